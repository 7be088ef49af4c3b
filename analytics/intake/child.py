"""The process that parses: `python -m analytics.intake.child`, little memory, little time, nothing to lose.

Its parent (`upload`) writes one line of JSON (limits, vocabulary, the files' names and sizes) and the files to its
standard input, and reads from its standard output, for each file, a line of JSON followed by its tables as Arrow
streams."""

import gc
import json
import os
import resource
import sys
from dataclasses import asdict
from typing import BinaryIO

import pyarrow as pa

from analytics.intake.read import read_file
from analytics.intake.words import Vocabulary


def main() -> None:
    """Read every file named on standard input."""
    gc.disable()  # a short life with millions of cells: looking for cycles among them took two thirds of the time
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else prints ends up in the server's log
    request = json.loads(sys.stdin.buffer.readline())
    _limit(request["seconds"], request["megabytes"])
    vocabulary = Vocabulary(**request["vocabulary"])
    for name, size in request["files"]:
        read = read_file(name, _exactly(sys.stdin.buffer, size), vocabulary)
        streams = [_stream(rows) for _, _, rows in read.tables]
        tables = [(table, sheet, len(stream)) for (table, sheet, _), stream in zip(read.tables, streams, strict=True)]
        findings = [asdict(finding) for finding in read.findings]
        _say(out, {"findings": findings, "columns": read.columns, "tables": tables, "based_on": read.based_on})
        for stream in streams:
            out.write(stream)
        out.flush()


def _limit(seconds: int, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) != size:
        raise EOFError(f"{len(content)} of {size} bytes")
    return content


def _stream(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def _say(out: BinaryIO, message: dict[str, object]) -> None:
    out.write(json.dumps(message).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
