"""How the files of an upload were read: each sheet, its headings and what they were taken for, and the way to correct
it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics.charts.cells import column_name
from analytics.i18n import has_text, text
from analytics.i18n.formats import BLANK, number
from analytics.intake import amounts
from analytics.intake.answers import LEAVE_OUT
from analytics.intake.reports import FileRead, HeadingRead, SheetRead
from analytics.tables import TABLES
from pages.parts import state
from pages.parts.differences import distinct
from pages.parts.html import framed, headings, labelled, plain, show, stacked


def table_words(language: str, table: str | None) -> str:
    """What a sheet was taken for: a table, a public list, or nothing."""
    if table is None or table == LEAVE_OUT:
        return text(language, "left-out")
    if table in TABLES:
        return text(language, f"table-{table}")
    return text(language, "sheet-list", source=table)


def column_words(language: str, table: str, column: str | None) -> str:
    """What a heading was taken for: a column, an amount beside projects, or nothing."""
    if column is None or column == LEAVE_OUT:
        return text(language, "left-out")
    if column.startswith(amounts.PREFIX):
        parts = column.removeprefix(amounts.PREFIX).split("/")
        said = [text(language, f"choice-{part}") if has_text(language, f"choice-{part}") else part for part in parts]
        return text(language, "sheet-amount", what=" · ".join(said))
    name, _, suffix = column.rpartition("_")
    if name and table in TABLES and suffix in ("da", "en", "sv", "pl"):
        return f"{column_name(language, table, name)} ({suffix})"
    return column_name(language, table, column)


def columns_of(table: str) -> list[str]:
    """What a heading in a sheet of that table may be, in order."""
    named = [column.name for column in TABLES[table].all_columns()]
    return [*named, *(amounts.offered() if table == "projects" else ()), LEAVE_OUT]


def sheets(read: Sequence[SheetRead], files: Sequence[FileRead], language: str) -> None:
    """Every sheet in one table, then for each its headings."""
    if not read:
        return
    show(_overview(read, files, language))
    with st.expander(text(language, "sheets-headings"), key="sheets-headings"):
        index = 0
        if len(read) > 1:
            titles = distinct({str(at): _title(sheet, language) for at, sheet in enumerate(read)})
            index = int(
                st.selectbox(
                    text(language, "sheets-choose"),
                    list(titles),
                    format_func=titles.__getitem__,
                    key=f"sheet-{state.upload_round()}",
                )
            )
        sheet = read[index]
        if sheet.headings:
            show(_headings(sheet, language))
        if st.toggle(text(language, "sheet-correct"), key=f"sheet-correct-{state.upload_round()}-{index}"):
            _correct(sheet, index, language)


def _title(sheet: SheetRead, language: str) -> str:
    return text(language, "sheet-headings", place=_place(sheet), count=len(sheet.headings))


def _overview(read: Sequence[SheetRead], files: Sequence[FileRead], language: str) -> str:
    names = ("sheet-place", "sheet-table", "sheet-rows", "sheet-heading-row", "sheet-written")
    body = "".join(
        f'<tr><th scope="row">{escape(_place(sheet))}</th>'
        + labelled(
            language,
            names[1:],
            (
                table_words(language, sheet.table),
                text(language, "sheet-rows-used", used=sheet.rows_used, all=sheet.rows_in),
                _heading_rows(sheet),
                _written(sheet, language),
            ),
        )
        + "</tr>"
        for sheet in read
    )
    took = number(language, max(0.1, sum(file.seconds for file in files)), 1)
    table = framed(headings(language, names), body, text(language, "sheets-caption", count=len(read), seconds=took))
    return stacked(table)


def _place(sheet: SheetRead) -> str:
    return " · ".join(part for part in (sheet.file, sheet.sheet) if part)


def _heading_rows(sheet: SheetRead) -> str:
    if sheet.heading_rows is None:
        return BLANK
    first, last = sheet.heading_rows
    return str(first) if first == last else f"{first}–{last}"


def _written(sheet: SheetRead, language: str) -> str:
    parts = [sheet.kind]
    if sheet.encoding:
        parts.append(text(language, "sheet-encoding", name=sheet.encoding))
    if sheet.delimiter:
        sign = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar"}.get(sheet.delimiter)
        parts.append(
            text(language, f"sheet-delimiter-{sign}")
            if sign
            else text(language, "sheet-delimiter", sign=sheet.delimiter)
        )
    return " · ".join(parts)


def _headings(sheet: SheetRead, language: str) -> str:
    names = ("heading-letter", "heading-words", "heading-column", "heading-how", "heading-examples")
    body = "".join(
        f'<tr><td>{escape(each.letter)}</td><th scope="row">{escape(each.heading or BLANK)}</th>'
        + labelled(
            language,
            names[2:],
            (
                column_words(language, sheet.table or "", each.column),
                text(language, f"heading-how-{each.how}"),
                " · ".join(each.examples),
            ),
        )
        + "</tr>"
        for each in sheet.headings
    )
    table = framed(headings(language, names), body, text(language, "headings-caption", count=len(sheet.headings)))
    return stacked(table)


def _correct(sheet: SheetRead, index: int, language: str) -> None:
    """The selects: which table the sheet is, and which column each heading."""
    tables = [*TABLES, LEAVE_OUT]
    now = sheet.table or LEAVE_OUT
    if now not in tables:
        tables.insert(0, now)  # a public list
    with st.form(f"correct-{index}", border=True):
        st.selectbox(
            text(language, "sheet-table"),
            tables,
            index=tables.index(now),
            format_func=lambda table: table_words(language, table),
            key=_widget(sheet),
        )
        if sheet.table in TABLES:
            for each in sheet.headings:
                _correct_heading(each, sheet, language)
        st.form_submit_button(text(language, "sheet-read-again"), type="primary", on_click=_take, args=(sheet,))


def _correct_heading(each: HeadingRead, sheet: SheetRead, language: str) -> None:
    table = sheet.table or ""
    options = columns_of(table)
    now = each.column or LEAVE_OUT
    if now not in options:
        options.insert(0, now)
    labels = distinct({column: column_words(language, table, column) for column in options})
    shown = text(language, "heading-select", letter=each.letter, heading=each.heading or BLANK)
    st.selectbox(
        plain(shown),
        options,
        index=options.index(now),
        format_func=labels.__getitem__,
        key=_widget(sheet, each),
    )
    if each.examples:
        show(f'<p class="why">{escape(text(language, "heading-for-example", examples=" · ".join(each.examples)))}</p>')


def _widget(sheet: SheetRead, each: HeadingRead | None = None) -> str:
    """A select's key says what stands now, so that a reading with other answers begins anew."""
    now = (each.letter, each.key, each.column) if each else (sheet.table_key, sheet.table)
    return "-".join(map(str, ("correct", state.upload_round(), sheet.file, sheet.sheet, *now)))


def _take(sheet: SheetRead) -> None:
    """What was changed becomes an answer; what was left as it stood does not."""
    changed = {}
    table = state.value(_widget(sheet))
    if table is not None and table != (sheet.table or LEAVE_OUT):
        changed[sheet.table_key] = table
    for each in sheet.headings:
        column = state.value(_widget(sheet, each))
        if column is not None and column != (each.column or LEAVE_OUT):
            changed[each.key] = column
    state.give(changed)
