"""An upload → its tables, questions and findings. The parsing itself happens in a child process (`child`)."""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType

import pyarrow as pa
from pydantic import TypeAdapter

from analytics.findings import Finding, blocks
from analytics.intake import process
from analytics.intake.answers import Answers
from analytics.intake.reports import FileRead, SheetRead
from analytics.intake.sources.records import SourceRead
from analytics.provenance import SHEET_COLUMNS_SCHEMA
from analytics.settings import settings
from analytics.tables import Tables

_log = logging.getLogger(__name__)

Progress = Callable[[str, float], None]
"""Told every now and then what is being done (a catalogue id: progress-waiting, progress-reading, …) and which share
of the upload is done, 0 to 1. It may raise: the reading is then stopped and the exception passes through."""


@dataclass(frozen=True)
class Upload:
    """What an upload holds. `tables`: the tables that had rows. `without_rows`: those whose sheet had headings only;
    they are left as they are published (see `check.kept`). `sheet_columns` has the schema SHEET_COLUMNS_SCHEMA.
    `based_on`: the request id of the edition a workbook was filled from, where it says so (a CSV cannot).
    `absent`: table → its columns that the file does not have. `partial`: tables of which only some rows are here
    (amounts beside projects). `sheets`: how each sheet was understood. `sources`: what importers made of public lists,
    one for each list. `files`: what reading each file took. `used`: keys of the answers that were used."""

    tables: Tables
    findings: list[Finding]
    without_rows: tuple[str, ...] = ()
    sheet_columns: pa.Table = field(default_factory=SHEET_COLUMNS_SCHEMA.empty_table)
    based_on: str | None = None
    absent: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    partial: tuple[str, ...] = ()
    sheets: tuple[SheetRead, ...] = ()
    sources: tuple[SourceRead, ...] = ()
    files: tuple[FileRead, ...] = ()
    used: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Told:
    """What the child says of one file. `starts`: where its tables begin in the memory it hands over, those of `tables`
    first, then three for each of `sources`."""

    findings: list[Finding]
    columns: list[dict[str, str | None]]
    based_on: str | None
    absent: dict[str, tuple[str, ...]]
    partial: list[str]
    sheets: list[SheetRead]
    used: list[str]
    tables: list[tuple[str, str | None]]
    sources: list[str]
    starts: list[int]
    seconds: float
    peak_megabytes: float


@dataclass
class _Parts:
    """What the children have said so far. `tables`: (table, file, sheet, rows)."""

    tables: list[tuple[str, str, str | None, pa.Table]] = field(default_factory=list)
    sources: list[SourceRead] = field(default_factory=list)
    told: list[_Told] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    files: list[FileRead] = field(default_factory=list)


def read_upload(
    files: list[tuple[str, bytes]], answers: Answers = MappingProxyType({}), on_progress: Progress | None = None
) -> Upload:
    """The tables, questions and findings of an upload: (name, content) of each file. Whatever the files hold, this
    raises nothing of its own: a file that cannot be read is a finding. What `on_progress` raises passes through, when
    the child has been killed."""
    limits = settings()
    if _size(files) > limits.upload_megabytes * 1_000_000:
        about = {"most": str(limits.upload_megabytes)}
        return Upload({}, [Finding("error", "too-large", name, about=about) for name, _ in files])
    say = on_progress or _silent
    parts, left = _Parts(), files
    with process.turn(lambda: say("progress-waiting", 0.0)):
        deadline = time.monotonic() + limits.parse_seconds
        while left:
            done = 1 - _size(left) / max(1, _size(files))
            left = left[_parse(left, answers, parts, deadline, _within(say, done)) :]
    upload = _whole(parts, files)
    say("progress-done", 1.0)
    return upload


def _silent(step: str, share: float) -> None:
    """Nobody listens."""


def _within(say: Progress, done: float) -> Progress:
    """Tells of the shares of what was left when `done` was done."""
    return lambda step, share: say(step, done + (1 - done) * share)


def _size(files: list[tuple[str, bytes]]) -> int:
    return sum(len(content) for _, content in files)


