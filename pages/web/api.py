"""(routes of api)"""

from starlette.routing import Route

routes: list[Route] = []
