"""The parts of a goal's own page."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from analytics.charts import words
from analytics.charts.narrative import condition_words, narrative
from analytics.charts.words import EURO, SHARE
from analytics.goals.forecast import Forecast
from analytics.goals.verdict import MissingCell, Verdict
from analytics.i18n import has_text, text
from analytics.i18n.formats import percent
from analytics.metrics.registry import METRICS
from pages.parts import cards
from pages.parts.html import box, framed, headings, link, stacked
from pages.parts.missing import cell_href, cell_words, column_name
from pages.parts.source_parts import cells_link
from pages.parts.view import View

COVERAGE = "consultant_cost_coverage"
"""The metric that the consultants' ledger takes apart."""
MOST_KEYS = 8
"""Cells named in a sentence."""
MOST_ROWS = 200
"""Rows shown of what counts or could count; how many there are in all is always said."""


def standing(verdict: Verdict, forecast: Forecast | None, projects: pd.DataFrame, language: str) -> str:
    """Badge and band, the goal in sentences, and what the badge means."""
    meaning = escape(text(language, f"status-{verdict.status}.meaning"))
    first, *rest = narrative(verdict, forecast, projects, language)
    more = "".join(f"<li>{escape(sentence)}</li>" for sentence in rest)
    return (
        f'<div>{cards.standing(verdict, language)}<p class="verdict">{escape(first)}</p>'
        + (f'<ul class="sentences">{more}</ul>' if more else "")
        + f'<p class="lead">{meaning} {escape(_bands(verdict, language))}</p></div>'
    )


def leads(verdict: Verdict, view: View) -> str:
    """Where the figures lead: to their definitions, to the cells behind them, to the edition and what changed in it."""
    language, metric = view.language, METRICS[verdict.goal.metric]
    names = dict.fromkeys(filter(None, (metric.name, metric.decided, metric.implemented)))
    links = [
        link(
            view.href("metric", metric=name), text(language, "lead-definition", metric=text(language, f"metric-{name}"))
        )
        for name in names
    ]
    links.append(link("#cells", text(language, "lead-cells")))
    if COVERAGE in names:
        links.append(link(view.href("ledger"), text(language, "nav-ledger")))
    number = str(view.edition.number)
    links.append(link(view.href("history"), text(language, "history-open", number=number)))
    if view.edition.parent:
        links.append(link(view.href("changes"), text(language, "lead-changes", number=number)))
    links.append(link(view.href("edit", goal=verdict.goal.goal_id), text(language, "lead-edit")))
    return f'<p class="leads">{" · ".join(links)}</p>'


def keys(verdict: Verdict, view: View) -> str:
    """The shortest ways to certainty: the fewest blank cells that could settle the goal as met, and as missed."""
    found = [
        _way(cells, way, view) for way, cells in (("met", verdict.keys.met), ("missed", verdict.keys.missed)) if cells
    ]
    return f'<ul class="ways">{"".join(f"<li>{each}</li>" for each in found)}</ul>' if found else ""


def _way(cells: Sequence[MissingCell], way: str, view: View) -> str:
    language = view.language
    named = []
    for cell in cells[:MOST_KEYS]:
        words, href = cell_words(language, cell), cell_href(cell, view)
        named.append(link(href, words) if href else escape(words))
    more = len(cells) - MOST_KEYS
    tail = f" {escape(text(language, 'keys-more', count=more))}" if more > 0 else ""
    return f"{escape(text(language, f'keys-{way}', count=len(cells)))} {', '.join(named)}{tail}"


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
    rows = projects.set_index("project_id")
    body = "".join(
        f'<tr><th scope="row">{escape(each.label)}</th>'
        f"<td>{escape(' '.join(condition_words(each, verdict.goal, rows.loc[each.key], language)))}</td></tr>"
        for each in verdict.excluded[:MOST_ROWS]
    )
    caption = text(language, "excluded-caption", count=len(verdict.excluded))
    if len(verdict.excluded) > MOST_ROWS:
        caption += " " + text(language, "changes-first", shown=MOST_ROWS)
    return framed(headings(language, ("counts-what", "excluded-why")), body, caption)


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


def _bands(verdict: Verdict, language: str) -> str:
    on_track, behind = (
        percent(language, share, 0) for share in (verdict.bands.on_track_from, verdict.bands.behind_from)
    )
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
