"""Rows → the bytes of a file, by libraries that have nothing to do with the reading ones."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter
import xlwt
from odf import opendocument
from odf import style as odf_style
from odf import table as odf_table
from odf.text import P

Row = Sequence[Any]


@dataclass(frozen=True)
class Formula:
    """A formula as a spreadsheet program leaves it. `result`: what it last gave; None where it was never computed."""

    text: str
    result: Any = None


@dataclass(frozen=True)
class Shown:
    """A figure with the format it is shown in: Shown(0.5, '0 %') looks like 50 %."""

    value: float
    format: str


@dataclass(frozen=True)
class Sheet:
    """A sheet. `merged`: (top, left, bottom, right) from 0, inclusive; hidden columns and rows are counted from 0."""

    rows: Sequence[Row]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    hidden_rows: tuple[int, ...] = ()


Sheets = Mapping[str, "Sheet | Sequence[Row]"]
_DAY = "yyyy-mm-dd"


def _sheets(sheets: Sheets) -> dict[str, Sheet]:
    return {name: sheet if isinstance(sheet, Sheet) else Sheet(sheet) for name, sheet in sheets.items()}


def xlsx(sheets: Sheets, since_1904: bool = False) -> bytes:
    """An Excel workbook; `since_1904`: as Excel for the Macintosh counted days."""
    buffer = io.BytesIO()
    options = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, {**options, "date_1904": since_1904, "nan_inf_to_errors": True})
    day = book.add_format({"num_format": _DAY})
    visible = [name for name, sheet in _sheets(sheets).items() if not sheet.hidden]
    for name, sheet in _sheets(sheets).items():
        page = book.add_worksheet(name)
        if name == visible[0]:
            page.activate()
            page.set_first_sheet()
        if sheet.hidden:
            page.hide()
        for top, left, bottom, right in sheet.merged:
            page.merge_range(top, left, bottom, right, "")
        for column in sheet.hidden_columns:
            page.set_column(column, column, None, None, {"hidden": True})
        for row in sheet.hidden_rows:
            page.set_row(row, None, None, {"hidden": True})
        for number, cells in enumerate(sheet.rows):
            for position, cell in enumerate(cells):
                if cell is None or cell == "":
                    continue
                if isinstance(cell, Formula):
                    page.write_formula(number, position, cell.text, None, "" if cell.result is None else cell.result)
                elif isinstance(cell, Shown):
                    page.write_number(number, position, cell.value, book.add_format({"num_format": cell.format}))
                elif isinstance(cell, (date, datetime)):
                    page.write_datetime(number, position, cell, day)
                else:
                    page.write(number, position, cell)
    book.close()
    never = [cell for sheet in _sheets(sheets).values() for row in sheet.rows for cell in row if _uncomputed(cell)]
    return replaced(buffer.getvalue(), "xl/worksheets/", _without_results) if never else buffer.getvalue()


def _uncomputed(cell: object) -> bool:
    return isinstance(cell, Formula) and cell.result is None


def _without_results(part: bytes) -> bytes:
    return part.replace(b' t="str"><f>', b"><f>").replace(b"<v></v>", b"")


def xls(sheets: Sheets) -> bytes:
    """A workbook as Excel wrote it until 2003."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str=_DAY)
    for name, sheet in _sheets(sheets).items():
        page = book.add_sheet(name)
        page.visibility = 1 if sheet.hidden else 0
        for column in sheet.hidden_columns:
            page.col(column).hidden = True
        for row in sheet.hidden_rows:
            page.row(row).hidden = True
        for number, cells in enumerate(sheet.rows):
            for position, cell in enumerate(cells):
                if cell is None or cell == "":
                    continue
                if isinstance(cell, str) and cell.startswith("#") and cell.endswith(("!", "?", "A")):
                    page.row(number).set_cell_error(position, cell)
                elif isinstance(cell, Formula):  # xlwt never computes one
                    page.write(number, position, xlwt.Formula(cell.text.removeprefix("=")))
                elif isinstance(cell, Shown):
                    page.write(number, position, cell.value, xlwt.easyxf(num_format_str=cell.format))
                else:
                    page.write(number, position, cell, day if isinstance(cell, date) else xlwt.Style.default_style)
        for top, left, bottom, right in sheet.merged:
            page.merge(top, bottom, left, right)
    book.active_sheet = next(n for n, sheet in enumerate(_sheets(sheets).values()) if not sheet.hidden)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods(sheets: Sheets) -> bytes:
    """A LibreOffice spreadsheet. A formula whose result begins with # is written as LibreOffice writes an error."""
    book = opendocument.OpenDocumentSpreadsheet()
    unseen = odf_style.Style(name="unseen", family="table")
    unseen.addElement(odf_style.TableProperties(display="false"))
    book.automaticstyles.addElement(unseen)
    for name, sheet in _sheets(sheets).items():
        page = odf_table.Table(name=name, stylename=unseen) if sheet.hidden else odf_table.Table(name=name)
        starts = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merged}
        covered = {
            (row, column)
            for top, left, bottom, right in sheet.merged
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        } - set(starts)
        for column in range(max((len(row) for row in sheet.rows), default=1)):
            look = {"visibility": "collapse"} if column in sheet.hidden_columns else {}
            page.addElement(odf_table.TableColumn(**look))
        for number, cells in enumerate(sheet.rows):
            row = odf_table.TableRow(**({"visibility": "collapse"} if number in sheet.hidden_rows else {}))
            for position, cell in enumerate(cells):
                if (number, position) in covered:
                    row.addElement(odf_table.CoveredTableCell())
                else:
                    row.addElement(_ods_cell(cell, starts.get((number, position))))
            page.addElement(row)
        book.spreadsheet.addElement(page)
    buffer = io.BytesIO()
    book.save(buffer)
    return replaced(buffer.getvalue(), "content.xml", _ods_errors)


