"""Every metric once more, the slow and obvious way: pandas and loops, one project at a time, from the definitions.

Nothing here is shared with the queries. Amounts are pairs (low, high), high infinite where nothing bounds it;
conditions are True, False or None (nobody knows).
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd
from currency_converter import CurrencyConverter

from analytics.metrics.evaluate import Conditions
from analytics.metrics.registry import METRICS
from tests.portfolios import Portfolio

Pair = tuple[float, float]
UNKNOWN: Pair = (0.0, math.inf)
NOTHING: Pair = (0.0, 0.0)
GRANTED = ("granted", "running", "closed")
ACCEPTED = ("claimed", "verified", "paid")

_ecb = CurrencyConverter()


def evaluate(
    portfolio: Portfolio, dates: Sequence[date], conditions: Conditions
) -> Iterator[tuple[str, date, Pair, float | None]]:
    """Each metric on each date: (low, high), and its known part (None: not defined)."""
    reading = _Reading(portfolio, conditions)
    for as_of in dates:
        reading.as_of = as_of
        for metric in METRICS:
            yield metric, as_of, *_evaluate(reading, metric)


def _evaluate(reading: "_Reading", metric: str) -> tuple[Pair, float | None]:
    if metric == "cofinancing_rate":
        return reading.cofinancing_rate()
    if metric == "consultant_cost_coverage":
        return reading.coverage()
    pairs = getattr(reading, metric)()
    low, high = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    return (low, high), (low if math.isfinite(high) or low else None)


class _Reading:
    """One portfolio, on the day that `as_of` says."""

    as_of: date

    def __init__(self, portfolio: Portfolio, conditions: Conditions):
        self.portfolio, self.conditions = portfolio, conditions
        self.sums: dict[tuple[str, str, str], Pair | None] = {}
        self.projects = portfolio["projects"]
        self.lines = pd.DataFrame(
            portfolio["budget_lines"],
            columns=["project_id", "year", "scope", "item", "stage", "amount", "currency", "dated"],
            dtype=object,
        )
        self.parts = dict(list(self.lines.groupby(["project_id", "scope", "item"])))
        stated = [row.get("figures_as_of") for row in portfolio["organisation"]]
        self.figures = min((day for day in stated if day), default=None)

    # --- money ---

    def euro(self, amount: float | None, currency: str | None, dated: date | None) -> Pair:
        if amount is None:
            return UNKNOWN
        if currency == "EUR" or amount == 0:
            return amount, amount
        if currency is None or dated is None:
            return UNKNOWN
        for rate in self.portfolio.get("rates", []):
            if rate["currency"] == currency and (rate["month"].year, rate["month"].month) == (dated.year, dated.month):
                return amount / rate["units_per_euro"], amount / rate["units_per_euro"]
        first, last = _ecb.bounds[currency]
        day = dated
        while first <= day <= last and _ecb._rates[currency].get(day) is None:
            day = date.fromordinal(day.toordinal() - 1)
        if not first <= day <= last:
            return UNKNOWN
        return amount / _ecb._rates[currency][day], amount / _ecb._rates[currency][day]

    def whole(self, project_id: str, scope: str, item: str) -> Pair | None:
        key = (project_id, scope, item)
        if key not in self.sums:
            self.sums[key] = self.chosen(self.parts[key]) if key in self.parts else None
        return self.sums[key]

    def chosen(self, lines: pd.DataFrame) -> Pair | None:
        for stage in ("granted", "planned"):
            at_stage = lines[lines["stage"] == stage]
            for part in (at_stage[at_stage["year"].isna()], at_stage[at_stage["year"].notna()]):
                if len(part):
                    return _total([self.line_euro(row) for row in part.to_dict("records")])
        return None

    def line_euro(self, row: dict) -> Pair:
        cells = {name: None if pd.isna(value) else value for name, value in row.items()}
        return self.euro(cells["amount"], cells["currency"], cells["dated"])

    def budget(self, project: dict) -> Pair:
        return self.whole(project["project_id"], "project", "total_budget") or UNKNOWN

    def eu(self, project: dict) -> Pair:
        return self.whole(project["project_id"], "project", "eu_grant") or UNKNOWN

    def eu_own(self, project: dict) -> Pair:
        return self.whole(project["project_id"], "own", "eu_grant") or UNKNOWN

    def own(self, project: dict) -> Pair:
        return self.whole(project["project_id"], "own", "own_contribution") or UNKNOWN

    def loan(self, project: dict) -> Pair:
        name = project["project_id"]
        return self.whole(name, "project", "loan") or self.whole(name, "own", "loan") or NOTHING

    # --- conditions ---

    def granted(self, project: dict) -> bool | None:
        days = [project["decided_on"], project["start_date"], self.figures]
        known = [day for day in days if day]
        surely_before = len(known) == 3 and self.as_of < min(known)
        if surely_before or project["status"] in ("idea", "applied", "rejected", "withdrawn"):
            return False
        if project["status"] in GRANTED and known and self.as_of >= min(known):
            return True
        return None

    def pending(self, project: dict) -> bool | None:
        """Whether, for each status it may have, it was waiting for a decision; None unless they agree."""
        if project["status"] is None:
            answers = {self.pending_as(project, status) for status in ("idea", "applied", "granted", "rejected")}
            return answers.pop() if len(answers) == 1 else None
        return self.pending_as(project, project["status"])

    def pending_as(self, project: dict, status: str) -> bool | None:
        applied, decided, start = project["applied_on"], project["decided_on"], project["start_date"]
        if status == "idea":
            return False
        if status == "applied":
            known = [day for day in (applied, self.figures) if day]
            if known and self.as_of >= min(known):
                return True
            return False if len(known) == 2 else None
        ends = [decided, start, self.figures] if status in GRANTED else [decided, self.figures]
        known = [day for day in ends if day]
        if (applied and self.as_of < applied) or (known and self.as_of >= min(known)):
            return False
        return True if applied and len(known) == len(ends) else None

    def selected(self, project: dict) -> bool | None:
        wanted, answers = self.conditions, []
        if wanted.minimum_project_budget is not None:
            low, high = self.budget(project)
            answers.append(_open(low >= wanted.minimum_project_budget, high < wanted.minimum_project_budget))
        if wanted.own_contribution_limit is not None:
            low, high = self.own(project)
            answers.append(_open(high <= wanted.own_contribution_limit, low > wanted.own_contribution_limit))
        for values, column in ((wanted.focus_areas, "focus_area"), (wanted.programmes, "programme")):
            if values:
                answers.append(None if project[column] is None else project[column] in values)
        return _all(answers)

    def counts(self, project: dict) -> bool | None:
        return _all([self.granted(project), self.selected(project)])

    def in_role(self, project: dict, role: str) -> bool | None:
        return _all([None if project["role"] is None else project["role"] == role, self.counts(project)])

    # --- metrics ---

    def lead_partner_count(self) -> list[Pair]:
        return [_one(self.in_role(project, "lead_partner")) for project in self.projects]

    def lead_partner_count_own_contribution(self) -> list[Pair]:
        return [_times(self.in_role(project, "lead_partner"), self.own(project)) for project in self.projects]

    def partner_count(self) -> list[Pair]:
        return [_one(self.in_role(project, "project_partner")) for project in self.projects]

    def partner_count_own_contribution(self) -> list[Pair]:
        return [_times(self.in_role(project, "project_partner"), self.own(project)) for project in self.projects]

    def eu_funding(self) -> list[Pair]:
        return [_times(self.counts(project), self.eu(project)) for project in self.projects]

    def eu_funding_own(self) -> list[Pair]:
        return [_times(self.counts(project), self.eu_own(project)) for project in self.projects]

    def own_contribution(self) -> list[Pair]:
        return [_times(self.counts(project), self.own(project)) for project in self.projects]

    def loans(self) -> list[Pair]:
        return [_times(self.counts(project), self.loan(project)) for project in self.projects]

    def awaits(self, project: dict) -> bool | None:
        return _all([self.pending(project), self.selected(project)])

    def pipeline_count(self) -> list[Pair]:
        return [_one(self.awaits(project)) for project in self.projects]

    def pipeline_budget(self) -> list[Pair]:
        return [_times(self.awaits(project), self.budget(project)) for project in self.projects]

    def cofinancing_rate(self) -> tuple[Pair, float | None]:
        parts = [
            (_times(self.counts(project), self.eu(project)), _times(self.counts(project), self.budget(project)))
            for project in self.projects
            if self.counts(project) is not False
        ]
        known = [(over[0], under[0]) for over, under in parts if over[0] == over[1] and under[0] == under[1]]
        return _ratio([over for over, _ in parts], [under for _, under in parts], known)

    def coverage(self) -> tuple[Pair, float | None]:
        parts = [pair for project in self.projects for pair in self.recovered(project)]
        granted = [project for project in self.projects if self.counts(project)]
        sure = [low for project in granted for low, high in self.recovered(project) if low == high]
        worked = self.portfolio["consultant_hours"]
        costs = {
            (row["consultant"], row["year"]): self.euro(
                row["employment_cost"], row["currency"], date(row["year"], 7, 1)
            )
            for row in self.portfolio["consultants"]
        }
        under, known_costs = [], []
        for who, year in set(costs) | {(row["consultant"], row["year"]) for row in worked}:
            if year > self.as_of.year:
                continue
            low, high = costs.get((who, year), UNKNOWN)
            under.append((low, high))
            accepted = [
                row for row in worked if (row["consultant"], row["year"]) == (who, year) and row["stage"] in ACCEPTED
            ]
            if not accepted:
                parts.append(UNKNOWN)
            elif low == high:
                known_costs.append(low)
        return _ratio(parts, under, [(sum(sure), sum(known_costs))] if sure and known_costs else [])

    def recovered(self, project: dict) -> list[Pair]:
        """What the project pays back: each year, and each date of amounts for the whole project."""
        if self.counts(project) is False:
            return []
        parts: dict[object, list[Pair]] = {}
        for row in self.portfolio["consultant_hours"]:
            earns = row["stage"] in ACCEPTED and row["method"] in ("real_cost", "hourly_rate")
            if earns and row["project_id"] == project["project_id"] and row["year"] <= self.as_of.year:
                parts.setdefault(row["year"], []).append(self.hours_euro(row))
        own = self.lines[self.lines["item"].isin(["consultant_reimbursement", "preparation"])]
        for row in own[own["project_id"] == project["project_id"]].to_dict("records"):
            if row["scope"] != "own" or row["stage"] not in ACCEPTED:
                continue
            low, high = self.line_euro(row)
            if pd.notna(row["year"]):
                if row["year"] <= self.as_of.year:
                    parts.setdefault(row["year"], []).append((low, high))
                continue
            known = [day for day in (row["dated"], self.figures) if pd.notna(day)]
            if known and self.as_of >= min(known):
                parts.setdefault(str(row["dated"]), []).append((low, high))
            elif len(known) < 2:
                parts.setdefault(str(row["dated"]), []).append((0.0, high))
        return [_times(self.counts(project), _total(pairs)) for pairs in parts.values()]

    def hours_euro(self, row: dict) -> Pair:
        if 0 in (row["hours"], row["hourly_rate"], row["cofinancing_rate"]):
            return NOTHING
        if row["hours"] is None or row["hourly_rate"] is None:
            return UNKNOWN
        low, high = self.euro(row["hours"] * row["hourly_rate"], row["currency"], date(row["year"], 7, 1))
        overhead, share = row["overhead_rate"], row["cofinancing_rate"]
        least = low * (1 + (0 if overhead is None else overhead)) * (0 if share is None else share)
        most = high * (1 + (1 if overhead is None else overhead)) * (1 if share is None else share)
        return least, most


def _open(certainly: bool, certainly_not: bool) -> bool | None:
    return True if certainly else False if certainly_not else None


def _all(answers: list[bool | None]) -> bool | None:
    if False in answers:
        return False
    return None if None in answers else True


def _one(answer: bool | None) -> Pair:
    return _times(answer, (1.0, 1.0))


def _times(answer: bool | None, amount: Pair) -> Pair:
    if answer is False:
        return NOTHING
    return amount if answer else (0.0, amount[1])


def _total(pairs: list[Pair]) -> Pair:
    return math.fsum(low for low, _ in pairs), math.fsum(high for _, high in pairs)


def _ratio(over: list[Pair], under: list[Pair], known: list[tuple[float, float]]) -> tuple[Pair, float | None]:
    (over_low, over_high), (under_low, under_high) = _total(over), _total(under)
    if under_high == 0:
        return UNKNOWN, None
    low = over_low / under_high
    high = over_high / under_low if under_low else math.inf
    total = sum(part for _, part in known)
    return (low, high), (sum(part for part, _ in known) / total if total else None)
