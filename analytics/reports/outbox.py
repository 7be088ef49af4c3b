"""The mails that wait to be sent, in the database: a row for each recipient, so that one who is refused holds up
nobody.

A mail is kept before anything is sent; whoever delivers takes it first (`take`), so that two who deliver at the same
moment never send it twice. Should a process die between sending and noting so, it is sent again with the same
Message-ID. A file is kept once and thrown away with the last mail that needs it.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import make_msgid
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    Text,
    delete,
    func,
    select,
    update,
)

from analytics import clock, database
from analytics.database import UTCDateTime, refusals

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
"""How long to wait after the first, second … attempt that failed. After one more it is given up: some 41 hours."""
TAKEN_FOR = timedelta(minutes=30)
"""Whoever took a mail and has not said by then what came of it is taken to have died."""
KEPT_FOR = timedelta(days=90)
"""How long mails that were sent or given up stay in the list."""
LONGEST_SUBJECT = 200

metadata = MetaData()

outbox_file = Table(
    "outbox_file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("media", String(100), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", UTCDateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("file", Integer, ForeignKey("outbox_file.id")),
    Column("file_name", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", String(40), nullable=False),
    Column("error_said", Text, nullable=False),
    Column("next_attempt_at", UTCDateTime, nullable=False),
    Column("sent_at", UTCDateTime),
    Column("given_up_at", UTCDateTime),
)

_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class File:
    """A file to send along. `media`: its media type, such as application/pdf."""

    name: str
    media: str
    content: bytes


@dataclass(frozen=True)
class Letter:
    """A mail to one recipient. `error`: the code of what went wrong the last time, '' if nothing did (in words:
    `mail.trouble_of`); `error_said`: what belongs to it, such as the server's answer."""

    id: int
    made_at: datetime
    made_by: str  # the subject of whoever asked for it (access.records.Visitor), or `command-line`
    message_id: str
    recipient: str
    subject: str
    body: str
    file_name: str  # '' without a file
    attempts: int
    error: str
    error_said: Mapping[str, str]
    next_attempt_at: datetime
    sent_at: datetime | None
    given_up_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether it is still to be sent."""
        return self.sent_at is None and self.given_up_at is None


def prepare(engine: Engine) -> None:
    """Create the tables where they are missing. Raises StoreUnwritable."""
    with refusals("outbox"):
        database.prepare(engine, metadata)


def is_address(words: str) -> bool:
    """Whether that is a mail address as a mail server takes it: plain ASCII, no name, no blank, no line end."""
    return len(words) <= 254 and len(words.partition("@")[0]) <= 64 and _ADDRESS.fullmatch(words) is not None


def queue(
    engine: Engine, to: Sequence[str], subject: str, body: str, file: File | None = None, *, made_by: str
) -> list[int]:
    """Keep a mail for each recipient (one who is named twice gets one); their ids. Line ends and control characters in
    the subject and the file's name become blanks. Raises ValueError for what is no address, StoreUnwritable."""
    by_name: dict[str, str] = {}
    for address in to:
        by_name.setdefault(address.lower(), address)
    recipients = list(by_name.values())
    if wrong := [address for address in recipients if not is_address(address)]:
        raise ValueError(f"no mail address: {wrong}")
    now = clock.now()
    letter: dict[str, Any] = {
        "made_at": now,
        "made_by": made_by,
        "subject": one_line(subject)[:LONGEST_SUBJECT],
        "body": body.replace("\0", ""),
        "file": None,
        "file_name": "",
        "attempts": 0,
        "error": "",
        "error_said": "{}",
        "next_attempt_at": now,
    }
    with refusals("outbox"), database.writing(engine) as connection:
        if file:
            letter["file_name"] = one_line(file.name).replace("/", "-").replace("\\", "-")
            kept = {"name": letter["file_name"], "media": file.media, "content": file.content}
            letter["file"] = _inserted(connection, outbox_file, kept)
        return [
            _inserted(
                connection, outbox, {**letter, "recipient": address, "message_id": make_msgid(domain="dashboard")}
            )
            for address in recipients
        ]


