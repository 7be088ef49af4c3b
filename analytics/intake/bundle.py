"""A zip of files → the files in it. Nothing is ever written to disk, so a name can lead nowhere; odd ones are said."""

import io
import re
import zipfile

from analytics.findings import Finding
from analytics.intake.grid import Place
from analytics.intake.values import Unreadable
from analytics.intake.xlsx import DAMAGE, chunks

MOST_FILES = 200
MOST_BYTES = 800_000_000
"""Unpacked, all files together."""
_PASSED_OVER = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._|\.~lock\.|~\$)", re.IGNORECASE)
_OUTSIDE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|\\")


def members(file: str, content: bytes) -> tuple[list[tuple[str, bytes]], list[Finding]]:
    """(name, content) of the files inside, and a finding for each name that is not taken. Raises Unreadable where there
    is too much inside, or nothing, or the zip is damaged or encrypted."""
    findings: list[Finding] = []
    taken: list[tuple[str, bytes]] = []
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = [
            entry for entry in archive.infolist() if not entry.is_dir() and not _PASSED_OVER.search(entry.filename)
        ]
        if len(entries) > MOST_FILES:
            raise Unreadable("zip-too-many", most=str(MOST_FILES), found=str(len(entries)))
        if sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise Unreadable("zip-too-large", most=str(MOST_BYTES // 1_000_000))
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable("zip-password")
        names: set[str] = set()
        for entry in entries:
            if _OUTSIDE.search(entry.filename) or entry.filename in names:
                code = "zip-name-twice" if entry.filename in names else "zip-name"
                findings.append(Place(file, None).finding("error", code, value=entry.filename))
                continue
            names.add(entry.filename)
            # a piece at a time: the stated size is kept to, and it and the checksum are checked
            taken.append((entry.filename, b"".join(chunks(archive, entry.filename))))
    except DAMAGE as error:
        raise Unreadable("zip-damaged") from error
    if not taken and not findings:
        raise Unreadable("zip-without-tables")
    return taken, findings
