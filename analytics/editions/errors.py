"""What can stand in the way of publishing or reading an edition, as errors that a page can put into words."""

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from sqlalchemy.exc import DBAPIError, InternalError, OperationalError

from analytics.editions.edition import Edition

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


class Late(Exception):
    """Somebody else published first: `head` is their edition, `base` the one this publish was based on. Nothing was
    written; `analytics.editions.merge` puts the two together."""

    def __init__(self, base: int, head: Edition) -> None:
        super().__init__(f"based on edition {base}, but the newest is {head.number}")
        self.base = base
        self.head = head


class StoreUnwritable(Exception):
    """The store took nothing: its folder cannot be written, the disk is full or the catalogue is held by another.
    What was published before stands and can be read. Where the connection to a database server broke at the very
    commit, publishing again with the same `request_id` finds out which it was."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason


@contextmanager
def refusals() -> Iterator[None]:
    """Whatever the disk or the database refuses in here becomes `StoreUnwritable`, with a line in the log."""
    try:
        yield
    except (OSError, OperationalError, InternalError) as error:
        reason = reason_of(error)
        log.error("The store of editions cannot be written (%s): %s", reason, error)
        raise StoreUnwritable(reason, str(error)) from error


def reason_of(error: OSError | DBAPIError) -> Reason:
    """Why the disk or the database said no."""
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or 0, "other")
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF, "other")  # the low byte is the primary code
    return _SQLSTATE.get(getattr(error.orig, "sqlstate", None) or "", "other")
