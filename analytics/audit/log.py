"""The audit log in the database.

Each entry's hash covers its fields and the hash before it, so nothing can be changed, taken out or put in between
without breaking the chain. `previous` is unique: two processes that append at once cannot both follow one entry; the
second tries again. What happens very often (a link opened, somebody turned away) is counted and written as one entry a
minute. Addresses (IP) are never written.

Whoever can write the whole database could compute a new chain, or cut off its end. Against that helps a hash noted
elsewhere: `verify(noted)` says whether it still stands in the chain.

Forgetting old entries takes them off the beginning. The entry `retention` written in the same transaction names the
entry at which the log begins and the hash that one follows, so a beginning that was cut off in silence is found.
"""

import hashlib
import json
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeVar, cast

from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Row, String, Table, Text, func, inspect, select
from sqlalchemy.exc import IntegrityError

from analytics import clock, database
from analytics.database import StoreUnwritable, refusals

Action = Literal[
    "publish", "restore", "goal_edit", "check_in", "share_created", "share_opened", "share_paused", "share_resumed",
    "share_revoked", "share_rotated", "report", "login", "logout", "denied", "person_changed", "options_changed",
    "mail_sent", "mail_failed", "retention",
]  # fmt: skip
START = "0" * 64
"""What the first entry follows."""

FLUSH_EVERY = timedelta(minutes=1)
MOST_KINDS = 500
"""So many different things are counted between two flushes; what else happens is counted together, by action."""
OTHERS = "(others)"
LONGEST = 500
"""A name or a detail is cut off after so many characters."""

Answer = TypeVar("Answer")
_TRIES = 200  # of those that append at once one gets through each time, so this is a great many processes
_AT_A_TIME = 1000

metadata = MetaData()

# Everything is kept exactly as it is hashed; `at` and `details` as text, because a database may give a moment or a
# JSON value back in other words.
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False, index=True),
    Column("action", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("edition", Integer),
    Column("details", Text, nullable=False),
    Column("previous", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False),
)
_HASHED = ("number", "at", "action", "subject", "name", "about", "edition", "details")


@dataclass(frozen=True)
class Entry:
    """One thing that happened. `subject`: the visitor's (access.records.Visitor). `about`: what it was done to, such as
    a share_id or a goal_id. `details`: plain words and numbers, no secrets."""

    number: int  # from 1, without gaps
    at: datetime
    action: Action
    subject: str
    name: str
    about: str
    edition: int | None
    details: Mapping[str, str | int]
    previous: str
    hash: str


@dataclass(frozen=True)
class Verified:
    """What checking the chain found. `broken_at`: the number of the first entry that does not hold, None if all do.
    `noted_at`: the number of the entry whose hash was asked for, 0 for what the first entry follows, None where it
    stands nowhere (or was not asked for)."""

    entries: int
    head: str  # hash of the newest entry; noted elsewhere, it also proves that the end was not cut off
    broken_at: int | None
    noted_at: int | None = None


