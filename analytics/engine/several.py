"""Several states of an edition in one instance: with few projects, planning a question takes longer than answering it.

The projects, consultants and currencies of each state bear its mark, so that nothing of one state meets anything of
another; each state then has the answers that bear its mark, without it. What has no such name (the day of the figures,
the bands, the programmes' periods) must be the same in all of them, else they are mounted apart.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analytics.engine.mounted import Bound, Mounted, keep

MARKS = "".join(map(chr, range(0xFDD0, 0xFDF0)))
"""Noncharacters: Unicode keeps them for such uses, and no text holds one."""

MOST_TOGETHER = 2_000
"""Projects of all states together, up to which they are mounted as one."""

MARKED = {
    "projects": ("project_id",),
    "budget_lines": ("project_id", "currency"),
    "consultants": ("consultant", "currency"),
    "consultant_hours": ("consultant", "project_id", "currency"),
    "rates_resolved": ("currency",),
}
"""The columns by which the tables hang together."""

ALIKE = {"organisation": ("figures_as_of", "on_track_from", "behind_from"), "programmes": ("programme", "period")}
"""What the queries read of tables that bear no mark."""

NAMED = ("key", "project_id", "label")
"""The columns of answers that a mark may stand in; the first there is says whose row it is."""


class Group(NamedTuple):
    """States that can be mounted as one: their places, and their tables."""

    places: list[int]
    tables: list[Mapping[str, pa.Table]]


def grouped(states: Sequence[Mapping[str, pa.Table]]) -> list[Group]:
    """The states (tables with their `rates_resolved`), as few groups as can be mounted each as one."""
    groups: list[Group] = []
    for place, tables in enumerate(states):
        group = next((group for group in groups if _fits(tables, group)), None)
        if group is None:
            groups.append(Group([place], [tables]))
        else:
            group.places.append(place)
            group.tables.append(tables)
    return groups


def together(group: Group) -> dict[str, pa.Table]:
    """The tables of the group as one edition's, marked."""
    marked = {
        name: pa.concat_tables(
            [_marked(tables[name], mark, columns) for mark, tables in zip(MARKS, group.tables, strict=False)]
        )
        for name, columns in MARKED.items()
    }
    return {**group.tables[0], **marked}


def parted(whole: Mounted, count: int) -> list[Mounted]:
    """Each of so many states by itself, to be asked the queries of `library.FIGURES`. Closing one closes them all."""
    return [
        Mounted(partial(_frame, whole, mark), partial(_rows, whole, mark), whole.close, keeps="asked")
        for mark in MARKS[:count]
    ]


def _fits(tables: Mapping[str, pa.Table], group: Group) -> bool:
    first = group.tables[0]
    projects = sum(len(each["projects"]) for each in (*group.tables, tables))
    return (
        len(group.places) < len(MARKS)
        and projects <= MOST_TOGETHER
        and all(tables[name].select(columns).equals(first[name].select(columns)) for name, columns in ALIKE.items())
    )


def _marked(table: pa.Table, mark: str, columns: Sequence[str]) -> pa.Table:
    for name in columns:
        plain = table[name]
        found = pc.binary_join_element_wise(mark, plain, "")
        if name == "currency" and "euro_per_unit" not in table.column_names:
            found = pc.if_else(pc.equal(plain, "EUR"), plain, found)  # the queries know the euro by its name
        table = table.set_column(table.schema.get_field_index(name), name, found)
    return table


def _frame(whole: Mounted, mark: str, sql: str, parameters: Bound) -> pd.DataFrame:
    asked = tuple((name, tuple(each) if isinstance(each, list) else each) for name, each in sorted(parameters.items()))
    of_all = keep(whole, (sql, asked), lambda: _by_mark(whole.frame(sql, parameters)))
    return of_all.get(mark, of_all[""])


def _rows(whole: Mounted, mark: str, sql: str, parameters: Bound) -> list[tuple]:
    marked = {name: mark + each if name == "currency" else each for name, each in parameters.items()}
    return whole.rows(sql, marked)


def _by_mark(answer: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each mark without it, in their order; '' : none."""
    columns = [name for name in NAMED if name in answer.columns]
    values = {name: answer[name].to_numpy(object) for name in columns}
    marks = np.array([each[0] for each in values[columns[0]]], object)
    found = {"": answer.iloc[:0]}
    for mark in dict.fromkeys(marks.tolist()):
        rows = np.flatnonzero(marks == mark)
        frame = answer.iloc[rows].reset_index(drop=True)
        for name in columns:
            frame[name] = pd.array([each.removeprefix(mark) for each in values[name][rows]], dtype="str")
        found[mark] = frame
    return found
