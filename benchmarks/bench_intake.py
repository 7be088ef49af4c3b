"""How long an upload takes to be read, against the reading alone: `python -m benchmarks.bench_intake` prints a table.

A workbook of 100,000 budget lines against calamine's own `to_python`, and a CSV of 1,000,000 budget lines against
DuckDB's own `read_csv`, in turn on the same machine. "upload": from read_upload's call to its return, so with the child
process, headings, conversion of every cell and all checks of the sheet. "preview": until, besides, everything the
preview shows is worked out against an edition that holds the sample: what is unlikely, what differs, each goal anew.
The goal is a ratio of 2 at most."""

import io
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv as arrow_csv
import xlsxwriter
from python_calamine import CalamineWorkbook

from analytics.editions import Store, compare, ensure_sample, open_store
from analytics.engine import open_tables
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.intake import extent, process
from analytics.intake.check import check
from analytics.intake.onto import onto
from analytics.intake.upload import Upload, read_upload
from analytics.money import resolve_rates
from analytics.provenance import together
from analytics.settings import Settings
from analytics.tables import TABLES, complete
from benchmarks.bench_publish import many_lines

ROWS_XLSX, ROWS_CSV = 100_000, 1_000_000
ROUNDS = 5


def main() -> None:
    lines = many_lines({})["budget_lines"].select([column.name for column in TABLES["budget_lines"].columns])
    workbook = xlsx(lines.slice(0, ROWS_XLSX))
    sink = io.BytesIO()
    head = ",".join(lines.schema.names) + "\n"
    sink.write(head.encode())
    arrow_csv.write_csv(lines, sink, arrow_csv.WriteOptions(include_header=False, quoting_style="none"))
    text = sink.getvalue()
    process.warm()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "budget_lines.csv"
        path.write_bytes(text)
        place = Settings(data_dir=Path(folder) / "store")
        store = open_store(place)
        ensure_sample(store, place)
        time.sleep(3)  # as on a server that has been up for a while
        print(f"{'':44} {'alone s':>8} {'upload s':>9} {'ratio':>6} {'preview s':>10} {'ratio':>6} {'child MB':>9}")
        row(f"xlsx, {ROWS_XLSX:,} rows; calamine", lambda: calamine(workbook), "budget_lines.xlsx", workbook, store)
        row(f"csv, {ROWS_CSV:,} rows; DuckDB", lambda: duckdb_csv(path), "budget_lines.csv", text, store)


def row(what: str, alone: Callable[[], object], name: str, content: bytes, store: Store) -> None:
    """Run each in turn, so that all meet the same neighbours, and print the medians."""
    theirs, ours, shown, peak = [], [], [], 0.0
    for _ in range(ROUNDS):
        theirs.append(seconds(alone))
        started = time.perf_counter()
        upload = read_upload([(name, content)])
        ours.append(time.perf_counter() - started)
        preview(upload, store)
        shown.append(time.perf_counter() - started)
        assert not upload.findings, upload.findings[:3]
        peak = max(peak, upload.files[0].peak_megabytes)
        del upload
        time.sleep(3)  # the next child gets ready
    one, other, whole = map(statistics.median, (theirs, ours, shown))
    figures = f"{one:8.2f} {other:9.2f} {other / one:6.2f} {whole:10.2f} {whole / one:6.2f} {peak:9.0f}"
    print(f"{what:44} {figures}", flush=True)


def preview(upload: Upload, store: Store) -> None:
    """What the upload page works out before it shows the preview."""
    head = store.history()[0]
    published, places = store.tables(head.number), store.places(head.number)
    extent.unclear(upload, published, {})
    brought = onto(upload.tables, published, upload.absent, upload.partial, places)
    whole = complete({**published, **brought.tables})
    compare(published, whole)
    letters = pa.concat_tables([places.sheet_columns, upload.sheet_columns])
    check(whole, letters, cell_origins=together([brought.cell_origins, places.cell_origins]))
    mounted = open_tables(whole, resolve_rates(whole), letters)
    judge_all(mounted, read_goals(whole), head.figures_as_of or date.today())
    mounted.close()


def seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def calamine(content: bytes) -> object:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def duckdb_csv(path: Path) -> pa.Table:
    return duckdb.sql(f"select * from read_csv('{path}')").to_arrow_table()


def xlsx(lines: pa.Table) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("budget_lines")
    sheet.write_row(0, 0, lines.schema.names)
    for position, name in enumerate(lines.schema.names):
        sheet.write_column(1, position, lines.column(name).to_pylist())
    book.close()
    return content.getvalue()


if __name__ == "__main__":
    main()
