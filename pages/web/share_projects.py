"""The projects behind a share link: its filters, which of them no longer say anything, and the list in words.

A link never shows more than it was made for: a value that no longer exists keeps filtering (and lets nothing through),
and a filter that no longer exists lets nothing through at all."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analytics.charts import portfolio
from analytics.charts.cells import UNKNOWN, value_name
from analytics.i18n import text
from analytics.i18n.formats import BLANK
from analytics.reports.content import Table
from pages.parts.filters import COLUMNS, apply
from pages.parts.state import SEPARATOR

SUMS = ("budget", "eu", "own")
BESIDE = frozenset({"by", "lang", "as_of", "edition", "known_on", "share", "of"})
"""Parameters of the projects page's address that filter nothing."""
MOST_ROWS = 500
"""Rows written out; how many there are in all is always said."""


class Filtered(NamedTuple):
    """What a link's filters let through. `chosen`: filter → its values. `gone`: filter and value where no project has
    it any longer. `unknown`: filters there are no longer."""

    projects: pd.DataFrame
    chosen: Mapping[str, Sequence[str]]
    gone: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


def filtered(projects: pd.DataFrame, filters: Mapping[str, str]) -> Filtered:
    """The projects (metrics.frames.project_list) that a link's filters let through."""
    chosen = {name: [each for each in filters.get(name, "").split(SEPARATOR) if each] for name in COLUMNS}
    chosen["q"] = filters.get("q", "").split()
    gone = tuple(
        (name, value)
        for name in COLUMNS
        for value in chosen[name]
        if not projects[name].fillna(UNKNOWN).eq(value).any()
    )
    unknown = tuple(sorted(set(filters) - BESIDE - set(COLUMNS) - {"q"}))
    kept = projects.iloc[:0] if unknown else apply(projects, chosen)
    return Filtered(kept, chosen, gone, unknown)


def filter_words(found: Filtered, language: str) -> list[tuple[str, str]]:
    """Each filter and its values in words; a value that no longer exists says so."""
    said = []
    for name in COLUMNS:
        values = [
            text(language, "link-page-filter-value-gone", value=value_name(language, value))
            if (name, value) in found.gone
            else value_name(language, value)
            for value in found.chosen[name]
        ]
        if values:
            said.append((text(language, f"column-projects-{name}"), ", ".join(values)))
    if found.chosen["q"]:
        said.append((text(language, "link-page-filter-search"), " ".join(found.chosen["q"])))
    return said


def warnings(found: Filtered, language: str) -> list[str]:
    """A sentence for each filter or value that is gone."""
    values = [
        text(
            language,
            "link-page-filter-gone",
            filter=text(language, f"column-projects-{name}"),
            value=value_name(language, value),
        )
        for name, value in found.gone
    ]
    return [*values, *(text(language, "link-page-filter-unknown", filter=name) for name in found.unknown)]


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
