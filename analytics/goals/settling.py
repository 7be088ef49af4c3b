"""The smallest set of blank cells that settles a verdict: one choice for each project, the cheapest that gives what is
wanted.

Each project offers a few ways: leave it, rule it out by one of its open conditions, confirm all of them, and fix an
amount at the least it can be, or as high as it takes. The cheapest choice, one way each, is a knapsack over what the
verdict wants (a sum to reach, a ceiling to keep), solved exactly up to `MOST_WEIGHED` open projects and beyond that
greedily (exact where each project weighs the same, as in a count of projects).
"""

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from analytics.goals.confirming import Way
from analytics.goals.fillings import Amount, Cell, Cells, together
from analytics.goals.wants import Range, Want

MOST_WEIGHED = 60
"""Open projects among which the smallest set is searched exactly."""

MOST_STATES = 400
"""Sums that are kept side by side in that search, for each number of cells."""

UNLIMITED = 1e15
"""EUR, as much as it takes; finite, so that sums stay defined."""

LITTLE = 0.01
"""EUR, hardly anything, but not nothing: a ratio with 0 below is not defined."""

Openness = tuple[Sequence[Amount], Sequence[Way]]
"""What a project adds, and its open conditions."""


class Choice(NamedTuple):
    """One way to deal with a project: the cells to fill, and what it then adds to each want. `free`: and any amount
    more to the figure, at both ends alike."""

    cells: frozenset[Cell]
    adds: tuple[float, ...]
    free: bool


class State(NamedTuple):
    """Some choices made: what they add to each want, whether an amount is still free, and the cells to fill."""

    adds: tuple[float, ...]
    free: bool
    cells: frozenset[Cell]


def settle(open_to: Sequence[Openness], certain: Sequence[Range], wants: Sequence[Want]) -> Cells:
    """The smallest set that gives all that is wanted, on top of what is certain; None where no filling does."""
    settled = list(_adds(wants, certain)[0])
    open_projects: list[list[Choice]] = []
    for amounts, conditions in open_to:
        choices = _choices(amounts, conditions, wants)
        if len(choices) == 1 and not choices[0].cells:
            settled = [one + other for one, other in zip(settled, choices[0].adds, strict=True)]
        else:
            open_projects.append(choices)
    solve = _exactly if len(open_projects) <= MOST_WEIGHED else _greedily
    return solve(open_projects, wants, tuple(settled))


# --- ways to deal with a project ---


def _choices(amounts: Sequence[Amount], conditions: Sequence[Way], wants: Sequence[Want]) -> list[Choice]:
    """The ways that are worth it: of two that cost the same, not the one that is worse for every want."""
    found = [Choice(cells, *_adds(wants, ranges)) for cells, ranges in _ways(amounts, conditions)]
    return _worthwhile(found) if len(found) > 1 else found


def _ways(amounts: Sequence[Amount], conditions: Sequence[Way]) -> Iterator[tuple[frozenset[Cell], list[Range]]]:
    """The cells of each way, and what the project then adds."""
    ruled_out = [each.no for each in conditions if each.no is not None]
    if ruled_out:
        yield min(ruled_out, key=len), [Range(amount.side, 0.0, 0.0, False) for amount in amounts]
    confirmable = all(each.yes is not None for each in conditions)
    confirmed = together(each.yes for each in conditions)
    certain = confirmable and not confirmed
    for fills in product(*map(_fillings, amounts)):
        filled = together(cells for cells, _ in fills)
        if confirmable:
            yield filled | confirmed, [part for _, part in fills]
        if not certain:
            yield filled, [part._replace(low=0.0, free=False) for _, part in fills]


def _fillings(amount: Amount) -> Iterator[tuple[frozenset[Cell], Range]]:
    """The amount left as it is, at its lowest, and free."""
    yield frozenset(), Range(amount.side, amount.low, amount.high, False)
    if amount.least is not None:
        yield amount.least, Range(amount.side, amount.low, amount.low, False)
    if amount.exact is not None:
        yield amount.exact, Range(amount.side, amount.low, amount.low, True)
    if amount.much is not None and amount.much != amount.exact:
        yield amount.much, Range(amount.side, amount.low, math.inf, True)


def _adds(wants: Sequence[Want], ranges: Sequence[Range]) -> tuple[tuple[float, ...], bool]:
    """What the ranges add to each want. A free amount is as high as it helps: without end where all wants agree, and
    left open (True) where a figure has both a floor and a ceiling."""
    between = {1, -1} <= {want.raises for want in wants}
    left_open = [between and part.free and part.side == "numerator" and not math.isinf(part.high) for part in ranges]
    adds = tuple(
        sum(want.add(part) if is_open else _add(want, part) for part, is_open in zip(ranges, left_open, strict=True))
        for want in wants
    )
    return adds, any(left_open)


