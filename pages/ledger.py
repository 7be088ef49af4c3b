"""The consultants' ledger: what they cost, what projects pay back, what the rules allow, what is missing."""

from html import escape

import streamlit as st

from analytics.i18n import text
from pages.parts import caches, ledger_parts, ledger_rules
from pages.parts.frame import heading, open_view
from pages.parts.html import show

view = open_view()
language, number = view.language, view.edition.number
found = caches.ledger(number, view.as_of)
heading(view, text(language, "nav-ledger"), text(language, "ledger-lead"))

show(ledger_parts.standing(found, caches.verdicts(number, view.as_of), language))
show(ledger_parts.entries(found, view))
show(f'<p class="lead">{escape(text(language, "ledger-columns"))}</p>')
ledger_parts.chart(found, view)

st.header(text(language, "ledger-hours-title"), anchor=False)
show(ledger_parts.worked(found.worked, view))
st.header(text(language, "ledger-lost-title"), anchor=False)
show(ledger_parts.lost(found.lost, view))
st.header(text(language, "ledger-even-title"), anchor=False)
show(ledger_parts.break_even(found.break_even, language))
st.header(text(language, "missing-title"), anchor=False)
ledger_parts.missing(caches.ledger_missing(number, view.as_of), view)
st.header(text(language, "ledger-rules-title"), anchor=False)
show(ledger_rules.lead(language) + ledger_rules.table(language))
