"""What stands around every page: name, navigation, language, heading with the as-of date, foot."""

from collections.abc import Callable, Mapping
from datetime import date
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from analytics import clock
from analytics.access.records import Visitor
from analytics.access.visitors import SHARE_PARAMETER, recognise
from analytics.charts.words import publisher
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day, moment
from analytics.settings import settings
from analytics.tables import figures_as_of
from pages.parts import caches, state
from pages.parts.html import box, plain, show
from pages.parts.view import LINK_PAGES, View, day_of, read_view

NAVIGATION = ("goals", "changes", "projects", "funding", "upload", "history")
MORE = ("reports", "links", "people", "audit")
"""Pages behind one more button: seldom needed, or not by everybody."""


def visitor() -> Visitor:
    """Who looks, found out anew on every run: the gate let the socket in, but since then a session may have ended."""
    query = st.query_params.to_dict()
    return recognise(
        caches.directory().known(),
        settings(),
        caches.login_keys(),
        st.context.cookies,
        query.get(SHARE_PARAMETER, ""),
        clock.now(),
    )


def open_view() -> View:
    """The view the address asks for. Raises StoreUnwritable where there is no edition to show and none can be made."""
    head = caches.store().head()
    if head is None:
        raise RuntimeError("the store has no edition")
    return read_view(st.query_params.to_dict(), st.context.locale, head, caches.Editions(), visitor())


def shown_verdicts(view: View) -> tuple[Verdict, ...]:
    """How each goal stands that the visitor may see."""
    verdicts = caches.verdicts(view.edition.number, view.as_of)
    return tuple(verdict for verdict in verdicts if view.shows(verdict.goal.goal_id))


def whole(view: View) -> bool:
    """Whether the visitor sees every goal there is, so that they may be added up."""
    share = view.visitor.share
    return share is None or not share.goals


def base_address() -> str:
    """The dashboard's address as others reach it, without a slash at the end."""
    if settings().public_url:
        return settings().public_url.rstrip("/")
    here = urlsplit(st.context.url or "http://127.0.0.1:8501")
    return f"{here.scheme}://{here.netloc}"


def page_link(view: View, page: str, label: str, **query: str) -> None:
    """A link to a page, for those who may open it."""
    if view.opens(page):
        st.page_link(f"{page}.py", label=label, query_params=view.query(**query))


def turned_away(view: View, page: str) -> None:
    """What stands in place of a page the visitor may not open."""
    language = view.language
    words = "closed-link" if view.visitor.share else "closed-page"
    show(box(text(language, words, page=text(language, f"nav-{page}")), text(language, "closed-title"), "warn"))
    if contact := caches.directory().known().options.contact:
        show(f'<p class="why">{escape(text(language, "closed-contact", contact=contact))}</p>')
    begin = LINK_PAGES[view.visitor.share.kind][0] if view.visitor.share else "goals"
    page_link(view, begin, text(language, f"nav-{begin}"), **begun_with(view))


def begun_with(view: View) -> dict[str, str]:
    """What the address of a link's first page says besides the link: which goal."""
    share = view.visitor.share
    return {"goal": share.goals[0]} if share and share.kind == "goal" else {}


def organisation(view: View) -> str:
    """The organisation's name, or '' where the edition has none."""
    names = caches.tables(view.edition.number)["organisation"].column("name")
    return str(names[0]) if len(names) else ""


def made_up(view: View) -> str:
    """Whose made-up figures these are, as HTML; '' where they are real."""
    organisations = caches.tables(view.edition.number)["organisation"]
    if True not in organisations.column("invented").to_pylist():
        return ""
    return f'<p class="made-up">{escape(text(view.language, "invented-banner", name=organisation(view)))}</p>'


