"""Headings as municipalities write them, in four languages, and amounts beside projects."""

import pytest

from analytics.intake.answers import LEAVE_OUT
from analytics.intake.read import read_file
from analytics.intake.vocabulary import vocabulary
from analytics.tables import TABLES
from tests.test_intake import xlsx


def read(rows: list[list[object]], answers: dict[str, str] | None = None):
    return read_file("book.xlsx", xlsx({"Projekter": rows}), vocabulary(), answers or {})


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["Projektnr.", "Projektnavn", "Vores rolle", "Fase"], ["project_id", "title", "role", "status"]),
        (["Project no.", "Project name", "Our role", "State"], ["project_id", "title", "role", "status"]),
        (["Diarienummer", "Benämning", "Roll", "Insats"], ["project_id", "title", "role", "focus_area"]),
        (["Numer projektu", "Tytuł", "Rola", "Koniec"], ["project_id", "title", "role", "end_date"]),
        (["Beräknad start", "Akronym", "Titel"], ["start_date", "acronym", "title"]),
    ],
)
def test_headings_of_four_languages(headings: list[str], columns: list[str]) -> None:
    [sheet] = read([headings, [None] * len(headings), ["a"]]).sheets
    assert [each.column for each in sheet.headings] == columns


def test_no_alias_is_a_column_that_does_not_exist() -> None:
    names = vocabulary()
    for table, aliases in names.aliases.items():
        known = {column.name for column in TABLES[table].all_columns()}
        assert {column for columns in aliases.values() for column in columns} <= known


def test_amounts_beside_projects_become_budget_lines() -> None:
    rows = [
        ["Akronym", "Status", "Samlet budget (t.kr.)", "EU-tilskud [EUR]", "Egenfinansiering"],
        ["Udlavi", "I gang", "1.250,5", 500, "16 mio. SEK"],
        ["Biogas", "Ansøgt", None, 20, None],
    ]
    answer = read(rows)
    asked = next(finding.question for finding in answer.findings if finding.code == "currency-asked")
    assert asked is not None
    assert {option.value for option in asked.options} == {"DKK", "SEK", "NOK"}, "what kr. may be"
    answer = read(rows, {asked.key: "DKK"})
    tables = {table: arrow for table, _, arrow in answer.tables}
    columns = ["project_id", "scope", "item", "stage", "amount", "currency", "_row"]
    assert [tuple(row.values()) for row in tables["budget_lines"].select(columns).to_pylist()] == [
        ("udlavi", "project", "total_budget", "granted", 1_250_500.0, "DKK", 2),
        ("udlavi", "project", "eu_grant", "granted", 500.0, "EUR", 2),
        ("biogas", "project", "eu_grant", "planned", 20.0, "EUR", 3),
        ("udlavi", "own", "own_contribution", "granted", 16_000_000.0, "SEK", 2),
    ]
    letters = {row["column_name"]: row["letter"] for row in answer.columns if row["table_name"] == "budget_lines"}
    assert letters["amount:project/eu_grant"] == "D"
    assert answer.partial == ["budget_lines"]
    assert {finding.code for finding in answer.findings} == {"heading-unit", "ids-made", "columns-missing"}


@pytest.mark.parametrize(
    "heading", ["Budget 2012", "2012 Budget", "Budget (2012)", "Budget for 2012 [EUR]", "Budżet 2012"]
)
def test_an_amount_of_one_year_is_not_the_whole_budget(heading: str) -> None:
    answer = read([["Projekt-id", heading], ["a", "5 EUR"]])
    tables = {table: rows for table, _, rows in answer.tables}
    line = tables["budget_lines"].select(["scope", "item", "year", "amount"]).to_pylist()
    assert line == [{"scope": "project", "item": "total_budget", "year": 2012, "amount": 5}]
    names = [(row["column_name"], row["letter"]) for row in answer.columns if row["table_name"] == "budget_lines"]
    assert ("amount:project/total_budget/2012", "B") in names


