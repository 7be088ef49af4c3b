"""The gate in front of everything: who asks, whether they may, and that open connections end when they no longer may.

It decides by the table in `access.py`. Nothing behind it needs to look at the role again; only what a share link may
see within a route is the route's own business (`request.state.visitor.share`).
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from socket import AF_INET, AF_INET6, IPPROTO_TCP, TCP_NODELAY
from typing import TypeVar

import anyio
import anyio.to_thread
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from analytics.access.records import NOBODY
from analytics.access.visitors import SHARE_PARAMETER
from analytics.database import StoreUnwritable
from analytics.settings import settings
from pages.parts import caches
from pages.web import connections, login, turned_away
from pages.web.access import FORM_BYTES, SOCKET, Decision, Rule, decide, rule_for
from pages.web.caller import Caller, is_own, seen_through, urlsplit_or_none
from pages.web.headers import App, Message, Receive, Scope, Send, finished

MULTIPART_ROOM = 64 * 1024  # what the form around an upload may add to its size
SAFE = ("GET", "HEAD")
REFUSED = 1008  # WebSocket close code: against the rules
THREADS = 4

Made = TypeVar("Made")


class Gate:
    """ASGI middleware over HTTP and WebSocket, the outermost of ours."""

    def __init__(self, app: App) -> None:
        self._app = app
        # Threads of its own: whoever waits for a report to be made must not keep others from being recognised.
        self._threads = anyio.CapacityLimiter(THREADS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        _send_at_once(receive)
        scope, caller = seen_through(scope, settings().behind_proxy)
        scope["state"] = {**scope.get("state", {}), "visitor": NOBODY, "source": caller.source}
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send, caller)
        else:
            await self._http(scope, receive, send, caller)

    async def _http(self, scope: Scope, receive: Receive, send: Send, caller: Caller) -> None:
        rule = rule_for(scope["path"])
        body = Body(receive, _most_bytes(rule))
        reply = _complete(send, rule, caller)
        request = Request(scope, body.receive)
        try:
            answer = await self._turned_away(request, rule, caller)
            if answer is None and _declared_bytes(request) > body.most:
                answer = await self._in_thread(partial(turned_away.too_large, request))
            if answer is None:
                await self._app(scope, body.receive, body.until_too_large(reply))
            else:
                await answer(scope, receive, body.until_too_large(reply))
        except BodyTooLarge:
            pass
        except StoreUnwritable as error:  # logged where it was found
            if not body.answered:
                await turned_away.unwritable(request, error)(scope, receive, reply)
        except Exception:
            # A calm page with every header, and then the crash, for the server's log.
            if not body.answered:
                answer = await self._in_thread(partial(turned_away.broken, request))
                await answer(scope, receive, reply)
            raise
        if body.too_large and not body.answered:
            answer = await self._in_thread(partial(turned_away.too_large, request))
            await answer(scope, receive, reply)

    async def _turned_away(self, request: Request, rule: Rule | None, caller: Caller) -> Response | None:
        """The answer to whoever does not get through; None for whoever does, who is then in the request's state."""
        if settings().access == "local" and not caller.local:
            return await self._in_thread(partial(turned_away.elsewhere, request))
        if request.method not in SAFE and not _is_sent_by_us(request, rule, caller):
            return await self._in_thread(partial(_denied, request, rule, "foreign"))
        if settings().access == "key" and request.method in SAFE and login.KEY_PARAMETER in request.query_params:
            return await self._in_thread(partial(login.exchange, request))
        if rule is not None and rule.who and rule.asks:
            wanted = request.query_params.get(SHARE_PARAMETER, "")
            looking = partial(connections.visitor_of, request.cookies, wanted)
            request.state.visitor = await self._in_thread(looking)
        decision = decide(rule, request.method, request.state.visitor)
        if decision == "allowed":
            return None
        return await self._in_thread(partial(_denied, request, rule, decision))

    async def _socket(self, scope: Scope, receive: Receive, send: Send, caller: Caller) -> None:
        connection = HTTPConnection(scope)
        rule = rule_for(scope["path"])
        origin = connection.headers.get("origin", "")
        socket = connections.Socket(connection.cookies)
        if settings().access == "local" and not caller.local:
            decision = "elsewhere"
        elif origin and not is_own(origin, caller.host, settings().public_url):
            # Streamlit would ask a third-party host about it, and stand still meanwhile.
            decision = "foreign"
        else:
            # Held from before it is asked about: what ends in between is seen at the next look.
            socket.claims = await self._in_thread(partial(connections.claims_of, connection.cookies))
            wanted = connection.query_params.get(SHARE_PARAMETER, "")
            scope["state"]["visitor"] = await self._in_thread(
                partial(connections.visitor_of, connection.cookies, wanted)
            )
            decision = decide(rule, SOCKET, scope["state"]["visitor"])
        if decision != "allowed":
            await self._in_thread(partial(_count, rule, scope["state"]["visitor"].subject, decision))
            await receive()
            await send({"type": "websocket.close", "code": REFUSED, "reason": "not allowed"})
            return
        if origin:
            scope["headers"] = _with_host(scope["headers"], origin)
        await connections.held(self._app, scope, receive, send, socket)

    async def _in_thread(self, work: Callable[[], Made]) -> Made:
        return await anyio.to_thread.run_sync(work, limiter=self._threads)


