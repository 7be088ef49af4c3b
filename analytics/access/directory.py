"""People, sessions, share links and options in the database, and a snapshot of them in memory.

Every request asks who it comes from; so the answer comes from memory. Each write raises a counter in the same
transaction; the snapshot looks at the counter at most every `FRESH` seconds and reads everything anew when it moved.
So whatever one process takes away, every other process knows well within a second.

Views of links are counted in memory and written a few seconds later by a timer of this process's own (or by `flush`),
so that opening a link never waits for the database and opens while nothing can be written.
"""

import base64
import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, delete, func, inspect, or_, select, update
from sqlalchemy.exc import OperationalError

from analytics import clock, database
from analytics.access import tables
from analytics.access.passwords import hash_of, new_token
from analytics.access.records import Options, Person, Session, SessionKind, Share
from analytics.database import StoreUnwritable

FRESH = 0.4
"""Seconds for which a snapshot is good without a look at the database; 0 for what this process wrote itself."""
FLUSH = 5.0
"""Seconds for which views are counted in memory before they are written."""
SWEEP = 600.0
"""Seconds between deletions of sessions that ran out. They count for nothing in the meantime."""
SWEEP_SESSIONS = 1000
"""Sessions opened here after which is swept earlier than that."""
SESSIONS_OF_A_LINK = 5000
"""Beyond, the oldest sessions of a link are ended at the next sweep: whoever holds a link cannot fill the memory."""
LONGEST = 300
"""Characters kept of a name or an address that a provider sends."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """Everything at one moment. Revoked shares and ended sessions are left out of the mappings by hash. What ran out
    by the clock may still stand in it: whoever asks compares with the time (`Share.is_open`, `Session.expires_at`)."""

    people: Mapping[str, Person]  # by person_id
    sessions: Mapping[str, Session]  # by session_id
    shares: Mapping[str, Share]  # every link there ever was, by share_id, the oldest first
    by_token: Mapping[str, Share]  # by token_hash, revoked ones left out
    options: Options


NOTHING = Known(people={}, sessions={}, shares={}, by_token={}, options=Options())
"""What is known where nothing was ever kept."""


@dataclass(frozen=True)
class _Snapshot:
    known: Known
    number: int  # of the change it contains, -1 before the first look
    looked_at: float  # on the monotonic clock


class Directory:
    """One per process, safe in threads. Methods that write raise StoreUnwritable where the database cannot be
    written, KeyError for somebody or something that is not there.

    A catalogue that has no tables for this and cannot get any is an empty one: reading goes on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()  # over the snapshot; never held while writing
        self._snapshot = _Snapshot(NOTHING, -1, float("-inf"))
        self._there = False  # whether the tables are known to exist
        self._swept_at = float("-inf")
        self._opened = 0  # sessions, since it was swept
        self._views_lock = threading.Lock()
        self._views: dict[str, tuple[int, datetime]] = {}  # share_id: how many since they were written, the last one
        self._timer: threading.Timer | None = None
        try:
            self._prepare()
        except StoreUnwritable:
            log.warning("People and links cannot be kept: their tables are missing and cannot be created.")

    def known(self) -> Known:
        """What is known now, at most FRESH seconds old. Raises OperationalError where a database that was there cannot
        be read any more: nobody is let in on what was true some time ago."""
        snapshot = self._snapshot
        if time.monotonic() - snapshot.looked_at < FRESH:
            return snapshot.known
        with self._lock:
            if time.monotonic() - self._snapshot.looked_at >= FRESH:  # otherwise another thread has looked meanwhile
                self._snapshot = self._look()
            return self._snapshot.known

    # --- share links -------------------------------------------------------------------------------------------

    def create_share(self, draft: Share) -> tuple[Share, str]:
        """Keep a link (its share_id, token_hash, created_at, last_used and views are given here) and its token, which
        can never be shown again. Whether the draft makes sense is `drafts.check_share`'s business."""
        token = new_token()
        share = replace(
            draft,
            label=_without_nul(draft.label),
            created_by=_without_nul(draft.created_by),
            share_id=secrets.token_hex(8),
            token_hash=hash_of(token),
            created_at=clock.now(),
            revoked_at=None,
            last_used=None,
            views=0,
        )
        with self._change() as connection:
            connection.execute(tables.share.insert().values(**_row(share)))
        return share, token

    def pause_share(self, share_id: str, paused: bool) -> None:
        """Pause a link, or resume it. KeyError for one that is revoked."""
        with self._change() as connection:
            _update_share(connection, share_id, paused=paused)

    def revoke_share(self, share_id: str) -> None:
        """End a link for good, and every session opened by it. One that is revoked stays as it is."""
        with self._change() as connection:
            if _share(connection, share_id).revoked_at is None:
                _update_share(connection, share_id, revoked_at=clock.now())
            _end_sessions(connection, "share", share_id)

    def revoke_all_shares(self) -> int:
        """End every link; how many there were."""
        with self._change() as connection:
            standing = tables.share.c.revoked_at.is_(None)
            revoked = connection.execute(update(tables.share).where(standing).values(revoked_at=clock.now()))
            connection.execute(delete(tables.session).where(tables.session.c.kind == "share"))
            return revoked.rowcount

    def rotate_share(self, share_id: str) -> str:
        """Give a link a new token, which is returned; the old one and its sessions end. KeyError for one that is
        revoked."""
        token = new_token()
        with self._change() as connection:
            _update_share(connection, share_id, token_hash=hash_of(token))
            _end_sessions(connection, "share", share_id)
        return token

    def count_view(self, share_id: str) -> None:
        """One more view of a link. Kept in memory, written by `flush` (and every few seconds from here, in a thread of
        its own). Never waits for the database and never fails."""
        with self._views_lock:
            count, _ = self._views.get(share_id, (0, None))
            self._views[share_id] = (count + 1, clock.now())
            if self._timer is None:
                self._timer = threading.Timer(FLUSH, self._flush_later)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Write the views that were counted; call it before the process ends. Where the database takes nothing they
        stay counted, and the log says so: a link opens all the same."""
        with self._views_lock:
            counted, self._views = self._views, {}
        if not counted:
            return
        try:
            with self._change() as connection:
                for share_id, (count, last) in counted.items():
                    this = tables.share.c.share_id == share_id
                    connection.execute(update(tables.share).where(this).values(views=tables.share.c.views + count))
                    earlier = or_(tables.share.c.last_used.is_(None), tables.share.c.last_used < last)
                    connection.execute(update(tables.share).where(this, earlier).values(last_used=last))
        except StoreUnwritable:  # logged where it was raised
            with self._views_lock:
                for share_id, (count, last) in counted.items():
                    since, latest = self._views.get(share_id, (0, last))
                    self._views[share_id] = (count + since, latest)

    # --- sessions ----------------------------------------------------------------------------------------------

    def open_session(
        self, kind: SessionKind, subject: str, bound_to: str, expires_at: datetime, groups: tuple[str, ...] = ()
    ) -> str:
        """Open a session; the secret for its cookie is returned and kept nowhere."""
        secret = new_token()
        now = clock.now()
        session = Session(hash_of(secret), kind, subject, bound_to, groups, now, expires_at)
        sweep = self._opened >= SWEEP_SESSIONS or time.monotonic() - self._swept_at > SWEEP
        with self._change(None if sweep else lambda known: _with_session(known, session)) as connection:
            connection.execute(tables.session.insert().values(**_row(session)))
            if sweep:
                _sweep(connection, now)
        self._opened += 1  # roughly, in threads
        if sweep:
            self._opened, self._swept_at = 0, time.monotonic()
        return secret

    def end_session(self, session_id: str) -> None:
        """End a session; one that is not there is fine."""
        with self._change() as connection:
            connection.execute(delete(tables.session).where(tables.session.c.session_id == session_id))

    # --- people ------------------------------------------------------------------------------------------------

    def came(self, issuer: str, subject: str, email: str, name: str) -> Person:
        """Note that somebody has logged in; the row an administrator made for that address beforehand becomes theirs
        (by e-mail, only where the provider says it is verified: the caller passes '' otherwise). A disabled person
        stays disabled: the caller looks. Raises ValueError without issuer or subject."""
        if not issuer or not subject:
            raise ValueError("A login needs the provider's issuer and its id of the person.")
        now = clock.now()
        email, name = _plain(email), _plain(name)
        with self._change() as connection:
            person = _same_person(connection, issuer, subject, email)
            if person is None:
                person = Person(_new_id(), issuer, subject, email, name, None, False, None, now, now)
                connection.execute(tables.person.insert().values(**_row(person)))
                return person
            person = replace(person, issuer=issuer, subject=subject, email=email, name=name, last_seen=now)
            person = replace(person, first_seen=person.first_seen or now)
            _update_person(connection, person)
            return person

    def save_person(self, person: Person) -> Person:
        """Keep a person as the administrator wants them; a new one where person_id is ''. Of somebody who has come
        before, only role, disabled and not_before are the administrator's (and not_before only moves on): who they are
        is what their provider said last. Whoever is disabled is logged out. Raises ValueError for a second person
        entered beforehand under one address."""
        person = replace(person, email=_plain(person.email.strip()), name=_plain(person.name.strip()))
        is_new = not person.person_id
        with self._change() as connection:
            if is_new:
                person = replace(person, person_id=_new_id(), issuer="", subject="", first_seen=None, last_seen=None)
            else:
                person = _as_wanted(_person(connection, person.person_id), person)
            if not person.subject:
                namesakes = {other.person_id for other in _awaited(connection, person.email)} - {person.person_id}
                if namesakes:
                    raise ValueError("Somebody with that e-mail address was entered already.")
            if is_new:
                connection.execute(tables.person.insert().values(**_row(person)))
            else:
                _update_person(connection, person)
            if person.disabled:
                _end_sessions(connection, "person", person.person_id)
        return person

    def end_sessions_of(self, person_id: str) -> None:
        """Log somebody out everywhere."""
        with self._change() as connection:
            _update_person(connection, replace(_person(connection, person_id), not_before=clock.now()))
            _end_sessions(connection, "person", person_id)

    # --- options -----------------------------------------------------------------------------------------------

    def save_options(self, options: Options) -> None:
        """Keep the administrator's choices."""
        kept = vars(options) | {"logo": base64.b64encode(options.logo).decode("ascii")}
        with self._change() as connection:
            connection.execute(delete(tables.option))
            connection.execute(tables.option.insert(), [{"name": name, "value": kept[name]} for name in kept])

    # --- the snapshot ------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        if not self._there:
            with database.refusals("directory of people and links"):
                database.prepare(self._engine, tables.metadata)
            self._there = True

    @contextmanager
    def _change(self, applied: Callable[[Known], Known] | None = None) -> Iterator[Connection]:
        """A transaction that changes something, and raises the counter first. The snapshot is read anew afterwards; or
        `applied` says what becomes of it, where nobody else changed anything in between (what happens with every
        visitor should not read everything)."""
        self._prepare()
        number: int | None = None
        try:
            with database.refusals("directory of people and links"), database.writing(self._engine) as connection:
                raised = (
                    update(tables.change).values(number=tables.change.c.number + 1).returning(tables.change.c.number)
                )
                number = connection.execute(raised).scalar_one()
                yield connection
        except BaseException:
            number = None  # also where it broke at the very commit, so that nobody knows
            raise
        finally:
            with self._lock:  # waits for a look that began before the commit
                now = self._snapshot
                if applied and number is not None and now.number == number - 1:
                    self._snapshot = _Snapshot(applied(now.known), number, now.looked_at)
                else:
                    self._snapshot = replace(now, looked_at=float("-inf"))

    def _look(self) -> _Snapshot:
        """The snapshot as it stands in the database now."""
        looked_at = time.monotonic()
        try:
            if not self._there and not inspect(self._engine).has_table(tables.change.name):
                return _Snapshot(NOTHING, -1, looked_at)
        except OperationalError as error:  # there is no such file or server (yet)
            log.error("People and links cannot be read: %s", error)
            return _Snapshot(NOTHING, -1, looked_at)
        self._there = True
        with self._engine.connect() as connection:
            number = connection.execute(select(tables.change.c.number)).scalar_one()
            if number == self._snapshot.number:
                return replace(self._snapshot, looked_at=looked_at)
            return _Snapshot(_everything(connection, self._snapshot.known), number, looked_at)

    def _flush_later(self) -> None:
        with self._views_lock:
            self._timer = None
        self.flush()


