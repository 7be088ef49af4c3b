"""The keys to an open verdict: the smallest sets of blank cells whose filling could settle it, as met and as missed.

A set is a key if some filling of exactly its cells settles the verdict, whatever the other blanks hold. Each project
(or consultant-year) offers a few ways: leave it, rule it out by one of its open conditions, confirm all of them, and
fix an amount at the least it can be, or as high as it takes. The cheapest choice, one way each, is a knapsack over what
the verdict wants (a sum to reach, a ceiling to keep), solved exactly up to `MOST_WEIGHED` open projects and beyond that
greedily (exact where each project weighs the same, as in a count of projects).

An amount of which only the currency, the date or the rate is blank is taken to be able to become any amount.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from analytics.engine import Mounted
from analytics.goals import pace
from analytics.goals.missing import KNOWN, MOST_LISTED, Directory, cells_behind, directory, rows_behind
from analytics.goals.verdict import Certainty, Goal, Keys, MissingCell
from analytics.metrics.registry import SUB_GOALS

MOST_WEIGHED = 60
"""Open projects among which the smallest set is searched exactly."""

MOST_STATES = 400
"""Sums that are kept side by side in that search, for each number of cells."""

MOST_OPEN = 500
"""Open contributions to a goal up to which its keys are worked out at all."""

FIGURES = "organisation.figures_as_of"
DATES = ("projects.decided_on", "projects.start_date", FIGURES)
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
NOT_WORKED_OUT = Keys(None, None, worked_out=False)


class Asked(NamedTuple):
    """One goal with what was measured. `limit` and `envelope` are those of a total envelope, else None."""

    goal: Goal
    ratio: bool
    certainty: Certainty
    contributions: pd.DataFrame
    limit: float | None
    envelope: pd.DataFrame | None


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


class Choice(NamedTuple):
    """One way to deal with a project: the cells to fill, and what it then adds to each want. `free`: and any amount
    more to the figure, at both ends alike."""

    cells: frozenset[Cell]
    adds: tuple[float, ...]
    free: bool


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


def keys_of(mounted: Mounted, asked: Sequence[Asked]) -> list[Keys]:
    """The keys of each goal, in the order given; of a set only the first `MOST_LISTED` cells."""
    parts = [_parts(each) if each.certainty == "open" else {} for each in asked]
    weighed = {key for each in parts if each and len(each) <= MOST_WEIGHED for key in each}
    there = directory(mounted, sorted(weighed))
    found = [_both(*each, there) for each in zip(asked, parts, strict=True)]
    named = {key for pair in found if pair for cells in pair for key, _, _ in cells or ()} - weighed - {""}
    more = directory(mounted, sorted(named | weighed)) if named else there
    return [Keys(_cells(pair[0], more), _cells(pair[1], more)) if pair else NOT_WORKED_OUT for pair in found]


def _cells(cells: Iterable[Cell] | None, there: Directory) -> tuple[MissingCell, ...] | None:
    if cells is None:
        return None
    found = [cells_behind(there, key, code) for key, code, _ in sorted(cells)[:MOST_LISTED]]
    return tuple(behind[place % len(behind)] for (_, _, place), behind in zip(sorted(cells), found, strict=False))


# --- what is wanted ---


def _both(asked: Asked, parts: Mapping[str, Sequence[Part]] | None, there: Directory) -> tuple[Cells, Cells] | None:
    """The smallest set that settles the goal as met, and as missed; empty where it is, None where none can. None for
    both where too much is open."""
    if asked.certainty == "met":
        return frozenset(), None
    if asked.certainty == "missed":
        return None, frozenset()
    if parts is None:
        return None
    certain, met, missed = _certain(asked), list[Cells](), list[Cells]()
    for figures in _scenarios(parts, there):
        open_to = [_openness(key, of_key, figures, there) for key, of_key in parts.items()]
        met.append(_under(open_to, certain, _met(asked), figures))
        missed += [_under(open_to, certain, wants, figures) for wants in _missed(asked)]
    return _smallest(met), _smallest(missed)


def _smallest(found: Iterable[Cells]) -> Cells:
    return min((cells for cells in found if cells is not None), key=lambda cells: len(cells), default=None)


def _frames(asked: Asked) -> Iterator[tuple[str, pd.DataFrame, np.ndarray]]:
    """The metric of each frame of contributions, the frame, and which of its rows are open."""
    own = f"{asked.goal.metric}_own_contribution"
    for metric, frame in ((asked.goal.metric, asked.contributions), (own, asked.envelope)):
        if frame is not None:
            yield metric, frame, frame["low"].to_numpy(float) != frame["high"].to_numpy(float)


def _parts(asked: Asked) -> dict[str, list[Part]] | None:
    """The open contributions of each project (or consultant-year); None where there are too many, or where the goal is
    measured by its sub-goals, which have keys of their own."""
    if asked.goal.metric == SUB_GOALS:
        return None
    parts: dict[str, list[Part]] = {}
    for metric, frame, is_open in _frames(asked):
        if np.count_nonzero(is_open) > MOST_OPEN:
            return None
        rows = frame[is_open]
        columns = (rows[name].tolist() for name in ("key", "side", "low", "high", "missing", "counts"))
        for key, side, low, high, missing, counts in zip(*columns, strict=True):
            of = side if metric == asked.goal.metric else "envelope"
            top = math.inf if high is None or math.isnan(high) else high
            part = Part(metric, of, low, top, tuple(missing.split(";")) if missing else (), counts == "yes")
            parts.setdefault(key, []).append(part)
    return parts


def _certain(asked: Asked) -> list[Range]:
    """What is certain of each sum."""
    ranges = []
    for metric, frame, is_open in _frames(asked):
        low, sides = frame["low"].to_numpy(float), frame["side"].to_numpy()
        for side in ("numerator", "denominator"):
            total = float(low[~is_open & (sides == side)].sum())
            of = side if metric == asked.goal.metric else "envelope"
            ranges.append(Range(of, total, total, False))
    return ranges


def _met(asked: Asked) -> list[Want]:
    """All of these must hold."""
    bottom, top = pace.bounds(asked.goal)
    wants = []
    if not math.isinf(bottom):
        wants.append(_at_least(bottom, asked.ratio))
    if top is not None:
        wants.append(_at_most(top, asked.ratio))
    if asked.ratio:  # without a denominator it is not defined
        wants.append(Want(lambda part: float(part.side == "denominator" and part.low > 0), 1, False, 0))
    if asked.limit is not None:
        wants.append(Want(lambda part: -part.high if part.side == "envelope" else 0.0, -asked.limit, False, 0))
    return wants


def _missed(asked: Asked) -> list[list[Want]]:
    """Any of these is enough."""
    bottom, top = pace.bounds(asked.goal)
    ways = []
    if not math.isinf(bottom):
        ways.append([_at_most(bottom, asked.ratio, strict=True)])
    if top is not None:
        ways.append([_at_least(top, asked.ratio, strict=True)])
    if asked.limit is not None:
        ways.append([Want(lambda part: part.low if part.side == "envelope" else 0.0, asked.limit, True, 0)])
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


# --- the day of the figures: one cell for all projects ---


class Figures(NamedTuple):
    """What is assumed of the day of the figures: left as it is, filled in with an early day or with a late one."""

    day: str  # '', 'early', 'late'
    cells: frozenset[Cell]


def _scenarios(parts: Mapping[str, Sequence[Part]], there: Directory) -> Iterator[Figures]:
    yield Figures("", frozenset())
    if not any(FIGURES in part.named for of_key in parts.values() for part in of_key):
        return
    blank = max(len(cells_behind(there, "", FIGURES)), 1)
    yield Figures("early", frozenset([("", FIGURES, 0)]))
    yield Figures("late", frozenset(("", FIGURES, place) for place in range(blank)))


# --- ways to deal with a project ---


Openness = tuple[list[Amount], list[tuple["Way", "Way"]]]
"""What a project adds, and its open conditions."""


def _openness(key: str, parts: Sequence[Part], figures: Figures, there: Directory) -> Openness:
    return _amounts(key, parts, there), _conditions(key, parts, figures, there)


def _under(open_to: Sequence[Openness], certain: Sequence[Range], wants: Sequence[Want], figures: Figures) -> Cells:
    """The smallest set that gives all that is wanted, with what is assumed of the day of the figures."""
    settled = list(_adds(wants, certain)[0])
    open_projects: list[list[Choice]] = []
    for amounts, conditions in open_to:
        choices = _choices(amounts, conditions, wants)
        if len(choices) == 1 and not choices[0].cells:
            settled = [one + other for one, other in zip(settled, choices[0].adds, strict=True)]
        else:
            open_projects.append(choices)
    solve = _exactly if len(open_projects) <= MOST_WEIGHED else _greedily
    cells = solve(open_projects, wants, tuple(settled))
    return None if cells is None else cells | figures.cells


def _choices(
    amounts: Sequence[Amount], conditions: Sequence[tuple["Way", "Way"]], wants: Sequence[Want]
) -> list[Choice]:
    """The ways that are worth it: of two that cost the same, not the one that is worse for every want."""
    found: list[Choice] = []

    def offer(cells: frozenset[Cell], ranges: Sequence[Range]) -> None:
        found.append(Choice(cells, *_adds(wants, ranges)))

    ruled_out = [no for _, no in conditions if no is not None]
    certain = all(yes is not None and not yes for yes, _ in conditions)
    if ruled_out:
        offer(min(ruled_out, key=len), [Range(amount.side, 0.0, 0.0, False) for amount in amounts])
    confirmable = all(yes is not None for yes, _ in conditions)
    confirmed = frozenset[Cell]().union(*(yes for yes, _ in conditions if yes))
    for fills in product(*map(_fillings, amounts)):
        filled = frozenset[Cell]().union(*(cells for cells, _ in fills))
        if confirmable:
            offer(filled | confirmed, [part for _, part in fills])
        if not certain:
            offer(filled, [part._replace(low=0.0, free=False) for _, part in fills])
    return _worthwhile(found) if len(found) > 1 else found


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
    left open (`free`) where a figure has both a floor and a ceiling."""
    between = {1, -1} <= {want.raises for want in wants}
    adds, free = [], False
    for want in wants:
        total = 0.0
        for part in ranges:
            if part.free and part.side == "numerator" and between and not math.isinf(part.high):
                free = True
                total += want.add(part)
            elif part.free:
                least = max(part.low, _LITTLE)
                total += max(
                    want.add(part._replace(low=each, high=max(each, part.high))) for each in (least, _UNLIMITED)
                )
            else:
                total += want.add(part)
        adds.append(total)
    return tuple(adds), free


