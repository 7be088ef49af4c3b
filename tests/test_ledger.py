"""The consultants' ledger: worked by hand, against the metrics it takes apart, and the rules it is compared with."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.engine import query
from analytics.goals.missing import missing_cells
from analytics.metrics.evaluate import contributions, evaluate
from analytics.metrics.ledger import BreakEven, Entry, by_year, coverage, ledger, of_metric
from analytics.metrics.rules import FIGURES, annual_hours, highest_coverage, rules
from analytics.metrics.sums import UNKNOWN, Sum
from analytics.tables import PERIODS
from tests.conftest import ROOT
from tests.portfolios import AS_OF, DATES, hours, line, mounted_of, organisation, portfolios, project
from tests.test_metrics_recomputed import MANY

LATE = date(2020, 1, 1)


def cost(consultant: str, year: int, employment_cost: float | None = 50_000.0, **cells) -> dict:
    """A full-time consultant's year in euro."""
    return (
        dict(consultant=consultant, year=year, employment_cost=employment_cost, currency="EUR", full_time_share=1.0)
        | cells
    )


def found(as_of: date = AS_OF, **tables):
    """The ledger of a portfolio with one granted project p, unless another is given."""
    return ledger(mounted_of({"organisation": [organisation()], "projects": [project("p")]} | tables), as_of)


def entry(consultant: str, year: int, **tables) -> Entry:
    """One consultant's year of that ledger."""
    return next(each for each in found(**tables).entries if (each.consultant, each.year) == (consultant, year))


# --- the worked ledger of the docs ---


def worked_rows() -> list[dict[str, float]]:
    """The rows of the table in docs/ledger.md as figures; shares as 0 to 1."""
    text = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8").split("## A worked ledger")[1]
    lines = [row.strip("| ").split(" | ") for row in re.findall(r"^\|.+\|$", text, re.M)]
    names, rows = lines[0], lines[2:]
    return [dict(zip(names, map(_figure, row), strict=True)) for row in rows]


def _figure(words: str) -> float:
    number = float(words.replace(",", "").removesuffix("%"))
    return number / 100 if words.endswith("%") else number


def test_the_worked_ledger_of_the_docs_is_what_the_program_computes():
    table = worked_rows()
    assert [row["coverage"] for row in table] == [0.75, 0.8625, 0.43125]
    tables = {
        "organisation": [organisation(LATE)],
        "projects": [project("p")],
        "consultants": [cost("A", int(row["year"]), row["employment cost"]) for row in table],
        "consultant_hours": [
            hours(
                "A", "p", int(row["year"]), hours=row["hours"], hourly_rate=60_000 / 1_720,
                overhead_rate=row["overhead rate"], cofinancing_rate=row["co-financing rate"],
            )
            for row in table
        ],
    }  # fmt: skip
    seen = ledger(mounted_of(tables), LATE)
    for row, each in zip(table, seen.entries, strict=True):
        assert each.accepted.low == each.accepted.high == pytest.approx(row["recovered"])
        assert coverage(each.accepted, each.cost).low == pytest.approx(row["coverage"])
    # (45,000 + 51,750 + 25,875) / 180,000
    assert evaluate(mounted_of(tables), "consultant_cost_coverage", [LATE])[0].low == pytest.approx(0.68125)


# --- one row at a time ---


def test_the_stages_stand_apart_and_accepted_is_what_is_claimed_verified_or_paid():
    stages = ("planned", "granted", "claimed", "verified", "paid")
    worked = [hours("A", "p", 2012, stage=stage) for stage in stages]
    seen = entry("A", 2012, consultants=[cost("A", 2012)], consultant_hours=worked)
    assert dict(seen.recovered) == {stage: Sum(3_750, 3_750) for stage in stages}  # 100 × 50 × 75 %
    assert (seen.accepted, seen.planned) == (Sum(11_250, 11_250), Sum(18_750, 18_750))
    assert seen.hours == Sum(500, 500) and seen.missing == ()


