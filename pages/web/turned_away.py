"""Plain pages for whoever does not get what they came for: what it is, what to do, whom to ask. No traceback, no
script, nothing fetched; the same look. A program that takes no HTML gets the same words as plain text."""

import logging
import secrets
from collections.abc import Sequence
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from analytics.database import StoreUnwritable
from analytics.i18n import text
from analytics.settings import settings
from pages.parts import caches
from pages.parts.view import language_of

log = logging.getLogger(__name__)

STYLE = """
:root { color-scheme: light dark; --paper: light-dark(#f6f7fb, #0d1220); --card: light-dark(#fff, #161d2f);
  --line: light-dark(#d3dae8, #2d3850); --ink: light-dark(#131b2c, #e9edf6); --mute: light-dark(#4a556b, #a7b2c8);
  --brand: light-dark(#1b4596, #8db2ff); --on-brand: light-dark(#fff, #0d1220); --bad: light-dark(#8c1d18, #ffb4ac); }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 Inter, system-ui, sans-serif; }
main { max-width: 34rem; margin: 12vh auto 4rem; padding: 0 1.25rem; }
.app { color: var(--mute); font-weight: 600; margin: 0 0 1.25rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1.5rem 1.75rem; }
h1 { font-size: 1.45rem; line-height: 1.25; letter-spacing: -.015em; margin: 0 0 .75rem; }
p { margin: 0 0 .9rem; } article > :last-child { margin-bottom: 0; }
a { color: var(--brand); }
pre { overflow-x: auto; background: var(--paper); padding: .6rem .8rem; border-radius: .4rem; }
label { display: block; font-weight: 600; margin-bottom: .35rem; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .6rem .7rem; border: 1px solid var(--mute);
  border-radius: .5rem; background: var(--card); color: inherit; margin-bottom: 1rem; }
button, .button { font: inherit; font-weight: 600; border: 0; border-radius: .55rem; padding: .65rem 1.2rem;
  background: var(--brand); color: var(--on-brand); cursor: pointer; display: inline-block; text-decoration: none; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.wrong { color: var(--bad); font-weight: 600; } .foot { color: var(--mute); font-size: .9rem; margin-top: 1.25rem; }
"""


def language(request: Request) -> str:
    """The language of a page: the address's, else the browser's."""
    return language_of(request.query_params.get("lang"), request.headers.get("accept-language"))


def is_visit(request: Request) -> bool:
    """Whether somebody looks at the answer in a browser's window, and not a program or a part of a page."""
    shown = request.headers.get("sec-fetch-dest", "document") == "document"
    return request.method in ("GET", "HEAD") and shown and "text/html" in request.headers.get("accept", "")


def html_page(request: Request, title: str, body: str, status: int = 200) -> HTMLResponse:
    """A plain page around finished HTML."""
    spoken = language(request)
    return HTMLResponse(
        f'<!doctype html><html lang="{spoken}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · {escape(text(spoken, 'app-name'))}</title><style>{STYLE}</style></head>"
        f'<body><main><p class="app">{escape(text(spoken, "app-name"))}</p>'
        f"<article><h1>{escape(title)}</h1>{body}</article>{_contact(spoken)}</main></body></html>",
        status,
        headers={"cache-control": "no-store", "vary": "accept-language, accept, cookie"},
    )


def elsewhere(request: Request) -> Response:
    """403: the way in is local, and this is not this machine."""
    return _answer(request, "gate-elsewhere", 403, "<pre>DASHBOARD_ACCESS=key\nDASHBOARD_ACCESS=oidc</pre>")


def nobody(request: Request) -> Response:
    """401: whoever asks has to say who they are."""
    return _answer(request, "gate-nobody", 401)


def forbidden(request: Request) -> Response:
    """403: known, but may not; whoever logged in as somebody else than they meant can log out."""
    words = escape(text(language(request), "gate-log-out"))
    out = f'<form method="post" action="/logout"><button>{words}</button></form>'
    return _answer(request, "gate-forbidden", 403, out if request.state.visitor.session else "")


def foreign(request: Request) -> Response:
    """403: sent by a page of another host."""
    return _answer(request, "gate-foreign", 403)


def no_such_link(request: Request) -> Response:
    """404 of share links: wrong, expired, paused and revoked answer alike, and so does what a link does not show."""
    return _answer(request, "gate-no-link", 404)


def not_found(request: Request) -> Response:
    """404: there is no such address."""
    return _answer(request, "gate-not-found", 404)


def wrong_method(request: Request, methods: Sequence[str]) -> Response:
    """405: there is such an address, but it is not called in that way."""
    answer = _answer(request, "gate-not-found", 405)
    answer.headers["allow"] = ", ".join(each for each in methods if each != "SOCKET")
    return answer


def too_large(request: Request) -> Response:
    """413: more was sent than may. What was not read of it makes the connection useless."""
    answer = _answer(request, "gate-too-large", 413, megabytes=settings().upload_megabytes)
    answer.headers["connection"] = "close"
    return answer


def throttled(request: Request, seconds: float) -> Response:
    """429: too many failures; when they may try again."""
    answer = _answer(request, "gate-throttled", 429, minutes=max(1, -int(-seconds // 60)))
    answer.headers["retry-after"] = str(max(1, -int(-seconds // 1)))
    return answer


def unwritable(request: Request, error: StoreUnwritable) -> Response:
    """503: what was to be done has to be written down, and cannot be."""
    spoken = language(request)
    return _said(request, text(spoken, "unwritable-title"), text(spoken, f"unwritable-{error.reason}"), 503)


def broken(request: Request) -> Response:
    """500: a mistake of ours, under a reference that is in the log too."""
    reference = secrets.token_hex(4)
    log.error("error %s at the next traceback", reference)
    spoken = language(request)
    return _said(request, text(spoken, "error-title"), text(spoken, "error-words", reference=reference), 500)


def _answer(request: Request, id: str, status: int, more: str = "", **arguments: object) -> Response:
    spoken = language(request)
    return _said(request, text(spoken, f"{id}.title"), text(spoken, id, **arguments), status, more)


def _said(request: Request, title: str, words: str, status: int, more: str = "") -> Response:
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{title}\n\n{words}\n", status, headers={"cache-control": "no-store"})
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip())
    return html_page(request, title, paragraphs + more, status)


def _contact(spoken: str) -> str:
    """Whom to ask, where an administrator wrote it down and it can be read."""
    try:
        contact = caches.directory().known().options.contact
    except Exception:
        log.exception("no contact")
        return ""
    return f'<p class="foot">{escape(text(spoken, "gate-contact", contact=contact))}</p>' if contact else ""
