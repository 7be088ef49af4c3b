"""Findings on goals that only the whole row, the milestones or the other goals show, each with its cell."""

from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.findings import Finding
from analytics.intake.check import check
from analytics.intake.convert import MOST
from analytics.intake.goal_checks import _circle, _levels
from analytics.intake.upload import read_upload
from analytics.intake.vocabulary import languages
from analytics.metrics.registry import MOST_LEVELS
from analytics.provenance import SHEET_COLUMNS_SCHEMA
from analytics.tables import TABLES, complete, from_rows
from tests.conftest import ROOT

Row = dict[str, Any]
Said = list[tuple[str, str, str]]
FIRST_ROW = 2  # below the headings


def letter(table: str, column: str) -> str:
    """The letter of a column in a sheet that has all of them, in order."""
    return chr(ord("A") + [each.name for each in TABLES[table].columns].index(column))


LETTERS = pa.Table.from_pylist(
    [
        dict(file="b.xlsx", sheet=table.name, table_name=table.name, column_name=column.name)
        | dict(letter=letter(table.name, column.name))
        for table in TABLES.values()
        for column in table.columns[:26]
    ],
    schema=SHEET_COLUMNS_SCHEMA,
)


def found(**tables: list[Row]) -> list[Finding]:
    placed = {
        name: from_rows(
            name, [dict(_file="b.xlsx", _sheet=name, _row=at + FIRST_ROW) | row for at, row in enumerate(rows)]
        )
        for name, rows in tables.items()
    }
    return check(complete(placed), LETTERS)


def said(**tables: list[Row]) -> Said:
    """Level, code and place of each finding; each must have its words."""
    findings = found(**tables)
    for each in findings:
        for language in languages():
            assert each.message(language).strip() and each.remedy(language).strip()
            assert "{" not in each.message(language) + each.remedy(language)
    return [(each.level, each.code, f"{each.sheet}.{_column(each)}") for each in findings]


def _column(finding: Finding) -> str:
    """The column and row of a cell such as B3, by the letters of its sheet: `due_on 3`."""
    assert finding.sheet and finding.cell
    columns = {letter(finding.sheet, each.name): each.name for each in TABLES[finding.sheet].columns[:26]}
    return f"{columns[finding.cell[0]]} {finding.cell[1:]}"


def goal(**cells: Any) -> Row:
    usual = dict(goal_id="g", metric="partner_count", comparison="at_least", target=4.0)
    return usual | dict(starts_on=date(2012, 1, 1), deadline=date(2012, 12, 31)) | cells


def milestone(month: int, day: int, value: float, **cells: Any) -> Row:
    return dict(goal_id="g", due_on=date(2012, month, day), value=value) | cells


def test_a_goal_with_milestones_on_the_way_is_fine() -> None:
    milestones = [milestone(4, 1, 1.0), milestone(10, 1, 2.0), milestone(12, 31, 4.0)]
    for path in (None, "milestones", "stepped"):
        assert said(goals=[goal(path=path)], milestones=milestones) == []


@pytest.mark.parametrize(
    ("cells", "milestones", "expected"),
    [
        ({}, [milestone(1, 1, 1.0)], ("error", "milestone-before-start", "milestones.due_on 2")),
        (
            {},
            [milestone(4, 1, 1.0, due_on=date(2011, 5, 1))],
            ("error", "milestone-before-start", "milestones.due_on 2"),
        ),
        (
            {},
            [milestone(4, 1, 1.0), milestone(4, 1, 4.0, due_on=date(2013, 1, 1))],
            ("error", "milestone-after-deadline", "milestones.due_on 3"),
        ),
        # before 31 December is through the 30th
        (
            dict(deadline_rule="before"),
            [milestone(12, 31, 3.0)],
            ("error", "milestone-after-deadline", "milestones.due_on 2"),
        ),
        ({}, [milestone(12, 31, 3.0)], ("warning", "milestone-not-target", "milestones.value 2")),
        # by day, not by row: 2 in April, then 1 in October
        (
            {},
            [milestone(10, 1, 1.0), milestone(4, 1, 2.0)],
            ("warning", "milestone-goes-back", "milestones.value 2"),
        ),
        (dict(baseline=2.0), [milestone(4, 1, 1.0)], ("warning", "milestone-goes-back", "milestones.value 2")),
        # on the way down from 9 to 4
        (
            dict(baseline=9.0, comparison="around", tolerance=0.1),
            [milestone(4, 1, 6.0), milestone(10, 1, 7.0)],
            ("warning", "milestone-goes-back", "milestones.value 3"),
        ),
        (dict(path="milestones"), [], ("warning", "path-without-milestones", "goals.path 2")),
        (dict(path="linear"), [milestone(4, 1, 1.0)], ("warning", "milestones-not-used", "goals.path 2")),
        (
            dict(comparison="at_most"),
            [milestone(4, 1, 1.0)],
            ("warning", "milestones-not-used", "goals.comparison 2"),
        ),
    ],
)
def test_milestones(cells: Row, milestones: list[Row], expected: tuple[str, str, str]) -> None:
    assert said(goals=[goal(**cells)], milestones=milestones) == [expected]