class AuditLog:
    """One per process, safe in threads."""

    def __init__(self, engine: Engine) -> None:
        """Its table is made where it is missing; where that cannot be, reading finds nothing and writing raises. Raises
        StoreUnwritable where there is no database at all."""
        self._engine = engine
        self._lock = threading.Lock()
        self._counted: dict[tuple[Action, str, str, str], int] = {}
        self._flushed = clock.now()
        with refusals("audit log"):
            database.prepare(engine, metadata, optional=frozenset({audit.name}))
            self._ready = inspect(engine).has_table(audit.name)

    def write(
        self,
        action: Action,
        *,
        subject: str,
        name: str = "",
        about: str = "",
        edition: int | None = None,
        details: Mapping[str, str | int] | None = None,
    ) -> Entry:
        """Append an entry. Raises StoreUnwritable where the database cannot be written: what must be logged must not
        happen unlogged."""
        return self._append([_draft(action, subject, name, about, edition, details or {})])[0]

    def count(self, action: Action, *, subject: str = "", about: str = "", reason: str = "") -> None:
        """Count something that happens often; `flush` writes one entry a kind with details {count, reason}. Never
        raises and never waits for the database."""
        kind = (action, _plain(subject), _plain(about), _plain(reason))
        with self._lock:
            self._add(kind, 1)

    def flush(self) -> None:
        """Write what was counted, where a minute has passed since the last time. Where the database cannot be written,
        that stands in the log and the counts are kept for the next time."""
        now = clock.now()
        with self._lock:
            if not self._counted or abs(now - self._flushed) < FLUSH_EVERY:  # abs: the clock may have been set back
                return
            self._flushed = now
        self.close()

    def close(self) -> None:
        """Write what was counted, now: at the end of the process."""
        with self._lock:
            counted, self._counted = self._counted, {}
        if not counted:
            return
        drafts = [
            _draft(action, subject, "", about, None, {"count": count, **({"reason": reason} if reason else {})})
            for (action, subject, about, reason), count in counted.items()
        ]
        try:
            self._append(drafts)
        except StoreUnwritable:  # `refusals` has logged it
            with self._lock:
                for kind, count in counted.items():
                    self._add(kind, count)

    def entries(
        self,
        *,
        actions: Sequence[Action] = (),
        subject: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        most: int = 500,
    ) -> list[Entry]:
        """Entries, the newest first; those of one subject, of some actions, in a time (`until` itself left out)."""
        query = select(audit).order_by(audit.c.number.desc()).limit(most)
        if actions:
            query = query.where(audit.c.action.in_(actions))
        if subject:
            query = query.where(audit.c.subject == subject)
        if since:
            query = query.where(audit.c.at >= _written(since))
        if until:
            query = query.where(audit.c.at < _written(until))
        if not self._is_ready():
            return []
        with self._engine.begin() as connection:
            return [_entry(row) for row in connection.execute(query)]

    def everything(self) -> Iterator[Entry]:
        """Every entry, the oldest first, a few at a time."""
        yield from map(_entry, self._rows())

    def verify(self, noted: str = "") -> Verified:
        """Recompute the whole chain, and look for a hash that was noted earlier."""
        entries, number, head = 0, 0, START
        broken_at: int | None = None
        noted_at: int | None = None
        first: Row[Any] | None = None
        anchored = False
        for row in self._rows():
            if first is None:
                first, number, head = row, row.number - 1, row.previous  # what it follows is looked at in the end
                noted_at = number if head == noted else None
            follows = row.number == number + 1 and row.previous == head
            if broken_at is None and not (follows and row.hash == _hash(head, row._mapping)):
                broken_at = row.number
            if broken_at is None and row.action == "retention":
                said = json.loads(row.details)
                anchored = anchored or (said.get("begins"), said.get("follows")) == (first.number, first.previous)
            entries, number, head = entries + 1, row.number, row.hash
            if head == noted:
                noted_at = number
        if first is not None and broken_at is None and not anchored and (first.number, first.previous) != (1, START):
            broken_at = first.number
        return Verified(entries, head, broken_at, noted_at)

    def retain(self, before: datetime) -> int:
        """Forget entries from before a moment, and say so in the log with the hash at which it now begins; how many.
        Only ever from the beginning: what stands behind a younger entry stays as long as that. Raises
        StoreUnwritable."""

        def forget(connection: Connection) -> int:
            oldest = connection.execute(select(func.min(audit.c.number))).scalar_one()
            young = select(func.min(audit.c.number)).where(audit.c.at >= _written(before))
            newest, head = _head(connection)
            begins = connection.execute(young).scalar_one() or newest + 1
            if oldest is None or begins <= oldest:
                return 0
            gone = audit.delete().where(audit.c.number < begins)
            follows = connection.execute(select(audit.c.hash).where(audit.c.number == begins - 1)).scalar_one()
            details: dict[str, str | int] = {"forgotten": begins - oldest, "begins": begins, "follows": follows}
            _insert(connection, newest, head, [_draft("retention", "", "", before.date().isoformat(), None, details)])
            connection.execute(gone)
            return int(begins - oldest)

        return self._in_turn(forget)

    # --- inside ---

    def _append(self, drafts: list[dict[str, Any]]) -> list[Entry]:
        return self._in_turn(lambda connection: _insert(connection, *_head(connection), drafts))

    def _in_turn(self, work: Callable[[Connection], Answer]) -> Answer:
        """What `work(connection)` answers in a transaction of its own, tried again where another process appended in
        the meantime. Raises StoreUnwritable."""
        with refusals("audit log"):
            if not self._ready:
                database.prepare(self._engine, metadata)
                self._ready = True
            for _ in range(_TRIES):
                try:
                    with database.writing(self._engine) as connection:
                        return work(connection)
                except IntegrityError:
                    time.sleep(random.uniform(0, 0.01))
        raise StoreUnwritable("busy", f"the audit log: others came first {_TRIES} times")

    def _is_ready(self) -> bool:
        self._ready = self._ready or inspect(self._engine).has_table(audit.name)  # another process may have made it
        return self._ready

    def _rows(self) -> Iterator[Row[Any]]:
        """Every row, the oldest first. Each thousand is a short transaction, so nobody who appends has to wait."""
        query = select(audit).order_by(audit.c.number).limit(_AT_A_TIME)
        after = query  # at first from the very beginning, also below 1: whatever somebody could have put in
        while self._is_ready():
            with self._engine.begin() as connection:
                rows = connection.execute(after).all()
            yield from rows
            if len(rows) < _AT_A_TIME:
                return
            after = query.where(audit.c.number > rows[-1].number)

    def _add(self, kind: tuple[Action, str, str, str], count: int) -> None:
        if kind not in self._counted and len(self._counted) >= MOST_KINDS:
            kind = (kind[0], "", OTHERS, "")  # one more for each action at most
        self._counted[kind] = self._counted.get(kind, 0) + count


