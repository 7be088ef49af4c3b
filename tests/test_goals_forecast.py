"""Forecasts: every outcome of small pipelines enumerated, on real tables and in plain Python."""

import itertools
import math
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.charts import likelihood
from analytics.charts.outcomes import bars_of, outcome_alt, outcome_rows, outcomes
from analytics.goals.chances import Record, success_record
from analytics.goals.distribution import GRID_CELLS, Distribution, distribution, within
from analytics.goals.evaluate import judge_all
from analytics.goals.forecast import Forecast, forecast_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import Verdict
from analytics.metrics.evaluate import evaluate
from pages.parts import forecast_parts
from pages.parts.view import View
from tests.portfolios import AS_OF, Portfolio, Row, line, mounted_of, organisation, project, tables_of

LAST_DAY = date(2013, 12, 31)
IN_TIME, TOO_LATE = date(2013, 1, 15), date(2014, 1, 1)
GOAL = dict(goal_id="g", metric="lead_partner_count", comparison="at_least", target=2.0, starts_on=date(2011, 1, 1))
GOAL |= dict(deadline=LAST_DAY)


def application(project_id: str, probability: float | None = None, **cells: object) -> Row:
    """An application as lead partner, to be decided in time, but for the cells given."""
    waiting = dict(status="applied", decided_on=None, start_date=None, decision_expected_on=IN_TIME)
    return project(project_id, success_probability=probability, **{**waiting, **cells})


def decided(granted: int, rejected: int) -> list[Row]:
    """A record of so many granted and rejected applications. As partner: they count towards no lead-partner goal."""
    of = dict(role="project_partner")
    return [project(f"granted{n}", **of) for n in range(granted)] + [
        project(f"rejected{n}", status="rejected", start_date=None, **of) for n in range(rejected)
    ]


def portfolio_of(
    *projects: Row, lines: tuple[Row, ...] = (), goal: Row | None = None, **tables: list[Row]
) -> Portfolio:
    return {
        "organisation": [organisation()],
        "projects": list(projects),
        "budget_lines": list(lines),
        "goals": [GOAL | (goal or {})],
        **tables,
    }


def forecast_of(portfolio: Portfolio, as_of: date = AS_OF) -> Forecast:
    mounted, goals = mounted_of(portfolio), read_goals(tables_of(portfolio))
    return forecast_all(mounted, goals, judge_all(mounted, goals, as_of))[0]


def shares_of(found: Distribution) -> dict[float, float]:
    return dict(zip(found.values, found.shares, strict=True))


# --- the sentence of the issue, by hand ---


def test_two_more_projects_at_today_s_rate_take_nine_applications() -> None:
    # One of three lead projects is there; 2 of 9 applications were granted: the lead and one as partner, 7 rejected.
    projects = [project("lead"), project("other", role="project_partner"), *decided(0, 7)]
    lines = (line("lead", "total_budget", 600_000.0),)
    goal = dict(target=3.0, minimum_project_budget=500_000.0, conditions_currency="EUR")
    found = forecast_of(portfolio_of(*projects, lines=lines, goal=goal))
    assert found.record == Record(2, 9)
    assert found.needed is not None
    assert (found.needed.missing, found.needed.rate) == (2, 2 / 9)
    assert found.needed.applications == 9  # 2 ÷ 2/9
    assert found.met == (0, 0)  # nothing waits


def test_three_applications_by_hand() -> None:
    found = forecast_of(portfolio_of(application("a", 0.5), application("b", 0.5), application("c", 0.2)))
    # 0: 0.5 × 0.5 × 0.8 = 0.2; 1: 2 × 0.25 × 0.8 + 0.25 × 0.2 = 0.45; 2: 0.25 × 0.8 + 2 × 0.25 × 0.2 = 0.3; 3: 0.05
    assert shares_of(found.low) == pytest.approx({0: 0.2, 1: 0.45, 2: 0.3, 3: 0.05})
    assert found.high == found.low
    assert found.met == pytest.approx((0.35, 0.35))
    half = dict(found.scenarios)["half"]
    # 0.25, 0.25, 0.1: two of three 0.0625 × 0.9 + 2 × 0.25 × 0.75 × 0.1 = 0.09375, all three 0.00625
    assert half == pytest.approx((0.1, 0.1))
    assert found.needed is not None and found.needed.rate == pytest.approx(0.4)  # no record: the mean of the pipeline
    assert found.needed.applications == 5


