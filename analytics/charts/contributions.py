"""What a goal's figure is made of, in words: what counts, what could count and why, what does not count and why."""

from math import isnan
from typing import NamedTuple

import pandas as pd

from analytics.charts import words
from analytics.charts.cells import first_of, why
from analytics.charts.narrative import condition_words
from analytics.charts.words import EURO, SHARE
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.metrics.interval import Interval
from analytics.metrics.registry import METRICS

MOST_ROWS = 200
"""Rows shown; how many there are in all is always said."""


class Contribution(NamedTuple):
    """One contribution: the key of its project or consultant's year, its name, its side of a ratio, what it
    contributes, and, of what only could count, which blanks decide it."""

    key: str
    label: str
    side: str
    amount: str
    why: str


class Contributions(NamedTuple):
    """The first MOST_ROWS of them, the caption that says how many there are, and whether their sides are told apart."""

    rows: list[Contribution]
    caption: str
    sided: bool


def contributions(verdict: Verdict, language: str, counts: bool) -> Contributions:
    """What counts for certain, or what could count and which blanks decide it. Without any the caption says so."""
    frame = verdict.contributions
    blank = frame["missing"].fillna("")
    found = frame[(frame["low"] > 0) | (blank == "") if counts else blank != ""]
    if found.empty:
        return Contributions([], text(language, "counts-nothing" if counts else "could-count-nothing"), False)
    unit = METRICS[verdict.goal.metric].unit
    first = found.head(MOST_ROWS)
    columns = (first[name].tolist() for name in ("key", "label", "side", "low", "high", "missing"))
    rows = [
        Contribution(
            str(key),
            str(label),
            text(language, f"side-{side}"),
            amount(low, high, EURO if unit == SHARE else unit, language),  # a ratio's parts are amounts
            "" if counts else why(language, str(missing)),
        )
        for key, label, side, low, high, missing in zip(*columns, strict=True)
    ]
    caption = text(language, "counts-caption" if counts else "could-count-caption", count=len(found))
    sided = found["side"].nunique() > 1 or unit == SHARE
    return Contributions(rows, caption + first_of(language, len(found), MOST_ROWS), bool(sided))


def excluded(verdict: Verdict, projects: pd.DataFrame, language: str) -> tuple[list[tuple[str, str]], str]:
    """What would count but for the goal's conditions, and which of them it fails, with the figure that decides; and
    the caption. `projects`: `metrics.frames.project_list` of the same edition."""
    by_id = projects.set_index("project_id")
    rows = [
        (each.label, " ".join(condition_words(each, verdict.goal, by_id.loc[each.key], language)))
        for each in verdict.excluded[:MOST_ROWS]
    ]
    count = len(verdict.excluded)
    return rows, text(language, "excluded-caption", count=count) + first_of(language, count, MOST_ROWS)


def amount(low: float, high: float | None, unit: str, language: str) -> str:
    """What one thing contributes; a blank `high` is not bounded."""
    if high is None or isnan(high):
        return words.interval(language, Interval(low, None, None), unit)
    if low == high:
        return words.figure(language, low, unit)
    return f"{words.figure(language, low, unit)} – {words.figure(language, high, unit)}"
