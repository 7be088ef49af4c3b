"""Blank cells, said so that a person can go and fill them: what, for which row, in which file, sheet and cell."""

from collections.abc import Sequence
from html import escape

from analytics.goals.verdict import MissingCell
from analytics.i18n import has_text, text
from pages.parts.html import framed, headings, stacked


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


def missing_table(cells: Sequence[MissingCell], count: int, language: str) -> str:
    """The cells as an HTML table; `count` is how many there are in all."""
    names = ("missing-column", "missing-row", "missing-place")
    head = headings(language, names)
    body = "".join(
        f'<tr><th scope="row">{escape(column_name(language, cell.table, cell.column))}'
        f"<small>{escape(text(language, f'table-{cell.table}'))}</small></th>"
        f"<td>{escape(row_name(language, dict(cell.row)))}</td>"
        f"<td>{_place_html(language, cell)}</td></tr>"
        for cell in cells
    )
    caption = text(language, "missing-caption", count=count)
    if count > len(cells):
        caption += " " + text(language, "changes-first", shown=len(cells))
    return stacked(framed(head, body, caption))


def _place_html(language: str, cell: MissingCell) -> str:
    words = escape(place(language, cell))
    return f"<code>{words}</code>" if cell.exists and cell.file else words


def _choice(language: str, value: str) -> str:
    return text(language, f"choice-{value}") if has_text(language, f"choice-{value}") else value
