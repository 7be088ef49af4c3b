"""The JSON API, read-only: what the pages show, as data. The documents are made in analytics.reports.documents; who may
call is the gate's word, what a share link shows is decided here and in `asked`."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from analytics.charts.badge import badge_svg
from analytics.goals.verdict import Verdict
from analytics.metrics.registry import METRICS
from analytics.reports import documents
from analytics.reports.flat import flat_rows
from pages.parts import caches
from pages.parts.export import csv_bytes
from pages.parts.filters import COLUMNS
from pages.parts.link_filters import filtered, warnings
from pages.web.api_description import CSV, JSON, SVG, VERSION, described
from pages.web.asked import LOOK, Asked, answered, form, kept_answer, read, spoken
from pages.web.kept import Finished, Kept, finished

KEPT = Kept()
FILTERED = (*LOOK, *COLUMNS, "q")
"""The parameters of the projects: as on their page."""
BADGE_SECONDS = 300
"""How long a badge that anybody may see is kept without being asked for again."""


@dataclass(frozen=True)
class Resource:
    """One address whose answer is a list of documents. `scope`: what the answer depends on besides language, edition
    and day."""

    name: str
    parameters: tuple[str, ...]
    answer: type[documents.Answer]
    document: type[documents.Document]  # of which the answer has a list, under the resource's name
    make: Callable[[Asked, Any], documents.Answer]
    scope: Callable[[Request, Asked], Hashable]

    async def endpoint(self, request: Request) -> Response:
        """The answer as JSON or CSV."""
        media = form(request, (JSON, CSV), spoken(request))
        asked = await anyio.to_thread.run_sync(read, request, self.parameters)
        scope = self.scope(request, asked)
        key = (self.name, media, asked.language, asked.edition.number, asked.as_of, scope)
        answer = await KEPT.get(key, partial(self._made, asked, scope, media))
        named = {"content-language": asked.language}
        if media == CSV:
            named["content-disposition"] = f'attachment; filename="{self.name}.csv"'
        return kept_answer(request, answer, f"{media}; charset=utf-8" if media == CSV else media, named)

    def _made(self, asked: Asked, scope: Any, media: str) -> Finished:
        answer = self.make(asked, scope)
        if media == JSON:
            return finished(answer.model_dump_json().encode())
        rows = flat_rows(self.document, getattr(answer, self.name), comma=asked.language != "en")
        return finished(csv_bytes(rows, asked.language))


def _limits(asked: Asked) -> Hashable:
    """What a share link says of what may be seen; None without one."""
    share = asked.share
    return share and (share.kind, share.goals, tuple(sorted(share.filters.items())))


def _seen(_: Request, asked: Asked) -> Hashable:
    return _limits(asked)


def _goals(asked: Asked, _: Hashable) -> documents.GoalsAnswer:
    facts = caches.facts(asked.edition.number, asked.as_of)
    return documents.goals_answer(facts, asked.language, asked.goals(facts.verdicts))


def _filters(request: Request, asked: Asked) -> Hashable:
    """The filters of the address, and those of the link."""
    chosen = {name: request.query_params[name] for name in (*COLUMNS, "q") if request.query_params.get(name)}
    return tuple(sorted(chosen.items())), _limits(asked)


def _projects(asked: Asked, scope: Any) -> documents.ProjectsAnswer:
    """What the link lets through, if they came by one, and of that what the address asks for."""
    if asked.share and asked.share.kind != "projects":
        raise asked.not_in_link()
    facts = caches.facts(asked.edition.number, asked.as_of)
    shown, notes = facts.projects, []
    for filters in [asked.share.filters if asked.share else {}, dict(scope[0])]:
        found = filtered(shown, filters)
        shown = found.projects
        notes += warnings(found, asked.language)
    return documents.projects_answer(facts, asked.language, shown, notes)


def _metrics(asked: Asked, _: Hashable) -> documents.MetricsAnswer:
    """All; through a link those that its goals use."""
    if asked.share is None:
        return documents.metrics_answer(asked.language, METRICS)
    verdicts = asked.goals(caches.verdicts(asked.edition.number, asked.as_of))
    return documents.metrics_answer(asked.language, documents.metrics_of(verdicts))


def _is_named(_: Request, asked: Asked) -> Hashable:
    """Whether people may be named: to whoever has said who they are."""
    return bool(asked.share is None and asked.visitor.subject), asked.share is not None


def _editions(asked: Asked, scope: Any) -> documents.EditionsAnswer:
    """All up to the newest; through a link the one it shows."""
    named, linked = scope
    editions = [asked.edition] if linked else caches.store().history()
    shown = [each for each in editions if each.number <= asked.edition.number]
    return documents.editions_answer(asked.language, shown, named)


async def badge(request: Request) -> Response:
    """One goal as a badge."""
    media = form(request, (SVG,), spoken(request))
    asked = await anyio.to_thread.run_sync(read, request, LOOK)
    goal_id = str(request.path_params["goal_id"])
    key = ("badge", goal_id, asked.language, asked.edition.number, asked.as_of, _limits(asked))
    answer = await KEPT.get(key, partial(_made_badge, asked, goal_id))
    headers = {"content-language": asked.language}
    if asked.visitor.role == "reader" and not asked.visitor.subject:  # public reading: whoever comes sees it
        headers |= {"cache-control": f"public, max-age={BADGE_SECONDS}", "cross-origin-resource-policy": "cross-origin"}
    return kept_answer(request, answer, media, headers)


def _made_badge(asked: Asked, goal_id: str) -> Finished:
    return finished(badge_svg(_verdict(asked, goal_id), asked.language).encode())


def _verdict(asked: Asked, goal_id: str) -> Verdict:
    return asked.goal(caches.verdicts(asked.edition.number, asked.as_of), goal_id)


async def openapi(request: Request) -> Response:
    """The description of all of this."""
    language = spoken(request)
    media = form(request, (JSON,), language)
    await anyio.to_thread.run_sync(read, request, ("lang", "share"))
    root = str(request.scope.get("root_path", ""))
    answer = await KEPT.get(("openapi", language, root), partial(_made_description, language, root))
    return kept_answer(request, answer, media, {"content-language": language})


def _made_description(language: str, root: str) -> Finished:
    return finished(described(language, root, {each.name: (each.answer, each.parameters) for each in RESOURCES}))


RESOURCES = (
    Resource("goals", LOOK, documents.GoalsAnswer, documents.GoalDocument, _goals, _seen),
    Resource("projects", FILTERED, documents.ProjectsAnswer, documents.ProjectDocument, _projects, _filters),
    Resource("metrics", ("lang", "share"), documents.MetricsAnswer, documents.MetricDocument, _metrics, _seen),
    Resource("editions", ("lang", "share"), documents.EditionsAnswer, documents.EditionDocument, _editions, _is_named),
)

routes: list[Route] = [
    *(Route(f"{VERSION}/{each.name}", answered(each.endpoint)) for each in RESOURCES),
    Route(f"{VERSION}/goals/{{goal_id}}/badge.svg", answered(badge)),
    Route(f"{VERSION}/openapi.json", answered(openapi)),
]
