"""The distribution of a sum of amounts that come, or do not come: exact, no sampling.

For amounts that are all 1 this is the Poisson-binomial distribution (Wang 1993, Statistica Sinica 3: 295-312). It is
found by convolution, two by two. Where the sums are too many to be told apart they are rounded, all down or all up, to
the points of a grid: the true distribution then lies between the two.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

MOST_ATOMS = 4_096
"""Different sums that are kept apart where the amounts have no common measure."""

GRID_CELLS = 8_192
"""Points of the grid; also the most multiples of a common measure that are convolved one by one."""

DECIMALS = 6  # sums that differ by less are one: a millionth of a euro
BLOCK = 8  # amounts that are added up before they are rounded to the grid: 2^8 sums
NEGLIGIBLE = 1e-100  # a share below is 0: products of such shares would be too small for a computer to hold
SHORT = 32  # up to here one row after the other takes longer than all at once
LONG = 64  # from here on a convolution is quicker by Fourier transform


class Distribution(NamedTuple):
    """The values a figure can take, ascending (the last may be infinite), and how likely each is; shares sum to 1."""

    values: tuple[float, ...]
    shares: tuple[float, ...]

    def least(self, value: float) -> float:
        """How likely the figure is at least that."""
        return min(math.fsum(self.shares[bisect_left(self.values, value) :]), 1.0)

    def most(self, value: float) -> float:
        """How likely the figure is at most that."""
        return min(math.fsum(self.shares[: bisect_right(self.values, value)]), 1.0)


class Lottery(NamedTuple):
    """The finite amounts of which one comes, with the share of each; what they lack to 1 is an infinite amount."""

    values: np.ndarray
    shares: np.ndarray


Part = tuple[int, np.ndarray]
"""The first point of a grid, and the shares from there on."""


def distribution(
    base: float, amounts: Sequence[float], shares: Sequence[float], together: Sequence[int] = (), *, up: bool
) -> Distribution:
    """How `base` plus the amounts that come is distributed.

    Each amount (0 or more; infinite where nothing bounds it) comes with its share. Amounts with the same number in
    `together` rise and fall together: one uniform draw decides them all (comonotone), and the most likely come first;
    a negative number stands for itself. Those groups are independent of each other. `up` says to which side sums are
    rounded where a grid is needed.
    """
    sums, odds = np.asarray(amounts, float), np.asarray(shares, float)
    possible = (sums > 0) & (odds > 0)
    certain = possible & (odds >= 1)
    base += float(sums[certain].sum())
    open_ = possible & ~certain
    if np.isinf(base) or not open_.any():
        return Distribution((round(base, DECIMALS),), (1.0,))
    groups = np.where(open_, np.asarray(together), -1) if len(together) else np.full(len(sums), -1)
    single = open_ & ((groups < 0) | ~_repeated(groups))
    bounded = single & np.isfinite(sums)
    lotteries = [
        _comonotone(sums[groups == group], odds[groups == group]) for group in np.unique(groups[open_ & ~single])
    ]
    finite = float(np.prod(1 - odds[single & ~bounded])) * float(np.prod([each.shares.sum() for each in lotteries]))
    values, found = _sums(sums[bounded], odds[bounded], lotteries, up)
    found = found * (finite / found.sum())
    some = found > 0
    values, found = np.round(values[some] + base, DECIMALS), found[some]
    if finite < 1:
        values, found = np.append(values, np.inf), np.append(found, 1 - finite)
    return Distribution(tuple(values.tolist()), tuple(found.tolist()))


def divided(given: Distribution, by: float) -> Distribution:
    """Every value over a divisor (0 or more, or infinite); over 0 nothing bounds it."""
    if by == 0:
        return Distribution((np.inf,), (1.0,))
    return given if by == 1 else merged(np.array(given.values) / by, given.shares)


def merged(values: np.ndarray, shares: Sequence[float] | np.ndarray) -> Distribution:
    """The distribution with each value once."""
    different, place = np.unique(values, return_inverse=True)
    summed = np.bincount(place, weights=np.asarray(shares), minlength=len(different))
    return Distribution(tuple(different.tolist()), tuple(summed.tolist()))


def within(low: Distribution, high: Distribution, bottom: float, top: float | None) -> tuple[float, float]:
    """How likely a figure is to lie from `bottom` to `top` (None: no upper end), if all that is known is that it is no
    less than one distribution and no more than the other: from at least to at most."""
    if top is None:
        return low.least(bottom), high.least(bottom)
    below, below_at_least = 1 - low.least(bottom), 1 - high.least(bottom)
    up_to, up_to_at_most = high.most(top), low.most(top)
    return max(0.0, up_to - below), min(1.0, max(0.0, up_to_at_most - below_at_least))


def _repeated(groups: np.ndarray) -> np.ndarray:
    """Which numbers stand there more than once."""
    _, place, count = np.unique(groups, return_inverse=True, return_counts=True)
    return count[place] > 1


def _comonotone(amounts: np.ndarray, odds: np.ndarray) -> Lottery:
    """One draw for all: the amounts whose share is above it come. So the sums are those of the most likely first."""
    order = np.argsort(-odds, kind="stable")
    sums = np.concatenate([[0.0], np.cumsum(amounts[order])])
    edges = np.concatenate([[1.0], odds[order], [0.0]])
    shares = edges[:-1] - edges[1:]
    kept = np.isfinite(sums) & (shares > 0)
    return Lottery(sums[kept], shares[kept])


def _sums(amounts: np.ndarray, odds: np.ndarray, lotteries: list[Lottery], up: bool) -> tuple[np.ndarray, np.ndarray]:
    """The sums of single amounts and lotteries, and the share of each."""
    every = np.concatenate([amounts, *(each.values for each in lotteries)])
    top = float(amounts.sum() + sum(each.values[-1] for each in lotteries))
    if not top:
        return np.zeros(1), np.array([np.prod([each.shares.sum() for each in lotteries])])
    if measure := _measure(every, top, len(amounts) + sum(len(each.values) - 1 for each in lotteries)):
        return _on_grid(_blocks(amounts, odds), lotteries, measure, np.round)
    order = np.argsort(amounts)  # equal amounts side by side have few different sums
    singles = (
        Lottery(np.array([0.0, amount]), np.array([1 - share, share]))
        for amount, share in zip(amounts[order].tolist(), odds[order].tolist(), strict=True)
    )
    different = len(np.unique(np.round(amounts, DECIMALS)))  # n amounts have n (n + 1) / 2 + 1 sums or more
    few = different * (different + 1) // 2 < MOST_ATOMS
    if few and (exact := _exact(chain(singles, lotteries))) is not None:
        return exact
    return _on_grid(_blocks(amounts, odds), lotteries, top / GRID_CELLS, np.ceil if up else np.floor)


def _measure(values: np.ndarray, top: float, count: int) -> float:
    """The greatest common measure of whole amounts, if the sums are few enough multiples of it; else 0."""
    if np.any(values != np.floor(values)) or top > 2**53:
        return 0.0
    measure = float(np.gcd.reduce(values.astype(np.int64)))
    return measure if top / measure <= max(GRID_CELLS, count) else 0.0


def _exact(lotteries: Iterable[Lottery]) -> tuple[np.ndarray, np.ndarray] | None:
    """Every different sum with its share, or None where there are too many."""
    values: np.ndarray = np.zeros(1)
    shares: np.ndarray = np.ones(1)
    for lottery in lotteries:
        if len(values) > MOST_ATOMS:
            return None
        sums = np.round(np.add.outer(values, lottery.values).ravel(), DECIMALS)
        values, place = np.unique(sums, return_inverse=True)
        shares = np.bincount(place, weights=np.multiply.outer(shares, lottery.shares).ravel())
    return (values, shares) if len(values) <= MOST_ATOMS else None


def _blocks(amounts: np.ndarray, odds: np.ndarray) -> Lottery:
    """The sums of every `BLOCK` amounts with their shares: rounding these errs less than rounding each amount.
    One row a block."""
    lacking = -len(amounts) % BLOCK
    amounts = np.append(amounts, np.zeros(lacking)).reshape(-1, BLOCK)
    odds = np.append(odds, np.zeros(lacking)).reshape(-1, BLOCK)
    values, shares = np.zeros((len(amounts), 1)), np.ones((len(amounts), 1))
    for amount, odd in zip(amounts.T[:, :, None], odds.T[:, :, None], strict=True):
        values = np.hstack([values, values + amount])
        shares = np.hstack([shares * (1 - odd), shares * odd])
    return Lottery(values, shares)


def _on_grid(
    blocks: Lottery, lotteries: Iterable[Lottery], step: float, rounded: Callable[[np.ndarray], np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """The sums of all as multiples of a step: convolved two by two, the short ones first."""

    def cells(values: np.ndarray) -> np.ndarray:
        return rounded(np.round(values / step, 9)).astype(int)  # 3 steps may be 3.0000000000000004

    points = cells(blocks.values)
    width = int(points.max(initial=0)) + 1
    points += width * np.arange(len(points))[:, None]
    side_by_side = np.bincount(points.ravel(), weights=blocks.shares.ravel(), minlength=width * len(points))
    rows = [
        _all(side_by_side.reshape(-1, width)),
        *(np.bincount(cells(each.values), each.shares) for each in lotteries),
    ]
    parts: list[Part] = sorted(((0, row) for row in rows), key=lambda part: len(part[1]))
    while len(parts) > 1:
        pairs = zip(parts[::2], parts[1::2], strict=False)
        last = parts[-1:] if len(parts) % 2 else []
        parts = [*(_convolved(one, other) for one, other in pairs), *last]
    first, shares = parts[0]
    return (first + np.arange(len(shares))) * step, shares


def _all(rows: np.ndarray) -> np.ndarray:
    """Rows of equal width convolved, two by two, each level at once."""
    if not len(rows):
        return np.ones(1)
    while len(rows) > 1:
        if len(rows) % 2:
            rows = np.vstack([rows, np.eye(1, rows.shape[1])])  # nothing, for certain
        one, other, width = rows[::2], rows[1::2], rows.shape[1]
        if width <= SHORT:
            rows = np.zeros((len(one), 2 * width - 1))
            for place in range(width):
                rows[:, place : place + width] += one[:, place : place + 1] * other
        elif width < LONG:
            rows = np.array([np.convolve(*pair) for pair in zip(one, other, strict=True)])
        else:
            rows = _by_fourier(one, other)
        rows[rows < NEGLIGIBLE] = 0
    return rows[0, : int(np.flatnonzero(rows[0])[-1]) + 1]


def _by_fourier(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The convolution along the last axis, to about 1e-16."""
    length = one.shape[-1] + other.shape[-1] - 1
    size = _fast(length)
    return np.fft.irfft(np.fft.rfft(one, size) * np.fft.rfft(other, size), size)[..., :length]


def _fast(length: int) -> int:
    """The least size from that length on that a Fourier transform takes little time for: a power of two times 1, 3, 5,
    9 or 15."""
    return min(odd << max(0, (-(-length // odd) - 1).bit_length()) for odd in (1, 3, 5, 9, 15))


def _convolved(one: Part, other: Part) -> Part:
    """The sum of two independent parts."""
    (first, a), (second, b) = one, other
    shares = np.convolve(a, b) if min(len(a), len(b)) < LONG else _by_fourier(a, b)
    shares[shares < NEGLIGIBLE] = 0
    some = np.flatnonzero(shares)
    return first + second + int(some[0]), shares[some[0] : some[-1] + 1]
