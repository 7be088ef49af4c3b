"""The two small tables most cases are about, and what they hold once read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from analytics.tables import TABLES
from tests.corpus import writers

DEPARTMENTS = ["department", "representative", "since", "action_plan", "action_plan_date", "source"]
LINES = ["project_id", "year", "scope", "item", "stage", "amount", "currency", "dated", "source"]
PROJECTS = [column.name for column in TABLES["projects"].columns]
GOALS = [column.name for column in TABLES["goals"].columns]

CELLS = [
    ["Børn og Unge", True, date(2012, 3, 31), "draft", None, "mail"],
    ["Miljø & Teknik", False, None, "adopted", date(2011, 12, 1), "møde på rådhuset"],
]
"""Two departments as a spreadsheet holds them."""
WRITTEN = [
    ["Børn og Unge", "yes", "2012-03-31", "draft", "", "mail"],
    ["Miljø & Teknik", "no", "", "adopted", "2011-12-01", "møde på rådhuset"],
]
"""The same as text."""
READ: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "departments": [
        dict(
            department="Børn og Unge", representative=True, since=date(2012, 3, 31), action_plan="draft", source="mail"
        ),
        dict(
            department="Miljø & Teknik",
            representative=False,
            action_plan="adopted",
            action_plan_date=date(2011, 12, 1),
            source="møde på rådhuset",
        ),
    ]
}
"""What either must be read as."""


def named(*names: str) -> dict[str, list[dict[str, Any]]]:
    """Departments of which only the name is known, as read."""
    return {"departments": [dict(department=name) for name in names]}


def text(name: str, *others: str, mark: str = ",", encoding: str = "utf-8", end: str = "\n") -> bytes:
    """A text file of departments of which only the name is known."""
    rows = [DEPARTMENTS, *([each, *[""] * 5] for each in (name, *others))]
    return writers.delimited(rows, mark, encoding, end)


def amounts(*written: Any, currency: Any = "DKK") -> list[list[Any]]:
    """Budget lines p1, p2, … with those amounts; the amounts stand in F2, F3, …"""
    rows = [[f"p{n}", None, "own", "eu_grant", "granted", each, currency] for n, each in enumerate(written, 1)]
    return [LINES, *([*row, None, None] for row in rows)]


def lines(*values: float | None, currency: str | None = "DKK") -> dict[str, list[dict[str, Any]]]:
    """The same as read."""
    rows = [
        dict(project_id=f"p{n}", scope="own", item="eu_grant", stage="granted", amount=value, currency=currency)
        for n, value in enumerate(values, 1)
    ]
    return {"budget_lines": [{name: cell for name, cell in row.items() if cell is not None} for row in rows]}


def projects(*rows: Mapping[str, Any]) -> list[list[Any]]:
    """A sheet of projects with every heading."""
    return [PROJECTS, *([row.get(name) for name in PROJECTS] for row in rows)]


def days(column: str, *written: Any) -> list[list[Any]]:
    """Projects p1, p2, … with those days in a column."""
    return projects(*({"project_id": f"p{n}", column: each} for n, each in enumerate(written, 1)))


def dated(column: str, *values: date | None) -> dict[str, list[dict[str, Any]]]:
    """The same as read."""
    rows = [{"project_id": f"p{n}", column: value} for n, value in enumerate(values, 1)]
    return {"projects": [{name: cell for name, cell in row.items() if cell is not None} for row in rows]}


def letter(headings: Sequence[str], heading: str) -> str:
    """The column letter of a heading, of at most 26."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[headings.index(heading)]
