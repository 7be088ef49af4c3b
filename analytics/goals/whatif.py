"""What if: some cells assumed to be otherwise, and every goal judged as if they were. Nothing here can publish.

Assumptions are written as a short text, so that an address carries them: `projects/greenpro/status/granted` for each,
`;` between them. A row with several key columns has `~` between their values (blank: nothing); what would be mistaken
for a separator is percent-encoded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

import pyarrow as pa
import pyarrow.compute as pc

from analytics.engine import open_tables
from analytics.findings import Finding, blocks
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import Goal, MissingCell, Verdict
from analytics.intake.check import check
from analytics.intake.typed import read_typed
from analytics.intake.typed import written as typed
from analytics.money import resolve_rates
from analytics.tables import PROVENANCE, TABLES, Column, Tables, arrow_schema, complete

MOST = 40
"""Assumptions in one text; a person can follow no more."""
LONGEST = 8_000
"""Characters of such a text: more do not fit in an address."""
DECIDED = ("granted", "rejected")
TABLES_ASSUMED = (
    "organisation",
    "projects",
    "budget_lines",
    "goals",
    "milestones",
    "programmes",
    "consultants",
    "consultant_hours",
    "rates",
)
TEXTS_ASSUMED = (("projects", "programme"), ("projects", "focus_area"))
"""Of the free texts only those that figures depend on: an address must not put words of its own on the page."""
NOT_ASSUMED = (("organisation", "invented"),)
STAGE_ADDED = "granted"
"""The stage of an amount whose row has to be added: those of granted projects count."""
SOURCE = "what if"


@dataclass(frozen=True)
class Assumption:
    """One cell assumed to hold `value`, as `typed.written` writes it. `key` names the row: the values of its key
    columns as `key_of` writes them."""

    table: str
    key: str
    column: str
    value: str


class Asked(NamedTuple):
    """The assumptions of a text that can be made, and what is to be said about the others."""

    assumptions: tuple[Assumption, ...]
    findings: tuple[Finding, ...]


class WhatIf(NamedTuple):
    """What the assumptions make of every goal. `verdicts` is empty where `findings` say why they cannot be judged."""

    assumptions: tuple[Assumption, ...]
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]


class Refused(Exception):
    """Assumptions that cannot be made of these tables; `findings` say which and why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(found.code for found in findings))
        self.findings = tuple(findings)


# --- the text ----------------------------------------------------------------------------------------------------


def key_of(values: Sequence[object]) -> str:
    """The key of a row as it stands in an assumption.

    >>> key_of(["udlavi", None, "project", "a/b~c"])
    'udlavi~~project~a%2Fb%7Ec'
    """
    return "~".join("" if value is None else _quoted(str(value)) for value in values)


def written(assumptions: Sequence[Assumption]) -> str:
    """The text of some assumptions; `parse` reads it back."""
    return ";".join("/".join((each.table, each.key, each.column, _quoted(each.value))) for each in assumptions)


def parse(text: str) -> Asked:
    """The assumptions of a text. What is none, or says something that its column cannot hold, is a finding; of two
    about one cell the last holds. Whether the rows exist, `on_tables` says."""
    if len(text) > LONGEST:
        return Asked((), (Finding("error", "whatif-too-long", "", about={"most": str(LONGEST)}),))
    parts = [part for part in text.split(";") if part.strip()]
    made: dict[tuple[str, str, str], Assumption] = {}
    findings: list[Finding] = []
    for part in parts[:MOST]:
        read = _parsed(part.strip())
        if isinstance(read, Finding):
            findings.append(read)
        else:
            made[read.table, read.key, read.column] = read
    if len(parts) > MOST:
        findings.append(Finding("error", "whatif-too-many", "", about={"most": str(MOST), "found": str(len(parts))}))
    return Asked(tuple(made.values()), tuple(findings))


def _parsed(part: str) -> Assumption | Finding:
    pieces = part.split("/")
    if len(pieces) != 4 or not all(pieces):
        return _finding("whatif-unreadable", part)
    table, key, column, value = pieces
    value = unquote(value)
    if table not in TABLES_ASSUMED:
        return _finding("whatif-unknown-table", unquote(table))
    if column not in columns_assumed(table):
        return _finding("whatif-unknown-column", unquote(column), table=table)
    if key.count("~") != len(TABLES[table].key) - 1:
        return _finding("whatif-unknown-row", _row_words(key), table=table)
    read = read_typed(table, column, value, "en")
    if read.finding:
        return read.finding
    if read.currencies:  # the row has a currency of its own
        return _finding("whatif-other-currency", value)
    if read.value is None:
        return _finding("whatif-unreadable", part)
    return Assumption(table, "~".join(_quoted(unquote(each)) for each in key.split("~")), column, typed(read.value))


def columns_assumed(table: str) -> tuple[str, ...]:
    """The columns of which something may be assumed: figures, days and choices, not what names the row."""
    return tuple(column.name for column in TABLES[table].columns if _may_be_assumed(table, column))


