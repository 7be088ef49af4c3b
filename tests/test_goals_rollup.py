"""Progress and its roll-up: sub-goals to their goal, goals to focus areas and the strategy; weighted, each capped."""

from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.engine import Mounted
from analytics.goals.evaluate import judge_all
from analytics.goals.missing import cell_key
from analytics.goals.read import read_goals
from analytics.goals.rollup import Part, combined, progress_of, rollup, weighted
from analytics.goals.verdict import Goal, Verdict
from analytics.metrics.interval import Interval
from analytics.metrics.registry import MOST_LEVELS
from analytics.tables import from_rows
from tests.portfolios import AS_OF, Row, mounted_of, organisation, project

Figure = tuple[float, float | None]


def goals_of(*rows: Row) -> tuple[Goal, ...]:
    """Goals of at least 4 by the end of 2013, but for the cells given."""
    usual = dict(metric="partner_count", comparison="at_least", target=4.0)
    usual |= dict(starts_on=date(2011, 1, 1), deadline=date(2013, 12, 31))
    return read_goals({"goals": from_rows("goals", [usual | row for row in rows])})


def of(**cells: object) -> Goal:
    return goals_of(dict(goal_id="g") | cells)[0]


def interval(low: float, high: float | None) -> Interval:
    return Interval(low, high, low or None)


# --- progress ---


@pytest.mark.parametrize(
    ("cells", "figure", "progress"),
    [
        (dict(), (1, 1), (0.25, 0.25)),  # 1 of 4
        (dict(), (1, 3), (0.25, 0.75)),
        (dict(), (6, 6), (1, 1)),  # not 1.5
        (dict(), (1, None), (0.25, 1)),
        (dict(), (0, None), (0, 1)),  # nothing is known
        (dict(baseline=2.0), (3, 3), (0.5, 0.5)),  # half the way from 2 to 4
        (dict(baseline=2.0), (1, 3), (0, 0.5)),  # below where it began: no progress, and none owed
        (dict(baseline=4.0), (3.9, 4), (0, 1)),  # no way to go: a level that is held or not
        (dict(baseline=5.0), (4.5, 4.5), (1, 1)),
        (dict(target=0.0), (0, 0), (1, 1)),
        (dict(comparison="at_most"), (1, 4), (1, 1)),
        (dict(comparison="at_most"), (5, 8), (0.5, 0.8)),  # 4 / 8 and 4 / 5
        (dict(comparison="at_most"), (2, 8), (0.5, 1)),
        (dict(comparison="at_most"), (2, None), (0, 1)),
        (dict(comparison="at_most", tolerance=0.5), (6, 6), (1, 1)),  # 4 and 50 % meets it
        (dict(comparison="at_most", target=0.0), (0, 1), (0, 1)),  # a budget of nothing, spent or not
        (dict(comparison="around", tolerance=0.1), (3.6, 4.4), (1, 1)),
        (dict(comparison="around", tolerance=0.1), (2, 2), (0.5, 0.5)),
        (dict(comparison="around", tolerance=0.1), (5, 5), (0.8, 0.8)),
        (dict(comparison="around", tolerance=0.1), (2, 8), (0.5, 1)),  # 4 lies between
        (dict(comparison="around", tolerance=0.1), (1, 3), (0.25, 0.75)),
        (dict(comparison="around", tolerance=0.1), (5, None), (0, 0.8)),
        (dict(comparison="around"), (4, 4), (1, 1)),
        (dict(comparison="around", target=0.0), (1, 2), (0, 0)),
    ],
)
def test_progress(cells: dict[str, object], figure: Figure, progress: tuple[float, float]) -> None:
    assert progress_of(of(**cells), interval(*figure)) == pytest.approx(progress)


VALUES = st.sampled_from([0.0, 0.5, 1.0, 3.9, 4.0, 4.4, 5.0, 8.0, 100.0])
KINDS = st.sampled_from(["at_least", "at_most", "around"])


