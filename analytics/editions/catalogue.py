"""The catalogue of editions in SQL: which objects an edition consists of. SQLite by default, PostgreSQL where set.

An edition comes to be by one insert that names the edition it is based on. `parent` is unique, so of two that name the
same parent one wins and the other learns it: no locks, in any database, across any number of processes.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    Select,
    String,
    Table,
    Text,
    func,
    inspect,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from analytics import database
from analytics.database import UTCDateTime
from analytics.editions.edition import Edition, Original, Part

metadata = MetaData()

edition = Table(
    "edition",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("parent", Integer, nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("author", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("published_at", UTCDateTime, nullable=False),
    Column("figures_as_of", Date),
    Column("request_id", String(200), nullable=False, unique=True),
    Column("restored_from", Integer, ForeignKey("edition.number")),
)

part = Table(
    "part",
    metadata,
    Column("edition", Integer, ForeignKey("edition.number"), primary_key=True),
    Column("table", String(100), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("bytes", BigInteger, nullable=False),
)

original = Table(
    "original",
    metadata,
    Column("edition", Integer, ForeignKey("edition.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("bytes", BigInteger, nullable=False),
)

answer = Table(
    "answer",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("given_at", UTCDateTime, nullable=False),
)
"""What people answered to questions about uploads: no part of any edition, and changed as they answer anew."""


def prepare(engine: Engine) -> None:
    """Create the catalogue's tables where they are missing. An existing catalogue is only read; one from before there
    were answers gets their table once it can be written."""
    database.prepare(engine, metadata, optional=frozenset({answer.name}))


def newest(connection: Connection) -> int:
    """The number of the edition nobody has based another on yet, 0 in an empty catalogue."""
    return connection.execute(select(func.max(edition.c.number))).scalar_one() or 0


def numbered(connection: Connection, number: int) -> Edition | None:
    """The edition of that number, or None."""
    found = _editions(connection, select(edition).where(edition.c.number == number))
    return found[0] if found else None


def requested(connection: Connection, request_id: str) -> Edition | None:
    """The edition that the request brought about, or None."""
    found = _editions(connection, select(edition).where(edition.c.request_id == request_id))
    return found[0] if found else None


def everything(connection: Connection) -> list[Edition]:
    """All editions, the newest first."""
    return _editions(connection, select(edition).order_by(edition.c.number.desc()))


def insert(connection: Connection, new: Edition) -> None:
    """Write an edition. Raises IntegrityError where its parent or its request already has one."""
    row = {column.name: getattr(new, column.name) for column in edition.columns}
    connection.execute(edition.insert(), row)
    _insert_all(connection, part, ({"edition": new.number, **vars(each)} for each in new.parts))
    numbered_originals = enumerate(new.originals, start=1)
    _insert_all(
        connection, original, ({"edition": new.number, "position": n, **vars(each)} for n, each in numbered_originals)
    )


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts by the name of their table (databases disagree on how to sort text)."""
    return tuple(sorted(parts, key=lambda part: part.table))


def answers(connection: Connection) -> dict[str, str]:
    """Every answer by its key; none in a catalogue from before there were answers."""
    if not inspect(connection).has_table(answer.name):
        return {}
    rows = connection.execute(select(answer.c.key, answer.c.value).order_by(answer.c.key)).all()
    return {row.key: row.value for row in rows}


def remember(connection: Connection, given: Mapping[str, str], author: str, at: datetime) -> None:
    """Keep answers in place of earlier ones under the same keys, also while another does the same."""
    metadata.create_all(connection, tables=[answer])
    new = postgresql.insert(answer) if connection.dialect.name == "postgresql" else sqlite.insert(answer)
    statement = new.on_conflict_do_update(
        index_elements=[answer.c.key],
        set_={name: new.excluded[name] for name in ("value", "author", "given_at")},
    )
    rows = [{"key": key, "value": value, "author": author, "given_at": at} for key, value in sorted(given.items())]
    if rows:
        connection.execute(statement, rows)


def forget(connection: Connection, keys: Iterable[str]) -> None:
    """Forget the answers under those keys."""
    if inspect(connection).has_table(answer.name):
        for key in keys:
            connection.execute(answer.delete().where(answer.c.key == key))


def checksums(connection: Connection) -> set[str]:
    """The checksum of every object that any edition refers to."""
    return {row[0] for table in (part, original) for row in connection.execute(select(table.c.sha256).distinct())}


def _insert_all(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    if found := list(rows):
        connection.execute(table.insert(), found)


def _editions(connection: Connection, query: Select[Any]) -> list[Edition]:
    rows = connection.execute(query).all()
    numbers = [row.number for row in rows]
    parts = _of(connection, part, numbers)
    originals = _of(connection, original, numbers)
    return [
        Edition(
            **row._mapping,
            parts=in_order(Part(each.table, each.sha256, each.rows, each.bytes) for each in parts.get(row.number, [])),
            originals=tuple(Original(each.name, each.sha256, each.bytes) for each in originals.get(row.number, [])),
        )
        for row in rows
    ]


def _of(connection: Connection, table: Table, numbers: Sequence[int]) -> dict[int, list[Row[Any]]]:
    """The rows of a table that belong to those editions, by edition, in the order of the key."""
    found: dict[int, list[Row[Any]]] = {}
    if numbers:
        where = table.c.edition.between(min(numbers), max(numbers))  # editions are numbered without gaps
        for row in connection.execute(select(table).where(where).order_by(*table.primary_key)):
            found.setdefault(row.edition, []).append(row)
    return found