def _ods_cell(cell: Any, spans: tuple[int, int] | None) -> Any:
    options: dict[str, Any] = {"numberrowsspanned": spans[0], "numbercolumnsspanned": spans[1]} if spans else {}
    shown = None
    if isinstance(cell, Formula):
        options["formula"] = "of:" + cell.text
        if isinstance(cell.result, str) and cell.result.startswith("#"):
            options |= {"valuetype": "string", "stringvalue": "ERROR"}
            shown = cell.result
        elif cell.result is not None:
            options |= {"valuetype": "float", "value": cell.result}
    elif isinstance(cell, Shown):
        options |= {"valuetype": "percentage" if "%" in cell.format else "float", "value": cell.value}
        shown = f"{cell.value * 100:g} %"
    elif isinstance(cell, bool):
        options |= {"valuetype": "boolean", "booleanvalue": str(cell).lower()}
    elif isinstance(cell, (int, float)):
        options |= {"valuetype": "float", "value": repr(cell)}
        shown = str(cell)
    elif isinstance(cell, (date, datetime)):
        options |= {"valuetype": "date", "datevalue": cell.isoformat()}
        shown = cell.isoformat()
    elif cell:
        options |= {"valuetype": "string"}
        shown = str(cell)
    made = odf_table.TableCell(**options)
    for line in (shown or "").split("\n") if shown else ():
        made.addElement(P(text=line))
    return made


def _ods_errors(part: bytes) -> bytes:
    space = b"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    part = part.replace(b'office:string-value="ERROR"', b'office:string-value="" calcext:value-type="error"')
    return part.replace(b"<office:document-content ", b'<office:document-content xmlns:calcext="' + space + b'" ', 1)


def delimited(rows: Sequence[Row], mark: str = ",", encoding: str = "utf-8", end: str = "\n") -> bytes:
    """A text file; `encoding` as Python names it ('utf-8-sig' has a byte order mark)."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=mark, lineterminator=end)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return buffer.getvalue().encode(encoding)


def records(rows: Sequence[Row], **around: Any) -> bytes:
    """A JSON list of objects, the first row its names; with `around`, an object that holds the list as `rows`."""
    names, *rest = rows
    listed = [{name: _plain(cell) for name, cell in zip(names, row, strict=True)} for row in rest]
    return json.dumps({**around, "rows": listed} if around else listed, ensure_ascii=False).encode()


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


@dataclass(frozen=True)
class Packed:
    """One entry of a zip."""

    name: str
    content: bytes
    method: int = field(default=zipfile.ZIP_DEFLATED)


def zipped(entries: Mapping[str, bytes] | Sequence[Packed]) -> bytes:
    """A zip of files."""
    if isinstance(entries, Mapping):
        entries = [Packed(name, content) for name, content in entries.items()]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry in entries:
            archive.writestr(zipfile.ZipInfo(entry.name), entry.content, entry.method)
    return buffer.getvalue()


def replaced(content: bytes, begins: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same zip with `change` made to every entry whose name begins so."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [Packed(info.filename, archive.read(info), info.compress_type) for info in archive.infolist()]
    return zipped([Packed(e.name, change(e.content), e.method) if e.name.startswith(begins) else e for e in entries])


def added(content: bytes, **parts: bytes) -> bytes:
    """The same zip with more entries; their names with __ for / and ending in _bin or _xml."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [Packed(info.filename, archive.read(info), info.compress_type) for info in archive.infolist()]
    named = {
        name.replace("__", "/").replace("_bin", ".bin").replace("_xml", ".xml"): part for name, part in parts.items()
    }
    return zipped([*entries, *(Packed(name, part) for name, part in named.items())])
