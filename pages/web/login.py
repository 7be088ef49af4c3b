"""(routes of login)"""

from starlette.routing import Route

routes: list[Route] = []
