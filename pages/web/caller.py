"""Where a request comes from and which address it was sent to, with and without a proxy in front."""

import re
from collections.abc import MutableMapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]

FORWARDED = frozenset(
    b"x-" + name
    for name in (b"forwarded-for", b"forwarded-proto", b"forwarded-host", b"forwarded-port", b"forwarded-prefix")
) | {b"forwarded", b"x-real-ip"}
"""What a proxy says of a request; whoever has no proxy in front can write it too."""


@dataclass(frozen=True)
class Caller:
    """`source`: the client's address (IPv6: its network), for throttles. `secure`: whether the browser came by https.
    `host`: the name it was called by. `local`: whether it comes from this very machine, by a name of this machine and
    through no proxy."""

    source: str
    secure: bool
    host: str
    local: bool


def seen_through(scope: Scope, behind_proxy: bool) -> tuple[Scope, Caller]:
    """The request as it left the browser, and its caller. What a proxy says is believed where there is one, and taken
    out of the headers in any case."""
    pairs: list[tuple[bytes, bytes]] = list(scope["headers"])
    said = {name: _last(value) for name, value in pairs if name in FORWARDED}
    client, scheme, host = _client(scope, pairs), str(scope.get("scheme", "http")), _value(pairs, b"host")
    if behind_proxy:
        client = _address(said.get(b"x-forwarded-for", "")) or client
        host = said.get(b"x-forwarded-host") or host
        forwarded_by = said.get(b"x-forwarded-proto", "").lower()
        if forwarded_by in ("http", "https", "ws", "wss"):
            scheme = _scheme(scope["type"], forwarded_by in ("https", "wss"))
    local = not said and _is_loopback(client) and _is_loopback_name(host)
    headers = [(name, value) for name, value in pairs if name not in FORWARDED and name != b"host"]
    changed = {
        **scope,
        "headers": ([(b"host", host.encode("latin-1"))] if host else []) + headers,
        "scheme": scheme,
        "client": (client, (scope.get("client") or ("", 0))[1]) if client else None,
    }
    return changed, Caller(_network(client), scheme in ("https", "wss"), host, local)


def is_own(origin: str, host: str, public_url: str) -> bool:
    """Whether an Origin header names this dashboard: the host it was called by, or its public address."""
    parts = urlsplit_or_none(origin)
    if parts is None or parts.scheme not in ("http", "https") or not parts.netloc:
        return False
    public = urlsplit_or_none(public_url)
    own = {host.lower()} | ({public.netloc.lower()} if public else set())
    return parts.netloc.lower() in own - {""}


def same_site(address: str) -> str:
    """A path of this site as it was asked for; '/' for anything that could lead elsewhere."""
    parts = urlsplit_or_none(address)
    if (
        parts is None
        or not address.startswith("/")
        or address.startswith("//")
        or re.search(r"[\x00-\x20\\\x7f-\U0010ffff]", address)  # browsers drop tabs and read \ as /
        or parts.scheme
        or parts.netloc
    ):
        return "/"
    return address


def urlsplit_or_none(address: str) -> Any:
    """The parts of an address, None for what is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _scheme(kind: str, secure: bool) -> str:
    if kind == "websocket":
        return "wss" if secure else "ws"
    return "https" if secure else "http"


def _client(scope: Scope, pairs: list[tuple[bytes, bytes]]) -> str:
    """The address the connection comes from. uvicorn puts X-Forwarded-For in its place, with port 0, when the
    connection comes from this machine; that is taken back here, because nobody asked it to."""
    client = scope.get("client")
    if not client:
        return ""
    if client[1] == 0 and _value(pairs, b"x-forwarded-for"):
        return "127.0.0.1"
    return str(client[0])


def _value(pairs: list[tuple[bytes, bytes]], wanted: bytes) -> str:
    return next((value.decode("latin-1") for name, value in pairs if name == wanted), "")


def _last(value: bytes) -> str:
    return value.decode("latin-1").rpartition(",")[2].strip()


def _address(written: str) -> str:
    """An address without its port: 192.0.2.1:80, [2001:db8::1]:80. '' for what is none."""
    bare = written[1:].partition("]")[0] if written.startswith("[") else written
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    return bare if _parsed(bare) else ""


def _parsed(written: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(written)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def _is_loopback(written: str) -> bool:
    address = _parsed(written)
    return address is not None and address.is_loopback


def _is_loopback_name(host: str) -> bool:
    parts = urlsplit_or_none(f"//{host}")
    try:
        name = parts.hostname if parts else None
    except ValueError:
        return False
    return name == "localhost" or _is_loopback(name or "")


def _network(written: str) -> str:
    """What counts as one source: an IPv4 address; of IPv6 the /64, of which one subscriber has all."""
    address = _parsed(written)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address or written)