@given(VALUES, VALUES, VALUES, VALUES, KINDS, st.sampled_from([0.0, 2.0, 4.0, 5.0]), st.sampled_from([0.0, 0.2]))
@settings(deadline=None)
def test_progress_holds_every_value_of_the_interval(
    one: float, two: float, three: float, target: float, kind: str, baseline: float, tolerance: float
) -> None:
    """Whatever the figure turns out to be, its progress lies between the two; and both are reached or approached."""
    low, inside, high = sorted((one, two, three))
    goal = of(comparison=kind, target=target, baseline=baseline, tolerance=tolerance)
    least, most = progress_of(goal, interval(low, high))
    exact, same = progress_of(goal, Interval(inside, inside, inside))
    assert 0 <= least <= exact == same <= most <= 1
    fine = [progress_of(goal, Interval(value, value, value))[0] for value in (low, high)]
    assert least == min(fine)
    assert most in (1.0, max(fine))


# --- weights ---

WEIGHTS = st.sampled_from([0.0, 0.1, 1.0, 2.5, 1e-300, 1e300])
SHARES = st.floats(0, 1)


@given(st.lists(st.tuples(WEIGHTS, SHARES), max_size=6))
@settings(deadline=None)
def test_a_weighted_mean_is_what_fractions_say(shares: list[tuple[float, float]]) -> None:
    whole = sum(Fraction(weight) for weight, _ in shares)
    found = weighted(shares)
    if not whole:
        assert found is None, "a division by zero is not defined"
    else:
        exact = sum(Fraction(weight) * Fraction(share) for weight, share in shares) / whole
        assert found == pytest.approx(float(exact), rel=1e-12, abs=1e-12)


def test_all_at_one_is_one_exactly() -> None:
    assert weighted([(0.1, 1.0)] * 10) == 1.0


def test_sub_goals_combine_by_weight_each_capped() -> None:
    half, done, none = goals_of(
        dict(goal_id="half", weight=1.0), dict(goal_id="done", weight=2.0), dict(goal_id="none", weight=1.0)
    )
    parts = [(half, interval(2, 2)), (done, interval(400, 400)), (none, interval(0, 2))]
    # low: (1 × 0.5 + 2 × 1 + 1 × 0) / 4, not 1 × 0.5 + 2 × 100; high: (0.5 + 2 + 0.5) / 4
    found = combined(parts)
    assert (found.low, found.high) == (2.5 / 4, 3 / 4)


def test_nothing_to_combine_is_not_defined() -> None:
    (light,) = goals_of(dict(goal_id="light", weight=0.0))
    assert combined([]) == Interval(0, None, None)
    assert combined([(light, interval(4, 4))]) == Interval(0, None, None)
    assert combined([(of(), interval(0, None))]) == Interval(0, None, None), "nothing is known of any"


@given(st.lists(st.tuples(WEIGHTS, VALUES, VALUES), min_size=1, max_size=4))
@settings(deadline=None)
def test_every_filling_of_the_sub_goals_lies_within(parts: list[tuple[float, float, float]]) -> None:
    """Brute force: each sub-goal at either end, in all combinations; the least and the most of them are the ends."""
    goals = goals_of(*(dict(goal_id=str(at), weight=weight) for at, (weight, *_) in enumerate(parts)))
    ends = [sorted(values) for _, *values in parts]
    whole = combined([(goal, interval(*each)) for goal, each in zip(goals, ends, strict=True)])
    if not any(goal.weight for goal in goals):
        assert whole == Interval(0, None, None)
        return
    found = [
        combined([(goal, Interval(value, value, value)) for goal, value in zip(goals, values, strict=True)])
        for values in product(*ends)
    ]
    assert all(each.certain for each in found)
    assert (whole.low, whole.high) == (min(each.low for each in found), max(each.low for each in found))


# --- goals in tables ---

BY_SUB_GOALS = dict(metric="sub_goals", target=1.0)
PORTFOLIO = {
    "organisation": [organisation()],
    "projects": [
        project("a", role="project_partner"),
        project("b", role="project_partner"),
        project("c", role=None),
        project("d", role="lead_partner"),
    ],
}  # partner in 2 to 3, lead in 1 to 2


@cache
def mounted() -> Mounted:
    """The portfolio, mounted once for all tests here."""
    return mounted_of(PORTFOLIO)


def judged(*rows: Row) -> dict[str, Verdict]:
    return {each.goal.goal_id: each for each in judge_all(mounted(), goals_of(*rows), AS_OF)}


