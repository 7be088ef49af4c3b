"""What if: the text of an address, the cells it changes, and the verdicts that come of it."""

import ast
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.goals import whatif
from analytics.goals.assumptions import Assumption, changed, key_of, parse, value_of, written
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import MissingCell
from analytics.goals.whatif import Refused, apply, judge_if, on_tables
from analytics.tables import TABLES, Tables, arrow_schema
from tests.conftest import ROOT
from tests.portfolios import AS_OF, Row, line, mounted_of, organisation, project, tables_of

GOAL: Row = dict(
    goal_id="lead",
    title_en="Lead partner",
    metric="lead_partner_count",
    comparison="at_least",
    target=2.0,
    baseline=0.0,
    starts_on=date(2011, 1, 1),
    deadline=date(2014, 1, 1),
    deadline_rule="before",
    minimum_project_budget=500_000.0,
    conditions_currency="EUR",
)
EARLY = GOAL | dict(goal_id="early", deadline=date(2012, 6, 1), deadline_rule="through")


def application(project_id: str, **cells: object) -> Row:
    """An application as lead partner that awaits its decision."""
    return dict(project_id=project_id, role="lead_partner", status="applied") | cells


def portfolio(**more: list[Row]) -> dict[str, list[Row]]:
    """One lead project granted with a budget of 600,000, one whose budget is blank, two applications."""
    return (
        dict(
            organisation=[organisation()],
            projects=[
                project("a", start_date=date(2011, 3, 1)),
                project("b"),
                application("c", decision_expected_on=date(2012, 9, 1)),
                application("d"),
            ],
            budget_lines=[line("a", "total_budget", 600_000.0)]
            + [line(each, "total_budget", 700_000.0, stage="planned") for each in "cd"],
            goals=[GOAL, EARLY],
        )
        | more
    )


def tables() -> Tables:
    return tables_of(portfolio())


def figures(text: str, of: Tables | None = None, as_of: date = AS_OF) -> dict[str, tuple[float, float | None]]:
    found = judge_if(of or tables(), text, as_of)
    assert found.findings == ()
    return {verdict.goal.goal_id: (verdict.interval.low, verdict.interval.high) for verdict in found.verdicts}


TABLES_OF_ALL = tables()

# --- the text ---

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["granted", "rejected"])), max_size=6, unique_by=lambda each: each[0]))
@settings(max_examples=60, deadline=None)
def test_what_is_written_reads_back(made: list[tuple[str, str]]) -> None:
    assumed = tuple(Assumption("projects", key_of([name]), "status", value) for name, value in made)
    assert parse(written(assumed)) == (assumed, ())


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_text_raises_and_all_that_is_said_has_words(text: str) -> None:
    said = parse(text)
    for found in (*said.findings, *on_tables(TABLES_OF_ALL, said.assumptions).findings):
        assert all(found.message(language) and found.remedy(language) for language in ("da", "en"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("projects/a/status", "whatif-unreadable"),
        ("projects/a/status/", "whatif-unreadable"),
        ("partners/a~x/role/lead_partner", "whatif-unknown-table"),
        ("nothing/a/b/c", "whatif-unknown-table"),
        ("projects/a/title/Hello", "whatif-unknown-column"),  # no words of the address on the page
        ("projects/a/project_id/z", "whatif-unknown-column"),
        ("goals/lead/metric/eu_funding", "whatif-unknown-column"),
        ("organisation/Kommune/invented/yes", "whatif-unknown-column"),
        ("projects/z/status/granted", "whatif-unknown-row"),
        ("budget_lines/a/amount/5", "whatif-unknown-row"),
        ("budget_lines/z~~project~total_budget~granted/amount/5", "whatif-unknown-row"),
        ("budget_lines/a~~somewhere~total_budget~granted/amount/5", "whatif-unknown-row"),
        ("projects/a/status/perhaps", "bad-choice"),
        ("projects/a/decided_on/2012-02-30", "no-such-date"),
        ("projects/a/success_probability/150%25", "share-above-one"),
        ("budget_lines/a~~project~total_budget~granted/amount/-5", "negative"),
        ("budget_lines/a~~project~total_budget~granted/amount/5%20DKK", "whatif-other-currency"),
        ("goals/lead/target/many", "bad-number"),
        ("goals/lead/deadline/2010-01-01", "deadline-before-start"),
        (";".join(f"projects/p{at}/status/granted" for at in range(41)), "whatif-too-many"),
        ("x" * 9000, "whatif-too-long"),
    ],
)
def test_what_cannot_be_assumed_is_said_in_both_languages(text: str, code: str) -> None:
    found = judge_if(tables(), text, AS_OF).findings
    assert code in [each.code for each in found]
    for each in found:
        assert all(each.message(language) and each.remedy(language) for language in ("da", "en"))


