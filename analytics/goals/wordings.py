"""How a goal was worded from edition to edition, and how the same data stand by each wording."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from analytics.editions import Edition
from analytics.engine import Mounted
from analytics.goals.evaluate import judge_all
from analytics.goals.verdict import Goal, Verdict
from analytics.metrics.evaluate import in_euro
from analytics.metrics.registry import METRICS

Read = Callable[[int], Sequence[Goal]]
"""The goals of an edition, by its number."""
Judge = Callable[[Mounted, Sequence[Goal], date], Sequence[Verdict]]

DEFINED_BY = ("goals", "milestones")
"""The tables that a goal's definition stands in."""


class Wording(NamedTuple):
    """One definition of a goal, as its newest edition has it. `spans`: the first and last edition of each run of
    editions that had it, the oldest first (a wording may come back)."""

    goal: Goal
    spans: tuple[tuple[int, int], ...]


class Judged(NamedTuple):
    """A wording, and the verdict on today's data by it; None where they cannot be judged so (its metric is no longer
    there, or there is no exchange rate for its conditions)."""

    wording: Wording
    verdict: Verdict | None


def definition(goal: Goal) -> Goal:
    """The goal without what does not change its meaning: title, how it is read, owner, source, and where it stands
    among other goals (parent, weight, focus area)."""
    return replace(
        goal, titles={}, interpretations={}, owner=None, source=None, unit="", parent=None, weight=1.0, focus_area=None
    )


def wordings(editions: Sequence[Edition], read: Read) -> dict[str, tuple[Wording, ...]]:
    """The distinct definitions of each goal over the editions (the newest first, as `Store.history` has them), the
    oldest first. An edition whose goals and milestones are those of the one before is not read."""
    found: dict[str, list[Wording]] = {}
    last: tuple[object, ...] | None = None
    goals: Sequence[Goal] = ()
    previous = 0
    for edition in reversed(editions):
        parts = tuple(sorted((part.table, part.sha256) for part in edition.parts if part.table in DEFINED_BY))
        if parts != last:
            goals, last = read(edition.number), parts
        for goal in goals:
            found[goal.goal_id] = _with(found.get(goal.goal_id, []), goal, previous, edition.number)
        previous = edition.number
    return {goal_id: tuple(each) for goal_id, each in found.items()}


def reworded(found: dict[str, tuple[Wording, ...]]) -> dict[str, tuple[Wording, ...]]:
    """Only the goals of which there is more than one wording."""
    return {goal_id: each for goal_id, each in found.items() if len(each) > 1}


def judged(
    mounted: Mounted, found: Sequence[Wording], goals: Sequence[Goal], as_of: date, judge: Judge = judge_all
) -> tuple[Judged, ...]:
    """The same data judged by each wording of one goal. `goals`: all goals as they are worded now, because a goal may
    be measured by its sub-goals."""
    return tuple(Judged(wording, _verdict(mounted, wording.goal, goals, as_of, judge)) for wording in found)


def differing(one: Goal, other: Goal) -> tuple[str, ...]:
    """The fields of the definition in which two wordings differ, in the order of `Goal`."""
    first, second = vars(definition(one)), vars(definition(other))
    return tuple(name for name, value in first.items() if value != second[name] and name != "last_day")


def _with(known: list[Wording], goal: Goal, previous: int, number: int) -> list[Wording]:
    """The wordings with one more edition's; a run goes on where the edition before had the same."""
    meaning = definition(goal)
    same = next((wording for wording in known if definition(wording.goal) == meaning), None)
    if same is None:
        return [*known, Wording(goal, ((number, number),))]
    *earlier, (first, last) = same.spans
    spans = (*earlier, (first, number)) if last == previous else (*same.spans, (number, number))
    return [Wording(goal, spans) if wording is same else wording for wording in known]


def _verdict(mounted: Mounted, goal: Goal, goals: Sequence[Goal], as_of: date, judge: Judge) -> Verdict | None:
    if not _can_be_judged(mounted, goal):
        return None
    others = [each for each in goals if each.goal_id != goal.goal_id] if any(_below(goals, goal)) else []
    return judge(mounted, [goal, *others], as_of)[0]


def _below(goals: Sequence[Goal], goal: Goal) -> Iterator[Goal]:
    """Its sub-goals."""
    return (each for each in goals if each.parent == goal.goal_id)


def _can_be_judged(mounted: Mounted, goal: Goal) -> bool:
    amounts = [each for each in (goal.minimum_project_budget, goal.own_contribution_envelope) if each is not None]
    rated = all(in_euro(mounted, each, goal.conditions_currency, goal.starts_on) is not None for each in amounts)
    return goal.metric in METRICS and rated
