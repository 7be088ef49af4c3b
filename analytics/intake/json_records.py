"""JSON records → a grid: a list of objects, or one object that holds such a list. The names are the heading row."""

import json
import math

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.encodings import decoded
from analytics.intake.grid import Grid, Place
from analytics.intake.values import Raw, Unreadable
from analytics.intake.words import letters
from analytics.intake.xlsx import row_numbers

MOST_LISTED = 100
MOST_CELLS = 12_000_000


def grids(file: str, content: bytes, answers: Answers) -> tuple[list[Grid], list[Finding], list[str]]:
    """A grid for each list of records, row 1 the names; `sheet` is the list's name where the file holds several.
    A value that is itself a list or an object is left blank and said. Also the keys of the answers used. Raises
    Unreadable."""
    text = decoded(content, answers)
    try:
        whole = json.loads(text.words, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise Unreadable("bad-json", line=str(error.lineno), column=str(error.colno)) from error
    except RecursionError as error:
        raise Unreadable("json-too-deep") from error
    lists = {None: whole} if isinstance(whole, list) else whole if isinstance(whole, dict) else {}
    records = {name: rows for name, rows in lists.items() if _are_records(rows)}
    if not records:
        raise Unreadable("no-records")
    found: list[Grid] = []
    findings = text.findings(file)
    for name, rows in records.items():
        place = Place(file, name if len(records) > 1 else None)
        grid, nested = _grid(place, rows, text.encoding)
        found.append(grid)
        findings += nested
    return found, findings, [text.key] if text.used else []


def _are_records(rows: object) -> bool:
    return isinstance(rows, list) and bool(rows) and all(isinstance(row, dict) for row in rows)


def _whole_number(digits: str) -> float | int | str:
    """A whole number; one too long to be a figure (an identifier) stays a text, so that no digit is lost."""
    return int(digits) if len(digits.lstrip("-")) <= 15 else digits


def _grid(place: Place, rows: list[dict[str, object]], encoding: str) -> tuple[Grid, list[Finding]]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    if len(names) * len(rows) > MOST_CELLS:
        raise Unreadable("too-many-cells", most=f"{MOST_CELLS:,}".replace(",", " "))
    nested: list[Finding] = []
    columns: list[list[Raw]] = []
    for position, name in enumerate(names):
        cells: list[Raw] = [name]
        for number, row in enumerate(rows, 2):
            value = row.get(name)
            if isinstance(value, (list, dict)):
                if len(nested) < MOST_LISTED and value:
                    cell = f"{letters(position)}{number}"
                    nested.append(place.finding("warning", "nested-value", cell, name))
                cells.append(None)
            elif isinstance(value, float) and not math.isfinite(value):
                cells.append(str(value))  # NaN and Infinity are no figures; as texts they are found out
            else:
                cells.append(value if isinstance(value, (str, float, int, bool)) else None)
        columns.append(cells)
    return Grid(place, columns, row_numbers(len(rows) + 1), encoding=encoding, kind="json"), nested
