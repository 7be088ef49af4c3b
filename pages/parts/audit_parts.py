"""The parts of the page with the audit log."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from html import escape
from typing import NamedTuple, get_args

import streamlit as st

from analytics.audit.export import write_csv
from analytics.audit.log import Action, Entry
from analytics.i18n import text
from analytics.i18n.formats import COPENHAGEN, moment
from pages.parts import caches
from pages.parts.frame import who
from pages.parts.html import box, day_format, framed, headings, labelled, show, stacked
from pages.parts.view import View

COLUMNS = ("audit-when", "audit-action", "audit-who", "audit-about", "audit-edition", "audit-details")
MOST_SHOWN = 200
MOST_EXPORTED = 1_000_000


class Wanted(NamedTuple):
    """Which entries are asked for."""

    actions: tuple[Action, ...]
    since: datetime | None


def filters(view: View) -> Wanted:
    """What the visitor wants to see of the log."""
    language = view.language
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        actions = st.multiselect(
            text(language, "audit-action"),
            get_args(Action),
            format_func=lambda each: text(language, f"audit-did-{each}"),
            placeholder=text(language, "audit-actions-all"),
            key="audit-actions",
            width=420,
        )
        since = st.date_input(
            text(language, "audit-since"), value=None, key="audit-since", format=day_format(language), width=200
        )
    begun = datetime.combine(since, time(), COPENHAGEN).astimezone(UTC) if since else None
    return Wanted(tuple(actions), begun)


def listing(wanted: Wanted, view: View) -> None:
    """The newest entries, and all of them to take away."""
    language = view.language
    caches.audit().flush()
    found = caches.audit().entries(actions=wanted.actions, since=wanted.since, most=MOST_SHOWN)
    if not found:
        show(box(text(language, "audit-none")))
        return
    body = "".join(
        f'<tr><th scope="row">{escape(each[0])}</th>{labelled(language, COLUMNS[1:], each[1:])}</tr>'
        for each in rows(found, language)
    )
    show(stacked(framed(headings(language, COLUMNS), body, text(language, "audit-first", shown=len(found)))))
    st.download_button(
        text(language, "audit-export"),
        lambda: _exported(wanted),
        "audit.csv",
        "text/csv",
        on_click="ignore",
    )


def rows(entries: Sequence[Entry], language: str) -> list[tuple[str, ...]]:
    """Entries in words: when, what, who, about what, edition, details."""
    return [
        (
            moment(language, each.at),
            text(language, f"audit-did-{each.action}"),
            each.name or who(each.subject, language),
            each.about,
            str(each.edition or ""),
            ", ".join(f"{name}: {value}" for name, value in each.details.items()),
        )
        for each in entries
    ]


def checking(view: View) -> None:
    """Recompute the whole chain, when asked to."""
    language = view.language
    if not st.button(text(language, "audit-verify"), key="audit-verify"):
        return
    found = caches.audit().verify()
    if found.broken_at is None:
        show(box(text(language, "audit-whole", entries=found.entries, head=found.head), kind="good"))
    else:
        show(box(text(language, "audit-broken", number=str(found.broken_at)), kind="bad"))


def _exported(wanted: Wanted) -> bytes:
    """The entries as the command line writes them: with their hashes, so that the chain can be checked elsewhere."""
    found = caches.audit().entries(actions=wanted.actions, since=wanted.since, most=MOST_EXPORTED)
    out = io.StringIO(newline="")
    write_csv(found, out)
    return out.getvalue().encode("utf-8-sig")
