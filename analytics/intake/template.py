"""Tables → a workbook or a CSV that people fill in and send back, and that reads back as the same tables."""

import csv as comma_separated
import io
import re
from collections.abc import Callable, Iterable

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analytics.i18n import has_text, text
from analytics.intake import source_sheet
from analytics.intake.convert import guarded
from analytics.intake.values import FIRST_DAY, LAST_DAY
from analytics.intake.vocabulary import choices
from analytics.intake.words import letters
from analytics.intake.xlsx import BASED_ON
from analytics.provenance import Places
from analytics.tables import LANGUAGE_SUFFIXES, TABLES, Column, Table, Tables, complete

MOST_ROWS = 1_048_575
"""Below the headings; a spreadsheet has no more."""

_OWN_LANGUAGES = ("da", "en")  # columns the template always has; the others only where they hold something
_ROWS_TO_FILL = 500
_ROWS_IN_MEMORY = 50_000
_WIDTHS = {"text": 22, "integer": 9, "number": 13, "money": 17, "share": 12, "date": 13, "yes_no": 13, "choice": 21}
_DECIMAL_COMMA = ("da", "sv", "pl")
_TWO_READINGS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")


class _ExactSheet(Worksheet):  # type: ignore[misc]  # xlsxwriter comes without types
    """A sheet whose numbers keep all their digits: xlsxwriter writes 16, a few amounts need 17."""

    def _xml_number_element(self, number: float, attributes: Iterable[tuple[str, object]] = ()) -> None:
        written = "".join(f' {key}="{value}"' for key, value in attributes)
        self.fh.write(f"<c{written}><v>{number!r}</v></c>")


def workbook(tables: Tables | None, language: str, based_on: str | None = None, places: Places | None = None) -> bytes:
    """The template as xlsx, with the rows of `tables` or (None) empty: a sheet a table with headings in `language`,
    what each column means as a note, lists to choose from, and a first sheet that explains. `based_on`, the request id
    of the edition the rows are of, travels with it unseen. `places`: with them a last sheet says which file, sheet and
    cell the values came from. Raises ValueError where a table has more than MOST_ROWS
    rows."""
    rows = complete(tables or {})
    large = sum(map(len, rows.values())) > _ROWS_IN_MEMORY
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True} if large else {"in_memory": True}) as book:
        if based_on:
            book.set_custom_property(BASED_ON, based_on)
        looks = _Looks(book)
        _read_me(book, looks, language)
        ranges = _choice_ranges(language)
        for table in TABLES.values():
            _sheet(book, looks, table, rows[table.name], language, ranges)
        _choices(book, looks, language)
        if places is not None:
            source_sheet.write(book, looks.heading, rows, places, MOST_ROWS, language)
    return buffer.getvalue()


def csv(table_name: str, rows: pa.Table, language: str) -> bytes:
    """One table as CSV in UTF-8 with a byte-order mark: `;` and decimal comma where the language writes so, else `,`
    and decimal point. A text that a spreadsheet would take for a formula gets an apostrophe in front
    (`convert.guarded`), which reading the file takes away again; figures, negative ones too, stay as they are."""
    table = TABLES[table_name]
    columns = _columns(table, rows)
    out = io.StringIO(newline="")
    writer = comma_separated.writer(out, delimiter=";" if language in _DECIMAL_COMMA else ",")
    writer.writerow([_heading(table, column, language) for column in columns])
    writer.writerows(zip(*(_texts(table, column, rows[column.name], language) for column in columns), strict=True))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _texts(table: Table, column: Column, cells: pa.ChunkedArray, language: str) -> list[str]:
    """A column's cells as a CSV holds them, each distinct value written once."""
    codes = cells.combine_chunks().dictionary_encode()
    values = _written(table, column, codes.dictionary.to_pylist(), language)
    texts = pa.array([_as_text(value, language in _DECIMAL_COMMA) for value in values], pa.string())
    written: list[str] = texts.take(codes.indices).fill_null("").to_pylist()
    return written


def _as_text(value: object, comma: bool) -> str:
    if isinstance(value, float):
        return _figure(value, comma)
    return guarded(value) if isinstance(value, str) else str(value)  # a date is written as ISO 8601


