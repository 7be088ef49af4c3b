"""What moved each goal between two states of the data, split by cause.

The causes are replayed one after the other, always in this order; each step takes over from the later state:

1. projects: projects that came or went, with every row of theirs
2. cells: every other row and cell that was corrected, added or removed, save what follows
3. decisions: `DECISIONS`, the columns that say how far an application has come
4. rates: what a currency is worth in euro
5. time: the day the figures are of, and the as-of date
6. definition: the goals, their milestones, and the bands and check-in period of the organisation

One step's *after* is the next one's *before*, so the parts sum to the whole, exactly. Another order may split the same
whole otherwise (a corrected role of a project that is granted as well counts as the decision here, as it comes last);
what matters is that it is always the same one.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analytics.alignment import align, cells, differ
from analytics.editions import Store, TableChanges, compare
from analytics.engine import Mounted, open_tables
from analytics.engine.library import sources
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import Goal, Verdict
from analytics.metrics.interval import Interval
from analytics.money import pairs_in_use, resolve_rates
from analytics.tables import PROVENANCE, TABLES, Tables, complete

Cause = Literal["projects", "cells", "decisions", "rates", "time", "definition"]
CAUSES: tuple[Cause, ...] = ("projects", "cells", "decisions", "rates", "time", "definition")

DECISIONS = ("status", "applied_on", "decision_expected_on", "decided_on")
"""The columns of a project that a status decision fills: the status, and its days."""
BANDS = ("on_track_from", "behind_from", "check_in_period")
"""The columns of the organisation that say how its goals are judged."""
DEFINITIONS = ("goals", "milestones", "check_ins")
BESIDE = frozenset({"source", "note"})
"""Columns that no figure and no verdict is made of."""

NO_PARTS = pd.DataFrame(
    {name: pd.Series(dtype="str") for name in ("key", "label", "side")}
    | {name: pd.Series(dtype="float64") for name in ("low_before", "high_before", "low_after", "high_after")}
)

Judge = Callable[[Mounted, Sequence[Goal], date], Sequence[Verdict]]


class State(NamedTuple):
    """All tables, the rates that hold for them (`money.resolve_rates`), and the as-of date."""

    tables: Tables
    rates: pa.Table
    as_of: date


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
    """What one cause did to one goal; None on a side where the goal is not there.

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


def read_state(store: Store, number: int, as_of: date, tables: Tables | None = None) -> State:
    """A published edition as of a date, with the rates it was published with; `tables`, where the caller has them.
    Raises KeyError."""
    tables = tables or store.tables(number)
    file = store.files(number).get("rates_resolved")
    return State(tables, resolve_rates(tables) if file is None else pq.read_table(file), as_of)


def states(before: State, after: State) -> list[tuple[Cause, State]]:
    """The state after each cause that changes anything a figure or a goal is made of, in order; the last is `after`
    (none: the two say the same)."""
    found: list[tuple[Cause, State]] = []
    last = before = State(complete(before.tables), before.rates, before.as_of)
    for cause, state in _replayed(before, State(complete(after.tables), after.rates, after.as_of)):
        if _differ(cause, last, state):
            found.append((cause, state))
        elif found:  # the same content: take its tables, so that what is mounted for them serves
            found[-1] = (found[-1][0], state)
        else:
            continue
        last = state
    return found


def replay(
    before: State,
    after: State,
    judge: Judge = judge_all,
    mounted: tuple[Mounted | None, Mounted | None] = (None, None),
) -> tuple[Story, ...]:
    """What happened to each goal of either state, those of `after` first in their order, then the removed ones.

    `mounted`: the two states ready to be queried, where the caller has them; they stay open. Whatever else is needed is
    mounted once for each distinct state and closed again. Raises as `judge_all` does."""
    before, after = (State(complete(each.tables), each.rates, each.as_of) for each in (before, after))
    steps = states(before, after)
    with ExitStack() as opened:
        ready = {_data(state): one for state, one in zip((before, after), mounted, strict=True) if one}

        def judged(state: State) -> dict[str, Verdict]:
            if (data := _data(state)) not in ready:
                ready[data] = open_tables(state.tables, state.rates)
                opened.callback(ready[data].close)
            return {each.goal.goal_id: each for each in judge(ready[data], read_goals(state.tables), state.as_of)}

        verdicts = [judged(before), *(judged(state) for _, state in steps)]
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


# --- the states between ------------------------------------------------------------------------------------------


def _replayed(before: State, after: State) -> Iterator[tuple[Cause, State]]:
    """The state after each cause, whether or not it changes anything."""
    a, b = before.tables, after.tables
    early, late = _rates_between(before, after)
    tables = _projects_of(a, b)
    yield "projects", State(tables, early, before.as_of)
    tables = {name: b[name] for name in TABLES} | {name: a[name] for name in (*DEFINITIONS, "rates")}
    tables["projects"] = _held(b["projects"], _projects_of(a, b)["projects"], DECISIONS)
    tables["organisation"] = _held_organisation(b, a, ("figures_as_of", *BANDS))
    yield "cells", State(tables, early, before.as_of)
    tables = tables | {"projects": b["projects"]}
    yield "decisions", State(tables, early, before.as_of)
    tables = tables | {"rates": b["rates"]}
    yield "rates", State(tables, late, before.as_of)
    tables = tables | {"organisation": _held_organisation(b, a, BANDS)}
    yield "time", State(tables, late, after.as_of)
    yield "definition", after


