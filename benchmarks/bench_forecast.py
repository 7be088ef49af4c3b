"""How long a forecast takes: `python -m benchmarks.bench_forecast [applications …]`.

The sample's goals, then made-up editions with that many applications (a tenth as many decided ones; a third with a
probability of their own, a third with their programme's, the rest by the record; one role in ten and one amount in a
hundred blank; 40 programmes). `count` forecasts the lead-partner goal, `sum` one on EU funding, whose amounts have no
common measure. `first` is with the edition just opened, the goal judged; `again` the median of five.
"""

import statistics
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from analytics import money
from analytics.engine import Mounted, open_tables
from analytics.goals.evaluate import judge_all
from analytics.goals.forecast import forecast_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import Goal
from analytics.settings import ROOT
from analytics.tables import TABLES, Tables, complete, from_rows
from benchmarks.bench_engine import AS_OF, read_csv

LAST_DAY = date(2013, 12, 31)


def main(sizes: list[int]) -> None:
    """Prints the table; times in milliseconds."""
    print(f"{'applications':>12} {'goal':>8} {'first':>9} {'again':>9}")
    for size in sizes:
        tables = made_up(size) if size else {name: read_csv(ROOT / "data" / f"{name}.csv", name) for name in TABLES}
        goals = read_goals(tables)
        for name, asked in [("count", goals[:1]), ("sum", goals[1:])] if size else [("all", goals)]:
            first, again = measure(open_tables(tables, money.resolve_rates(tables)), asked)
            print(f"{f'{size:,}' if size else 'sample':>12} {name:>8} {first * 1e3:>6.1f} ms {again * 1e3:>6.1f} ms")


def measure(mounted: Mounted, goals: Sequence[Goal]) -> tuple[float, float]:
    """Seconds of the first forecast, and of the next ones."""
    verdicts = judge_all(mounted, goals, AS_OF)
    times = []
    for _ in range(6):
        started = time.perf_counter()
        forecast_all(mounted, goals, verdicts)
        times.append(time.perf_counter() - started)
    return times[0], statistics.median(times[1:])


def made_up(count: int) -> Tables:
    """An edition of that many applications."""
    random = np.random.default_rng(2012)
    probabilities = random.uniform(0.05, 0.6, count)
    waiting = [
        dict(
            project_id=f"p{number}",
            status="applied",
            role=None if random.random() < 0.1 else "lead_partner",
            programme=f"programme {number % 40}" if number % 3 else None,
            success_probability=float(probabilities[number]) if number % 3 == 1 else None,
            decision_expected_on=AS_OF + timedelta(days=int(random.integers(0, 900))),
        )
        for number in range(count)
    ]
    decided = [
        dict(project_id=f"d{number}", status="rejected" if number % 3 else "granted", decided_on=date(2011, 6, 1))
        | dict(role="lead_partner")
        for number in range(count // 10)
    ]
    line = dict(scope="project", item="eu_grant", stage="planned", currency="EUR")
    lines = [
        line
        | dict(project_id=row["project_id"])
        | dict(
            amount=None
            if row["status"] == "applied" and random.random() < 0.01
            else round(float(random.uniform(1e4, 2e6)), 2)
        )
        for row in [*waiting, *decided]
    ]
    programmes = [dict(programme=f"programme {number}", success_rate=0.2 + number / 100) for number in range(40)]
    goal = dict(comparison="at_least", starts_on=date(2011, 1, 1), deadline=LAST_DAY)
    goals = [
        goal | dict(goal_id="count", metric="lead_partner_count", target=count * 0.2),
        goal | dict(goal_id="sum", metric="eu_funding", target=count * 2e5),
    ]
    return complete(
        {
            "organisation": from_rows("organisation", [dict(name="Kommune", figures_as_of=AS_OF)]),
            "projects": from_rows("projects", [*waiting, *decided]),
            "budget_lines": from_rows("budget_lines", lines),
            "programmes": from_rows("programmes", programmes),
            "goals": from_rows("goals", goals),
        }
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [0, 2_000])