ENVELOPE = dict(own_contribution_envelope=90_000.0, conditions_currency="EUR")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (dict(deadline=None, deadline_rule="before"), ("warning", "rule-without-deadline", "goals.deadline_rule 2")),
        (dict(comparison="around"), ("warning", "around-without-tolerance", "goals.tolerance 2")),
        (dict(comparison="around", tolerance=0.0), None),  # 0 is said, not blank
        (dict(baseline=4.0), ("warning", "target-not-above-baseline", "goals.target 2")),
        (dict(baseline=4.0, comparison="at_most"), None),
        (
            dict(focus_area="A", conditions_focus_area="B; C"),
            ("warning", "focus-area-contradicts", "goals.focus_area 2"),
        ),
        (dict(focus_area="A", conditions_focus_area="B; A"), None),
        (ENVELOPE, ("warning", "envelope-without-basis", "goals.envelope_basis 2")),
        (ENVELOPE | dict(envelope_basis="total"), None),
        (ENVELOPE | dict(envelope_basis="total", comparison="at_most"), None),  # two ceilings
        (
            ENVELOPE | dict(envelope_basis="total", metric="eu_funding"),
            ("error", "envelope-not-for-metric", "goals.own_contribution_envelope 2"),
        ),
        (ENVELOPE | dict(envelope_basis="per_project", metric="eu_funding"), None),
        (dict(weight=0.0), ("error", "weights-all-zero", "goals.weight 2")),
        (dict(weight=0.1), None),
        (dict(parent="g"), ("error", "parent-is-itself", "goals.parent 2")),
        (dict(parent="q"), ("error", "unknown-reference", "goals.parent 2")),
        (dict(metric="sub_goals", target=1.0), ("error", "no-sub-goals", "goals.metric 2")),
    ],
)
def test_one_goal(cells: Row, expected: tuple[str, str, str] | None) -> None:
    assert said(goals=[goal(**cells)]) == ([expected] if expected else [])


def test_conditions_on_a_goal_measured_by_sub_goals_have_no_effect() -> None:
    conditions = ENVELOPE | dict(envelope_basis="per_project", minimum_project_budget=1.0, conditions_programme="LIFE")
    goals = [goal(metric="sub_goals", target=1.0, **conditions), goal(goal_id="h", parent="g")]
    assert said(goals=goals) == [
        ("warning", "condition-not-used", "goals.minimum_project_budget 2"),
        ("warning", "condition-not-used", "goals.own_contribution_envelope 2"),
        ("warning", "condition-not-used", "goals.conditions_programme 2"),
    ]


def test_sub_goals_without_weight_are_said_once_for_their_goal() -> None:
    goals = [
        goal(),
        goal(goal_id="a", parent="g", weight=0.0),
        goal(goal_id="b", parent="g", weight=0.0),
        goal(goal_id="c", parent="a", weight=0.0),
        goal(goal_id="d", parent="a"),  # a blank weight is 1
    ]
    assert said(goals=goals) == [("error", "weights-all-zero-below", "goals.weight 3")]
    (finding,) = found(goals=goals)
    assert finding.message("en") == "All 2 sub-goals of “g” have the weight 0, so their progress is not defined."
    assert finding.message("da") == "Alle 2 delmål af »g« har vægten 0, så deres fremdrift er ikke defineret."


