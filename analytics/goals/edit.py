"""The goal editor: what a person typed → a row of goals and its milestones → the tables with them.

Rows made here come from no file. Where a cell stays as it was, `kept_origins` says where it came from.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from analytics.findings import Finding
from analytics.intake.check import check
from analytics.intake.typed import read_typed, written
from analytics.intake.vocabulary import choices
from analytics.metrics.registry import METRICS
from analytics.provenance import CELL_ORIGINS_SCHEMA, Places, addresses, cell_origins, row_keys, together
from analytics.tables import LANGUAGE_SUFFIXES, PROVENANCE, TABLES, Tables, complete, from_rows

Row = dict[str, Any]
FIELDS = (
    "metric",
    "title_da",
    "title_en",
    "comparison",
    "target",
    "tolerance",
    "baseline",
    "starts_on",
    "deadline",
    "deadline_rule",
    "path",
    "minimum_project_budget",
    "own_contribution_envelope",
    "envelope_basis",
    "conditions_currency",
    "conditions_focus_area",
    "conditions_programme",
    "parent",
    "weight",
    "focus_area",
    "owner",
    "interpretation_da",
    "interpretation_en",
    "source",
)
"""The columns of a goal that the editor has a field for; the others stay as they are."""
WITH_A_GOAL = ("goals", "milestones", "check_ins")
"""The tables that have rows of a goal."""


class Read(NamedTuple):
    """A goal as read: its row and milestones, or None where `findings` say what is wrong with the fields."""

    row: Row | None
    milestones: tuple[Row, ...]
    findings: tuple[Finding, ...]


def fields_of(row: Mapping[str, Any]) -> dict[str, str]:
    """What stands in the editor's fields for a row of goals, as every language reads it."""
    return {name: written(row.get(name)) for name in FIELDS}


def goal_row(
    fields: Mapping[str, str],
    milestones: Sequence[tuple[str, str]],
    goal_id: str,
    language: str,
    before: Mapping[str, Any] | None = None,
) -> Read:
    """The row of a goal from its fields, and its milestones from (day, value); lines that are blank count for nothing.
    `before`: the row as published, whose other columns stay. Amounts and days are read as the language writes them."""
    row: Row = {**(before or {}), "goal_id": goal_id, **dict.fromkeys(PROVENANCE)}
    findings: list[Finding] = []
    for name in FIELDS:
        row[name] = _read("goals", name, fields.get(name, ""), language, findings)
        _held_by_choices(name, row[name], findings)
    row["unit"] = _unit(row, before)
    if not any(row.get(name) for name in ("title", *(f"title_{suffix}" for suffix in LANGUAGE_SUFFIXES))):
        findings.append(_finding("editor-without-title", "title_da"))
    points = [
        {
            "goal_id": goal_id,
            "due_on": _read("milestones", "due_on", day, language, findings),
            "value": _read("milestones", "value", value, language, findings),
        }
        for day, value in milestones
        if day.strip() or value.strip()
    ]
    days = [point["due_on"] for point in points if point["due_on"]]
    if len(set(days)) < len(days):
        findings.append(_finding("editor-milestone-twice", "due_on", "milestones"))
    if findings:
        return Read(None, (), tuple(_once(findings)))
    return Read(row, tuple(points), ())


def with_goal(tables: Tables, row: Row, milestones: Sequence[Row]) -> Tables:
    """The tables with that goal in the place of the one of its id, or as the last one, and with its milestones. A row
    that says what it said before is the row that was there."""
    whole = complete(tables)
    goals = whole["goals"].to_pylist()
    at = next((place for place, each in enumerate(goals) if each["goal_id"] == row["goal_id"]), None)
    if at is None:
        goals.append(row)
    elif _content(goals[at]) != _content(row):
        goals[at] = row
    return {
        **whole,
        "goals": from_rows("goals", goals),
        "milestones": _with_milestones(whole["milestones"], row["goal_id"], milestones),
    }


def without_goal(tables: Tables, goal_id: str) -> Tables:
    """The tables without that goal, its milestones and its check-ins; earlier editions keep them. What else refers to
    it, such as a sub-goal, is left for the check to say."""
    whole = complete(tables)
    return {
        name: rows.filter(pc.invert(pc.equal(rows["goal_id"], goal_id))) if name in WITH_A_GOAL else rows
        for name, rows in whole.items()
    }


def rows_of(tables: Tables, goal_id: str) -> tuple[Row | None, tuple[Row, ...]]:
    """The row of a goal and its milestones by day; None where there is no such goal."""
    goals = tables["goals"].filter(pc.equal(tables["goals"]["goal_id"], goal_id)).to_pylist()
    points = tables["milestones"].filter(pc.equal(tables["milestones"]["goal_id"], goal_id)).to_pylist()
    return (goals[0] if goals else None), tuple(sorted(points, key=lambda each: each["due_on"]))


