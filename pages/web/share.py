"""(routes of share)"""

from starlette.routing import Route

routes: list[Route] = []
