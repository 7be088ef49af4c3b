"""Share links, /s/{token}: the page, its compact form, its preview picture, and the way into the dashboard.

What a link shows never changes between two editions, so it is made once and sent from memory. Caches on the way may
keep it, but have to ask each time (`no-cache`): an unchanged page costs them an empty 304, and a link that was taken
back is gone for everybody at once. What a password protects is never kept. Links that do not exist, are paused, have
expired or were revoked are answered alike."""

import logging
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import quote, urlencode

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from analytics import clock
from analytics.access.passwords import hash_of
from analytics.access.records import Options, Share
from analytics.access.throttle import Throttle
from analytics.access.visitors import SHARE_COOKIE, SHARE_PARAMETER
from analytics.database import StoreUnwritable
from analytics.editions import Edition
from analytics.i18n import text
from analytics.reports.facts import Facts
from analytics.reports.forms import Brand
from analytics.reports.pictures import preview_card
from analytics.settings import settings
from pages.parts import caches
from pages.parts.view import day_of_share, language_of
from pages.web import share_password, share_view, turned_away
from pages.web.kept import Finished, Kept, answer_of, finished
from pages.web.share_address import base_address
from pages.web.share_policy import embeddable, headers
from pages.web.share_view import Reader

log = logging.getLogger(__name__)

WRONG = Throttle(30, 60)
"""Addresses of links that do not open, from one source. Links that do are never held up."""
OPENINGS = Throttle(120, 60)
"""Sessions of one link opened from one source: a whole council behind one address, but no flood."""
KEPT = Kept()


@dataclass(frozen=True)
class Opened:
    """A link that opens, and what its page depends on."""

    share: Share
    token: str
    options: Options
    reader: Reader
    source: str


async def page(request: Request) -> Response:
    """The page of a link; where it has a password, the form that asks for it."""
    opened = _opened(request)
    if opened is None:
        return await _not_open(request)
    share = opened.share
    if request.method == "POST":
        return await _try_password(request, opened)
    if share.password_hash and not share_password.has_session(request, share):
        return await _password_form(opened)
    shown = await _shown(opened)
    if shown is None:
        return await _not_open(request)
    edition, as_of = shown
    make = partial(_made, opened, edition, as_of, share_view.page)
    answer = await KEPT.get(_key("page", opened, edition, as_of), make)
    return _view(request, opened, answer)


async def open_dashboard(request: Request) -> Response:
    """Into the interactive dashboard, locked to the link's view: the token is exchanged for a cookie and leaves the
    address."""
    opened = _opened(request)
    if opened is None or await _shown(opened) is None:
        return await _not_open(request)
    share, language = opened.share, opened.reader.language
    has_session = share_password.has_session(request, share)
    if share.password_hash and not has_session:
        return RedirectResponse(_path(request, f"/s/{quote(opened.token, safe='')}"), 303, headers(no_store=True))
    into = _path(request, _dashboard(share, language, "lang" in request.query_params))
    response = RedirectResponse(into, 303, headers(no_store=True))
    if not has_session:
        source = f"{share.share_id} {opened.source}"
        if OPENINGS.waits(source):
            return await anyio.to_thread.run_sync(turned_away.throttled, request, OPENINGS.waits(source))
        OPENINGS.failed(source)
        return await _with_session(request, opened, response)
    return response


async def card(request: Request) -> Response:
    """The picture that mail and chat show beside the address."""
    opened = _opened(request)
    shown = await _shown(opened) if opened else None
    if opened is None or shown is None:
        return await _not_open(request)
    edition, as_of = shown
    answer = await KEPT.get(_key("card", opened, edition, as_of), partial(_made_card, opened, edition, as_of))
    return _kept_answer(request, opened.share, answer, "image/png", public=True)


