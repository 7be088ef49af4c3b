"""The queries: the same answers on DuckDB and on Sail, from tables and from files, from many threads."""

import math
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from analytics import money
from analytics.engine import duck, library, open_files, open_tables, query, rows
from analytics.engine.mounted import Mounted
from analytics.metrics.evaluate import Conditions, contributions, evaluate
from analytics.metrics.registry import METRICS
from analytics.provenance import SHEET_COLUMNS_SCHEMA
from analytics.tables import TABLES, Tables
from tests.portfolios import AS_OF, DATES, hours, line, organisation, project, tables_of

ASKED = dict(
    minimum_project_budgets=[100_000.0, 600_000.0],
    own_contribution_limits=[90_000.0],
    focus_areas=["Erhverv", "Turisme"],
    programmes=["LIFE"],
)
NONE_ASKED: dict[str, list] = {name: [] for name in ASKED}

RICH = {
    "organisation": [organisation()],
    "projects": [
        project("lead", acronym="LEAD", focus_area="Erhverv", programme="LIFE", department="Teknik"),
        project("partner", role="project_partner", decided_on=None, start_date=date(2011, 9, 1), focus_area="Turisme"),
        project("role", role=None, title_da="Uden rolle", focus_area="Erhverv"),
        project("status", status=None, applied_on=date(2011, 4, 1)),
        project("dates", decided_on=None, start_date=None, programme="LIFE"),
        project("applied", status="applied", decided_on=None, applied_on=date(2011, 11, 1)),
        project("rejected", status="rejected", applied_on=date(2010, 1, 1), decided_on=date(2011, 8, 1)),
        project("idea", status="idea", decided_on=None),
    ],
    "budget_lines": [
        line("lead", "total_budget", 600_000.0),
        line("lead", "total_budget", 1.0, stage="planned"),
        line("lead", "eu_grant", 450_000.0),
        line("lead", "own_contribution", 60_000.0, scope="own"),
        line("lead", "eu_grant", 45_000.0, scope="own", year=2011),
        line("lead", "eu_grant", 15_000.0, scope="own", year=2012),
        line("lead", "other_public", 10_000.0, year=2012),
        line("partner", "total_budget", 750_000.0, currency="DKK", dated=date(2012, 3, 11)),
        line("partner", "eu_grant", None),
        line("partner", "own_contribution", 100.0, scope="own", currency=None),
        line("partner", "loan", 40_000.0, scope="own", currency="SEK", dated=date(2012, 3, 12)),
        line("role", "total_budget", 5.0, currency="DKK"),
        line("role", "eu_grant", 5.0, currency="DKK", dated=date(2099, 1, 1)),
        line("status", "total_budget", 200_000.0, stage="planned"),
        line("applied", "total_budget", 300_000.0, stage="planned"),
        line("lead", "consultant_reimbursement", 5_000.0, scope="own", stage="claimed", year=2012),
        line("lead", "preparation", 2_000.0, scope="own", stage="paid", dated=date(2012, 5, 1)),
        line("partner", "preparation", None, scope="own", stage="paid"),
        line("lead", "travel", 10_000.0, scope="own", stage="claimed", year=2011),
        line("lead", "equipment", None, scope="own", stage="planned", year=2012),
    ],
    "consultants": [
        dict(consultant="A", year=2011, employment_cost=400_000.0, currency="DKK"),
        dict(consultant="A", year=2012, employment_cost=60_000.0, currency="EUR"),
        dict(consultant="B", year=2012),
    ],
    "programmes": [dict(programme="LIFE", period="2014-2020")],
    "consultant_hours": [
        hours("A", "lead", 2011, currency="DKK", hourly_rate=400.0, overhead_rate=None),
        hours("A", "partner", 2012, hours=None),
        hours("A", "lead", 2012, stage="planned"),
        hours("C", "lead", 2012, method="staff_flat_rate"),
        hours("A", "lead", 2011, method="staff_flat_rate", stage="claimed", flat_rate=0.2),
        hours("B", "lead", 2011, method="staff_flat_rate", stage="claimed", flat_rate=None, hours=50.0),
        hours("B", "lead", 2012, method="staff_flat_rate", stage="planned", flat_rate=0.2),
        hours("B", "lead", 2012, method="preparation"),
        hours("B", "rejected", 2011, stage="planned"),
    ],
}


