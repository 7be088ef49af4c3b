"""Where a value comes from: through uploads that leave columns out, merges, restored editions, zips and lists. The
expected cells are where the made rows say they were put."""

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from analytics.editions import Store, merge, open_store
from analytics.editions.origins import Origin, origin
from analytics.intake.onto import onto
from analytics.provenance import CELL_ORIGINS_SCHEMA, SHEET_COLUMNS_SCHEMA, Places, row_key, row_keys
from analytics.settings import Settings
from analytics.tables import Tables, from_rows


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(Settings(data_dir=tmp_path))


def projects(file: str, *rows: dict[str, object], first: int = 2) -> Tables:
    placed = [{"_file": file, "_sheet": "P", "_row": at, **row} for at, row in enumerate(rows, first)]
    return {"projects": from_rows("projects", placed)}


def letters(file: str, table: str = "projects", sheet: str | None = "P", **of: str) -> pa.Table:
    rows = [
        {"file": file, "sheet": sheet, "table_name": table, "column_name": column, "letter": letter}
        for column, letter in of.items()
    ]
    return pa.Table.from_pylist(rows, schema=SHEET_COLUMNS_SCHEMA)


def publish(store: Store, tables: Tables, columns: pa.Table, *files: str, origins: pa.Table | None = None) -> int:
    head = store.head()
    number = head.number if head else 0
    return store.publish(
        tables, number, author=f"author {number + 1}", note=f"note {number + 1}", request_id=f"r{number + 1}",
        originals=[(file, f"{file} {number}".encode()) for file in files], sheet_columns=columns, cell_origins=origins,
    ).number  # fmt: skip


def found(store: Store, column: str, key: str = '["a"]', table: str = "projects") -> Origin:
    head = store.head()
    assert head is not None
    return origin(store, head.number, table, key, column)


def spot(where: Origin) -> tuple[str | None, str | None, int]:
    return where.file, where.cell, where.edition.number


def test_row_keys_are_written_alike_one_by_one_and_at_once() -> None:
    rows = from_rows(
        "budget_lines",
        [
            {"project_id": 'æ "q" \\ , x', "year": 2012, "scope": "own", "item": "loan", "stage": "paid"},
            {"project_id": "a", "year": None, "scope": "own", "item": "loan", "stage": "paid"},
        ],
    )
    at_once = row_keys("budget_lines", rows).to_pylist()
    names = ("project_id", "year", "scope", "item", "stage")
    assert at_once == [row_key([row[name] for name in names]) for row in rows.to_pylist()]
    assert json.loads(at_once[0]) == ['æ "q" \\ , x', "2012", "own", "loan", "paid"]
    assert json.loads(at_once[1])[1] is None


def test_the_upload_that_brought_the_table_also_after_others(store: Store) -> None:
    publish(store, projects("p.xlsx", {"project_id": "a", "title": "A"}), letters("p.xlsx", title="C"), "p.xlsx")
    publish(store, {"departments": from_rows("departments", [])}, letters("d.xlsx", "departments"), "d.xlsx")
    where = found(store, "title")
    assert spot(where) == ("p.xlsx", "C2", 1)
    assert (where.value, where.sheet, where.original, where.edition.author) == ("A", "P", "p.xlsx", "author 1")


def test_a_file_of_the_same_name_uploaded_again_is_another_file(store: Store) -> None:
    publish(store, projects("p.xlsx", {"project_id": "a", "title": "A"}), letters("p.xlsx", title="C"), "p.xlsx")
    publish(store, projects("p.xlsx", {"project_id": "a", "title": "B"}), letters("p.xlsx", title="D"), "p.xlsx")
    assert spot(found(store, "title")) == ("p.xlsx", "D2", 2)
    assert spot(origin(store, 1, "projects", '["a"]', "title")) == ("p.xlsx", "C2", 1)


