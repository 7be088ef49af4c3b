"""Facts → verdict: one evaluator for the page, the preview of an upload, and every export."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analytics.engine import Mounted
from analytics.goals import pace
from analytics.goals.keys import Asked, keys_of
from analytics.goals.missing import Missing, missing_cells
from analytics.goals.rollup import combined, tree
from analytics.goals.verdict import Bands, Envelope, Goal, Keys, Verdict
from analytics.metrics.conditions import Excluded
from analytics.metrics.evaluate import Conditions, ask, contributions, evaluate, in_euro, ruled_out
from analytics.metrics.interval import Interval
from analytics.metrics.registry import METRICS, MOST_LEVELS, SUB_GOALS

MOST_PATH_POINTS = 60
UNASKED = Keys(None, None, worked_out=False)


class Facts(NamedTuple):
    """What the engine says of one goal."""

    measured_on: date
    dates: list[date]  # of the trajectory, ascending; the last is measured_on
    intervals: list[Interval]  # one per date
    contributions: pd.DataFrame
    excluded: tuple[Excluded, ...]
    envelope: Envelope | None
    envelope_contributions: pd.DataFrame | None


def judge_all(mounted: Mounted, goals: Sequence[Goal], as_of: date, *, keys: bool = True) -> tuple[Verdict, ...]:
    """The verdict of each goal as of a date, in the order given; without `keys` they are not worked out, which for many
    goals takes as long as all the rest. Raises KeyError for a metric the registry does not know."""
    children, judged_by = tree(goals), pace.bands(mounted)
    ask(mounted, [each for goal in goals for each in _wanted(mounted, goal)])
    facts = [_facts(mounted, goal, as_of, children) for goal in goals]
    parts = {goal.goal_id: _open_parts(fact) for goal, fact in zip(goals, facts, strict=True)}
    missing = missing_cells(mounted, [_parts_below(goal, parts, children) for goal in goals])
    verdicts = [_verdict(*each, as_of, *judged_by) for each in zip(goals, facts, missing, strict=True)]
    found = keys_of(mounted, [_asked(*each) for each in zip(verdicts, facts, strict=True)]) if keys else repeat(UNASKED)
    return tuple(
        replace(verdict, keys=each, **_beside(mounted, verdict)) for verdict, each in zip(verdicts, found, strict=False)
    )


def figures(mounted: Mounted, goals: Sequence[Goal], as_of: date) -> tuple[Verdict, ...]:
    """The same verdicts with only what tells one state of the data from another: figure, status, envelope and
    contributions. Left out: path (but for its last point), missing cells, keys, what is ruled out, decided and
    implemented. Raises as `judge_all` does."""
    children, judged_by = tree(goals), pace.bands(mounted)
    ask(mounted, [each for goal in goals for each in _figure_of(mounted, goal)])
    facts = [_facts(mounted, goal, as_of, children, whole=False) for goal in goals]
    return tuple(
        _verdict(goal, fact, Missing((), 0), as_of, *judged_by) for goal, fact in zip(goals, facts, strict=True)
    )


def metrics_of(goals: Sequence[Goal]) -> frozenset[str]:
    """The metrics that `figures` evaluates for these goals."""
    return frozenset(name for goal in goals for name in (goal.metric, _envelope_of(goal)) if name)


def _asked(verdict: Verdict, fact: Facts) -> Asked:
    """What the keys of a goal are worked out from."""
    ratio, limit = METRICS[verdict.goal.metric].ratio, verdict.envelope.limit if verdict.envelope else None
    shown = fact.contributions, limit, fact.envelope_contributions
    return Asked(verdict.goal, ratio, verdict.certainty, verdict.measured_on, *shown)


def _beside(mounted: Mounted, verdict: Verdict) -> dict[str, Any]:
    """What is decided and what is implemented, on the day the goal is measured and under its conditions."""
    metric, conditions, days = METRICS[verdict.goal.metric], conditions_of(mounted, verdict.goal), [verdict.measured_on]
    return {
        name: verdict.interval if other == metric.name else evaluate(mounted, other, days, conditions)[0]
        for name, other in (("decided", metric.decided), ("implemented", metric.implemented))
        if other
    }


def judge(mounted: Mounted, goal: Goal, as_of: date) -> Verdict:
    """How one goal stands as of a date; raises as `judge_all` does."""
    return judge_all(mounted, [goal], as_of)[0]


def _wanted(mounted: Mounted, goal: Goal) -> list[tuple[str, Conditions]]:
    """The metrics that a verdict takes, and the goal's conditions on them."""
    conditions, metric = conditions_of(mounted, goal), METRICS[goal.metric]
    beside = [(name, conditions) for name in (metric.decided, metric.implemented) if name]
    return list(dict.fromkeys([*_figure_of(mounted, goal), *beside]))


