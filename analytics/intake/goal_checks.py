"""What is wrong with a goal that only its row as a whole, its milestones or the other goals show."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import pyarrow.compute as pc

from analytics.findings import Finding
from analytics.intake.convert import MOST
from analytics.intake.words import closest
from analytics.metrics.registry import METRICS, MOST_LEVELS, SUB_GOALS
from analytics.tables import Tables

Row = dict[str, Any]
Found = Iterator[Finding]
Finder = Callable[..., Finding]
"""Level, code, table, column and row (from 0 within the table) → the finding on that cell."""

CONDITIONS = (
    "minimum_project_budget",
    "own_contribution_envelope",
    "conditions_focus_area",
    "conditions_programme",
)


def check_goals(tables: Tables, finding: Finder) -> list[Finding]:
    """Findings on goals, their milestones, what they are parts of, the bands, and the programmes' success rates;
    at most `MOST` of each kind. The tables are complete (`tables.complete`)."""
    goals = tables["goals"].to_pylist()
    milestones = _milestones(tables)
    found = [
        *(each for row, goal in enumerate(goals) for each in _goal(row, goal, milestones, finding)),
        *(each for goal in goals for each in _milestones_of(goal, milestones.get(goal["goal_id"], []), finding)),
        *_parents(goals, finding),
        *_weights(goals, finding),
        *_bands(tables["organisation"].to_pylist(), finding),
        *_programmes(tables, finding),
    ]
    return list(_few(found))


def _milestones(tables: Tables) -> dict[str, list[tuple[int, Row]]]:
    """Goal → its milestones that can be read, with their rows, by day."""
    found: dict[str, list[tuple[int, Row]]] = {}
    for row, each in enumerate(tables["milestones"].to_pylist()):
        if each["due_on"] is not None and each["value"] is not None:
            found.setdefault(each["goal_id"], []).append((row, each))
    for several in found.values():
        several.sort(key=lambda each: each[1]["due_on"])
    return found


def _goal(row: int, goal: Row, milestones: dict[str, list[tuple[int, Row]]], finding: Finder) -> Found:
    """A goal that says one thing and the opposite, or something that nothing else in its row takes up."""
    has_milestones = goal["goal_id"] in milestones
    if goal["path"] == "milestones" and not has_milestones:
        yield finding("warning", "path-without-milestones", "goals", "path", row, table=["table-milestones"])
    if has_milestones and (goal["path"] == "linear" or goal["comparison"] == "at_most"):
        column = "path" if goal["path"] == "linear" else "comparison"
        yield finding("warning", "milestones-not-used", "goals", column, row, column=[f"column-goals-{column}"])
    if goal["deadline_rule"] and goal["deadline"] is None:
        names = {"column": ["column-goals-deadline"]}
        yield finding("warning", "rule-without-deadline", "goals", "deadline_rule", row, **names)
    if goal["comparison"] == "around" and goal["tolerance"] is None:
        yield finding("warning", "around-without-tolerance", "goals", "tolerance", row)
    target, baseline = goal["target"], goal["baseline"]
    if goal["comparison"] == "at_least" and None not in (target, baseline) and target <= baseline:
        yield finding("warning", "target-not-above-baseline", "goals", "target", row, {"read": _figure(baseline)})
    yield from _conditions(row, goal, finding)


def _conditions(row: int, goal: Row, finding: Finder) -> Found:
    counted = _parts(goal["conditions_focus_area"])
    if goal["focus_area"] and counted and goal["focus_area"] not in counted:
        about = {"counted": ", ".join(counted)}
        yield finding("warning", "focus-area-contradicts", "goals", "focus_area", row, about)
    envelope, metric = goal["own_contribution_envelope"], goal["metric"]
    if envelope is not None and goal["envelope_basis"] is None:
        yield finding("warning", "envelope-without-basis", "goals", "envelope_basis", row)
    if metric not in METRICS:
        return  # said already
    in_total = envelope is not None and goal["envelope_basis"] != "per_project"
    if in_total and f"{metric}_own_contribution" not in METRICS:
        with_one = [f"metric-{name}" for name in METRICS if f"{name}_own_contribution" in METRICS]
        names = {"metric": [f"metric-{metric}"], "metrics": with_one}
        yield finding("error", "envelope-not-for-metric", "goals", "own_contribution_envelope", row, **names)
    for column in CONDITIONS if not METRICS[metric].parameters else ():
        if goal[column] is not None and not (column == "own_contribution_envelope" and in_total):
            names = {"metric": [f"metric-{metric}"], "column": [f"column-goals-{column}"]}
            yield finding("warning", "condition-not-used", "goals", column, row, **names)


def _milestones_of(goal: Row, milestones: list[tuple[int, Row]], finding: Finder) -> Found:
    """Milestones that are not between start and deadline, or lead away from the target."""
    before = (goal["baseline"] or 0.0, goal["baseline"] is not None)
    rises = goal["target"] is None or goal["target"] >= before[0]
    for row, each in milestones:
        due_on, value = each["due_on"], each["value"]
        if goal["starts_on"] and due_on <= goal["starts_on"]:
            about = {"start": goal["starts_on"].isoformat()}
            yield finding("error", "milestone-before-start", "milestones", "due_on", row, about)
        last = _last_day(goal)
        if last and due_on > last:
            yield finding("error", "milestone-after-deadline", "milestones", "due_on", row, {"day": last.isoformat()})
        if due_on == last and goal["target"] is not None and value != goal["target"]:
            about = {"read": _figure(goal["target"])}
            yield finding("warning", "milestone-not-target", "milestones", "value", row, about)
        earlier, stated = before
        if stated and (value < earlier if rises else value > earlier):
            about = {"read": _figure(earlier)}
            yield finding("warning", "milestone-goes-back", "milestones", "value", row, about)
        before = value, True


def _parents(goals: list[Row], finding: Finder) -> Found:
    """Goals that are part of themselves, too deep below others, or measured by sub-goals that they do not have."""
    # Of two rows with one id, the first
    parents = {goal["goal_id"]: goal["parent"] for goal in reversed(goals) if goal["goal_id"] is not None}
    has_some = {goal["parent"] for goal in goals}
    levels = _levels(parents)
    said: set[str] = set()
    for row, goal in enumerate(goals):
        name = goal["goal_id"]
        if goal["metric"] == SUB_GOALS and name not in has_some:
            column = {"column": ["column-goals-parent"]}
            yield finding("error", "no-sub-goals", "goals", "metric", row, {"goal": name or ""}, **column)
        if name is None or name in said:
            continue
        if goal["parent"] == name:
            yield finding("error", "parent-is-itself", "goals", "parent", row)
        elif levels.get(name) is None and (circle := _circle(name, parents)):
            said.update(circle)
            about = {"goals": " → ".join([*circle, name])}
            yield finding("error", "parents-in-a-circle", "goals", "parent", row, about)
        elif (levels.get(name) or 0) > MOST_LEVELS:
            yield finding("error", "parent-too-deep", "goals", "parent", row, {"count": str(MOST_LEVELS)})


def _levels(parents: dict[str, str | None]) -> dict[str, int | None]:
    """Goal → how many goals are above it; None where going up never ends."""
    found: dict[str, int | None] = {}
    for name in parents:
        way: list[str] = []
        here: str | None = name
        while here in parents and here not in found:
            found[here] = None  # passed by: met again, it is a circle
            way.append(here)
            here = parents[here]
        above = found[here] if here in parents else -1
        for passed in reversed(way):
            above = None if above is None else above + 1
            found[passed] = above
    return found


def _circle(name: str, parents: dict[str, str | None]) -> list[str]:
    """The goals that go from this one up to itself; [] where it only hangs below a circle."""
    way, seen, here = [name], {name}, parents[name]
    while here is not None and here not in seen:
        way.append(here)
        seen.add(here)
        here = parents.get(here)
    return way if here == name else []


def _weights(goals: list[Row], finding: Finder) -> Found:
    """Goals that are to be weighed together and of which none has a weight: of one parent, of no parent."""
    together: dict[str | None, list[tuple[int, Row]]] = {}
    for row, goal in enumerate(goals):
        together.setdefault(goal["parent"], []).append((row, goal))
    for parent, several in together.items():
        if all(goal["weight"] == 0 for _, goal in several):
            code = "weights-all-zero" if parent is None else "weights-all-zero-below"
            about = {"count": str(len(several))} | ({} if parent is None else {"parent": parent})
            yield finding("error", code, "goals", "weight", several[0][0], about)


def _bands(organisations: list[Row], finding: Finder) -> Found:
    for row, each in enumerate(organisations):
        on_track, behind = each["on_track_from"], each["behind_from"]
        if None not in (on_track, behind) and behind > on_track:
            names = {column: [f"column-organisation-{column}"] for column in ("on_track_from", "behind_from")}
            yield finding("error", "bands-crossed", "organisation", "behind_from", row, **names)


def _programmes(tables: Tables, finding: Finder) -> Found:
    """Programmes with a success rate of their own that no project is in, so that the rate is never used."""
    known = tables["projects"]["programme"].drop_null().unique()
    names = tables["programmes"]["programme"]
    strangers = pc.and_(pc.is_valid(names), pc.invert(pc.is_in(names, known)))
    for row in pc.indices_nonzero(strangers).slice(0, MOST).to_pylist():
        near = closest(names[row].as_py(), known.to_pylist()[:10_000])
        code = "programme-without-project-close" if near else "programme-without-project"
        about = {"suggestion": near} if near else {}
        yield finding("warning", code, "programmes", "programme", row, about, table=["table-projects"])


def _few(findings: Iterable[Finding]) -> Found:
    """The first of each kind: enough to see what is wrong."""
    seen: Counter[str] = Counter()
    for each in findings:
        seen[each.code] += 1
        if seen[each.code] <= MOST:
            yield each


def _last_day(goal: Row) -> date | None:
    """The last day that counts, as goals/read.py has it."""
    before = goal["deadline"] is not None and goal["deadline_rule"] == "before" and goal["deadline"] > date.min
    return goal["deadline"] - timedelta(days=1) if before else goal["deadline"]


def _figure(value: float) -> str:
    """A number as a finding's words take it."""
    return f"{value:.10f}".rstrip("0").rstrip(".")


def _parts(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]