_UNLIMITED = 1e15
"""EUR, as much as it takes; finite, so that sums stay defined."""

_LITTLE = 0.01
"""EUR, hardly anything, but not nothing: a ratio with 0 below is not defined."""


def _worthwhile(choices: Sequence[Choice]) -> list[Choice]:
    kept: list[Choice] = []
    for one in sorted(choices, key=lambda each: (len(each.cells), [-add for add in each.adds], not each.free)):
        if not any(_as_good(other, one) for other in kept):
            kept.append(one)
    return kept


def _as_good(one: Choice, other: Choice) -> bool:
    return one.free >= other.free and all(a >= b for a, b in zip(one.adds, other.adds, strict=True))


# --- conditions and amounts, read from the codes ---

Way = frozenset[Cell] | None


def _conditions(key: str, parts: Sequence[Part], figures: Figures, there: Directory) -> list[tuple[Way, Way]]:
    """Each open condition of a project: the cells to fill to have it hold, and to have it fail (None: cannot be)."""
    codes = set[str]()
    for part in parts:
        if not part.certain:  # the blanks of an amount come first; named once more, they are those of a condition
            codes.update(code for code in part.named if not _is_amount(part.metric, code) or part.named.count(code) > 1)
    found: list[tuple[Way, Way]] = [
        (_one(key, code), _one(key, code))
        for code in ("projects.role", "projects.focus_area", "projects.programme")
        if code in codes
    ]
    metric = parts[0].metric
    dates = codes & {*DATES, "projects.applied_on", "projects.end_date", "projects.status"}
    if dates:
        found.append(_granted(key, dates, figures) if _of_granted(metric) else _dated(key, dates, figures))
    items = sorted({_item(code) for code in codes if code.startswith("budget_lines.")})
    for item in items:
        large, small, _ = _money(key, item, codes, there)
        found.append((large, small) if item == "project/total_budget" else (small, large))
    if not items and "rates.units_per_euro" in codes:
        found.append((_one(key, "rates.units_per_euro"),) * 2)
    if not any(part.named or part.certain for part in parts):
        found.append((None, None))  # open, and no blank cell says why
    return found


