"""The cells around a cell of a file, written out. Runs in the child process (see `window`)."""

import re
from datetime import datetime, time

import pyarrow as pa

from analytics.intake.convert import shown
from analytics.intake.files import open_file
from analytics.intake.grid import Grid
from analytics.intake.values import Raw, Unreadable

LONGEST = 500
"""Characters of a cell that are shown."""
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def cut(file: str, content: bytes, sheet: str | None, cell: str, rows: int, columns: int) -> dict[str, object] | None:
    """The fields of a `window.Window`; None where the file, the sheet or the cell is not there."""
    try:
        grids = open_file("", content, {}).grids
    except Unreadable:
        return None
    # a file in a zip is named after both: its place here begins with the slash between them
    grid = next((grid for grid in grids if file.endswith(grid.place.file) and grid.place.sheet == sheet), None)
    at = _CELL.fullmatch(cell)
    if grid is None or not at:
        return None
    column, row = _position(at[1]), int(at[2]) - 1
    if row >= len(grid) or column >= len(grid.columns):
        return None
    top, left = max(0, row - rows), max(0, column - columns)
    bottom, right = row + rows + 1, column + columns + 1
    parts = [_texts(grid, position, top, bottom) for position in range(left, min(right, len(grid.columns)))]
    return {"first_row": top + 1, "first_column": left, "cells": [list(row) for row in zip(*parts, strict=True)]}


def _texts(grid: Grid, position: int, top: int, bottom: int) -> list[str]:
    cells = grid.columns[position][top:bottom]
    return [_written(raw)[:LONGEST] for raw in (cells.to_pylist() if isinstance(cells, pa.Array) else cells)]


def _written(raw: Raw) -> str:
    if raw is None:
        return ""
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date().isoformat()
    return shown(raw)


def _position(name: str) -> int:
    answer = 0
    for letter in name:
        answer = answer * 26 + ord(letter) - 64
    return answer - 1
