"""What if: some cells assumed to be otherwise, and every goal judged as if they were. Nothing here can publish."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.compute as pc

from analytics.engine import open_tables
from analytics.findings import Finding, blocks
from analytics.goals.assumptions import (
    TABLES_ASSUMED,
    Asked,
    Assumption,
    Cell,
    columns_assumed,
    finding,
    key_of,
    parse,
    row_words,
)
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import Goal, MissingCell, Verdict
from analytics.intake.check import check
from analytics.intake.typed import read_typed
from analytics.money import resolve_rates
from analytics.tables import PROVENANCE, TABLES, Tables, arrow_schema, complete

DECIDED = ("granted", "rejected")
STAGE_ADDED = "granted"
"""The stage of an amount whose row has to be added: those of granted projects count."""
SOURCE = "what if"


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


# --- the cells ---------------------------------------------------------------------------------------------------


def cell(missing: MissingCell, tables: Tables) -> Cell | None:
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


def cells_that_matter(verdict: Verdict, assumed: WhatIf) -> list[MissingCell]:
    """The blank cells that keep a goal open: those that would settle it first, and those that the assumptions
    themselves bring up."""
    keys = (*(verdict.keys.met or ()), *(verdict.keys.missed or ()))
    then = [each for each in assumed.verdicts if each.goal.goal_id == verdict.goal.goal_id]
    return [*keys, *verdict.missing, *(missing for each in then for missing in each.missing)]


def currency_of(cell: Cell, tables: Tables) -> str:
    """The currency of an amount: that of its row ('' where it is blank); euro where there is no such row yet."""
    table, key, _ = cell
    first, mine = next(iter(_key_cells(table, key).items()))
    rows = tables[table].filter(pc.equal(tables[table][first], mine))
    place = next((at for at, each in enumerate(_keys(table, rows)) if each == key), None)
    column = "conditions_currency" if table == "goals" else "currency"
    return "EUR" if place is None else str(rows[column][place].as_py() or "")


def on_tables(tables: Tables, assumptions: Sequence[Assumption]) -> Asked:
    """Those of the assumptions that can be made of these tables, and a finding for each of the others."""
    held = {table: set(_keys(table, tables[table])) for table in {each.table for each in assumptions}}
    known: list[Assumption] = []
    findings: list[Finding] = []
    for each in assumptions:
        if each.key in held[each.table] or _new_row(each, tables) is not None:
            known.append(each)
        else:
            findings.append(finding("whatif-unknown-row", row_words(each.key), table=each.table))
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
