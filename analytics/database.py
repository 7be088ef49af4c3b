"""The database that editions, people, links, the audit log and the outbox share: SQLite by default, PostgreSQL where
set. Each of them keeps its own tables (`MetaData`) and calls `prepare`."""

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, create_engine, event, inspect
from sqlalchemy.exc import DBAPIError, InternalError, OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeDecorator

BUSY_MILLISECONDS = 10_000

Reason = Literal["full", "read_only", "busy", "other"]

log = logging.getLogger(__name__)

_ERRNO: dict[int, Reason] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
}
_SQLITE: dict[int, Reason] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
}
_SQLSTATE: dict[str, Reason] = {"53100": "full", "25006": "read_only", "42501": "read_only", "55P03": "busy"}


class StoreUnwritable(Exception):
    """The store took nothing: its folder cannot be written, the disk is full or the catalogue is held by another.
    What was kept before stands and can be read. Where the connection to a database server broke at the very commit,
    publishing an edition again with the same `request_id` finds out which it was."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason


@contextmanager
def refusals(store: str = "store of editions") -> Iterator[None]:
    """Whatever the disk or the database refuses in here becomes `StoreUnwritable`, with a line in the log that names
    the store."""
    try:
        yield
    except (OSError, OperationalError, InternalError, ProgrammingError) as error:
        reason = reason_of(error)
        if isinstance(error, ProgrammingError) and reason == "other":  # not a missing right but a mistake of ours
            raise
        log.error("The %s cannot be written (%s): %s", store, reason, error)
        raise StoreUnwritable(reason, str(error)) from error


def reason_of(error: OSError | DBAPIError) -> Reason:
    """Why the disk or the database said no."""
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or 0, "other")
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF, "other")  # the low byte is the primary code
    return _SQLSTATE.get(getattr(error.orig, "sqlstate", None) or "", "other")


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
