"""How long all goals and metrics take: `python -m benchmarks.bench_engine [lines …]`.

The sample, then made-up editions of a million and ten million budget lines (100 a project, spread evenly over years,
scopes, items and stages; a third in DKK and SEK; one amount in fifty blank). Each runs in a fresh process and is read
from its Parquet files, as an edition is. `mount` opens the edition, `first` evaluates all metrics and judges all goals
right after, `again` does both once more (median of five), `goals` is the goals' part of that. What the edition keeps
between is what contributes to each metric from when to when; it is added up anew for each date.

Then a strategy of many goals, each with conditions of its own: 100 goals over 10,000 projects, judged by an edition
that was just mounted (limit: 1 s).
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from analytics import money
from analytics.settings import ROOT
from analytics.tables import ITEMS, ROLES, SCOPES, STAGES, STATUSES, TABLES, Tables, arrow_schema, complete, from_rows

AS_OF = date(2012, 3, 12)
LINES_A_PROJECT = 100
MANY_GOALS, MANY_PROJECTS, MANY_LIMIT = 100, 10_000, 1.0
ROW_GROUP = 122_880  # as editions are written
YEARS = 10
CHUNK = 8 * ROW_GROUP


def main(sizes: list[int]) -> None:
    """Prints the table."""
    print(f"{'lines':>12} {'mount':>9} {'first':>9} {'again':>9} {'goals':>9} {'peak RSS':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            place = Path(folder) / str(size)
            place.mkdir()
            (write_sample if size == 0 else write_made_up)(place, size)
            print_row(
                size,
                json.loads(subprocess.check_output([sys.executable, "-m", __spec__.name, "--measure", str(place)])),
            )

        print_many(Path(folder) / "many")


def print_many(place: Path) -> None:
    """How long many goals take together, each run on an edition just mounted; the median of three."""
    from analytics.engine import open_files
    from analytics.goals.evaluate import judge_all
    from analytics.goals.read import read_goals

    place.mkdir()
    write_made_up(place, MANY_PROJECTS * LINES_A_PROJECT)
    goals = read_goals({"goals": many_goals(MANY_GOALS)})
    times = []
    for _ in range(3):
        mounted = open_files({file.stem: file for file in place.glob("*.parquet")})
        started = time.perf_counter()
        judge_all(mounted, goals, AS_OF, keys=False)
        times.append(time.perf_counter() - started)
        mounted.close()
    print(
        f"{MANY_GOALS} goals × {MANY_PROJECTS:,} projects: {statistics.median(times):.2f} s (limit {MANY_LIMIT:.0f} s)"
    )


def many_goals(count: int) -> pa.Table:
    """Goals on four metrics, half with a minimum budget of their own, half in one focus area."""
    metrics = ("lead_partner_count", "partner_count", "eu_funding", "own_contribution")
    terms = dict(comparison="at_least", starts_on=date(2011, 1, 1), deadline=date(2013, 12, 31))
    return from_rows(
        "goals",
        [
            terms
            | dict(
                goal_id=f"g{number}",
                metric=metrics[number % 4],
                target=100.0 * number,
                minimum_project_budget=1e5 * number if number % 8 < 4 else None,
                conditions_currency="EUR",
                conditions_focus_area="Erhverv" if number % 16 < 8 else None,
            )
            for number in range(count)
        ],
    )


def print_row(size: int, measured: dict[str, float]) -> None:
    """One line of the table; times in milliseconds."""
    times = " ".join(f"{measured[name] * 1e3:>6.0f} ms" for name in ("mount", "first", "again", "goals"))
    print(f"{f'{size:,}' if size else 'sample':>12} {times} {measured['rss']:>7.0f} MB")


def measure(folder: Path) -> None:
    """What one edition takes in this process, as JSON."""

    from analytics.engine import open_files
    from analytics.goals.evaluate import judge_all
    from analytics.goals.read import read_goals
    from analytics.metrics.evaluate import evaluate
    from analytics.metrics.registry import METRICS

    paths = {file.stem: file for file in folder.glob("*.parquet")}
    goals = read_goals({"goals": pq.read_table(paths["goals"])})
    times: dict[str, list[float]] = {"mount": [], "metrics": [], "goals": []}

    started = time.perf_counter()
    mounted = open_files(paths)
    mount = time.perf_counter() - started
    for _ in range(6):
        started = time.perf_counter()
        for metric in METRICS:
            evaluate(mounted, metric, [AS_OF])
        between = time.perf_counter()
        judge_all(mounted, goals, AS_OF, keys=False)
        times["metrics"].append(between - started)
        times["goals"].append(time.perf_counter() - between)
    again = [metrics + judged for metrics, judged in zip(times["metrics"], times["goals"], strict=True)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    goals_again = statistics.median(times["goals"][1:])
    print(
        json.dumps(dict(mount=mount, first=again[0], again=statistics.median(again[1:]), goals=goals_again, rss=peak))
    )


def write_sample(folder: Path, _size: int) -> None:
    """The bundled sample as an edition's files."""
    write(folder, {name: read_csv(ROOT / "data" / f"{name}.csv", name) for name in TABLES})


def read_csv(file: Path, table: str) -> pa.Table:
    """A CSV file of the sample, which needs no reading of dates or amounts beyond ISO."""
    schema = arrow_schema(table)
    types = {field.name: field.type for field in schema}
    found = pc.read_csv(
        file,
        parse_options=pc.ParseOptions(newlines_in_values=True),
        convert_options=pc.ConvertOptions(column_types=types, strings_can_be_null=True, null_values=[""]),
    )
    columns = [
        found[name] if name in found.column_names else pa.nulls(len(found), types[name]) for name in schema.names
    ]
    return pa.table(columns, schema=schema)


