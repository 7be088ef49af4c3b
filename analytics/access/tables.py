"""The tables of people, sessions, share links and options, and the counter that every change to them raises."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

from analytics.database import UTCDateTime

metadata = MetaData()

person = Table(
    "person",
    metadata,
    Column("person_id", String(32), primary_key=True),
    # NULL until they first come: two who have not come yet are no clash.
    Column("issuer", Text),
    Column("subject", Text),
    Column("email", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", String(20)),
    Column("disabled", Boolean, nullable=False),
    Column("not_before", UTCDateTime),
    Column("first_seen", UTCDateTime),
    Column("last_seen", UTCDateTime),
    UniqueConstraint("issuer", "subject"),
)

session = Table(
    "session",
    metadata,
    Column("session_id", String(64), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("bound_to", String(64), nullable=False),
    Column("groups", JSON, nullable=False),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("expires_at", UTCDateTime, nullable=False, index=True),
)

share = Table(
    "share",
    metadata,
    Column("share_id", String(32), primary_key=True),
    Column("label", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("goals", JSON, nullable=False),
    Column("filters", JSON, nullable=False),
    Column("language", String(20)),
    Column("edition", Integer),
    Column("as_of", Date),
    Column("expires_at", UTCDateTime),
    Column("password_hash", Text, nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("created_by", Text, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("revoked_at", UTCDateTime),
    Column("last_used", UTCDateTime),
    Column("views", BigInteger, nullable=False),
)

option = Table(
    "option",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("value", JSON, nullable=False),
)
"""One row an option that was ever chosen; the logo's bytes as base64."""

change = Table(
    "access_change",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
)
"""One row: how many changes there were. Whoever changes something raises it first, which also makes them wait for one
another: on PostgreSQL the row is locked until they commit, SQLite has one writer at a time anyway."""


def _start(table: Table, connection: Connection, **_more: Any) -> None:
    connection.execute(table.insert().values(one=1, number=0))


event.listen(change, "after_create", _start)  # in the transaction that creates the table, so it is never empty
