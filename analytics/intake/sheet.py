"""The rows of one sheet, its headings bound → the table it holds: cells converted, rows checked."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.findings import Finding, Option
from analytics.intake import amounts, convert
from analytics.intake.amounts import Amounts
from analytics.intake.asking import Asking, question
from analytics.intake.convert import MOST, Converted, How, Names
from analytics.intake.grid import Cells, Place
from analytics.intake.mapping import Binding
from analytics.intake.values import Unit
from analytics.intake.words import Vocabulary, letters
from analytics.tables import CURRENCIES, TABLES, Column, arrow_schema

_NO_UNIT = Unit()
_LONGEST_ID = 40
_MANY = 200_000
"""Rows from which on columns are converted side by side."""


@dataclass(frozen=True)
class Sheet:
    """A sheet's data as it came, headings, totals and notes left out: `columns`: position → its cells, for the bound
    ones; `numbers`: the row number of each. `unread`: cells whose content could not be had (`#DIV/0!`, a formula never
    computed) → finding code, value."""

    place: Place
    table: str
    binding: Binding
    columns: Mapping[int, Cells]
    numbers: pa.Array
    unread: Mapping[str, tuple[str, str]]
    asking: Asking

    def position(self, column: str) -> int | None:
        """Where a column stands, counted from 0; project ids that are made stand where they are made from."""
        if column == "project_id" and self.binding.ids_from:
            column = self.binding.ids_from
        return self.binding.positions.get(column)

    def cell(self, column: str, row: int) -> str:
        """The address of a column's cell: C7; of a column that is nowhere the row: 7:7."""
        position = self.position(column)
        return f"{row}:{row}" if position is None else f"{letters(position)}{row}"


def build(sheet: Sheet, vocabulary: Vocabulary) -> tuple[pa.Table, pa.Table, list[Finding]]:
    """The table, with `arrow_schema(sheet.table)`; the budget lines of amounts that stand beside projects; and every
    finding on the cells. Rows without content are dropped."""
    table = TABLES[sheet.table]
    read = _converted(sheet, vocabulary)
    constants = _constants(sheet)
    beside = _beside(sheet, vocabulary)
    kept = _rows_with_content(sheet, [*read.values(), *(converted for _, converted in beside.values())])
    findings = [
        *_unread(sheet),
        *(finding for column in read for finding in _problems(sheet, table.column(column), read[column])),
        *(finding for position in beside for finding in _amount_problems(sheet, position, beside[position][1])),
        *_blanks(sheet, read, kept),
        *_currencies(sheet, read),
    ]
    arrow = _table(sheet, _with_currency(sheet, read) | constants)
    if sheet.binding.ids_from:
        arrow = _with_ids(arrow.filter(kept))
        findings += _nameless(sheet, arrow)
    else:
        arrow = arrow if pc.all(kept).as_py() else arrow.filter(kept)
    more, further = _lines(sheet, arrow, beside, kept, vocabulary)
    return arrow, more, findings + further + _duplicates(sheet, arrow, read, kept)


def _converted(sheet: Sheet, vocabulary: Vocabulary) -> dict[str, Converted]:
    """Every bound column, converted."""
    bound = [column for column in TABLES[sheet.table].all_columns() if column.name in sheet.binding.positions]

    def one(column: Column) -> Converted:
        return _convert(sheet, sheet.binding.positions[column.name], sheet.table, column, vocabulary)

    names = [column.name for column in bound]
    if len(sheet.numbers) < _MANY:
        return dict(zip(names, map(one, bound), strict=True))
    with ThreadPoolExecutor(pa.cpu_count()) as threads:  # Arrow lets go of the interpreter while it works
        return dict(zip(names, threads.map(one, bound), strict=True))


