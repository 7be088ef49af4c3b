"""Files that are broken, lie about what they are, or mean harm: section 7 of the issue. Each is named in a finding
within 25 seconds, and a good file beside it is read."""

import io
import json
import struct
import zipfile
import zlib
from functools import cache

from tests.corpus.case import ANYWHERE, Case, Said, case, several
from tests.corpus.shapes import CELLS, DEPARTMENTS, READ, amounts, lines, text
from tests.corpus.writers import added, delimited, ods, replaced, xls, xlsx, zipped

GOOD = xlsx({"departments": [DEPARTMENTS, *CELLS]})
BESIDE = ("budget_lines.csv", delimited(amounts("100")))
"""A good file in the same upload."""


def hostile(name: str, content: bytes, *codes: str, alone: bool = False) -> Case:
    """A file that is refused with those codes while the one beside it is read; in a folder of its own, since it is read
    together with the others. `alone`: it kills the process that reads it, or is large."""
    findings: list[Said] = [("error", code, ANYWHERE) for code in codes]
    named = (f"{zlib.crc32(content):08x}/{name}", content)
    return Case([BESIDE, named], lines(100), findings, through_child=alone, together=not alone)


def _document(mark: bytes) -> bytes:
    """An OLE file whose one entry has that name in UTF-16."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "".join(mark.decode()).encode("utf-16-le") + bytes(4096)


several(
    {
        "hostile_html_named_xlsx": lambda: hostile(
            "a.xlsx", b"<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>", "wrong-type"
        ),
        "hostile_html_named_xls": lambda: hostile(
            "a.xls", b"\r\n <html xmlns:x='urn:x'><table></table></html>", "wrong-type"
        ),
        "hostile_pdf_named_xlsx": lambda: hostile(
            "a.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + bytes(300), "wrong-type"
        ),
        "hostile_picture_named_csv": lambda: hostile("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "wrong-type"),
        "hostile_password": lambda: hostile("a.xlsx", _document(b"EncryptedPackage"), "password"),
        "hostile_truncated_xlsx": lambda: hostile("a.xlsx", GOOD[: len(GOOD) * 2 // 3], "damaged"),
        "hostile_truncated_ods": lambda: hostile(
            "a.ods", ods({"departments": [DEPARTMENTS, *CELLS]})[:-900], "damaged"
        ),
        "hostile_truncated_xls": lambda: hostile(
            "a.xls", xls({"departments": [DEPARTMENTS, *CELLS]})[:3000], "damaged"
        ),
        "hostile_binary_workbook": lambda: hostile(
            "a.xlsx",
            zipped(
                {
                    "[Content_Types].xml": b"<Types>application/vnd.ms-excel.sheet.binary.macroEnabled.main</Types>",
                    "xl/workbook.bin": bytes(9),
                }
            ),
            "wrong-type",
        ),
        "hostile_text_document_named_xlsx": lambda: hostile(
            "a.xlsx", zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}), "wrong-type"
        ),
        "hostile_noise": lambda: hostile(
            "departments.csv", bytes((n * 7919 + n // 13) % 256 for n in range(5000)), "wrong-type"
        ),
        "hostile_zip_of_nothing": lambda: hostile("a.zip", zipped({}), "zip-without-tables"),
    }
)


@case
def hostile_damaged_inside() -> Case:
    """One flipped byte in the compressed sheet: the checksum shows it."""
    entry = GOOD.index(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml") + 40
    return hostile("a.xlsx", GOOD[:entry] + bytes([GOOD[entry] ^ 0xFF]) + GOOD[entry + 1 :], "damaged")


@case
def hostile_billion_laughs() -> Case:
    """Entities that double fifty times."""
    entities = b"".join(b'<!ENTITY l%d "&l%d;&l%d;">' % (n + 1, n, n) for n in range(50))
    dtd = b'<!DOCTYPE sst [<!ENTITY l0 "ha">' + entities + b"]>"

    def laugh(part: bytes) -> bytes:
        return part.replace(b"?>", b"?>" + dtd, 1).replace("Børn og Unge".encode(), b"&l50;")

    return hostile("a.xlsx", replaced(GOOD, "xl/sharedStrings.xml", laugh), "unsafe-inside")


@case
def hostile_dtd_that_reads_a_file() -> Case:
    dtd = b'<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

    def leak(part: bytes) -> bytes:
        return part.replace(b"?>", b"?>" + dtd, 1).replace("Børn og Unge".encode(), b"&x;")

    return hostile("a.xlsx", replaced(GOOD, "xl/sharedStrings.xml", leak), "unsafe-inside")


@case
def hostile_dtd_in_utf16() -> Case:
    """The same where a search for the bytes <!DOCTYPE finds nothing."""
    dtd = '<!DOCTYPE sst [<!ENTITY x "ha">]>'

    def wide(part: bytes) -> bytes:
        text = part.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').replace("?>", "?>" + dtd, 1)
        return text.encode("utf-16")

    return hostile("a.xlsx", replaced(GOOD, "xl/sharedStrings.xml", wide), "damaged")


@case
def hostile_dtd_in_ods() -> Case:
    dtd = b'<!DOCTYPE x [<!ENTITY l "ha">]>'
    content = ods({"departments": [DEPARTMENTS, *CELLS]})
    return hostile(
        "a.ods", replaced(content, "content.xml", lambda part: part.replace(b"?>", b"?>" + dtd, 1)), "unsafe-inside"
    )


@case
def hostile_cell_in_the_far_corner() -> Case:
    """XFD1048576: as a block, 17 thousand million cells."""
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    content = replaced(GOOD, "xl/worksheets/", lambda part: part.replace(b"</sheetData>", corner))
    return hostile("a.xlsx", content, "cells-far-apart")


@case
def hostile_cell_in_the_far_corner_with_a_small_dimension() -> Case:
    """The sheet says A1:F3 and is not."""
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'

    def lie(part: bytes) -> bytes:
        return part.replace(b"</sheetData>", corner).replace(b'<dimension ref="A1:F3"', b'<dimension ref="A1:B2"')

    return hostile("a.xlsx", replaced(GOOD, "xl/worksheets/", lie), "cells-far-apart")


@case
def hostile_ods_repeats_a_row_a_million_times() -> Case:
    """LibreOffice pads its sheets so; with content in the row it is a bomb."""

    def repeat(part: bytes) -> bytes:
        start = part.rindex(b"<table:table-row")
        return (
            part[:start]
            + b'<table:table-row table:number-rows-repeated="1048000">'
            + b'<table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/>'
            + b"</table:table-row>"
            + part[start:]
        )

    content = ods({"departments": [DEPARTMENTS, *CELLS]})
    return hostile("a.ods", replaced(content, "content.xml", repeat), "cells-far-apart")


@case
def padding_of_an_ods_is_harmless() -> Case:
    """A million blank rows and a thousand blank columns, as LibreOffice writes them, are nothing."""

    def pad(part: bytes) -> bytes:
        end = part.index(b"</table:table>")
        blank = (
            b'<table:table-row table:number-rows-repeated="1048570">'
            b'<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
        )
        return part[:end] + blank + part[end:]

    content = ods({"departments": [DEPARTMENTS, *CELLS]})
    return Case([("a.ods", replaced(content, "content.xml", pad))], READ, through_child=True)


@cache
def _blanks(megabytes: int) -> tuple[bytes, int]:
    """So many megabytes of blanks, deflated, and their checksum. One megabyte is packed and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 0
    for _ in range(megabytes):
        checksum = zlib.crc32(b" " * 1_000_000, checksum)
    return one * megabytes + packer.flush(), checksum


