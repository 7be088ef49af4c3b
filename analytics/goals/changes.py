"""What moved each goal between two states of the data, split by cause (goals/states.py says which, in which order).

One step's *after* is the next one's *before*, so the parts sum to the whole, exactly.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analytics.editions import TableChanges, compare
from analytics.engine import Mounted, open_several
from analytics.goals.evaluate import figures, metrics_of
from analytics.goals.read import read_goals
from analytics.goals.states import BESIDE, CAUSES, DECISIONS, Cause, State, data_of, read_state, states
from analytics.goals.verdict import Goal, Verdict
from analytics.metrics.interval import Interval
from analytics.tables import PROVENANCE, TABLES, Tables, complete

__all__ = [
    "CAUSES",
    "DECISIONS",
    "Cause",
    "Change",
    "State",
    "Step",
    "Story",
    "Touched",
    "cells_of",
    "change",
    "moved",
    "read_state",
    "replay",
    "same_interval",
    "states",
]

NO_PARTS = pd.DataFrame(
    {name: pd.Series(dtype="str") for name in ("key", "label", "side")}
    | {name: pd.Series(dtype="float64") for name in ("low_before", "high_before", "low_after", "high_after")}
)

Judge = Callable[[Mounted, Sequence[Goal], date], Sequence[Verdict]]


class Touched(NamedTuple):
    """A cell that a step changed. `key`: the values of the table's key columns. `column` is None where a whole row came
    or went; then the values are rows as dicts (None: not there). `currency`: that of the row as it is after the step,
    where the cell is an amount of money."""

    table: str
    key: tuple[object, ...]
    column: str | None
    before: object
    after: object
    currency: str | None = None


class Change(NamedTuple):
    """By how much both ends of a figure moved, exactly. None: not a number, because the goal or the end is there on
    one side only (an upper end that nothing bounds is not there)."""

    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True)
class Step:
    """What one cause did to one goal; None on a side where the goal is not there. The verdicts hold what
    `evaluate.figures` says, not the rest.

    `parts`: a frame, one row per contribution that moved: key, label, side, low_before, high_before, low_after,
    high_after (0: did not count; NaN: unbounded). What a project recovers in several years is one row.
    `cells`: what the cause changed in the rows of those contributions (rates, dates, definition: all it changed)."""

    cause: Cause
    before: Verdict | None
    after: Verdict | None
    parts: pd.DataFrame
    cells: tuple[Touched, ...]

    @property
    def change(self) -> Change:
        """By how much the figure moved."""
        return change(self.before, self.after)

    @property
    def moved(self) -> bool:
        """Whether a reader would see a difference: in the figure, the target, the status or the side condition."""
        return moved(self.before, self.after)


@dataclass(frozen=True)
class Story:
    """One goal from the first state to the last. `steps` are the causes that changed anything at all, in their order;
    `before` is the first one's, `after` the last one's."""

    goal_id: str
    before: Verdict | None
    after: Verdict | None
    steps: tuple[Step, ...]

    @property
    def goal(self) -> Goal:
        """The goal as it is worded at the end, or was at last."""
        found = self.after or self.before or next(step.after for step in self.steps if step.after)
        assert found is not None  # a story is of a goal that is there on some side
        return found.goal

    @property
    def change(self) -> Change:
        """By how much the figure moved in all: the sum of the steps' changes."""
        return change(self.before, self.after)

    @property
    def moved(self) -> bool:
        """Whether a reader would see a difference, if only on the way."""
        return moved(self.before, self.after) or any(step.moved for step in self.steps)


def replay(
    before: State,
    after: State,
    judge: Judge = figures,
    mounted: tuple[Mounted | None, Mounted | None] = (None, None),
) -> tuple[Story, ...]:
    """What happened to each goal of either state, those of `after` first in their order, then the removed ones.

    `mounted`: the two states ready to be queried, where the caller has them; they stay open. Whatever else is needed is
    mounted here, each distinct state once, and closed again. Raises as `figures` does."""
    before, after = (State(complete(each.tables), each.rates, each.as_of) for each in (before, after))
    steps = states(before, after)
    every = [before, *(state for _, state in steps)]
    ready = {data_of(state): one for state, one in zip((before, after), mounted, strict=True) if one}
    others = {data_of(state): state for state in every if data_of(state) not in ready}
    metrics = metrics_of([goal for each in (before, after) for goal in read_goals(each.tables)])
    with ExitStack() as opened:
        between = open_several([(state.tables, state.rates) for state in others.values()], metrics)
        for data, one in zip(others, between, strict=True):
            ready[data] = one
            opened.callback(one.close)
        verdicts = [
            {
                verdict.goal.goal_id: verdict
                for verdict in judge(ready[data_of(each)], read_goals(each.tables), each.as_of)
            }
            for each in every
        ]
    return tuple(_stories(steps, before, verdicts))


