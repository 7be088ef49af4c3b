"""The parts of the goal editor: which goal, the preview, publishing and removing. Its fields are in `edit_fields`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from analytics.charts.words import publisher
from analytics.editions import Changes, Edition, Late, StoreUnwritable, compare
from analytics.findings import Finding, blocks
from analytics.goals import edit
from analytics.goals.compare import Move
from analytics.goals.read import title_of
from analytics.i18n import text
from analytics.tables import Tables
from pages.parts import acts, caches, state
from pages.parts.differences import distinct, moves_table, show_changes
from pages.parts.edit_fields import Draft, Milestones
from pages.parts.frame import name_field
from pages.parts.html import box, plain, show
from pages.parts.upload_parts import findings_table, preview_moves
from pages.parts.view import View

NEW = "new"


@dataclass(frozen=True)
class Candidate:
    """What would be published on top of the newest edition, what that changes (`what`: the same as a text, to tell one
    from another), and what is to be said about it."""

    tables: Tables
    changes: Changes
    what: str
    findings: tuple[Finding, ...]


# --- which goal --------------------------------------------------------------------------------------------------


def which(current: str, tables: Tables, language: str) -> None:
    """The goal to edit, or a new one; the choice stands in the address."""
    titles = {row["goal_id"]: title_of(row, language) for row in tables["goals"].to_pylist()}
    labels = distinct({NEW: text(language, "editor-new"), **titles})
    key = state.mirror("edit-which", current, current)

    def chosen() -> None:
        st.query_params["goal"] = str(state.value(key))

    st.selectbox(
        text(language, "editor-which"),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        on_change=chosen,
        width=520,
    )


def opened(goal_id: str, view: View) -> Draft:
    """The goal as it was when the form was opened, with what others have published since."""
    language, head = view.language, view.head
    entry = f"goal-{goal_id}"
    if state.value(f"{entry}-{state.entry_round(entry)}-target") is None:  # nothing is being typed: the newest it is
        state.finish_entry(entry)
    if head.request_id == state.entry(entry):  # pressed twice: it is out already
        state.finish_entry(entry, text(language, "published", number=str(head.number)))
        st.switch_page("goals.py", query_params=_query(view))
    base = int(state.entry_value(entry, "base", head.number))
    row, milestones = edit.rows_of(caches.tables(base), goal_id)
    disputed = not edit.same_goal(caches.tables(base), caches.tables(head.number), goal_id)
    if base != head.number:
        facts = {"author": publisher(language, head.author), "number": str(head.number)}
        if disputed:
            show(box(text(language, "editor-conflict", **facts), text(language, "editor-conflict-title"), "bad"))
            st.button(text(language, "editor-restart"), on_click=state.finish_entry, args=(entry,))
        else:
            show(box(text(language, "editor-late", **facts), text(language, "late-title"), "warn"))
    return Draft(goal_id, entry, f"{entry}-{state.entry_round(entry)}", base, row, milestones, disputed)


# --- what comes of it --------------------------------------------------------------------------------------------


def read(draft: Draft, said: Mapping[str, str], points: Milestones, tables: Tables, language: str) -> edit.Read:
    """The goal that the fields describe; a new one gets an id made from its title."""
    goal_id = draft.goal_id
    if goal_id == NEW:
        goal_id = edit.new_id(said["title_da"] or said["title_en"], tables["goals"]["goal_id"].to_pylist())
    return edit.goal_row(said, points, goal_id, language, draft.row)


def wrong(findings: Sequence[Finding], language: str) -> None:
    """What is wrong with the fields, in words, and that it stands in the way."""
    show(findings_table(findings, language))
    show(box(text(language, "editor-blocked"), kind="bad"))


def candidate(name: str, before: Tables, after: Tables, view: View) -> Candidate:
    """The tables as they would be published on top of the newest edition, which `before` are. Worked out once for what
    changes; `name` tells what is edited from what is removed."""
    changes = compare(before, after)
    if not changes:
        return Candidate(after, changes, "", ())
    parts = [(each.table, each.added.to_pylist(), each.removed.to_pylist(), each.cells()) for each in changes]
    what = str(parts)
    about = (view.head.number, what)
    places = caches.places(view.head.number)
    known = state.once("edit-check", (view.head.number,), lambda: edit.findings_of(before, places))
    found = state.once(f"edit-{name}", about, lambda: edit.new_findings(known, after, places))
    return Candidate(after, changes, what, tuple(found))


def preview(made: Candidate, view: View) -> bool:
    """What is to be said, what each goal becomes and which cells change. False where nothing can be published."""
    language = view.language
    if not made.changes:
        show(box(text(language, "editor-nothing")))
        return False
    if made.findings:
        show(findings_table(made.findings, language))
    if blocks(list(made.findings)):
        show(box(text(language, "editor-blocked"), kind="bad"))
        return False
    with st.spinner(text(language, "editor-judging")):
        show(moves_table(_moves(made, view), language))
    show_changes(made.changes, language, "edit")
    return True


def _moves(made: Candidate, view: View) -> tuple[Move, ...]:
    letters, day = caches.places(view.head.number).sheet_columns, view.head.figures_as_of

    def work() -> tuple[Move, ...]:
        return preview_moves(made.tables, letters, view.head, day)

    return state.once("edit-moves", (view.head.number, made.what), work)


# --- publishing --------------------------------------------------------------------------------------------------


def publish(draft: Draft, made: Candidate, goal_id: str, view: View) -> None:
    """Name and note, then the button."""
    language = view.language
    show(f"<h2>{escape(text(language, 'editor-publish'))}</h2>")
    with st.form(f"{draft.fresh}-publish", border=True):
        name, note = _who(draft, "publish", view)
        pressed = st.form_submit_button(text(language, "publish-button"), type="primary")
    looked_at = state.entry_value(draft.entry, "looked-at", view.head.number)
    state.keep_entry(draft.entry, "looked-at", view.head.number)
    if not pressed:
        return
    if looked_at != view.head.number:  # someone published between the preview and the button
        st.error(text(language, "editor-look-again"))
        return
    edition = _published(draft, made, name, note, view)
    if edition:
        state.finish_entry(draft.entry, text(language, "editor-published", number=str(edition.number)))
        st.switch_page("goal.py", query_params=_query(view) | {"goal": goal_id})


def removal(draft: Draft, tables: Tables, view: View) -> None:
    """Take the goal out, once it is said that this is meant. What still refers to it stands in the way."""
    language = view.language
    if draft.row is None:
        return
    with st.expander(text(language, "editor-remove"), key=f"{draft.fresh}-remove"):
        show(f"<p>{escape(text(language, 'editor-remove-words'))}</p>")
        made = candidate("removed", tables, edit.without_goal(tables, draft.goal_id), view)
        if blocks(list(made.findings)):
            show(box(text(language, "editor-remove-blocked"), kind="bad"))
            show(findings_table(made.findings, language))
            return
        with st.form(f"{draft.fresh}-removal", border=False):
            goal = plain(title_of(draft.row, language))
            sure = st.checkbox(text(language, "editor-remove-sure", goal=goal), key=f"{draft.fresh}-sure")
            name, note = _who(draft, "remove", view)
            pressed = st.form_submit_button(text(language, "editor-remove-button"))
        if not pressed:
            return
        if not sure:
            st.error(text(language, "editor-remove-unsure"))
            return
        edition = _published(draft, made, name, note, view)
    if edition:
        state.finish_entry(draft.entry, text(language, "editor-removed", number=str(edition.number)))
        st.switch_page("goals.py", query_params=_query(view))


def _who(draft: Draft, why: str, view: View) -> tuple[str, str]:
    language = view.language
    name = name_field(view, f"{draft.fresh}-{why}-name")
    note = st.text_area(text(language, "publish-note"), key=f"{draft.fresh}-{why}-note", max_chars=2000)
    show(f'<p class="why">{escape(text(language, "editor-note-help"))}</p>')
    return name, note


def _published(draft: Draft, made: Candidate, name: str, note: str, view: View) -> Edition | None:
    """The edition, or None with the reason on the page. Where somebody was faster, the page is run anew."""
    language, head = view.language, view.head
    if not name.strip() or not note.strip():
        st.error(text(language, "publish-blank"))
        return None
    try:
        return acts.publish(
            {table: made.tables[table] for table in made.changes.tables},
            head.number,
            act="edit_goal",
            about=draft.goal_id,
            author=name,
            note=note.strip(),
            request_id=state.entry(draft.entry),
            cell_origins=edit.kept_origins(caches.tables(head.number), made.tables, caches.places(head.number)),
            kind="entry",
        )
    except Late:
        st.rerun()
    except StoreUnwritable as error:
        show(box(text(language, f"unwritable-{error.reason}"), text(language, "unwritable-title"), "bad"))
    return None


def _query(view: View) -> dict[str, str]:
    return {"lang": view.said["lang"]} if "lang" in view.said else {}
