"""The content of a report: every word and figure, formatted for one language, before anything is laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import pandas as pd

from analytics.editions import Edition
from analytics.goals.changes import Story
from analytics.goals.forecast import Forecast
from analytics.goals.verdict import Verdict
from analytics.tables import Tables

Section = Literal["summary", "goals", "portfolio", "money", "changes", "sources"]
SECTIONS: tuple[Section, ...] = ("summary", "goals", "portfolio", "money", "changes", "sources")


@dataclass(frozen=True)
class Table:
    """A table in words. `numbers`: the columns to set flush right."""

    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Facts:
    """What a report is made of: everything about one edition on one day, computed once and in no language."""

    edition: Edition
    as_of: date
    tables: Tables
    verdicts: tuple[Verdict, ...]  # of all goals, with keys where they were worked out
    forecasts: Mapping[str, Forecast]
    before: Mapping[str, Verdict]  # how each goal stood in the edition before, on its own day; {} for the first
    projects: pd.DataFrame  # metrics.frames.project_list
    spread: Mapping[str, pd.DataFrame]  # metrics.frames.projects_by, by dimension: status, focus_area
    funding: Mapping[str, pd.DataFrame]  # metrics.frames.by_group(funding_by), by dimension: year, programme
    stories: tuple[Story, ...]  # what moved since the edition before; () for the first
    stories_from: tuple[int, date] | None  # the edition and day they begin at


@dataclass(frozen=True)
class GoalContent:
    """One goal in words, and the verdict for those who draw or need the number itself."""

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
    sentences: tuple[str, ...]  # charts.narrative
    outlook: str  # charts.likelihood.line; '' without a forecast
    since: str  # how it stood in the edition before; '' where nothing moved
    children: tuple[tuple[str, str, str], ...]  # sub-goals: status code, title, value
    note: str  # the newest check-in: '' without one
    counts: Table
    could_count: Table
    excluded: Table | None
    missing: Table  # what, row, place
    missing_count: int
    course: Table | None  # the trajectory's table twin; None with fewer than two points
    course_alt: str
    bullet_alt: str
    interpretation: str
    definition: str
    source: str
    owner: str


@dataclass(frozen=True)
class Content:
    """A whole report."""

    language: str
    title: str  # `EU strategy: how the goals stand`
    organisation: str
    invented: str  # whose made-up figures these are; '' where they are real
    edition: int
    published: str  # `Edition 3, published 12 March 2012, 14.05 by Åse`
    published_at: datetime
    as_of: str  # `as of 12 March 2012`
    figures: str  # day of the figures, in words
    checksum: str  # SHA-256 over the edition's parts and the as-of date: the same for the same data
    summary: tuple[str, ...]  # the strategy in sentences: how many goals of which status, what is missing
    strip: tuple[tuple[str, str, int], ...]  # status code, words, number of goals: in order of gravity
    goals: tuple[GoalContent, ...]  # top-level goals first, each followed by those below it
    portfolio: tuple[Table, ...]  # by status, by focus area, then every project
    money: tuple[Table, ...]  # by year and by programme: EU, own, other; loans apart; how much is unknown
    changes: tuple[str, ...]  # charts.minutes, a paragraph each; () for the first edition
    sources: Table  # each file an edition came from, and the goals' own sources
    definitions: Table  # metric, unit, definition, source of the formula


def facts_of(store: object, number: int, as_of: date | None) -> Facts:
    """The facts of an edition, computed without any cache of the pages: for the command line. as_of None: the day of
    the edition's own figures. Raises KeyError for an edition that never was."""
    raise NotImplementedError


def content(facts: Facts, language: str, goals: Sequence[str] = (), organisation: str = "") -> Content:
    """The content in one language; of some goals only where they are named (unknown ids are left out)."""
    raise NotImplementedError


def checksum(edition: Edition, as_of: date) -> str:
    """The checksum of what a report or a share page of that edition and day is made from, in hex."""
    raise NotImplementedError
