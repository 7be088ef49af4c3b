"""One sheet (or one CSV) → the table it holds: headings bound to columns, cells converted, rows checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from analytics.findings import Finding, Level
from analytics.intake import convert
from analytics.intake.convert import MOST, Converted, Names
from analytics.intake.values import Raw, words
from analytics.intake.words import Vocabulary, closest, letters, plain
from analytics.tables import CURRENCIES, LANGUAGE_SUFFIXES, TABLES, Column, arrow_schema

HEADING_ROWS = 30
"""How far down the headings may begin: people write titles and notes above them."""


@dataclass(frozen=True)
class Place:
    """Where a table stands: the file, and the sheet unless it is a CSV."""

    file: str
    sheet: str | None

    def finding(
        self,
        level: Level,
        code: str,
        cell: str | None = None,
        value: str | None = None,
        about: Mapping[str, str] | None = None,
        **names: str | Sequence[str],
    ) -> Finding:
        """A finding here; `names` are catalogue ids."""
        several = {key: (ids,) if isinstance(ids, str) else tuple(ids) for key, ids in names.items()}
        return Finding(level, code, self.file, self.sheet, cell, value, about or {}, several)


@dataclass(frozen=True)
class Heading:
    """The row of headings: its number from 1, and column → position from 0."""

    row: int
    positions: dict[str, int]
    cells: list[Raw]

    def cell(self, column: str, row: int) -> str:
        """The address of a column's cell: C7."""
        return f"{letters(self.positions[column])}{row}"


def recognised(table: str, cells: Sequence[Raw], vocabulary: Vocabulary) -> int:
    """How many of the cells are headings of the table."""
    known = vocabulary.columns[table]
    return len({known[name] for cell in cells if isinstance(cell, str) and (name := plain(cell)) in known})


def find_heading(
    table: str, first_rows: Sequence[Sequence[Raw]], vocabulary: Vocabulary, place: Place
) -> tuple[Heading | None, list[Finding]]:
    """The row with most known headings among the first ones (None if there is none), and what is wrong with it."""
    counts = [recognised(table, cells, vocabulary) for cells in first_rows[:HEADING_ROWS]]
    if not any(counts):
        blank = not any(_filled(cell) for cells in first_rows for cell in cells)
        code = "empty-sheet" if blank else "no-headings"
        return None, [place.finding("error", code, "A1", table=f"table-{table}", columns=_base_columns(table))]
    at = counts.index(max(counts))
    return _bind(table, list(first_rows[at]), at + 1, vocabulary, place)


def _bind(
    table: str, cells: list[Raw], row: int, vocabulary: Vocabulary, place: Place
) -> tuple[Heading, list[Finding]]:
    known = vocabulary.columns[table]
    positions: dict[str, int] = {}
    findings: list[Finding] = []
    strangers: list[tuple[str, str]] = []
    for position, cell in enumerate(cells):
        heading, address = words(cell) or "", f"{letters(position)}{row}"
        column = known.get(plain(heading))
        if column is None:
            if heading:
                strangers.append((heading, address))
        elif column in positions:
            other = f"{letters(positions[column])}{row}"
            findings.append(
                place.finding("error", "repeated-column", address, heading, {"other": other}, column=_id(table, column))
            )
        else:
            positions[column] = position
    missing = _missing(table, positions)
    free = max((position for position, cell in enumerate(cells) if _filled(cell)), default=-1) + 1
    for offset, column in enumerate(missing):
        address = f"{letters(free + offset)}{row}"
        findings.append(place.finding("error", "missing-column", address, column=_id(table, column)))
    for heading, address in strangers:
        near = closest(plain(heading), [name for name, column in known.items() if column not in positions])
        if near:
            suggestion = _id(table, known[near])
            findings.append(place.finding("warning", "unknown-column-close", address, heading, suggestion=suggestion))
        else:
            findings.append(place.finding("warning", "unknown-column", address, heading))
    return Heading(row, positions, cells), findings