def _with_raw(name: str, megabytes: int, base: bytes = b"") -> bytes:
    """A zip (the entries of `base` first) with one entry of that many megabytes of blanks, packed piece by piece."""
    packed, checksum = _blanks(megabytes)
    buffer = io.BytesIO(base)
    with zipfile.ZipFile(buffer, "a" if base else "w") as archive:
        archive.writestr("x", b"")
        info = zipfile.ZipInfo(name)
        info.compress_type, info.CRC = zipfile.ZIP_DEFLATED, checksum
        info.compress_size, info.file_size = len(packed), megabytes * 1_000_000
        info.header_offset = archive.fp.tell()  # type: ignore[union-attr]
        archive.fp.write(info.FileHeader(zip64=False) + packed)  # type: ignore[union-attr]
        archive.start_dir = archive.fp.tell()  # type: ignore[union-attr, attr-defined]
        archive.filelist.append(info)
        archive.NameToInfo[name] = info
    return buffer.getvalue()


@case
def hostile_gigabyte_of_padding_in_a_workbook() -> Case:
    return hostile("a.xlsx", _with_raw("xl/media/padding.xml", 1000, GOOD), "too-much-inside")


@case
def hostile_gigabyte_of_padding_in_a_zip() -> Case:
    return hostile("a.zip", _with_raw("departments.csv", 1000), "zip-too-large")