def test_of_two_assumptions_about_one_cell_the_last_holds_and_values_are_read_as_in_an_upload() -> None:
    said = parse(
        "goals/lead/target/1;goals/lead/target/1.234,50;projects/c/status/Bevilget;goals/lead/deadline/31.12.2014"
    )
    assert [each.value for each in said.assumptions] == ["1234.5", "granted", "2014-12-31"]


def test_forty_assumptions_hold_and_the_rest_is_said() -> None:
    said = parse(";".join(f"projects/p{at}/status/granted" for at in range(41)))
    assert len(said.assumptions) == 40 and [found.code for found in said.findings] == ["whatif-too-many"]


# --- the tables ---


def test_applying_changes_the_named_cells_only() -> None:
    before = tables()
    after = apply(before, parse("goals/lead/target/5;projects/b/role/project_partner").assumptions)
    changed = {
        (name, row, column)
        for name in TABLES
        for row, (was, now) in enumerate(zip(before[name].to_pylist(), after[name].to_pylist(), strict=True))
        for column in was
        if was[column] != now[column]
    }
    assert changed == {("goals", 0, "target"), ("projects", 1, "role")}
    assert all(after[name].schema.equals(arrow_schema(name)) for name in TABLES)


def test_a_decision_is_dated_as_expected_but_not_later_than_the_day_looked_at() -> None:
    def decided(text: str, on: date | None) -> list[date | None]:
        rows = apply(tables(), parse(text).assumptions, on)["projects"].to_pylist()
        return [row["decided_on"] for row in rows if row["project_id"] in "cd"]

    both = "projects/c/status/granted;projects/d/status/rejected"
    assert decided(both, None) == [date(2012, 9, 1), None]
    assert decided(both, AS_OF) == [AS_OF, AS_OF]
    assert decided(both, date(2013, 1, 1)) == [date(2012, 9, 1), date(2013, 1, 1)]
    assert decided("projects/c/status/granted;projects/c/decided_on/2012-02-01", AS_OF) == [date(2012, 2, 1), None]


def test_a_row_that_is_not_there_is_added_with_its_key() -> None:
    key = key_of(["b", None, "project", "total_budget", "granted"])
    rows = apply(tables(), [Assumption("budget_lines", key, "amount", "5")])["budget_lines"].to_pylist()
    assert len(rows) == 4
    assert {
        name: rows[-1][name] for name in ("project_id", "year", "scope", "item", "stage", "amount", "_file")
    } == dict(project_id="b", year=None, scope="project", item="total_budget", stage="granted", amount=5.0, _file=None)


def test_what_the_tables_refuse_is_raised_with_its_findings() -> None:
    with pytest.raises(Refused) as refused:
        apply(tables(), [Assumption("projects", "z", "status", "granted")])
    assert [found.code for found in refused.value.findings] == ["whatif-unknown-row"]


def test_every_missing_cell_of_the_verdicts_can_be_named_or_needs_a_whole_row() -> None:
    consultants = [dict(consultant="K", year=2012)]
    goal = dict(goal_id="k", title_en="K", metric="consultant_cost_coverage", comparison="at_least", target=1.0)
    made = portfolio(goals=[GOAL, goal], consultants=consultants)
    mounted = mounted_of(made)
    verdicts = judge_all(mounted, read_goals(tables_of(made)), AS_OF)
    mounted.close()
    for missing in [cell for verdict in verdicts for cell in verdict.missing]:
        cell = whatif.cell(missing, tables_of(made))
        if cell is None:
            assert missing.table == "consultant_hours" and not missing.exists
        else:
            value = {"currency": "EUR"}.get(cell[2], "5")
            assert on_tables(tables_of(made), [Assumption(*cell, value)]).findings == ()


def test_a_blank_cell_of_the_organisation_is_named_by_its_only_row() -> None:
    missing = MissingCell("organisation", "figures_as_of", {}, True)
    assert whatif.cell(missing, tables()) == ("organisation", "Kommune", "figures_as_of")


# --- the verdicts ---


