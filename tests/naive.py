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
from analytics.tables import STAGES
from tests.portfolios import Portfolio

Pair = tuple[float, float]
UNKNOWN: Pair = (0.0, math.inf)
NOTHING: Pair = (0.0, 0.0)
GRANTED = ("granted", "running", "closed")
ACCEPTED = ("claimed", "verified", "paid")
DIRECT = ("travel", "external_services", "equipment")

_ecb = CurrencyConverter()


def evaluate(
    portfolio: Portfolio, dates: Sequence[date], conditions: Conditions
) -> Iterator[tuple[str, date, Pair, float | None]]:
    """Each metric on each date: (low, high), and its known part (None: not defined)."""
    reading = _Reading(portfolio, conditions)
    for as_of in dates:
        reading.as_of = as_of
        for metric in (name for name in METRICS if METRICS[name].sql):
            yield metric, as_of, *_evaluate(reading, metric)


def _evaluate(reading: "_Reading", metric: str) -> tuple[Pair, float | None]:
    if metric == "cofinancing_rate":
        return reading.cofinancing_rate()
    if metric == "consultant_cost_coverage":
        return reading.coverage(ACCEPTED)
    if metric == "planned_cost_coverage":
        return reading.coverage(STAGES)
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
        self.figures_certain = bool(stated) and None not in stated

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

    # --- completed, spent ---

    def ended(self, project: dict) -> bool | None:
        """Whether, for each status it may have, it had ended; None unless they agree."""
        statuses = GRANTED if project["status"] is None else [project["status"]]
        answers = {self.ended_as(project, status) for status in statuses}
        return answers.pop() if len(answers) == 1 else None

    def ended_as(self, project: dict, status: str) -> bool | None:
        end, certain = project["end_date"], self.figures is not None and self.figures_certain
        if status == "closed":
            known = [day for day in (end, self.figures) if day]
            if known and self.as_of >= min(known):
                return True
            return False if end and certain else None
        if (end and self.as_of < end) or (certain and self.as_of <= self.figures):
            return False
        return None

    def completed(self, project: dict, role: str) -> bool | None:
        return _all([self.in_role(project, role), self.ended(project)])

    def lead_partner_completed(self) -> list[Pair]:
        return [_one(self.completed(project, "lead_partner")) for project in self.projects]

    def partner_completed(self) -> list[Pair]:
        return [_one(self.completed(project, "project_partner")) for project in self.projects]

    def spent(self, scope: str, item: str) -> list[Pair]:
        return [_times(self.counts(project), self.spent_by(project, scope, item)) for project in self.projects]

    def spent_by(self, project: dict, scope: str, item: str) -> Pair:
        lines = self.parts.get((project["project_id"], scope, item))
        for stage in ("paid", "verified"):
            at_stage = [] if lines is None else lines[lines["stage"] == stage].to_dict("records")
            whole = [row for row in at_stage if pd.isna(row["year"])]
            if whole:
                return _total([self.by_then(row) for row in whole])
            if at_stage:
                return _total([self.line_euro(row) for row in at_stage if row["year"] <= self.as_of.year])
        return UNKNOWN if self.may_have_begun(project) else NOTHING

    def by_then(self, row: dict) -> Pair:
        """What the amount for a whole project adds by the date."""
        low, high = self.line_euro(row)
        known = [day for day in (row["dated"], self.figures) if pd.notna(day)]
        if known and self.as_of >= min(known):
            return low, high
        return NOTHING if len(known) == 2 and self.figures_certain else (0.0, high)

    def may_have_begun(self, project: dict) -> bool:
        start = project["start_date"]
        if start is None or self.as_of >= start:
            return True
        if project["status"] == "granted":
            return False
        return not self.figures_certain or self.as_of >= self.figures

    def eu_funding_spent(self) -> list[Pair]:
        return self.spent("project", "eu_grant")

    def eu_funding_own_spent(self) -> list[Pair]:
        return self.spent("own", "eu_grant")

    def own_contribution_spent(self) -> list[Pair]:
        return self.spent("own", "own_contribution")

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

    def coverage(self, stages: Sequence[str]) -> tuple[Pair, float | None]:
        parts = [pair for project in self.projects for pair in self.recovered(project, stages)]
        granted = [project for project in self.projects if self.counts(project)]
        sure = [low for project in granted for low, high in self.recovered(project, stages) if low == high]
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
            of_them = [
                row for row in worked if (row["consultant"], row["year"]) == (who, year) and row["stage"] in stages
            ]
            if not of_them:
                parts.append(UNKNOWN)
            elif low == high:
                known_costs.append(low)
        return _ratio(parts, under, [(sum(sure), sum(known_costs))] if sure and known_costs else [])

    def recovered(self, project: dict, stages: Sequence[str]) -> list[Pair]:
        """What the project pays back: each year, and each date of amounts for the whole project."""
        if self.counts(project) is False:
            return []
        parts: dict[object, list[Pair]] = {}
        for row in self.portfolio["consultant_hours"]:
            earns = row["stage"] in stages and row["method"] != "preparation"
            if earns and row["project_id"] == project["project_id"] and row["year"] <= self.as_of.year:
                parts.setdefault(row["year"], []).append(self.hours_euro(row))
        own = self.lines[self.lines["item"].isin(["consultant_reimbursement", "preparation"])]
        for row in own[own["project_id"] == project["project_id"]].to_dict("records"):
            if row["scope"] != "own" or row["stage"] not in stages:
                continue
            low, high = self.line_euro(row)
            if row["item"] == "preparation":
                low, high = _product((low, high), self.preparation_rate(project))
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

    def preparation_rate(self, project: dict) -> Pair:
        """The lowest that the project's hours of preparation state; a blank may be lower."""
        rates = [
            row["cofinancing_rate"]
            for row in self.portfolio["consultant_hours"]
            if (row["project_id"], row["method"]) == (project["project_id"], "preparation")
        ]
        stated = [rate for rate in rates if rate is not None]
        return (min(stated) if rates and stated == rates else 0.0), min(stated, default=1.0)

    def hours_euro(self, row: dict) -> Pair:
        overhead, share = row["overhead_rate"], row["cofinancing_rate"]
        amount = self.flat_euro(row) if row["method"] == "staff_flat_rate" else self.rated_euro(row)
        with_overhead = _product(amount, (1.0 + (overhead or 0.0), 2.0 if overhead is None else 1.0 + overhead))
        return _product(with_overhead, (0.0, 1.0) if share is None else (share, share))

    def rated_euro(self, row: dict) -> Pair:
        if 0 in (row["hours"], row["hourly_rate"]):
            return NOTHING
        if row["hours"] is None or row["hourly_rate"] is None:
            return UNKNOWN
        return self.euro(row["hours"] * row["hourly_rate"], row["currency"], date(row["year"], 7, 1))

    def flat_euro(self, row: dict) -> Pair:
        """The flat rate of the other direct costs of that project, year and stage, by this row's share of the hours."""
        place = (row["project_id"], row["year"], row["stage"])
        beside = [
            other["hours"]
            for other in self.portfolio["consultant_hours"]
            if other["method"] == "staff_flat_rate" and (other["project_id"], other["year"], other["stage"]) == place
        ]
        if len(beside) == 1:
            share = (1.0, 1.0)
        elif None in beside:
            share = (0.0, 1.0)
        elif sum(beside) == 0:
            share = (1 / len(beside), 1 / len(beside))
        else:
            share = (row["hours"] / sum(beside), row["hours"] / sum(beside))
        costs = [
            self.line_euro(line)
            for line in self.portfolio["budget_lines"]
            if line["scope"] == "own"
            and line["item"] in DIRECT
            and (line["project_id"], line["year"], line["stage"]) == place
        ]
        rate = (0.0, 1.0) if row["flat_rate"] is None else (row["flat_rate"], row["flat_rate"])
        return _product(_product(_total(costs) if costs else UNKNOWN, rate), share)


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


def _product(amount: Pair, factor: Pair) -> Pair:
    """Nothing times whatever is nothing."""
    return amount[0] * factor[0], 0.0 if 0 in (amount[1], factor[1]) else amount[1] * factor[1]


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
