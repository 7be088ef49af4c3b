"""What is kept of people, sessions, share links and options: the shapes, as every part of the dashboard reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from analytics.access.roles import Role

ShareKind = Literal["goals", "goal", "projects"]
SessionKind = Literal["key", "person", "share"]


@dataclass(frozen=True)
class Person:
    """Somebody who came by OIDC, or whom an administrator entered beforehand. `role` None: the role of their groups.
    Sessions opened before `not_before` do not count."""

    person_id: str  # ours
    issuer: str  # '' until they first come
    subject: str  # the provider's id of them; '' until they first come
    email: str
    name: str
    role: Role | None
    disabled: bool
    not_before: datetime | None
    first_seen: datetime | None
    last_seen: datetime | None


@dataclass(frozen=True)
class Share:
    """A saved, read-only view behind an unguessable link. What it shows is locked on the server."""

    share_id: str  # public: may stand in addresses, lists and the audit log
    label: str
    kind: ShareKind
    goals: tuple[str, ...]  # goal ids; of kind 'goals' () means all of them
    filters: Mapping[str, str]  # of kind 'projects': the address's parameters (status, role, …, q)
    language: str | None  # None: the reader's own
    edition: int | None  # None: live
    as_of: date | None  # None: the day of the edition's own figures
    expires_at: datetime | None
    password_hash: str  # '' : none
    token_hash: str  # SHA-256 in hex; the token itself is kept nowhere
    created_by: str
    created_at: datetime
    paused: bool
    revoked_at: datetime | None
    last_used: datetime | None
    views: int

    @property
    def fixed(self) -> bool:
        """Whether what it shows can never change: of an edition that is named."""
        return self.edition is not None

    def is_open(self, at: datetime) -> bool:
        """Whether it opens: not revoked, not paused, not expired."""
        return self.revoked_at is None and not self.paused and (self.expires_at is None or at < self.expires_at)


@dataclass(frozen=True)
class Session:
    """A browser that has shown what it may: a key, a login, or a link (with its password). `session_id` is the SHA-256
    of the cookie. `bound_to` is the fingerprint of the credential it was opened with: another key, a rotated link or
    another password ends it."""

    session_id: str
    kind: SessionKind
    subject: str  # role of the key, person_id, or share_id
    bound_to: str
    groups: tuple[str, ...]
    opened_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Options:
    """What an administrator chooses while the dashboard runs."""

    public_reading: bool = False  # whoever comes may read without login
    contact: str = ""  # shown on pages that turn somebody away
    embed_hosts: tuple[str, ...] = ()  # hosts whose pages may hold a share page in a frame
    organisation_name: str = ""  # on reports; '': the edition's own
    colour: str = "#1b4596"  # of reports and share pages: #rrggbb
    logo: bytes = b""  # PNG or JPEG, checked when it was given
    logo_type: str = ""  # image/png or image/jpeg


@dataclass(frozen=True)
class Visitor:
    """Who looks, on this request. `name` stands beside what they publish. `subject` is the stable id the audit log
    knows them by: `local`, `key:editor`, `person:<id>`, `link:<share_id>`, '' for nobody. `session`: the session_id, ''
    without one. `share`: the link whose view they are locked to."""

    role: Role
    name: str = ""
    subject: str = ""
    session: str = ""
    share: Share | None = None

    @property
    def sees_names(self) -> bool:
        """Whether they may see the names of people, and get files that hold some: whoever said who they are. Not by a
        link, and not where whoever comes may read."""
        return bool(self.subject) and self.role not in ("nobody", "link")


NOBODY = Visitor("nobody")
