"""An edition ready to be queried, whichever engine holds it."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pandas as pd

Bound = Mapping[str, Any]
Kept = TypeVar("Kept")

MOST_KEPT = 40  # a goal with conditions of its own keeps two


@dataclass(frozen=True)
class Mounted:
    """`frame` and `rows` answer one SELECT with its parameters; any number of threads may call them at once. `close`
    frees the memory; afterwards neither may be called. `small` says that what is worked out over all projects may be
    kept; `kept` holds it."""

    frame: Callable[[str, Bound], pd.DataFrame]
    rows: Callable[[str, Bound], list[tuple]]
    close: Callable[[], None]
    small: bool
    kept: dict[Hashable, Any] = field(default_factory=dict, compare=False)


def keep(mounted: Mounted, key: Hashable, make: Callable[[], Kept]) -> Kept:
    """What was kept under that key, made now if it was not: an edition never changes. Two threads may both make it."""
    if key not in mounted.kept:
        if len(mounted.kept) >= MOST_KEPT:
            mounted.kept.clear()
        mounted.kept[key] = make()
    kept: Kept = mounted.kept[key]
    return kept
