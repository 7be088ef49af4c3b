"""An upload → its tables and every finding on them. The parsing itself happens in a child process (`child`)."""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import IO, Any

import pyarrow as pa

from analytics.findings import Finding, blocks
from analytics.intake.vocabulary import vocabulary
from analytics.settings import ROOT, settings
from analytics.tables import Tables

SHEET_COLUMNS = pa.schema([(name, pa.string()) for name in ("file", "sheet", "table_name", "column_name", "letter")])
"""Which letter each column had in each file and sheet, so that a row's `_file`, `_sheet`, `_row` lead to a cell."""

_CHILD_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2", "OMP_NUM_THREADS": "1"}
"""Less address space set aside that is never used: the child's limit counts it."""
_AT_ONCE = threading.BoundedSemaphore(2)  # children, so that uploads cannot use up the machine's memory together
_log = logging.getLogger(__name__)

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Upload:
    """What an upload holds. `tables`: the tables that had rows. `without_rows`: those whose sheet had headings only;
    they are left as they are published (see `check.kept`). `sheet_columns` has the schema SHEET_COLUMNS.
    `based_on`: the request id of the edition a workbook was filled from, where it says so (a CSV cannot)."""

    tables: Tables
    findings: list[Finding]
    without_rows: tuple[str, ...] = ()
    sheet_columns: pa.Table = field(default_factory=SHEET_COLUMNS.empty_table)
    based_on: str | None = None


@dataclass
class _Parts:
    """What the children have said so far. `tables`: (table, file, sheet, rows)."""

    tables: list[tuple[str, str, str | None, pa.Table]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    columns: list[dict[str, str | None]] = field(default_factory=list)
    based_on: str | None = None


def read_upload(files: list[tuple[str, bytes]], on_progress: Progress | None = None) -> Upload:
    """The tables and findings of an upload: (name, content) of each file. Whatever the files hold, this raises nothing:
    a file that cannot be read is a finding. `on_progress` is told the share of the bytes that is done, 0 to 1."""
    limits = settings()
    if _size(files) > limits.upload_megabytes * 1_000_000:
        about = {"most": str(limits.upload_megabytes)}
        return Upload({}, [Finding("error", "too-large", name, about=about) for name, _ in files])
    parts, left = _Parts(), files
    with _AT_ONCE:
        deadline = time.monotonic() + limits.parse_seconds
        while left:
            left = left[_parse(left, parts, deadline) :]
            if on_progress:
                on_progress(1 - _size(left) / max(1, _size(files)))
    return _whole(parts, files)


def _size(files: list[tuple[str, bytes]]) -> int:
    return sum(len(content) for _, content in files)


def _parse(files: list[tuple[str, bytes]], parts: _Parts, deadline: float) -> int:
    """Let a child read the files, until it is done or dies; the file it died of becomes a finding. Returns how many
    files are dealt with."""
    child = subprocess.Popen(
        [sys.executable, "-m", "analytics.intake.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, **_CHILD_ENVIRONMENT},
    )
    overdue = threading.Event()
    done = 0
    answers, questions = child.stdout, child.stdin
    if answers is None or questions is None:
        raise RuntimeError("both were asked for")
    with child:
        timer = threading.Timer(max(0.0, deadline - time.monotonic()), _kill, (child, overdue))
        feeder = threading.Thread(target=_feed, args=(questions, files), daemon=True)
        timer.start()
        feeder.start()
        try:
            for _ in files:
                _take(answers, files[done][0], parts)
                done += 1
        except EOFError:
            child.wait()  # it died; the timer sees to it that this ends
        finally:
            timer.cancel()
            child.kill()
            feeder.join()
    if done == len(files):
        return done
    name, size = files[done][0], len(files[done][1])
    slow = overdue.is_set() or child.returncode == -signal.SIGXCPU
    _log.error("reading %s (%d bytes) failed: %s", name, size, "too slow" if slow else f"exit {child.returncode}")
    parts.findings.append(Finding("error", "too-slow" if slow else "reading-failed", name))
    return done + 1


def _kill(child: subprocess.Popen[bytes], overdue: threading.Event) -> None:
    overdue.set()
    child.kill()


def _feed(stdin: IO[bytes], files: list[tuple[str, bytes]]) -> None:
    limits = settings()
    request = {
        "seconds": limits.parse_seconds,
        "megabytes": limits.parse_memory_megabytes,
        "vocabulary": asdict(vocabulary()),
        "files": [(name, len(content)) for name, content in files],
    }
    with suppress(BrokenPipeError), stdin:  # a child that died early is noticed where its answer is read
        stdin.write(json.dumps(request).encode() + b"\n")
        for _, content in files:
            stdin.write(content)


def _take(stdout: IO[bytes], file: str, parts: _Parts) -> None:
    """One file's answer. Raises EOFError where the child ends before it."""
    line = stdout.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    answer: dict[str, Any] = json.loads(line)
    tables = [(table, file, sheet, _rows(stdout, size)) for table, sheet, size in answer["tables"]]
    parts.tables += tables
    parts.columns += answer["columns"]
    parts.based_on = parts.based_on or answer["based_on"]
    parts.findings += [_finding(finding) for finding in answer["findings"]]


def _rows(stdout: IO[bytes], size: int) -> pa.Table:
    stream = stdout.read(size)
    if len(stream) != size:
        raise EOFError
    return pa.ipc.open_stream(stream).read_all()


def _finding(fields: dict[str, Any]) -> Finding:
    return Finding(**{**fields, "names": {key: tuple(ids) for key, ids in fields["names"].items()}})


def _whole(parts: _Parts, files: list[tuple[str, bytes]]) -> Upload:
    """The files' answers put together; a table may stand in one place only."""
    tables: Tables = {}
    findings = list(parts.findings)
    first: dict[str, str] = {}
    for table, file, sheet, rows in parts.tables:
        place = Finding("error", "repeated-table", file, sheet, names={"table": (f"table-{table}",)})
        if table in first:
            findings.append(replace(place, about={"other": first[table]}))
        else:
            first[table] = place.place
            tables[table] = rows
    without_rows = tuple(table for table, rows in tables.items() if not len(rows))
    filled = {table: rows for table, rows in tables.items() if len(rows)}
    if not filled and not blocks(findings):
        findings += [Finding("error", "nothing-to-read", name) for name, _ in files]
    columns = pa.Table.from_pylist(parts.columns, schema=SHEET_COLUMNS)
    return Upload(filled, findings, without_rows, columns, parts.based_on)


def cell_letter(sheet_columns: pa.Table, file: str | None, sheet: str | None, table: str, column: str) -> str | None:
    """The letter a column had in a sheet, or None if the sheet did not have it."""
    for row in sheet_columns.to_pylist():
        if (row["file"], row["sheet"], row["table_name"], row["column_name"]) == (file, sheet, table, column):
            return str(row["letter"])
    return None
