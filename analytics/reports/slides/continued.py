"""Paragraphs and tables on as many slides as they need."""

from collections.abc import Sequence

from analytics.i18n import text
from analytics.reports.content import Table
from analytics.reports.slides.deck import BOTTOM, INNER, MARGIN, TOP, Deck
from analytics.reports.slides.fitting import fitted, height_of, size_in_box
from analytics.reports.slides.slide_frame import finish, slide_with_body, slide_with_title
from analytics.reports.slides.tables import Laid, draw_table, lay_out, put_rows_left
from analytics.reports.slides.texts import put_text

PAGES = 4
"""Slides that one table may take; how many rows are left is said."""


def add_paragraphs(deck: Deck, title: str, paragraphs: Sequence[str]) -> None:
    """Paragraphs, on as many slides as they need, each shortened to five lines."""
    size, most = 14, 5
    box = (MARGIN, TOP, INNER, BOTTOM - TOP)
    pages: list[list[str]] = [[]]
    for paragraph in paragraphs:
        short = fitted(paragraph, INNER - 0.5, size, most)
        if pages[-1] and height_of([*pages[-1], short], box, size) > box[3]:
            pages.append([])
        pages[-1].append(short)
    shown = pages[: PAGES * 2]
    left = list(paragraphs)
    for at, page in enumerate(shown, 1):
        slide, body = slide_with_body(deck, _numbered(deck, title, at, len(shown)))
        large = size_in_box(page, box, (18, 16, size)) if len(shown) == 1 else size
        put_text(body, box, page, deck, large, lines=most * len(page), bullets=True)
        said, left = (left, []) if at == len(shown) else (left[: len(page)], left[len(page) :])
        finish(slide, deck, said)


def add_table(deck: Deck, title: str, table: Table, said: Table | None = None) -> None:
    """A table on as many slides as it needs, at most PAGES; then how many rows are left. `said`: the same rows with
    all that the notes say of them."""
    sizes: tuple[int, ...] = (14, 12)
    lines, height = 2, BOTTOM - TOP - 0.3
    notes = (said or table).rows
    pages: list[tuple[int, int, Laid]] = []
    start = 0
    while start < len(table.rows) and len(pages) < PAGES:
        laid = lay_out(_part(table, start, None), INNER, height, sizes, lines)
        pages.append((start, start + max(laid.shown, 1), laid))
        start = pages[-1][1]
        sizes = (12,) if start < len(table.rows) else sizes
    for at, (first, after, laid) in enumerate(pages, 1):
        slide = slide_with_title(deck, _numbered(deck, title, at, len(pages)))
        draw_table(slide, deck, _part(table, first, after), (MARGIN, TOP, INNER, height), laid, lines)
        if at == len(pages):
            put_rows_left(slide, deck, len(table.rows) - after)
        finish(slide, deck, [table.caption, *(" · ".join(row) for row in notes[first:after])])


def _part(table: Table, start: int, stop: int | None) -> Table:
    return Table(table.caption, table.heading, table.rows[start:stop], table.numbers)


def _numbered(deck: Deck, title: str, at: int, count: int) -> str:
    """The title of one of several slides: titles are told apart in an outline."""
    return title if count == 1 else text(deck.language, "office-continued", title=title, number=at, count=count)
