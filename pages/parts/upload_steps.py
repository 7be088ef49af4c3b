"""The steps of the upload page, each on the page."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from analytics.editions import Late, StoreUnwritable, compare
from analytics.findings import Finding
from analytics.i18n import text
from analytics.i18n.formats import moment
from analytics.intake.check import check, kept
from analytics.intake.upload import Upload, read_upload
from analytics.tables import TABLES, complete, figures_as_of
from pages.parts import caches, state
from pages.parts.differences import changes_summary, moves_table, show_changes
from pages.parts.frame import author
from pages.parts.html import box, link, show
from pages.parts.upload_parts import Candidate, candidate, conflicts_table, dated, findings_table, places, preview_moves
from pages.parts.view import View


def templates(view: View) -> None:
    """The templates to download, filled and empty, and each table as CSV."""
    language = view.language
    show(f'<h2 class="step"><i>1</i>{text(language, "upload-template")}</h2>')
    query = f"?lang={language}"
    filled = f"{query}&edition={view.head.number}"
    show(
        f"<p>{text(language, 'upload-template-words')}</p><p class='actions'>"
        + link(
            f"download/template.xlsx{filled}",
            text(language, "template-filled", number=str(view.head.number)),
            download=True,
        )
        + " "
        + link(f"download/template.xlsx{query}", text(language, "template-empty"), download=True)
        + "</p>"
    )
    with st.expander(text(language, "template-csv"), key="template-csv"):
        words = (text(language, "template-csv-filled"), text(language, "template-csv-empty"))
        lines = ""
        for name in TABLES:
            links = (
                link(f"download/table/{name}.csv{of}", word, download=True)
                for of, word in zip((filled, query), words, strict=True)
            )
            lines += f"<li>{text(language, f'table-{name}')}: {' · '.join(links)}</li>"
        show(f"<ul class='files'>{lines}</ul>")


def read(files: Sequence[Any], language: str) -> Upload:
    """The files read, once: kept while the same files stay chosen."""
    chosen = tuple(file.file_id for file in files)
    kept = state.kept("read")
    if kept and kept[0] == chosen:
        return kept[1]
    state.forget_base()
    with st.spinner(text(language, "upload-reading")):
        upload = read_upload([(file.name, file.getvalue()) for file in files])
    state.keep("read", (chosen, upload))
    return upload


def edition_of(upload: Upload, view: View) -> int:
    """The edition the files were filled from, where a workbook says so and it is one of ours; else the newest."""
    editions = caches.store().history() if upload.based_on else []
    return next((each.number for each in editions if each.request_id == upload.based_on), view.head.number)


def judge(upload: Upload, base: int, view: View, prefer: str) -> tuple[Candidate | None, list[Finding]]:
    """What would be published, with everything there is to say about it; no candidate where the files held no table."""
    if not upload.tables:
        return None, list(upload.findings)
    made = candidate(upload.tables, base, view.head, prefer)
    whole = check(made.tables, places(upload, view.head))
    return made, [*upload.findings, *kept(upload, caches.tables(view.head.number)), *whole]


def findings(found: Sequence[Finding], language: str) -> None:
    """All findings at once, or that there are none."""
    show(findings_table(found, language) if found else box(text(language, "findings-none"), kind="good"))


def late_choice(base: int, view: View, language: str) -> str:
    """Someone published meanwhile: who, what, and whose value is to win where both changed the same cell."""
    head = view.head
    words = text(
        language,
        "late-words",
        author=author(language, head.author),
        when=moment(language, head.published_at),
        number=str(head.number),
        note=head.note,
    )
    show(box(words, text(language, "late-title"), "warn"))
    meanwhile = compare(caches.tables(base), caches.tables(head.number))
    with st.expander(text(language, "late-changes"), key="late-changes"):
        show(changes_summary(meanwhile, language) if meanwhile else box(text(language, "changes-none")))
        show_changes(meanwhile, language, "late")
    return "mine" if state.kept("prefer") is None else str(state.kept("prefer"))


def conflicts(made: Candidate, prefer: str, language: str) -> None:
    """The cells both changed, and the choice whose value is kept."""
    show(conflicts_table(made.conflicts, language))
    options = ["mine", "theirs"]
    key = "conflict-choice"
    st.radio(
        text(language, "conflict-choice"),
        options,
        index=options.index(prefer),
        format_func=lambda side: text(language, f"conflict-keep-{side}"),
        key=key,
        on_change=lambda: state.keep("prefer", state.value(key)),
        horizontal=True,
    )


def figures_day(made: Candidate, language: str) -> date | None:
    """The day for which the new figures are true; the workbook's own unless another is chosen."""
    chosen: date | None = st.date_input(
        text(language, "upload-figures-as-of"),
        value=figures_as_of(made.tables),
        format="DD.MM.YYYY" if language == "da" else "DD/MM/YYYY",
        help=text(language, "upload-figures-as-of-help"),
        key=f"upload-day-{state.upload_round()}",
        width=320,
    )
    return chosen


def preview(made: Candidate, upload: Upload, view: View, day: date | None) -> bool:
    """What each goal becomes and what changes in the tables. False where nothing changes at all."""
    language = view.language
    whole = dated(made.tables, day)
    changes = compare(caches.tables(view.head.number), complete(whole))
    if not changes:
        show(box(text(language, "changes-none")))
        return False
    st.header(text(language, "moves-title"), anchor=False)
    with st.spinner(text(language, "upload-judging")):
        show(moves_table(preview_moves(made.tables, places(upload, view.head), view.head, day), language))
    st.header(text(language, "changes-title"), anchor=False)
    show_changes(changes, language, "preview")
    return True


def publish(made: Candidate, upload: Upload, files: Sequence[Any], day: date | None, view: View) -> None:
    """Name and note, then the button. A late publish comes back with what changed meanwhile; nothing is lost."""
    language = view.language
    with st.form("publish", border=True):
        name = st.text_input(text(language, "publish-name"), key="publish-name", max_chars=200, autocomplete="name")
        note = st.text_area(
            text(language, "publish-note"),
            key=f"publish-note-{state.upload_round()}",
            max_chars=2000,
            help=text(language, "publish-note-help"),
        )
        pressed = st.form_submit_button(text(language, "publish-button"), type="primary")
    looked_at = state.kept("looked-at")
    state.keep("looked-at", made.base)
    if not pressed:
        return
    if looked_at != made.base:  # someone published between the preview and the button: nothing goes out unseen
        st.error(text(language, "publish-look-again"))
        return
    if not name.strip() or not note.strip():
        st.error(text(language, "publish-blank"))
        return
    try:
        edition = caches.store().publish(
            made.changed,
            made.base,
            author=name.strip(),
            note=note.strip(),
            originals=[(file.name, file.getvalue()) for file in files],
            request_id=state.request_id(),
            figures_as_of=day if len(made.tables["organisation"]) else None,
            sheet_columns=upload.sheet_columns,
        )
    except Late:
        st.rerun()
    except StoreUnwritable as error:
        show(box(text(language, f"unwritable-{error.reason}"), text(language, "unwritable-title"), "bad"))
        return
    state.finish_upload(text(language, "published", number=str(edition.number)))
    query = {"lang": view.said["lang"]} if "lang" in view.said else {}
    st.switch_page("goals.py", query_params=query)
