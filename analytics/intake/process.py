"""The child that reads an upload, seen from the server: started in advance, asked once, limited, killed when in doubt.

The files go to it, and the tables come back, in shared memory that neither side copies through a pipe; what is said
meanwhile (how far it is, that a file is done) are lines of JSON on a socket, which also carries the files."""

import atexit
import fcntl
import json
import logging
import mmap
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import pyarrow as pa

from analytics.intake.memory import shared_file, write
from analytics.intake.vocabulary import vocabulary
from analytics.settings import ROOT

TICK = 0.2
"""Seconds after which whoever waits for a child hears that there is nothing new."""
_ENVIRONMENT = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "OMP_NUM_THREADS": "1",
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}
"""Less address space set aside that is never used: the child's limit counts it. Large pages: a short life that touches
hundreds of megabytes once spends a fifth of it on getting them in small ones."""
_AT_ONCE = threading.BoundedSemaphore(2)  # children, so that uploads cannot use up the machine's memory together
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Child:
    """A process that waits for its one request."""

    process: subprocess.Popen[bytes]
    line: socket.socket

    def end(self) -> None:
        """Kill it, whatever it does, and forget it."""
        self.process.kill()
        self.process.wait()
        self.line.close()


@dataclass(frozen=True)
class Message:
    """What a child says. `memory`: what it hands over with it."""

    said: dict[str, Any]
    memory: pa.Buffer | None


class Died(Exception):
    """The child ended before it was done. `slow`: because its time was up."""

    def __init__(self, slow: bool, code: int | None) -> None:
        super().__init__("too slow" if slow else f"exit {code}")
        self.slow = slow


_spare_lock = threading.Lock()
_spare: list[Child] = []  # one at most


def warm() -> None:
    """See to it that a child waits for the next upload: importing what it needs takes most of a second."""
    with _spare_lock:
        if not _spare:
            _spare.append(_start())


@atexit.register
def dismiss() -> None:
    """End the child that waits, if one does."""
    with _spare_lock:
        while _spare:
            _spare.pop().end()


@contextmanager
def turn(waiting: Callable[[], None]) -> Iterator[None]:
    """Wait until a child may be used; `waiting` is called every now and then, and may raise."""
    while not _AT_ONCE.acquire(timeout=TICK):
        waiting()
    try:
        yield
    finally:
        _AT_ONCE.release()


def converse(
    request: dict[str, Any], contents: Sequence[bytes], deadline: float
) -> Generator[Message | None, None, None]:
    """Ask a child and yield what it says, or None every `TICK` seconds where it says nothing. Ends when it says `end`;
    raises Died where it dies, or is killed at the deadline (of time.monotonic). Close the iterator to cancel."""
    child = _asked(request, contents)
    slow = done = False
    try:
        with closing(_messages(child.line)) as messages:
            for message in messages:
                if done := message is not None and bool(message.said.get("end")):
                    return
                yield message
                if slow := time.monotonic() > deadline:
                    break
        if not slow:
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.0, deadline - time.monotonic()))
        code = child.process.poll()
        raise Died(slow or code in (None, -signal.SIGXCPU), code)
    finally:
        if done:  # whoever asked has the answer, and need not wait until the child's memory is given back
            threading.Thread(target=_replace, args=[child]).start()
        else:
            _replace(child)


def _replace(child: Child) -> None:
    child.end()
    warm()


def _start() -> Child:
    ours, theirs = socket.socketpair()
    words = shared_file()
    try:
        write(words, _vocabulary())
        process = subprocess.Popen(
            [sys.executable, "-m", "analytics.intake.child", str(theirs.fileno()), str(words)],
            stdin=subprocess.DEVNULL,
            stdout=2,  # whatever it prints ends up in the server's log
            cwd=ROOT,
            env={**os.environ, **_ENVIRONMENT},
            pass_fds=[theirs.fileno(), words],
        )
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
        os.close(words)
    return Child(process, ours)


@cache
def _vocabulary() -> bytes:
    return json.dumps(asdict(vocabulary())).encode()


def _asked(request: dict[str, Any], contents: Sequence[bytes]) -> Child:
    """A child that has the request: the waiting one, or a new one where none waits or it has died meanwhile."""
    with _spare_lock:
        child = _spare.pop() if _spare else _start()
    files = shared_file()
    try:
        for content in contents:
            write(files, content)
        try:
            _hand_over(child, request, files)
        except OSError:
            _log.warning("the waiting child had died; another one is started")
            child.end()
            child = _start()
            _hand_over(child, request, files)
    except BaseException:
        child.end()
        raise
    finally:
        os.close(files)
    return child


def _hand_over(child: Child, request: dict[str, Any], files: int) -> None:
    socket.send_fds(child.line, [b"\n"], [files])
    child.line.sendall(json.dumps(request).encode() + b"\n")


def _messages(line: socket.socket) -> Generator[Message | None, None, None]:
    """The messages until the other side closes the line."""
    kept, files = b"", list[int]()
    try:
        while True:
            if not select.select([line], [], [], TICK)[0]:
                yield None
                continue
            try:
                read, more, _, _ = socket.recv_fds(line, 1 << 16, 8)
            except ConnectionResetError:
                return
            files += more
            if not read:
                return
            *lines, kept = (kept + read).split(b"\n")
            for each in lines:
                said = json.loads(each)
                yield Message(said, _mapped(files.pop(0)) if said.get("memory") else None)
    finally:
        for file in files:
            os.close(file)


def _mapped(file: int) -> pa.Buffer:
    """The content of a file in memory, uncopied. It is sealed first: a child that goes on writing, or cuts it short,
    could otherwise change or crash the server."""
    try:
        if hasattr(os, "memfd_create"):
            fcntl.fcntl(file, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE)
        return pa.py_buffer(mmap.mmap(file, 0, access=mmap.ACCESS_READ))
    finally:
        os.close(file)
