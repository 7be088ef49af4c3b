"""Figures in words: a value with its unit, an interval, the sentence that says how a goal stands."""

from math import isfinite

from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day, money, number, percent
from analytics.metrics.interval import Interval
from analytics.metrics.registry import METRICS

SHARE, EURO = "share", "EUR"
"""The units of metrics that are not counts (metrics/registry.py)."""


def unit_of(verdict: Verdict) -> str:
    """The unit the goal's metric is measured in."""
    return METRICS[verdict.goal.metric].unit


def figure(language: str, value: float | None, unit: str, decimals: int = 2) -> str:
    """A value as its unit is written: `76,61 %`, `527.044 EUR`, `3`. A blank is –. Money in whole euro: sums of amounts
    that were converted are no more exact than that."""
    if unit == SHARE:
        return percent(language, value, decimals)
    if unit == EURO:
        return money(language, round(value) if value is not None and isfinite(value) else None, EURO)
    return number(language, value, decimals)


def interval(language: str, values: Interval, unit: str) -> str:
    """`2`, `0 – 4`, `at least 2`, or *unknown* where nothing bounds it."""
    if values.high is None:
        if values.low <= 0:
            return text(language, "figure-unknown")
        return text(language, "figure-at-least", low=figure(language, values.low, unit))
    if values.low == values.high:
        return figure(language, values.low, unit)
    low, high = figure(language, values.low, unit), figure(language, values.high, unit)
    return low if low == high else f"{low}\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}{high}"


def is_unknown(values: Interval) -> bool:
    """Whether the interval says nothing at all."""
    return values.high is None and values.low <= 0


def target(language: str, verdict: Verdict) -> str:
    """The target as the goal compares it: `at least 3`."""
    aim = figure(language, verdict.goal.target, unit_of(verdict))
    return text(language, f"comparison-{verdict.goal.comparison}", target=aim)


def band(language: str, verdict: Verdict) -> str:
    """The band of the pace that the status stands for: `at least 95 % of what was expected`."""
    on_track, behind = (
        percent(language, share, 0) for share in (verdict.bands.on_track_from, verdict.bands.behind_from)
    )
    return text(language, f"band-{verdict.status}", on_track=on_track, behind=behind)


def publisher(language: str, name: str) -> str:
    """Who published an edition: a name, or that it is the bundled sample."""
    return text(language, "author-sample") if name == "sample" else name


def noun(language: str, verdict: Verdict) -> str:
    """What is counted: `projects`."""
    return text(language, f"metric-{verdict.goal.metric}.unit")


def summary(language: str, verdict: Verdict) -> str:
    """The goal in two or three sentences: where it stands, what was expected, what would settle it."""
    unit = unit_of(verdict)
    values = verdict.interval
    if verdict.status == "not_started":
        case = "not-started"
    elif is_unknown(values):
        case = "unknown"
    elif values.high is None:
        case = "open"
    else:
        case = "certain" if values.low == values.high else "between"
    facts = {
        "day": day(language, verdict.measured_on, "long"),
        "low": figure(language, values.low, unit),
        "high": figure(language, values.high, unit),
        "target": target(language, verdict),
        "noun": noun(language, verdict),
        "deadline": day(language, verdict.goal.last_day, "long"),
    }
    parts = [text(language, f"summary-{case}", **facts)]
    if verdict.expected is not None and verdict.status not in ("not_started", "achieved", "missed"):
        expected = figure(language, verdict.expected, unit, 1)
        parts.append(text(language, "summary-expected", expected=expected, status=verdict.status))
    if verdict.missing:
        parts.append(text(language, "summary-missing", count=verdict.missing_count))
    return " ".join(parts)
