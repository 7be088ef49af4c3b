"""What a goal's metric is as of a date: the shape that pages, exports and reports read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from analytics.metrics.conditions import Excluded
from analytics.metrics.interval import Interval

Status = Literal[
    "achieved", "on_track", "behind", "at_risk", "missed", "not_started", "no_data", "cannot_yet_tell", "overdue"
]
Course = Literal["linear", "stepped", "milestones"]
"""How a goal is expected to be reached (the column `path` of its row)."""
Certainty = Literal["met", "open", "missed"]
"""Met in every case, cannot yet tell, missed in every case: whatever the blank cells turn out to hold."""


@dataclass(frozen=True)
class MissingCell:
    """A blank cell that keeps a figure open. `row` identifies the table's row; `exists` is False where the whole row
    is missing and has to be added. `file`, `sheet`, `cell` say where the last upload had it (None if it had no such
    row)."""

    table: str
    column: str
    row: Mapping[str, str]
    exists: bool
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True)
class Milestone:
    """What a goal is to have reached on a day, in the unit of its metric."""

    due_on: date
    value: float


@dataclass(frozen=True)
class Bands:
    """The shares of what was expected by today from which a goal is on track, and behind rather than at risk."""

    on_track_from: float = 0.95
    behind_from: float = 0.85


@dataclass(frozen=True)
class Keys:
    """The smallest sets of blank cells whose filling could settle the verdict: as met, and as missed. () where it is
    settled so already, None where no filling can settle it so. `worked_out` is False where too much is open to say."""

    met: tuple[MissingCell, ...] | None
    missed: tuple[MissingCell, ...] | None
    worked_out: bool = True


@dataclass(frozen=True)
class Goal:
    """One row of the goals table, read. Money is in `conditions_currency`; `last_day` is the last day that counts."""

    goal_id: str
    titles: Mapping[str, str]  # language -> title; '' -> the untranslated one
    metric: str
    comparison: Literal["at_least", "at_most", "around"]
    target: float
    unit: str
    tolerance: float | None
    baseline: float | None
    starts_on: date | None
    deadline: date | None
    deadline_rule: Literal["before", "through"]
    last_day: date | None
    minimum_project_budget: float | None
    own_contribution_envelope: float | None
    envelope_basis: Literal["total", "per_project"] | None
    conditions_currency: str | None
    focus_areas: tuple[str, ...]
    programmes: tuple[str, ...]
    course: Course
    milestones: tuple[Milestone, ...]  # by day
    parent: str | None
    weight: float
    focus_area: str | None
    owner: str | None
    interpretations: Mapping[str, str]
    source: str | None

    def title(self, language: str) -> str:
        """The title in that language, else as it was first written, else the id."""
        return self.titles.get(language) or self.titles.get("") or next(iter(self.titles.values()), self.goal_id)

    def interpretation(self, language: str) -> str:
        """How the goal's wording is read where it is ambiguous; '' if nothing is said."""
        return self.interpretations.get(language) or self.interpretations.get("") or ""


@dataclass(frozen=True)
class Envelope:
    """The side condition of a goal on the own contribution in total, in the conditions' currency as EUR."""

    interval: Interval
    limit: float
    certainty: Certainty


@dataclass(frozen=True)
class Verdict:
    """How one goal stands as of a date.

    `contributions`: a frame, one row per project (or consultant-year) that counts or could count:
    key, label, side ('numerator'|'denominator'), low, high (NaN: unbounded), counts ('yes'|'maybe').
    `path`: a frame for the trajectory: as_of, low, high (NaN: unbounded), expected (NaN: not defined).
    """

    goal: Goal
    as_of: date
    measured_on: date  # the as-of date, or the last day that counts if that is earlier
    interval: Interval
    expected: float | None  # by today, straight line; None where the goal has no start or deadline
    status: Status
    certainty: Certainty
    envelope: Envelope | None
    contributions: pd.DataFrame
    missing: tuple[MissingCell, ...]  # the first of them, see missing.MOST_LISTED
    path: pd.DataFrame
    bands: Bands
    figures_as_of: date | None  # the day the edition's figures are of
    decided: Interval  # what is granted
    implemented: Interval | None  # what is spent or completed; None where the metric has no such figure
    keys: Keys
    excluded: tuple[Excluded, ...] = ()
    missing_count: int = 0  # of all missing cells
