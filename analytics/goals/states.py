"""The states between two states of the data: what changed, taken over cause by cause.

The causes are replayed one after the other, always in this order; each step takes over from the later state:

1. projects: projects that came or went, with every row of theirs
2. cells: every other row and cell that was corrected, added or removed, save what follows
3. decisions: `DECISIONS`, the columns that say how far an application has come
4. rates: what a currency is worth in euro
5. time: the day the figures are of, and the as-of date
6. definition: the goals, their milestones, and the bands and check-in period of the organisation

Another order may split the same whole otherwise (a corrected role of a project that is granted as well counts as the
decision here, as it comes last); what matters is that it is always the same one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analytics.alignment import align, cells, differ
from analytics.editions import Store, compare
from analytics.engine.library import sources
from analytics.money import pairs_in_use, resolve_rates
from analytics.tables import TABLES, Tables, complete

Cause = Literal["projects", "cells", "decisions", "rates", "time", "definition"]
CAUSES: tuple[Cause, ...] = ("projects", "cells", "decisions", "rates", "time", "definition")

DECISIONS = ("status", "applied_on", "decision_expected_on", "decided_on")
"""The columns of a project that a status decision fills: the status, and its days."""
BANDS = ("on_track_from", "behind_from", "check_in_period")
"""The columns of the organisation that say how its goals are judged."""
DEFINITIONS = ("goals", "milestones", "check_ins")
BESIDE = frozenset({"source", "note"})
"""Columns that no figure and no verdict is made of."""


class State(NamedTuple):
    """All tables, the rates that hold for them (`money.resolve_rates`), and the as-of date."""

    tables: Tables
    rates: pa.Table
    as_of: date


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


def data_of(state: State) -> tuple[int, ...]:
    """What an engine is given of a state: two states of which it is the same need to be mounted once."""
    return *(id(state.tables.get(name)) for name in sources() if name in TABLES), id(state.rates)
