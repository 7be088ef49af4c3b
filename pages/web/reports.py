"""Reports by their address: the board PDF, the slides and the workbook, of any edition, day and language."""

from typing import get_args
from urllib.parse import quote

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from analytics.access.records import Visitor
from analytics.i18n import text
from analytics.reports.content import SECTIONS, Facts, Section
from analytics.reports.forms import MEDIA, Brand, Form, Wish, file_name, make
from pages.parts import caches
from pages.web.asked import LOOK, Asked, Part, Refused, answered, read

PATHS: dict[str, Form] = {
    "/report/board.pdf": "pdf",
    "/report/slides.pptx": "slides",
    "/report/workbook.xlsx": "workbook",
}


@answered
async def report(request: Request) -> Response:
    """A report as a file. Query: lang, edition, as_of, known_on, sections and goals (ids joined by commas)."""
    return await anyio.to_thread.run_sync(_made, request)


def brand() -> Brand:
    """How the organisation wants to be seen, as an administrator chose."""
    options = caches.directory().known().options
    return Brand(options.organisation_name, options.colour, options.logo)


def _made(request: Request) -> Response:
    asked = read(request, (*LOOK, "sections", "goals"))
    facts = caches.facts(asked.edition.number, asked.as_of)
    wish = _wish(request, asked, facts)
    form = PATHS[request.url.path]
    file = make(form, facts, wish)
    name = file_name(form, facts, asked.language)
    _note(request.state.visitor, name, form, wish, facts)
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "cache-control": "no-store",
    }
    return Response(file, media_type=MEDIA[form], headers=headers)


def _wish(request: Request, asked: Asked, facts: Facts) -> Wish:
    """What is wanted of the report. Raises Refused with everything that is wrong."""
    language = asked.language
    sections, goals = _listed(request, "sections"), _listed(request, "goals")
    there = [verdict.goal.goal_id for verdict in facts.verdicts]
    known: dict[str, tuple[str, ...]] = {"sections": get_args(Section), "goals": tuple(there)}
    wrong: list[Part] = [
        (name, text(language, "reports-unknown", value=each, known=", ".join(known[name])))
        for name, chosen in (("sections", sections), ("goals", goals))
        for each in chosen
        if each not in known[name]
    ]
    if "sections" in request.query_params and not sections:
        wrong.append(("sections", text(language, "reports-nothing")))
    if wrong:
        raise Refused(400, language, wrong)
    wanted = tuple(each for each in SECTIONS if not sections or each in sections)
    return Wish(language, wanted, goals, brand(), public=not request.state.visitor.sees_names)


def _listed(request: Request, name: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in request.query_params.get(name, "").split(",") if each.strip())


def _note(visitor: Visitor, name: str, form: Form, wish: Wish, facts: Facts) -> None:
    """Who took which report, in the audit log."""
    caches.audit().write(
        "report",
        subject=visitor.subject,
        name=visitor.name,
        about=name,
        edition=facts.edition.number,
        details={"form": form, "language": wish.language, "as_of": facts.as_of.isoformat()},
    )


routes = [Route(path, report) for path in PATHS]
