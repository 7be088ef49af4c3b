"""Filters whose state is the address: each is a query parameter with stable ids, the same in every language."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analytics.charts.cells import UNKNOWN, value_name
from analytics.i18n import text
from pages.parts import state
from pages.parts.view import View

COLUMNS = ("status", "role", "focus_area", "programme", "department")


def project_filters(projects: pd.DataFrame, view: View) -> dict[str, list[str]]:
    """The filters of the projects page; column → chosen ids ('q' → the words searched for)."""
    language = view.language
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        key = state.follow_text("q")
        searched = st.text_input(
            text(language, "filter-search"),
            key=key,
            on_change=state.write_back(key),
            icon=":material/search:",
            width=260,
        )
        chosen = {name: several(name, _ids(projects[name]), language) for name in COLUMNS[:2]}
        with st.popover(text(language, "filter-more")):
            chosen |= {name: several(name, _ids(projects[name]), language, "stretch") for name in COLUMNS[2:]}
    used = {name: state.SEPARATOR.join(ids) for name, ids in chosen.items() if ids} | (
        {"q": searched} if searched else {}
    )
    state.remember("projects", used)
    return {**chosen, "q": searched.split()}


def filter_words(filters: Mapping[str, str], language: str) -> str:
    """Filters in words: `Status: granted, running`."""
    said = []
    for name, written in filters.items():
        if name == "q":
            said.append(f"“{written}”")
        else:
            values = ", ".join(value_name(language, each) for each in written.split(state.SEPARATOR))
            known = name in COLUMNS  # a link may have been made with a filter that is no more
            said.append(f"{text(language, f'column-projects-{name}') if known else name}: {values}")
    return "; ".join(said) or text(language, "share-filters-none")


def several(name: str, ids: Sequence[str], language: str, width: int | str = 240) -> list[str]:
    """A filter over one column; nothing chosen means everything."""
    key = state.follow(name, ids)
    chosen: list[str] = st.multiselect(
        text(language, f"column-projects-{name}"),
        ids,
        key=key,
        format_func=lambda each: value_name(language, each),
        on_change=state.write_back(key),
        placeholder=text(language, "filter-all"),
        width=width,  # type: ignore[arg-type]
    )
    return chosen


def apply(projects: pd.DataFrame, chosen: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """The projects that every filter lets through."""
    kept = pd.Series(True, index=projects.index)
    for name in COLUMNS:
        if chosen[name]:
            kept &= projects[name].fillna(UNKNOWN).isin(chosen[name])
    if chosen["q"]:
        texts = [
            name
            for name in projects.columns
            if name.startswith("title") or name in ("project_id", "acronym", "programme", "note")
        ]
        whole = projects[texts].fillna("").astype(str).agg(" ".join, axis=1).str.lower()
        for word in chosen["q"]:
            kept &= whole.str.contains(word.lower(), regex=False)
    return projects[kept]


def _ids(column: pd.Series) -> list[str]:
    known = sorted(column.dropna().unique())
    return [*known, UNKNOWN] if column.isna().any() else known