def test_a_staff_flat_rate_is_a_share_of_the_other_direct_costs_shared_by_hours():
    lines = [
        line("p", "travel", 10_000.0, scope="own", stage="paid", year=2012),
        line("p", "equipment", 5_000.0, scope="own", stage="paid", year=2012),
        line("p", "travel", 99_999.0, scope="own", stage="planned", year=2012),  # another stage
        line("p", "travel", 99_999.0, scope="own", stage="paid"),  # the whole project: of no year
        line("p", "travel", 99_999.0, scope="project", stage="paid", year=2012),  # the partnership's
    ]
    flat = dict(method="staff_flat_rate", hourly_rate=None, currency=None, flat_rate=0.2, overhead_rate=0.15)
    worked = [hours("A", "p", 2012, **flat), hours("B", "p", 2012, hours=300.0, **flat)]
    costs = [cost("A", 2012), cost("B", 2012)]
    seen = found(consultants=costs, consultant_hours=worked, budget_lines=lines)
    # 15,000 × 20 % = 3,000; × 1.15 × 75 % = 2,587.50; A has 100 of 400 hours: 646.875, B the rest
    assert [each.accepted.low for each in seen.entries] == pytest.approx([646.875, 1_940.625])
    assert seen.accepted.high == pytest.approx(2_587.5)


def test_a_blank_flat_rate_goes_up_to_the_ceiling_of_the_period():
    lines = [line("p", "travel", 10_000.0, scope="own", stage="paid", year=2012)]
    worked = [hours("A", "p", 2012, method="staff_flat_rate", flat_rate=None, cofinancing_rate=1.0)]
    tables = dict(consultants=[cost("A", 2012)], consultant_hours=worked, budget_lines=lines)
    assert entry("A", 2012, **tables).accepted == Sum(0, 10_000)  # no period: up to 1
    for period, ceiling in (("2014-2020", 2_000), ("2021-2027", 2_000), ("2007-2013", 10_000)):
        known = dict(projects=[project("p", programme="X")], programmes=[dict(programme="X", period=period)])
        assert entry("A", 2012, **(tables | known)).accepted == Sum(0, ceiling)


def test_the_ceilings_of_the_query_are_those_of_the_rules():
    ceilings = {rule.period: rule.staff_flat_rate for rule in rules() if rule.family == "interreg"}
    assert ceilings == {"2007-2013": None, "2014-2020": 0.2, "2021-2027": 0.2}
    sql = (ROOT / "analytics/engine/sql/views/50_hours_eur.sql").read_text(encoding="utf-8")
    assert "p.period IN ('2014-2020', '2021-2027') THEN 0.2" in sql


def test_direct_costs_without_a_row_are_unknown_and_named():
    worked = [hours("A", "p", 2012, method="staff_flat_rate", flat_rate=0.2)]
    seen = entry("A", 2012, consultants=[cost("A", 2012)], consultant_hours=worked)
    assert seen.accepted == UNKNOWN
    assert ("p", "budget_lines.amount:own/travel") in seen.missing


def test_a_lump_sum_takes_the_co_financing_rate_of_the_preparation():
    lines = [line("p", "preparation", 20_000.0, scope="own", stage="paid", year=2012)]
    tables = dict(consultants=[cost("A", 2012)], budget_lines=lines)
    assert found(**tables, consultant_hours=[hours("A", "p", 2012)]).entries[1].accepted == Sum(0, 20_000)
    stated = [hours("A", "p", 2012), hours("A", "p", 2012, method="preparation", cofinancing_rate=0.6)]
    seen = found(**tables, consultant_hours=stated)
    assert seen.entries[1].consultant == "" and seen.entries[1].accepted == Sum(12_000, 12_000)
    assert seen.accepted == Sum(15_750, 15_750)  # 3,750 + 20,000 × 60 %
    for status in ("rejected", "applied"):
        nothing = found(**tables, consultant_hours=stated, projects=[project("p", status=status)])
        assert nothing.accepted == Sum(0, 0)


