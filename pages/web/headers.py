"""The gate in front of everything: security headers, foreign sockets, oversized uploads, Streamlit's open metrics."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit
from starlette.responses import PlainTextResponse

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

STREAMLIT_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
MULTIPART_ROOM = 64 * 1024  # what the form around an upload may add to its size


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
    "content-security-policy": content_security_policy(STREAMLIT_INDEX.read_text(encoding="utf-8")),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Gate:
    """ASGI middleware over HTTP and WebSocket."""

    def __init__(self, app: App, upload_bytes: int) -> None:
        self._app = app
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and _is_foreign(scope):
            # Streamlit would ask a third-party host about it, and stand still meanwhile.
            await send({"type": "websocket.close", "code": 1008, "reason": "foreign origin"})
        elif scope["type"] == "http":
            await self._http(scope, receive, _with_headers(send))
        else:
            await self._app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith(CLOSED):
            await PlainTextResponse("not found", 404)(scope, receive, send)
        elif _declared_size(scope) > self._upload_bytes + MULTIPART_ROOM:
            await PlainTextResponse("too large", 413)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _with_headers(send: Send) -> Send:
    ours = [(name.encode(), value.encode()) for name, value in HEADERS.items()]

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message.get("headers", []) if pair[0].decode().lower() not in HEADERS]
            message = {**message, "headers": [*kept, *ours]}
        await send(message)

    return sending


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _declared_size(scope: Scope) -> int:
    written = _header(scope, b"content-length")
    return int(written) if written.isascii() and written.isdigit() else 0


def _is_foreign(scope: Scope) -> bool:
    """Whether a socket is opened by a page of another host. Programs that send no Origin are let through."""
    origin = _header(scope, b"origin")
    own = {_header(scope, b"host"), _header(scope, b"x-forwarded-host")}
    return bool(origin) and urlsplit(origin).netloc not in own
