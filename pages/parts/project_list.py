"""The parts of the projects page: the list, and how the projects are spread."""

from typing import Any

import pandas as pd
import streamlit as st

from analytics.charts.bars import certain_and_possible
from analytics.charts.cells import value_name
from analytics.charts.portfolio import blank_or, choice, short_name, title
from analytics.i18n import text
from analytics.i18n.formats import BLANK, money, number
from analytics.provenance import row_key
from pages.parts import caches, source_parts, state
from pages.parts.chart_panel import chart_panel, is_dark
from pages.parts.export import csv_bytes
from pages.parts.html import tile
from pages.parts.view import View

DIMENSIONS = ("focus_area", "status", "department", "programme")


def tiles(projects: pd.DataFrame, language: str) -> str:
    """How many projects, how many granted, and their money as far as it is known, in EUR."""
    sure, maybe = (projects["granted"] == "yes").sum(), (projects["granted"] == "maybe").sum()
    granted = number(language, sure, 0) if not maybe else f"{sure} – {sure + maybe}"
    figures = [("tile-projects", number(language, len(projects), 0), ""), ("tile-granted", granted, "")]
    for name in ("budget", "eu", "own"):
        known, unknown = projects[f"{name}_low"].sum(), int(projects[f"{name}_high"].isna().sum())
        nothing = unknown == len(projects) and not known
        figure = text(language, "figure-unknown") if nothing else money(language, round(known), "EUR")
        figures.append((f"tile-{name}", figure, text(language, "tile-unknown", count=unknown)))
    inside = "".join(tile(text(language, name), figure, words) for name, figure, words in figures)
    return f'<div class="tiles">{inside}</div>'


def listing(projects: pd.DataFrame, view: View) -> None:
    """The projects as a grid; a cell that is chosen opens its project."""
    language = view.language
    shown = pd.DataFrame(
        {
            "name": [short_name(row) for row in projects.itertuples()],
            "title": [title(row, language) for row in projects.itertuples()],
            "status": [choice(language, value) for value in projects["status"]],
            "role": [choice(language, value) for value in projects["role"]],
            "programme": list(projects["programme"]),
            "focus_area": list(projects["focus_area"]),
            "budget": _known(projects, "budget"),
            "eu": _known(projects, "eu"),
            "start_date": pd.to_datetime(projects["start_date"]).tolist(),
            "end_date": pd.to_datetime(projects["end_date"]).tolist(),
            "cells": [view.href("source", of=str(project_id)) for project_id in projects["project_id"]],
        }
    )
    widths = {
        "name": 130,
        "title": 280,
        "status": 110,
        "role": 130,
        "programme": 170,
        "focus_area": 170,
        "budget": 140,
        "eu": 140,
        "start_date": 110,
        "end_date": 110,
        "cells": 110,
    }
    own = {"name": "nav-project", "budget": "tile-budget", "eu": "tile-eu", "cells": "source-behind"}
    names = {name: text(language, own.get(name, f"column-projects-{name}")) for name in widths}
    config: dict[str, Any] = {name: st.column_config.Column(names[name], width=width) for name, width in widths.items()}
    config["name"] = st.column_config.TextColumn(names["name"], width=widths["name"], pinned=True)
    for name in ("budget", "eu"):
        config[name] = st.column_config.NumberColumn(
            names[name], width=widths[name], format="localized", help=text(language, "money-known")
        )
    for name in ("start_date", "end_date"):
        config[name] = st.column_config.DateColumn(
            names[name], width=widths[name], format="DD.MM.YYYY" if language == "da" else "D MMM YYYY"
        )
    config["cells"] = st.column_config.LinkColumn(names["cells"], width=widths["cells"], display_text="↗")
    event = st.dataframe(
        shown, hide_index=True, column_config=config, key=f"projects-{len(projects)}-{view.edition.number}",
        on_select="rerun", selection_mode="single-cell", placeholder=BLANK,
        alt=text(language, "projects-alt", count=len(projects)),
    )  # fmt: skip
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(text(language, "projects-open"), width="content")
        written = _with_places(shown.drop(columns="cells"), names, projects, view)
        st.download_button(
            text(language, "projects-download"),
            csv_bytes(written, language),
            "projects.csv",
            "text/csv",
            on_click="ignore",
            key="projects-download",
        )
    cells = event.selection.cells
    if cells:
        project_id = str(projects.iloc[cells[0][0]]["project_id"])
        st.switch_page("project.py", query_params=view.query(project=project_id))