def test_a_goal_measured_by_its_sub_goals() -> None:
    found = judged(
        dict(goal_id="whole") | BY_SUB_GOALS,
        dict(goal_id="partner", parent="whole", weight=3.0),
        dict(goal_id="lead", metric="lead_partner_count", target=2.0, parent="whole"),
    )
    whole = found["whole"]
    # partner: 2/4 to 3/4, weight 3; lead: 1/2 to 2/2, weight 1 (blank)
    assert (whole.interval.low, whole.interval.high) == ((3 * 0.5 + 0.5) / 4, (3 * 0.75 + 1) / 4)
    assert whole.interval.known == whole.interval.low
    assert {cell_key(cell) for cell in whole.missing} == {("projects", "role", "c")}, "what keeps its sub-goals open"
    assert whole.contributions.empty
    # 436 of 1,095 days: 39.8 % expected; 50 % at least
    assert whole.expected == pytest.approx(436 / 1095)
    assert (whole.status, whole.certainty) == ("on_track", "missed")
    assert whole.path["low"].iloc[-1] == whole.interval.low
    assert whole.path["low"].iloc[0] == 0, "decided in February 2011, after the start"


def test_sub_goals_of_sub_goals() -> None:
    found = judged(
        dict(goal_id="partner", parent="area"),
        dict(goal_id="area", parent="whole", weight=1.0, target=0.8) | dict(metric="sub_goals"),
        dict(goal_id="lead", metric="lead_partner_count", target=2.0, parent="whole"),
        dict(goal_id="whole") | BY_SUB_GOALS,
    )
    # area: 2/4 to 3/4 of its sub-goals, which is 0.5/0.8 to 0.75/0.8 of the 80 % it is to reach
    assert (found["area"].interval.low, found["area"].interval.high) == (0.5, 0.75)
    whole = found["whole"].interval
    assert (whole.low, whole.high) == pytest.approx(((0.625 + 0.5) / 2, (0.9375 + 1) / 2))


def test_a_goal_with_a_metric_of_its_own_keeps_it() -> None:
    found = judged(dict(goal_id="own"), dict(goal_id="below", parent="own", metric="loans"))
    assert (found["own"].interval.low, found["own"].interval.high) == (2, 3)
    strategy = rollup(tuple(found.values()))[0]
    assert [part.goal_id for part in strategy.children] == ["own"]


def test_a_sub_goal_counts_as_it_stood_on_its_own_last_day() -> None:
    """Partner in 2 to 3 by now; its sub-goal ended the day before the projects were granted."""
    found = judged(
        dict(goal_id="whole") | BY_SUB_GOALS, dict(goal_id="partner", parent="whole", deadline=date(2011, 1, 31))
    )
    assert found["whole"].interval.low == 0


def test_goals_that_are_sub_goals_of_each_other_come_to_an_end() -> None:
    found = judged(
        dict(goal_id="a", parent="b") | BY_SUB_GOALS,
        dict(goal_id="b", parent="a") | BY_SUB_GOALS,
        dict(goal_id="self", parent="self") | BY_SUB_GOALS,
    )
    assert {each.status for each in found.values()} == {"no_data"}
    (strategy,) = rollup(tuple(found.values()))
    assert (strategy.low, strategy.high) == (0, 1), "nothing is known"
    assert (strategy.reason, strategy.children) == ("no_goals", ())


def test_a_tower_of_goals_comes_to_an_end() -> None:
    tower = [dict(goal_id=str(at), parent=str(at - 1) if at else None) | BY_SUB_GOALS for at in range(60)]
    found = judged(*tower, dict(goal_id="last", parent="59"))
    assert found[str(59 - MOST_LEVELS)].status == "no_data", "deeper than is worked out"
    assert found[str(60 - MOST_LEVELS)].interval.low == 0.5


def test_the_keys_are_those_of_the_sub_goals() -> None:
    found = judged(dict(goal_id="whole") | BY_SUB_GOALS | dict(target=0.6), dict(goal_id="partner", parent="whole"))
    assert found["whole"].certainty == "open"  # 2 to 3 of 4, against 60 %
    assert not found["whole"].keys.worked_out


def test_a_sub_goal_without_weight_keeps_nothing_open() -> None:
    found = judged(
        dict(goal_id="whole") | BY_SUB_GOALS,
        dict(goal_id="partner", parent="whole", weight=0.0),
        dict(goal_id="loans", parent="whole", metric="pipeline_count"),
    )
    assert found["whole"].interval == Interval(0, 0, 0)
    assert found["whole"].missing == ()
    assert found["partner"].missing