def _add(want: Want, part: Range) -> float:
    if not part.free:
        return want.add(part)
    amounts = (max(part.low, LITTLE), UNLIMITED)
    return max(want.add(part._replace(low=each, high=max(each, part.high))) for each in amounts)


def _worthwhile(choices: Sequence[Choice]) -> list[Choice]:
    kept: list[Choice] = []
    for one in sorted(choices, key=lambda each: (len(each.cells), [-add for add in each.adds], not each.free)):
        if not any(_as_good(other, one) for other in kept):
            kept.append(one)
    return kept


def _as_good(one: Choice | State, other: Choice | State) -> bool:
    return one.free >= other.free and _no_worse(one.adds, other.adds)


# --- the cheapest choice, one for each project ---


def _exactly(
    projects: Sequence[Sequence[Choice]], wants: Sequence[Want], settled: tuple[float, ...]
) -> frozenset[Cell] | None:
    """Of all sums that can be had with so many cells, those that no other beats in every want (a Pareto front)."""
    fronts: dict[int, list[State]] = {0: [State(settled, False, frozenset())]}
    for choices in projects:
        following: dict[int, list[State]] = {}
        for states in fronts.values():
            for state in states:
                for choice in choices:
                    cells = state.cells | choice.cells
                    adds = tuple(a + b for a, b in zip(state.adds, choice.adds, strict=True))
                    following.setdefault(len(cells), []).append(State(adds, state.free or choice.free, cells))
        fronts = {cost: _front(states) for cost, states in following.items()}
    for cost in sorted(fronts):
        for state in fronts[cost]:
            if _satisfied(wants, state.adds, state.free):
                return state.cells
    return None


def _front(states: list[State]) -> list[State]:
    kept: list[State] = []
    for one in sorted(states, key=lambda each: (each.adds, each.free), reverse=True):
        if not any(_as_good(each, one) for each in kept):
            kept.append(one)
    return kept[:MOST_STATES]


def _satisfied(wants: Sequence[Want], adds: Sequence[float], free: bool) -> bool:
    extra = 0.0
    if free:  # what the floor still lacks is added to the floor and taken from the ceiling
        extra = max([want.need - add for want, add in zip(wants, adds, strict=True) if want.raises == 1] + [0.0])
    sums = [add + extra * want.raises for want, add in zip(wants, adds, strict=True)]
    return all(
        total > want.need if want.strict else total >= want.need - 1e-9 * abs(want.need)
        for want, total in zip(wants, sums, strict=True)
    )


def _greedily(
    projects: Sequence[Sequence[Choice]], wants: Sequence[Want], settled: tuple[float, ...]
) -> frozenset[Cell] | None:
    """First what has to be bounded is, as cheaply as can be; then each want in turn takes the choice that adds most
    for each cell and harms no other."""
    current = [next((each for each in choices if _is_bounded(each)), choices[0]) for choices in projects]
    sums = [sum(adds) for adds in zip(settled, *(each.adds for each in current), strict=True)]
    for place in range(len(wants)):
        done = set[int]()
        for row, choice in _upgrades(projects, current, place):
            if _satisfied(wants[place : place + 1], sums[place : place + 1], False):
                break
            if row not in done:
                done.add(row)
                sums = [total + new - old for total, new, old in zip(sums, choice.adds, current[row].adds, strict=True)]
                current[row] = choice
    if not _satisfied(wants, sums, any(choice.free for choice in current)):
        return None
    return together(choice.cells for choice in current)


def _is_bounded(choice: Choice) -> bool:
    return math.inf not in map(abs, choice.adds)


def _upgrades(projects: Sequence[Sequence[Choice]], current: Sequence[Choice], place: int) -> list[tuple[int, Choice]]:
    """The choices that add to one want and harm no other, with their project: what adds most for a cell first."""
    found = [
        ((now.adds[place] - choice.adds[place]) / max(len(choice.cells) - len(now.cells), 0.5), row, number)
        for row, (choices, now) in enumerate(zip(projects, current, strict=True))
        for number, choice in enumerate(choices)
        if choice.adds[place] > now.adds[place] and _no_worse(choice.adds, now.adds)
    ]
    return [(row, projects[row][number]) for _, row, number in sorted(found)]


def _no_worse(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(map(float.__ge__, one, other))