def _missing(table: str, positions: Mapping[str, int]) -> list[str]:
    """The columns that are not there. Of a text in several languages one column is enough."""
    missing = []
    for column in TABLES[table].columns:
        languages = [f"{column.name}_{language}" for language in LANGUAGE_SUFFIXES] if column.translatable else []
        if not any(name in positions for name in [column.name, *languages]):
            missing.append(column.name)
    return missing


@dataclass(frozen=True)
class Sheet:
    """A sheet's data as it came: column → its cells, and the row number of each.
    `unread`: cells whose content could not be had (`#DIV/0!`, a formula never computed) → finding code, value."""

    place: Place
    table: str
    heading: Heading
    columns: Mapping[str, pa.Array | list[Raw]]
    numbers: pa.Array
    unread: Mapping[str, tuple[str, str]]


def build(sheet: Sheet, vocabulary: Vocabulary) -> tuple[pa.Table, list[Finding]]:
    """The table, with `arrow_schema(sheet.table)`, and every finding on its cells. Rows without content are dropped."""
    table = TABLES[sheet.table]
    read: dict[str, Converted] = {}
    for column in table.all_columns():
        if column.name in sheet.columns:
            cells = sheet.columns[column.name]
            names = _names(sheet.table, column, vocabulary)
            read[column.name] = (
                convert.from_cells(sheet.table, column, cells, names)
                if isinstance(cells, list)
                else convert.from_text(sheet.table, column, cells, names)
            )
    kept = _rows_with_content(sheet, read)
    findings = [
        *_unread(sheet),
        *(finding for column in read for finding in _problems(sheet, table.column(column), read[column])),
        *_blanks(sheet, read, kept),
        *_currencies(sheet, read),
    ]
    arrow = _table(sheet, read).filter(kept)
    return arrow, findings + _duplicates(sheet, arrow, findings)


def _names(table: str, column: Column, vocabulary: Vocabulary) -> Names:
    choices = vocabulary.choices.get(f"{table}.{column.name}", {})
    return Names(choices, vocabulary.yes_no, vocabulary.months)


def _rows_with_content(sheet: Sheet, read: Mapping[str, Converted]) -> pa.Array:
    blank = pa.repeat(True, len(sheet.numbers))
    for converted in read.values():
        blank = pc.and_(blank, converted.blank)
    kept = pc.invert(blank)
    rows = {int("".join(filter(str.isdigit, cell))) for cell in sheet.unread}
    return pc.or_(kept, pc.is_in(sheet.numbers, pa.array(sorted(rows), pa.int64()))) if rows else kept


def _unread(sheet: Sheet) -> list[Finding]:
    at = {letters(position): column for column, position in sheet.heading.positions.items()}
    by_column: dict[str, list[Finding]] = {}
    for cell, (code, value) in sheet.unread.items():
        finding = sheet.place.finding("error", code, cell, value or None)
        by_column.setdefault(at[cell.rstrip("0123456789")], []).append(finding)
    answer: list[Finding] = []
    for column, findings in by_column.items():
        answer += findings[:MOST]
        if len(findings) > MOST:
            answer.append(_further(sheet, column, len(findings) - MOST))
    return answer


def _problems(sheet: Sheet, column: Column, converted: Converted) -> list[Finding]:
    findings = []
    for problem in converted.problems:
        cell = sheet.heading.cell(column.name, sheet.numbers[problem.row].as_py())
        id = _id(sheet.table, column.name)
        choices = [f"choice-{choice}" for choice in column.choices]
        findings.append(
            sheet.place.finding("error", problem.code, cell, problem.value, problem.about, column=id, choices=choices)
        )
        if problem.further:
            findings.append(_further(sheet, column.name, problem.further))
    return findings


def _further(sheet: Sheet, column: str, count: int) -> Finding:
    letter = letters(sheet.heading.positions[column])
    about = {"count": str(count)}
    return sheet.place.finding("error", "and-more", f"{letter}:{letter}", None, about, column=_id(sheet.table, column))