def test_a_circle_is_said_once_with_all_its_goals() -> None:
    goals = [
        goal(goal_id="below", parent="a"),
        goal(goal_id="a", parent="b"),
        goal(goal_id="b", parent="c"),
        goal(goal_id="c", parent="a"),
        goal(),
    ]
    (finding,) = found(goals=goals)
    assert (finding.level, finding.code, finding.cell) == (
        "error",
        "parents-in-a-circle",
        f"{letter('goals', 'parent')}3",
    )
    assert "a → b → c → a" in finding.message("en")


def test_a_goal_too_far_below_is_an_error() -> None:
    tower = [goal(goal_id=f"goal {at}", parent=f"goal {at - 1}" if at else None) for at in range(MOST_LEVELS + 2)]
    assert said(goals=tower[:-1]) == []
    assert said(goals=tower) == [("error", "parent-too-deep", f"goals.parent {MOST_LEVELS + 1 + FIRST_ROW}")]


@given(st.lists(st.sampled_from([None, *range(6), 9]), max_size=6))
@settings(deadline=None)
def test_levels_and_circles_are_what_a_walk_up_says(above: list[int | None]) -> None:
    parents = {str(at): None if each is None else str(each) for at, each in enumerate(above)}
    levels = _levels(parents)
    for name in parents:
        way: list[str] = []
        here: str | None = name
        while here in parents and here not in way:
            way.append(here)
            here = parents[here]
        assert levels[name] == (None if here in way else len(way) - 1)
        assert bool(_circle(name, parents)) == (here == name)


def test_bands_that_cross_are_an_error() -> None:
    for on_track, behind, expected in (
        (0.8, 0.9, [("error", "bands-crossed", "organisation.behind_from 2")]),
        (0.9, 0.9, []),
        (0.8, None, []),  # a blank moves along
        (None, 0.99, []),
    ):
        assert said(organisation=[dict(name="K", on_track_from=on_track, behind_from=behind)]) == expected


def test_a_programme_that_no_project_is_in() -> None:
    projects = [dict(project_id="p", programme="Interreg IVA")]
    rates = [dict(programme=name, success_rate=0.3) for name in ("Interreg IVA", "Interreg IV A", "LIFE")]
    assert said(projects=projects, programmes=rates) == [
        ("warning", "programme-without-project-close", "programmes.programme 3"),
        ("warning", "programme-without-project", "programmes.programme 4"),
    ]


def test_a_focus_area_of_a_goal_is_one_of_the_organisation() -> None:
    where = dict(organisation=[dict(name="K", focus_areas="Turisme; Erhverv")])
    assert said(goals=[goal(focus_area="Turism")], **where) == [
        ("warning", "unknown-focus-area-close", "goals.focus_area 2")
    ]


def test_many_of_a_kind_are_not_all_listed() -> None:
    goals = [goal(goal_id=str(at), comparison="around") for at in range(MOST + 10)]
    assert len(found(goals=goals)) == MOST


def test_blank_cells_of_goals_are_no_reason_to_stumble() -> None:
    blank: list[Row] = [{}, dict(goal_id="g")]
    assert {each.level for each in found(goals=blank, milestones=[{}, dict(goal_id="g")], programmes=[{}])} <= {"error"}


def test_the_bundled_goals_have_nothing_to_find() -> None:
    files = [(f"{name}.csv", (ROOT / "data" / f"{name}.csv").read_bytes()) for name in TABLES]
    upload = read_upload(files)
    assert check(upload.tables, upload.sheet_columns) == []


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("projects.csv", "project_id,success_probability\np,150 %\n", "share-above-one"),
        ("projects.csv", "project_id,success_probability\np,-0.1\n", "negative"),
        ("programmes.csv", "programme,success_rate\nLIFE,1.5\n", "share-asked"),
        ("programmes.csv", "programme,success_rate\nLIFE,-10 %\n", "negative"),
        ("organisation.csv", "name,on_track_from\nK,120 %\n", "share-above-one"),
        ("goals.csv", "goal_id,weight\ng,-1\n", "negative"),
    ],
)
def test_a_share_that_is_none_names_its_cell(file: str, text: str, code: str) -> None:
    findings = read_upload([(file, text.encode())]).findings
    (finding,) = [each for each in findings if each.cell == "B2"]
    # 1.5 may be meant as 1.5 %: that only a person can say, and nothing is published until one has
    assert (finding.code, finding.level) == (code, "question" if code == "share-asked" else "error")
    for language in languages():
        assert finding.value and finding.value in finding.message(language)
