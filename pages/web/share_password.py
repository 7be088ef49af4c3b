"""The password of a share link: whether a browser has shown it, what was sent, how often it may be guessed."""

from datetime import timedelta
from functools import partial
from urllib.parse import parse_qs

import anyio.to_thread
from starlette.requests import Request

from analytics import clock
from analytics.access.passwords import hash_of, is_password
from analytics.access.records import Share
from analytics.access.throttle import Throttle
from analytics.access.visitors import SHARE_COOKIE, fingerprint
from analytics.settings import settings
from pages.parts import caches

MOST_BYTES = 8_000
"""Of a form that holds a password of at most 1000 characters, percent-encoded."""
BY_SOURCE = Throttle(10, 300)
"""Wrong passwords for one link from one address."""
BY_LINK = Throttle(100, 600)
"""Wrong passwords for one link, wherever they come from. Whoever already has a session is not held up."""


def has_session(request: Request, share: Share) -> bool:
    """Whether the browser has a session of this link, opened with its present token and password."""
    secret = request.cookies.get(SHARE_COOKIE + share.share_id)
    session = caches.directory().known().sessions.get(hash_of(secret)) if secret else None
    return (
        session is not None
        and session.kind == "share"
        and session.subject == share.share_id
        and session.bound_to == fingerprint(share)
        and clock.now() < session.expires_at
    )


async def open_session(share: Share) -> tuple[str, int]:
    """Open a session of a link: the secret for its cookie, and the seconds it lasts (never longer than the link).
    Raises StoreUnwritable."""
    now = clock.now()
    ends = now + timedelta(hours=settings().session_hours)
    if share.expires_at is not None:
        ends = min(ends, share.expires_at)
    directory = caches.directory()
    opening = partial(directory.open_session, "share", share.share_id, fingerprint(share), ends)
    secret = await anyio.to_thread.run_sync(opening)
    return secret, max(1, int((ends - now).total_seconds()))


async def sent_password(request: Request) -> str:
    """The password a form sends; '' where there is none to be read."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return ""
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=10, keep_blank_values=True)
    except ValueError:  # far more fields than the form has
        return ""
    return fields.get("password", [""])[0]


def waits(share: Share, source: str) -> float:
    """Seconds until that source may try the link's password again; 0 if it may."""
    return max(BY_SOURCE.waits(f"{share.share_id} {source}"), BY_LINK.waits(share.share_id))


async def is_right(share: Share, source: str, password: str) -> bool:
    """Whether it is the link's password; a wrong one is counted."""
    right = await anyio.to_thread.run_sync(is_password, password, share.password_hash)
    if not right:
        BY_SOURCE.failed(f"{share.share_id} {source}")
        BY_LINK.failed(share.share_id)
    return right