def test_no_sub_goals_is_no_data() -> None:
    assert judged(dict(goal_id="whole") | BY_SUB_GOALS)["whole"].status == "no_data"


# --- roll-up ---


def test_the_strategy_and_its_focus_areas() -> None:
    found = rollup(
        tuple(
            judged(
                dict(goal_id="partner", focus_area="Erhverv", weight=3.0),
                dict(goal_id="lead", metric="lead_partner_count", target=2.0, focus_area="Turisme"),
                dict(goal_id="many", target=1.0, focus_area="Erhverv"),
                dict(goal_id="none", target=8.0),
            ).values()
        )
    )
    parts = {
        "partner": Part("partner", 3.0, 0.5, 0.75),  # 2 to 3 of 4
        "lead": Part("lead", 1.0, 0.5, 1.0),  # 1 to 2 of 2
        "many": Part("many", 1.0, 1.0, 1.0),  # 2 to 3 of 1, capped
        "none": Part("none", 1.0, 0.25, 0.375),  # 2 to 3 of 8
    }
    strategy, erhverv, turisme = found
    assert (strategy.name, strategy.kind, erhverv.name, erhverv.kind) == ("", "strategy", "Erhverv", "focus_area")
    assert strategy.children == tuple(parts.values())
    # (3 × 0.5 + 0.5 + 1 + 0.25) / 6 and (3 × 0.75 + 1 + 1 + 0.375) / 6
    assert (strategy.low, strategy.high) == pytest.approx((3.25 / 6, 4.625 / 6))
    assert erhverv.children == (parts["partner"], parts["many"])
    assert (erhverv.low, erhverv.high) == ((3 * 0.5 + 1) / 4, (3 * 0.75 + 1) / 4)
    assert (turisme.low, turisme.high) == (0.5, 1.0)


def test_a_focus_area_counts_sub_goals_of_goals_elsewhere_but_not_twice() -> None:
    goals = (
        dict(goal_id="whole") | BY_SUB_GOALS,
        dict(goal_id="partner", parent="whole", focus_area="Erhverv"),
        dict(goal_id="below", parent="partner", focus_area="Erhverv"),
        dict(goal_id="beside", parent="below", focus_area="Erhverv"),
    )
    strategy, erhverv = rollup(tuple(judged(*goals).values()))
    assert [part.goal_id for part in strategy.children] == ["whole"]
    assert [part.goal_id for part in erhverv.children] == ["partner"]


def test_weights_of_zero_for_all_are_not_defined() -> None:
    goals = dict(goal_id="a", weight=0.0, focus_area="Erhverv"), dict(goal_id="b", weight=1.0)
    strategy, erhverv = rollup(tuple(judged(*goals).values()))
    assert (strategy.low, strategy.high, strategy.reason) == (0.5, 0.75, "")
    assert (erhverv.low, erhverv.high, erhverv.children, erhverv.reason) == (0.0, 1.0, (), "weights_zero")


def test_no_goals_no_roll_up() -> None:
    assert rollup(()) == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, 0.0, 1.0, 2.5]), st.sampled_from([None, "A", "B"]), st.sampled_from([1.0, 2.0, 8.0])
        ),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=50, deadline=None)
def test_a_roll_up_is_the_naive_mean(rows: list[tuple[float | None, str | None, float]]) -> None:
    """Partner in 2 to 3: each goal's progress is 2/target to 3/target, 1 at most."""
    found = _naive_verdicts(rows)
    for each in rollup(found):
        belong = [(1.0 if w is None else w, t) for w, area, t in rows if each.kind == "strategy" or area == each.name]
        whole = sum(Fraction(weight) for weight, _ in belong)
        if not whole:
            assert each.reason == "weights_zero"
            continue
        for end, count in ((each.low, 2), (each.high, 3)):
            share = sum(Fraction(weight) * min(Fraction(count) / Fraction(target), 1) for weight, target in belong)
            assert end == pytest.approx(float(share / whole), rel=1e-12)


def _naive_verdicts(rows: list[tuple[float | None, str | None, float]]) -> tuple[Verdict, ...]:
    goals = (
        dict(goal_id=str(at), weight=weight, focus_area=area, target=target)
        for at, (weight, area, target) in enumerate(rows)
    )
    return tuple(judged(*goals).values())
