"""The steps of the upload page, each on the page."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from itertools import count
from typing import Any

import streamlit as st

from analytics.editions import Changes, Late, StoreUnwritable, compare
from analytics.findings import Finding, asked
from analytics.i18n import text
from analytics.i18n.formats import number
from analytics.intake import extent
from analytics.intake.answers import Answers, is_confirmation
from analytics.intake.check import check_and_count, kept
from analytics.intake.onto import Onto, onto
from analytics.intake.upload import Upload, read_upload
from analytics.tables import TABLES, complete, figures_as_of
from pages.parts import acts, caches, conflicts, questions, state
from pages.parts.differences import moves_table, show_changes
from pages.parts.frame import name_field
from pages.parts.html import box, day_format, link, plain, show
from pages.parts.imports import Imported
from pages.parts.upload_parts import (
    FEW_FINDINGS,
    LEVELS,
    Candidate,
    brought,
    by_kind,
    candidate,
    dated,
    findings_csv,
    findings_of_a_kind,
    findings_table,
    level_badge,
    preview_moves,
)
from pages.parts.view import View


def steps(language: str) -> Callable[[str], None]:
    """Shows the page's steps, each with its number and its heading (a text's id)."""
    numbers = count(1)

    def step(title: str) -> None:
        show(f'<h2 class="step"><i>{next(numbers)}</i>{escape(text(language, title))}</h2>')

    return step


def templates(view: View) -> None:
    """The templates to download, filled and empty, and each table as CSV."""
    language = view.language
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


def read(files: Sequence[Any], answers: Answers, language: str) -> Upload:
    """The files read with these answers, once: kept while neither changes. Any press of a button meanwhile, such as
    the one that cancels, stops the reading at once."""
    chosen = tuple(file.file_id for file in files)
    asked = (chosen, dict(answers))
    kept = state.kept("read")
    if kept and kept[0] == asked:
        return kept[1]
    if not kept or kept[0][0] != chosen:
        state.forget_base()
    place = st.empty()
    with place.container(key="reading", border=True):
        bar = st.progress(0.0, text(language, "upload-reading"))
        cancelled = text(language, "upload-cancelled")
        st.button(text(language, "upload-cancel"), on_click=state.cancel_upload, args=(cancelled,), key="cancel")

    def on_progress(doing: str, share: float) -> None:
        bar.progress(min(1.0, max(0.0, share)), text(language, doing))

    upload = read_upload([(file.name, file.getvalue()) for file in files], answers, on_progress)
    place.empty()
    state.keep("read", (asked, upload))
    return upload


def edition_of(upload: Upload, view: View) -> int:
    """The edition the files were filled from, where a workbook says so and it is one of ours; else the newest."""
    editions = caches.store().history() if upload.based_on else []
    return next((each.number for each in editions if each.request_id == upload.based_on), view.head.number)


def answers_used(upload: Upload, answers: Answers) -> tuple[str, ...]:
    """The keys of the answers that how the files are read, and what they stand for, goes by."""
    return (*upload.used, *extent.used(upload, answers))


def noticed(upload: Upload, base: int, answers: Answers) -> list[Finding]:
    """What reading had to say, and whether rows that are not in the files are to go."""
    about = (upload, base, extent.used(upload, answers))
    return [
        *upload.findings,
        *state.once("extent", about, lambda: extent.unclear(upload, caches.tables(base), answers)),
    ]


def on_top(upload: Upload, base: int, answers: Answers) -> Onto:
    """The upload's tables, with what the files do not speak of as it is published."""
    partial = extent.partial(upload, answers)

    def work() -> Onto:
        return onto(upload.tables, caches.tables(base), upload.absent, partial, caches.places(base))

    return state.once("onto", (upload, base, partial), work)


def judge(
    upload: Upload, whole: Onto, imported: Imported | None, base: int, view: View, answers: Answers
) -> tuple[Candidate | None, list[Finding], int]:
    """What would be published, with everything there is to say about it, and how many doubts were confirmed; no
    candidate where the files held no table."""
    head = view.head
    mine = state.once("brought", (upload, whole, imported), lambda: brought(upload, whole, imported))
    found = [*upload.findings, *(imported.findings if imported else ())]
    if not mine.tables:
        return None, found, 0
    prefer, choices = conflicts.chosen()
    put_together = (mine, base, head.number, prefer, tuple(choices.items()))
    made = state.once("candidate", put_together, lambda: candidate(mine, base, head, prefer, choices))
    confirmations = {key: answer for key, answer in answers.items() if is_confirmation(key)}

    def checked() -> tuple[list[Finding], int]:
        letters, origins = made.places
        return check_and_count(made.tables, letters, answers=confirmations, cell_origins=origins)

    whole_set, confirmed = state.once("checked", (made, tuple(sorted(confirmations.items()))), checked)
    return made, [*found, *kept(upload, caches.tables(head.number)), *whole_set], confirmed