def test_within_one_programme_decisions_rise_and_fall_together() -> None:
    of = dict(programme="LIFE")
    found = forecast_of(portfolio_of(application("a", 0.5, **of), application("b", 0.3, **of), application("c", 0.2)))
    # together: a and b both with 0.3, a alone with 0.2. Two or more: 0.3 + 0.2 × 0.2 = 0.34 (apart: 0.22)
    assert dict(found.scenarios)["together"] == pytest.approx((0.34, 0.34))
    # apart: 0.5 × 0.3 + 0.2 × (0.5 × 0.7 + 0.5 × 0.3) = 0.25
    assert found.met == pytest.approx((0.25, 0.25))


# --- where a probability comes from ---


def test_a_project_s_own_probability_comes_first_then_its_programme_s_then_the_record() -> None:
    life = dict(programme="LIFE")
    projects = [application("own", 0.9, **life), application("programme", **life), application("record")]
    tables = dict(programmes=[dict(programme="LIFE", success_rate=0.25)])
    found = forecast_of(portfolio_of(*projects, *decided(3, 3), **tables))
    assert {each.key: (each.probability, each.basis) for each in found.chances} == {
        "own": ((0.9, 0.9), "project"),
        "programme": ((0.25, 0.25), "programme"),
        "record": ((0.5, 0.5), "record"),
    }


@pytest.mark.parametrize(("granted", "rejected"), [(9, 0), (3, 1), (0, 6), (0, 0)])
def test_a_record_without_rejections_or_too_short_says_nothing(granted: int, rejected: int) -> None:
    found = forecast_of(portfolio_of(application("a"), *decided(granted, rejected)))
    (chance,) = found.chances
    assert (chance.probability, chance.basis) == ((0, 1), "unknown")
    assert "projects.success_probability" in chance.missing.split(";")
    assert found.record == Record(granted, granted + rejected)
    assert found.needed is not None and (found.needed.rate, found.needed.applications) == (None, None)


def test_the_record_leaves_out_what_waits_was_withdrawn_or_came_later() -> None:
    rows = [
        *decided(2, 1),
        project("withdrawn", status="withdrawn"),
        project("blank", status=None),
        application("waits"),
        project("later", status="rejected", decided_on=date(2012, 3, 1), start_date=None),
        project("no day", status="rejected", decided_on=None, start_date=None),  # by the day of the figures
    ]
    mounted = mounted_of(portfolio_of(*rows))
    assert success_record(mounted, AS_OF) == (2, 5)
    assert success_record(mounted, date(2012, 2, 1)) == (2, 3)


# --- what comes too late, what may come in time, what is not known ---


def test_what_is_decided_after_the_last_day_is_left_out_and_listed() -> None:
    rows = [application("a", 0.5), application("late", 0.9, decision_expected_on=TOO_LATE)]
    rows.append(application("partner", 0.9, decision_expected_on=TOO_LATE, role="project_partner"))
    found = forecast_of(portfolio_of(*rows))
    assert [each.key for each in found.chances] == ["a"]
    assert [each.key for each in found.late] == ["late"]  # the other could not count in any case
    assert shares_of(found.high) == pytest.approx({0: 0.5, 1: 0.5})


def test_a_blank_is_open_and_never_zero() -> None:
    rows = [
        application("day", 0.5, decision_expected_on=None),
        application("role", 0.5, role=None),
        application("probability"),
    ]
    found = forecast_of(portfolio_of(*rows))
    assert shares_of(found.low) == {0: 1}
    assert shares_of(found.high) == pytest.approx({1: 0.25, 2: 0.5, 3: 0.25})  # the third for certain
    assert found.met == pytest.approx((0, 0.75))
    assert {each.key: each.counts for each in found.chances} == {"day": "maybe", "role": "maybe", "probability": "yes"}