def top(view: View, current: str) -> None:
    """The organisation, the navigation (at the thumb on a phone) and the other languages; first of all that the figures
    are made up, if they are."""
    language = view.language
    if banner := made_up(view):
        show(banner)
    with st.container(key="frame", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        name = escape(text(language, "app-name"))
        whose = escape(organisation(view))
        show(
            f'<div class="brand"><img src="assets/icon.svg" alt="" width="32" height="32">'
            f"<span>{name}<small>{whose}</small></span></div>"
        )
        with st.container(key="nav", horizontal=True, width="content"):
            for page in filter(view.opens, NAVIGATION):
                with st.container(key=f"nav-{page}", width="content"):
                    page_link(view, page, text(language, f"nav-{page}"), **state.remembered(page))
        with st.container(key="language", horizontal=True, vertical_alignment="center", width="content"):
            if not (view.visitor.share and view.visitor.share.language):
                _other_languages(view, current)
            _more(view)
            if not view.visitor.subject:  # reading is public here: those who may do more can say who they are
                show(f'<a class="sign-in" href="login">{escape(text(language, "sign-in"))}</a>')


def _other_languages(view: View, current: str) -> None:
    for other in settings().languages:
        if other != view.language:
            kept = {**st.query_params.to_dict(), "lang": other}
            st.page_link(f"{current}.py", label=text(other, "language-own-name"), query_params=kept)


def _more(view: View) -> None:
    """Reports; for administrators the links, the people and the log; the way out."""
    language, visitor = view.language, view.visitor
    if visitor.share or not any(map(view.opens, MORE)):
        return
    with st.popover(text(language, "more-button"), key="more"):
        if visitor.name:
            show(f'<p class="why">{escape(text(language, "more-who", name=visitor.name, role=visitor.role))}</p>')
        for page in MORE:
            page_link(view, page, text(language, f"nav-{page}"))
        if visitor.session:
            show(sign_out(language))


def sign_out(language: str) -> str:
    """The button that ends the session: a form of its own, because a link would let any page sign people out."""
    return (
        f'<form action="logout" method="post"><button class="plain" type="submit">'
        f"{escape(text(language, 'sign-out'))}</button></form>"
    )


def heading(view: View, title: str, lead: str = "", share: Mapping[str, str] | None = None) -> None:
    """The page's title and lead, the as-of date to be changed, and a note where the view is not the newest edition.
    `share`: what a share link of this page shows, as the query of the page that makes one.
    Leaves of the last run's message are shown once."""
    language = view.language
    with st.container(key="heading", horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(gap=None, width="stretch"):
            st.title(plain(title), anchor=False)
            if lead:
                show(f'<p class="lead">{escape(lead)}</p>')
        if view.visitor.share:
            show(f'<p class="lead">{escape(dates(view))}</p>')
        else:
            with st.container(key="heading-tools", horizontal=True, vertical_alignment="center", width="content"):
                if share:
                    page_link(view, "share", text(language, "nav-share"), **share)
                with st.popover(dates(view)):
                    _day_as_of(view)
                    _day_known_on(view)
    if through := view.visitor.share:
        words = text(language, "looking-through-link", label=through.label, number=str(view.edition.number))
        show(f'<p class="made-up">{escape(words)}</p>')
    elif view.too_early:
        st.warning(text(language, "known-too-early", day=day(language, view.known_on)))
    elif view.edition.number != view.head.number:
        st.info(
            text(
                language,
                "old-edition",
                number=view.edition.number,
                head=view.head.number,
                when=moment(language, view.edition.published_at),
            )
        )
    if left := state.message():
        st.success(left)


def foot(view: View) -> None:
    """Which edition this is, who published it and when."""
    language = view.language
    edition = view.edition
    said = text(
        language,
        "foot" if view.names else "foot-public",
        number=str(edition.number),
        when=moment(language, edition.published_at),
        author=publisher(language, edition.author),
        figures=day(language, figures_as_of(caches.tables(edition.number)), "long"),
    )
    show(f'<p class="foot">{escape(said)}</p>')


def who(subject: str, language: str) -> str:
    """A visitor's subject (access.records.Visitor) in words; a name, as it stands beside a link, stays as it is."""
    kind, _, which = subject.partition(":")
    if kind == "key":
        return text(language, "audit-key", role=which)
    if kind == "link":
        return text(language, "audit-link", link=which)
    if subject in ("", "local", "command-line"):
        return text(language, f"audit-{subject or 'nobody'}")
    return subject


def name_field(view: View, key: str, longest: int = 200) -> str:
    """Under whose name something is published: asked for, unless they logged in by it."""
    if view.visitor.name:
        show(f'<p class="why">{escape(text(view.language, "publish-as", name=view.visitor.name))}</p>')
        return view.visitor.name
    name = st.text_input(text(view.language, "publish-name"), key=key, max_chars=longest, autocomplete="name")
    return name.strip()


def dates(view: View) -> str:
    """The two dates of a view in words: as of which day, and as known on which."""
    as_of = text(view.language, "as-of-button", day=day(view.language, view.as_of))
    if view.known_on is None:
        return as_of
    return f"{as_of} · {text(view.language, 'known-on-button', day=day(view.language, view.known_on))}"


def _day_as_of(view: View) -> None:
    _day("as_of", view.as_of, view)
    if "as_of" in view.said:
        st.button(text(view.language, "as-of-reset"), on_click=_forget("as_of"))


def _day_known_on(view: View) -> None:
    _day("known_on", view.known_on, view)
    if "known_on" in view.said:
        st.button(text(view.language, "known-on-reset"), on_click=_forget("known_on"))


def _day(parameter: str, value: date | None, view: View) -> None:
    """A day of the address, to be changed."""
    key = f"{parameter}:{value}"  # a key per date: the widget always shows what the address says

    def chosen() -> None:
        if picked := state.value(key):
            st.query_params[parameter] = picked.isoformat()
            if parameter == "known_on":
                st.query_params.pop("edition", None)  # an edition that is named would win over the day

    name = parameter.replace("_", "-")
    st.date_input(
        text(view.language, f"{name}-label"),
        value=value,
        min_value=day_of("1990-01-01"),
        max_value=day_of("2060-12-31"),
        key=key,
        format="DD.MM.YYYY" if view.language == "da" else "DD/MM/YYYY",
        on_change=chosen,
        help=text(view.language, f"{name}-help"),
    )


def _forget(parameter: str) -> Callable[[], None]:
    def forget() -> None:
        st.query_params.pop(parameter, None)

    return forget
