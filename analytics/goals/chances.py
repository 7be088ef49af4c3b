"""The applications that await their decision: how likely each is to be granted, and what it would then contribute."""

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

import pandas as pd

from analytics.engine import Mounted, rows

Basis = Literal["project", "programme", "record", "unknown"]
"""Where a probability comes from: the project's own, its programme's, the organisation's own record, or nowhere."""

LEAST_DECISIONS = 5
"""From how many decisions on the organisation's own record says something."""

_OF_YEAR = re.compile(r" · \d{4}$")
"""What the label of a row ends in where a project has one a year."""

PROBABILITY = "projects.success_probability"


class Record(NamedTuple):
    """How many of the organisation's applications were granted, and how many decided (withdrawn ones left out)."""

    granted: int
    decided: int

    @property
    def rate(self) -> float | None:
        """The share that was granted, or None where the record is too short to say, or holds only the one kind: a list
        without rejections is a list of winners, and one without grants promises nothing either."""
        if self.decided < LEAST_DECISIONS or self.granted in (0, self.decided):
            return None
        return self.granted / self.decided


class Chance(NamedTuple):
    """One application. `low` and `high` (None: unbounded): what it contributes if granted, in the metric's unit (EUR
    for a ratio's numerator). `counts`: 'yes' where it then contributes for certain. `probability`: of being granted,
    from at least to at most. `missing`: the blank cells that keep it open, as in contributions."""

    key: str
    label: str
    low: float
    high: float | None
    counts: Literal["yes", "maybe"]
    probability: tuple[float, float]
    basis: Basis
    decision_expected_on: date | None
    programme: str | None = None
    missing: str = ""


class Application(NamedTuple):
    """One row of `sql/applications.sql`."""

    project_id: str
    programme: str | None
    decision_expected_on: date | None
    success_probability: float | None
    success_rate: float | None


Part = tuple[str, float, float, str]
"""A row of contributions: label, low, high (NaN: unbounded), missing."""


def applications(mounted: Mounted) -> dict[str, Application]:
    """The applications that await their decision, by project."""
    return {row[0]: Application(*row) for row in rows(mounted, "applications")}


def success_record(mounted: Mounted, as_of: date) -> Record:
    """The organisation's own record by that day."""
    return Record(*rows(mounted, "success_record", as_of=as_of)[0])


def chances(frame: pd.DataFrame, pipeline: Mapping[str, Application], record: Record) -> tuple[Chance, ...]:
    """What each application of a frame of contributions would add to the numerator, the largest first."""
    if frame.empty:
        return ()
    found: dict[str, list[Part]] = {}
    rate = record.rate
    columns = (frame[name].tolist() for name in ("side", "key", "label", "low", "high", "missing"))
    for side, key, label, low, high, missing in zip(*columns, strict=True):
        if side == "numerator" and key in pipeline:
            found.setdefault(key, []).append((label, low, high, missing))
    return tuple(_chance(pipeline[key], parts, rate) for key, parts in found.items())


def _chance(application: Application, parts: list[Part], rate: float | None) -> Chance:
    """An application of which one row, or one a year, says what it would contribute."""
    probability, basis = _probability(application, rate)
    label, low, high, missing = parts[0] if len(parts) == 1 else _added(parts)
    if basis == "unknown":
        missing = f"{missing};{PROBABILITY}" if missing else PROBABILITY
    return Chance(
        key=application.project_id,
        label=_OF_YEAR.sub("", label),
        low=low,
        high=None if math.isnan(high) else high,
        counts="yes" if low > 0 else "maybe",
        probability=probability,
        basis=basis,
        decision_expected_on=application.decision_expected_on,
        programme=application.programme,
        missing=missing,
    )


def _added(parts: list[Part]) -> Part:
    """The rows of an application as one."""
    asked = dict.fromkeys(code for part in parts for code in part[3].split(";") if code)
    return parts[0][0], math.fsum(part[1] for part in parts), sum(part[2] for part in parts), ";".join(asked)


def _probability(application: Application, rate: float | None) -> tuple[tuple[float, float], Basis]:
    """The probability of being granted, from the first that is stated; from 0 to 1 where nothing is."""
    if (own := application.success_probability) is not None:
        return (own, own), "project"
    if (usual := application.success_rate) is not None:
        return (usual, usual), "programme"
    return ((0.0, 1.0), "unknown") if rate is None else ((rate, rate), "record")
