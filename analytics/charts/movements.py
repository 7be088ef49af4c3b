"""By how much a figure moved, in words: `+1`, `−20.000 EUR`, `+5 procentpoint`."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from analytics.charts.words import EURO, SHARE
from analytics.goals.changes import Change
from analytics.i18n import text
from analytics.i18n.formats import money, number


def delta(language: str, change: Change, unit: str) -> str:
    """A movement of both ends: `+1`, `−1 possible`, `+1 certain, −1 possible`; '' where nothing moved."""
    low = signed(language, change.low, unit)
    if change.low is not None and change.low == change.high:
        return low
    said = [text(language, "delta-certain", change=low)] if low else []
    if change.high is None and change.low is not None:
        said.append(text(language, "delta-bound"))
    elif high := signed(language, change.high, unit):
        said.append(text(language, "delta-possible", change=high))
    return ", ".join(said)


def signed(language: str, value: Fraction | None, unit: str) -> str:
    """A movement with its sign: `+1`, `−20.000 EUR`, `+5 procentpoint`. '' for none, and for less than is shown."""
    if value is None:
        return ""
    size = abs(float(value))
    if unit == SHARE:
        plain = number(language, size * 100)
        shown = text(language, "delta-points", points=plain)
    else:
        plain = number(language, size)
        shown = money(language, size, EURO) if unit == EURO else plain
    if plain == "0":
        return ""
    return ("+" if value > 0 else "\N{MINUS SIGN}") + shown


def part_change(row: Mapping[str, Any]) -> Change:
    """By how much one contribution moved, exactly (a row of `Step.parts`)."""
    lows, highs = (row["low_before"], row["low_after"]), (row["high_before"], row["high_after"])
    unbounded = [high != high for high in highs]
    low = Fraction(lows[1]) - Fraction(lows[0])
    if any(unbounded):
        return Change(low, Fraction(0) if all(unbounded) else None)
    return Change(low, Fraction(highs[1]) - Fraction(highs[0]))


def together(language: str, change: Change, unit: str) -> str:
    """The movement of a whole cause, said to be that: `together +5`; '' where nothing moved."""
    said = delta(language, change, unit)
    return text(language, "delta-together", change=said) if said else ""