def findings(found: Sequence[Finding], confirmed: int, language: str) -> None:
    """What is not asked above: a few findings in one table, many by kind; then the doubts that may be confirmed. Or
    that there is nothing."""
    elsewhere = set(map(id, questions.in_forms(found)))
    listed = [each for group in by_kind(found) for each in group if id(each) not in elsewhere]
    if not found:
        show(box(text(language, "findings-none"), kind="good"))
    elif not listed and not any(finding.level == "warning" for finding in found):
        show(f"<p>{escape(text(language, 'findings-only-questions'))}</p>")
    elif listed and len(listed) <= FEW_FINDINGS:
        show(findings_table(listed, language))
    elif listed:
        _by_kind(listed, language)
    if doubts := asked(found, "warning"):
        questions.confirm(doubts, language)
    if confirmed:
        show(f"<p class='why'>{escape(text(language, 'doubts-confirmed', count=confirmed))}</p>")
    if found:
        st.download_button(
            text(language, "findings-download"),
            findings_csv(found, language),
            text(language, "file-findings") + ".csv",
            "text/csv",
            on_click="ignore",
            key="findings-csv",
        )


def blocked(found: Sequence[Finding], otherwise: str, language: str) -> None:
    """That nothing can be published, and why: an error, or what the text `otherwise` says."""
    wrong = any(finding.level == "error" for finding in found)
    show(box(text(language, "upload-blocked" if wrong else otherwise), kind="bad" if wrong else "warn"))


def _by_kind(found: Sequence[Finding], language: str) -> None:
    counts = {level: sum(each.level == level for each in found) for level in LEVELS}
    badges = (
        f"<span>{level_badge(level, language)} {number(language, count, 0)}</span>"
        for level, count in counts.items()
        if count
    )
    show(f"<p class='counts'>{' '.join(badges)}</p>")
    for group in by_kind(found):
        first = group[0]
        title = text(
            language,
            "findings-group" if len(group) == 1 else "findings-group-first",
            level=text(language, f"level-{first.level}"),
            count=len(group),
            what=first.message(language),
        )
        with st.expander(plain(title), expanded=first.level == "error", key=f"kind-{first.level}-{first.code}"):
            show(findings_of_a_kind(group, language))


def figures_day(made: Candidate, language: str) -> date | None:
    """The day for which the new figures are true; the workbook's own unless another is chosen."""
    chosen: date | None = st.date_input(
        text(language, "upload-figures-as-of"),
        value=figures_as_of(made.tables),
        format=day_format(language),
        key=f"upload-day-{state.upload_round()}",
        width=320,
    )
    show(f'<p class="why">{escape(text(language, "upload-figures-as-of-help"))}</p>')
    return chosen


def preview(made: Candidate, view: View, day: date | None) -> bool:
    """What each goal becomes and what changes in the tables. False where nothing changes at all."""
    language = view.language
    judged = (made, view.head.number, day)
    changes = state.once("changes", judged, lambda: _changes(made, view, day))
    if not changes:
        show(box(text(language, "changes-none")))
        return False
    st.header(text(language, "moves-title"), anchor=False)
    with st.spinner(text(language, "upload-judging")):
        where = made.places.sheet_columns
        goals = state.once("moves", judged, lambda: preview_moves(made.tables, where, view.head, day))
    show(moves_table(goals, language))
    st.header(text(language, "changes-title"), anchor=False)
    show_changes(changes, language, "preview")
    return True


def _changes(made: Candidate, view: View, day: date | None) -> Changes:
    return compare(caches.tables(view.head.number), complete(dated(made.tables, day)))


def publish(made: Candidate, remember: Answers, files: Sequence[Any], day: date | None, view: View) -> None:
    """Name and note, then the button; the answers `remember` then hold for later files. A late publish comes back with
    what changed meanwhile; nothing is lost."""
    language = view.language
    with st.form("publish", border=True):
        name = name_field(view, "publish-name")
        note = st.text_area(
            text(language, "publish-note"),
            key=f"publish-note-{state.upload_round()}",
            max_chars=2000,
        )
        show(f'<p class="why">{escape(text(language, "publish-note-help"))}</p>')
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
        edition = acts.publish(
            made.changed,
            made.base,
            author=name.strip(),
            note=note.strip(),
            originals=[(file.name, file.getvalue()) for file in files],
            request_id=state.request_id(),
            figures_as_of=day if len(made.tables["organisation"]) else None,
            sheet_columns=made.brought.sheet_columns,
            cell_origins=made.brought.cell_origins,
        )
    except Late:
        st.rerun()
    except StoreUnwritable as error:
        show(box(text(language, f"unwritable-{error.reason}"), text(language, "unwritable-title"), "bad"))
        return
    message = text(language, "published", number=str(edition.number))
    try:
        caches.store().remember(remember, name.strip())
    except StoreUnwritable:
        message = text(language, "published-not-remembered", number=str(edition.number))
    state.finish_upload(message)
    query = {"lang": view.said["lang"]} if "lang" in view.said else {}
    st.switch_page("goals.py", query_params=query)
