"""What an address of the API or of a chart asks for: language, edition, day and form; and what is wrong with it.

Whoever comes by a share link gets the link's edition and day, whatever the address says."""

import re
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape

from starlette.requests import Request
from starlette.responses import Response

from analytics.access.records import Share, Visitor
from analytics.editions import Edition
from analytics.editions.known import edition_known_on
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day
from analytics.reports.documents import Problem, ProblemPart
from analytics.reports.facts import own_day
from analytics.settings import settings
from pages.parts import caches
from pages.parts.view import day_of_share, language_of
from pages.web import turned_away
from pages.web.kept import Finished, answer_of

LOOK = ("lang", "edition", "as_of", "known_on", "share")
"""The parameters that say what is looked at."""
PROBLEM = "application/problem+json"
Part = tuple[str | None, str]
"""A parameter (None: the address itself), and what is wrong with it."""
Endpoint = Callable[[Request], Awaitable[Response]]


class Refused(Exception):
    """What is asked for cannot be had: 400, 404 or 406, and everything that is wrong, in words."""

    def __init__(self, status: int, language: str, parts: Collection[Part]) -> None:
        super().__init__(status)
        self.status = status
        self.language = language
        self.parts = tuple(parts)


@dataclass(frozen=True)
class Asked:
    """What is looked at, and by whom. `share`: the link they came by, which says what they may see."""

    language: str
    edition: Edition
    as_of: date
    visitor: Visitor

    @property
    def share(self) -> Share | None:
        """The share link that limits what is shown."""
        return self.visitor.share

    def goals(self, verdicts: Collection[Verdict]) -> list[Verdict]:
        """Those that the visitor may see. Raises Refused (404) where their link shows no goals."""
        share = self.share
        if share is None:
            return list(verdicts)
        if share.kind == "projects":
            raise self.not_in_link()
        everything = share.kind == "goals" and not share.goals
        return [each for each in verdicts if everything or each.goal.goal_id in share.goals]

    def goal(self, verdicts: Collection[Verdict], goal_id: str) -> Verdict:
        """One goal. Raises Refused (404): what a link does not show is answered like what there is not."""
        for each in self.goals(verdicts):
            if each.goal.goal_id == goal_id:
                return each
        raise Refused(404, self.language, [(None, text(self.language, "api-goal-unknown", value=goal_id))])

    def not_in_link(self) -> Refused:
        """That the visitor's link does not show what is asked for."""
        return Refused(404, self.language, [(None, text(self.language, "api-not-in-link"))])


def read(request: Request, parameters: Collection[str]) -> Asked:
    """What a request asks for; `parameters`: those that its address may have. It may ask the database. Raises Refused,
    with all that is wrong at once."""
    visitor: Visitor = request.state.visitor
    share = visitor.share
    query = request.query_params
    language = _language(request, share)
    wrong = [*_unknown_parameters(request, parameters, language), *_repeated(request, parameters, language)]
    offered = settings().languages
    if "lang" in query and query["lang"] not in offered:
        said = text(language, "api-language-unknown", value=query["lang"], known=", ".join(offered))
        wrong.append(("lang", said))
    if share:
        if wrong:
            raise Refused(400, language, wrong)
        edition = _existing(share.edition, language)
        return Asked(language, edition, day_of_share(share, edition), visitor)
    days: dict[str, date | None] = {}
    for name in ("as_of", "known_on"):
        days[name] = _day(query.get(name))
        if name in query and name in parameters and days[name] is None:
            wrong.append((name, text(language, "api-day-unreadable", value=query[name])))
    number = query.get("edition")
    if number is not None and not re.fullmatch(r"[0-9]{1,9}", number):
        wrong.append(("edition", text(language, "api-edition-unreadable", value=number)))
    if wrong:
        raise Refused(400, language, wrong)
    if number is None and (known := days["known_on"]):
        edition = _known_on(known, language)
    else:
        edition = _existing(None if number is None else int(number), language)
    return Asked(language, edition, days["as_of"] or own_day(edition), visitor)