def change(before: Verdict | None, after: Verdict | None) -> Change:
    """By how much the figure moved from one verdict to another."""
    if before is None or after is None:
        return Change(None, None)
    one, other = before.interval, after.interval
    low = Fraction(other.low) - Fraction(one.low)
    if one.high is None or other.high is None:
        return Change(low, Fraction(0) if one.high is other.high else None)
    return Change(low, Fraction(other.high) - Fraction(one.high))


def moved(before: Verdict | None, after: Verdict | None) -> bool:
    """Whether a reader would see a difference between two verdicts. Less than a billionth is none: the same amounts
    may be added up in another order."""
    if before is None or after is None:
        return before is not after
    one, other = before.envelope, after.envelope
    return (
        (before.status, before.certainty, before.goal.target, before.goal.comparison)
        != (after.status, after.certainty, after.goal.target, after.goal.comparison)
        or not same_interval(before.interval, after.interval)
        or (one is None) != (other is None)
        or bool(one and other and not (same_interval(one.interval, other.interval) and _close(one.limit, other.limit)))
    )


def same_interval(one: Interval, other: Interval) -> bool:
    """Whether both ends agree to a billionth."""
    return _close(one.low, other.low) and _close(one.high, other.high)


def cells_of(step: Step, key: str) -> tuple[Touched, ...]:
    """What a step changed in the rows of one contribution."""
    return tuple(cell for cell in step.cells if key in _keys_of(cell.table, cell.key))


# --- the steps of a goal -----------------------------------------------------------------------------------------

Row = tuple[str, str, str, float, float]
"""A contribution: key, side, label, low, high (infinite: unbounded)."""


def _stories(steps: Sequence[tuple[Cause, State]], first: State, verdicts: Sequence[dict[str, Verdict]]) -> list[Story]:
    """Each goal's story, from its verdicts in the first state and after each step."""
    goals = list(dict.fromkeys([*verdicts[-1], *verdicts[0], *(goal for each in verdicts for goal in each)]))
    rows = [{goal: _rows(verdict) for goal, verdict in each.items()} for each in verdicts]
    stories: dict[str, list[Step]] = {goal: [] for goal in goals}
    for place, (cause, state) in enumerate(steps):
        earlier = first if place == 0 else steps[place - 1][1]
        sides = {goal: (verdicts[place].get(goal), verdicts[place + 1].get(goal)) for goal in goals}
        parts = {goal: _moved_parts(rows[place].get(goal, []), rows[place + 1].get(goal, [])) for goal in goals}
        keys = {goal: _keys(cause, goal, *sides[goal], parts[goal]) for goal in goals}
        touched = _touched(earlier.tables, state.tables, set().union(*keys.values()))
        for goal in goals:
            found = sorted({at for key in keys[goal] for at, _ in touched.get(key, ())})
            cells = {at: cell for key in keys[goal] for at, cell in touched.get(key, ())}
            stories[goal].append(Step(cause, *sides[goal], parts[goal], tuple(cells[at] for at in found)))
    return [Story(goal, verdicts[0].get(goal), verdicts[-1].get(goal), tuple(stories[goal])) for goal in goals]


def _rows(verdict: Verdict) -> list[Row]:
    frame = verdict.contributions
    highs = np.where(frame["high"].isna(), np.inf, frame["high"].to_numpy(float)).tolist()
    words = (frame[name].tolist() for name in ("key", "side", "label"))
    return list(zip(*words, frame["low"].tolist(), highs, strict=True))


def _moved_parts(before: Sequence[Row], after: Sequence[Row]) -> pd.DataFrame:
    """The contributions that moved, see `Step`."""
    old, new = set(before), set(after)
    alone = len(old) == len(before) and len(new) == len(after)  # no two rows alike
    if alone and old == new:
        return NO_PARTS
    few = old ^ new if alone else old | new
    stirred = {(key, side) for key, side, *_ in few}
    one, other = (_summed(rows, stirred) for rows in (before, after))
    found = []
    for at in dict.fromkeys([*other, *one]):
        (label_before, *ends_before), (label_after, *ends_after) = (
            each.get(at, ("", 0.0, 0.0)) for each in (one, other)
        )
        if not all(map(_close, ends_before, ends_after)):
            key, side = at
            found.append((key, label_after or label_before, side, *ends_before, *ends_after))
    if not found:
        return NO_PARTS
    return pd.DataFrame(found, columns=list(NO_PARTS.columns)).replace(np.inf, np.nan)


