"""(routes of reports)"""

from starlette.routing import Route

routes: list[Route] = []
