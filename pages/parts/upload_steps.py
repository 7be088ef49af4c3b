"""The steps of the upload page, each on the page."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from itertools import count
from typing import Any

import streamlit as st

from analytics.editions import Late, StoreUnwritable, compare
from analytics.findings import Finding
from analytics.i18n import text
from analytics.i18n.formats import moment, number
from analytics.intake import extent
from analytics.intake.answers import Answers
from analytics.intake.check import check, confirmed_count, kept
from analytics.intake.onto import Onto, onto
from analytics.intake.upload import Upload, read_upload
from analytics.tables import TABLES, complete, figures_as_of
from pages.parts import caches, questions, state
from pages.parts.differences import changes_summary, moves_table, show_changes
from pages.parts.frame import author
from pages.parts.html import box, link, plain, show
from pages.parts.imports import Imported
from pages.parts.upload_parts import (
    FEW_FINDINGS,
    LEVELS,
    Candidate,
    brought,
    by_kind,
    candidate,
    conflicts_table,
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


def on_top(upload: Upload, base: int, answers: Answers) -> Onto:
    """The upload's tables, with what the files do not speak of as it is published."""
    partial = extent.partial(upload, answers)
    return onto(upload.tables, caches.tables(base), upload.absent, partial, caches.places(base))


def judge(
    upload: Upload, whole: Onto, imported: Imported | None, base: int, view: View, prefer: str, answers: Answers
) -> tuple[Candidate | None, list[Finding], int]:
    """What would be published, with everything there is to say about it, and how many doubts were confirmed; no
    candidate where the files held no table."""
    mine = brought(upload, whole, imported)
    found = [*upload.findings, *(imported.findings if imported else ())]
    if not mine.tables:
        return None, found, 0
    made = candidate(mine, base, view.head, prefer)
    letters, origins = made.places
    whole_set = check(made.tables, letters, answers=answers, cell_origins=origins)
    found += [*kept(upload, caches.tables(view.head.number)), *whole_set]
    some_confirmed = any(questions.is_confirmation(key) for key in answers)
    return made, found, confirmed_count(made.tables, answers) if some_confirmed else 0


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
    if doubts := questions.asked(found, "warning"):
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


def preview(made: Candidate, view: View, day: date | None) -> bool:
    """What each goal becomes and what changes in the tables. False where nothing changes at all."""
    language = view.language
    whole = dated(made.tables, day)
    changes = compare(caches.tables(view.head.number), complete(whole))
    if not changes:
        show(box(text(language, "changes-none")))
        return False
    st.header(text(language, "moves-title"), anchor=False)
    with st.spinner(text(language, "upload-judging")):
        show(moves_table(preview_moves(made.tables, made.places.sheet_columns, view.head, day), language))
    st.header(text(language, "changes-title"), anchor=False)
    show_changes(changes, language, "preview")
    return True


def publish(made: Candidate, used: Sequence[str], files: Sequence[Any], day: date | None, view: View) -> None:
    """Name and note, then the button; the answers `used` are remembered. A late publish comes back with what changed meanwhile; nothing is lost."""
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
        caches.store().remember(questions.to_remember(used), name.strip())
    except StoreUnwritable:
        message = text(language, "published-not-remembered", number=str(edition.number))
    state.finish_upload(message)
    query = {"lang": view.said["lang"]} if "lang" in view.said else {}
    st.switch_page("goals.py", query_params=query)
