"""The audit log in the database.

Each entry's hash covers its fields and the hash before it, so nothing can be changed, taken out or put in between
without breaking the chain. `previous` is unique: two processes that append at once cannot both follow one entry; the
second tries again. What happens very often (a link opened, somebody turned away) is counted and written as one entry a
minute. Addresses (IP) are never written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Engine

Action = Literal[
    "publish", "restore", "goal_edit", "check_in", "share_created", "share_opened", "share_paused", "share_resumed",
    "share_revoked", "share_rotated", "report", "login", "logout", "denied", "person_changed", "options_changed",
    "mail_sent", "mail_failed", "retention",
]  # fmt: skip
START = "0" * 64
"""What the first entry follows."""


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
    """What checking the chain found. `broken_at`: the number of the first entry that does not hold, None if all do."""

    entries: int
    head: str  # hash of the newest entry; noted elsewhere, it also proves that the end was not cut off
    broken_at: int | None


class AuditLog:
    """One per process, safe in threads."""

    def __init__(self, engine: Engine) -> None:
        raise NotImplementedError

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
        raise NotImplementedError

    def count(self, action: Action, *, subject: str = "", about: str = "", reason: str = "") -> None:
        """Count something that happens often; `flush` writes one entry a kind with details {count, reason}. Never
        raises and never waits for the database."""
        raise NotImplementedError

    def flush(self) -> None:
        """Write what was counted, where a minute has passed since the last time or `close` is called."""
        raise NotImplementedError

    def entries(
        self,
        *,
        actions: Sequence[Action] = (),
        subject: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        most: int = 500,
    ) -> list[Entry]:
        """Entries, the newest first; those of one subject, of some actions, in a time."""
        raise NotImplementedError

    def verify(self) -> Verified:
        """Recompute the whole chain."""
        raise NotImplementedError

    def retain(self, before: datetime) -> int:
        """Forget entries from before a moment, and say so in the log with the hash at which it now begins; how many."""
        raise NotImplementedError
