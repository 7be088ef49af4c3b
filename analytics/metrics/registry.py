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
    `source` where the formula comes from; `reviewed` when its owner last read it against that source."""

    name: str
    unit: Unit
    direction: Literal["up", "down", "neither"]
    grain: str
    source: Source
    reviewed: date
    ratio: bool = False
    owner: str = "maintainers of analytics/metrics"
    parameters: tuple[str, ...] = PROJECT_CONDITIONS

    @property
    def sql(self) -> str:
        """The name of its file in `engine/sql/metrics`, without folder and suffix."""
        return self.name


_REVIEWED = date(2026, 11, 22)

_METRICS = (
    Metric("lead_partner_count", "projects", "up", "project", "article", _REVIEWED),
    Metric("lead_partner_count_own_contribution", "EUR", "down", "project", "article", _REVIEWED),
    Metric("partner_count", "projects", "up", "project", "article", _REVIEWED),
    Metric("partner_count_own_contribution", "EUR", "down", "project", "article", _REVIEWED),
    Metric("consultant_cost_coverage", "share", "up", "project, consultant-year", "coverage", _REVIEWED, ratio=True),
    Metric("eu_funding", "EUR", "up", "project", "funding", _REVIEWED),
    Metric("eu_funding_own", "EUR", "up", "project", "funding", _REVIEWED),
    Metric("own_contribution", "EUR", "down", "project", "funding", _REVIEWED),
    Metric("cofinancing_rate", "share", "up", "project", "funding", _REVIEWED, ratio=True),
    Metric("pipeline_count", "projects", "up", "project", "here", _REVIEWED),
    Metric("pipeline_budget", "EUR", "up", "project", "here", _REVIEWED),
    Metric("loans", "EUR", "neither", "project", "here", _REVIEWED),
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
