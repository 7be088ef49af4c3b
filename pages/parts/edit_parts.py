"""The parts of the goal editor: its fields, the preview, publishing and removing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from analytics.editions import Changes, Edition, Late, StoreUnwritable, compare
from analytics.findings import Finding, blocks
from analytics.goals import edit
from analytics.goals.compare import Move
from analytics.i18n import text
from analytics.i18n.formats import percent
from analytics.intake.check import check
from analytics.intake.typed import read_typed, written
from analytics.metrics.registry import METRICS
from analytics.tables import TABLES, Tables
from pages.parts import caches, state
from pages.parts.differences import distinct, moves_table, show_changes, value_words
from pages.parts.frame import author
from pages.parts.html import box, plain, show
from pages.parts.missing import column_name
from pages.parts.upload_parts import findings_table, preview_moves
from pages.parts.view import View

NEW = "new"
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)
SHORT, LONG = 300, 4000
"""The most characters of a line and of a text."""
Milestones = list[tuple[str, str]]


@dataclass(frozen=True)
class Draft:
    """A goal being edited. `entry` names it among the things being entered, `fresh` its widgets; `row` and `milestones`
    are those of the edition that was the newest when the form was opened (`base`). `disputed`: somebody else has
    changed this very goal since."""

    goal_id: str
    entry: str
    fresh: str
    base: int
    row: Mapping[str, Any] | None
    milestones: tuple[edit.Row, ...]
    disputed: bool


@dataclass(frozen=True)
class Candidate:
    """What would be published on top of the newest edition, what that changes (`what`: the same as a text, to tell one
    from another), and what is to be said about it."""

    tables: Tables
    changes: Changes
    what: str
    findings: tuple[Finding, ...]


# --- which goal --------------------------------------------------------------------------------------------------


def title_of(row: Mapping[str, Any] | None, language: str) -> str:
    """A goal's title in that language, else any it has, else its id."""
    if row is None:
        return ""
    said = (row.get(name) for name in (f"title_{language}", "title", "title_da", "title_en"))
    return str(next(filter(None, said), row["goal_id"]))


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
        facts = {"author": author(language, head.author), "number": str(head.number)}
        if disputed:
            show(box(text(language, "editor-conflict", **facts), text(language, "editor-conflict-title"), "bad"))
            st.button(text(language, "editor-restart"), on_click=state.finish_entry, args=(entry,))
        else:
            show(box(text(language, "editor-late", **facts), text(language, "late-title"), "warn"))
    return Draft(goal_id, entry, f"{entry}-{state.entry_round(entry)}", base, row, milestones, disputed)


# --- the fields --------------------------------------------------------------------------------------------------


def fields(draft: Draft, language: str) -> tuple[dict[str, str], Milestones]:
    """The editor's fields, and what they hold as a person wrote it; likewise the milestones' days and values."""
    said: dict[str, str] = {}
    with st.container(key="editor", gap="small"):
        _heading("editor-what", language)
        said["metric"] = _metric(draft, language)
        for name in ("title_da", "title_en"):
            said[name] = _line(draft, name, language)
        left, right = st.columns(2)
        with left:
            said["comparison"] = _choice(draft, "comparison", language)
            said["baseline"] = _figure(draft, "baseline", said["metric"], language)
        with right:
            unit = text(language, f"metric-{said['metric']}.unit") if said["metric"] else ""
            said["target"] = _figure(
                draft, "target", said["metric"], language, text(language, "editor-target-help", unit=unit)
            )
            said["tolerance"] = _figure(draft, "tolerance", "", language, text(language, "editor-tolerance-help"))
        _heading("editor-when", language)
        left, right = st.columns(2)
        with left:
            said["starts_on"] = _day(draft, "starts_on", language)
            said["deadline"] = _day(draft, "deadline", language)
        with right:
            said["path"] = _choice(draft, "path", language, text(language, "editor-path-blank"))
            said["deadline_rule"] = _choice(draft, "deadline_rule", language)
        points = _milestones(draft, said["metric"], language)
        _heading("editor-conditions", language)
        said |= _conditions(draft, language)
        _heading("editor-place", language)
        said |= _place(draft, language)
        _heading("editor-words", language)
        for name in ("owner", "source"):
            said[name] = _line(draft, name, language)
        for name in ("interpretation_da", "interpretation_en"):
            said[name] = _line(draft, name, language, long=True)
    return said, points


