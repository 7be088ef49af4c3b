"""Facts → verdict: one evaluator for the page, the preview of an upload, and every export."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from analytics.engine import Mounted
from analytics.goals import pace
from analytics.goals.missing import Missing, missing_cells
from analytics.goals.verdict import Bands, Envelope, Excluded, Goal, Interval, Keys, Verdict
from analytics.metrics.evaluate import EVERY_PROJECT, Conditions, contributions, evaluate, in_euro

MOST_PATH_POINTS = 60


class Facts(NamedTuple):
    """What the engine says of one goal."""

    measured_on: date
    dates: list[date]  # of the trajectory, ascending; the last is measured_on
    intervals: list[Interval]  # one per date
    contributions: pd.DataFrame
    excluded: tuple[Excluded, ...]
    envelope: Envelope | None
    envelope_contributions: pd.DataFrame | None


def judge_all(mounted: Mounted, goals: Sequence[Goal], as_of: date) -> tuple[Verdict, ...]:
    """The verdict of each goal as of a date, in the order given. Raises KeyError for a metric the registry does not
    know."""
    facts = [_facts(mounted, goal, as_of) for goal in goals]
    missing = missing_cells(mounted, [_open_parts(fact) for fact in facts])
    return tuple(_verdict(*each, as_of) for each in zip(goals, facts, missing, strict=True))


def judge(mounted: Mounted, goal: Goal, as_of: date) -> Verdict:
    """How one goal stands as of a date; raises as `judge_all` does."""
    return judge_all(mounted, [goal], as_of)[0]


def _facts(mounted: Mounted, goal: Goal, as_of: date) -> Facts:
    measured_on = min(as_of, goal.last_day or as_of)
    dates = path_dates(goal.starts_on, measured_on)
    conditions = conditions_of(mounted, goal)
    intervals = evaluate(mounted, goal.metric, dates, conditions)
    parts = contributions(mounted, goal.metric, measured_on, conditions)
    ruled_out = excluded(mounted, goal.metric, measured_on, conditions, parts)
    return Facts(measured_on, dates, intervals, parts, ruled_out, *_envelope(mounted, goal, measured_on, conditions))


def _open_parts(fact: Facts) -> list[pd.DataFrame]:
    """The contributions of the figure, then those of its envelope."""
    return [frame for frame in (fact.contributions, fact.envelope_contributions) if frame is not None]


def _verdict(goal: Goal, fact: Facts, missing: Missing, as_of: date) -> Verdict:
    now, expected, envelope = fact.intervals[-1], pace.expected(goal, as_of), fact.envelope
    figure = pace.certainty(now, pace.bounds(goal))
    whole = pace.both(figure, envelope.certainty) if envelope else figure
    return Verdict(
        goal=goal,
        as_of=as_of,
        measured_on=fact.measured_on,
        interval=now,
        expected=expected,
        status=pace.status(goal, as_of, now, whole, envelope.certainty if envelope else None, expected),
        certainty=whole,
        envelope=envelope,
        contributions=fact.contributions,
        missing=missing.cells,
        path=_path(goal, fact.dates, fact.intervals),
        bands=Bands(),
        figures_as_of=None,
        decided=now,
        implemented=None,
        keys=Keys(None, None),
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


def excluded(
    mounted: Mounted, metric: str, on: date, conditions: Conditions, parts: pd.DataFrame
) -> tuple[Excluded, ...]:
    """What counts, or could, towards the metric alone but not under the conditions, each with those it fails on its
    own. `parts` are the contributions under all of them."""
    if conditions == EVERY_PROJECT:
        return ()
    everything = contributions(mounted, metric, on)
    out = everything.loc[~everything["key"].isin(parts["key"]), ["key", "label"]].drop_duplicates()
    if out.empty:
        return ()
    single = {name: value for name, value in asdict(conditions).items() if value not in (None, ())}
    passing = {
        name: set(contributions(mounted, metric, on, Conditions(**{name: value}))["key"]) if len(single) > 1 else set()
        for name, value in single.items()
    }
    return tuple(
        Excluded(key, label, tuple(name for name, keys in passing.items() if key not in keys))
        for key, label in out.itertuples(index=False)
    )


def path_dates(starts_on: date | None, measured_on: date) -> list[date]:
    """The dates of the trajectory: the start, month ends (thinned to at most 60 points), and the day it is measured."""
    if starts_on is None or starts_on >= measured_on:
        return [measured_on]
    ends = [stamp.date() for stamp in pd.date_range(starts_on, measured_on, freq="ME")]
    step = -(-len(ends) // (MOST_PATH_POINTS - 2)) or 1
    return sorted({starts_on, *ends[::step], measured_on})


def _envelope(
    mounted: Mounted, goal: Goal, on: date, conditions: Conditions
) -> tuple[Envelope | None, pd.DataFrame | None]:
    """The total envelope judged, and the contributions to it; None where the goal has none."""
    limit = _euro(mounted, goal, _with_tolerance(goal, goal.own_contribution_envelope))
    if limit is None or goal.envelope_basis == "per_project":
        return None, None
    metric = f"{goal.metric}_own_contribution"
    interval = evaluate(mounted, metric, [on], conditions)[0]
    return Envelope(interval, limit, pace.certainty(interval, (0.0, limit))), contributions(
        mounted, metric, on, conditions
    )


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
