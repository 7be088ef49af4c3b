"""Create a share link: what it shows, of which time, in which language, until when, with which password."""

import streamlit as st

from analytics.i18n import text
from pages.parts import share_parts
from pages.parts.frame import heading, open_view, page_link

view = open_view()
language = view.language
heading(view, text(language, "share-title"), text(language, "share-lead"))

made = share_parts.made()
if made:
    share_parts.ready(made, view)
    st.stop()
share_parts.form(view)
page_link(view, "links", text(language, "nav-links"))
