"""All projects with filters, and how they are spread over focus areas, statuses, departments, programmes."""

import streamlit as st

from analytics.i18n import text
from pages.parts import caches, filters, project_list
from pages.parts.frame import heading, open_view
from pages.parts.html import box, show

view = open_view()
language = view.language
projects = caches.project_list(view.edition.number, view.as_of)
used = {name: value for name, value in st.query_params.to_dict().items() if name in (*filters.COLUMNS, "q")}
heading(view, text(language, "nav-projects"), text(language, "projects-lead"), share={"of": "projects", **used})

chosen = filters.locked(projects, view) if view.visitor.share else filters.project_filters(projects, view)
found = filters.apply(projects, chosen)
show(project_list.tiles(found, language))
if found.empty:
    show(box(text(language, "projects-none")))
else:
    project_list.listing(found, view)
    project_list.spread(view)
