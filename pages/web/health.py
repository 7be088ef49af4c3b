"""Whether the dashboard can do its work, for whoever watches over it."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from pages.parts import caches


def healthz(request: Request) -> JSONResponse:
    """200 with the newest edition's number; an unreadable store is an error of the server (500)."""
    head = caches.store().head()
    return JSONResponse({"status": "ok", "edition": head.number if head else 0})
