"""Every edition: who published it, when and why; compare any two, go back to one, fetch what was uploaded."""

import streamlit as st

from analytics.i18n import text
from pages.parts import caches, history_parts
from pages.parts.frame import heading, open_view

view = open_view()
language = view.language
editions = caches.store().history()
heading(view, text(language, "nav-history"), text(language, "history-lead"))

history_parts.listing(editions, view)
if len(editions) > 1:
    st.header(text(language, "compare-title"), anchor=False)
    history_parts.comparison(editions, view)
    if view.may("restore"):
        st.header(text(language, "restore-title"), anchor=False)
        history_parts.restoring(editions, view)
