"""A text file's bytes → a grid of strings. Encoding and delimiter are found out; a damaged file is said to be so."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.encodings import decoded
from analytics.intake.grid import Grid, Place
from analytics.intake.progress import say
from analytics.intake.values import Unreadable

DELIMITERS = (";", "\t", ",", "|")
LOOKED_AT = 200
"""Records at the head of a file by which its delimiter and width are found."""
CHUNK = 50_000
"""Records turned into Arrow at a time, so that a large file never stands in memory as Python objects."""
MOST_LISTED = 1_000
MOST_WIDE = 16_384
_BLOCK = 4 << 20  # bytes that Arrow takes at a time
_LONGEST_CELL = 1_000_000
_HEAD = 400_000
_NAME_IN_QUOTES = re.compile(r'"[^"]+"[^"]*[^"\s][^"]*')
_SEP = re.compile(r'^"?sep=(.)"?\s*$', re.IGNORECASE)


def grid(file: str, content: bytes, answers: Answers) -> tuple[Grid, list[Finding], list[str]]:
    """The records of a text file, what is to be said of it, and the keys of the answers used. Raises Unreadable."""
    say("progress-opening", 0.0)
    place = Place(file, None)
    if (quick := _large_and_plain(content)) is not None:
        return _grid(place, *quick, (), "utf-8"), [], []
    text = decoded(content, answers)
    head = _HEAD if len(text.words) > _HEAD else len(text.words) + 1
    mark = delimiter(text.words[:head], whole=head > len(text.words))
    say("progress-reading", 0.1)
    findings = text.findings(file)
    try:
        columns, long = _columns(text.words, mark, literal=False, plain=text.encoding != "utf-8")
    except Unreadable as error:
        if error.code != "broken-quotes" or not _one_record_a_line(text.words, mark):
            raise
        columns, long = _columns(text.words, mark, literal=True)
        findings.append(place.finding("warning", "quotes-kept"))
    return _grid(place, columns, mark, long, text.encoding), findings, [text.key] if text.used else []


def _grid(
    place: Place, columns: list[pa.Array], mark: str, long: tuple[tuple[int, tuple[str, ...]], ...], encoding: str
) -> Grid:
    count = len(columns[0]) if columns else 0
    numbers = pa.array(np.arange(1, count + 1))
    return Grid(place, columns, numbers, too_long=long, encoding=encoding, delimiter=mark)


def _large_and_plain(content: bytes) -> tuple[list[pa.Array], str] | None:
    """The columns and the delimiter of a large file in UTF-8, from its bytes: making a text of them all takes long.
    None where it is small, in another encoding, or not plain."""
    head = content[: content.rfind(b"\n", 0, _HEAD) + 1]
    if len(content) <= _HEAD or b"\0" in content:
        return None
    try:
        words = head.decode("utf-8-sig")
        mark = delimiter(words)
        first = list(islice(_records(words, mark, literal=False), LOOKED_AT))
        say("progress-reading", 0.1)
        columns = _plain_columns(content, mark, first, _width(first))
    except (Unreadable, UnicodeDecodeError):
        return None  # what is wrong is found out, and said, the long way
    return (columns, mark) if columns is not None else None


def delimiter(head: str, whole: bool = True) -> str:
    """The mark that cuts most of the first records into the same number of cells, the more the better. `whole`: whether
    `head` is all of the file, not just its beginning."""
    if said := _SEP.match(head.split("\n", 1)[0].strip("\ufeff\r")):
        return said[1]
    lines = head if whole else head.rsplit("\n", 1)[0]

    def fits(mark: str) -> tuple[float, int]:
        widths = Counter(len(record) for record in _first(lines, mark) if any(record))
        width, count = max(
            ((width, count) for width, count in widths.items() if width > 1),
            key=lambda pair: (pair[1] * (pair[0] - 1) ** 0.5, -pair[0]),
            default=(1, 0),
        )
        share = count / max(1, widths.total())
        return share**2 * (width - 1), -DELIMITERS.index(mark)

    return max(DELIMITERS, key=fits)


def _first(head: str, mark: str) -> Iterator[list[str]]:
    """The first records as far as they can be read: `head` may end within quotation marks."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=mark)
    try:
        yield from islice(reader, LOOKED_AT)
    except csv.Error:
        return


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


def _one_record_a_line(text: str, mark: str) -> bool:
    """Whether every line has as many cells as the next and some quotation marks are plainly part of the words
    (`"Sol" ApS`), so that they are not signs around cells."""
    lines = [line for line in _lines(text) if line]
    marks = {line.count(mark) for line in lines}
    quoted = (cell for line in lines if '"' in line for cell in line.split(mark))
    return len(marks) == 1 and marks != {0} and any(_NAME_IN_QUOTES.fullmatch(cell) for cell in quoted)


def _records(text: str, mark: str, literal: bool) -> Iterator[list[str]]:
    """The records; a blank line is an empty one. `literal`: each line is one, and quotation marks are words unless they
    enclose a whole cell. Raises Unreadable (with `row`, from 1) where quotation marks do not pair up."""
    csv.field_size_limit(_LONGEST_CELL)
    if literal:
        for line in _lines(text):
            yield [_unquoted(cell) for cell in line.split(mark)] if line else []
        return
    row = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
            row += 1
            yield [] if row == 1 and _SEP.match(mark.join(record)) else record
    except csv.Error as error:
        code = "cell-too-long" if "limit" in str(error) else "broken-quotes"
        raise Unreadable(code, row=str(row + 1)) from None


def _unquoted(cell: str) -> str:
    inner = cell[1:-1]
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return cell


