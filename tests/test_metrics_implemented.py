"""What is implemented: projects completed and money spent, with the working in the comments."""

from datetime import date

import pytest

from analytics.goals.evaluate import judge
from analytics.goals.read import read_goals
from analytics.metrics.evaluate import contributions, evaluate
from analytics.metrics.interval import Interval
from analytics.metrics.registry import METRICS
from analytics.tables import from_rows
from tests.portfolios import AS_OF, line, mounted_of, organisation, project

BEFORE, AFTER = date(2012, 1, 1), date(2013, 1, 1)  # of the day of the figures, 12 March 2012


def value(metric: str, on: date = AS_OF, **portfolio: list[dict]) -> tuple[float, float | None]:
    mounted = mounted_of({"organisation": [organisation()]} | portfolio)
    found = evaluate(mounted, metric, [on])[0]
    return found.low, found.high


def missing(metric: str, on: date = AS_OF, **portfolio: list[dict]) -> list[str]:
    mounted = mounted_of({"organisation": [organisation()]} | portfolio)
    return contributions(mounted, metric, on)["missing"].tolist()


# --- completed ---


@pytest.mark.parametrize(
    ("on", "status", "end", "expected"),
    [
        (AS_OF, "closed", date(2011, 12, 31), (1, 1)),
        (date(2011, 12, 30), "closed", date(2011, 12, 31), (0, 0)),  # the day before it ended
        (AS_OF, "closed", None, (1, 1)),  # closed on the day of the figures
        (BEFORE, "closed", None, (0, 1)),  # some day before; nobody knows which
        (AS_OF, "closed", AFTER, (1, 1)),  # closed before it was due
        (BEFORE, "closed", AFTER, (0, 0)),  # it was closed between then and the day of the figures
        (AS_OF, "running", date(2011, 12, 31), (0, 0)),  # still running that day, late as it is
        (AFTER, "running", date(2012, 6, 30), (0, 1)),  # it may have been completed since
        (AFTER, "running", None, (0, 1)),
        (AFTER, "running", date(2014, 1, 1), (0, 0)),  # not before its end
        (AFTER, "granted", date(2012, 6, 30), (0, 1)),
        (AFTER, "applied", date(2012, 6, 30), (0, 0)),
        (AS_OF, None, date(2011, 12, 31), (0, 1)),  # closed, if anything
        (BEFORE, None, AFTER, (0, 0)),  # whatever its status, it had not ended
    ],
)
def test_completed_by(on, status, end, expected):
    assert value("lead_partner_completed", on, projects=[project("p", status=status, end_date=end)]) == expected


def test_completed_projects_keep_the_role_and_name_what_is_blank():
    closed = dict(status="closed", end_date=None)
    projects = [project("lead", **closed), project("partner", role="project_partner", **closed)]
    projects += [project("role", role=None, **closed)]
    assert value("lead_partner_completed", projects=projects) == (1, 2)
    assert value("partner_completed", projects=projects) == (1, 2)
    assert missing("partner_completed", projects=projects) == ["", "projects.role"]
    assert missing("lead_partner_completed", BEFORE, projects=[project("lead", **closed)]) == ["projects.end_date"]
    # Whether a running project is done since is no blank cell: the next edition will say.
    later = [project("lead", end_date=date(2012, 6, 30))]
    assert missing("lead_partner_completed", AFTER, projects=later) == [""]


# --- spent ---


def grant(amount: float | None, stage: str, **more: object) -> dict:
    return line("p", "eu_grant", amount, stage=stage, **more)


@pytest.mark.parametrize(
    ("on", "lines", "expected"),
    [
        (AS_OF, [], (0, None)),  # nothing on record is unknown, not 0
        (AS_OF, [grant(900.0, "granted")], (0, None)),  # granted is not spent
        (AS_OF, [grant(900.0, "claimed")], (0, None)),  # nor is a claim, until it is accepted
        (AS_OF, [grant(500.0, "verified")], (500, 500)),
        (AS_OF, [grant(500.0, "verified"), grant(300.0, "paid")], (300, 300)),  # paid takes precedence
        (AS_OF, [grant(None, "paid")], (0, None)),
        (AS_OF, [grant(100.0, "paid", year=2011), grant(200.0, "paid", year=2012)], (300, 300)),
        (BEFORE, [grant(100.0, "paid", year=2011), grant(None, "paid", year=2013)], (100, 100)),  # 2013 is to come
        (AFTER, [grant(100.0, "paid", year=2011), grant(None, "paid", year=2013)], (100, None)),
        (BEFORE, [grant(300.0, "paid", dated=date(2012, 2, 1))], (0, 0)),  # not yet
        (AS_OF, [grant(300.0, "paid", dated=date(2012, 2, 1))], (300, 300)),
        (BEFORE, [grant(300.0, "paid")], (0, 300)),  # paid by the day of the figures, nobody knows when
        (AS_OF, [grant(300.0, "paid", dated=date(2012, 6, 1))], (300, 300)),  # the figures of March hold it already
    ],
)
def test_spent_by(on, lines, expected):
    assert value("eu_funding_spent", on, projects=[project("p")], budget_lines=lines) == expected


