"""The goals rolled up: the strategy as a whole and each focus area, as bars from certain to possible."""

from collections.abc import Sequence
from html import escape

from analytics.charts import rollups
from analytics.goals.rollup import Rollup
from analytics.i18n import text


def strip(found: Sequence[Rollup], language: str) -> str:
    """Each roll-up as a tile with its bar; '' where nothing can be rolled up."""
    inside = "".join(_tile(each, language) for each in found if each.children)
    return f'<section class="rollups" aria-label="{escape(text(language, "rollup-title"))}">{inside}</section>'


def _tile(rollup: Rollup, language: str) -> str:
    name, figure = rollups.name(rollup, language), rollups.figure(rollup, language)
    bar = (
        f'<i class="sure" style="width:{rollup.low:.2%}"></i>'
        f'<i class="maybe" style="left:{rollup.low:.2%};width:{rollup.high - rollup.low:.2%}"></i>'
    )
    alt = escape(text(language, "rollup-alt", name=name, value=figure))
    count = escape(rollups.made_of(rollup, language))
    return (
        f'<div><div class="t">{escape(name)}</div><div class="v">{escape(figure)}</div>'
        f'<div class="bullet slim" role="img" aria-label="{alt}">{bar}</div><div class="w">{count}</div></div>'
    )
