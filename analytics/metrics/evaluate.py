"""How much a metric is: an interval, because blank cells may hold anything the tables allow.

The queries say what contributes to each metric, how much at least and at most, and from when to when (a spell). What is
left is to add up the spells that hold a date.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analytics.engine import Mounted, keep, keep_large, query, rows
from analytics.metrics.conditions import (
    EVERY_PROJECT,
    LISTS,
    MAYBE,
    NO,
    YES,
    Conditions,
    Excluded,
    Meeting,
    ask_conditions,
    meeting,
)
from analytics.metrics.interval import Interval
from analytics.metrics.registry import METRICS
from analytics.metrics.spells import Spells, ask_metrics, by_amount, spells_of, spells_on, standing

__all__ = ["EVERY_PROJECT", "Conditions", "ask", "contributions", "evaluate", "in_euro", "ruled_out"]


def ask(mounted: Mounted, wanted: Iterable[tuple[str, Conditions]]) -> None:
    """Fetches at once what evaluating these metrics under these conditions takes, which is quicker than one by one.
    Raises KeyError for an unknown metric."""
    pairs = list(wanted)
    ask_metrics(mounted, [METRICS[metric].name for metric, _ in pairs])
    ask_conditions(mounted, dict.fromkeys(conditions for _, conditions in pairs))


def evaluate(
    mounted: Mounted, metric: str, dates: Sequence[date], conditions: Conditions = EVERY_PROJECT
) -> list[Interval]:
    """The metric as of each date, in the order given.

    A ratio without a denominator, or with one that is certainly 0, is not defined: Interval(0, None, None).
    A sum of which nothing is certain is Interval(0, None, None) as well. Raises KeyError for an unknown metric.
    """
    definition = METRICS[metric]
    if mounted.keeps == "last" and conditions == EVERY_PROJECT:
        sums = keep(mounted, "sums", lambda: _summed(mounted))
        numerator, denominator = (_on(sums.get((metric, side)), dates) for side in ("numerator", "denominator"))
    else:
        numerator, denominator = _added_up(mounted, metric, dates, conditions, definition.ratio)
    if not definition.ratio:
        return [_total(side) for side in numerator]
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
    spells = spells_on(mounted, name, as_of, conditions, awaited)
    there = _holds(spells, as_of)
    if conditions == EVERY_PROJECT:
        return _shown(spells, np.flatnonzero(there))
    met = meeting(mounted, conditions)
    place = standing(mounted, name, awaited, met)
    rows = np.flatnonzero(there & (met.level[place] != NO))
    return _shown_under(spells, rows, met, place[rows])


def ruled_out(mounted: Mounted, metric: str, as_of: date, conditions: Conditions) -> tuple[Excluded, ...]:
    """What counts or could towards the metric that day but for the conditions, which it certainly does not meet, the
    largest certain first."""
    if conditions == EVERY_PROJECT:
        return ()
    spells, met = spells_of(mounted, metric), meeting(mounted, conditions)
    place = standing(mounted, metric, False, met)
    rows = np.flatnonzero(_holds(spells, as_of) & (met.level[place] == NO))
    failed = met.failed[place[rows]]
    # many goals rule out the same: each is made once
    made: dict[int, np.ndarray] = keep_large(mounted, "ruled out", metric, dict)
    excluded = np.empty(len(rows), object)
    for bits in np.unique(failed).tolist():
        which = failed == bits
        every = made.setdefault(bits, np.full(len(spells.low), None, object))
        new = rows[which & ~every[rows].astype(bool)]  # a tuple is true, None is not
        every[new] = _excluded(spells, new, tuple(name for n, name in enumerate(LISTS) if bits >> n & 1))
        excluded[which] = every[rows[which]]
    if len(rows) and np.bincount(spells.code[rows]).max() > 1:  # a row a year
        return tuple(dict.fromkeys(excluded.tolist()))
    return tuple(excluded.tolist())


def in_euro(mounted: Mounted, amount: float, currency: str | None, dated: date | None) -> float | None:
    """An amount in EUR at the rate of that day, or None where the edition has no rate for it."""
    if currency == "EUR":
        return amount
    found = keep(mounted, ("rate", currency, dated), lambda: rows(mounted, "rate", currency=currency, dated=dated))
    return amount * found[0][0] if found else None


FOREVER = np.datetime64("9999-12-31")


class Side(NamedTuple):
    """The numerator or the denominator of a metric on a date; `unbounded` and `settled` count contributions."""

    low: float = 0.0
    high: float = 0.0
    unbounded: int = 0
    known: float = 0.0
    settled: int = 0


Sums = tuple[np.ndarray, np.ndarray, np.ndarray]
"""First days, days after the last, and for each the figures of a `Side`."""


def _summed(mounted: Mounted) -> dict[tuple[str, str], Sums]:
    """The sums of every metric and side without conditions, added up by the engine: a large edition has many rows."""
    found = query(mounted, "sums", metrics=list(METRICS))
    first, after = (found[name].to_numpy("datetime64[D]") for name in ("valid_from", "valid_to"))
    figures = found[list(Side._fields)].to_numpy(float)
    parts: dict[Any, Any] = found.groupby(["metric", "side"]).indices
    return {of: (first[rows], after[rows], figures[rows]) for of, rows in parts.items()}


def _on(spells: Sums | None, dates: Sequence[date]) -> list[Side]:
    """What the spells add up to on each date."""
    if spells is None:
        return [Side()] * len(dates)
    first, after, figures = spells
    days = np.array(dates, "datetime64[D]")
    return [Side(*figures[(first <= day) & (day < after)].sum(axis=0).tolist()) for day in days]


def _added_up(
    mounted: Mounted, metric: str, dates: Sequence[date], conditions: Conditions, ratio: bool
) -> tuple[list[Side], list[Side]]:
    """Numerator and denominator on each date under conditions."""
    spells = spells_of(mounted, metric)
    low, settled, counted = spells.low, spells.settled, np.full(len(spells.low), True)
    if conditions != EVERY_PROJECT:
        met = meeting(mounted, conditions)
        level = met.level[standing(mounted, metric, False, met)]
        # a project that may meet the conditions contributes nothing for certain
        low, settled, counted = np.where(level == YES, low, 0.0), settled & (level == YES), level != NO
    days = np.unique(np.array(dates, "datetime64[D]"))
    begin, end = np.searchsorted(days, spells.first), np.searchsorted(days, spells.after)
    counted = counted & (begin < end)
    size = len(days) + 1
    sums = []
    for side in (spells.numerator, ~spells.numerator) if ratio else (spells.numerator,):
        rows = np.flatnonzero(counted & side)
        figures = _figures(low[rows], spells.high[rows], settled[rows])
        group = begin[rows] * size + end[rows]  # the same dates hold them
        used = np.flatnonzero(np.bincount(group))
        per_group = np.stack([np.bincount(group, figure)[used] for figure in figures], axis=1)
        first, after = np.append(days, FOREVER)[used // size], np.append(days, FOREVER)[used % size]
        sums.append(_on((first, after, per_group), dates))
    return sums[0], sums[-1]


def _figures(low: np.ndarray, high: np.ndarray, settled: np.ndarray) -> tuple[np.ndarray, ...]:
    """Each contribution's part in the figures of a `Side`."""
    unbounded = np.isnan(high)
    return low, np.where(unbounded, 0.0, high), unbounded, np.where(settled, low, 0.0), settled


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


