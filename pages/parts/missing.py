"""Blank cells, said so that a person can go and fill them: what, for which row, in which file, sheet and cell."""

from collections.abc import Sequence
from html import escape

from analytics.charts.cells import column_name, missing_caption, place, row_name
from analytics.goals.verdict import MissingCell
from analytics.i18n import text
from analytics.provenance import row_key
from analytics.tables import TABLES
from pages.parts.html import framed, headings, stacked
from pages.parts.view import View


def missing_table(cells: Sequence[MissingCell], count: int, language: str, view: View | None = None) -> str:
    """The cells as an HTML table; `count` is how many there are in all. With a `view` each leads to its place."""
    names = ("missing-column", "missing-row", "missing-place")
    head = headings(language, names)
    body = "".join(
        f'<tr><th scope="row">{escape(column_name(language, cell.table, cell.column))}'
        f"<small>{escape(text(language, f'table-{cell.table}'))}</small></th>"
        f"<td>{escape(row_name(language, cell.row))}</td>"
        f"<td>{_place_html(language, cell, view)}</td></tr>"
        for cell in cells
    )
    return stacked(framed(head, body, missing_caption(language, count, len(cells))))


def cell_href(cell: MissingCell, view: View) -> str:
    """The address of the page that shows where the cell stands; '' for one whose row has yet to be added."""
    key = TABLES[cell.table].key
    if not cell.exists or not set(cell.row) & set(key):
        return ""
    return view.href("source", table=cell.table, key=row_key([cell.row.get(name) for name in key]), column=cell.column)


def _place_html(language: str, cell: MissingCell, view: View | None) -> str:
    words = escape(place(language, cell))
    words = f"<code>{words}</code>" if cell.exists and cell.file else words
    href = cell_href(cell, view) if view else ""
    return f'<a href="{escape(href)}">{words}</a>' if href else words
