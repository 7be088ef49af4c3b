"""All projects with filters, and how they are spread over focus areas, statuses, departments, programmes."""

import streamlit as st

from analytics.i18n import text
from pages.parts import caches, filters, project_list
from pages.parts.frame import heading, open_view
from pages.parts.html import box, show
from pages.parts.link_filters import filtered, shown

view = open_view()
language = view.language
projects = caches.project_list(view.edition.number, view.as_of)
used = {name: value for name, value in st.query_params.to_dict().items() if name in (*filters.COLUMNS, "q")}
heading(view, text(language, "nav-projects"), text(language, "projects-lead"), share={"of": "projects", **used})

if view.visitor.share:
    through = filtered(projects, view.visitor.share.filters)
    show(shown(through, language))
    found = through.projects
else:
    found = filters.apply(projects, filters.project_filters(projects, view))
show(project_list.tiles(found, language))
if found.empty:
    show(box(text(language, "projects-none")))
else:
    project_list.listing(found, view)
    if not view.visitor.share:  # it is over all projects, whatever the filters
        project_list.spread(view)