def same_address(one: str, other: str) -> bool:
    """Whether two e-mail addresses are the same: capitals do not matter, in ASCII (the Kelvin sign is no k). Blank ones
    are never the same."""
    if not one or not other:
        return False
    return one == other or (one.isascii() and other.isascii() and one.lower() == other.lower())


def _everything(connection: Connection, before: Known) -> Known:
    """What the database holds, given what was known before."""
    people = {row.person_id: _to_person(row) for row in connection.execute(select(tables.person))}
    sessions = _sessions(connection, before.sessions)
    in_order = select(tables.share).order_by(tables.share.c.created_at, tables.share.c.share_id)
    shares = {row.share_id: _to_share(row) for row in connection.execute(in_order)}
    by_token = {share.token_hash: share for share in shares.values() if share.revoked_at is None}
    options = {row.name: row.value for row in connection.execute(select(tables.option))}
    return Known(
        MappingProxyType(people),
        MappingProxyType(sessions),
        MappingProxyType(shares),
        MappingProxyType(by_token),
        _to_options(options),
    )


def _sessions(connection: Connection, before: Mapping[str, Session]) -> dict[str, Session]:
    """The sessions that have not run out. A session never changes, so only new ones are read whole: there may be
    thousands, and reading one takes 25 µs."""
    valid = tables.session.c.expires_at > clock.now()
    standing = connection.execute(select(tables.session.c.session_id).where(valid)).scalars().all()
    new = [session_id for session_id in standing if session_id not in before]
    which = tables.session.c.session_id.in_(new) if len(new) <= 500 else valid
    rows = connection.execute(select(tables.session).where(which)) if new else ()
    read = {row.session_id: _to_session(row) for row in rows}
    # Looked up in what was read first; one that ended between the two questions (PostgreSQL) is in neither.
    found = ((session_id, read.get(session_id) or before.get(session_id)) for session_id in standing)
    return {session_id: session for session_id, session in found if session}


