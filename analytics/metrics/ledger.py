"""The consultants' ledger: what each consultant cost and what projects pay back, year by year.

The figures are those of the metrics `consultant_cost_coverage` (what is claimed, verified or paid) and
`planned_cost_coverage` (what stands at any stage), taken apart: one row a consultant and year instead of one sum.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

import pandas as pd

from analytics.engine import Mounted, rows
from analytics.metrics.evaluate import contributions
from analytics.metrics.interval import Interval
from analytics.metrics.sums import UNKNOWN, Sum, total
from analytics.metrics.worked import Cost, Income, Lost, Worked, hours, lost, worked
from analytics.tables import STAGES

ACCEPTED = ("claimed", "verified", "paid")
"""The stages at which hours and amounts are accepted. What stands at one of them stands at no other."""

Basis = Literal["accepted", "any"]
METRIC_OF: Mapping[Basis, str] = {"accepted": "consultant_cost_coverage", "any": "planned_cost_coverage"}


@dataclass(frozen=True)
class Entry:
    """A consultant's year; `consultant` '' stands for amounts that belong to nobody in particular (reimbursement,
    preparation), `year` None for one whose date is blank. `recovered`: EUR by stage. `accepted`, `planned`: the sums
    at claimed, verified and paid, and at every stage; unknown where no hours are on record. `hours`: of every project.
    `missing`: the blank cells that keep the entry open, as (key, code) in the terms of `evaluate.contributions`."""

    consultant: str
    year: int | None
    cost: Sum
    hours: Sum
    recovered: Mapping[str, Sum]
    accepted: Sum
    planned: Sum
    missing: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """consultant|year, as pages name the cells behind it."""
        return f"{self.consultant}|{self.year}"

    @property
    def still_planned(self) -> Sum | None:
        """What stands at planned or granted only; None where nothing does."""
        expected = [amount for stage, amount in self.recovered.items() if stage in ("planned", "granted")]
        return total(expected) if expected else None


class BreakEven(NamedTuple):
    """The first month (its first day) at whose end what was recovered so far reaches what the consultants cost so far:
    not before `possibly`, not after `certainly`; None: not from `since` up to `through`, the first and the last month
    on record."""

    possibly: date | None
    certainly: date | None
    since: date
    through: date


@dataclass(frozen=True)
class Ledger:
    """The whole ledger as of a date. `accepted` and `planned` are the numerators of the two metrics, `cost` their
    common denominator."""

    as_of: date
    entries: tuple[Entry, ...]
    worked: tuple[Worked, ...]
    lost: tuple[Lost, ...]
    break_even: BreakEven | None
    accepted: Sum
    planned: Sum
    cost: Sum


def ledger(mounted: Mounted, as_of: date) -> Ledger:
    """The ledger as of a date: every consultant-year up to and including the year of the date."""
    income = [Income(*row) for row in rows(mounted, "ledger", as_of=as_of)]
    costs = [Cost(*row) for row in rows(mounted, "ledger_costs", as_of=as_of)]
    entries = tuple(_entries(income, costs))
    return Ledger(
        as_of=as_of,
        entries=entries,
        worked=tuple(worked(income)),
        lost=tuple(lost(income, costs)),
        break_even=_break_even(entries, as_of) if costs else None,
        accepted=total(entry.accepted for entry in entries),
        planned=total(entry.planned for entry in entries),
        cost=total(entry.cost for entry in entries),
    )


def by_year(found: Ledger) -> dict[int, tuple[Sum, Sum, Sum]]:
    """Year → cost, recovered as accepted, recovered as planned; amounts without a year are left out."""
    years = sorted({entry.year for entry in found.entries if entry.year is not None})
    return {
        year: (
            total(entry.cost for entry in found.entries if entry.year == year),
            total(entry.accepted for entry in found.entries if entry.year == year),
            total(entry.planned for entry in found.entries if entry.year == year),
        )
        for year in years
    }


def of_metric(mounted: Mounted, basis: Basis, as_of: date) -> Sum:
    """The numerator of the metric that the ledger takes apart."""
    frame = contributions(mounted, METRIC_OF[basis], as_of)
    return total(Sum(low, high) for low, high in _bounds(frame[frame["side"] == "numerator"]))


def coverage(recovered: Sum, cost: Sum) -> Interval:
    """Recovered over cost: [least / greatest, greatest / least]; not defined (unknown) over nothing."""
    if cost.high == 0:
        return Interval(0.0, None, None)
    low = 0.0 if cost.high is None else recovered.low / cost.high
    high = None if recovered.high is None or not cost.low else recovered.high / cost.low
    return Interval(low, high, None)


def _bounds(frame: pd.DataFrame) -> Iterator[tuple[float, float | None]]:
    for low, high in zip(frame["low"], frame["high"], strict=True):
        yield float(low), None if pd.isna(high) else float(high)


def _entries(income: list[Income], costs: list[Cost]) -> Iterator[Entry]:
    """One entry a consultant-year, then those of amounts that belong to nobody in particular."""
    income_of: dict[tuple[str | None, int | None], list[Income]] = {}
    for row in income:
        income_of.setdefault((row.consultant, row.year), []).append(row)
    for cost in sorted(costs, key=lambda row: (row.year, row.consultant)):
        yield _entry(cost.consultant, cost.year, income_of.get((cost.consultant, cost.year), []), cost)
    nobody = [year for consultant, year in income_of if consultant is None]
    for year in sorted(nobody, key=lambda year: (year is None, year or 0)):
        yield _entry("", year, income_of[None, year], None)


def _entry(consultant: str, year: int | None, income: list[Income], cost: Cost | None) -> Entry:
    by_stage = {
        stage: total(Sum(row.low, row.high) for row in income if row.stage == stage)
        for stage in STAGES
        if any(row.stage == stage for row in income)
    }
    accepted = total(amount for stage, amount in by_stage.items() if stage in ACCEPTED)
    planned = total(iter(by_stage.values()))
    missing = [(row.project_id, code) for row in income for code in row.missing.split(";") if code]
    if cost is not None:
        key = f"{consultant}|{year}"
        missing += [(key, code) for code in cost.missing.split(";") if code]
        if not cost.accepted:
            missing.append((key, "consultant_hours.hours"))
            accepted = accepted.plus(UNKNOWN)
        if not cost.worked:
            planned = planned.plus(UNKNOWN)
    return Entry(
        consultant,
        year,
        Sum() if cost is None else Sum(cost.low, cost.high),
        total(hours(row) for row in income if row.consultant) if cost is None or cost.worked else UNKNOWN,
        by_stage,
        accepted,
        planned,
        tuple(dict.fromkeys(missing)),
    )


def _break_even(entries: tuple[Entry, ...], as_of: date) -> BreakEven:
    """Cost and recovery of a year are spread evenly over its months. Amounts without a year may have come at any time,
    and count for none of them."""
    first = min(entry.year for entry in entries if entry.year is not None)
    undated = total(entry.accepted for entry in entries if entry.year is None)
    recovered, cost = Sum(0.0, undated.high), Sum()
    possibly = certainly = None
    for year in range(first, as_of.year + 1):
        of_year = [entry for entry in entries if entry.year == year]
        came, went = (total(getattr(entry, name) for entry in of_year) for name in ("accepted", "cost"))
        for month in range(1, 13):
            have, owe = recovered.plus(_part(came, month)), cost.plus(_part(went, month))
            day = date(year, month, 1)
            if possibly is None and (have.high is None or have.high >= owe.low * (1 - 1e-12)):
                possibly = day
            if certainly is None and owe.high is not None and have.low >= owe.high * (1 - 1e-12):
                certainly = day
        recovered, cost = recovered.plus(came), cost.plus(went)
    return BreakEven(possibly, certainly, date(first, 1, 1), date(as_of.year, 12, 1))


def _part(amount: Sum, months: int) -> Sum:
    """What of a year's amount falls into its first months."""
    return Sum(amount.low * months / 12, None if amount.high is None else amount.high * months / 12)
