"""The goal editor: fields → row, the tables with and without a goal, and where its cells then come from."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.editions import compare, ensure_sample, open_store
from analytics.editions.origins import origin
from analytics.goals import edit
from analytics.goals.edit import goal_row, new_id, rows_of, same_goal, with_goal, without_goal
from analytics.intake.check import check
from analytics.intake.typed import read_typed, written
from analytics.provenance import NOWHERE, row_key
from analytics.settings import Settings
from analytics.tables import TABLES, arrow_schema, from_rows
from tests.portfolios import AS_OF, line, organisation, project, tables_of
from tests.test_goals_whatif import GOAL

FIELDS = {
    "metric": "lead_partner_count",
    "title_da": "Lead partner i tre projekter",
    "comparison": "at_least",
    "target": "3",
    "starts_on": "2011-01-01",
    "deadline": "2014-01-01",
    "deadline_rule": "before",
    "minimum_project_budget": "0,5 mio.",
    "conditions_currency": "EUR",
}


def tables(**more: list[dict[str, object]]):
    return tables_of(
        dict(
            organisation=[organisation()],
            projects=[project("a")],
            budget_lines=[line("a", "total_budget", 6e5)],
            goals=[GOAL],
            milestones=[dict(goal_id="lead", due_on=date(2012, 1, 1), value=1.0, source="Council")],
            check_ins=[dict(goal_id="lead", noted_on=AS_OF, note="on our way")],
        )
        | more
    )


# --- fields → row ---


def test_fields_become_a_row_with_values_and_its_milestones() -> None:
    found = goal_row(FIELDS, [("2012-01-01", "1"), ("", ""), ("31.12.2012", "1,5")], "lead-2", "da")
    assert found.findings == () and found.row is not None
    said = {name: value for name, value in found.row.items() if value is not None}
    assert said == {
        "goal_id": "lead-2",
        "metric": "lead_partner_count",
        "title_da": "Lead partner i tre projekter",
        "comparison": "at_least",
        "target": 3.0,
        "unit": "projects",
        "starts_on": date(2011, 1, 1),
        "deadline": date(2014, 1, 1),
        "deadline_rule": "before",
        "minimum_project_budget": 500_000.0,  # 0,5 mio.
        "conditions_currency": "EUR",
    }
    assert [(point["due_on"], point["value"]) for point in found.milestones] == [
        (date(2012, 1, 1), 1.0),
        (date(2012, 12, 31), 1.5),
    ]


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [("da", "1.234,50", 1234.5), ("en", "1,234.50", 1234.5), ("da", "1.234", 1234.0), ("en", "1.234", 1.234)],
)
def test_figures_are_read_as_the_language_writes_them(language: str, typed: str, value: float) -> None:
    found = goal_row({**FIELDS, "target": typed}, [], "g", language)
    assert found.row is not None and found.row["target"] == value


@pytest.mark.parametrize(
    ("changes", "milestones", "codes"),
    [
        ({"metric": ""}, [], ["required-choice"]),
        ({"metric": "happiness"}, [], ["unknown-metric"]),
        ({"target": ""}, [], ["required-blank"]),
        ({"target": "many", "tolerance": "150 %"}, [], ["bad-number", "share-above-one"]),
        ({"weight": "-1"}, [], ["negative"]),
        ({"title_da": " "}, [], ["editor-without-title"]),
        ({}, [("2012-01-01", "")], ["required-blank"]),
        ({}, [("", "5")], ["required-blank"]),
        ({}, [("2012-01-01", "1"), ("2012-01-01", "2")], ["editor-milestone-twice"]),
    ],
)
def test_what_is_wrong_with_the_fields_is_said(
    changes: dict[str, str], milestones: list[tuple[str, str]], codes: list[str]
) -> None:
    found = goal_row(FIELDS | changes, milestones, "g", "da")
    assert found.row is None and [each.code for each in found.findings] == codes
    assert all(each.message(language) and each.remedy(language) for each in found.findings for language in ("da", "en"))


@given(
    st.fixed_dictionaries(
        {
            "target": st.floats(0, 1e9, allow_nan=False),
            "weight": st.floats(0, 100) | st.none(),
            "tolerance": st.floats(0, 1) | st.none(),
            "deadline": st.dates(date(1950, 1, 1), date(2100, 1, 1)) | st.none(),
        }
    )
)
@settings(max_examples=60, deadline=None)
def test_the_fields_of_a_row_give_the_row_back(cells: dict[str, object]) -> None:
    row = from_rows("goals", [GOAL | cells]).to_pylist()[0]
    found = goal_row(edit.fields_of(row), [], "lead", "en", row)
    assert found.row == row


@given(st.floats(-1e12, 1e12, allow_nan=False))
@settings(max_examples=100, deadline=None)
def test_what_the_program_writes_it_reads_back_in_every_language(value: float) -> None:
    assert read_typed("goals", "target", written(value), "en").value == value


# --- the tables ---


def test_a_goal_that_says_the_same_changes_nothing() -> None:
    before = tables()
    row, points = rows_of(before, "lead")
    assert row is not None
    after = with_goal(before, goal_row(edit.fields_of(row), [], "lead", "en", row).row or {}, points)
    assert not compare(before, after) and same_goal(before, after, "lead")


def test_a_new_goal_comes_last_and_a_changed_one_stays_in_its_place() -> None:
    before = tables(goals=[GOAL, GOAL | {"goal_id": "second"}])
    row = goal_row(FIELDS | {"target": "9"}, [("2013-01-01", "4")], "lead", "da").row or {}
    after = with_goal(before, row, [dict(goal_id="lead", due_on=date(2013, 1, 1), value=4.0)])
    assert [(each["goal_id"], each["target"]) for each in after["goals"].to_pylist()] == [("lead", 9), ("second", 2)]
    assert [each["due_on"] for each in after["milestones"].to_pylist()] == [date(2013, 1, 1)]
    new = with_goal(before, row | {"goal_id": "third"}, [])
    assert new["goals"]["goal_id"].to_pylist() == ["lead", "second", "third"]
    assert new["milestones"].equals(before["milestones"])
    assert all(after[name].schema.equals(arrow_schema(name)) for name in TABLES)


def test_a_milestone_that_stays_keeps_its_source() -> None:
    row, _ = rows_of(tables(), "lead")
    made = with_goal(tables(), row or {}, [dict(goal_id="lead", due_on=date(2012, 1, 1), value=1.0)])
    assert made["milestones"]["source"].to_pylist() == ["Council"]


def test_a_goal_goes_with_its_milestones_and_notes_and_what_refers_to_it_is_said() -> None:
    alone = without_goal(tables(), "lead")
    assert [len(alone[name]) for name in ("goals", "milestones", "check_ins", "projects")] == [0, 0, 0, 1]
    assert not [found for found in check(alone) if found.level == "error"]
    child = GOAL | {"goal_id": "child", "parent": "lead"}
    orphan = without_goal(tables(goals=[GOAL, child]), "lead")
    assert [found.code for found in check(orphan) if found.level == "error"][:1] in (
        ["unknown-reference"],
        ["unknown-reference-close"],
    )


def test_ids_are_plain_and_never_taken() -> None:
    assert new_id("Flere grønne projekter: på Ø-erne!", []) == "flere-groenne-projekter-pa-oe-erne"
    assert new_id("!!!", []) == "goal"
    assert new_id("A", ["a", "a-2"]) == "a-3"


# --- where the cells come from ---


def test_cells_that_stay_lead_to_their_file_and_those_entered_to_none(tmp_path: Path) -> None:
    chosen = Settings(data_dir=tmp_path)
    store = open_store(chosen)
    ensure_sample(store, chosen)
    before = store.tables(1)
    row, points = rows_of(before, "lead-partner")
    assert row is not None
    row = goal_row(edit.fields_of(row) | {"target": "5"}, [], "lead-partner", "en", row).row or {}
    after = with_goal(before, row, points)
    changed = compare(before, after)
    store.publish(
        {name: after[name] for name in changed.tables},
        1,
        author="Anna",
        note="decided",
        request_id="r",
        kind="entry",
        cell_origins=edit.kept_origins(before, after, store.places(1)),
    )
    key = row_key(["lead-partner"])
    kept, entered = (origin(store, 2, "goals", key, column) for column in ("deadline", "target"))
    assert (kept.edition.number, kept.file, kept.original) == (1, "goals.csv", "goals.csv")
    assert kept.cell == origin(store, 1, "goals", key, "deadline").cell
    assert (entered.value, entered.edition.number, entered.file, entered.cell) == (5.0, 2, None, None)
    other = origin(store, 2, "goals", row_key(["partner"]), "target")
    assert (other.edition.number, other.file) == (1, "goals.csv")


def test_the_focus_areas_to_choose_from_are_those_listed_else_those_in_use() -> None:
    used = dict(
        organisation=[organisation()],
        projects=[project("a", focus_area="Turisme")],
        goals=[GOAL | dict(focus_area="Erhverv")],
    )
    assert edit.focus_areas(tables_of(used)) == ["Erhverv", "Turisme"]
    listed = used | dict(organisation=[organisation() | dict(focus_areas="Natur; Erhverv")])
    assert edit.focus_areas(tables_of(listed)) == ["Natur", "Erhverv"]


def test_only_what_the_check_did_not_say_before_is_new() -> None:
    before = tables_of(dict(organisation=[organisation()], projects=[project("a")], goals=[GOAL]))
    after = with_goal(before, GOAL | dict(deadline=date(2010, 1, 1)), ())
    known = edit.findings_of(before, NOWHERE)
    assert edit.new_findings(known, before, NOWHERE) == []
    assert "deadline-before-start" in {found.code for found in edit.new_findings(known, after, NOWHERE)}
