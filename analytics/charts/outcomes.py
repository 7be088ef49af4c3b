"""What a goal's figure may be on its last day: a bar for each value, as high as it is likely."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

from analytics.charts.look import layout, look
from analytics.charts.words import EURO, SHARE, figure, target, unit_of
from analytics.goals import pace
from analytics.goals.distribution import Distribution
from analytics.goals.forecast import Forecast
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day, percent

MOST_BARS = 24
SHOWN = 0.0005
"""Values less likely than this on either side of all others are not drawn: their bars could not be seen."""


class Bar(NamedTuple):
    """The values from `first` to `last`, and how likely the figure is to be one of them: if only what is certain
    counts, and if all that could counts."""

    first: float
    last: float
    low: float
    high: float


def outcomes(forecast: Forecast, verdict: Verdict, language: str, dark: bool = False) -> go.Figure:
    """The two distributions side by side; one where nothing is open. A line stands before the first value that meets
    the target, or behind the last. Needs a forecast without a reason against it."""
    colours = look(dark)
    bars = bars_of(forecast, verdict)
    names = [label(language, bar, unit_of(verdict)) for bar in bars]
    places = list(range(len(bars)))
    chart = go.Figure(layout=layout(colours, language, 320))
    one = forecast.low == forecast.high
    chart.add_bar(
        x=places, y=[bar.low for bar in bars], marker={"color": colours.sure}, customdata=names,
        name=text(language, "forecast-chart-both" if one else "forecast-chart-low"),
        hovertemplate="%{customdata}: %{y:.1%}<extra></extra>",
    )  # fmt: skip
    if not one:
        chart.add_bar(
            x=places, y=[bar.high for bar in bars], name=text(language, "forecast-chart-high"), customdata=names,
            marker={
                "color": colours.possible, "line": {"color": colours.sure, "width": 1},
                "pattern": {"shape": "/", "fgcolor": colours.sure, "bgcolor": colours.possible, "solidity": 0.2},
            },
            hovertemplate="%{customdata}: %{y:.1%}<extra></extra>",
        )  # fmt: skip
    for place in edges(bars, *pace.bounds(verdict.goal)):
        chart.add_vline(x=place, line={"color": colours.target, "width": 2.5})
    chart.add_scatter(
        x=[None], y=[None], mode="lines", line={"color": colours.target, "width": 2.5},
        name=text(language, "forecast-chart-target", target=target(language, verdict)),
    )  # fmt: skip
    chart.update_layout(barmode="group", bargap=0.3)
    chart.update_yaxes(tickformat=".0%", rangemode="tozero")
    chart.update_xaxes(tickvals=places, ticktext=names, range=[-0.7, len(bars) - 0.3])
    return chart


def outcome_rows(forecast: Forecast, verdict: Verdict, language: str) -> list[list[str]]:
    """The table twin: heading, then each value with both probabilities."""
    heading = [text(language, f"forecast-chart-{name}") for name in ("value", "low", "high")]
    unit = unit_of(verdict)
    return [
        heading,
        *(
            [label(language, bar, unit), percent(language, bar.low, 1), percent(language, bar.high, 1)]
            for bar in bars_of(forecast, verdict)
        ),
    ]


def outcome_alt(forecast: Forecast, verdict: Verdict, language: str) -> str:
    """The chart in words."""
    bars, unit = bars_of(forecast, verdict), unit_of(verdict)
    return text(
        language,
        "forecast-chart-alt",
        title=verdict.goal.title(language),
        day=day(language, forecast.by, "long"),
        low=label(language, max(bars, key=lambda bar: bar.low), unit),
        high=label(language, max(bars, key=lambda bar: bar.high), unit),
        target=target(language, verdict),
    )


def label(language: str, bar: Bar, unit: str) -> str:
    """`3`, `2 to 4`, `76 %`, or that nothing bounds it."""
    if math.isinf(bar.first):
        return text(language, "figure-unbounded")
    ends = [figure(language, value, unit, 0 if unit == EURO else 1) for value in (bar.first, bar.last)]
    return ends[0] if ends[0] == ends[1] else text(language, "forecast-chart-range", low=ends[0], high=ends[1])


def bars_of(forecast: Forecast, verdict: Verdict) -> list[Bar]:
    """Every whole number of a count, every different value of other figures; ranges of equal width where these are
    more than can be drawn; and one bar for what has no upper bound."""
    sides = [_shown(side) for side in (forecast.low, forecast.high)]
    finite = sorted({value for side in sides for value in side if math.isfinite(value)})
    if not finite:
        bars = []
    elif unit_of(verdict) in (SHARE, EURO):
        bars = [(value, value) for value in finite] if len(finite) <= MOST_BARS else _ranges(finite[0], finite[-1])
    else:
        first, last = math.floor(finite[0]), math.ceil(finite[-1])
        width = -(-(last - first + 1) // MOST_BARS)
        bars = [(float(start), float(start + width - 1)) for start in range(first, last + 1, width)]
    starts = [first for first, _ in bars]
    shares = [_in_bars(side, starts) for side in sides]
    found = [Bar(*ends, *both) for ends, *both in zip(bars, *shares, strict=True)]
    if any(math.inf in side for side in sides):
        found.append(Bar(math.inf, math.inf, *(side.get(math.inf, 0.0) for side in sides)))
    return found


def edges(bars: Sequence[Bar], bottom: float, top: float | None) -> list[float]:
    """Where between the bars (their numbers from 0) the values that meet the target begin and end."""
    found = []
    if math.isfinite(bottom):
        found.append(sum(bar.last < bottom for bar in bars) - 0.5)
    if top is not None:
        found.append(sum(bar.first <= top for bar in bars) - 0.5)
    return found


def _ranges(first: float, last: float) -> list[tuple[float, float]]:
    ends = np.linspace(first, last, MOST_BARS // 2 + 1).tolist()
    return list(pairwise(ends))


def _in_bars(side: dict[float, float], starts: Sequence[float]) -> list[float]:
    """How likely a value of each bar is; a bar reaches to where the next one starts."""
    shares = [0.0] * len(starts)
    for value, share in side.items():
        if math.isfinite(value):
            shares[bisect_right(starts, value) - 1] += share
    return shares


def _shown(side: Distribution) -> dict[float, float]:
    """Values with their shares, without the tails nobody could see."""
    shares = np.array(side.shares)
    some = np.flatnonzero(shares.cumsum() > SHOWN), np.flatnonzero(shares[::-1].cumsum()[::-1] > SHOWN)
    first, last = int(some[0][0]), int(some[1][-1])
    return dict(zip(side.values[first : last + 1], side.shares[first : last + 1], strict=True))
