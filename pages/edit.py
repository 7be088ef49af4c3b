"""The goal editor: a goal's fields, what each goal would become, publish. Nothing is published before the last
button."""

from html import escape

import streamlit as st

from analytics.goals import edit
from analytics.goals.read import title_of
from analytics.i18n import text
from pages.parts import caches, edit_fields, edit_parts
from pages.parts.frame import heading, open_view, page_link
from pages.parts.html import plain, show

view = open_view()
language = view.language
tables = caches.tables(view.head.number)
wanted = st.query_params.get("goal", edit_parts.NEW)
published, _ = edit.rows_of(tables, wanted)
title = title_of(published, language) if published else ""
heading(
    view,
    text(language, "editor-title", goal=title) if published else text(language, "editor-title-new"),
    text(language, "editor-lead"),
)
if published:
    page_link(view, "goal", f"← {plain(title)}", goal=wanted)
else:
    page_link(view, "goals", text(language, "back-to-goals"))
if wanted != edit_parts.NEW and not published:
    st.warning(text(language, "editor-unknown"))
if view.edition.number != view.head.number:
    st.info(text(language, "editor-old-edition", number=str(view.head.number)))
edit_parts.which(wanted if published else edit_parts.NEW, tables, language)

draft = edit_parts.opened(wanted if published else edit_parts.NEW, view)
fields, milestones = edit_fields.fields(draft, language)
if draft.disputed:
    st.stop()
goal = edit_parts.read(draft, fields, milestones, tables, language)
edit_parts.removal(draft, tables, view)

show(f"<h2>{escape(text(language, 'editor-preview'))}</h2>")
if goal.row is None:
    edit_parts.wrong(goal.findings, language)
    st.stop()
made = edit_parts.candidate("edited", tables, edit.with_goal(tables, goal.row, goal.milestones), view)
if not edit_parts.preview(made, view):
    st.stop()
edit_parts.publish(draft, made, goal.row["goal_id"], view)