def _may_be_assumed(table: str, column: Column) -> bool:
    if column.name in TABLES[table].key or (table, column.name) in NOT_ASSUMED:
        return False
    return column.type != "text" or (table, column.name) in TEXTS_ASSUMED


def _quoted(words: str) -> str:
    return quote(words, safe="").replace("~", "%7E")


def _row_words(key: str) -> str:
    """A row's key for a reader."""
    return " · ".join(unquote(each) for each in key.split("~") if each)


def _finding(code: str, value: str, **names: str) -> Finding:
    shown = value if len(value) <= 80 else value[:79] + "…"
    return Finding("error", code, "", value=shown, names={key: (f"table-{name}",) for key, name in names.items()})


# --- the cells ---------------------------------------------------------------------------------------------------


def cell(missing: MissingCell, tables: Tables) -> tuple[str, str, str] | None:
    """Table, key and column of a blank cell, as an assumption names it; None where one value is not enough, because
    the row that has to be added needs more than its key."""
    if missing.column not in (columns_assumed(missing.table) if missing.table in TABLES_ASSUMED else ()):
        return None
    row: dict[str, Any] = dict(missing.row)
    if missing.table == "organisation":
        names = tables["organisation"]["name"].to_pylist()
        return ("organisation", key_of(names[:1]), missing.column) if names else None
    if not missing.exists:
        if missing.table == "budget_lines":
            row.setdefault("stage", STAGE_ADDED)
        elif missing.table not in ("consultants", "rates"):
            return None
    return missing.table, key_of([row.get(name) for name in TABLES[missing.table].key]), missing.column


def on_tables(tables: Tables, assumptions: Sequence[Assumption]) -> Asked:
    """Those of the assumptions that can be made of these tables, and a finding for each of the others."""
    held = {table: set(_keys(table, tables[table])) for table in {each.table for each in assumptions}}
    known: list[Assumption] = []
    findings: list[Finding] = []
    for each in assumptions:
        if each.key in held[each.table] or _new_row(each, tables) is not None:
            known.append(each)
        else:
            findings.append(_finding("whatif-unknown-row", _row_words(each.key), table=each.table))
    return Asked(tuple(known), tuple(findings))


def apply(tables: Tables, assumptions: Sequence[Assumption], on: date | None = None) -> Tables:
    """The tables with the assumptions made: same schemas, cells changed, rows added where a blank row was to be filled.

    An application assumed to be granted or rejected was decided on the day the decision is expected, but no later than
    `on`, the day that is looked at; where no day is expected, on that day. Raises Refused.
    """
    whole = complete(tables)
    _, findings = on_tables(whole, assumptions)
    cells: dict[str, dict[str, dict[str, Any]]] = {}
    for each in assumptions:
        read = read_typed(each.table, each.column, each.value, "en")
        if read.finding:
            findings = (*findings, read.finding)
        cells.setdefault(each.table, {}).setdefault(each.key, {})[each.column] = read.value
    if findings:
        raise Refused(findings)
    return {name: _changed(name, rows, cells[name], on) if name in cells else rows for name, rows in whole.items()}


def _changed(table: str, rows: pa.Table, cells: Mapping[str, Mapping[str, Any]], on: date | None) -> pa.Table:
    """A table with some cells changed, row by key, and the rows added that it does not have."""
    places = {key: place for place, key in enumerate(_keys(table, rows)) if key in cells}
    old = rows.take(pa.array(list(places.values()), pa.int64())).to_pylist()
    new = [_row(table, row, cells[key], on) for key, row in zip(places, old, strict=True)]
    added = [
        _row(table, _key_cells(table, key), values, on) | _besides(table)
        for key, values in cells.items()
        if key not in places
    ]
    schema = arrow_schema(table)
    order = list(range(len(rows)))
    for at, place in enumerate(places.values()):
        order[place] = len(rows) + at
    whole = pa.concat_tables([rows, pa.Table.from_pylist(new, schema=schema)])
    kept = whole.take(pa.array(order, pa.int64()))
    return pa.concat_tables([kept, pa.Table.from_pylist(added, schema=schema)]).combine_chunks()


def _row(table: str, row: Mapping[str, Any], cells: Mapping[str, Any], on: date | None) -> dict[str, Any]:
    """One row with its cells changed; it comes from no file any more."""
    new = {**row, **cells, **dict.fromkeys(PROVENANCE)}
    if table == "projects" and cells.get("status") in DECIDED and new.get("decided_on") is None:
        days = [day for day in (new.get("decision_expected_on"), on) if day is not None]
        new["decided_on"] = min(days, default=None)
    return new


def _besides(table: str) -> dict[str, str]:
    """What an added row has besides its key and what is assumed: a rate must say where it is from."""
    return {"source": SOURCE} if "source" in arrow_schema(table).names else {}


