"""Grids made in memory, as the readers of files would give them: for tests of the importers."""

import json

import pyarrow as pa

from analytics.intake.grid import Grid, Place
from tests.conftest import shared


def grid(rows: list[list[object]], file: str = "list.csv", sheet: str | None = None) -> Grid:
    """A sheet with these cells; text files have texts only, in Arrow."""
    width = max(map(len, rows))
    filled = [[*row, *[None] * (width - len(row))] for row in rows]
    columns: list[object] = [list(column) for column in zip(*filled, strict=True)]
    if all(cell is None or isinstance(cell, str) for row in filled for cell in row):
        columns = [pa.array(column, pa.string()) for column in columns]
    return Grid(Place(file, sheet), columns, pa.array(range(1, len(rows) + 1), pa.int64()))


def headings(name: str) -> list[str]:
    """The exact headings of a list, from facts/column-headers.json; skips where that is not beside the clone."""
    facts = json.loads(shared("facts/column-headers.json").read_text(encoding="utf-8"))[name]
    return facts["headers"] if isinstance(facts, dict) else facts
