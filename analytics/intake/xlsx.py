"""A workbook's bytes → its sheets' cells. The zip is looked through first: what calamine cannot survive is refused, and
what it hides (errors, formulas never computed) is found in the XML itself."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

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

_DAMAGE = (zipfile.BadZipFile, zlib.error, CalamineError, OSError, EOFError, NotImplementedError)
_CHUNK = 1 << 20
_LONGEST_ROW = 64 * _CHUNK
_TYPES = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# Columns up to Z are not looked for: every sheet is taken to have them. Whoever hides an address from these patterns
# meets the child's memory limit instead; they are there to say what is wrong.
_FAR_COLUMN = re.compile(rb' r="([A-Z]{2,3})[0-9]+"')
_FAR_ROW = re.compile(rb' r="[A-Z]{0,3}([0-9]{6,7})"')
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


@dataclass(frozen=True)
class WorkbookSheet:
    """One sheet: its name, whether people see it, and the zip entry it stands in."""

    name: str
    hidden: bool
    part: str


@dataclass(frozen=True)
class Workbook:
    """An opened workbook."""

    archive: zipfile.ZipFile
    book: CalamineWorkbook
    sheets: list[WorkbookSheet]


def open_workbook(content: bytes) -> Workbook:
    """The workbook, its sheets not read yet. Raises Unreadable where it is damaged, unsafe or too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        _preflight(archive)
        parts = _sheet_parts(archive)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (*_DAMAGE, KeyError, ElementTree.ParseError, ValueError) as error:
        raise Unreadable("damaged") from error
    sheets = [
        WorkbookSheet(sheet.name, sheet.visible != SheetVisibleEnum.Visible, parts[sheet.name])
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.name in parts
    ]
    return Workbook(archive, book, sheets)


def read_sheet(workbook: Workbook, sheet: WorkbookSheet) -> tuple[Sequence[Sequence[Raw]], dict[str, tuple[str, str]]]:
    """The rows from row 1 and column A on, and the cells that only look blank: address → finding code and what it
    shows. Raises Unreadable."""
    try:
        unread = _scan(workbook.archive, sheet.part)
        cells: CalamineSheet = workbook.book.get_sheet_by_name(sheet.name)
        return cells.to_python(skip_empty_area=False), unread
    except _DAMAGE as error:
        raise Unreadable("damaged") from error


def based_on(workbook: Workbook) -> str | None:
    """The edition the workbook was filled from, as the template left it in the document's properties; Excel and
    LibreOffice keep it when they save. None where there is no such property."""
    try:
        properties = ElementTree.fromstring(workbook.archive.read(_PROPERTIES))
    except (KeyError, ElementTree.ParseError):
        return None  # nothing to learn: the person is asked instead
    for each in properties:
        if each.get("name") == BASED_ON:
            return "".join(each.itertext()).strip() or None
    return None


def _preflight(archive: zipfile.ZipFile) -> None:
    """Refuse archives that unpack to too much, that are encrypted or whose XML declares entities."""
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Unreadable("too-much-inside", most=f"{MOST_BYTES // 1_000_000}")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("password")
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            before = b""
            for chunk in _chunks(archive, entry.filename):  # reading also checks declared size and checksum
                if b"<!DOCTYPE" in before + chunk or b"<!ENTITY" in before + chunk:
                    raise Unreadable("unsafe-inside")
                before = chunk[-16:]


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


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


def _scan(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Errors and formulas never computed. Raises Unreadable where cells stand so far apart that the box around them
    is too large."""
    unread: dict[str, tuple[str, str]] = {}
    columns, rows, kept = 26, 0, b""
    for chunk in _chunks(archive, part):
        text = kept + chunk
        end = text.rfind(b"row>")
        whole, kept = text[: end + 4 if end >= 0 else 0], text[end + 4 if end >= 0 else 0 :]
        if len(kept) > _LONGEST_ROW:
            raise Unreadable("damaged")
        columns = max([columns, *(_width(name.decode()) for name in set(_FAR_COLUMN.findall(whole)))])
        rows = max([rows, *map(int, set(_FAR_ROW.findall(whole)) or _ROW.findall(whole))])
        unread |= _unread(whole)
    if columns * rows > MOST_CELLS:
        raise Unreadable("cells-far-apart", last=f"{letters(columns - 1)}{rows}")
    return unread


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
