"""Comparing and merging, recomputed row by row with plain dictionaries and compared on made-up tables."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.alignment import align
from analytics.editions import Cell, Conflict, compare, merge
from analytics.tables import PROVENANCE, TABLES, Tables, empty, from_rows

# --- examples, to be read ---


def table(*rows: dict[str, object], of: str = "projects", file: str | None = None) -> Tables:
    return {of: from_rows(of, [{**row, "_file": file, "_row": n} for n, row in enumerate(rows, start=2)])}


BASE = table({"project_id": "interloc"}, {"project_id": "udlavi", "role": "lead_partner"}, file="base.xlsx")


def test_compare_names_added_and_removed_rows_and_each_changed_cell() -> None:
    after = table({"project_id": "udlavi", "role": "project_partner", "status": "running"}, {"project_id": "reeze"})
    changes = compare(BASE, after).tables["projects"]
    assert changes.added.column("project_id").to_pylist() == ["reeze"]
    assert changes.removed.column("project_id").to_pylist() == ["interloc"]
    assert changes.cells() == [
        Cell("projects", ("udlavi",), "role", "lead_partner", "project_partner"),
        Cell("projects", ("udlavi",), "status", None, "running"),
    ]
    assert (changes.rows_changed, changes.cells_changed) == (1, 2)
    assert changes.cells(limit=1) == changes.cells()[:1]


def test_compare_ignores_where_a_row_came_from_and_the_order_of_rows() -> None:
    after = table({"project_id": "udlavi", "role": "lead_partner"}, {"project_id": "interloc"}, file="other.csv")
    assert not compare(BASE, after)


def test_compare_takes_a_table_that_is_left_out_as_unchanged() -> None:
    assert not compare(BASE, {})
    assert not compare({}, {"projects": empty("projects")})


def line(year: int | None, amount: float | None) -> dict[str, object]:
    what = {"scope": "project", "item": "eu_grant", "stage": "granted"}
    return {"project_id": "interloc", "year": year, "amount": amount, **what}


def test_a_blank_in_the_key_is_a_value_like_any_other() -> None:
    """A budget line without a year is the whole project's: it is compared with the line without a year."""
    before = table(line(None, 403_770.0), line(2012, 1.0), of="budget_lines")
    after = table(line(2012, 1.0), line(None, 403_771.0), of="budget_lines")
    key = ("interloc", None, "project", "eu_grant", "granted")
    assert compare(before, after).tables["budget_lines"].cells() == [
        Cell("budget_lines", key, "amount", 403_770.0, 403_771.0)
    ]


def test_rows_with_one_key_are_paired_in_order() -> None:
    before = table(line(2012, 1.0), line(2012, 2.0), of="budget_lines")
    after = table(line(2012, 1.0), line(2012, 5.0), line(2012, 6.0), of="budget_lines")
    changes = compare(before, after).tables["budget_lines"]
    assert [(cell.before, cell.after) for cell in changes.cells()] == [(2.0, 5.0)]
    assert changes.added.column("amount").to_pylist() == [6.0]


def test_a_key_of_more_kinds_than_a_number_can_count_is_still_told_apart() -> None:
    names = [f"k{n}" for n in range(6)]
    rows = pa.table({name: [f"{(i * 7919) % 3000}" for i in range(3000)] for name in names})
    turned = rows.take(list(reversed(range(3000))))
    one, other = align([rows, turned], names)  # 3000 ** 6 > 2 ** 63
    assert [2999 - i for i in one] == list(other)


def test_cells_that_each_changed_alone_are_both_kept() -> None:
    mine = table({"project_id": "interloc", "status": "running"}, {"project_id": "udlavi", "role": "lead_partner"})
    theirs = table({"project_id": "interloc", "role": "project_partner"}, BASE["projects"].to_pylist()[1])
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.taken.tables["projects"].cells() == [Cell("projects", ("interloc",), "role", None, "project_partner")]
    row = merged.tables["projects"].to_pylist()[0]
    assert (row["status"], row["role"]) == ("running", "project_partner")


