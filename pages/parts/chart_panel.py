"""A chart with all that belongs to it: title, text alternative, table twin, download of the figures."""

from collections.abc import Callable, Sequence
from html import escape

import plotly.graph_objects as go
import streamlit as st

from analytics.i18n import text
from pages.parts import state
from pages.parts.export import csv_bytes
from pages.parts.html import show, table

CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "responsive": True}


def is_dark() -> bool:
    """Whether the visitor's page is dark just now."""
    return bool(st.context.theme and st.context.theme.get("type") == "dark")


def chart_panel(
    key: str,
    title: str,
    chart: go.Figure | Callable[[], go.Figure],
    alt: str,
    rows: Sequence[Sequence[str]],
    language: str,
    lead: str = "",
    twin: str = "",
) -> None:
    """Show a chart. `rows`: the same figures as a table, the heading first, as words; they are also the download.
    `twin`: the chart as SVG, which stands there at once; it becomes the interactive chart when somebody reaches for it
    (static/app.js presses the button as the pointer comes), so that nobody waits for Plotly who does not."""
    with st.container(border=True, key=f"panel-{key}"):
        show(f"<h2>{escape(title)}</h2>" + (f'<p class="lead">{escape(lead)}</p>' if lead else ""))
        _drawing(key, chart, alt, language, twin)
        with st.expander(text(language, "chart-as-table"), key=f"twin-{key}"):
            show(table(rows[0], rows[1:], caption=title, numbers=range(1, len(rows[0]))))
            st.download_button(
                text(language, "chart-download"),
                csv_bytes(rows, language),
                f"{key}.csv",
                "text/csv",
                key=f"save-{key}",
                on_click="ignore",
            )


@st.fragment
def _drawing(key: str, chart: go.Figure | Callable[[], go.Figure], alt: str, language: str, twin: str) -> None:
    """The interactive chart, or its twin until somebody reaches for it. Only this part of the page runs again then."""
    if twin and not state.reached(key):
        with st.container(key=f"twin-of-{key}"):
            st.markdown(twin, unsafe_allow_html=True)  # st.html would take the svg away
            st.button(text(language, "chart-interactive"), on_click=state.reach, args=(key,), key=f"reach-{key}")
        return
    st.plotly_chart(chart() if callable(chart) else chart, key=f"chart-{key}", theme=None, config=CONFIG, alt=alt)
