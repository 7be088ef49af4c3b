"""An edition ready to be queried, whichever engine holds it."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

import pandas as pd

Bound = Mapping[str, Any]
Kept = TypeVar("Kept")

MOST_KEPT = 400  # a goal with conditions of its own keeps one

Keeps = Literal["all", "asked", "last"]
"""What is remembered of the answers over all projects: those of every metric, fetched at once (a small edition, where
asking takes longer than answering); those that were asked for; or (a large edition) only the last one of each kind."""


@dataclass(frozen=True)
class Mounted:
    """`frame` and `rows` answer one SELECT with its parameters; any number of threads may call them at once. `close`
    frees the memory; afterwards neither may be called. `kept` holds what `keep` remembers."""

    frame: Callable[[str, Bound], pd.DataFrame]
    rows: Callable[[str, Bound], list[tuple]]
    close: Callable[[], None]
    keeps: Keeps
    kept: dict[Hashable, Any] = field(default_factory=dict, compare=False)


def keep(mounted: Mounted, key: Hashable, make: Callable[[], Kept]) -> Kept:
    """What was kept under that key, made now if it was not: an edition never changes. Two threads may both make it."""
    found: tuple[Kept] | None = mounted.kept.get(key)
    if found is None:
        if len(mounted.kept) >= MOST_KEPT:
            mounted.kept.clear()
        found = (make(),)
        mounted.kept[key] = found
    return found[0]


def keep_large(mounted: Mounted, kind: str, key: Hashable, make: Callable[[], Kept]) -> Kept:
    """The same for what is as long as the edition has projects: of a large edition only the last of each kind."""
    if mounted.keeps != "last":
        return keep(mounted, (kind, key), make)
    last: tuple[Hashable, Kept] | None = mounted.kept.get(kind)
    if last is None or last[0] != key:
        mounted.kept.pop(kind, None)  # freed before the next is made
        last = (key, make())
        mounted.kept[kind] = last
    return last[1]
