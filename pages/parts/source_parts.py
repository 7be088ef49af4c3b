"""Where figures come from: the links to it, and the parts of the page that shows it."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from analytics.charts.cells import column_name, row_name
from analytics.charts.words import publisher
from analytics.editions.origins import Origin
from analytics.i18n import text
from analytics.i18n.formats import BLANK, moment, money
from analytics.intake.window import Window, window
from analytics.intake.words import letters
from analytics.metrics.cells import Cell, Rows, filled
from analytics.provenance import addresses, row_key, row_keys
from analytics.tables import TABLES
from pages.parts import caches
from pages.parts.differences import value_words
from pages.parts.export import csv_bytes
from pages.parts.html import box, framed, headings, link, show, stacked
from pages.parts.view import View

MOST_CELLS = 500
"""Cells listed on the page; all of them are in the download."""


# --- links -------------------------------------------------------------------------------------------------------


def from_link(view: View, table: str, key: Sequence[object], column: str, words: str = "") -> str:
    """A link to where one cell comes from; without words a small arrow, which a screen reader reads out in full."""
    name = text(view.language, "source-link", column=column_name(view.language, table, column))
    href = escape(view.href("source", table=table, key=row_key(key), column=column))
    shown = f"<code>{escape(words)}</code>" if words else "↗"
    label = escape(f"{name}: {words}" if words else name)
    return f'<a href="{href}" title="{escape(name)}" aria-label="{label}">{shown}</a>'


def cells_link(view: View, key: str, name: str) -> str:
    """A link to the cells behind the figures of one project, or of one consultant's year (consultant|year)."""
    said = escape(text(view.language, "source-cells-link", name=name))
    return f'<a href="{escape(view.href("source", of=key))}" title="{said}" aria-label="{said}">↗</a>'


def funding_links(values: Sequence[tuple[str, str]], by: str, view: View) -> str:
    """For each value of the dimension (as it stands, as it is called) a link to the cells behind its amounts."""
    items = "".join(
        f"<li>{link(view.href('source', by=by, value=value), text(view.language, 'source-cells-link', name=name))}</li>"
        for value, name in values
    )
    return f"<ul class='files'>{items}</ul>"


def place_of(place: Mapping[str, Any]) -> str:
    """File, sheet and cell in one: `budget.xlsx · projects!C7`."""
    spot = "!".join(part for part in (place["sheet"], place["cell"]) if part)
    return " · ".join(part for part in (place["file"], spot) if part)


def places_of(view: View, table: str, rows: pa.Table, column: str) -> dict[str, dict[str, Any]]:
    """Row key → file, sheet and cell of the column's cells in these rows of the edition."""
    found = addresses(table, rows, column, caches.places(view.edition.number)).to_pylist()
    return dict(zip(row_keys(table, rows).to_pylist(), found, strict=True))


# --- one cell ----------------------------------------------------------------------------------------------------


def cell_facts(found: Origin, table: str, key: str, column: str, view: View) -> str:
    """What one cell holds, where it stood, who published it (where the visitor sees names), when and why."""
    language, edition = view.language, found.edition
    facts = [
        ("source-value", escape(_stated(found, table, key, column, view))),
        ("source-column", escape(f"{column_name(language, table, column)} · {text(language, f'table-{table}')}")),
        ("source-row", escape(_key_words(key, language))),
        ("source-file", escape(found.file) if found.file else escape(text(language, "source-no-file"))),
        ("source-sheet", escape(found.sheet) if found.sheet else ""),
        ("source-cell", f"<code>{escape(found.cell)}</code>" if found.cell else ""),
        ("source-edition", link(f"goals?edition={edition.number}&lang={language}", str(edition.number))),
        ("source-author", escape(publisher(language, edition.author)) if view.names else ""),
        ("source-when", escape(moment(language, edition.published_at))),
        ("source-note", escape(edition.note)),
    ]
    inside = "".join(f"<dt>{escape(text(language, name))}</dt><dd>{value}</dd>" for name, value in facts if value)
    download = ""
    if found.original:
        href = f"download/original/{edition.number}/{quote(found.original, safe='')}"
        words = text(language, "source-download", file=found.original)
        download = f'<p class="actions">{link(href, words, download=True)}</p>'
    return f'<dl class="facts wide">{inside}</dl>{download}'


def _stated(found: Origin, table: str, key: str, column: str, view: View) -> str:
    """The value as people write it: an amount with the currency of its row."""
    rows = caches.tables(view.edition.number)[table]
    row = rows.filter(pc.equal(row_keys(table, rows), key)).slice(0, 1).to_pylist()
    return _value(row[0] | {column: found.value}, table, column, view.language) if row else BLANK


