"""Bars from a frame: stacked amounts, or counts with a certain and a possible part."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.look import layout, look
from analytics.i18n import text


def stacked(frame: pd.DataFrame, names: Mapping[str, str], language: str, dark: bool = False) -> go.Figure:
    """Amounts in EUR: one bar a `label`, one colour a column of `names` (column → word). Blanks are left out."""
    colours = look(dark)
    chart = go.Figure(layout=layout(colours, language, 360))
    for colour, (column, name) in zip(colours.series, names.items(), strict=False):
        chart.add_bar(
            x=_labels(frame), y=frame[column], name=name, marker={"color": colour}, width=min(0.6, 0.14 * len(frame)),
            hovertemplate=f"%{{x}} · {name}: %{{y:,.0f}} EUR<extra></extra>",
        )  # fmt: skip
    chart.update_layout(barmode="stack", legend={"traceorder": "normal"})
    chart.update_xaxes(type="category")
    chart.update_yaxes(tickformat=",.0f", title={"text": "EUR", "standoff": 4})
    return chart


def certain_and_possible(frame: pd.DataFrame, language: str, dark: bool = False) -> go.Figure:
    """Counts with blanks: `label`, `low` (certain), `high`; one horizontal bar a row, the possible part hatched."""
    colours = look(dark)
    chart = go.Figure(layout=layout(colours, language, 90 + 34 * max(len(frame), 1)))
    rows = frame.iloc[::-1]
    chart.add_bar(
        y=_labels(rows), x=rows["low"], orientation="h", name=text(language, "chart-certain"),
        marker={"color": colours.sure}, hovertemplate="%{y}: %{x}<extra></extra>",
    )  # fmt: skip
    chart.add_bar(
        y=_labels(rows), x=rows["high"] - rows["low"], orientation="h", name=text(language, "chart-possible"),
        marker={
            "color": colours.possible, "line": {"color": colours.sure, "width": 1},
            "pattern": {"shape": "/", "fgcolor": colours.sure, "bgcolor": colours.possible, "solidity": 0.2},
        },
        hovertemplate="%{y}: +%{x}<extra></extra>",
    )  # fmt: skip
    chart.update_layout(barmode="stack", bargap=0.35)
    chart.update_layout(legend={"y": -0.2, "traceorder": "normal"})
    chart.update_yaxes(type="category", showgrid=False)
    chart.update_xaxes(
        dtick=1 if frame["high"].max() <= 12 else None, tickformat=",.0f", showgrid=True, gridcolor=colours.line
    )
    return chart


def _labels(frame: pd.DataFrame) -> list[str]:
    """The labels as Plotly shows them as they are: it takes some HTML, links too."""
    return [escape(str(label), quote=False) for label in frame["label"]]
