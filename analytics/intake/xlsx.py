"""An Excel workbook's bytes → its sheets' cells. The zip is looked through first: what calamine cannot survive is
refused, and what it hides (errors, formulas never computed, what is merged or hidden) is found in the XML itself."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

import numpy as np
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from analytics.findings import Finding
from analytics.intake.grid import Cells, Grid, Merged, Place
from analytics.intake.progress import say
from analytics.intake.values import Raw, Unreadable
from analytics.intake.words import letters

BASED_ON = "based_on_edition"
"""The custom document property in which the template says which edition it was filled from."""
_PROPERTIES = "docProps/custom.xml"

MOST_ENTRIES = 2_000
MOST_BYTES = 800_000_000
"""Unpacked. A million rows of nine columns take about 350 MB."""
MOST_CELLS = 12_000_000
"""In the box around a sheet's cells: calamine sets aside room for all of it."""
MOST_NOTED = 20_000
"""Hidden rows, merged ranges or unread cells of one kind that are remembered; no honest sheet has more."""

DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, CalamineError, OSError, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, LookupError, OverflowError),
)
"""What zipfile and calamine raise for a damaged file."""
_CHUNK = 1 << 20
_LONGEST_ROW = 64 * _CHUNK
_TYPES = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# Columns up to Z are not looked for: every sheet is taken to have them. Whoever hides an address from these patterns
# meets the child's memory limit instead; they are there to say what is wrong.
_FAR_COLUMN = re.compile(rb' r="([A-Z]{2,3})[0-9]+"')
_ROW = re.compile(rb'row r="([0-9]{1,7})"')
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*\bt\s*=\s*["']e["'])(?P<attributes>[^>]*[^/>])>(?P<inside>.*?)</(?:\w+:)?c>""", re.DOTALL
)
# A formula whose result is the empty text has t="str" and is rightly blank; one without any result was never computed.
_UNCOMPUTED = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt\s*=\s*["']str["'])(?P<attributes>[^>]*[^/>])>\s*"""
    rb"""<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>(?P<formula>[^<]*)</(?:\w+:)?f>)"""
    rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Z]+[0-9]+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_HIDDEN = rb"""[^>]*\bhidden\s*=\s*["'](?:1|true)["']"""
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b(?=" + _HIDDEN + rb")([^>]*)>")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=" + _HIDDEN + rb")([^>]*)>")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["']([0-9]{1,7})["']""")
_SPAN = (re.compile(rb"""\bmin\s*=\s*["']([0-9]{1,5})["']"""), re.compile(rb"""\bmax\s*=\s*["']([0-9]{1,5})["']"""))
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\b[^>]*\bref\s*=\s*["']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["']"""
)


@dataclass(frozen=True)
class _Sheet:
    """One sheet: its name, whether people see it, and the zip entry it stands in."""

    name: str
    hidden: bool
    part: str


@dataclass
class _Seen:
    """What a sheet's XML says beside the cells' values."""

    unread: dict[str, tuple[str, str]] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)


def grids(file: str, content: bytes) -> tuple[list[Grid], list[Finding], str | None]:
    """Every worksheet, a finding for each that cannot be read, and the edition the workbook was filled from (a property
    the template left, which Excel and LibreOffice keep). Raises Unreadable where it is damaged, unsafe or too large."""
    say("progress-opening", 0.0)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        preflight(archive, left_for_later="xl/worksheets/")
        parts = _sheet_parts(archive)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (*DAMAGE, ElementTree.ParseError) as error:
        raise Unreadable("damaged") from error
    sheets = [
        _Sheet(sheet.name, sheet.visible != SheetVisibleEnum.Visible, parts[sheet.name])
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.name in parts
    ]
    found: list[Grid] = []
    findings = [
        Place(file, sheet.name).finding("error", "damaged")
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.name not in parts
    ]
    for index, sheet in enumerate(sheets):
        say("progress-reading", 0.1 + 0.5 * index / len(sheets))
        place = Place(file, sheet.name)
        try:
            found.append(_grid(place, archive, book, sheet))
        except Unreadable as error:
            findings.append(place.finding("error", error.code, about=error.about))
    return found, findings, _based_on(archive)


def _grid(place: Place, archive: zipfile.ZipFile, book: CalamineWorkbook, sheet: _Sheet) -> Grid:
    try:
        seen = _scan(archive, sheet.part)
        rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
    except DAMAGE as error:
        raise Unreadable("damaged") from error
    columns = columns_of(rows)
    return Grid(
        place,
        columns,
        row_numbers(len(rows)),
        tuple(seen.merged),
        sheet.hidden,
        frozenset(position for position in seen.hidden_columns if position < len(columns)),
        frozenset(row for row in seen.hidden_rows if row <= len(rows)),
        seen.unread,
        kind="xlsx",
    )


def columns_of(rows: Sequence[Sequence[Raw]]) -> list[Cells]:
    """Rows, all of one length, as columns: those of texts alone in Arrow."""
    return [_column(cells) for cells in zip(*rows, strict=True)]


def _column(cells: Sequence[Raw]) -> Cells:
    try:
        return pa.array(cells, pa.string())  # stops at the first cell that is no text
    except pa.ArrowTypeError:
        return list(cells)


def row_numbers(count: int) -> pa.Array:
    """1, 2, 3 …"""
    return pa.array(np.arange(1, count + 1))