def test_an_amount_that_is_not_known_has_no_bound() -> None:
    goal = dict(metric="eu_funding", target=100.0)
    found = forecast_of(
        portfolio_of(project("p"), application("a", 0.5), lines=(line("p", "eu_grant", 10.0),), goal=goal)
    )
    assert shares_of(found.low) == {10: 1}
    assert shares_of(found.high) == pytest.approx({10: 0.5, math.inf: 0.5})
    assert found.met == pytest.approx((0, 0.5))


@pytest.mark.parametrize(
    ("goal", "reason"),
    [
        (dict(deadline=None), "no_deadline"),
        (dict(deadline=date(2012, 1, 1)), "passed"),
        (dict(metric="pipeline_count"), "other_metric"),
        (dict(metric="lead_partner_completed"), "other_metric"),
        (dict(metric="consultant_cost_coverage"), "no_data"),
        (dict(metric="eu_funding"), "no_data"),  # the one granted project's is not known
        (dict(), ""),
    ],
)
def test_why_there_is_no_forecast(goal: Row, reason: str) -> None:
    found = forecast_of(portfolio_of(project("p"), application("a", 0.5), goal=goal))
    assert found.reason == reason
    assert bool(found.low.values) == (reason == "")


@pytest.mark.parametrize(
    ("goal", "met"),
    [
        # 1 to 3 projects with 0.25, 0.5, 0.25
        (dict(comparison="at_most", target=2.0), 0.75),
        (dict(comparison="around", target=2.0), 0.5),
        (dict(comparison="around", target=2.0, tolerance=0.5), 1.0),
        (dict(target=1.0), 1.0),
    ],
)
def test_ceilings_and_targets_to_be_near(goal: Row, met: float) -> None:
    found = forecast_of(portfolio_of(project("p"), application("a", 0.5), application("b", 0.5), goal=goal))
    assert found.met == pytest.approx((met, met))


def test_an_envelope_in_total_is_said_to_be_left_out() -> None:
    goal = dict(own_contribution_envelope=90_000.0, conditions_currency="EUR")
    assert forecast_of(portfolio_of(project("p"), goal=goal)).envelope
    assert not forecast_of(portfolio_of(project("p"), goal=goal | dict(envelope_basis="per_project"))).envelope


# --- in words ---


@pytest.fixture(scope="module")
def told() -> tuple[Forecast, Verdict]:
    """One of three lead projects of 0.5 M EUR is there; a half and an unknown one wait; 3 of 6 were granted."""
    rows = [project("lead"), application("half", 0.5), application("late", decision_expected_on=TOO_LATE)]
    rows += [application("open", decision_expected_on=None, role=None), *decided(2, 3)]
    lines = tuple(line(name, "total_budget", 600_000.0) for name in ("lead", "half", "open"))
    goal = dict(target=3.0, minimum_project_budget=500_000.0, conditions_currency="EUR")
    portfolio = portfolio_of(*rows, lines=lines, goal=goal)
    mounted, goals = mounted_of(portfolio), read_goals(tables_of(portfolio))
    (verdict,) = judge_all(mounted, goals, AS_OF)
    return forecast_all(mounted, goals, [verdict])[0], verdict