async def embed(request: Request) -> Response:
    """The compact form, for a frame on the pages of the hosts that an administrator named."""
    opened = _opened(request)
    shown = await _shown(opened) if opened else None
    if opened is None or shown is None:
        return await _not_open(request)
    hosts = embeddable(opened.options.embed_hosts)
    if not hosts:
        return await _words(opened, "link-page-embed-closed-title", "link-page-embed-closed", 404)
    edition, as_of = shown
    if opened.share.password_hash:
        name = await _organisation(opened)
        html = share_view.embed_locked(opened.token, opened.reader, opened.options, name)
        return HTMLResponse(html, headers=headers(no_store=True, frames=hosts))
    make = partial(_made, opened, edition, as_of, share_view.embed)
    answer = await KEPT.get(_key("embed", opened, edition, as_of), make)
    return _view(request, opened, answer, frames=hosts)


def _opened(request: Request) -> Opened | None:
    """The link of the address, where it opens now."""
    token = str(request.path_params["token"])
    known = caches.directory().known()
    share = known.by_token.get(hash_of(token))
    if share is None or not share.is_open(clock.now()):
        return None
    source = str(getattr(request.state, "source", "")) or (request.client.host if request.client else "")
    return Opened(share, token, known.options, _reader(request, share), source)


def _reader(request: Request, share: Share) -> Reader:
    """The reader's language, and what the address asks for in vain. Never what it says: a page is kept for each."""
    query, asked = request.query_params, request.query_params.get("lang")
    notes = ["day-locked"] if any(name in query for name in ("as_of", "edition", "known_on")) else []
    if share.language in settings().languages:
        if asked not in (None, share.language):
            notes.append("lang-locked")
        return Reader(share.language or "", base_address(request), tuple(notes))
    language = language_of(asked, request.headers.get("accept-language"))
    if asked is not None and asked != language:
        notes.append("lang-unknown")
    return Reader(language, base_address(request), tuple(notes))


async def _shown(opened: Opened) -> tuple[Edition, date] | None:
    """The edition and day that a link shows; None, and a word in the log, where there is no such edition."""
    share = opened.share
    try:
        if share.edition is not None:
            edition: Edition | None = caches.store().edition(share.edition)
        else:
            edition = await anyio.to_thread.run_sync(caches.store().head)
    except KeyError:
        edition = None
    if edition is None:
        log.error("link %s shows an edition that is not there: %s", share.share_id, share.edition)
        return None
    return edition, day_of_share(share, edition)


def _key(form: str, opened: Opened, edition: Edition, as_of: date) -> Hashable:
    """All that a finished page depends on."""
    share, options = opened.share, opened.options
    looks = (options.organisation_name, options.colour, options.logo, options.logo_type)
    return form, share.share_id, share.token_hash, share.password_hash, edition.number, as_of, opened.reader, looks


def _made(
    opened: Opened,
    edition: Edition,
    as_of: date,
    write: Callable[[Share, str, Reader, Facts, Options], str],
) -> Finished:
    facts = caches.facts(edition.number, as_of)
    return finished(write(opened.share, opened.token, opened.reader, facts, opened.options).encode())


def _made_card(opened: Opened, edition: Edition, as_of: date) -> Finished:
    share, options, language = opened.share, opened.options, opened.reader.language
    facts = caches.facts(edition.number, as_of)
    brand = Brand(options.organisation_name, options.colour, options.logo)
    shown = share_view.previewed(share, facts, language, options.organisation_name)
    return finished(preview_card(shown, brand), compress=False)


def _view(request: Request, opened: Opened, answer: Finished, frames: tuple[str, ...] = ()) -> Response:
    """A page out of memory, counted as one view."""
    share = opened.share
    if request.method == "GET":
        caches.directory().count_view(share.share_id)
        caches.audit().count("share_opened", subject=f"link:{share.share_id}", about=share.share_id)
    public = not share.password_hash
    return _kept_answer(request, share, answer, "text/html; charset=utf-8", public=public, frames=frames)


