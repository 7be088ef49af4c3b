"""Why a goal moved, in plain words: the cause itself, the contributions it moved by name, and the changed cells."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from analytics.charts import words
from analytics.charts.movements import delta, part_change
from analytics.charts.words import EURO, SHARE
from analytics.goals.changes import Step, Touched, cells_of, same_interval
from analytics.i18n import has_text, text
from analytics.i18n.formats import day, money, number, percent
from analytics.tables import TABLES

MOST_CELLS = 2
"""Cells told of one contribution."""
LONGEST = 80
"""Characters of a text cell that are told; interpretations and notes are long."""
PER_GOAL = ("rates", "time", "definition")
"""The causes that are not of one project."""


class Reason(NamedTuple):
    """Why one contribution moved: its key, what it is called, what happened to it, and by how much it moved the figure
    ('' where that cannot be said of one alone: a part of a ratio)."""

    key: str
    label: str
    words: str
    change: str


def reasons(language: str, step: Step) -> list[Reason]:
    """Why each contribution moved, the largest movement first."""
    unit = unit_of(step)
    parts = step.parts.assign(size=(step.parts["high_after"] - step.parts["high_before"]).abs())
    rows: Any = parts.sort_values("size", ascending=False, kind="stable", na_position="first").to_dict("records")
    found: dict[str, Reason] = {}
    for row in rows:
        moved = "" if unit == SHARE else delta(language, part_change(row), unit)
        # The recovered and the cost of one consultant's year are told once.
        found.setdefault(row["key"], Reason(row["key"], row["label"], _of_part(language, step, row), moved))
    return list(found.values())


def cause_words(language: str, step: Step) -> str:
    """The cause itself: `time passed from 12 March 2012 to 31 December 2012`."""
    if step.cause == "time" and step.before and step.after:
        days = [day(language, each.as_of, "long") for each in (step.before, step.after)]
        if days[0] != days[1]:
            return text(language, "split-time", before=days[0], after=days[1])
        return text(language, "split-time-figures")
    return text(language, f"split-by-{step.cause}")


def envelope_words(language: str, step: Step) -> str:
    """How the own contribution in total moved, for a goal that has an envelope; '' where it did not."""
    one, other = (each.envelope if each else None for each in (step.before, step.after))
    if one is None or other is None or same_interval(one.interval, other.interval):
        return ""
    ends = {name: words.interval(language, each.interval, EURO) for name, each in (("before", one), ("after", other))}
    return text(language, "split-envelope", **ends)


def cell_words(language: str, cell: Touched) -> str:
    """One changed cell without the name of its project: `role is now known: project partner`."""
    if cell.column is None:
        row: Any = cell.after or cell.before
        case = "split-row-added" if cell.before is None else "split-row-removed"
        return text(language, case, row=_row(language, cell.table, row))
    column = lower(text(language, f"column-{cell.table}-{cell.column}"))
    if cell.table == "budget_lines":
        of = dict(zip(TABLES[cell.table].key, cell.key, strict=True))
        kind = lower(text(language, f"choice-{of['item']}"))
        column = f"{column} ({kind}, {of['year']})" if of["year"] else f"{column} ({kind})"
    before, after = (_value(language, cell, each) for each in (cell.before, cell.after))
    if cell.before is None:
        return text(language, "split-known", column=column, after=after)
    if cell.after is None:
        return text(language, "split-blanked", column=column, before=before)
    return text(language, "split-corrected", column=column, before=before, after=after)


def enumeration(language: str, several: Sequence[str]) -> str:
    """`a, b and c`."""
    if len(several) < 2:
        return "".join(several)
    return text(language, "minutes-and", first=", ".join(several[:-1]), last=several[-1])


def unit_of(step: Step) -> str:
    """What the figure of a step is in; '' where there is none."""
    verdict = step.after or step.before
    return words.unit_of(verdict) if verdict else ""


def lower(name: str) -> str:
    """A column's name within a sentence; an abbreviation stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _of_part(language: str, step: Step, row: Mapping[str, Any]) -> str:
    """What happened to one contribution, with its name."""
    name, cells = str(row["label"]), cells_of(step, str(row["key"]))
    if step.cause in PER_GOAL:
        return name
    if step.cause == "projects":
        gone = any(cell.table == "projects" and cell.after is None for cell in cells)
        return text(language, "split-project-gone" if gone else "split-project-new", name=name)
    if step.cause == "decisions":
        status = next((cell.after for cell in cells if cell.column == "status" and cell.after), None)
        if status:
            return text(language, f"split-status-{status}", name=name)
    if not cells:
        return name
    told = [cell_words(language, cell) for cell in cells[:MOST_CELLS]]
    if len(cells) > MOST_CELLS:
        told.append(text(language, "split-more-cells", count=len(cells) - MOST_CELLS))
    return text(language, "split-of-project", name=name, what=enumeration(language, told))


def _row(language: str, table: str, row: Mapping[str, Any]) -> str:
    """A row that came or went: a budget line by its item, year and amount, another one by its table and key."""
    if table == "budget_lines":
        parts = [text(language, f"choice-{row['item']}"), row.get("year"), text(language, f"choice-{row['stage']}")]
        if row.get("amount") is not None:
            parts.append(money(language, row["amount"], row.get("currency")))
    else:
        parts = [text(language, f"table-{table}"), *(row.get(name) for name in TABLES[table].key)]
        if table == "milestones":
            parts = [parts[0], row["due_on"], number(language, row["value"])]
    said = (_plain(language, part) for part in parts if part is not None)
    return ", ".join(said)


def _value(language: str, cell: Touched, value: object) -> str:
    assert cell.column is not None  # the callers tell rows apart
    kind = TABLES[cell.table].column(cell.column).type
    if kind == "money" and isinstance(value, float) and cell.currency:
        return money(language, value, cell.currency)
    if kind == "share" and isinstance(value, float):
        return percent(language, value)
    if (cell.table, cell.column) == ("goals", "metric") and has_text(language, f"metric-{value}"):
        return text(language, f"metric-{value}")
    return _plain(language, value)


def _plain(language: str, value: object) -> str:
    """A value as a person reads it; a year without separators."""
    if isinstance(value, date):
        return day(language, value, "long")
    if isinstance(value, bool):
        return text(language, "yes" if value else "no")
    if isinstance(value, float):
        return number(language, value)
    known = str(value).isidentifier() and has_text(language, f"choice-{value}")
    return text(language, f"choice-{value}") if known else shortened(str(value))


def shortened(said: str) -> str:
    """A long text by how it begins."""
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"
