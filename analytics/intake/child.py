"""The process that parses, with little memory, little time and nothing to lose: `python -m analytics.intake.child
SOCKET VOCABULARY`, both descriptors of open files.

Its parent (`process`) sends it one request; it reads one upload (or shows one window) and ends. What it says are lines
of JSON: how far it is, and for each file that it is done, with a file in memory that holds the answer as JSON and the
tables as Arrow streams."""

import gc
import json
import mmap
import os
import resource
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pyarrow as pa

from analytics.intake import around, progress
from analytics.intake.memory import shared_file
from analytics.intake.read import Read, read_file
from analytics.intake.words import Vocabulary

_ALIGNED = 64
"""Arrow's buffers begin at multiples of this many bytes."""
_WARM_UP = b"project_id;title;start_date\n1;a;2012-01-31\n"
_SAID_EVERY = 0.1  # seconds


def main() -> None:
    """Do what the socket named on the command line asks for."""
    gc.disable()  # a short life with millions of cells: looking for cycles among them took two thirds of the time
    line = socket.socket(fileno=int(sys.argv[1]))
    with open(int(sys.argv[2]), "rb") as words:
        words.seek(0)
        vocabulary = Vocabulary(**json.load(words))
    read_file("projects.csv", _WARM_UP, vocabulary)  # what is imported or worked out once, before anybody waits
    _, files, _, _ = socket.recv_fds(line, 1, 1)
    if not files:
        return  # the server has ended
    with line.makefile("rb") as stream:
        request = json.loads(stream.readline())
    _limit(request["seconds"], request["megabytes"])
    contents = _contents(files[0], [size for _, size in request["files"]])
    if request["do"] == "window":
        name, content = request["files"][0][0], next(contents)
        seen = around.cut(name, content, request["sheet"], request["cell"], request["rows"], request["columns"])
        _say(line, {"window": seen})
    else:
        _read(line, request, contents, vocabulary)
    _say(line, {"end": True})


def _read(line: socket.socket, request: dict[str, Any], contents: Iterator[bytes], vocabulary: Vocabulary) -> None:
    last = [0.0]

    def said(step: str, share: float) -> None:
        if time.monotonic() - last[0] > _SAID_EVERY:
            last[0] = time.monotonic()
            _say(line, {"step": step, "share": share})

    progress.listen(said)
    for (name, _), content in zip(request["files"], contents, strict=True):
        started = time.perf_counter()
        read = read_file(name, content, vocabulary, request["answers"])
        _hand_over(line, read, started)


def _limit(seconds: int, megabytes: int) -> None:
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (megabytes << 20, megabytes << 20))  # counts files in memory, too
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _contents(file: int, sizes: list[int]) -> Iterator[bytes]:
    if not sum(sizes):
        yield from (b"" for _ in sizes)
        return
    with mmap.mmap(file, 0, access=mmap.ACCESS_READ) as memory:
        start = 0
        for size in sizes:
            yield memory[start : start + size]
            start += size


def _hand_over(line: socket.socket, read: Read, started: float) -> None:
    """The answer on one file: its tables, then those of its sources, one after another in a file in memory."""
    file = shared_file()
    tables = [rows for _, _, rows in read.tables]
    tables += [rows for source in read.sources for rows in (source.projects, source.partners, source.places)]
    with os.fdopen(file, "wb", closefd=False) as out:
        starts = []
        for rows in tables:
            out.write(b"\0" * (-out.tell() % _ALIGNED))
            starts.append(out.tell())
            with pa.ipc.new_stream(out, rows.schema) as writer:
                writer.write_table(rows)
        answer = {
            "findings": [asdict(finding) for finding in read.findings],
            "columns": read.columns,
            "based_on": read.based_on,
            "absent": read.absent,
            "partial": read.partial,
            "sheets": [asdict(sheet) for sheet in read.sheets],
            "used": read.used,
            "tables": [(table, sheet) for table, sheet, _ in read.tables],
            "sources": [source.source for source in read.sources],
            "starts": starts,
            "seconds": time.perf_counter() - started,
            "peak_megabytes": _peak_megabytes(),
        }
        start = out.tell()
        out.write(json.dumps(answer).encode())
    socket.send_fds(line, [json.dumps({"memory": True, "answer": start}).encode() + b"\n"], [file])
    os.close(file)


def _peak_megabytes() -> float:
    """The most memory this process has had. Not ru_maxrss: a process inherits that from the one that started it."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except (OSError, StopIteration):  # not Linux
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _say(line: socket.socket, message: dict[str, object]) -> None:
    line.sendall(json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    main()
