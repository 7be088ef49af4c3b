"""One goal: the sentence, its course, what counts, what could count and why, and how it is read."""

from functools import partial

import streamlit as st

from analytics.charts import words
from analytics.charts.bullet import bullet, legend
from analytics.charts.trajectory import trajectory, trajectory_alt, trajectory_rows
from analytics.i18n import text
from pages.parts import caches, cards, goal_parts
from pages.parts.chart_panel import chart_panel, is_dark
from pages.parts.frame import heading, open_view
from pages.parts.html import box, show
from pages.parts.missing import missing_table

view = open_view()
language = view.language
verdicts = {verdict.goal.goal_id: verdict for verdict in caches.verdicts(view.edition.number, view.as_of)}
wanted = st.query_params.get("goal", "")
verdict = verdicts.get(wanted) or next(iter(verdicts.values()), None)

if verdict is None:
    heading(view, text(language, "nav-goal"))
    show(box(text(language, "goals-none")))
    st.stop()

st.page_link("goals.py", label=text(language, "back-to-goals"), query_params=view.query())
heading(view, verdict.goal.title(language))
if wanted and wanted not in verdicts:
    st.warning(text(language, "goal-unknown"))
show(goal_parts.standing(verdict, language))
left, right = st.columns([3, 2], gap="large")
with left:
    show(cards.big_figure(verdict, language) + bullet(verdict, language) + legend(language))
with right:
    show(cards.facts(verdict, language))

if len(verdict.path) > 1:
    chart_panel(
        f"trajectory-{verdict.goal.goal_id}",
        text(language, "trajectory-title"),
        caches.drawn(
            view.edition.number,
            f"trajectory-{verdict.goal.goal_id}",
            view.as_of,
            language,
            is_dark(),
            partial(trajectory, verdict, language, is_dark()),
        ),
        trajectory_alt(verdict, language),
        trajectory_rows(verdict, language),
        language,
    )

st.header(text(language, "counts-title"), anchor=False)
show(goal_parts.contributions(verdict, view, counts=True))
st.header(text(language, "could-count-title"), anchor=False)
show(goal_parts.contributions(verdict, view, counts=False))

if verdict.excluded:
    st.header(text(language, "excluded-title"), anchor=False)
    show(goal_parts.excluded(verdict, caches.project_list(view.edition.number, verdict.measured_on), language))

st.header(text(language, "missing-title"), anchor=False)
if verdict.missing:
    st.markdown(text(language, "missing-lead"))
    show(missing_table(verdict.missing, verdict.missing_count, language))
    st.page_link("upload.py", label=text(language, "missing-upload"), query_params=view.query())
else:
    show(box(text(language, "missing-none"), kind="good"))

st.header(text(language, "reading-title"), anchor=False)
show(goal_parts.reading(verdict, language, words.unit_of(verdict)))