def _columns(
    text: str, mark: str, literal: bool, plain: bool = False
) -> tuple[list[pa.Array], tuple[tuple[int, tuple[str, ...]], ...]]:
    """The columns, and the records with more cells than the headings have. `plain`: whether to try the fast way."""
    first = _head(text, mark, literal)
    width = _width(first)
    if plain and (columns := _plain_columns(text.encode(), mark, first, width)) is not None:
        return columns, ()
    parts: list[list[pa.Array]] = [[pa.array([], pa.string())] for _ in range(width)]
    long: list[tuple[int, tuple[str, ...]]] = []
    records, blanks, number = _records(text, mark, literal), [""] * width, 0
    while chunk := list(islice(records, CHUNK)):
        for at, record in enumerate(chunk, number + 1):
            if len(record) > width and any(record[width:]) and len(long) < MOST_LISTED:
                long.append((at, tuple(record)))
        rows = [record if len(record) == width else [*record, *blanks][:width] for record in chunk]
        for part, cells in zip(parts, zip(*rows, strict=True), strict=True):
            part.append(pa.array(cells, pa.string()))
        number += len(chunk)
    return [pa.concat_arrays(part) for part in parts], tuple(long)


def _head(text: str, mark: str, literal: bool) -> list[list[str]]:
    """The first records, without making the whole of a large text ready for reading."""
    if len(text) > _HEAD and '"' not in text[:_HEAD]:
        first = list(islice(_records(text[:_HEAD], mark, literal), LOOKED_AT + 1))
        if len(first) > LOOKED_AT:
            return first[:-1]
    return list(islice(_records(text, mark, literal), LOOKED_AT))


def _width(first: Sequence[Sequence[str]]) -> int:
    """How many cells the headings have. They are the first record that is about as wide as most (titles above are
    narrower), or the one below it where they take two lines. Raises Unreadable."""
    widths = [_filled(record) for record in first]
    if not any(widths):
        return min(MOST_WIDE, max([len(record) for record in first], default=0))
    counts = Counter([width for width in widths if width > 1] or [width for width in widths if width])
    usual = max(counts, key=lambda width: (counts[width], width))
    at = next(index for index, width in enumerate(widths) if width >= max(1, 0.6 * usual))
    below = first[at + 1] if at + 1 < len(first) and any(not cell for cell in first[at][: widths[at]]) else ()
    two_lines = bool(below) and not any(cell[:1].isdigit() for cell in below)
    width = max(widths[at], _filled(below)) if two_lines else widths[at]
    if width > MOST_WIDE:
        raise Unreadable("too-many-columns", found=str(width), most=str(MOST_WIDE))
    return width


def _filled(record: Sequence[str]) -> int:
    """The cells up to the last that has content."""
    return max((position for position, cell in enumerate(record, 1) if cell.strip()), default=0)


def _plain_columns(utf8: bytes, mark: str, first: list[list[str]], width: int) -> list[pa.Array] | None:
    """The columns, fast, of a file as simple as most large ones are: quotation marks around whole cells only, no blank
    lines, from some line on the same number of cells in each. None where it is not that simple; `_records` reads every
    file."""
    if len(first) < LOOKED_AT or (b"\r" in utf8 and utf8.count(b"\r") != utf8.count(b"\r\n")):
        return None
    cells = len(first[-1])
    above = next((len(first) - back for back, record in enumerate(reversed(first)) if len(record) != cells), 0) or 1
    if cells < 2 or cells < width or any(_filled(record) > width for record in first):
        return None
    start = _end_of(utf8, above)
    quotes = start is not None and utf8.find(b'"', start) >= 0
    if start is None or (quotes and not _tidy_quotes(utf8[start:], mark)):
        return None
    names = [str(position) for position in range(cells)]
    try:
        table = arrow_csv.read_csv(
            _rest(utf8, start),
            arrow_csv.ReadOptions(column_names=names, block_size=_BLOCK),
            arrow_csv.ParseOptions(
                delimiter=mark, quote_char='"' if quotes else False, ignore_empty_lines=False, newlines_in_values=quotes
            ),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    if any(pc.any(pc.not_equal(pc.utf8_trim_whitespace(beyond), "")).as_py() for beyond in table.columns[width:]):
        return None
    padded = [[*record, *[""] * width][:width] for record in first[:above]]

    def whole(position: int) -> pa.Array:
        head = pa.array([record[position] for record in padded], pa.string())
        return pa.concat_arrays([head, *table.column(position).chunks])

    with ThreadPoolExecutor(pa.cpu_count()) as threads:  # a copy of everything, which Arrow makes on its own
        return list(threads.map(whole, range(width)))


def _end_of(utf8: bytes, records: int) -> int | None:
    """Where the first records end; None where one of them is more than a line."""
    at = 0
    for _ in range(records):
        end = utf8.index(b"\n", at) + 1
        if utf8.count(b'"', at, end) % 2:
            return None
        at = end
    return at


def _rest(utf8: bytes, start: int) -> pa.Buffer:
    """The bytes from `start` on, without blank lines at the end; not copied."""
    end = len(utf8)
    while end > start and utf8[end - 1] in b"\r\n":
        end -= 1
    return pa.py_buffer(utf8)[start:end]


def _tidy_quotes(text: bytes, mark: str) -> bool:
    """Whether quotation marks only enclose whole cells, so that every reader understands them alike."""
    cut = re.escape(mark).encode()
    return b'"' not in re.sub(rb"(?:^|(?<=[" + cut + rb'\n]))"[^"]*(?:""[^"]*)*"(?=[' + cut + rb"\r\n]|$)", b"", text)
