"""What differs between two editions, as a page shows it: rows, changed cells, and the goals before and after."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape

import pyarrow as pa
import streamlit as st

from analytics.charts import words
from analytics.charts.cells import column_name
from analytics.editions import Changes, TableChanges
from analytics.goals.compare import Move
from analytics.goals.verdict import Verdict
from analytics.i18n import has_text, text
from analytics.i18n.formats import BLANK, day, number
from analytics.tables import PROVENANCE, TABLES
from pages.parts.html import badge, box, cells, framed, headings, show, stacked

FEW_ROWS = 12
"""So many rows and cells of a table are open on the page; more stand behind its heading."""
MANY_LETTERS = 40
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


def changes_summary(changes: Changes, language: str, caption: str) -> str:
    """How much changes in each table, as an HTML table."""
    names = ("changes-table", "changes-added", "changes-removed", "changes-changed")
    counts = names[1:]
    head = headings(language, names, counts)
    labels = [escape(text(language, name)) for name in counts]
    body = "".join(
        f'<tr><th scope="row">{escape(text(language, f"table-{each.table}"))}</th>'
        + "".join(
            f'<td class="n" data-label="{label}">{number(language, count, 0)}</td>'
            for label, count in zip(labels, (len(each.added), len(each.removed), each.cells_changed), strict=True)
        )
        + "</tr>"
        for each in changes
    )
    return stacked(framed(head, body, caption))


def show_changes(changes: Changes, language: str, key: str, caption: str = "changes-caption") -> None:
    """The summary, then each table's rows and cells. `caption` (a text's id) names them all: where a page shows two
    sets of changes, they need two names."""
    said = text(language, caption)
    show(changes_summary(changes, language, said))
    for each in changes:
        title = text(language, f"table-{each.table}")
        opened = _size(each) <= FEW_ROWS
        with st.expander(text(language, "changes-of", table=title), expanded=opened, key=f"{key}-{each.table}"):
            if caption != "changes-caption":
                title = f"{said} · {title}"
            if each.cells_changed:
                show(cells_table(each, title, language))
            for name, rows in (("added", each.added), ("removed", each.removed)):
                if len(rows):
                    caption = f"{title} · {text(language, f'changes-{name}-caption', count=len(rows))}"
                    show(rows_table(each.table, rows, caption, language))


def cells_table(changes: TableChanges, title: str, language: str) -> str:
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
    count = changes.cells_changed
    caption = f"{title} · {text(language, 'changes-changed-caption', count=count)}"
    return framed(head, body, with_first(caption, count, language))


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
    named = [(column, escape(column_name(language, name, column))) for column in ordered]
    body = "".join(
        "<tr>" + "".join(_labelled(label, _cell(language, row[column], column)) for column, label in named) + "</tr>"
        for row in first.select(ordered).to_pylist()
    )
    return stacked(framed(head, body, with_first(caption, len(rows), language)))


def _labelled(label: str, words: str) -> str:
    """A cell with its column's heading, for phones; one of many words gets some width."""
    width = ' class="long"' if len(words) > MANY_LETTERS else ""
    return f'<td{width} data-label="{label}">{escape(words)}</td>'


def moves_table(moves: Sequence[Move], language: str) -> str:
    """Each goal's figure and status, before and after."""
    names = ("moves-goal", "moves-before", "moves-after", "moves-what")
    head = headings(language, names)
    before, after, what = (f'<td data-label="{escape(text(language, name))}">' for name in names[1:])
    body = ""
    for move in moves:
        known = move.after or move.before
        if known is None:
            continue
        title = escape(known.goal.title(language))
        body += (
            f'<tr><th scope="row">{title}</th>{before}{_stands(move.before, language)}</td>'
            f"{after}{_stands(move.after, language)}</td>{what}{escape(text(language, _movement(move)))}</td></tr>"
        )
    if not body:
        return box(text(language, "goals-none"))
    return stacked(framed(head, body, text(language, "moves-caption", count=sum(move.moved for move in moves))))


def _movement(move: Move) -> str:
    if move.before is None:
        return "moves-new"
    if move.after is None:
        return "moves-gone"
    return "moves-moved" if move.moved else "moves-same"


def _stands(verdict: Verdict | None, language: str) -> str:
    if verdict is None:
        return BLANK
    return standing(verdict, language, text(language, "moves-missing", count=verdict.missing_count))


def standing(verdict: Verdict, language: str, remark: str = "") -> str:
    """How a goal stands, as HTML: its figure and status, with a remark below."""
    below = f'<span class="blank">{escape(remark)}</span>' if remark else ""
    return f'<div class="move">{figure_and_status(verdict, language)}</div>{below}'


def figure_and_status(verdict: Verdict, language: str) -> str:
    """A goal's figure and its badge, as HTML."""
    figure = escape(words.interval(language, verdict.interval, words.unit_of(verdict)))
    return f"<b>{figure}</b> {badge(language, verdict.status)}"


def _cell(language: str, value: object, column: str) -> str:
    return str(value) if column == "year" and value is not None else value_words(language, value)


def with_first(caption: str, count: int, language: str) -> str:
    """A caption, with how many rows are shown where that is not all."""
    more = text(language, "changes-first", shown=MOST_ROWS) if count > MOST_ROWS else ""
    return f"{caption} {more}".strip()


def _size(changes: TableChanges) -> int:
    return len(changes.added) + len(changes.removed) + changes.cells_changed
