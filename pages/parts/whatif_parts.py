"""What if, on a goal's page: assumptions made in widgets, kept in the address, and every goal judged as if they held.

From here nothing leads to publishing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any, NamedTuple
from urllib.parse import unquote

import streamlit as st

from analytics.charts import words
from analytics.findings import Finding
from analytics.goals import whatif
from analytics.goals.compare import Move, moves
from analytics.goals.verdict import MissingCell, Verdict
from analytics.goals.whatif import Assumption, WhatIf
from analytics.i18n import text
from analytics.i18n.formats import BLANK, day
from analytics.intake.typed import read_typed, written
from analytics.tables import TABLES, Tables
from pages.parts import caches, state
from pages.parts.differences import distinct, value_words
from pages.parts.html import badge, box, framed, headings, plain, show, stacked
from pages.parts.missing import column_name
from pages.parts.view import View

PARAMETER = "if"
MOST_APPLICATIONS, MOST_CELLS = 20, 12
"""Applications and blank cells on the page; how many there are in all is said."""
MOST_ROWS = 200_000
"""Rows up to which one is looked for to say its currency."""
DATE_FORMAT = {"da": "DD.MM.YYYY", "en": "DD/MM/YYYY"}
AS_IT_IS = "as-it-is"
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)

Cell = tuple[str, str, str]
"""Table, key and column, as an assumption names them."""


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
        _outcome(verdict, assumed, view)
    with st.expander(text(language, "whatif-open"), expanded=bool(said), key="what-if"):
        tables = caches.tables(view.edition.number)
        holds = {(each.table, each.key, each.column): each.value for each in assumed.assumptions}
        _applications(verdict, tables, holds, view)
        _deadline(verdict, tables, holds, view)
        _cells(_open_cells(verdict, assumed), tables, holds, view)


# --- what comes of it --------------------------------------------------------------------------------------------


def _outcome(verdict: Verdict, assumed: WhatIf, view: View) -> None:
    language = view.language
    said = text(language, "whatif-banner", count=len(assumed.assumptions), number=str(view.edition.number))
    share = text(language, "whatif-share")
    show(box(f"{said}\n{share}", text(language, "whatif-banner-title"), "warn"))
    st.button(text(language, "whatif-clear"), on_click=_clear, key="what-if-clear")
    if assumed.findings:
        show(_refused(assumed.findings, language))
    if assumed.assumptions:
        show(_list(assumed.assumptions, view))
    if not assumed.verdicts:
        show(box(text(language, "whatif-not-judged"), kind="bad"))
        return
    today = caches.verdicts(view.edition.number, view.as_of)
    mine = verdict.goal.goal_id
    shown = [move for move in moves(today, assumed.verdicts) if move.moved or move.goal_id == mine]
    show(outcome_table(shown, view))


def outcome_table(shown: Sequence[Move], view: View) -> str:
    """Some goals today and under the assumptions: figure, status, deadline. How many of them move is said."""
    language = view.language
    moved = sum(move.moved for move in shown)
    names = ("whatif-moved", "whatif-today", "whatif-then")
    today, then = (f'<td data-label="{escape(text(language, name))}">' for name in names[1:])
    body = "".join(
        f'<tr><th scope="row">{escape(move.after.goal.title(language))}</th>'
        f"{today}{_stands(move.before, language)}</td>{then}{_stands(move.after, language)}</td></tr>"
        for move in shown
        if move.after
    )
    caption = text(language, "whatif-caption", count=moved, day=day(language, view.as_of))
    return stacked(framed(headings(language, names), body, caption))


def _stands(verdict: Verdict | None, language: str) -> str:
    if verdict is None:
        return BLANK
    figure = escape(words.interval(language, verdict.interval, words.unit_of(verdict)))
    last = escape(day(language, verdict.goal.last_day))
    term = f'<span class="blank">{escape(text(language, "fact-deadline"))}: {last}</span>'
    return f'<div class="move"><b>{figure}</b> {badge(language, verdict.status)}</div>{term}'


def _refused(findings: Iterable[Finding], language: str) -> str:
    lines = [f"{found.message(language)} {found.remedy(language)}" for found in findings]
    return box("\n".join(lines), text(language, "whatif-refused-title"), "bad")


def _list(assumptions: Sequence[Assumption], view: View) -> str:
    language, tables = view.language, caches.tables(view.edition.number)
    items = ""
    for each in assumptions:
        value = read_typed(each.table, each.column, each.value, "en").value
        name = f"{column_name(language, each.table, each.column)} · {_row_name(tables, each.table, each.key, language)}"
        items += f"<li>{escape(name)}: <b>{escape(value_words(language, value))}</b></li>"
    return f"<h3>{escape(text(language, 'whatif-assumed'))}</h3><ul>{items}</ul>"


def _row_name(tables: Tables, table: str, key: str, language: str) -> str:
    """A row by its key; a project by its acronym, a goal by its title."""
    parts = [unquote(part) for part in key.split("~")]
    names = dict(zip(TABLES[table].key, parts, strict=True))
    if project := names.get("project_id"):
        row = _one(tables, "projects", "project_id", project)
        names["project_id"] = (row.get("acronym") if row else None) or project
    if goal := names.get("goal_id"):
        row = _one(tables, "goals", "goal_id", goal)
        names["goal_id"] = (row.get(f"title_{language}") or row.get("title") if row else None) or goal
    return " · ".join(value_words(language, part) for part in names.values() if part)


def _one(tables: Tables, table: str, column: str, value: str) -> dict[str, Any] | None:
    ids = tables[table][column].to_pylist()
    return tables[table].slice(ids.index(value), 1).to_pylist()[0] if value in ids else None


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
        cell = ("projects", whatif.key_of([row["project_id"]]), "status")
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
    cell = ("goals", whatif.key_of([verdict.goal.goal_id]), "deadline")
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
        format=DATE_FORMAT.get(language, "DD/MM/YYYY"),
        label_visibility="collapsed",
        on_change=_changed(cell, view, written(published)),
        width=260,
    )
    show(f'<p class="why">{escape(text(language, "whatif-deadline-was", day=day(language, published)))}</p>')


def _open_cells(verdict: Verdict, assumed: WhatIf) -> list[MissingCell]:
    """The blank cells that matter to the goal: those that would settle it first, and those that the assumptions
    themselves bring up."""
    keys = (*(verdict.keys.met or ()), *(verdict.keys.missed or ()))
    then = [each for each in assumed.verdicts if each.goal.goal_id == verdict.goal.goal_id]
    return [*keys, *verdict.missing, *(cell for each in then for cell in each.missing)]


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
    label = f"{column_name(language, table, column)} · {_row_name(tables, table, key, language)}"
    if TABLES[table].column(column).type != "money":
        return _Field(cell, label, "", not missing.exists)
    currency = _currency(cell, missing, tables)
    unit = text(language, "whatif-in-currency", currency=currency) if currency else ""
    return _Field(cell, f"{label}, {unit}" if unit else label, currency, not missing.exists)


def _currency(cell: Cell, missing: MissingCell, tables: Tables) -> str:
    """The currency of an amount: that of its row; euro for a row that has to be added."""
    if not missing.exists:
        return "EUR"
    table, key, _ = cell
    rows = tables[table].to_pylist() if len(tables[table]) < MOST_ROWS else []
    names = TABLES[table].key
    found = next((row for row in rows if whatif.key_of([row[name] for name in names]) == key), None)
    column = "conditions_currency" if table == "goals" else "currency"
    return str(found[column]) if found and found.get(column) else ""


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
            format=DATE_FORMAT.get(language, "DD/MM/YYYY"),
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
        value, readable = _typed(cell, state.value(_widget(cell)), view.language, currency)
        value = "" if value == otherwise else value
        unit = {(*cell[:2], "currency"): currency if value and readable else ""} if adds and currency else {}
        _assume({cell: value, **unit})

    return changed


def _typed(cell: Cell, held: Any, language: str, currency: str) -> tuple[str, bool]:
    """What a widget holds, as the address says it, and whether it could be read. What could not stands there as it was
    typed, so that the page says what is wrong with it."""
    table, _, column = cell
    if held is None or held == AS_IT_IS:
        return "", True
    if not isinstance(held, str):
        return written(held), True
    read = read_typed(table, column, held, language)
    if read.finding or (read.currencies and currency not in read.currencies):
        return held.strip(), False
    return written(read.value), True


def _assume(changes: Mapping[Cell, str]) -> None:
    said = whatif.parse(st.query_params.get(PARAMETER, "")).assumptions
    held = {(each.table, each.key, each.column): each.value for each in said} | dict(changes)
    made = whatif.written([Assumption(*cell, value) for cell, value in held.items() if value])
    if made:
        st.query_params[PARAMETER] = made
    else:
        _clear()


def _clear() -> None:
    st.query_params.pop(PARAMETER, None)


def _first(count: int, most: int, which: str, language: str) -> None:
    if count > most:
        show(f'<p class="why">{escape(text(language, which, shown=most, count=count))}</p>')
