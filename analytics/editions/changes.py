"""What differs between two states of the tables: rows added, rows removed, and each changed cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from analytics.alignment import align, cells, differ
from analytics.tables import PROVENANCE, TABLES, Tables, empty


@dataclass(frozen=True)
class Cell:
    """One changed cell. `key` holds the values of the table's key columns (`TABLES[table].key`), in their order."""

    table: str
    key: tuple[object, ...]
    column: str
    before: object
    after: object


@dataclass(frozen=True)
class TableChanges:
    """What changed in one table. `added` and `removed` are whole rows, with where they came from. `changed` has for
    each column with changes a table with the key columns, `before`, `after` and `position` (the row's place in the
    later table, in rising order)."""

    table: str
    added: pa.Table
    removed: pa.Table
    changed: Mapping[str, pa.Table]

    def __bool__(self) -> bool:
        return bool(len(self.added) or len(self.removed) or self.changed)

    @property
    def cells_changed(self) -> int:
        """How many cells changed in rows that are in both."""
        return sum(len(each) for each in self.changed.values())

    @property
    def rows_changed(self) -> int:
        """How many rows are in both and have a changed cell."""
        positions = [each.column("position").to_numpy() for each in self.changed.values()]
        return len(np.unique(np.concatenate(positions))) if positions else 0

    def cells(self, limit: int | None = None) -> list[Cell]:
        """The changed cells, row by row, at most `limit` of them."""
        key = TABLES[self.table].key
        found: list[tuple[int, int, Cell]] = []
        for order, (column, rows) in enumerate(self.changed.items()):
            first = rows if limit is None else rows.slice(0, limit)
            keys = zip(*(first.column(name).to_pylist() for name in key), strict=True)
            values = (first.column(name).to_pylist() for name in ("position", "before", "after"))
            for of, position, before, after in zip(keys, *values, strict=True):
                found.append((position, order, Cell(self.table, of, column, before, after)))
        found.sort(key=lambda each: each[:2])
        return [cell for _, _, cell in found[:limit]]


@dataclass(frozen=True)
class Changes:
    """What changed, by table; only tables in which something did."""

    tables: Mapping[str, TableChanges]

    def __bool__(self) -> bool:
        return bool(self.tables)

    def __iter__(self) -> Iterator[TableChanges]:
        return iter(self.tables.values())


def compare(before: Tables, after: Tables) -> Changes:
    """What turns `before` into `after`. A table that `after` leaves out is unchanged (an upload of some tables can be
    compared as it is); one that `before` leaves out was empty. Where a row came from, and the order of rows, is not
    compared. Rows are the same if their key is; should a key be there several times, they are paired in order."""
    found = (compare_table(name, before.get(name, empty(name)), after[name]) for name in TABLES if name in after)
    return Changes({each.table: each for each in found if each})


def compare_table(name: str, before: pa.Table, after: pa.Table) -> TableChanges:
    """What turns one version of a table into another."""
    if before.equals(after):
        return TableChanges(name, after.slice(0, 0), before.slice(0, 0), {})
    key = TABLES[name].key
    was, now = align([before, after], key)
    return TableChanges(
        name,
        added=_rows(after, now[was < 0]),
        removed=_rows(before, was[now < 0]),
        changed=_changed(before, after, key, was, now),
    )


def _rows(table: pa.Table, positions: np.ndarray) -> pa.Table:
    """Those of the rows, in their order; the table itself, uncopied, where it is all of them."""
    return table if len(positions) == len(table) else table.take(np.sort(positions))


def content_columns(table: pa.Table, key: tuple[str, ...]) -> list[str]:
    """The columns that are neither the key nor where the row came from."""
    return [name for name in table.column_names if name not in key and name not in PROVENANCE]


def _changed(
    before: pa.Table, after: pa.Table, key: tuple[str, ...], was: np.ndarray, now: np.ndarray
) -> dict[str, pa.Table]:
    both = (was >= 0) & (now >= 0)
    was, now = was[both], now[both]
    in_order = np.argsort(now, kind="stable")
    was, now = was[in_order], now[in_order]
    found = {}
    for column in content_columns(after, key):
        old, new = cells(before, column, was), cells(after, column, now)
        at = np.flatnonzero(differ(old, new))
        if len(at):
            keys = {name: cells(after, name, now[at]) for name in key}
            found[column] = pa.table({**keys, "before": old.take(at), "after": new.take(at), "position": now[at]})
    return found