def _sweep(connection: Connection, now: datetime) -> None:
    """Delete the sessions that ran out, and of every link those that are too many."""
    kept = tables.session.c
    connection.execute(delete(tables.session).where(kept.expires_at <= now))
    crowded = (
        select(kept.subject)
        .where(kept.kind == "share")
        .group_by(kept.subject)
        .having(func.count() > SESSIONS_OF_A_LINK)
    )
    for share_id in connection.execute(crowded).scalars().all():
        theirs = select(kept.session_id).where(kept.kind == "share", kept.subject == share_id)
        newest = theirs.order_by(kept.opened_at.desc(), kept.session_id).limit(SESSIONS_OF_A_LINK)
        surplus = and_(kept.kind == "share", kept.subject == share_id, kept.session_id.not_in(newest))
        connection.execute(delete(tables.session).where(surplus))


def _with_session(known: Known, session: Session) -> Known:
    return replace(known, sessions=MappingProxyType({**known.sessions, session.session_id: session}))


# --- rows ------------------------------------------------------------------------------------------------------


def _row(record: Person | Session | Share) -> dict[str, Any]:
    row = dict(vars(record))
    if isinstance(record, Share):
        row |= {"goals": list(record.goals), "filters": dict(record.filters)}
    elif isinstance(record, Session):
        row["groups"] = list(record.groups)
    else:
        row |= {"issuer": record.issuer or None, "subject": record.subject or None}
    return row


