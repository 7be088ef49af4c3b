"""The smallest sets of blank cells that settle a verdict: the sample by hand, and small portfolios by brute force."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product
from math import inf

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from analytics import money
from analytics.engine import open_tables
from analytics.goals import pace
from analytics.goals.evaluate import conditions_of, judge, judge_all
from analytics.goals.keys import MOST_OPEN
from analytics.goals.missing import cell_key
from analytics.goals.read import read_goals
from analytics.goals.settling import MOST_WEIGHED
from analytics.goals.verdict import Certainty, Goal, MissingCell, Verdict
from analytics.intake.upload import read_upload
from analytics.metrics.evaluate import Conditions, evaluate
from analytics.metrics.interval import Interval
from analytics.tables import TABLES, complete, from_rows
from tests import naive
from tests.conftest import ROOT
from tests.portfolios import AS_OF, Blank, Portfolio, filled, line, mounted_of, organisation, project

FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def cells(found: tuple[MissingCell, ...] | None) -> set[tuple[str, ...]] | None:
    return None if found is None else {cell_key(cell) for cell in found}


# --- the sample, by hand ---


@pytest.fixture(scope="module")
def sample() -> dict[str, Verdict]:
    files = [(f"{name}.csv", (ROOT / "data" / f"{name}.csv").read_bytes()) for name in TABLES]
    tables = complete(read_upload(files).tables)
    mounted = open_tables(tables, money.resolve_rates(tables))
    return {each.goal.goal_id: each for each in judge_all(mounted, read_goals(tables), AS_OF)}


def test_lead_partner_goal_of_the_sample(sample: dict[str, Verdict]) -> None:
    keys = sample["lead-partner"].keys
    # [0, 3] of 3: all three must count. InterLoc and the Sjælland projects lack the role, SRRF the role and the budget.
    assert cells(keys.met) == {
        ("projects", "role", "interloc"),
        ("projects", "role", "sjaelland"),
        ("projects", "role", "srrf"),
        ("budget_lines", "amount", "srrf", "project", "total_budget"),
    }
    # One of them that does not count is enough: 2 of 3 at most.
    assert keys.missed is not None
    assert len(keys.missed) == 1 and cells(keys.missed) <= cells(keys.met)


def test_partner_goal_of_the_sample(sample: dict[str, Verdict]) -> None:
    keys = sample["partner"].keys
    # Met: 4 for certain, so one of the three roles and that project's own contribution (2 cells); the own contribution
    # of LIFEscape, RENERGY and REEZE, which count in any case (3); and each of the other two either out by its role or
    # at an own contribution of 0 (1 each): 2 + 3 + 2 = 7.
    assert keys.met is not None and len(keys.met) == 7
    certain = {
        ("budget_lines", "amount", name, "own", "own_contribution") for name in ("lifescape", "renergy", "reeze")
    }
    assert certain <= cells(keys.met)
    # Missed: the own contribution of one that counts in any case, above 99,000 EUR. (By the count it would take three
    # roles: 6 - 3 < 4.)
    assert keys.missed is not None and len(keys.missed) == 1
    assert cells(keys.missed) <= certain


def test_coverage_goal_of_the_sample(sample: dict[str, Verdict]) -> None:
    keys = sample["consultants"].keys
    # Met: hours for one of the consultants (a row to add), as many as it takes; a cost for both: 0 for the one (0 in
    # every currency: 1 cell), an amount in a currency for the other (2 cells), as with 0 for both nothing is defined.
    assert keys.met is not None and len(keys.met) == 1 + 1 + 2
    # Missed: hours for both (2 rows to add), and a cost above what they bring in: an amount and its currency (2).
    assert keys.missed is not None and len(keys.missed) == 2 + 2
    assert {cell.exists for cell in keys.missed if cell.table == "consultant_hours"} == {False}


# --- by brute force ---

EARLY, LATE = date(2011, 1, 1), date(2013, 1, 1)
AMOUNTS = (0.0, 100_000.0, 200_000.0, 300_000.0, 500_000.0, 1e9)
ITEMS = {
    "lead_partner_count": ("project", "total_budget"),
    "partner_count": ("own", "own_contribution"),
    "eu_funding": ("project", "eu_grant"),
    "own_contribution": ("own", "own_contribution"),
    "lead_partner_completed": ("project", "total_budget"),
}


def values_of(blank: Blank) -> tuple[object, ...]:
    """Values that stand for all that the cell may hold."""
    if blank.table == "budget_lines":
        return AMOUNTS
    if blank.column == "role":
        return "lead_partner", "project_partner"
    if blank.column == "status":
        return "running", "rejected", "closed"
    if blank.column == "focus_area":
        return "Erhverv", "Turisme"
    return EARLY, LATE


def _or_blank(*values: object) -> st.SearchStrategy:
    return st.one_of(st.none(), st.sampled_from(values))


_project = st.fixed_dictionaries(
    dict(
        role=_or_blank("lead_partner", "project_partner"),
        status=_or_blank("running", "running", "granted", "closed", "applied"),
        decided_on=_or_blank(EARLY, LATE, LATE),
        start_date=_or_blank(EARLY, LATE, LATE),
        end_date=_or_blank(EARLY, LATE),
        focus_area=_or_blank("Erhverv", "Turisme"),
    )
)


@st.composite
def small(draw: st.DrawFn, metric: str) -> Portfolio:
    """Up to four projects, each with an amount (now and then two years of it) of the kind the metric asks for."""
    names = [f"p{number}" for number in range(draw(st.integers(1, 4)))]
    scope, item = ITEMS[metric]
    lines = []
    for name in names:
        for year in draw(st.sampled_from(((None,), (None,), (2011, 2012)))):
            amount = draw(_or_blank(100_000.0, 200_000.0))
            lines.append(line(name, item, amount, scope=scope, year=year, dated=EARLY))
    return {
        "organisation": [organisation(draw(st.sampled_from((AS_OF, AS_OF, None, LATE))))],
        "projects": [project(name) | draw(_project) | dict(project_id=name) for name in names],
        "budget_lines": lines,
        "consultants": [],
        "consultant_hours": [],
    }


def blank_cells(portfolio: Portfolio, goal: Goal) -> list[Blank]:
    ended = ("end_date",) if goal.metric.endswith("_completed") else ()
    focus = ("focus_area",) if goal.focus_areas else ()
    columns = {
        "organisation": ("figures_as_of",),
        "projects": ("role", "status", "decided_on", "start_date", *ended, *focus),
        "budget_lines": ("amount",),
    }
    return [
        Blank(table, place, column)
        for table, names in columns.items()
        for place, row in enumerate(portfolio[table])
        for column in names
        if row.get(column) is None
    ]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Goal, Portfolio]:
    metric = draw(st.sampled_from(tuple(ITEMS)))
    counts = metric.endswith(("_count", "_completed"))
    row = dict(
        goal_id="g",
        metric=metric,
        comparison=draw(st.sampled_from(("at_least", "at_least", "at_most", "around"))),
        target=draw(st.sampled_from((1.0, 2.0) if counts else (100_000.0, 200_000.0, 300_000.0))),
        conditions_currency="EUR",
    )
    if metric == "lead_partner_count" and draw(st.booleans()):
        row |= dict(minimum_project_budget=200_000.0)
    if metric == "partner_count":
        basis = draw(st.sampled_from((None, "total", "total", "per_project")))
        row |= dict(envelope_basis=basis, own_contribution_envelope=200_000.0 if basis else None)
    if draw(st.booleans()):
        row |= dict(conditions_focus_area="Erhverv")
    return read_goals({"goals": from_rows("goals", [row])})[0], draw(small(metric))


def certainty(goal: Goal, wanted: Conditions, portfolio: Portfolio) -> Certainty:
    """The verdict by the naive reading."""
    found = pace.certainty(_interval(goal.metric, wanted, portfolio), pace.bounds(goal))
    if goal.envelope_basis != "total":
        return found
    money_ = _interval(f"{goal.metric}_own_contribution", wanted, portfolio)
    return pace.both(found, pace.certainty(money_, (0.0, goal.own_contribution_envelope)))


def _interval(metric: str, wanted: Conditions, portfolio: Portfolio) -> Interval:
    reading = naive._Reading(portfolio, wanted)
    reading.as_of = AS_OF
    (low, high), known = naive._evaluate(reading, metric)
    return Interval(low, None if high == inf else high, known)


def outcomes(goal: Goal, wanted: Conditions, portfolio: Portfolio, among: tuple[Blank, ...]) -> Iterator[Certainty]:
    """The verdict under every filling of exactly these cells."""
    for values in product(*map(values_of, among)):
        yield certainty(goal, wanted, filled(portfolio, dict(zip(among, values, strict=True))))


def as_blanks(portfolio: Portfolio, found: tuple[MissingCell, ...]) -> tuple[Blank, ...]:
    """The cells of a key as places in the portfolio's rows."""
    blanks = []
    for cell in found:
        assert cell.exists
        (place,) = (
            place
            for place, row in enumerate(portfolio[cell.table])
            if all(str(row.get(name)) == value for name, value in cell.row.items())
            and row.get(cell.column) is None
            and (cell.table != "budget_lines" or str(row["year"]) == cell.row.get("year", "None"))
        )
        blanks.append(Blank(cell.table, place, cell.column))
    return tuple(blanks)