def _figure_of(mounted: Mounted, goal: Goal) -> list[tuple[str, Conditions]]:
    """The metrics that a goal's figure and its envelope take, and the goal's conditions on them."""
    conditions = conditions_of(mounted, goal)
    return [(name, conditions) for name in (goal.metric, _envelope_of(goal)) if name]


def _facts(
    mounted: Mounted, goal: Goal, as_of: date, children: Mapping[str, Sequence[Goal]], *, whole: bool = True
) -> Facts:
    """What the engine says; without the way there and what is ruled out unless `whole`."""
    measured_on = min(as_of, goal.last_day or as_of)
    dates = path_dates(goal.starts_on, measured_on) if whole else [measured_on]
    if goal.metric == SUB_GOALS:
        figures = _figures(mounted, goal, dates, children)
        return Facts(measured_on, dates, figures, contributions(mounted, SUB_GOALS, measured_on), (), None, None)
    conditions = conditions_of(mounted, goal)
    intervals = evaluate(mounted, goal.metric, dates, conditions)
    parts = contributions(mounted, goal.metric, measured_on, conditions)
    excluded = ruled_out(mounted, goal.metric, measured_on, conditions) if whole else ()
    return Facts(measured_on, dates, intervals, parts, excluded, *_envelope(mounted, goal, measured_on, conditions))


def _open_parts(fact: Facts) -> list[pd.DataFrame]:
    """The contributions of the figure, then those of its envelope."""
    return [frame for frame in (fact.contributions, fact.envelope_contributions) if frame is not None]


def _figures(
    mounted: Mounted,
    goal: Goal,
    dates: Sequence[date],
    children: Mapping[str, Sequence[Goal]],
    levels: int = MOST_LEVELS,
) -> list[Interval]:
    """A goal's figure as of each date, after its last day as of that; of a goal measured by its sub-goals, theirs
    combined, so many levels deep."""
    days = [min(day, goal.last_day or day) for day in dates]
    if goal.metric != SUB_GOALS:
        return evaluate(mounted, goal.metric, days, conditions_of(mounted, goal))
    below = children.get(goal.goal_id, ()) if levels else ()
    figures = [_figures(mounted, child, days, children, levels - 1) for child in below]
    return [
        combined([(child, each[place]) for child, each in zip(below, figures, strict=True)])
        for place in range(len(days))
    ]


def _parts_below(
    goal: Goal,
    parts: Mapping[str, list[pd.DataFrame]],
    children: Mapping[str, Sequence[Goal]],
    levels: int = MOST_LEVELS,
) -> list[pd.DataFrame]:
    """The contributions that keep a goal open: its own, or where it is measured by its sub-goals, theirs."""
    if goal.metric != SUB_GOALS:
        return parts[goal.goal_id]
    below = [child for child in children.get(goal.goal_id, ()) if child.weight > 0 and levels]
    return [frame for child in below for frame in _parts_below(child, parts, children, levels - 1)]


