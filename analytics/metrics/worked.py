"""The consultants' hours: project by project, and those on applications that came to nothing."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analytics.metrics.rules import annual_hours
from analytics.metrics.sums import UNKNOWN, Sum, total


class Income(NamedTuple):
    """One row of `sql/ledger.sql`."""

    consultant: str | None
    project_id: str
    project: str
    year: int | None
    way: str
    stage: str
    hours: float | None
    granted: str
    low: float
    high: float | None
    missing: str
    period: str | None
    status: str | None
    lost: bool


class Cost(NamedTuple):
    """One row of `sql/ledger_costs.sql`."""

    consultant: str
    year: int
    low: float
    high: float | None
    missing: str
    full_time_share: float | None
    worked: bool
    accepted: bool


class Worked(NamedTuple):
    """The hours of one consultant on one project in one year; what they bring in (any stage), EUR; `granted`
    'yes', 'maybe' or 'no' on the date."""

    consultant: str
    year: int
    project_id: str
    project: str
    status: str | None
    granted: str
    hours: Sum
    recovered: Sum


class Lost(NamedTuple):
    """The hours on one rejected or withdrawn application, and what they cost in EUR: hours × employment cost of the
    year / annual hours of the programme's period (× full-time share); unbounded where one of them is not known."""

    project_id: str
    project: str
    consultants: tuple[str, ...]
    hours: Sum
    cost: Sum


def worked(income: Sequence[Income]) -> Iterator[Worked]:
    """One row a consultant, year and project with hours on record."""
    found: dict[tuple[str, int, str], list[Income]] = {}
    for row in income:
        if row.consultant and row.year is not None:
            found.setdefault((row.consultant, row.year, row.project_id), []).append(row)
    for (consultant, year, project_id), spent in found.items():
        recovered = total(Sum(row.low, row.high) for row in spent)
        first = spent[0]
        yield Worked(
            consultant, year, project_id, first.project, first.status, first.granted,
            total(map(hours, spent)), recovered,
        )  # fmt: skip


def lost(income: Sequence[Income], costs: Sequence[Cost]) -> Iterator[Lost]:
    """One row a rejected or withdrawn application with hours on record."""
    cost_of: dict[tuple[str | None, int | None], Cost] = {(row.consultant, row.year): row for row in costs}
    bids: dict[str, list[Income]] = {}
    for row in income:
        if row.lost and row.consultant:
            bids.setdefault(row.project_id, []).append(row)
    for project_id, spent in bids.items():
        yield Lost(
            project_id,
            spent[0].project,
            tuple(sorted({row.consultant for row in spent if row.consultant})),
            total(map(hours, spent)),
            total(_cost_of_hours(row, cost_of.get((row.consultant, row.year))) for row in spent),
        )


def _cost_of_hours(row: Income, cost: Cost | None) -> Sum:
    """Hours × employment cost / (annual hours × full-time share). A blank share is at most 1, so that the hour costs at
    least what it would in full time."""
    year_hours = annual_hours(row.period)
    if row.hours == 0:
        return Sum()
    if cost is None or row.hours is None or year_hours is None:
        return UNKNOWN
    share = cost.full_time_share
    low = row.hours * cost.low / (year_hours * (share or 1.0))
    high = None if cost.high is None or not share else row.hours * cost.high / (year_hours * share)
    return Sum(low, high)


def hours(row: Income) -> Sum:
    """Unknown where they are blank."""
    return UNKNOWN if row.hours is None else Sum(row.hours, row.hours)
