"""People, sessions, share links and options in the database, and a snapshot of them in memory.

Every request asks who it comes from; so the answer comes from memory. Each write raises a counter in the same
transaction; the snapshot looks at the counter at most every `FRESH` seconds and reads everything anew when it moved.
So whatever one process takes away, every other process knows well within a second.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from analytics.access.records import Options, Person, Session, SessionKind, Share

FRESH = 0.4
"""Seconds for which a snapshot is good without a look at the database; 0 for what this process wrote itself."""


@dataclass(frozen=True)
class Known:
    """Everything at one moment. Revoked shares and ended sessions are left out of the mappings by hash."""

    people: Mapping[str, Person]  # by person_id
    sessions: Mapping[str, Session]  # by session_id
    shares: Mapping[str, Share]  # every link there ever was, by share_id
    by_token: Mapping[str, Share]  # by token_hash, revoked ones left out
    options: Options


class Directory:
    """One per process, safe in threads. Methods that write raise StoreUnwritable where the database cannot be
    written, KeyError for somebody or something that is not there."""

    def __init__(self, engine: Engine) -> None:
        raise NotImplementedError

    def known(self) -> Known:
        """What is known now, at most FRESH seconds old."""
        raise NotImplementedError

    # --- share links -------------------------------------------------------------------------------------------

    def create_share(self, draft: Share) -> tuple[Share, str]:
        """Keep a link (its share_id, token_hash, created_at, last_used and views are given here) and its token, which
        can never be shown again."""
        raise NotImplementedError

    def pause_share(self, share_id: str, paused: bool) -> None:
        """Pause a link, or resume it."""
        raise NotImplementedError

    def revoke_share(self, share_id: str) -> None:
        """End a link for good, and every session opened by it."""
        raise NotImplementedError

    def revoke_all_shares(self) -> int:
        """End every link; how many there were."""
        raise NotImplementedError

    def rotate_share(self, share_id: str) -> str:
        """Give a link a new token, which is returned; the old one and its sessions end."""
        raise NotImplementedError

    def count_view(self, share_id: str) -> None:
        """One more view of a link. Kept in memory, written by `flush` (and every few seconds from here)."""
        raise NotImplementedError

    def flush(self) -> None:
        """Write the views that were counted."""
        raise NotImplementedError

    # --- sessions ----------------------------------------------------------------------------------------------

    def open_session(
        self, kind: SessionKind, subject: str, bound_to: str, expires_at: datetime, groups: tuple[str, ...] = ()
    ) -> str:
        """Open a session; the secret for its cookie is returned and kept nowhere."""
        raise NotImplementedError

    def end_session(self, session_id: str) -> None:
        """End a session; one that is not there is fine."""
        raise NotImplementedError

    # --- people ------------------------------------------------------------------------------------------------

    def came(self, issuer: str, subject: str, email: str, name: str) -> Person:
        """Note that somebody has logged in; the row an administrator made for that address beforehand becomes theirs
        (by e-mail, only where the provider says it is verified: the caller passes '' otherwise)."""
        raise NotImplementedError

    def save_person(self, person: Person) -> Person:
        """Keep a person as the administrator wants them; a new one where person_id is ''."""
        raise NotImplementedError

    def end_sessions_of(self, person_id: str) -> None:
        """Log somebody out everywhere."""
        raise NotImplementedError

    # --- options -----------------------------------------------------------------------------------------------

    def save_options(self, options: Options) -> None:
        """Keep the administrator's choices."""
        raise NotImplementedError
