"""Editions: what is published stays as it was, byte for byte, and every edition is on top of exactly one other."""

import errno
import os
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analytics.editions import Edition, Late, Store, StoreUnwritable, compare, ensure_sample, objects, open_store
from analytics.editions.store import SHEET_COLUMNS_SCHEMA
from analytics.settings import Settings
from analytics.tables import TABLES, Tables, complete, empty, from_rows
from tests.drills.states import derive, state

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def store(folder: Path) -> Store:
    return open_store(Settings(data_dir=folder), derive)


def publish(store: Store, tables: Tables, base: int, **more: object) -> Edition:
    said = {"author": "Anna", "note": "a note", "request_id": f"on {base}"} | more
    return store.publish(tables, base, **said)


def projects(*ids: str) -> Tables:
    return {"projects": from_rows("projects", [{"project_id": each} for each in ids])}


# --- publishing and reading ---


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.head() is None
    assert store.history() == []
    assert store.tables(0) == complete({})
    with pytest.raises(KeyError, match="edition 1"):
        store.edition(1)


def test_what_is_published_is_what_is_read(store: Store) -> None:
    before = datetime.now(UTC)
    made = publish(store, state(1), 0, originals=[("b.csv", b"\xff\x00"), ("a.csv", b"")])
    assert store.head() == store.edition(1) == store.history()[0] == made
    assert (made.number, made.parent, made.kind, made.author, made.note) == (1, 0, "upload", "Anna", "a note")
    assert before <= made.published_at <= datetime.now(UTC)
    assert store.tables(1) == state(1)
    assert [each.name for each in made.originals] == ["b.csv", "a.csv"]
    assert store.original(1, "b.csv") == b"\xff\x00"
    assert store.original(1, "a.csv") == b""


def test_another_process_reads_the_same(store: Store, folder: Path) -> None:
    made = publish(store, state(1), 0, originals=[("a.csv", b"a")])
    other = open_store(Settings(data_dir=folder), derive)
    assert other.head() == made
    assert other.tables(1) == state(1)


def test_tables_left_out_stay_as_they_were(store: Store) -> None:
    publish(store, state(1), 0)
    publish(store, projects("only"), 1)
    assert store.tables(2) == state(1) | projects("only")
    assert store.tables(1) == state(1)


def test_a_table_that_did_not_change_is_the_same_object(store: Store) -> None:
    publish(store, state(1), 0)
    publish(store, state(2), 1)
    publish(store, state(2), 2)
    one, two, three = (store.files(number) for number in (1, 2, 3))
    assert one["departments"] == two["departments"]
    assert one["projects"] != two["projects"]
    assert two == three


def test_equal_tables_are_equal_bytes_however_they_are_cut(tmp_path: Path) -> None:
    table = state(1)["budget_lines"]
    pieces = pa.concat_tables([table.slice(0, 7), table.slice(7, 100), table.slice(107)])
    marked = table.replace_schema_metadata({"made": "elsewhere"})
    assert len({objects.keep_table(tmp_path, each) for each in (table, pieces, marked)}) == 1


def test_files_are_parquet_of_every_table_and_what_was_derived(store: Store) -> None:
    publish(store, state(1), 0)
    files = store.files(1)
    assert set(files) == {*TABLES, "rates_resolved", "sheet_columns", "cell_origins"}
    assert pq.read_table(files["projects"]).equals(state(1)["projects"])
    assert pq.read_table(files["rates_resolved"]).to_pylist() == [{"source": "edition 1"}]


def test_rates_are_derived_from_all_tables_not_only_the_uploaded_ones(store: Store) -> None:
    publish(store, state(1), 0)
    publish(store, {"departments": from_rows("departments", [{"department": "new"}])}, 1)
    assert pq.read_table(store.files(2)["rates_resolved"]).to_pylist() == [{"source": "edition 1"}]


def test_two_files_of_one_name_are_both_kept(store: Store) -> None:
    made = publish(store, {}, 0, originals=[("a.csv", b"1"), ("a.csv", b"2"), ("a.csv (2)", b"3")])
    assert [store.original(1, each.name) for each in made.originals] == [b"1", b"2", b"3"]


def test_hostile_names_and_notes_are_only_text(store: Store, folder: Path) -> None:
    name = "../../etc/pass\0wd'; DROP TABLE edition; --"
    made = publish(store, {}, 0, originals=[(name, b"x")], note="half \ud83d of a pair", author="Å\0")
    assert made == open_store(Settings(data_dir=folder), derive).head()
    assert (made.author, made.note) == ("Å", "half ? of a pair")
    assert store.original(1, name.replace("\0", "")) == b"x"
    assert {path.name for path in folder.iterdir()} == {"catalogue.db", "catalogue.db-journal", "objects"}


