"""The documents of the JSON API: what they hold, what each field means, and how they are made of an edition's facts.

Figures are plain numbers as they were computed, never rounded; money is in EUR, a share is 0 to 1. What is not known is
null: an interval whose `high` is null has no upper bound. Dates are ISO 8601.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict

from analytics.charts import said
from analytics.charts.likelihood import line
from analytics.charts.narrative import narrative
from analytics.editions import Edition
from analytics.goals.forecast import Forecast, Name
from analytics.goals.verdict import Certainty, MissingCell, Status, Verdict
from analytics.i18n import text
from analytics.metrics.interval import Interval
from analytics.metrics.registry import METRICS, Metric, Source, Unit
from analytics.reports.facts import Facts, checksum
from analytics.tables import LANGUAGE_SUFFIXES

UNTRANSLATED = "und"
"""What the language of a text is called whose language nobody says (BCP 47: undetermined)."""
SUMS = ("budget", "eu", "eu_own", "own", "loan")
"""The amounts of a project, as `metrics.frames.project_list` names them."""


class Document(BaseModel):
    """What every document keeps to: nothing but its fields, no number that JSON cannot write."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, use_attribute_docstrings=True)


class IntervalDocument(Document):
    """Every value that a figure can have, whatever the blank cells hold."""

    low: float
    """The least."""
    high: float | None
    """The most; null where nothing bounds it."""


class ProbabilityDocument(Document):
    """How likely something is, 0 to 1, from at least to at most."""

    low: float
    high: float


class ScenarioDocument(Document):
    """How likely the goal is to be met in another case."""

    name: Name
    """as_stated: as the probabilities stand; half: each is half of it; together: within a programme all rise and fall
    together."""
    probability: ProbabilityDocument


class NeededDocument(Document):
    """What the target still lacks on the last day, in the metric's unit, without any application."""

    missing: float
    """If only what is certain comes."""
    at_best: float
    """If all that could be comes too."""
    rate: float | None
    """How often applications are granted; null where that is not known."""
    applications: int | None
    """About how many are needed at that rate; of counts only."""


class ForecastDocument(Document):
    """How the figure may stand at the end of the last day."""

    by: date | None
    """The last day."""
    reason: str | None
    """Why there is no forecast: no_deadline, passed, other_metric, no_data; null where there is one."""
    metric: str | None
    """What is forecast."""
    interval: IntervalDocument | None
    """From the least that could come of the applications that wait to the most."""
    probability: ProbabilityDocument | None
    """That the target is met."""
    scenarios: list[ScenarioDocument]
    needed: NeededDocument | None
    """Null where nothing is missing, or the target is a ceiling."""
    applications: int
    """How many wait for their decision and could count."""
    late: int
    """How many are expected to be decided only after the last day."""


class EnvelopeDocument(Document):
    """The side condition on the own contribution in total, in EUR."""

    limit: float
    interval: IntervalDocument
    certainty: Certainty


class MissingCellDocument(Document):
    """A blank cell that keeps the figure open."""

    table: str
    column: str
    row: dict[str, str]
    """The cells that name its row."""
    exists: bool
    """False where the whole row has yet to be added."""
    file: str | None
    """Where the last upload had it; null where it did not."""
    sheet: str | None
    cell: str | None


class GoalWords(Document):
    """The goal in the language of the answer."""

    title: str
    metric: str
    status: str
    value: str
    of: str
    target: str
    decided: str
    implemented: str
    sentences: list[str]
    """How it stands, what does not count and why, what is not known, what waits."""
    outlook: str
    """The forecast in one sentence."""


