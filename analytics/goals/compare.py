"""Two sets of verdicts side by side: what a publication would do to each goal."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.goals.verdict import Verdict


@dataclass(frozen=True)
class Move:
    """One goal before and after; None where it is not there (a goal added or removed)."""

    goal_id: str
    before: Verdict | None
    after: Verdict | None

    @property
    def moved(self) -> bool:
        """Whether a reader would see a difference: figure, target, status, certainty or missing cells."""
        return _seen(self.before) != _seen(self.after)


def moves(before: Sequence[Verdict], after: Sequence[Verdict]) -> tuple[Move, ...]:
    """Every goal of either side, those of `after` first in their order, then the removed ones."""
    old = {verdict.goal.goal_id: verdict for verdict in before}
    new = {verdict.goal.goal_id: verdict for verdict in after}
    return tuple(Move(goal_id, old.get(goal_id), new.get(goal_id)) for goal_id in [*new, *_gone(old, new)])


def headline_moved(before: Verdict, after: Verdict) -> bool:
    """Whether figure, status or target of a goal are others than before: what a card says of it."""
    headlines = [(each.interval, each.status, each.goal.target) for each in (before, after)]
    return headlines[0] != headlines[1]


def _gone(old: dict[str, Verdict], new: dict[str, Verdict]) -> list[str]:
    return [goal_id for goal_id in old if goal_id not in new]


def _seen(verdict: Verdict | None) -> object:
    if verdict is None:
        return None
    envelope = verdict.envelope and (verdict.envelope.interval, verdict.envelope.limit, verdict.envelope.certainty)
    cells = frozenset((cell.table, cell.column, tuple(cell.row.items())) for cell in verdict.missing)
    return verdict.interval, verdict.goal.target, verdict.status, verdict.certainty, verdict.as_of, envelope, cells