def _figure(value: float, comma: bool) -> str:
    """A number that can be read in one way only: 1.234 gets a fourth decimal, or it could be a thousand and more."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    written = repr(value)
    if _TWO_READINGS.fullmatch(written):
        written += "0"
    return written.replace(".", ",") if comma else written


def _columns(table: Table, rows: pa.Table) -> list[Column]:
    """The columns to write: all, without the languages nobody has written in."""
    bases = [column.name for column in table.columns if column.translatable]
    unused = {
        f"{base}_{language}"
        for base in bases
        for language in LANGUAGE_SUFFIXES
        if language not in _OWN_LANGUAGES and rows[f"{base}_{language}"].null_count == len(rows)
    }
    return [column for column in table.all_columns() if column.name not in unused]


def _written(table: Table, column: Column, values: list[object], language: str) -> list[object]:
    """A column's values as people read them: choices, yes and no by their names in the language."""
    if column.type == "yes_no":
        words = {True: text(language, "choice-yes"), False: text(language, "choice-no"), None: None}
        return [words[value] for value in values]  # type: ignore[index]  # a yes_no column holds nothing else
    names = _choice_names(table, column, language)
    return [names.get(str(value), value) if value is not None else None for value in values] if names else values


def _choice_names(table: Table, column: Column, language: str) -> dict[str, str]:
    """What may stand in a column → its name in the language (its id where the catalogue has none)."""
    if column.type == "yes_no":
        return {"yes": text(language, "choice-yes"), "no": text(language, "choice-no")}
    return {
        value: text(language, id) if has_text(language, id) else value
        for value, id in choices(table.name, column).items()
    }


def _heading(table: Table, column: Column, language: str) -> str:
    return text(language, f"column-{table.name}-{column.name}")


class _Looks:
    """The workbook's formats."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "font_color": "#14263D"}
        self.heading: Format = book.add_format({**head, "bg_color": "#E7ECF2"})
        self.required: Format = book.add_format({**head, "bg_color": "#C9DAF0"})
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.wrapped: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.by_type: dict[str, Format] = {
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "money": book.add_format({"num_format": "#,##0.00"}),
            "share": book.add_format({"num_format": "0.00%"}),
            "integer": book.add_format({"num_format": "0"}),
            "text": book.add_format({"num_format": "@"}),
        }
        self.plain: Format = book.add_format()

    def of(self, column: Column) -> Format:
        """The format of a column's cells."""
        return self.by_type.get(column.type, self.plain)


def _sheet(
    book: xlsxwriter.Workbook, looks: _Looks, table: Table, rows: pa.Table, language: str, ranges: dict[str, str]
) -> None:
    if len(rows) > MOST_ROWS:
        raise ValueError(f"{table.name}: {len(rows)} rows, a spreadsheet has {MOST_ROWS}")
    sheet = book.add_worksheet(text(language, f"table-{table.name}"), worksheet_class=_ExactSheet)
    columns = _columns(table, rows)
    sheet.freeze_panes(1, 1)
    last = len(rows) + _ROWS_TO_FILL
    for position, column in enumerate(columns):
        wide = column.name.startswith(("title", "interpretation", "note", "source"))
        sheet.set_column(position, position, 40 if wide else _WIDTHS[column.type], looks.of(column))
        look = looks.required if column.required else looks.heading
        sheet.write_string(0, position, _heading(table, column, language), look)
        sheet.write_comment(0, position, _note(table, column, language), {"x_scale": 2.2, "y_scale": 1.2})
        rule = _rule(column, ranges.get(f"{table.name}.{column.name}"))
        if rule:
            sheet.data_validation(1, position, min(last, MOST_ROWS), position, {**rule, "ignore_blank": True})
    writers = [_writer(sheet, column, looks) for column in columns]
    cells = zip(*(_written(table, column, rows[column.name].to_pylist(), language) for column in columns), strict=True)
    for number, row in enumerate(cells, 1):
        for position, value in enumerate(row):
            if value is not None:
                writers[position](number, position, value)


def _writer(sheet: Worksheet, column: Column, looks: _Looks) -> Callable[[int, int, object], None]:
    """How a column's cells are written: the type decides, never what a text looks like (`=1+1` stays a text)."""
    look = looks.of(column)
    write = {
        "date": sheet.write_datetime,
        **dict.fromkeys(("integer", "number", "money", "share"), sheet.write_number),
    }.get(column.type, sheet.write_string)

    def cell(row: int, position: int, value: object) -> None:
        if write(row, position, value, look):  # xlsxwriter says so with a number, and leaves the cell out
            raise ValueError(f"{column.name}: row {row + 1} does not fit in a cell")

    return cell


