"""How much a metric is: an interval, because blank cells may hold anything the tables allow."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analytics.engine import Mounted, rows
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


def evaluate(
    mounted: Mounted, metric: str, dates: Sequence[date], conditions: Conditions = EVERY_PROJECT
) -> list[Interval]:
    """The metric as of each date, in the order given.

    A ratio without a denominator, or with one that is certainly 0, is not defined: Interval(0, None, None).
    A sum of which nothing is certain is Interval(0, None, None) as well. Raises KeyError for an unknown metric.
    """
    return evaluate_all(mounted, [metric], dates, conditions)[metric]


def evaluate_all(
    mounted: Mounted, metrics: Collection[str], dates: Sequence[date], conditions: Conditions = EVERY_PROJECT
) -> dict[str, list[Interval]]:
    """Several metrics at once, each as `evaluate` gives it; hardly slower than one."""
    parameters = _parameters(dates, conditions)
    found: dict[tuple[str, date, str], Sequence[float | None]] = {}
    for wrapper, ratio in (("totals", False), ("ratio_totals", True)):
        if asked := [metric for metric in metrics if METRICS[metric].ratio is ratio]:
            for metric, as_of, side, *figures in rows(mounted, wrapper, metrics=asked, **parameters):
                found[metric, as_of, side] = figures
    return {
        metric: [
            (_ratio if METRICS[metric].ratio else _sum)(
                found.get((metric, day, "numerator")), found.get((metric, day, "denominator"))
            )
            for day in dates
        ]
        for metric in metrics
    }


def contributions(mounted: Mounted, metric: str, as_of: date, conditions: Conditions = EVERY_PROJECT) -> pd.DataFrame:
    """What counts or could count towards the metric on that day, the largest certain first.

    Columns: key (project_id, or consultant|year), label, side ('numerator'|'denominator'), low, high (NaN: unbounded),
    missing (blank cells as 'table.column' or 'budget_lines.column:scope/item', ';' between them; None or '' for none),
    counts ('yes'|'maybe'). What the consultants recover has a row a project and year. Raises KeyError for an unknown
    metric.
    """
    found = rows(mounted, "contributions_on", metrics=[METRICS[metric].name], **_parameters([as_of], conditions))
    key, label, side, low, high, missing = zip(*found, strict=True) if found else ((),) * 6
    frame = {"key": key, "label": label, "side": side, "low": np.array(low, float), "high": np.array(high, float)}
    frame |= {"missing": missing, "counts": np.where(frame["low"] > 0, "yes", "maybe")}
    return pd.DataFrame(frame)


def in_euro(mounted: Mounted, amount: float, currency: str | None, dated: date | None) -> float | None:
    """An amount in EUR at the rate of that day, or None where the edition has no rate for it."""
    if currency == "EUR":
        return amount
    found = rows(mounted, "rate", currency=currency, dated=dated)
    return amount * found[0][0] if found else None


def _parameters(dates: Sequence[date], conditions: Conditions) -> dict[str, Any]:
    """What the queries are bound to; without conditions the quicker form, which takes none of them."""
    chosen: dict[str, Any] = {"dates": sorted(set(dates))}
    if conditions == EVERY_PROJECT:
        return chosen
    return chosen | {
        "selected": True,
        "minimum_project_budget": conditions.minimum_project_budget,
        "own_contribution_limit": conditions.own_contribution_limit,
        "any_focus_area": not conditions.focus_areas,
        "focus_areas": list(conditions.focus_areas) or [""],  # an empty list has no type
        "any_programme": not conditions.programmes,
        "programmes": list(conditions.programmes) or [""],
    }


Side = Sequence[float | None] | None


def _sum(numerator: Side, _denominator: Side) -> Interval:
    """The numerators; where there are none, 0 for certain."""
    low, high = numerator or (0.0, 0.0)
    least = float(low or 0)
    if high is None:
        return Interval(least, None, least or None)
    return Interval(least, float(high), least)


def _ratio(numerator: Side, denominator: Side) -> Interval:
    """[least numerator / greatest denominator, greatest numerator / least denominator]."""
    over_low, over_high, over_known = numerator or (0.0, 0.0, None)
    under_low, under_high, under_known = denominator or (0.0, 0.0, None)
    if under_high == 0:
        return Interval(0.0, None, None)
    low = (over_low or 0.0) / under_high if under_high is not None else 0.0
    high = over_high / under_low if under_low and over_high is not None else None
    known = over_known / under_known if under_known and over_known is not None else None
    return Interval(low, high, known)
