"""The way in: the form for a key, a key in an address (as Jupyter does it), the button to one's own provider; and out
again. Works without JavaScript."""

import hmac
import logging
from datetime import timedelta
from functools import cache
from html import escape
from typing import cast
from urllib.parse import parse_qs, parse_qsl, quote, urlencode

import anyio.to_thread
import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from analytics import clock
from analytics.access.passwords import hash_of
from analytics.access.roles import Role
from analytics.access.throttle import Throttle
from analytics.access.visitors import SESSION_COOKIE
from analytics.i18n import text
from analytics.settings import settings
from pages.parts import caches
from pages.web import connections, oidc, turned_away
from pages.web.caller import same_site

KEY_PARAMETER = "key"
FAILURES, WITHIN_SECONDS = 10, 300.0
SEE_OTHER = 303

log = logging.getLogger(__name__)


@cache
def guesses() -> Throttle:
    """The failures with keys, by source."""
    return Throttle(FAILURES, WITHIN_SECONDS)


def ask(request: Request) -> Response:
    """Send somebody to the login, and back afterwards to where they wanted to go."""
    query = {"next": _address(request, request.url.query)}
    if asked := request.query_params.get("lang"):
        query["lang"] = asked
    return _to(f"/login?{urlencode(query)}")


def exchange(request: Request) -> Response:
    """A key in the address for a cookie: on to the same address without the key, so that it leaves the address bar."""
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    address = _address(request, urlencode([pair for pair in pairs if pair[0] != KEY_PARAMETER]))
    return _enter(request, request.query_params[KEY_PARAMETER], address)


def show_login(request: Request) -> Response:
    """GET /login: the form, or the button to the provider."""
    address = same_site(request.query_params.get("next", "/"))
    if settings().access == "local":
        return _to("/")
    return _button(request, address) if settings().access == "oidc" else _form(request, address)


async def take_key(request: Request) -> Response:
    """POST /login: a key from the form."""
    if settings().access != "key":
        return _to("/login" if settings().access == "oidc" else "/")
    said = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)
    key, address = said.get(KEY_PARAMETER, [""])[0], same_site(said.get("next", ["/"])[0])
    return await anyio.to_thread.run_sync(_enter, request, key, address)


def leave(request: Request) -> Response:
    """POST /logout: the session ends for good, whoever has kept its cookie."""
    after = getattr(oidc, "after_logout", None)  # asked first: it may need the session to know whom it is about
    address = after(request) if after and settings().access == "oidc" else None
    cookie = request.cookies.get(SESSION_COOKIE, "")
    if cookie:
        # Who they are without a link that may lock what they look at.
        visitor = connections.visitor_of({SESSION_COOKIE: cookie}, "")
        if visitor.session:
            caches.directory().end_session(visitor.session)
            caches.audit().write("logout", subject=visitor.subject, name=visitor.name)
    answer = _to(address or ("/" if settings().access == "local" else "/login"))
    answer.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="lax")
    return answer


def role_of_key(key: str) -> Role | None:
    """Whose key that is. Every key is compared, and takes as long however much of it is right."""
    found: str | None = None
    for role, kept in caches.login_keys().items():
        if hmac.compare_digest(hash_of(key), hash_of(kept)):
            found = role
    return cast("Role | None", found)


def announce() -> None:
    """Where the way in is by a key made at this start, write the address to open into the log, as Jupyter does."""
    chosen = settings()
    if chosen.access != "key":
        return
    keys = caches.login_keys()  # raises where two are the same: at the start, not at the first visit
    if chosen.administrator_key.get_secret_value():
        return
    host = chosen.public_url.rstrip("/") or f"http://{_server_name()}:{st.get_option('server.port')}"
    query = urlencode({KEY_PARAMETER: keys["administrator"]})
    log.warning("Open the dashboard as administrator: %s/?%s (the key is another at the next start)", host, query)


def _server_name() -> str:
    address = st.get_option("server.address") or "127.0.0.1"
    return "127.0.0.1" if address in ("0.0.0.0", "::") else address


def _enter(request: Request, key: str, address: str) -> Response:
    """Let somebody in by their key, or say that it is wrong."""
    source = request.state.source
    if waits := guesses().waits(source):
        return turned_away.throttled(request, waits)
    role = role_of_key(key)
    if role is None:
        guesses().failed(source)
        caches.audit().count("denied", about="/login", reason="key")
        return _form(request, address, wrong=True)
    lasts = timedelta(hours=settings().session_hours)
    bound_to = hash_of(caches.login_keys()[role])
    secret = caches.directory().open_session("key", role, bound_to, clock.now() + lasts)
    caches.audit().write("login", subject=f"key:{role}")
    answer = _to(address)
    answer.set_cookie(SESSION_COOKIE, secret, int(lasts.total_seconds()), path="/", httponly=True, samesite="lax")
    return answer


def _form(request: Request, address: str, wrong: bool = False) -> Response:
    spoken = turned_away.language(request)
    says = f'<p class="wrong" id="wrong" role="alert">{escape(text(spoken, "login-wrong"))}</p>' if wrong else ""
    described = ' aria-invalid="true" aria-describedby="wrong"' if wrong else ""
    body = (
        f'<p>{escape(text(spoken, "login-words"))}</p>{says}<form method="post" action="/login?lang={spoken}">'
        f'<label for="key">{escape(text(spoken, "login-key"))}</label>'
        f'<input id="key" name="key" type="password" autocomplete="current-password" required autofocus{described}>'
        f'<input type="hidden" name="next" value="{escape(address)}">'
        f"<button>{escape(text(spoken, 'login-enter'))}</button></form>{_languages(request, address)}"
    )
    return turned_away.html_page(request, text(spoken, "login-title"), body, 403 if wrong else 200)


def _button(request: Request, address: str) -> Response:
    spoken = turned_away.language(request)
    href = escape(f"/login/start?{urlencode({'next': address})}")
    body = (
        f"<p>{escape(text(spoken, 'login-provider-words'))}</p>"
        f'<p><a class="button" href="{href}">{escape(text(spoken, "login-provider"))}</a></p>'
        f"{_languages(request, address)}"
    )
    return turned_away.html_page(request, text(spoken, "login-title"), body)


def _languages(request: Request, address: str) -> str:
    """Links to the same form in the other languages."""
    here = turned_away.language(request)
    links = (
        f'<a href="/login?{escape(urlencode({"next": address, "lang": each}))}" lang="{each}" hreflang="{each}">'
        f"{escape(text(each, 'language-own-name'))}</a>"
        for each in settings().languages
        if each != here
    )
    return f'<p class="foot">{" · ".join(links)}</p>'


def _address(request: Request, query: str) -> str:
    """The path a request was sent to, with that query; '/' where it could lead elsewhere."""
    path = same_site(quote(request.scope["path"]))
    return f"{path}?{query}" if query else path


def _to(address: str) -> RedirectResponse:
    return RedirectResponse(address, SEE_OTHER, headers={"cache-control": "no-store"})


routes: list[Route] = [
    Route("/login", show_login, methods=["GET"]),
    Route("/login", take_key, methods=["POST"]),
    Route("/logout", leave, methods=["POST"]),
]