def test_the_cell_of_the_preparation_s_rate_is_named_apart_from_that_of_other_hours():
    lines = [line("p", "preparation", 20_000.0, scope="own", stage="paid", year=2012)]
    worked = [hours("A", "p", 2012, method="preparation", cofinancing_rate=None), hours("A", "p", 2012)]
    planned = hours("A", "p", 2012, stage="planned", hours=None)
    tables = {"organisation": [organisation()], "projects": [project("p")], "consultants": [cost("A", 2012)]}
    mounted = mounted_of(tables | {"budget_lines": lines, "consultant_hours": [*worked, planned]})
    named = {
        metric: [
            (cell.column, cell.row["method"], cell.row["stage"])
            for cell in missing_cells(mounted, [[contributions(mounted, metric, AS_OF)]])[0].cells
        ]
        for metric in ("consultant_cost_coverage", "planned_cost_coverage")
    }
    rate = ("cofinancing_rate", "preparation", "paid")
    assert named["consultant_cost_coverage"] == [rate]
    assert set(named["planned_cost_coverage"]) == {rate, ("hours", "real_cost", "planned")}


def test_a_consultant_year_without_hours_is_unknown():
    seen = entry("A", 2012, consultants=[cost("A", 2012)])
    assert (seen.accepted, seen.planned, seen.hours) == (UNKNOWN, UNKNOWN, UNKNOWN)
    assert seen.missing == (("A|2012", "consultant_hours.hours"),)
    only_planned = [hours("A", "p", 2012, stage="planned")]
    seen = entry("A", 2012, consultants=[cost("A", 2012)], consultant_hours=only_planned)
    assert (seen.accepted, seen.planned) == (UNKNOWN, Sum(3_750, 3_750))


def test_a_consultant_without_a_cost_is_named():
    seen = entry("B", 2012, consultant_hours=[hours("B", "p", 2012)])
    assert seen.cost == UNKNOWN and ("B|2012", "consultants.employment_cost") in seen.missing


def test_years_after_the_date_are_not_there_yet():
    costs = [cost("A", 2012), cost("A", 2013)]
    seen = found(consultants=costs, consultant_hours=[hours("A", "p", 2013)])
    assert [each.year for each in seen.entries] == [2012]


def test_years_add_up():
    costs = [cost("A", 2011), cost("A", 2012), cost("B", 2012)]
    worked = [hours(who, "p", year) for who, year in (("A", 2011), ("A", 2012), ("B", 2012))]
    years = by_year(found(consultants=costs, consultant_hours=worked))
    assert years[2011] == (Sum(50_000, 50_000), Sum(3_750, 3_750), Sum(3_750, 3_750))
    assert years[2012][0] == Sum(100_000, 100_000) and years[2012][1] == Sum(7_500, 7_500)


# --- applications that came to nothing ---


def test_hours_on_a_rejected_bid_cost_what_the_period_s_year_says():
    bid = project("bid", status="rejected", programme="X", decided_on=date(2012, 2, 1))
    tables = dict(
        projects=[bid],
        consultants=[cost("A", 2012, 68_800.0)],
        consultant_hours=[hours("A", "bid", 2012, stage="planned", hours=43.0)],
        programmes=[dict(programme="X", period="2014-2020")],
    )
    (lost,) = found(**tables).lost
    assert (lost.project_id, lost.consultants, lost.hours) == ("bid", ("A",), Sum(43, 43))
    assert lost.cost == Sum(1_720, 1_720)  # 68,800 / 1,720 = 40 EUR an hour; × 43
    half = dict(consultants=[cost("A", 2012, 68_800.0, full_time_share=0.5)])
    assert found(**(tables | half)).lost[0].cost == Sum(3_440, 3_440)  # 860 hours a year: 80 EUR an hour
    blank = dict(consultants=[cost("A", 2012, 68_800.0, full_time_share=None)])
    assert found(**(tables | blank)).lost[0].cost == Sum(1_720, None)
    assert found(**(tables | dict(programmes=[]))).lost[0].cost == UNKNOWN
    assert found(date(2012, 1, 1), **tables).lost == ()  # not decided yet


# --- break-even ---


