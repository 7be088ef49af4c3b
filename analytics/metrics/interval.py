"""A figure that blanks keep open."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Interval:
    """Every value a figure can have, whatever the blanks hold. `high` is None where nothing bounds it from above.
    `known` is the figure over the known cells alone (for a ratio: None where it is not defined)."""

    low: float
    high: float | None
    known: float | None

    @property
    def certain(self) -> bool:
        """Whether no blank can move the figure."""
        return self.high is not None and self.low == self.high