def test_a_row_says_where_it_comes_from_unless_it_comes_from_both() -> None:
    base = table({"project_id": "a"}, {"project_id": "b"}, {"project_id": "c"}, file="base.csv")
    mine = table(
        {"project_id": "a", "note": "m"}, {"project_id": "b"}, {"project_id": "c", "note": "m"}, file="mine.csv"
    )
    theirs = table(
        {"project_id": "a"}, {"project_id": "b", "role": "lead_partner"}, {"project_id": "c", "fund": "t"}, file="t.csv"
    )
    rows = merge(base, mine, theirs).tables["projects"].to_pylist()
    assert [(row["_file"], row["_row"]) for row in rows] == [("mine.csv", 2), ("t.csv", 3), (None, None)]


@pytest.mark.parametrize(("prefer", "kept"), [("mine", "lead_partner"), ("theirs", "associated_partner")])
def test_a_cell_that_both_changed_is_a_conflict(prefer: str, kept: str) -> None:
    base = table({"project_id": "interloc"})
    mine = table({"project_id": "interloc", "role": "lead_partner"})
    theirs = table({"project_id": "interloc", "role": "associated_partner"})
    merged = merge(base, mine, theirs, prefer)
    assert merged.conflicts == (
        Conflict("projects", ("interloc",), "role", None, "lead_partner", "associated_partner"),
    )
    assert merged.tables["projects"].column("role").to_pylist() == [kept]


@pytest.mark.parametrize("prefer", ["mine", "theirs"])
def test_a_row_that_i_removed_and_they_changed_is_a_conflict(prefer: str) -> None:
    theirs = table({"project_id": "interloc", "note": "still wanted"}, BASE["projects"].to_pylist()[1])
    mine = {"projects": BASE["projects"].slice(1)}
    merged = merge(BASE, mine, theirs, prefer)
    (conflict,) = merged.conflicts
    assert (conflict.key, conflict.column, conflict.mine) == (("interloc",), None, None)
    assert conflict.theirs["note"] == "still wanted"
    there = merged.tables["projects"].column("project_id").to_pylist()
    assert there == (["udlavi"] if prefer == "mine" else ["udlavi", "interloc"])


def test_each_conflict_is_decided_by_itself() -> None:
    """A cell, a cell of the same row, and a whole row that I removed: each as chosen, the others as preferred."""
    base = table({"project_id": "a"}, {"project_id": "b"}, {"project_id": "c"}, {"project_id": "d"})
    mine = table({"project_id": "a", "role": "lead_partner", "fund": "ERDF"}, {"project_id": "b", "fund": "ERDF"})
    theirs = table(
        {"project_id": "a", "role": "project_partner", "fund": "ESF"},
        {"project_id": "b", "fund": "ESF"},
        {"project_id": "c", "note": "still wanted"},
        {"project_id": "d", "note": "still wanted"},
    )
    choices = {
        ("projects", ("a",), "fund"): "theirs",
        ("projects", ("b",), "fund"): "mine",
        ("projects", ("c",), None): "theirs",
        ("budget_lines", ("a",), "fund"): "theirs",  # of another table: means nothing here
    }
    merged = merge(base, mine, theirs, choices=choices)
    assert len(merged.conflicts) == 5  # said, whatever was chosen
    rows = [(row["project_id"], row["role"], row["fund"]) for row in merged.tables["projects"].to_pylist()]
    assert rows == [("a", "lead_partner", "ESF"), ("b", None, "ERDF"), ("c", None, None)]
    other = merge(base, mine, theirs, "theirs", choices={("projects", ("a",), "role"): "mine"})
    rows = [(row["project_id"], row["role"], row["fund"]) for row in other.tables["projects"].to_pylist()]
    assert rows == [("a", "lead_partner", "ESF"), ("b", None, "ESF"), ("c", None, None), ("d", None, None)]


def test_a_row_that_one_removed_and_nobody_changed_is_gone() -> None:
    assert merge(BASE, {"projects": BASE["projects"].slice(1)}, BASE).tables["projects"].num_rows == 1
    assert merge(BASE, BASE, {"projects": BASE["projects"].slice(1)}).tables["projects"].num_rows == 1


def test_tables_i_did_not_upload_are_theirs() -> None:
    theirs = BASE | {"departments": from_rows("departments", [{"department": "new"}])}
    merged = merge(BASE, table({"project_id": "mine"}), theirs)
    assert merged.tables["departments"] == theirs["departments"]
    assert set(merged.tables) == set(TABLES)


