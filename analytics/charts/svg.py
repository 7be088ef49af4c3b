"""Charts as SVG on their own: a goal's course and its bar, for the share page, the PDF and pictures."""

import hashlib
import math
import re
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Literal, NamedTuple

import pandas as pd
from babel import dates

from analytics.charts.bullet import HEADROOM
from analytics.charts.look import look
from analytics.charts.trajectory import ceiling, expected_days, trajectory_alt
from analytics.charts.words import EURO, SHARE, figure, interval, is_unknown, target, unit_of
from analytics.goals.pace import expected
from analytics.goals.verdict import Verdict
from analytics.i18n import TERRITORIES, text
from analytics.i18n.formats import day, number, percent

Colours = Literal["fixed", "css"]
"""fixed: hexadecimal, by `dark`. css: the custom properties of static/style.css, so that the page decides."""

FONT_SIZE = 12
CHARACTER = 0.6
"""Of the font size: the width of a character of Inter, on the wide side of its average."""


class Inks(NamedTuple):
    """What each part is drawn in, as SVG writes paint; the names as in charts/look.py."""

    ink: str
    mute: str
    line: str
    sure: str
    possible: str
    target: str
    paper: str


CSS = Inks(*(f"var(--{name})" for name in ("ink", "mute", "line", "brand", "possible", "target", "card")))


class Frame(NamedTuple):
    """The plot's rectangle in pixels and what its sides stand for."""

    left: float
    top: float
    right: float
    bottom: float
    first: date
    last: date
    full: float  # the value at the top; the bottom is 0

    def x(self, on: date) -> float:
        """Where a day lies."""
        days = (self.last - self.first).days
        return self.left + (self.right - self.left) * ((on - self.first).days / days if days else 0.5)

    def y(self, value: float) -> float:
        """Where a value lies; outside of the frame is on its edge."""
        return self.bottom - (self.bottom - self.top) * min(max(value / self.full, 0.0), 1.0)


def trajectory_svg(
    verdict: Verdict,
    language: str,
    *,
    dark: bool = False,
    width: int = 720,
    height: int = 300,
    colours: Colours = "fixed",
) -> str:
    """The goal's course as charts/trajectory.py draws it: certain line and possible band in steps (a figure holds until
    the next), expected line, target, deadline, the day it is measured on; the legend below. Sizes in pixels."""
    inks = _inks(dark, colours)
    name = _id("t", verdict, width, dark)
    points = _points(verdict)
    days = [on for on, _, _ in points] or [verdict.measured_on]
    first = min(filter(None, (verdict.goal.starts_on, *days)))
    last = max(filter(None, (verdict.goal.last_day, *days)))
    full = ceiling(verdict)
    ticks, decimals = _value_ticks(full, unit_of(verdict))
    labels = [_value_label(value, decimals, unit_of(verdict), language) for value in ticks]
    legend, legend_height = _legend(verdict, language, inks, name, width, points)
    left = max(map(_width, labels)) + 8
    frame = Frame(round(left), 22, width - 10, height - legend_height - 26, first, last, full)
    parts = [
        _grid(frame, ticks, labels, inks, unit_of(verdict)),
        _days(frame, language, inks),
        _course(frame, points, inks, name),
        _expectation(frame, verdict, inks),
        _aims(frame, verdict, inks),
        _measured(frame, verdict, points, language, inks),
        f'<g transform="translate(0 {height - legend_height + 4})">{legend}</g>',
    ]
    alt = trajectory_alt(verdict, language)
    return _svg(name, verdict.goal.title(language), alt, width, height, inks, colours, "".join(parts))


