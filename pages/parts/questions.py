"""What only a person can decide: the questions of an upload, the answers used, the doubts that may be confirmed."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from analytics.findings import Asked, Finding, Question, asked
from analytics.i18n import has_text, text
from analytics.intake.answers import LEAVE_OUT, Answers, is_confirmation
from analytics.intake.reports import SheetRead
from pages.parts import state
from pages.parts.differences import distinct, value_words
from pages.parts.html import plain, show
from pages.parts.sheets_read import column_words, table_words

MOST_AT_ONCE = 25
"""Questions and doubts on the page at a time; how many there are in all is said."""
MOST_PLACES = 3
FEW = 5
"""So many options are shown side by side; more are a list to choose from."""


def in_force(remembered: Answers) -> dict[str, str]:
    """The answers that count: those remembered and not withdrawn, then those given now."""
    withdrawn = state.withdrawn()
    return {key: answer for key, answer in remembered.items() if key not in withdrawn} | state.given()


def in_forms(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that `ask` and `confirm` show, so that they need not be listed once more."""
    shown = [*asked(findings, "question")[:MOST_AT_ONCE], *asked(findings, "warning")[:MOST_AT_ONCE]]
    return [finding for each in shown for finding in each.findings]


def to_remember(used: Sequence[str]) -> dict[str, str]:
    """Of the answers given now those that were used, and every confirmed doubt: they hold for later uploads, too."""
    return {key: answer for key, answer in state.given().items() if key in used or is_confirmation(key)}


def ask(questions: Sequence[Asked], language: str) -> None:
    """The questions as one form with one button. What is suggested is chosen beforehand, and counts once the button is
    pressed."""
    now = questions[:MOST_AT_ONCE]
    with st.form("questions", border=True):
        if len(now) < len(questions):
            show(f"<p>{escape(text(language, 'questions-first', shown=len(now), count=len(questions)))}</p>")
        for each in now:
            with st.container(gap="xsmall"):
                _one(each, language)
        st.form_submit_button(
            text(language, "questions-answer", count=len(now)), type="primary", on_click=_take, args=(now,)
        )


def _one(each: Asked, language: str) -> None:
    question = each.question
    values = [option.value for option in question.options]
    labels = distinct({option.value: option.label(language) for option in question.options})
    index = values.index(question.suggested) if question.suggested in values else None
    label, key, why = each.first.message(language), _widget(question), each.first.remedy(language)
    if len(values) <= FEW:
        st.radio(plain(label), values, index=index, format_func=lambda value: plain(labels[value]), key=key)
    else:
        st.selectbox(
            plain(label),
            values,
            index=index,
            format_func=lambda value: labels[value],
            key=key,
            placeholder=text(language, "questions-choose"),
        )
    show(f'<p class="why">{escape(why)} <code>{escape(_places(each, language))}</code></p>')


def _places(each: Asked, language: str) -> str:
    places = list(dict.fromkeys(finding.place for finding in each.findings))
    more = len(places) - MOST_PLACES
    return ", ".join(places[:MOST_PLACES]) + (f" {text(language, 'findings-more', count=more)}" if more > 0 else "")


def _widget(question: Question) -> str:
    return f"question-{state.upload_round()}-{question.key}"


def _take(questions: Sequence[Asked]) -> None:
    chosen = {each.question.key: state.value(_widget(each.question)) for each in questions}
    state.give({key: answer for key, answer in chosen.items() if answer is not None})


def confirm(doubts: Sequence[Asked], language: str) -> None:
    """Doubts a person may confirm: each ticked one is not raised again while its cells stay as they are."""
    now = doubts[:MOST_AT_ONCE]
    with st.form("doubts", border=True):
        lead = text(language, "doubts-lead", shown=len(now), count=len(doubts))
        show(f"<p>{escape(lead)}</p>")
        for each in now:
            with st.container(gap="xsmall"):
                st.checkbox(plain(each.first.message(language)), key=_widget(each.question))
                other = each.first.about.get("other")
                where = " ↔ ".join(part for part in (each.first.place, other) if part)
                show(f'<p class="why">{escape(each.first.remedy(language))} <code>{escape(where)}</code></p>')
        st.form_submit_button(text(language, "doubts-confirm"), on_click=_confirmed, args=(now,))


def _confirmed(doubts: Sequence[Asked]) -> None:
    ticked = [each.question for each in doubts if state.value(_widget(each.question))]
    state.give({question.key: question.options[0].value for question in ticked})


def answers_used(used: Sequence[str], answers: Answers, sheets: Sequence[SheetRead], language: str) -> None:
    """The answers this upload was read with, each to be taken back."""
    if not used:
        return
    title = text(language, "answers-used", count=len(used))
    with st.expander(title, key="answers-used"):
        show(f"<p>{escape(text(language, 'answers-used-words'))}</p>")
        for key in used[:MOST_AT_ONCE]:
            with st.container(horizontal=True, vertical_alignment="center", key=f"answer-{key}"):
                st.markdown(plain(answer_words(key, answers.get(key, ""), sheets, language)))
                st.button(text(language, "answers-again"), key=f"again-{key}", on_click=state.withdraw, args=([key],))
        if len(used) > 1:
            st.button(text(language, "answers-again-all"), key="again-all", on_click=state.withdraw, args=(used,))


def answer_words(key: str, answer: str, sheets: Sequence[SheetRead], language: str) -> str:
    """An answer said in words: where, what was asked, what was answered."""
    source, kind, detail = [*key.split("/", 2), "", ""][:3]
    id = f"answered-{kind}" if has_text(language, f"answered-{kind}") else "answered-other"
    where = [sheet.sheet or sheet.file for sheet in sheets if sheet.source == source]
    about = " · ".join(part for part in (where[0] if where else source, text(language, id), detail) if part)
    return text(language, "answer-words", about=about, answer=_said(kind, answer, language))


def _said(kind: str, answer: str, language: str) -> str:
    if answer == LEAVE_OUT:
        return text(language, "left-out")
    if kind == "column":
        return column_words(language, "projects", answer)
    if kind == "table":
        return table_words(language, answer)
    id = f"answer-{kind}-{_SIGNS.get(answer, answer)}"
    return text(language, id) if id.isascii() and has_text(language, id) else value_words(language, answer)


_SIGNS: Mapping[str, str] = {",": "comma", ".": "point"}
