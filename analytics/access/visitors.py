"""Who a request comes from: settings, cookies and what is known now, to a visitor. Pure, so that it can be tested."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from analytics.access.directory import Known, same_address
from analytics.access.passwords import hash_of
from analytics.access.records import NOBODY, Person, Session, SessionKind, Share, Visitor
from analytics.access.roles import Role
from analytics.settings import Settings

SESSION_COOKIE = "dashboard-session"
SHARE_COOKIE = "dashboard-share-"
"""And the share_id: a browser may hold several links."""
SHARE_PARAMETER = "share"
"""In an address: the share_id through which somebody looks who could also look without."""


def recognise(
    known: Known, settings: Settings, keys: Mapping[str, str], cookies: Mapping[str, str], wanted: str, at: datetime
) -> Visitor:
    """The visitor of a request. `keys`: role → key, in the way in by key (`keys_of`). `wanted`: the share_id the
    address names, '' for none.

    A link that the address names and a cookie proves locks the view, whoever looks (so an administrator sees what the
    receiver will see). Else: the way in (local: administrator; key or OIDC: the session's role, where the person is
    not disabled). Else a link's cookie, the one opened last; none where the address names a link, so that what stands
    at the address of one link is never another's view. Else reader where public reading is on. Else nobody: `NOBODY`,
    or, for a person who logged in but has no role, a visitor of role `nobody` that carries their name and session, so
    that they can be told and can log out."""
    if wanted and (session := _share_session(known, cookies, wanted, at)):
        return _through(known.shares[wanted], session)
    came = _by_way_in(known, settings, keys, cookies, at)
    if came.role != "nobody":
        return came
    opened = [] if wanted else list(_share_sessions(known, cookies, at))
    if opened:
        last = max(opened, key=lambda session: (session.opened_at, session.session_id))
        return _through(known.shares[last.subject], last)
    if known.options.public_reading:
        return Visitor("reader", name=came.name, subject=came.subject, session=came.session)
    return came


def fingerprint(share: Share) -> str:
    """What a share session is bound to: the link's token and its password."""
    return hash_of(f"{share.token_hash}\n{share.password_hash}")


def provider_fingerprint(issuer: str, settings: Settings) -> str:
    """What the session of somebody who logged in is bound to: the provider that said who they are, and as whom the
    dashboard asked it."""
    return hash_of(f"{issuer}\n{settings.oidc_client_id}")


def keys_of(settings: Settings, generated: str) -> dict[Role, str]:
    """Role → key, in the way in by key: `generated` for the administrators where the settings name none; a role whose
    key is blank has none. Blanks around a key do not count. Raises ValueError where two roles have the same key."""
    named: dict[Role, str] = {
        "administrator": settings.administrator_key.get_secret_value().strip() or generated,
        "editor": settings.editor_key.get_secret_value().strip(),
        "reader": settings.reader_key.get_secret_value().strip(),
    }
    keys = {role: key for role, key in named.items() if key}
    if "administrator" not in keys:
        raise ValueError("The administrators' key is blank.")
    if len(set(keys.values())) < len(keys):
        raise ValueError(
            "Two of the settings administrator_key, editor_key and reader_key are the same. Give each role its own key."
        )
    return keys


def role_of(person: Person, groups: Iterable[str], settings: Settings) -> Role:
    """The role of somebody who logged in: their own in our table; else administrator where the settings list their
    (verified) e-mail address or one of their groups; else the highest of their groups; else reader where everybody who
    can log in may read; else nobody. A disabled person is nobody."""
    if person.disabled:
        return "nobody"
    if person.role is not None:
        return person.role if person.role != "link" else "nobody"
    mine = {group for group in groups if group}
    listed = any(same_address(person.email, address) for address in settings.administrators)
    if listed or not mine.isdisjoint(settings.oidc_administrators):
        return "administrator"
    if not mine.isdisjoint(settings.oidc_editors):
        return "editor"
    if not mine.isdisjoint(settings.oidc_readers) or settings.oidc_everyone_reads:
        return "reader"
    return "nobody"


def _by_way_in(
    known: Known, settings: Settings, keys: Mapping[str, str], cookies: Mapping[str, str], at: datetime
) -> Visitor:
    if settings.access == "local":
        return Visitor("administrator", subject="local")
    if settings.access == "key":
        session = _session(known, cookies, SESSION_COOKIE, "key", at)
        return _by_key(keys, session) if session else NOBODY
    session = _session(known, cookies, SESSION_COOKIE, "person", at)
    return _by_login(known, settings, session) if session else NOBODY


def _by_key(keys: Mapping[str, str], session: Session) -> Visitor:
    for role in ("administrator", "editor", "reader"):
        if role == session.subject and role in keys and session.bound_to == hash_of(keys[role]):
            return Visitor(role, subject=f"key:{role}", session=session.session_id)
    return NOBODY


def _by_login(known: Known, settings: Settings, session: Session) -> Visitor:
    person = known.people.get(session.subject)
    if person is None or person.disabled or session.bound_to != provider_fingerprint(person.issuer, settings):
        return NOBODY
    if person.not_before and session.opened_at < person.not_before:
        return NOBODY
    role = role_of(person, session.groups, settings)
    subject = f"person:{person.person_id}"
    return Visitor(role, name=person.name or person.email, subject=subject, session=session.session_id)


def _share_sessions(known: Known, cookies: Mapping[str, str], at: datetime) -> Iterable[Session]:
    for cookie in cookies:
        if cookie.startswith(SHARE_COOKIE):
            session = _share_session(known, cookies, cookie.removeprefix(SHARE_COOKIE), at)
            if session:
                yield session


def _share_session(known: Known, cookies: Mapping[str, str], share_id: str, at: datetime) -> Session | None:
    """The session by which a cookie proves that this link was opened and still is open, or None."""
    session = _session(known, cookies, SHARE_COOKIE + share_id, "share", at)
    share = known.shares.get(share_id)
    proven = session and share and session.subject == share_id and session.bound_to == fingerprint(share)
    return session if proven and share and share.is_open(at) else None


def _session(known: Known, cookies: Mapping[str, str], cookie: str, kind: SessionKind, at: datetime) -> Session | None:
    """The session of that kind whose secret stands in that cookie, where it has not run out. Only hashes are compared,
    in a dictionary: how long that takes says nothing about a secret."""
    session = known.sessions.get(hash_of(cookies[cookie])) if cookies.get(cookie) else None
    return session if session and session.kind == kind and at < session.expires_at else None


def _through(share: Share, session: Session) -> Visitor:
    return Visitor("link", subject=f"link:{share.share_id}", session=session.session_id, share=share)
