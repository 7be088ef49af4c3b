"""One project: what is known of it, its money with rates and sources, its partners, what is blank."""

from html import escape

import streamlit as st

from analytics.charts.portfolio import blank_or, short_name, title
from analytics.i18n import text
from pages.parts import caches, project_parts
from pages.parts.frame import heading, open_view, page_link
from pages.parts.html import box, show
from pages.parts.link_filters import filtered
from pages.parts.project_tables import partners_table

view = open_view()
language = view.language
projects = caches.project_list(view.edition.number, view.as_of)
if view.visitor.share:
    projects = filtered(projects, view.visitor.share.filters).projects
rows = {row.project_id: row for row in projects.itertuples()}
row = rows.get(st.query_params.get("project", ""))
page_link(view, "projects", text(language, "back-to-projects"))
if row is None:
    heading(view, text(language, "nav-project"))
    show(box(text(language, "project-unknown")))
    st.stop()

heading(view, short_name(row), title(row, language))
show(project_parts.chips(row, view))
left, right = st.columns([1, 1], gap="large")
with left:
    show(project_parts.facts(row, view))
with right:
    show(project_parts.sums(row, language))
if note := blank_or(row.note):
    show(box(str(note), text(language, "column-projects-note")))

st.header(text(language, "money-title"), anchor=False)
amounts = caches.project_money(view.edition.number, str(row.project_id))
show(project_parts.money_table(amounts, str(row.project_id), view))

st.header(text(language, "table-partners"), anchor=False)
show(partners_table(caches.tables(view.edition.number)["partners"], str(row.project_id), view))

if source := blank_or(row.source):
    show(f'<p class="lead"><b>{escape(text(language, "fact-source"))}:</b> {escape(str(source))}</p>')