def _convert(sheet: Sheet, position: int, table: str, column: Column, vocabulary: Vocabulary) -> Converted:
    cells = sheet.columns[position]
    unit = sheet.binding.units.get(position, _NO_UNIT)
    detail = f"{table}.{column.name}"
    if table != sheet.table or (sheet.binding.amounts and column.type == "money"):
        detail += f" {letters(position)}"  # several columns of amounts in one sheet
    how = How(_names(table, column, vocabulary), sheet.asking, detail, unit)
    if isinstance(cells, list):
        return convert.from_cells(table, column, cells, how)
    return convert.from_text(table, column, cells, how, guards=sheet.place.sheet is None)


def _constants(sheet: Sheet) -> dict[str, Converted]:
    """Columns that have one value in every row, as was answered."""
    count = len(sheet.numbers)
    return {
        column: Converted(pa.repeat(pa.scalar(value, pa.string()), count), pa.repeat(False, count), [], {})
        for column, value in sheet.binding.constants.items()
    }


def _beside(sheet: Sheet, vocabulary: Vocabulary) -> dict[int, tuple[str, Converted]]:
    """Position → id and cells of each column of amounts beside projects."""
    amount = TABLES["budget_lines"].column("amount")
    return {
        position: (column, _convert(sheet, position, "budget_lines", amount, vocabulary))
        for position, column in sheet.binding.amounts.items()
    }


def _amount_problems(sheet: Sheet, position: int, converted: Converted) -> list[Finding]:
    amount = TABLES["budget_lines"].column("amount")
    return _said(sheet, f"column-budget_lines-{amount.name}", position, (), converted)


def _lines(
    sheet: Sheet,
    arrow: pa.Table,
    beside: Mapping[int, tuple[str, Converted]],
    kept: pa.Array,
    vocabulary: Vocabulary,
) -> tuple[pa.Table, list[Finding]]:
    """The budget lines of the amounts beside projects, in the currency of the cell, the heading, the row, or as
    answered for the whole sheet."""
    if not beside:
        return arrow_schema("budget_lines").empty_table(), []
    stated: list[str | None] = [None] * len(arrow)
    findings: list[Finding] = []
    at = sheet.binding.positions.get(amounts.CURRENCY)
    if at is not None:
        column = TABLES["budget_lines"].column("currency")
        converted = _convert(sheet, at, "budget_lines", column, vocabulary)
        findings += _said(sheet, "column-budget_lines-currency", at, column.choices, converted)
        stated = converted.values.filter(kept).to_pylist()
    rows = pc.indices_nonzero(kept).to_pylist()
    parts: list[tuple[int, str, pa.Array, list[tuple[str, ...]]]] = []
    for position, (column_id, converted) in beside.items():
        unit = sheet.binding.units.get(position, _NO_UNIT).currencies
        named = [converted.currencies.get(row) or unit for row in rows]
        values = converted.values.filter(kept)
        findings += _mismatches(sheet, position, values, named, stated, arrow["_row"].to_pylist())
        parts.append((position, column_id, values, named))
    every: list[list[str | None]] = []
    open_at: list[tuple[int, int]] = []  # position, row number of amounts without a currency
    possible: set[tuple[str, ...]] = set()
    numbers = arrow["_row"].to_pylist()
    for position, _, values, named in parts:
        settled = [own or (names[0] if len(names) == 1 else None) for own, names in zip(stated, named, strict=True)]
        for index in pc.indices_nonzero(pc.is_valid(values)).to_pylist():
            if settled[index] is None:
                open_at.append((position, numbers[index]))
                possible.add(named[index])
        every.append(settled)
    if open_at:
        answer, asked = _ask_currency(sheet, open_at[0], possible, len(open_at))
        findings += asked
        for settled, (_, _, _, named) in zip(every, parts, strict=True):
            for index, names in enumerate(named):
                if settled[index] is None and (not names or answer in names):
                    settled[index] = answer
    columns = [Amounts(part[1], part[2], settled) for part, settled in zip(parts, every, strict=True)]
    made, dated = amounts.lines(arrow, columns)
    if dated:
        first = sheet.binding.positions.get("decided_on", sheet.binding.positions.get("start_date", 0))
        cell = f"{letters(first)}:{letters(first)}"
        days = ["column-projects-decided_on", "column-projects-start_date"]
        findings.append(sheet.place.finding("warning", "amounts-dated", cell, columns=days))
    return made, findings


