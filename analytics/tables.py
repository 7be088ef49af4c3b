"""The tables a workbook may hold, said once.

Validation, the template, the docs page, the Parquet schema and the column names in messages all read `TABLES`.
What a column is *called* and *means* stands in the catalogue (`column-<table>-<column>`, attribute `.meaning`),
so that both are there in every language.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

import pyarrow as pa

Type = Literal["text", "integer", "number", "money", "share", "date", "yes_no", "choice"]
Tables = dict[str, pa.Table]
"""Table name to rows. Each has the columns of `arrow_schema(name)`; a blank cell is null, never 0 or ''."""

LANGUAGE_SUFFIXES = ("da", "en", "sv", "pl")
PROVENANCE = ("_file", "_sheet", "_row")
"""Where a row came from: file name, sheet name (null in a CSV), 1-based row number as the spreadsheet shows it."""


@dataclass(frozen=True)
class Column:
    """One column. `required`: a blank is an error, not an unknown. `minimum`/`maximum` bound what a blank may turn
    out to be, so the engine uses them as the bounds of an unknown cell (null: unbounded)."""

    name: str
    type: Type = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    refers_to: str = ""
    many: bool = False  # several values in one cell, separated by semicolons
    translatable: bool = False  # may also stand as name_da, name_en, name_sv, name_pl


@dataclass(frozen=True)
class Table:
    """One table. `key`: the columns whose values name a row; two rows with the same key are an error."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name, also by a translated name such as `title_da`. Raises KeyError."""
        for column in self.all_columns():
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    def all_columns(self) -> Iterator[Column]:
        """The columns in order, each translatable one followed by its languages."""
        for column in self.columns:
            yield column
            if column.translatable:
                for language in LANGUAGE_SUFFIXES:
                    yield Column(f"{column.name}_{language}")


ROLES = ("lead_partner", "project_partner", "associated_partner")
STATUSES = ("idea", "applied", "granted", "running", "closed", "rejected", "withdrawn")
SCOPES = ("project", "own")
ITEMS = (
    "total_budget",
    "eu_grant",
    "own_contribution",
    "other_public",
    "private",
    "loan",
    "staff_cost",
    "overhead",
    "travel",
    "external_services",
    "equipment",
    "preparation",
    "consultant_reimbursement",
)
STAGES = ("planned", "granted", "claimed", "verified", "paid")
CURRENCIES = ("EUR", "DKK", "SEK", "PLN", "NOK", "GBP", "CZK", "HUF", "RON", "BGN", "CHF", "USD")
COMPARISONS = ("at_least", "at_most", "around")
DEADLINE_RULES = ("before", "through")
ENVELOPE_BASES = ("total", "per_project")
METHODS = ("real_cost", "hourly_rate", "staff_flat_rate", "preparation")
PATHS = ("linear", "stepped", "milestones")
PERIODS = ("2007-2013", "2014-2020", "2021-2027")
CHECK_IN_PERIODS = ("month", "quarter", "half_year", "year")
ACTION_PLANS = ("none", "draft", "adopted")
ACTIVITY_KINDS = ("meeting", "conference", "working_group", "evaluation", "other")

_PROJECT = Column("project_id", required=True, refers_to="projects")
_CURRENCY = Column("currency", "choice", choices=CURRENCIES)
_SOURCE = Column("source")

