"""The only place that imports `st.cache_*`. Keys are an edition's number, never a frame: Streamlit samples those."""

import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analytics import database
from analytics.access.directory import Directory
from analytics.access.passwords import new_token
from analytics.access.visitors import keys_of
from analytics.audit.log import AuditLog
from analytics.editions import Edition, ForeignStore, Store, StoreUnwritable, ensure_sample, open_store
from analytics.engine import Mounted, open_files
from analytics.goals.changes import Story, read_state, replay
from analytics.goals.evaluate import judge, judge_all
from analytics.goals.forecast import Forecast, forecast_all
from analytics.goals.missing import Missing, missing_cells
from analytics.goals.read import read_goals
from analytics.goals.verdict import Keys, Verdict
from analytics.goals.whatif import WhatIf, judge_if
from analytics.goals.wordings import DEFINED_BY, Judged, Wording, judged
from analytics.goals.wordings import wordings as wordings_of
from analytics.metrics import frames
from analytics.metrics.evaluate import evaluate
from analytics.metrics.interval import Interval
from analytics.metrics.ledger import Ledger
from analytics.metrics.ledger import ledger as ledger_of
from analytics.metrics.registry import PORTFOLIO
from analytics.provenance import Places
from analytics.reports.content import Facts, content, facts_of
from analytics.reports.content import own_day as day_of_edition
from analytics.settings import settings
from analytics.tables import Tables

log = logging.getLogger(__name__)


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store of editions; an empty one gets the sample first."""
    opened = open_store(settings())
    ensure_sample(opened, settings())
    return opened


@st.cache_resource(show_spinner=False)
def directory() -> Directory:
    """People, sessions, share links and options."""
    return Directory(database.connect(settings().catalogue_url))


@st.cache_resource(show_spinner=False)
def audit() -> AuditLog:
    """The audit log."""
    return AuditLog(database.connect(settings().catalogue_url))


@st.cache_resource(show_spinner=False)
def login_keys() -> dict[str, str]:
    """The keys of the way in by key, by role; the administrators' is new at each start where none is set."""
    return dict(keys_of(settings(), new_token()).items())


class Editions(Mapping[int, Edition]):
    """The editions by number, looked up only when asked for."""

    def __getitem__(self, number: int) -> Edition:
        return store().edition(number)

    def __iter__(self) -> Iterator[int]:
        return (edition.number for edition in store().history())

    def __len__(self) -> int:
        return len(store().history())


@st.cache_resource(show_spinner=False, max_entries=6)
def mounted(number: int) -> Mounted:
    """An edition, ready to be queried."""
    return open_files(store().files(number))


@st.cache_resource(show_spinner=False, max_entries=4)
def tables(number: int) -> Tables:
    """An edition's tables. Arrow tables cannot be changed, so that sharing them is safe."""
    return store().tables(number)


@st.cache_resource(show_spinner=False, max_entries=4)
def places(number: int) -> Places:
    """Where the cells of an edition stand in the files they came from."""
    return store().places(number)


@st.cache_data(show_spinner=False, max_entries=200)
def verdicts(number: int, as_of: date) -> tuple[Verdict, ...]:
    """How each goal of an edition stands as of a date, without the keys to it."""
    return judge_all(mounted(number), read_goals(tables(number)), as_of, keys=False)


@st.cache_data(show_spinner=False, max_entries=200)
def keys(number: int, as_of: date, goal_id: str) -> Keys:
    """The fewest blank cells that could settle one goal of an edition."""
    goal = next(each for each in read_goals(tables(number)) if each.goal_id == goal_id)
    return judge(mounted(number), goal, as_of).keys


def verdicts_before(number: int) -> tuple[Verdict, ...]:
    """How each goal stood in the edition before, as of the day of its own figures; nothing before the first."""
    parent = store().edition(number).parent
    return verdicts(parent, own_day(parent)) if parent else ()


def own_day(number: int) -> date:
    """The day an edition's figures are of; today where it does not say."""
    return day_of_edition(store().edition(number))


@st.cache_data(show_spinner=False, max_entries=200)
def forecasts(number: int, as_of: date) -> tuple[Forecast, ...]:
    """What each goal of an edition may come to by its last day."""
    return forecast_all(mounted(number), read_goals(tables(number)), verdicts(number, as_of))


@st.cache_data(show_spinner=False, max_entries=50)
def whatif(number: int, as_of: date, text: str) -> WhatIf:
    """How each goal of an edition would stand if the assumptions of that text were true."""
    return judge_if(tables(number), text, as_of)