def _mismatches(
    sheet: Sheet,
    position: int,
    values: pa.Array,
    named: Sequence[tuple[str, ...]],
    stated: Sequence[str | None],
    numbers: Sequence[int],
) -> list[Finding]:
    findings = []
    for value, names, own, number in zip(values.to_pylist(), named, stated, numbers, strict=True):
        if value is not None and names and own is not None and own not in names:
            about = {"stated": own, "named": " / ".join(names)}
            cell, id = f"{letters(position)}{number}", "column-budget_lines-amount"
            findings.append(
                sheet.place.finding("error", "currency-mismatch", cell, convert.shown(value), about, column=id)
            )
    return findings[:MOST]


def _ask_currency(
    sheet: Sheet, first: tuple[int, int], possible: set[tuple[str, ...]], count: int
) -> tuple[str | None, list[Finding]]:
    """The currency of the amounts that do not say it."""
    said = {currency for names in possible for currency in names}
    options = [currency for currency in CURRENCIES if not said or currency in said]
    key = sheet.asking.key("currency")
    answer = sheet.asking.answer(key, options)
    if answer is not None:
        return answer, []
    choices = [Option(each, "choice", names={"choice": (f"choice-{each}",)}) for each in options]
    position, number = first
    cells = sheet.columns[position]
    raw = cells[sheet.numbers.to_pylist().index(number)]
    value = convert.shown(raw.as_py() if isinstance(cells, pa.Array) else raw)
    finding = sheet.place.finding(
        "question",
        "currency-asked",
        f"{letters(position)}{number}",
        value,
        {"count": str(count)},
        question(key, choices),
    )
    return None, [finding]


def _with_ids(arrow: pa.Table) -> pa.Table:
    """The projects with ids made from acronym or title: the same sheet gives the same ids every time."""
    titles = ("acronym", "title", "title_da", "title_en", "title_sv", "title_pl")
    used: dict[str, int] = {}
    ids: list[str | None] = []
    for row in arrow.select(titles).to_pylist():
        made = next((slug for title in titles if (slug := _slug(row[title] or ""))), None)
        if made is not None:
            used[made] = used.get(made, 0) + 1
            made = made if used[made] == 1 else f"{made}-{used[made]}"
        ids.append(made)
    position = arrow.schema.get_field_index("project_id")
    return arrow.set_column(position, arrow.schema.field(position), pa.array(ids, pa.string()))


def _slug(title: str) -> str:
    """A title as an id: lower case, letters and figures only, hyphens between words.

    >>> _slug("Grøn Vækst – øst!")
    'groen-vaekst-oest'
    """
    for sign, plainly in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("ł", "l"), ("ß", "ss"), ("đ", "d")):
        title = title.casefold().replace(sign, plainly)
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(slug) <= _LONGEST_ID:
        return slug
    return slug[: _LONGEST_ID + 1].rsplit("-", 1)[0][:_LONGEST_ID]


def _nameless(sheet: Sheet, arrow: pa.Table) -> list[Finding]:
    rows = arrow.filter(pc.is_null(arrow["project_id"]))["_row"].to_pylist()
    id = f"column-{sheet.table}-project_id"
    return [
        sheet.place.finding("error", "required-blank", sheet.cell("project_id", row), column=id) for row in rows[:MOST]
    ]


def _names(table: str, column: Column, vocabulary: Vocabulary) -> Names:
    choices = vocabulary.choices.get(f"{table}.{column.name}", {})
    return Names(choices, vocabulary.yes_no, vocabulary.months)


def _rows_with_content(sheet: Sheet, read: Sequence[Converted]) -> pa.Array:
    blank = pa.repeat(True, len(sheet.numbers))
    for converted in read:
        blank = pc.and_(blank, converted.blank)
        if not pc.any(blank).as_py():
            break
    kept = pc.invert(blank)
    rows = {int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for cell in sheet.unread}
    return pc.or_(kept, pc.is_in(sheet.numbers, pa.array(sorted(rows), pa.int64()))) if rows else kept


