"""What is possible but unlikely, from the file to the doubt: section 5 of the issue. `test_plausible` looks at each
rule by itself; here the cells named are those of the file, whatever its layout."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.corpus.case import Case, Doubt, case
from tests.corpus.mapping import FULL
from tests.corpus.shapes import LINES, PROJECTS, letter, projects
from tests.corpus.writers import delimited, xlsx


def _lines(*rows: tuple[str, str, str, Any], currency: str = "EUR") -> list[list[Any]]:
    """Granted budget lines: project, scope, item, amount; the amounts stand in F2, F3, …"""
    return [
        LINES,
        *([p, None, scope, item, "granted", amount, currency, None, None] for p, scope, item, amount in rows),
    ]


def _read(rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    named = (dict(zip(rows[0], row, strict=True)) for row in rows[1:])
    return [{name: cell for name, cell in row.items() if cell is not None} for row in named]


def _doubted(rows: list[list[Any]], *doubts: Doubt) -> Case:
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], {"budget_lines": _read(rows)}, doubts=doubts)


@case
def doubt_grant_over_the_total() -> Case:
    rows = _lines(("p1", "project", "total_budget", 100000), ("p1", "project", "eu_grant", 250000))
    return _doubted(rows, ("grant-over-total", "F3", "F2"))


@case
def doubt_nothing_about_an_ordinary_budget() -> Case:
    rows = _lines(
        ("p1", "project", "total_budget", 100000), ("p1", "project", "eu_grant", 75000), ("p1", "own", "eu_grant", 7500)
    )
    return _doubted(rows)


@case
def doubt_own_share_over_the_whole() -> Case:
    rows = _lines(("p1", "project", "total_budget", 100000), ("p1", "own", "total_budget", 160000))
    return _doubted(rows, ("own-over-whole", "F3", "F2"))


@case
def doubt_grant_over_the_total_below_title_rows_in_a_csv() -> Case:
    rows = _lines(("p1", "project", "total_budget", 100000), ("p1", "project", "eu_grant", 250000))
    content = b"Udtr\xc3\xa6k 2012\n\n" + delimited(rows, ";")
    doubts = [("grant-over-total", "F5", "F4")]
    return Case([("budget_lines.csv", content)], {"budget_lines": _read(rows)}, doubts=doubts)


@case
def doubt_amounts_beside_projects() -> Case:
    """The two amounts stand in one row of a sheet of projects."""
    rows = [[*PROJECTS, "Total budget (EUR)", "EU grant (EUR)"], [*FULL.values(), 100000, 250000]]
    line = dict(project_id="p1", scope="project", stage="granted", currency="EUR", source="mail")
    expected = {
        "projects": [dict(FULL)],
        "budget_lines": [line | dict(item="total_budget", amount=100000), line | dict(item="eu_grant", amount=250000)],
    }
    return Case([("a.xlsx", xlsx({"projects": rows}))], expected, doubts=[("grant-over-total", "S2", "R2")])


@case
def doubt_one_amount_in_thousands() -> Case:
    """keep.eu has five: the total in thousands beside a grant in full, or the other way round."""
    rows = _lines(("p1", "project", "total_budget", 892228.58), ("p1", "project", "eu_grant", 758.39))
    return _doubted(rows, ("thousandfold", "F3", "F2"))


@case
def doubt_end_before_start() -> Case:
    start, end = letter(PROJECTS, "start_date"), letter(PROJECTS, "end_date")
    row = dict(project_id="p1", start_date=date(2012, 5, 1), end_date=date(2012, 4, 30))
    content = xlsx({"projects": projects(row)})
    return Case([("a.xlsx", content)], {"projects": [row]}, doubts=[("end-before-start", f"{end}2", f"{start}2")])


@case
def doubt_one_project_twice() -> Case:
    first = dict(
        project_id="p1", title="Sustainable blue growth in the South Baltic", programme="Interreg South Baltic"
    )
    second = dict(first, project_id="p2", title="Sustainable Blue Growth in the South Baltic ")
    rows = projects(first, second)
    expected = [first, dict(second, title=str(second["title"]).strip())]
    cell = letter(PROJECTS, "title")
    doubts = [("same-project-twice", f"{cell}3", f"{cell}2")]
    return Case([("a.xlsx", xlsx({"projects": rows}))], {"projects": expected}, doubts=doubts)


@case
def doubt_kroner_in_a_euro_row() -> Case:
    rows = _lines(("p1", "project", "eu_grant", 744280), ("p1", "project", "eu_grant", 100000))
    rows[2][4] = "planned"
    return _doubted(rows, ("kroner-in-euro", "F2", "F3"))


@case
def doubt_rate_over_what_the_programme_pays() -> Case:
    """95 % from Interreg 2007-13, which pays 85 % at most (Regulation 1083/2006, article 53)."""
    row = dict(project_id="p1", programme="Interreg IVB North Sea")
    lines = _lines(("p1", "project", "total_budget", 100000), ("p1", "project", "eu_grant", 95000))
    content = xlsx({"projects": projects(row), "budget_lines": lines})
    expected = {"projects": [row], "budget_lines": _read(lines)}
    return Case([("a.xlsx", content)], expected, doubts=[("rate-over-programme", "F3", "F2")])


_HOURS = ["consultant", "project_id", "year", "hours", "hourly_rate", "currency", "method", "overhead_rate"]
_HOURS += ["cofinancing_rate", "stage", "source", "flat_rate"]


@case
def doubt_consultant_over_a_working_year() -> Case:
    """900 and 900 hours are more than the 1,720 of Regulation (EU) 2021/1060, article 55."""
    worked = [2012, 900, 50, "EUR", "hourly_rate", None, 0.5, "paid", None, None]
    hours = [_HOURS, ["A", "p1", *worked], ["A", "p2", *worked]]
    people = [["consultant", "year", "employment_cost", "currency", "full_time_share", "source"]]
    people.append(["A", 2012, 900000, "EUR", 1, None])
    expected = {"consultants": _read(people), "consultant_hours": _read(hours)}
    content = xlsx({"consultants": people, "consultant_hours": hours})
    return Case([("a.xlsx", content)], expected, doubts=[("hours-over-year", "D3", "D2")])


@case
def doubt_coverage_over_the_whole() -> Case:
    """1,000 hours at 100 EUR and 75 % are 75,000 EUR, of an employment cost of 50,000."""
    hours = [_HOURS, ["A", "p1", 2012, 1000, 100, "EUR", "hourly_rate", None, 0.75, "paid", None, None]]
    people = [["consultant", "year", "employment_cost", "currency", "full_time_share", "source"]]
    people.append(["A", 2012, 50000, "EUR", 1, None])
    expected = {"consultants": _read(people), "consultant_hours": _read(hours)}
    content = xlsx({"consultants": people, "consultant_hours": hours})
    return Case([("a.xlsx", content)], expected, doubts=[("coverage-over-whole", "D2", "C2")])