def test_tables_with_other_columns_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="projects"):
        publish(store, {"projects": empty("partners")}, 0)
    with pytest.raises(KeyError, match="wishes"):
        publish(store, {"wishes": empty("partners")}, 0)
    assert store.head() is None


# --- who comes late, who asks twice ---


def test_who_comes_late_is_told_what_is_there_now(store: Store) -> None:
    publish(store, projects("a"), 0)
    theirs = publish(store, projects("a", "b"), 1, request_id="theirs")
    with pytest.raises(Late) as late:
        publish(store, projects("a", "c"), 1, request_id="mine")
    assert late.value.head == theirs
    assert late.value.base == 1
    added = compare(store.tables(late.value.base), store.tables(late.value.head.number)).tables["projects"].added
    assert added.column("project_id").to_pylist() == ["b"]
    assert store.head() == theirs


def test_the_same_request_twice_is_one_edition(store: Store) -> None:
    made = publish(store, projects("a"), 0, request_id="one")
    publish(store, projects("b"), 1, request_id="two")
    assert publish(store, projects("a"), 0, request_id="one") == made  # not Late: it did get through the first time
    assert len(store.history()) == 2


@pytest.mark.parametrize("base", [-1, 2, 10])
def test_a_base_that_never_was_is_refused(store: Store, base: int) -> None:
    publish(store, projects("a"), 0)
    with pytest.raises(KeyError, match=str(base)):
        publish(store, projects("b"), base, request_id="new")