def _of_granted(metric: str) -> bool:
    return not metric.startswith("pipeline") and not metric.endswith(("_completed", "_spent"))


def _granted(key: str, dates: set[str], figures: Figures) -> tuple[Way, Way]:
    """Granted by the day: the status, if it is blank, and one early date; not: a status, or all dates late."""
    blank = [code for code in ("projects.decided_on", "projects.start_date") if code in dates]
    status = _one(key, "projects.status") if "projects.status" in dates else frozenset[Cell]()
    by_date = FIGURES in dates or bool(blank)
    early: Way
    if not by_date or (FIGURES in dates and figures.day == "early"):
        early = frozenset()
    elif blank:
        early = _one(key, blank[0])
    else:
        early = None  # only the day of the figures could say it
    late: Way = None
    if by_date and not (FIGURES in dates and figures.day != "late"):
        late = frozenset((key, code, 0) for code in blank)
    no = min((way for way in (status or None, late) if way is not None), key=len, default=None)
    return None if early is None else early | status, no


def _dated(key: str, dates: set[str], figures: Figures) -> tuple[Way, Way]:
    """The same for what has more dates to it: all of them, which is enough but may be more than it takes."""
    if FIGURES in dates and not figures.day:
        return None, _one(key, "projects.status") if "projects.status" in dates else None
    every = frozenset((key, code, 0) for code in dates if code != FIGURES)
    return every, _one(key, "projects.status") if "projects.status" in dates else every