def same_goal(one: Tables, other: Tables, goal_id: str) -> bool:
    """Whether two states of the tables say the same of a goal."""
    (row, points), (another, more) = rows_of(one, goal_id), rows_of(other, goal_id)
    if row is None or another is None:
        return row is another
    return _content(row) == _content(another) and list(map(_content, points)) == list(map(_content, more))


def focus_areas(tables: Tables) -> list[str]:
    """Those the organisation lists; where it lists none, those of its projects and goals."""
    said = tables["organisation"]["focus_areas"].to_pylist()
    listed = [part.strip() for cell in said for part in (cell or "").split(";") if part.strip()]
    used = [*in_use(tables, "projects", "focus_area"), *in_use(tables, "goals", "focus_area")]
    return list(dict.fromkeys(listed or sorted(used)))


def in_use(tables: Tables, table: str, column: str) -> list[str]:
    """The values that a column of texts has, sorted."""
    return sorted(tables[table][column].drop_null().unique().to_pylist())


def new_findings(known: Sequence[Finding], after: Tables, places: Places) -> list[Finding]:
    """What the check of the whole says that it did not say before."""
    return [found for found in findings_of(after, places) if found not in known]


def findings_of(tables: Tables, places: Places) -> list[Finding]:
    """What the check of the whole says of the tables of an edition, or of what would become one."""
    return check(tables, places.sheet_columns, cell_origins=places.cell_origins)


def new_id(title: str, taken: Collection[str]) -> str:
    """An id for a new goal, made from its title.

    >>> new_id("Lead partner i tre projekter på Sjælland", ["goal"])
    'lead-partner-i-tre-projekter-pa-sjaelland'
    """
    letters = title.casefold().replace("æ", "ae").replace("ø", "oe").replace("ß", "ss").replace("ł", "l")
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    name = "-".join(re.findall("[a-z0-9]+", plain))[:60].strip("-") or "goal"
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def kept_origins(before: Tables, after: Tables, places: Places) -> pa.Table:
    """Where the cells stand that stay as they were in goals whose row was written anew (CELL_ORIGINS_SCHEMA)."""
    old, new = before["goals"], after["goals"]
    was = dict(zip(row_keys("goals", old).to_pylist(), old.to_pylist(), strict=True))
    at = {key: place for place, key in enumerate(row_keys("goals", old).to_pylist())}
    found = [CELL_ORIGINS_SCHEMA.empty_table()]
    for key, row in zip(row_keys("goals", new).to_pylist(), new.to_pylist(), strict=True):
        earlier = was.get(key)
        if earlier is None or earlier["_file"] is None or row["_file"] is not None:
            continue
        one = old.slice(at[key], 1)
        for column in TABLES["goals"].all_columns():
            if row[column.name] is not None and row[column.name] == earlier[column.name]:
                stood = addresses("goals", one, column.name, places)
                found.append(cell_origins("goals", one, column.name, stood))
    return together(found)


def _read(table: str, column: str, raw: str, language: str, findings: list[Finding]) -> object:
    """One field; a required one that is blank is a finding, as in an upload."""
    read = read_typed(table, column, raw, language)
    what = TABLES[table].column(column)
    if read.finding:
        findings.append(read.finding)
    elif read.value is None and what.required:
        findings.append(_finding("required-choice" if choices(table, what) else "required-blank", column, table))
    return read.value


def _held_by_choices(column: str, value: object, findings: list[Finding]) -> None:
    """A metric that there is not: to the tables it is a text."""
    if column == "metric" and value is not None and value not in METRICS:
        metrics = tuple(f"metric-{metric}" for metric in METRICS)
        findings.append(Finding("error", "unknown-metric", "goals", value=str(value), names={"metrics": metrics}))


def _unit(row: Row, before: Mapping[str, Any] | None) -> str | None:
    """What the target is counted in: as it was, or the metric's own where that is another now."""
    if before and before.get("metric") == row["metric"]:
        return str(before["unit"]) if before.get("unit") else None
    return METRICS[row["metric"]].unit if row["metric"] in METRICS else None


def _with_milestones(table: pa.Table, goal_id: str, milestones: Sequence[Row]) -> pa.Table:
    """The milestones with those of one goal replaced; one that stays keeps its source and where it came from."""
    others = [row for row in table.to_pylist() if row["goal_id"] != goal_id]
    mine = {row["due_on"]: row for row in table.to_pylist() if row["goal_id"] == goal_id}
    points = []
    for point in milestones:
        was = mine.get(point["due_on"])
        points.append(was if was and was["value"] == point["value"] else point)
    return from_rows("milestones", [*others, *points])


def _content(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says, without where it came from."""
    return {name: value for name, value in row.items() if name not in PROVENANCE and value is not None}


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without repetitions."""
    return [found for at, found in enumerate(findings) if found not in findings[:at]]


def _finding(code: str, column: str, table: str = "goals") -> Finding:
    names = tuple(choices(table, TABLES[table].column(column)).values())
    return Finding("error", code, table, names={"column": (f"column-{table}-{column}",), "choices": names})
