"""The only place that imports `st.cache_*`. Keys are an edition's number, never a frame: Streamlit samples those."""

import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analytics.editions import Edition, Store, StoreUnwritable, ensure_sample, open_store
from analytics.engine import Mounted, open_files
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import Interval, Verdict
from analytics.metrics import frames
from analytics.metrics.evaluate import evaluate
from analytics.metrics.registry import PORTFOLIO
from analytics.provenance import Places
from analytics.settings import settings
from analytics.tables import Tables

log = logging.getLogger(__name__)


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store of editions; an empty one gets the sample first."""
    opened = open_store(settings())
    ensure_sample(opened, settings())
    return opened


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
    """How each goal of an edition stands as of a date."""
    goals = read_goals(tables(number))
    return judge_all(mounted(number), goals, as_of)


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


def warm() -> None:
    """Clear away what a crash left behind, and have the newest edition's verdicts ready. Whatever stands in the way is
    logged here, and said on the page to whoever comes."""
    try:
        if head := store().head():
            verdicts(head.number, head.figures_as_of or date.today())
        if swept := store().sweep():
            log.info("%d objects of unfinished publications were deleted", len(swept))
    except StoreUnwritable:
        log.warning("the data folder cannot be written: reading only")
    except Exception:
        log.exception("the newest edition could not be made ready")