def bullet_svg(
    verdict: Verdict, language: str, *, width: int = 480, dark: bool = False, colours: Colours = "fixed"
) -> str:
    """The goal as one bar, as charts/bullet.py draws it: certain part filled, possible part hatched (an arrow where
    nothing bounds it), marks with words for the target (above) and what was expected by today (below). 60 px high."""
    inks = _inks(dark, colours)
    name = _id("b", verdict, width, dark)
    values, goal, unit = verdict.interval, verdict.goal, unit_of(verdict)
    by_now = None if verdict.status == "not_started" else verdict.expected
    full = max(goal.target, values.low, values.high or 0.0, by_now or 0.0) * HEADROOM or 1.0

    def x(value: float) -> float:
        return width * min(max(value / full, 0.0), 1.0)

    low, high = x(values.low), width if values.high is None else x(values.high)
    parts = [
        _hatch(name, inks),
        f'<rect y="20" width="{width}" height="16" rx="4" fill="{inks.line}"/>',
        f'<rect x="{_n(low)}" y="20" width="{_n(max(high - low, 0))}" height="16" fill="url(#{name}h)"/>',
        f'<rect y="20" width="{_n(low)}" height="16" rx="{4 if low > 8 else 0}" fill="{inks.sure}"/>',
    ]
    if values.high is None:
        parts.append(f'<path d="M{width - 10} 23l6 5-6 5" fill="none" stroke="{inks.ink}" stroke-width="2"/>')
    aim = text(language, "bullet-target", target=figure(language, goal.target, unit))
    parts.append(_mark(x(goal.target), 4, inks.target, inks.paper, aim, 12, width))
    if by_now is not None:
        words = text(language, "bullet-expected", expected=figure(language, by_now, unit, 1))
        parts.append(_mark(x(by_now), 3, inks.ink, inks.paper, words, 54, width))
    alt = text(
        language,
        "bullet-alt",
        value=text(language, "figure-unknown") if is_unknown(values) else interval(language, values, unit),
        target=target(language, verdict),
        expected=figure(language, by_now, unit, 1),
    )
    return _svg(name, goal.title(language), alt, width, 60, inks, colours, "".join(parts))


def _mark(x: float, thick: int, ink: str, paper: str, words: str, baseline: int, width: int) -> str:
    half = min(_width(words), width) / 2
    middle = min(max(x, half), width - half)
    left = min(max(x - thick / 2, 0), width - thick)
    return (
        f'<rect x="{_n(left)}" y="16" width="{thick}" height="24" rx="1.5" fill="{ink}" stroke="{paper}"/>'
        f'<text x="{_n(middle)}" y="{baseline}" text-anchor="middle" font-weight="600" fill="{ink}">'
        f"{written(words)}</text>"
    )


def _points(verdict: Verdict) -> list[tuple[date, float, float]]:
    """Day, low, high (infinite where nothing bounds it) of each point of the course."""
    path = verdict.path
    return [
        (on.date() if isinstance(on, pd.Timestamp) else on, float(low), math.inf if pd.isna(high) else float(high))
        for on, low, high in zip(path["as_of"], path["low"], path["high"], strict=True)
    ]


def _grid(frame: Frame, ticks: Sequence[float], labels: Sequence[str], inks: Inks, unit: str) -> str:
    lines = "".join(f"M{_n(frame.left)} {_n(frame.y(value))}H{_n(frame.right)}" for value in ticks)
    words = "".join(
        f'<text x="{_n(frame.left - 6)}" y="{_n(frame.y(value) + 4)}">{label}</text>'
        for value, label in zip(ticks, labels, strict=True)
    )
    axis = f'<text x="{_n(frame.left - 6)}" y="12">EUR</text>' if unit == EURO else ""
    return (
        f'<path d="{lines}" stroke="{inks.line}" fill="none"/><g fill="{inks.mute}" text-anchor="end">{words}{axis}</g>'
    )


def _days(frame: Frame, language: str, inks: Inks) -> str:
    words, ends = [], -math.inf
    for on, label in _day_ticks(frame, language):
        half = _width(label) / 2
        middle = min(max(frame.x(on), half), frame.right + 10 - half)
        if middle - half > ends + 8:
            words.append(f'<text x="{_n(middle)}" y="{_n(frame.bottom + 17)}">{written(label)}</text>')
            ends = middle + half
    return f'<g fill="{inks.mute}" text-anchor="middle">{"".join(words)}</g>'


def _course(frame: Frame, points: Sequence[tuple[date, float, float]], inks: Inks, name: str) -> str:
    """The band and the certain line; a single point is the dot that _measured draws."""
    lows = [(frame.x(on), frame.y(low)) for on, low, _ in points]
    highs = [(frame.x(on), frame.y(high)) for on, _, high in points]
    if len(points) < 2:
        return _hatch(name, inks)
    band = ""
    if any(low != high for _, low, high in points):
        band = f'<path d="{_steps(highs)}L{_back(lows)}Z" fill="url(#{name}h)"/>'
    return (
        f"{_hatch(name, inks)}{band}"
        f'<path d="{_steps(lows)}" fill="none" stroke="{inks.sure}" stroke-width="3" stroke-linejoin="round"/>'
    )


