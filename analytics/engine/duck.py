"""DuckDB in process: the only place that imports duckdb to ask it something.

A mounted edition is a DuckDB instance of its own, locked once it is filled: no file but the edition's can be read,
nothing can be written, no setting changed. Each question has its own cursor (a connection shared by threads gives
one thread another's rows), and one thread (many readers share few cores).
"""

import os
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from analytics.engine.library import Block, blocks, blocks_for, sources
from analytics.engine.mounted import Bound, Keeps, Mounted
from analytics.settings import settings
from analytics.tables import later_columns

SMALL = 300_000
"""Parquet files up to this many bytes are kept in memory (0.7 ms a query instead of 1.3); larger ones are scanned."""


FEW = 20_000
"""Up to this many projects the contributions to all metrics are worked out once, when the edition is mounted, and those
that were fetched are kept."""

MANY_ROWS = 300_000
"""Arrow tables from this many rows on are read where they are: copying them takes longer than what is asked of them."""

MOST_THREADS = 4
"""Threads while an edition is mounted, which happens once; afterwards one a question, as many people ask at once."""

_SQL = {"string": "VARCHAR", "int64": "BIGINT", "double": "DOUBLE", "date32[day]": "DATE", "bool": "BOOLEAN"}
"""How DuckDB calls the types of `tables.arrow_schema`."""

VERY_FEW = 2_000
"""Up to this many projects what contributes is fetched for all metrics at once, and kept."""

FEW_LINES = 2_000
"""Up to this many budget lines planning a query well takes longer than running it as it is written."""


def mount_tables(tables: Mapping[str, pa.Table], metrics: frozenset[str] | None = None) -> Mounted:
    """Arrow tables as an instance of their own; with `metrics` only what figures of goals on those are made of."""
    connection = _connect()
    laid = blocks() if metrics is None else blocks_for(metrics)
    for name in sources():
        if len(tables[name]) < MANY_ROWS:
            _keep(connection, name, tables[name])
        else:
            connection.register(name, tables[name])
    return _ready(connection, [], laid, few=metrics is not None)


def mount_files(paths: Mapping[str, Path], absent: Mapping[str, pa.Table]) -> Mounted:
    """The Parquet files of an edition, and an empty table for each that has none."""
    connection = _connect()
    large = []
    for name in sources():
        if name in absent:
            _keep(connection, name, absent[name])
        elif paths[name].stat().st_size <= SMALL:
            _keep(connection, name, _as_now(name, parquet.read_table(paths[name])))
        else:
            found = connection.from_parquet(str(paths[name]))
            later = (
                f"CAST(NULL AS {_SQL[str(each.type)]}) AS {each.name}" for each in later_columns(name, found.columns)
            )
            found.project(", ".join(["*", *later])).create_view(name)
            large.append(str(paths[name]))
    return _ready(connection, large, blocks())


def _as_now(name: str, table: pa.Table) -> pa.Table:
    """The table with the columns that came after it was written, blank."""
    for each in later_columns(name, table.column_names):
        table = table.append_column(each, pa.nulls(len(table), each.type))
    return table


def _keep(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """The table copied into the instance."""
    connection.register("arriving", table)
    connection.execute(f"CREATE TABLE {name} AS FROM arriving")
    connection.unregister("arriving")


def _connect() -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "memory_limit": f"{settings().duckdb_memory_megabytes}MB",
        "temp_directory": _spill_folder().name,
        "preserve_insertion_order": False,
    }
    return duckdb.connect(":memory:", config=config)


@cache
def _spill_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder of this process for what does not fit into memory, gone when it ends. DuckDB may always write there, so
    it holds nothing else."""
    return tempfile.TemporaryDirectory(prefix="duckdb-")


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    ((count,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    return count


def _ready(
    connection: duckdb.DuckDBPyConnection, readable: list[str], laid: Sequence[Block], few: bool = False
) -> Mounted:
    """The instance with those building blocks laid and the door shut. `few`: not all metrics can be asked for."""
    projects = _count(connection, "projects")
    if _count(connection, "budget_lines") <= FEW_LINES and projects <= VERY_FEW:
        connection.execute("PRAGMA disable_optimizer")
    connection.execute(f"SET threads = {min(os.cpu_count() or 1, MOST_THREADS)}")
    for name, sql, stored in laid:
        kind = stored if stored != "table if small" else "table" if projects <= FEW else "view"
        connection.execute(_parsed(f"CREATE {kind} {name} AS {sql}"))
    connection.execute("SET threads = 1")
    connection.execute("SET allowed_paths = $paths", {"paths": readable})
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")

    def frame(sql: str, parameters: Bound) -> pd.DataFrame:
        with connection.cursor() as cursor:
            found = cursor.sql(_parsed(sql), params=dict(parameters)).to_arrow_table()
            return found.to_pandas(date_as_object=False)  # by way of Arrow: half the time and memory of .df()

    def rows(sql: str, parameters: Bound) -> list[tuple]:
        with connection.cursor() as cursor:
            return cursor.execute(_parsed(sql), dict(parameters)).fetchall()

    keeps: Keeps = "last" if projects > FEW else "asked" if few or projects > VERY_FEW else "all"
    return Mounted(frame, rows, connection.close, keeps)


@cache
def _parsed(sql: str) -> duckdb.Statement:
    """The statement, parsed once for all editions and threads: parsing is half the time of a small query."""
    (statement,) = duckdb.extract_statements(sql)
    return statement
