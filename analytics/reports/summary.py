"""The strategy in a few sentences: what somebody reads who reads nothing else."""

from collections import Counter
from collections.abc import Sequence

from analytics.charts.causes import enumeration, lower
from analytics.goals.missing import cell_key
from analytics.goals.rollup import rollup
from analytics.goals.verdict import Status, Verdict
from analytics.i18n import text
from analytics.i18n.formats import percent

GRAVITY: tuple[Status, ...] = (
    "missed", "at_risk", "overdue", "behind", "cannot_yet_tell", "no_data", "not_started", "on_track", "achieved",
)  # fmt: skip
"""The statuses, those that ask most of somebody first."""
GRAVE = frozenset(GRAVITY[:4])
"""Those of which the goals are named."""
MOST_NAMED = 4

Strip = tuple[tuple[str, str, int], ...]


def strip(verdicts: Sequence[Verdict], language: str) -> Strip:
    """Status code, words and number of goals, in order of gravity; only the statuses there are."""
    count = Counter(verdict.status for verdict in verdicts)
    return tuple((status, text(language, f"status-{status}"), count[status]) for status in GRAVITY if count[status])


def summary(verdicts: Sequence[Verdict], language: str, whole: bool) -> tuple[str, ...]:
    """How many goals there are and how they stand; which of them are in the red; how far they have come together; what
    is certain and what is open; what is missing. `whole`: these are all the goals of the strategy."""
    if not verdicts:
        return (text(language, "report-no-goals"),)
    return (
        _standing(verdicts, language, whole),
        *_named(verdicts, language),
        *(_together(verdicts, language) if whole else ()),
        _certainty(verdicts, language),
        _missing(verdicts, language),
    )


def missing_in_all(verdicts: Sequence[Verdict]) -> tuple[int, bool]:
    """How many different blank cells keep these goals open, and whether there may be more: of very many only the first
    are listed for each goal."""
    listed = {cell_key(cell) for verdict in verdicts for cell in verdict.missing}
    more = any(verdict.missing_count > len(verdict.missing) for verdict in verdicts)
    return max(len(listed), *(verdict.missing_count for verdict in verdicts), 0), more


def _standing(verdicts: Sequence[Verdict], language: str, whole: bool) -> str:
    each = [text(language, f"report-count-{status}", count=count) for status, _, count in strip(verdicts, language)]
    there = {verdict.goal.goal_id for verdict in verdicts}
    below = sum(verdict.goal.parent in there for verdict in verdicts)
    return text(
        language,
        "report-standing" if whole else "report-standing-some",
        count=len(verdicts),
        below=below,
        statuses=enumeration(language, each),
    )


def _named(verdicts: Sequence[Verdict], language: str) -> tuple[str, ...]:
    """The goals in the red by name, gravest first; () where none is."""
    grave = sorted((each for each in verdicts if each.status in GRAVE), key=lambda each: GRAVITY.index(each.status))
    if not grave:
        return ()
    said = [
        text(
            language,
            "report-named",
            title=each.goal.title(language),
            status=lower(text(language, f"status-{each.status}")),
        )
        for each in grave[:MOST_NAMED]
    ]
    if len(grave) > MOST_NAMED:
        said.append(text(language, "narrative-more", count=len(grave) - MOST_NAMED))
    return (text(language, "report-grave", goals=enumeration(language, said)),)


def _together(verdicts: Sequence[Verdict], language: str) -> tuple[str, ...]:
    """How far the goals have come, weighted; () where that is not defined."""
    strategy = rollup(verdicts)[0]
    if not strategy.children:
        return ()
    low, high = percent(language, strategy.low, 0), percent(language, strategy.high, 0)
    return (text(language, "report-together" if low == high else "report-together-between", low=low, high=high),)


def _certainty(verdicts: Sequence[Verdict], language: str) -> str:
    count = Counter(verdict.certainty for verdict in verdicts)
    met, missed, left = count["met"], count["missed"], count["open"]
    if not left:
        return text(language, "report-all-certain", met=met, missed=missed)
    if not met and not missed:
        return text(language, "report-all-open", count=left)
    return text(language, "report-certainty", met=met, missed=missed, open=left)


def _missing(verdicts: Sequence[Verdict], language: str) -> str:
    count, more = missing_in_all(verdicts)
    if not count:
        return text(language, "report-missing-none")
    return text(language, "report-missing-many" if more else "report-missing", count=count)
