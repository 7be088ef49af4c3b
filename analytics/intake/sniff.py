"""What a file is, by its content: a name proves nothing."""

import io
import zipfile

_STARTS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"PAR1", "parquet"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"{\\rtf", "document"),
)
_INSIDE = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "document"),
    ("ppt/presentation.xml", "presentation"),
)


def kind(content: bytes) -> str:
    """`xlsx`, `csv`, `empty`, or what else it is: `password`, `xls`, `xlsb`, `ods`, `document`, `presentation`, `pdf`,
    `image`, `parquet`, `html`, `json`, `archive`, `binary`, `damaged` (a zip that cannot be opened)."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        return "empty"
    for start, name in _STARTS:
        if content.startswith(start):
            return name
    if content.startswith(b"PK"):
        return _zip_kind(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "password" if "EncryptedPackage".encode("utf-16-le") in content else "xls"
    return _text_kind(content)


def _zip_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            small = "mimetype" in names and archive.getinfo("mimetype").file_size < 200
            if small and b"opendocument.spreadsheet" in archive.read("mimetype"):
                return "ods"
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return "damaged"
    return next((name for part, name in _INSIDE if part in names), "archive")


def _text_kind(content: bytes) -> str:
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff") or (b"\x00" in content[:2] and content[:2] != b"\0\0")
    head = content[:2000].replace(b"\x00", b"") if wide else content[:2000]
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<!--", b"<script", b"<meta")):
        return "html"
    if start.startswith((b'{"', b"[{", b"{\n", b"{\r", b"[\n")):
        return "json"
    odd = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return "binary" if odd > len(head) // 50 or (not wide and b"\x00" in content[:100_000]) else "csv"