def _holds(spells: Spells, day: date) -> np.ndarray:
    """Which spells hold that day and are not certainly nothing."""
    on = np.datetime64(day)
    return (spells.first <= on) & (on < spells.after) & ~(spells.high <= 0)  # NaN: unbounded


def _excluded(spells: Spells, rows: np.ndarray, conditions: tuple[str, ...]) -> np.ndarray:
    """These rows, ruled out by those conditions."""
    keys, labels = (spells.columns[name].take(rows).tolist() for name in ("key", "label"))
    made = (Excluded(key, label, conditions) for key, label in zip(keys, labels, strict=True))
    return np.fromiter(made, object, len(rows))


def _shown(spells: Spells, rows: np.ndarray) -> pd.DataFrame:
    """These rows as readers see them."""
    return _frame(spells, rows, spells.low[rows], spells.columns["missing"].take(rows))


def _shown_under(spells: Spells, rows: np.ndarray, met: Meeting, place: np.ndarray) -> pd.DataFrame:
    """The same under conditions: nothing is certain of what may meet them, and their blanks are missing too."""
    low, maybe = spells.low[rows], met.level[place] == MAYBE
    if (low[maybe] > 0).any():
        low = np.where(maybe, 0.0, low)
        order = by_amount(spells.numerator[rows], low, spells.high[rows], spells.place[rows])
        rows, low, place = rows[order], low[order], place[order]
    return _frame(spells, rows, low, _missing(spells, rows, met, place))


def _frame(spells: Spells, rows: np.ndarray, low: np.ndarray, missing: Any) -> pd.DataFrame:
    """The columns of `contributions`."""
    names = {name: spells.columns[name].take(rows) for name in ("key", "label", "side")}
    counts = pd.array(["maybe", "yes"], dtype="str").take((low > 0).astype(int))
    return pd.DataFrame(
        names | {"low": low, "high": spells.high[rows], "missing": missing, "counts": counts}, copy=False
    )


def _missing(spells: Spells, rows: np.ndarray, met: Meeting, place: np.ndarray) -> Any:
    """The blank cells of the figure, then those of the conditions."""
    both, which = np.unique(spells.said[rows] * len(met.words) + met.blanks[place], return_inverse=True)
    pairs = ((spells.words[one // len(met.words)], met.words[one % len(met.words)]) for one in both.tolist())
    return pd.array([";".join(filter(None, pair)) for pair in pairs], dtype="str").take(which)
