"""One file → the tables in it. Runs in the child process."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from analytics.findings import Finding
from analytics.intake import delimited, sniff, xlsx
from analytics.intake.convert import MOST
from analytics.intake.sheet import HEADING_ROWS, Heading, Place, Sheet, build, find_heading, recognised
from analytics.intake.values import Raw, Unreadable
from analytics.intake.words import Vocabulary, closest, letters, plain, stem
from analytics.tables import TABLES

CHUNK = 50_000
"""Records of a CSV turned into Arrow at a time, so that a large file never stands in memory as Python objects."""


@dataclass
class FileRead:
    """What one file holds. `tables`: (table, sheet) → rows, those without rows as well; `columns`: one row for each
    heading that was bound: file, sheet, table_name, column_name, letter; `based_on`: the edition it was filled from."""

    tables: list[tuple[str, str | None, pa.Table]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    columns: list[dict[str, str | None]] = field(default_factory=list)
    based_on: str | None = None


def read_file(file: str, content: bytes, vocabulary: Vocabulary) -> FileRead:
    """Every table of one file, and every finding."""
    place, answer = Place(file, None), FileRead()
    kind = sniff.kind(content)
    try:
        if kind == "xlsx":
            _read_workbook(place, content, vocabulary, answer)
        elif kind == "csv":
            _read_csv(place, content, vocabulary, answer)
        elif kind in ("empty", "password", "damaged"):
            answer.findings.append(place.finding("error", "empty-file" if kind == "empty" else kind))
        else:
            answer.findings.append(place.finding("error", "wrong-type", kind=f"file-kind-{kind}"))
    except Unreadable as error:
        answer.findings.append(place.finding("error", error.code, about=error.about))
    return answer


def _read_workbook(place: Place, content: bytes, vocabulary: Vocabulary, answer: FileRead) -> None:
    workbook = xlsx.open_workbook(content)
    answer.based_on = xlsx.based_on(workbook)
    known = {sheet.name: vocabulary.tables.get(plain(sheet.name)) for sheet in workbook.sheets}
    if not any(known.values()):
        answer.findings.append(place.finding("error", "no-known-sheet", value=", ".join(known), tables=_table_ids()))
        return
    for sheet in workbook.sheets:
        here, table = Place(place.file, sheet.name), known[sheet.name]
        if table is None:
            if plain(sheet.name) not in vocabulary.passed_over:
                answer.findings.append(_unknown_sheet(here, vocabulary))
            continue
        if sheet.hidden:
            answer.findings.append(here.finding("warning", "hidden-sheet"))
        try:
            rows, unread = xlsx.read_sheet(workbook, sheet)
        except Unreadable as error:
            answer.findings.append(here.finding("error", error.code, about=error.about))
            continue
        heading, findings = find_heading(table, rows, vocabulary, here)
        answer.findings += findings
        if heading is not None:
            _finish(_cells(here, table, heading, rows, unread), vocabulary, answer)


def _cells(
    place: Place, table: str, heading: Heading, rows: Sequence[Sequence[Raw]], unread: dict[str, tuple[str, str]]
) -> Sheet:
    kept: list[tuple[int, Sequence[Raw]]] = [
        (number, row)
        for number, row in enumerate(rows[heading.row :], heading.row + 1)
        if row != heading.cells and any(cell not in ("", None) for cell in row)
    ]
    bound = {letters(position) for position in heading.positions.values()}
    unread = {
        cell: what
        for cell, what in unread.items()
        if cell.rstrip("0123456789") in bound and int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) > heading.row
    }
    known = {number for number, _ in kept}
    blanks: list[Raw] = [None] * len(heading.cells)
    extra = {int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for cell in unread} - known
    kept = sorted([*kept, *((number, blanks) for number in extra)], key=lambda numbered: numbered[0])
    return Sheet(
        place,
        table,
        heading,
        {column: [row[position] for _, row in kept] for column, position in heading.positions.items()},
        pa.array([number for number, _ in kept], pa.int64()),
        unread,
    )


def _read_csv(place: Place, content: bytes, vocabulary: Vocabulary, answer: FileRead) -> None:
    name = stem(place.file)
    table = vocabulary.tables.get(plain(name))
    if table is None:
        near = closest(plain(name), vocabulary.tables)
        code = "unknown-file-close" if near else "unknown-file"
        suggestion = [f"table-{vocabulary.tables[near]}"] if near else []
        answer.findings.append(place.finding("error", code, value=name, suggestion=suggestion, tables=_table_ids()))
        return
    text, assumed = delimited.decode(content)
    if assumed:
        answer.findings.append(place.finding("warning", "encoding-assumed"))
    mark = delimited.delimiter(text, lambda cells: recognised(table, cells, vocabulary))
    first = list(islice(delimited.records(text, mark), HEADING_ROWS))
    heading, findings = find_heading(table, first, vocabulary, place)
    answer.findings += findings
    if heading is not None:
        lines = _plain_lines(place, table, heading, text, mark)
        _finish(lines or _records(place, table, heading, text, mark, answer.findings), vocabulary, answer)


def _plain_lines(place: Place, table: str, heading: Heading, text: str, mark: str) -> Sheet | None:
    """A simple CSV, read by Arrow. None where it is not simple."""
    columns = delimited.plain_columns(text, mark, len(heading.cells), heading.row)
    if columns is None:
        return None
    numbers = pa.array(range(heading.row + 1, heading.row + 1 + len(columns[0])), pa.int64())
    repeated = pa.repeat(True, len(numbers))
    for cells, name in zip(columns, heading.cells, strict=True):
        repeated = pc.and_(repeated, pc.equal(cells, name))
    kept = pc.invert(repeated)
    arrays: dict[str, pa.Array | list[Raw]] = {
        column: columns[position].filter(kept) for column, position in heading.positions.items()
    }
    return Sheet(place, table, heading, arrays, numbers.filter(kept), {})


def _records(place: Place, table: str, heading: Heading, text: str, mark: str, findings: list[Finding]) -> Sheet:
    """Any CSV, record by record; rows that are too long are findings."""
    width = len(heading.cells)
    numbers: list[int] = []
    ragged: list[Finding] = []
    parts: dict[str, list[pa.Array]] = {column: [pa.array([], pa.string())] for column in heading.positions}
    records = islice(enumerate(delimited.records(text, mark), 1), heading.row, None)
    while chunk := list(islice(records, CHUNK)):
        kept = [(number, record) for number, record in chunk if any(record) and record != heading.cells]
        long = [(number, record) for number, record in kept if len(record) > width and any(record[width:])]
        ragged += [_ragged(place, number, record, width) for number, record in long]
        rows = [record if len(record) == width else [*record, *[""] * width][:width] for _, record in kept]
        numbers += [number for number, _ in kept]
        for column, position in heading.positions.items():
            parts[column].append(pa.array([row[position] for row in rows], pa.string()))
    findings += ragged[:MOST]
    arrays: dict[str, pa.Array | list[Raw]] = {column: pa.concat_arrays(arrays) for column, arrays in parts.items()}
    return Sheet(place, table, heading, arrays, pa.array(numbers, pa.int64()), {})


def _ragged(place: Place, number: int, record: Sequence[str], width: int) -> Finding:
    cell = next(position for position in range(width, len(record)) if record[position])
    about = {"width": str(width), "found": str(len(record))}
    return place.finding("error", "ragged-row", f"{letters(cell)}{number}", record[cell], about)


def _finish(sheet: Sheet, vocabulary: Vocabulary, answer: FileRead) -> None:
    arrow, findings = build(sheet, vocabulary)
    answer.findings += findings
    answer.tables.append((sheet.table, sheet.place.sheet, arrow))
    answer.columns += [
        {
            "file": sheet.place.file,
            "sheet": sheet.place.sheet,
            "table_name": sheet.table,
            "column_name": column,
            "letter": letters(position),
        }
        for column, position in sheet.heading.positions.items()
    ]


def _unknown_sheet(place: Place, vocabulary: Vocabulary) -> Finding:
    near = closest(plain(place.sheet or ""), vocabulary.tables)
    if near:
        suggestion = f"table-{vocabulary.tables[near]}"
        return place.finding("warning", "unknown-sheet-close", value=place.sheet, suggestion=suggestion)
    return place.finding("warning", "unknown-sheet", value=place.sheet)


def _table_ids() -> list[str]:
    return [f"table-{table}" for table in TABLES]
