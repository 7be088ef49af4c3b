"""How long it takes to say what changed, cause by cause: `python -m benchmarks.bench_changes [projects …]`.

Two states of the sample (0), then of made-up portfolios of so many projects with ten budget lines each and four goals.
In the later state every cause has something to say: a project is new, a role is corrected, an application is granted,
a rate and the day of the figures are others, a target is moved. Both ends are mounted beforehand, as a page has them;
what lies between is mounted within the time measured, and nothing is kept from one run to the next. `states` builds
the tables in between; `replay` mounts them, judges every goal in each, and gathers the parts and their cells.

Then the whole strategy of the sample: verdicts and forecasts of the later state, and what changed since the first one,
by all causes, and where only a status was decided (no state lies between). Nothing is kept (limit: 50 ms).
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
from analytics.goals.evaluate import judge_all
from analytics.goals.forecast import forecast_all
from analytics.goals.read import read_goals
from analytics.settings import ROOT
from analytics.tables import TABLES, Tables, complete, from_rows
from benchmarks.bench_engine import made_up_lines, made_up_projects, read_csv

SPRING, WINTER = date(2012, 3, 12), date(2012, 12, 31)
REPEATS = 5
STRATEGY_LIMIT = 0.05


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
    print_strategy()


def print_strategy() -> None:
    """How long verdicts, forecasts and changes of the sample take, both ends mounted, nothing kept."""
    first = sample()
    every, decided = (
        (state_of(first, SPRING), state_of(tables, day))
        for tables, day in ((later(first), WINTER), (granted(first), SPRING))
    )
    print_parts("all causes", *every)
    print_parts("a decision", *decided)


def print_parts(name: str, before: State, after: State) -> None:
    """One line: each part of the work, and all of it beside its limit."""
    mounted = open_tables(before.tables, before.rates), open_tables(after.tables, after.rates)
    goals = read_goals(after.tables)
    verdicts = judge_all(mounted[1], goals, after.as_of)
    works = {
        "verdicts": lambda ends: judge_all(ends[1], goals, after.as_of, keys=False),
        "forecast": lambda ends: forecast_all(ends[1], goals, verdicts),
        "changes": lambda ends: replay(before, after, mounted=ends),
    }
    times = {part: median(cleared(mounted, work)) * 1e3 for part, work in works.items()}
    parts = ", ".join(f"{part} {took:.0f} ms" for part, took in times.items())
    whole = f"{sum(times.values()):.0f} ms (limit {STRATEGY_LIMIT * 1e3:.0f} ms)"
    print(f"whole strategy of the sample, {name}: {parts}, together {whole}")


def cleared(
    mounted: tuple[Mounted, Mounted], work: Callable[[tuple[Mounted, Mounted]], object]
) -> Callable[[], object]:
    """The work with nothing kept in the mounted ends."""

    def run() -> None:
        for each in mounted:
            each.kept.clear()
        work(mounted)

    return run


def works(
    before: State, after: State, mounted: tuple[Mounted, Mounted]
) -> tuple[Callable[[], object], Callable[[], object]]:
    """What is measured; nothing kept in the mounted ends is used again."""

    return lambda: states(before, after), cleared(mounted, lambda ends: replay(before, after, mounted=ends))


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


def granted(tables: Tables) -> Tables:
    """The same with one application granted."""
    projects: list[dict[str, Any]] = tables["projects"].to_pylist()
    next(row for row in projects if row["status"] == "applied").update(status="granted", decided_on=SPRING)
    return tables | {"projects": from_rows("projects", projects)}


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [0, 1_000, 10_000])