@pytest.mark.parametrize("heading", ["Budget 2012-2014", "Budget 2012 revideret", "Aktiviteter 2012"])
def test_years_that_are_not_understood_are_left_out_and_said(heading: str) -> None:
    answer = read([["Projekt-id", heading], ["a", "5 EUR"]])
    assert [table for table, _, _ in answer.tables] == ["projects"]
    assert ("unknown-column", "B1") in {(finding.code, finding.cell) for finding in answer.findings}


def test_a_bracket_that_is_no_unit_is_asked_about() -> None:
    answer = read([["Projekt-id", "Budget (uden moms)"], ["a", 5]])
    assert ("question", "column-asked") in {(finding.level, finding.code) for finding in answer.findings}


def test_ids_are_made_from_acronyms_and_stay_the_same() -> None:
    rows = [["Akronym"], ["Grøn Vækst"], ["Grøn vækst!"], ["Łódź"]]
    for _ in range(2):
        assert read(rows).tables[0][2]["project_id"].to_pylist() == ["groen-vaekst", "groen-vaekst-2", "lodz"]


def test_a_column_the_table_cannot_be_without_is_asked_for() -> None:
    content = xlsx({"goals": [["goal_id", "metric", "comparison", "Hvor meget"], ["g", "partner_count", "Mindst", 5]]})
    answer = read_file("book.xlsx", content, vocabulary())
    asked = next(finding.question for finding in answer.findings if finding.code == "missing-asked")
    assert asked is not None
    answer = read_file("book.xlsx", content, vocabulary(), {asked.key: "hvor meget"})
    assert answer.tables[0][2]["target"].to_pylist() == [5.0]


def test_an_unknown_word_is_asked_about_once() -> None:
    rows = [["Projekt-id", "Status"], ["a", "Kører derudad"], ["b", "kører derudad"], ["c", "I gang"]]
    answer = read(rows)
    [asked] = [finding for finding in answer.findings if finding.level == "question"]
    assert (asked.code, asked.cell, asked.about["count"]) == ("value-asked", "B2", "2")
    assert asked.question is not None
    answer = read(rows, {asked.question.key: "running"})
    assert answer.tables[0][2]["status"].to_pylist() == ["running"] * 3
    answer = read(rows, {asked.question.key: LEAVE_OUT})
    assert answer.tables[0][2]["status"].to_pylist() == [None, None, "running"]


def test_other_tables_name_projects_by_what_their_ids_are_made_from() -> None:
    """By acronym or title, whatever their case; a title that two projects have, and an id as made, stay as written."""
    projects = [["Akronym", "Titel"], ["Udlavi", "Grønt byrum"], ["Biogas", "Energi"], ["Havn", "Energi"]]
    head = ["Projekt", "scope", "item", "stage", "amount", "currency"]
    words = ["UDLAVI", "grønt  byrum", "Energi", "havn", "ukendt"]
    lines = [head, *([word, "own", "loan", "paid", 1, "EUR"] for word in words)]
    answer = read_file("book.xlsx", xlsx({"Projekter": projects, "budget_lines": lines}), vocabulary())
    tables = {table: rows for table, _, rows in answer.tables}
    assert tables["projects"]["project_id"].to_pylist() == ["udlavi", "biogas", "havn"]
    assert tables["budget_lines"]["project_id"].to_pylist() == ["udlavi", "udlavi", "Energi", "havn", "ukendt"]


def test_ids_that_were_not_made_are_not_looked_for() -> None:
    projects = [["Projekt-id", "Akronym"], ["p1", "Udlavi"]]
    lines = [["Projekt", "scope", "item", "stage", "amount", "currency"], ["Udlavi", "own", "loan", "paid", 1, "EUR"]]
    answer = read_file("book.xlsx", xlsx({"Projekter": projects, "budget_lines": lines}), vocabulary())
    tables = {table: rows for table, _, rows in answer.tables}
    assert tables["budget_lines"]["project_id"].to_pylist() == ["Udlavi"]
