"""What if, on a goal's page: assumptions made in widgets, kept in the address, and every goal judged as if they held.

From here nothing leads to publishing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any, NamedTuple

import streamlit as st

from analytics.charts.cells import column_name
from analytics.goals import assumptions, whatif
from analytics.goals.assumptions import Cell
from analytics.goals.verdict import MissingCell, Verdict
from analytics.goals.whatif import WhatIf
from analytics.i18n import text
from analytics.i18n.formats import day
from analytics.intake.typed import read_typed, written
from analytics.tables import TABLES, Tables
from pages.parts import caches, state
from pages.parts.differences import distinct, value_words
from pages.parts.html import box, day_format, plain, show
from pages.parts.view import View
from pages.parts.whatif_outcome import outcome, row_name

PARAMETER = "if"
MOST_APPLICATIONS, MOST_CELLS = 20, 12
"""Applications and blank cells on the page; how many there are in all is said."""
AS_IT_IS = "as-it-is"
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)


class _Field(NamedTuple):
    """A blank cell to fill in on the page. `currency`: that of the amount; `adds`: its row is not there yet."""

    cell: Cell
    label: str
    currency: str
    adds: bool


def banner(view: View) -> None:
    """For the top of the goal's page: that its address holds assumptions, where it does."""
    if st.query_params.get(PARAMETER, "").strip():
        words_of_it = text(view.language, "whatif-on-page")
        show(box(words_of_it, text(view.language, "whatif-banner-title"), "warn"))


def section(verdict: Verdict, view: View) -> None:
    """The verdicts under the assumptions of the address beside those of today, and the fields to assume in."""
    language = view.language
    said = st.query_params.get(PARAMETER, "").strip()
    st.header(text(language, "whatif-title"), anchor="what-if")
    show(f'<p class="lead">{escape(text(language, "whatif-lead"))}</p>')
    assumed = caches.whatif(view.edition.number, view.as_of, said) if said else WhatIf((), (), ())
    if said:
        outcome(verdict, assumed, view, _clear)
    with st.expander(text(language, "whatif-open"), expanded=bool(said), key="what-if"):
        tables = caches.tables(view.edition.number)
        holds = {(each.table, each.key, each.column): each.value for each in assumed.assumptions}
        _applications(verdict, tables, holds, view)
        _deadline(verdict, tables, holds, view)
        _cells(whatif.cells_that_matter(verdict, assumed), tables, holds, view)


# --- what may be assumed -----------------------------------------------------------------------------------------


def _applications(verdict: Verdict, tables: Tables, holds: Mapping[Cell, str], view: View) -> None:
    language = view.language
    show(f"<h3>{escape(text(language, 'whatif-applications'))}</h3>")
    waiting = whatif.pending(tables)
    if not waiting:
        show(f"<p>{escape(text(language, 'whatif-no-applications'))}</p>")
    labels = {name: text(language, f"whatif-{name}") for name in (AS_IT_IS, *whatif.DECIDED)}
    named = distinct({row["project_id"]: row["acronym"] or row["project_id"] for row in waiting})
    for row in waiting[:MOST_APPLICATIONS]:
        cell = ("projects", assumptions.key_of([row["project_id"]]), "status")
        said = holds.get(cell, "")
        key = state.mirror(_widget(cell), said, said if said in whatif.DECIDED else AS_IT_IS)
        st.radio(
            plain(named[row["project_id"]]),
            list(labels),
            format_func=labels.__getitem__,
            key=key,
            horizontal=True,
            on_change=_changed(cell, view),
        )
        expected, last = row["decision_expected_on"], verdict.goal.last_day
        if expected:
            which = "whatif-too-late" if last and expected > last else "whatif-expected"
            show(f'<p class="why">{escape(text(language, which, day=day(language, expected)))}</p>')
    _first(len(waiting), MOST_APPLICATIONS, "whatif-applications-more", language)


def _deadline(verdict: Verdict, tables: Tables, holds: Mapping[Cell, str], view: View) -> None:
    language = view.language
    cell = ("goals", assumptions.key_of([verdict.goal.goal_id]), "deadline")
    said = holds.get(cell, "")
    show(f"<h3>{escape(text(language, 'whatif-deadline'))}</h3>")
    published = verdict.goal.deadline
    assumed = read_typed("goals", "deadline", said, "en").value if said else published
    st.date_input(
        text(language, "whatif-deadline"),
        value=None,
        key=state.mirror(_widget(cell), f"{said}|{published}", assumed),
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format=day_format(language),
        label_visibility="collapsed",
        on_change=_changed(cell, view, written(published)),
        width=260,
    )
    show(f'<p class="why">{escape(text(language, "whatif-deadline-was", day=day(language, published)))}</p>')


