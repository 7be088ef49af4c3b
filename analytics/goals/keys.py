"""The keys to an open verdict: the smallest sets of blank cells whose filling could settle it, as met and as missed.

A set is a key if some filling of exactly its cells settles the verdict, whatever the other blanks hold. What is wanted
of the sums over the projects is in `wants`, which cells confirm a project or rule it out in `confirming`, how amounts
are filled in in `fillings`, and the search for the smallest set in `settling`.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analytics.engine import Mounted
from analytics.goals import pace
from analytics.goals.confirming import COMPLETED, FIGURES, Figures, ways_of
from analytics.goals.fillings import Cell, Cells, Part, amounts_of, smallest
from analytics.goals.missing import MOST_LISTED, Directory, cells_behind, directory
from analytics.goals.settling import MOST_WEIGHED, settle
from analytics.goals.verdict import Certainty, Goal, Keys, MissingCell
from analytics.goals.wants import Range, to_be_met, to_be_missed
from analytics.metrics.registry import SUB_GOALS

MOST_OPEN = 500
"""Open contributions to a goal up to which its keys are worked out at all."""

SHORT = 5_000
"""Rows of a column that is handed over whole."""

NOT_WORKED_OUT = Keys(None, None, worked_out=False)

Parts = Mapping[str, Sequence[Part]]
"""The open contributions of each project (or consultant-year)."""


class Asked(NamedTuple):
    """One goal with what was measured. `limit` and `envelope` are those of a total envelope, else None."""

    goal: Goal
    ratio: bool
    certainty: Certainty
    measured_on: date
    contributions: pd.DataFrame
    limit: float | None
    envelope: pd.DataFrame | None


def keys_of(mounted: Mounted, asked: Sequence[Asked]) -> list[Keys]:
    """The keys of each goal, in the order given; of a set only the first `MOST_LISTED` cells."""
    parts = [_parts(each) if each.certainty == "open" else {} for each in asked]
    weighed = {key for each, of in zip(asked, parts, strict=True) if of and _looked_up(each, of) for key in of}
    there = directory(mounted, sorted(weighed))
    found = [_both(*each, there) for each in zip(asked, parts, strict=True)]
    named = {key for pair in found if pair for cells in pair for key, _, _ in cells or ()} - weighed - {""}
    more = directory(mounted, sorted(named | weighed)) if named else there
    return [Keys(_cells(pair[0], more), _cells(pair[1], more)) if pair else NOT_WORKED_OUT for pair in found]


def _looked_up(asked: Asked, parts: Parts) -> bool:
    """Whether the rows behind the blanks are looked up; of very many only where the codes alone do not tell."""
    return len(parts) <= MOST_WEIGHED or asked.goal.metric.endswith(COMPLETED)


def _cells(cells: Iterable[Cell] | None, there: Directory) -> tuple[MissingCell, ...] | None:
    if cells is None:
        return None
    found = [cells_behind(there, key, code) for key, code, _ in sorted(cells)[:MOST_LISTED]]
    return tuple(behind[place % len(behind)] for (_, _, place), behind in zip(sorted(cells), found, strict=False))


def _both(asked: Asked, parts: Parts | None, there: Directory) -> tuple[Cells, Cells] | None:
    """The smallest set that settles the goal as met, and as missed; empty where it is, None where none can. None for
    both where too much is open, or where it is measured by its sub-goals."""
    if asked.certainty == "met":
        return frozenset(), None
    if asked.certainty == "missed":
        return None, frozenset()
    if parts is None:
        return None
    wanted = (*pace.bounds(asked.goal), asked.ratio, asked.limit)
    certain, met, missed = _certain(asked), list[Cells](), list[Cells]()
    amounts = {key: amounts_of(key, of_key, there) for key, of_key in parts.items()}
    for figures in _scenarios(parts, there):
        open_to = [
            (amounts[key], ways_of(key, of_key, figures, there, asked.measured_on)) for key, of_key in parts.items()
        ]
        met.append(_with(figures, settle(open_to, certain, to_be_met(*wanted))))
        missed += [_with(figures, settle(open_to, certain, wants)) for wants in to_be_missed(*wanted)]
    return smallest(met), smallest(missed)


def _with(figures: Figures, cells: Cells) -> Cells:
    return None if cells is None else cells | figures.cells


def _scenarios(parts: Parts, there: Directory) -> Iterator[Figures]:
    """The day of the figures left as it is, and where it is blank, an early and a late one."""
    yield Figures("", frozenset())
    if not any(FIGURES in part.named for of_key in parts.values() for part in of_key):
        return
    blank = max(len(cells_behind(there, "", FIGURES)), 1)
    yield Figures("early", frozenset([("", FIGURES, 0)]))
    yield Figures("late", frozenset(("", FIGURES, place) for place in range(blank)))


# --- what was measured ---


def _frames(asked: Asked) -> Iterator[tuple[str, pd.DataFrame, np.ndarray]]:
    """The metric of each frame of contributions, the frame, and which of its rows are open."""
    own = f"{asked.goal.metric}_own_contribution"
    for metric, frame in ((asked.goal.metric, asked.contributions), (own, asked.envelope)):
        if frame is not None:
            yield metric, frame, frame["low"].to_numpy(float) != frame["high"].to_numpy(float)


def _parts(asked: Asked) -> dict[str, list[Part]] | None:
    """The open contributions of each project (or consultant-year); None where there are too many, or where the goal is
    measured by its sub-goals, which have keys of their own."""
    if asked.goal.metric == SUB_GOALS:
        return None
    parts: dict[str, list[Part]] = {}
    for metric, frame, is_open in _frames(asked):
        rows = np.flatnonzero(is_open)
        if len(rows) > MOST_OPEN:
            return None
        columns = (_listed(frame[name], rows) for name in ("key", "side", "low", "high", "missing", "counts"))
        for key, side, low, high, missing, counts in zip(*columns, strict=True):
            top = math.inf if high is None or math.isnan(high) else high
            named = tuple(missing.split(";")) if missing else ()
            part = Part(metric, _side(asked, metric, side), low, top, named, counts == "yes")
            parts.setdefault(key, []).append(part)
    return parts


def _listed(column: pd.Series, rows: np.ndarray) -> list[Any]:
    """Some values of a column. Arrow takes longer to pick a few than to hand over a short column whole."""
    picked: list[Any] = (column.to_numpy()[rows] if len(column) < SHORT else column.array.take(rows)).tolist()
    return picked


def _certain(asked: Asked) -> list[Range]:
    """What is certain of each sum."""
    ranges = []
    for metric, frame, is_open in _frames(asked):
        low, sides = frame["low"].to_numpy(float), frame["side"].to_numpy()
        for side in ("numerator", "denominator"):
            total = float(low[~is_open & (sides == side)].sum())
            ranges.append(Range(_side(asked, metric, side), total, total, False))
    return ranges


def _side(asked: Asked, metric: str, side: str) -> str:
    return side if metric == asked.goal.metric else "envelope"
