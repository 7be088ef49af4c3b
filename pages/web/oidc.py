"""The way in by OpenID Connect: to the provider and back, and out again.

The provider says who somebody is; what they may is decided here, on every request anew. So nothing of the provider is
kept in the browser: the cookie that a login ends in holds the secret of a session in our own directory.

What one login needs between start and return stands in a cookie of a few minutes, and everything the provider gets to
see of it (state, nonce, PKCE challenge) is a hash of it: only the browser that set out can come back.
"""

import logging
import re
import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from html import escape
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from analytics import clock
from analytics.access.passwords import hash_of, new_token
from analytics.access.records import Person
from analytics.access.visitors import SESSION_COOKIE, provider_fingerprint, role_of
from analytics.i18n import text
from analytics.settings import settings
from pages.parts import caches
from pages.parts.view import language_of
from pages.web import turned_away
from pages.web.caller import same_site
from pages.web.provider import Identity, ProviderDown, Refused, provider

COOKIE = "dashboard-login-"
"""And the beginning of the state: somebody may be logging in from two tabs."""
SECONDS = 600
"""Longest a login may take from start to return."""
LONGEST_PATH = 2000
STATE = re.compile(r"[0-9a-f]{64}")
TICKET = re.compile(r"(\d{1,12})\.[\w-]{43}\.([\w.~%-]+)", re.ASCII)

log = logging.getLogger(__name__)

# Threads of its own: a provider that answers slowly keeps nobody waiting who is already in.
_THREADS = anyio.CapacityLimiter(8)
_USED: dict[str, float] = {}  # states of logins that succeeded, and when they set out


async def start(request: Request) -> Response:
    """Off to the provider. `next`: the page they wanted. `again`: they want to be asked who they are."""
    return await _in_thread(partial(_start, request))


async def come_back(request: Request) -> Response:
    """Back from the provider, with a code or an error."""
    return await _in_thread(partial(_come_back, request))


async def go_out(request: Request) -> Response:
    """On to the provider, to log out there too. A page and no redirect: the form that logs out may only lead to our
    own site (`form-action 'self'`), and browsers hold the redirects behind it to that as well."""
    return await _in_thread(partial(_go_out, request))


def after_logout(request: Request) -> str | None:
    """Where somebody who has logged out here goes to log out at the provider too; None where there is no such place.
    May ask the provider: call it in a thread."""
    return "/login/out" if _logout_address(request) else None


routes = [Route("/login/start", start), Route("/login/return", come_back), Route("/login/out", go_out)]


async def _in_thread(work: Callable[[], Response]) -> Response:
    if settings().access != "oidc":
        return PlainTextResponse("not found", 404)
    response = await anyio.to_thread.run_sync(work, limiter=_THREADS)
    response.headers["cache-control"] = "no-store"
    return response


def _start(request: Request) -> Response:
    path = same_site(request.query_params.get("next", "/"))
    path = path if len(path) <= LONGEST_PATH else "/"
    ticket = f"{int(clock.now().timestamp())}.{new_token()}.{quote(path, safe='')}"
    state = _part(ticket, "state")
    more = {"ui_locales": _language(request, path)}
    if "again" in request.query_params:
        more["prompt"] = "login"
    try:
        address = provider().login_address(
            _back(request), state, _part(ticket, "nonce"), _part(ticket, "verifier"), **more
        )
    except ProviderDown as error:
        return _down(request, path, error)
    response = RedirectResponse(address, 303)
    response.set_cookie(
        _cookie(state), ticket, SECONDS, path="/login/return", secure=_is_https(request), httponly=True, samesite="lax"
    )
    return response


def _come_back(request: Request) -> Response:
    state = request.query_params.get("state", "")
    if not STATE.fullmatch(state):
        return _plain(request, "/", "stale", 400)
    path = _path(request.cookies.get(_cookie(state), ""), state)
    response = _answer(request, state, path) if path else _plain(request, "/", "stale", 400)
    response.delete_cookie(_cookie(state), path="/login/return", secure=_is_https(request), httponly=True)
    return response


def _path(ticket: str, state: str) -> str | None:
    """The page that a login was started for, where this very browser has started it, and not too long ago."""
    found = TICKET.fullmatch(ticket)
    if not found or not secrets.compare_digest(_part(ticket, "state"), state):
        return None
    if not 0 <= clock.now().timestamp() - int(found[1]) < SECONDS or state in _USED:
        return None
    return same_site(unquote(found[2]))