def test_the_break_even_month():
    # 2011: cost 12,000, back 6,000. 2012: cost 12,000, back 24,000: 1,000 and 2,000 a month. After m months of 2012:
    # 6,000 + 2,000 m >= 12,000 + 1,000 m from m = 6: June
    costs = [cost("A", 2011, 12_000.0), cost("A", 2012, 12_000.0)]
    worked = [hours("A", "p", 2011, hours=160.0), hours("A", "p", 2012, hours=640.0)]  # × 50 × 75 %
    assert found(consultants=costs, consultant_hours=worked).break_even == BreakEven(
        date(2012, 6, 1), date(2012, 6, 1), date(2011, 1, 1), date(2012, 12, 1)
    )
    # the co-financing rate of 2012 blank: 0 to 32,000; 6,000 + 2,666.67 m >= 12,000 + 1,000 m from m = 3.6: April
    worked[1]["cofinancing_rate"] = None
    assert found(consultants=costs, consultant_hours=worked).break_even == BreakEven(
        date(2012, 4, 1), None, date(2011, 1, 1), date(2012, 12, 1)
    )
    assert found(consultants=costs, consultant_hours=worked[:1]).break_even.possibly == date(2012, 1, 1)  # unknown
    assert found().break_even is None


# --- the ledger and the metrics ---


@given(portfolio=portfolios(), as_of=st.sampled_from(DATES))
@MANY
def test_the_ledger_adds_up_to_the_metrics(portfolio, as_of):
    mounted = mounted_of(portfolio)
    seen = ledger(mounted, as_of)
    for basis, total in (("accepted", seen.accepted), ("any", seen.planned)):
        metric = of_metric(mounted, basis, as_of)
        assert total.low == pytest.approx(metric.low), basis
        assert (total.high is None) == (metric.high is None), basis
        assert total.high is None or total.high == pytest.approx(metric.high), basis
        ratio = evaluate(
            mounted, {"accepted": "consultant_cost_coverage", "any": "planned_cost_coverage"}[basis], [as_of]
        )
        mine = coverage(total, seen.cost)
        assert (mine.low, mine.high) == (pytest.approx(ratio[0].low), pytest.approx(ratio[0].high))
    for each in seen.entries:
        if any(amount.low != amount.high for amount in (each.cost, each.accepted, each.planned)):
            assert each.missing, each
    if seen.break_even and seen.break_even.certainly:
        assert seen.break_even.possibly is not None and seen.break_even.possibly <= seen.break_even.certainly
    mounted.close()


@given(portfolio=portfolios())
@MANY
def test_every_stage_of_an_entry_adds_up(portfolio):
    mounted = mounted_of(portfolio)
    for each in ledger(mounted, DATES[-1]).entries:
        assert sum(amount.low for amount in each.recovered.values()) == pytest.approx(each.planned.low)
        assert each.accepted.low <= each.planned.low * (1 + 1e-12)
    mounted.close()


def test_the_ledger_of_nothing():
    seen = ledger(mounted_of({}), AS_OF)
    assert (seen.entries, seen.worked, seen.lost, seen.cost) == ((), (), (), Sum(0, 0))
    assert query(mounted_of({}), "ledger", as_of=AS_OF).empty


# --- the rules ---


def test_every_figure_of_the_rules_has_its_source_and_no_source_stands_alone():
    for rule in rules():
        stated = {name for name in FIGURES if getattr(rule, name) is not None}
        assert stated == set(rule.sources), rule.name
        assert rule.period in PERIODS and (rule.overhead_rate is None) == (rule.overhead_base is None)
    assert len({rule.name for rule in rules()}) == len(rules())
    assert {rule.period for rule in rules() if rule.family == "interreg"} == set(PERIODS)


def test_the_highest_coverage_the_rules_allow():
    assert highest_coverage(0.75) == 0.75
    assert highest_coverage(0.75, 0.15) == pytest.approx(0.8625)
    assert highest_coverage(None, 0.15) is None and highest_coverage(0.75, None) is None
    by_name = {rule.name: highest_coverage(rule.cofinancing_rate, rule.overhead_rate) for rule in rules()}
    # 75 % × 1.20, 85 % × 1.15, 80 % × 1.15
    assert by_name["interreg-2007-2013"] == pytest.approx(0.9)
    assert by_name["interreg-lower-income-2007-2013"] == pytest.approx(1.02)  # 85 % × 1.20
    assert by_name["interreg-2014-2020"] == pytest.approx(0.9775)
    assert by_name["interreg-2021-2027"] == pytest.approx(0.92)


def test_the_annual_hours():
    assert [annual_hours(period) for period in (*PERIODS, None)] == [None, 1720, 1720, None]
