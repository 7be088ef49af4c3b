"""The blank cells that keep a figure open, with the place where each stands in the last upload."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from analytics.engine import Mounted, rows
from analytics.goals.verdict import MissingCell

MOST_LISTED = 200
"""Blank cells looked up for one goal; a person can fill in a few, and a large portfolio may have very many."""


class Place(NamedTuple):
    """One row of `sql/places.sql`: a row of a table, which of its cells are blank, and where it stands."""

    table: str
    key: str
    consultant: str
    year: int | None
    scope: str
    item: str  # of a budget line; the method of consultant hours
    stage: str
    currency: str | None
    dated: date | None
    blanks: str
    file: str | None
    sheet: str | None
    row: int | None


Places = dict[tuple[str, str], list[Place]]
"""(table, key) → its rows."""

Letters = dict[tuple[str, str, str, str], str]
"""(file, sheet, table, column) → the letter of the column in that sheet."""

KEYS: dict[str, tuple[str, ...]] = {
    "organisation": (),
    "projects": ("project_id",),
    "budget_lines": ("project_id", "year", "scope", "item", "stage"),
    "consultants": ("consultant", "year"),
    "consultant_hours": ("consultant", "project_id", "year", "method", "stage"),
}
"""Which cells name a row to a reader."""


class Missing(NamedTuple):
    """The blank cells that keep one goal open: the first `MOST_LISTED` in order, and how many there are in all."""

    cells: tuple[MissingCell, ...]
    in_all: int


def missing_cells(mounted: Mounted, goals: Sequence[Sequence[pd.DataFrame]]) -> list[Missing]:
    """For each goal's frames of contributions, the cells that their column `missing` names, once each, in order. A cell
    of a row that has yet to be added has no place.

    Columns of a frame: key (a project id, or consultant|year) and missing ('table.column', or
    'budget_lines.column:scope/item', separated by ';').
    """
    named = [_named(frames) for frames in goals]
    listed = [pairs[:MOST_LISTED] for pairs in named]
    keys = sorted({key for pairs in listed for key, _ in pairs})
    if not keys:
        return [Missing((), 0) for _ in goals]
    places: Places = {}
    for place in map(Place._make, rows(mounted, "places", keys=keys)):
        places.setdefault((place.table, place.key), []).append(place)
    letters: Letters = {row[:4]: row[4] for row in rows(mounted, "letters")}
    return [_missing(pairs, len(every), places, letters) for pairs, every in zip(listed, named, strict=True)]


def _named(frames: Sequence[pd.DataFrame]) -> list[tuple[str, str]]:
    """Each key with each blank cell it names, once, in order."""
    return list(
        dict.fromkeys(
            (key, code)
            for frame in frames
            for key, codes in zip(frame["key"], frame["missing"], strict=True)
            if codes
            for code in codes.split(";")
        )
    )


def _missing(pairs: Sequence[tuple[str, str]], in_all: int, places: Places, letters: Letters) -> Missing:
    found = (cell for key, code in pairs for cell in _cells(code, key, places, letters))
    cells = tuple({cell_key(cell): cell for cell in found}.values())
    return Missing(cells, len(cells) + in_all - len(pairs))


def cell_key(cell: MissingCell) -> tuple[str, ...]:
    """What tells one missing cell from another: table, column and the row's name."""
    return cell.table, cell.column, *cell.row.values()


def _cells(code: str, key: str, places: Places, letters: Letters) -> Iterator[MissingCell]:
    """The cells behind one code: those that are blank in the rows there are, or the one of the row to add."""
    name, _, detail = code.partition(":")
    table, column = name.split(".")
    if table == "rates":
        yield from _rates(key, places)
        return
    scope, _, item = detail.partition("/")
    there = places.get((table, "" if table == "organisation" else key), [])
    blank = [place for place in there if f";{column};" in place.blanks and _is_of(place, scope, item)]
    for place in blank:
        yield _cell(column, place, letters)
    if not blank:
        yield MissingCell(table, column, _row_to_add(table, key, scope, item), exists=False)


def _is_of(place: Place, scope: str, item: str) -> bool:
    return not scope or (place.scope, place.item) == (scope, item)


def _cell(column: str, place: Place, letters: Letters) -> MissingCell:
    """A blank cell of a row there is, with its address where the upload's columns are on record."""
    named = place._asdict() | {"project_id": place.key, "method": place.item}
    identity = {name: str(named[name]) for name in KEYS[place.table] if named[name] not in (None, "")}
    of_year = f"/{place.year}" if place.year is not None else ""
    # or an amount with a column of its own beside projects
    names = (column, f"{column}:{place.scope}/{place.item}{of_year}")
    found = (letters.get((place.file or "", place.sheet or "", place.table, name)) for name in names)
    letter = next(filter(None, found), None)
    cell = f"{letter}{place.row}" if letter and place.row else None
    return MissingCell(place.table, column, identity, True, place.file, place.sheet, cell)


def _row_to_add(table: str, key: str, scope: str, item: str) -> dict[str, str]:
    """What the row would be called if somebody added it."""
    if table == "organisation":
        return {}
    if table in ("consultants", "consultant_hours") and "|" in key:
        consultant, _, year = key.rpartition("|")
        return {"consultant": consultant, "year": year}
    return {name: value for name, value in (("project_id", key), ("scope", scope), ("item", item)) if value}


def _rates(key: str, places: Places) -> Iterator[MissingCell]:
    """The rates that the rows of that key would need: currency and month of each."""
    for table in ("budget_lines", "consultants", "consultant_hours"):
        for place in places.get((table, key), []):
            if ";rate;" in place.blanks and place.currency and place.dated:
                row = {"currency": place.currency, "month": str(place.dated.replace(day=1))}
                yield MissingCell("rates", "units_per_euro", row, exists=False)
