"""The parts of the page that makes reports. The files themselves come from their addresses (pages/web/reports.py)."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from analytics.i18n import text
from analytics.reports.content import SECTIONS
from analytics.settings import settings
from pages.parts import caches
from pages.parts.frame import base_address
from pages.parts.html import plain, show
from pages.parts.view import View

FORMS = {"pdf": "board.pdf", "slides": "slides.pptx", "workbook": "workbook.xlsx"}
"""Each form of a report, and the last part of its address."""


def choices(view: View) -> dict[str, str]:
    """What is wanted of the report, as the query of its address; {} where nothing would stand in it."""
    language = view.language
    titles = {
        verdict.goal.goal_id: verdict.goal.title(language)
        for verdict in caches.verdicts(view.edition.number, view.as_of)
    }
    left, right = st.columns([1, 3])
    with left:
        wanted = st.segmented_control(
            text(language, "reports-language"),
            settings().languages,
            default=language,
            format_func=lambda each: text(each, "language-own-name"),
            required=True,
            key=f"report-language-{language}",
        )
    with right:
        goals = st.multiselect(
            text(language, "reports-goals"),
            list(titles),
            format_func=lambda each: plain(titles[each]),
            placeholder=text(language, "share-goals-all"),
            key="report-goals",
        )
    sections = st.multiselect(
        text(language, "reports-sections"),
        SECTIONS,
        default=SECTIONS,
        format_func=lambda each: text(language, f"reports-section-{each}"),
        key="report-sections",
    )
    if not sections:
        st.warning(text(language, "reports-nothing"))
        return {}
    asked = {"lang": str(wanted), "edition": str(view.edition.number), "as_of": view.as_of.isoformat()}
    if len(sections) < len(SECTIONS):
        asked["sections"] = ",".join(each for each in SECTIONS if each in sections)
    if goals:
        asked["goals"] = ",".join(goals)
    return asked


def downloads(asked: dict[str, str], view: View) -> None:
    """A button for each form, and the address behind it."""
    if not asked:
        return
    language = view.language
    addresses = {form: f"report/{name}?{urlencode(asked)}" for form, name in FORMS.items()}
    tiles = "".join(
        f'<div><a class="button" href="{escape(address)}" download>{escape(text(language, f"reports-form-{form}"))}</a>'
        f'<div class="w">{escape(text(language, f"reports-form-{form}-why"))}</div></div>'
        for form, address in addresses.items()
    )
    show(f'<div class="tiles">{tiles}</div>')
    show(f'<p class="why">{escape(text(language, "reports-address"))}</p>')
    st.code(f"{base_address()}/{addresses['pdf']}", language=None, wrap_lines=True)