def _send_at_once(receive: Receive) -> None:
    """Switch off Nagle's algorithm on the connection. asyncio does so only for sockets that were made for TCP by name,
    which Streamlit's is not; without it a body waits 40 ms for its head to be acknowledged."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    socket = transport.get_extra_info("socket") if transport else None
    if socket is not None and socket.family in (AF_INET, AF_INET6):
        with suppress(OSError):  # the visitor is gone already
            socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)


class BodyTooLarge(Exception):
    """More bytes came than may."""


class Body:
    """What is received of a request, counted: a Content-Length may be missing, or lie."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._came = 0
        self.most = most
        self.too_large = False
        self.answered = False

    async def receive(self) -> Message:
        """The next message. Raises BodyTooLarge once more came than may."""
        if not self.too_large:
            message = await self._receive()
            self._came += len(message.get("body", b""))
            self.too_large = self._came > self.most
            if not self.too_large:
                return message
        raise BodyTooLarge

    def until_too_large(self, send: Send) -> Send:
        """Send what the route answers, but not what it makes of a body that was cut off."""

        async def sending(message: Message) -> None:
            if self.answered or not self.too_large:
                self.answered = True
                await send(message)

        return sending


def _most_bytes(rule: Rule | None) -> int:
    return settings().upload_megabytes * 1024 * 1024 + MULTIPART_ROOM if rule and rule.large else FORM_BYTES


def _declared_bytes(request: Request) -> int:
    written = request.headers.get("content-length", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 20 else 0


def _complete(send: Send, rule: Rule | None, caller: Caller) -> Send:
    """Send with every header that belongs there."""
    keep = rule is not None and not rule.asks
    secret = rule is not None and rule.secret

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = finished(message.get("headers", []), secure=caller.secure, secret=secret, keep=keep)
            message = {**message, "headers": headers}
        await send(message)

    return sending


def _is_sent_by_us(request: Request, rule: Rule | None, caller: Caller) -> bool:
    """Whether a form or an upload was sent by a page of ours, or by a program that is no browser. A share page says
    nothing of where it is (no-referrer), so its own form comes from `null`; its token is all the right it has."""
    origin = request.headers.get("origin", "")
    if not origin:
        return request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    if origin == "null" and rule is not None and rule.secret:
        return True
    return is_own(origin, caller.host, settings().public_url)


def _denied(request: Request, rule: Rule | None, decision: Decision) -> Response:
    """The answer to somebody who may not, counted in the audit log. Being asked to log in is no denial."""
    if decision == "unknown":
        return turned_away.not_found(request)
    if decision == "method":
        return turned_away.wrong_method(request, rule.methods if rule else ())
    subject = request.state.visitor.subject
    if decision == "nobody":
        if request.query_params.get(SHARE_PARAMETER):
            _count(rule, subject, "link")
            return turned_away.no_such_link(request)
        if settings().access != "local" and turned_away.is_visit(request):
            return login.ask(request)
        _count(rule, subject, "nobody")
        return turned_away.nobody(request)
    _count(rule, subject, decision)
    if decision == "link":
        return turned_away.no_such_link(request)
    return turned_away.foreign(request) if decision == "foreign" else turned_away.forbidden(request)


def _count(rule: Rule | None, subject: str, reason: str) -> None:
    caches.audit().count("denied", subject=subject, about=rule.path if rule else "", reason=reason)


def _with_host(headers: list[tuple[bytes, bytes]], origin: str) -> list[tuple[bytes, bytes]]:
    """The headers as Streamlit should see them once the origin was found to be ours: it compares with Host alone."""
    host = urlsplit_or_none(origin).netloc.encode("latin-1")
    return [(name, host if name == b"host" else value) for name, value in headers]
