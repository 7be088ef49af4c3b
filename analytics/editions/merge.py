"""Two people changed the same edition: put both changes together, cell by cell, and say where they disagree."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.alignment import Mask, Positions, align, cells, differ
from analytics.editions.changes import Changes, compare, content_columns
from analytics.provenance import NOWHERE, Places, addresses, cell_origins, origins_of, together
from analytics.tables import PROVENANCE, TABLES, Tables, empty

Side = Literal["mine", "theirs"]
Choices = Mapping[tuple[str, tuple[object, ...], str | None], Side]
"""Table, row key and column of a conflict, as `Conflict` has them → the side whose value is kept."""


@dataclass(frozen=True)
class Conflict:
    """A place that both changed, and differently. `column` is None where one side removed the row that the other
    changed: then the values are whole rows as dicts (None: removed)."""

    table: str
    key: tuple[object, ...]
    column: str | None
    base: object
    mine: object
    theirs: object


@dataclass(frozen=True)
class Merged:
    """All tables with both changes in them. `taken` is what they hold beyond mine: what came from the other side.
    `cell_origins` (schema `provenance.CELL_ORIGINS_SCHEMA`): where the cells of rows with parts of both stand, and
    what each side knew of cells that did not come with their row."""

    tables: Tables
    conflicts: tuple[Conflict, ...]
    taken: Changes
    cell_origins: pa.Table


class _Rows(NamedTuple):
    """Something of the base, mine and theirs, over the same rows."""

    base: pa.Table
    mine: pa.Table
    theirs: pa.Table


class _Places(NamedTuple):
    """Where each row stands in the base, in mine and in theirs (-1: nowhere)."""

    base: Positions
    mine: Positions
    theirs: Positions


class _Column(NamedTuple):
    """One column over all rows there are: its cells on each side and what becomes of them."""

    base: pa.Array
    mine: pa.Array
    theirs: pa.Array
    by_me: Mask
    by_them: Mask
    disputed: Mask
    result: pa.Array


def merge(
    base: Tables,
    mine: Tables,
    theirs: Tables,
    prefer: Side = "mine",
    my_places: Places = NOWHERE,
    their_places: Places = NOWHERE,
    choices: Choices = MappingProxyType({}),
) -> Merged:
    """Put `mine` and `theirs`, both made from `base`, together. A cell (or row) that one side alone changed is as that
    side has it; one that both changed differently is a conflict, and is as `choices` has it, or else `prefer`. Tables
    that `mine` leaves out are as theirs. The places say where the cells of each side stand (those of the base where it
    did not change).

    A row that ends up with cells of both comes from no single place any more, so its provenance is blank; its cells'
    is in `cell_origins`."""
    tables: Tables = {}
    conflicts: list[Conflict] = []
    origins: list[pa.Table] = []
    for name in TABLES:
        was = base.get(name, empty(name))
        sides = _Rows(was, mine.get(name, was), theirs.get(name, empty(name)))
        tables[name], found = merge_table(name, *sides, prefer, choices)
        conflicts += found
        origins.append(_origins(name, tables[name], sides, my_places, their_places))
    return Merged(tables, tuple(conflicts), compare({**base, **mine}, tables), together(origins))


def _origins(name: str, rows: pa.Table, sides: _Rows, my_places: Places, their_places: Places) -> pa.Table:
    """Where the cells of merged rows stand that are not where their row is: of a row that comes from one side, what
    that side knows; of a row of both, each cell's place on the side that has its value (mine where both have)."""
    if rows is sides.mine or rows is sides.theirs:
        return origins_of(name, rows, (my_places if rows is sides.mine else their_places).cell_origins)
    if not (len(my_places.cell_origins) or len(their_places.cell_origins)):
        rows = rows.filter(pc.is_null(rows["_file"]))  # every other cell is where its row is
    if not len(rows):
        return together([])
    of_rows, of_mine, of_theirs = align([rows, sides.mine, sides.theirs], TABLES[name].key)
    there = of_rows >= 0
    at, mine, theirs = (places[there] for places in (of_rows, of_mine, of_theirs))
    merged = rows.take(pa.array(at))
    mixed = np.asarray(pc.is_null(merged["_file"]).to_numpy(zero_copy_only=False)) & (mine >= 0) & (theirs >= 0)
    from_mine = (mine >= 0) & ~np.logical_or.reduce(
        [differ(cells(merged, column, np.arange(len(at))), cells(sides.mine, column, mine)) for column in PROVENANCE]
    )
    found = [
        origins_of(name, merged.filter(pa.array(from_mine & ~mixed)), my_places.cell_origins),
        origins_of(name, merged.filter(pa.array(~from_mine & ~mixed)), their_places.cell_origins),
    ]
    both = merged.filter(pa.array(mixed))
    if not len(both):
        return together(found)
    my_rows, their_rows = sides.mine.take(pa.array(mine[mixed])), sides.theirs.take(pa.array(theirs[mixed]))
    every = np.arange(len(both))
    for column in [*TABLES[name].key, *content_columns(both, TABLES[name].key)]:
        is_mine = pa.array(~differ(cells(both, column, every), cells(my_rows, column, every)))
        places = (addresses(name, my_rows, column, my_places), addresses(name, their_rows, column, their_places))
        chosen = {part: pc.if_else(is_mine, places[0][part], places[1][part]) for part in ("file", "sheet", "cell")}
        found.append(cell_origins(name, both, column, pa.table(chosen)))
    return together(found)