def _draft(
    action: Action, subject: str, name: str, about: str, edition: int | None, details: Mapping[str, str | int]
) -> dict[str, Any]:
    """The fields of an entry that is yet to get its number, its moment and its hash."""
    plain = {_plain(key): _plain(said) if isinstance(said, str) else said for key, said in details.items()}
    return {
        "action": action,
        "subject": _plain(subject),
        "name": _plain(name),
        "about": _plain(about),
        "edition": edition,
        "details": json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
    }


def _insert(connection: Connection, number: int, head: str, drafts: list[dict[str, Any]]) -> list[Entry]:
    """Append drafts after the entry of that number and hash. Raises IntegrityError where it is not the newest."""
    rows = []
    for position, draft in enumerate(drafts, start=1):
        row = {**draft, "number": number + position, "at": _written(clock.now()), "previous": head}
        head = row["hash"] = _hash(head, row)
        rows.append(row)
    connection.execute(audit.insert(), rows)
    return [_entry(row) for row in rows]


def _head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the newest entry."""
    newest = select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)
    row = connection.execute(newest).first()
    return (row.number, row.hash) if row else (0, START)


def _hash(previous: str, row: Mapping[Any, Any]) -> str:
    """SHA-256, in hex, over the hash before and the fields as JSON without blanks. `default`: what somebody who
    tampered put there may be of no type we write."""
    fields = json.dumps([row[name] for name in _HASHED], separators=(",", ":"), default=repr)
    return hashlib.sha256(f"{previous}\n{fields}".encode()).hexdigest()


def _entry(row: Mapping[Any, Any] | Row[Any]) -> Entry:
    fields = dict(row._mapping if isinstance(row, Row) else row)
    return Entry(
        number=fields["number"],
        at=datetime.fromisoformat(fields["at"]),
        action=cast(Action, fields["action"]),
        subject=fields["subject"],
        name=fields["name"],
        about=fields["about"],
        edition=fields["edition"],
        details=json.loads(fields["details"]),
        previous=fields["previous"],
        hash=fields["hash"],
    )


def _written(at: datetime) -> str:
    """A moment as the log writes it, always as long, so that texts sort as moments do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(words: str) -> str:
    """Text that every database takes, and not too much of it."""
    plain = words.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
