"""What changed, split by cause: against a naive replay on plain rows, and a year of three editions worked by hand."""

import math
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analytics import money
from analytics.charts.causes import cell_words
from analytics.charts.minutes import Side, paragraph
from analytics.charts.movements import delta, signed
from analytics.engine import open_tables
from analytics.goals.changes import CAUSES, DECISIONS, Cause, Change, State, Story, Touched, replay, states
from analytics.goals.evaluate import judge_all
from analytics.goals.read import last_day, read_goals
from analytics.goals.verdict import Verdict
from analytics.metrics.evaluate import Conditions
from tests import naive
from tests.portfolios import (
    AS_OF,
    DATES,
    FOCUS_AREAS,
    Portfolio,
    Row,
    hours,
    line,
    organisation,
    portfolios,
    project,
    tables_of,
)

# --- naive ---

KEYS = {
    "projects": ("project_id",),
    "budget_lines": ("project_id", "year", "scope", "item", "stage"),
    "consultants": ("consultant", "year"),
    "consultant_hours": ("consultant", "project_id", "year", "method", "stage"),
}


def replayed(a: Portfolio, b: Portfolio, days: tuple[date, date]) -> Iterator[tuple[Cause, Portfolio, date]]:
    """The state after each cause, made by applying the changes one by one to plain rows."""
    now = {table: [dict(row) for row in rows] for table, rows in a.items()}
    ids = {row["project_id"] for row in a["projects"]} ^ {row["project_id"] for row in b["projects"]}
    now["rates"] = mixed_rates(a, b)
    for table in ("projects", "budget_lines", "consultant_hours"):
        now[table] = [row for row in now[table] if row["project_id"] not in ids]
        now[table] += [dict(row) for row in b[table] if row["project_id"] in ids]
    yield "projects", snapshot(now), days[0]

    for table, key in KEYS.items():
        there = {tuple(row.get(name) for name in key): row for row in now[table]}
        now[table] = []
        for row in b[table]:
            old = there.get(tuple(row.get(name) for name in key), row)
            held = {name: old.get(name) for name in DECISIONS} if table == "projects" else {}
            now[table].append({**row, **held})
    # The organisation's only figure-making cell is the day of its figures, which waits for the step "time".
    was = [row.get("figures_as_of") for row in now["organisation"]]
    now["organisation"] = [
        {**row, "figures_as_of": was[at] if at < len(was) else None} for at, row in enumerate(b["organisation"])
    ]
    yield "cells", snapshot(now), days[0]

    for row in now["projects"]:
        (theirs,) = (other for other in b["projects"] if other["project_id"] == row["project_id"])
        row.update({name: theirs.get(name) for name in DECISIONS})
    yield "decisions", snapshot(now), days[0]

    now["rates"] = mixed_rates(b, a)
    yield "rates", snapshot(now), days[0]

    now["organisation"] = b["organisation"]
    yield "time", snapshot(now), days[1]

    yield "definition", b, days[1]


def snapshot(portfolio: Portfolio) -> Portfolio:
    return {table: [dict(row) for row in rows] for table, rows in portfolio.items()}


def mixed_rates(first: Portfolio, other: Portfolio) -> list[Row]:
    """The own rates of the first for the months whose currency it uses, of the other for the rest."""

    def month(day: date) -> tuple[int, int]:
        return day.year, day.month

    used = {(row["currency"], month(row["dated"])) for row in first["budget_lines"] if row.get("dated")}
    used |= {(row["currency"], (row["year"], 7)) for name in ("consultants", "consultant_hours") for row in first[name]}
    of = {True: first["rates"], False: other["rates"]}
    return [row for mine in of for row in of[mine] if ((row["currency"], month(row["month"])) in used) is mine]


def naive_figure(portfolio: Portfolio, goal: Row, as_of: date) -> tuple[float, float]:
    """The goal's figure by tests/naive.py."""
    until = last_day(goal["deadline"], goal["deadline_rule"])
    areas = tuple(filter(None, (goal.get("conditions_focus_area") or "").split(";")))
    conditions = Conditions(minimum_project_budget=goal.get("minimum_project_budget"), focus_areas=areas)
    found = naive.evaluate(portfolio, [min(as_of, until) if until else as_of], conditions)
    return next(pair for metric, _, pair, _ in found if metric == goal["metric"])


