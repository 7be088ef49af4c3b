"""The goals rolled up, in words: the strategy and each focus area, from certain to possible."""

from analytics.goals.rollup import Rollup
from analytics.i18n import text
from analytics.i18n.formats import percent


def name(rollup: Rollup, language: str) -> str:
    """The focus area, or that it is the whole strategy."""
    return rollup.name if rollup.kind == "focus_area" else text(language, "rollup-strategy")


def figure(rollup: Rollup, language: str) -> str:
    """How far it has come: `20 % – 60 %`."""
    low, high = percent(language, rollup.low, 0), percent(language, rollup.high, 0)
    return low if low == high else f"{low}\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}{high}"


def made_of(rollup: Rollup, language: str) -> str:
    """Of how many goals it is made."""
    return text(language, "rollup-of", count=len(rollup.children))
