"""Which metrics there are. What each counts stands in its `.sql` file and, for readers, in the catalogue:
`metric-<name>` with the attributes `.definition`, `.why` and `.unit`."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

Unit = Literal["projects", "EUR", "share"]
PROJECT_CONDITIONS = ("minimum_project_budget", "own_contribution_limit", "focus_areas", "programmes")

Source = Literal["article", "coverage", "funding", "here"]
"""Where a formula comes from; the catalogue says it in words (`metric-source-<source>`)."""


@dataclass(frozen=True)
class Metric:
    """One figure with one definition. Its SQL is `engine/sql/metrics/<sql>.sql`; `direction` says which way is good;
    `source` where the formula comes from; `reviewed` when its owner last read it against that source. `decided` and
    `implemented` name the metrics that say how much of it is decided (granted; '': itself) and how much is done (spent
    or completed; '': none)."""

    name: str
    unit: Unit
    direction: Literal["up", "down", "neither"]
    grain: str
    source: Source
    reviewed: date
    ratio: bool = False
    owner: str = "maintainers of analytics/metrics"
    parameters: tuple[str, ...] = PROJECT_CONDITIONS
    decided: str = ""
    implemented: str = ""

    @property
    def sql(self) -> str:
        """The name of its file in `engine/sql/metrics`, without folder and suffix; '' for one worked out of others."""
        return "" if self.name == SUB_GOALS else self.name


SUB_GOALS = "sub_goals"
"""The metric that has no query: the progress of the goals below a goal, see goals/rollup.py."""

MOST_LEVELS = 10
"""Levels of sub-goals that are worked out below a goal; intake refuses more."""

_REVIEWED = date(2026, 11, 22)

_METRICS = (
    Metric(
        "lead_partner_count", "projects", "up", "project", "article", _REVIEWED, implemented="lead_partner_completed"
    ),
    Metric("lead_partner_count_own_contribution", "EUR", "down", "project", "article", _REVIEWED),
    Metric("partner_count", "projects", "up", "project", "article", _REVIEWED, implemented="partner_completed"),
    Metric("partner_count_own_contribution", "EUR", "down", "project", "article", _REVIEWED),
    Metric(
        "consultant_cost_coverage",
        "share",
        "up",
        "project, consultant-year",
        "coverage",
        _REVIEWED,
        ratio=True,
        decided="planned_cost_coverage",
        implemented="consultant_cost_coverage",
    ),
    Metric("planned_cost_coverage", "share", "up", "project, consultant-year", "coverage", _REVIEWED, ratio=True),
    Metric("eu_funding", "EUR", "up", "project", "funding", _REVIEWED, implemented="eu_funding_spent"),
    Metric("eu_funding_own", "EUR", "up", "project", "funding", _REVIEWED, implemented="eu_funding_own_spent"),
    Metric("own_contribution", "EUR", "down", "project", "funding", _REVIEWED, implemented="own_contribution_spent"),
    Metric("cofinancing_rate", "share", "up", "project", "funding", _REVIEWED, ratio=True),
    Metric("pipeline_count", "projects", "up", "project", "here", _REVIEWED),
    Metric("pipeline_budget", "EUR", "up", "project", "here", _REVIEWED),
    Metric("loans", "EUR", "neither", "project", "here", _REVIEWED),
    Metric(SUB_GOALS, "share", "up", "goal", "here", _REVIEWED, ratio=True, parameters=()),
    Metric(
        "lead_partner_completed",
        "projects",
        "up",
        "project",
        "here",
        _REVIEWED,
        decided="lead_partner_count",
        implemented="lead_partner_completed",
    ),
    Metric(
        "partner_completed",
        "projects",
        "up",
        "project",
        "here",
        _REVIEWED,
        decided="partner_count",
        implemented="partner_completed",
    ),
    Metric(
        "eu_funding_spent",
        "EUR",
        "up",
        "project",
        "here",
        _REVIEWED,
        decided="eu_funding",
        implemented="eu_funding_spent",
    ),
    Metric(
        "eu_funding_own_spent",
        "EUR",
        "up",
        "project",
        "here",
        _REVIEWED,
        decided="eu_funding_own",
        implemented="eu_funding_own_spent",
    ),
    Metric(
        "own_contribution_spent",
        "EUR",
        "down",
        "project",
        "here",
        _REVIEWED,
        decided="own_contribution",
        implemented="own_contribution_spent",
    ),
)

PORTFOLIO = (
    "eu_funding",
    "eu_funding_own",
    "own_contribution",
    "cofinancing_rate",
    "loans",
    "pipeline_count",
    "pipeline_budget",
)
"""The metrics that say how the portfolio as a whole stands, in the order in which pages show them."""

METRICS = MappingProxyType({metric.name: metric for metric in _METRICS})
