"""Check-ins on a goal's page: the notes there are, the one that is due, and the form to write one."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

import streamlit as st

from analytics.editions import Edition, Late, StoreUnwritable
from analytics.goals import checkins
from analytics.goals.checkins import CheckIn, GoalGone
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day
from analytics.intake.values import Unreadable
from pages.parts import acts, caches, state
from pages.parts.frame import name_field
from pages.parts.html import box, day_format, show
from pages.parts.view import View

FEW = 3
"""So many notes stand open on the page; the older ones behind a heading."""
MOST = 100
OTHER = {"da": "en", "en": "da"}
"""The language that a note may be said in as well."""
NAME, NOTE = 200, 2000
"""The most characters of a name and of a note."""


def notes(verdict: Verdict, view: View) -> None:
    """The notes on a goal, the newest first, with the period each is of; and that one is due, where it is."""
    language = view.language
    tables = caches.tables(view.edition.number)
    st.header(text(language, "checkins-title"), anchor="check-ins")
    asked = checkins.asked_for(verdict, tables["check_ins"], tables["organisation"], view.as_of)
    if asked.missing and view.names:
        words = text(
            language,
            "checkins-due",
            status=text(language, f"status-{verdict.status}"),
            owner=verdict.goal.owner or text(language, "checkins-owner-unknown"),
            first=day(language, asked.first),
            last=day(language, asked.last),
        )
        show(box(words, text(language, "checkins-due-title"), "bad"))
    until = view.as_of if "as_of" in view.said else None  # looking back on purpose: later notes were not there yet
    found = checkins.check_ins_of(tables["check_ins"], verdict.goal.goal_id, until)[:MOST]
    kind = checkins.period_kind(tables["organisation"])
    if not found:
        show(f"<p>{escape(text(language, 'checkins-none'))}</p>")
        return
    show(_listed(found[:FEW], kind, view))
    if older := found[FEW:]:
        with st.expander(text(language, "checkins-more", count=len(older)), key="checkins-older"):
            show(_listed(older, kind, view))


def _listed(found: Sequence[CheckIn], kind: checkins.Kind, view: View) -> str:
    return "".join(_note(each, kind, view) for each in found)


def _note(each: CheckIn, kind: checkins.Kind, view: View) -> str:
    language = view.language
    author = each.author or text(language, "checkins-author-unknown")
    title = noted_on = day(language, each.noted_on, "long")
    if view.names:
        title = text(language, "checkins-by", author=author, day=noted_on)
    first, last = (day(language, end) for end in checkins.period_of(each.noted_on, kind))
    period = escape(text(language, "checkins-period", first=first, last=last))
    return box(each.note(language), title) + f'<p class="why">{period}</p>'


def form(verdict: Verdict, view: View) -> None:
    """The form to write a note. Saving publishes an edition at once."""
    language, goal = view.language, verdict.goal
    if not view.may("check_in"):
        return
    with st.expander(text(language, "checkins-write"), key="checkins-write"):
        if view.edition.number != view.head.number:
            show(f"<p>{escape(text(language, 'checkins-old-edition'))}</p>")
            return
        entry = f"check-in-{goal.goal_id}"
        fresh = f"{entry}-{state.entry_round(entry)}"
        with st.form(fresh, border=False):
            noted_on = st.date_input(
                text(language, "checkins-day"),
                value=date.today(),
                min_value=date(1950, 1, 1),
                max_value=date(2100, 12, 31),
                key=f"{fresh}-day",
                format=day_format(language),
                width=260,
            )
            name = name_field(view, "check-in-name", NAME)
            note = st.text_area(text(language, "checkins-note"), key=f"{fresh}-note", max_chars=NOTE)
            same = st.text_area(text(language, "checkins-note-translated"), key=f"{fresh}-translated", max_chars=NOTE)
            show(f'<p class="why">{escape(text(language, "checkins-note-help"))}</p>')
            pressed = st.form_submit_button(text(language, "checkins-save"), type="primary")
        if pressed:
            _save(verdict, view, noted_on, name, note, {OTHER[language]: same})


def _save(
    verdict: Verdict, view: View, noted_on: date | None, name: str, note: str, translated: Mapping[str, str]
) -> None:
    language, goal = view.language, verdict.goal
    entry = f"check-in-{goal.goal_id}"
    if view.head.request_id == state.entry(entry):  # pressed twice: it is out already
        _saved(entry, view.head, language)
    if noted_on is None or not name.strip() or not note.strip():
        st.error(text(language, "checkins-blank"))
        return
    there = checkins.check_ins_of(caches.tables(view.head.number)["check_ins"], goal.goal_id)
    same_day = next((each for each in there if each.noted_on == noted_on), None)
    if same_day and state.entry_value(entry, "replaces", None) != noted_on:
        state.keep_entry(entry, "replaces", noted_on)
        author = same_day.author or text(language, "checkins-author-unknown")
        st.warning(text(language, "checkins-replaces", day=day(language, noted_on), author=author))
        return
    try:
        row = checkins.row_of(goal.goal_id, noted_on, name, note, translated)
        said = text(language, "checkins-edition-note", goal=goal.title(language))
        visitor = acts.allowed("check_in")
        edition = checkins.save(caches.store(), row, said, state.entry(entry))
        acts.written("check_in", visitor, edition, goal.goal_id)
    except Unreadable:
        st.error(text(language, "checkins-too-long"))
    except GoalGone:
        st.error(text(language, "checkins-gone"))
    except Late:
        st.error(text(language, "checkins-late"))
    except StoreUnwritable as error:
        show(box(text(language, f"unwritable-{error.reason}"), text(language, "unwritable-title"), "bad"))
    else:
        _saved(entry, edition, language)


def _saved(entry: str, edition: Edition, language: str) -> None:
    state.finish_entry(entry, text(language, "checkins-saved", number=str(edition.number)))
    st.rerun()
