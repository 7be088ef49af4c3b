"""Runs a named query on an edition: DuckDB in process, or a Spark Connect cluster where the settings name one.

mounted = open_files(store.files(7))
query(mounted, "project_list", as_of=date(2012, 3, 12))
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa

from analytics.engine import duck
from analytics.engine.library import bound, statement
from analytics.engine.mounted import Mounted, keep, keep_large
from analytics.provenance import SHEET_COLUMNS_SCHEMA
from analytics.settings import settings
from analytics.tables import Tables, complete

__all__ = ["Mounted", "Parameter", "keep", "keep_large", "open_files", "open_tables", "query", "rows"]

Parameter = str | float | bool | date | list[str] | list[float] | list[date] | None


def open_tables(tables: Tables, rates: pa.Table, sheet_columns: pa.Table | None = None) -> Mounted:
    """Tables that are not published (a preview), with their rates (`money.resolve_rates`), ready to be queried."""
    everything = complete(tables) | {
        "rates_resolved": rates,
        "sheet_columns": SHEET_COLUMNS_SCHEMA.empty_table() if sheet_columns is None else sheet_columns,
    }
    if address := settings().spark_connect_url:
        from analytics.engine import spark  # an optional extra

        return spark.mount_tables(address, everything)
    return duck.mount_tables(everything)


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


def _empty() -> Tables:
    from analytics.money import SCHEMA

    return complete({}) | {"rates_resolved": SCHEMA.empty_table(), "sheet_columns": SHEET_COLUMNS_SCHEMA.empty_table()}
