"""Blank cells and choices in words: what a column, a row and a value are called, and where a blank stands."""

from collections.abc import Mapping

from analytics.goals.verdict import MissingCell
from analytics.i18n import has_text, text

UNKNOWN = "unknown"
"""The id of a blank cell where values are listed or grouped."""


def column_name(language: str, table: str, column: str) -> str:
    """What a column is called."""
    id = f"column-{table}-{column}"
    return text(language, id) if has_text(language, id) else column


def row_name(language: str, row: Mapping[str, str]) -> str:
    """A row by its key: `udlavi · Whole partnership · Total budget`."""
    return " · ".join(_choice(language, value) for value in row.values() if value)


def value_name(language: str, id: str) -> str:
    """A value of a column: a choice in words, a text as it is, a blank (UNKNOWN) as *unknown*."""
    if id == UNKNOWN:
        return text(language, "value-unknown")
    return text(language, f"choice-{id}") if id.isidentifier() and has_text(language, f"choice-{id}") else id


def place(language: str, cell: MissingCell) -> str:
    """Where the blank stands, or that its row has to be added."""
    if not cell.exists:
        return text(language, "missing-row-to-add")
    spot = "!".join(part for part in (cell.sheet, cell.cell) if part)
    return " · ".join(part for part in (cell.file, spot) if part) or text(language, "missing-no-place")


def cell_words(language: str, cell: MissingCell) -> str:
    """A blank cell in a few words: `Role · interloc`."""
    row = row_name(language, cell.row)
    return " · ".join(part for part in (column_name(language, cell.table, cell.column), row) if part)


def missing_caption(language: str, count: int, shown: int) -> str:
    """How many blank cells there are in all, and that only the first are shown where that is so."""
    return text(language, "missing-caption", count=count) + first_of(language, count, shown)


def first_of(language: str, count: int, shown: int) -> str:
    """That only the first of so many rows are shown, to be put behind a caption; '' where all are."""
    return " " + text(language, "changes-first", shown=shown) if count > shown else ""


def why(language: str, missing: str) -> str:
    """What decides whether something counts: `budget_lines.amount:project/total_budget;projects.role` in words."""
    said = []
    for code in missing.split(";"):
        where, _, about = code.partition(":")
        table, _, column = where.partition(".")
        name = column_name(language, table, column)
        kinds = [_choice(language, kind) for kind in about.split("/") if kind]
        said.append(f"{name} ({', '.join(kinds)})" if kinds else name)
    return text(language, "why-missing", cells="; ".join(dict.fromkeys(said)))


def _choice(language: str, value: str) -> str:
    return text(language, f"choice-{value}") if has_text(language, f"choice-{value}") else value
