"""From an interval to a status: what was expected by today, and on which side of the bands both ends fall."""

from datetime import date

from analytics.engine import Mounted, keep, rows
from analytics.goals.verdict import Bands, Certainty, Goal, Status, Verdict
from analytics.metrics.interval import Interval

USUAL = Bands()
"""Where an organisation sets no bands of its own."""

YEAR_END = (12, 31)


def bands(mounted: Mounted) -> tuple[Bands, date | None]:
    """The bands that the edition's organisation judges by, and the day its figures are of (None: not said)."""
    return keep(mounted, ("bands",), lambda: _bands(rows(mounted, "bands")))


def bands_of(on_track_from: float | None, behind_from: float | None) -> Bands:
    """The bands as an organisation set them. A blank is the usual share, moved where the other one has passed it."""
    on_track = max(USUAL.on_track_from, behind_from or 0.0) if on_track_from is None else on_track_from
    return Bands(on_track, min(USUAL.behind_from, on_track) if behind_from is None else behind_from)


def expected(goal: Goal, on: date) -> float | None:
    """Where the goal should stand that day, by its course: the baseline until the start, the target from the last day
    that counts. Milestones that are not between the two are left out.

    linear: a straight line. milestones: straight lines from one milestone to the next. stepped: what the last
    milestone reached by that day says; without milestones, what the straight line says on the last 31 December.

    None where start or deadline is not known. None also for a ceiling (*at most*): it may be used up at any time, and a
    lower value is never a reason to worry.
    """
    if goal.starts_on is None or goal.last_day is None or goal.comparison == "at_most":
        return None
    baseline = goal.baseline or 0.0
    if on >= goal.last_day:
        return goal.target
    if on <= goal.starts_on:
        return goal.target if goal.starts_on >= goal.last_day else baseline
    steps = [(each.due_on, each.value) for each in goal.milestones if goal.starts_on < each.due_on < goal.last_day]
    knots = [(goal.starts_on, baseline), *(steps if goal.course != "linear" else []), (goal.last_day, goal.target)]
    if goal.course != "stepped":
        return _along(knots, on)
    if steps:
        return next(value for due_on, value in reversed(knots) if due_on <= on)
    return _along(knots, max(_last_year_end(on), goal.starts_on))


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
    goal: Goal,
    as_of: date,
    interval: Interval,
    whole: Certainty,
    envelope: Certainty | None,
    by_now: float | None,
    shares: Bands = USUAL,
    figures_as_of: date | None = None,
) -> Status:
    """The status of a goal.

    `whole` is the certainty of the goal with all its conditions, `envelope` that of its money condition alone, `by_now`
    the value expected by the as-of date, `shares` the bands, `figures_as_of` the day the figures are of (None: not
    said). Before the deadline the pace of the figure decides; the envelope, which has no pace, speaks only when it is
    certainly broken or when the goal is otherwise achieved. After it, figures older than the deadline say how the goal
    stood and not how it ended: it is overdue, unless what it was to reach was reached by then.
    """
    if goal.starts_on is not None and as_of < goal.starts_on:
        return "not_started"
    reached = whole == "met" and goal.comparison == "at_least"
    if goal.last_day is not None and as_of > goal.last_day:
        if figures_as_of is not None and figures_as_of < goal.last_day:
            return "achieved" if reached else "overdue"
        if nothing_known(interval):
            return "no_data"
        return {"met": "achieved", "missed": "missed", "open": "cannot_yet_tell"}[whole]  # type: ignore[return-value]
    if nothing_known(interval):
        return "no_data"
    if reached:
        return "achieved"
    top = bounds(goal)[1]
    if envelope == "missed" or (top is not None and interval.low > top):
        return "at_risk"
    if goal.comparison == "at_most":
        return "on_track" if certainty(interval, bounds(goal)) == "met" else "cannot_yet_tell"
    if by_now is None:
        return "cannot_yet_tell"
    ends = {_band(goal, value, by_now, shares) for value in (interval.low, interval.high)}
    return ends.pop() if len(ends) == 1 else "cannot_yet_tell"


def by_pace(verdict: Verdict) -> bool:
    """Whether the bands decided the status: not a ceiling, and no limit that is certainly broken."""
    top = bounds(verdict.goal)[1]
    broken = verdict.envelope is not None and verdict.envelope.certainty == "missed"
    broken = broken or (top is not None and verdict.interval.low > top)
    return verdict.status in ("on_track", "behind", "at_risk") and verdict.expected is not None and not broken


def _band(goal: Goal, value: float | None, by_now: float, shares: Bands) -> Status:
    """The band of one value. What meets the goal is on track, whatever was expected. An *around* goal has the same
    lower bands on its way as one to reach, and above its upper end (the target and its tolerance) it is at risk at any
    time: money spent does not come back. An unbounded value passes any pace but not that end."""
    bottom, top = bounds(goal)
    if value is None:
        return "on_track" if top is None else "at_risk"
    if top is not None and value > top:
        return "at_risk"
    if by_now <= 0 or value >= bottom or value >= shares.on_track_from * by_now:
        return "on_track"
    return "behind" if value >= shares.behind_from * by_now else "at_risk"


def _along(knots: list[tuple[date, float]], on: date) -> float:
    """The value on a day of straight lines through the points, which are in order of their days."""
    after = next(place for place, (day, _) in enumerate(knots) if day >= on)
    if after == 0:
        return knots[0][1]
    (before_on, before), (due_on, value) = knots[after - 1], knots[after]
    return before + (value - before) * ((on - before_on).days / (due_on - before_on).days)


def _last_year_end(on: date) -> date:
    """The last 31 December on or before a day."""
    return on if (on.month, on.day) == YEAR_END else date(on.year - 1, *YEAR_END)


def _bands(found: list[tuple]) -> tuple[Bands, date | None]:
    ((on_track_from, behind_from, figures_as_of),) = found
    return bands_of(on_track_from, behind_from), figures_as_of