def view_in(language: str) -> View:
    return View(language, None, None, AS_OF, {})  # type: ignore[arg-type]


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_forecast_in_words(told: tuple[Forecast, Verdict]) -> None:
    # The third lead project needs both: at most 0.5 × 0.5 (own record 3 of 6), at least 0.
    forecast, verdict = told
    assert plain(likelihood.line(forecast, verdict, "en")) == (
        "Between 0% and 25% likely to be met by 31 December 2013."
    )
    assert plain(likelihood.line(forecast, verdict, "da")) == (
        "Det er mellem 0 % og 25 % sandsynligt, at målet er nået senest den 31. december 2013."
    )
    assert forecast.needed is not None
    assert plain(likelihood.needed(forecast, forecast.needed, verdict, "en")) == (
        "2 more granted lead projects of at least 500,000 EUR are needed by 31 December 2013, counting only what is "
        "certain. At today’s rate (3 of 6 applications granted) that means about 4 applications, including those that "
        "already await a decision."
    )
    assert plain(likelihood.needed(forecast, forecast.needed, verdict, "da")) == (
        "Der mangler 2 bevilgede projekter som lead partner med et budget på mindst 500.000 EUR senest den "
        "31. december 2013, når kun det sikre tælles med. Med den hidtidige succesrate (3 af 6 ansøgninger blev "
        "bevilget) svarer det til omkring 4 ansøgninger, inklusive dem, der allerede venter på svar."
    )


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_part_of_the_panel(told: tuple[Forecast, Verdict], language: str) -> None:
    forecast, verdict = told
    view = view_in(language)
    table = forecast_parts.applications(forecast, verdict, view)
    assert table.count("<tr>") == 3 and "half" in table and "open" in table
    assert "late" in forecast_parts.late(forecast, verdict, view)
    assert forecast_parts.scenarios(forecast, language).count("<tr>") == 4
    assert "box" in forecast_parts.sentences(forecast, verdict, view)
    rows = outcome_rows(forecast, verdict, language)
    assert [row[0] for row in rows[1:]] == ["1", "2", "3"]
    assert len(outcomes(forecast, verdict, language).data) == 3  # certain, possible, the target
    assert "1" in outcome_alt(forecast, verdict, language)