def test_granting_and_filling_move_the_goals() -> None:
    # Certain: a (600,000). Possible: b, whose budget is blank. c and d are only applied for.
    assert figures("") == {"lead": (1, 2), "early": (1, 2)}
    # d has no expected day: granted as of today it counts for both goals.
    assert figures("projects/d/status/granted") == {"lead": (2, 3), "early": (2, 3)}
    # c is decided on 1 September 2012: after the last day of "early" (1 June 2012), where it cannot count.
    assert figures("projects/c/status/granted") == {"lead": (2, 3), "early": (1, 2)}
    assert figures("projects/c/status/granted;projects/d/status/granted") == {"lead": (3, 4), "early": (2, 3)}
    # … unless the deadline of "early" moves as well
    assert figures("projects/c/status/granted;goals/early/deadline/2012-12-31")["early"] == (2, 3)
    # the budget of b: 600,000 is enough, 400,000 is not
    line_of_b = "budget_lines/b~~project~total_budget~granted"
    assert figures(f"{line_of_b}/amount/600000;{line_of_b}/currency/EUR")["lead"] == (2, 2)
    assert figures(f"{line_of_b}/amount/400000;{line_of_b}/currency/EUR")["lead"] == (1, 1)


def test_rejecting_moves_nothing_that_counts() -> None:
    assert figures("projects/c/status/rejected") == figures("")


def test_moving_the_deadline_moves_the_day_it_is_measured_on() -> None:
    # Before 2 February 2011 nothing had been granted: the deadline 2011-02-01 (before) is measured on 31 January 2011.
    assert figures("goals/lead/deadline/2011-02-01")["lead"] == (0, 0)


def test_an_assumption_is_the_same_as_an_edition_that_says_so() -> None:
    """A second way: the verdicts of tables written by hand."""
    granted = portfolio()
    granted["projects"] = [
        row | (dict(status="granted", decided_on=AS_OF) if row["project_id"] == "d" else {})
        for row in granted["projects"]
    ]
    mounted = mounted_of(granted)
    by_hand = judge_all(mounted, read_goals(tables_of(granted)), AS_OF)
    mounted.close()
    assumed = judge_if(tables(), "projects/d/status/granted", AS_OF).verdicts
    assert [(each.interval, each.status, each.missing) for each in assumed] == [
        (each.interval, each.status, each.missing) for each in by_hand
    ]


def test_a_contradiction_is_said_and_nothing_is_judged() -> None:
    found = judge_if(tables(), "goals/lead/deadline/2010-01-01", AS_OF)
    assert found.verdicts == () and [each.code for each in found.findings] == ["deadline-before-start"]


def test_the_assumptions_of_an_address_leave_the_tables_alone() -> None:
    before = tables()
    judge_if(before, "projects/d/status/granted;goals/lead/target/9", AS_OF)
    assert all(before[name].equals(rows) for name, rows in tables().items())


def test_an_address_is_changed_one_cell_at_a_time() -> None:
    cell = ("projects", "c", "status")
    said = changed("goals/lead/target/9", {cell: "granted"})
    assert said == "goals/lead/target/9;projects/c/status/granted"
    assert changed(said, {cell: ""}) == "goals/lead/target/9"


def test_what_is_typed_stands_in_the_address_as_every_language_reads_it() -> None:
    amount = ("budget_lines", key_of(["a", None, "project", "total_budget", "granted"]), "amount")
    assert value_of(amount, "1.500,5", "da") == ("1500.5", True)
    assert value_of(amount, "600.000 DKK", "da", "EUR") == ("600.000 DKK", False)
    assert value_of(amount, "many", "en") == ("many", False)


def test_the_currency_of_an_amount_is_that_of_its_row() -> None:
    made = tables_of(portfolio(budget_lines=[line("a", "total_budget", None, currency="DKK")]))
    (row,) = made["budget_lines"].to_pylist()
    rest = [row[name] for name in TABLES["budget_lines"].key[1:]]
    there, added = (("budget_lines", key_of([project_id, *rest]), "amount") for project_id in ("a", "b"))
    assert (whatif.currency_of(there, made), whatif.currency_of(added, made)) == ("DKK", "EUR")
    assert whatif.currency_of(("goals", "lead", "minimum_project_budget"), made) == "EUR"


@pytest.mark.parametrize(
    "file",
    [
        "analytics/goals/assumptions.py",
        "analytics/goals/whatif.py",
        "pages/parts/whatif_parts.py",
        "pages/parts/whatif_outcome.py",
    ],
)
def test_nothing_leads_from_a_what_if_to_publishing(file: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not names & {"publish", "restore", "remember", "store", "save"}
    assert not any(str(module).startswith("analytics.editions") for module in modules)