_TABLES = (
    Table(
        "organisation",
        ("name",),
        (
            Column("name", required=True),
            Column("identifiers", many=True),
            Column("country"),
            Column("currency", "choice", choices=CURRENCIES),
            Column("languages", many=True),
            Column("figures_as_of", "date"),
            Column("focus_areas", many=True),
            Column("on_track_from", "share", minimum=0, maximum=1),
            Column("behind_from", "share", minimum=0, maximum=1),
            Column("check_in_period", "choice", choices=CHECK_IN_PERIODS),
            Column("invented", "yes_no"),
            _SOURCE,
        ),
    ),
    Table(
        "projects",
        ("project_id",),
        (
            Column("project_id", required=True),
            Column("acronym"),
            Column("title", translatable=True),
            Column("programme"),
            Column("fund"),
            Column("focus_area"),
            Column("department"),
            Column("role", "choice", choices=ROLES),
            Column("status", "choice", choices=STATUSES),
            Column("applied_on", "date"),
            Column("decision_expected_on", "date"),
            Column("decided_on", "date"),
            Column("start_date", "date"),
            Column("end_date", "date"),
            Column("success_probability", "share", minimum=0, maximum=1),
            _SOURCE,
            Column("note"),
        ),
    ),
    Table(
        "budget_lines",
        ("project_id", "year", "scope", "item", "stage"),
        (
            _PROJECT,
            Column("year", "integer", minimum=1950, maximum=2100),
            Column("scope", "choice", required=True, choices=SCOPES),
            Column("item", "choice", required=True, choices=ITEMS),
            Column("stage", "choice", required=True, choices=STAGES),
            Column("amount", "money", minimum=0),
            _CURRENCY,
            Column("dated", "date"),
            _SOURCE,
        ),
    ),
    Table(
        "goals",
        ("goal_id",),
        (
            Column("goal_id", required=True),
            Column("title", translatable=True),
            Column("metric", required=True),
            Column("comparison", "choice", required=True, choices=COMPARISONS),
            Column("target", "number", required=True),
            Column("unit"),
            Column("tolerance", "share", minimum=0, maximum=1),
            Column("baseline", "number"),
            Column("starts_on", "date"),
            Column("deadline", "date"),
            Column("deadline_rule", "choice", choices=DEADLINE_RULES),
            Column("path", "choice", choices=PATHS),
            Column("parent", refers_to="goals"),
            Column("weight", "number", minimum=0),
            Column("focus_area"),
            Column("minimum_project_budget", "money", minimum=0),
            Column("own_contribution_envelope", "money", minimum=0),
            Column("envelope_basis", "choice", choices=ENVELOPE_BASES),
            Column("conditions_currency", "choice", choices=CURRENCIES),
            Column("conditions_focus_area", many=True),
            Column("conditions_programme", many=True),
            Column("owner"),
            Column("interpretation", translatable=True),
            _SOURCE,
        ),
    ),
    Table(
        "milestones",
        ("goal_id", "due_on"),
        (
            Column("goal_id", required=True, refers_to="goals"),
            Column("due_on", "date", required=True),
            Column("value", "number", required=True),
            _SOURCE,
        ),
    ),
    Table(
        "check_ins",
        ("goal_id", "noted_on"),
        (
            Column("goal_id", required=True, refers_to="goals"),
            Column("noted_on", "date", required=True),
            Column("author"),
            Column("note", required=True, translatable=True),
        ),
    ),
    Table(
        "programmes",
        ("programme",),
        (
            Column("programme", required=True),
            Column("period", "choice", choices=PERIODS),
            Column("success_rate", "share", minimum=0, maximum=1),
            _SOURCE,
        ),
    ),
    Table(
        "consultants",
        ("consultant", "year"),
        (
            Column("consultant", required=True),
            Column("year", "integer", required=True, minimum=1950, maximum=2100),
            Column("employment_cost", "money", minimum=0),
            _CURRENCY,
            Column("full_time_share", "share", minimum=0, maximum=1),
            _SOURCE,
        ),
    ),
    Table(
        "consultant_hours",
        ("consultant", "project_id", "year", "method", "stage"),
        (
            Column("consultant", required=True, refers_to="consultants"),
            _PROJECT,
            Column("year", "integer", required=True, minimum=1950, maximum=2100),
            Column("hours", "number", minimum=0, unit="h"),
            Column("hourly_rate", "money", minimum=0),
            _CURRENCY,
            Column("method", "choice", required=True, choices=METHODS),
            Column("flat_rate", "share", minimum=0, maximum=1),
            Column("overhead_rate", "share", minimum=0, maximum=1),
            Column("cofinancing_rate", "share", minimum=0, maximum=1),
            Column("stage", "choice", required=True, choices=STAGES),
            _SOURCE,
        ),
    ),
    Table(
        "partners",
        ("project_id", "organisation"),
        (
            _PROJECT,
            Column("organisation", required=True),
            Column("identifier"),
            Column("country"),
            Column("role", "choice", choices=ROLES),
            _SOURCE,
        ),
    ),
    Table(
        "departments",
        ("department",),
        (
            Column("department", required=True),
            Column("representative", "yes_no"),
            Column("since", "date"),
            Column("action_plan", "choice", choices=ACTION_PLANS),
            Column("action_plan_date", "date"),
            _SOURCE,
        ),
    ),
    Table(
        "activities",
        ("date", "kind", "title"),
        (
            Column("date", "date"),
            Column("kind", "choice", required=True, choices=ACTIVITY_KINDS),
            Column("title", required=True, translatable=True),
            Column("countries", many=True),
            Column("departments", many=True),
            _SOURCE,
        ),
    ),
    Table(
        "rates",
        ("currency", "month"),
        (
            Column("currency", "choice", required=True, choices=CURRENCIES),
            Column("month", "date", required=True),
            Column("units_per_euro", "number", required=True, minimum=0.000001),
            Column("source", required=True),
        ),
    ),
)

TABLES = MappingProxyType({table.name: table for table in _TABLES})

_ARROW = {
    "text": pa.string(),
    "choice": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "money": pa.float64(),
    "share": pa.float64(),
    "date": pa.date32(),
    "yes_no": pa.bool_(),
}


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table: its columns in order, then where each row came from."""
    fields = [pa.field(column.name, _ARROW[column.type]) for column in TABLES[table].all_columns()]
    return pa.schema([*fields, ("_file", pa.string()), ("_sheet", pa.string()), ("_row", pa.int64())])


@cache
def empty(table: str) -> pa.Table:
    """The table with no rows."""
    return arrow_schema(table).empty_table()


def from_rows(table: str, rows: list[dict[str, object]]) -> pa.Table:
    """Rows as dicts to an Arrow table; a column that a row leaves out is blank. Raises KeyError for an unknown one."""
    schema = arrow_schema(table)
    for row in rows:
        if unknown := set(row) - set(schema.names):
            raise KeyError(f"{table}: {', '.join(sorted(unknown))}")
    return pa.Table.from_pylist(rows, schema=schema)


def complete(tables: Tables) -> Tables:
    """The same tables with an empty one for each that is not there."""
    return {name: tables[name] if name in tables else empty(name) for name in TABLES}


def later_columns(table: str, columns: Iterable[str]) -> list[pa.Field]:
    """The columns of a table that are not among those: it was written before they existed. None of what is no table
    here."""
    have = set(columns)
    return [each for each in arrow_schema(table) if each.name not in have] if table in TABLES else []


def figures_as_of(tables: Tables) -> date | None:
    """The day for which the organisation says its figures are true (organisation.figures_as_of), or None."""
    column = tables["organisation"].column("figures_as_of").drop_null()
    return column[0].as_py() if len(column) else None
