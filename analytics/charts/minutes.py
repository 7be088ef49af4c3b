"""What changed, in plain words that can be pasted into minutes: from what to what, by which causes, with names."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from analytics.charts import words
from analytics.charts.causes import (
    PER_GOAL,
    cause_words,
    cell_words,
    enumeration,
    envelope_words,
    lower,
    reasons,
    unit_of,
)
from analytics.charts.movements import delta, together
from analytics.charts.words import EURO, SHARE
from analytics.goals.changes import Step, Story, Touched, same_interval
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day

MOST_NAMED = 4
"""Contributions named for one cause; the rest are counted."""
NAMES = ("title", "interpretation", "owner", "source")
"""Columns of a goal that say what it is called and how it is read, not what it asks for."""


class Side(NamedTuple):
    """One end of the comparison: an edition and the as-of date."""

    edition: int
    as_of: date


def paragraph(language: str, stories: Sequence[Story], before: Side, after: Side) -> str:
    """The whole text: what is compared, a line for each goal that moved, one for those that did not."""
    if before.edition == after.edition:
        lead = text(
            language,
            "minutes-lead-dates",
            number=str(after.edition),
            before=day(language, before.as_of, "long"),
            after=day(language, after.as_of, "long"),
        )
    else:
        ends = {"before": _side(language, before), "after": _side(language, after)}
        lead = text(language, "minutes-lead", **ends)
    lines = [lead, *(sentence(language, story) for story in stories if story.moved)]
    same = [quoted(language, story) for story in stories if not story.moved]
    if same:
        lines.append(text(language, "minutes-same", count=len(same), goals=enumeration(language, same)))
    return "\n".join(lines)


def quoted(language: str, story: Story) -> str:
    """The goal's title in quotation marks."""
    return text(language, "minutes-quoted", title=story.goal.title(language))


def sentence(language: str, story: Story) -> str:
    """One goal in one or two sentences, and a further one where its wording changed."""
    title = story.goal.title(language)
    if story.before is None or story.after is None:
        verdict = story.after or story.before
        case = "minutes-goal-new" if story.before is None else "minutes-goal-gone"
        return text(language, case, title=title, figure=_figure(language, verdict), status=_status(language, verdict))
    ends = {"before": _figure(language, story.before), "after": _figure(language, story.after)}
    case = "minutes-still" if same_interval(story.before.interval, story.after.interval) else "minutes-moved"
    parts = [text(language, case, title=title, target=words.target(language, story.after), **ends)]
    if story.before.status == story.after.status:
        parts.append(text(language, "minutes-status-same", status=_status(language, story.after)))
    else:
        both = {"before": _status(language, story.before), "after": _status(language, story.after)}
        parts.append(text(language, "minutes-status", **both))
    causes = [of_step(language, step) for step in story.steps if step.moved and step.cause != "definition"]
    if causes:
        parts.append(text(language, "minutes-causes", causes="; ".join(causes)))
    parts += [goalpost(language, step) for step in story.steps if step.moved and step.cause == "definition"]
    return " ".join(parts)


def of_step(language: str, step: Step) -> str:
    """What one cause did, in words: the contributions it moved, by name, or the cause itself."""
    unit, named = unit_of(step), reasons(language, step)
    if not named:
        found = cause_words(language, step)
        if envelope := envelope_words(language, step):
            found = f"{found}, {envelope}"
        return _bracketed(found, delta(language, step.change, unit))
    told = [_bracketed(each.words, each.change) for each in named[:MOST_NAMED]]
    if len(named) > MOST_NAMED:
        told.append(text(language, "split-more", count=len(named) - MOST_NAMED))
    said = enumeration(language, told) if step.cause in PER_GOAL else "; ".join(told)
    if step.cause in PER_GOAL:
        said = f"{cause_words(language, step)}: {said}"
    in_all = unit == SHARE or len(named) > MOST_NAMED
    return _bracketed(said, together(language, step.change, unit)) if in_all else said


def goalpost(language: str, step: Step) -> str:
    """That the goal's own wording, or the bands it is judged by, changed, and how the same data stand by the old."""
    changed = [cell_words(language, cell) for cell in step.cells if _is_of_meaning(cell)]
    said = text(
        language, "minutes-goalpost", changes=enumeration(language, changed) or text(language, "split-by-definition")
    )
    if step.before is None:
        return said
    ends = {"figure": _figure(language, step.before), "status": _status(language, step.before)}
    return f"{said} {text(language, 'minutes-old-wording', **ends)}"


def _is_of_meaning(cell: Touched) -> bool:
    """Whether a cell of the definition says what the goal asks for, rather than what it is called."""
    return cell.table != "check_ins" and not (cell.column or "").startswith(NAMES)


def _bracketed(said: str, change: str) -> str:
    return f"{said} ({change})" if change else said


def _side(language: str, side: Side) -> str:
    return text(language, "minutes-side", number=str(side.edition), day=day(language, side.as_of, "long"))


def _figure(language: str, verdict: Verdict | None) -> str:
    """The figure with what it counts: `2 – 4 projects`."""
    if verdict is None:
        return text(language, "figure-unknown")
    unit = words.unit_of(verdict)
    said = words.interval(language, verdict.interval, unit)
    if words.is_unknown(verdict.interval):
        return lower(said)
    is_one = verdict.interval.low == verdict.interval.high == 1  # the catalogue has the plural
    return said if is_one or unit in (SHARE, EURO) else f"{said} {text(language, f'metric-{verdict.goal.metric}.unit')}"


def _status(language: str, verdict: Verdict | None) -> str:
    return text(language, f"status-{verdict.status}") if verdict else ""
