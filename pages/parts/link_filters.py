"""The filters of a share link to projects, and which of them no longer say anything.

A link never shows more than it was made for: a value that no longer exists keeps filtering (and lets nothing through),
and a filter that no longer exists lets nothing through at all."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from analytics.charts.cells import UNKNOWN, value_name
from analytics.i18n import text
from pages.parts.filters import COLUMNS, apply
from pages.parts.html import box
from pages.parts.state import SEPARATOR

BESIDE = frozenset({"by", "lang", "as_of", "edition", "known_on", "share", "of"})
"""Parameters of the projects page's address that filter nothing."""


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


def shown(found: Filtered, language: str) -> str:
    """The filters in words, and what is to be said of them, as HTML."""
    said = "; ".join(f"{name}: {values}" for name, values in filter_words(found, language))
    lead = f'<p class="lead">{escape(said or text(language, "share-filters-none"))}</p>'
    gone = warnings(found, language)
    return lead + (box("\n".join(gone), kind="warn") if gone else "")


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