@st.cache_data(show_spinner=False, max_entries=100)
def project_list(number: int, as_of: date) -> pd.DataFrame:
    """One row a project, with its money as intervals in EUR."""
    return frames.project_list(mounted(number), as_of)


@st.cache_data(show_spinner=False, max_entries=200)
def project_money(number: int, project_id: str) -> pd.DataFrame:
    """Each amount of a project: original, EUR, rate, where it stands."""
    return frames.project_money(mounted(number), project_id)


@st.cache_data(show_spinner=False, max_entries=200)
def projects_by(number: int, dimension: Any, as_of: date) -> pd.DataFrame:
    """Projects by focus area, status, department or programme, certain and possible."""
    return frames.projects_by(mounted(number), dimension, as_of)


@st.cache_data(show_spinner=False, max_entries=200)
def funding_by(number: int, dimension: Any, as_of: date) -> pd.DataFrame:
    """EUR by year, focus area or programme, known sums and how many amounts are unknown."""
    return frames.funding_by(mounted(number), dimension, as_of)


@st.cache_data(show_spinner=False, max_entries=300)
def drawn(number: int, name: str, as_of: date, language: str, dark: bool, _draw: Callable[[], go.Figure]) -> go.Figure:
    """A chart of an edition, drawn once. `name` must say all that the figure depends on besides the other arguments."""
    return _draw()


@st.cache_data(show_spinner=False, max_entries=100)
def key_figures(number: int, as_of: date) -> dict[str, Interval]:
    """The metrics that say how the portfolio as a whole stands."""
    return {metric: evaluate(mounted(number), metric, [as_of])[0] for metric in PORTFOLIO}


@st.cache_data(show_spinner=False, max_entries=200)
def metric(number: int, name: str, as_of: date) -> Interval:
    """One metric over all projects of an edition."""
    return evaluate(mounted(number), name, [as_of])[0]


@st.cache_data(show_spinner=False, max_entries=40)
def changes(before: int, after: int, before_on: date, after_on: date) -> tuple[Story, ...]:
    """What moved each goal from one edition and as-of date to another."""
    one = read_state(store(), before, before_on, tables(before))
    other = read_state(store(), after, after_on, tables(after))
    return replay(one, other, mounted=(mounted(before), mounted(after)))


@st.cache_data(show_spinner=False, max_entries=20)
def wordings(number: int) -> dict[str, tuple[Wording, ...]]:
    """How each goal was worded in the editions up to that one."""
    known = [edition for edition in store().history() if edition.number <= number]
    return wordings_of(known, lambda each: read_goals({name: store().table(each, name) for name in DEFINED_BY}))


@st.cache_data(show_spinner=False, max_entries=200)
def judged_wordings(number: int, goal_id: str, as_of: date) -> tuple[Judged, ...]:
    """An edition's data judged by each wording its goal has had; () where it had but one."""
    found = wordings(number).get(goal_id, ())
    return judged(mounted(number), found, read_goals(tables(number)), as_of) if len(found) > 1 else ()


@st.cache_data(show_spinner=False, max_entries=40)
def ledger(number: int, as_of: date) -> Ledger:
    """The consultants' ledger of an edition as of a date."""
    return ledger_of(mounted(number), as_of)


@st.cache_data(show_spinner=False, max_entries=40)
def ledger_missing(number: int, as_of: date) -> Missing:
    """The blank cells that keep the ledger open."""
    cells = [cell for entry in ledger(number, as_of).entries for cell in entry.missing]
    (found,) = missing_cells(mounted(number), [[pd.DataFrame(cells, columns=["key", "missing"])]])
    return found


@st.cache_resource(show_spinner=False, max_entries=20)
def facts(number: int, as_of: date) -> Facts:
    """What a report or a share page of an edition is made of. Nobody changes it."""
    return facts_of(store(), number, as_of, mount=mounted)


def warm() -> None:
    """Clear away what a crash left behind, and have the newest edition's verdicts ready. Whatever stands in the way is
    logged here, and said on the page to whoever comes. Only a folder of the other kind, made-up figures for real or
    real for made-up ones, stops the start: raises ForeignStore."""
    try:
        if head := store().head():
            day = own_day(head.number)
            forecasts(head.number, day)
            verdicts_before(head.number)
            content(facts(head.number, day), settings().default_language)  # the catalogue and the formats, too
        if swept := store().sweep():
            log.info("%d objects of unfinished publications were deleted", len(swept))
    except ForeignStore:
        raise
    except StoreUnwritable:
        log.warning("the data folder cannot be written: reading only")
    except Exception:
        log.exception("the newest edition could not be made ready")