def everything(tables: Tables) -> Tables:
    """All that an engine mounts."""
    return tables | {"rates_resolved": money.resolve_rates(tables), "sheet_columns": SHEET_COLUMNS_SCHEMA.empty_table()}


@pytest.fixture(scope="module")
def rich() -> Mounted:
    return duck.mount_tables(everything(tables_of(RICH)))


# --- every query on both engines ---


def questions() -> list[tuple[str, dict]]:
    """Each query with its parameters."""
    days = {"metrics": list(METRICS), "since": AS_OF, "until": AS_OF}
    return [
        ("bands", {}),
        ("letters", {}),
        ("places", {"keys": ["lead", "partner", "role", "A|2011", "B|2012"]}),
        ("known_parts", {"keys": ["lead", "partner", "role"]}),
        ("rate", {"currency": "DKK", "dated": date(2012, 3, 11)}),
        ("rate", {"currency": None, "dated": None}),
        ("project_money", {"project_id": "partner"}),
        ("meets", ASKED),
        ("meets", NONE_ASKED),
        ("meets", NONE_ASKED | {"programmes": ["LIFE"]}),
        ("sums", {"metrics": list(METRICS)}),
        *(("contributions", days | {"awaited": awaited}) for awaited in (False, True)),
        *((name, {"as_of": day}) for name in ("ledger", "ledger_costs") for day in DATES[1:3]),
        *(("project_list", {"as_of": day}) for day in DATES),
        *(
            ("projects_by", {"as_of": AS_OF, "dimension": name})
            for name in ("focus_area", "status", "department", "programme")
        ),
        ("applications", {}),
        ("success_record", {"as_of": AS_OF}),
        *(("funding_by", {"as_of": AS_OF, "dimension": name}) for name in ("year", "focus_area", "programme")),
        *(
            ("funding_cells", {"as_of": AS_OF, "dimension": name, "value": value})
            for name, value in (("year", "2012"), ("year", None), ("focus_area", None), ("programme", None))
        ),
    ]


def test_every_query_is_asked_in_these_tests():
    asked = {name for name, *_ in questions()}
    assert asked == set(library.names())


@pytest.fixture(scope="module")
def sail_address() -> Iterator[str]:
    server = pytest.importorskip("pysail.spark").SparkConnectServer(port=0)
    main = sys.modules["__main__"]
    main.__dict__.setdefault("__file__", __file__)  # without one, as in a worker of xdist, pyspark thinks of doctests
    server.start()
    _, port = server.listening_address
    yield f"sc://127.0.0.1:{port}"
    server.stop()


@pytest.fixture(scope="module")
def sail(sail_address) -> Iterator[Mounted]:
    from analytics.engine import spark

    mounted = spark.mount_tables(sail_address, everything(tables_of(RICH)))
    yield mounted
    mounted.close()


@pytest.mark.spark
@pytest.mark.parametrize("block", [block.name for block in library.blocks()])
def test_every_building_block_is_the_same_on_sail(rich, sail, block):
    sql = f"SELECT * FROM {block}"
    assert same(rich.rows(sql, {}), sail.rows(sql, {}))
    assert list(rich.frame(sql, {}).columns) == list(sail.frame(sql, {}).columns)


