"""An upload's tables on top of the published ones: what a file does not speak of stays as it is published."""

from collections.abc import Collection, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from analytics.tables import TABLES, Tables


def onto(
    uploaded: Tables, published: Tables, absent: Mapping[str, Collection[str]], partial: Collection[str]
) -> Tables:
    """The uploaded tables made whole. `absent`: the columns a table's file did not have; they keep the published value
    of the row with the same key. `partial`: tables of which the file holds some rows only (amounts beside projects);
    the other published rows stay."""
    answer: Tables = {}
    for name, rows in uploaded.items():
        before = published[name]
        whole = _filled(name, rows, before, absent.get(name, ()))
        answer[name] = pa.concat_tables([_others(name, whole, before), whole]) if name in partial else whole
    return answer


def _filled(name: str, rows: pa.Table, before: pa.Table, absent: Collection[str]) -> pa.Table:
    key = TABLES[name].key
    columns = [column for column in absent if column not in key]
    if not columns or not len(before) or set(key) & set(absent):
        return rows
    places = _places(name, rows, before)
    for column in columns:
        position = rows.schema.get_field_index(column)
        rows = rows.set_column(position, rows.schema.field(position), before[column].take(places))
    return rows


def _others(name: str, rows: pa.Table, before: pa.Table) -> pa.Table:
    """The published rows whose key is not among the rows."""
    return before.filter(pc.is_null(_places(name, before, rows)))


def _places(name: str, rows: pa.Table, among: pa.Table) -> pa.Array:
    """For each row, where the row with the same key stands in `among`; null where none does."""
    key = list(TABLES[name].key)
    first: dict[tuple[object, ...], int] = {}
    for place, values in enumerate(zip(*(among[column].to_pylist() for column in key), strict=True)):
        first.setdefault(values, place)
    wanted = zip(*(rows[column].to_pylist() for column in key), strict=True)
    return pa.array([first.get(values) for values in wanted], pa.int64())