class GoalDocument(Document):
    """How one goal stands."""

    id: str
    edition: int
    as_of: date
    measured_on: date
    """as_of, or the last day that counts where that is earlier."""
    titles: dict[str, str]
    """By language; `und` where the table does not say which."""
    metric: str
    """The id of its metric, see /api/v1/metrics."""
    unit: Unit
    """projects (a count), EUR, or share (0 to 1)."""
    comparison: Literal["at_least", "at_most", "around"]
    target: float
    starts_on: date | None
    deadline: date | None
    deadline_rule: Literal["before", "through"]
    """Whether the day of the deadline counts."""
    parent: str | None
    """The goal it is a part of."""
    status: Status
    certainty: Certainty
    """Whether the target is met in every case, in none, or the blank cells decide."""
    interval: IntervalDocument
    """The figure."""
    expected: float | None
    """By today, along its path; null where that is not defined."""
    decided: IntervalDocument
    """What is granted."""
    implemented: IntervalDocument | None
    """What is spent or completed; null where the metric has no such figure."""
    envelope: EnvelopeDocument | None
    forecast: ForecastDocument | None
    missing: list[MissingCellDocument]
    """The first of the blank cells that keep the figure open."""
    missing_count: int
    """How many there are in all."""
    words: GoalWords


class ProjectMoney(Document):
    """The amounts of a project in EUR."""

    budget: IntervalDocument
    eu: IntervalDocument
    eu_own: IntervalDocument
    """The part of the EU's grant that is the organisation's own."""
    own: IntervalDocument
    loan: IntervalDocument


class OriginDocument(Document):
    """Where a row stands in the file it came from."""

    file: str | None
    sheet: str | None
    row: int | None


class ProjectDocument(Document):
    """One project as it was uploaded, with its money."""

    id: str
    acronym: str | None
    title: str
    """In the language of the answer; the id where there is none."""
    titles: dict[str, str]
    """By language; `und` where the table does not say which."""
    programme: str | None
    fund: str | None
    focus_area: str | None
    department: str | None
    role: str | None
    status: str | None
    granted: Literal["yes", "maybe", "no"]
    """Whether it was granted by the day."""
    applied_on: date | None
    decision_expected_on: date | None
    decided_on: date | None
    start_date: date | None
    end_date: date | None
    success_probability: float | None
    money: ProjectMoney
    eu_rate: float | None
    """The EU's share of the budget; null where it is not known."""
    source: str | None
    note: str | None
    origin: OriginDocument


class MetricDocument(Document):
    """What a metric measures."""

    id: str
    name: str
    unit: Unit
    """projects (a count), EUR, or share (0 to 1)."""
    direction: Literal["up", "down", "neither"]
    """Which way is good."""
    ratio: bool
    definition: str
    source: Source
    """Where the formula comes from: article, coverage, funding, or here."""
    source_words: str
    decided: str
    """The id of the metric that says how much of it is decided."""
    implemented: str | None
    """The id of the metric that says how much of it is done; null where there is none."""
    reviewed: date
    """When its owner last read it against its source."""


class EditionDocument(Document):
    """One published state of all tables."""

    number: int
    published_at: datetime
    """UTC."""
    figures_as_of: date | None
    """The day for which the organisation says its figures are true."""
    kind: Literal["upload", "restore", "sample", "entry"]
    restored_from: int | None
    author: str | None
    """For those who are logged in; else null."""
    note: str | None
    """For those who are logged in; else null."""


class Answer(Document):
    """What an answer of the API begins with."""

    language: str


class EditionAnswer(Answer):
    """What an answer about one edition on one day begins with."""

    edition: int
    as_of: date
    checksum: str
    """SHA-256 over the edition's parts and the day: the same for the same data."""


class GoalsAnswer(EditionAnswer):
    """The goals of an edition, in the order of their table."""

    goals: list[GoalDocument]


class ProjectsAnswer(EditionAnswer):
    """The projects of an edition that the filters let through, by id."""

    notes: list[str]
    """In words: filters for which no project has such a value."""
    projects: list[ProjectDocument]


class MetricsAnswer(Answer):
    """The registry of metrics."""

    metrics: list[MetricDocument]


class EditionsAnswer(Answer):
    """The editions, the newest first."""

    editions: list[EditionDocument]


