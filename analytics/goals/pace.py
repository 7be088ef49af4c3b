"""From an interval to a status: what was expected by today, and on which side of the bands both ends fall."""

from datetime import date

from analytics.goals.verdict import Certainty, Goal, Interval, Status

BANDS: tuple[tuple[float, Status], ...] = ((0.95, "on_track"), (0.85, "behind"), (0.0, "at_risk"))
"""Value over what was expected by today, from which a status holds. Printed beside the badge."""


def expected(goal: Goal, on: date) -> float | None:
    """Where the goal should stand that day: a straight line from the baseline at the start to the target on the last
    day that counts; the target afterwards. None where start or deadline is not known, or the goal sets a ceiling."""
    if goal.starts_on is None or goal.last_day is None or goal.comparison == "at_most":
        return None
    length = (goal.last_day - goal.starts_on).days
    elapsed = (min(on, goal.last_day) - goal.starts_on).days
    share = 1.0 if length <= 0 else max(elapsed, 0) / length
    baseline = goal.baseline or 0.0
    return baseline + (goal.target - baseline) * share


def bounds(goal: Goal) -> tuple[float, float | None]:
    """The values that meet the goal, both ends included (None: no upper end)."""
    if goal.comparison == "at_least":
        return goal.target, None
    margin = abs(goal.target) * (goal.tolerance or 0.0)
    return (float("-inf") if goal.comparison == "at_most" else goal.target - margin), goal.target + margin


def certainty(interval: Interval, wanted: tuple[float, float | None]) -> Certainty:
    """Whether every, some or none of the interval's values lie within `wanted`."""
    bottom, top = wanted
    high = float("inf") if interval.high is None else interval.high
    ceiling = float("inf") if top is None else top
    if interval.low >= bottom and high <= ceiling:
        return "met"
    if high < bottom or interval.low > ceiling:
        return "missed"
    return "open"


def both(one: Certainty, other: Certainty) -> Certainty:
    """Two conditions that must hold together (Kleene's *and*)."""
    if "missed" in (one, other):
        return "missed"
    return "met" if (one, other) == ("met", "met") else "open"


def nothing_known(interval: Interval) -> bool:
    """Whether the interval says nothing at all: from 0 to no bound, and no known part."""
    return interval.low <= 0 and interval.high is None and not interval.known


def status(
    goal: Goal, as_of: date, interval: Interval, whole: Certainty, envelope: Certainty | None, by_now: float | None
) -> Status:
    """The status of a goal.

    `whole` is the certainty of the goal with all its conditions, `envelope` that of its money condition alone, `by_now`
    the value expected by the as-of date. Before the deadline the pace of the figure decides; the envelope, which has no
    pace, speaks only when it is certainly broken or when the goal is otherwise achieved.
    """
    if goal.starts_on is not None and as_of < goal.starts_on:
        return "not_started"
    if nothing_known(interval):
        return "no_data"
    if goal.last_day is not None and as_of > goal.last_day:
        return {"met": "achieved", "missed": "missed", "open": "cannot_yet_tell"}[whole]  # type: ignore[return-value]
    if whole == "met" and goal.comparison == "at_least":
        return "achieved"
    top = bounds(goal)[1]
    if envelope == "missed" or (top is not None and interval.low > top):
        return "at_risk"
    if goal.comparison == "at_most":
        return "on_track" if certainty(interval, bounds(goal)) == "met" else "cannot_yet_tell"
    if by_now is None:
        return "cannot_yet_tell"
    ends = {_band(goal, interval.low, by_now), _band(goal, interval.high, by_now)}
    return ends.pop() if len(ends) == 1 else "cannot_yet_tell"


def _band(goal: Goal, value: float | None, by_now: float) -> Status:
    """The band of one value; an unbounded value passes any pace but not the upper end of an *around* goal."""
    top = bounds(goal)[1]
    if value is None:
        return "on_track" if top is None else "at_risk"
    if top is not None and value > top:
        return "at_risk"
    if by_now <= 0:
        return "on_track"
    return next((name for least, name in BANDS if value >= least * by_now), "at_risk")