def form(request: Request, offered: tuple[str, ...], language: str) -> str:
    """The media type, of those offered, that the Accept header likes best; of several the first. Raises Refused (406)
    where it takes none of them."""
    accepted = request.headers.get("accept") or "*/*"
    best = max(offered, key=lambda media: _liked(accepted, media))
    if not _liked(accepted, best):
        raise Refused(406, language, [(None, text(language, "api-forms", known=", ".join(offered)))])
    return best


def kept_answer(request: Request, answer: Finished, media: str, headers: Mapping[str, str]) -> Response:
    """The bytes in the shortest form the caller takes, or 304 where they have them already."""
    said = {"cache-control": "private, no-cache", "vary": "accept, accept-encoding, accept-language, cookie", **headers}
    return answer_of(request, answer, media, said)


def answered(endpoint: Endpoint) -> Endpoint:
    """An endpoint that answers what it refuses with a problem document; in a browser's window, with a plain page."""

    async def answering(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Refused as refused:
            return _problem(request, refused)

    return answering


def spoken(request: Request) -> str:
    """The language of an answer, whatever else is wrong with the request."""
    return _language(request, request.state.visitor.share)


def _problem(request: Request, refused: Refused) -> Response:
    title = text(refused.language, f"api-{refused.status}")
    words = [f"{name}: {said}" if name else said for name, said in refused.parts]
    if turned_away.is_visit(request):
        body = "".join(f"<p>{escape(each)}</p>" for each in words)
        return turned_away.html_page(request, title, body, refused.status)
    document = Problem(
        type="about:blank",
        title=title,
        status=refused.status,
        detail=" ".join(words),
        problems=[ProblemPart(parameter=name, detail=said) for name, said in refused.parts],
    )
    headers = {"cache-control": "no-store", "content-language": refused.language}
    return Response(document.model_dump_json(), refused.status, headers, media_type=PROBLEM)


def _language(request: Request, share: Share | None) -> str:
    if share and share.language in settings().languages:
        return share.language or ""
    return language_of(request.query_params.get("lang"), request.headers.get("accept-language"))


def _unknown_parameters(request: Request, parameters: Collection[str], language: str) -> list[Part]:
    known = ", ".join(parameters)
    unknown = dict.fromkeys(name for name in request.query_params if name not in parameters)
    return [(name, text(language, "api-unknown-parameter", name=name, known=known)) for name in unknown]


def _repeated(request: Request, parameters: Collection[str], language: str) -> list[Part]:
    """Of a parameter that stands there twice nobody can say which is meant."""
    counts = {name: len(request.query_params.getlist(name)) for name in parameters}
    return [(name, text(language, "api-twice", name=name, count=count)) for name, count in counts.items() if count > 1]


def _day(written: str | None) -> date | None:
    """A day written as ISO 8601 with hyphens; None where it is not."""
    if written is None or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _existing(number: int | None, language: str) -> Edition:
    """That edition, or the newest."""
    if number is None:
        head = caches.store().head()
        if head is None:
            raise Refused(404, language, [(None, text(language, "api-edition-none"))])
        return head
    try:
        return caches.store().edition(number)
    except KeyError:
        said = text(language, "api-edition-unknown", value=str(number))
        raise Refused(404, language, [("edition", said)]) from None


def _known_on(known: date, language: str) -> Edition:
    edition = edition_known_on(caches.store().history(), known)
    if edition is None:
        said = text(language, "api-edition-none-known", day=day(language, known, "long"))
        raise Refused(404, language, [("known_on", said)])
    return edition


def _liked(accepted: str, media: str) -> float:
    """How much an Accept header likes a media type, 0 to 1; of the ranges that hold it the closest says."""
    found = (-1, 0.0)
    for each in accepted.split(","):
        name, *more = (part.strip().lower() for part in each.split(";"))
        closeness = {media: 2, f"{media.partition('/')[0]}/*": 1, "*/*": 0}.get(name)
        if closeness is not None:
            found = max(found, (closeness, _weight(more)))
    return found[1]


def _weight(parameters: Collection[str]) -> float:
    """The weight among a media range's parameters: 1 where none can be read."""
    for each in parameters:
        if re.fullmatch(r"q\s*=\s*[01](\.[0-9]{0,3})?", each):
            return min(1.0, float(each.partition("=")[2]))
    return 1.0
