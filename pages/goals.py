"""The goals, each as a card: how it stands, what was expected, the outlook, what changed, what is missing."""

import streamlit as st

from analytics.charts.bullet import legend
from analytics.goals.rollup import rollup, top_level
from analytics.i18n import text
from pages.parts import cards
from pages.parts.frame import heading, open_view, page_link, shown_verdicts, whole
from pages.parts.html import box, show
from pages.parts.rollup_parts import strip

view = open_view()
language = view.language
verdicts = shown_verdicts(view)
heading(view, text(language, "goals-title"), share={"of": "goals"})

if not verdicts:
    show(box(text(language, "goals-none")))
else:
    if whole(view):
        show(strip(rollup(verdicts), language))
    beside = cards.beside(verdicts, view)
    with st.container(key="cards"):
        for number, verdict in enumerate(top_level(verdicts)):
            with st.container(key=f"card-{number}"):
                show(cards.card(verdict, language, beside[verdict.goal.goal_id]))
                page_link(view, "goal", cards.more_words(verdict, language), goal=verdict.goal.goal_id)
    show(legend(language))
page_link(view, "edit", text(language, "goal-new"), goal="new")
