"""Pace and status: what was expected by today, and which side of the bands both ends of an interval fall on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.goals import pace
from analytics.goals.read import last_day, read_goals
from analytics.goals.verdict import Goal, Interval
from analytics.tables import from_rows

YEAR = dict(
    starts_on=date(2012, 1, 1), deadline=date(2012, 12, 31), deadline_rule="through"
)  # 365 days from first to last


def goal(**cells: object) -> Goal:
    row = dict(goal_id="g", metric="lead_partner_count", comparison="at_least", target=4.0) | YEAR | cells
    return read_goals({"goals": from_rows("goals", [row])})[0]


def status(subject: Goal, low: float, high: float | None, on: date, known: float | None = None) -> str:
    interval = Interval(low, high, low if known is None else known)
    whole = pace.certainty(interval, pace.bounds(subject))
    return pace.status(subject, on, interval, whole, None, pace.expected(subject, on))


@pytest.mark.parametrize(
    ("rule", "day"),
    [("before", date(2013, 12, 31)), ("through", date(2014, 1, 1))],
)
def test_before_a_day_leaves_that_day_out(rule: str, day: date) -> None:
    assert last_day(date(2014, 1, 1), rule) == day


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2011, 6, 1), 0.0),  # before the start: the baseline
        (date(2012, 1, 1), 0.0),
        (date(2012, 7, 1), 4 * 182 / 365),  # 182 days of 365
        (date(2012, 12, 31), 4.0),
        (date(2013, 6, 1), 4.0),  # after the deadline: the target
    ],
)
def test_the_expected_path_is_a_straight_line(on: date, value: float) -> None:
    assert pace.expected(goal(), on) == pytest.approx(value)


def test_the_line_starts_at_the_baseline() -> None:
    assert pace.expected(goal(baseline=2.0), date(2012, 7, 1)) == pytest.approx(2 + 2 * 182 / 365)


def test_without_a_start_or_a_deadline_nothing_is_expected() -> None:
    assert pace.expected(goal(starts_on=None), date(2012, 7, 1)) is None
    assert pace.expected(goal(deadline=None), date(2012, 7, 1)) is None


MID = date(2012, 7, 1)  # expected by then: 4 × 182 / 365 = 1.995


@pytest.mark.parametrize(
    ("low", "high", "on", "expected"),
    [
        (4, 6, MID, "achieved"),  # met whatever the blanks hold
        (2, 2, MID, "on_track"),  # 2 / 1.995 = 100 %
        (1.8, 1.8, MID, "behind"),  # 90 %
        (1, 1, MID, "at_risk"),  # 50 %
        (2, 9, MID, "on_track"),  # both ends on pace
        (2, None, MID, "on_track"),
        (0, 3, MID, "cannot_yet_tell"),  # from at risk to on track
        (1, None, MID, "cannot_yet_tell"),
        (0, 3, date(2013, 1, 1), "missed"),  # over, and 3 < 4 at best
        (0, 4, date(2013, 1, 1), "cannot_yet_tell"),
        (4, 4, date(2013, 1, 1), "achieved"),
        (0, 0, date(2011, 12, 31), "not_started"),
        (0, 0, date(2012, 1, 1), "on_track"),  # on the first day nothing is expected yet
        (0, None, MID, "no_data"),
    ],
)
def test_status_of_a_goal_to_reach(low: float, high: float | None, on: date, expected: str) -> None:
    assert status(goal(), low, high, on) == expected


@pytest.mark.parametrize(
    ("low", "high", "on", "expected"),
    [
        (1, 4, MID, "on_track"),  # within the ceiling in every case
        (1, 5, MID, "cannot_yet_tell"),
        (5, 6, MID, "at_risk"),  # exceeded in every case
        (1, 4, date(2013, 1, 1), "achieved"),
        (5, 6, date(2013, 1, 1), "missed"),
    ],
)
def test_status_of_a_ceiling(low: float, high: float | None, on: date, expected: str) -> None:
    assert status(goal(comparison="at_most"), low, high, on) == expected


@pytest.mark.parametrize(
    ("low", "high", "on", "expected"),
    [
        (2, 2, MID, "on_track"),
        (4.5, 4.5, MID, "at_risk"),  # 4 + 10 % = 4.4 is the most
        (2, None, MID, "cannot_yet_tell"),  # could end far above
        (3.6, 4.4, date(2013, 1, 1), "achieved"),
        (3.5, 4.4, date(2013, 1, 1), "cannot_yet_tell"),
    ],
)
def test_status_around_a_target(low: float, high: float | None, on: date, expected: str) -> None:
    assert status(goal(comparison="around", tolerance=0.1), low, high, on) == expected


def test_a_broken_envelope_puts_the_goal_at_risk_and_then_misses_it() -> None:
    subject, interval = goal(), Interval(4, 4, 4)
    assert pace.status(subject, MID, interval, "missed", "missed", 1.995) == "at_risk"
    assert pace.status(subject, date(2013, 1, 1), interval, "missed", "missed", 4.0) == "missed"


def test_an_open_envelope_keeps_a_full_count_from_being_achieved() -> None:
    assert pace.status(goal(), MID, Interval(4, 4, 4), "open", "open", 1.995) == "on_track"
    assert pace.status(goal(), date(2013, 1, 1), Interval(4, 4, 4), "open", "open", 4.0) == "cannot_yet_tell"


VALUES = st.floats(0, 20, allow_nan=False)


@given(VALUES, VALUES, VALUES, st.sampled_from(["at_least", "at_most", "around"]))
def test_certainty_agrees_with_every_value_in_the_interval(one: float, two: float, share: float, kind: str) -> None:
    subject = goal(comparison=kind, tolerance=0.2)
    low, high = sorted((one, two))
    inside = low + (high - low) * min(share / 20, 1)
    answer = pace.certainty(Interval(low, high, None), pace.bounds(subject))
    bottom, top = pace.bounds(subject)
    meets = bottom <= inside and (top is None or inside <= top)
    assert answer == "open" or (answer == "met") == meets


@given(VALUES, VALUES, st.dates(date(2011, 1, 1), date(2014, 1, 1)), st.sampled_from(["at_least", "at_most", "around"]))
def test_a_definite_status_holds_for_both_ends(one: float, two: float, on: date, kind: str) -> None:
    """Filling the blanks so that the figure lands on either end may sharpen *cannot yet tell* but never overturn a
    definite answer."""
    subject = goal(comparison=kind, tolerance=0.2)
    low, high = sorted((one, two))
    answer = status(subject, low, high, on)
    if answer not in ("cannot_yet_tell", "no_data"):
        for end in (low, high):
            sharper = status(subject, end, end, on)
            assert sharper == answer or (answer, sharper) in {("on_track", "achieved")}
