"""What a case is, and how it is read and checked."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pyarrow as pa

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.check import check as doubted
from analytics.intake.read import read_file
from analytics.intake.reports import SheetRead
from analytics.intake.upload import Upload, read_upload
from analytics.intake.vocabulary import languages, vocabulary
from analytics.provenance import SHEET_COLUMNS_SCHEMA
from analytics.tables import PROVENANCE, Tables

Rows = Sequence[Mapping[str, Any]]
Said = tuple[str, str, str | None]
"""Level, code, cell of a finding."""

Doubt = tuple[str, str | None, str | None]
"""Code, cell, and the cell it does not go with."""

ANYWHERE = "anywhere"
"""In place of a cell, or of a suggestion: which one is named is not the point."""


@dataclass(frozen=True)
class Ask:
    """A question that must be asked. `kind`: the middle of its key; `options`: the values one may answer with (None:
    not the point); `cell`: where, or ANYWHERE; `suggested`: as the question has it; `answer`: what the case answers."""

    kind: str
    answer: str
    options: frozenset[str] | None = None
    cell: str | None = ANYWHERE
    suggested: str | None = ANYWHERE
    detail: str = ""  # a part of the rest of the key, where several of one kind are asked


@dataclass(frozen=True)
class Case:
    """Files and what must come of them. `tables`: all rows of all tables, blanks left out; rows are compared with
    their `_file`, `_sheet` and `_row` where a row names them. `findings`: every error and warning before anything is
    answered; `asks`: every question; `then`: errors and warnings once the questions are answered (None: the same).
    With `asks` the tables are those after the answers. `also`: further checks on the findings and tables.
    `doubts`: what is unlikely in the tables, each of which goes when it is confirmed (None: not looked at).
    `encoding`: the one a text file must be shown to have been read in.
    `refused`: nothing may be published, so the tables are not compared. `together`: read in one upload with all other
    such cases, which none of them may disturb; their file names are their own."""

    files: Sequence[tuple[str, bytes]]
    tables: Mapping[str, Rows] = field(default_factory=dict)
    findings: Sequence[Said] = ()
    asks: Sequence[Ask] = ()
    then: Sequence[Said] | None = None
    through_child: bool = False
    together: bool = False
    refused: bool = False
    encoding: str = ""
    doubts: Sequence[Doubt] | None = None
    also: Callable[[Upload], None] | None = None


CASES: dict[str, Callable[[], Case]] = {}


def case(make: Callable[[], Case]) -> Callable[[], Case]:
    """Enter a case under its function's name."""
    assert make.__name__ not in CASES, f"two cases are called {make.__name__}"
    CASES[make.__name__] = cache(make)
    return make


def several(made: Mapping[str, Callable[[], Case]]) -> None:
    """Enter cases that are rows of one list."""
    for name, make in made.items():
        assert name not in CASES, f"two cases are called {name}"
        CASES[name] = cache(make)


def read_here(files: Sequence[tuple[str, bytes]], answers: Answers) -> Upload:
    """The files read in this process: fast, for files that mean no harm."""
    tables: Tables = {}
    findings: list[Finding] = []
    columns: list[dict[str, str | None]] = []
    sheets: list[SheetRead] = []
    for name, content in files:
        read = read_file(name, content, _vocabulary(), answers)
        findings += read.findings
        columns += read.columns
        sheets += read.sheets
        for table, _sheet, rows in read.tables:
            assert table not in tables, "a table in two places: read the case through the child"
            if len(rows):
                tables[table] = rows
    return Upload(
        tables, findings, sheet_columns=pa.Table.from_pylist(columns, schema=SHEET_COLUMNS_SCHEMA), sheets=tuple(sheets)
    )


@cache
def _vocabulary() -> Any:
    return vocabulary()


def read(case: Case, answers: Answers) -> Upload:
    """The case's files under those answers."""
    if case.together:
        names = [name for name, _ in case.files]
        whole = _together()
        own = [finding for finding in whole.findings if finding.file.startswith(tuple(names))]
        return Upload(whole.tables, own)
    return read_upload(list(case.files), answers) if case.through_child else read_here(case.files, answers)


@cache
def _together() -> Upload:
    """All cases that can be read together, a file that occurs in several of them once."""
    cases = [make() for name, make in CASES.items() if name.startswith("hostile_")]
    files = {name: content for case in cases if case.together for name, content in case.files}
    return read_upload(list(files.items()))