def _unread(sheet: Sheet) -> list[Finding]:
    by_column: dict[str, list[Finding]] = {}
    for cell, (code, value) in sheet.unread.items():
        finding = sheet.place.finding("error", code, cell, value or None)
        by_column.setdefault(cell.rstrip("0123456789"), []).append(finding)
    names = {letters(position): column for column, position in sheet.binding.positions.items()}
    answer: list[Finding] = []
    for letter, findings in by_column.items():
        answer += findings[:MOST]
        if len(findings) > MOST:
            column = names.get(letter)
            id = _id(sheet.table, column) if column else "column-budget_lines-amount"
            about = {"count": str(len(findings) - MOST)}
            answer.append(sheet.place.finding("error", "and-more", f"{letter}:{letter}", None, about, column=id))
    return answer


def _problems(sheet: Sheet, column: Column, converted: Converted) -> list[Finding]:
    position = sheet.binding.positions[column.name]
    return _said(sheet, _id(sheet.table, column.name), position, column.choices, converted)


def _said(sheet: Sheet, id: str, position: int, choices: Sequence[str], converted: Converted) -> list[Finding]:
    """What is to be said about the cells of one column, named by a catalogue id."""
    findings: list[Finding] = []
    letter = letters(position)
    names = [f"choice-{choice}" for choice in choices]
    for problem in converted.problems:
        cell = f"{letter}{sheet.numbers[problem.row].as_py()}"
        finding = sheet.place.finding(
            problem.level, problem.code, cell, problem.value, problem.about, problem.question, column=id, choices=names
        )
        findings.append(finding)
        if problem.further:
            about = {"count": str(problem.further)}
            more = sheet.place.finding(problem.level, "and-more", f"{letter}:{letter}", None, about, column=id)
            findings.append(more)
    return findings


def _further(sheet: Sheet, column: str, count: int) -> Finding:
    letter = letters(sheet.position(column) or 0)
    about = {"count": str(count)}
    return sheet.place.finding("error", "and-more", f"{letter}:{letter}", None, about, column=_id(sheet.table, column))


def _blanks(sheet: Sheet, read: Mapping[str, Converted], kept: pa.Array) -> list[Finding]:
    findings = []
    for column in TABLES[sheet.table].columns:
        if not column.required or column.name not in read:
            continue
        rows = pc.indices_nonzero(pc.and_(kept, read[column.name].blank))
        cells = [sheet.cell(column.name, sheet.numbers[row.as_py()].as_py()) for row in rows[:MOST]]
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
        findings += _against_unit(sheet, column, converted, read[currency])
        for row, named in converted.currencies.items():
            stated = read[currency].values[row].as_py()
            if stated is not None and stated not in named:
                cell = sheet.cell(column, sheet.numbers[row].as_py())
                about = {"stated": stated, "named": " / ".join(named)}
                value = convert.shown(converted.values[row].as_py())
                id = _id(sheet.table, column)
                findings.append(sheet.place.finding("error", "currency-mismatch", cell, value, about, column=id))
    return findings[:MOST]


def _against_unit(sheet: Sheet, column: str, converted: Converted, currency: Converted) -> list[Finding]:
    """Amounts whose heading names another currency than their row."""
    named = sheet.binding.units.get(sheet.position(column) or 0, _NO_UNIT).currencies
    if not named or column not in sheet.binding.positions:
        return []
    other = pc.invert(pc.is_in(currency.values, pa.array(named)))
    mask = pc.and_(pc.and_(other, pc.is_valid(currency.values)), pc.is_valid(converted.values))
    findings = []
    for row in pc.indices_nonzero(mask).to_pylist()[:MOST]:
        if row not in converted.currencies:
            cell = sheet.cell(column, sheet.numbers[row].as_py())
            about = {"stated": currency.values[row].as_py(), "named": " / ".join(named)}
            value, id = convert.shown(converted.values[row].as_py()), _id(sheet.table, column)
            findings.append(sheet.place.finding("error", "currency-mismatch", cell, value, about, column=id))
    return findings


