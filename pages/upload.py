"""Upload a workbook: findings, preview of what it changes, publish. Nothing is published before the last button."""

import streamlit as st

from analytics.findings import blocks
from analytics.i18n import text
from analytics.settings import settings
from pages.parts import state, upload_steps
from pages.parts.frame import heading, open_view
from pages.parts.html import box, show

view = open_view()
language = view.language
heading(view, text(language, "nav-upload"), text(language, "upload-lead"))
upload_steps.templates(view)

show(f'<h2 class="step"><i>2</i>{text(language, "upload-choose")}</h2>')
files = st.file_uploader(
    text(language, "upload-files"),
    accept_multiple_files=True,
    max_upload_size=settings().upload_megabytes,
    key=f"upload-files-{state.upload_round()}",
    help=text(language, "upload-files-help"),
)
if not files:
    state.forget_base()
    st.stop()

upload = upload_steps.read(files, language)
base = state.upload_base(upload_steps.edition_of(upload, view))
late = base != view.head.number
prefer = upload_steps.late_choice(base, view, language) if late else "mine"
candidate, findings = upload_steps.judge(upload, base, view, prefer)
if candidate and candidate.conflicts:
    upload_steps.conflicts(candidate, prefer, language)

show(f'<h2 class="step"><i>3</i>{text(language, "upload-findings")}</h2>')
upload_steps.findings(findings, language)
if blocks(findings) or candidate is None:
    show(box(text(language, "upload-blocked"), kind="bad"))
    st.stop()

show(f'<h2 class="step"><i>4</i>{text(language, "upload-preview")}</h2>')
day = upload_steps.figures_day(candidate, language)
if not upload_steps.preview(candidate, upload, view, day):
    st.stop()

show(f'<h2 class="step"><i>5</i>{text(language, "upload-publish")}</h2>')
upload_steps.publish(candidate, upload, files, day, view)
