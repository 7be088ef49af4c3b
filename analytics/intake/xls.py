"""An old Excel workbook's bytes (.xls) → its sheets' cells. xlrd knows what calamine hides of this format: which cells
are merged or hidden and which formulas failed."""

import io
import struct
from datetime import datetime, time

import xlrd

from analytics.findings import Finding
from analytics.intake.grid import Grid, Merged, Place
from analytics.intake.progress import say
from analytics.intake.values import Raw, Unreadable
from analytics.intake.words import letters
from analytics.intake.xlsx import columns_of, row_numbers

_FORMULA = 0x0006
_DAMAGE = (
    *(xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, LookupError, ValueError, AssertionError, TypeError),
    *(AttributeError, NameError, EOFError, ArithmeticError, RecursionError),
)
"""What xlrd raises for a damaged file: it checks little beforehand."""


def grids(file: str, content: bytes) -> tuple[list[Grid], list[Finding]]:
    """Every worksheet. Raises Unreadable where the workbook is damaged or protected by a password."""
    say("progress-opening", 0.0)
    try:
        # on_demand: the records stay in memory after the workbook is opened, and are looked at once more
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, on_demand=True, logfile=io.StringIO())
        computed = _computed(book)
        found = []
        for number, sheet in enumerate(book.sheets()):
            say("progress-reading", 0.1 + 0.5 * number / book.nsheets)
            found.append(_grid(Place(file, sheet.name), book, sheet, computed))
    except xlrd.XLRDError as error:
        raise Unreadable("password" if "encrypted" in str(error) else "damaged") from error
    except _DAMAGE as error:
        raise Unreadable("damaged") from error
    return found, []


def _grid(place: Place, book: xlrd.Book, sheet: xlrd.sheet.Sheet, computed: bool) -> Grid:
    unread: dict[str, tuple[str, str]] = {}
    rows: list[list[Raw]] = []
    for number in range(sheet.nrows):
        row: list[Raw] = []
        for position in range(sheet.ncols):
            kind, value = sheet.cell_type(number, position), sheet.cell_value(number, position)
            if kind == xlrd.XL_CELL_ERROR:
                shown = xlrd.error_text_from_code.get(value, "#?")
                unread[f"{letters(position)}{number + 1}"] = ("formula-error", shown)
            elif kind == xlrd.XL_CELL_TEXT and value == "" and not computed:
                unread[f"{letters(position)}{number + 1}"] = ("formula-uncomputed", "")
            row.append(_value(kind, value, book.datemode))
        rows.append(row)
    columns = sheet.colinfo_map.items()
    return Grid(
        place,
        columns_of(rows),
        row_numbers(len(rows) if sheet.ncols else 0),
        tuple(Merged(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells),
        sheet.visibility != 0,
        frozenset(position for position, info in columns if info.hidden and position < sheet.ncols),
        frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden and row < sheet.nrows),
        unread,
        kind="xls",
    )


def _value(kind: int, value: object, datemode: int) -> Raw:
    if kind == xlrd.XL_CELL_NUMBER and isinstance(value, float):
        return value
    if kind == xlrd.XL_CELL_TEXT and isinstance(value, str):
        return value
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_DATE and isinstance(value, float):
        return _moment(value, datemode)
    return None


def _moment(days: float, datemode: int) -> Raw:
    """The day, the moment or (less than a day) the time; the number itself where the calendar has no such day."""
    try:
        year, month, day, hour, minute, second = xlrd.xldate_as_tuple(days, datemode)
    except xlrd.XLDateError:
        return days
    return datetime(year, month, day, hour, minute, second) if year else time(hour, minute, second)  # noqa: DTZ001


def _computed(book: xlrd.Book) -> bool:
    """Whether some formula in the workbook has a result that is not the empty text. A program that writes formulas
    without computing them leaves every result empty; in a computed workbook an empty result is rightly blank."""
    if book.mem is None:  # a workbook from before 1995: xlrd has let go of its records
        return True
    at, end = book.base, book.base + book.stream_len
    formulas = False
    while at + 4 <= end:
        code, length = struct.unpack_from("<HH", book.mem, at)
        if code == _FORMULA and length >= 14:
            formulas = True
            result = bytes(book.mem[at + 10 : at + 18])
            if not (result[6:] == b"\xff\xff" and result[0] == 3):
                return True
        at += 4 + length
    return not formulas
