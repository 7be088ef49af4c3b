"""How the blank amounts of a project are filled in: the cells for as little as they can be, for as much as it takes,
and for just the value it takes.

Contributions name blank cells by codes (`table.column:scope/item`); the directory says which rows are behind a code.
An amount of which only the currency, the date or the rate is blank is taken to be able to become any amount.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from analytics.goals.missing import KNOWN, Directory, rows_behind

AMOUNT_OF = {
    "eu_funding": ("project/eu_grant",),
    "eu_funding_own": ("own/eu_grant",),
    "own_contribution": ("own/own_contribution",),
    "lead_partner_count_own_contribution": ("own/own_contribution",),
    "partner_count_own_contribution": ("own/own_contribution",),
    "cofinancing_rate": ("project/eu_grant", "project/total_budget"),
    "pipeline_budget": ("project/total_budget",),
    "loans": ("project/loan", "own/loan"),
}
"""The amounts that a metric adds up, as their codes name them; any other amount is that of a condition."""

Cell = tuple[str, str, int]
"""A blank cell: key and code as the contributions name them, and which of the cells behind them."""

Cells = frozenset[Cell] | None
"""A set of cells to fill; None: no filling will do."""


class Part(NamedTuple):
    """One contribution, with its blank cells; `high` is infinite where nothing bounds it."""

    metric: str
    side: str  # numerator, denominator or envelope
    low: float
    high: float
    named: tuple[str, ...]
    certain: bool


class Amount(NamedTuple):
    """What a project adds to one sum: between `low` and `high`, if it counts at all; `least`, `much` and `exact` are
    the cells to fill to have it at its lowest, at least as high as it takes, and at just the value it takes (None:
    nothing to fill)."""

    side: str  # numerator, denominator or envelope
    low: float
    high: float
    least: frozenset[Cell] | None
    much: frozenset[Cell] | None
    exact: frozenset[Cell] | None


class Fill(NamedTuple):
    """The cells to fill to have an amount as high as it takes, as low as it can be, and at just the value it takes."""

    high: frozenset[Cell]
    low: frozenset[Cell]
    exact: frozenset[Cell]


def amounts_of(key: str, parts: Sequence[Part], there: Directory) -> list[Amount]:
    """What the project adds to each sum, several years of one sum taken together."""
    found: dict[str, Amount] = {}
    for part in parts:
        amount = _unbounded(key, part, there) if math.isinf(part.high) else _bounded(part)
        found[part.side] = _both(found[part.side], amount) if part.side in found else amount
    return list(found.values())


def _bounded(part: Part) -> Amount:
    """Without a blank of its own it is known, and may only not count."""
    known = not part.certain and not any(is_amount(part.metric, code) for code in part.named)
    return Amount(part.side, part.high if known else part.low, part.high, None, None, None)


def _unbounded(key: str, part: Part, there: Directory) -> Amount:
    named = {code for code in part.named if is_amount(part.metric, code)}
    items = sorted({item_of(code) for code in named})
    low = part.low if part.certain else _known(key, items, part.low, there)
    fills = [fill_of(key, item, named, there) for item in items]
    if not fills:
        return Amount(part.side, low, part.high, None, None, None)
    exact = (fill.exact | together(other.low for other in fills if other is not fill) for fill in fills)
    return Amount(
        part.side,
        low,
        part.high,
        least=together(fill.low for fill in fills),
        much=min((fill.high for fill in fills), key=len),
        exact=min(exact, key=len),
    )


def _known(key: str, items: Sequence[str], low: float, there: Directory) -> float:
    """The known part of a project's amount, which is not in what it adds as long as it may not count."""
    known = dict(zip(KNOWN, there.known.get(key, ()), strict=False))
    return max(low, sum(known.get(item, 0.0) for item in items))


def _both(one: Amount, other: Amount) -> Amount:
    """Two amounts of one sum: both at their lowest, or one of them free."""
    least = _union(one.least, other.least)
    much = smallest(each for each in (one.much, other.much) if each is not None)
    exact = [_union(each.exact, rest.least) for each, rest in ((one, other), (other, one)) if each.exact is not None]
    return Amount(one.side, one.low + other.low, one.high + other.high, least, much, smallest(exact))


def _union(one: Cells, other: Cells) -> Cells:
    return other if one is None else one if other is None else one | other


def smallest(found: Iterable[Cells]) -> Cells:
    """The smallest of some sets; None where there is none."""
    return min((cells for cells in found if cells is not None), key=len, default=None)


def together(found: Iterable[Cells]) -> frozenset[Cell]:
    """All the cells of some sets."""
    return frozenset[Cell]().union(*(cells for cells in found if cells))


@cache
def is_amount(metric: str, code: str) -> bool:
    """Whether a blank cell is one of what the metric adds up, not of a condition."""
    if code.startswith(("consultant_hours.", "consultants.")):
        return True
    if not code.startswith("budget_lines."):
        return False
    if metric in AMOUNT_OF:
        return item_of(code) in AMOUNT_OF[metric]
    own = code.count("/") > 1 or item_of(code) not in ("project/total_budget", "own/own_contribution")
    return own and metric.endswith(("_spent", "_coverage"))


def item_of(code: str) -> str:
    """What is filled in together: the scope and item of an amount, or its table."""
    name, _, item = code.partition(":")
    return item or name.partition(".")[0]


ZEROED_BY = ("amount", "hours", "hourly_rate", "employment_cost", "cofinancing_rate", "flat_rate")
"""The columns of which one at 0 makes a line 0."""
RAISED_BY = {"amount", "hours", "hourly_rate", "employment_cost"}
"""The columns by which a line can become as high as it takes."""


def fill_of(key: str, item: str, codes: set[str], there: Directory) -> Fill:
    """How an amount is filled in: high by one of its lines, whole; low by the one cell of each line that makes it 0, or
    where its amount is known by all there are; exactly by one line whole and the others at 0."""
    lines = _lines(key, [code for code in sorted(codes) if item_of(code) == item], there)
    low = [next((frozenset([line[name]]) for name in ZEROED_BY if name in line), _whole(line)) for line in lines]
    amounts = [line for line in lines if RAISED_BY & set(line)] or lines
    exact = (
        _whole(line) | together(cells for other, cells in zip(lines, low, strict=True) if other is not line)
        for line in amounts
    )
    return Fill(min(map(_raised, amounts), key=len), together(low), min(exact, key=len))


def _lines(key: str, named: Sequence[str], there: Directory) -> list[dict[str, Cell]]:
    """The blank cells of each row behind some codes of one item, by column; of the row to add where there is none."""
    columns = {code.partition(":")[0].partition(".")[2]: code for code in named}
    seen = dict.fromkeys(named, 0)
    lines: list[dict[str, Cell]] = []
    for place in rows_behind(there, key, named[0]):
        line = {}
        for column, code in columns.items():
            if f";{column};" in place.blanks:
                line[column] = (key, code, seen[code])
                seen[code] += 1
        if line:
            lines.append(line)
    return lines or [{column: (key, code, 0) for column, code in columns.items()}]


def _whole(line: Mapping[str, Cell]) -> frozenset[Cell]:
    return frozenset(line.values())


def _raised(line: Mapping[str, Cell]) -> frozenset[Cell]:
    """Without an overhead rate hours bring in as much as it takes already."""
    return frozenset(cell for name, cell in line.items() if name != "overhead_rate" or len(line) == 1)


def one(key: str, code: str) -> frozenset[Cell]:
    """The first cell behind a code."""
    return frozenset([(key, code, 0)])
