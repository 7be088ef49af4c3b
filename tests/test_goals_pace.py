"""Pace and status: what was expected by today, and which side of the bands both ends of an interval fall on."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.goals import pace
from analytics.goals.evaluate import judge
from analytics.goals.read import last_day, read_goals
from analytics.goals.verdict import Bands, Goal
from analytics.metrics.interval import Interval
from analytics.tables import from_rows
from tests.portfolios import AS_OF, mounted_of, organisation

YEAR = dict(
    starts_on=date(2012, 1, 1), deadline=date(2012, 12, 31), deadline_rule="through"
)  # 365 days from first to last


def goal(milestones: list[dict[str, object]] | None = None, **cells: object) -> Goal:
    row = dict(goal_id="g", metric="lead_partner_count", comparison="at_least", target=4.0) | YEAR | cells
    return read_goals({"goals": from_rows("goals", [row]), "milestones": from_rows("milestones", milestones or [])})[0]


def status(
    subject: Goal,
    low: float,
    high: float | None,
    on: date,
    bands: Bands = pace.USUAL,
    figures_as_of: date | None = None,
) -> str:
    interval = Interval(low, high, low)
    whole = pace.certainty(interval, pace.bounds(subject))
    return pace.status(subject, on, interval, whole, None, pace.expected(subject, on), bands, figures_as_of)


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


STEPS = [(date(2012, 4, 1), 1.0), (date(2012, 10, 1), 2.0)]  # 91 and 274 days after the first day


def stepwise(course: str | None, steps: list[tuple[date, float]] = STEPS, **cells: object) -> Goal:
    rows = [dict(goal_id="g", due_on=due_on, value=value) for due_on, value in steps]
    return goal(milestones=rows, path=course, **cells)


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2011, 6, 1), 0.0),  # before the start: the baseline
        (date(2012, 1, 1), 0.0),
        (date(2012, 2, 15), 45 / 91),  # 45 of the 91 days on the way from 0 to 1
        (date(2012, 4, 1), 1.0),
        (date(2012, 7, 1), 1 + 91 / 183),  # 182 - 91 of the 274 - 91 days from 1 to 2
        (date(2012, 10, 1), 2.0),
        (date(2012, 11, 1), 2 + 2 * 31 / 91),  # 305 - 274 of the 365 - 274 days from 2 to 4
        (date(2012, 12, 31), 4.0),
        (date(2013, 6, 1), 4.0),
    ],
)
def test_the_path_through_milestones(on: date, value: float) -> None:
    assert pace.expected(stepwise("milestones"), on) == pytest.approx(value)
    unsaid = stepwise(None)
    assert pace.expected(unsaid, on) == pytest.approx(value), "a goal with milestones follows them"


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2011, 6, 1), 0.5),  # the baseline, until the first milestone
        (date(2012, 3, 31), 0.5),
        (date(2012, 4, 1), 1.0),
        (date(2012, 9, 30), 1.0),
        (date(2012, 10, 1), 2.0),
        (date(2012, 12, 30), 2.0),
        (date(2012, 12, 31), 4.0),  # the target from the last day on
        (date(2020, 1, 1), 4.0),
    ],
)
def test_stairs_through_milestones(on: date, value: float) -> None:
    assert pace.expected(stepwise("stepped", baseline=0.5), on) == value


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2011, 1, 1), 0.0),
        (date(2011, 12, 30), 0.0),  # no year has ended yet
        (date(2011, 12, 31), 3 * 364 / 1095),  # 364 of 1,095 days: 2011 and 2013 have 365, 2012 has 366
        (date(2012, 3, 12), 3 * 364 / 1095),  # the same until the next year ends
        (date(2012, 12, 30), 3 * 364 / 1095),
        (date(2012, 12, 31), 3 * 730 / 1095),
        (date(2013, 12, 31), 3.0),
    ],
)
def test_stairs_without_milestones_rise_when_a_year_ends(on: date, value: float) -> None:
    subject = goal(path="stepped", target=3.0, starts_on=date(2011, 1, 1), deadline=date(2013, 12, 31))
    assert pace.expected(subject, on) == pytest.approx(value)


def test_milestones_that_are_not_on_the_way_are_left_out() -> None:
    beside = [(date(2011, 1, 1), 9.0), (date(2012, 1, 1), 9.0), (date(2012, 12, 31), 9.0), (date(2013, 5, 1), 9.0)]
    for course in ("milestones", "stepped"):
        without = stepwise(course, [])
        assert pace.expected(stepwise(course, beside), date(2012, 7, 1)) == pace.expected(without, date(2012, 7, 1))


def test_a_linear_goal_does_not_follow_its_milestones() -> None:
    assert pace.expected(stepwise("linear"), date(2012, 7, 1)) == pytest.approx(4 * 182 / 365)


def test_a_deadline_on_or_before_the_start_expects_the_target_at_once() -> None:
    for course in ("linear", "milestones", "stepped"):
        for deadline in (date(2012, 1, 1), date(2011, 1, 1)):
            assert pace.expected(stepwise(course, deadline=deadline), date(2012, 1, 1)) == 4.0


def test_a_ceiling_has_no_pace() -> None:
    assert pace.expected(stepwise("milestones", comparison="at_most"), date(2012, 7, 1)) is None


@given(
    st.lists(st.tuples(st.dates(date(2011, 12, 1), date(2013, 1, 31)), st.floats(0, 4)), max_size=4),
    st.sampled_from(["linear", "milestones", "stepped"]),
    st.dates(date(2011, 6, 1), date(2013, 6, 1)),
)
@settings(deadline=None)
def test_the_path_is_what_a_reader_with_a_ruler_finds(steps: list[tuple[date, float]], course: str, on: date) -> None:
    steps = list(dict(steps).items())  # one milestone a day
    assert pace.expected(stepwise(course, steps), on) == pytest.approx(ruled(steps, course, on))


def ruled(steps: list[tuple[date, float]], course: str, on: date) -> float:
    """The path of a goal of 0 to 4 over 2012, found day by day."""
    first, last = date(2012, 1, 1), date(2012, 12, 31)
    known = {first: 0.0, last: 4.0}
    if course != "linear":
        known |= {day: value for day, value in steps if first < day < last}
    if course == "stepped":
        if len(known) == 2:
            return 4.0 if on >= last else 0.0  # the only year end is the last day
        return known[max((day for day in known if day <= on), default=first)]
    days = sorted(known)
    places, day = [each.toordinal() for each in days], min(max(on, first), last).toordinal()
    return float(np.interp(day, places, [known[each] for each in days]))


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


@pytest.mark.parametrize(
    ("value", "on", "expected"),
    [
        (44_000.0, MID, "on_track"),  # 90,000 × 182 / 365 = 44,877 expected; 98 %
        (40_000.0, MID, "behind"),  # 89 %
        (38_000.0, MID, "at_risk"),  # 84.7 %
        (99_000.0, MID, "on_track"),  # the upper end: 90,000 + 10 %
        (99_001.0, MID, "at_risk"),  # spent, and does not come back
        (81_000.0, date(2012, 12, 30), "on_track"),  # 90 % of 89,753, but within the tolerance already
        (80_999.0, date(2012, 12, 30), "behind"),
        (81_000.0, date(2013, 1, 1), "achieved"),  # the lower end: 90,000 - 10 %
        (80_999.0, date(2013, 1, 1), "missed"),
        (99_001.0, date(2013, 1, 1), "missed"),
    ],
)
def test_an_own_contribution_of_around_90000_euro(value: float, on: date, expected: str) -> None:
    subject = goal(metric="own_contribution", comparison="around", target=90_000.0, tolerance=0.1)
    assert status(subject, value, value, on) == expected


@pytest.mark.parametrize(
    ("bands", "value", "expected"),
    [
        (Bands(0.95, 0.85), 1.8, "behind"),  # 1.8 / 1.995 = 90 %
        (Bands(0.9, 0.5), 1.8, "on_track"),
        (Bands(1.0, 0.95), 1.8, "at_risk"),
        (Bands(1.0, 0.95), 1.9, "behind"),  # 95.2 %
        (Bands(0.5, 0.5), 1.0, "on_track"),  # 50.1 %, and nothing is ever behind
        (Bands(0.5, 0.5), 0.9, "at_risk"),
        (Bands(0.0, 0.0), 0.0, "on_track"),
    ],
)
def test_an_organisation_sets_its_own_bands(bands: Bands, value: float, expected: str) -> None:
    assert status(goal(), value, value, MID, bands) == expected


@pytest.mark.parametrize(
    ("on_track_from", "behind_from", "bands"),
    [
        (None, None, Bands(0.95, 0.85)),
        (0.9, 0.5, Bands(0.9, 0.5)),
        (0.9, None, Bands(0.9, 0.85)),
        (0.8, None, Bands(0.8, 0.8)),  # a blank moves: what is 80 % of expected is on track already
        (None, 0.5, Bands(0.95, 0.5)),
        (None, 0.97, Bands(0.97, 0.97)),
        (0.0, None, Bands(0.0, 0.0)),  # 0 is not blank
        (None, 0.0, Bands(0.95, 0.0)),
    ],
)
def test_a_blank_band_is_the_usual_one(on_track_from: float | None, behind_from: float | None, bands: Bands) -> None:
    assert pace.bands_of(on_track_from, behind_from) == bands


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], (Bands(0.95, 0.85), None)),
        ([organisation()], (Bands(0.95, 0.85), AS_OF)),
        ([organisation() | dict(on_track_from=0.9, behind_from=0.7)], (Bands(0.9, 0.7), AS_OF)),
        ([organisation(None) | dict(behind_from=0.7)], (Bands(0.95, 0.7), None)),
    ],
)
def test_the_bands_of_an_edition(rows: list[dict[str, object]], found: tuple[Bands, date | None]) -> None:
    mounted = mounted_of({"organisation": rows})
    assert pace.bands(mounted) == found
    subject = goal()
    verdict = judge(mounted, subject, MID)
    assert (verdict.bands, verdict.figures_as_of) == found
    mounted.close()


BEFORE, LAST, AFTER = date(2012, 12, 30), date(2012, 12, 31), date(2013, 1, 1)


@pytest.mark.parametrize(
    ("low", "high", "figures_as_of", "expected"),
    [
        (0, 3, BEFORE, "overdue"),  # 3 < 4, but a fourth may have come on the last day: nobody has said
        (0, 4, BEFORE, "overdue"),
        (0, None, BEFORE, "overdue"),
        (4, 6, BEFORE, "achieved"),  # reached by then, in every case
        (0, 3, LAST, "missed"),
        (0, 4, LAST, "cannot_yet_tell"),
        (0, 3, AFTER, "missed"),
        (0, 3, None, "missed"),  # not said: taken for what is known
        (0, None, AFTER, "no_data"),
    ],
)
def test_overdue_after_the_deadline(low: float, high: float | None, figures_as_of: date | None, expected: str) -> None:
    assert status(goal(), low, high, AFTER, figures_as_of=figures_as_of) == expected
    assert status(goal(), low, high, LAST, figures_as_of=figures_as_of) != "overdue", "the deadline has not passed"


@pytest.mark.parametrize(("figures_as_of", "expected"), [(BEFORE, "overdue"), (LAST, "achieved")])
@pytest.mark.parametrize("kind", ["at_most", "around"])
def test_a_limit_kept_before_the_deadline_is_not_yet_kept_to_the_end(
    kind: str, figures_as_of: date, expected: str
) -> None:
    assert status(goal(comparison=kind), 4, 4, AFTER, figures_as_of=figures_as_of) == expected


def test_before_the_day_that_counts_nothing_is_overdue() -> None:
    """Before 1 January 2013 is through 31 December 2012."""
    subject = goal(deadline=AFTER, deadline_rule="before")
    assert status(subject, 0, 3, AFTER, figures_as_of=BEFORE) == "overdue"
    assert status(subject, 0, 3, LAST, figures_as_of=BEFORE) == "at_risk"
    assert status(subject, 0, 3, AFTER, figures_as_of=LAST) == "missed"


@pytest.mark.parametrize(
    ("cells", "decided"),
    [
        (dict(target=1.0, comparison="around"), True),  # nothing counts: 0 of 0.5 expected
        (dict(target=1.0, comparison="at_most"), False),  # a ceiling has no pace
        (dict(target=-1.0, comparison="around"), False),  # over its limit at once
    ],
)
def test_whether_the_bands_decided(cells: dict[str, object], decided: bool) -> None:
    mounted = mounted_of({"organisation": [organisation()]})
    verdict = judge(mounted, goal(**cells), MID)
    assert verdict.status in ("at_risk", "on_track")
    assert pace.by_pace(verdict) == decided
    mounted.close()


def test_a_broken_envelope_puts_the_goal_at_risk_and_then_misses_it() -> None:
    subject, interval = goal(), Interval(4, 4, 4)
    assert pace.status(subject, MID, interval, "missed", "missed", 1.995) == "at_risk"
    assert pace.status(subject, date(2013, 1, 1), interval, "missed", "missed", 4.0) == "missed"


def test_an_open_envelope_keeps_a_full_count_from_being_achieved() -> None:
    assert pace.status(goal(), MID, Interval(4, 4, 4), "open", "open", 1.995) == "on_track"
    assert pace.status(goal(), date(2013, 1, 1), Interval(4, 4, 4), "open", "open", 4.0) == "cannot_yet_tell"


VALUES = st.floats(0, 20, allow_nan=False)


@given(VALUES, VALUES, VALUES, st.sampled_from(["at_least", "at_most", "around"]))
@settings(deadline=None)
def test_certainty_agrees_with_every_value_in_the_interval(one: float, two: float, share: float, kind: str) -> None:
    subject = goal(comparison=kind, tolerance=0.2)
    low, high = sorted((one, two))
    inside = low + (high - low) * min(share / 20, 1)
    answer = pace.certainty(Interval(low, high, None), pace.bounds(subject))
    bottom, top = pace.bounds(subject)
    meets = bottom <= inside and (top is None or inside <= top)
    assert answer == "open" or (answer == "met") == meets


@given(
    VALUES,
    VALUES,
    st.dates(date(2011, 1, 1), date(2014, 1, 1)),
    st.sampled_from(["at_least", "at_most", "around"]),
    st.sampled_from([Bands(), Bands(1.0, 0.5), Bands(0.0, 0.0)]),
    st.sampled_from([None, BEFORE, LAST]),
)
@settings(deadline=None)
def test_a_definite_status_holds_for_both_ends(
    one: float, two: float, on: date, kind: str, bands: Bands, figures_as_of: date | None
) -> None:
    """Filling the blanks so that the figure lands on either end may sharpen *cannot yet tell* but never overturn a
    definite answer."""
    subject = goal(comparison=kind, tolerance=0.2)
    low, high = sorted((one, two))
    answer = status(subject, low, high, on, bands, figures_as_of)
    if answer not in ("cannot_yet_tell", "no_data"):
        for end in (low, high):
            sharper = status(subject, end, end, on, bands, figures_as_of)
            assert sharper == answer or (answer, sharper) in {("on_track", "achieved"), ("overdue", "achieved")}
