"""The parts of a goal's own page."""

from html import escape
from typing import Any

import pandas as pd

from analytics.charts import words
from analytics.charts.words import EURO, SHARE
from analytics.goals.pace import BANDS
from analytics.goals.verdict import Verdict
from analytics.i18n import has_text, text
from analytics.i18n.formats import money, percent
from analytics.metrics.registry import METRICS
from pages.parts.cards import badge
from pages.parts.html import box, framed, stacked
from pages.parts.missing import column_name
from pages.parts.source_parts import cells_link
from pages.parts.view import View

MOST_ROWS = 200
"""Rows shown of what counts or could count; how many there are in all is always said."""


def standing(verdict: Verdict, language: str) -> str:
    """Badge, the summary in sentences, and what the badge means."""
    meaning = escape(text(language, f"status-{verdict.status}.meaning"))
    return (
        f'<div>{badge(language, verdict.status)}<p class="verdict">{escape(words.summary(language, verdict))}</p>'
        f'<p class="lead">{meaning} {escape(_bands(language))}</p></div>'
    )


def contributions(verdict: Verdict, view: View, counts: bool) -> str:
    """What counts for certain, or what could count and which blanks decide it, as a table; each with a link to the
    cells behind it."""
    language, frame = view.language, verdict.contributions
    certain = (frame["low"] > 0) | (frame["missing"].fillna("") == "")
    rows = frame[certain if counts else frame["missing"].fillna("") != ""]
    if rows.empty:
        return box(text(language, "counts-nothing" if counts else "could-count-nothing"))
    names = ["counts-what", "counts-amount"] if counts else ["counts-what", "counts-amount", "counts-why"]
    sides = rows["side"].nunique() > 1 or METRICS[verdict.goal.metric].unit == SHARE
    if sides:
        names.insert(1, "counts-side")
    head = "".join(
        f'<th scope="col"{" class=n" if name == "counts-amount" else ""}>{escape(text(language, name))}</th>'
        for name in names
    )
    unit = _part_unit(verdict)
    body = ""
    for row in rows.head(MOST_ROWS).itertuples():
        cells = [f'<th scope="row">{escape(str(row.label))} {cells_link(view, str(row.key), str(row.label))}</th>']
        if sides:
            cells.append(f"<td>{escape(text(language, f'side-{row.side}'))}</td>")
        amount = escape(text(language, "counts-amount"))
        cells.append(f'<td class="n" data-label="{amount}">{escape(_amount(row.low, row.high, unit, language))}</td>')
        if not counts:
            why = escape(text(language, "counts-why"))
            cells.append(f'<td data-label="{why}">{escape(_why(str(row.missing), language))}</td>')
        body += f"<tr>{''.join(cells)}</tr>"
    caption = text(language, "counts-caption" if counts else "could-count-caption", count=len(rows))
    if len(rows) > MOST_ROWS:
        caption += " " + text(language, "changes-first", shown=MOST_ROWS)
    return stacked(framed(head, body, caption))


def excluded(verdict: Verdict, projects: pd.DataFrame, language: str) -> str:
    """What would count but for the goal's conditions, and which of them it fails, with the figure that decides."""
    goal, facts = verdict.goal, projects.set_index("project_id")
    currency = goal.conditions_currency
    limits = {
        "minimum_project_budget": money(language, goal.minimum_project_budget, currency),
        "own_contribution_limit": money(language, goal.own_contribution_envelope, currency),
        "focus_areas": ", ".join(goal.focus_areas),
        "programmes": ", ".join(goal.programmes),
    }
    has = {
        "minimum_project_budget": lambda row: money(language, row["budget_low"], "EUR"),
        "own_contribution_limit": lambda row: money(language, row["own_low"], "EUR"),
        "focus_areas": lambda row: str(row["focus_area"]),
        "programmes": lambda row: str(row["programme"]),
    }
    body = ""
    for each in verdict.excluded:
        row = facts.loc[each.key]
        why = " ".join(
            text(language, f"excluded-{name}", value=has[name](row), limit=limits[name]) for name in each.conditions
        )
        body += f'<tr><th scope="row">{escape(each.label)}</th><td>{escape(why)}</td></tr>'
    head = "".join(f'<th scope="col">{escape(text(language, name))}</th>' for name in ("counts-what", "excluded-why"))
    return framed(head, body, text(language, "excluded-caption", count=len(verdict.excluded)))


def reading(verdict: Verdict, language: str, unit: str) -> str:
    """How the goal is read, how its metric is defined, and where it stands written."""
    goal, metric = verdict.goal, METRICS[verdict.goal.metric]
    parts = []
    if interpretation := goal.interpretation(language):
        parts.append(box(interpretation, text(language, "interpretation-title")))
    definition = f"{text(language, f'metric-{goal.metric}.definition')}\n{text(language, f'metric-{goal.metric}.why')}"
    parts.append(box(definition, text(language, "definition-title", metric=text(language, f"metric-{goal.metric}"))))
    facts = [
        ("fact-source", goal.source),
        ("fact-owner", goal.owner),
        ("fact-formula-source", text(language, f"metric-source-{metric.source}")),
    ]
    inside = "".join(
        f"<dt>{escape(text(language, name))}</dt><dd>{escape(str(value))}</dd>" for name, value in facts if value
    )
    parts.append(f'<dl class="facts wide">{inside}</dl>')
    return "<br>".join(parts)


def _bands(language: str) -> str:
    on_track, behind = (percent(language, share, 0) for share, _ in BANDS[:2])
    return text(language, "bands", on_track=on_track, behind=behind)


def _part_unit(verdict: Verdict) -> str:
    """What one contribution is measured in: a ratio's parts are amounts in EUR."""
    unit = METRICS[verdict.goal.metric].unit
    return EURO if unit == SHARE else unit


def _amount(low: Any, high: Any, unit: str, language: str) -> str:
    if pd.isna(high):
        return (
            text(language, "figure-at-least", low=words.figure(language, low, unit))
            if low > 0
            else text(language, "figure-unknown")
        )
    if low == high:
        return words.figure(language, low, unit)
    return f"{words.figure(language, low, unit)} – {words.figure(language, high, unit)}"


def _why(missing: str, language: str) -> str:
    """`budget_lines.amount:project/total_budget;projects.role` in words."""
    said = []
    for code in missing.split(";"):
        where, _, about = code.partition(":")
        table, _, column = where.partition(".")
        name = column_name(language, table, column)
        kinds = [
            text(language, f"choice-{kind}") if has_text(language, f"choice-{kind}") else kind
            for kind in about.split("/")
            if kind
        ]
        said.append(f"{name} ({', '.join(kinds)})" if kinds else name)
    return text(language, "why-missing", cells="; ".join(dict.fromkeys(said)))
