"""The projects behind a share link as a table in words."""

import pandas as pd

from analytics.charts import portfolio
from analytics.i18n import text
from analytics.i18n.formats import BLANK
from analytics.reports.content import Table

SUMS = ("budget", "eu", "own")
MOST_ROWS = 500
"""Rows written out; how many there are in all is always said."""


def project_table(projects: pd.DataFrame, language: str) -> Table:
    """The projects in words, with their money as intervals in EUR."""
    columns = ("status", "role", "programme")
    heading = (
        text(language, "link-page-project-name"),
        *(text(language, f"column-projects-{name}") for name in columns),
        *(text(language, f"tile-{name}") for name in SUMS),
    )
    rows = tuple(
        (
            _name(row, language),
            *(portfolio.choice(language, getattr(row, name)) or BLANK for name in columns),
            *(portfolio.sum_of(row, name, language) for name in SUMS),
        )
        for row in projects.head(MOST_ROWS).itertuples()
    )
    caption = text(language, "link-page-projects-caption", count=len(projects))
    if len(projects) > MOST_ROWS:
        caption += " " + text(language, "link-page-projects-first", shown=MOST_ROWS)
    return Table(caption, heading, rows, frozenset({4, 5, 6}))


def _name(row: object, language: str) -> str:
    short, long = portfolio.short_name(row), portfolio.title(row, language)
    return f"{short}: {long}" if long and long != short else short
