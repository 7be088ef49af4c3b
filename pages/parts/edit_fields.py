"""The fields of the goal editor: what a person types, as they typed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from analytics.charts.cells import column_name
from analytics.goals import edit
from analytics.goals.read import title_of
from analytics.i18n import text
from analytics.i18n.formats import percent
from analytics.intake.typed import read_typed, written
from analytics.metrics.registry import METRICS
from analytics.tables import TABLES
from pages.parts import caches, state
from pages.parts.differences import distinct, value_words
from pages.parts.html import day_format, plain, show

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)
SHORT, LONG = 300, 4000
"""The most characters of a line and of a text."""
Milestones = list[tuple[str, str]]


@dataclass(frozen=True)
class Draft:
    """A goal being edited. `entry` names it among the things being entered, `fresh` its widgets; `row` and `milestones`
    are those of the edition that was the newest when the form was opened (`base`). `disputed`: somebody else has
    changed this very goal since."""

    goal_id: str
    entry: str
    fresh: str
    base: int
    row: Mapping[str, Any] | None
    milestones: tuple[edit.Row, ...]
    disputed: bool


def fields(draft: Draft, language: str) -> tuple[dict[str, str], Milestones]:
    """The editor's fields, and what they hold as a person wrote it; likewise the milestones' days and values."""
    said: dict[str, str] = {}
    with st.container(key="editor", gap="small"):
        _heading("editor-what", language)
        said["metric"] = _metric(draft, language)
        for name in ("title_da", "title_en"):
            said[name] = _line(draft, name, language)
        left, right = st.columns(2)
        with left:
            said["comparison"] = _choice(draft, "comparison", language)
            said["baseline"] = _figure(draft, "baseline", said["metric"], language)
        with right:
            unit = text(language, f"metric-{said['metric']}.unit") if said["metric"] else ""
            said["target"] = _figure(
                draft, "target", said["metric"], language, text(language, "editor-target-help", unit=unit)
            )
            said["tolerance"] = _figure(draft, "tolerance", "", language, text(language, "editor-tolerance-help"))
        _heading("editor-when", language)
        left, right = st.columns(2)
        with left:
            said["starts_on"] = _day(draft, "starts_on", language)
            said["deadline"] = _day(draft, "deadline", language)
        with right:
            said["path"] = _choice(draft, "path", language, text(language, "editor-path-blank"))
            said["deadline_rule"] = _choice(draft, "deadline_rule", language)
        points = _milestones(draft, said["metric"], language)
        _heading("editor-conditions", language)
        said |= _conditions(draft, language)
        _heading("editor-place", language)
        said |= _place(draft, language)
        _heading("editor-words", language)
        for name in ("owner", "source"):
            said[name] = _line(draft, name, language)
        for name in ("interpretation_da", "interpretation_en"):
            said[name] = _line(draft, name, language, long=True)
    return said, points


def _heading(name: str, language: str) -> None:
    show(f"<h2>{escape(text(language, name))}</h2>")


def _metric(draft: Draft, language: str) -> str:
    labels = {"": text(language, "editor-blank")} if not draft.row else {}
    labels |= {name: text(language, f"metric-{name}") for name in METRICS}
    chosen = _select(draft, "metric", distinct(labels), language)
    if chosen:
        definition, why = (text(language, f"metric-{chosen}.{part}") for part in ("definition", "why"))
        show(f'<p class="why">{escape(definition)} {escape(why)}</p>')
    return chosen


def _conditions(draft: Draft, language: str) -> dict[str, str]:
    said: dict[str, str] = {}
    tables = caches.tables(draft.base)
    left, right = st.columns(2)
    help = text(language, "editor-money-help")
    with left:
        said["minimum_project_budget"] = _figure(draft, "minimum_project_budget", "", language, help)
        said["own_contribution_envelope"] = _figure(draft, "own_contribution_envelope", "", language, help)
    with right:
        said["conditions_currency"] = _choice(draft, "conditions_currency", language)
        said["envelope_basis"] = _choice(draft, "envelope_basis", language)
    for name, offered in (
        ("conditions_focus_area", edit.focus_areas(tables)),
        ("conditions_programme", edit.in_use(tables, "projects", "programme")),
    ):
        said[name] = _several(draft, name, offered, language)
    return said


def _place(draft: Draft, language: str) -> dict[str, str]:
    said: dict[str, str] = {}
    tables = caches.tables(draft.base)
    goals = [row for row in tables["goals"].to_pylist() if row["goal_id"] != draft.goal_id]
    parents = {row["goal_id"]: title_of(row, language) for row in goals}
    blank = {"": text(language, "editor-blank")}
    areas = {name: name for name in edit.focus_areas(tables)}
    said["parent"] = _select(draft, "parent", distinct(blank | parents), language)
    left, right = st.columns(2)
    with left:
        said["focus_area"] = _select(draft, "focus_area", distinct(blank | areas), language)
    with right:
        said["weight"] = _figure(draft, "weight", "", language)
    return said


def _milestones(draft: Draft, metric: str, language: str) -> Milestones:
    show(f"<h3>{escape(text(language, 'editor-milestones'))}</h3>")
    show(f'<p class="why">{escape(text(language, "editor-milestones-help"))}</p>')
    count = int(state.entry_value(draft.entry, "milestones", max(1, len(draft.milestones))))
    points: Milestones = []
    for at in range(count):
        was = draft.milestones[at] if at < len(draft.milestones) else {"due_on": None, "value": None}
        left, right = st.columns(2)
        number = str(at + 1)
        with left:
            day = _date(
                text(language, "editor-milestone-day", number=number),
                was["due_on"],
                f"{draft.fresh}-day-{at}",
                language,
            )
        with right:
            value = st.text_input(
                text(language, "editor-milestone-value", number=number),
                value=_shown("milestones", "value", was["value"], metric, language),
                key=f"{draft.fresh}-value-{at}",
                max_chars=SHORT,
            )
        points.append((day, value))
    st.button(
        text(language, "editor-milestone-add"),
        on_click=state.keep_entry,
        args=(draft.entry, "milestones", count + 1),
        key=f"{draft.fresh}-milestone-add",
    )
    return points


def _line(draft: Draft, name: str, language: str, long: bool = False) -> str:
    label, value = plain(column_name(language, "goals", name)), str(_was(draft, name) or "")
    if long:
        return st.text_area(label, value=value, key=_key(draft, name), max_chars=max(LONG, len(value)))
    return st.text_input(label, value=value, key=_key(draft, name), max_chars=max(SHORT, len(value)))


def _figure(draft: Draft, name: str, metric: str, language: str, help: str = "") -> str:
    """A number, an amount or a share, typed as the language writes it."""
    said = st.text_input(
        plain(column_name(language, "goals", name)),
        value=_shown("goals", name, _was(draft, name), metric, language),
        key=_key(draft, name),
        max_chars=SHORT,
    )
    if help:
        show(f'<p class="why">{escape(help)}</p>')
    return said


def _shown(table: str, column: str, value: Any, metric: str, language: str) -> str:
    """A figure as the language writes it, if it reads back as the very same; else with all its digits."""
    if value is None:
        return ""
    share = TABLES[table].column(column).type == "share" or (metric in METRICS and METRICS[metric].unit == "share")
    said = percent(language, value, 4) if share else value_words(language, value)
    return said if read_typed(table, column, said, language).value == value else written(value)


def _day(draft: Draft, name: str, language: str) -> str:
    return _date(plain(column_name(language, "goals", name)), _was(draft, name), _key(draft, name), language)


def _date(label: str, was: date | None, key: str, language: str) -> str:
    chosen = st.date_input(
        label,
        value=was,
        min_value=min(FIRST_DAY, was or FIRST_DAY),
        max_value=max(LAST_DAY, was or LAST_DAY),
        format=day_format(language),
        key=key,
    )
    return written(chosen)


def _choice(draft: Draft, name: str, language: str, blank: str = "") -> str:
    """One of the column's choices, or none of them."""
    column = TABLES["goals"].column(name)
    labels = {} if column.required and draft.row else {"": blank or text(language, "editor-blank")}
    return _select(draft, name, labels | {one: text(language, f"choice-{one}") for one in column.choices}, language)


def _select(draft: Draft, name: str, labels: Mapping[str, str], language: str) -> str:
    was = str(_was(draft, name) or "")
    shown = {**labels, **({} if was in labels else {was: was})}
    ids = list(shown)
    chosen = st.selectbox(
        plain(column_name(language, "goals", name)),
        ids,
        index=ids.index(was),
        format_func=shown.__getitem__,
        key=_key(draft, name),
    )
    return str(chosen or "")


def _several(draft: Draft, name: str, offered: Sequence[str], language: str) -> str:
    was = [part.strip() for part in str(_was(draft, name) or "").split(";") if part.strip()]
    chosen = st.multiselect(
        plain(column_name(language, "goals", name)),
        list(dict.fromkeys([*offered, *was])),
        default=was,
        key=_key(draft, name),
        placeholder=text(language, "filter-all"),
    )
    return "; ".join(chosen)


def _was(draft: Draft, name: str) -> Any:
    return draft.row.get(name) if draft.row else None


def _key(draft: Draft, name: str) -> str:
    return f"{draft.fresh}-{name}"
