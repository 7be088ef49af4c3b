"""The facts of a report: everything about one edition on one day, in no language, as the pages compute it."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from types import MappingProxyType
from typing import Literal

import pandas as pd

from analytics import clock
from analytics.editions import Edition, Store
from analytics.engine import Mounted, open_files
from analytics.goals.changes import Story, read_state, replay
from analytics.goals.evaluate import judge_all
from analytics.goals.forecast import Forecast, forecast_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import Verdict
from analytics.i18n.formats import COPENHAGEN
from analytics.metrics import frames
from analytics.metrics.evaluate import evaluate
from analytics.metrics.interval import Interval
from analytics.metrics.registry import PORTFOLIO
from analytics.tables import Tables

SPREAD: tuple[Literal["status", "focus_area"], ...] = ("status", "focus_area")
"""The dimensions by which projects are counted."""
FUNDING: tuple[Literal["year", "programme"], ...] = ("year", "programme")
"""The dimensions by which money is added up."""

Mount = Callable[[int], Mounted]


@dataclass(frozen=True)
class Facts:
    """What a report is made of: everything about one edition on one day, computed once and in no language."""

    edition: Edition
    as_of: date
    tables: Tables
    verdicts: tuple[Verdict, ...]  # of all goals in the order of their table, without keys (`judge_all`)
    forecasts: Mapping[str, Forecast]  # by goal
    before: Mapping[str, Verdict]  # how each goal stood in the edition before, on its own day; {} for the first
    projects: pd.DataFrame  # metrics.frames.project_list
    spread: Mapping[str, pd.DataFrame]  # metrics.frames.projects_by, by dimension: SPREAD
    funding: Mapping[str, pd.DataFrame]  # metrics.frames.by_group(funding_by), by dimension: FUNDING
    stories: tuple[Story, ...]  # what moved since the edition before; () for the first
    stories_from: tuple[int, date] | None  # the edition and day they begin at
    key_figures: Mapping[str, Interval] = field(default_factory=lambda: MappingProxyType({}))  # of registry.PORTFOLIO


def facts_of(store: Store, number: int, as_of: date | None = None, mount: Mount | None = None) -> Facts:
    """The facts of an edition, computed without any cache of the pages. as_of None: the day of the edition's own
    figures. `mount`: gives editions ready to be queried, by number, where the caller keeps them; they stay open. Raises
    KeyError for an edition that never was, OSError where its files cannot be read."""
    edition = store.edition(number)
    day = as_of or own_day(edition)
    with ExitStack() as opened:
        ready = mount or cache(partial(_mounted, store, opened))
        tables, mounted = store.tables(number), ready(number)
        goals = read_goals(tables)
        verdicts = judge_all(mounted, goals, day, keys=False)
        facts = Facts(
            edition=edition,
            as_of=day,
            tables=tables,
            verdicts=verdicts,
            forecasts={each.goal_id: each for each in forecast_all(mounted, goals, verdicts)},
            before={},
            projects=frames.project_list(mounted, day),
            spread={by: frames.projects_by(mounted, by, day) for by in SPREAD},
            funding={by: frames.by_group(frames.funding_by(mounted, by, day)) for by in FUNDING},
            stories=(),
            stories_from=None,
            key_figures={metric: evaluate(mounted, metric, [day])[0] for metric in PORTFOLIO},
        )
        return _with_changes(facts, store, ready) if edition.parent else facts


def own_day(edition: Edition) -> date:
    """The day an edition's figures are of; today where it does not say."""
    return edition.figures_as_of or clock.now().astimezone(COPENHAGEN).date()


def checksum(edition: Edition, as_of: date) -> str:
    """The checksum of what a report or a share page of that edition and day is made from, in hex: SHA-256 over a line
    for each of the edition's parts (its name and the SHA-256 of its content), by name, and one for the day. The same
    data have the same checksum, whatever the edition's number and author: so have a restored edition and its
    original."""
    lines = [f"{part.table} {part.sha256}" for part in sorted(edition.parts, key=lambda part: part.table)]
    return hashlib.sha256("\n".join([*lines, f"as_of {as_of.isoformat()}"]).encode()).hexdigest()


def _mounted(store: Store, opened: ExitStack, number: int) -> Mounted:
    """An edition that is closed again with `opened`."""
    found = open_files(store.files(number))
    opened.callback(found.close)
    return found


def _with_changes(facts: Facts, store: Store, ready: Mount) -> Facts:
    """With how each goal stood in the edition before, on its own day, and what moved since."""
    earlier = store.edition(facts.edition.parent)
    on, tables, mounted = own_day(earlier), store.tables(earlier.number), ready(earlier.number)
    verdicts = judge_all(mounted, read_goals(tables), on, keys=False)
    one = read_state(store, earlier.number, on, tables)
    other = read_state(store, facts.edition.number, facts.as_of, facts.tables)
    return replace(
        facts,
        before={each.goal.goal_id: each for each in verdicts},
        stories=replay(one, other, mounted=(mounted, ready(facts.edition.number))),
        stories_from=(earlier.number, on),
    )