# --- random portfolios ---

_goal = st.fixed_dictionaries(
    dict(
        comparison=st.sampled_from(("at_least", "at_most")),
        target=st.sampled_from((1.0, 2.0, 100_000.0)),
        starts_on=st.just(date(2011, 1, 1)),
        deadline=st.sampled_from((None, date(2012, 1, 1), date(2013, 12, 31))),
        deadline_rule=st.just("through"),
        minimum_project_budget=st.sampled_from((None, 0.0, 90_000.0)),
        conditions_currency=st.just("EUR"),
        conditions_focus_area=st.sampled_from((None, FOCUS_AREAS[0])),
    )
)
METRICS = ("lead_partner_count", "partner_count", "own_contribution", "pipeline_count", "eu_funding")


@st.composite
def goals(draw: st.DrawFn) -> list[Row]:
    names = draw(st.lists(st.sampled_from(METRICS), min_size=1, max_size=3, unique=True))
    return [dict(goal_id=metric, metric=metric) | draw(_goal) for metric in names]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Portfolio, Portfolio]:
    """Two states of a portfolio: each table of the second is the first's, or another one altogether."""
    a, other = (draw(portfolios()) | {"goals": draw(goals())} for _ in range(2))
    own = dict(currency="DKK", month=date(2012, 2, 1), units_per_euro=5.0, source="test")
    other["rates"] = draw(st.sampled_from(([], [own])))
    b = {table: (a if draw(st.booleans()) else other)[table] for table in a}
    known = {row["project_id"] for row in b["projects"]}
    for table in ("budget_lines", "consultant_hours"):
        b[table] = [row for row in b[table] if row["project_id"] in known]
    return a, b


def state_of(portfolio: Portfolio, as_of: date) -> State:
    tables = tables_of(portfolio)
    return State(tables, money.resolve_rates(tables), as_of)


