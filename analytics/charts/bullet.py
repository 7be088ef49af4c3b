"""A goal as one bar, in plain HTML: certain part filled, possible part hatched, a mark for expected and for target."""

from html import escape

from analytics.charts.words import figure, interval, is_unknown, target, unit_of
from analytics.goals.verdict import Verdict
from analytics.i18n import text

HEADROOM = 1.08
"""How far the bar goes beyond its largest mark, so that a mark never stands on the edge."""


def bullet(verdict: Verdict, language: str) -> str:
    """The bar as HTML with its own text alternative. Styled by static/style.css (.bullet)."""
    values, goal, unit = verdict.interval, verdict.goal, unit_of(verdict)
    by_now = expected_by_now(verdict)
    full = max(goal.target, values.low, values.high or 0.0, by_now or 0.0) * HEADROOM or 1.0
    high = full if values.high is None else values.high
    parts = [
        f'<i class="sure" style="width:{_share(values.low, full)}"></i>',
        f'<i class="maybe{" endless" if values.high is None else ""}" style="left:{_share(values.low, full)};'
        f'width:{_share(high - values.low, full)}"></i>',
        _mark("aim", goal.target / full, text(language, "bullet-target", target=figure(language, goal.target, unit))),
    ]
    if by_now is not None:
        words = text(language, "bullet-expected", expected=figure(language, by_now, unit, 1))
        parts.append(_mark("by-now", by_now / full, words))
    alt = escape(bullet_alt(verdict, language))
    return f'<div class="bullet" role="img" aria-label="{alt}">{"".join(parts)}</div>'


def bullet_alt(verdict: Verdict, language: str) -> str:
    """The bar in words."""
    values, unit = verdict.interval, unit_of(verdict)
    return text(
        language,
        "bullet-alt",
        value=text(language, "figure-unknown") if is_unknown(values) else interval(language, values, unit),
        target=target(language, verdict),
        expected=figure(language, expected_by_now(verdict), unit, 1),
    )


def expected_by_now(verdict: Verdict) -> float | None:
    """What was expected by today; None before the goal begins, and where it is not defined."""
    return None if verdict.status == "not_started" else verdict.expected


def legend(language: str) -> str:
    """What the parts of the bar mean, once for all of them."""
    names = ("sure", "maybe", "by-now", "aim")
    items = (f'<span><i class="{name}"></i>{escape(text(language, f"legend-{name}"))}</span>' for name in names)
    return f'<p class="legend">{"".join(items)}</p>'


def _mark(name: str, share: float, words: str) -> str:
    side = "left" if share < 0.18 else "right" if share > 0.82 else ""
    place = f"left:{min(max(share, 0.0), 1.0):.2%}"
    return f'<i class="{name}" style="{place}"></i><em class="{name}-word {side}" style="{place}">{escape(words)}</em>'


def _share(value: float, full: float) -> str:
    return f"{min(max(value / full, 0.0), 1.0):.2%}"
