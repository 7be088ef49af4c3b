"""How likely each goal is to be met by its last day, from the applications that await their decision.

Until then every application is granted, with its probability, or not; what is granted contributes what the metric says
it would. What is not known stays open: a blank probability is anything from 0 to 1, a blank role or budget a
contribution that may come, a blank day of the decision one that may come in time. So the answer is two distributions:
the figure is no less likely to be large than the one says, and no more than the other.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

import pandas as pd

from analytics.engine import Mounted
from analytics.goals import pace
from analytics.goals.chances import Application, Chance, Record, applications, chances, success_record
from analytics.goals.distribution import Distribution, distribution, divided, within
from analytics.goals.evaluate import conditions_of
from analytics.goals.verdict import Goal, Verdict
from analytics.metrics.evaluate import Conditions, contributions, evaluate
from analytics.metrics.registry import METRICS

__all__ = ["Chance", "Distribution", "Forecast", "Needed", "Record", "Scenario", "forecast_all"]

Name = Literal["as_stated", "half", "together"]

NOT_BY_GRANTS = ("sub_goals", "pipeline_count", "pipeline_budget", "_completed", "_spent")
"""Metrics (ends of names) to which a grant does not add by itself: goals made of other goals, the pipeline, and what is
completed or spent, which a grant is not yet."""

NOTHING = Distribution((), ())


@dataclass(frozen=True)
class Needed:
    """What is missing of the target by its last day, in the metric's unit: `missing` if only what is certain comes,
    `at_best` if all that could be comes too, without any application. `rate`: how often applications are granted (None:
    not known); `applications`: about how many are needed at that rate (of a count only)."""

    missing: float
    rate: float | None
    applications: int | None
    at_best: float = 0.0
    of_record: bool = False  # the rate is the organisation's own record, else the mean of the pipeline


class Scenario(NamedTuple):
    """How likely the goal is to be met, from at least to at most. as_stated: as the probabilities stand; half: each is
    half of it; together: within a programme all rise and fall together, programmes independent of each other."""

    name: Name
    met: tuple[float, float]


@dataclass(frozen=True)
class Forecast:
    """How a goal's figure may stand at the end of `by`, its last day. `low` holds only what certainly counts, at the
    lowest probabilities; `high` all that could, at the highest. `met`: how likely the target is met, from at least to
    at most. `late`: applications whose decision is expected after that day; they are in neither. `reason`: '' or why
    there is no forecast: no_deadline, passed, other_metric, no_data. `envelope`: the goal also limits the own
    contribution in total, which the forecast says nothing of. `metric`: what is forecast, which for coverage is what
    the projects are to pay back as planned."""

    goal_id: str
    by: date | None
    low: Distribution
    high: Distribution
    met: tuple[float, float]
    chances: tuple[Chance, ...]
    late: tuple[Chance, ...]
    record: Record
    needed: Needed | None
    scenarios: tuple[Scenario, ...]
    reason: str
    envelope: bool = False
    metric: str = ""


class Base(NamedTuple):
    """What is granted already, as of the last day: the figure, or a ratio's numerator; and what it is divided by."""

    low: float
    high: float
    under_low: float = 1.0
    under_high: float = 1.0


def forecast_all(mounted: Mounted, goals: Sequence[Goal], verdicts: Sequence[Verdict]) -> tuple[Forecast, ...]:
    """The forecast of each goal, as known on the day of its verdict, in the order given (the same for both)."""
    pipeline = applications(mounted)
    records = {day: success_record(mounted, day) for day in {verdict.as_of for verdict in verdicts}}
    return tuple(
        _forecast(mounted, goal, verdict.as_of, pipeline, records[verdict.as_of])
        for goal, verdict in zip(goals, verdicts, strict=True)
    )