class ProblemPart(Document):
    """One thing that is wrong with a request."""

    parameter: str | None
    """Where it stands; null where it is the address itself."""
    detail: str


class Problem(Document):
    """What is wrong with a request (RFC 9457), everything at once, in plain words."""

    type: Literal["about:blank"]
    title: str
    status: int
    detail: str
    problems: list[ProblemPart]


def goals_answer(facts: Facts, language: str, verdicts: Iterable[Verdict]) -> GoalsAnswer:
    """These goals of the facts."""
    return GoalsAnswer(**_of(facts, language), goals=[goal_document(each, facts, language) for each in verdicts])


def goal_document(verdict: Verdict, facts: Facts, language: str) -> GoalDocument:
    """How a goal stands."""
    goal, forecast = verdict.goal, facts.forecasts.get(verdict.goal.goal_id)
    return GoalDocument(
        id=goal.goal_id,
        edition=facts.edition.number,
        as_of=verdict.as_of,
        measured_on=verdict.measured_on,
        titles={name or UNTRANSLATED: title for name, title in goal.titles.items()},
        metric=goal.metric,
        unit=METRICS[goal.metric].unit,
        comparison=goal.comparison,
        target=goal.target,
        starts_on=goal.starts_on,
        deadline=goal.deadline,
        deadline_rule=goal.deadline_rule,
        parent=goal.parent,
        status=verdict.status,
        certainty=verdict.certainty,
        interval=_interval(verdict.interval),
        expected=figure(verdict.expected),
        decided=_interval(verdict.decided),
        implemented=_interval(verdict.implemented) if verdict.implemented else None,
        envelope=_envelope(verdict),
        forecast=_forecast(forecast) if forecast else None,
        missing=[_missing(cell) for cell in verdict.missing],
        missing_count=verdict.missing_count,
        words=_words(verdict, forecast, facts, language),
    )


def projects_answer(facts: Facts, language: str, projects: pd.DataFrame, notes: Sequence[str] = ()) -> ProjectsAnswer:
    """These projects (rows of `Facts.projects`)."""
    rows: list[dict[str, Any]] = projects.to_dict("records")  # type: ignore[assignment]
    documents = [project_document(row, language) for row in rows]
    return ProjectsAnswer(**_of(facts, language), notes=list(notes), projects=documents)


def project_document(row: Mapping[str, Any], language: str) -> ProjectDocument:
    """A row of `metrics.frames.project_list`."""
    titles = {UNTRANSLATED: row["title"]} | {name: row.get(f"title_{name}") for name in LANGUAGE_SUFFIXES}
    titles = {name: words for name, words in titles.items() if _known(words)}
    uploaded = ("acronym", "programme", "fund", "focus_area", "department", "role", "status", "source", "note")
    days = ("applied_on", "decision_expected_on", "decided_on", "start_date", "end_date")
    return ProjectDocument(
        id=row["project_id"],
        title=titles.get(language) or titles.get(UNTRANSLATED) or next(iter(titles.values()), row["project_id"]),
        titles=titles,
        **{name: _known(row[name]) for name in uploaded},
        **{name: row[name].date() if _known(row[name]) else None for name in days},
        granted=row["granted"],
        success_probability=figure(row["success_probability"]),
        money=ProjectMoney(**{name: _ends(row[f"{name}_low"], row[f"{name}_high"]) for name in SUMS}),
        eu_rate=figure(row["eu_rate"]),
        origin=OriginDocument(file=_known(row["_file"]), sheet=_known(row["_sheet"]), row=_known(row["_row"])),
    )


def metrics_answer(language: str, names: Iterable[str]) -> MetricsAnswer:
    """These metrics, in the order of the registry."""
    wanted = set(names)
    found = [_metric(metric, language) for name, metric in METRICS.items() if name in wanted]
    return MetricsAnswer(language=language, metrics=found)


def metrics_of(verdicts: Iterable[Verdict]) -> set[str]:
    """The metrics that goals use: their own, and what says how much of it is decided and implemented."""
    used = {each.goal.metric for each in verdicts}
    return used | {name for each in used for name in (METRICS[each].decided, METRICS[each].implemented) if name}