def _kept_answer(
    request: Request, share: Share, answer: Finished, media: str, *, public: bool, frames: tuple[str, ...] = ()
) -> Response:
    """The bytes in the shortest form the reader takes, or 304 where they have them already."""
    vary = ["accept-encoding"] if len(answer.bodies) > 1 else []
    vary += [] if share.language else ["accept-language"]
    said = headers(no_store=not public, frames=frames) | ({"vary": ", ".join(vary)} if vary else {})
    return answer_of(request, answer, media, said, tagged=public)


async def _not_open(request: Request) -> Response:
    """The one answer to every link that does not open."""
    source = str(getattr(request.state, "source", "")) or (request.client.host if request.client else "")
    waiting = WRONG.waits(source)
    caches.audit().count("denied", about="/s/{token}", reason="link")
    if waiting:
        return await anyio.to_thread.run_sync(turned_away.throttled, request, waiting)
    WRONG.failed(source)
    return await anyio.to_thread.run_sync(turned_away.no_such_link, request)


async def _password_form(opened: Opened, problem: str = "", status: int = 200) -> Response:
    name = await _organisation(opened)
    html = share_view.password_form(opened.share, opened.token, opened.reader, opened.options, name, problem)
    return HTMLResponse(html, status, headers(no_store=True))


async def _try_password(request: Request, opened: Opened) -> Response:
    """A password was sent: a session and back to the page, or the form again."""
    share, language = opened.share, opened.reader.language
    asked = f"?lang={language}" if "lang" in request.query_params and not share.language else ""
    back = RedirectResponse(_path(request, f"/s/{quote(opened.token, safe='')}{asked}"), 303, headers(no_store=True))
    if not share.password_hash:
        return back
    if waiting := share_password.waits(share, opened.source):
        seconds = int(waiting) + 1
        answer = await _password_form(opened, text(language, "link-page-password-wait", seconds=seconds), 429)
        answer.headers["retry-after"] = str(seconds)
        return answer
    if not await share_password.is_right(share, opened.source, await share_password.sent_password(request)):
        caches.audit().count("denied", subject=f"link:{share.share_id}", about=share.share_id, reason="password")
        return await _password_form(opened, text(language, "link-page-password-wrong"), 403)
    return await _with_session(request, opened, back)


async def _with_session(request: Request, opened: Opened, response: Response) -> Response:
    """The response with the cookie of a new session of the link."""
    try:
        secret, seconds = await share_password.open_session(opened.share)
    except StoreUnwritable as error:
        return await anyio.to_thread.run_sync(turned_away.unwritable, request, error)
    response.set_cookie(
        SHARE_COOKIE + opened.share.share_id,
        secret,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


async def _words(opened: Opened, title: str, words: str, status: int) -> Response:
    language, name = opened.reader.language, await _organisation(opened)
    html = share_view.plain_page(language, opened.options, name, text(language, title), text(language, words))
    return HTMLResponse(html, status, headers(no_store=True))


async def _organisation(opened: Opened) -> str:
    """What the organisation is called; '' where nobody has said yet."""
    if opened.options.organisation_name:
        return opened.options.organisation_name
    shown = await _shown(opened)
    if shown is None:
        return ""
    names = (await anyio.to_thread.run_sync(caches.tables, shown[0].number))["organisation"].column("name")
    return str(names[0]) if len(names) else ""


def _dashboard(share: Share, language: str, asked: bool) -> str:
    """The address of the link's view in the dashboard."""
    query: Mapping[str, str] = {SHARE_PARAMETER: share.share_id}
    if share.kind == "goal":
        query = {**query, "goal": share.goals[0] if share.goals else ""}
    if share.kind == "projects":
        query = {**share.filters, **query}
    if asked and not share.language:
        query = {**query, "lang": language}
    page = {"goals": "/", "goal": "/goal", "projects": "/projects"}[share.kind]
    return f"{page}?{urlencode(query)}"


def _path(request: Request, path: str) -> str:
    return f"{request.scope.get('root_path', '')}{path}"


routes: list[Route] = [
    Route("/s/{token}", page, methods=["GET", "POST"]),
    Route("/s/{token}/open", open_dashboard),
    Route("/s/{token}/card.png", card),
    Route("/s/{token}/embed", embed),
]