def write_made_up(folder: Path, lines: int) -> None:
    """A made-up edition of that many budget lines."""
    random = np.random.default_rng(2012)
    projects = lines // LINES_A_PROJECT
    goals = read_csv(ROOT / "data" / "goals.csv", "goals")
    people = [dict(consultant=f"c{who}", year=2005 + year) for who in range(20) for year in range(YEARS)]
    costs = [row | dict(employment_cost=60_000.0, currency="EUR") for row in people]
    terms = dict(hours=500.0, hourly_rate=40.0, currency="EUR", overhead_rate=0.15, cofinancing_rate=0.75)
    terms |= dict(method="real_cost", stage="paid")
    worked = [row | terms | dict(project_id=f"p{place}") for place, row in enumerate(people)]
    tables = {
        "organisation": from_rows("organisation", [dict(name="Kommune", figures_as_of=AS_OF)]),
        "projects": made_up_projects(projects, random),
        "goals": goals,
        "consultants": from_rows("consultants", costs),
        "consultant_hours": from_rows("consultant_hours", worked),
    }
    file = folder / "budget_lines.parquet"
    with pq.ParquetWriter(file, arrow_schema("budget_lines"), compression="zstd", compression_level=1) as writer:
        for start in range(0, lines, CHUNK):
            writer.write_table(made_up_lines(start, min(CHUNK, lines - start), random), ROW_GROUP)
    pairs = [dict(currency=currency, dated=day) for currency in ("DKK", "SEK") for day in days()]
    rates = [row | dict(project_id="p", scope="own", item="loan", stage="paid") for row in pairs]
    write(folder, tables, {"budget_lines": from_rows("budget_lines", rates)})


def days() -> list[date]:
    """The dates that amounts carry: the first of each month of ten years."""
    return [date(2003 + month // 12, month % 12 + 1, 1) for month in range(120)]


def made_up_projects(count: int, random: np.random.Generator) -> pa.Table:
    """Projects with every role and status, one cell in ten blank."""
    blank = lambda: random.random(count) < 0.1  # noqa: E731
    started = random.integers(12_000, 16_000, count)  # days since 1970: 2002 to 2013
    schema = arrow_schema("projects")
    columns = {
        "project_id": pa.array([f"p{number}" for number in range(count)]),
        "role": chosen(ROLES, count, random, blank()),
        "status": chosen(STATUSES, count, random, blank()),
        "focus_area": chosen(("Erhverv", "Uddannelse", "Turisme"), count, random, blank()),
        "programme": chosen(("Interreg", "LIFE", "Horizon"), count, random, blank()),
        "applied_on": pa.array(started - 400, pa.int32(), mask=blank()).cast(pa.date32()),
        "decided_on": pa.array(started - 60, pa.int32(), mask=blank()).cast(pa.date32()),
        "start_date": pa.array(started, pa.int32(), mask=blank()).cast(pa.date32()),
    }
    return pa.table(
        {name: columns.get(name, pa.nulls(count, schema.field(name).type)) for name in schema.names}, schema
    )


def made_up_lines(start: int, count: int, random: np.random.Generator) -> pa.Table:
    """Lines number `start` and on; within a project no two have the same year, scope, item and stage."""
    number = np.arange(start, start + count)
    combination = (number % LINES_A_PROJECT) * 13 + number // LINES_A_PROJECT % 13  # of 10 × 2 × 13 × 5 = 1300
    year, rest = combination % YEARS, combination // YEARS
    dates = pa.array(days(), pa.date32())
    schema = arrow_schema("budget_lines")
    columns = {
        "project_id": pa.array(np.char.add("p", (number // LINES_A_PROJECT).astype(str))),
        "year": pa.array(year + 2005, pa.int64(), mask=year == 0),
        "scope": pa.DictionaryArray.from_arrays(rest % 2, list(SCOPES)).cast(pa.string()),
        "item": pa.DictionaryArray.from_arrays(rest // 2 % 13, list(ITEMS)).cast(pa.string()),
        "stage": pa.DictionaryArray.from_arrays(rest // 26 % 5, list(STAGES)).cast(pa.string()),
        "amount": pa.array(random.integers(1_000, 2_000_000, count).astype(float), mask=random.random(count) < 0.02),
        "currency": chosen(("EUR", "EUR", "EUR", "EUR", "DKK", "SEK"), count, random),
        "dated": dates.take(pa.array(random.integers(0, len(dates), count))),
    }
    return pa.table(
        {name: columns.get(name, pa.nulls(count, schema.field(name).type)) for name in schema.names}, schema
    )


def chosen(
    values: tuple[str, ...], count: int, random: np.random.Generator, blank: np.ndarray | None = None
) -> pa.Array:
    """That many of the values at random, blank where the mask says so."""
    places = pa.array(random.integers(0, len(values), count), pa.int32(), mask=blank)
    return pa.DictionaryArray.from_arrays(places, list(values)).cast(pa.string())


def write(folder: Path, tables: Tables, rates_of: Tables | None = None) -> None:
    """The tables as Parquet, an empty file for each that is not there yet, and the rates of all (or of `rates_of`)."""
    for name, table in complete(tables).items():
        if not (folder / f"{name}.parquet").exists():
            pq.write_table(table, folder / f"{name}.parquet", ROW_GROUP, compression="zstd", compression_level=1)
    pq.write_table(money.resolve_rates(rates_of or tables), folder / "rates_resolved.parquet")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or [0, 1_000_000, 10_000_000])
