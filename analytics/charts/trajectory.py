"""One goal over time: the band of what is certain and what is possible, the expected line, target and deadline."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.look import Look, layout, look
from analytics.charts.words import EURO, SHARE, figure, interval, target, unit_of
from analytics.goals.pace import expected
from analytics.goals.verdict import Goal, Verdict
from analytics.i18n import text
from analytics.i18n.formats import day


def trajectory(verdict: Verdict, language: str, dark: bool = False) -> go.Figure:
    """The goal's course from its start to its deadline. An end that nothing bounds is drawn to the top of the chart."""
    colours = look(dark)
    path = verdict.path
    top = ceiling(verdict)
    shown = path.assign(high=path["high"].fillna(top).clip(upper=top))
    chart = go.Figure(layout=layout(colours, language, 380))
    chart.add_scatter(
        x=[*shown["as_of"], *shown["as_of"][::-1]],
        y=[*shown["high"], *shown["low"][::-1]],
        fill="toself",
        fillpattern={"shape": "/", "fgcolor": colours.sure, "bgcolor": colours.possible, "size": 7, "solidity": 0.12},
        line={"width": 0}, name=text(language, "chart-possible"), hoverinfo="skip",
    )  # fmt: skip
    chart.add_scatter(
        x=path["as_of"], y=path["low"], mode="lines", line={"color": colours.sure, "width": 3, "shape": "hv"},
        name=text(language, "chart-certain"), hovertemplate="%{text}<extra></extra>",
        text=[_hover(verdict, row, language) for row in path.itertuples()],
    )  # fmt: skip
    _expected_line(chart, verdict, colours, language)
    _target_line(chart, verdict, colours, language, top)
    chart.update_yaxes(range=[0, top], rangemode="tozero", tickformat=_ticks(verdict), dtick=_tick_step(verdict, top))
    chart.update_xaxes(tickformat="%m.%Y" if language == "da" else "%b %Y", hoverformat="%Y-%m-%d", nticks=5)
    return chart


def ceiling(verdict: Verdict) -> float:
    """The top of the value axis: a little above the largest of target, expected and every bounded end."""
    bounded = [
        *verdict.path["high"].dropna(),
        *verdict.path["low"].dropna(),
        verdict.goal.target,
        verdict.expected or 0,
    ]
    return max([value for value in bounded if value is not None] + [0.0]) * 1.15 or 1.0


def _expected_line(chart: go.Figure, verdict: Verdict, colours: Look, language: str) -> None:
    goal = verdict.goal
    if goal.starts_on is None or goal.last_day is None or goal.comparison == "at_most":
        return
    days, stairs = expected_days(goal.starts_on, goal.last_day, goal)
    chart.add_scatter(
        x=days, y=[expected(goal, on) for on in days], mode="lines",
        line={"color": colours.mute, "width": 2, "dash": "dot", "shape": "hv" if stairs else "linear"},
        hoverinfo="skip", name=text(language, "chart-expected"),
    )  # fmt: skip


def expected_days(first: date, last: date, goal: Goal) -> tuple[list[date], bool]:
    """The days at which the expected path has a corner, and whether it is stairs."""
    between = [each.due_on for each in goal.milestones if first < each.due_on < last]
    if goal.course == "stepped" and not between:
        between = [date(year, 12, 31) for year in range(first.year, last.year + 1)]
        between = [each for each in between if first < each < last]
    return [first, *(between if goal.course != "linear" else []), last], goal.course == "stepped"


def _target_line(chart: go.Figure, verdict: Verdict, colours: Look, language: str, top: float) -> None:
    goal = verdict.goal
    last = max(filter(None, (goal.last_day, verdict.path["as_of"].max())))
    first = min(filter(None, (goal.starts_on, verdict.path["as_of"].min())))
    chart.add_scatter(
        x=[first, last], y=[goal.target] * 2, mode="lines", line={"color": colours.target, "width": 2.5},
        name=text(language, "chart-target", target=target(language, verdict)), hoverinfo="skip",
    )  # fmt: skip
    if goal.last_day:
        chart.add_scatter(
            x=[goal.last_day] * 2, y=[0, top], mode="lines", hoverinfo="skip",
            line={"color": colours.target, "width": 2, "dash": "dash"},
            name=text(language, "chart-deadline", day=day(language, goal.last_day)),
        )  # fmt: skip
    if first < verdict.measured_on < last:
        chart.add_vline(x=verdict.measured_on, line={"color": colours.ink, "width": 1})
        chart.add_annotation(
            x=verdict.measured_on, y=1, yref="paper", yanchor="bottom", showarrow=False,
            text=day(language, verdict.measured_on), font={"size": 12, "color": colours.ink},
        )  # fmt: skip


def trajectory_rows(verdict: Verdict, language: str) -> list[list[str]]:
    """The table twin: heading, then date, certain, possible, expected for each point."""
    unit = unit_of(verdict)
    heading = [text(language, f"chart-{name}") for name in ("date", "certain", "possible", "expected")]
    rows = [
        [
            day(language, _date(as_of)),
            figure(language, low, unit),
            text(language, "figure-unbounded") if pd.isna(high) else figure(language, high, unit),
            figure(language, expected, unit, 1),
        ]
        for as_of, low, high, expected in _points(verdict)
    ]
    return [heading, *rows]


def trajectory_alt(verdict: Verdict, language: str) -> str:
    """The chart in words."""
    return text(
        language,
        "chart-trajectory-alt",
        title=verdict.goal.title(language),
        value=interval(language, verdict.interval, unit_of(verdict)),
        day=day(language, verdict.measured_on, "long"),
        target=target(language, verdict),
        deadline=day(language, verdict.goal.last_day, "long"),
    )


def _hover(verdict: Verdict, row: Any, language: str) -> str:
    unit = unit_of(verdict)
    high = text(language, "figure-unbounded") if pd.isna(row.high) else figure(language, row.high, unit)
    low = figure(language, row.low, unit)
    return f"{day(language, _date(row.as_of))}: {low if low == high else f'{low} – {high}'}"


def _points(verdict: Verdict) -> Iterator[tuple[Any, float, float, float]]:
    """as_of, low, high, expected of each point."""
    yield from zip(*(verdict.path[name] for name in ("as_of", "low", "high", "expected")), strict=True)


def _date(value: Any) -> date:
    return value.date() if isinstance(value, pd.Timestamp) else value


def _ticks(verdict: Verdict) -> str:
    return ".0%" if unit_of(verdict) == SHARE else ",.0f"


def _tick_step(verdict: Verdict, top: float) -> int | None:
    """Whole projects: no tick at half a project."""
    return 1 if unit_of(verdict) not in (SHARE, EURO) and top <= 12 else None
