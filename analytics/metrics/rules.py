"""How EU money may pay for staff, by programme family and period: the data of rules.toml, and what follows from it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

FILE = Path(__file__).with_suffix(".toml")

Family = Literal["interreg", "interreg_lower_income", "horizon", "life"]


@dataclass(frozen=True)
class Rule:
    """The rules of one programme family in one period; None where they are not on record. `sources`: for each figure
    the act and article it stands in. `annual_hours` and `annual_days` are what a year's employment cost is divided by;
    `overhead_base` says what the overhead rate is a share of."""

    name: str
    period: str
    family: Family
    cofinancing_rate: float | None = None
    overhead_rate: float | None = None
    overhead_base: Literal["staff", "direct"] | None = None
    staff_flat_rate: float | None = None
    annual_hours: float | None = None
    annual_days: float | None = None
    sources: Mapping[str, str] = field(default_factory=dict)


FIGURES = ("cofinancing_rate", "overhead_rate", "staff_flat_rate", "annual_hours", "annual_days")
"""The figures of a rule, in the order in which pages show them."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the file."""
    return tuple(Rule(**row) for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["rule"])


def annual_hours(period: str | None) -> float | None:
    """The hours of a year by which an hourly rate is worked out in the period's structural funds; None: no such rule,
    or the period is not known."""
    of_period = (rule.annual_hours for rule in rules() if rule.period == period and rule.family == "interreg")
    return next(of_period, None)


def highest_coverage(cofinancing_rate: float | None, overhead_rate: float | None = 0.0) -> float | None:
    """The share of their cost that consultants recover whose every hour is billed: co-financing rate × (1 + overhead
    rate). None where one of them is not on record."""
    if cofinancing_rate is None or overhead_rate is None:
        return None
    return cofinancing_rate * (1 + overhead_rate)