# --- properties, against a plain reading ---

Row = dict[str, object]
KEYS = {"budget_lines": ("year", "stage"), "activities": ("date", "title"), "projects": ("project_id",)}
VALUES = {
    "budget_lines": {
        "project_id": st.just("p"),
        "year": st.sampled_from([None, 2012, 2013]),
        "scope": st.just("own"),
        "item": st.just("loan"),
        "stage": st.sampled_from(["planned", "paid"]),
        "amount": st.sampled_from([None, 0.0, 1.5, float("nan")]),
        "dated": st.sampled_from([None, date(2012, 3, 12)]),
        "source": st.sampled_from([None, "", "A"]),
    },
    "activities": {
        "date": st.sampled_from([None, date(2012, 3, 2)]),
        "kind": st.just("meeting"),
        "title": st.sampled_from(["a", "b"]),
        "title_da": st.sampled_from([None, "æ"]),
        "countries": st.sampled_from([None, "SE;PL"]),
    },
    "projects": {
        "project_id": st.sampled_from(["a", "b", "c", "d"]),
        "role": st.sampled_from([None, "lead_partner", "project_partner"]),
        "success_probability": st.sampled_from([None, 0.5]),
        "start_date": st.sampled_from([None, date(2012, 1, 1)]),
    },
}


@st.composite
def versions(draw: st.DrawFn, count: int) -> tuple[str, list[list[Row]]]:
    """A table's name and several versions of its rows, with unique keys, in any order."""
    name = draw(st.sampled_from(sorted(VALUES)))
    row = st.fixed_dictionaries(VALUES[name])
    rows = st.lists(row, max_size=6, unique_by=lambda row: key_of(name, row))
    return name, [draw(rows) for _ in range(count)]


def key_of(name: str, row: Row) -> tuple[object, ...]:
    return tuple(row.get(column) for column in TABLES[name].key)


def as_tables(name: str, rows: list[Row], file: str) -> Tables:
    return {name: from_rows(name, [{**row, "_file": file, "_row": n} for n, row in enumerate(rows, start=2)])}


def content(name: str, tables: Tables) -> dict[tuple, dict]:
    """The rows by key, without where they came from; not-a-number as a word, so that it equals itself."""
    return {
        key_of(name, row): {
            column: "nan" if value != value else value for column, value in row.items() if column not in PROVENANCE
        }
        for row in tables[name].to_pylist()
    }


@given(versions(2))
@settings(max_examples=150, deadline=None)
def test_changes_applied_to_the_old_rows_give_the_new_ones(made: tuple[str, list[list[Row]]]) -> None:
    name, (old, new) = made
    before, after = as_tables(name, old, "old"), as_tables(name, new, "new")
    changes = compare(before, after).tables.get(name)
    rows = content(name, before)
    if changes:
        for row in changes.removed.to_pylist():
            del rows[key_of(name, row)]
        for row in content(name, {name: changes.added}).items():
            assert row[0] not in rows
            rows[row[0]] = row[1]
        for cell in changes.cells():
            was = "nan" if cell.before != cell.before else cell.before
            assert rows[cell.key][cell.column] == was
            rows[cell.key][cell.column] = "nan" if cell.after != cell.after else cell.after
            assert rows[cell.key][cell.column] != was
    assert rows == content(name, after)
    assert bool(changes) == (content(name, before) != content(name, after))


def plain_merge(
    name: str, base: dict, mine: dict, theirs: dict, prefer: str, choices: dict | None = None
) -> tuple[dict, set]:
    """Row by row, cell by cell: what merging means, said a second time."""
    merged, conflicts = {}, set()

    def side(key: tuple, column: str | None) -> str:
        return (choices or {}).get((name, key, column), prefer)

    for key in {*base, *mine, *theirs}:
        was, one, other = base.get(key), mine.get(key), theirs.get(key)
        if one is None or other is None:
            left = other if one is None else one
            if left is None:
                continue  # both removed it
            conflict = was is not None and left != was
            if was is None or (conflict and left is (one if side(key, None) == "mine" else other)):
                merged[key] = left
            if conflict:
                conflicts.add((key, None))
            continue
        blank = dict.fromkeys(one) if was is None else was
        row = merged[key] = dict(one)
        for column in set(one) - set(TABLES[name].key):
            if other[column] != blank[column] and one[column] == blank[column]:
                row[column] = other[column]
            elif len({str(each[column]) for each in (blank, one, other)}) == 3:
                conflicts.add((key, column))
                row[column] = (one if side(key, column) == "mine" else other)[column]
    return merged, conflicts