@case
def hostile_sizes_that_lie() -> Case:
    """The directory says 100 bytes, the stream unpacks to a gigabyte."""
    content = bytearray(_with_raw("departments.csv", 1000))
    real, said = struct.pack("<I", 1_000_000_000), struct.pack("<I", 100)
    return hostile("a.zip", bytes(content.replace(real, said)), "zip-damaged")


@case
def hostile_names_that_climb() -> Case:
    content = zipped({"../../departments.csv": text("A")})
    return hostile("a.zip", content, "zip-name")


@case
def hostile_names_from_the_root() -> Case:
    return hostile("a.zip", zipped({"/etc/departments.csv": text("A")}), "zip-name")


@case
def hostile_names_of_another_system() -> Case:
    return hostile("a.zip", zipped({"C:\\x\\departments.csv": text("A")}), "zip-name")


@case
def hostile_zip_in_a_zip() -> Case:
    return hostile("a.zip", zipped({"b.zip": zipped({"departments.csv": text("A")})}), "zip-in-zip")


@case
def hostile_too_many_entries() -> Case:
    return hostile("a.zip", zipped({f"n{n}.csv": b"a" for n in range(20_000)}), "zip-too-many")


@case
def hostile_zip_with_a_password() -> Case:
    content = bytearray(zipped({"departments.csv": text("A")}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return hostile("a.zip", bytes(content), "zip-password")


@case
def hostile_shared_strings_bomb() -> Case:
    """A hundred thousand cells that all show one text of 30,000 characters: three gigabytes if each had its own."""
    long = "x" * 30_000
    rows = [DEPARTMENTS, *([long, *[None] * 5] for _ in range(3))]
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>6</v></c></row>' % (n, n) for n in range(5, 100_005))
    content = replaced(
        xlsx({"departments": rows}),
        "xl/worksheets/",
        lambda part: part.replace(b"</sheetData>", cells + b"</sheetData>"),
    )
    return Case(
        [BESIDE, ("a.xlsx", content)],
        refused=True,
        findings=[("error", "reading-failed", ANYWHERE)],
        through_child=True,
    )


@case
def hostile_deep_json() -> Case:
    return hostile("departments.json", b"[" * 200_000 + b"]" * 200_000, "json-too-deep")


@case
def hostile_json_cut_short() -> Case:
    content = json.dumps([{"department": "A", "source": "x"}] * 5).encode()
    return hostile("departments.json", content[:-20], "bad-json")


@case
def hostile_xml_cut_short_in_a_whole_zip() -> Case:
    """The zip is whole, the sheet in it is not: never the first half of the rows in silence."""
    rows = [DEPARTMENTS, *([f"d{n}", *[None] * 5] for n in range(200))]
    content = replaced(xlsx({"departments": rows}), "xl/worksheets/", lambda part: part[: len(part) // 2])
    return hostile("a.xlsx", content, "damaged")


@case
def hostile_ods_xml_cut_short() -> Case:
    rows = [DEPARTMENTS, *([f"d{n}", *[None] * 5] for n in range(200))]
    content = replaced(ods({"departments": rows}), "content.xml", lambda part: part[: len(part) // 2])
    return hostile("a.ods", content, "damaged")


@case
def hostile_cell_that_points_outside_the_texts() -> Case:
    """Shared text number 999 of 10: no blank, and no crash."""
    content = replaced(
        GOOD, "xl/worksheets/", lambda part: part.replace(b'<c r="A2" t="s"><v>6</v>', b'<c r="A2" t="s"><v>999</v>')
    )
    return hostile("a.xlsx", content, "damaged")


@case
def hostile_workbook_without_its_sheet() -> Case:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.startswith("xl/worksheets/")}
    return hostile("a.xlsx", zipped(parts), "damaged")


@case
def hostile_extra_parts_are_passed_over() -> Case:
    """A link to another workbook and a macro: neither fetched nor run."""
    link = b'<externalLink><externalBook r:id="rId1" Target="http://127.0.0.1:1/x.xlsx"/></externalLink>'
    content = added(GOOD, xl__externalLinks__externalLink1_xml=link, xl__vbaProject_bin=b"\xd0\xcf\x11\xe0")
    return Case([BESIDE, ("a.xlsx", content)], {**READ, **lines(100)}, through_child=True)


@case
def hostile_one_endless_line() -> Case:
    """Thirty megabytes without a line break or a delimiter."""
    return hostile("departments.csv", b"department," + b"x" * 30_000_000, "cell-too-long", alone=True)


@case
def hostile_a_million_columns() -> Case:
    return hostile("departments.csv", b"," * 1_000_000 + b"\n" + b"1," * 1_000_000, "cell-too-long")
