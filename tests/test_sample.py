"""The bundled sample holds the facts of ../shared/facts/slagelse.md, all of them and nothing else.

Read here with the plain csv module, so that a mistake of intake cannot hide one of the sample."""

from datetime import date

import pytest

from analytics.tables import LANGUAGE_SUFFIXES, TABLES
from tests.conftest import ROOT, rows, shared

PROJECTS = {row["project_id"]: row for row in rows("projects")}
LINES = {(row["project_id"], row["scope"], row["item"], row["stage"]): row for row in rows("budget_lines")}
GOALS = {row["goal_id"]: row for row in rows("goals")}


def amount(project: str, item: str, stage: str = "granted", scope: str = "project") -> tuple[float, str]:
    line = LINES[project, scope, item, stage]
    return float(line["amount"]), line["currency"]


# --- the files themselves ---


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_file_with_the_columns_of_tables_py(table):
    heading = (ROOT / "data" / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    unused = {f"_{language}" for language in LANGUAGE_SUFFIXES} - {"_da", "_en"}
    assert heading == [column.name for column in TABLES[table].all_columns() if column.name[-3:] not in unused]


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_its_source_and_no_key_comes_twice(table):
    assert all(row["source"].strip() for row in rows(table))
    keys = [tuple(row[column] for column in TABLES[table].key) for row in rows(table)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_is_of_its_column_s_type(table):
    for row in rows(table):
        for column in TABLES[table].all_columns():
            cell = row.get(column.name, "")
            if not cell:
                assert not column.required, f"{table}.{column.name} is blank"
            elif column.type == "choice":
                assert cell in column.choices
            elif column.type == "date":
                date.fromisoformat(cell)
            elif column.type in ("number", "money", "share", "integer"):
                assert float(cell) >= (column.minimum or 0)
            if column.refers_to == "projects":
                assert cell in PROJECTS


# --- the facts ---


def test_the_nine_projects_of_the_article():
    assert set(PROJECTS) == {
        "interloc", "lifescape", "udlavi", "renergy", "sjaelland", "reeze", "srrf", "greenpro", "mok-up",
    }  # fmt: skip


def test_interloc_is_76_61_per_cent_though_the_article_says_76():
    budget, currency = amount("interloc", "total_budget")
    grant, same = amount("interloc", "eu_grant")
    assert (budget, grant, currency, same) == (527_044, 403_770, "EUR", "EUR")
    assert round(grant / budget * 100, 2) == 76.61  # 403,770 / 527,044 = 0.766103…


def test_udlavi_is_a_lead_below_the_minimum():
    assert PROJECTS["udlavi"]["role"] == "lead_partner"
    assert [row["project_id"] for row in PROJECTS.values() if row["role"] == "lead_partner"] == ["udlavi"]
    assert amount("udlavi", "total_budget") == (309_288, "EUR")
    assert amount("udlavi", "eu_grant") == (154_644, "EUR")  # exactly half
    goal = GOALS["lead-partner"]
    assert (float(goal["minimum_project_budget"]), goal["conditions_currency"]) == (500_000, "EUR")


def test_the_other_budgets():
    assert amount("renergy", "total_budget") == (2_210_186.70, "EUR")
    assert amount("renergy", "eu_grant") == (1_718_589.54, "EUR")
    assert amount("lifescape", "total_budget", "planned") == (1_400_000, "EUR")
    assert amount("lifescape", "total_budget", "verified") == (1_450_000, "EUR")
    assert amount("sjaelland", "total_budget") == (16_000_000, "DKK")
    assert LINES["sjaelland", "project", "total_budget", "granted"]["dated"] == "2012-03-12"
    assert len(LINES) == 10  # 2 InterLoc + 2 LIFEscape + 2 UDLAVI + 2 RENERGY + 1 Sjælland + 1 loan


def test_reeze_has_a_loan_and_nothing_else():
    assert amount("reeze", "loan", scope="own") == (40_000_000, "DKK")
    assert [key for key in LINES if key[0] == "reeze"] == [("reeze", "own", "loan", "granted")]
    assert [key[0] for key in LINES if key[2] == "loan"] == ["reeze"]


def test_greenpro_and_mok_up_are_applications_and_nothing_more():
    known = {"project_id", "acronym", "title_da", "title_en", "status", "source", "note"}
    for project in ("greenpro", "mok-up"):
        assert PROJECTS[project]["status"] == "applied"
        assert {column for column, cell in PROJECTS[project].items() if cell} == known
        assert not [key for key in LINES if key[0] == project]


def test_status_and_role_of_the_others():
    running = {"interloc", "lifescape", "udlavi", "renergy", "sjaelland", "reeze"}
    assert {name for name, row in PROJECTS.items() if row["status"] == "running"} == running
    assert [name for name, row in PROJECTS.items() if row["status"] == "granted"] == ["srrf"]
    partner = {"lifescape", "renergy", "reeze"}
    assert {name for name, row in PROJECTS.items() if row["role"] == "project_partner"} == partner


def test_dates_as_listed():
    dates = {name: (row["start_date"], row["end_date"]) for name, row in PROJECTS.items() if row["start_date"]}
    assert dates == {
        "interloc": ("2011-06-30", "2014-06-29"),
        "lifescape": ("2011-05-12", "2014-04-11"),
        "udlavi": ("2012-02-01", "2014-12-31"),
        "renergy": ("2012-01-01", "2014-12-31"),
        "reeze": ("2012-03-01", ""),
        "srrf": ("2012-03-31", "2015-03-30"),
    }
    assert "1. juli 2011 til 30. juni 2014" in PROJECTS["interloc"]["note"]
    assert "til og med 2013" in PROJECTS["interloc"]["note"]


def test_what_nobody_said_is_blank():
    roles_unknown = {name for name, row in PROJECTS.items() if not row["role"]}
    assert roles_unknown == {"interloc", "sjaelland", "srrf", "greenpro", "mok-up"}
    assert {name for name, row in PROJECTS.items() if not row["programme"]} == {"srrf", "greenpro", "mok-up"}
    for row in PROJECTS.values():
        assert not any(row[column] for column in ("applied_on", "decision_expected_on", "decided_on"))
        assert not row["success_probability"]
    assert not [key for key in LINES if key[2] == "own_contribution"]
    assert not rows("consultant_hours") and not rows("rates")
    for row in rows("consultants"):
        assert (row["employment_cost"], row["currency"], row["full_time_share"]) == ("", "", "")


def test_what_is_inferred_says_so():
    inferred = {name: row for name, row in PROJECTS.items() if row["focus_area"] or row["department"]}
    assert {(name, row["focus_area"], row["department"]) for name, row in inferred.items()} == {
        ("renergy", "Erhverv/innovation", ""),  # "green business development"
        ("srrf", "", "Misbrugscentret Slagelse"),  # who carries it out
    }
    assert all("inferred" in row["source"] for row in inferred.values())


def test_partners_as_named():
    assert {(row["project_id"], row["organisation"], row["country"], row["role"]) for row in rows("partners")} == {
        ("lifescape", "Park Krajobrazowy Wysoczyzny Elbląskiej", "PL", "lead_partner"),
        ("udlavi", "Sölvesborg", "", "project_partner"),
        ("renergy", "Province of Potenza", "IT", "lead_partner"),
        ("reeze", "Region Sjælland", "", ""),
        ("srrf", "ATS", "DE", ""),
    }


def test_the_organisation():
    (row,) = rows("organisation")
    assert row["name"] == "Slagelse Kommune"
    assert "29188505" in row["identifiers"] and "330" in row["identifiers"]
    assert row["figures_as_of"] == "2012-03-12"
    assert row["focus_areas"].split("; ") == ["Erhverv/innovation", "Uddannelse/læringsmiljøer", "Oplevelse/turisme"]


def test_four_online_conferences_and_only_the_first_has_a_day():
    assert [row["date"] for row in rows("activities")] == ["2012-03-02", "", "", ""]
    assert {row["kind"] for row in rows("activities")} == {"conference"}


# --- the goals ---


def test_the_three_goals_are_data():
    stated = ("metric", "comparison", "target", "deadline", "deadline_rule", "starts_on")
    assert {name: tuple(row[column] for column in stated) for name, row in GOALS.items()} == {
        "lead-partner": ("lead_partner_count", "at_least", "3", "2014-01-01", "before", "2011-01-01"),
        "partner": ("partner_count", "at_least", "4", "2013-12-31", "through", "2011-01-01"),
        "consultants": ("consultant_cost_coverage", "at_least", "1", "2013-12-31", "through", "2011-01-01"),
    }
    partner = GOALS["partner"]
    assert (partner["own_contribution_envelope"], partner["envelope_basis"], partner["tolerance"]) == (
        "90000",
        "total",
        "0.10",
    )


@pytest.mark.parametrize(
    ("goal", "words_da", "words_en"),
    [
        ("lead-partner", ("Inden 2014", "0,5 mio. euro er nok", "nationale"), ("before 2014", "is enough", "national")),
        ("partner", ("Yderligere", "pr. projekt", "10 %", "før 1. januar 2013"), ("further", "per project", "±10 %")),
        ("consultants", ("ikke oplyst", "ikke som 0"), ("stated nowhere", "not as 0")),
    ],
)
def test_the_ambiguities_are_written_in_both_languages(goal, words_da, words_en):
    for language, words in (("da", words_da), ("en", words_en)):
        interpretation = GOALS[goal][f"interpretation_{language}"]
        assert [word for word in words if word not in interpretation] == []


def test_the_article_says_so():
    article = shared("seed/article.txt").read_text(encoding="utf-8")
    assert "527.044 Euro" in article and "403.770 EURO" in article
    for words in ("16 mio. kr.", "lån for 40 mio. DKK", "Er endnu ikke bevilgede", "godkendt i 2011"):
        assert words in article