def _heading(name: str, language: str) -> None:
    show(f"<h2>{escape(text(language, name))}</h2>")


def _metric(draft: Draft, language: str) -> str:
    labels = {"": text(language, "editor-blank")} if not draft.row else {}
    labels |= {name: text(language, f"metric-{name}") for name in METRICS}
    chosen = _select(draft, "metric", distinct(labels), language)
    if chosen:
        definition, why = (text(language, f"metric-{chosen}.{part}") for part in ("definition", "why"))
        show(f'<p class="why">{escape(definition)} {escape(why)}</p>')
    return chosen


def _conditions(draft: Draft, language: str) -> dict[str, str]:
    said: dict[str, str] = {}
    left, right = st.columns(2)
    help = text(language, "editor-money-help")
    with left:
        said["minimum_project_budget"] = _figure(draft, "minimum_project_budget", "", language, help)
        said["own_contribution_envelope"] = _figure(draft, "own_contribution_envelope", "", language, help)
    with right:
        said["conditions_currency"] = _choice(draft, "conditions_currency", language)
        said["envelope_basis"] = _choice(draft, "envelope_basis", language)
    for name, offered in (
        ("conditions_focus_area", _focus_areas(draft)),
        ("conditions_programme", _in_use(draft, "projects", "programme")),
    ):
        said[name] = _several(draft, name, offered, language)
    return said


def _place(draft: Draft, language: str) -> dict[str, str]:
    said: dict[str, str] = {}
    goals = caches.tables(draft.base)["goals"].to_pylist()
    parents = {row["goal_id"]: title_of(row, language) for row in goals if row["goal_id"] != draft.goal_id}
    blank = {"": text(language, "editor-blank")}
    areas = {name: name for name in _focus_areas(draft)}
    said["parent"] = _select(draft, "parent", distinct(blank | parents), language)
    left, right = st.columns(2)
    with left:
        said["focus_area"] = _select(draft, "focus_area", distinct(blank | areas), language)
    with right:
        said["weight"] = _figure(draft, "weight", "", language)
    return said


def _milestones(draft: Draft, metric: str, language: str) -> Milestones:
    show(f"<h3>{escape(text(language, 'editor-milestones'))}</h3>")
    show(f'<p class="why">{escape(text(language, "editor-milestones-help"))}</p>')
    count = int(state.entry_value(draft.entry, "milestones", max(1, len(draft.milestones))))
    points: Milestones = []
    for at in range(count):
        was = draft.milestones[at] if at < len(draft.milestones) else {"due_on": None, "value": None}
        left, right = st.columns(2)
        number = str(at + 1)
        with left:
            day = _date(
                text(language, "editor-milestone-day", number=number),
                was["due_on"],
                f"{draft.fresh}-day-{at}",
                language,
            )
        with right:
            value = st.text_input(
                text(language, "editor-milestone-value", number=number),
                value=_shown("milestones", "value", was["value"], metric, language),
                key=f"{draft.fresh}-value-{at}",
                max_chars=SHORT,
            )
        points.append((day, value))
    st.button(
        text(language, "editor-milestone-add"),
        on_click=state.keep_entry,
        args=(draft.entry, "milestones", count + 1),
        key=f"{draft.fresh}-milestone-add",
    )
    return points


def _line(draft: Draft, name: str, language: str, long: bool = False) -> str:
    label, value = plain(column_name(language, "goals", name)), str(_was(draft, name) or "")
    if long:
        return st.text_area(label, value=value, key=_key(draft, name), max_chars=max(LONG, len(value)))
    return st.text_input(label, value=value, key=_key(draft, name), max_chars=max(SHORT, len(value)))


def _figure(draft: Draft, name: str, metric: str, language: str, help: str = "") -> str:
    """A number, an amount or a share, typed as the language writes it."""
    said = st.text_input(
        plain(column_name(language, "goals", name)),
        value=_shown("goals", name, _was(draft, name), metric, language),
        key=_key(draft, name),
        max_chars=SHORT,
    )
    if help:
        show(f'<p class="why">{escape(help)}</p>')
    return said


