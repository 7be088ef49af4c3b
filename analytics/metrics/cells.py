"""The cells behind a figure: which rows it is made of, and where each filled cell of them stands."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from analytics.engine import Mounted
from analytics.metrics.frames import funding_cells
from analytics.provenance import Places, addresses, row_key, row_keys
from analytics.tables import TABLES, Tables

FIGURES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "projects": ("role", "status", "applied_on", "decided_on", "start_date", "end_date", "success_probability"),
        "budget_lines": ("amount",),
        "consultants": ("employment_cost",),
        "consultant_hours": ("hours", "hourly_rate", "overhead_rate", "cofinancing_rate", "flat_rate"),
    }
)
"""The columns that figures are made of."""

Rows = list[tuple[str, pa.Table]]
"""Some rows of each of some tables."""


class Cell(NamedTuple):
    """One filled cell. `key`: the row's; `row`: the whole row; `place`: file, sheet and cell."""

    table: str
    column: str
    key: list[object]
    row: dict[str, Any]
    place: dict[str, Any]


def of_key(tables: Tables, key: str) -> Rows:
    """The rows behind the figures of a project, or of a consultant's year (consultant|year), by table."""
    consultant, _, year = key.rpartition("|")
    if consultant and year.isdigit():
        found = []
        for name in ("consultants", "consultant_hours"):
            rows = tables[name].filter(pc.equal(tables[name]["consultant"], consultant))
            found.append((name, rows.filter(pc.equal(rows["year"], int(year)))))
        return found
    names = ("projects", "budget_lines", "consultant_hours")
    return [(name, tables[name].filter(pc.equal(tables[name]["project_id"], key))) for name in names]


def of_funding(tables: Tables, mounted: Mounted, dimension: Any, value: str, as_of: date) -> Rows:
    """The budget lines behind the funding of one value of a dimension (`frames.UNKNOWN`: the blank)."""
    keys = funding_cells(mounted, dimension, value, as_of)
    lines = tables["budget_lines"]
    if not keys:
        return [("budget_lines", lines.slice(0, 0))]
    few = lines.filter(pc.is_in(lines["project_id"], pa.array(sorted({str(key[0]) for key in keys}), pa.string())))
    wanted = pa.array([row_key(key) for key in keys], pa.string())
    return [("budget_lines", few.filter(pc.is_in(row_keys("budget_lines", few), wanted)))]


def filled(rows: Rows, places: Places) -> list[Cell]:
    """The filled cells of those rows that figures are made of, table by table and column by column."""
    found = []
    for table, of_table in rows:
        plain = of_table.to_pylist()
        for column in FIGURES[table]:
            where = addresses(table, of_table, column, places).to_pylist()
            for row, place in zip(plain, where, strict=True):
                if row[column] is not None:
                    found.append(Cell(table, column, [row[name] for name in TABLES[table].key], row, place))
    return found
