"""The goals, each as a card: how it stands, what was expected, the outlook, what changed, what is missing."""

import streamlit as st

from analytics.charts.bullet import legend
from analytics.goals.rollup import rollup, top_level
from analytics.i18n import text
from pages.parts import caches, cards
from pages.parts.frame import heading, open_view
from pages.parts.html import box, show
from pages.parts.rollup_parts import strip

view = open_view()
language = view.language
verdicts = caches.verdicts(view.edition.number, view.as_of)
heading(view, text(language, "goals-title"))

if not verdicts:
    show(box(text(language, "goals-none")))
else:
    show(strip(rollup(verdicts), language))
    beside = cards.beside(verdicts, view)
    with st.container(key="cards"):
        for number, verdict in enumerate(top_level(verdicts)):
            with st.container(key=f"card-{number}"):
                show(cards.card(verdict, language, beside[verdict.goal.goal_id]))
                st.page_link(
                    "goal.py",
                    label=cards.more_words(verdict, language),
                    query_params=view.query(goal=verdict.goal.goal_id),
                )
    show(legend(language))
st.page_link("edit.py", label=text(language, "goal-new"), query_params=view.query(goal="new"))
