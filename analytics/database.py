"""The database that editions, people, links, the audit log and the outbox share: SQLite by default, PostgreSQL where
set. Each of them keeps its own tables (`MetaData`) and calls `prepare`."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, create_engine, event, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeDecorator

BUSY_MILLISECONDS = 10_000


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the time zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def connect(url: str) -> Engine:
    """An engine for the catalogue at that SQLAlchemy address. Its errors name no author and quote no note."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    # A connection per use: opening costs 0.1 ms, and none is ever shared by threads or inherited by a fork.
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def prepare(engine: Engine, metadata: MetaData, optional: frozenset[str] = frozenset()) -> None:
    """Create the tables of `metadata` where they are missing; existing ones are only read. Where they cannot be
    created, raises DBAPIError, unless all that is missing is `optional`."""
    missing = _missing(engine, metadata)
    if not missing:
        return
    try:
        with writing(engine) as connection:
            metadata.create_all(connection)
    except DBAPIError:
        if _missing(engine, metadata) - optional:  # otherwise another process created them at the same moment
            raise


def writing(engine: Engine) -> Any:
    """A transaction that means to write: SQLite takes its write lock at once, so that waiting works."""
    return engine.execution_options(writes=True).begin()


def _missing(engine: Engine, metadata: MetaData) -> set[str]:
    return set(metadata.tables) - set(inspect(engine).get_table_names())


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """A rollback journal rather than WAL: reading then needs no file besides the catalogue, so readers go on in a
    folder that cannot be written and on a full disk. TRUNCATE with synchronous=FULL also fsyncs the commit itself."""
    connection.isolation_level = None  # SQLAlchemy says BEGIN, see below
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("PRAGMA journal_mode = TRUNCATE")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")