def project_of(table: str, key: str) -> str | None:
    """The id of the project that a row is of; None where the table is not about projects."""
    names = TABLES[table].key
    return json.loads(key)[names.index("project_id")] if "project_id" in names else None


def surroundings(found: Origin, language: str) -> str:
    """The cell among its neighbours in the file as it was uploaded, the cell itself marked."""
    if not (found.original and found.file and found.cell):
        return box(text(language, "source-no-preview"))
    whole_row = ":" in found.cell
    cell = f"A{found.cell.partition(':')[0]}" if whole_row else found.cell
    content = caches.store().original(found.edition.number, found.original)
    seen = window(found.file, content, found.sheet, cell, rows=4, columns=2)  # as wide as a phone can show
    if seen is None:
        return box(text(language, "source-no-preview"))
    return _window_table(seen, cell, whole_row, language)


def _window_table(seen: Window, cell: str, whole_row: bool, language: str) -> str:
    names = [letters(seen.first_column + at) for at in range(max(map(len, seen.cells), default=0))]
    head = f'<th scope="col">{escape(text(language, "source-row"))}</th>' + "".join(
        f'<th scope="col">{name}</th>' for name in names
    )
    body = ""
    for number, row in enumerate(seen.cells, seen.first_row):
        cells = ""
        for name, content in zip(names, row, strict=False):
            here = f"{name}{number}" == cell and not whole_row
            words = escape(content) or "&nbsp;"
            cells += f'<td aria-current="true"><mark>{words}</mark></td>' if here else f"<td>{words}</td>"
        mark = f"<mark>{number}</mark>" if whole_row and cell == f"A{number}" else str(number)
        body += f'<tr><th scope="row">{mark}</th>{cells}</tr>'
    caption = "source-preview-row" if whole_row else "source-preview-cell"
    return framed(head, body, text(language, caption, cell=cell.removeprefix("A") if whole_row else cell))


# --- several cells -----------------------------------------------------------------------------------------------


def cells_table(rows: Rows, view: View) -> None:
    """The filled cells of those rows that figures are made of, with a link each, and all of them as a download."""
    language = view.language
    cells = filled(rows, caches.places(view.edition.number))
    if not cells:
        show(box(text(language, "source-no-cells")))
        return
    names = ("source-column", "source-row", "source-value", "source-file", "source-sheet", "source-cell")
    body = "".join(
        f'<tr><th scope="row">{escape(column_name(language, cell.table, cell.column))}'
        f"<small>{escape(text(language, f'table-{cell.table}'))}</small></th>"
        f"<td>{escape(_key_words(row_key(cell.key), language))}</td>"
        f'<td class="n">{escape(_value(cell.row, cell.table, cell.column, language))}</td>'
        f"<td>{_cell_link(cell, view)}</td></tr>"
        for cell in cells[:MOST_CELLS]
    )
    caption = text(language, "source-cells-caption", count=len(cells))
    if len(cells) > MOST_CELLS:
        caption += " " + text(language, "changes-first", shown=MOST_CELLS)
    show(stacked(framed(headings(language, (*names[:3], "source-place"), ("source-value",)), body, caption)))
    written = [
        [
            f"{text(language, f'table-{cell.table}')}: {column_name(language, cell.table, cell.column)}",
            _key_words(row_key(cell.key), language),
            _value(cell.row, cell.table, cell.column, language),
            *(cell.place[part] or "" for part in ("file", "sheet", "cell")),
        ]
        for cell in cells
    ]
    st.download_button(
        text(language, "source-cells-download"),
        csv_bytes([[text(language, name) for name in names], *written], language),
        text(language, "file-cells") + ".csv",
        "text/csv",
        key="cells-download",
        on_click="ignore",
    )


def _cell_link(cell: Cell, view: View) -> str:
    if not cell.place["file"]:
        return escape(BLANK)
    return from_link(view, cell.table, cell.key, cell.column, place_of(cell.place))


def _value(row: Mapping[str, Any], table: str, column: str, language: str) -> str:
    if row[column] is None:
        return BLANK
    is_money = TABLES[table].column(column).type == "money"
    currency = row.get("currency", row.get("conditions_currency"))
    return money(language, row[column], currency) if is_money else value_words(language, row[column])


def _key_words(key: str, language: str) -> str:
    """A row's key for a reader."""
    return row_name(language, {str(at): part for at, part in enumerate(json.loads(key)) if part})