def _new_row(each: Assumption, tables: Tables) -> dict[str, Any] | None:
    """The key of a row that may be added: of an amount, a consultant's year or a rate, about something there is."""
    if each.table not in ("budget_lines", "consultants", "rates"):
        return None
    row = _key_cells(each.table, each.key)
    for name in TABLES[each.table].key:
        column = TABLES[each.table].column(name)
        if column.required and row[name] is None:
            return None
    if each.table == "budget_lines":
        known = tables["projects"]["project_id"]
    elif each.table == "consultants":
        known = tables["consultants"]["consultant"]
    else:
        return row
    mine = row[TABLES[each.table].key[0]]
    return row if pc.any(pc.equal(known, mine)).as_py() else None


def _key_cells(table: str, key: str) -> dict[str, Any]:
    """The key columns' values; None for one that is blank or cannot be read."""
    names = TABLES[table].key
    return {
        name: read_typed(table, name, unquote(part), "en").value
        for name, part in zip(names, key.split("~"), strict=True)
    }


def _keys(table: str, rows: pa.Table) -> list[str]:
    columns = [rows[name].to_pylist() for name in TABLES[table].key]
    return [key_of(values) for values in zip(*columns, strict=True)]


# --- the verdicts ------------------------------------------------------------------------------------------------


def pending(tables: Tables) -> list[dict[str, Any]]:
    """The applications that await their decision, as rows of projects in their order."""
    projects = tables["projects"]
    rows: list[dict[str, Any]] = projects.filter(pc.equal(projects["status"], "applied")).to_pylist()
    return rows


def judge_if(tables: Tables, text: str, as_of: date) -> WhatIf:
    """Every goal as of a date if the assumptions of the text were true. An application that is decided after a goal's
    last day cannot count towards it, whatever is assumed about the decision."""
    said = parse(text)
    known = on_tables(tables, said.assumptions)
    findings = (*said.findings, *known.findings)
    whole = apply(tables, known.assumptions, as_of)
    wrong = _new_errors(tables, whole, known.assumptions)
    if blocks(wrong):
        return WhatIf(known.assumptions, (*findings, *wrong), ())
    goals = read_goals(whole)
    judged: dict[str, Verdict] = {}
    for late, some in _by_lateness(tables, known.assumptions, goals).items():
        made = [each for each in known.assumptions if not (_is_grant(each) and each.key in late)]
        for verdict in _judged(whole if not late else apply(tables, made, as_of), some, as_of):
            judged[verdict.goal.goal_id] = verdict
    return WhatIf(known.assumptions, findings, tuple(judged[goal.goal_id] for goal in goals))


def too_late(tables: Tables, assumptions: Sequence[Assumption], goal: Goal) -> tuple[str, ...]:
    """The ids of the applications assumed to be granted whose decision is expected after the goal's last day."""
    if goal.last_day is None:
        return ()
    granted = {each.key for each in assumptions if _is_grant(each)}
    if not granted:
        return ()
    return tuple(
        row["project_id"]
        for row in pending(tables)
        if key_of([row["project_id"]]) in granted and (_decision(row, assumptions) or date.min) > goal.last_day
    )


def _is_grant(each: Assumption) -> bool:
    return (each.table, each.column, each.value) == ("projects", "status", "granted")


def _decision(row: Mapping[str, Any], assumptions: Sequence[Assumption]) -> date | None:
    """The day a decision is assumed or expected on."""
    mine = {
        each.column: read_typed("projects", each.column, each.value, "en").value
        for each in assumptions
        if each.table == "projects" and each.key == key_of([row["project_id"]])
    }
    for column in ("decided_on", "decision_expected_on"):
        day = mine.get(column) or row[column]
        if isinstance(day, date):
            return day
    return None


def _by_lateness(
    tables: Tables, assumptions: Sequence[Assumption], goals: Sequence[Goal]
) -> dict[frozenset[str], list[Goal]]:
    """The goals, by the keys of the applications that are decided too late for them."""
    groups: dict[frozenset[str], list[Goal]] = {}
    for goal in goals:
        late = frozenset(key_of([project]) for project in too_late(tables, assumptions, goal))
        groups.setdefault(late, []).append(goal)
    return groups


def _judged(tables: Tables, goals: Sequence[Goal], as_of: date) -> tuple[Verdict, ...]:
    mounted = open_tables(tables, resolve_rates(tables))
    try:
        return judge_all(mounted, goals, as_of)
    finally:
        mounted.close()


def _new_errors(before: Tables, after: Tables, assumptions: Sequence[Assumption]) -> list[Finding]:
    """Errors that the assumptions bring about, such as a deadline before the start. Only goals and their milestones can
    contradict themselves; the other cells were held against their columns."""
    if not any(each.table in ("goals", "milestones", "organisation") for each in assumptions):
        return []
    old = {(found.code, found.value) for found in check(before)}
    return [found for found in check(after) if found.level == "error" and (found.code, found.value) not in old]
