"""Which metrics there are. What each counts stands in its `.sql` file and, for readers, in the catalogue:
`metric-<name>` with the attributes `.definition`, `.why` and `.unit`."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

Unit = Literal["projects", "EUR", "share"]
PROJECT_CONDITIONS = ("minimum_project_budget", "own_contribution_limit", "focus_areas", "programmes")

ARTICLE = "Slagelse Kommune, EU strategy of 2011, as worded in Kommunen.dk of 12 March 2012"
COVERAGE = "Regulation (EU) 1303/2013, articles 67, 68 and 68a: staff cost, hourly rates, flat rates, lump sums"
FUNDING = "Regulation (EU) 1303/2013, article 120: co-financing rate = EU contribution / total eligible expenditure"
PIPELINE = "This project: docs/decisions.md"


@dataclass(frozen=True)
class Metric:
    """One figure with one definition. Its SQL is `engine/sql/metrics/<sql>.sql`; `direction` says which way is good;
    `source` where the formula comes from; `reviewed` when its owner last read it against that source."""

    name: str
    unit: Unit
    direction: Literal["up", "down", "neither"]
    grain: str
    source: str
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
    Metric("lead_partner_count", "projects", "up", "project", ARTICLE, _REVIEWED),
    Metric("lead_partner_count_own_contribution", "EUR", "down", "project", ARTICLE, _REVIEWED),
    Metric("partner_count", "projects", "up", "project", ARTICLE, _REVIEWED),
    Metric("partner_count_own_contribution", "EUR", "down", "project", ARTICLE, _REVIEWED),
    Metric("consultant_cost_coverage", "share", "up", "project, consultant-year", COVERAGE, _REVIEWED, ratio=True),
    Metric("eu_funding", "EUR", "up", "project", FUNDING, _REVIEWED),
    Metric("eu_funding_own", "EUR", "up", "project", FUNDING, _REVIEWED),
    Metric("own_contribution", "EUR", "down", "project", FUNDING, _REVIEWED),
    Metric("cofinancing_rate", "share", "up", "project", FUNDING, _REVIEWED, ratio=True),
    Metric("pipeline_count", "projects", "up", "project", PIPELINE, _REVIEWED),
    Metric("pipeline_budget", "EUR", "up", "project", PIPELINE, _REVIEWED),
    Metric("loans", "EUR", "neither", "project", PIPELINE, _REVIEWED),
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
