"""A sheet of a public list: its headings found by name, its cells read, what is odd about them said.

Nobody can edit a public list, so a cell that cannot be right is left unknown and named in a warning; never an error."""

import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pyarrow as pa

from analytics.findings import Finding, Option, Question
from analytics.intake.answers import Answers, key
from analytics.intake.convert import MOST
from analytics.intake.grid import Cells, Grid
from analytics.intake.reports import HeadingRead, SheetRead
from analytics.intake.sources.records import PLACES
from analytics.intake.values import Raw, Unreadable, day, figure, slashed_day, words
from analytics.intake.words import letters, plain

HEADING_WITHIN = 15
"""Rows from the top among which the headings are looked for: exports put titles and dates above them."""
ROUNDING = 1.0001
"""How far the EU's share may be over the total before it is odd: lists round."""

Fields = Mapping[str, tuple[str, ...]]
"""Our name of a column → the headings it goes by in the list; `Status #2` is the second column called Status."""
Record = Mapping[str, Raw]
Place = dict[str, str | int | None]
"""A row of records.PLACES."""

_NOTHING = re.compile(r"(n\.? ?/?a\.?|null|-|–)?", re.IGNORECASE)
_MASKED = re.compile(r"[x*#]{3,}", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{1,15}(?:[.,](?:[0-9]{1,2}|[0-9]{4,9}))?")  # no three after the mark: not grouped


@dataclass(frozen=True)
class Listing:
    """A sheet whose headings were found. `start`: index of the heading row; `at`: field → position of its column."""

    grid: Grid
    start: int
    at: Mapping[str, int]
    headings: tuple[str, ...]

    def records(self) -> Iterator[tuple[int, Record]]:
        """The rows below the headings that hold anything: their number in the sheet, and field → cell. A heading row
        that is repeated among them is one of the rows: see `is_heading`."""
        numbers = self.grid.numbers.to_pylist()[self.start + 1 :]
        names = list(self.at)
        columns = [_below(self.grid.columns[position], self.start) for position in self.at.values()]
        for number, cells in zip(numbers, zip(*columns, strict=True), strict=True):
            if any(not is_blank(cell) for cell in cells):
                yield number, dict(zip(names, cells, strict=True))

    def is_heading(self, record: Record) -> bool:
        """Whether a record is the heading row again."""
        same = sum(record[name] == self.headings[at] for name, at in self.at.items())
        return same >= 2 and same * 2 > len(self.at)

    def cell(self, name: str, number: int) -> str | None:
        """The cell of a field in a row; None where the list has no such column."""
        return f"{letters(self.at[name])}{number}" if name in self.at else None

    def heading(self, name: str) -> str:
        """What the field is called in the file."""
        return self.headings[self.at[name]] if name in self.at else name


def find(grid: Grid, fields: Fields, needed: Collection[str]) -> Listing | None:
    """The list in a sheet: the first row that has a heading for every field that is needed. None where none has."""
    named = {name: [_compared(heading) for heading in headings] for name, headings in fields.items()}
    for start, row in enumerate(grid.rows(HEADING_WITHIN)):
        positions: dict[str, int] = {}
        for position, cell in enumerate(row):
            if isinstance(cell, str) and cell.strip():
                name = plain(cell)
                times = sum(1 for other in positions if other == name or other.startswith(f"{name} #"))
                positions[f"{name} #{times + 1}" if times else name] = position
        at = {
            field: positions[heading]
            for field, headings in named.items()
            if (heading := next((heading for heading in headings if heading in positions), None)) is not None
        }
        if all(name in at for name in needed):
            return Listing(grid, start, at, tuple("" if cell is None else str(cell).strip() for cell in row))
    return None


def _compared(heading: str) -> str:
    name, mark, times = heading.partition(" #")
    return plain(name) + mark + times


def _below(cells: Cells, start: int) -> list[Raw]:
    below: list[Raw] = (
        cells[start + 1 :].to_pylist() if isinstance(cells, pa.Array | pa.ChunkedArray) else (cells[start + 1 :])
    )
    return below


def is_blank(raw: Raw) -> bool:
    """Whether a cell says nothing."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


@dataclass
class Notes:
    """The warnings on one sheet while it is read. At most `MOST` of a kind are listed; the rest are counted."""

    listing: Listing
    listed: dict[str, list[Finding]] = field(default_factory=dict)
    further: dict[str, int] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)  # of single rows, see `moved`
    days: dict[str, date] = field(default_factory=dict)  # as read: a list has few days and many rows

    def warn(self, code: str, cell: str | None = None, value: Raw = None, **about: str) -> None:
        """A warning on a cell, or on the whole sheet."""
        known = self.listed.setdefault(code, [])
        if len(known) < MOST:
            shown = None if value is None else str(value)[:80]
            known.append(self.listing.grid.place.finding("warning", code, cell, shown, about))
        else:
            self.further[code] = self.further.get(code, 0) + 1

    def moved(self, number: int, record: str, column: str, name: str, organisation: str | None = None) -> None:
        """Keeps that a column of one row was read from the field `name`; for a partner: which organisation's."""
        place, letter = self.listing.grid.place, letters(self.listing.at[name])
        spot: Place = {"file": place.file, "sheet": place.sheet, "record": record, "row": number, "letter": letter}
        self.places.append({**spot, "column_name": column, "organisation": organisation})

    def findings(self) -> list[Finding]:
        """What was noticed, kind by kind."""
        place, answer = self.listing.grid.place, []
        for code, listed in self.listed.items():
            answer += listed
            if code in self.further:
                about = {"count": str(self.further[code])}
                answer.append(place.finding("warning", "source-and-more", listed[-1].cell, about=about))
        return answer


def text(record: Record, name: str) -> str | None:
    """A text as it is kept; None where the cell is blank, or says that it is ('N.a.')."""
    raw = record.get(name)
    if is_blank(raw):
        return None
    if isinstance(raw, str) and raw.isascii() and raw.isprintable():  # nothing to tidy: most cells of a large list
        return None if _NOTHING.fullmatch(raw.strip()) else " ".join(raw.split())
    try:
        said = words(raw)
    except Unreadable:  # longer than any cell of a spreadsheet: the end is cut off
        said = words(str(raw)[:30_000])
    return None if said is None or _NOTHING.fullmatch(said) else " ".join(said.split())


def first_of(record: Record, *names: str) -> tuple[str | None, str]:
    """The first of several fields that says anything: its text and its name."""
    for name in names:
        said = text(record, name)
        if said is not None:
            return said, name
    return None, names[0]


def amount(notes: Notes, number: int, record: Record, name: str, groups: str = "") -> float | None:
    """An amount of money, or None. `groups`: the marks with which this list sets thousands apart; where `1.234` could
    be either, the list's own habit decides."""
    raw = record.get(name)
    if isinstance(raw, str) and _DIGITS.fullmatch(raw):  # most cells of a large list
        return float(raw.replace(",", "."))
    if is_blank(raw) or (isinstance(raw, str) and _NOTHING.fullmatch(raw.strip())):
        return None
    listing = notes.listing
    cell, column = listing.cell(name, number), listing.heading(name)
    if isinstance(raw, str) and _MASKED.fullmatch(raw.strip()):
        notes.warn("source-masked", cell, raw, column=column)
        return None
    try:
        read = figure(raw)
    except Unreadable:
        notes.warn("source-number", cell, raw, column=column)
        return None
    value = read.value
    if value is None and read.if_grouped is not None:
        value = read.if_grouped if read.mark in groups else read.if_grouped / 1000
    if value is None or not math.isfinite(value) or value < 0:
        notes.warn("source-number", cell, raw, column=column)
        return None
    return value


def day_of(notes: Notes, number: int, record: Record, name: str, order: str = "day") -> date | None:
    """A day, or None. `order`: which comes first in this list's dates with slashes, 'day' or 'month'."""
    raw = record.get(name)
    if is_blank(raw) or (isinstance(raw, str) and _NOTHING.fullmatch(raw.strip())):
        return None
    listing = notes.listing
    try:
        if isinstance(raw, datetime | date):
            return day(raw, {})
        if isinstance(raw, str) and raw in notes.days:
            return notes.days[raw]
        if isinstance(raw, int | float) and not isinstance(raw, bool) and 10_000 <= raw < 73_051:
            return date(1899, 12, 30) + timedelta(days=int(raw))  # how Excel counts, where the cell lost its format
        said = str(raw).strip()
        return notes.days.setdefault(str(raw), day(said, {}) or slashed_day(said, order))
    except Unreadable as problem:
        code = "source-no-such-date" if problem.code == "no-such-date" else "source-date"
        notes.warn(code, listing.cell(name, number), raw, column=listing.heading(name))
        return None


def days(
    notes: Notes, number: int, record: Record, start: str = "start_date", end: str = "end_date", order: str = "day"
) -> tuple[date | None, date | None]:
    """First and last day. Where the end is before the start, one of the two is wrong: both are left unknown."""
    first, last = day_of(notes, number, record, start, order), day_of(notes, number, record, end, order)
    if first and last and last < first:
        cells = notes.listing.cell(start, number), notes.listing.cell(end, number)
        notes.warn("source-end-before-start", cells[1], last.isoformat(), other=cells[0] or "", start=first.isoformat())
        return None, None
    return first, last


def money(
    notes: Notes,
    number: int,
    record: Record,
    total: str = "total_budget",
    grant: str = "eu_grant",
    groups: str = "",
    usual: float = 0.0,
    never: float = 0.0,
) -> tuple[float | None, float | None]:
    """Total and EU money. Where the EU's share is over the total, or under `never` of it, one of the two is wrong
    (often by a factor of a thousand) and both are left unknown; under `usual` both are kept and named."""
    whole = amount(notes, number, record, total, groups)
    share = amount(notes, number, record, grant, groups)
    if whole is None or share is None:
        return whole, share
    if share > whole * ROUNDING or (share and share < whole * never):
        code = "source-share-over-total" if share > whole else "source-out-of-scale"
        _both(notes, code, number, record, total, grant)
        return None, None
    if share and share < whole * usual:
        _both(notes, "source-low-share", number, record, total, grant)
    return whole, share


def _both(notes: Notes, code: str, number: int, record: Record, total: str, grant: str) -> None:
    listing = notes.listing
    notes.warn(
        code,
        listing.cell(grant, number),
        record[grant],
        column=listing.heading(grant),
        other=listing.cell(total, number) or "",
        other_value=str(record[total]),
        other_column=listing.heading(total),
    )


def currency(
    listing: Listing, source: str, answers: Answers, suggested: str, example: Raw
) -> tuple[str | None, list[Finding]]:
    """The currency of a list that does not name it, from the answers; asked where it is not answered yet."""
    offered = dict.fromkeys((suggested, "EUR", "DKK", "SEK"))
    asked = key(source, "currency")
    if answers.get(asked) in offered:
        return answers[asked], []
    options = tuple(
        Option(code, "source-currency", {"currency": code, "example": str(example or "0")}) for code in offered
    )
    question = Question(asked, options, suggested)
    about = {"source": source, "example": str(example or "0")}
    return None, [listing.grid.place.finding("question", "source-currency", about=about, question=question)]


def unread(notes: Notes) -> None:
    """Says which cells the reader could not get at, and which records are longer than the headings."""
    used = {letters(position) for position in notes.listing.at.values()}
    for cell, (_, shown) in notes.listing.grid.unread.items():
        if cell.rstrip("0123456789") in used:
            notes.warn("source-unread", cell, shown)
    for number, _cells in notes.listing.grid.too_long:
        notes.warn("source-too-long", None, None, row=str(number))


def where(listing: Listing, number: int) -> dict[str, object]:
    """Where a record stands."""
    return {"_file": listing.grid.place.file, "_sheet": listing.grid.place.sheet, "_row": number}


def places(listing: Listing, record: str, fields: Mapping[str, str] | None = None) -> list[Place]:
    """Where each column of a record stands. `fields`: column → field, where they are not called the same."""
    place = listing.grid.place
    schema_names = fields or {name: name for name in listing.at}
    return [
        {
            "file": place.file,
            "sheet": place.sheet,
            "record": record,
            "column_name": column,
            "letter": letters(listing.at[name]),
        }
        for column, name in schema_names.items()
        if name in listing.at
    ]


def placed(*listed: list[Place]) -> pa.Table:
    """The places of several lists as a table."""
    return pa.Table.from_pylist([place for places in listed for place in places], schema=PLACES)


def sheet_read(listing: Listing, source: str, rows_in: int, rows_used: int) -> SheetRead:
    """How the sheet was understood. An importer's headings are not for a person to correct: their keys are blank."""
    grid = listing.grid
    taken = {position: name for name, position in listing.at.items()}
    first = [list(row) for row in grid.rows(listing.start + 4)[listing.start + 1 :]]
    headings = tuple(
        HeadingRead(
            letter=letters(position),
            heading=heading,
            column=taken.get(position),
            how="name" if position in taken else "none",
            key="",
            examples=tuple(str(row[position])[:40] for row in first if not is_blank(row[position])),
        )
        for position, heading in enumerate(listing.headings)
        if heading
    )
    line = grid.numbers[listing.start].as_py()
    return SheetRead(
        file=grid.place.file,
        sheet=grid.place.sheet,
        source=source,
        table=source,
        table_key="",
        kind=grid.place.file.rsplit(".", 1)[-1].lower(),
        encoding=grid.encoding,
        delimiter=grid.delimiter,
        heading_rows=(line, line),
        headings=headings,
        rows_in=rows_in,
        rows_used=rows_used,
    )
