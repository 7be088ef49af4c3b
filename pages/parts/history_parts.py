"""The parts of the history page."""

import uuid
from collections.abc import Sequence
from datetime import date
from html import escape
from urllib.parse import quote

import streamlit as st

from analytics.charts.words import publisher
from analytics.editions import Changes, Edition, Late, StoreUnwritable, compare
from analytics.goals.compare import moves
from analytics.i18n import text
from analytics.i18n.formats import day, moment
from pages.parts import acts, caches, state
from pages.parts.differences import moves_table, show_changes
from pages.parts.frame import name_field
from pages.parts.html import box, framed, headings, link, show
from pages.parts.view import View

MOST_EDITIONS = 100
PEOPLE = ("check_ins",)
"""Tables whose rows name people."""


def listing(editions: Sequence[Edition], view: View) -> None:
    """The editions, the newest first."""
    language = view.language
    names = ["history-edition", "history-when", "history-who", "history-note", "history-figures", "history-files"]
    if not view.names:
        names.remove("history-who")
    head = headings(language, names)
    body = "".join(_row(edition, view) for edition in editions[:MOST_EDITIONS])
    show(framed(head, body, text(language, "history-caption", count=len(editions))))


def comparison(editions: Sequence[Edition], view: View) -> None:
    """Two editions chosen in the address (from, to), and what differs between them."""
    language = view.language
    numbers = [str(edition.number) for edition in editions]
    names = {str(edition.number): name(edition, view) for edition in editions}
    left, right = st.columns(2)
    with left:
        before = _choose("from", numbers, numbers[1], names, text(language, "compare-from"))
    with right:
        after = _choose("to", numbers, numbers[0], names, text(language, "compare-to"))
    if before == after:
        show(box(text(language, "compare-same")))
        return
    first, second = int(before), int(after)
    days = {edition.number: edition.figures_as_of or date.today() for edition in editions}
    show(moves_table(moves(caches.verdicts(first, days[first]), caches.verdicts(second, days[second])), language))
    changes = compare(caches.tables(first), caches.tables(second))
    if not view.names:
        changes = Changes({each.table: each for each in changes if each.table not in PEOPLE})
    if changes:
        show_changes(changes, language, f"compare-{first}-{second}")
    else:
        show(box(text(language, "changes-none")))


def restoring(editions: Sequence[Edition], view: View) -> None:
    """Publish an earlier edition once more, with a note. Nothing that came after it is lost."""
    language = view.language
    head = view.head
    earlier = {edition.number: name(edition, view) for edition in editions if edition.number != head.number}
    with st.form("restore", border=True):
        number = st.selectbox(
            text(language, "restore-which"), list(earlier), format_func=earlier.__getitem__, key="restore-which"
        )
        who = name_field(view, "publish-name")
        note = st.text_area(text(language, "publish-note"), key="restore-note", max_chars=2000)
        pressed = st.form_submit_button(text(language, "restore-button"))
    if not pressed:
        return
    if not who.strip() or not note.strip():
        st.error(text(language, "publish-blank"))
        return
    try:
        edition = acts.restore(number, base=head.number, author=who, note=note.strip(), request_id=uuid.uuid4().hex)
    except Late:
        st.error(text(language, "restore-late"))
        return
    except StoreUnwritable as error:
        show(box(text(language, f"unwritable-{error.reason}"), text(language, "unwritable-title"), "bad"))
        return
    state.leave_message(text(language, "restored", number=str(number), new=str(edition.number)))
    st.rerun()


def name(edition: Edition, view: View) -> str:
    """An edition in a list: number, time, and author where the visitor sees names."""
    language = view.language
    return text(
        language,
        "edition-name" if view.names else "edition-name-public",
        number=str(edition.number),
        when=moment(language, edition.published_at),
        author=publisher(language, edition.author),
    )


def _row(edition: Edition, view: View) -> str:
    language = view.language
    number = str(edition.number)
    note = edition.note or text(language, f"kind-{edition.kind}")
    if edition.restored_from:
        note = f"{text(language, 'history-restored', number=str(edition.restored_from))} {edition.note}".strip()
    files = "<br>".join(
        link(f"download/original/{number}/{quote(each.name, safe='')}", each.name, download=True)
        for each in edition.originals
    )
    filled = link(
        f"download/template.xlsx?edition={number}&lang={language}", text(language, "history-workbook"), download=True
    )
    uploaded = text(language, "history-originals", count=len(edition.originals))
    cells = [
        link(view.href("goals", edition=number), text(language, "history-open", number=number)),
        escape(moment(language, edition.published_at)),
        *([escape(publisher(language, edition.author))] if view.names else []),
        escape(note),
        escape(day(language, edition.figures_as_of)),
        filled + (f"<details><summary>{escape(uploaded)}</summary>{files}</details>" if files else ""),
    ]
    first, *rest = cells
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def _choose(parameter: str, numbers: Sequence[str], otherwise: str, names: dict[str, str], label: str) -> str:
    said = st.query_params.get(parameter, "")
    current = said if said in numbers else otherwise
    key = f"compare-{parameter}:{current}"

    def chosen() -> None:
        st.query_params[parameter] = str(state.value(key))

    return str(
        st.selectbox(
            label, numbers, index=numbers.index(current), format_func=names.__getitem__, key=key, on_change=chosen
        )
    )
