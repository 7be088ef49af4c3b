"""The audit log as CSV, for the page and the command line: safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable
from typing import TextIO

from analytics.audit.log import Entry

COLUMNS = ("number", "at", "action", "subject", "name", "about", "edition", "details", "previous", "hash")
BOM = "\ufeff"
_FORMULA = re.compile(r"^[\s\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]")


def write_csv(entries: Iterable[Entry], file: TextIO) -> int:
    """Write entries to a text file opened with newline='' and encoding='utf-8'; how many. Semicolons and a byte order
    mark, as spreadsheets in Denmark read it; moments in UTC; the headings are the log's own names. A text that a
    spreadsheet would take for a formula gets an apostrophe in front."""
    file.write(BOM)
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for entry in entries:
        writer.writerow([_harmless(cell) for cell in _cells(entry)])
        count += 1
    return count


def _cells(entry: Entry) -> list[str]:
    return [
        str(entry.number),
        entry.at.isoformat(timespec="seconds"),
        entry.action,
        entry.subject,
        entry.name,
        entry.about,
        "" if entry.edition is None else str(entry.edition),
        ", ".join(f"{key}: {said}" for key, said in entry.details.items()),
        entry.previous,
        entry.hash,
    ]


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
