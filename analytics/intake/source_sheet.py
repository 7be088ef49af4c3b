"""The last sheet of a filled workbook: the file, sheet and cell its values came from. An upload passes it over."""

from collections.abc import Iterator

import pyarrow.compute as pc
import xlsxwriter
from xlsxwriter.format import Format

from analytics.i18n import text
from analytics.provenance import CELL_ORIGINS_SCHEMA, Places, row_keys
from analytics.tables import TABLES, Tables

HEADINGS = ("sources-table", "source-row", "source-column", "source-file", "source-sheet", "source-cell")
_WIDTHS = (22, 44, 26, 34, 22, 12)
Line = tuple[str, str, str, str, str, str]


def write(book: xlsxwriter.Workbook, heading: Format, tables: Tables, places: Places, most: int, language: str) -> None:
    """Add the sheet: of each table the column that each of its columns stood in (C:C), the row of each row (7:7), and
    the cells that stood elsewhere than their row (F12). `most`: lines there is room for; the last says how many more
    there would be."""
    sheet = book.add_worksheet(text(language, "sheet-sources"))
    sheet.freeze_panes(1, 0)
    for at, (id, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, text(language, id), heading)
    left_out = 0
    for number, line in enumerate(_lines(tables, places, language), 1):
        if number < most:
            for at, words in enumerate(line):
                if words:
                    sheet.write_string(number, at, words)
        else:
            left_out += 1
    if left_out:
        sheet.write_string(most, 0, text(language, "sources-more", count=left_out))


def _lines(tables: Tables, places: Places, language: str) -> Iterator[Line]:
    for name in TABLES:
        rows, title = tables[name], text(language, f"table-{name}")
        files = set(pc.unique(rows["_file"]).to_pylist())
        every = text(language, "sources-every-row")
        for each in places.sheet_columns.filter(pc.equal(places.sheet_columns["table_name"], name)).to_pylist():
            if each["file"] in files:
                column = _column(name, each["column_name"], language)
                letter = each["letter"]
                yield title, every, column, each["file"], each["sheet"] or "", f"{letter}:{letter}"
        columns = (rows[part].to_pylist() for part in ("_file", "_sheet", "_row"))
        for key, file, sheet, row in zip(row_keys(name, rows).to_pylist(), *columns, strict=True):
            if file is not None:
                yield title, key, "", file, sheet or "", f"{row}:{row}"
        of_table = places.cell_origins.filter(pc.equal(places.cell_origins["table_name"], name))
        cells = zip(*(of_table[part].to_pylist() for part in CELL_ORIGINS_SCHEMA.names[1:]), strict=True)
        for key, column, file, sheet, cell in cells:
            if file is not None:
                yield title, key, _column(name, column, language), file, sheet or "", cell or ""


def _column(table: str, name: str, language: str) -> str:
    """A column's name; of an amount with a column of its own ('amount:own/eu_grant', 'amount:own/eu_grant/2012')
    also which amount."""
    column, _, kind = name.partition(":")
    called = text(language, f"column-{table}-{column}")
    said = [part if part.isdecimal() else text(language, f"choice-{part}") for part in kind.split("/") if kind]
    return f"{called} ({', '.join(said)})" if kind else called
