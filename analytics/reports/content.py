"""The content of a report: every word and figure, formatted for one language, before anything is laid out.

facts = facts_of(store, 3, None)
content(facts, "da").goals[0].value
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from analytics.charts import rollups, words
from analytics.charts.minutes import Side, paragraph
from analytics.goals.rollup import below, rollup, top_level
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day, moment
from analytics.reports import tables
from analytics.reports.facts import Facts, checksum, facts_of, own_day
from analytics.reports.goal_content import GoalContent, goal_content
from analytics.reports.summary import Strip, strip, summary
from analytics.reports.tables import Table

__all__ = [
    "SECTIONS", "Content", "Facts", "GoalContent", "Section", "Table", "checksum", "content", "facts_of", "own_day",
]  # fmt: skip

Section = Literal["summary", "goals", "portfolio", "money", "changes", "sources"]
SECTIONS: tuple[Section, ...] = ("summary", "goals", "portfolio", "money", "changes", "sources")


@dataclass(frozen=True)
class Content:
    """A whole report in one language. Words are plain: whoever lays them out escapes them for their own form."""

    language: str
    title: str  # `EU strategy: how the goals stand`
    organisation: str  # '' where nobody says it
    invented: str  # that these are made-up figures, and whose; '' where they are real
    edition: int
    published: str  # `Edition 3, published 12 March 2012, 14.05 by Åse`; for the public without the name
    published_at: datetime  # UTC
    as_of: str  # `as of 12 March 2012`
    figures: str  # of which day the figures are, as a sentence
    checksum: str  # SHA-256 over the edition's parts and the as-of date: the same for the same data
    summary: tuple[str, ...]  # the goals shown in sentences: how many of which status, what is missing
    strip: Strip  # status code, words, number of goals shown: in order of gravity
    goals: tuple[GoalContent, ...]  # top-level goals first, each followed by those below it
    portfolio: tuple[Table, ...]  # by status, by focus area, then every project; () without projects
    money: tuple[Table, ...]  # known in all, by year, by programme, loans apart, key figures; () without projects
    changes: tuple[str, ...]  # charts.minutes, a paragraph each, the first a lead; () for the first edition
    sources: Table  # each file an edition came from, and the goals' own sources
    definitions: Table  # metric, unit, definition, source of the formula
    as_of_date: date = date.min
    rollups: tuple[tuple[str, str, str], ...] = ()  # the strategy and each focus area: name, how far, of how many goals


def content(
    facts: Facts, language: str, goals: Sequence[str] = (), organisation: str = "", public: bool = False
) -> Content:
    """The content in one language. `goals`: of these goals only (unknown ids are left out), summary and changes
    included; () is all of them. `organisation`: how it wants to be called; '' as the edition says. `public`: without
    the names of people who published or wrote notes. Raises KeyError for a language there is none."""
    shown = _in_order(facts.verdicts, goals)
    edition = facts.edition
    return Content(
        language=language,
        title=text(language, "report-title"),
        organisation=organisation or _organisation(facts),
        invented=_invented(facts, language),
        edition=edition.number,
        published=_published(facts, language, public),
        published_at=edition.published_at,
        as_of=text(language, "report-as-of", day=day(language, facts.as_of, "long")),
        figures=_figures(facts, language),
        checksum=checksum(edition, facts.as_of),
        summary=summary(shown, language, whole=not goals),
        strip=strip(shown, language),
        goals=tuple(goal_content(verdict, facts, language, public) for verdict in shown),
        portfolio=tables.portfolio(facts, language),
        money=tables.money(facts, language),
        changes=_changes(facts, goals, language),
        sources=tables.sources(facts, shown, language),
        definitions=tables.definitions(shown, language),
        as_of_date=facts.as_of,
        rollups=() if goals else _rollups(facts, language),
    )


def _in_order(verdicts: Sequence[Verdict], wanted: Sequence[str]) -> list[Verdict]:
    """The goals wanted (() : all), each top-level one followed by those below it; goals that are sub-goals of each
    other come last."""
    found: dict[str, Verdict] = {}

    def follow(some: Sequence[Verdict]) -> None:
        for verdict in some:
            if verdict.goal.goal_id not in found:
                found[verdict.goal.goal_id] = verdict
                follow(below(verdict, verdicts))

    follow(top_level(verdicts))
    follow(verdicts)
    return [verdict for goal_id, verdict in found.items() if not wanted or goal_id in wanted]


def _rollups(facts: Facts, language: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (rollups.name(each, language), rollups.figure(each, language), rollups.made_of(each, language))
        for each in rollup(facts.verdicts)
        if each.children
    )


def _organisation(facts: Facts) -> str:
    names = facts.tables["organisation"]["name"]
    return str(names[0]) if len(names) else ""


def _invented(facts: Facts, language: str) -> str:
    """That the figures are made up, in the edition's own name, whatever the report is called."""
    if True not in facts.tables["organisation"]["invented"].to_pylist():
        return ""
    return text(language, "invented-banner", name=_organisation(facts))


def _published(facts: Facts, language: str, public: bool) -> str:
    edition = facts.edition
    said = {"number": str(edition.number), "when": moment(language, edition.published_at)}
    if public:
        return text(language, "report-published", **said)
    return text(language, "report-published-by", **said, author=words.publisher(language, edition.author))


def _figures(facts: Facts, language: str) -> str:
    if facts.edition.figures_as_of is None:
        return text(language, "report-figures-unknown")
    return text(language, "report-figures", day=day(language, facts.edition.figures_as_of, "long"))


def _changes(facts: Facts, goals: Sequence[str], language: str) -> tuple[str, ...]:
    stories = [story for story in facts.stories if not goals or story.goal_id in goals]
    if facts.stories_from is None or not stories:
        return ()
    said = paragraph(language, stories, Side(*facts.stories_from), Side(facts.edition.number, facts.as_of))
    return tuple(said.split("\n"))