def _projects_of(a: Tables, b: Tables) -> Tables:
    """The tables of a with the projects of b: every row of one that is in only one of them is as b has it."""
    was, now = (pc.unique(each["projects"]["project_id"]) for each in (a, b))
    moving = pa.concat_arrays(
        [each.filter(pc.invert(pc.is_in(each, other))) for each, other in ((was, now), (now, was))]
    )
    if not len(moving):
        return dict(a)
    tables = dict(a)
    for name in TABLES:
        if "project_id" in a[name].column_names:
            stay, come = (pc.is_in(each[name]["project_id"], moving) for each in (a, b))
            tables[name] = pa.concat_tables([a[name].filter(pc.invert(stay)), b[name].filter(come)])
    return tables


def _held(later: pa.Table, earlier: pa.Table, columns: Sequence[str]) -> pa.Table:
    """The projects of `later` with those columns as `earlier` has them; `later` itself where they are the same."""
    of_earlier, of_later = align([earlier, later], TABLES["projects"].key)
    here = of_later >= 0
    order = np.argsort(of_later[here])
    at = of_earlier[here][order]
    return _replaced(later, {name: cells(earlier, name, at) for name in columns}, known=at >= 0)


def _held_organisation(b: Tables, a: Tables, columns: Sequence[str]) -> pa.Table:
    """The same for the organisation: one row, whatever it is called; a second one is paired by its place. A row that
    was not there had them blank."""
    later, earlier = b["organisation"], a["organisation"]
    at = np.array([place if place < len(earlier) else -1 for place in range(len(later))], dtype=np.int64)
    everywhere = np.ones(len(later), dtype=np.bool_)
    return _replaced(later, {name: cells(earlier, name, at) for name in columns}, known=everywhere)


def _replaced(table: pa.Table, values: Mapping[str, pa.Array], known: np.ndarray) -> pa.Table:
    """The table with other values in those columns, where `known`; the table itself if that changes nothing."""
    found = table
    for name, other in values.items():
        own = cells(table, name, np.arange(len(table)))
        new = pc.if_else(pa.array(known), other, own)
        if differ(own, new).any():
            found = found.set_column(found.schema.get_field_index(name), found.schema.field(name), new)
    return found


def _rates_between(before: State, after: State) -> tuple[pa.Table, pa.Table]:
    """The rates until the step *rates*, and from it on until the last state.

    A currency and date that both states use has the rate of the first until then and the rate of the last from then
    on; one that only one of them uses has that one's all along (a new project comes with the rate of its amounts, an
    old wording keeps the rate of its conditions)."""
    was, now = pairs_in_use(before.tables), pairs_in_use(after.tables)
    early = _with_rows(before.rates, after.rates, lambda pair, _: pair not in was)
    # A condition of a goal as it was worded must have a rate until the definition goes, too.
    old = pairs_in_use(complete({"goals": before.tables["goals"]}))
    late = _with_rows(after.rates, before.rates, lambda pair, known: pair not in now or (pair in old and not known))
    return early, late


def _with_rows(rates: pa.Table, more: pa.Table, wanted: Callable[[tuple[str, date], bool], bool]) -> pa.Table:
    """The rates and those rows of `more` that are wanted (given the pair, and whether the rates have it)."""
    have, pairs = set(_pairs(rates)), _pairs(more)
    chosen = [pair not in have and wanted(pair, pair in have) for pair in pairs]
    if not any(chosen):
        return rates
    return pa.concat_tables([rates, more.filter(pa.array(chosen, pa.bool_())).select(rates.column_names)])


def _pairs(rates: pa.Table) -> list[tuple[str, date]]:
    return list(zip(rates["currency"].to_pylist(), rates["dated"].to_pylist(), strict=True))


def _differ(cause: Cause, one: State, other: State) -> bool:
    """Whether a step changes anything that a figure or a goal is made of."""
    if cause == "rates":
        return _worth(one.rates) != _worth(other.rates)
    if cause == "time" and one.as_of != other.as_of:
        return True
    names = {*sources(), "goals", "milestones"} & {
        name for name in TABLES if one.tables[name] is not other.tables[name]
    }
    found = compare({n: one.tables[n] for n in names}, {n: other.tables[n] for n in names})
    return any(len(each.added) or len(each.removed) or set(each.changed) - BESIDE for each in found)


def _worth(rates: pa.Table) -> dict[tuple[str, date], float]:
    return dict(zip(_pairs(rates), rates["euro_per_unit"].to_pylist(), strict=True))


def _data(state: State) -> tuple[int, ...]:
    """What an engine is given of a state: two states of which it is the same need to be mounted once."""
    return *(id(state.tables.get(name)) for name in sources() if name in TABLES), id(state.rates)


# --- the story of a goal -----------------------------------------------------------------------------------------

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