def _blanks(sheet: Sheet, read: Mapping[str, Converted], kept: pa.Array) -> list[Finding]:
    findings = []
    for column in TABLES[sheet.table].columns:
        if not column.required or column.name not in read:
            continue
        rows = pc.indices_nonzero(pc.and_(kept, read[column.name].blank))
        cells = [sheet.heading.cell(column.name, sheet.numbers[row.as_py()].as_py()) for row in rows[:MOST]]
        id, choices = _id(sheet.table, column.name), [f"choice-{choice}" for choice in column.choices]
        code = "required-choice" if column.choices else "required-blank"
        findings += [
            sheet.place.finding("error", code, cell, column=id, choices=choices)
            for cell in cells
            if cell not in sheet.unread
        ]
        if len(rows) > MOST:
            findings.append(_further(sheet, column.name, len(rows) - MOST))
    return findings


def _currencies(sheet: Sheet, read: Mapping[str, Converted]) -> list[Finding]:
    """Amounts that name another currency (`16 mio. kr.`) than their row does."""
    currency = next((column.name for column in TABLES[sheet.table].columns if column.choices == CURRENCIES), "")
    if currency not in read:
        return []
    findings = []
    for column, converted in read.items():
        for row, named in converted.currencies.items():
            stated = read[currency].values[row].as_py()
            if stated is not None and stated not in named:
                cell = sheet.heading.cell(column, sheet.numbers[row].as_py())
                about = {"stated": stated, "named": " / ".join(named)}
                value = convert.shown(converted.values[row].as_py())
                id = _id(sheet.table, column)
                findings.append(sheet.place.finding("error", "currency-mismatch", cell, value, about, column=id))
    return findings[:MOST]


def _table(sheet: Sheet, read: Mapping[str, Converted]) -> pa.Table:
    schema, count = arrow_schema(sheet.table), len(sheet.numbers)
    arrays = [read[field.name].values if field.name in read else pa.nulls(count, field.type) for field in schema]
    origin = {"_file": sheet.place.file, "_sheet": sheet.place.sheet}
    for index, name in enumerate(schema.names):
        if name in origin:
            arrays[index] = pa.repeat(pa.scalar(origin[name], pa.string()), count)
        elif name == "_row":
            arrays[index] = sheet.numbers
    return pa.Table.from_arrays(arrays, schema=schema)


def _duplicates(sheet: Sheet, arrow: pa.Table, findings: Sequence[Finding]) -> list[Finding]:
    """A finding for each row whose key an earlier row has already; rows with a bad key cell are left out."""
    key = [column for column in TABLES[sheet.table].key if column in sheet.heading.positions]
    if len(key) < len(TABLES[sheet.table].key):
        return []
    grouped = arrow.select([*key, "_row"]).group_by(key, use_threads=False).aggregate([("_row", "count")])
    if not len(grouped) or pc.max(grouped["_row_count"]).as_py() == 1:
        return []
    bad = {finding.cell for finding in findings if finding.level == "error"}
    first: dict[tuple[object, ...], int] = {}
    answer: list[Finding] = []
    for *values, row in zip(*(arrow[name].to_pylist() for name in (*key, "_row")), strict=True):
        cells = [sheet.heading.cell(column, row) for column in key]
        if bad.intersection(cells):
            continue
        other = first.setdefault(tuple(values), row)
        if other != row:
            about = {"other": sheet.heading.cell(key[0], other)}
            value = " · ".join(convert.shown(value) for value in values if value is not None)
            columns = [_id(sheet.table, column) for column in key]
            answer.append(sheet.place.finding("error", "duplicate-key", cells[0], value, about, columns=columns))
    if len(answer) > MOST:
        return [*answer[:MOST], _further(sheet, key[0], len(answer) - MOST)]
    return answer


def _base_columns(table: str) -> list[str]:
    return [_id(table, column.name) for column in TABLES[table].columns]


def _id(table: str, column: str) -> str:
    return f"column-{table}-{column}"


def _filled(cell: Raw) -> bool:
    return cell is not None and bool(words(cell))
