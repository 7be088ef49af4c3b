"""What changed, in plain words that can be pasted into minutes: from what to what, by which causes, with names."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from analytics.charts import words
from analytics.charts.words import EURO, SHARE
from analytics.goals.changes import Change, Step, Story, Touched, cells_of, same_interval
from analytics.goals.verdict import Verdict
from analytics.i18n import has_text, text
from analytics.i18n.formats import day, money, number, percent
from analytics.tables import TABLES

MOST_NAMED = 4
"""Contributions named for one cause; the rest are counted."""
MOST_CELLS = 2
"""Cells told of one contribution."""
GRANTED = ("granted", "running", "closed")
PER_GOAL = ("rates", "time", "definition")
"""The causes that are not of one project."""


class Side(NamedTuple):
    """One end of the comparison: an edition and the as-of date."""

    edition: int
    as_of: date


class Reason(NamedTuple):
    """Why one contribution moved: its key, what it is called, what happened to it, and by how much it moved the figure
    ('' where that cannot be said of one alone: a part of a ratio)."""

    key: str
    label: str
    words: str
    change: str


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
    unit, named = _unit(step), reasons(language, step)
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
    together = unit == SHARE or len(named) > MOST_NAMED
    return _bracketed(said, text_together(language, step.change, unit)) if together else said


def reasons(language: str, step: Step) -> list[Reason]:
    """Why each contribution moved, the largest movement first."""
    unit = _unit(step)
    parts = step.parts.assign(size=(step.parts["high_after"] - step.parts["high_before"]).abs())
    rows: Any = parts.sort_values("size", ascending=False, kind="stable", na_position="first").to_dict("records")
    found: dict[str, Reason] = {}
    for row in rows:
        moved = "" if unit == SHARE else delta(language, part_change(row), unit)
        # The recovered and the cost of one consultant's year are told once.
        found.setdefault(row["key"], Reason(row["key"], row["label"], _of_part(language, step, row), moved))
    return list(found.values())


def part_change(row: Mapping[str, Any]) -> Change:
    """By how much one contribution moved, exactly (a row of `Step.parts`)."""
    lows, highs = (row["low_before"], row["low_after"]), (row["high_before"], row["high_after"])
    unbounded = [high != high for high in highs]
    low = Fraction(lows[1]) - Fraction(lows[0])
    if any(unbounded):
        return Change(low, Fraction(0) if all(unbounded) else None)
    return Change(low, Fraction(highs[1]) - Fraction(highs[0]))


def delta(language: str, change: Change, unit: str) -> str:
    """A movement of both ends: `+1`, `−1 possible`, `+1 certain, −1 possible`; '' where nothing moved."""
    low = signed(language, change.low, unit)
    if change.low is not None and change.low == change.high:
        return low
    said = [text(language, "delta-certain", change=low)] if low else []
    if change.high is None and change.low is not None:
        said.append(text(language, "delta-bound"))
    elif high := signed(language, change.high, unit):
        said.append(text(language, "delta-possible", change=high))
    return ", ".join(said)


def signed(language: str, value: Fraction | None, unit: str) -> str:
    """A movement with its sign: `+1`, `−20.000 EUR`, `+5 procentpoint`. '' for none, and for less than is shown."""
    if value is None:
        return ""
    size = abs(float(value))
    if unit == SHARE:
        plain = number(language, size * 100)
        shown = text(language, "delta-points", points=plain)
    else:
        plain = number(language, size)
        shown = money(language, size, EURO) if unit == EURO else plain
    if plain == "0":
        return ""
    return ("+" if value > 0 else "\N{MINUS SIGN}") + shown


def cause_words(language: str, step: Step) -> str:
    """The cause itself: `time passed from 12 March 2012 to 31 December 2012`."""
    if step.cause == "time" and step.before and step.after:
        days = [day(language, each.as_of, "long") for each in (step.before, step.after)]
        if days[0] != days[1]:
            return text(language, "split-time", before=days[0], after=days[1])
        return text(language, "split-time-figures")
    return text(language, f"split-by-{step.cause}")


def envelope_words(language: str, step: Step) -> str:
    """How the own contribution in total moved, for a goal that has an envelope; '' where it did not."""
    one, other = (each.envelope if each else None for each in (step.before, step.after))
    if one is None or other is None or same_interval(one.interval, other.interval):
        return ""
    ends = {name: words.interval(language, each.interval, EURO) for name, each in (("before", one), ("after", other))}
    return text(language, "split-envelope", **ends)


def goalpost(language: str, step: Step) -> str:
    """That the goal's own wording, or the bands it is judged by, changed, and how the same data stand by the old."""
    changed = [cell_words(language, cell) for cell in step.cells if cell.table != "check_ins"]
    said = text(
        language, "minutes-goalpost", changes=enumeration(language, changed) or text(language, "split-by-definition")
    )
    if step.before is None:
        return said
    ends = {"figure": _figure(language, step.before), "status": _status(language, step.before)}
    return f"{said} {text(language, 'minutes-old-wording', **ends)}"


