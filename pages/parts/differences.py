"""What differs between two editions, as a page shows it: rows, changed cells, and the goals before and after."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape

import pyarrow as pa
import streamlit as st

from analytics.charts import words
from analytics.editions import Changes, TableChanges
from analytics.goals.compare import Move
from analytics.goals.verdict import Verdict
from analytics.i18n import has_text, text
from analytics.i18n.formats import BLANK, day, number
from analytics.tables import PROVENANCE, TABLES
from pages.parts.cards import badge
from pages.parts.html import box, cells, framed, headings, show
from pages.parts.missing import column_name

MOST_ROWS = 200
"""Rows and cells shown of each table; how many there are in all is always said."""


def value_words(language: str, value: object) -> str:
    """A cell's value as a person reads it."""
    if value is None:
        return BLANK
    if isinstance(value, bool):
        return text(language, "yes" if value else "no")
    if isinstance(value, int | float):
        return number(language, float(value), 6)
    if isinstance(value, date | datetime):
        return day(language, value)
    words_of_choice = f"choice-{value}"
    return (
        text(language, words_of_choice)
        if str(value).isidentifier() and has_text(language, words_of_choice)
        else str(value)
    )


def distinct(labels: Mapping[str, str]) -> dict[str, str]:
    """Value → what a person reads, no two alike: Streamlit tells the options of a widget apart by their words alone,
    and would take one answer for another."""
    said = list(labels.values())
    return {value: label if said.count(label) == 1 else f"{label} ({value})" for value, label in labels.items()}


def key_words(language: str, key: Sequence[object]) -> str:
    """A row by the values of its key; years without separators."""
    return " · ".join(
        str(part) if isinstance(part, int) else value_words(language, part) for part in key if part is not None
    )


def changes_summary(changes: Changes, language: str) -> str:
    """How much changes in each table, as an HTML table."""
    names = ("changes-table", "changes-added", "changes-removed", "changes-changed")
    head = "".join(
        f'<th scope="col"{" class=n" if index else ""}>{escape(text(language, name))}</th>'
        for index, name in enumerate(names)
    )
    body = "".join(
        f'<tr><th scope="row">{escape(text(language, f"table-{each.table}"))}</th>'
        + "".join(
            f'<td class="n">{number(language, count, 0)}</td>'
            for count in (len(each.added), len(each.removed), each.cells_changed)
        )
        + "</tr>"
        for each in changes
    )
    return framed(head, body, text(language, "changes-caption"))


def show_changes(changes: Changes, language: str, key: str) -> None:
    """The summary, then each table's rows and cells."""
    show(changes_summary(changes, language))
    for each in changes:
        title = text(language, f"table-{each.table}")
        with st.expander(
            text(language, "changes-of", table=title), expanded=_size(each) <= 40, key=f"{key}-{each.table}"
        ):
            if each.cells_changed:
                show(cells_table(each, language))
            for name, rows in (("added", each.added), ("removed", each.removed)):
                if len(rows):
                    show(
                        rows_table(
                            each.table, rows, text(language, f"changes-{name}-caption", count=len(rows)), language
                        )
                    )


def cells_table(changes: TableChanges, language: str) -> str:
    """Each changed cell: row, column, before, after."""
    names = ("changes-row", "changes-column", "changes-before", "changes-after")
    head = headings(language, names)
    body = "".join(
        f'<tr><th scope="row">{escape(key_words(language, cell.key))}</th>'
        f"{cells(column_name(language, cell.table, cell.column))}"
        f"<td><del>{escape(value_words(language, cell.before))}</del></td>"
        f"<td><ins>{escape(value_words(language, cell.after))}</ins></td></tr>"
        for cell in changes.cells(MOST_ROWS)
    )
    return framed(
        head,
        body,
        _of(text(language, "changes-changed-caption", count=changes.cells_changed), changes.cells_changed, language),
    )


def rows_table(name: str, rows: pa.Table, caption: str, language: str) -> str:
    """Whole rows, without the columns that are blank in all of them."""
    first = rows.slice(0, MOST_ROWS)
    key = TABLES[name].key
    filled = [
        column
        for column in first.column_names
        if column not in PROVENANCE and first.column(column).null_count < len(first)
    ]
    ordered = [*(column for column in key if column in filled), *(column for column in filled if column not in key)]
    head = "".join(f'<th scope="col">{escape(column_name(language, name, column))}</th>' for column in ordered)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(language, row[column], column))}</td>" for column in ordered) + "</tr>"
        for row in first.select(ordered).to_pylist()
    )
    return framed(head, body, _of(caption, len(rows), language))


def moves_table(moves: Sequence[Move], language: str) -> str:
    """Each goal's figure and status, before and after."""
    head = "".join(
        f'<th scope="col">{escape(text(language, name))}</th>'
        for name in ("moves-goal", "moves-before", "moves-after", "moves-what")
    )
    body = ""
    for move in moves:
        known = move.after or move.before
        if known is None:
            continue
        body += (
            f'<tr><th scope="row">{escape(known.goal.title(language))}</th><td>{_stands(move.before, language)}</td>'
            f"<td>{_stands(move.after, language)}</td><td>{escape(text(language, _movement(move)))}</td></tr>"
        )
    if not body:
        return box(text(language, "goals-none"))
    return framed(head, body, text(language, "moves-caption", count=sum(move.moved for move in moves)))


def _movement(move: Move) -> str:
    if move.before is None:
        return "moves-new"
    if move.after is None:
        return "moves-gone"
    return "moves-moved" if move.moved else "moves-same"


def _stands(verdict: Verdict | None, language: str) -> str:
    if verdict is None:
        return BLANK
    figure = escape(words.interval(language, verdict.interval, words.unit_of(verdict)))
    open_cells = escape(text(language, "moves-missing", count=verdict.missing_count))
    status = badge(language, verdict.status)
    return f'<div class="move"><b>{figure}</b> {status}</div><span class="blank">{open_cells}</span>'


def _cell(language: str, value: object, column: str) -> str:
    return str(value) if column == "year" and value is not None else value_words(language, value)


def _of(caption: str, count: int, language: str) -> str:
    more = text(language, "changes-first", shown=MOST_ROWS) if count > MOST_ROWS else ""
    return f"{caption} {more}".strip()


def _size(changes: TableChanges) -> int:
    return len(changes.added) + len(changes.removed) + changes.cells_changed
