"""The blank cells that keep a figure open, with the place where each stands in the last upload."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analytics.engine import Mounted, rows
from analytics.engine.mounted import keep_large
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


PAY_BACK = ("consultant_reimbursement", "preparation", "travel", "external_services", "equipment")
"""The items of budget lines of which each stage counts by itself."""

SPENT = ("eu_grant", "own_contribution")
"""The items of budget lines of which the stages verified and paid say what has been spent; the code says which."""


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
    keys = sorted({key for pairs, _ in named for key, _ in pairs})
    if not keys:
        return [Missing((), 0) for _ in goals]
    places: Places = {}
    for place in map(Place._make, rows(mounted, "places", keys=keys)):
        places.setdefault((place.table, place.key), []).append(place)
    letters: Letters = {row[:4]: row[4] for row in rows(mounted, "letters")}
    found = {
        (key, code): {cell_key(cell): cell for cell in _cells(code, key, places, letters)}
        for key, code in dict.fromkeys(pair for pairs, _ in named for pair in pairs)
    }  # once for all goals: many name the same cells
    return [_missing(pairs, in_all, found) for pairs, in_all in named]


class Directory(NamedTuple):
    """The rows behind the codes of some projects and consultant-years, how much of their money is known, and where the
    projects stand: status, end date, and the day the figures are of (None: blank)."""

    places: Places
    letters: Letters
    known: Mapping[str, tuple[float, ...]]  # project → as KNOWN names them
    stood: Mapping[str, tuple[str | None, date | None, date | None]]


KNOWN = ("project/total_budget", "project/eu_grant", "own/eu_grant", "own/own_contribution", "project/loan")
"""The amounts of `sql/known_parts.sql`."""


def directory(mounted: Mounted, keys: Sequence[str]) -> Directory:
    """What there is to know of the keys' blank cells."""
    if not keys:
        return Directory({}, {}, {}, {})
    return keep_large(mounted, "directory", tuple(keys), lambda: _directory(mounted, keys))


def _directory(mounted: Mounted, keys: Sequence[str]) -> Directory:
    places: Places = {}
    for place in map(Place._make, rows(mounted, "places", keys=list(keys))):
        places.setdefault((place.table, place.key), []).append(place)
    letters: Letters = {row[:4]: row[4] for row in rows(mounted, "letters")}
    parts = list(rows(mounted, "known_parts", keys=list(keys)))
    known = {row[0]: row[1 : len(KNOWN) + 1] for row in parts}
    return Directory(places, letters, known, {row[0]: row[len(KNOWN) + 1 :] for row in parts})


def cells_behind(there: Directory, key: str, code: str) -> list[MissingCell]:
    """The cells behind one code of a contribution; that of the row to add where there is none."""
    return list(_cells(code, key, there.places, there.letters))


def rows_behind(there: Directory, key: str, code: str) -> list[Place]:
    """The rows that one code of a contribution may mean, in the order of `cells_behind`."""
    name, _, detail = code.partition(":")
    scope, item, stage = (*detail.split("/"), "", "")[:3]
    return [place for place in there.places.get((name.partition(".")[0], key), []) if _is_of(place, scope, item, stage)]


def _named(frames: Sequence[pd.DataFrame]) -> tuple[list[tuple[str, str]], int]:
    """Each key with each blank cell it names, once, in order: the first `MOST_LISTED`, and how many there are in
    all."""
    if not frames:
        return [], 0
    named = frames[0] if len(frames) == 1 else pd.concat([frame[["key", "missing"]] for frame in frames])
    said, words = pd.factorize(named["missing"].array)
    codes = [list(dict.fromkeys(word.split(";"))) if word else [] for word in words]
    rows = np.flatnonzero(np.array([bool(each) for each in codes], bool)[said])
    keys, said = named["key"].array.take(rows), said[rows]
    listed: dict[tuple[str, str], None] = {}
    for start in range(0, len(rows), MOST_LISTED):
        some = slice(start, start + MOST_LISTED)
        for key, word in zip(keys[some].tolist(), said[some].tolist(), strict=True):
            listed |= dict.fromkeys((key, code) for code in codes[word])
        if len(listed) >= MOST_LISTED:
            break
    return list(listed)[:MOST_LISTED], _how_many(keys, said, codes)


def _how_many(keys: Any, said: np.ndarray, codes: Sequence[Sequence[str]]) -> int:
    """How many different cells the keys name, each the codes at its place. Without an object a row: a large edition
    has very many."""
    key, different = pd.factorize(keys)
    if len(different) == len(keys):
        return int(np.array([len(each) for each in codes], int)[said].sum())
    number = {code: place for place, code in enumerate(dict.fromkeys(chain.from_iterable(codes)))}
    named = np.full((len(codes), max(map(len, codes))), -1)
    for row, each in zip(named, codes, strict=True):
        row[: len(each)] = [number[code] for code in each]
    cells = named[said]
    return len(np.unique((key[:, None] * len(number) + cells)[cells >= 0]))


def _missing(
    pairs: Sequence[tuple[str, str]],
    in_all: int,
    found: Mapping[tuple[str, str], Mapping[tuple[str, ...], MissingCell]],
) -> Missing:
    cells: dict[tuple[str, ...], MissingCell] = {}
    for pair in pairs:
        cells |= found[pair]
    return Missing(tuple(cells.values()), len(cells) + in_all - len(pairs))


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
    scope, item, stage = (*detail.split("/"), "", "")[:3]
    there = places.get((table, "" if table == "organisation" else key), [])
    blank = [place for place in there if f";{column};" in place.blanks and _is_of(place, scope, item, stage)]
    for place in blank:
        yield _cell(column, place, letters)
    if not blank:
        yield MissingCell(table, column, _row_to_add(table, key, scope, item, stage), exists=False)


def _is_of(place: Place, scope: str, item: str, stage: str) -> bool:
    """Whether a code means that row. What pays consultants back is told apart by stage: planned, or accepted (no stage
    in the code); of the hours of preparation only the rate counts, at any stage (`sql/views/60_recovered.sql`)."""
    if place.table == "consultant_hours" and "preparation" in (place.item, item):
        return place.item == item
    if scope and (place.scope, place.item) != (scope, item):
        return False
    if place.table == "budget_lines" and stage in ("verified", "paid"):
        return place.stage == stage
    if place.item in SPENT and place.stage in ("verified", "paid"):
        return False
    told_apart = place.table == "consultant_hours" or place.item in PAY_BACK
    return not told_apart or (place.stage in ("planned", "granted")) == (stage == "planned")


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


def _row_to_add(table: str, key: str, scope: str, item: str, stage: str = "") -> dict[str, str]:
    """What the row would be called if somebody added it."""
    if table == "organisation":
        return {}
    if table in ("consultants", "consultant_hours") and "|" in key:
        consultant, _, year = key.rpartition("|")
        return {"consultant": consultant, "year": year}
    named = {"project_id": key, "scope": scope, "item": item, "stage": stage if stage in ("verified", "paid") else ""}
    return {name: value for name, value in named.items() if value}


def _rates(key: str, places: Places) -> Iterator[MissingCell]:
    """The rates that the rows of that key would need: currency and month of each."""
    for table in ("budget_lines", "consultants", "consultant_hours"):
        for place in places.get((table, key), []):
            if ";rate;" in place.blanks and place.currency and place.dated:
                row = {"currency": place.currency, "month": str(place.dated.replace(day=1))}
                yield MissingCell("rates", "units_per_euro", row, exists=False)
