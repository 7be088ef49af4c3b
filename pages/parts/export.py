"""A table of words as CSV that a spreadsheet opens well and that starts no formula there."""

import csv
import io
import re
from collections.abc import Sequence

_FORMULA = re.compile(r"^[\s\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]")
_FIGURE = re.compile(r"^[+-]?\d[\d.,\s]*(%|[A-Z]{3}|t)?$")  # -12,5 · -1.234,50 EUR · -3 %


def csv_bytes(rows: Sequence[Sequence[str]], language: str) -> bytes:
    """UTF-8 with a byte order mark; semicolons where the language writes a decimal comma. Text that a spreadsheet would
    run as a formula gets an apostrophe in front; figures are left alone."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="," if language == "en" else ";", lineterminator="\r\n")
    writer.writerows([[_harmless(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _FIGURE.match(cell) else cell
