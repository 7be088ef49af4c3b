"""One sheet (or one text file) as it came: cells not read yet, every row from the first on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from analytics.findings import Finding, Level, Question
from analytics.intake.values import Raw

Cells = Any  # pa.Array | list[Raw]; pyarrow has no types of its own
"""One column: strings in Arrow where the file is text, Python values where it is a spreadsheet."""


@dataclass(frozen=True)
class Place:
    """Where a table stands: the file, and the sheet unless it is a text file."""

    file: str
    sheet: str | None

    def finding(
        self,
        level: Level,
        code: str,
        cell: str | None = None,
        value: str | None = None,
        about: Mapping[str, str] | None = None,
        question: Question | None = None,
        **names: str | Sequence[str],
    ) -> Finding:
        """A finding here; `names` are catalogue ids."""
        several = {key: (ids,) if isinstance(ids, str) else tuple(ids) for key, ids in names.items()}
        return Finding(level, code, self.file, self.sheet, cell, value, about or {}, several, question)


@dataclass(frozen=True)
class Merged:
    """A merged range, 0-based and inclusive; only its first cell has content."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """A sheet. `columns`: all of one length, the first row of the file first, blank rows included; `numbers`: the row
    number of each index as a spreadsheet shows it (1, 2, 3 …; for a text file the number of the record).
    `unread`: cells whose content could not be had (`#DIV/0!`, a formula never computed) → finding code, what it shows.
    `too_long`: records of a text file with more cells than its widest heading could have (row number, cells)."""

    place: Place
    columns: list[Cells]
    numbers: pa.Array
    merged: tuple[Merged, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()  # row numbers
    unread: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    too_long: tuple[tuple[int, tuple[str, ...]], ...] = ()
    encoding: str | None = None  # of a text file, as found: 'utf-8', 'cp1250' …
    delimiter: str | None = None
    kind: str = "csv"  # xlsx, xls, ods, csv, json: what the sheet stood in

    def __len__(self) -> int:
        return len(self.numbers)

    def rows(self, most: int) -> list[list[Raw]]:
        """The first rows, cell by cell; a blank is None or ''."""
        columns = [cells[:most].to_pylist() if isinstance(cells, pa.Array) else cells[:most] for cells in self.columns]
        return [list(row) for row in zip(*columns, strict=True)]
