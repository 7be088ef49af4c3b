"""A goal's course as a file: as a drawing (SVG), as a picture (PNG), as a table (CSV)."""

from collections.abc import Callable
from functools import partial
from urllib.parse import quote

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from analytics.charts.svg import trajectory_svg
from analytics.charts.trajectory import trajectory_rows
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.reports.pictures import chart_png
from pages.parts import caches
from pages.parts.export import csv_bytes
from pages.web.asked import LOOK, Asked, Endpoint, Refused, answered, kept_answer, read
from pages.web.kept import Finished, Kept, finished

KEPT = Kept()
Draw = Callable[[Verdict, str, bool], bytes]
"""A goal, a language, whether for dark paper."""


def _svg(verdict: Verdict, language: str, dark: bool) -> bytes:
    return trajectory_svg(verdict, language, dark=dark).encode()


def _csv(verdict: Verdict, language: str, dark: bool) -> bytes:
    return csv_bytes(trajectory_rows(verdict, language), language)


def _png(verdict: Verdict, language: str, dark: bool) -> bytes:
    return chart_png(verdict, language)


def _chart(suffix: str, media: str, draw: Draw, more: tuple[str, ...] = ()) -> Endpoint:
    """The endpoint of one form of a chart; `more`: parameters besides those that say what is looked at."""

    async def endpoint(request: Request) -> Response:
        asked = await anyio.to_thread.run_sync(read, request, (*LOOK, *more))
        dark = _is_dark(request, asked.language)
        goal_id = str(request.path_params["goal_id"])
        # Whether they may see it is asked before what is kept is looked for: it is kept for everybody.
        verdicts = await anyio.to_thread.run_sync(caches.verdicts, asked.edition.number, asked.as_of)
        verdict = asked.goal(verdicts, goal_id)
        key = (suffix, goal_id, asked.language, asked.edition.number, asked.as_of, dark)
        answer = await KEPT.get(key, partial(_made, draw, verdict, asked, dark, suffix != "png"))
        name = quote(f"{verdict.goal.title(asked.language)}.{suffix}", safe="")
        kept = "attachment" if suffix == "csv" else "inline"
        headers = {
            "content-disposition": f"{kept}; filename*=UTF-8''{name}",
            "content-language": asked.language,
        }
        return kept_answer(request, answer, media, headers)

    return answered(endpoint)


def _made(draw: Draw, verdict: Verdict, asked: Asked, dark: bool, compress: bool) -> Finished:
    return finished(draw(verdict, asked.language, dark), compress)


def _is_dark(request: Request, language: str) -> bool:
    written = request.query_params.get("dark", "0")
    if written not in ("0", "1"):
        raise Refused(400, language, [("dark", text(language, "api-dark-unreadable", value=written))])
    return written == "1"


routes: list[Route] = [
    Route("/chart/{goal_id}.svg", _chart("svg", "image/svg+xml", _svg, ("dark",))),
    Route("/chart/{goal_id}.png", _chart("png", "image/png", _png)),
    Route("/chart/{goal_id}.csv", _chart("csv", "text/csv; charset=utf-8", _csv)),
]