def _expectation(frame: Frame, verdict: Verdict, inks: Inks) -> str:
    goal = verdict.goal
    if goal.starts_on is None or goal.last_day is None or goal.comparison == "at_most":
        return ""
    corners, stairs = expected_days(goal.starts_on, goal.last_day, goal)
    points = [(frame.x(on), frame.y(expected(goal, on) or 0.0)) for on in corners]
    line = _steps(points) if stairs else "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
    return f'<path d="{line}" fill="none" stroke="{inks.mute}" stroke-width="2" stroke-dasharray="2 4"/>'


def _aims(frame: Frame, verdict: Verdict, inks: Inks) -> str:
    aim = f"M{_n(frame.left)} {_n(frame.y(verdict.goal.target))}H{_n(frame.right)}"
    drawn = f'<path d="{aim}" stroke="{inks.target}" stroke-width="2.5"/>'
    if verdict.goal.last_day:
        x = _n(frame.x(verdict.goal.last_day))
        end = f"M{x} {_n(frame.top)}V{_n(frame.bottom)}"
        drawn += f'<path d="{end}" stroke="{inks.target}" stroke-width="2" stroke-dasharray="7 5"/>'
    return drawn


def _measured(
    frame: Frame, verdict: Verdict, points: Sequence[tuple[date, float, float]], language: str, inks: Inks
) -> str:
    """The day it is measured on: a line with its date above, and a dot at the last certain value."""
    x = frame.x(min(max(verdict.measured_on, frame.first), frame.last))
    words = day(language, verdict.measured_on)
    half = _width(words) / 2
    middle = min(max(x, half), frame.right + 10 - half)
    dot = ""
    if points:
        on, low, _ = points[-1]
        dot = (
            f'<circle cx="{_n(frame.x(on))}" cy="{_n(frame.y(low))}" r="4.5" fill="{inks.sure}" stroke="{inks.paper}"/>'
        )
    return (
        f'<path d="M{_n(x)} {_n(frame.top - 4)}V{_n(frame.bottom)}" stroke="{inks.ink}"/>{dot}'
        f'<text x="{_n(middle)}" y="12" text-anchor="middle" fill="{inks.ink}">{written(words)}</text>'
    )


def _legend(
    verdict: Verdict,
    language: str,
    inks: Inks,
    name: str,
    width: int,
    points: Sequence[tuple[date, float, float]],
) -> tuple[str, int]:
    """The legend in as many lines as it needs, and its height. Each mark has its own form, not only its own colour."""
    goal = verdict.goal

    def stroke(ink: str, thick: float, dashes: str = "") -> str:
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        return f'd="M0 8H22" stroke="{ink}" stroke-width="{thick}"{dashed}'

    items = []
    if len(points) > 1 and any(low != high for _, low, high in points):
        items.append((f'd="M0 2H22V14H0Z" fill="url(#{name}h)"', text(language, "chart-possible")))
    items.append((stroke(inks.sure, 3), text(language, "chart-certain")))
    if goal.starts_on and goal.last_day and goal.comparison != "at_most":
        items.append((stroke(inks.mute, 2, "2 4"), text(language, "chart-expected")))
    items.append((stroke(inks.target, 2.5), text(language, "chart-target", target=target(language, verdict))))
    if goal.last_day:
        ends = text(language, "chart-deadline", day=day(language, goal.last_day))
        items.append((f'd="M11 0V16" stroke="{inks.target}" stroke-width="2" stroke-dasharray="5 3"', ends))
    drawn, x, y = [], 0.0, 0
    for shape, words in items:
        wide = 28 + _width(words)
        if x and x + wide > width:
            x, y = 0.0, y + 20
        drawn.append(
            f'<g transform="translate({_n(x)} {y})"><path {shape}/><text x="28" y="12">{written(words)}</text></g>'
        )
        x += wide + 16
    return "".join(drawn), y + 22