def _amounts(key: str, parts: Sequence[Part], there: Directory) -> list[Amount]:
    """What the project adds to each sum, several years of one sum taken together."""
    found: dict[str, Amount] = {}
    for part in parts:
        low, least, much, exact = part.low, None, None, None
        if math.isinf(part.high):
            named = {code for code in part.named if _is_amount(part.metric, code)}
            items = sorted({_item(code) for code in named})
            ways = [_money(key, item, named, there) for item in items]
            if ways:
                least = frozenset[Cell]().union(*(way.low for way in ways))
                much = min((way.high for way in ways), key=lambda cells: len(cells))
                exact = min((way.exact | _others(ways, way) for way in ways), key=lambda cells: len(cells))
            low = part.low if part.certain else _known(key, items, part.low, there)
        elif not part.certain and not any(_is_amount(part.metric, code) for code in part.named):
            low = part.high  # known, but it may not count
        amount = Amount(part.side, low, part.high, least, much, exact)
        found[part.side] = _together(found[part.side], amount) if part.side in found else amount
    return list(found.values())


def _others(ways: Sequence["Fill"], chosen: "Fill") -> frozenset[Cell]:
    """The cells that have the other items at their lowest."""
    return frozenset[Cell]().union(*(way.low for way in ways if way is not chosen))


def _known(key: str, items: Sequence[str], low: float, there: Directory) -> float:
    """The known part of a project's amount, which is not in what it adds as long as it may not count."""
    known = dict(zip(KNOWN, there.known.get(key, ()), strict=False))
    return max(low, sum(known.get(item, 0.0) for item in items))


def _together(one: Amount, other: Amount) -> Amount:
    """Two amounts of one sum: both at their lowest, or one of them free."""
    least = _union(one.least, other.least)
    much = _smallest(each for each in (one.much, other.much) if each is not None)
    exact = [_union(each.exact, rest.least) for each, rest in ((one, other), (other, one)) if each.exact is not None]
    return Amount(one.side, one.low + other.low, one.high + other.high, least, much, _smallest(exact))