def cell_words(language: str, cell: Touched) -> str:
    """One changed cell without the name of its project: `role is now known: project partner`."""
    if cell.column is None:
        row: Any = cell.after or cell.before
        case = "split-row-added" if cell.before is None else "split-row-removed"
        return text(language, case, row=_row(language, cell.table, row))
    column = _lower(text(language, f"column-{cell.table}-{cell.column}"))
    if cell.table == "budget_lines":
        of = dict(zip(TABLES[cell.table].key, cell.key, strict=True))
        kind = _lower(text(language, f"choice-{of['item']}"))
        column = f"{column} ({kind}, {of['year']})" if of["year"] else f"{column} ({kind})"
    before, after = (_value(language, cell, each) for each in (cell.before, cell.after))
    if cell.before is None:
        return text(language, "split-known", column=column, after=after)
    if cell.after is None:
        return text(language, "split-blanked", column=column, before=before)
    return text(language, "split-corrected", column=column, before=before, after=after)


def enumeration(language: str, several: Sequence[str]) -> str:
    """`a, b and c`."""
    if len(several) < 2:
        return "".join(several)
    return text(language, "minutes-and", first=", ".join(several[:-1]), last=several[-1])


def text_together(language: str, change: Change, unit: str) -> str:
    """The movement of a whole cause, said to be that: `together +5`; '' where nothing moved."""
    said = delta(language, change, unit)
    return text(language, "delta-together", change=said) if said else ""


def _of_part(language: str, step: Step, row: Mapping[str, Any]) -> str:
    """What happened to one contribution, with its name."""
    name, cells = str(row["label"]), cells_of(step, str(row["key"]))
    if step.cause in PER_GOAL:
        return name
    if step.cause == "projects":
        gone = any(cell.table == "projects" and cell.after is None for cell in cells)
        return text(language, "split-project-gone" if gone else "split-project-new", name=name)
    if step.cause == "decisions":
        status = next((cell.after for cell in cells if cell.column == "status" and cell.after), None)
        if status:
            return text(language, f"split-status-{status}", name=name)
    if not cells:
        return name
    told = [cell_words(language, cell) for cell in cells[:MOST_CELLS]]
    if len(cells) > MOST_CELLS:
        told.append(text(language, "split-more-cells", count=len(cells) - MOST_CELLS))
    return text(language, "split-of-project", name=name, what=enumeration(language, told))


def _row(language: str, table: str, row: Mapping[str, Any]) -> str:
    """A row that came or went: a budget line by its item, year and amount, another one by its table and key."""
    if table == "budget_lines":
        parts = [text(language, f"choice-{row['item']}"), row.get("year"), text(language, f"choice-{row['stage']}")]
        if row.get("amount") is not None:
            parts.append(money(language, row["amount"], row.get("currency")))
    else:
        parts = [text(language, f"table-{table}"), *(row.get(name) for name in TABLES[table].key)]
        if table == "milestones":
            parts = [parts[0], row["due_on"], number(language, row["value"])]
    said = (_plain(language, part) for part in parts if part is not None)
    return ", ".join(said)


def _value(language: str, cell: Touched, value: object) -> str:
    assert cell.column is not None  # the callers tell rows apart
    kind = TABLES[cell.table].column(cell.column).type
    if kind == "money" and isinstance(value, float) and cell.currency:
        return money(language, value, cell.currency)
    if kind == "share" and isinstance(value, float):
        return percent(language, value)
    if (cell.table, cell.column) == ("goals", "metric") and has_text(language, f"metric-{value}"):
        return text(language, f"metric-{value}")
    return _plain(language, value)


def _plain(language: str, value: object) -> str:
    """A value as a person reads it; a year without separators."""
    if isinstance(value, date):
        return day(language, value, "long")
    if isinstance(value, bool):
        return text(language, "yes" if value else "no")
    if isinstance(value, float):
        return number(language, value)
    known = str(value).isidentifier() and has_text(language, f"choice-{value}")
    return text(language, f"choice-{value}") if known else str(value)


def _lower(name: str) -> str:
    """A column's name within a sentence; an abbreviation stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _bracketed(said: str, change: str) -> str:
    return f"{said} ({change})" if change else said


def _side(language: str, side: Side) -> str:
    return text(language, "minutes-side", number=str(side.edition), day=day(language, side.as_of, "long"))


def _unit(step: Step) -> str:
    verdict = step.after or step.before
    return words.unit_of(verdict) if verdict else ""


def _figure(language: str, verdict: Verdict | None) -> str:
    """The figure with what it counts: `2 – 4 projects`."""
    if verdict is None:
        return text(language, "figure-unknown")
    unit = words.unit_of(verdict)
    said = words.interval(language, verdict.interval, unit)
    if words.is_unknown(verdict.interval):
        return _lower(said)
    is_one = verdict.interval.low == verdict.interval.high == 1  # the catalogue has the plural
    return said if is_one or unit in (SHARE, EURO) else f"{said} {text(language, f'metric-{verdict.goal.metric}.unit')}"


def _status(language: str, verdict: Verdict | None) -> str:
    return text(language, f"status-{verdict.status}") if verdict else ""