def _value_ticks(full: float, unit: str) -> tuple[list[float], int]:
    """Round values from 0 to the top, at most eight, and how many decimals they need. Counts have whole steps."""
    rough = full / 7
    ten = 10.0 ** math.floor(math.log10(rough))
    step = next(ten * factor for factor in (1, 2, 5, 10) if ten * factor >= rough * 0.999)
    if unit not in (SHARE, EURO):
        step = max(step, 1.0)
    shown = step * 100 if unit == SHARE else step
    decimals = max(0, -math.floor(math.log10(shown) + 1e-9))
    return [step * each for each in range(int(full / step + 1e-9) + 1)], decimals


def _value_label(value: float, decimals: int, unit: str, language: str) -> str:
    return written(percent(language, value, decimals) if unit == SHARE else number(language, value, decimals))


def _day_ticks(frame: Frame, language: str) -> list[tuple[date, str]]:
    """First days of months, evenly apart; the first and last day where there is hardly a month."""
    months = (frame.last.year - frame.first.year) * 12 + frame.last.month - frame.first.month
    most = max(2, min(7, int((frame.right - frame.left) / 85)))
    step = next((each for each in (1, 2, 3, 6, 12, 24, 60, 120) if months / each <= most), 240)
    pattern = "yyyy" if step >= 12 else "MM.yyyy" if language == "da" else "MMM yyyy"
    start = frame.first.year * 12
    firsts = [date(each // 12, each % 12 + 1, 1) for each in range(start, start + months + 13, step)]
    inside = [each for each in firsts if frame.first <= each <= frame.last]
    if len(inside) < 2:
        return [(each, day(language, each)) for each in sorted({frame.first, frame.last})]
    return [(each, dates.format_date(each, pattern, locale=TERRITORIES[language])) for each in inside]


def _steps(points: Sequence[tuple[float, float]]) -> str:
    """A path of steps: level until the next point, then to its height. What is on the way adds nothing to it."""
    (x, y), *rest = points
    path, here = f"M{_n(x)} {_n(y)}", _n(y)
    for x, y in rest:
        if _n(y) != here:
            path, here = f"{path}H{_n(x)}V{_n(y)}", _n(y)
    return f"{path}H{_n(points[-1][0])}"


def _back(points: Sequence[tuple[float, float]]) -> str:
    """The same steps from the last point to the first, without the first letter."""
    x, y = points[-1]
    path, here = f"{_n(x)} {_n(y)}", y
    for index in range(len(points) - 2, -1, -1):
        y = points[index][1]
        if _n(y) != _n(here):
            path, here = f"{path}H{_n(points[index + 1][0])}V{_n(y)}", y
    return f"{path}H{_n(points[0][0])}"


def _hatch(name: str, inks: Inks) -> str:
    return (
        f'<pattern id="{name}h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0H6V6H0Z" fill="{inks.possible}"/>'
        f'<path d="M1 0V6" stroke="{inks.sure}" stroke-opacity=".55"/></pattern>'
    )


def _svg(name: str, title: str, alt: str, width: int, height: int, inks: Inks, colours: Colours, inside: str) -> str:
    font = "" if colours == "css" else ' font-family="Inter, system-ui, sans-serif"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-size="{FONT_SIZE}"{font} fill="{inks.ink}" aria-labelledby="{name} {name}d">'
        f'<title id="{name}">{written(title)}</title><desc id="{name}d">{written(alt)}</desc>{inside}</svg>'
    )


def _inks(dark: bool, colours: Colours) -> Inks:
    if colours == "css":
        return CSS
    fixed = look(dark)
    return Inks(fixed.ink, fixed.mute, fixed.line, fixed.sure, fixed.possible, fixed.target, fixed.paper)


def _id(kind: str, verdict: Verdict, width: int, dark: bool) -> str:
    """An id that no other chart of the page has; a goal's own id may hold what an id may not."""
    return f"{kind}{hashlib.sha256(verdict.goal.goal_id.encode()).hexdigest()[:8]}{width}{'n' if dark else ''}"


def _width(words: str) -> float:
    return len(words) * FONT_SIZE * CHARACTER


def _n(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value + 0.0:.1f}".removesuffix(".0")


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold, however it is written."""


def written(words: str) -> str:
    """Words as they stand in a drawing."""
    return escape(_UNWRITABLE.sub(" ", words))
