"""What a file is, by its content: a name proves nothing."""

import io
import re
import zipfile
import zlib

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
READ = ("xlsx", "xls", "ods", "csv", "json", "zip")
"""The kinds that are read."""
_JSON = re.compile(rb'[\[{]\s*["{\[\]}]')
_LAST_EUROPEAN = "\u2fff"
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"
_INSIDE = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "document"),
    ("ppt/presentation.xml", "presentation"),
)


def kind(content: bytes) -> str:
    """One of READ (`csv`: any text, whatever stands between its cells), or what else it is: `empty`, `password`,
    `xlsb`, `document`, `presentation`, `pdf`, `image`, `parquet`, `html`, `archive`, `binary`, `damaged` (a zip that
    cannot be opened)."""
    if not (content[:1_000].strip(_BLANK) or content.strip(_BLANK)):
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
            if small and b"opendocument.spreadsheet" in archive.open("mimetype").read(200):
                return "ods"
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return "damaged"
    return next((name for part, name in _INSIDE if part in names), "zip")


def _text_kind(content: bytes) -> str:
    wide = wide_encoding(content)
    head = content[:2000]
    if wide:
        letters = head.decode(wide, "ignore")
        if sum(letter > _LAST_EUROPEAN for letter in letters) > len(letters) // 4:
            return "binary"  # noise that begins like UTF-16
        head = letters.encode()
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<!--", b"<script", b"<meta")):
        return "html"
    if _JSON.match(start):
        return "json"
    odd = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return "binary" if odd > len(head) // 50 or (not wide and content.count(b"\x00", 0, 100_000) > 10) else "csv"


def wide_encoding(content: bytes) -> str:
    """The encoding of a text with two bytes a letter, as it seems; blank for any other."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = content[:200]
    if b"\x00" not in head[:2] or head.startswith(b"\0\0") or head.count(0) < len(head) // 4:
        return ""
    return "utf-16-be" if content[0] == 0 else "utf-16-le"