@pytest.mark.parametrize("metric", ["eu_funding", "cofinancing_rate", "lead_partner_count"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_unit_has_its_words(metric: str, language: str) -> None:
    random = np.random.default_rng(7)
    amounts = random.uniform(1e4, 1e6, 9)
    rows = [application(f"p{n}", 0.3) for n in range(9)]
    lines = tuple(line(f"p{n}", "eu_grant", amount) for n, amount in enumerate(amounts))
    lines += tuple(line(f"p{n}", "total_budget", 1e6) for n in range(9))
    lines += (line("there", "eu_grant", 1e5), line("there", "total_budget", 1e6))
    portfolio = portfolio_of(project("there"), *rows, lines=lines, goal=dict(metric=metric, target=0.9))
    mounted, goals = mounted_of(portfolio), read_goals(tables_of(portfolio))
    (verdict,) = judge_all(mounted, goals, AS_OF)
    (forecast,) = forecast_all(mounted, goals, [verdict])
    assert forecast_parts.sentences(forecast, verdict, view_in(language))
    bars = bars_of(forecast, verdict)
    assert 1 < len(bars) <= 24
    assert math.fsum(bar.low for bar in bars) == pytest.approx(1, abs=2e-3)  # but for the tails nobody could see
    assert len(outcome_rows(forecast, verdict, language)) == len(bars) + 1


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("granted", "rejected"), [(0, 0), (1, 0), (9, 0), (0, 1), (0, 9), (2, 1), (5, 5)])
def test_every_record_has_its_words(told: tuple[Forecast, Verdict], granted: int, rejected: int, language: str) -> None:
    forecast = replace(told[0], record=Record(granted, granted + rejected))
    assert likelihood.record(forecast, told[1], language)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("reason", ["no_deadline", "passed", "other_metric", "no_data"])
def test_every_reason_has_its_words(told: tuple[Forecast, Verdict], reason: str, language: str) -> None:
    assert likelihood.line(replace(told[0], reason=reason), told[1], language)


@pytest.mark.parametrize(
    ("met", "begins"),
    [
        ((0, 0), "Not met"),
        ((1, 1), "Met by"),
        ((0, 1), "How likely"),
        ((0.996, 0.999), "Over 99%"),
        ((0.4, 0.4), "40%"),
    ],
)
def test_what_is_not_certain_is_never_called_so(told: tuple[Forecast, Verdict], met: tuple, begins: str) -> None:
    assert likelihood.line(replace(told[0], met=met), told[1], "en").startswith(begins)


# --- brute force: each outcome as tables, judged by the real evaluator ---

_probability = st.sampled_from((None, 0.0, 0.25, 0.5, 0.9, 1.0))
_applications = st.lists(
    st.fixed_dictionaries(
        dict(
            success_probability=_probability,
            role=st.sampled_from((None, "lead_partner", "lead_partner", "project_partner")),
            decision_expected_on=st.sampled_from((None, IN_TIME, IN_TIME, LAST_DAY, TOO_LATE)),
            amount=st.sampled_from((None, 10_000.0, 33_333.33, 500_000.0)),
        )
    ),
    min_size=1,
    max_size=3,
)


BRUTE = ("lead_partner_count", "eu_funding", "cofinancing_rate")


@settings(max_examples=6, deadline=None, derandomize=True)
@given(pipeline=_applications)
def test_every_outcome_as_tables_gives_the_same_distribution(pipeline: list[Row]) -> None:
    rows = [application(f"p{n}", **row) for n, row in enumerate(_projects(pipeline))]
    granted = [project("there"), project("maybe", role=None)]
    lines = tuple(line(f"p{n}", "eu_grant", row["amount"]) for n, row in enumerate(pipeline))
    lines += tuple(line(f"p{n}", "total_budget", 1_000_000.0) for n in range(len(pipeline)))
    lines += tuple(line(name, item, 1e6) for name in ("there", "maybe") for item in ("eu_grant", "total_budget"))
    goals = [GOAL | dict(goal_id=metric, metric=metric, target=0.5) for metric in BRUTE]
    portfolio = portfolio_of(*granted, *rows, lines=lines) | {"goals": goals}
    mounted, read = mounted_of(portfolio), read_goals(tables_of(portfolio))
    expected = _enumerated(portfolio, rows, granted)
    for found in forecast_all(mounted, read, judge_all(mounted, read, AS_OF)):
        low, high = (side[found.goal_id] for side in expected)
        if found.goal_id != "cofinancing_rate":
            assert_same(found.low, low)
            assert_same(found.high, high)
            continue
        # Of a ratio whose denominator the applications move too, the forecast bounds the distribution.
        for value in {*found.low.values, *found.high.values, *low, *high}:
            assert found.low.least(value) <= sum(share for each, share in low.items() if each >= value) + 1e-9
            assert found.high.least(value) >= sum(share for each, share in high.items() if each >= value) - 1e-9


def _projects(pipeline: list[Row]) -> list[Row]:
    return [
        {name: value for name, value in row.items() if name not in ("amount", "success_probability")}
        | dict(probability=row["success_probability"])
        for row in pipeline
    ]


Ends = dict[str, dict[float, float]]
"""Metric → value → how likely."""


def _enumerated(portfolio: Portfolio, rows: list[Row], granted: list[Row]) -> tuple[Ends, Ends]:
    """Each subset granted on the day it is expected, the others rejected, in figures of the last day; the least and the
    greatest value of each outcome with the product of its probabilities. What has no day is rejected for the one and
    granted on the last day for the other, a blank probability 0 and 1."""
    ends: tuple[Ends, Ends] = ({metric: {} for metric in BRUTE}, {metric: {} for metric in BRUTE})

    @cache
    def judged(statuses: tuple[str, ...], days: tuple[date, ...]) -> dict[str, tuple[float, float]]:
        """The ends of each figure on the last day."""
        after = [row | dict(status=status, decided_on=on) for row, status, on in zip(rows, statuses, days, strict=True)]
        tables = portfolio | {"projects": [*granted, *after], "organisation": [organisation(LAST_DAY)]}
        mounted = mounted_of(tables)
        found = {metric: evaluate(mounted, metric, [LAST_DAY])[0] for metric in BRUTE}
        return {name: (each.low, math.inf if each.high is None else each.high) for name, each in found.items()}

    for outcome in itertools.product((False, True), repeat=len(rows)):
        weights = []
        for unknown in (0.0, 1.0):
            odds = [unknown if row["success_probability"] is None else row["success_probability"] for row in rows]
            weights.append(math.prod(p if came else 1 - p for p, came in zip(odds, outcome, strict=True)))
        for side, weight in enumerate(weights):
            if not weight:
                continue
            days = tuple(row["decision_expected_on"] or (LAST_DAY if side else TOO_LATE) for row in rows)
            statuses = tuple(
                "granted" if came and on <= LAST_DAY else "rejected" for came, on in zip(outcome, days, strict=True)
            )
            for metric, values in judged(statuses, days).items():
                of = ends[side][metric]
                of[values[side]] = of.get(values[side], 0.0) + weight
    return ends


def assert_same(found: Distribution, expected: dict[float, float]) -> None:
    merged: dict[float, float] = {}
    for value, share in expected.items():
        merged[round(value, 4)] = merged.get(round(value, 4), 0.0) + share
    assert {round(value, 4): share for value, share in shares_of(found).items()} == pytest.approx(merged, abs=1e-12)


# --- the sums themselves, in plain Python ---

_odds = st.integers(0, 8).map(lambda eighths: Fraction(eighths, 8))
_parts = st.lists(
    st.tuples(st.sampled_from((0.0, 1.0, 2.5, 7.0, 33.1, math.inf)), _odds, st.integers(-1, 2)), max_size=7
)


def naive(base: float, parts: list[tuple[float, Fraction, int]]) -> dict[float, Fraction]:
    """Every outcome: of each group one draw, cut where one of its members stops coming."""
    groups: dict[object, list[tuple[float, Fraction]]] = {}
    for place, (amount, odds, group) in enumerate(parts):
        groups.setdefault(group if group >= 0 else ("alone", place), []).append((amount, odds))
    lotteries = []
    for members in groups.values():
        cuts = sorted({Fraction(0), Fraction(1), *(odds for _, odds in members)})
        lotteries.append(
            [
                (end - start, [amount for amount, odds in members if odds >= end])
                for start, end in itertools.pairwise(cuts)
            ]
        )
    found: dict[float, Fraction] = {}
    for outcome in itertools.product(*lotteries):
        value = round(base + math.fsum(amount for _, came in outcome for amount in came), 6)
        found[value] = found.get(value, Fraction(0)) + math.prod((share for share, _ in outcome), start=Fraction(1))
    return found


@settings(max_examples=300, deadline=None)
@given(base=st.sampled_from((0.0, 3.0, 12.25)), parts=_parts, up=st.booleans())
def test_every_outcome_enumerated_gives_the_same_sums(base: float, parts: list, up: bool) -> None:
    amounts, odds, groups = ([part[column] for part in parts] for column in range(3))
    found = distribution(base, amounts, [float(each) for each in odds], groups, up=up)
    expected = {value: float(share) for value, share in naive(base, parts).items() if share}
    assert shares_of(found) == pytest.approx(expected, abs=1e-12)
    assert list(found.values) == sorted(found.values)
    assert math.fsum(found.shares) == pytest.approx(1, abs=1e-12)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 99).map(lambda percent: percent / 100), min_size=1, max_size=40))