def _to_person(row: Row[Any]) -> Person:
    values = row._asdict()
    return Person(**values | {"issuer": values["issuer"] or "", "subject": values["subject"] or ""})


def _to_session(row: Row[Any]) -> Session:
    values = row._asdict()
    return Session(**values | {"groups": tuple(values["groups"])})


def _to_share(row: Row[Any]) -> Share:
    values = row._asdict()
    return Share(**values | {"goals": tuple(values["goals"])})


def _to_options(values: Mapping[str, Any]) -> Options:
    """The options that were chosen; one that this version does not know is left alone."""
    ours = {field.name: values[field.name] for field in fields(Options) if field.name in values}
    if "logo" in ours:
        ours["logo"] = base64.b64decode(ours["logo"])
    if "embed_hosts" in ours:
        ours["embed_hosts"] = tuple(ours["embed_hosts"])
    return Options(**ours)


def _share(connection: Connection, share_id: str) -> Share:
    row = connection.execute(select(tables.share).where(tables.share.c.share_id == share_id)).one_or_none()
    if row is None:
        raise KeyError(share_id)
    return _to_share(row)


def _update_share(connection: Connection, share_id: str, **values: object) -> None:
    """Change a link that is not revoked. Raises KeyError where there is none."""
    standing = and_(tables.share.c.share_id == share_id, tables.share.c.revoked_at.is_(None))
    if not connection.execute(update(tables.share).where(standing).values(**values)).rowcount:
        raise KeyError(share_id)