def test_threads_publishing_at_once(store: Store) -> None:
    answers: list[str] = []
    gate = threading.Barrier(8)

    def attempt(i: int) -> None:
        gate.wait()
        try:
            answers.append(f"published {publish(store, projects(str(i)), 0, request_id=str(i)).number}")
        except Late as late:
            answers.append(f"late {late.head.number}")

    threads = [threading.Thread(target=attempt, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["late 1"] * 7 + ["published 1"]


def test_a_catalogue_that_another_holds_is_a_refusal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analytics.database.BUSY_MILLISECONDS", 50)
    store = open_store(Settings(data_dir=folder), derive)
    publish(store, projects("a"), 0)
    holder = sqlite3.connect(folder / "catalogue.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnwritable) as refused:
        publish(store, projects("b"), 1)
    assert refused.value.reason == "busy"
    assert store.tables(1) == complete(projects("a"))  # readers go on meanwhile
    holder.execute("ROLLBACK")
    holder.close()
    assert publish(store, projects("b"), 1).number == 2


def test_a_refusal_is_logged_without_what_was_published(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    publish(store, projects("a"), 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analytics.editions.objects.os.fsync", fail_with(errno.ENOSPC))
        with pytest.raises(StoreUnwritable) as refused:
            publish(store, projects("b"), 1, author="Anna Hansen", note="a secret note")
    assert refused.value.reason == "full"
    assert "cannot be written (full)" in caplog.text
    assert "secret" not in caplog.text
    assert "Hansen" not in caplog.text


def fail_with(number: int):
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


# --- as of ---


def organisation(figures_as_of: date | None) -> Tables:
    row = {
        "name": "Slagelse",
        "figures_as_of": figures_as_of,
        "_file": "book.xlsx",
        "_sheet": "organisation",
        "_row": 2,
    }
    return {"organisation": from_rows("organisation", [row])}


def test_figures_as_of_comes_from_the_organisation(store: Store) -> None:
    assert publish(store, organisation(date(2012, 3, 12)), 0).figures_as_of == date(2012, 3, 12)
    assert publish(store, projects("a"), 1).figures_as_of == date(2012, 3, 12)


def test_figures_as_of_given_replaces_the_cell_and_forgets_where_it_came_from(store: Store) -> None:
    publish(store, organisation(date(2012, 3, 12)), 0)
    made = publish(store, projects("a"), 1, figures_as_of=date(2012, 6, 1))
    assert made.figures_as_of == date(2012, 6, 1)
    (row,) = store.tables(2)["organisation"].to_pylist()
    assert (row["name"], row["figures_as_of"]) == ("Slagelse", date(2012, 6, 1))
    assert (row["_file"], row["_sheet"], row["_row"]) == (None, None, None)


def test_figures_as_of_that_is_already_there_changes_nothing(store: Store) -> None:
    publish(store, organisation(date(2012, 3, 12)), 0)
    publish(store, {}, 1, figures_as_of=date(2012, 3, 12))
    assert store.files(1)["organisation"] == store.files(2)["organisation"]


def test_figures_as_of_needs_an_organisation(store: Store) -> None:
    with pytest.raises(ValueError, match="organisation"):
        publish(store, projects("a"), 0, figures_as_of=date(2012, 3, 12))


# --- restore, verify, sweep ---


def test_restore_is_a_new_edition_with_the_old_tables(store: Store) -> None:
    publish(store, state(1), 0, originals=[("a.csv", b"a")])
    publish(store, state(2), 1)
    again = store.restore(1, base=2, author="Bo", note="back", request_id="restore")
    assert (again.number, again.kind, again.restored_from, again.author) == (3, "restore", 1, "Bo")
    assert store.edition(3) == store.restore(1, base=2, author="Bo", note="back", request_id="restore") == again
    assert store.files(3) == store.files(1)
    assert store.tables(2) == state(2)
    with pytest.raises(Late):
        store.restore(1, base=2, author="Bo", note="too late", request_id="another")
    with pytest.raises(KeyError):
        store.restore(9, base=3, author="Bo", note="no such", request_id="a third")


def test_verify_names_what_is_missing_or_damaged(store: Store) -> None:
    publish(store, state(1), 0, originals=[("a.csv", b"abc")])
    assert store.verify(1) == []
    files = store.files(1)
    files["partners"].unlink()
    content = bytearray(files["projects"].read_bytes())
    content[100] ^= 1
    files["projects"].write_bytes(content)
    assert store.verify(1) == ["partners", "projects"]


def test_publishing_again_heals_a_damaged_object(store: Store) -> None:
    publish(store, state(1), 0)
    store.files(1)["projects"].write_bytes(b"damaged")
    publish(store, state(1), 1)
    assert store.verify(1) == store.verify(2) == []


def test_sweep_deletes_only_what_no_edition_needs_and_is_old(store: Store, folder: Path) -> None:
    publish(store, state(1), 0, originals=[("a.csv", b"a")])
    sha256, _ = objects.keep_bytes(folder / "objects", b"published by nobody")
    orphan = folder / "objects" / f"{sha256}.original"
    half = folder / "objects" / "incoming-1"
    half.write_bytes(b"half")
    mine = folder / "objects" / "a note of the operator.txt"
    mine.write_text("not ours")
    assert store.sweep(older_than=3600) == []
    an_hour_ago = time.time() - 3601
    for path in folder.glob("objects/*"):
        os.utime(path, (an_hour_ago, an_hour_ago))
    assert sorted(store.sweep(older_than=3600)) == sorted([orphan.name, half.name])
    assert mine.exists()
    assert store.verify(1) == []


def test_sweep_waits_for_who_is_publishing(store: Store, folder: Path) -> None:
    """An old orphan that a publish is about to refer to again must not go in between."""
    objects.keep_table(folder / "objects", state(1)["projects"])
    writing, go_on = threading.Event(), threading.Event()

    keep_bytes = objects.keep_bytes

    def keep_slowly(*arguments: object) -> tuple[str, int]:
        writing.set()  # the tables are kept by now, the catalogue does not name them yet
        assert go_on.wait(5)
        return keep_bytes(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(objects, "keep_bytes", keep_slowly)
        publisher = threading.Thread(target=publish, args=(store, state(1), 0), kwargs={"originals": [("a", b"")]})
        publisher.start()
        assert writing.wait(5)
        sweeper = threading.Thread(target=store.sweep, args=(0,))
        sweeper.start()
        sweeper.join(0.1)
        assert sweeper.is_alive(), "the sweep did not wait"
        go_on.set()
        publisher.join()
        sweeper.join()
    assert store.verify(1) == []
    assert store.tables(1) == state(1)


# --- what is on the disk, and when ---


def test_objects_are_on_the_disk_before_the_catalogue_names_them(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """fsync of the file, then its name, then fsync of the folder, then the row: in that order, whatever is cut off."""
    from analytics.editions import catalogue

    seen: list[str] = []
    fsync, replace, insert = os.fsync, Path.replace, catalogue.insert

    def note_fsync(handle: int) -> None:
        seen.append("folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")
        fsync(handle)

    def note_replace(path: Path, target: Path) -> Path:
        seen.append("name")
        return replace(path, target)

    def note_insert(*arguments: object) -> None:
        seen.append("row")
        insert(*arguments)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(Path, "replace", note_replace)
    monkeypatch.setattr(catalogue, "insert", note_insert)
    publish(store, state(1), 0, originals=[("a.csv", b"a")])
    written = len(TABLES) + 3 + 1  # rates_resolved, sheet_columns, cell_origins; the original
    assert seen == ["file", "name"] * written + ["folder", "row"]


# --- sheet columns ---


def letters(*rows: tuple[str, str, str, str, str]) -> pa.Table:
    return pa.table(list(zip(*rows, strict=True)), schema=SHEET_COLUMNS_SCHEMA)


def from_file(table: str, file: str, **row: object) -> Tables:
    return {table: from_rows(table, [{**row, "_file": file, "_sheet": table, "_row": 2}])}


def test_letters_of_columns_follow_the_rows_they_belong_to(store: Store) -> None:
    both = from_file("projects", "one.xlsx", project_id="a") | from_file("departments", "one.xlsx", department="d")
    first = letters(("one.xlsx", "s", "projects", "role", "C"), ("one.xlsx", "s", "departments", "since", "B"))
    publish(store, both, 0, sheet_columns=first)
    assert pq.read_table(store.files(1)["sheet_columns"]).equals(first)

    # Projects come anew from another file: their old letters go; the departments' stay.
    second = letters(("two.csv", "t", "projects", "role", "F"))
    publish(store, from_file("projects", "two.csv", project_id="a"), 1, sheet_columns=second)
    kept = pq.read_table(store.files(2)["sheet_columns"]).to_pylist()
    assert [(row["file"], row["table_name"], row["letter"]) for row in kept] == [
        ("one.xlsx", "departments", "B"),
        ("two.csv", "projects", "F"),
    ]

    # A merge holds rows of both files: both files' letters are needed.
    merged = pa.concat_tables([from_file("projects", f, project_id=f)["projects"] for f in ("two.csv", "three.csv")])
    publish(store, {"projects": merged}, 2, sheet_columns=letters(("three.csv", "u", "projects", "role", "A")))
    kept = pq.read_table(store.files(3)["sheet_columns"]).to_pylist()
    assert [(row["file"], row["letter"]) for row in kept] == [("one.xlsx", "B"), ("two.csv", "F"), ("three.csv", "A")]


# --- the shape of tables changes over the years ---


def test_a_table_written_before_a_column_existed_reads_with_the_column_blank(store: Store, folder: Path) -> None:
    old = state(1)["projects"].drop_columns(["note", "_row"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "analytics.editions.store.arrow_schema",
            lambda name: old.schema if name == "projects" else empty(name).schema,
        )
        publish(store, state(1) | {"projects": old}, 0)
    now = store.tables(1)["projects"]
    assert now.schema == empty("projects").schema
    assert now.column("project_id") == old.column("project_id")
    assert now.column("note").null_count == len(old)


# --- the sample ---


def test_an_empty_store_gets_the_sample_once(folder: Path) -> None:
    settings = Settings(data_dir=folder)
    store = open_store(settings)
    made = ensure_sample(store, settings)
    assert (made.number, made.kind, made.author) == (1, "sample", "sample")
    assert made.figures_as_of == date(2012, 3, 12)
    assert store.verify(1) == []
    assert len(store.tables(1)["goals"]) == 3
    for file in made.originals:
        assert store.original(1, file.name) == (settings.sample_dir / file.name).read_bytes()
    assert ensure_sample(store, settings) == made
    publish(store, projects("a"), 1)
    assert ensure_sample(store, settings).number == 2


def test_processes_that_start_together_make_one_sample(folder: Path) -> None:
    script = (
        "from analytics.editions import ensure_sample, open_store; from analytics.settings import Settings;"
        f"s = Settings(data_dir={str(folder)!r}); print(ensure_sample(open_store(s), s).number)"
    )
    starts = [
        subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert [start.communicate()[0] for start in starts] == ["1\n"] * 3


def test_a_sample_with_errors_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "projects.csv").write_text("project_id,role\n,captain\n")
    settings = Settings(data_dir=folder, sample_dir=tmp_path / "data")
    with pytest.raises(ValueError, match=r"projects\.csv"):
        ensure_sample(open_store(settings), settings)
    assert open_store(settings).head() is None
