"""The headers of every answer: what its page may load, who may frame it, what may be kept of it."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from pathlib import Path
from typing import Any

import streamlit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Pairs = Iterable[tuple[bytes, bytes]]

STREAMLIT_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
POLICY = "content-security-policy"
SECURED_SECONDS = 365 * 24 * 3600


def inline_hashes(html: str) -> list[str]:
    """The CSP sources of the inline scripts in a page."""
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts]


def content_security_policy(html: str) -> str:
    """What a page may load: only what this server sends. No eval; charts, tables and uploads work with it."""
    scripts = " ".join(["'self'", *inline_hashes(html)])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


HEADERS = {
    POLICY: content_security_policy(STREAMLIT_INDEX.read_text(encoding="utf-8")),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-robots-tag": "noindex, nofollow",
}
ROUTES_OWN = {POLICY, "referrer-policy", "cross-origin-resource-policy", "cache-control"}
"""What a route may say for itself; of everything else the gate's word stands. A route with a policy of its own (a share
page in a frame of another host) also answers for who may frame it, so it goes out without X-Frame-Options."""


def finished(given: Pairs, *, secure: bool, secret: bool, keep: bool) -> list[tuple[bytes, bytes]]:
    """A route's headers made complete. `secure`: the browser came by https. `secret`: the address itself is one.
    `keep`: the answer may be kept by a cache where the route says nothing about it."""
    pairs = [(name.lower(), value) for name, value in given]
    own = {name.decode("latin-1") for name, _ in pairs} & ROUTES_OWN
    ours = dict(HEADERS)
    if secret:
        ours["referrer-policy"] = "no-referrer"
    if not keep:
        ours["cache-control"] = "no-store"
    if secure:
        ours["strict-transport-security"] = f"max-age={SECURED_SECONDS}"
    if POLICY in own:
        del ours["x-frame-options"]
    dropped = (set(ours) | {"x-frame-options"}) - own
    kept = [(name, _secured(name, value, secure)) for name, value in pairs if name.decode("latin-1") not in dropped]
    return [*kept, *((name.encode(), value.encode("latin-1")) for name, value in ours.items() if name not in own)]


def _secured(name: bytes, value: bytes, secure: bool) -> bytes:
    """A cookie set over https is for https only."""
    if name != b"set-cookie" or not secure or re.search(rb";\s*secure\s*(;|$)", value, re.IGNORECASE):
        return value
    return value + b"; Secure"