def check(case: Case) -> None:
    """Read the case, answer what is asked, and compare with what is expected. Raises AssertionError."""
    first = read(case, {})
    _words(first.findings)
    _same_remarks(first.findings, case.findings)
    asked = [finding for finding in first.findings if finding.level == "question"]
    wanted = list(case.asks)
    answers: dict[str, str] = {}
    upload = first
    for _ in range(6):  # an answer may raise the next question
        for finding in asked:
            ask = next((ask for ask in wanted if _is(ask, finding)), None)
            assert ask, f"asked, but not expected: {_question(finding)}; expected: {case.asks}"
            wanted.remove(ask)
            _same_question(finding, ask)
            assert finding.question
            answers[finding.question.key] = ask.answer
        if not asked:
            break
        upload = read(case, answers)
        _words(upload.findings)
        asked = [finding for finding in upload.findings if finding.level == "question"]
        repeated = [f for f in asked if f.question and f.question.key in answers]
        assert not repeated, f"asked again although answered: {[_question(f) for f in repeated]}"
    assert not wanted, f"never asked: {wanted}; said: {_said(first.findings)}; tables: {_shown(first.tables)}"
    if case.asks:
        _same_remarks(upload.findings, case.findings if case.then is None else case.then)
    if not case.refused:
        _same_tables(upload.tables, case.tables)
    if case.encoding:
        assert [sheet.encoding for sheet in upload.sheets] == [case.encoding]
    if case.doubts is not None:
        _same_doubts(upload, case.doubts)
    if case.also:
        case.also(upload)


def _is(ask: Ask, finding: Finding) -> bool:
    assert finding.question, f"a question without its options: {finding}"
    _source, kind, *rest = finding.question.key.split("/", 2)
    return kind == ask.kind and ask.detail.casefold() in "/".join(rest).casefold()


def _question(finding: Finding) -> str:
    question = finding.question
    options = [option.value for option in question.options] if question else None
    return f"{finding.code} {finding.cell} {question.key if question else None} {options}"


def _same_question(finding: Finding, ask: Ask) -> None:
    question = finding.question
    assert question
    options = {option.value for option in question.options}
    if ask.options is not None:
        assert options == set(ask.options), f"{_question(finding)} offers {options}, not {set(ask.options)}"
    assert ask.answer in options, f"{_question(finding)} cannot be answered with {ask.answer}"
    assert ask.cell in (ANYWHERE, finding.cell), f"{_question(finding)} is about {finding.cell}, not {ask.cell}"
    assert ask.suggested in (ANYWHERE, question.suggested), f"{_question(finding)} suggests {question.suggested}"
    assert question.suggested is None or question.suggested in options


def _same_remarks(findings: Sequence[Finding], expected: Sequence[Said]) -> None:
    got = [(f.level, f.code, f.cell) for f in findings if f.level != "question"]
    left = list(got)
    missing = []
    for said in sorted(expected, key=lambda said: said[2] == ANYWHERE):
        found = next((g for g in left if g == said or (said[2] == ANYWHERE and g[:2] == said[:2])), None)
        if found:
            left.remove(found)
        else:
            missing.append(said)
    assert not left and not missing, f"not said: {missing}; said but not expected: {left}; all: {_said(findings)}"


def _same_tables(got: Tables, expected: Mapping[str, Rows]) -> None:
    wanted = {table: [dict(row) for row in rows] for table, rows in expected.items()}
    located = {table: {name for row in rows for name in row if name in PROVENANCE} for table, rows in wanted.items()}
    read = {table: rows_of(rows, located.get(table, ())) for table, rows in got.items()}
    assert read == wanted, f"read {read}, expected {wanted}"


def _same_doubts(upload: Upload, expected: Sequence[Doubt]) -> None:
    found = [f for f in doubted(upload.tables, upload.sheet_columns) if f.question]
    _words(found)
    got = [(f.code, f.cell, _cell(f.about.get("other"))) for f in found]
    assert sorted(got, key=str) == sorted(expected, key=str), f"doubted {got}, expected {expected}"
    confirmed = {f.question.key: "yes" for f in found if f.question}
    left = [f for f in doubted(upload.tables, upload.sheet_columns, answers=confirmed) if f.question]
    assert not left, f"still doubted although confirmed: {left}"


def _cell(place: str | None) -> str | None:
    """The cell of a place written out: 'a.xlsx · projects!C7' → 'C7'."""
    return re.split("[!·]", place)[-1].strip() if place else None


def rows_of(rows: Any, keep: Collection[str] = ()) -> list[dict[str, Any]]:
    """The rows of a table as dicts, blanks left out, and where they came from unless it is to be kept."""
    return [
        {name: cell for name, cell in row.items() if cell is not None and (name in keep or name not in PROVENANCE)}
        for row in rows.to_pylist()
    ]


def _said(findings: Sequence[Finding]) -> list[str]:
    return [f"{f.level} {f.code} {f.cell} {f.value!r} {dict(f.about)}" for f in findings]


def _shown(tables: Tables) -> dict[str, Any]:
    return {table: rows_of(rows) for table, rows in tables.items()}


def _words(findings: Sequence[Finding]) -> None:
    """Every finding speaks in every language, and so does each option of its question."""
    for finding in findings:
        for language in languages():
            assert finding.message(language).strip()
            assert finding.remedy(language).strip()
            for option in finding.question.options if finding.question else ():
                assert option.label(language).strip()
