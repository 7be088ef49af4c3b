"""How long a report takes to be made: `python -m benchmarks.bench_reports` prints a table.

On the sample, from facts that are there already, as on a server. `first` is the first in a process that has imported
nothing yet, `again` the median of the next ones. A report is made as the button makes it: its content in one language,
then its form. Facts and content alone, what a share page's picture and a chart take, and the same reports of the
made-up municipality's third edition stand beside it.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from analytics.editions import Store, ensure_sample, open_store
from analytics.settings import ROOT, Settings

REPEATS = 9
LIMITS = {"board PDF": 150, "slides": 400, "workbook": 100}
"""In milliseconds, for the sample."""
LANGUAGE = "da"


def main() -> None:
    """Prints the tables."""
    for name, sample_dir in {
        "the sample": ROOT / "data",
        "the made-up municipality": ROOT / "data" / "example",
    }.items():
        with tempfile.TemporaryDirectory() as folder:
            places = [str(Path(folder) / "var"), str(sample_dir)]
            publish(*places)
            whats = works(*places)
            print(f"\nReports of {name}\n{'':14} {'first':>9} {'again':>9} {'limit':>9} {'kB':>8}")
            for what in whats:
                # a process each: what one imports and keeps must not help the next
                found = json.loads(
                    subprocess.check_output([sys.executable, "-m", __spec__.name, "--measure", what, *places])
                )
                limit = f"{LIMITS[what]:>6} ms" if what in LIMITS and sample_dir == ROOT / "data" else ""
                size = f"{found['size'] / 1000:8.1f}" if found["size"] else ""
                print(f"{what:14} {found['first']:>6.0f} ms {found['again']:>6.0f} ms {limit:>9} {size}", flush=True)


def publish(data_dir: str, sample_dir: str) -> Store:
    """The store with the editions of that folder."""
    settings = Settings(data_dir=Path(data_dir), sample_dir=Path(sample_dir), database_url="")
    store = open_store(settings)
    ensure_sample(store, settings)
    return store


def works(data_dir: str, sample_dir: str) -> dict[str, Callable[[], object]]:
    """What is measured, by name; reports and pictures from the facts of the newest edition."""
    from analytics.reports.content import content
    from analytics.reports.facts import facts_of
    from analytics.reports.forms import Brand, Form, Wish, make
    from analytics.reports.pictures import chart_png, preview_card

    store = publish(data_dir, sample_dir)
    head = store.head()
    assert head is not None
    facts = facts_of(store, head.number)
    said = content(facts, "en")  # another language: what both share is there, as on a server
    verdict = facts.verdicts[0]

    def report(form: Form) -> Callable[[], bytes]:
        return lambda: make(form, facts, Wish(LANGUAGE))

    return {
        "facts": lambda: facts_of(store, head.number),
        "content": lambda: content(facts, LANGUAGE),
        "board PDF": report("pdf"),
        "slides": report("slides"),
        "workbook": report("workbook"),
        "chart PNG": lambda: chart_png(verdict, LANGUAGE),
        "preview card": lambda: preview_card(said, Brand()),
    }


def measure(what: str, data_dir: str, sample_dir: str) -> None:
    """Milliseconds of one of them in this process, as JSON."""
    work = works(data_dir, sample_dir)[what]
    times = []
    for _ in range(REPEATS + 1):
        started = time.perf_counter()
        made = work()
        times.append((time.perf_counter() - started) * 1e3)
    size = len(made) if isinstance(made, bytes) else 0
    print(json.dumps(dict(first=times[0], again=statistics.median(times[1:]), size=size)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(*sys.argv[2:])
    else:
        main()
