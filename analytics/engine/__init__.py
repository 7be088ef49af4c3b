"""Runs a named query on an edition: DuckDB in process, or a Spark Connect cluster where the settings name one.

mounted = open_files(store.files(7))
query(mounted, "project_list", as_of=date(2012, 3, 12))
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa

from analytics.engine import duck
from analytics.engine.library import bound, statement
from analytics.engine.mounted import Mounted, keep, keep_large
from analytics.engine.several import grouped, parted, together
from analytics.provenance import SHEET_COLUMNS_SCHEMA
from analytics.settings import settings
from analytics.tables import Tables, complete

__all__ = ["Mounted", "Parameter", "keep", "keep_large", "open_files", "open_several", "open_tables", "query", "rows"]

Parameter = str | float | bool | date | list[str] | list[float] | list[date] | None


def open_tables(
    tables: Tables, rates: pa.Table, sheet_columns: pa.Table | None = None, metrics: frozenset[str] | None = None
) -> Mounted:
    """Tables that are not published (a preview), with their rates (`money.resolve_rates`), ready to be queried. With
    `metrics` only for the figures of goals on those (`library.FIGURES`), which is quicker."""
    everything = _everything(tables, rates) | ({} if sheet_columns is None else {"sheet_columns": sheet_columns})
    if address := settings().spark_connect_url:
        from analytics.engine import spark  # an optional extra

        return spark.mount_tables(address, everything)
    return duck.mount_tables(everything, metrics)


def open_several(states: Sequence[tuple[Tables, pa.Table]], metrics: frozenset[str]) -> list[Mounted]:
    """Several states of an edition, each its tables and rates, ready for the figures of goals on those metrics: as one
    instance where that is quicker (`engine.several`), so that closing one may close others."""
    if settings().spark_connect_url:
        return [open_tables(tables, rates, metrics=metrics) for tables, rates in states]
    found: dict[int, Mounted] = {}
    for group in grouped([_everything(tables, rates) for tables, rates in states]):
        if len(group.places) == 1:
            found[group.places[0]] = duck.mount_tables(group.tables[0], metrics)
        else:
            whole = duck.mount_tables(together(group), metrics)
            found |= zip(group.places, parted(whole, len(group.places)), strict=True)
    return [found[place] for place in range(len(states))]


def open_files(paths: Mapping[str, Path]) -> Mounted:
    """A published edition, ready to be queried: the Parquet file of each table and of `rates_resolved`. A table
    without a file is empty. Raises OSError where a file is missing."""
    absent: Tables = {name: table for name, table in _empty().items() if name not in paths}
    if address := settings().spark_connect_url:
        from analytics.engine import spark

        return spark.mount_files(address, paths, absent)
    return duck.mount_files(paths, absent)


def query(mounted: Mounted, name: str, **parameters: Parameter) -> pd.DataFrame:
    """The answer of `sql/<name>.sql` as a frame. Raises KeyError for a parameter the query needs and did not get;
    further parameters are left out."""
    sql = statement(name)
    return mounted.frame(sql, bound(sql, parameters))


def rows(mounted: Mounted, name: str, **parameters: Parameter) -> list[tuple]:
    """The same as plain tuples, which is quicker for a handful of figures."""
    sql = statement(name)
    return mounted.rows(sql, bound(sql, parameters))


def _everything(tables: Tables, rates: pa.Table) -> dict[str, pa.Table]:
    return complete(tables) | {"rates_resolved": rates, "sheet_columns": SHEET_COLUMNS_SCHEMA.empty_table()}


def _empty() -> Tables:
    from analytics.money import SCHEMA

    return complete({}) | {"rates_resolved": SCHEMA.empty_table(), "sheet_columns": SHEET_COLUMNS_SCHEMA.empty_table()}
