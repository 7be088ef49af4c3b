"""What is unlikely is doubted, with both cells named, until somebody confirms it. Each case is made for its rule; what
is right beside it (the next value over the threshold) must not be doubted."""

import time
from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from analytics.findings import Finding
from analytics.intake.check import check, check_and_count
from analytics.intake.plausible import highest_rate, weigh
from analytics.tables import Tables, arrow_schema, from_rows
from tests.conftest import ROOT


def tables(name: str, *rows: dict[str, object]) -> Tables:
    placed = [{"_file": "book.xlsx", "_sheet": name, "_row": at, **row} for at, row in enumerate(rows, 2)]
    return {name: from_rows(name, placed)}


def line(project: str, item: str, amount: float | None, **more: object) -> dict[str, object]:
    usual = {"scope": "project", "stage": "granted", "currency": "EUR", "dated": date(2010, 5, 1)}
    return {"project_id": project, "item": item, "amount": amount, **usual, **more}


def letters(*names: tuple[str, str, str]) -> pa.Table:
    rows = [{"file": "book.xlsx", "sheet": t, "table_name": t, "column_name": c, "letter": x} for t, c, x in names]
    return pa.Table.from_pylist(rows, schema=pa.schema([(n, pa.string()) for n in rows[0]]))


WHERE = letters(("budget_lines", "amount", "F"), ("projects", "title", "C"), ("projects", "end_date", "H"))


def doubted(whole: Tables, answers: dict[str, str] | None = None) -> list[Finding]:
    """The doubts only: the made tables have no projects for their lines to refer to."""
    found = check(whole, WHERE, answers=answers or {})
    assert all(each.message("da") and each.remedy("en") for each in found)
    return [each for each in found if each.question]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # The EU's part cannot be more than the whole; a rounding difference is none.
        ([line("a", "total_budget", 100_000), line("a", "eu_grant", 100_200)], [("grant-over-total", "F3", "F2")]),
        ([line("a", "total_budget", 100_000), line("a", "eu_grant", 100_000)], []),
        ([line("a", "total_budget", 100_000), line("b", "eu_grant", 200_000)], []),
        ([line("a", "total_budget", 1_000), line("a", "eu_grant", 2_000, stage="planned")], []),
        ([line("a", "total_budget", 1_000), line("a", "eu_grant", 2_000, currency="DKK")], []),
        ([line("a", "total_budget", 1_000), line("a", "private", 2_000)], [("part-over-total", "F3", "F2")]),
        ([line("a", "total_budget", None), line("a", "eu_grant", 2_000)], []),
        # The organisation's own share is a part of the partnership's.
        (
            [line("a", "total_budget", 90_000), line("a", "total_budget", 95_000, scope="own")],
            [("own-over-whole", "F3", "F2")],
        ),
        # Two stages of one budget a thousand apart; twice as much is nothing unusual.
        (
            [line("a", "total_budget", 16_000), line("a", "total_budget", 16_200_000, stage="planned")],
            [("thousandfold", "F3", "F2")],
        ),
        ([line("a", "total_budget", 16_000), line("a", "total_budget", 32_000, stage="planned")], []),
        # 75 % of 120 million is 90 million: 90 thousand is less than a thousandth.
        ([line("a", "total_budget", 120e6), line("a", "eu_grant", 90e3)], [("thousandfold", "F3", "F2")]),
        # 100,000 EUR is 746,000 DKK (the ECB's rate on 1 May 2010 was 7.4428).
        (
            [line("a", "eu_grant", 100_000, stage="planned"), line("a", "eu_grant", 744_280)],
            [("kroner-in-euro", "F3", "F2")],
        ),
        (
            [line("a", "eu_grant", 744_280, stage="planned", currency="DKK"), line("a", "eu_grant", 744_280)],
            [("kroner-in-euro", "F3", "F2")],
        ),
        ([line("a", "eu_grant", 744_280, stage="planned", currency="DKK"), line("a", "eu_grant", 100_000)], []),
    ],
)
def test_amounts_that_do_not_go_together(rows: list[dict[str, object]], expected: list[tuple[str, str, str]]) -> None:
    found = doubted(tables("budget_lines", *rows))
    places = [(each.code, each.cell, each.about["other"]) for each in found]
    assert places == [(code, cell, f"book.xlsx · budget_lines!{other}") for code, cell, other in expected]
    assert {each.level for each in found} <= {"warning"}