def editions_answer(language: str, editions: Iterable[Edition], named: bool) -> EditionsAnswer:
    """These editions. `named`: with who published them and what they noted."""
    return EditionsAnswer(language=language, editions=[_edition(each, named) for each in editions])


def figure(value: float | None) -> float | None:
    """A number that JSON can write: None for NaN and the infinite."""
    return None if value is None or not math.isfinite(value) else float(value)


def _of(facts: Facts, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "edition": facts.edition.number,
        "as_of": facts.as_of,
        "checksum": checksum(facts.edition, facts.as_of),
    }


def _known(value: Any) -> Any:
    """A cell, None where it is blank."""
    return None if pd.isna(value) else value


def _ends(low: float, high: float | None) -> IntervalDocument:
    return IntervalDocument(low=low, high=figure(high))


def _interval(values: Interval) -> IntervalDocument:
    return _ends(values.low, values.high)


def _envelope(verdict: Verdict) -> EnvelopeDocument | None:
    found = verdict.envelope
    if found is None:
        return None
    return EnvelopeDocument(limit=found.limit, interval=_interval(found.interval), certainty=found.certainty)


def _missing(cell: MissingCell) -> MissingCellDocument:
    return MissingCellDocument(
        table=cell.table,
        column=cell.column,
        row=dict(cell.row),
        exists=cell.exists,
        file=cell.file,
        sheet=cell.sheet,
        cell=cell.cell,
    )


def _forecast(forecast: Forecast) -> ForecastDocument:
    there_is = not forecast.reason
    needed = forecast.needed
    return ForecastDocument(
        by=forecast.by,
        reason=forecast.reason or None,
        metric=forecast.metric or None,
        interval=_ends(forecast.low.values[0], forecast.high.values[-1]) if there_is else None,
        probability=_probability(forecast.met) if there_is else None,
        scenarios=[ScenarioDocument(name=each.name, probability=_probability(each.met)) for each in forecast.scenarios],
        needed=None
        if needed is None
        else NeededDocument(
            missing=needed.missing, at_best=needed.at_best, rate=needed.rate, applications=needed.applications
        ),
        applications=len(forecast.chances),
        late=len(forecast.late),
    )


def _probability(ends: tuple[float, float]) -> ProbabilityDocument:
    return ProbabilityDocument(low=ends[0], high=ends[1])


def _words(verdict: Verdict, forecast: Forecast | None, facts: Facts, language: str) -> GoalWords:
    value, of = said.big_figure(verdict, language)
    (_, target), (_, decided), (_, implemented) = said.three(verdict, language)
    return GoalWords(
        title=verdict.goal.title(language),
        metric=text(language, f"metric-{verdict.goal.metric}"),
        status=text(language, f"status-{verdict.status}"),
        value=value,
        of=of,
        target=target,
        decided=decided,
        implemented=implemented,
        sentences=narrative(verdict, forecast, facts.projects, language),
        outlook=line(forecast, verdict, language) if forecast else "",
    )


def _metric(metric: Metric, language: str) -> MetricDocument:
    return MetricDocument(
        id=metric.name,
        name=text(language, f"metric-{metric.name}"),
        unit=metric.unit,
        direction=metric.direction,
        ratio=metric.ratio,
        definition=text(language, f"metric-{metric.name}.definition"),
        source=metric.source,
        source_words=text(language, f"metric-source-{metric.source}"),
        decided=metric.decided or metric.name,
        implemented=metric.implemented or None,
        reviewed=metric.reviewed,
    )


def _edition(edition: Edition, named: bool) -> EditionDocument:
    return EditionDocument(
        number=edition.number,
        published_at=edition.published_at,
        figures_as_of=edition.figures_as_of,
        kind=edition.kind,
        restored_from=edition.restored_from,
        author=edition.author if named else None,
        note=edition.note if named else None,
    )
