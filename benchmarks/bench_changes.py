"""How long it takes to say what changed, cause by cause: `python -m benchmarks.bench_changes [projects …]`.

Two states of the sample (0), then of made-up portfolios of so many projects with ten budget lines each and four goals.
In the later state every cause has something to say: a project is new, a role is corrected, an application is granted,
a rate and the day of the figures are others, a target is moved. Both ends are mounted beforehand, as a page has them;
what lies between is mounted within the time measured, and nothing is kept from one run to the next. `states` builds
the tables in between; `replay` mounts them, judges every goal in each, and gathers the parts and their cells.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from analytics import money
from analytics.engine import Mounted, open_tables
from analytics.goals.changes import State, replay, states
from analytics.settings import ROOT
from analytics.tables import TABLES, Tables, complete, from_rows
from benchmarks.bench_engine import made_up_lines, made_up_projects, read_csv

SPRING, WINTER = date(2012, 3, 12), date(2012, 12, 31)
REPEATS = 5


def main(sizes: list[int]) -> None:
    """Prints the table."""
    print(f"{'projects':>10} {'causes':>7} {'states':>9} {'replay':>9}")
    for size in sizes:
        first = sample() if size == 0 else made_up(size)
        second = later(first)
        ends = state_of(first, SPRING), state_of(second, WINTER)
        mounted = tuple(open_tables(each.tables, each.rates) for each in ends)
        between, whole = (median(work) for work in works(*ends, (mounted[0], mounted[1])))
        count = len(states(*ends))
        print(f"{f'{size:,}' if size else 'sample':>10} {count:>7} {between * 1e3:>6.0f} ms {whole * 1e3:>6.0f} ms")


def works(
    before: State, after: State, mounted: tuple[Mounted, Mounted]
) -> tuple[Callable[[], object], Callable[[], object]]:
    """What is measured; nothing kept in the mounted ends is used again."""

    def whole() -> None:
        for each in mounted:
            each.kept.clear()
        replay(before, after, mounted=mounted)

    return lambda: states(before, after), whole


def median(work: Callable[[], object]) -> float:
    """Seconds, after one run that warms what a process keeps (parsed queries)."""
    times = []
    for _ in range(REPEATS + 1):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times[1:])


def state_of(tables: Tables, as_of: date) -> State:
    """The tables with their rates."""
    return State(tables, money.resolve_rates(tables), as_of)


def sample() -> Tables:
    """The bundled sample."""
    return complete({name: read_csv(ROOT / "data" / f"{name}.csv", name) for name in TABLES})


def made_up(projects: int) -> Tables:
    """A made-up portfolio, the sample's goals and one more."""
    random = np.random.default_rng(2012)
    goals = read_csv(ROOT / "data" / "goals.csv", "goals").to_pylist()
    goals.append(goals[0] | dict(goal_id="funding", metric="eu_funding", target=1e7, minimum_project_budget=None))
    return complete(
        {
            "organisation": from_rows("organisation", [dict(name="Kommune", figures_as_of=SPRING)]),
            "projects": made_up_projects(projects, random),
            "budget_lines": made_up_lines(0, projects * 10, random),
            "goals": from_rows("goals", goals),
        }
    )


def later(tables: Tables) -> Tables:
    """The same with one change of each cause."""
    projects: list[dict[str, Any]] = tables["projects"].to_pylist()
    next(row for row in projects if row["role"] is None)["role"] = "project_partner"
    next(row for row in projects if row["status"] == "applied").update(status="granted", role="lead_partner")
    projects.append(dict(project_id="new", role="lead_partner", status="granted"))
    amount = dict(project_id="new", scope="project", item="total_budget", stage="granted", amount=6e5, currency="EUR")
    goals = tables["goals"].to_pylist()
    goals[0]["target"] += 1
    (whole,) = tables["organisation"].to_pylist()
    used = next(iter(sorted(money.pairs_in_use(tables))), ("DKK", SPRING))
    rate = dict(currency=used[0], month=used[1].replace(day=1), units_per_euro=7.0, source="made up")
    return tables | {
        "projects": from_rows("projects", projects),
        "budget_lines": from_rows("budget_lines", [*tables["budget_lines"].to_pylist(), amount]),
        "goals": from_rows("goals", goals),
        "organisation": from_rows("organisation", [whole | dict(figures_as_of=WINTER)]),
        "rates": from_rows("rates", [rate]),
    }


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [0, 1_000, 10_000])
