"""The parts of the page with the people who log in."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from analytics.access.drafts import check_person
from analytics.access.records import Person
from analytics.access.roles import Role
from analytics.i18n import text
from analytics.i18n.formats import moment
from pages.parts import acts, caches, state
from pages.parts.html import box, framed, headings, labelled, show, stacked
from pages.parts.view import View

COLUMNS = ("people-name", "people-email", "people-role", "people-seen", "people-state")
CHOICES: tuple[Role | None, ...] = (None, "reader", "editor", "administrator")
NEW = Person("", "", "", "", "", "reader", False, None, None, None)


def people(view: View) -> None:
    """Everybody who has logged in or may; change one, or enter one beforehand."""
    language = view.language
    found = sorted(caches.directory().known().people.values(), key=lambda each: (each.name or each.email).lower())
    show(_listing(found, view) if found else box(text(language, "people-none")))
    names = {each.person_id: " · ".join(filter(None, (each.name, each.email))) for each in found}
    chosen = st.selectbox(
        text(language, "people-choose"),
        ["", *names],
        format_func=lambda each: names.get(each) or text(language, "people-new"),
        key="people-chosen",
    )
    person = next((each for each in found if each.person_id == chosen), NEW)
    _form(person, view)
    if person.person_id and st.button(text(language, "people-end-sessions"), key="people-end"):
        acts.allowed("people")
        _noted(person, "sessions-ended", view)
        caches.directory().end_sessions_of(person.person_id)
        state.leave_message(text(language, "people-sessions-ended"))
        st.rerun()


def role_words(role: Role | None, language: str) -> str:
    """A role in words; None: that of their groups."""
    return text(language, f"role-{role}" if role else "role-of-groups")


def _listing(found: Sequence[Person], view: View) -> str:
    language = view.language
    body = "".join(
        f'<tr><th scope="row">{escape(each.name or "–")}</th>'
        f"{labelled(language, COLUMNS[1:], _row(each, language))}</tr>"
        for each in found
    )
    return stacked(framed(headings(language, COLUMNS), body))


def _row(person: Person, language: str) -> tuple[str, ...]:
    return (
        person.email,
        role_words(person.role, language),
        moment(language, person.last_seen) if person.last_seen else text(language, "links-never"),
        text(language, "people-disabled" if person.disabled else "people-active"),
    )


def _form(person: Person, view: View) -> None:
    language, fresh = view.language, f"person-{person.person_id}-{state.entry_round('person')}"
    with st.form(fresh, border=True):
        email = person.email
        if not person.subject:
            email = st.text_input(text(language, "people-email"), value=email, key=f"{fresh}-email", max_chars=200)
        role = st.selectbox(
            text(language, "people-role"),
            CHOICES,
            index=CHOICES.index(person.role),
            format_func=lambda each: role_words(each, language),
            key=f"{fresh}-role",
        )
        disabled = st.checkbox(text(language, "people-disable"), value=person.disabled, key=f"{fresh}-disabled")
        pressed = st.form_submit_button(text(language, "people-save"), type="primary")
    if pressed:
        _save(person, replace(person, email=email.strip(), role=role, disabled=disabled), view)


def _save(before: Person, after: Person, view: View) -> None:
    language = view.language
    visitor = acts.allowed("people")
    problems = check_person(after, caches.directory().known().people.values())
    if visitor.subject == f"person:{before.person_id}" and (after.disabled or after.role != before.role):
        problems.append("people-self")
    if problems:
        show(box("\n".join(text(language, each) for each in problems), kind="bad"))
        return
    _noted(after, "disabled" if after.disabled else str(after.role or "groups"), view)
    caches.directory().save_person(after)
    state.finish_entry("person", text(language, "saved"))
    st.rerun()


def _noted(person: Person, what: str, view: View) -> None:
    visitor = view.visitor
    caches.audit().write(
        "person_changed",
        subject=visitor.subject,
        name=visitor.name,
        about=f"person:{person.person_id}" if person.person_id else person.email,
        details={"role": what},
    )