@given(case=cases())
@FEW
def test_no_smaller_set_settles_it_and_the_one_named_does(case: tuple[Goal, Portfolio]) -> None:
    goal, portfolio = case
    among = blank_cells(portfolio, goal)
    assume(1 <= len(among) <= 5)
    mounted = mounted_of(portfolio)
    verdict, wanted = judge(mounted, goal, AS_OF), conditions_of(mounted, goal)
    mounted.close()
    assert verdict.certainty == certainty(goal, wanted, portfolio)
    for side, key in (("met", verdict.keys.met), ("missed", verdict.keys.missed)):
        if key is None:
            least = len(among)
            every = outcomes(goal, wanted, portfolio, tuple(among)) if len(among) <= 3 else ()
            assert side not in every, f"{side}: some filling settles it"
        else:
            least = len(key) - 1
            assert side in outcomes(goal, wanted, portfolio, as_blanks(portfolio, key)), f"{side} by {cells(key)}"
        for size in range(min(least, 2) + 1):
            for some in combinations(among, size):
                assert side not in outcomes(goal, wanted, portfolio, some), f"{side} by {some}, not by {cells(key)}"


@given(case=cases())
@FEW
def test_an_interval_reaches_from_the_least_filling_to_the_greatest(case: tuple[Goal, Portfolio]) -> None:
    goal, portfolio = case
    among = tuple(blank_cells(portfolio, goal))
    assume(1 <= len(among) <= 4)
    mounted = mounted_of(portfolio)
    wanted = conditions_of(mounted, goal)
    interval = evaluate(mounted, goal.metric, [AS_OF], wanted)[0]
    mounted.close()
    reached = [
        _interval(goal.metric, wanted, filled(portfolio, dict(zip(among, values, strict=True))))
        for values in product(*map(values_of, among))
    ]
    assert all(each.certain for each in reached)  # nothing is left blank
    assert interval.low == min(each.low for each in reached)
    highest = max(each.low for each in reached)
    assert highest >= 1e9 if interval.high is None else interval.high == highest


