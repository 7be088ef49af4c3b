"""Which projects meet a goal's conditions, or could: single conditions as SQL answers them, put together by Kleene's
*and* and *or* (of no, maybe, yes the least and the greatest)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analytics.engine import Mounted, keep_large, query

NO, MAYBE, YES = np.uint8(0), np.uint8(1), np.uint8(2)

MOST_AT_ONCE = 50
"""Single conditions in one query: its answer has a row for each of them and project."""


@dataclass(frozen=True)
class Conditions:
    """Which projects count at all; amounts in EUR, None or () where there is no such condition."""

    minimum_project_budget: float | None = None
    own_contribution_limit: float | None = None
    focus_areas: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()


class Excluded(NamedTuple):
    """Something that the metric would count but the goal's conditions certainly rule out; `conditions` names those it
    fails: minimum_project_budget, own_contribution_limit, focus_areas, programmes."""

    key: str
    label: str
    conditions: tuple[str, ...]


EVERY_PROJECT = Conditions()
LISTS = {
    "minimum_project_budget": "minimum_project_budgets",
    "own_contribution_limit": "own_contribution_limits",
    "focus_areas": "focus_areas",
    "programmes": "programmes",
}
"""The parameter of `sql/meets.sql` that lists what each condition is to ask for."""

Single = tuple[str, float | str]
"""The name of a condition, and the amount or one of the values it asks for."""


class Meeting(NamedTuple):
    """How the projects stand to conditions. Each array has an element a project, in the order of `ids`, and a last one
    for what belongs to no project and so is there in any case."""

    ids: pd.Index
    level: np.ndarray  # NO, MAYBE or YES
    failed: np.ndarray  # bit n: fails condition n of LISTS on its own
    blanks: np.ndarray  # of those that could: the place in `words` of the cells that would settle it
    words: tuple[str, ...]  # the first is ''


class Tested(NamedTuple):
    """How the projects stand to one single condition; as in `Meeting`."""

    level: np.ndarray
    blanks: np.ndarray


class Known(NamedTuple):
    """What was asked of single conditions so far. `ids` is sorted, so that it is the same whoever asks first."""

    ids: pd.Index
    tested: dict[Single, Tested]
    words: tuple[str, ...]


NOTHING_KNOWN = Known(pd.Index([], dtype="str"), {}, ("",))


def set_conditions(conditions: Conditions) -> dict[str, list[Single]]:
    """The conditions that are set, each as the single ones of which a project has to meet one."""
    values = {name: getattr(conditions, name) for name in LISTS}
    singles = {name: value if isinstance(value, tuple) else (value,) for name, value in values.items()}
    return {
        name: [(name, each) for each in several] for name, several in singles.items() if several not in ((), (None,))
    }


def meeting(mounted: Mounted, conditions: Conditions) -> Meeting:
    """How the projects of the edition stand to the conditions."""
    return keep_large(mounted, "meeting", conditions, lambda: _together(_known(mounted, [conditions]), conditions))


def ask_conditions(mounted: Mounted, every: Iterable[Conditions]) -> None:
    """Asks for many conditions at once, where the answers are kept."""
    asked = list(every)
    if mounted.keeps != "last" and any(set_conditions(conditions) for conditions in asked):
        _known(mounted, asked)


def _known(mounted: Mounted, every: Iterable[Conditions]) -> Known:
    """What is known of all the single conditions of these; asked now where it was not yet."""
    singles = (each for conditions in every for several in set_conditions(conditions).values() for each in several)
    wanted = list(dict.fromkeys(singles))
    if mounted.keeps == "last":
        return _asked(mounted, NOTHING_KNOWN, wanted)
    known: Known = mounted.kept.get("conditions", NOTHING_KNOWN)
    new = [single for single in wanted if single not in known.tested]
    for start in range(0, len(new), MOST_AT_ONCE):
        known = _asked(mounted, known, new[start : start + MOST_AT_ONCE])
    mounted.kept["conditions"] = known
    return known


def _asked(mounted: Mounted, known: Known, singles: Sequence[Single]) -> Known:
    """What is known, and how the projects stand to further single conditions."""
    lists: dict[str, Any] = {LISTS[name]: [value for of, value in singles if of == name] for name in LISTS}
    found = query(mounted, "meets", **lists)
    # as numbers: the answer has very many rows, and few different words
    condition, names = pd.factorize(found["condition"].array)
    number = {name: n for n, name in enumerate(names.tolist())}
    row_of, projects = pd.factorize(found["project_id"].array)
    ids = known.ids if len(known.ids) else pd.Index(np.sort(projects.to_numpy(object)))
    project = ids.get_indexer(pd.Index(projects))[row_of]
    level = np.where(found["meets"].isna(), MAYBE, YES)
    place, blanks = pd.factorize(found["blanks"].fillna("").array)
    words = (*known.words, *(blank for blank in blanks.tolist() if blank not in known.words))
    word = np.array([words.index(blank) for blank in blanks.tolist()], np.int32)[place]
    tested = dict(known.tested)
    for name in (name for name, parameter in LISTS.items() if lists[parameter]):
        rows, values = np.flatnonzero(condition == number.get(name, -1)), lists[LISTS[name]]
        levels = np.full((len(values), len(ids) + 1), NO)
        cells = np.zeros((len(values), len(ids) + 1), np.int32)
        asked = found["value" if name in ("focus_areas", "programmes") else "amount"]
        at = pd.Index(values).get_indexer(pd.Index(asked.iloc[rows]))
        levels[at, project[rows]], cells[at, project[rows]] = level[rows], word[rows]
        tested |= {(name, value): Tested(levels[n], cells[n]) for n, value in enumerate(values)}
    return Known(ids, tested, words)


def _together(known: Known, conditions: Conditions) -> Meeting:
    """The single conditions put together."""
    size = len(known.ids) + 1
    level, failed, blanks = np.full(size, YES), np.zeros(size, np.uint8), np.zeros(size, np.int64)
    parts = []
    for name, singles in set_conditions(conditions).items():
        one = np.max([known.tested[single].level for single in singles], axis=0)  # one of the values is enough
        cells = np.max([known.tested[single].blanks for single in singles], axis=0)
        level = np.minimum(level, one)
        failed |= np.where(one == NO, np.uint8(1 << list(LISTS).index(name)), np.uint8(0))
        parts.append(np.where(one == MAYBE, cells, 0))
    level[-1], failed[-1] = YES, 0
    for part in parts:
        blanks = blanks * len(known.words) + part
    blanks[level != MAYBE] = 0
    codes, place = np.unique(blanks, return_inverse=True)  # the first is 0: the last element names no cell
    return Meeting(known.ids, level, failed, place, tuple(_cells(int(code), known.words, len(parts)) for code in codes))


def _cells(code: int, words: tuple[str, ...], parts: int) -> str:
    """The cells that a combination of blanks names, in the order of the conditions."""
    digits = [code // len(words) ** power % len(words) for power in reversed(range(parts))]
    return ";".join(words[digit] for digit in digits if digit)