@pytest.mark.spark
@pytest.mark.parametrize(
    ("name", "parameters"),
    questions(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_query_is_the_same_on_sail(rich, sail, name, parameters):
    ours = rows(rich, name, **parameters)
    theirs = rows(sail, name, **parameters)
    assert same(ours, theirs)


@pytest.mark.spark
def test_metrics_are_the_same_on_sail(rich, sail):
    for metric in METRICS:
        assert evaluate(sail, metric, DATES) == pytest.approx(evaluate(rich, metric, DATES))
    wanted = Conditions(100_000, 90_000, ("Erhverv",))
    assert evaluate(sail, "cofinancing_rate", DATES, wanted) == evaluate(rich, "cofinancing_rate", DATES, wanted)
    ours, theirs = (contributions(mounted, "lead_partner_count", AS_OF, wanted) for mounted in (rich, sail))
    assert same(list(ours.itertuples(index=False)), list(theirs.itertuples(index=False)))


def same(ours: list[tuple], theirs: list[tuple]) -> bool:
    """Whether two answers hold the same rows, in any order; figures to ten digits."""
    return sorted(map(_comparable, ours)) == sorted(map(_comparable, theirs))


def _comparable(row: tuple) -> tuple[str, ...]:
    return tuple(_written(value) for value in row)


def _written(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "–"
    if isinstance(value, bool):
        return str(value)
    return f"{value:.10g}" if isinstance(value, int | float) else str(value)


# --- files, threads, locks ---


LATER = {"organisation": ["on_track_from", "behind_from", "invented"], "consultant_hours": ["flat_rate"]}


def written_before(folder, columns: dict[str, list[str]]) -> tuple[dict[str, Path], Mounted]:
    """The files of an edition in which those columns were not yet known, and the edition with them blank."""
    tables, paths = everything(tables_of(RICH)), {}
    for name in library.sources():
        paths[name] = folder / f"{name}.parquet"
        pq.write_table(tables[name].drop_columns(columns.get(name, [])), paths[name])
    blank = {**RICH, "consultant_hours": [{**row, "flat_rate": None} for row in RICH["consultant_hours"]]}
    return paths, duck.mount_tables(everything(tables_of(blank)))


@pytest.mark.parametrize("small", [0, duck.SMALL], ids=["scanned", "in memory"])
def test_an_edition_from_before_a_column_existed_has_it_blank(tmp_path, rich, monkeypatch, small):
    monkeypatch.setattr(duck, "SMALL", small)
    paths, now = written_before(tmp_path, LATER)
    mounted = open_files(paths)
    assert rows(mounted, "bands") == rows(now, "bands")
    for metric in METRICS:
        pd.testing.assert_frame_equal(contributions(mounted, metric, AS_OF), contributions(now, metric, AS_OF))
    mounted.close()
    now.close()


@pytest.mark.spark
def test_an_edition_from_before_a_column_existed_has_it_blank_on_sail(tmp_path, sail_address):
    from analytics.engine import spark

    paths, now = written_before(tmp_path, LATER)
    mounted = spark.mount_files(sail_address, paths, {})
    assert rows(mounted, "bands") == rows(now, "bands")
    assert same(mounted.rows("SELECT * FROM hours_eur", {}), now.rows("SELECT * FROM hours_eur", {}))
    mounted.close()
    now.close()


def test_a_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match="projects"):
        open_files({"projects": tmp_path / "projects.parquet"})


def test_fifty_threads_each_get_their_own_answer(rich):
    """One connection shared by threads gives one thread another's rows; a cursor each does not."""
    asked = [(metric, day) for metric in METRICS for day in DATES] * 5  # 12 × 4 × 5 = 240
    alone = {(metric, day): evaluate(rich, metric, [day])[0] for metric, day in set(asked)}
    with ThreadPoolExecutor(50) as pool:
        together = list(pool.map(lambda one: evaluate(rich, one[0], [one[1]])[0], asked))
    assert together == [alone[one] for one in asked]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "COPY projects TO '/tmp/stolen.csv'",
        "ATTACH '/tmp/other.db'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET threads = 8",
    ],
)
def test_a_mounted_edition_reads_and_writes_nothing_else(rich, sql):
    with pytest.raises(duckdb.Error):
        rich.rows(sql, {})
    assert not Path("/tmp/stolen.csv").exists()


def test_a_parameter_that_is_not_given_is_named(rich):
    with pytest.raises(KeyError, match="project_id"):
        query(rich, "project_money")


def test_an_unknown_query_is_no_query(rich):
    with pytest.raises(FileNotFoundError):
        query(rich, "no_such_query")


def test_a_value_is_never_read_as_sql(rich):
    assert query(rich, "project_money", project_id="lead' OR '1'='1").empty


def test_only_the_tables_that_are_read_are_mounted():
    assert set(library.sources()) <= {*TABLES, *library.STORED_BESIDE}
    assert "partners" not in library.sources()


def test_frames_keep_their_columns_when_nothing_is_there():
    tables = tables_of({})
    mounted = open_tables(tables, money.resolve_rates(tables))
    frame = query(mounted, "project_list", as_of=AS_OF)
    assert frame.empty and {"project_id", "granted", "budget_low", "loan_high"} <= set(frame.columns)
    assert isinstance(frame, pd.DataFrame)
    assert evaluate(mounted, "lead_partner_count", [AS_OF], Conditions(focus_areas=("Erhverv",)))[0].high == 0