def _cells(cells: Sequence[MissingCell], tables: Tables, holds: Mapping[Cell, str], view: View) -> None:
    language = view.language
    show(f"<h3>{escape(text(language, 'whatif-cells'))}</h3>")
    fields: dict[Cell, _Field] = {}
    unfillable = set()
    for each in cells:
        cell = whatif.cell(each, tables)
        if cell is None:
            unfillable.add((each.table, each.column, *each.row.items()))
        elif cell not in fields:
            fields[cell] = _field(cell, each, tables, language)
    if not fields:
        show(f"<p>{escape(text(language, 'whatif-no-cells'))}</p>")
    for field in list(fields.values())[:MOST_CELLS]:
        _input(field, holds.get(field.cell, ""), view)
    _first(len(fields), MOST_CELLS, "whatif-cells-more", language)
    if unfillable:
        show(f'<p class="why">{escape(text(language, "whatif-unfillable", count=len(unfillable)))}</p>')


def _field(cell: Cell, missing: MissingCell, tables: Tables, language: str) -> _Field:
    table, key, column = cell
    label = f"{column_name(language, table, column)} · {row_name(tables, table, key, language)}"
    if TABLES[table].column(column).type != "money":
        return _Field(cell, label, "", not missing.exists)
    currency = whatif.currency_of(cell, tables)
    unit = text(language, "whatif-in-currency", currency=currency) if currency else ""
    return _Field(cell, f"{label}, {unit}" if unit else label, currency, not missing.exists)


def _input(field: _Field, said: str, view: View) -> None:
    """The widget that fits a blank cell; blank: as it is."""
    language = view.language
    table, _, column = field.cell
    what = TABLES[table].column(column)
    label = plain(field.label)
    change = _changed(field.cell, view, adds=field.adds, currency=field.currency)
    if what.type == "choice":
        labels = {
            "": text(language, "whatif-unknown"),
            **{one: text(language, f"choice-{one}") for one in what.choices},
        }
        key = state.mirror(_widget(field.cell), said, said)
        st.selectbox(label, list(labels), format_func=labels.__getitem__, key=key, on_change=change, width=420)
    elif what.type == "date":
        assumed = read_typed(table, column, said, "en").value if said else None
        st.date_input(
            label,
            value=None,
            key=state.mirror(_widget(field.cell), said, assumed),
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format=day_format(language),
            on_change=change,
            width=420,
        )
    else:
        value = read_typed(table, column, said, "en").value if said else None
        key = state.mirror(_widget(field.cell), said, value_words(language, value) if value is not None else "")
        st.text_input(label, key=key, on_change=change, max_chars=60, width=420)


# --- the address -------------------------------------------------------------------------------------------------


def _widget(cell: Cell) -> str:
    return f"{PARAMETER}:{'/'.join(cell)}"


def _changed(cell: Cell, view: View, otherwise: str = "", adds: bool = False, currency: str = "") -> Callable[[], None]:
    """A widget's on_change: what it holds becomes the assumption about its cell; a blank, or `otherwise` (what is
    published), none. With `adds` the row comes to be, with the amount's currency."""

    def changed() -> None:
        value, readable = _held(cell, state.value(_widget(cell)), view.language, currency)
        value = "" if value == otherwise else value
        unit = {(*cell[:2], "currency"): currency if value and readable else ""} if adds and currency else {}
        _assume({cell: value, **unit})

    return changed


def _held(cell: Cell, held: Any, language: str, currency: str) -> tuple[str, bool]:
    """What a widget holds, as the address says it, and whether it could be read."""
    if held is None or held == AS_IT_IS:
        return "", True
    return assumptions.value_of(cell, held, language, currency) if isinstance(held, str) else (written(held), True)


def _assume(changes: Mapping[Cell, str]) -> None:
    made = assumptions.changed(st.query_params.get(PARAMETER, ""), changes)
    if made:
        st.query_params[PARAMETER] = made
    else:
        _clear()


def _clear() -> None:
    st.query_params.pop(PARAMETER, None)


def _first(count: int, most: int, which: str, language: str) -> None:
    if count > most:
        show(f'<p class="why">{escape(text(language, which, shown=most, count=count))}</p>')
