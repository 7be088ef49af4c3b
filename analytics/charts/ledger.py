"""Cost against recovery, year by year."""

from collections.abc import Mapping

import plotly.graph_objects as go

from analytics.charts.look import layout, look
from analytics.i18n import text
from analytics.metrics.sums import Sum


def cost_and_recovery(years: Mapping[int, tuple[Sum, Sum, Sum]], language: str, dark: bool = False) -> go.Figure:
    """Per year in EUR: the cost, what is accepted, and as planned, each at least; what a blank could add stands on top,
    hatched. What has no upper bound, or is not known at all, cannot be drawn and is said in the table."""
    colours = look(dark)
    chart = go.Figure(layout=layout(colours, language, 380))
    names = [str(year) for year in years]
    for place, (name, colour) in enumerate(zip(("cost", "accepted", "planned"), colours.series, strict=False)):
        amounts = [sums[place] for sums in years.values()]
        word = text(language, f"ledger-{name}")
        chart.add_bar(
            x=names, y=[amount.low for amount in amounts], name=word, offsetgroup=name, marker={"color": colour},
            hovertemplate=f"%{{x}} · {word}: %{{y:,.0f}} EUR<extra></extra>",
        )  # fmt: skip
        more = [0.0 if amount.high is None else amount.high - amount.low for amount in amounts]
        if any(more):
            chart.add_bar(
                x=names, y=more, base=[amount.low for amount in amounts], offsetgroup=name, showlegend=False,
                marker={"color": colours.paper, "line": {"color": colour, "width": 1},
                        "pattern": {"shape": "/", "fgcolor": colour, "solidity": 0.2}},
                hovertemplate=f"%{{x}} · {word}: +%{{y:,.0f}} EUR<extra></extra>",
            )  # fmt: skip
    chart.update_layout(barmode="group")
    chart.update_xaxes(type="category")
    chart.update_yaxes(tickformat=",.0f", title={"text": "EUR", "standoff": 4})
    return chart
