"""An edition ready to be queried, whichever engine holds it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

Bound = Mapping[str, Any]


@dataclass(frozen=True)
class Mounted:
    """`frame` and `rows` answer one SELECT with its parameters; any number of threads may call them at once. `close`
    frees the memory; afterwards neither may be called."""

    frame: Callable[[str, Bound], pd.DataFrame]
    rows: Callable[[str, Bound], list[tuple]]
    close: Callable[[], None]