def _with_places(shown: pd.DataFrame, names: dict[str, str], projects: pd.DataFrame, view: View) -> list[list[str]]:
    """The list as words, its heading first, with the file, sheet and cell each project's row begins at."""
    language, table = view.language, caches.tables(view.edition.number)["projects"]
    places = source_parts.places_of(view, "projects", table, "project_id")
    parts = ("file", "sheet", "cell")
    rows = [[*(names[name] for name in shown.columns), *(text(language, f"source-{part}") for part in parts)]]
    for project_id, row in zip(projects["project_id"], shown.itertuples(index=False), strict=True):
        place = places.get(row_key([project_id]), {})
        rows.append([*(_cell(language, value) for value in row), *(place.get(part) or "" for part in parts)])
    return rows


def spread(view: View) -> None:
    """Projects by one dimension, certain and possible. The dimension stands in the address (by)."""
    language = view.language
    by = dimension(DIMENSIONS, "projects", language)
    frame = caches.projects_by(view.edition.number, by, view.as_of)
    if frame.empty:
        return
    labelled = frame.assign(label=[value_name(language, str(value)) for value in frame["value"]])
    rows = [
        [text(language, f"column-projects-{by}"), text(language, "chart-certain"), text(language, "chart-possible")],
        *([str(row.label), _count(language, row.low), _count(language, row.high)] for row in labelled.itertuples()),
    ]
    values = ", ".join(
        f"{row.label} {_count(language, row.low)}–{_count(language, row.high)}" for row in labelled.itertuples()
    )
    name = text(language, f"column-projects-{by}")
    alt = text(language, "chart-projects-by-alt", dimension=name.lower(), values=values)
    dark = is_dark()
    number_of, name_of = view.edition.number, f"projects-by-{by}"
    chart = caches.drawn(
        number_of, name_of, view.as_of, language, dark, lambda: certain_and_possible(labelled, language, dark)
    )
    chart_panel(
        f"projects-by-{by}",
        text(language, "projects-by-status" if by == "status" else "projects-by", dimension=name.lower()),
        chart,
        alt,
        rows,
        language,
    )


def dimension(names: tuple[str, ...], page: str, language: str) -> str:
    """The dimension chosen in the address (by), as buttons."""
    said = st.query_params.get("by", "")
    current = said if said in names else names[0]
    key = f"by-{page}:{current}"

    def chosen() -> None:
        st.query_params["by"] = str(state.value(key) or current)

    st.segmented_control(
        text(language, "by"), names, default=current, required=True, key=key, on_change=chosen,
        format_func=lambda name: text(language, "by-year" if name == "year" else f"column-projects-{name}"),
    )  # fmt: skip
    return current


def _count(language: str, value: Any) -> str:
    return number(language, float(value), 0)


def _cell(language: str, value: Any) -> str:
    """A value of the list as its download writes it."""
    if blank_or(value) is None:
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return number(language, value) if isinstance(value, float) else str(value)


def _known(projects: pd.DataFrame, name: str) -> list[float | None]:
    """The known part of an amount; blank where nothing of it is known."""
    low, high = projects[f"{name}_low"], projects[f"{name}_high"]
    return [
        None if pd.isna(most) and not least else round(float(least), 2) for least, most in zip(low, high, strict=True)
    ]
