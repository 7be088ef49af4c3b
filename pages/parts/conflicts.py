"""Someone published while this upload was being made: who, what, and whose value stands where both changed a cell."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from analytics.charts.cells import column_name
from analytics.charts.words import publisher
from analytics.editions import Changes, Conflict, compare
from analytics.editions.merge import Choices, Side
from analytics.i18n import text
from analytics.i18n.formats import moment
from pages.parts import caches, state
from pages.parts.differences import distinct, key_words, show_changes, value_words
from pages.parts.html import box, plain, show
from pages.parts.view import View

MOST_CHOICES = 40
"""Choices on the page at a time; those beyond follow the choice for all."""


def late(base: int, view: View) -> None:
    """Who published meanwhile, and what."""
    language, head = view.language, view.head
    words = text(
        language,
        "late-words",
        author=publisher(language, head.author),
        when=moment(language, head.published_at),
        number=str(head.number),
        note=head.note,
    )
    show(box(words, text(language, "late-title"), "warn"))
    meanwhile = state.once("meanwhile", (base, head.number), lambda: _between(base, head.number))
    with st.expander(text(language, "late-changes"), key="late-changes"):
        if meanwhile:
            show_changes(meanwhile, language, "late", "late-changes")
        else:
            show(box(text(language, "changes-none")))


def _between(base: int, head: int) -> Changes:
    return compare(caches.tables(base), caches.tables(head))


def chosen() -> tuple[Side, Choices]:
    """Whose value stands: for all, and for single conflicts."""
    side: Side = state.kept("prefer") or "mine"
    return side, state.kept("conflict-choices") or {}


def choose(conflicts: Sequence[Conflict], language: str) -> None:
    """Each place both changed with the value both started from, and whose value it gets; or one side's everywhere."""
    prefer, choices = chosen()
    now = conflicts[:MOST_CHOICES]
    show(f"<h3>{escape(text(language, 'conflicts-caption', count=len(conflicts)))}</h3>")
    show(f"<p>{escape(text(language, 'conflict-words'))}</p>")
    with st.container(horizontal=True, key="conflict-all"):
        for side in ("mine", "theirs"):
            st.button(text(language, f"conflict-all-{side}"), key=f"conflict-all-{side}", on_click=_all, args=(side,))
    with st.form("conflicts", border=True):
        for each in now:
            with st.container(gap="xsmall"):
                _one(each, choices.get(_place(each), prefer), language)
        if len(now) < len(conflicts):
            words = text(language, "conflicts-more", shown=len(now), count=len(conflicts))
            side_words = text(language, f"conflict-keep-{prefer}")
            show(f'<p class="why">{escape(words)} {escape(side_words)}.</p>')
        st.form_submit_button(text(language, "import-take"), type="primary", on_click=_take, args=(now,))


def _one(each: Conflict, side: Side, language: str) -> None:
    column = column_name(language, each.table, each.column) if each.column else text(language, "conflict-row")
    where = f"{text(language, f'table-{each.table}')} · {key_words(language, each.key)} · {column}"
    values: Mapping[str, object] = {"mine": each.mine, "theirs": each.theirs}
    labels = distinct(
        {
            side: text(language, f"conflict-side-{side}", value=_value(language, each, value))
            for side, value in values.items()
        }
    )
    st.radio(
        plain(where),
        list(labels),
        index=list(labels).index(side),
        format_func=lambda one: plain(labels[one]),
        key=_widget(each),
    )
    was = text(language, "conflict-was", value=_value(language, each, each.base))
    show(f'<p class="why">{escape(was)}</p>')


def _value(language: str, conflict: Conflict, value: object) -> str:
    if conflict.column is not None:
        return value_words(language, value)
    if value is conflict.base:
        return text(language, "conflict-row")
    return text(language, "conflict-removed" if value is None else "conflict-kept")


def _place(each: Conflict) -> tuple[str, tuple[object, ...], str | None]:
    return each.table, each.key, each.column


def _widget(each: Conflict) -> str:
    turn = state.kept("conflict-turn") or 0
    return f"conflict-{state.upload_round()}-{turn}-{_place(each)}"


def _take(conflicts: Sequence[Conflict]) -> None:
    _, choices = chosen()
    state.keep("conflict-choices", {**choices, **{_place(each): state.value(_widget(each)) for each in conflicts}})


def _all(side: Side) -> None:
    """One side everywhere; the widgets begin anew."""
    state.keep("prefer", side)
    state.keep("conflict-choices", {})
    state.keep("conflict-turn", (state.kept("conflict-turn") or 0) + 1)