# --- completed ---


def completed_by(status: str | None, end: date | None, figures: date | None = AS_OF, **cells: object) -> Verdict:
    """One project is to have been completed by 12 March 2012."""
    row = dict(goal_id="g", metric="lead_partner_completed", comparison="at_least", target=1.0)
    goal = read_goals({"goals": from_rows("goals", [row])})[0]
    one = project("p", status=status, end_date=end, **cells)
    return judge(mounted_of({"organisation": [organisation(figures)], "projects": [one]}), goal, AS_OF)


STATUS, END, FIGURES = ("projects", "status", "p"), ("projects", "end_date", "p"), ("organisation", "figures_as_of")


@pytest.mark.parametrize(
    ("status", "end", "figures", "met", "missed"),
    [
        # Running on an earlier day: it may have ended since, which no cell of this edition can say.
        ("running", None, EARLY, None, {END}),
        ("running", EARLY, EARLY, None, None),
        ("running", None, None, None, {END}),
        ("closed", None, LATE, {END}, {END}),  # closed by 2013: when, its end date says
        ("closed", None, None, {END}, {END, FIGURES}),  # or closed before a day of the figures that is early
        (None, EARLY, AS_OF, {STATUS}, {STATUS}),  # closed or rejected
        (None, None, AS_OF, {STATUS}, {STATUS}),  # closed by the day of the figures, whenever
        (None, None, LATE, {STATUS, END}, {STATUS}),
    ],
)
def test_what_can_say_that_a_project_was_completed(status, end, figures, met, missed) -> None:
    keys = completed_by(status, end, figures).keys
    assert (cells(keys.met), cells(keys.missed)) == (met, missed)


def test_a_role_does_not_complete_what_may_have_ended_since() -> None:
    keys = completed_by("running", EARLY, EARLY, role=None).keys
    assert keys.met is None and cells(keys.missed) == {("projects", "role", "p")}


# --- settled, impossible, very many ---


def verdict_of(target: float, projects: list[dict], **more: list[dict]) -> Verdict:
    row = dict(goal_id="g", metric="lead_partner_count", comparison="at_least", target=target)
    goal = read_goals({"goals": from_rows("goals", [row])})[0]
    return judge(mounted_of({"organisation": [organisation()], "projects": projects} | more), goal, AS_OF)


def test_what_is_settled_needs_no_cell_and_cannot_be_settled_otherwise() -> None:
    assert verdict_of(1, [project("p")]).keys.met == ()
    assert verdict_of(1, [project("p")]).keys.missed is None
    assert verdict_of(2, [project("p")]).keys.met is None
    assert verdict_of(2, [project("p")]).keys.missed == ()


def test_one_day_of_the_figures_settles_all_projects() -> None:
    blank = dict(decided_on=None, start_date=None)
    found = verdict_of(5, [project(f"p{number}", **blank) for number in range(5)], organisation=[organisation(None)])
    assert cells(found.keys.met) == {("organisation", "figures_as_of")}
    # Missed: that day, a late one, and with it both dates of one of the projects.
    assert found.keys.missed is not None and len(found.keys.missed) == 3


@pytest.mark.parametrize("many", [MOST_WEIGHED + 20, MOST_OPEN])
def test_very_many_open_projects_are_weighed_too(many: int) -> None:
    projects = [project(f"p{number}", role=None) for number in range(many)]
    keys = verdict_of(50, projects).keys
    assert keys.met is not None and len(keys.met) == 50
    assert keys.missed is not None and len(keys.missed) == min(many - 49, 200)


def test_beyond_that_the_keys_are_not_worked_out() -> None:
    keys = verdict_of(50, [project(f"p{number}", role=None) for number in range(MOST_OPEN + 1)]).keys
    assert not keys.worked_out
