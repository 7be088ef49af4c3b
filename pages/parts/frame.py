"""What stands around every page: name, navigation, language, heading with the as-of date, foot."""

from collections.abc import Callable
from datetime import date
from html import escape

import streamlit as st

from analytics.i18n import text
from analytics.i18n.formats import day, moment
from analytics.settings import settings
from analytics.tables import figures_as_of
from pages.parts import caches, state
from pages.parts.html import plain, show
from pages.parts.view import View, day_of, read_view

NAVIGATION = ("goals", "changes", "projects", "funding", "upload", "history")


def open_view() -> View:
    """The view the address asks for. Raises StoreUnwritable where there is no edition to show and none can be made."""
    head = caches.store().head()
    if head is None:
        raise RuntimeError("the store has no edition")
    return read_view(st.query_params.to_dict(), st.context.locale, head, caches.Editions())


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
            for page in NAVIGATION:
                with st.container(key=f"nav-{page}", width="content"):
                    label = text(language, f"nav-{page}")
                    st.page_link(f"{page}.py", label=label, query_params=view.query(**state.remembered(page)))
        with st.container(key="language", horizontal=True, width="content"):
            for other in settings().languages:
                if other != language:
                    kept = {**st.query_params.to_dict(), "lang": other}
                    st.page_link(f"{current}.py", label=text(other, "language-own-name"), query_params=kept)


def heading(view: View, title: str, lead: str = "") -> None:
    """The page's title and lead, the as-of date to be changed, and a note where the view is not the newest edition.
    Leaves of the last run's message are shown once."""
    language = view.language
    with st.container(key="heading", horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(gap=None, width="stretch"):
            st.title(plain(title), anchor=False)
            if lead:
                show(f'<p class="lead">{escape(lead)}</p>')
        with st.popover(dates(view)):
            _day_as_of(view)
            _day_known_on(view)
    if view.too_early:
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
        "foot",
        number=str(edition.number),
        when=moment(language, edition.published_at),
        author=author(view.language, edition.author),
        figures=day(language, figures_as_of(caches.tables(edition.number)), "long"),
    )
    show(f'<p class="foot">{escape(said)}</p>')


def author(language: str, name: str) -> str:
    """Who published: a name, or that it is the bundled sample."""
    return text(language, "author-sample") if name == "sample" else name


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
