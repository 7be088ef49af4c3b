"""What contributes to a metric, from when to when, and how much of it under a goal's conditions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analytics.engine import Mounted, keep, keep_large, query
from analytics.metrics.conditions import EVERY_PROJECT, Conditions, Meeting
from analytics.metrics.registry import METRICS

ALWAYS = (date.min, date(9999, 12, 30))


class Spells(NamedTuple):
    """One element or row for each contribution and spell; the numerator's first, the largest certain first."""

    columns: Mapping[str, Any]  # arrays of strings: key, label, side, missing
    numerator: np.ndarray
    first: np.ndarray  # days
    after: np.ndarray  # the day after the last
    low: np.ndarray
    high: np.ndarray  # NaN: unbounded
    settled: np.ndarray  # no blank can change it
    place: np.ndarray  # by key and year: what decides between equal amounts
    code: np.ndarray  # the place of its key in `keys`
    keys: pd.Index
    of_project: np.ndarray
    said: np.ndarray  # the place of its blank cells in `words`
    words: tuple[str, ...]


def spells_of(mounted: Mounted, metric: str, awaited: bool = False) -> Spells:
    """All that contributes or could, at any time, where no conditions are set; only what applications would contribute
    that await their decision where `awaited`, else without them."""

    def fetched() -> Spells:
        every = _all(mounted, awaited) if mounted.keeps == "all" else found(mounted, [metric], ALWAYS, awaited)
        return _spells(every[metric])

    return keep_large(mounted, "spells", (metric, awaited), fetched)


def ask_metrics(mounted: Mounted, metrics: Sequence[str]) -> None:
    """Asks for what contributes to several metrics at once, where the answers are kept."""
    new = [metric for metric in dict.fromkeys(metrics) if ("spells", (metric, False)) not in mounted.kept]
    if mounted.keeps == "asked" and new:
        for metric, answer in found(mounted, new, ALWAYS).items():
            mounted.kept["spells", (metric, False)] = (_spells(answer),)


def spells_on(mounted: Mounted, metric: str, day: date, conditions: Conditions, awaited: bool) -> Spells:
    """The same for a day, from which of a large edition only what holds that day is fetched if that is enough."""
    if mounted.keeps == "last" and conditions == EVERY_PROJECT:
        return _spells(found(mounted, [metric], (day, day), awaited)[metric])
    return spells_of(mounted, metric, awaited)


def found(
    mounted: Mounted, metrics: Sequence[str], days: tuple[date, date], awaited: bool = False
) -> dict[str, pd.DataFrame]:
    """What contributes to each of the metrics on some day from the first to the last of `days`."""
    since, until = days
    answer = query(mounted, "contributions", metrics=list(metrics), since=since, until=until, awaited=awaited)
    of = answer["metric"].to_numpy(object)
    start, end = (np.searchsorted(of, list(metrics), side=side) for side in ("left", "right"))
    return {metric: answer.iloc[start[n] : end[n]] for n, metric in enumerate(metrics)}


def _all(mounted: Mounted, awaited: bool) -> dict[str, pd.DataFrame]:
    return keep(mounted, ("found", awaited), lambda: found(mounted, list(METRICS), ALWAYS, awaited))


def _spells(answer: pd.DataFrame) -> Spells:
    """Rows of `sql/contributions.sql` for one metric in the order of keys, in the order of amounts."""
    words_of = {name: answer[name].array for name in ("key", "label", "side", "missing")}
    numerator = np.asarray(words_of["side"] == "numerator", bool)
    low, high = answer["low"].to_numpy(float), answer["high"].to_numpy(float)
    order = by_amount(numerator, low, high, np.arange(len(answer)))
    columns = {name: values.take(order) for name, values in words_of.items()}
    code, keys = pd.factorize(columns["key"])
    said, words = pd.factorize(columns["missing"])
    return Spells(
        columns=columns,
        numerator=numerator[order],
        first=answer["valid_from"].to_numpy("datetime64[D]")[order],
        after=answer["valid_to"].to_numpy("datetime64[D]")[order],
        low=low[order],
        high=high[order],
        settled=answer["settled"].to_numpy(bool)[order],
        place=order,
        code=code,
        keys=pd.Index(keys),
        of_project=answer["of_project"].to_numpy(bool)[order],
        said=said,
        words=tuple(words.tolist()),
    )


def by_amount(numerator: np.ndarray, low: np.ndarray, high: np.ndarray, place: np.ndarray) -> np.ndarray:
    """The order in which contributions are shown: the numerator's first, then by what is certain, then by what is
    possible (unbounded last), the largest first; equal ones by their place."""
    return np.lexsort((place, -high, -low, ~numerator))  # NaN is last


def standing(mounted: Mounted, metric: str, awaited: bool, meeting: Meeting) -> np.ndarray:
    """For each of `spells_of`, the place of its project in the arrays of the meeting."""

    def places() -> np.ndarray:
        spells = spells_of(mounted, metric, awaited)
        return np.where(spells.of_project, meeting.ids.get_indexer(spells.keys)[spells.code], -1)

    return keep_large(mounted, "standing", (metric, awaited), places)
