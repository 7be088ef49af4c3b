"""The parts of a goal's own page."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote, urlencode

import pandas as pd

from analytics.charts import said
from analytics.charts.cells import cell_words
from analytics.charts.contributions import contributions as contributions_of
from analytics.charts.contributions import excluded as excluded_of
from analytics.charts.narrative import narrative
from analytics.goals.forecast import Forecast
from analytics.goals.verdict import MissingCell, Verdict
from analytics.i18n import text
from analytics.metrics.registry import METRICS
from pages.parts import cards
from pages.parts.html import box, framed, headings, link, stacked
from pages.parts.missing import cell_href
from pages.parts.source_parts import cells_link
from pages.parts.view import View

COVERAGE = "consultant_cost_coverage"
"""The metric that the consultants' ledger takes apart."""
MOST_KEYS = 8
"""Cells named in a sentence."""


def standing(verdict: Verdict, forecast: Forecast | None, projects: pd.DataFrame, language: str) -> str:
    """Badge and band, the goal in sentences, and what the badge means."""
    meaning = escape(text(language, f"status-{verdict.status}.meaning"))
    first, *rest = narrative(verdict, forecast, projects, language)
    more = "".join(f"<li>{escape(sentence)}</li>" for sentence in rest)
    return (
        f'<div>{cards.standing(verdict, language)}<p class="verdict">{escape(first)}</p>'
        + (f'<ul class="sentences">{more}</ul>' if more else "")
        + f'<p class="lead">{meaning} {escape(said.bands(verdict, language))}</p></div>'
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
    language = view.language
    found = contributions_of(verdict, language, counts)
    if not found.rows:
        return box(found.caption)
    names = ["counts-what", "counts-amount"] if counts else ["counts-what", "counts-amount", "counts-why"]
    if found.sided:
        names.insert(1, "counts-side")
    body = ""
    for row in found.rows:
        cells = [f'<th scope="row">{escape(row.label)} {cells_link(view, row.key, row.label)}</th>']
        if found.sided:
            cells.append(f"<td>{escape(row.side)}</td>")
        amount = escape(text(language, "counts-amount"))
        cells.append(f'<td class="n" data-label="{amount}">{escape(row.amount)}</td>')
        if not counts:
            why = escape(text(language, "counts-why"))
            cells.append(f'<td data-label="{why}">{escape(row.why)}</td>')
        body += f"<tr>{''.join(cells)}</tr>"
    return stacked(framed(headings(language, names, ("counts-amount",)), body, found.caption))


def excluded(verdict: Verdict, projects: pd.DataFrame, language: str) -> str:
    """What would count but for the goal's conditions, and which of them it fails, with the figure that decides."""
    rows, caption = excluded_of(verdict, projects, language)
    body = "".join(f'<tr><th scope="row">{escape(label)}</th><td>{escape(why)}</td></tr>' for label, why in rows)
    return framed(headings(language, ("counts-what", "excluded-why")), body, caption)


def reading(verdict: Verdict, language: str, unit: str, names: bool = True) -> str:
    """How the goal is read, how its metric is defined, where it stands written, and with `names` whose it is."""
    goal, metric = verdict.goal, METRICS[verdict.goal.metric]
    parts = []
    if interpretation := goal.interpretation(language):
        parts.append(box(interpretation, text(language, "interpretation-title")))
    definition = f"{text(language, f'metric-{goal.metric}.definition')}\n{text(language, f'metric-{goal.metric}.why')}"
    parts.append(box(definition, text(language, "definition-title", metric=text(language, f"metric-{goal.metric}"))))
    facts = [
        ("fact-source", goal.source),
        ("fact-owner", goal.owner if names else None),
        ("fact-formula-source", text(language, f"metric-source-{metric.source}")),
    ]
    inside = "".join(
        f"<dt>{escape(text(language, name))}</dt><dd>{escape(str(value))}</dd>" for name, value in facts if value
    )
    parts.append(f'<dl class="facts wide">{inside}</dl>')
    return "<br>".join(parts)


def pictures(verdict: Verdict, view: View) -> dict[str, str]:
    """The addresses of the goal's course as a picture (pages/web/charts.py), by form."""
    asked = view.query(edition=str(view.edition.number), as_of=view.as_of.isoformat(), lang=view.language)
    course = quote(verdict.goal.goal_id, safe="")
    return {form.upper(): f"chart/{course}.{form}?{urlencode(asked)}" for form in ("svg", "png")}
