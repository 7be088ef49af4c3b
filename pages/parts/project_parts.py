"""The parts of the projects page and of a project's own page."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analytics.charts.bars import certain_and_possible
from analytics.i18n import text
from analytics.i18n.formats import BLANK, day, money, number, percent
from analytics.money import ECB
from pages.parts import caches, state
from pages.parts.chart_panel import chart_panel, is_dark
from pages.parts.export import csv_bytes
from pages.parts.filters import value_name
from pages.parts.html import box, framed, headings, tile
from pages.parts.missing import column_name
from pages.parts.view import View

DIMENSIONS = ("focus_area", "status", "department", "programme")
FACTS = (
    "programme",
    "fund",
    "focus_area",
    "department",
    "applied_on",
    "decision_expected_on",
    "decided_on",
    "start_date",
    "end_date",
    "success_probability",
)


def title(row: Any, language: str) -> str:
    """A project's title in the language, else as first written, else ''."""
    for name in (f"title_{language}", "title", "title_en", "title_da"):
        if (words := blank_or(getattr(row, name, None))) is not None:
            return str(words)
    return ""


def short_name(row: Any) -> str:
    """A project's acronym, else its id."""
    return str(blank_or(row.acronym) or row.project_id)


def blank_or(value: Any) -> Any:
    """None for every kind of blank pandas has."""
    return None if value is None or (not isinstance(value, str) and pd.isna(value)) else value


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
            "status": [_choice(language, value) for value in projects["status"]],
            "role": [_choice(language, value) for value in projects["role"]],
            "programme": list(projects["programme"]),
            "focus_area": list(projects["focus_area"]),
            "budget": _known(projects, "budget"),
            "eu": _known(projects, "eu"),
            "start_date": pd.to_datetime(projects["start_date"]).tolist(),
            "end_date": pd.to_datetime(projects["end_date"]).tolist(),
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
    }
    own = {"name": "nav-project", "budget": "tile-budget", "eu": "tile-eu"}
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
    event = st.dataframe(
        shown, hide_index=True, column_config=config, key=f"projects-{len(projects)}-{view.edition.number}",
        on_select="rerun", selection_mode="single-cell", placeholder=BLANK,
        alt=text(language, "projects-alt", count=len(projects)),
    )  # fmt: skip
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(text(language, "projects-open"), width="content")
        written = [
            [names[name] for name in shown.columns],
            *([_cell(language, value) for value in row] for row in shown.itertuples(index=False)),
        ]
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


def facts(row: Any, language: str) -> str:
    """What is known of a project; a blank is –."""
    inside = ""
    for name in FACTS:
        value = blank_or(getattr(row, name))
        words = _fact(language, name, value)
        inside += f"<dt>{escape(column_name(language, 'projects', name))}</dt><dd>{escape(words)}</dd>"
    return f'<dl class="facts wide">{inside}</dl>'


def money_table(lines: pd.DataFrame, language: str) -> str:
    """Each amount as it stood in the workbook, in EUR, the rate with date and source, and its place."""
    if lines.empty:
        return box(text(language, "money-none"))
    names = (
        "money-item",
        "money-scope",
        "money-stage",
        "money-year",
        "money-amount",
        "money-euro",
        "money-rate",
        "money-source",
    )
    figures = ("money-amount", "money-euro")
    body = "".join(_money_row(line, language) for line in lines.to_dict("records"))
    return framed(headings(language, names, figures), body, text(language, "money-caption", count=len(lines)))


