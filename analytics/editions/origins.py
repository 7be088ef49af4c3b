"""Where a value comes from: the file, sheet and cell it stood in, the edition it came with, and who published that."""

import json
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from analytics.editions.edition import Edition, Part
from analytics.editions.store import Store
from analytics.provenance import Places, addresses, row_keys
from analytics.tables import TABLES


@dataclass(frozen=True)
class Origin:
    """Where one value comes from. `cell`: 'C7', '7:7' where only the row is known, None where neither is. `edition`:
    the edition its file was uploaded with; `original`: that file's name there (None: the store does not have it).
    `file` None: the value came from no file (typed in, or put together)."""

    value: object
    file: str | None
    sheet: str | None
    cell: str | None
    edition: Edition
    original: str | None


@dataclass(frozen=True)
class _Stands:
    """A value in one edition and its address there."""

    value: object
    address: tuple[str | None, str | None, str | None]
    kept: bool  # it did not come with its row


def origin(store: Store, edition: int, table: str, key: str, column: str) -> Origin:
    """Where the value of a cell comes from. `key`: the row's, as `provenance.row_key` writes it. Raises KeyError where
    the edition has no such table, row or column.

    The edition is found by walking back: over those that left the table as it was, and over those that kept the cell
    from the one before, to the one whose files brought it."""
    here = store.edition(edition)
    if table not in TABLES or column not in {each.name for each in TABLES[table].all_columns()}:
        raise KeyError(f"{table}.{column}")
    stands = _stands(store, here, table, key, column)
    if stands is None:
        raise KeyError(f"{table}: {key}")
    while (before := _brought_by(store, here)) is not None:
        if here.restored_from is None and _part(here, table) != _part(before, table):
            stands = _stands(store, here, table, key, column)
            earlier = _stands(store, before, table, key, column)
            if stands is None or earlier is None or not _came_before(here, stands, earlier):
                break
        here = before
    found = _stands(store, here, table, key, column) or stands
    if found is None:
        raise KeyError(f"{table}: {key}")
    file, sheet, cell = found.address
    return Origin(found.value, file, sheet, cell, here, _original(here, file))


def _brought_by(store: Store, edition: Edition) -> Edition | None:
    """The edition that this one was made from: the restored one, or the one before."""
    number = edition.restored_from or edition.parent
    return store.edition(number) if number else None


def _came_before(here: Edition, stands: _Stands, earlier: _Stands) -> bool:
    """Whether a cell of a table that this edition changed is as the edition before had it: kept where it stood, or not
    from a file that this edition brought."""
    if stands.value != earlier.value:
        return False
    return stands.address == earlier.address if stands.kept else _original(here, stands.address[0]) is None


def _part(edition: Edition, table: str) -> Part | None:
    return next((part for part in edition.parts if part.table == table), None)


def _original(edition: Edition, file: str | None) -> str | None:
    """The uploaded file that a place's file is, or is packed in ('bundle.zip/projects.csv')."""
    if file is None:
        return None
    names = {each.name for each in edition.originals}
    return next((name for name in names if file == name or file.startswith(f"{name}/")), None)


def _stands(store: Store, edition: Edition, table: str, key: str, column: str) -> _Stands | None:
    row = _row(store.table(edition.number, table), table, key)
    if row is None:
        return None
    places = store.places(edition.number)
    of_cell = places.cell_origins.filter(pc.equal(places.cell_origins["row_key"], key))
    (found,) = addresses(table, row, column, Places(places.sheet_columns, of_cell)).to_pylist()
    said = pc.and_(pc.equal(of_cell["table_name"], table), pc.equal(of_cell["column_name"], column))
    kept = bool(pc.any(said).as_py())
    return _Stands(row[column][0].as_py(), (found["file"], found["sheet"], found["cell"]), kept)


def _row(rows: pa.Table, table: str, key: str) -> pa.Table | None:
    """The one row of that key. A key that is no JSON list has none."""
    try:
        values = json.loads(key)
    except ValueError:
        return None
    names = TABLES[table].key
    if not isinstance(values, list) or len(values) != len(names):
        return None
    for name, value in zip(names, values, strict=True):  # a column at a time: fewer rows to write keys for
        if pa.types.is_string(rows.schema.field(name).type) and value is not None:
            rows = rows.filter(pc.equal(rows[name], str(value)))
    rows = rows.filter(pc.equal(row_keys(table, rows), key)) if len(rows) else rows
    return rows.slice(0, 1) if len(rows) else None