def _rule(column: Column, choice_range: str | None) -> dict[str, object] | None:
    """What a spreadsheet lets people type into the column."""
    if choice_range:
        return {"validate": "list", "source": choice_range}
    if column.type == "date":
        return {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
    if column.minimum is None:
        return None
    kind = "integer" if column.type == "integer" else "decimal"
    if column.maximum is None:
        return {"validate": kind, "criteria": ">=", "value": column.minimum}
    return {"validate": kind, "criteria": "between", "minimum": column.minimum, "maximum": column.maximum}


def _note(table: Table, column: Column, language: str) -> str:
    lines = [text(language, f"column-{table.name}-{column.name}.meaning"), kind(column, language)]
    if column.required:
        lines.append(text(language, "template-heading-required"))
    return "\n".join(lines)


def kind(column: Column, language: str) -> str:
    """What a column holds, in words: Amount; Text; several values …"""
    return text(language, "kind-many" if column.many else f"kind-{column.type}")


def _listed(language: str) -> list[tuple[Table, Column, list[str]]]:
    """Every column that people choose from a list in, and the list."""
    return [
        (table, column, list(names.values()))
        for table in TABLES.values()
        for column in table.columns
        if (names := _choice_names(table, column, language))
    ]


def _choice_ranges(language: str) -> dict[str, str]:
    """'table.column' → the cells of the sheet of choices that hold its list."""
    sheet = text(language, "sheet-choices").replace("'", "''")
    return {
        f"{table.name}.{column.name}": f"='{sheet}'!${letters(at)}$3:${letters(at)}${len(names) + 2}"
        for at, (table, column, names) in enumerate(_listed(language))
    }


def _choices(book: xlsxwriter.Workbook, looks: _Looks, language: str) -> None:
    """The lists: the table in row 1, the column in row 2, then what may stand in it."""
    sheet = book.add_worksheet(text(language, "sheet-choices"))
    sheet.freeze_panes(2, 0)
    lists = _listed(language)
    sheet.set_column(0, len(lists) - 1, 24)
    for line in range(2 + max(len(names) for _, _, names in lists)):
        for at, (table, column, names) in enumerate(lists):
            head = (text(language, f"table-{table.name}"), _heading(table, column, language))
            if line < 2:
                sheet.write_string(line, at, head[line], looks.heading)
            elif line - 2 < len(names):
                sheet.write_string(line, at, names[line - 2])


def _read_me(book: xlsxwriter.Workbook, looks: _Looks, language: str) -> None:
    sheet = book.add_worksheet(text(language, "sheet-read-me"))
    sheet.set_column(0, 1, 28, looks.wrapped)
    sheet.set_column(2, 2, 70, looks.wrapped)
    sheet.set_column(3, 4, 22, looks.wrapped)
    sheet.write_string(0, 0, text(language, "template-title"), looks.title)
    line = 2
    for advice in ("intro", "blank", "subset", "whole", "headings", "dates", "numbers", "several"):
        sheet.merge_range(line, 0, line, 4, text(language, f"template-{advice}"), looks.wrapped)
        sheet.set_row(line, 32)
        line += 1
    line += 1
    for at, heading in enumerate(("table", "column", "meaning", "kind", "required")):
        sheet.write_string(line, at, text(language, f"template-heading-{heading}"), looks.heading)
    for table in TABLES.values():
        line += 1
        sheet.write_string(line, 0, text(language, f"table-{table.name}"), looks.required)
        sheet.merge_range(line, 1, line, 4, _row_meaning(table, language), looks.required)
        for column in table.columns:
            line += 1
            sheet.write_string(line, 1, _heading(table, column, language), looks.wrapped)
            sheet.write_string(line, 2, text(language, f"column-{table.name}-{column.name}.meaning"), looks.wrapped)
            sheet.write_string(line, 3, kind(column, language), looks.wrapped)
            sheet.write_string(line, 4, text(language, "choice-yes") if column.required else "", looks.wrapped)


def _row_meaning(table: Table, language: str) -> str:
    return text(language, "table-row-meaning", meaning=text(language, f"table-{table.name}.meaning"))
