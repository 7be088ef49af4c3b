"""What only the whole set of tables shows: references, goals, amounts that cannot be converted."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from analytics.findings import Finding, Level
from analytics.intake.answers import Answers
from analytics.intake.convert import MOST, shown
from analytics.intake.goal_checks import check_goals
from analytics.intake.plausible import weigh
from analytics.intake.upload import Upload
from analytics.intake.words import closest
from analytics.metrics.registry import METRICS
from analytics.money import resolve_rates
from analytics.provenance import CELL_ORIGINS_SCHEMA, SHEET_COLUMNS_SCHEMA, row_key
from analytics.tables import CURRENCIES, TABLES, Tables, complete

_DATED_BY = {"budget_lines": "dated"}
"""The column whose day gives the exchange rate; consultants and their hours have a year, which is never blank. A goal's
conditions, dated by its start, are errors without a rate (see `_goals`)."""


@dataclass(frozen=True)
class _Whole:
    """The tables to be published, and where their cells stood in the files."""

    tables: Tables
    letters: Mapping[tuple[str | None, str | None, str, str], str]
    origins: pa.Table

    @cached_property
    def elsewhere(self) -> dict[tuple[str, str, str], tuple[str | None, str | None, str | None]]:
        """Table, row and column of each cell that stands elsewhere than its row → file, sheet, cell. Made only where
        there is a finding to place."""
        rows = zip(*(self.origins[name].to_pylist() for name in CELL_ORIGINS_SCHEMA.names), strict=True)
        return {(table, key, column): (file, sheet, cell) for table, key, column, file, sheet, cell in rows}

    def place(self, table: str, column: str, row: int) -> tuple[str, str | None, str | None]:
        """File, sheet and cell of a cell, `row` counted from 0 within the table. What came from no file has the
        table's name for a file."""
        rows = self.tables[table]
        if self.elsewhere:
            found = self.elsewhere.get(
                (table, row_key([rows[name][row].as_py() for name in TABLES[table].key]), column)
            )
            if found:
                return found[0] or table, found[1], found[2]
        file, sheet, number = (rows[name][row].as_py() for name in ("_file", "_sheet", "_row"))
        if number is None:
            return file or table, sheet, None
        letter = self.letters.get((file, sheet, table, column)) or self._letter_of_kind(file, sheet, table, column, row)
        # Without the letter at least the row can be named, the way a spreadsheet does: 7:7
        return file or table, sheet, f"{letter}{number}" if letter else f"{number}:{number}"

    def _letter_of_kind(self, file: str | None, sheet: str | None, table: str, column: str, row: int) -> str | None:
        """The letter of an amount that has a column of its own in a sheet of projects."""
        if (table, column) != ("budget_lines", "amount"):
            return None
        scope, item, year = (self.tables[table][name][row].as_py() for name in ("scope", "item", "year"))
        kind = f"amount:{scope}/{item}" + (f"/{year}" if year is not None else "")
        return self.letters.get((file, sheet, table, kind))

    def finding(
        self,
        level: Level,
        code: str,
        table: str,
        column: str,
        row: int,
        about: Mapping[str, str] | None = None,
        /,
        **names: Sequence[str],
    ) -> Finding:
        """A finding on one cell, `row` counted from 0 within the table; it quotes the cell's content."""
        file, sheet, cell = self.place(table, column, row)
        content = self.tables[table][column][row].as_py()
        value = None if content is None else shown(content)
        words = {key: tuple(ids) for key, ids in names.items()}
        return Finding(level, code, file, sheet, cell, value, about or {}, words)


def check(
    tables: Tables,
    sheet_columns: pa.Table | None = None,
    metrics: Collection[str] = tuple(METRICS),
    answers: Answers = MappingProxyType({}),
    cell_origins: pa.Table | None = None,
) -> list[Finding]:
    """The findings of `check_and_count` alone."""
    return check_and_count(tables, sheet_columns, metrics, answers, cell_origins)[0]


def check_and_count(
    tables: Tables,
    sheet_columns: pa.Table | None = None,
    metrics: Collection[str] = tuple(METRICS),
    answers: Answers = MappingProxyType({}),
    cell_origins: pa.Table | None = None,
) -> tuple[list[Finding], int]:
    """Findings on the complete set that would be published. `sheet_columns` (its schema: `provenance`) turns rows
    into cells: hand in that of the published edition and that of the upload, one after the other; `cell_origins` (of
    `onto`) says which cells stand elsewhere. What `answers` confirm is not doubted (see `plausible`), but
    counted."""
    whole = _whole(tables, sheet_columns, cell_origins)
    weighed = weigh(whole.tables, whole.place, answers)
    found = [
        *_organisations(whole),
        *_references(whole),
        *_focus_areas(whole),
        *_goals(whole, metrics),
        *check_goals(whole.tables, whole.finding),
        *_conversions(whole),
        *weighed.doubts,
    ]
    return found, weighed.confirmed_count


def _whole(tables: Tables, sheet_columns: pa.Table | None, cell_origins: pa.Table | None) -> _Whole:
    places = (sheet_columns if sheet_columns is not None else SHEET_COLUMNS_SCHEMA.empty_table()).to_pylist()
    letters = {(row["file"], row["sheet"], row["table_name"], row["column_name"]): row["letter"] for row in places}
    origins = cell_origins if cell_origins is not None else CELL_ORIGINS_SCHEMA.empty_table()
    return _Whole(complete(tables), letters, origins)