def _end_sessions(connection: Connection, kind: SessionKind, subject: str) -> None:
    these = and_(tables.session.c.kind == kind, tables.session.c.subject == subject)
    connection.execute(delete(tables.session).where(these))


def _person(connection: Connection, person_id: str) -> Person:
    row = connection.execute(select(tables.person).where(tables.person.c.person_id == person_id)).one_or_none()
    if row is None:
        raise KeyError(person_id)
    return _to_person(row)


def _update_person(connection: Connection, person: Person) -> None:
    this = tables.person.c.person_id == person.person_id
    connection.execute(update(tables.person).where(this).values(**_row(person)))


def _same_person(connection: Connection, issuer: str, subject: str, email: str) -> Person | None:
    """Whom we know by the provider's id; else whom an administrator entered beforehand by that e-mail address."""
    theirs = and_(tables.person.c.issuer == issuer, tables.person.c.subject == subject)
    row = connection.execute(select(tables.person).where(theirs)).one_or_none()
    if row is not None:
        return _to_person(row)
    return next(iter(_awaited(connection, email)), None)


def _awaited(connection: Connection, email: str) -> list[Person]:
    """People entered by that e-mail address who have not come yet."""
    not_yet = select(tables.person).where(tables.person.c.subject.is_(None))
    people = [_to_person(row) for row in connection.execute(not_yet)]
    return [person for person in people if same_address(person.email, email)]


def _as_wanted(kept: Person, wanted: Person) -> Person:
    """A person as an administrator wants them. A form filled in some time ago takes back no log-out."""
    moments = [moment for moment in (kept.not_before, wanted.not_before) if moment]
    changed = replace(kept, role=wanted.role, disabled=wanted.disabled, not_before=max(moments, default=None))
    return changed if kept.subject else replace(changed, email=wanted.email, name=wanted.name)


def _new_id() -> str:
    return secrets.token_hex(8)


def _plain(text: str) -> str:
    """A name or address as every database can keep it."""
    return _without_nul(text)[:LONGEST]


def _without_nul(text: str) -> str:
    """PostgreSQL keeps no NUL, neither keeps half a character."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
