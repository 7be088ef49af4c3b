"""An OpenDocument spreadsheet's bytes → its sheets' cells. The XML is read here, row by row, so that what repeats a
million times and what is hidden, merged, wrong or never computed is seen as it stands."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from analytics.findings import Finding
from analytics.intake.grid import Grid, Merged, Place
from analytics.intake.progress import say
from analytics.intake.values import Raw, Unreadable
from analytics.intake.words import letters
from analytics.intake.xlsx import DAMAGE, MOST_CELLS, chunks, preflight, row_numbers

MOST_COLUMNS, MOST_ROWS = 16_384, 1_048_576
MOST_NOTED = 20_000
_NUMBERS = ("float", "percentage", "currency")
_DURATION = re.compile(r"(-?)PT?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?")
_ERROR = re.compile(r"#[A-ZÆØÅ0-9/!?]+[!?0A]|#N/A|#NAME\?|Err:\d{3}|Fejl:\d{3}")


def grids(file: str, content: bytes) -> tuple[list[Grid], list[Finding]]:
    """Every sheet, and a finding for each that is too large. Raises Unreadable where the file is damaged or unsafe."""
    say("progress-opening", 0.0)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        preflight(archive)
        if b"encryption-data" in archive.read("META-INF/manifest.xml")[:1_000_000]:
            raise Unreadable("password")
        reader = _Reader()
        reader.feed(archive)
    except (*DAMAGE, expat.ExpatError) as error:
        raise Unreadable("damaged") from error
    found: list[Grid] = []
    findings: list[Finding] = []
    for sheet in reader.sheets:
        place = Place(file, sheet.name)
        if sheet.too_far:
            findings.append(place.finding("error", "cells-far-apart", about={"last": sheet.too_far}))
        else:
            found.append(_grid(place, sheet, sheet.style in reader.hidden_styles))
    return found, findings


@dataclass
class _Sheet:
    """A sheet being read. `rows`: the cells up to the last with content; a row that repeats stands there again."""

    name: str
    style: str
    rows: list[list[Raw]] = field(default_factory=list)
    width: int = 0
    column: int = 0  # columns declared so far
    cells: int = 0
    blank_rows: int = 0  # seen since the last row with content
    unread: dict[str, tuple[str, str]] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    too_far: str = ""


def _grid(place: Place, sheet: _Sheet, hidden: bool) -> Grid:
    blanks: list[Raw] = [None] * sheet.width
    rows = [row if len(row) == sheet.width else [*row, *blanks][: sheet.width] for row in sheet.rows]
    return Grid(
        place,
        [list(cells) for cells in zip(*rows, strict=True)],
        row_numbers(len(rows) if sheet.width else 0),
        tuple(sheet.merged),
        hidden,
        frozenset(sheet.hidden_columns),
        frozenset(number for number in sheet.hidden_rows if number <= len(rows)),
        sheet.unread,
        kind="ods",
    )


class _Reader:
    """What expat calls while it goes through content.xml: the state is the sheet, row and cell it stands in."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.hidden_styles: set[str] = set()
        self._style = ""

        self._row: list[Raw] = []
        self._row_times = 1
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._paragraphs = 0
        self._passed_over = 0

    def feed(self, archive: zipfile.ZipFile) -> None:
        """Read the sheets of a file."""
        parser = expat.ParserCreate(namespace_separator=None)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.buffer_text = True
        size = max(1, archive.getinfo("content.xml").file_size)
        for number, chunk in enumerate(chunks(archive, "content.xml")):
            say("progress-reading", min(0.6, 0.1 + 0.5 * number * (1 << 20) / size))
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._passed_over or name in ("office:annotation", "draw:frame", "table:tracked-changes", "table:shapes"):
            self._passed_over += 1
        elif name == "table:table-cell" or name == "table:covered-table-cell":
            self._cell, self._text, self._paragraphs = attributes, [], 0
        elif name == "text:p" and self._cell is not None:
            if self._paragraphs:
                self._text.append("\n")
            self._paragraphs += 1
        elif name == "text:s" and self._cell is not None:
            self._text.append(" " * min(1_000, int(attributes.get("text:c", "1"))))
        elif name == "text:tab" and self._cell is not None:
            self._text.append("\t")
        elif name == "text:line-break" and self._cell is not None:
            self._text.append("\n")
        elif name == "table:table-row":
            self._begin_row(attributes)
        elif name == "table:table-column" and self.sheets:
            self._column(attributes)
        elif name == "table:table":
            self.sheets.append(_Sheet(attributes.get("table:name", ""), attributes.get("table:style-name", "")))
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self._style)

    def _end(self, name: str) -> None:
        if self._passed_over:
            self._passed_over -= 1
        elif name == "table:table-cell" or name == "table:covered-table-cell":
            self._end_cell()
        elif name == "table:table-row" and self.sheets:
            self._end_row()

    def _characters(self, words: str) -> None:
        if self._cell is not None and self._paragraphs and not self._passed_over:
            self._text.append(words)

    def _column(self, attributes: dict[str, str]) -> None:
        sheet = self.sheets[-1]
        times = min(MOST_COLUMNS, _repeats(attributes, "table:number-columns-repeated"))
        if attributes.get("table:visibility") in ("collapse", "filter"):
            sheet.hidden_columns |= set(range(sheet.column, min(MOST_COLUMNS, sheet.column + times)))
        sheet.column = min(MOST_COLUMNS, sheet.column + times)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row, self._row_times = [], min(MOST_ROWS, _repeats(attributes, "table:number-rows-repeated"))
        if self.sheets and attributes.get("table:visibility") in ("collapse", "filter"):
            sheet = self.sheets[-1]
            first = len(sheet.rows) + sheet.blank_rows + 1
            last = first + min(self._row_times, MOST_NOTED - len(sheet.hidden_rows))
            sheet.hidden_rows |= set(range(first, last))

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None or not self.sheets:
            return
        sheet, column = self.sheets[-1], len(self._row)
        number = len(sheet.rows) + sheet.blank_rows + 1
        times = min(MOST_COLUMNS - column, _repeats(cell, "table:number-columns-repeated"))
        value, unread = _value(cell, "".join(self._text))
        if unread and len(sheet.unread) < MOST_NOTED:
            for at in range(column, column + min(times, 100)):
                for below in range(min(self._row_times, 100)):
                    sheet.unread[f"{letters(at)}{number + below}"] = unread
        wide, high = (_repeats(cell, f"table:number-{what}-spanned") for what in ("columns", "rows"))
        if (wide > 1 or high > 1) and len(sheet.merged) < MOST_NOTED:
            sheet.merged.append(Merged(number - 1, column, number + high - 2, column + wide - 1))
        self._row += [value] * max(0, times)

    def _end_row(self) -> None:
        sheet, row = self.sheets[-1], self._row
        while row and row[-1] is None:
            row.pop()
        number = len(sheet.rows) + sheet.blank_rows + 1
        if not row and not any(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(number) for cell in sheet.unread):
            sheet.blank_rows = min(MOST_ROWS, sheet.blank_rows + self._row_times)
            return
        sheet.width = max(sheet.width, len(row))
        last = number + self._row_times - 1
        if last > MOST_ROWS or max(sheet.width, 1) * last > MOST_CELLS:
            sheet.too_far = sheet.too_far or f"{letters(max(0, len(row) - 1))}{last}"
        if sheet.too_far:
            sheet.rows = []
            return
        sheet.rows += [[] for _ in range(sheet.blank_rows)]
        sheet.rows += [row] * self._row_times
        sheet.blank_rows = 0