def _verdict(
    goal: Goal, fact: Facts, missing: Missing, as_of: date, bands: Bands, figures_as_of: date | None
) -> Verdict:
    now, expected, envelope = fact.intervals[-1], pace.expected(goal, as_of), fact.envelope
    figure = pace.certainty(now, pace.bounds(goal))
    whole = pace.both(figure, envelope.certainty) if envelope else figure
    return Verdict(
        goal=goal,
        as_of=as_of,
        measured_on=fact.measured_on,
        interval=now,
        expected=expected,
        status=pace.status(
            goal, as_of, now, whole, envelope.certainty if envelope else None, expected, bands, figures_as_of
        ),
        certainty=whole,
        envelope=envelope,
        contributions=fact.contributions,
        missing=missing.cells,
        path=_path(goal, fact.dates, fact.intervals),
        bands=bands,
        figures_as_of=figures_as_of,
        decided=now,
        implemented=None,
        keys=UNASKED,
        excluded=fact.excluded,
        missing_count=missing.in_all,
    )


def conditions_of(mounted: Mounted, goal: Goal) -> Conditions:
    """The goal's conditions in EUR, as the metric takes them. An own-contribution envelope per project is a condition
    on each project; an envelope in total is judged beside the count."""
    per_project = goal.own_contribution_envelope if goal.envelope_basis == "per_project" else None
    return Conditions(
        minimum_project_budget=_euro(mounted, goal, goal.minimum_project_budget),
        own_contribution_limit=_euro(mounted, goal, _with_tolerance(goal, per_project)),
        focus_areas=goal.focus_areas,
        programmes=goal.programmes,
    )


def path_dates(starts_on: date | None, measured_on: date) -> list[date]:
    """The dates of the trajectory: the start, month ends (thinned to at most 60 points), and the day it is measured."""
    if starts_on is None or starts_on >= measured_on:
        return [measured_on]
    months = np.arange(np.datetime64(starts_on, "M"), np.datetime64(measured_on, "M") + 2).astype("datetime64[D]")
    ends = [day for day in (months[1:] - 1).tolist() if day <= measured_on]
    step = -(-len(ends) // (MOST_PATH_POINTS - 2)) or 1
    return sorted({starts_on, *ends[::step], measured_on})


def _envelope(
    mounted: Mounted, goal: Goal, on: date, conditions: Conditions
) -> tuple[Envelope | None, pd.DataFrame | None]:
    """The total envelope judged, and the contributions to it; None where the goal has none."""
    metric = _envelope_of(goal)
    limit = _euro(mounted, goal, _with_tolerance(goal, goal.own_contribution_envelope)) if metric else None
    if limit is None:
        return None, None
    interval = evaluate(mounted, metric, [on], conditions)[0]
    return Envelope(interval, limit, pace.certainty(interval, (0.0, limit))), contributions(
        mounted, metric, on, conditions
    )


def _envelope_of(goal: Goal) -> str:
    """The metric that an envelope in total is held against; '' where the goal has none."""
    total = goal.own_contribution_envelope is not None and goal.envelope_basis != "per_project"
    return f"{goal.metric}_own_contribution" if total else ""


def _with_tolerance(goal: Goal, amount: float | None) -> float | None:
    return None if amount is None else amount * (1 + (goal.tolerance or 0.0))


def _euro(mounted: Mounted, goal: Goal, amount: float | None) -> float | None:
    """A condition's amount in EUR. Intake refuses goals whose condition has no rate; leaving it out would be wrong."""
    if amount is None:
        return None
    converted = in_euro(mounted, amount, goal.conditions_currency, goal.starts_on)
    if converted is None:
        raise ValueError(f"goal {goal.goal_id}: no rate for {goal.conditions_currency} on {goal.starts_on}")
    return converted


def _path(goal: Goal, dates: Sequence[date], intervals: Sequence[Interval]) -> pd.DataFrame:
    columns = {
        "low": [interval.low for interval in intervals],
        "high": [interval.high for interval in intervals],
        "expected": [pace.expected(goal, day) for day in dates],
    }
    return pd.DataFrame({"as_of": list(dates)} | {name: np.array(column, float) for name, column in columns.items()})
