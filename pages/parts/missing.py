"""Blank cells, said so that a person can go and fill them: what, for which row, in which file, sheet and cell."""

from collections.abc import Sequence
from html import escape

from analytics.goals.verdict import MissingCell
from analytics.i18n import has_text, text
from analytics.provenance import row_key
from analytics.tables import TABLES
from pages.parts.html import framed, headings, stacked
from pages.parts.view import View


def column_name(language: str, table: str, column: str) -> str:
    """What a column is called."""
    id = f"column-{table}-{column}"
    return text(language, id) if has_text(language, id) else column


def row_name(language: str, row: dict[str, str]) -> str:
    """A row by its key: `udlavi · Whole partnership · Total budget`."""
    return " · ".join(_choice(language, value) for value in row.values() if value)


def place(language: str, cell: MissingCell) -> str:
    """Where the blank stands, or that its row has to be added."""
    if not cell.exists:
        return text(language, "missing-row-to-add")
    spot = "!".join(part for part in (cell.sheet, cell.cell) if part)
    return " · ".join(part for part in (cell.file, spot) if part) or text(language, "missing-no-place")


def missing_table(cells: Sequence[MissingCell], count: int, language: str, view: View | None = None) -> str:
    """The cells as an HTML table; `count` is how many there are in all. With a `view` each leads to its place."""
    names = ("missing-column", "missing-row", "missing-place")
    head = headings(language, names)
    body = "".join(
        f'<tr><th scope="row">{escape(column_name(language, cell.table, cell.column))}'
        f"<small>{escape(text(language, f'table-{cell.table}'))}</small></th>"
        f"<td>{escape(row_name(language, dict(cell.row)))}</td>"
        f"<td>{_place_html(language, cell, view)}</td></tr>"
        for cell in cells
    )
    caption = text(language, "missing-caption", count=count)
    if count > len(cells):
        caption += " " + text(language, "changes-first", shown=len(cells))
    return stacked(framed(head, body, caption))


def cell_words(language: str, cell: MissingCell) -> str:
    """A blank cell in a few words: `Role · interloc`."""
    row = row_name(language, dict(cell.row))
    return " · ".join(part for part in (column_name(language, cell.table, cell.column), row) if part)


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


def _choice(language: str, value: str) -> str:
    return text(language, f"choice-{value}") if has_text(language, f"choice-{value}") else value