def kept(upload: Upload, published: Tables) -> list[Finding]:
    """A warning for each table that the upload has headings but no rows for: its published rows stay."""
    return [
        Finding(
            "warning",
            "table-kept",
            row["file"] or table,
            row["sheet"],
            None,
            None,
            {"count": str(len(published[table]))},
            {"table": (f"table-{table}",)},
        )
        for table in upload.without_rows
        if len(published.get(table, ()))
        for row in _places(upload, table)[:1]
    ]


def _places(upload: Upload, table: str) -> list[dict[str, str | None]]:
    places: list[dict[str, str | None]] = upload.sheet_columns.filter(
        pc.equal(upload.sheet_columns["table_name"], table)
    ).to_pylist()
    return places


def _organisations(whole: _Whole) -> Iterator[Finding]:
    for row in range(1, len(whole.tables["organisation"])):
        yield whole.finding("error", "organisation-rows", "organisation", "name", row)


def _references(whole: _Whole) -> Iterator[Finding]:
    for table in TABLES.values():
        for column in table.columns:
            if column.refers_to:
                target = TABLES[column.refers_to].key[0]
                known = whole.tables[column.refers_to][target].unique()
                if known.null_count:
                    continue  # keys that could not be read are said already; what refers to them may well be right
                cells = whole.tables[table.name][column.name]
                strangers = pc.and_(pc.is_valid(cells), pc.invert(pc.is_in(cells, known)))
                names = {
                    "column": (f"column-{table.name}-{column.name}",),
                    "table": (f"table-{column.refers_to}",),
                }
                for row in _some(strangers):
                    near = closest(cells[row].as_py(), known.to_pylist()[:10_000])
                    code = "unknown-reference-close" if near else "unknown-reference"
                    about = {"suggestion": near} if near else {}
                    yield whole.finding("error", code, table.name, column.name, row, about, **names)


def _focus_areas(whole: _Whole) -> Iterator[Finding]:
    """Focus areas the organisation does not list; if it lists none, every name is right."""
    known = {part for cell in whole.tables["organisation"]["focus_areas"].to_pylist() for part in _parts(cell)}
    if not known:
        return
    for table, column in (("projects", "focus_area"), ("goals", "focus_area"), ("goals", "conditions_focus_area")):
        cells = whole.tables[table][column]
        several = TABLES[table].column(column).many
        strangers = {
            cell: part
            for cell in cells.unique().to_pylist()
            for part in (_parts(cell) if several else [cell])
            if part is not None and part not in known
        }
        for row in _some(pc.is_in(cells, pa.array(list(strangers), pa.string()))):
            near = closest(strangers[cells[row].as_py()], known)
            code = "unknown-focus-area-close" if near else "unknown-focus-area"
            about = {"suggestion": near} if near else {}
            yield whole.finding("warning", code, table, column, row, about, table=("table-organisation",))


def _goals(whole: _Whole, metrics: Collection[str]) -> Iterator[Finding]:
    rates = set(zip(*resolve_rates(whole.tables).select(["currency", "dated"]).to_pydict().values(), strict=True))
    for row, goal in enumerate(whole.tables["goals"].to_pylist()):
        if goal["metric"] is not None and goal["metric"] not in metrics:
            known = tuple(f"metric-{metric}" for metric in metrics)
            yield whole.finding("error", "unknown-metric", "goals", "metric", row, metrics=known)
        if goal["starts_on"] and goal["deadline"] and goal["deadline"] <= goal["starts_on"]:
            about = {"start": goal["starts_on"].isoformat()}
            yield whole.finding("error", "deadline-before-start", "goals", "deadline", row, about)
        for column in ("minimum_project_budget", "own_contribution_envelope"):
            if goal[column] is not None and goal["conditions_currency"] is None:
                names = {"column": (f"column-goals-{column}",), "currency": ("column-goals-conditions_currency",)}
                yield whole.finding(
                    "error", "conditions-without-currency", "goals", "conditions_currency", row, **names
                )
            elif (
                goal[column] is not None
                and goal["conditions_currency"] != "EUR"
                and (goal["conditions_currency"], goal["starts_on"]) not in rates
            ):
                # Without a rate the condition could not be held against any project: better said than left out.
                about = {"currency": goal["conditions_currency"]}
                names = {"start": ("column-goals-starts_on",)}
                yield whole.finding("error", "conditions-without-rate", "goals", column, row, about, **names)


def _conversions(whole: _Whole) -> Iterator[Finding]:
    """Amounts that cannot be turned into euro. A goal without a currency is an error and said elsewhere."""
    for table in TABLES.values():
        currency = next((column.name for column in table.columns if column.choices == CURRENCIES), None)
        rows = whole.tables[table.name]
        for money in (column.name for column in table.columns if column.type == "money" and currency):
            if table.name != "goals":
                for row in _some(pc.and_(pc.is_valid(rows[money]), pc.is_null(rows[currency]))):
                    yield whole.finding("warning", "amount-without-currency", table.name, money, row)
            dated = _DATED_BY.get(table.name)
            if dated:
                foreign = pc.and_(pc.is_valid(rows[money]), pc.not_equal(rows[currency], "EUR"))
                for row in _some(pc.and_(foreign, pc.is_null(rows[dated]))):
                    about = {"currency": rows[currency][row].as_py()}
                    names = {"column": (f"column-{table.name}-{dated}",)}
                    yield whole.finding("warning", "amount-without-date", table.name, money, row, about, **names)


def _some(mask: pa.ChunkedArray) -> list[int]:
    """The first rows for which the mask holds: enough to see what is wrong."""
    rows: list[int] = pc.indices_nonzero(pc.fill_null(mask, False)).slice(0, MOST).to_pylist()
    return rows


def _parts(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]