def _answer(request: Request, state: str, path: str) -> Response:
    """What comes of a login that this browser did start."""
    ticket = request.cookies[_cookie(state)]
    query = request.query_params
    if "error" in query:
        log.info("the provider ends a login: %r %r", query["error"][:100], query.get("error_description", "")[:300])
        return _plain(request, path, "cancelled" if query["error"] == "access_denied" else "failed", 403)
    try:
        if "iss" in query and query["iss"] != provider().document().issuer:  # RFC 9207
            raise Refused(f"the answer is of {query['iss'][:300]!r}")
        if not query.get("code"):
            raise Refused("the answer has no code")
        who = provider().redeem(
            query.get("code", ""), _back(request), _part(ticket, "nonce"), _part(ticket, "verifier")
        )
    except ProviderDown as error:
        return _down(request, path, error)
    except Refused as error:
        log.warning("a login is refused: %s", error)
        caches.audit().count("denied", about="/login/return", reason="login refused")
        return _plain(request, path, "failed", 403)
    _note_used(state)
    return _let_in(request, path, who)


def _let_in(request: Request, path: str, who: Identity) -> Response:
    """A session for whoever has a role. Raises StoreUnwritable: nobody comes in unlogged."""
    directory, now = caches.directory(), clock.now()
    person = directory.came(who.issuer, who.subject, who.email, who.name)
    role = role_of(person, who.groups, settings())
    if role == "nobody":
        reason = "disabled" if person.disabled else "no role"
        caches.audit().count("denied", subject=_subject(person), about="/login/return", reason=reason)
        return _plain(request, path, "no-role", 403, name=person.name or person.email or who.subject)
    caches.audit().write("login", subject=_subject(person), name=person.name, details={"role": role})
    lasts = timedelta(hours=settings().session_hours)
    secret = directory.open_session(
        "person",
        person.person_id,
        bound_to=provider_fingerprint(who.issuer, settings()),
        expires_at=now + lasts,
        groups=who.groups,
    )
    if old := request.cookies.get(SESSION_COOKIE):
        directory.end_session(hash_of(old))
    response = RedirectResponse(path, 303)
    response.set_cookie(
        SESSION_COOKIE,
        secret,
        int(lasts.total_seconds()),
        path="/",
        secure=_is_https(request),
        httponly=True,
        samesite="lax",
    )
    return response


def _go_out(request: Request) -> Response:
    address = _logout_address(request)
    if address is None:
        return RedirectResponse("/login", 303)
    spoken = turned_away.language(request)
    body = (
        f"<p>{escape(text(spoken, 'login-out-words'))}</p>"
        f'<p><a class="button" href="{escape(address)}">{escape(text(spoken, "login-out-on"))}</a></p>'
    )
    page = turned_away.html_page(request, text(spoken, "login-out-title"), body)
    page.headers["refresh"] = f"0; url={address}"
    return page


def _logout_address(request: Request) -> str | None:
    try:
        return provider().logout_address(f"{_address(request)}/login")
    except ProviderDown as error:
        log.error("logout without the provider: %s", error)
        return None


def _note_used(state: str) -> None:
    now = clock.now().timestamp()
    for old in [each for each, at in list(_USED.items()) if now - at > SECONDS]:
        _USED.pop(old, None)
    _USED[state] = now


def _part(ticket: str, use: str) -> str:
    """State, nonce or PKCE verifier of a login: none of them says anything of the others, or of the ticket."""
    return hash_of(f"{use}\n{ticket}")


def _cookie(state: str) -> str:
    return COOKIE + state[:16]


def _subject(person: Person) -> str:
    return f"person:{person.person_id}"


def _address(request: Request) -> str:
    """This dashboard as others reach it, without a slash at the end."""
    return settings().public_url.rstrip("/") or f"{request.url.scheme}://{request.url.netloc}"


def _back(request: Request) -> str:
    return f"{_address(request)}/login/return"


def _is_https(request: Request) -> bool:
    return _address(request).startswith("https:")


def _language(request: Request, path: str) -> str:
    wanted = parse_qs(urlsplit(path).query).get("lang", [""])[0]
    return language_of(request.query_params.get("lang") or wanted, request.headers.get("accept-language"))


def _down(request: Request, path: str, error: ProviderDown) -> Response:
    log.error("nobody can log in: %s", error)
    return _plain(request, path, "down", 502)


def _plain(request: Request, path: str, what: str, status: int, name: str = "") -> Response:
    """A page that says why nobody came in, and the way to try again. Whom to ask stands on every plain page."""
    spoken = _language(request, path)
    again = urlencode({"next": path, "lang": spoken, **({"again": "1"} if what == "no-role" else {})})
    body = (
        f"<p>{escape(text(spoken, f'login-{what}-words', name=name))}</p><p>"
        f'<a class="button" href="/login/start?{escape(again)}">{escape(text(spoken, f"login-{what}-again"))}</a></p>'
    )
    return turned_away.html_page(request, text(spoken, f"login-{what}-title"), body, status)
