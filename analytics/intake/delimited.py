"""A CSV file's bytes → its records. Encoding and delimiter are found out; a damaged file is said to be damaged."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.csv as arrow_csv

from analytics.intake.values import Unreadable

DELIMITERS = (";", ",", "\t")
_LONGEST_CELL = 1_000_000


def decode(content: bytes) -> tuple[str, bool]:
    """The text, and whether the encoding had to be assumed (Windows-1252, since it is not Unicode).
    Raises Unreadable."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\x00" in content[:200]:
        encodings = ["utf-16-le"] if content[1:2] == b"\x00" else ["utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, encoding == "cp1252"
    raise Unreadable("encoding")


def delimiter(text: str, recognised: Callable[[list[str]], int]) -> str:
    """The delimiter that finds most known headings in the first lines; `recognised` counts them in a record."""
    head = text[:20_000]
    return max(DELIMITERS, key=lambda mark: max(map(recognised, _first(head, mark)), default=0))


def records(text: str, mark: str) -> Iterator[list[str]]:
    """The records, one a line of the spreadsheet; a blank line is an empty one. Raises Unreadable (with `row`, from 1)
    where quotation marks do not pair up."""
    csv.field_size_limit(_LONGEST_CELL)
    row = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
            row += 1
            if row == 1 and record and record[0].lower().startswith("sep="):
                record = []
            yield record
    except csv.Error:
        raise Unreadable("broken-quotes", row=str(row + 1)) from None


def plain_columns(text: str, mark: str, width: int, skip: int) -> list[pa.Array] | None:
    """The columns below the first `skip` lines, fast, of a file as simple as most large ones are: no quotation marks,
    no blank lines, `width` values in each line. None where it is not that simple; `records` reads every file."""
    if '"' in text or "\r" in text.replace("\r\n", ""):
        return None
    names = [str(position) for position in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.py_buffer(text.encode()),
            arrow_csv.ReadOptions(column_names=names, skip_rows=skip, use_threads=False),
            arrow_csv.ParseOptions(delimiter=mark, quote_char=False, ignore_empty_lines=False),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    return [column.combine_chunks() for column in table.columns]


def _first(head: str, mark: str, most: int = 30) -> Iterator[list[str]]:
    """The first records as far as they can be read: `head` may end within quotation marks."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=mark)
    for _, record in zip(range(most), reader, strict=False):
        yield record