def test_an_amount_far_from_the_middle_of_its_kind() -> None:
    """Eight budgets around a million and one of a thousand million; with seven neighbours nothing could be said."""
    usual = [line(f"p{n}", "total_budget", 900_000 + 50_000 * n) for n in range(8)]
    found = doubted(tables("budget_lines", *usual, line("x", "total_budget", 1.2e9), line("y", "total_budget", 900)))
    assert [(each.code, each.cell) for each in found] == [("far-from-median", "F10"), ("far-from-median", "F11")]
    assert doubted(tables("budget_lines", *usual[:6], line("x", "total_budget", 1.2e9))) == []
    assert doubted(tables("budget_lines", *usual, line("x", "total_budget", 90e6))) == []


@pytest.mark.parametrize(
    ("programme", "rate"),
    [
        ("Interreg IVA Øresund", 0.85),  # 1083/2006 art. 53(3)
        ("Interreg V A ÖKS", 0.85),  # 1303/2013 art. 120(3)
        ("Interreg VI-A Öresund-Kattegat-Skagerrak", 0.80),  # 2021/1059 art. 13
        ("LIFE 2014-2020", 0.75),  # 1293/2013 art. 20
        ("Horizon Europe", None),
        ("Lifelong Learning", None),
        (None, None),
    ],
)
def test_the_highest_rate_of_a_programme(programme: str | None, rate: float | None) -> None:
    found = highest_rate(programme, None)
    assert (found and found[0]) == rate


def test_a_grant_above_what_the_programme_pays() -> None:
    lines = [line("a", "total_budget", 100_000), line("a", "eu_grant", 90_000)]
    whole = tables("budget_lines", *lines) | tables("projects", {"project_id": "a", "programme": "Interreg IVB"})
    (found,) = doubted(whole)
    assert (found.code, found.cell, found.about["rate"]) == ("rate-over-programme", "F3", "90 %")
    assert not doubted(tables("budget_lines", *lines) | tables("projects", {"project_id": "a", "programme": "Tender"}))


def project(id: str, title: str, programme: str = "", start: date | None = None, **more: object) -> dict[str, object]:
    return {"project_id": id, "title": title, "programme": programme or None, "start_date": start, **more}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (project("a", "Cycling to work in small towns"), project("b", "Cycling to work in smal towns"), True),
        (project("a", "Cycling to work"), project("b", "To work cycling"), True),
        (project("a", "Baltic Water Phase 1"), project("b", "Baltic Water Phase 2"), False),
        (project("a", "Baltic Water II"), project("b", "Baltic Water III"), False),
        (project("a", "Baltic Water", "Interreg"), project("b", "Baltic Water", "LIFE"), False),
        (project("a", "Water", start=date(2010, 1, 1)), project("b", "Water", start=date(2013, 1, 1)), False),
        (project("a", "Water", start=date(2010, 1, 1)), project("b", "Water", start=date(2010, 1, 15)), True),
        (project("a", "Young people at school"), project("b", "Old people at home"), False),
        (project("a", "", acronym="UDLAVI"), project("b", "Education and work", acronym="Udlavi"), True),
        (project("a", "Water", acronym="GreenPro"), project("b", "Water", acronym="MOK-UP"), False),
        (project("a", "Water", acronym="Green-Pro"), project("b", "Water", acronym="Green Pro"), True),
        (project("a", "One", acronym="NET"), project("b", "Something else", acronym="NET"), False),
    ],
)
def test_the_same_project_twice(one: dict[str, object], other: dict[str, object], same: bool) -> None:
    found = [each.code for each in doubted(tables("projects", one, other))]
    assert found == (["same-project-twice"] if same else [])


def test_an_end_before_the_start_names_both() -> None:
    (found,) = doubted(tables("projects", project("a", "A", start=date(2012, 1, 1), end_date=date(2011, 1, 1))))
    assert (found.code, found.cell, found.value) == ("end-before-start", "H2", "2011-01-01")
    assert found.about["other_value"] == "2012-01-01"


