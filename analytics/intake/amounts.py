"""Amounts that stand in columns of their own in a sheet of projects → rows of budget_lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from analytics.tables import ITEMS, SCOPES, STAGES, arrow_schema

PREFIX = "budget_lines:"
CURRENCY = f"{PREFIX}currency"
"""The column of a sheet of projects that says the currency of its amounts."""
BY_STATUS = "by_status"
"""In place of a stage: granted where the project is granted, running or closed, else planned."""
_OFFERED = ("total_budget", "eu_grant", "own_contribution", "other_public", "private", "loan")
_GRANTED = ("granted", "running", "closed")


@dataclass(frozen=True)
class Amounts:
    """One column of amounts, one value a row of the projects. `column`: 'budget_lines:scope/item/stage', with '/year'
    where the amount is of one."""

    column: str
    values: pa.Array
    currencies: Sequence[str | None]


def column_id(amount: str, stage: str | None, year: int | None = None) -> str:
    """'project/eu_grant' as a column's id; without a stage it goes by the project's status; with a year the amount is
    that year's only."""
    return f"{PREFIX}{amount}/{stage or BY_STATUS}" + (f"/{year}" if year else "")


def parts(column: str) -> tuple[str, str, str, int | None]:
    """Scope, item, stage and year (None: of the whole project) of the id of a column of amounts."""
    scope, item, stage, *year = column.removeprefix(PREFIX).split("/")
    return scope, item, stage, int(year[0]) if year else None


def offered() -> list[str]:
    """The columns of amounts that a heading in a sheet of projects can be corrected to."""
    return [
        f"{PREFIX}{scope}/{item}/{stage}" for scope in SCOPES for item in _OFFERED for stage in ("granted", "planned")
    ]


def is_amount(column: str) -> bool:
    """Whether it is the id of a column of amounts."""
    said = column.removeprefix(PREFIX).split("/")
    return (
        column.startswith(PREFIX)
        and len(said) in (3, 4)
        and said[0] in SCOPES
        and said[1] in ITEMS
        and said[2] in (*STAGES, BY_STATUS)
        and all(re.fullmatch("(?:19|20)[0-9]{2}", year) for year in said[3:])
    )


def name_of(column: str) -> str:
    """What sheet_columns calls it: 'amount:scope/item', or 'amount:scope/item/year'."""
    scope, item, _, year = parts(column)
    return f"amount:{scope}/{item}" + (f"/{year}" if year else "")


def lines(projects: pa.Table, amounts: Sequence[Amounts]) -> tuple[pa.Table, bool]:
    """The budget lines of the projects' rows, blanks left out, and whether any was given the day on which its project
    was decided (or starts): an amount that is not in euro is worth nothing without a day."""
    schema = arrow_schema("budget_lines")
    day = pc.coalesce(projects["decided_on"], projects["start_date"])
    tables = [schema.empty_table()]
    dated = False
    for each in amounts:
        scope, item, stage, year = parts(each.column)
        by_status = pc.if_else(pc.is_in(pc.fill_null(projects["status"], ""), pa.array(_GRANTED)), "granted", "planned")
        currency = pa.array(each.currencies, pa.string())
        foreign = pc.and_(pc.is_valid(currency), pc.not_equal(currency, "EUR"))
        cells: Mapping[str, pa.Array] = {
            "project_id": projects["project_id"],
            "year": pa.repeat(pa.scalar(year, schema.field("year").type), len(projects)),
            "scope": pa.repeat(scope, len(projects)),
            "item": pa.repeat(item, len(projects)),
            "stage": by_status if stage == BY_STATUS else pa.repeat(stage, len(projects)),
            "amount": each.values,
            "currency": currency,
            "dated": pc.if_else(pc.fill_null(foreign, False), day, pa.scalar(None, pa.date32())),
            "source": projects["source"],
            **{name: projects[name] for name in ("_file", "_sheet", "_row")},
        }
        columns = [
            cells[field.name] if field.name in cells else pa.nulls(len(projects), field.type) for field in schema
        ]
        part = pa.Table.from_arrays(columns, schema=schema).filter(pc.is_valid(each.values))
        dated = dated or part["dated"].null_count < len(part)
        tables.append(part)
    return pa.concat_tables(tables).combine_chunks(), dated