@pytest.mark.parametrize("second", ["p.xlsx", "q.xlsx"])
def test_a_column_the_file_did_not_have_keeps_value_and_place(store: Store, second: str) -> None:
    """Also where the second file has the first one's name, and over a third upload."""
    first = projects("p.xlsx", {"project_id": "b"}, {"project_id": "a", "title": "A", "programme": "LIFE"})
    publish(store, first, letters("p.xlsx", title="C", programme="F"), "p.xlsx")
    for title in ("A2", "A3"):
        head = store.head()
        assert head is not None
        uploaded = projects(second, {"project_id": "a", "title": title}, {"project_id": "c", "title": "C"})
        put = onto(uploaded, store.tables(head.number), {"projects": ("programme",)}, (), store.places(head.number))
        assert put.tables["projects"]["programme"].to_pylist() == ["LIFE", None]
        publish(store, put.tables, letters(second, title="B"), second, origins=put.cell_origins)
        assert spot(found(store, "programme")) == ("p.xlsx", "F3", 1)
        assert spot(found(store, "title")) == (second, "B2", head.number + 1)


def test_a_value_given_anew_is_no_longer_where_it_was_kept(store: Store) -> None:
    publish(store, projects("p.xlsx", {"project_id": "a", "fund": "F"}), letters("p.xlsx", fund="C"), "p.xlsx")
    put = onto(projects("q.xlsx", {"project_id": "a"}), store.tables(1), {"projects": ("fund",)}, (), store.places(1))
    publish(store, put.tables, letters("q.xlsx", project_id="A"), "q.xlsx", origins=put.cell_origins)
    assert spot(found(store, "fund")) == ("p.xlsx", "C2", 1)
    publish(store, projects("q.xlsx", {"project_id": "a", "fund": "G"}), letters("q.xlsx", fund="E"), "q.xlsx")
    assert spot(found(store, "fund")) == ("q.xlsx", "E2", 3)
    assert len(store.places(3).cell_origins) == 0


def lines(file: str, *rows: dict[str, object]) -> Tables:
    usual = {"scope": "project", "stage": "granted", "currency": "EUR", "_file": file, "_sheet": "P"}
    return {"budget_lines": from_rows("budget_lines", [{**usual, **row} for row in rows])}


def test_amounts_beside_projects_and_rows_that_stay(store: Store) -> None:
    """Two amounts of one row of the sheet stand in two columns; the amount that the file has not keeps its own cell."""
    key = '["{}", null, "project", "{}", "granted"]'
    columns = letters("p.xlsx", "budget_lines", **{"amount:project/total_budget": "G", "amount:project/eu_grant": "H"})
    rows = [
        {"project_id": "a", "item": "total_budget", "amount": 9.0, "_row": 4},
        {"project_id": "a", "item": "eu_grant", "amount": 3.0, "_row": 4},
        {"project_id": "b", "item": "eu_grant", "amount": 5.0, "_row": 5},
    ]
    publish(store, lines("p.xlsx", *rows), columns, "p.xlsx")
    assert spot(found(store, "amount", key.format("a", "total_budget"), "budget_lines")) == ("p.xlsx", "G4", 1)
    assert spot(found(store, "amount", key.format("a", "eu_grant"), "budget_lines")) == ("p.xlsx", "H4", 1)

    new = lines("q.xlsx", {"project_id": "a", "item": "eu_grant", "amount": 4.0, "_row": 2})
    put = onto(new, store.tables(1), {}, ("budget_lines",), store.places(1))
    columns = letters("q.xlsx", "budget_lines", **{"amount:project/eu_grant": "C"})
    publish(store, put.tables, columns, "q.xlsx", origins=put.cell_origins)
    assert spot(found(store, "amount", key.format("a", "eu_grant"), "budget_lines")) == ("q.xlsx", "C2", 2)
    assert spot(found(store, "amount", key.format("a", "total_budget"), "budget_lines")) == ("p.xlsx", "G4", 1)
    assert spot(found(store, "amount", key.format("b", "eu_grant"), "budget_lines")) == ("p.xlsx", "H5", 1)


def test_a_row_of_two_editors_has_each_cell_where_its_editor_had_it(store: Store) -> None:
    old = {"project_id": "a", "title": "A", "programme": "P", "note": "N"}
    publish(store, projects("p.xlsx", old), letters("p.xlsx", title="B", programme="C", note="D"), "p.xlsx")
    theirs = projects("theirs.xlsx", {**old, "title": "T"}, first=7)
    publish(store, theirs, letters("theirs.xlsx", title="E", programme="F", note="G"), "theirs.xlsx")
    mine = projects("mine.xlsx", {**old, "programme": "M"}, first=9)
    columns = letters("mine.xlsx", title="H", programme="I", note="J")
    merged = merge(store.tables(1), mine, store.tables(2), "mine", Places(columns), store.places(2))
    publish(store, {"projects": merged.tables["projects"]}, columns, "mine.xlsx", origins=merged.cell_origins)
    assert spot(found(store, "title")) == ("theirs.xlsx", "E7", 2)
    assert spot(found(store, "programme")) == ("mine.xlsx", "I9", 3)
    assert spot(found(store, "note")) == ("mine.xlsx", "J9", 3)