def _money_row(line: Mapping[Any, Any], language: str) -> str:
    amount, euro, rate = (blank_or(line[name]) for name in ("amount", "eur", "rate"))
    year = blank_or(line["year"])
    place = _place(line, language)
    cells = (
        escape(_choice(language, line["scope"]) or BLANK),
        escape(_choice(language, line["stage"]) or BLANK),
        escape(str(int(year)) if year is not None else text(language, "money-whole")),
    )
    source = escape(str(blank_or(line["source"]) or BLANK)) + (f"<br><code>{escape(place)}</code>" if place else "")
    return (
        f'<tr><th scope="row">{escape(_choice(language, line["item"]) or BLANK)}</th>'
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + f'<td class="n">{escape(money(language, amount, blank_or(line["currency"])))}</td>'
        + f'<td class="n">{escape(money(language, euro, "EUR"))}</td>'
        + f"<td>{_rate_words(line, rate, language)}</td><td class='source'>{source}</td></tr>"
    )  # fmt: skip


def _rate_words(line: Mapping[Any, Any], rate: Any, language: str) -> str:
    if blank_or(line["currency"]) == "EUR":
        return escape(text(language, "money-no-rate-needed"))
    if rate is None:
        return escape(text(language, "money-no-rate"))
    words = text(
        language, "money-rate-words", rate=number(language, float(rate), 4), currency=str(line["currency"]),
        day=day(language, _date(line["rate_date"])), source=_rate_source(language, blank_or(line["rate_source"])),
    )  # fmt: skip
    return escape(words)


def _date(value: Any) -> Any:
    return value.date() if isinstance(value, pd.Timestamp) else value


def _place(line: Mapping[Any, Any], language: str) -> str:
    file, sheet, row = (blank_or(line[name]) for name in ("_file", "_sheet", "_row"))
    if file is None:
        return ""
    where = None if row is None else text(language, "money-row", row=str(int(row)))
    return " · ".join(str(part) for part in (file, sheet, where) if part is not None)


def _fact(language: str, name: str, value: Any) -> str:
    if value is None:
        return BLANK
    if name.endswith(("_on", "_date")):
        return day(language, _date(value))
    return percent(language, float(value), 0) if name == "success_probability" else str(value)


def _count(language: str, value: Any) -> str:
    return number(language, float(value), 0)


def _cell(language: str, value: Any) -> str:
    """A value of the list as its download writes it."""
    if blank_or(value) is None:
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return number(language, value) if isinstance(value, float) else str(value)


def _choice(language: str, value: Any) -> str | None:
    return None if blank_or(value) is None else value_name(language, str(value))


def _known(projects: pd.DataFrame, name: str) -> list[float | None]:
    """The known part of an amount; blank where nothing of it is known."""
    low, high = projects[f"{name}_low"], projects[f"{name}_high"]
    return [
        None if pd.isna(most) and not least else round(float(least), 2) for least, most in zip(low, high, strict=True)
    ]


def chips(row: Any, language: str) -> str:
    """Status and role, each as a small label; a blank is said."""
    words = [
        text(
            language,
            "named",
            name=column_name(language, "projects", name),
            value=_choice(language, getattr(row, name)) or text(language, "value-unknown").lower(),
        )
        for name in ("status", "role")
    ]
    words.append(text(language, f"granted-{row.granted}"))
    return "<p>" + " ".join(f'<span class="chip">{escape(each)}</span>' for each in words) + "</p>"


def sums(row: Any, language: str) -> str:
    """The project's sums in EUR as intervals; loans apart."""
    inside = ""
    for name in ("budget", "eu", "own", "loan"):
        low, high = float(getattr(row, f"{name}_low")), blank_or(getattr(row, f"{name}_high"))
        if high is None:
            words = (
                text(language, "figure-unknown")
                if low <= 0
                else text(language, "figure-at-least", low=money(language, round(low, 2), "EUR"))
            )
        elif name == "loan" and high == 0:
            words = text(language, "loan-none")
        else:
            words = money(language, round(low, 2), "EUR")
        inside += tile(text(language, f"tile-{name}"), words)
    return f'<div class="tiles">{inside}</div>'


def _rate_source(language: str, source: object) -> str:
    """The ECB in the reader's language; another source as the table of rates names it."""
    return text(language, "rate-ecb") if source == ECB else str(source or BLANK)