def _with_currency(sheet: Sheet, read: dict[str, Converted]) -> dict[str, Converted]:
    """The columns, the blank currencies filled where the amount or its heading names one."""
    table = TABLES[sheet.table]
    name = next((column.name for column in table.columns if column.choices == CURRENCIES), "")
    money = [column.name for column in table.columns if column.type == "money" and column.name in read]
    units = {column: sheet.binding.units.get(sheet.binding.positions[column], _NO_UNIT).currencies for column in money}
    if not name or not any(len(units[column]) == 1 or read[column].currencies for column in money):
        return read
    count = len(sheet.numbers)
    before = read.get(name) or Converted(pa.nulls(count, pa.string()), pa.repeat(True, count), [], {})
    values = before.values
    for column in money:
        own = [None] * count if not read[column].currencies else _own_currencies(read[column], count)
        filled = pa.array(own, pa.string())
        if len(units[column]) == 1:
            filled = pc.coalesce(filled, pa.scalar(units[column][0]))
        here = pc.and_(before.blank, pc.is_valid(read[column].values))
        values = pc.if_else(here, pc.coalesce(values, filled), values)
    return read | {name: replace(before, values=values)}


def _own_currencies(converted: Converted, count: int) -> list[str | None]:
    own: list[str | None] = [None] * count
    for row, named in converted.currencies.items():
        if len(named) == 1:
            own[row] = named[0]
    return own


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


def _duplicates(sheet: Sheet, arrow: pa.Table, read: Mapping[str, Converted], kept: pa.Array) -> list[Finding]:
    """A finding for each row whose key an earlier row has already; rows with a key cell that could not be read are
    left out."""
    key = list(TABLES[sheet.table].key)
    known = {column: converted.kinds for column, converted in read.items() if len(arrow) == len(kept)}
    if not len(arrow) or _all_differ(arrow, key, known):
        return []
    unread = pa.repeat(False, len(arrow))
    for column in key:
        if column in read:
            lost = pc.and_(pc.is_null(read[column].values), pc.invert(read[column].blank))
            unread = pc.or_(unread, lost.filter(kept))
    bad = set(sheet.unread)
    first: dict[tuple[object, ...], int] = {}
    answer: list[Finding] = []
    columns = [arrow[name].to_pylist() for name in (*key, "_row")]
    for lost, *values, row in zip(unread.to_pylist(), *columns, strict=True):
        if lost or bad.intersection(sheet.cell(column, row) for column in key):
            continue
        other = first.setdefault(tuple(values), row)
        if other != row and any(value is not None for value in values):
            about = {"other": sheet.cell(key[0], other)}
            value = " · ".join(convert.shown(value) for value in values if value is not None)
            names = [_id(sheet.table, column) for column in key]
            cell = sheet.cell(key[0], row)
            answer.append(sheet.place.finding("error", "duplicate-key", cell, value, about, columns=names))
    if len(answer) > MOST:
        return [*answer[:MOST], _further(sheet, key[0], len(answer) - MOST)]
    return answer


def _all_differ(arrow: pa.Table, key: Sequence[str], known: Mapping[str, pa.Array | None]) -> bool:
    """Whether no two rows have the same key: as numbers, since comparing texts takes long. `known`: such numbers of
    the columns that have them."""
    combined = np.zeros(len(arrow), dtype=np.int64)
    size = 1
    for column in key:
        kinds = known.get(column)
        if kinds is None:
            encoded = arrow[column].combine_chunks().dictionary_encode(null_encoding="encode")
            kinds = (encoded.combine_chunks() if isinstance(encoded, pa.ChunkedArray) else encoded).indices
        numbers = kinds.to_numpy(zero_copy_only=False)
        count = int(numbers.max()) + 1
        size *= count
        if size > 2**62:
            return False
        combined = combined * count + numbers
    combined.sort()
    return bool((combined[1:] != combined[:-1]).all())


def _id(table: str, column: str) -> str:
    return f"column-{table}-{column}"
