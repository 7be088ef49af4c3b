"""What a verdict wants of the sums over the projects: a sum to reach, a ceiling to keep.

A ratio is wanted without dividing: numerator / denominator ≥ bound, as numerator - bound × denominator ≥ 0.
"""

import math
from collections.abc import Callable
from typing import NamedTuple


class Range(NamedTuple):
    """What a project adds to one sum after a choice; `free`: its amount is for whoever fills it in to choose."""

    side: str
    low: float
    high: float
    free: bool


class Want(NamedTuple):
    """A sum over the projects that is to be at least `need`, or above it (`strict`); `add` says what each range adds.
    `raises`: 1 where a higher free amount helps, -1 where it harms, 0 where it makes no difference."""

    add: Callable[[Range], float]
    need: float
    strict: bool
    raises: int


def to_be_met(bottom: float, top: float | None, ratio: bool, limit: float | None) -> list[Want]:
    """All of these must hold for a figure within [bottom, top], its total envelope within `limit` EUR (None: without
    one)."""
    wants = []
    if not math.isinf(bottom):
        wants.append(_at_least(bottom, ratio))
    if top is not None:
        wants.append(_at_most(top, ratio))
    if ratio:  # without a denominator it is not defined
        wants.append(Want(lambda part: float(part.side == "denominator" and part.low > 0), 1, False, 0))
    if limit is not None:
        wants.append(Want(lambda part: -part.high if part.side == "envelope" else 0.0, -limit, False, 0))
    return wants


def to_be_missed(bottom: float, top: float | None, ratio: bool, limit: float | None) -> list[list[Want]]:
    """Any of these is enough for a figure, or its envelope, that is certainly outside."""
    ways = []
    if not math.isinf(bottom):
        ways.append([_at_most(bottom, ratio, strict=True)])
    if top is not None:
        ways.append([_at_least(top, ratio, strict=True)])
    if limit is not None:
        ways.append([Want(lambda part: part.low if part.side == "envelope" else 0.0, limit, True, 0)])
    return ways


def _at_least(bound: float, ratio: bool, strict: bool = False) -> Want:
    """Numerator / denominator ≥ bound, as numerator - bound × denominator ≥ 0, at its lowest."""

    def add(part: Range) -> float:
        if part.side == "numerator":
            return part.low
        return -_times(bound, part.high) if part.side == "denominator" else 0.0

    return Want(add, 0.0 if ratio else bound, strict, 1)


def _at_most(bound: float, ratio: bool, strict: bool = False) -> Want:
    def add(part: Range) -> float:
        if part.side == "numerator":
            return -part.high
        return _times(bound, part.low) if part.side == "denominator" else 0.0

    return Want(add, 0.0 if ratio else -bound, strict, -1)


def _times(bound: float, amount: float) -> float:
    return bound * amount if bound else 0.0
