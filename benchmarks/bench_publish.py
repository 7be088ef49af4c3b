"""How long publishing takes, and what comes with it: `python -m benchmarks.bench_publish` prints a table.

Each publish is a whole one: rates derived, new objects written and fsynced, the catalogue's row committed. Limits are
those of the issue; a ratio to "write the same Parquet without fsync and catalogue" says what safety costs here.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from analytics.editions import Store, compare, ensure_sample, merge, open_store
from analytics.settings import Settings
from analytics.tables import Tables, arrow_schema, complete

LINES = 1_000_000
ROUNDS = 5
DISK = Path(__file__).resolve().parents[1] / "var"  # a real disk: /tmp may be memory


def main() -> None:
    print(f"{'':48} {'best ms':>9} {'median':>9} {'limit':>7}")
    DISK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=DISK) as folder:
        settings = Settings(data_dir=Path(folder) / "small")
        store = open_store(settings)
        ensure_sample(store, settings)
        sample = store.tables(1)
        row("publish the sample, all tables changed", publishes(store, lambda n: marked(sample, n)), 150)
        row("publish the sample, one table changed", publishes(store, lambda n: one_marked(sample, n)), 150)
        head = store.history()[0].number
        row("restore", (lambda n=n: store.restore(1, base=head + n, author="b", note="", request_id=f"restore {n}")
                        for n in range(ROUNDS)))  # fmt: skip
        row("newest edition", (store.head for _ in range(50)))

        store = open_store(Settings(data_dir=Path(folder) / "large"))
        lines = many_lines(sample)
        row("write 1e6 lines as Parquet, nothing else", written(lines["budget_lines"], Path(folder)))
        row("publish 1e6 budget lines", publishes(store, lambda n: moved(lines, n)), 2500)
        row("publish one table beside 1e6 lines", publishes(store, lambda n: one_marked(sample, n)))
        row("read 1e6 lines", ((lambda: store.tables(1)) for _ in range(ROUNDS)))
        edited = moved(lines, 0.5, every=100)
        row("compare 1e6 lines, 1 % changed", ((lambda: compare(lines, edited)) for _ in range(ROUNDS)))
        theirs = moved(lines, 0.25, every=333)
        row("merge 1e6 lines", ((lambda: merge(lines, edited, theirs)) for _ in range(ROUNDS)))


def row(what: str, runs: Iterator[Callable[[], object]], limit: int | None = None) -> None:
    """Run each once and print the times."""
    times = []
    for run in runs:
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{what:48} {min(times):9.1f} {np.median(times):9.1f} {limit or '':>7}", flush=True)


def publishes(store: Store, tables: Callable[[int], Tables]) -> Iterator[Callable[[], object]]:
    """Publish so many times, each on top of the last; making the tables is not part of the time."""
    for n in range(ROUNDS):
        head = store.head()
        base = head.number if head else 0
        changed = tables(next(SERIAL))
        yield lambda c=changed, b=base, n=n: store.publish(c, b, author="bench", note="", request_id=f"{b} {n}")


SERIAL = count(1)


def marked(tables: Tables, number: int) -> Tables:
    """The tables with every cell of one column changed in each, so that each is a new object."""
    return {name: mark(table, number) for name, table in tables.items()}


def one_marked(tables: Tables, number: int) -> Tables:
    return {"projects": mark(tables["projects"], number)}


def mark(table: pa.Table, number: int) -> pa.Table:
    index = table.schema.get_field_index("_row")
    return table.set_column(index, "_row", pa.array([number] * len(table), pa.int64()))


def many_lines(tables: Tables) -> Tables:
    """A portfolio of 1e6 budget lines on 10,000 projects, half of them in DKK of many days."""
    rng = np.random.default_rng(2012)
    n = np.arange(LINES)
    items = np.array(["total_budget", "eu_grant", "own_contribution", "staff_cost", "travel"])
    dates = np.datetime64("2008-01-01") + rng.integers(0, 2500, LINES).astype("timedelta64[D]")
    columns: dict[str, object] = {
        "project_id": np.char.add("project ", (n // 100).astype(str)),
        "year": 2008 + n % 100 // 10,
        "scope": np.where(n % 2, "own", "project"),
        "item": items[n % 10 // 2],
        "stage": np.full(LINES, "granted"),
        "amount": np.round(rng.lognormal(10, 2, LINES), 2),
        "currency": np.where(rng.random(LINES) < 0.5, "DKK", "EUR"),
        "dated": dates,
        "source": np.char.add("page ", rng.integers(0, 500, LINES).astype(str)),
        "_file": np.full(LINES, "budget.csv"),
        "_row": n + 2,
    }
    schema = arrow_schema("budget_lines")
    arrays = [pa.array(columns[f.name]).cast(f.type) if f.name in columns else pa.nulls(LINES, f.type) for f in schema]
    return complete(tables | {"budget_lines": pa.table(arrays, schema=schema)})


def moved(tables: Tables, by: float, every: int = 1) -> Tables:
    """The budget lines with each (or every so manieth) amount a little higher."""
    lines = tables["budget_lines"]
    amounts = lines.column("amount").to_numpy() + np.where(np.arange(len(lines)) % every == 0, by, 0)
    index = lines.schema.get_field_index("amount")
    return {"budget_lines": lines.set_column(index, "amount", pa.array(amounts))}


def written(table: pa.Table, folder: Path) -> Iterator[Callable[[], object]]:
    for n in range(ROUNDS):
        yield lambda n=n: pq.write_table(table, folder / f"plain-{n}.parquet", compression="zstd", compression_level=1)


if __name__ == "__main__":
    main()