def merge_table(
    name: str,
    base: pa.Table,
    mine: pa.Table,
    theirs: pa.Table,
    prefer: Side = "mine",
    choices: Choices = MappingProxyType({}),
) -> tuple[pa.Table, list[Conflict]]:
    """`merge` for one table. Rows are in my order, then those that only they have, in theirs."""
    if mine.equals(base):
        return theirs, []
    if theirs.equals(base):
        return mine, []
    key = TABLES[name].key
    sides = _Rows(base, mine, theirs)
    at = _Places(*align(sides, key))
    chosen = {(row, column): side for (table, row, column), side in choices.items() if table == name}

    def to_theirs(column: str | None, disputed: Mask) -> Mask:
        """Of the disputed places of a column (None: of whole rows) those that are to be as theirs."""
        theirs = disputed & (prefer == "theirs")
        where = np.flatnonzero(disputed) if chosen else ()
        for row, its_key in zip(where, _keys(name, where, sides, at), strict=True):
            theirs[row] = chosen.get((its_key, column), prefer) == "theirs"
        return np.asarray(theirs)

    columns = {column: _column(column, sides, at, to_theirs) for column in content_columns(mine, key)}
    half_removed = _half_removed(columns, at)
    order = _in_order(_stays(half_removed, at, to_theirs(None, half_removed)), at)
    merged = {
        **{column: _either(column, sides, at, take_theirs=at.mine < 0) for column in key},
        **{column: each.result for column, each in columns.items()},
        **_provenance(columns, sides, at),
    }
    table = pa.table([merged[column].take(order) for column in mine.column_names], schema=mine.schema)
    conflicts = [*_disputed_cells(name, columns, sides, at), *_disputed_rows(name, half_removed, sides, at)]
    return table, conflicts


def _keys(name: str, where: Positions | tuple[()], sides: _Rows, at: _Places) -> Iterator[tuple[object, ...]]:
    """The keys of rows that the base or both sides have."""
    if not len(where):
        return iter(())
    key = (_either(part, sides, at, take_theirs=at.mine < 0) for part in TABLES[name].key)
    return zip(*(each.take(pa.array(where)).to_pylist() for each in key), strict=True)


