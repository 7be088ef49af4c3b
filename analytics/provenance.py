"""Which cell of which file each value came from.

A row carries its file, sheet and row number; the edition's `sheet_columns` give the letter of each column in that
sheet. Where that would lead to the wrong place (a value kept from an earlier edition, a row put together from two),
the derived table `cell_origins` says it cell by cell.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from analytics.alignment import differ
from analytics.tables import PROVENANCE, TABLES, Tables

SHEET_COLUMNS = "sheet_columns"
SHEET_COLUMNS_SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("file", "sheet", "table_name", "column_name", "letter")]
)
"""Which letter each column had in each file and sheet, so that a row's `_file`, `_sheet`, `_row` lead to a cell."""
CELL_ORIGINS = "cell_origins"
CELL_ORIGINS_SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("table_name", "row_key", "column_name", "file", "sheet", "cell")]
)
"""One row a cell that did not come from where its row did. `row_key`: see `row_key`. file NULL: from no file."""


class Places(NamedTuple):
    """Where the cells of some tables stand: letters of columns, and the cells that came from elsewhere."""

    sheet_columns: pa.Table = SHEET_COLUMNS_SCHEMA.empty_table()
    cell_origins: pa.Table = CELL_ORIGINS_SCHEMA.empty_table()


NOWHERE = Places()


def row_key(values: Sequence[object]) -> str:
    """The key of one row as text: a JSON list of its values as text, null for a blank.

    >>> row_key(["udlavi", 2012, None])
    '["udlavi", "2012", null]'
    """
    return f"[{', '.join(_part(value) for value in values)}]"


def row_keys(table: str, rows: pa.Table) -> pa.Array:
    """`row_key` of every row; each distinct value is written once, so that a million rows take no time."""
    parts = []
    for column in TABLES[table].key:
        codes = rows[column].combine_chunks().dictionary_encode(null_encoding="encode")
        written = pa.array([_part(value) for value in codes.dictionary.to_pylist()], pa.string())
        parts.append(written.take(codes.indices))
    return pc.binary_join_element_wise("[", pc.binary_join_element_wise(*parts, ", "), "]", "")


def addresses(table: str, rows: pa.Table, column: str, places: Places) -> pa.Table:
    """Columns file, sheet and cell ('C7'; '7:7' where the letter is not known) of a column's cells, one row a row."""
    file, sheet, number = (_flat(rows[name]) for name in ("_file", "_sheet", "_row"))
    row = pc.cast(number, pa.string())
    cell = pc.binary_join_element_wise(row, row, ":")
    filled = pc.fill_null(sheet, "")
    for letter, where in _letters(table, column, places.sheet_columns):
        here = pc.and_(pc.equal(file, where["file"] or ""), pc.equal(filled, where["sheet"] or ""))
        if ":" in where["column_name"]:
            scope, item, *year = where["column_name"].partition(":")[2].split("/")
            here = pc.and_(here, pc.and_(pc.equal(_flat(rows["scope"]), scope), pc.equal(_flat(rows["item"]), item)))
            here = pc.and_(
                here, pc.equal(_flat(rows["year"]), int(year[0])) if year else pc.is_null(_flat(rows["year"]))
            )
        cell = pc.if_else(pc.fill_null(here, False), pc.binary_join_element_wise(letter, row, ""), cell)
    found = pa.table({"file": file, "sheet": sheet, "cell": cell})
    return _with_overrides(table, rows, column, found, places.cell_origins)


def cell_origins(table: str, rows: pa.Table, column: str, found: pa.Table) -> pa.Table:
    """Rows of CELL_ORIGINS that say so for every filled cell of the column; `found` as `addresses` gives it."""
    count = len(rows)
    said = pa.table(
        {
            "table_name": pa.array([table] * count, pa.string()),
            "row_key": row_keys(table, rows),
            "column_name": pa.array([column] * count, pa.string()),
            **{name: found[name] for name in ("file", "sheet", "cell")},
        },
        schema=CELL_ORIGINS_SCHEMA,
    )
    return said.filter(pc.is_valid(_flat(rows[column])))


