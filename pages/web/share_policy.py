"""The headers of share pages: nothing is loaded, nobody is told where the reader came from, few may frame it."""

import re
from collections.abc import Iterable

_HOST = re.compile(r"(https?://)?(\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?")
"""What the policy takes as one host; anything else could say more than a host."""


_NOBODY = "'none'"


def embeddable(hosts: Iterable[str]) -> tuple[str, ...]:
    """Those of the administrator's hosts that can be one."""
    return tuple(host for host in (each.strip() for each in hosts) if _HOST.fullmatch(host))


def headers(*, no_store: bool, frames: tuple[str, ...] = ()) -> dict[str, str]:
    """`no_store`: nobody may keep it. Otherwise caches may, and ask before every use. `frames`: hosts whose pages may
    hold it in a frame."""
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; "
        f"frame-ancestors {' '.join(frames) or _NOBODY}"
    )
    return {
        "content-security-policy": policy,
        "cache-control": "private, no-store" if no_store else "public, no-cache",
        "referrer-policy": "no-referrer",
        "x-robots-tag": "noindex, nofollow",
        "x-content-type-options": "nosniff",
    }
