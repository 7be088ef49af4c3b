"""Amounts with blanks, added up."""

from collections.abc import Iterable
from typing import NamedTuple


class Sum(NamedTuple):
    """An amount in EUR, or hours, with blanks: at least `low`; at most `high`, or unbounded where it is None."""

    low: float = 0.0
    high: float | None = 0.0

    def plus(self, other: "Sum") -> "Sum":
        """Both together."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Sum(self.low + other.low, high)


UNKNOWN = Sum(0.0, None)


def total(parts: Iterable[Sum]) -> Sum:
    """All of them together."""
    whole = Sum()
    for part in parts:
        whole = whole.plus(part)
    return whole
