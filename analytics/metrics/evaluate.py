"""How much a metric is: an interval, because blank cells may hold anything the tables allow.

The queries say what contributes to each metric, how much at least and at most, and from when to when (a spell). What is
left is to add up the spells that hold a date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analytics.engine import Mounted, keep, query, rows
from analytics.goals.verdict import Interval
from analytics.metrics.registry import METRICS


@dataclass(frozen=True)
class Conditions:
    """Which projects count at all; amounts in EUR, None or () where there is no such condition."""

    minimum_project_budget: float | None = None
    own_contribution_limit: float | None = None
    focus_areas: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()


EVERY_PROJECT = Conditions()
ALWAYS = (date.min, date(9999, 12, 30))


def evaluate(
    mounted: Mounted, metric: str, dates: Sequence[date], conditions: Conditions = EVERY_PROJECT
) -> list[Interval]:
    """The metric as of each date, in the order given.

    A ratio without a denominator, or with one that is certainly 0, is not defined: Interval(0, None, None).
    A sum of which nothing is certain is Interval(0, None, None) as well. Raises KeyError for an unknown metric.
    """
    definition = METRICS[metric]
    asked = tuple(METRICS) if conditions == EVERY_PROJECT else (metric,)
    sums = keep(mounted, ("sums", asked, conditions), lambda: _sums(mounted, asked, conditions))
    numerator = _on(sums.get((metric, "numerator")), dates)
    if not definition.ratio:
        return [_total(side) for side in numerator]
    denominator = _on(sums.get((metric, "denominator")), dates)
    return [_ratio(over, under) for over, under in zip(numerator, denominator, strict=True)]


def contributions(
    mounted: Mounted, metric: str, as_of: date, conditions: Conditions = EVERY_PROJECT, *, awaited: bool = False
) -> pd.DataFrame:
    """What counts or could count towards the metric on that day, the largest certain first. With `awaited`: what
    each application that awaits its decision would contribute that day if it were granted when it is expected to be.

    Columns: key (project_id, or consultant|year), label, side ('numerator'|'denominator'), low, high (NaN: unbounded),
    missing (blank cells as 'table.column' or 'budget_lines.column:scope/item', ';' between them; '' for none),
    counts ('yes'|'maybe'). What a project recovers of the consultants' cost has a row a year. Raises KeyError for an
    unknown metric.
    """
    name = METRICS[metric].name
    if mounted.small:
        key = ("contributions", conditions, awaited)
        every = keep(mounted, key, lambda: _contributions(mounted, list(METRICS), ALWAYS, conditions, awaited))[name]
    else:
        every = _contributions(mounted, [name], (as_of, as_of), conditions, awaited)[name]
    day = np.datetime64(as_of)
    return every.frame[(every.first <= day) & (day < every.after)].reset_index(drop=True)


def in_euro(mounted: Mounted, amount: float, currency: str | None, dated: date | None) -> float | None:
    """An amount in EUR at the rate of that day, or None where the edition has no rate for it."""
    if currency == "EUR":
        return amount
    found = rows(mounted, "rate", currency=currency, dated=dated)
    return amount * found[0][0] if found else None


class Side(NamedTuple):
    """The numerator or the denominator of a metric on a date; `unbounded` and `settled` count contributions."""

    low: float = 0.0
    high: float = 0.0
    unbounded: int = 0
    known: float = 0.0
    settled: int = 0


Spells = tuple[np.ndarray, np.ndarray, np.ndarray]
"""First days, days after the last, and for each spell the figures of a `Side`."""


def _sums(mounted: Mounted, metrics: Sequence[str], conditions: Conditions) -> dict[tuple[str, str], Spells]:
    """The spells of each of the metrics and sides."""
    found = query(mounted, "sums", metrics=list(metrics), **_parameters(conditions))
    first, after = (found[name].to_numpy("datetime64[D]") for name in ("valid_from", "valid_to"))
    figures = found[list(Side._fields)].to_numpy(float)
    parts: dict[Any, Any] = found.groupby(["metric", "side"]).indices
    return {of: (first[rows], after[rows], figures[rows]) for of, rows in parts.items()}


def _on(spells: Spells | None, dates: Sequence[date]) -> list[Side]:
    """What the spells add up to on each date."""
    if spells is None:
        return [Side()] * len(dates)
    first, after, figures = spells
    days = np.array(dates, "datetime64[D]")
    return [Side(*figures[(first <= day) & (day < after)].sum(axis=0).tolist()) for day in days]


def _total(side: Side) -> Interval:
    """Nothing counts: 0, for certain."""
    if side.unbounded:
        return Interval(side.low, None, side.low or None)
    return Interval(side.low, side.high, side.low)


def _ratio(over: Side, under: Side) -> Interval:
    """[least numerator / greatest denominator, greatest numerator / least denominator]."""
    if not under.unbounded and not under.high:
        return Interval(0.0, None, None)
    low = 0.0 if under.unbounded else over.low / under.high
    high = None if over.unbounded or not under.low else over.high / under.low
    known = over.known / under.known if over.settled and under.known else None
    return Interval(low, high, known)


class Dated(NamedTuple):
    """Contributions, and for each its first day and the day after its last."""

    frame: pd.DataFrame
    first: np.ndarray
    after: np.ndarray


def _contributions(
    mounted: Mounted, metrics: list[str], days: tuple[date, date], conditions: Conditions, awaited: bool
) -> dict[str, Dated]:
    """What counts or could count towards each of the metrics on some day from the first to the last of `days`."""
    since, until = days
    found = query(
        mounted,
        "contributions",
        metrics=metrics,
        since=since,
        until=until,
        awaited=awaited,
        **_parameters(conditions),
    )
    shown = found[["key", "label", "side", "low", "high", "missing"]]
    shown = shown.assign(counts=np.where(found["low"] > 0, "yes", "maybe"))
    of = found["metric"].to_numpy()
    first, after = (found[name].to_numpy("datetime64[D]") for name in ("valid_from", "valid_to"))
    return {metric: Dated(shown[of == metric], first[of == metric], after[of == metric]) for metric in metrics}


def _parameters(conditions: Conditions) -> dict[str, Any]:
    """What the queries are bound to; without conditions the quicker form, which takes none of them."""
    if conditions == EVERY_PROJECT:
        return {}
    return {
        "selected": True,
        "minimum_project_budget": conditions.minimum_project_budget,
        "own_contribution_limit": conditions.own_contribution_limit,
        "any_focus_area": not conditions.focus_areas,
        "focus_areas": list(conditions.focus_areas) or [""],  # an empty list has no type
        "any_programme": not conditions.programmes,
        "programmes": list(conditions.programmes) or [""],
    }
