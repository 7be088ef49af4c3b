"""The strategy as a whole: how many goals stand how, in sentences, each goal in a table."""

from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from analytics.i18n import text
from analytics.reports.content import Table
from analytics.reports.slides.continued import add_table
from analytics.reports.slides.deck import BOTTOM, INNER, MARGIN, TOP, WIDTH, Box, Deck
from analytics.reports.slides.fitting import size_in_box
from analytics.reports.slides.shapes import add_icon, add_shape, move_to_end
from analytics.reports.slides.slide_frame import finish, slide_with_body
from analytics.reports.slides.status import STATUS, TONES
from analytics.reports.slides.tables import put_table, table_words
from analytics.reports.slides.texts import put_text

FEW_GOALS = 8
"""So many stand in a table on the slide of the summary; more on slides of their own."""


def add_summary(deck: Deck) -> None:
    """How many goals stand how, the strategy in sentences, and every goal in a table: beside them where they are few,
    else on slides of its own."""
    content = deck.content
    slide, body = slide_with_body(deck, text(deck.language, "office-summary"))
    tiles = content.strip[:6]
    gap = 0.2
    width = (INNER - gap * (len(tiles) - 1)) / max(len(tiles), 1)
    for place, (status, words, count) in enumerate(tiles):
        _tile(slide, deck, (MARGIN + place * (min(width, 3.0) + gap), TOP, min(width, 3.0), 1.1), status, words, count)
    top = TOP + (1.4 if tiles else 0)
    heading = tuple(text(deck.language, f"office-column-{name}") for name in ("goal", "status", "words", "target"))
    rows = tuple((each.title, each.status_words, each.value, each.three[0][1]) for each in content.goals)
    overview = Table(text(deck.language, "office-all-goals"), heading, rows, frozenset({2, 3}))
    beside = 0 < len(rows) <= FEW_GOALS
    box = (MARGIN, top, INNER * 0.36 if beside else INNER, BOTTOM - top)
    size = size_in_box(content.summary, box, (18, 16, 14, 12))
    put_text(body, box, content.summary, deck, size, lines=20, bullets=True)
    move_to_end(slide, body)
    if beside:
        left = MARGIN + box[2] + 0.3
        right = (left, top, WIDTH - MARGIN - left, BOTTOM - top)
        put_table(slide, deck, overview, right, (14, 12, 11, 10), lines=3)
    counts = [f"{words}: {count}" for _, words, count in content.strip]
    finish(slide, deck, [*counts, *content.summary, *(table_words(overview) if beside else [])])
    if not beside:
        add_table(deck, overview.caption, overview)


def _tile(slide: Any, deck: Deck, box: Box, status: str, words: str, count: int) -> None:
    """A status: how many goals, its shape, its word."""
    left, top, width, _ = box
    tone, icon = STATUS[status]
    ink, paper = TONES[tone]
    card = add_shape(slide, MSO_SHAPE.ROUNDED_RECTANGLE, box, paper, rounding=0.08)
    put_text(card, box, [str(count), words], deck, 30, lines=1, colour=ink, bold=True, sizes=(30, 14), inset=0.16)
    add_icon(slide, icon, (left + width - 0.62, top + 0.18, 0.4, 0.4), ink)
