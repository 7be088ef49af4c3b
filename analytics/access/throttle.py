"""Rate limits on guessing: keys, passwords, share tokens. In memory, per process."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

SOURCES = 10_000
"""Sources kept in mind; beyond, the one whose last failure is longest ago is forgotten."""


class Throttle:
    """At most `most` failures within `seconds` for one source; then it has to wait until the earliest of them is that
    long ago. Safe in threads, bounded in memory. `now` gives the time in seconds, from any start."""

    def __init__(self, most: int, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._now = now
        self._lock = threading.Lock()
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()  # the last `most` of each source

    def waits(self, source: str) -> float:
        """Seconds until that source may try again; 0 if it may."""
        with self._lock:
            failures = self._failures.get(source[:200])
            if failures is None or len(failures) < self._most:
                return 0
            return max(0, failures[0] + self._seconds - self._now())

    def failed(self, source: str) -> None:
        """One more failure."""
        source = source[:200]  # an address is far shorter; whoever sends more shares a place
        with self._lock:
            self._failures.setdefault(source, deque(maxlen=self._most)).append(self._now())
            self._failures.move_to_end(source)
            if len(self._failures) > SOURCES:
                self._failures.popitem(last=False)