@pytest.mark.parametrize(
    ("on", "status", "start", "expected"),
    [
        (AS_OF, "granted", date(2012, 4, 1), (0, 0)),  # granted, to begin in April: certainly nothing yet
        (date(2012, 4, 1), "granted", date(2012, 4, 1), (0, None)),
        (AS_OF, "granted", None, (0, None)),
        (AS_OF, "running", date(2012, 4, 1), (0, None)),  # it has begun before it was due
        (date(2012, 3, 11), "running", date(2012, 4, 1), (0, 0)),
    ],
)
def test_a_project_that_has_certainly_not_begun_has_spent_nothing(on, status, start, expected):
    projects = [project("p", status=status, start_date=start)]
    assert value("own_contribution_spent", on, projects=projects) == expected


def test_what_is_spent_names_the_stage_that_is_blank():
    def named(*lines: dict) -> list[str]:
        return missing("eu_funding_own_spent", projects=[project("p")], budget_lines=list(lines))

    own = dict(scope="own")
    assert named() == ["budget_lines.amount:own/eu_grant/paid"]
    assert named(grant(None, "verified", **own)) == ["budget_lines.amount:own/eu_grant/verified"]
    assert named(grant(5.0, "paid", currency=None, **own)) == ["budget_lines.currency:own/eu_grant/paid"]


def test_the_missing_cell_of_what_is_spent_is_not_that_of_what_is_granted():
    row = dict(goal_id="g", metric="eu_funding_spent", comparison="at_least", target=1.0)
    goal = read_goals({"goals": from_rows("goals", [row])})[0]
    lines = [grant(None, "granted"), grant(None, "paid")]
    portfolio = {"organisation": [organisation()], "projects": [project("p")], "budget_lines": lines}
    (cell,) = judge(mounted_of(portfolio), goal, AS_OF).missing
    assert (cell.exists, cell.row["stage"]) == (True, "paid")
    del portfolio["budget_lines"][1]
    (cell,) = judge(mounted_of(portfolio), goal, AS_OF).missing
    assert (cell.exists, cell.row["stage"]) == (False, "paid")


# --- three figures of a goal ---


def test_a_verdict_has_what_is_decided_and_what_is_implemented():
    row = dict(goal_id="g", metric="lead_partner_count", comparison="at_least", target=3.0, conditions_currency="EUR")
    goal = read_goals({"goals": from_rows("goals", [row | dict(minimum_project_budget=500_000.0)])})[0]
    projects = [
        project("done", status="closed", end_date=date(2011, 12, 31)),
        project("small", status="closed", end_date=date(2011, 12, 31)),  # done, but below the minimum budget
        project("running"),
        project("application", status="applied"),
    ]
    budgets = dict(done=600_000.0, small=1_000.0, running=700_000.0, application=800_000.0)
    lines = [line(name, "total_budget", amount) for name, amount in budgets.items()]
    mounted = mounted_of({"organisation": [organisation()], "projects": projects, "budget_lines": lines})
    verdict = judge(mounted, goal, AS_OF)
    assert verdict.decided == verdict.interval == Interval(2, 2, 2)  # done, running
    assert verdict.implemented == Interval(1, 1, 1)  # done


def test_a_metric_without_such_a_figure_has_none():
    row = dict(goal_id="g", metric="pipeline_count", comparison="at_least", target=1.0)
    goal = read_goals({"goals": from_rows("goals", [row])})[0]
    verdict = judge(mounted_of({"projects": [project("p")]}), goal, AS_OF)
    assert verdict.implemented is None
    assert verdict.decided == verdict.interval


def test_decided_and_implemented_name_metrics_of_the_same_unit():
    for metric in METRICS.values():
        for name in filter(None, (metric.decided, metric.implemented)):
            assert METRICS[name].unit == metric.unit