def test_restored_an_edition_points_to_what_once_brought_it(store: Store) -> None:
    publish(store, projects("p.xlsx", {"project_id": "a", "title": "A"}), letters("p.xlsx", title="C"), "p.xlsx")
    publish(store, projects("p.xlsx", {"project_id": "a", "title": "B"}), letters("p.xlsx", title="D"), "p.xlsx")
    store.restore(1, base=2, author="r", note="", request_id="again")
    assert spot(found(store, "title")) == ("p.xlsx", "C2", 1)


def test_a_cell_from_another_row_of_a_list_and_a_file_in_a_zip(store: Store) -> None:
    table = projects("all.zip/keep.xlsx", {"project_id": "a", "title": "A", "role": "lead_partner"})
    said = ("projects", '["a"]', "role", "all.zip/keep.xlsx", "Partners", "K44")
    origins = pa.Table.from_pylist(
        [dict(zip(CELL_ORIGINS_SCHEMA.names, said, strict=True))], schema=CELL_ORIGINS_SCHEMA
    )
    publish(store, table, letters("all.zip/keep.xlsx", title="C"), "all.zip", origins=origins)
    publish(store, {"departments": from_rows("departments", [])}, letters("d.csv", "departments"), "d.csv")
    where = found(store, "role")
    assert (where.sheet, where.cell, where.original, where.edition.number) == ("Partners", "K44", "all.zip", 1)
    assert found(store, "title").cell == "C2"


def test_what_is_in_no_file_says_so(store: Store) -> None:
    row = {"name": "X", "figures_as_of": date(2011, 1, 1), "_file": "o.csv", "_sheet": None, "_row": 2}
    organisation = {"organisation": from_rows("organisation", [row])}
    columns = letters("o.csv", "organisation", sheet=None, name="A", figures_as_of="B")
    publish(store, organisation, columns, "o.csv")
    assert spot(found(store, "name", '["X"]', "organisation")) == ("o.csv", "A2", 1)
    store.publish({}, 1, author="a", note="", request_id="2", figures_as_of=date(2012, 1, 1))
    assert spot(found(store, "figures_as_of", '["X"]', "organisation"))[0] is None


@pytest.mark.parametrize(
    ("table", "key", "column"),
    [("projects", '["nobody"]', "title"), ("projects", "x", "title"), ("projects", '["a"]', "nothing"), ("no", "", "x"),
     ("projects", '{"a": 1}', "title"), ("projects", '["a", "b"]', "title"), ("projects", "[null]", "title")],
)  # fmt: skip
def test_a_cell_that_is_not_there(store: Store, table: str, key: str, column: str) -> None:
    publish(store, projects("p.xlsx", {"project_id": "a", "title": "A"}), letters("p.xlsx", title="C"), "p.xlsx")
    with pytest.raises(KeyError):
        origin(store, 1, table, key, column)


def test_answers_are_kept_changed_and_forgotten(store: Store) -> None:
    store.remember({"keep.eu/currency": "EUR", "x/date": "day"}, "somebody")
    store.remember({"x/date": "month"}, "somebody else")
    assert store.answers() == {"keep.eu/currency": "EUR", "x/date": "month"}
    store.forget(["x/date", "never/asked"])
    assert store.answers() == {"keep.eu/currency": "EUR"}


def test_a_catalogue_from_before_answers_gets_their_table(tmp_path: Path) -> None:
    from sqlalchemy import text as sql

    first = open_store(Settings(data_dir=tmp_path))
    with first._engine.begin() as connection:
        connection.execute(sql("DROP TABLE answer"))
    assert first.answers() == {}
    first.forget(["a"])
    first.remember({"a": "b"}, "x")
    assert open_store(Settings(data_dir=tmp_path)).answers() == {"a": "b"}