def test_a_running_project_that_starts_after_the_day_of_the_figures() -> None:
    """A list of later years would count on 12 March 2012, unless that day is moved. What is granted may begin within
    two years (12 March 2014 is day 730)."""
    us = [{"name": "Slagelse Kommune", "figures_as_of": date(2012, 3, 12)}]
    later = {"start": date(2016, 1, 1)}
    rows = [
        project("a", "A", status="closed", **later),
        project("b", "B", status="granted", start=date(2014, 3, 12)),
        project("e", "E", status="granted", start=date(2014, 3, 13)),
        project("f", "F", status="applied", **later),
        project("c", "C", status="running", start=date(2012, 3, 12)),
        project("d", "D", status="running"),
    ]
    whole = {**tables("projects", *rows), **tables("organisation", *us)}
    found, granted = doubted(whole)
    assert (found.code, found.value, found.about["other_value"]) == ("begins-later", "2016-01-01", "2012-03-12")
    assert (granted.code, granted.value) == ("begins-later", "2014-03-13")
    assert "1. januar 2016" in found.message("da")


def hours(consultant: str, count: float, project_id: str = "a", **more: object) -> dict[str, object]:
    fixed = {"year": 2011, "method": "hourly_rate", "stage": "verified", "currency": "DKK"}
    return {"consultant": consultant, "project_id": project_id, "hours": count, **fixed, **more}


def test_more_hours_than_a_year_has() -> None:
    """1,720 hours: Regulation (EU) 2021/1060, article 55(2). The stages are not added up."""
    assert doubted(tables("consultant_hours", hours("x", 1000), hours("x", 720, "b"))) == []
    (found,) = doubted(tables("consultant_hours", hours("x", 1000), hours("x", 721, "b")))
    assert (found.code, found.about["hours"]) == ("hours-over-year", "1721")
    assert doubted(tables("consultant_hours", hours("x", 1700), hours("x", 1700, stage="claimed"))) == []


def test_more_refunded_than_a_consultant_costs() -> None:
    """1,000 h at 400 DKK, of which half: 200,000 DKK."""
    rows = tables("consultant_hours", hours("x", 1000, hourly_rate=400.0, cofinancing_rate=0.5))
    cost = {"consultant": "x", "year": 2011, "currency": "DKK"}
    (found,) = doubted(rows | tables("consultants", cost | {"employment_cost": 199_000.0}))
    assert (found.code, found.about["rate"]) == ("coverage-over-whole", "101 %")
    assert doubted(rows | tables("consultants", cost | {"employment_cost": 200_000.0})) == []


def test_what_is_confirmed_is_not_doubted_until_a_value_changes() -> None:
    whole = tables("budget_lines", line("a", "total_budget", 100.0), line("a", "eu_grant", 120.0))
    (found,) = doubted(whole)
    assert found.question is not None
    answers = {found.question.key: "yes"}
    assert doubted(whole, answers) == []
    assert check_and_count(whole, answers=answers)[1] == 1
    for changed in (line("a", "eu_grant", 121.0), line("a", "eu_grant", 120.0, currency="DKK")):
        again = tables("budget_lines", line("a", "total_budget", 100.0, currency=changed["currency"]), changed)
        assert len(doubted(again, answers)) == 1
    moved = tables(
        "budget_lines", line("z", "private", 1.0), line("a", "total_budget", 100.0), line("a", "eu_grant", 120.0)
    )
    assert doubted(moved, answers) == []  # the same rows in other places


def test_the_sample_is_believed() -> None:
    from analytics.intake.upload import read_upload

    files = [(path.name, path.read_bytes()) for path in sorted((ROOT / "data").glob("*.csv"))]
    upload = read_upload(files)
    assert len(upload.tables["projects"]) == 9
    assert weigh(upload.tables, lambda table, column, row: (table, None, None), {}).doubts == []


def test_a_million_lines_take_seconds() -> None:
    count = 1_000_000
    project = np.arange(count) // 8
    items = pa.array(["total_budget", "eu_grant", "own_contribution", "private"] * (count // 4))
    stages = pa.array((["planned"] * 4 + ["granted"] * 4) * (count // 8))
    amounts = np.random.default_rng(1).uniform(1e5, 1e6, count)
    columns = {
        "project_id": pa.array([f"p{n}" for n in range(count // 8)]).take(pa.array(project)),
        "scope": pa.array(["project"]).take(pa.array(np.zeros(count, np.int64))),
        "item": items, "stage": stages, "amount": pa.array(amounts),
        "currency": pa.array(["EUR"]).take(pa.array(np.zeros(count, np.int64))),
    }  # fmt: skip
    schema = arrow_schema("budget_lines")
    lines = pa.table([columns.get(field.name, pa.nulls(count, field.type)) for field in schema], schema=schema)
    began = time.process_time()
    weigh({"budget_lines": lines}, lambda table, column, row: ("big.csv", None, f"F{row}"), {})
    assert time.process_time() - began < 15
