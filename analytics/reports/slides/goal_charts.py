"""The chart of a goal: its course over its days, or today's figure as bars."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import isnan
from typing import Any

import pandas as pd
from lxml import etree  # type: ignore[import-untyped]
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from analytics.charts.look import LIGHT
from analytics.charts.words import EURO, SHARE, target, unit_of
from analytics.goals.pace import expected
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.reports.content import GoalContent
from analytics.reports.slides.charts import FixedChartData, add_bars, set_axes
from analytics.reports.slides.deck import Box, Deck
from analytics.reports.slides.shapes import describe, rgb


def add_goal_chart(slide: Any, deck: Deck, said: GoalContent, box: Box) -> None:
    """The goal's course as lines over its days; as bars where there is but one day to show."""
    if len(said.verdict.path) < 2:
        _bullet(slide, deck, said, box)
        return
    days, columns = course(said.verdict)
    language = deck.language
    numbers = _number_format(said.verdict)
    data = FixedChartData(deck.content.published_at, numbers)
    data.categories = days
    names = {
        "certain": text(language, "chart-certain"), "possible": text(language, "office-at-most"),
        "expected": text(language, "office-expected"),
        "target": text(language, "chart-target", target=target(language, said.verdict)),
    }  # fmt: skip
    shown = drawn(columns)
    for name in shown:
        data.add_series(names[name], columns[name])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *map(Inches, box), data)
    describe(frame, said.course_alt or said.bullet_alt)
    looks = {
        "certain": (LIGHT.sure, 3.5, None), "expected": (LIGHT.mute, 1.75, MSO_LINE.ROUND_DOT),
        "target": (LIGHT.target, 2.75, None), "possible": (LIGHT.sure, 2.25, MSO_LINE.DASH),
    }  # fmt: skip
    for name, line in zip(shown, frame.chart.plots[0].series, strict=True):
        colour, width, dash = looks[name]
        line.smooth = False
        line.format.line.color.rgb = rgb(colour)
        line.format.line.width = Pt(width)
        if dash:
            line.format.line.dash_style = dash
        line.marker.style = XL_MARKER_STYLE.NONE
        if name in ("certain", "possible"):
            _today(line, columns[name], colour)
    set_axes(frame.chart, deck, numbers, _whole(said.verdict))
    dates = frame.chart.category_axis
    dates.tick_labels.number_format, dates.tick_labels.number_format_is_linked = "mm.yyyy", False
    dates.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _every_months(dates, days)


def drawn(columns: dict[str, list[float | None]]) -> list[str]:
    """Which lines of a course have something to show: no empty one, and nothing possible that is certain anyhow."""
    return [
        name
        for name, values in columns.items()
        if any(value is not None for value in values) and not (name == "possible" and values == columns["certain"])
    ]


def course(verdict: Verdict) -> tuple[list[date], dict[str, list[float | None]]]:
    """What the chart of a goal is drawn from: its days, and for each certain, expected, target and possible (None: no
    value; a day before each jump, so that the line stays until it). After the day of the figures only what is expected
    and the target go on, to the last day. In the order they are drawn: the dashes of what is possible lie on the target
    where both are the same."""
    path = verdict.path
    points = {_day(row.as_of): (row.low, _none(row.high), _none(row.expected)) for row in path.itertuples()}
    days = sorted(points)
    for before, after in pairwise(list(days)):
        eve = after - timedelta(days=1)
        if points[before][:2] != points[after][:2] and eve > before:
            hoped = expected(verdict.goal, eve) if points[before][2] is not None else None
            points[eve] = (*points[before][:2], hoped)
    last = verdict.goal.last_day
    if last and last > days[-1]:
        between = [each.due_on for each in verdict.goal.milestones if days[-1] < each.due_on < last]
        for day in (*between, last):
            hoped = None if points[days[-1]][2] is None else expected(verdict.goal, day)
            points[day] = (None, None, hoped)
    ordered = sorted(points)
    named = dict(
        zip(("certain", "possible", "expected"), zip(*(points[day] for day in ordered), strict=True), strict=True)
    )
    columns = {name: list(values) for name, values in named.items()}
    columns["target"] = [verdict.goal.target] * len(ordered)
    return ordered, {name: columns[name] for name in ("certain", "expected", "target", "possible")}


def _today(line: Any, values: Sequence[float | None], colour: str) -> None:
    """A mark at a line's last value: both ends of today's interval are seen, on whatever other line they lie."""
    (last,) = [place for place, value in enumerate(values) if value is not None][-1:]
    marker = line.points[last].marker
    marker.style, marker.size = XL_MARKER_STYLE.DIAMOND, 10
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(colour)
    marker.format.line.color.rgb = rgb("#ffffff")


def _bullet(slide: Any, deck: Deck, said: GoalContent, box: Box) -> None:
    """Today's figure, what was expected and the target, as three bars."""
    verdict, language = said.verdict, deck.language
    high = verdict.interval.high
    certain = [verdict.interval.low, None, None]
    possible = [None if high is None else high - verdict.interval.low, None, None]
    series = [
        (text(language, "chart-certain"), certain, LIGHT.sure),
        (text(language, "chart-possible"), possible, "#a9bcdf"),
        (text(language, "office-expected"), [None, verdict.expected, None], LIGHT.mute),
        (text(language, "office-target"), [None, None, verdict.goal.target], LIGHT.target),
    ]
    names = [text(language, f"office-{name}") for name in ("today", "expected", "target")]
    shown = [each for each in series if any(value is not None for value in each[1])]
    numbers = _number_format(verdict)
    add_bars(slide, deck, "", names, shown, box, said.bullet_alt or said.course_alt, across=True, numbers=numbers)


def _every_months(axis: Any, days: Sequence[date]) -> None:
    """Marks the days axis every few months, so that about six words stand below it."""
    months = max(1, round((days[-1] - days[0]).days / 30.4 / 6))
    step = next((each for each in (1, 2, 3, 6, 12, 24, 60) if each >= months), 120)
    element = axis._element
    for old in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for found in element.findall(qn(old)):
            element.remove(found)
    for name, value in (("c:baseTimeUnit", "days"), ("c:majorUnit", str(step)), ("c:majorTimeUnit", "months")):
        etree.SubElement(element, qn(name)).set("val", value)


def _number_format(verdict: Verdict) -> str:
    """General for counts: `0.##` would write `3.` for 3."""
    return {SHARE: "0%", EURO: "#,##0"}.get(unit_of(verdict), "General")


def _whole(verdict: Verdict) -> bool:
    """Whether half a step on the axis would make no sense: few projects."""
    bounded = [*verdict.path["high"].dropna(), *verdict.path["low"].dropna(), verdict.goal.target]
    return unit_of(verdict) not in (SHARE, EURO) and max(bounded) <= 12


def _day(value: Any) -> date:
    return value.date() if isinstance(value, pd.Timestamp) else value


def _none(value: Any) -> float | None:
    return None if value is None or isnan(value) else value
