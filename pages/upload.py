"""Upload files: how they were read, questions, findings, a preview of what they change, publish. Nothing is published
before the last button."""

from html import escape

import streamlit as st

from analytics.findings import asked, blocks
from analytics.i18n import text
from analytics.intake.answers import for_reading
from analytics.settings import settings
from pages.parts import caches, conflicts, imports, questions, sheets_read, state, upload_steps
from pages.parts.frame import heading, open_view
from pages.parts.html import show

view = open_view()
language = view.language
heading(view, text(language, "nav-upload"), text(language, "upload-lead"))
step = upload_steps.steps(language)
step("upload-template")
upload_steps.templates(view)

step("upload-choose")
files = st.file_uploader(
    text(language, "upload-files"),
    accept_multiple_files=True,
    max_upload_size=settings().upload_megabytes,
    key=f"upload-files-{state.upload_round()}",
)
show(f'<p class="why">{escape(text(language, "upload-files-help"))}</p>')
if not files:
    state.forget_base()
    st.stop()

answers = questions.in_force(caches.store().answers())
upload = upload_steps.read(files, for_reading(answers), language)
if upload.sheets:
    step("upload-sheets")
    sheets_read.sheets(upload.sheets, upload.files, language)
    questions.answers_used(upload_steps.answers_used(upload, answers), answers, upload.sheets, language)

base = state.upload_base(upload_steps.edition_of(upload, view))
noticed = upload_steps.noticed(upload, base, answers)
if unanswered := asked(noticed, "question"):
    step("upload-questions")
    questions.ask(unanswered, language)
    step("upload-findings")  # of the reading alone: what else there is to say depends on the answers
    upload_steps.findings(noticed, 0, language)
    upload_steps.blocked(noticed, "upload-unanswered", language)
    st.stop()

whole = upload_steps.on_top(upload, base, answers)
imported = None
if upload.sources:
    step("upload-import")
    imported = imports.choose(upload.sources, whole, base, answers, language)

if base != view.head.number:
    conflicts.late(base, view)
candidate, findings, confirmed = upload_steps.judge(upload, whole, imported, base, view, answers)
if candidate and candidate.conflicts:
    conflicts.choose(candidate.conflicts, language)

step("upload-findings")
upload_steps.findings(findings, confirmed, language)
if candidate is None or blocks(findings) or (imported and imported.open):
    upload_steps.blocked(findings, "upload-nothing" if candidate is None else "upload-unanswered", language)
    st.stop()

step("upload-preview")
day = upload_steps.figures_day(candidate, language)
if not upload_steps.preview(candidate, view, day):
    st.stop()

step("upload-publish")
remember = questions.to_remember(upload_steps.answers_used(upload, answers))
if imported:
    remember |= imports.to_remember(upload.sources)
upload_steps.publish(candidate, remember, files, day, view)
