"""Finished answers, kept in memory with their compressed forms: made once, sent many times."""

import asyncio
import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

import brotli  # type: ignore[import-untyped]
from starlette.requests import Request
from starlette.responses import Response

MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class Finished:
    """An answer's bytes by content-encoding ('' for none), and the hash of what they say."""

    bodies: dict[str, bytes]
    hash: str

    @property
    def size(self) -> int:
        """Bytes it takes in memory."""
        return sum(map(len, self.bodies.values()))


class Kept:
    """The answers asked for last, up to a number of bytes. Safe in threads; each is made once, however many ask for it
    at once."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._size = 0
        self._kept: OrderedDict[Hashable, Finished] = OrderedDict()
        self._making: dict[Hashable, asyncio.Task[Finished]] = {}
        self._lock = threading.Lock()

    async def get(self, key: Hashable, make: Callable[[], Finished]) -> Finished:
        """The answer of that key; made in a thread where it is not there."""
        if found := self._found(key):
            return found
        task = self._making.get(key)
        if task is None or task.get_loop() is not asyncio.get_running_loop():
            task = asyncio.create_task(asyncio.to_thread(self._made, key, make))
            self._making[key] = task
            task.add_done_callback(lambda _: self._making.pop(key, None))
        return await asyncio.shield(task)

    def _found(self, key: Hashable) -> Finished | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _made(self, key: Hashable, make: Callable[[], Finished]) -> Finished:
        made = make()
        with self._lock:
            if before := self._kept.pop(key, None):
                self._size -= before.size
            self._kept[key] = made
            self._size += made.size
            while self._size > self._most and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._size -= dropped.size
        return made


def finished(body: bytes, compress: bool = True) -> Finished:
    """An answer with its compressed forms. `compress`: not for what is compressed already."""
    bodies = {"": body}
    if compress:
        bodies |= {"br": brotli.compress(body, quality=9), "gzip": gzip.compress(body, 9, mtime=0)}
    return Finished(bodies, hashlib.sha256(body).hexdigest()[:32])


def answer_of(
    request: Request, kept: Finished, media: str, headers: Mapping[str, str], *, tagged: bool = True
) -> Response:
    """The bytes in the shortest form the caller takes; where the answer is `tagged`, with an ETag, and 304 where they
    have them already."""
    encoding = encoding_of(request.headers.get("accept-encoding", ""), kept)
    said = dict(headers)
    if tagged:
        said.setdefault("etag", f'"{kept.hash}{"-" if encoding else ""}{encoding}"')
        if is_known(said["etag"], request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=said)
    if encoding:
        said["content-encoding"] = encoding
    return Response(kept.bodies[encoding], headers=said, media_type=media)


def encoding_of(accepted: str, offered: Finished) -> str:
    """The shortest form that an Accept-Encoding header allows; '' for none."""
    allowed = {name.strip().lower() for name, _, weight in _weighed(accepted) if not _is_zero(weight)}
    return next((name for name in ("br", "gzip") if name in allowed and name in offered.bodies), "")


def _weighed(header: str) -> list[tuple[str, str, str]]:
    return [each.partition(";") for each in header.split(",")]


def _is_zero(weight: str) -> bool:
    name, _, value = weight.replace(" ", "").partition("=")
    return name.lower() == "q" and value.strip("0.") == "" and value != ""


def is_known(tag: str, wanted: str) -> bool:
    """Whether an If-None-Match header names that ETag."""
    return wanted.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in wanted.split(",")}