def test_counts_are_poisson_binomial(odds: list[float]) -> None:
    found = distribution(0.0, [1.0] * len(odds), odds, up=False)
    expected = [1.0]
    for share in odds:  # the textbook recursion
        expected = [
            (expected[k] if k < len(expected) else 0) * (1 - share) + (expected[k - 1] * share if k else 0)
            for k in range(len(expected) + 1)
        ]
    assert [shares_of(found).get(float(k), 0.0) for k in range(len(odds) + 1)] == pytest.approx(expected, abs=1e-14)


@pytest.mark.parametrize("programmes", [0, 3])
@pytest.mark.parametrize("count", [14, 40])
def test_where_sums_are_rounded_the_true_distribution_lies_between(count: int, programmes: int) -> None:
    random = np.random.default_rng(count)
    amounts = np.round(random.uniform(1e4, 2e6, count), 2).tolist()
    odds = random.uniform(0.05, 0.6, count).tolist()
    groups = random.integers(0, programmes, count // 3).tolist() if programmes else []
    groups += [-1] * (count - len(groups))
    low, high = (distribution(0.0, amounts, odds, groups, up=up) for up in (False, True))
    assert len(low.values) > 4_096
    # What is certain of the truth: its mean; and for few amounts every outcome.
    mean = sum(amount * share for amount, share in zip(amounts, odds, strict=True))
    step = sum(amounts) / GRID_CELLS
    for found, sign in ((low, -1), (high, 1)):
        off = sum(value * share for value, share in zip(found.values, found.shares, strict=True)) - mean
        assert 0 <= off * sign <= step * count
    if programmes or count > 14:
        return
    outcomes = [
        (sum(amount for amount, came in zip(amounts, outcome, strict=True) if came), outcome)
        for outcome in itertools.product((False, True), repeat=count)
    ]
    weights = [
        math.prod(p if came else 1 - p for p, came in zip(odds, outcome, strict=True)) for _, outcome in outcomes
    ]
    values = np.array([value for value, _ in outcomes])
    for limit in np.linspace(0, sum(amounts), 60):
        truth = math.fsum(np.array(weights)[values >= limit])
        assert low.least(limit) - 1e-12 <= truth <= high.least(limit) + 1e-12


def test_many_applications_keep_their_mean_and_spread() -> None:
    odds = np.random.default_rng(1).uniform(0.05, 0.9, 5_000)
    found = distribution(0.0, [1.0] * 5_000, odds.tolist(), up=False)
    values, shares = np.array(found.values), np.array(found.shares)
    assert shares.sum() == pytest.approx(1, abs=1e-12)
    assert values @ shares == pytest.approx(odds.sum(), rel=1e-12)
    spread = (values - odds.sum()) ** 2 @ shares
    assert spread == pytest.approx((odds * (1 - odds)).sum(), rel=1e-9)


@settings(max_examples=100, deadline=None)
@given(
    parts=st.lists(st.tuples(_odds, _odds, st.integers(0, 3), st.integers(0, 3)), max_size=4),
    ends=st.tuples(st.integers(0, 8), st.integers(0, 8)).map(sorted),
    filling=st.randoms(use_true_random=False),
)
def test_whatever_the_blanks_hold_the_probability_lies_between(parts: list, ends: list[int], filling: object) -> None:
    """Amounts and probabilities anywhere in their intervals."""
    odds = [sorted(part[:2]) for part in parts]
    amounts = [sorted(part[2:]) for part in parts]
    low = distribution(1.0, [float(a) for a, _ in amounts], [float(p) for p, _ in odds], up=False)
    high = distribution(1.0, [float(a) for _, a in amounts], [float(p) for _, p in odds], up=True)
    chosen = [filling.randint(a, b) for a, b in amounts]
    share = [p + (q - p) * Fraction(filling.randint(0, 4), 4) for p, q in odds]
    truth = naive(1.0, [(float(a), p, -1) for a, p in zip(chosen, share, strict=True)])
    bottom, top = map(float, ends)
    for least, most in ((bottom, None), (-math.inf, top), (bottom, top)):
        from_, to = within(low, high, least, most)
        real = float(sum(p for value, p in truth.items() if value >= least and (most is None or value <= most)))
        assert from_ - 1e-12 <= real <= to + 1e-12


def test_an_application_is_in_no_figure_whatever_its_forecast() -> None:
    with_pipeline = portfolio_of(project("p"), application("a", 1.0))
    mounted = mounted_of(with_pipeline)
    verdict = judge_all(mounted, read_goals(tables_of(with_pipeline)), LAST_DAY - timedelta(days=1))[0]
    assert (verdict.interval.low, verdict.interval.high) == (1, 1)