def _parse(files: list[tuple[str, bytes]], answers: Answers, parts: _Parts, deadline: float, say: Progress) -> int:
    """Let a child read the files, until it is done or dies; the file it died of becomes a finding. Returns how many
    files are dealt with."""
    limits = settings()
    request = {
        "do": "read",
        "seconds": limits.parse_seconds,
        "megabytes": limits.parse_memory_megabytes,
        "answers": dict(answers),
        "files": [(name, len(content)) for name, content in files],
    }
    done, read, size = 0, 0, max(1, _size(files))
    step, share = "progress-starting", 0.0
    say(step, share)
    try:
        with closing(process.converse(request, [content for _, content in files], deadline)) as messages:
            for message in messages:
                if message is not None and message.memory is not None:
                    _take(message, *files[done], parts)
                    read += len(files[done][1])
                    done += 1
                    step, share = "progress-reading", 0.0
                elif message is not None:
                    step, share = str(message.said["step"]), float(message.said["share"])
                under_way = len(files[done][1]) if done < len(files) else 0
                say(step, (read + share * under_way) / size)
    except process.Died as death:
        name, content = files[done]
        _log.error("reading %s (%d bytes) failed: %s", name, len(content), death)
        parts.findings.append(Finding("error", "too-slow" if death.slow else "reading-failed", name))
        return done + 1
    return done


@cache
def _answer() -> TypeAdapter[_Told]:
    return TypeAdapter(_Told)


def _take(message: process.Message, file: str, content: bytes, parts: _Parts) -> None:
    """One file's answer."""
    memory = message.memory
    if memory is None:
        raise RuntimeError("only asked where there is one")
    told = _answer().validate_json(memory[message.said["answer"] :].to_pybytes())
    rows = [pa.ipc.open_stream(memory[start:]).read_all() for start in told.starts]
    parts.tables += [(table, file, sheet, found) for (table, sheet), found in zip(told.tables, rows, strict=False)]
    of_sources = iter(rows[len(told.tables) :])
    parts.sources += [
        SourceRead(source, projects, partners, places)
        for source, projects, partners, places in zip(told.sources, of_sources, of_sources, of_sources, strict=True)
    ]
    parts.told.append(told)
    parts.findings += told.findings
    parts.files.append(FileRead(file, len(content), told.seconds, told.peak_megabytes))


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
    if not filled and not parts.sources and not blocks(findings):
        findings += [Finding("error", "nothing-to-read", name) for name, _ in files]
    return Upload(
        filled,
        findings,
        without_rows,
        pa.Table.from_pylist([column for told in parts.told for column in told.columns], schema=SHEET_COLUMNS_SCHEMA),
        next((told.based_on for told in parts.told if told.based_on), None),
        {table: columns for told in parts.told for table, columns in told.absent.items()},
        tuple(dict.fromkeys(table for told in parts.told for table in told.partial)),
        tuple(sheet for told in parts.told for sheet in told.sheets),
        _lists(parts.sources),
        tuple(parts.files),
        tuple(dict.fromkeys(key for told in parts.told for key in told.used)),
    )


def _lists(sources: list[SourceRead]) -> tuple[SourceRead, ...]:
    """One for each list: what stands in several files belongs together."""
    names = dict.fromkeys(read.source for read in sources)
    return tuple(_one([read for read in sources if read.source == name]) for name in names)


def _one(parts: list[SourceRead]) -> SourceRead:
    if len(parts) == 1:
        return parts[0]
    return SourceRead(
        parts[0].source,
        pa.concat_tables([part.projects for part in parts]),
        pa.concat_tables([part.partners for part in parts]),
        pa.concat_tables([part.places for part in parts]),
    )


def cell_letter(sheet_columns: pa.Table, file: str | None, sheet: str | None, table: str, column: str) -> str | None:
    """The letter a column had in a sheet, or None if the sheet did not have it."""
    for row in sheet_columns.to_pylist():
        if (row["file"], row["sheet"], row["table_name"], row["column_name"]) == (file, sheet, table, column):
            return str(row["letter"])
    return None