def _forecast(
    mounted: Mounted, goal: Goal, as_of: date, pipeline: Mapping[str, Application], record: Record
) -> Forecast:
    none = Forecast(goal.goal_id, goal.last_day, NOTHING, NOTHING, (0.0, 1.0), (), (), record, None, (), "")
    if goal.metric.endswith(NOT_BY_GRANTS):
        return replace(none, reason="other_metric")
    if goal.last_day is None:
        return replace(none, reason="no_deadline")
    if as_of > goal.last_day:
        return replace(none, reason="passed")
    metric = METRICS[goal.metric].decided or goal.metric
    conditions = conditions_of(mounted, goal)
    waiting = contributions(mounted, metric, goal.last_day, conditions, awaited=True)
    open_ = chances(waiting, pipeline, record)
    base = _base(mounted, metric, goal.last_day, conditions, waiting)
    found = replace(
        none,
        chances=open_,
        late=_late(mounted, metric, goal.last_day, conditions, pipeline, record),
        needed=_needed(goal, metric, base, open_, record),
        metric=metric,
        envelope=goal.own_contribution_envelope is not None and goal.envelope_basis != "per_project",
    )
    low, high = _ends(base, open_)
    if not base.under_high or (low.values == (0.0,) and high.values == (math.inf,)):
        return replace(found, needed=None, reason="no_data")
    wanted = pace.bounds(goal)
    met = within(low, high, *wanted)
    scenarios = (
        Scenario("as_stated", met),
        Scenario("half", within(*_ends(base, open_, odds=0.5), *wanted)),
        Scenario("together", within(*_ends(base, open_, groups=_groups(open_)), *wanted)),
    )
    return replace(found, low=low, high=high, met=met, scenarios=scenarios)


def _base(mounted: Mounted, metric: str, on: date, conditions: Conditions, waiting: pd.DataFrame) -> Base:
    """What is granted by the last day. What a ratio is divided by is between what is certain now and all that could be
    there if every application came."""
    if not METRICS[metric].ratio:
        now = evaluate(mounted, metric, [on], conditions)[0]
        return Base(now.low, math.inf if now.high is None else now.high)
    granted = contributions(mounted, metric, on, conditions)
    low, high = _side(granted, "numerator")
    under_low, under_high = _side(granted, "denominator")
    return Base(low, high, under_low, under_high + _side(waiting, "denominator")[1])


def _side(frame: pd.DataFrame, side: str) -> tuple[float, float]:
    """The contributions to one side of a ratio added up: at least and at most."""
    if frame.empty:
        return 0.0, 0.0
    rows = [
        (low, math.inf if math.isnan(high) else high)
        for of, low, high in zip(*(frame[name].tolist() for name in ("side", "low", "high")), strict=True)
        if of == side
    ]
    return math.fsum(low for low, _ in rows), math.fsum(high for _, high in rows)


def _ends(
    base: Base, open_: Sequence[Chance], odds: float = 1.0, groups: Sequence[int] = ()
) -> tuple[Distribution, Distribution]:
    """The distribution of the least the figure can be, and of the most, with every probability times `odds`;
    `groups`: which of them rise and fall together."""
    least = [chance.probability[0] * odds for chance in open_]
    most = [chance.probability[1] * odds for chance in open_]
    lows = [chance.low for chance in open_]
    highs = [math.inf if chance.high is None else chance.high for chance in open_]
    low = distribution(base.low, lows, least, groups, up=False)
    high = distribution(base.high, highs, most, groups, up=True)
    return divided(low, base.under_high), divided(high, base.under_low)


def _groups(open_: Sequence[Chance]) -> list[int]:
    """A number a programme; -1 where it is not known. () where no two share one."""
    names: dict[str, int] = {}
    found = [-1 if chance.programme is None else names.setdefault(chance.programme, len(names)) for chance in open_]
    return found if sum(each >= 0 for each in found) > len(names) else []


def _late(
    mounted: Mounted,
    metric: str,
    last_day: date,
    conditions: Conditions,
    pipeline: Mapping[str, Application],
    record: Record,
) -> tuple[Chance, ...]:
    """The applications that could count but are expected to be decided after the last day, with what they would
    contribute once all of them are."""
    late = {
        each.project_id: each.decision_expected_on
        for each in pipeline.values()
        if each.decision_expected_on is not None and each.decision_expected_on > last_day
    }
    if not late:
        return ()
    frame = contributions(mounted, metric, max(late.values()), conditions, awaited=True)
    return chances(frame, {key: pipeline[key] for key in late}, record)


def _needed(goal: Goal, metric: str, base: Base, open_: Sequence[Chance], record: Record) -> Needed | None:
    """What is missing of the least value that meets the goal; None where nothing is, or the goal is a ceiling."""
    bottom = pace.bounds(goal)[0]
    least = base.low / base.under_high if base.under_high else 0.0
    most = base.high / base.under_low if base.under_low else math.inf
    if least >= bottom:
        return None
    known = [chance.probability[0] for chance in open_ if chance.basis != "unknown"]
    rate = record.rate if record.rate is not None else sum(known) / len(known) if known else None
    counted = METRICS[metric].unit == "projects" and rate
    return Needed(
        missing=bottom - least,
        rate=rate,
        applications=math.ceil((bottom - least) / rate - 1e-9) if counted and rate else None,
        at_best=max(0.0, bottom - most),
        of_record=record.rate is not None,
    )
