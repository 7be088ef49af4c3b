"""A goal as a careful consultant would write it: how it stands, what does not count and why, what is not known, what
waits in the pipeline. Plain sentences for pages, reports and minutes."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
from babel.lists import format_list

from analytics.charts.causes import lower
from analytics.charts.words import EURO, SHARE, interval, summary
from analytics.goals.forecast import Forecast
from analytics.goals.verdict import Goal, MissingCell, Verdict
from analytics.i18n import TERRITORIES, has_text, text
from analytics.i18n.formats import money
from analytics.metrics.conditions import Excluded
from analytics.metrics.registry import METRICS

MOST_NAMES = 6
"""Names written out in a sentence; of more the number is said."""


def narrative(verdict: Verdict, forecast: Forecast | None, projects: pd.DataFrame, language: str) -> list[str]:
    """The goal in sentences. `projects`: `metrics.frames.project_list` of the same edition and day."""
    return [
        summary(language, verdict),
        *_envelope(verdict, language),
        *_ruled_out(verdict, projects, language),
        *_unknown(verdict, language),
        *_pipeline(verdict, forecast, language),
    ]


def names(language: str, said: Sequence[str]) -> str:
    """Names in a row, as the language joins them: `InterLoc, SRRF og UDLAVI`; of very many the rest is counted."""
    shown = list(said[:MOST_NAMES])
    if len(said) > MOST_NAMES:
        shown.append(text(language, "narrative-more", count=len(said) - MOST_NAMES))
    return str(format_list(shown, locale=TERRITORIES[language]))


def condition_words(excluded: Excluded, goal: Goal, row: Any, language: str) -> list[str]:
    """Each condition that something fails, with its figure beside the goal's. `row`: its row of the project list."""
    currency = goal.conditions_currency
    limits = {
        "minimum_project_budget": money(language, goal.minimum_project_budget, currency),
        "own_contribution_limit": money(language, goal.own_contribution_envelope, currency),
        "focus_areas": ", ".join(goal.focus_areas),
        "programmes": ", ".join(goal.programmes),
    }
    if row is None:
        return []
    has = {
        "minimum_project_budget": money(language, row["budget_low"], EURO),
        "own_contribution_limit": money(language, row["own_low"], EURO),
        "focus_areas": str(row["focus_area"]),
        "programmes": str(row["programme"]),
    }
    return [text(language, f"excluded-{name}", value=has[name], limit=limits[name]) for name in excluded.conditions]


def _envelope(verdict: Verdict, language: str) -> Iterator[str]:
    """Whether the own contribution in total keeps within what the goal allows."""
    if envelope := verdict.envelope:
        value = interval(language, envelope.interval, EURO)
        yield text(
            language,
            f"narrative-envelope-{envelope.certainty}",
            value=value[:1].lower() + value[1:],
            limit=money(language, envelope.limit, EURO),
        )


def _ruled_out(verdict: Verdict, projects: pd.DataFrame, language: str) -> Iterator[str]:
    rows = projects.set_index("project_id")
    of = f"narrative-excluded-{verdict.goal.metric.replace('_', '-')}"
    id = of if has_text(language, of) else "narrative-excluded"
    for each in verdict.excluded[:MOST_NAMES]:
        row = rows.loc[each.key] if each.key in rows.index else None
        why = " ".join(condition_words(each, verdict.goal, row, language))
        yield text(language, id, name=each.label, why=why)


def _unknown(verdict: Verdict, language: str) -> Iterator[str]:
    """Which blanks keep the figure open, column by column, with the names of the rows."""
    if METRICS[verdict.goal.metric].unit == SHARE and verdict.interval.known is None and verdict.missing:
        yield text(language, "narrative-not-computable")
    labels = dict(zip(verdict.contributions["key"], verdict.contributions["label"], strict=True))
    of_column: dict[str, list[str]] = {}
    for cell in verdict.missing:
        row = cell.row.get("project_id") or "|".join(cell.row.values())
        of_column.setdefault(_column(cell, language), []).append(str(labels.get(row, row.replace("|", " "))))
    for column, rows in of_column.items():
        if distinct := list(dict.fromkeys(filter(None, rows))):
            yield text(language, "narrative-blank", column=column, names=names(language, distinct))


def _column(cell: MissingCell, language: str) -> str:
    """What a blank cell's column is called; of a budget line with what the line is about: `Amount, total budget`."""
    name, item = text(language, f"column-{cell.table}-{cell.column}"), cell.row.get("item")
    return f"{name}, {lower(text(language, f'choice-{item}'))}" if item else name


def _pipeline(verdict: Verdict, forecast: Forecast | None, language: str) -> Iterator[str]:
    """What has been applied for and could count: only a grant would make it count."""
    if forecast is None:
        return
    waiting = list(dict.fromkeys(chance.label for chance in (*forecast.chances, *forecast.late)))
    if waiting and verdict.status not in ("achieved", "missed"):
        yield text(language, "narrative-pipeline", count=len(waiting), names=names(language, waiting))
