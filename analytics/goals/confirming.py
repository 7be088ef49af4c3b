"""The open conditions of a project: which blank cells can confirm each of them, and which can rule it out.

The day of the figures is one cell for all projects. A verdict is worked out with it left blank, with an early day, and
with a late one, each project's conditions in the light of that.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from analytics.goals.fillings import Cell, Cells, Part, fill_of, is_amount, item_of, one, smallest
from analytics.goals.missing import Directory

FIGURES = "organisation.figures_as_of"
STATUS, END = "projects.status", "projects.end_date"
GRANTED_ON = ("projects.decided_on", "projects.start_date")
DATES = {*GRANTED_ON, FIGURES, STATUS, END, "projects.applied_on"}
EITHER_WAY = ("projects.role", "projects.focus_area", "projects.programme")
"""The cells of which one value confirms and another rules out."""

COMPLETED, SPENT = "_completed", "_spent"
"""How the metrics of what is implemented end."""


class Figures(NamedTuple):
    """The day of the figures against the day that is measured: blank and left so (''), 'early' (that day or before it)
    or 'late'; with the cells to fill to have it so."""

    day: str
    cells: frozenset[Cell]


class Way(NamedTuple):
    """The cells to fill to have a condition hold, and to have it fail (None: no filling can)."""

    yes: Cells
    no: Cells


def ways_of(key: str, parts: Sequence[Part], figures: Figures, there: Directory, measured_on: date) -> list[Way]:
    """Each open condition of a project."""
    codes, metric = _codes(parts), parts[0].metric
    found = [Way(one(key, code), one(key, code)) for code in EITHER_WAY if code in codes]
    if metric.endswith(COMPLETED):
        found += _completed(key, parts, figures, there, measured_on)
    elif dates := codes & DATES:
        of_granted = not metric.startswith("pipeline") and not metric.endswith(SPENT)
        found.append((_granted if of_granted else _dated)(key, dates, figures))
    found += _amounts(key, codes, there)
    if not any(part.named or part.certain for part in parts):
        found.append(Way(None, None))  # open, and no blank cell says why
    return found


def _codes(parts: Sequence[Part]) -> set[str]:
    """The blanks of conditions. Those of an amount come first; named once more, they are those of a condition."""
    return {
        code
        for part in parts
        if not part.certain
        for code in part.named
        if not is_amount(part.metric, code) or part.named.count(code) > 1
    }


def _amounts(key: str, codes: set[str], there: Directory) -> list[Way]:
    """A total budget is to be large enough, an own contribution small enough."""
    found = []
    items = sorted({item_of(code) for code in codes if code.startswith("budget_lines.")})
    for item in items:
        large, small, _ = fill_of(key, item, codes, there)
        found.append(Way(large, small) if item == "project/total_budget" else Way(small, large))
    if not items and "rates.units_per_euro" in codes:
        found.append(Way(*(one(key, "rates.units_per_euro"),) * 2))
    return found


def _granted(key: str, dates: set[str], figures: Figures) -> Way:
    """Granted by the day: the status, if it is blank, and one early date; not: a status, or all dates late."""
    blank = [code for code in GRANTED_ON if code in dates]
    status = one(key, STATUS) if STATUS in dates else frozenset[Cell]()
    by_date = FIGURES in dates or bool(blank)
    early: Cells
    if not by_date or (FIGURES in dates and figures.day == "early"):
        early = frozenset()
    elif blank:
        early = one(key, blank[0])
    else:
        early = None  # only the day of the figures could say it
    late: Cells = None
    if by_date and not (FIGURES in dates and figures.day != "late"):
        late = frozenset((key, code, 0) for code in blank)
    return Way(None if early is None else early | status, smallest((status or None, late)))


def _dated(key: str, dates: set[str], figures: Figures) -> Way:
    """The same for what has more dates to it: all of them, which is enough but may be more than it takes."""
    status = one(key, STATUS) if STATUS in dates else None
    if FIGURES in dates and not figures.day:
        return Way(None, status)
    every = frozenset((key, code, 0) for code in dates if code != FIGURES)
    return Way(every, status or every)


# --- completed: granted, and ended ---


def _completed(key: str, parts: Sequence[Part], figures: Figures, there: Directory, measured_on: date) -> list[Way]:
    """Both that the project was granted by the day and that it had ended, as far as they are open
    (`sql/views/48_completed.sql`)."""
    status, end, figures_as_of = there.stood.get(key, (None, None, None))
    ended_by = _against(end, measured_on)
    figures_of = _against(figures_as_of, measured_on) or figures.day
    ended = _ended(key, status, ended_by, figures_of)
    named = parts[0].named
    granted = {code for code in named if code in (STATUS, *GRANTED_ON)}
    if named.count(FIGURES) > (status != "closed" or ended_by != "early"):  # once it is named for the end already
        granted.add(FIGURES)
    return [_granted(key, granted, figures), ended] if granted else [ended]


def _against(day: date | None, measured_on: date) -> str:
    return "" if day is None else "early" if day <= measured_on else "late"


def _ended(key: str, status: str | None, end: str, figures: str) -> Way:
    """Closed, and by its end date or the day of the figures. What was running on that day may have ended since, but no
    cell can say so; only a late day can rule it out."""
    end_late = {"": one(key, END), "late": frozenset[Cell](), "early": None}[end]
    if status not in ("closed", None):
        return Way(None, frozenset() if figures == "late" else end_late)
    closed = one(key, STATUS) if status is None else frozenset[Cell]()
    if "early" in (end, figures):
        return Way(closed, closed or None)
    return Way(None if end == "late" else closed | one(key, END), closed or (end_late if figures == "late" else None))
