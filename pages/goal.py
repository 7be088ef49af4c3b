"""One goal: the sentence, its outlook and course, what counts, what could count and why, the shortest way to certainty,
notes, what if, and how it is read."""

from dataclasses import replace
from functools import partial

import streamlit as st

from analytics.charts import words
from analytics.charts.bullet import bullet, legend
from analytics.charts.svg import trajectory_svg
from analytics.charts.trajectory import trajectory, trajectory_alt, trajectory_rows
from analytics.goals.rollup import below
from analytics.i18n import text
from pages.parts import (
    caches,
    cards,
    checkin_parts,
    forecast_parts,
    goal_parts,
    whatif_parts,
    wordings_parts,
)
from pages.parts.chart_panel import chart_panel, is_dark
from pages.parts.frame import heading, open_view, page_link, shown_verdicts
from pages.parts.html import box, show
from pages.parts.missing import missing_table

view = open_view()
language = view.language
verdicts = {verdict.goal.goal_id: verdict for verdict in shown_verdicts(view)}
wanted = st.query_params.get("goal", "")
verdict = verdicts.get(wanted) or next(iter(verdicts.values()), None)

if verdict is None:
    heading(view, text(language, "nav-goal"))
    show(box(text(language, "goals-none")))
    st.stop()

verdict = replace(verdict, keys=caches.keys(view.edition.number, view.as_of, verdict.goal.goal_id))
page_link(view, "goals", text(language, "back-to-goals"))
heading(view, verdict.goal.title(language), share={"of": "goal", "goal": verdict.goal.goal_id})
if view.may("read"):
    whatif_parts.banner(view)
if wanted and wanted not in verdicts:
    st.warning(text(language, "goal-unknown"))
forecasts = {each.goal_id: each for each in caches.forecasts(view.edition.number, view.as_of)}
forecast = forecasts.get(verdict.goal.goal_id)
projects = caches.project_list(view.edition.number, verdict.measured_on)
show(goal_parts.standing(verdict, forecast, projects, language))
left, right = st.columns([3, 2], gap="large")
with left:
    show(cards.big_figure(verdict, language) + bullet(verdict, language) + legend(language))
with right:
    show(cards.three(verdict, language) + cards.facts(verdict, language))
show(goal_parts.leads(verdict, view))

if children := below(verdict, tuple(verdicts.values())):
    st.header(text(language, "children-title"), anchor=False)
    show(cards.all_cards(children, cards.beside(children, view), view))

if forecast:
    st.header(text(language, "forecast-title"), anchor=False)
    forecast_parts.panel(forecast, verdict, view)

if len(verdict.path) > 1:
    chart_panel(
        f"trajectory-{verdict.goal.goal_id}",
        text(language, "trajectory-title"),
        partial(
            caches.drawn,
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
        twin=trajectory_svg(verdict, language, colours="css"),
        pictures=goal_parts.pictures(verdict, view),
    )

st.header(text(language, "counts-title"), anchor="cells")
show(goal_parts.contributions(verdict, view, counts=True))
st.header(text(language, "could-count-title"), anchor=False)
show(goal_parts.contributions(verdict, view, counts=False))

if verdict.excluded:
    st.header(text(language, "excluded-title"), anchor=False)
    show(goal_parts.excluded(verdict, projects, language))

st.header(text(language, "missing-title"), anchor=False)
if verdict.missing:
    if ways := goal_parts.keys(verdict, view):
        show(f"<h3>{text(language, 'keys-title')}</h3>{ways}")
    st.markdown(text(language, "missing-lead"))
    show(missing_table(verdict.missing, verdict.missing_count, language, view))
    page_link(view, "upload", text(language, "missing-upload"))
else:
    show(box(text(language, "missing-none"), kind="good"))

checkin_parts.notes(verdict, view)
checkin_parts.form(verdict, view)
if view.may("read"):
    whatif_parts.section(verdict, view)

st.header(text(language, "reading-title"), anchor=False)
show(goal_parts.reading(verdict, language, words.unit_of(verdict), view.names))
if worded := caches.judged_wordings(view.edition.number, verdict.goal.goal_id, view.as_of):
    st.header(text(language, "wording-title"), anchor=False)
    st.markdown(text(language, "wording-lead"))
    show(wordings_parts.wordings_table(worded, language))