def _repeats(attributes: dict[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, "1")))


def _value(cell: dict[str, str], shown: str) -> tuple[Raw, tuple[str, str] | None]:
    """A cell's value; and, where there is none to be had, the finding's code and what the cell shows."""
    kind = cell.get("office:value-type") or cell.get("calcext:value-type")
    formula = cell.get("table:formula")
    if cell.get("calcext:value-type") == "error" or (formula is not None and _ERROR.fullmatch(shown.strip())):
        return None, ("formula-error", shown.strip())
    if formula is not None and kind is None and not shown:
        return None, ("formula-uncomputed", re.sub(r"^\w+:(?==)", "", formula))
    if kind in _NUMBERS:
        return float(cell["office:value"]), None
    if kind == "boolean":
        return cell.get("office:boolean-value") == "true", None
    if kind == "date":
        return _date(cell.get("office:date-value", shown)), None
    if kind == "time":
        return _time(cell.get("office:time-value", shown)), None
    return (cell.get("office:string-value") or shown) or None, None


def _date(written: str) -> Raw:
    """The day or the moment; the text itself where it is neither."""
    try:
        if len(written) == 10:
            return date.fromisoformat(written)
        return datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return written


def _time(written: str) -> Raw:
    """The time of day, or a duration of a day or more; the text itself where it is neither."""
    found = _DURATION.fullmatch(written)
    if not found:
        return written
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:4])
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if found[1] or length >= timedelta(days=1):
        return -length if found[1] else length
    return time(hours, minutes, seconds) if minutes < 60 and seconds < 60 else length
