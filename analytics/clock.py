"""What time it is: the one clock of sessions, links, the audit log and the outbox. Tests set it."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, in UTC. Call it as `clock.now()`, so that a test that sets the clock sets it for everybody."""
    return datetime.now(UTC)
