"""Open WebSockets, and the one task that closes each within a second of its right ending."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import TypeVar

import anyio.to_thread

from analytics import clock
from analytics.access.records import Visitor
from analytics.access.visitors import SHARE_COOKIE, recognise
from analytics.database import StoreUnwritable
from analytics.settings import settings
from pages.parts import caches
from pages.web.headers import App, Message, Receive, Scope, Send

LOOK_SECONDS = 0.4
FLUSH_SECONDS = 5.0
ENDED = 4401  # WebSocket close code of our own: log in again

log = logging.getLogger(__name__)

Made = TypeVar("Made")
Claim = tuple[str, str, str, str]
"""What somebody is let in as: role, subject, session, share link."""


@dataclass(eq=False)
class Socket:
    """A connection: the cookies it was opened with, what they proved then, and what is set when that has ended."""

    cookies: Mapping[str, str]
    claims: tuple[Claim, ...] = ()
    ended: asyncio.Event = field(default_factory=asyncio.Event)


OPEN: set[Socket] = set()


def visitor_of(cookies: Mapping[str, str], wanted: str) -> Visitor:
    """Who somebody is by their cookies; `wanted`: the share link that the address names."""
    return recognise(caches.directory().known(), settings(), caches.login_keys(), cookies, wanted, clock.now())


def claims_of(cookies: Mapping[str, str]) -> tuple[Claim, ...]:
    """All that cookies prove: who somebody is without a link, and by each link they hold. A socket's address does not
    say which page it belongs to, so it depends on all of them."""
    links = sorted(name.removeprefix(SHARE_COOKIE) for name in cookies if name.startswith(SHARE_COOKIE))
    return tuple(_claim(visitor_of(cookies, wanted)) for wanted in ("", *links))


def _claim(visitor: Visitor) -> Claim:
    return visitor.role, visitor.subject, visitor.session, visitor.share.share_id if visitor.share else ""


async def held(app: App, scope: Scope, receive: Receive, send: Send, socket: Socket) -> None:
    """Run a connection until it ends by itself or its right ends."""
    OPEN.add(socket)
    ending = asyncio.create_task(socket.ended.wait())

    async def receiving() -> Message:
        getting = asyncio.ensure_future(receive())
        try:
            await asyncio.wait({getting, ending}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not getting.done():
                getting.cancel()
        if not socket.ended.is_set():
            return getting.result()
        with suppress(asyncio.CancelledError):
            await getting
        return {"type": "websocket.disconnect", "code": ENDED}

    async def sending(message: Message) -> None:
        if socket.ended.is_set():
            raise OSError("the connection was closed")  # what Starlette takes for a visitor who has gone
        await send(message)

    running = asyncio.ensure_future(app(scope, receiving, sending))
    try:
        await asyncio.wait({running, ending}, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            await send({"type": "websocket.close", "code": ENDED, "reason": "no longer allowed"})
        await running
    finally:
        OPEN.discard(socket)
        ending.cancel()
        if not running.done():
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


def ended(sockets: Iterable[Socket]) -> list[Socket]:
    """The sockets whose right has ended, or is another than it was."""
    return [socket for socket in sockets if claims_of(socket.cookies) != socket.claims]


def flush() -> None:
    """Write what was counted in memory: views of links, denials."""
    caches.directory().flush()
    caches.audit().flush()


@asynccontextmanager
async def watching() -> AsyncIterator[None]:
    """Look after the open sockets for as long as the server runs."""
    task = asyncio.create_task(_watch(), name="gate-watch")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await _tried("what was counted could not be written", flush)


async def _watch() -> None:
    flushed = monotonic()
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        for socket in await _tried("open connections could not be looked at", partial(ended, list(OPEN))) or ():
            socket.ended.set()
        if monotonic() - flushed > FLUSH_SECONDS:
            await _tried("what was counted could not be written", flush)
            flushed = monotonic()


async def _tried(otherwise: str, work: Callable[[], Made]) -> Made | None:
    """What some work in a thread of its own makes. An error must not end the looking: it is logged, and the next look
    comes in a moment."""
    try:
        return await anyio.to_thread.run_sync(work)
    except StoreUnwritable:  # logged where it was found
        return None
    except Exception:
        log.exception(otherwise)
        return None
