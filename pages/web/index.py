"""The page every visit begins with: Streamlit's own, with language, title and look. On the goals page the cards stand
in it already, so that they are seen long before the app itself has started."""

import logging
import re
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from analytics.goals.rollup import rollup
from analytics.i18n import text
from analytics.settings import settings
from pages.parts import caches, cards
from pages.parts.frame import dates, made_up, organisation, shown_verdicts, whole
from pages.parts.html import leading_somewhere
from pages.parts.rollup_parts import strip
from pages.parts.view import View, language_of, opens, read_view
from pages.web.headers import STREAMLIT_INDEX

WORDS = ("browse", "drop", "limit", "skip", "clear", "delete", "not-found")
FONT = (
    '<link rel="preload" href="./assets/fonts/inter-latin-wght-normal.woff2" as="font" type="font/woff2" crossorigin />'
)

log = logging.getLogger(__name__)


def prepared(html: str) -> str:
    """Streamlit's index page with our font, icon and style in place of its own."""
    html = re.sub(r'<link rel="service-desc"[^>]*/>', "", html)
    html = re.sub(r'<link\s+rel="preload"\s+href="./static/media/SourceSans[^>]*/>', FONT, html)
    html = html.replace(
        '<link rel="shortcut icon" href="./favicon.png" />',
        '<link rel="icon" href="./assets/icon.svg" type="image/svg+xml" />',
    )
    html = re.sub(r"<noscript>.*?</noscript>", "<noscript><p>{noscript}</p></noscript>", html, flags=re.DOTALL)
    ours = '<link rel="stylesheet" href="./assets/style.css" /><script defer src="./assets/app.js"></script></head>'
    return html.replace("</head>", ours)


_INDEX = prepared(STREAMLIT_INDEX.read_text(encoding="utf-8"))


def index(request: Request) -> HTMLResponse:
    """The index page for one address."""
    language = language_of(request.query_params.get("lang"), request.headers.get("accept-language"))
    page = request.url.path.strip("/") or "goals"
    title = escape(f"{text(language, f'nav-{page}')} · {text(language, 'app-name')}")
    html = _INDEX.replace(
        '<html lang="en">', f'<html lang="{language}" data-languages="{" ".join(settings().languages)}">'
    )
    html = html.replace(
        "<title>Streamlit</title>", f'<title>{title}</title><meta property="og:title" content="{title}">{_words()}'
    )
    html = html.replace("{noscript}", escape(text(language, "no-javascript")))
    if page == "goals" and "embed" not in request.query_params and opens(request.state.visitor, page):
        html = html.replace("<body>", f"<body>{_first_paint(request, language)}")
    return HTMLResponse(html, headers={"cache-control": "private, no-cache", "vary": "accept-language, cookie"})


def first_paint(view: View) -> str:
    """The goals page without Streamlit."""
    language = view.language
    verdicts = shown_verdicts(view)
    return (
        f'<div class="first-paint"><div>{made_up(view)}<header><div class="brand">'
        '<img src="assets/icon.svg" alt="" width="32" height="32">'
        f"<span>{escape(text(language, 'app-name'))}<small>{escape(organisation(view))}</small></span></div></header>"
        f"<h1>{escape(text(language, 'goals-title'))}</h1>"
        f'<p class="lead">{escape(dates(view))}</p>{strip(rollup(verdicts), language) if whole(view) else ""}'
        f"{cards.all_cards(verdicts, cards.beside(verdicts, view), view)}</div></div>"
    )


def _first_paint(request: Request, language: str) -> str:
    """The cards, or nothing where they cannot be made: then the app itself, loading behind, says what is wrong."""
    try:
        head = caches.store().head()
        if head is None:
            return ""
        query = {**request.query_params, "lang": language}
        view = read_view(query, None, head, caches.Editions(), request.state.visitor)
        return leading_somewhere(first_paint(view))
    except Exception:
        log.exception("no first paint")
        return ""


def _words() -> str:
    """Streamlit's own words in each language, for app.js."""
    metas = (
        f'<meta name="word" data-language="{language}" data-word="{word}" '
        f'content="{escape(text(language, f"streamlit-{word}", megabytes=settings().upload_megabytes))}">'
        for language in settings().languages
        for word in WORDS
    )
    return "".join(metas)
