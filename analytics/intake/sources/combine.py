"""What was taken from lists put together with what is published, cell by cell.

Nothing published is lost: a blank is filled, an equal cell stays, and where the two differ the published value stays
unless the person chose the incoming one. An amount, its currency and its day are one thing: 500 is nothing without
its kroner."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from analytics.intake.sources.take import Taken
from analytics.provenance import CELL_ORIGINS_SCHEMA, row_key
from analytics.tables import PROVENANCE, TABLES, Tables, complete, from_rows

COMBINED = ("projects", "budget_lines", "partners")

_MONEY = ("amount", "currency", "dated")
_NEVER_COMPARED = ("source", "note", *PROVENANCE)
"""Where a value is from is no claim about the project: the published words stay, a blank is filled."""

Choices = Mapping[tuple[str, str, str], str]
"""(table, row key as `row_key` writes it, column) → 'published' or 'incoming'."""


@dataclass(frozen=True)
class Difference:
    """A cell that the list and the published tables have differently. `key`: as `row_key` writes it. For an amount
    both values are written with their currency."""

    table: str
    key: str
    column: str
    published: str
    incoming: str


@dataclass(frozen=True)
class Combined:
    """`tables`: all tables, whole. `cell_origins`: the cells that now come from elsewhere than their row."""

    tables: Tables
    differences: list[Difference]
    cell_origins: pa.Table


def combine(
    taken: Taken, published: Tables, links: Mapping[str, str | None], choices: Choices | None = None
) -> Combined:
    """The published tables with the taken projects in them. `links`: taken project_id → the published project it is,
    or None for a new one; a project that is not in `links` is left out."""
    published = complete(published)
    ids = _ids(taken, published, links)
    differences: list[Difference] = []
    origins: list[dict[str, Any]] = []
    said = _said(taken)
    answer = dict(published)
    for name in COMBINED:
        if name not in taken.tables:
            continue
        key = TABLES[name].key
        rows = published[name].to_pylist()
        known = {tuple(row[column] for column in key): row for row in rows}
        for row in taken.tables[name].to_pylist():
            if row["project_id"] not in ids:
                continue
            cells = {column: said(name, row, column) for column in row if not column.startswith("_")}
            before = row["project_id"]
            row["project_id"] = ids[before]
            values = tuple(row[column] for column in key)
            if values in known:
                _merge(name, known[values], row, cells, row_key(values), choices or {}, differences, origins)
            else:
                rows.append(row)
                known[values] = row
                moved = [cell for column, cell in cells.items() if cell and cell["elsewhere"] and column]
                origins += [_origin(name, row_key(values), cell) for cell in moved]
        answer[name] = from_rows(name, rows)
    return Combined(answer, differences, pa.Table.from_pylist(origins, schema=CELL_ORIGINS_SCHEMA))


def _ids(taken: Taken, published: Tables, links: Mapping[str, str | None]) -> dict[str, str]:
    """Taken id → id in the combined tables; a new project whose id is taken by another gets a number."""
    used = {*published["projects"]["project_id"].to_pylist(), *(link for link in links.values() if link)}
    answer: dict[str, str] = {}
    for id in taken.tables["projects"]["project_id"].to_pylist():
        if id not in links:
            continue
        link = links[id]
        if link is None:
            link, number = id, 1
            while link in used:
                number += 1
                link = f"{id}-{number}"
            used.add(link)
        answer[id] = link
    return answer


def _merge(
    table: str,
    row: dict[str, Any],
    incoming: dict[str, Any],
    cells: dict[str, dict[str, Any] | None],
    key: str,
    choices: Choices,
    differences: list[Difference],
    origins: list[dict[str, Any]],
) -> None:
    """Fills and changes the published row in place."""
    taken_over: list[str] = []
    money = table == "budget_lines"
    if money:
        taken_over += _money(row, incoming, key, choices, differences)
    for column, value in incoming.items():
        if column in PROVENANCE or column in TABLES[table].key or (money and column in _MONEY) or value is None:
            continue
        if row[column] is None:
            taken_over.append(column)
        elif (
            column not in _NEVER_COMPARED and not _same(row[column], value) and not _implied(column, row[column], value)
        ):
            differences.append(Difference(table, key, column, str(row[column]), str(value)))
            if choices.get((table, key, column)) == "incoming":
                taken_over.append(column)
    for column in taken_over:
        row[column] = incoming[column]
        if (cell := cells[column]) is not None:
            origins.append(_origin(table, key, cell))


def _money(
    row: dict[str, Any], incoming: dict[str, Any], key: str, choices: Choices, differences: list[Difference]
) -> list[str]:
    """Which of amount, currency and day come from the incoming row."""
    if incoming["amount"] is None:
        return []
    if row["amount"] is None:
        return list(_MONEY)
    same_currency = row["currency"] in (None, incoming["currency"])
    if _same(row["amount"], incoming["amount"]) and same_currency:
        return [column for column in _MONEY if row[column] is None and incoming[column] is not None]
    differences.append(Difference("budget_lines", key, "amount", _amount(row), _amount(incoming)))
    return list(_MONEY) if choices.get(("budget_lines", key, "amount")) == "incoming" else []


def _amount(row: dict[str, Any]) -> str:
    return f"{row['amount']:.2f} {row['currency'] or '?'}"


def _implied(column: str, published: object, incoming: object) -> bool:
    """Whether the published value says all that the incoming one does: what runs or is closed was granted."""
    return column == "status" and incoming == "granted" and published in ("running", "closed")


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) < 0.005
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
    return one == other


def _said(taken: Taken) -> Any:
    """A function: the file, sheet and cell where a taken value stands; None where no cell says it."""
    letters = {
        (place["file"], place["sheet"], place["table_name"], place["column_name"]): place["letter"]
        for place in taken.sheet_columns.to_pylist()
    }
    elsewhere = {
        (origin["table_name"], origin["row_key"], origin["column_name"]): origin
        for origin in taken.cell_origins.to_pylist()
    }

    def said(table: str, row: dict[str, Any], column: str) -> dict[str, Any] | None:
        key = row_key([row[name] for name in TABLES[table].key])
        if origin := elsewhere.get((table, key, column)):
            return {**origin, "elsewhere": True}
        name = f"amount:{row['scope']}/{row['item']}" if table == "budget_lines" and column == "amount" else column
        letter = letters.get((row["_file"], row["_sheet"], table, name))
        # a value that no cell of the list says in so many words: the whole row stands for it
        cell = f"{letter}{row['_row']}" if letter else f"{row['_row']}:{row['_row']}"
        spot = {"file": row["_file"], "sheet": row["_sheet"], "cell": cell}
        return {"column_name": column, **spot, "elsewhere": False} if row[column] is not None else None

    return said


def _origin(table: str, key: str, cell: dict[str, Any]) -> dict[str, Any]:
    spot = {name: cell[name] for name in ("column_name", "file", "sheet", "cell")}
    return {"table_name": table, "row_key": key, **spot}
