"""(routes of oidc)"""

from starlette.routing import Route

routes: list[Route] = []
