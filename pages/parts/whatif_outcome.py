"""What comes of the assumptions of an address: the goals that move, what was assumed, and what could not be."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import unquote

import streamlit as st

from analytics.charts.cells import column_name
from analytics.findings import Finding
from analytics.goals.assumptions import Assumption
from analytics.goals.compare import Move, moves
from analytics.goals.read import title_of
from analytics.goals.verdict import Verdict
from analytics.goals.whatif import WhatIf
from analytics.i18n import text
from analytics.i18n.formats import BLANK, day
from analytics.intake.typed import read_typed
from analytics.tables import TABLES, Tables
from pages.parts import caches
from pages.parts.differences import standing, value_words
from pages.parts.html import box, framed, headings, show, stacked
from pages.parts.view import View


def outcome(verdict: Verdict, assumed: WhatIf, view: View, clear: Callable[[], None]) -> None:
    """That these are assumptions, which, and the goals that move; `clear` takes them back."""
    language = view.language
    said = text(language, "whatif-banner", count=len(assumed.assumptions), number=str(view.edition.number))
    share = text(language, "whatif-share")
    show(box(f"{said}\n{share}", text(language, "whatif-banner-title"), "warn"))
    st.button(text(language, "whatif-clear"), on_click=clear, key="what-if-clear")
    if assumed.findings:
        show(_refused(assumed.findings, language))
    if assumed.assumptions:
        show(_list(assumed.assumptions, view))
    if not assumed.verdicts:
        show(box(text(language, "whatif-not-judged"), kind="bad"))
        return
    today = caches.verdicts(view.edition.number, view.as_of)
    mine = verdict.goal.goal_id
    shown = [move for move in moves(today, assumed.verdicts) if move.moved or move.goal_id == mine]
    show(outcome_table(shown, view))


def outcome_table(shown: Sequence[Move], view: View) -> str:
    """Some goals today and under the assumptions: figure, status, deadline. How many of them move is said."""
    language = view.language
    moved = sum(move.moved for move in shown)
    names = ("whatif-moved", "whatif-today", "whatif-then")
    today, then = (f'<td data-label="{escape(text(language, name))}">' for name in names[1:])
    body = "".join(
        f'<tr><th scope="row">{escape(move.after.goal.title(language))}</th>'
        f"{today}{_stands(move.before, language)}</td>{then}{_stands(move.after, language)}</td></tr>"
        for move in shown
        if move.after
    )
    caption = text(language, "whatif-caption", count=moved, day=day(language, view.as_of))
    return stacked(framed(headings(language, names), body, caption))


def _stands(verdict: Verdict | None, language: str) -> str:
    if verdict is None:
        return BLANK
    return standing(verdict, language, f"{text(language, 'fact-deadline')}: {day(language, verdict.goal.last_day)}")


def _refused(findings: Iterable[Finding], language: str) -> str:
    lines = [f"{found.message(language)} {found.remedy(language)}" for found in findings]
    return box("\n".join(lines), text(language, "whatif-refused-title"), "bad")


def _list(made: Sequence[Assumption], view: View) -> str:
    language, tables = view.language, caches.tables(view.edition.number)
    items = ""
    for each in made:
        value = read_typed(each.table, each.column, each.value, "en").value
        name = f"{column_name(language, each.table, each.column)} · {row_name(tables, each.table, each.key, language)}"
        items += f"<li>{escape(name)}: <b>{escape(value_words(language, value))}</b></li>"
    return f"<h3>{escape(text(language, 'whatif-assumed'))}</h3><ul>{items}</ul>"


def row_name(tables: Tables, table: str, key: str, language: str) -> str:
    """A row by its key; a project by its acronym, a goal by its title."""
    parts = [unquote(part) for part in key.split("~")]
    names = dict(zip(TABLES[table].key, parts, strict=True))
    if project := names.get("project_id"):
        row = _one(tables, "projects", "project_id", project)
        names["project_id"] = (row.get("acronym") if row else None) or project
    if goal := names.get("goal_id"):
        row = _one(tables, "goals", "goal_id", goal)
        names["goal_id"] = title_of(row, language) if row else goal
    return " · ".join(value_words(language, part) for part in names.values() if part)


def _one(tables: Tables, table: str, column: str, value: str) -> dict[str, Any] | None:
    ids = tables[table][column].to_pylist()
    return tables[table].slice(ids.index(value), 1).to_pylist()[0] if value in ids else None