@given(versions(3), st.sampled_from(["mine", "theirs"]), st.lists(st.sampled_from(["mine", "theirs"]), max_size=6))
@settings(max_examples=200, deadline=None)
def test_merging_is_what_the_plain_reading_says(
    made: tuple[str, list[list[Row]]], prefer: str, some_sides: list[str]
) -> None:
    name, rows = made
    base, mine, theirs = (as_tables(name, each, file) for each, file in zip(rows, ("b", "m", "t"), strict=True))
    found = [(name, each.key, each.column) for each in merge(base, mine, theirs).conflicts]
    choices = dict(zip(found, some_sides, strict=False))
    merged = merge(base, mine, theirs, prefer, choices=choices)
    sides = (content(name, each) for each in (base, mine, theirs))
    expected, conflicts = plain_merge(name, *sides, prefer, choices)
    assert content(name, merged.tables) == expected
    assert {(conflict.key, conflict.column) for conflict in merged.conflicts} == conflicts
    assert merged.tables[name].schema == empty(name).schema
    assert len(merged.tables[name]) == len(expected)


@given(versions(3), st.sampled_from(["mine", "theirs"]))
@settings(max_examples=100, deadline=None)
def test_the_laws_of_merging(made: tuple[str, list[list[Row]]], prefer: str) -> None:
    name, rows = made
    base, mine, theirs = (as_tables(name, each, file) for each, file in zip(rows, ("b", "m", "t"), strict=True))

    def merged(*sides: Tables, prefer: str = prefer) -> dict:
        return content(name, merge(*sides, prefer).tables)

    assert merged(base, mine, base) == content(name, mine)  # they did nothing
    assert merged(base, base, theirs) == content(name, theirs)  # I did nothing
    assert merged(base, mine, mine) == content(name, mine)  # we did the same
    assert not merge(base, mine, mine).conflicts
    other = "theirs" if prefer == "mine" else "mine"
    assert merged(base, mine, theirs) == merged(base, theirs, mine, prefer=other)  # whoever is called "mine"


@given(versions(3), st.sampled_from(["mine", "theirs"]))
@settings(max_examples=100, deadline=None)
def test_provenance_never_points_to_a_row_with_other_content(made: tuple[str, list[list[Row]]], prefer: str) -> None:
    name, rows = made
    sides = {file: as_tables(name, each, file) for each, file in zip(rows, ("b", "m", "t"), strict=True)}
    merged = merge(sides["b"], sides["m"], sides["t"], prefer).tables
    contents = content(name, merged)
    for row in merged[name].to_pylist():
        key = key_of(name, row)
        if row["_file"] is None:
            assert row["_row"] is None
            assert all(content(name, sides[file]).get(key) != contents[key] for file in ("m", "t"))
            continue
        source = sides[row["_file"]][name].to_pylist()[row["_row"] - 2]
        assert key_of(name, source) == key
        assert content(name, sides[row["_file"]])[key] == contents[key]


@given(versions(3))
@settings(max_examples=100, deadline=None)
def test_taken_is_what_came_from_the_other_side(made: tuple[str, list[list[Row]]]) -> None:
    name, rows = made
    base, mine, theirs = (as_tables(name, each, file) for each, file in zip(rows, ("b", "m", "t"), strict=True))
    taken = merge(base, mine, theirs, "mine").taken.tables.get(name)
    if taken:
        for cell in taken.cells():
            their_row = content(name, theirs)[cell.key]
            assert their_row[cell.column] == ("nan" if cell.after != cell.after else cell.after)
        for key, row in content(name, {name: taken.added}).items():
            assert content(name, theirs)[key] == row
        for row in taken.removed.to_pylist():
            assert key_of(name, row) not in content(name, theirs)