def _shown(table: str, column: str, value: Any, metric: str, language: str) -> str:
    """A figure as the language writes it, if it reads back as the very same; else with all its digits."""
    if value is None:
        return ""
    share = TABLES[table].column(column).type == "share" or (metric in METRICS and METRICS[metric].unit == "share")
    said = percent(language, value, 4) if share else value_words(language, value)
    return said if read_typed(table, column, said, language).value == value else written(value)


def _day(draft: Draft, name: str, language: str) -> str:
    return _date(plain(column_name(language, "goals", name)), _was(draft, name), _key(draft, name), language)


def _date(label: str, was: date | None, key: str, language: str) -> str:
    chosen = st.date_input(
        label,
        value=was,
        min_value=min(FIRST_DAY, was or FIRST_DAY),
        max_value=max(LAST_DAY, was or LAST_DAY),
        format="DD.MM.YYYY" if language == "da" else "DD/MM/YYYY",
        key=key,
    )
    return written(chosen)


def _choice(draft: Draft, name: str, language: str, blank: str = "") -> str:
    """One of the column's choices, or none of them."""
    column = TABLES["goals"].column(name)
    labels = {} if column.required and draft.row else {"": blank or text(language, "editor-blank")}
    return _select(draft, name, labels | {one: text(language, f"choice-{one}") for one in column.choices}, language)


def _select(draft: Draft, name: str, labels: Mapping[str, str], language: str) -> str:
    was = str(_was(draft, name) or "")
    shown = {**labels, **({} if was in labels else {was: was})}
    ids = list(shown)
    chosen = st.selectbox(
        plain(column_name(language, "goals", name)),
        ids,
        index=ids.index(was),
        format_func=shown.__getitem__,
        key=_key(draft, name),
    )
    return str(chosen or "")


def _several(draft: Draft, name: str, offered: Sequence[str], language: str) -> str:
    was = [part.strip() for part in str(_was(draft, name) or "").split(";") if part.strip()]
    chosen = st.multiselect(
        plain(column_name(language, "goals", name)),
        list(dict.fromkeys([*offered, *was])),
        default=was,
        key=_key(draft, name),
        placeholder=text(language, "filter-all"),
    )
    return "; ".join(chosen)


def _was(draft: Draft, name: str) -> Any:
    return draft.row.get(name) if draft.row else None


def _key(draft: Draft, name: str) -> str:
    return f"{draft.fresh}-{name}"


def _focus_areas(draft: Draft) -> list[str]:
    """Those the organisation lists; where it lists none, those of its projects and goals."""
    said = caches.tables(draft.base)["organisation"]["focus_areas"].to_pylist()
    listed = [part.strip() for cell in said for part in (cell or "").split(";") if part.strip()]
    used = [*_in_use(draft, "projects", "focus_area"), *_in_use(draft, "goals", "focus_area")]
    return list(dict.fromkeys(listed or sorted(used)))


def _in_use(draft: Draft, table: str, column: str) -> list[str]:
    return sorted(caches.tables(draft.base)[table][column].drop_null().unique().to_pylist())


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
    found = state.once(f"edit-{name}", about, lambda: _new_findings(before, after, view))
    return Candidate(after, changes, what, tuple(found))


def _new_findings(before: Tables, after: Tables, view: View) -> list[Finding]:
    """What the check of the whole says that it did not say before."""
    letters, origins = caches.places(view.head.number)
    known = state.once("edit-check", (view.head.number,), lambda: check(before, letters, cell_origins=origins))
    return [found for found in check(after, letters, cell_origins=origins) if found not in known]


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
        name, note = _who(draft, "publish", language)
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
            name, note = _who(draft, "remove", language)
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


def _who(draft: Draft, why: str, language: str) -> tuple[str, str]:
    name = st.text_input(
        text(language, "publish-name"), key=f"{draft.fresh}-{why}-name", max_chars=200, autocomplete="name"
    )
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
        return caches.store().publish(
            {table: made.tables[table] for table in made.changes.tables},
            head.number,
            author=name.strip(),
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
