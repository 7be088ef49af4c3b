"""A chart with all that belongs to it: title, text alternative, table twin, download of the figures."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go
import streamlit as st

from analytics.i18n import text
from pages.parts.export import csv_bytes
from pages.parts.html import show, table

CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "responsive": True}


def is_dark() -> bool:
    """Whether the visitor's page is dark just now."""
    return bool(st.context.theme and st.context.theme.get("type") == "dark")


def chart_panel(
    key: str, title: str, chart: go.Figure, alt: str, rows: Sequence[Sequence[str]], language: str, lead: str = ""
) -> None:
    """Show a chart. `rows`: the same figures as a table, the heading first, as words; they are also the download."""
    with st.container(border=True, key=f"panel-{key}"):
        show(f"<h2>{escape(title)}</h2>" + (f'<p class="lead">{escape(lead)}</p>' if lead else ""))
        st.plotly_chart(chart, key=f"chart-{key}", theme=None, config=CONFIG, alt=alt)
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