def one_line(words: str) -> str:
    """Text that can stand in a header: without control characters and line ends."""
    plain = _CONTROLS.sub(" ", words).encode("utf-8", "replace").decode("utf-8")
    return " ".join(plain.split())


def letters(engine: Engine, *, waiting: bool = False) -> list[Letter]:
    """The mails, the newest first; only those that wait. Raises StoreUnwritable where there is no database."""
    query = select(outbox).order_by(outbox.c.id.desc())
    if waiting:
        query = query.where(outbox.c.sent_at.is_(None), outbox.c.given_up_at.is_(None))
    with refusals("outbox"), engine.begin() as connection:
        return [_letter(row) for row in connection.execute(query)]


def take(engine: Engine) -> list[Letter]:
    """Take every mail whose time has come, the oldest first: nobody else gets them, and they count as tried. Whoever
    takes them has to say of each what came of it: `sent`, `failed`. Raises StoreUnwritable."""
    now = clock.now()
    due = select(outbox).where(
        outbox.c.sent_at.is_(None), outbox.c.given_up_at.is_(None), outbox.c.next_attempt_at <= now
    )
    taken = []
    with refusals("outbox"), database.writing(engine) as connection:
        for row in connection.execute(due.order_by(outbox.c.id)).all():
            # Once more the condition: on a server another may have taken it since it was read.
            mine = update(outbox).where(outbox.c.id == row.id, outbox.c.next_attempt_at == row.next_attempt_at)
            claim = mine.values(next_attempt_at=now + TAKEN_FOR, attempts=row.attempts + 1)
            if connection.execute(claim).rowcount:
                taken.append(row.id)
        found = connection.execute(select(outbox).where(outbox.c.id.in_(taken)).order_by(outbox.c.id))
        return [_letter(row) for row in found]


def file_of(engine: Engine, letter: Letter) -> File | None:
    """The file that goes with a mail, None without one."""
    query = select(outbox_file).join(outbox, outbox.c.file == outbox_file.c.id).where(outbox.c.id == letter.id)
    with refusals("outbox"), engine.begin() as connection:
        row = connection.execute(query).first()
    return File(row.name, row.media, bytes(row.content)) if row else None


def sent(engine: Engine, letter: Letter) -> None:
    """Note that a mail was sent. Raises StoreUnwritable."""
    _settle(engine, letter, sent_at=clock.now(), error="", error_said="{}")


def failed(engine: Engine, letter: Letter, error: str, said: Mapping[str, str], *, for_good: bool = False) -> bool:
    """Note that a mail was not sent; whether it is given up: now, where trying again is of no use (`for_good`), or
    because it was tried often enough. Raises StoreUnwritable."""
    now = clock.now()
    ends = for_good or letter.attempts > len(PAUSES)
    told = {"error": error, "error_said": json.dumps(dict(said), sort_keys=True)}
    if ends:
        _settle(engine, letter, given_up_at=now, **told)
    else:
        _settle(engine, letter, next_attempt_at=now + PAUSES[letter.attempts - 1], **told)
    return ends


def tidy(engine: Engine) -> None:
    """Throw away mails that were sent or given up long ago, and files that no mail waits for. Raises
    StoreUnwritable."""
    long_ago = clock.now() - KEPT_FOR
    done = func.coalesce(outbox.c.sent_at, outbox.c.given_up_at)
    with refusals("outbox"), database.writing(engine) as connection:
        connection.execute(delete(outbox).where(done < long_ago))
        connection.execute(update(outbox).where(outbox.c.file.is_not(None), done.is_not(None)).values(file=None))
        needed = select(outbox.c.file).where(outbox.c.file.is_not(None))
        connection.execute(delete(outbox_file).where(outbox_file.c.id.not_in(needed)))


def _settle(engine: Engine, letter: Letter, **values: object) -> None:
    with refusals("outbox"), database.writing(engine) as connection:
        connection.execute(update(outbox).where(outbox.c.id == letter.id).values(**values))


def _inserted(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    key = connection.execute(table.insert().values(**row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _letter(row: Row[Any]) -> Letter:
    fields = dict(row._mapping)
    del fields["file"]
    return Letter(**{**fields, "error_said": json.loads(row.error_said)})
