"""The dashboard as an ASGI app: `streamlit run dashboard.py`, `python dashboard.py` or `uvicorn dashboard:app`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio.to_thread
import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pages.parts import caches
from pages.parts.view import PAGES
from pages.web import api, charts, connections, downloads, errors, health, index, login, oidc, redact, reports, share
from pages.web.compress import Precompressed
from pages.web.gate import Gate

ROOT = Path(__file__).resolve().parent

routes = [
    Route("/", index.index),
    *(Route(f"/{page}", index.index) for page in PAGES),
    Route("/healthz", health.healthz),
    Route("/download/template.xlsx", downloads.workbook),
    Route("/download/table/{table}.csv", downloads.table),
    Route("/download/original/{edition:int}/{name:path}", downloads.original),
    *login.routes,
    *oidc.routes,
    *share.routes,
    *api.routes,
    *charts.routes,
    *reports.routes,
    Mount("/assets", StaticFiles(directory=ROOT / "static")),
]


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Open the newest edition before the first visitor comes, and look after the open connections."""
    redact.guard_logs()
    await anyio.to_thread.run_sync(caches.warm)
    await anyio.to_thread.run_sync(login.announce)
    async with connections.watching():
        yield


app = st.App(
    ROOT / "pages" / "router.py",
    routes=routes,
    middleware=[Middleware(Gate), Middleware(Precompressed)],
    lifespan=lifespan,
    on_script_error=errors.on_script_error,
)

if __name__ == "__main__":
    app.run()