@settings(
    max_examples=10, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(pairs(), st.sampled_from(DATES), st.sampled_from(DATES))
def test_steps_are_those_of_a_naive_replay_and_sum_exactly(
    pair: tuple[Portfolio, Portfolio], first: date, second: date
) -> None:
    a, b = pair
    stories = {story.goal_id: story for story in replay(state_of(a, first), state_of(b, second))}
    assert set(stories) == {row["goal_id"] for row in a["goals"] + b["goals"]}
    figures = {goal_id: figure(story.before) for goal_id, story in stories.items()}
    for row in a["goals"]:
        assert figures[row["goal_id"]] == close(naive_figure(a, row, first))
    for cause, portfolio, as_of in replayed(a, b, (first, second)):
        wanted = {row["goal_id"]: row for row in (b if cause == "definition" else a)["goals"]}
        for goal_id, story in stories.items():
            for step in (step for step in story.steps if step.cause == cause):  # a skipped cause changed nothing
                assert figure(step.before) == figures[goal_id]
                figures[goal_id] = figure(step.after)
            row = wanted.get(goal_id)
            assert figures[goal_id] == (close(naive_figure(portfolio, row, as_of)) if row else None), (cause, goal_id)
    for story in stories.values():
        check_sums(story)
        assert figure(story.after) == figures[story.goal_id]


def figure(verdict: Any) -> tuple[float, float] | None:
    if verdict is None:
        return None
    return verdict.interval.low, math.inf if verdict.interval.high is None else verdict.interval.high


def close(pair: tuple[float, float]) -> Any:
    return pytest.approx(pair, rel=1e-9)


def check_sums(story: Story) -> None:
    """The parts sum to the whole, exactly: as fractions of the floats, not approximately."""
    assert [CAUSES.index(step.cause) for step in story.steps] == sorted(CAUSES.index(s.cause) for s in story.steps)
    chain = [story.before, *(step.after for step in story.steps)]
    assert chain[-1] is story.after
    assert all(step.before is earlier for step, earlier in zip(story.steps, chain, strict=False))
    lows = [step.change.low for step in story.steps]
    if None not in chain:
        assert sum(lows, Fraction(0)) == story.change.low  # type: ignore[arg-type]
        highs = [step.change.high for step in story.steps]
        if None not in highs:
            assert sum(highs, Fraction(0)) == story.change.high  # type: ignore[arg-type]


@settings(
    max_examples=6, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(pairs(), st.sampled_from(DATES), st.sampled_from(DATES))
def test_ratios_and_sub_goals_are_in_each_state_as_if_it_were_judged_alone(
    pair: tuple[Portfolio, Portfolio], first: date, second: date
) -> None:
    one, other = (state_of(with_a_ratio(each), day) for each, day in zip(pair, (first, second), strict=True))
    stories = {story.goal_id: story for story in replay(one, other)}
    assert {"coverage", "whole"} <= set(stories)
    for place, (cause, state) in enumerate(states(one, other)):
        mounted = open_tables(state.tables, state.rates)
        for alone in judge_all(mounted, read_goals(state.tables), state.as_of):
            step = stories[alone.goal.goal_id].steps[place]
            assert step.cause == cause
            assert step.after is not None
            assert_same(step.after, alone)
        mounted.close()
    for story in stories.values():
        check_sums(story)


def with_a_ratio(portfolio: Portfolio) -> Portfolio:
    """The same with a goal on coverage, and one that is measured by all the others."""
    terms = dict(comparison="at_least", target=1.0, starts_on=date(2011, 1, 1), deadline=date(2013, 12, 31))
    ratio = terms | dict(goal_id="coverage", metric="consultant_cost_coverage")
    below = [row | dict(parent="whole") for row in (*portfolio["goals"], ratio)]
    return portfolio | {"goals": [*below, terms | dict(goal_id="whole", metric="sub_goals")]}


def assert_same(one: Verdict, other: Verdict) -> None:
    """The same figure, status, envelope and contributions."""
    said = ("goal", "as_of", "measured_on", "expected", "status", "certainty", "bands", "figures_as_of")
    assert {name: getattr(one, name) for name in said} == {name: getattr(other, name) for name in said}
    assert figure(one) == close(figure(other))  # amounts may be added up in another order
    columns = ["side", "key", "label", "missing", "counts"]
    # and then two contributions that are equal but for rounding may change places
    mine, theirs = (each.contributions.sort_values(columns[:3]) for each in (one, other))
    assert mine[columns].to_dict("list") == theirs[columns].to_dict("list")
    for end in ("low", "high"):
        assert mine[end].tolist() == pytest.approx(theirs[end].tolist(), nan_ok=True)


def test_coverage_by_hand() -> None:
    """One consultant of 10,000 EUR a year; 100 hours bring in 100 × 50 × 75 % = 3,750 EUR, 37.5 %."""
    terms = dict(metric="consultant_cost_coverage", target=1.0, minimum_project_budget=None, conditions_currency=None)
    goals = [
        goal(goal_id="coverage", parent="whole", **terms),
        goal(parent="whole", target=2.0),
        goal(goal_id="whole", **(terms | dict(metric="sub_goals"))),
    ]
    cost = dict(consultant="c1", year=2012, employment_cost=1e4, currency="EUR")
    gamma = GAMMA | dict(decided_on=date(2012, 2, 1), start_date=date(2012, 3, 1))
    one = FIRST | dict(goals=goals, consultants=[cost], consultant_hours=[hours("c1", "alfa", 2012)])
    # GAMMA is new, with 100 hours: 75 %. Then 50 hours of ALFA's were too many, and BETA is no lead partner: 56.25 %.
    # MOK is granted, with no hours: nothing to the coverage.
    other = SECOND | dict(goals=goals, consultants=[cost])
    other["projects"] = [gamma if row["project_id"] == "gamma" else row for row in SECOND["projects"]]
    other["consultant_hours"] = [hours("c1", "alfa", 2012, hours=50.0), hours("c1", "gamma", 2012)]
    coverage, lead, whole = replay(state_of(one, SPRING), state_of(other, AUTUMN))
    steps = [(step.cause, *(figure(step.after) or ())) for step in coverage.steps if step.moved]
    assert figure(coverage.before) == (0.375, 0.375)
    assert steps == [("projects", 0.75, 0.75), ("cells", 0.5625, 0.5625)]
    # Lead partner 1 - 2 of 2, then with GAMMA 2 - 3, capped at all of it; half the weight each.
    assert next(figure(step.after) for step in lead.steps if step.moved) == (2, 3)
    assert figure(whole.before) == close(((0.375 + 0.5) / 2, (0.375 + 1) / 2))
    halves = [(step.cause, *(figure(step.after) or ())) for step in whole.steps if step.moved]
    assert halves == [("projects", *both_ends(0.875)), ("cells", *both_ends(0.78125))]


def both_ends(value: float) -> tuple[Any, Any]:
    return pytest.approx(value), pytest.approx(value)


# --- a year in three editions, by hand ---

SPRING, AUTUMN, WINTER = AS_OF, date(2012, 9, 30), date(2012, 12, 31)


def goal(**cells: Any) -> Row:
    """At least 3 projects as lead partner, of 500,000 EUR each, by the end of 2013, but for the cells given."""
    row = dict(goal_id="lead", title_en="Lead partner", title_da="Lead partner", metric="lead_partner_count")
    row |= dict(comparison="at_least", target=3.0, starts_on=date(2011, 1, 1), deadline=date(2013, 12, 31))
    return row | dict(minimum_project_budget=500_000.0, conditions_currency="EUR") | cells


def applied(project_id: str, **cells: Any) -> Row:
    return dict(project_id=project_id, acronym=project_id.upper(), role="lead_partner", status="applied") | cells


def portfolio(day: date, projects: list[Row], goals: list[Row], amounts: dict[str, float]) -> Portfolio:
    lines = [line(name, "total_budget", amount) for name, amount in amounts.items()]
    return dict(organisation=[organisation(day)], projects=projects, goals=goals, budget_lines=lines)


# Spring: ALFA leads; BETA's role is blank: 1 – 2. MOK is applied for.
ALFA, BETA = project("alfa", acronym="ALFA"), project("beta", acronym="BETA", role=None)
FIRST = portfolio(SPRING, [ALFA, BETA, applied("mok")], [goal()], dict(alfa=6e5, beta=6e5, mok=6e5))
# Autumn: GAMMA is new and granted in May: +1. BETA turns out to be a partner only: −1 possible. MOK is granted: +1.
GAMMA = project("gamma", acronym="GAMMA", decided_on=date(2012, 5, 1), start_date=date(2012, 6, 1))
MOK = applied("mok", status="granted", decided_on=date(2012, 8, 1), start_date=date(2012, 9, 1))
SECOND = portfolio(
    AUTUMN,
    [ALFA, BETA | dict(role="project_partner"), MOK, GAMMA],
    [goal()],
    dict(alfa=6e5, beta=6e5, mok=6e5, gamma=6e5),
)
# Winter: ALFA's budget is corrected to 400,000, below the minimum: −1. The target is lowered to 2.
THIRD = portfolio(WINTER, SECOND["projects"], [goal(target=2.0)], dict(alfa=4e5, beta=6e5, mok=6e5, gamma=6e5))


@pytest.fixture(scope="module")
def year() -> dict[tuple[int, int], Story]:
    made = {1: state_of(FIRST, SPRING), 2: state_of(SECOND, AUTUMN), 3: state_of(THIRD, WINTER)}
    found = {}
    for one, other in ((1, 2), (2, 3), (1, 3)):
        (found[one, other],) = replay(made[one], made[other])
    return found


def parts(story: Story) -> list[tuple[Cause, int, int]]:
    return [(step.cause, int(step.change.low or 0), int(step.change.high or 0)) for step in story.steps if step.moved]


def test_a_year_in_three_editions(year: dict[tuple[int, int], Story]) -> None:
    assert figure(year[1, 2].before) == (1, 2)
    # A status is read as of the day of the figures, and that is the last but one thing to change: so a granted project
    # counts with its own step. GAMMA: 2 – 3, BETA is no lead partner: 2 – 2, MOK: 3 – 3, and time adds nothing.
    assert parts(year[1, 2]) == [("projects", 1, 1), ("cells", 0, -1), ("decisions", 1, 1)]
    assert figure(year[1, 2].after) == (3, 3)
    # 3 – 3, ALFA −1: 2 – 2; then 2 of 2 is enough.
    assert parts(year[2, 3]) == [("cells", -1, -1), ("definition", 0, 0)]
    assert figure(year[2, 3].after) == (2, 2)
    assert [getattr(step.after, "status", "") for step in year[2, 3].steps][-2:] == ["on_track", "achieved"]
    # Over the whole year GAMMA: 2 – 3; ALFA falls out and BETA's role is known, both cells: 1 – 1; MOK: 2 – 2.
    assert parts(year[1, 3]) == [("projects", 1, 1), ("cells", -1, -2), ("decisions", 1, 1), ("definition", 0, 0)]
    one, two, both = (year[key].change for key in ((1, 2), (2, 3), (1, 3)))
    assert (both.low, both.high) == (one.low + two.low, one.high + two.high)  # type: ignore[operator]


def test_each_part_leads_to_its_cells(year: dict[tuple[int, int], Story]) -> None:
    new, cells, decided = (step for step in year[1, 2].steps if step.moved)
    assert cells.parts.to_dict("records") == [
        dict(key="beta", label="BETA", side="numerator", low_before=0, high_before=1, low_after=0, high_after=0)
    ]
    assert [tuple(cell) for cell in cells.cells] == [("projects", ("beta",), "role", None, "project_partner", None)]
    assert [(cell.table, cell.column, cell.before) for cell in new.cells] == [
        ("projects", None, None),
        ("budget_lines", None, None),
    ]
    assert [tuple(cell)[2:5] for cell in decided.cells] == [
        ("status", "applied", "granted"),
        ("decided_on", None, date(2012, 8, 1)),
    ]
    corrected = next(step for step in year[2, 3].steps if step.cause == "cells")
    assert [tuple(cell)[2:] for cell in corrected.cells] == [("amount", 600_000.0, 400_000.0, "EUR")]


def test_the_paragraph_for_the_minutes(year: dict[tuple[int, int], Story]) -> None:
    assert paragraph("en", [year[1, 2]], Side(1, SPRING), Side(2, AUTUMN)) == (
        "How the goals changed from edition 1 (as of 12 March 2012) to edition 2 (as of 30 September 2012):\n"
        "“Lead partner”: from 1\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}2 projects to 3 projects; "
        "the target is at least 3. "
        "The status goes from “Cannot yet tell” to “Achieved”. "
        "Causes: GAMMA is a new project (+1); BETA: role is now known: Project partner (\N{MINUS SIGN}1 possible); "
        "MOK was granted (+1)."
    )
    assert paragraph("da", [year[2, 3]], Side(2, AUTUMN), Side(3, WINTER)) == (
        "Sådan har målene ændret sig fra udgave 2 (pr. 30. september 2012) til udgave 3 (pr. 31. december 2012):\n"
        "»Lead partner«: fra 3 projekter til 2 projekter; målet er mindst 2. Status er fortsat »Nået«. "
        "Årsager: ALFA: »beløb (samlet budget)« er ændret "
        "fra 600.000\N{NO-BREAK SPACE}EUR til 400.000\N{NO-BREAK SPACE}EUR (\N{MINUS SIGN}1). "
        "Selve målet er ændret: »målværdi« er ændret fra 3 til 2. "
        "Efter den gamle ordlyd giver de nuværende data 2 projekter og status »På sporet«."
    )


def test_a_goal_that_comes_and_one_that_goes() -> None:
    other = FIRST | {"goals": [goal(goal_id="new", title_en="New")]}
    new, gone = replay(state_of(FIRST, SPRING), state_of(other, SPRING))
    assert (new.goal_id, new.before, gone.goal_id, gone.after) == ("new", None, "lead", None)
    assert [(step.cause, step.change) for step in new.steps] == [("definition", Change(None, None))]
    said = paragraph("en", [new, gone], Side(1, SPRING), Side(2, SPRING))
    assert "“New” is a new goal. It stands at 1\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}2 projects" in said
    assert "“Lead partner” is no longer a goal." in said


def test_a_new_project_comes_with_its_rows_and_its_rate() -> None:
    krone = dict(currency="DKK", dated=date(2012, 2, 1))
    rate = dict(currency="DKK", month=date(2012, 2, 1), units_per_euro=1.0, source="own")
    lines = [*FIRST["budget_lines"], line("gamma", "total_budget", 6e5) | krone]
    later = FIRST | dict(projects=[*FIRST["projects"], GAMMA], budget_lines=lines, rates=[rate])
    (story,) = replay(state_of(FIRST, WINTER), state_of(later, WINTER))
    # By the edition's own rate 600,000 DKK are 600,000 EUR: the project counts at once, the rate is no cause.
    assert parts(story) == [("projects", 1, 1)]


def test_a_rate_that_both_use_moves_the_figure_in_its_own_step() -> None:
    krone = dict(currency="DKK", dated=date(2012, 2, 1))
    first = FIRST | dict(budget_lines=[line("alfa", "total_budget", 6e5) | krone])  # at the ECB's 7.43: 80,711 EUR
    rate = dict(currency="DKK", month=date(2012, 2, 1), units_per_euro=1.0, source="own")
    (story,) = replay(state_of(first, SPRING), state_of(first | dict(rates=[rate]), SPRING))
    assert parts(story) == [("rates", 1, 1)]
    assert [cell.table for cell in story.steps[0].cells] == ["rates"]


def test_an_old_wording_keeps_the_rate_of_its_conditions() -> None:
    rate = dict(currency="BGN", month=date(1995, 1, 1), units_per_euro=2.0, source="own")  # the ECB has none that early
    old = goal(conditions_currency="BGN", starts_on=date(1995, 1, 1), minimum_project_budget=1e6)
    lines = [line("alfa", "total_budget", 6e5), line("beta", "total_budget", 6e5, currency="DKK", dated=AS_OF)]
    first = FIRST | dict(goals=[old], rates=[rate], budget_lines=lines)
    later = FIRST | dict(rates=[rate | dict(currency="DKK", month=AS_OF, units_per_euro=1.0)], budget_lines=lines)
    (story,) = replay(state_of(first, SPRING), state_of(later, SPRING))
    # 1,000,000 BGN are 500,000 EUR, as in the new wording. 600,000 DKK are 80,711 EUR, then 600,000: BETA could count.
    assert parts(story) == [("rates", 0, 1), ("definition", 0, 0)]
    assert figure(story.after) == (1, 2)


def test_the_same_data_need_no_further_mount() -> None:
    """Only dates and goals differ: each state is one of the two that the caller has."""
    one, other = state_of(FIRST, SPRING), state_of(FIRST | {"goals": [goal(target=1.0)]}, AUTUMN)
    assert [cause for cause, _ in states(one, other)] == ["time", "definition"]
    mounted = tuple(open_tables(each.tables, each.rates) for each in (one, other))
    (story,) = replay(one, other, mounted=(mounted[0], mounted[1]))
    assert [step.cause for step in story.steps] == ["time", "definition"]
    assert mounted[0].rows("SELECT 1", {}) and mounted[1].rows("SELECT 1", {})  # still open


def test_sources_notes_and_the_order_of_rows_are_no_cause() -> None:
    noted = FIRST | dict(projects=[row | dict(note="seen") for row in reversed(FIRST["projects"])])
    assert states(state_of(FIRST, SPRING), state_of(noted, SPRING)) == []
    (story,) = replay(state_of(FIRST, SPRING), state_of(noted, SPRING))
    assert story.steps == () and story.before is story.after and not story.moved


@pytest.mark.parametrize(
    ("change", "unit", "words"),
    [
        (Change(Fraction(1), Fraction(1)), "projects", "+1"),
        (Change(Fraction(0), Fraction(-1)), "projects", "\N{MINUS SIGN}1 possible"),
        (Change(Fraction(1), Fraction(-1)), "projects", "+1 certain, \N{MINUS SIGN}1 possible"),
        (Change(Fraction(-20_000), Fraction(-20_000)), "EUR", "\N{MINUS SIGN}20,000\N{NO-BREAK SPACE}EUR"),
        (Change(Fraction(1, 20), Fraction(1, 20)), "share", "+5 percentage points"),
        (Change(Fraction(0), Fraction(0)), "EUR", ""),
        (Change(Fraction(0), None), "EUR", "the upper end appears or disappears"),
    ],
)
def test_a_movement_in_words(change: Change, unit: str, words: str) -> None:
    assert delta("en", change, unit) == words


def test_less_than_is_shown_is_no_movement() -> None:
    assert signed("da", Fraction(1, 10**9), "projects") == ""
    assert signed("da", Fraction(125, 1000), "share") == "+12,5 procentpoint"


def test_a_long_text_is_told_by_how_it_begins() -> None:
    long = "How the goal is read. " * 10
    told = cell_words("en", Touched("goals", ("lead",), "interpretation", None, long, None))
    assert told.endswith("…") and len(told) < 140 and "How the goal is read" in told
