"""One file → the tables in it. Runs in the child process."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pyarrow as pa

from analytics.findings import Finding, Option
from analytics.intake import amounts, layout, mapping
from analytics.intake.answers import LEAVE_OUT, Answers, layout_source
from analytics.intake.asking import Asking, leave_out, question
from analytics.intake.files import open_file
from analytics.intake.grid import Grid, Place
from analytics.intake.layout import Layout
from analytics.intake.progress import say
from analytics.intake.reports import SheetRead
from analytics.intake.rows import Rows, choose, content_rows, unmerged
from analytics.intake.sheet import Sheet, build
from analytics.intake.sources import recognise
from analytics.intake.sources.records import SourceRead
from analytics.intake.values import Unreadable
from analytics.intake.words import Vocabulary, closest, letters, plain, stem
from analytics.tables import TABLES

_TABLES_OFFERED = 4
_USE = "use"
_TURNED = 3
"""So many names of columns down the first column say that a sheet is turned on its side."""


@dataclass
class Read:
    """What one file holds. `tables`: (table, sheet) → rows, those without rows as well; `columns`: one row for each
    heading that was bound: file, sheet, table_name, column_name, letter; `based_on`: the edition it was filled from;
    `absent`: table → its columns the file does not have; `partial`: tables of which only some rows are here; `sheets`:
    how each was understood; `sources`: lists an importer knows; `used`: the keys of the answers that were used."""

    tables: list[tuple[str, str | None, pa.Table]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    columns: list[dict[str, str | None]] = field(default_factory=list)
    based_on: str | None = None
    absent: dict[str, tuple[str, ...]] = field(default_factory=dict)
    partial: list[str] = field(default_factory=list)
    sheets: list[SheetRead] = field(default_factory=list)
    sources: list[SourceRead] = field(default_factory=list)
    used: list[str] = field(default_factory=list)


@dataclass
class _Work:
    """A file being read. `strangers`: sheets that are none of the tables."""

    vocabulary: Vocabulary
    answers: Answers
    read: Read
    alone: bool  # the only sheet of its file
    known: int = 0
    strangers: list[Grid] = field(default_factory=list)


def read_file(file: str, content: bytes, vocabulary: Vocabulary, answers: Answers = MappingProxyType({})) -> Read:
    """Every table and list of one file, every finding, and every question that the answers leave open."""
    read = Read()
    try:
        opened = open_file(file, content, answers)
    except Unreadable as error:
        # what kind of file it is has a name in the catalogue
        names = {key: (id,) for key, id in error.about.items() if key == "kind"}
        finding = Place(file, None).finding("error", error.code, about=error.about)
        read.findings.append(replace(finding, names=names))
        return read
    read.findings += opened.findings
    read.based_on = opened.based_on
    read.used += opened.used
    claimed: set[int] = set()
    for claim in recognise(opened.grids):
        source, findings, sheets = claim.read(answers)
        read.sources.append(source)
        read.findings += findings
        read.sheets += sheets
        read.used += [key for key in answers if key.startswith(f"{claim.source}/")]
        claimed |= {id(grid) for grid in claim.grids}
    rest = [grid for grid in opened.grids if id(grid) not in claimed]
    work = _Work(vocabulary, answers, read, len(opened.grids) == 1, len(claimed))
    for done, grid in enumerate(rest):
        say("progress-converting", done / len(rest))
        _read_grid(grid, work)
    _say_strangers(file, work)
    _link_projects(read)
    read.used = list(dict.fromkeys(read.used))
    return read


def _read_grid(grid: Grid, work: _Work) -> None:
    place, vocabulary, read = grid.place, work.vocabulary, work.read
    name = plain(grid.place.sheet or stem(place.file))
    if grid.place.sheet is not None and name in vocabulary.passed_over:
        work.known += 1
        return
    named = vocabulary.tables.get(name)
    if named is None and work.alone:
        named = vocabulary.tables.get(plain(stem(place.file)))
    every = layout.find(grid, lambda headings: _any_recognised(headings, vocabulary)) or layout.guess(grid)
    if every is None:
        _blank(place, named, work)
        return
    asking = Asking(layout_source([plain(heading) for heading in every.headings if heading]), work.answers, read.used)
    table_key = asking.key("table", name if place.sheet is not None else "")
    sheet = SheetRead(
        place.file,
        place.sheet,
        asking.source,
        None,
        table_key,
        grid.kind,
        grid.encoding,
        grid.delimiter,
        (grid.numbers[every.top].as_py(), grid.numbers[every.bottom].as_py()),
        rows_in=content_rows(grid, every),
    )
    if _turned(grid, every, named, work) and asking.answer(table_key, (LEAVE_OUT,)) is None:
        read.sheets.append(sheet)
        return
    table = _table(grid, named, name, every, table_key, asking, work)
    hidden = table is not None and grid.hidden and not _used_though_hidden(grid, table, asking, work)
    if table is None or hidden:
        read.sheets.append(sheet)
        return
    work.known += 1
    found = layout.find(grid, lambda headings: mapping.recognised(table, headings, vocabulary))
    if found is None and asking.answers.get(table_key) != table:
        columns = [f"column-{table}-{column.name}" for column in TABLES[table].columns]
        read.findings.append(place.finding("error", "no-headings", "A1", table=f"table-{table}", columns=columns))
        read.sheets.append(sheet)
        return
    _read_table(grid, table, found or every, asking, sheet, work)


def _blank(place: Place, named: str | None, work: _Work) -> None:
    """A sheet without any content."""
    if named:
        work.known += 1
        columns = [f"column-{named}-{column.name}" for column in TABLES[named].columns]
        finding = place.finding("error", "empty-sheet", "A1", table=f"table-{named}", columns=columns)
        work.read.findings.append(finding)


def _turned(grid: Grid, every: Layout, named: str | None, work: _Work) -> bool:
    """Whether the headings stand down the first column; says so. Of a sheet among others that is not called after a
    table it is not looked at: a list of the columns and what they mean looks the same."""
    if named is None and not work.alone:
        return False
    first = layout.first_column(grid)
    tables = [named] if named else list(TABLES)
    down = max(mapping.recognised(table, first, work.vocabulary) for table in tables)
    across = max(mapping.recognised(table, every.headings, work.vocabulary) for table in tables)
    if down < _TURNED or down <= across + 1 or 2 * down < len(first):
        return False
    work.known += 1
    value = ", ".join(first[:_TURNED])
    work.read.findings.append(grid.place.finding("error", "turned", f"A{grid.numbers[0].as_py()}", value))
    return True


def _any_recognised(headings: Sequence[str], vocabulary: Vocabulary) -> int:
    return max(mapping.recognised(table, headings, vocabulary) for table in TABLES)


def _table(
    grid: Grid, named: str | None, name: str, every: Layout, key: str, asking: Asking, work: _Work
) -> str | None:
    """Which table a sheet is: as answered, by its name, by its headings; None where it is asked or none of them."""
    vocabulary, place = work.vocabulary, grid.place
    answer = asking.answer(key, (*TABLES, LEAVE_OUT))
    if answer is not None:
        work.known += 1
        return None if answer == LEAVE_OUT else answer
    counts = {table: mapping.recognised(table, every.headings, vocabulary) for table in TABLES}
    ranked = sorted(TABLES, key=lambda table: -counts[table])
    best, second = ranked[0], ranked[1]
    sure = counts[best] > max(1, counts[second]) and _complete(best, every, vocabulary)
    if named and (counts[named] or not sure):
        return named
    if sure:
        return best
    near = closest(name, vocabulary.tables)
    likely = [table for table in ranked if counts[table] > (0 if near or work.alone else 1)]
    if near and vocabulary.tables[near] not in likely and likely:
        likely.insert(0, vocabulary.tables[near])
    if not likely:
        work.strangers.append(grid)
        return None
    work.known += 1
    if grid.hidden and not _used_though_hidden(grid, None, asking, work):
        return None
    suggested = vocabulary.tables[near] if near else likely[0] if counts[best] > counts[second] else None
    options = [Option(table, "table", names={"table": (f"table-{table}",)}) for table in likely[:_TABLES_OFFERED]]
    asked = question(key, [*options, leave_out()], suggested)
    cell = f"A{grid.numbers[every.bottom].as_py()}"
    value = place.sheet or stem(place.file)
    work.read.findings.append(place.finding("question", "which-table", cell, value, question=asked))
    return None


def _complete(table: str, every: Layout, vocabulary: Vocabulary) -> bool:
    """Whether the headings have every column the table cannot be without."""
    found = mapping.columns_found(table, every.headings, vocabulary)
    if table == "projects":
        return bool(found & {"project_id", "acronym", "title", "title_da", "title_en"})
    return all(column.name in found for column in TABLES[table].columns if column.required)


def _used_though_hidden(grid: Grid, table: str | None, asking: Asking, work: _Work) -> bool:
    """Whether a hidden sheet is to be used: a person says so first. `table`: the one it holds, if that is clear."""
    work.known += 1
    key = asking.key("hidden", plain(grid.place.sheet or ""))
    answer = asking.answer(key, (_USE, LEAVE_OUT))
    if answer is None:
        asked = question(key, [Option(_USE, "use-hidden"), leave_out()], LEAVE_OUT)
        code = "hidden-asked" if table else "hidden-asked-first"
        finding = grid.place.finding("question", code, None, grid.place.sheet, None, asked)
        work.read.findings.append(replace(finding, names={"table": (f"table-{table}",)} if table else {}))
    return answer == _USE


def _read_table(grid: Grid, table: str, found: Layout, asking: Asking, report: SheetRead, work: _Work) -> None:
    read, place = work.read, grid.place
    binding = mapping.bind(grid, table, found, work.vocabulary, asking)
    texts = [
        position
        for column, position in binding.positions.items()
        if not column.startswith("budget_lines:") and TABLES[table].column(column).type == "text"
    ]
    rows = choose(grid, found, texts, binding, work.vocabulary, asking)
    bound = {*binding.positions.values(), *binding.amounts}
    columns, merged = unmerged(grid, rows, binding)
    sheet = Sheet(
        place,
        table,
        binding,
        {position: rows.of(columns[position]) for position in bound},
        rows.numbers,
        _unread(grid, bound, rows),
        asking,
    )
    arrow, lines, findings = build(sheet, work.vocabulary)
    read.findings += [*binding.findings, *rows.findings, *merged, *_hidden_parts(grid, bound, rows), *findings]
    read.tables.append((table, place.sheet, arrow))
    read.absent[table] = binding.absent
    if binding.amounts:
        read.tables.append(("budget_lines", place.sheet, lines))
        read.partial.append("budget_lines")
    read.columns += _places(sheet)
    top, bottom = grid.numbers[found.top].as_py(), grid.numbers[found.bottom].as_py()
    read.sheets.append(
        replace(
            report,
            table=table,
            heading_rows=(top, bottom),
            headings=tuple(binding.headings),
            rows_in=rows.content,
            rows_used=len(arrow),
        )
    )


def _unread(grid: Grid, bound: set[int], rows: Rows) -> dict[str, tuple[str, str]]:
    """The cells below the headings whose content could not be had, in the columns that are used."""
    if not grid.unread:
        return {}
    used = {letters(position) for position in bound}
    return {
        cell: what
        for cell, what in grid.unread.items()
        if cell.rstrip("0123456789") in used
        and int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) > rows.heading
        and int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) not in rows.left_out
    }


def _hidden_parts(grid: Grid, bound: set[int], rows: Rows) -> list[Finding]:
    """What is hidden in the sheet and read all the same."""
    findings = []
    columns = sorted(bound & grid.hidden_columns)
    if columns:
        value = ", ".join(letters(position) for position in columns)
        cell = f"{letters(columns[0])}:{letters(columns[0])}"
        findings.append(grid.place.finding("warning", "hidden-columns", cell, value))
    if grid.hidden_rows:
        hidden = sorted(grid.hidden_rows & set(rows.numbers.to_pylist()))
        if hidden:
            shown = ", ".join(map(str, hidden[:10])) + (", …" if len(hidden) > 10 else "")
            about = {"count": str(len(hidden))}
            cell = f"{hidden[0]}:{hidden[0]}"
            findings.append(grid.place.finding("warning", "hidden-rows", cell, shown, about))
    return findings


def _places(sheet: Sheet) -> list[dict[str, str | None]]:
    """Where each column stood, as rows of sheet_columns."""
    from_table = {"file": sheet.place.file, "sheet": sheet.place.sheet}
    binding, table = sheet.binding, sheet.table
    places = {(table, column): at for column, at in binding.positions.items() if not column.startswith("budget_lines:")}
    position = sheet.position("project_id")
    if binding.ids_from and position is not None:
        places[table, "project_id"] = position
    if binding.amounts:
        places |= {("budget_lines", amounts.name_of(column)): at for at, column in binding.amounts.items()}
        if position is not None:
            places["budget_lines", "project_id"] = position
        if (currency := binding.positions.get("budget_lines:currency")) is not None:
            places["budget_lines", "currency"] = currency
    return [
        {**from_table, "table_name": name, "column_name": column, "letter": letters(at)}
        for (name, column), at in places.items()
    ]


def _say_strangers(file: str, work: _Work) -> None:
    """What is to be said about the sheets that are none of the tables."""
    tables = [f"table-{table}" for table in TABLES]
    if not work.strangers:
        return
    if not work.known:
        first = work.strangers[0]
        if first.place.sheet is None and len(work.strangers) == 1:
            near = closest(plain(stem(first.place.file)), work.vocabulary.tables)
            code = "unknown-file-close" if near else "unknown-file"
            likely = [_name(work, near)] if near else []
            name = stem(first.place.file)
            finding = first.place.finding("error", code, None, name, suggestion=likely, tables=tables)
        else:
            names = ", ".join(grid.place.sheet or grid.place.file for grid in work.strangers)
            finding = Place(file, None).finding("error", "no-known-sheet", value=names, tables=tables)
        work.read.findings.append(finding)
        return
    for grid in work.strangers:
        value = grid.place.sheet or stem(grid.place.file)
        near = closest(plain(value), work.vocabulary.tables)
        if near:
            suggestion = _name(work, near)
            finding = grid.place.finding("warning", "unknown-sheet-close", value=value, suggestion=suggestion)
        else:
            finding = grid.place.finding("warning", "unknown-sheet", value=value)
        work.read.findings.append(finding)


def _name(work: _Work, near: str) -> str:
    return f"table-{work.vocabulary.tables[near]}"


def _link_projects(read: Read) -> None:
    """Where project ids were made from acronyms or titles, the file's other tables name projects by those: the ids
    take their place."""
    made = next((rows for table, _, rows in read.tables if table == "projects" and "ids-made" in _codes(read)), None)
    if made is None:
        return
    names: dict[str, set[str]] = {}
    titles = [column for column in made.schema.names if column == "acronym" or column.startswith("title")]
    for row in made.select(["project_id", *titles]).to_pylist():
        for title in titles:
            if row[title] and row["project_id"]:
                names.setdefault(plain(row[title]), set()).add(row["project_id"])
    ids = {name: next(iter(found)) for name, found in names.items() if len(found) == 1}
    known = set(made["project_id"].to_pylist())
    for index, (table, sheet, rows) in enumerate(read.tables):
        if table == "projects" or "project_id" not in rows.schema.names or not len(rows):
            continue
        codes = rows["project_id"].combine_chunks().dictionary_encode()
        written = codes.dictionary.to_pylist()
        linked = pa.array([word if word in known else ids.get(plain(word), word) for word in written], pa.string())
        column = linked.take(codes.indices) if len(linked) else rows["project_id"]
        position = rows.schema.get_field_index("project_id")
        read.tables[index] = (table, sheet, rows.set_column(position, rows.schema.field(position), column))


def _codes(read: Read) -> set[str]:
    return {finding.code for finding in read.findings}