def _column(column: str, sides: _Rows, at: _Places, to_theirs: Callable[[str, Mask], Mask]) -> _Column:
    """Who changed which cell of a column. In a row that the base has not, every filled cell is a change."""
    was, mine, theirs = (cells(table, column, places) for table, places in zip(sides, at, strict=True))
    by_me = differ(was, mine) & (at.mine >= 0)
    by_them = differ(was, theirs) & (at.theirs >= 0)
    disputed = by_me & by_them & differ(mine, theirs)
    take_theirs = (at.mine < 0) | (by_them & ~by_me) | to_theirs(column, disputed)
    return _Column(was, mine, theirs, by_me, by_them, disputed, pc.if_else(pa.array(take_theirs), theirs, mine))


def _half_removed(columns: Mapping[str, _Column], at: _Places) -> Mask:
    """Rows that one side removed and the other changed."""
    none = np.zeros(len(at.base), dtype=np.bool_)
    by_me = np.logical_or.reduce([none, *(each.by_me for each in columns.values())])
    by_them = np.logical_or.reduce([none, *(each.by_them for each in columns.values())])
    in_base, in_mine, in_theirs = (places >= 0 for places in at)
    return np.asarray(in_base & ((in_mine & ~in_theirs & by_me) | (~in_mine & in_theirs & by_them)))


def _stays(half_removed: Mask, at: _Places, to_theirs: Mask) -> Mask:
    """Rows of the result: what both have, what one added, and the half removed ones that the side to be kept has."""
    in_base, in_mine, in_theirs = (places >= 0 for places in at)
    preferred = np.where(to_theirs, in_theirs, in_mine)
    removed_by_one = in_base & (in_mine != in_theirs)
    return np.where(removed_by_one, half_removed & preferred, in_mine | in_theirs)


def _in_order(stays: Mask, at: _Places) -> Positions:
    """The rows that stay: first those that are mine, in my order, then the others in theirs."""
    mine = np.flatnonzero(stays & (at.mine >= 0))
    others = np.flatnonzero(stays & (at.mine < 0))
    return np.concatenate([mine[np.argsort(at.mine[mine])], others[np.argsort(at.theirs[others])]])


def _either(column: str, sides: _Rows, at: _Places, take_theirs: Mask) -> pa.Array:
    mine, theirs = cells(sides.mine, column, at.mine), cells(sides.theirs, column, at.theirs)
    return pc.if_else(pa.array(take_theirs), theirs, mine)


def _provenance(columns: Mapping[str, _Column], sides: _Rows, at: _Places) -> dict[str, pa.Array]:
    """A row comes from where the side has it whose cells it holds: mine first, then theirs, else from nowhere."""
    none = np.zeros(len(at.base), dtype=np.bool_)
    not_mine = np.logical_or.reduce([at.mine < 0, *(differ(each.result, each.mine) for each in columns.values())])
    not_theirs = np.logical_or.reduce([none, *(differ(each.result, each.theirs) for each in columns.values())])
    mixed = pa.array(not_mine & not_theirs)
    found = {}
    for column in PROVENANCE:
        one = _either(column, sides, at, take_theirs=not_mine)
        found[column] = pc.if_else(mixed, pa.scalar(None, one.type), one)
    return found


def _disputed_cells(name: str, columns: Mapping[str, _Column], sides: _Rows, at: _Places) -> Iterator[Conflict]:
    for column, each in columns.items():
        where = np.flatnonzero(each.disputed)
        if not len(where):
            continue
        keys = zip(*(cells(sides.mine, part, at.mine[where]).to_pylist() for part in TABLES[name].key), strict=True)
        values = (side.take(where).to_pylist() for side in (each.base, each.mine, each.theirs))
        for key, was, mine, theirs in zip(keys, *values, strict=True):
            yield Conflict(name, key, column, was, mine, theirs)


def _disputed_rows(name: str, half_removed: Mask, sides: _Rows, at: _Places) -> Iterator[Conflict]:
    for row in np.flatnonzero(half_removed):
        was, mine, theirs = (
            table.slice(places[row], 1).to_pylist()[0] if places[row] >= 0 else None
            for table, places in zip(sides, at, strict=True)
        )
        assert was is not None  # a row is half removed only where the base has it
        yield Conflict(name, tuple(was[part] for part in TABLES[name].key), None, was, mine, theirs)
