"""The frames that pages list and draw: each one query, as of one date."""

from datetime import date
from typing import Literal

import pandas as pd

from analytics.engine import Mounted, query, rows

GROUPS = ("eu", "own", "other")
"""The groups of money that may stand in one sum."""
LOAN = "loan"
"""And the one that stands in none with them."""
UNKNOWN = "unknown"
"""What a blank value of a dimension is called in a frame."""


def project_list(mounted: Mounted, as_of: date) -> pd.DataFrame:
    """One row a project: its columns as uploaded, `granted` ('yes'|'maybe'|'no'), and budget, eu, eu_own, own and
    loan in EUR, each as _low and _high (NaN: unbounded); `eu_rate`, the EU's share of the budget (NaN: unknown)."""
    return query(mounted, "project_list", as_of=as_of)


def project_money(mounted: Mounted, project_id: str) -> pd.DataFrame:
    """One row a budget line of the project: year, scope, item, stage, amount, currency, dated, eur, rate (units of the
    currency to the euro), rate_date, rate_source, source, _file, _sheet, _row. Empty for an unknown project."""
    return query(mounted, "project_money", project_id=project_id)


def projects_by(
    mounted: Mounted, dimension: Literal["focus_area", "status", "department", "programme"], as_of: date
) -> pd.DataFrame:
    """Granted projects by one dimension (by status: all projects): value, low, high; a row UNKNOWN for the blanks."""
    frame = query(mounted, "projects_by", as_of=as_of, dimension=dimension)
    return frame.fillna({"value": UNKNOWN})


def funding_by(mounted: Mounted, dimension: Literal["year", "focus_area", "programme"], as_of: date) -> pd.DataFrame:
    """EUR of granted projects by one dimension: value, item_group ('eu'|'own'|'other'|'loan'), known, possible (of
    projects that may have been granted), unknown (how many amounts are). Value UNKNOWN: the cell is blank, or by year:
    the amount is stated for the whole project only."""
    frame = query(mounted, "funding_by", as_of=as_of, dimension=dimension)
    return frame.fillna({"value": UNKNOWN})


def by_group(funding: pd.DataFrame) -> pd.DataFrame:
    """`funding_by` with one row a value of the dimension: value, and for each group <group>_known and <group>_possible
    (EUR) and <group>_unknown (number of amounts); 0 where a value has none of a group."""
    wide = pd.DataFrame({"value": funding["value"].unique()})
    for group in (*GROUPS, LOAN):
        of_group = funding[funding["item_group"] == group].set_index("value")
        for figure in ("known", "possible", "unknown"):
            wide[f"{group}_{figure}"] = wide["value"].map(of_group[figure]).fillna(0)
    return wide


def funding_cells(
    mounted: Mounted, dimension: Literal["year", "focus_area", "programme"], value: str, as_of: date
) -> list[tuple[object, ...]]:
    """The keys of the budget lines that `funding_by` adds up for one value (UNKNOWN: the blank one)."""
    asked = None if value == UNKNOWN else value
    return rows(mounted, "funding_cells", as_of=as_of, dimension=dimension, value=asked)