def _summed(rows: Sequence[Row], stirred: set[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, float, float]]:
    """Label, low and high of each of those contributions, its years added up."""
    found: dict[tuple[str, str], tuple[str, float, float]] = {}
    for key, side, label, low, high in rows:
        if (key, side) not in stirred:
            continue
        if (key, side) in found:
            _, other_low, other_high = found[key, side]
            found[key, side] = (label.rpartition(" · ")[0] or label, other_low + low, other_high + high)
        else:
            found[key, side] = (label, low, high)
    return found


def _keys(cause: Cause, goal_id: str, before: Verdict | None, after: Verdict | None, parts: pd.DataFrame) -> set[str]:
    """What the changed cells behind a step are of: projects and consultants' years, the goal, '' (everything)."""
    everything = {""} if moved(before, after) or len(parts) else set()
    if cause == "definition":
        return {_of_goal(goal_id)} | everything
    if cause in ("rates", "time"):
        return everything
    keys = set(parts["key"])
    if _envelope_moved(before, after):  # what moved it is not among the parts: any project that counts
        keys |= {key for side in (before, after) if side for key in side.contributions["key"]}
    return keys


def _of_goal(goal_id: str) -> str:
    return f"goal|{goal_id}"  # no project, no consultant's year


def _envelope_moved(before: Verdict | None, after: Verdict | None) -> bool:
    if before is None or after is None or before.envelope is None or after.envelope is None:
        return False
    return not same_interval(before.envelope.interval, after.envelope.interval)


def _touched(earlier: Tables, later: Tables, keys: set[str]) -> dict[str, list[tuple[int, Touched]]]:
    """Key (see `_keys`) → what changed in its rows, numbered in the order of the tables."""
    found: dict[str, list[tuple[int, Touched]]] = {}
    if not keys:
        return found
    number = 0
    for each in compare(earlier, later):
        for cell in _changed(each, later[each.table], keys):
            for key in _keys_of(each.table, cell.key) & keys:
                found.setdefault(key, []).append((number, cell))
            number += 1
    return found


def _changed(changes: TableChanges, later: pa.Table, keys: set[str]) -> Iterator[Touched]:
    """Rows that came, rows that went, then changed cells row by row; of a large table only those of the keys."""
    table = changes.table
    for rows, came in ((_few(changes.added, keys), True), (_few(changes.removed, keys), False)):
        for row in rows.to_pylist():
            said = {name: value for name, value in row.items() if value is not None and name not in PROVENANCE}
            key = tuple(row[name] for name in TABLES[table].key)
            yield Touched(table, key, None, None if came else said, said if came else None)
    found: list[tuple[int, Touched]] = []
    for column, rows in changes.changed.items():
        if column in BESIDE:
            continue
        rows = _few(rows, keys)
        of = zip(*(rows[name].to_pylist() for name in TABLES[table].key), strict=True)
        values = (rows[name].to_pylist() for name in ("position", "before", "after"))
        currencies = _currencies(table, column, later, rows["position"])
        for key, position, before, after, currency in zip(of, *values, currencies, strict=True):
            found.append((position, Touched(table, key, column, before, after, currency)))
    found.sort(key=lambda each: each[0])
    yield from (cell for _, cell in found)


def _currencies(table: str, column: str, later: pa.Table, positions: pa.ChunkedArray) -> list[str | None]:
    """The currency of each cell of a column; None where it is no money."""
    if TABLES[table].column(column).type != "money":
        return [None] * len(positions)
    name = "conditions_currency" if table == "goals" else "currency"
    found: list[str | None] = later[name].take(positions).to_pylist()
    return found


def _few(rows: pa.Table, keys: set[str]) -> pa.Table:
    """Those of the rows that may be of one of the keys."""
    if "project_id" not in rows.column_names or "consultant" in rows.column_names:
        return rows
    return rows.filter(pc.is_in(rows["project_id"], pa.array(sorted(keys), pa.string())))


def _keys_of(table: str, key: tuple[object, ...]) -> set[str]:
    """What a row is of."""
    of = dict(zip(TABLES[table].key, key, strict=True))
    if "goal_id" in of:
        return {_of_goal(str(of["goal_id"]))}
    found = {str(of["project_id"])} if "project_id" in of else set()
    if "consultant" in of and "year" in of:
        found.add(f"{of['consultant']}|{of['year']}")
    return found or {""}


def _close(one: float | None, other: float | None) -> bool:
    return one is other or (one is not None and other is not None and math.isclose(one, other, rel_tol=1e-9))
