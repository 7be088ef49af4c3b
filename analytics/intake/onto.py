"""An upload's tables on top of the published ones: what a file does not speak of stays as it is published."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from analytics.alignment import align
from analytics.provenance import NOWHERE, Places, addresses, cell_origins, origins_of, together
from analytics.tables import TABLES, Tables


class Onto(NamedTuple):
    """`tables`: the uploaded tables made whole. `cell_origins`: where the values that were kept from the published
    rows stand (schema `provenance.CELL_ORIGINS_SCHEMA`), to be handed to `Store.publish`."""

    tables: Tables
    cell_origins: pa.Table


def onto(
    uploaded: Tables,
    published: Tables,
    absent: Mapping[str, Collection[str]],
    partial: Collection[str],
    places: Places = NOWHERE,
    uploaded_origins: pa.Table | None = None,
) -> Onto:
    """The uploaded tables made whole. `absent`: the columns a table's file did not have; they keep the published value
    of the row with the same key. `partial`: tables of which the file holds some rows only (amounts beside projects);
    the other published rows stay. `places`: where the published cells stand (`Store.places`). `uploaded_origins`:
    cells of the upload that stand elsewhere than their row (from an importer of a list)."""
    answer: Tables = {}
    origins = [] if uploaded_origins is None else [uploaded_origins]
    for name, rows in uploaded.items():
        before = published[name]
        whole, kept = _filled(name, rows, before, absent.get(name, ()), places)
        origins += kept
        if name in partial:
            others = _others(name, whole, before)
            origins.append(origins_of(name, others, places.cell_origins))
            whole = pa.concat_tables([others, whole])
        answer[name] = whole
    return Onto(answer, together(origins))


def _filled(
    name: str, rows: pa.Table, before: pa.Table, absent: Collection[str], places: Places
) -> tuple[pa.Table, list[pa.Table]]:
    """The rows with the published values in the absent columns, and where those stand."""
    key = TABLES[name].key
    columns = [column for column in absent if column not in key]
    if not columns or not len(before) or set(key) & set(absent):
        return rows, []
    at = _places(name, rows, before)
    there = pa.array(np.flatnonzero(at >= 0))
    taken = before.take(pa.array(at[at >= 0]))
    kept = []
    for column in columns:
        position = rows.schema.get_field_index(column)
        values = before[column].take(pa.array(at, mask=at < 0))
        rows = rows.set_column(position, rows.schema.field(position), values)
        kept.append(cell_origins(name, taken, column, addresses(name, taken, column, places)))
    return rows, kept if len(there) else []


def _others(name: str, rows: pa.Table, before: pa.Table) -> pa.Table:
    """The published rows whose key is not among the rows."""
    return before.filter(pa.array(_places(name, before, rows) < 0))


def _places(name: str, rows: pa.Table, among: pa.Table) -> np.ndarray:
    """For each row, where the row with the same key stands in `among`; -1 where none does."""
    of_rows, of_among = align([rows, among], TABLES[name].key)
    found = np.full(len(rows), -1, dtype=np.int64)
    here = of_rows >= 0
    found[of_rows[here]] = of_among[here]
    return found
