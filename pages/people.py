"""Who may do what, and the settings an administrator changes while the dashboard runs."""

import streamlit as st

from analytics.i18n import text
from analytics.settings import settings
from pages.parts import option_parts, people_parts
from pages.parts.frame import heading, open_view
from pages.parts.html import box, show

view = open_view()
language = view.language
heading(view, text(language, "people-title"), text(language, "people-lead"))

show(box(text(language, f"people-way-{settings().access}")))
if settings().access == "oidc":
    people_parts.people(view)
st.header(text(language, "options-title"), anchor=False)
option_parts.form(view)
