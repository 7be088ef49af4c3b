"""A chart with all that belongs to it: title, text alternative, table twin, download of the figures."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from analytics.i18n import text
from pages.parts import state
from pages.parts.export import csv_bytes
from pages.parts.html import link, show, table

CONFIG = {
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],  # the chart as a picture to take away, drawn by the browser itself
    "displaylogo": False,
    "scrollZoom": False,
    "responsive": True,
}


PLOTLY = {
    "Download plot as a PNG": "",
    "Preparing image - this may take a few seconds": ".begun",
    "Image download succeeded": ".done",
    "Sorry, there was a problem downloading your image!": ".failed",
}
"""Plotly's own words about it, and ours."""


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
    pictures: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Show a chart. `rows`: the same figures as a table, the heading first, as words; they are also the download.
    `twin`: the chart as SVG, which stands there at once; it becomes the interactive chart when somebody reaches for it
    (static/app.js presses the button as the pointer comes), so that nobody waits for Plotly who does not. `pictures`:
    the name of a form of picture and its address, where the server draws the chart too."""
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
        if pictures:
            show(f'<p class="why">{" · ".join(link(href, name, download=True) for name, href in pictures.items())}</p>')


def _config(key: str, language: str) -> dict[str, Any]:
    """What Plotly shows beside the chart, in the reader's language."""
    words = {theirs: text(language, f"chart-picture{ours}") for theirs, ours in PLOTLY.items()}
    picture = {"format": "png", "scale": 2, "filename": key}
    return {
        **CONFIG,
        "locale": language,
        "locales": {language: {"dictionary": words}},
        "toImageButtonOptions": picture,
    }


@st.fragment
def _drawing(key: str, chart: go.Figure | Callable[[], go.Figure], alt: str, language: str, twin: str) -> None:
    """The interactive chart, or its twin until somebody reaches for it. Only this part of the page runs again then."""
    if twin and not state.reached(key):
        with st.container(key=f"twin-of-{key}"):
            st.markdown(twin, unsafe_allow_html=True)  # st.html would take the svg away
            st.button(text(language, "chart-interactive"), on_click=state.reach, args=(key,), key=f"reach-{key}")
        return
    st.plotly_chart(
        chart() if callable(chart) else chart, key=f"chart-{key}", theme=None, config=_config(key, language), alt=alt
    )
