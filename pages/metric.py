"""One metric: what it counts and why, its formula and source, its query, what it is now, and the goals that use it."""

import streamlit as st

from analytics.i18n import text
from analytics.metrics.registry import METRICS
from pages.parts import caches, metric_parts
from pages.parts.frame import heading, open_view, page_link
from pages.parts.html import box, show

view = open_view()
language = view.language
name = st.query_params.get("metric", "")
page_link(view, "goals", text(language, "back-to-goals"))
if name not in METRICS:
    heading(view, text(language, "nav-metric"))
    show(box(text(language, "metric-unknown")))
    st.stop()

heading(view, text(language, f"metric-{name}"))
show(metric_parts.definition(METRICS[name], language))
show(metric_parts.now(caches.metric(view.edition.number, name, view.as_of), METRICS[name], view))
verdicts = caches.verdicts(view.edition.number, view.as_of)
show(metric_parts.goals(verdicts, METRICS[name], view))
if query := metric_parts.query_of(METRICS[name]):
    with st.expander(text(language, "metric-query")):
        st.code(query, language="sql")
