"""The same queries on a Spark Connect cluster (Sail or Spark): an optional extra, for portfolios beyond one machine.

Each edition has a session of its own, in which its tables and the building blocks are temporary views; nothing is
worked out ahead. The cluster has to see the edition's files under the same paths. sqlglot writes each query in Spark's
words.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import sqlglot

from analytics.engine.library import blocks
from analytics.engine.mounted import Bound, Mounted
from analytics.tables import later_columns

_SQL = {"string": "STRING", "int64": "BIGINT", "double": "DOUBLE", "date32[day]": "DATE", "bool": "BOOLEAN"}
"""How Spark calls the types of `tables.arrow_schema`."""

Session = Any  # of pyspark.sql.connect, which declares the classic types for what it returns
Frame = Any


def mount_tables(address: str, tables: Mapping[str, pa.Table]) -> Mounted:
    """Arrow tables, sent to the cluster."""
    session = _session(address)
    for name, table in tables.items():
        _view(_frame(session, table), name)
    return _ready(session)


def mount_files(address: str, paths: Mapping[str, Path], absent: Mapping[str, pa.Table]) -> Mounted:
    """The Parquet files of an edition, read by the cluster, and an empty table for each that has none."""
    session = _session(address)
    for name, path in paths.items():
        _view(_as_now(name, session.read.parquet(str(path))), name)
    for name, table in absent.items():
        _view(_frame(session, table), name)
    return _ready(session)


def _as_now(name: str, frame: Frame) -> Frame:
    """The table with the columns that came after it was written, blank."""
    later = later_columns(name, frame.columns)
    return frame.selectExpr("*", *(f"CAST(NULL AS {_SQL[str(each.type)]}) AS {each.name}" for each in later))


def _session(address: str) -> Session:
    from pyspark.sql.connect.session import SparkSession  # takes a second to import

    return SparkSession.builder.remote(address).create()


def _frame(session: Session, table: pa.Table) -> Frame:
    from pyspark.sql.pandas.types import from_arrow_schema

    return session.createDataFrame(table, from_arrow_schema(table.schema))  # an empty table does not tell its types


def _view(frame: Frame, name: str) -> None:
    frame.createOrReplaceTempView(name)


def _ready(session: Session) -> Mounted:
    """The session with the building blocks laid."""
    for name, sql, _ in blocks():
        _view(session.sql(translated(sql)), name)

    def frame(sql: str, parameters: Bound) -> pd.DataFrame:
        return table(sql, parameters).to_pandas(date_as_object=False)  # as DuckDB gives them

    def rows(sql: str, parameters: Bound) -> list[tuple]:
        columns = table(sql, parameters).to_pydict().values()
        return list(zip(*columns, strict=True))

    def table(sql: str, parameters: Bound) -> pa.Table:
        return session.sql(translated(sql), args=dict(parameters)).toArrow()

    return Mounted(frame, rows, session.stop, keeps="last")


@cache
def translated(sql: str) -> str:
    """The query in Spark's words. Raises sqlglot.errors.UnsupportedError where Spark has none for it."""
    (written,) = sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    return written