def preflight(archive: zipfile.ZipFile, left_for_later: str = "\0") -> None:
    """Refuse archives that unpack to too much, that are encrypted, that hold a name twice (readers differ in which they
    take) or whose XML declares entities; the XML of entries that begin with `left_for_later` is not looked at yet.
    Raises Unreadable, and what zipfile raises for a damaged one."""
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Unreadable("too-much-inside", most=f"{MOST_BYTES // 1_000_000}")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("password")
    if len({entry.filename for entry in entries}) < len(entries):
        raise Unreadable("damaged")
    for entry in entries:
        later = entry.filename.startswith(left_for_later)
        if not later and entry.filename.lower().endswith((".xml", ".rels")):
            before = b""
            for chunk in chunks(archive, entry.filename):  # reading also checks declared size and checksum
                refuse_definitions(chunk)
                refuse_definitions(before + chunk[:16])
                before = chunk[-16:]


def refuse_definitions(xml: bytes) -> None:
    """Raises Unreadable where the XML declares a document type or entities."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise Unreadable("unsafe-inside")


def chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The unpacked bytes of an entry, a piece at a time."""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _based_on(archive: zipfile.ZipFile) -> str | None:
    try:
        properties = ElementTree.fromstring(archive.read(_PROPERTIES))
    except (*DAMAGE, ElementTree.ParseError):
        return None  # nothing to learn: the person is asked instead
    for each in properties:
        if each.get("name") == BASED_ON:
            return "".join(each.itertext()).strip() or None
    return None


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → zip entry."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")).iter(f"{_TYPES}Relationship")
    }
    names = set(archive.namelist())
    parts: dict[str, str] = {}
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if not element.tag.endswith("}sheet"):
            continue
        id = next((value for key, value in element.attrib.items() if key.endswith("}id")), None)
        target = targets.get(id, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            parts[element.get("name", "")] = part
    return parts


def _scan(archive: zipfile.ZipFile, part: str) -> _Seen:
    """What the XML says beside the values. Raises Unreadable where cells stand so far apart that the box around them
    is too large."""
    seen = _Seen()
    columns, rows, kept = 26, 0, b""
    for chunk in chunks(archive, part):
        refuse_definitions(kept[-16:] + chunk)
        text = kept + chunk
        end = text.rfind(b"row>")
        whole, kept = text[: end + 4 if end >= 0 else 0], text[end + 4 if end >= 0 else 0 :]
        if len(kept) > _LONGEST_ROW:
            raise Unreadable("damaged")
        columns = max([columns, *(_width(name.decode()) for name in set(_FAR_COLUMN.findall(whole)))])
        last = _ROW.match(whole, whole.rfind(b'row r="'))  # rows stand in order
        rows = max(rows, int(last[1])) if last else rows
        _note(whole, seen)
    _note(kept, seen)
    if columns * rows > MOST_CELLS:
        raise Unreadable("cells-far-apart", last=f"{letters(columns - 1)}{rows}")
    return seen


def _note(xml: bytes, seen: _Seen) -> None:
    """Take down what a piece of the XML, whole rows, says."""
    if len(seen.unread) < MOST_NOTED:
        seen.unread |= _unread(xml)
    if b"hidden" in xml:
        seen.hidden_columns |= _hidden_columns(xml)
        for attributes in _HIDDEN_ROW.findall(xml):
            number = _ROW_NUMBER.search(attributes)
            if number and len(seen.hidden_rows) < MOST_NOTED:
                seen.hidden_rows.add(int(number[1]))
    if b"mergeCell" in xml:
        for left, top, right, bottom in _MERGED.findall(xml):
            if len(seen.merged) < MOST_NOTED:
                first, last = _width(left.decode()) - 1, _width(right.decode()) - 1
                seen.merged.append(Merged(int(top) - 1, first, int(bottom) - 1, last))


def _hidden_columns(xml: bytes) -> set[int]:
    hidden: set[int] = set()
    for attributes in _HIDDEN_COLUMN.findall(xml):
        first, last = (pattern.search(attributes) for pattern in _SPAN)
        if first and last:
            hidden |= set(range(int(first[1]) - 1, min(int(last[1]), 16_384)))
    return hidden


def _unread(xml: bytes) -> dict[str, tuple[str, str]]:
    answer: dict[str, tuple[str, str]] = {}
    errors = _ERROR.finditer(xml) if b'"e"' in xml or b"'e'" in xml else ()  # most sheets have neither
    for found in errors:
        if address := _ADDRESS.search(found["attributes"]):
            value = _VALUE.search(found["inside"])
            answer[address[1].decode()] = ("formula-error", value[1].decode(errors="replace") if value else "")
    formulas = _UNCOMPUTED.finditer(xml) if b"<f" in xml or b":f" in xml else ()
    for found in formulas:
        if address := _ADDRESS.search(found["attributes"]):
            formula = (found["formula"] or b"").decode(errors="replace")
            answer[address[1].decode()] = ("formula-uncomputed", f"={formula}" if formula else "")
    return answer


def _width(name: str) -> int:
    """The number of columns up to one: A → 1, XFD → 16384."""
    answer = 0
    for letter in name:
        answer = answer * 26 + ord(letter) - 64
    return answer