def origins_of(table: str, rows: pa.Table, origins: pa.Table) -> pa.Table:
    """Those of the origins that are of these rows."""
    of_table = origins.filter(pc.equal(origins["table_name"], table))
    return of_table.filter(pc.is_in(of_table["row_key"], row_keys(table, rows))) if len(of_table) else of_table


def together(some: Iterable[pa.Table]) -> pa.Table:
    """Rows of CELL_ORIGINS from several places; of two about one cell the first holds."""
    whole = pa.concat_tables([CELL_ORIGINS_SCHEMA.empty_table(), *some]).combine_chunks()
    if not len(whole):
        return whole
    cell = ["table_name", "row_key", "column_name"]
    counted = whole.append_column("position", pa.array(range(len(whole)), pa.int64()))
    first = counted.group_by(cell).aggregate([("position", "min")])["position_min"]
    return whole.take(first.sort()) if len(first) < len(whole) else whole


def still_true(old: pa.Table, before: Tables, changed: Tables, files: Iterable[str]) -> pa.Table:
    """The origins of an earlier edition that hold in one in which the tables `changed` are new: those of the other
    tables, and those of rows that come from where they came from. `files`: the names of the files that are new; of a
    row from one of them nothing earlier holds."""
    kept = [old.filter(pc.invert(pc.is_in(old["table_name"], pa.array(list(changed), pa.string()))))]
    fresh = list(files)
    for name, rows in changed.items():
        of_table = old.filter(pc.equal(old["table_name"], name))
        if not len(of_table):
            continue
        at_was, at_now = (
            pc.index_in(_flat(of_table["row_key"]), row_keys(name, each)) for each in (before[name], rows)
        )
        both = pc.and_(pc.is_valid(at_was), pc.is_valid(at_now))
        of_table, at_was, at_now = of_table.filter(both), at_was.filter(both), at_now.filter(both)
        same = pc.invert(_from_any(_flat(rows["_file"]).take(at_now), fresh))
        for column in PROVENANCE:
            was, now = _flat(before[name][column]).take(at_was), _flat(rows[column]).take(at_now)
            same = pc.and_(same, pa.array(~differ(was, now)))
        kept.append(of_table.filter(same))
    return pa.concat_tables(kept)


def _from_any(files: pa.Array, uploaded: Sequence[str]) -> pa.Array:
    """Whether each file is one of those uploaded, or packed in one of them."""
    theirs = [
        file
        for file in pc.unique(files).to_pylist()
        if file is not None and any(file == name or file.startswith(f"{name}/") for name in uploaded)
    ]
    return pc.is_in(files, pa.array(theirs, pa.string()))


def _letters(table: str, column: str, sheet_columns: pa.Table) -> list[tuple[str, dict[str, str]]]:
    """The column's letters in each sheet; an amount with a column of its own per kind first, so that a column of
    amounts, where there is one, has the last word."""
    of_table = sheet_columns.filter(pc.equal(sheet_columns["table_name"], table)).to_pylist()
    kinds = [each for each in of_table if each["column_name"].startswith(f"{column}:")]
    plain = [each for each in of_table if each["column_name"] == column]
    return [(each["letter"], each) for each in (*kinds, *plain)]


def _with_overrides(table: str, rows: pa.Table, column: str, found: pa.Table, origins: pa.Table) -> pa.Table:
    mine = origins.filter(pc.and_(pc.equal(origins["table_name"], table), pc.equal(origins["column_name"], column)))
    if not len(mine):
        return found
    mine = mine.combine_chunks()
    at = pc.index_in(row_keys(table, rows), _flat(mine["row_key"]))
    elsewhere = pc.is_valid(at)
    return pa.table(
        {name: pc.if_else(elsewhere, _flat(mine[name]).take(at), _flat(found[name])) for name in found.column_names}
    )


def _part(value: object) -> str:
    return "null" if value is None else json.dumps(str(value), ensure_ascii=False)


def _flat(column: pa.ChunkedArray) -> pa.Array:
    flat = column.combine_chunks()
    return flat if isinstance(flat, pa.Array) else pa.concat_arrays(flat.chunks)
