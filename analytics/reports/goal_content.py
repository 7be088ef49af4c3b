"""One goal of a report in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analytics.charts import said, words
from analytics.charts.bullet import bullet_alt
from analytics.charts.cells import column_name, missing_caption, place, row_name
from analytics.charts.contributions import contributions, excluded
from analytics.charts.likelihood import line
from analytics.charts.narrative import narrative
from analytics.charts.trajectory import trajectory_alt, trajectory_rows
from analytics.goals.checkins import check_ins_of, due
from analytics.goals.forecast import Forecast
from analytics.goals.pace import by_pace
from analytics.goals.rollup import below
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day
from analytics.reports.facts import Facts, own_day
from analytics.reports.tables import Table


@dataclass(frozen=True)
class GoalContent:
    """One goal in words, and the verdict for those who draw or need the number itself. '' and () where there is
    nothing to say."""

    verdict: Verdict
    forecast: Forecast | None
    goal_id: str
    title: str
    status: str  # the code, for the colour
    status_words: str
    status_meaning: str
    band: str  # '' where the status is not by pace
    value: str  # `0 – 3`
    of: str  # `of 3 projects`
    three: tuple[tuple[str, str], ...]  # target, decided, implemented: name and words
    facts: tuple[tuple[str, str], ...]  # expected, deadline, certainty, conditions: name and words
    sentences: tuple[str, ...]  # charts.narrative; the first says how it stands
    outlook: str  # charts.likelihood.line, or why there is no forecast; '' without one
    since: str  # how it stood in the edition before; '' where nothing moved
    children: tuple[tuple[str, str, str], ...]  # sub-goals: status code, title, value
    note: str  # the newest check-in, with its day (and, unless for the public, its author): '' without one
    counts: Table  # what counts for certain
    could_count: Table  # what could, and which blanks decide it
    excluded: Table | None  # what a condition rules out; None where nothing
    missing: Table  # the first blank cells: what, row, place
    missing_count: int  # of all blank cells that keep the figure open
    course: Table | None  # the trajectory's table twin; None with fewer than two points
    course_alt: str
    bullet_alt: str
    interpretation: str
    definition: str
    source: str
    owner: str
    note_due: str = ""  # that the owner still owes a note; '' where not
    bands: str = ""  # what on track, behind and at risk mean


def goal_content(verdict: Verdict, facts: Facts, language: str, public: bool = False) -> GoalContent:
    """A goal in one language. `public`: without the names of people who wrote notes."""
    goal, forecast = verdict.goal, facts.forecasts.get(verdict.goal.goal_id)
    value, of = said.big_figure(verdict, language)
    before = facts.before.get(goal.goal_id)
    owes = due(verdict, facts.tables["check_ins"], facts.tables["organisation"], facts.as_of)
    return GoalContent(
        verdict=verdict,
        forecast=forecast,
        goal_id=goal.goal_id,
        title=goal.title(language),
        status=verdict.status,
        status_words=text(language, f"status-{verdict.status}"),
        status_meaning=text(language, f"status-{verdict.status}.meaning"),
        band=words.band(language, verdict) if by_pace(verdict) else "",
        value=value,
        of=of,
        three=_named(said.three(verdict, language), language),
        facts=_named(said.facts(verdict, language), language),
        sentences=tuple(narrative(verdict, forecast, facts.projects, language)),
        outlook=line(forecast, verdict, language) if forecast else "",
        since=said.since(verdict, before, facts.edition.parent, language) if before else "",
        children=tuple(
            (each.status, each.goal.title(language), words.interval(language, each.interval, words.unit_of(each)))
            for each in below(verdict, facts.verdicts)
        ),
        note=_note(goal.goal_id, facts, language, public),
        counts=_contributions(verdict, language, counts=True),
        could_count=_contributions(verdict, language, counts=False),
        excluded=_excluded(verdict, facts, language),
        missing=_missing(verdict, language),
        missing_count=verdict.missing_count,
        course=_course(verdict, language),
        course_alt=trajectory_alt(verdict, language),
        bullet_alt=bullet_alt(verdict, language),
        interpretation=goal.interpretation(language),
        definition=text(language, f"metric-{goal.metric}.definition"),
        source=goal.source or "",
        owner=goal.owner or "",
        note_due=said.note_due(verdict, language) if owes else "",
        bands=said.bands(verdict, language),
    )


def _named(figures: said.Named, language: str) -> tuple[tuple[str, str], ...]:
    return tuple((text(language, name), figure) for name, figure in figures)


def _note(goal_id: str, facts: Facts, language: str, public: bool) -> str:
    """The newest note; looking back on purpose, those written later were not there yet."""
    until: date | None = None if facts.as_of == own_day(facts.edition) else facts.as_of
    found = check_ins_of(facts.tables["check_ins"], goal_id, until)
    if not found:
        return ""
    on = day(language, found[0].noted_on, "long")
    by = text(language, "checkins-by", author=found[0].author, day=on) if found[0].author and not public else on
    return text(language, "report-note", by=by, note=found[0].note(language))


def _contributions(verdict: Verdict, language: str, counts: bool) -> Table:
    found = contributions(verdict, language, counts)
    names = [
        "counts-what",
        *(["counts-side"] if found.sided else []),
        "counts-amount",
        *([] if counts else ["counts-why"]),
    ]
    rows = tuple(
        (each.label, *([each.side] if found.sided else []), each.amount, *([] if counts else [each.why]))
        for each in found.rows
    )
    return _table(found.caption, names, rows, language, numbers=("counts-amount",))


def _excluded(verdict: Verdict, facts: Facts, language: str) -> Table | None:
    if not verdict.excluded:
        return None
    rows, caption = excluded(verdict, facts.projects, language)
    return _table(caption, ("counts-what", "excluded-why"), tuple(rows), language)


def _missing(verdict: Verdict, language: str) -> Table:
    rows = tuple(
        (
            f"{column_name(language, cell.table, cell.column)} ({text(language, f'table-{cell.table}')})",
            row_name(language, cell.row),
            place(language, cell),
        )
        for cell in verdict.missing
    )
    caption = missing_caption(language, verdict.missing_count, len(rows)) if rows else text(language, "missing-none")
    return _table(caption, ("missing-column", "missing-row", "missing-place"), rows, language)


def _course(verdict: Verdict, language: str) -> Table | None:
    if len(verdict.path) < 2:
        return None
    heading, *rows = trajectory_rows(verdict, language)
    caption = text(language, "trajectory-title")
    return Table(caption, tuple(heading), tuple(map(tuple, rows)), frozenset(range(1, len(heading))))


def _table(
    caption: str,
    names: Sequence[str],
    rows: tuple[tuple[str, ...], ...],
    language: str,
    numbers: Sequence[str] = (),
) -> Table:
    """A table whose columns are called by ids of the catalogue."""
    heading = tuple(text(language, name) for name in names)
    return Table(caption, heading, rows, frozenset(place for place, name in enumerate(names) if name in numbers))
