"""How far the goals have come, weighted: sub-goals to their goal, goals to their focus area and the whole strategy.

No child counts for more than 100 %, so that one goal far beyond its target does not hide another that stands still.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf
from typing import Literal, NamedTuple

from analytics.goals.pace import bounds, nothing_known
from analytics.goals.verdict import Goal, Verdict
from analytics.metrics.interval import Interval

UNKNOWN = (0.0, 1.0)


class Part(NamedTuple):
    """One goal of a roll-up: its weight, and how far it has come, at least and at most."""

    goal_id: str
    weight: float
    low: float
    high: float


@dataclass(frozen=True)
class Rollup:
    """The weighted progress of several goals, from 0 to 1, at least and at most. `name` is that of the focus area, ''
    for the strategy. Where it is not defined, `reason` says why ('weights_zero': no goal of it has a weight,
    'no_goals': none stands at its top), it has no children, and low and high are 0 and 1: nothing is known."""

    name: str
    kind: Literal["focus_area", "strategy"]
    low: float
    high: float
    children: tuple[Part, ...]
    reason: Literal["", "weights_zero", "no_goals"] = ""


def rollup(verdicts: Sequence[Verdict]) -> tuple[Rollup, ...]:
    """The whole strategy, then each focus area that goals name, in the order of the goals; () without goals.

    The strategy holds the goals without a parent (or whose parent is not among the verdicts); a focus area the goals
    that name it, but not their sub-goals, whose progress is theirs already.
    """
    if not verdicts:
        return ()
    goals = {verdict.goal.goal_id: verdict.goal for verdict in verdicts}
    areas = dict.fromkeys(verdict.goal.focus_area for verdict in verdicts)
    return (
        _rolled("", "strategy", [each for each in verdicts if each.goal.parent not in goals]),
        *(_rolled(name, "focus_area", [v for v in verdicts if _heads(v.goal, name, goals)]) for name in areas if name),
    )


def progress(verdict: Verdict) -> tuple[float, float]:
    """How far the goal has come, from 0 to 1, at least and at most, whatever the blanks hold (see `progress_of`)."""
    return progress_of(verdict.goal, verdict.interval)


def progress_of(goal: Goal, interval: Interval) -> tuple[float, float]:
    """How far that figure has brought the goal, from 0 to 1, at least and at most.

    at_least: the way from the baseline to the target; where the target is not above the baseline there is no way, and
    progress is 1 with the target met and else 0. at_most: 1 up to the target (and its tolerance), beyond it target /
    value. around: value / target or target / value, the smaller; 1 within the tolerance. Around or below a target of 0,
    any other value has come 0 of the way.
    """
    if nothing_known(interval):
        return UNKNOWN
    high = inf if interval.high is None else interval.high
    ends = _share(goal, interval.low), _share(goal, high)
    bottom, top = bounds(goal)
    # Progress rises up to the values that meet the goal and falls beyond them: its least is at an end, its most there
    meets = interval.low <= (inf if top is None else top) and high >= bottom
    return min(ends), 1.0 if meets else max(ends)


def weighted(shares: Sequence[tuple[float, float]]) -> float | None:
    """The mean of (weight, share); None where no weight is above 0."""
    most = max((weight for weight, _ in shares), default=0.0)
    if most <= 0:
        return None
    # Over the largest weight, so that no sum is too large for a float
    return fsum(weight / most * share for weight, share in shares) / fsum(weight / most for weight, _ in shares)


def combined(children: Sequence[tuple[Goal, Interval]]) -> Interval:
    """The figure of a goal that is measured by its sub-goals: their weighted progress. Interval(0, None, None) where it
    is not defined (no sub-goal with a weight) or where nothing is known of any of them."""
    counting = [(goal, interval) for goal, interval in children if goal.weight > 0]
    if all(nothing_known(interval) for _, interval in counting):
        return Interval(0.0, None, None)
    ends = [(goal.weight, *progress_of(goal, interval)) for goal, interval in counting]
    low, high = (weighted([(each[0], each[end]) for each in ends]) for end in (1, 2))
    assert low is not None and high is not None  # some weight is above 0
    return Interval(low, high, weighted(known) if (known := _known(counting)) else None)


def tree(goals: Sequence[Goal]) -> dict[str, list[Goal]]:
    """Goal → its sub-goals, in the order of the goals."""
    found: dict[str, list[Goal]] = {}
    for goal in goals:
        if goal.parent is not None:
            found.setdefault(goal.parent, []).append(goal)
    return found


def top_level(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The goals that are part of no other among them."""
    there = {verdict.goal.goal_id for verdict in verdicts}
    return [verdict for verdict in verdicts if verdict.goal.parent not in there]


def below(verdict: Verdict, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The sub-goals of a goal, in the order given."""
    return tuple(each for each in verdicts if each.goal.parent == verdict.goal.goal_id)


def _known(children: Sequence[tuple[Goal, Interval]]) -> list[tuple[float, float]]:
    """Weight and progress by the known cells alone; [] where some child has no figure by these."""
    if any(interval.known is None for _, interval in children):
        return []
    return [
        (goal.weight, progress_of(goal, Interval(known, known, known))[0])
        for goal, interval in children
        if (known := interval.known) is not None
    ]


def _rolled(name: str, kind: Literal["focus_area", "strategy"], verdicts: Sequence[Verdict]) -> Rollup:
    parts = tuple(Part(each.goal.goal_id, each.goal.weight, *progress(each)) for each in verdicts)
    low = weighted([(part.weight, part.low) for part in parts])
    high = weighted([(part.weight, part.high) for part in parts])
    if low is None or high is None:
        return Rollup(name, kind, *UNKNOWN, (), "weights_zero" if parts else "no_goals")
    return Rollup(name, kind, low, high, parts)


def _heads(goal: Goal, area: str, goals: Mapping[str, Goal]) -> bool:
    """Whether the goal names the focus area and none of those above it does."""
    if goal.focus_area != area:
        return False
    above, seen = goals.get(goal.parent or ""), {goal.goal_id}
    while above is not None and above.goal_id not in seen:
        if above.focus_area == area:
            return False
        seen.add(above.goal_id)
        above = goals.get(above.parent or "")
    return True


def _share(goal: Goal, value: float) -> float:
    """How far one value (which may be infinite) has brought the goal."""
    bottom, top = bounds(goal)
    if value >= bottom and (top is None or value <= top):
        return 1.0
    if goal.comparison == "at_least":
        baseline = goal.baseline or 0.0
        return _capped(value - baseline, goal.target - baseline)
    over = top is not None and value > top
    return _capped(goal.target, value) if over else _capped(value, goal.target)


def _capped(part: float, whole: float) -> float:
    """part / whole from 0 to 1; 0 where there is no whole."""
    return min(max(part / whole, 0.0), 1.0) if whole > 0 else 0.0