def _union(one: Cells, other: Cells) -> Cells:
    return other if one is None else one if other is None else one | other


@cache
def _is_amount(metric: str, code: str) -> bool:
    """Whether a blank cell is one of what the metric adds up, not of a condition."""
    if code.startswith(("consultant_hours.", "consultants.")):
        return True
    if not code.startswith("budget_lines."):
        return False
    if metric in AMOUNT_OF:
        return _item(code) in AMOUNT_OF[metric]
    own = code.count("/") > 1 or _item(code) not in ("project/total_budget", "own/own_contribution")
    return own and metric.endswith(("_spent", "_coverage"))


def _item(code: str) -> str:
    """What is filled in together: the scope and item of an amount, or its table."""
    name, _, item = code.partition(":")
    return item or name.partition(".")[0]


class Fill(NamedTuple):
    """The cells to fill to have an amount as high as it takes, as low as it can be, and at just the value it takes."""

    high: frozenset[Cell]
    low: frozenset[Cell]
    exact: frozenset[Cell]


def _money(key: str, item: str, codes: set[str], there: Directory) -> Fill:
    """How an amount is filled in: high by one of its lines, whole; low by the one cell of each line that makes it 0, or
    where its amount is known by all there are; exactly by one line whole and the others at 0."""
    named = [code for code in sorted(codes) if _item(code) == item]
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
    if not lines:
        lines = [{column: (key, code, 0) for column, code in columns.items()}]
    zero = ("amount", "hours", "hourly_rate", "employment_cost", "cofinancing_rate", "flat_rate")
    low = [next(([line[name]] for name in zero if name in line), list(line.values())) for line in lines]
    amounts = [line for line in lines if {"amount", "hours", "hourly_rate", "employment_cost"} & set(line)] or lines
    # without an overhead rate hours bring in as much as it takes already
    high = [
        frozenset(cell for name, cell in line.items() if name != "overhead_rate" or len(line) == 1) for line in amounts
    ]
    exact = [
        frozenset(line.values()).union(*(cells for other, cells in zip(lines, low, strict=True) if other is not line))
        for line in amounts
    ]
    return Fill(
        min(high, key=lambda cells: len(cells)),
        frozenset(cell for cells in low for cell in cells),
        min(exact, key=lambda cells: len(cells)),
    )


def _one(key: str, code: str) -> frozenset[Cell]:
    return frozenset([("" if code == FIGURES else key, code, 0)])


# --- the cheapest choice, one for each project ---


class State(NamedTuple):
    adds: tuple[float, ...]
    free: bool
    cells: frozenset[Cell]


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
        if not any(o.free >= one.free and all(map(float.__ge__, o.adds, one.adds)) for o in kept):
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
    current = [
        next((each for each in choices if math.inf not in map(abs, each.adds)), choices[0]) for choices in projects
    ]
    sums = [
        start + sum(adds)
        for start, adds in zip(settled, zip(*(each.adds for each in current), strict=True), strict=True)
    ]
    for place in range(len(wants)):
        upgrades = sorted(
            (
                (-(choice.adds[place] - now.adds[place]) / max(len(choice.cells) - len(now.cells), 0.5), row, number)
                for row, (choices, now) in enumerate(zip(projects, current, strict=True))
                for number, choice in enumerate(choices)
                if choice.adds[place] > now.adds[place] and all(map(float.__ge__, choice.adds, now.adds))
            ),
        )
        done = set[int]()
        for _, row, number in upgrades:
            if _satisfied(wants[place : place + 1], sums[place : place + 1], False):
                break
            if row not in done:
                done.add(row)
                choice = projects[row][number]
                sums = [total + new - old for total, new, old in zip(sums, choice.adds, current[row].adds, strict=True)]
                current[row] = choice
    if not _satisfied(wants, sums, any(choice.free for choice in current)):
        return None
    return frozenset[Cell]().union(*(choice.cells for choice in current))
