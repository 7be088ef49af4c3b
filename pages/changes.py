"""What changed: each goal before and after, cause by cause, and a paragraph for the minutes."""

import streamlit as st

from analytics.i18n import text
from pages.parts import caches, changes_parts
from pages.parts.frame import heading, open_view
from pages.parts.html import box, show

view = open_view()
language = view.language
heading(view, text(language, "nav-changes"), text(language, "split-lead"))

before, after = changes_parts.ends(view, caches.store().history())
if before == after:
    show(box(text(language, "split-same" if view.head.number > 1 else "split-only-one")))
    st.stop()

stories = caches.changes(before.edition, after.edition, before.as_of, after.as_of)
moved = [story for story in stories if story.moved]
if not stories:
    show(box(text(language, "goals-none")))
elif not moved:
    show(box(text(language, "split-nothing"), kind="good"))
if stories:
    changes_parts.minutes(stories, before, after, language)
for place, story in enumerate(moved):
    changes_parts.goal(story, before, after, view, with_chart=place < changes_parts.MOST_CHARTS)
changes_parts.unchanged([story for story in stories if not story.moved], language)
if moved:
    show(f'<p class="lead">{text(language, "split-order")}</p>')
