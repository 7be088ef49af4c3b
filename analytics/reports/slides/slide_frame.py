"""What every slide has: its title, footer, number and notes."""

from collections.abc import Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from pptx.oxml.ns import qn

from analytics.charts.look import LIGHT
from analytics.i18n import text
from analytics.reports.office import plain, source_note
from analytics.reports.slides.deck import INNER, MOST_IN_NOTES, Deck
from analytics.reports.slides.fitting import BOLD, lines_of
from analytics.reports.slides.texts import put_paragraph, put_text

HEADINGS = ((26, 1), (22, 1), (20, 1), (18, 2), (16, 2), (14, 3), (12, 4), (10, 4))
"""Sizes of type for a slide's title, and on how many lines it may stand in each."""


def slide_with_title(deck: Deck, title: str) -> Any:
    """A slide with its title."""
    slide = deck.show.slides.add_slide(deck.layouts["Title Only"])
    _heading(slide, deck, title)
    return slide


def slide_with_body(deck: Deck, title: str) -> tuple[Any, Any]:
    """A slide with title and a placeholder for its words."""
    slide = deck.show.slides.add_slide(deck.layouts["Title and Content"])
    _heading(slide, deck, title)
    return slide, slide.placeholders[1]


def _heading(slide: Any, deck: Deck, title: str) -> None:
    """The slide's title: whole, in smaller type or on more lines where it is long."""
    fits = ((size, lines) for size, lines in HEADINGS if lines_of(title, INNER / BOLD, size) <= lines)
    size, lines = next(fits, HEADINGS[-1])
    put_text(slide.shapes.title, None, [title], deck, size, lines=lines, bold=True, width=INNER)


def finish(slide: Any, deck: Deck, notes: Sequence[str]) -> None:
    """Footer, slide number and notes."""
    content = deck.content
    for shape in slide.slide_layout.placeholders:
        kind = shape.placeholder_format.type
        if "FOOTER" in str(kind) or "SLIDE_NUMBER" in str(kind):
            slide.shapes.clone_placeholder(shape)
    places = {str(shape.placeholder_format.type).split(" ")[0]: shape for shape in slide.placeholders}
    footer = text(
        content.language, "office-footer",
        organisation=content.organisation, number=str(content.edition), as_of=content.as_of,
    )  # fmt: skip
    put_text(places["FOOTER"], None, [footer], deck, 11, lines=1, colour=LIGHT.mute, width=10)
    number = places["SLIDE_NUMBER"].text_frame.paragraphs[0]._p
    field = etree.SubElement(number, qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    etree.SubElement(field, qn("a:rPr"), {"lang": deck.tag, "sz": "1100"})
    etree.SubElement(field, qn("a:t")).text = str(len(deck.show.slides))
    put_notes(slide, deck, notes)


def put_notes(slide: Any, deck: Deck, paragraphs: Sequence[str]) -> None:
    """The narrative whole, and the source."""
    frame = slide.notes_slide.notes_text_frame
    left = MOST_IN_NOTES
    for place, words in enumerate([source_note(deck.content), *filter(None, paragraphs)]):
        if left < 2:
            break
        said = plain(words, left)
        put_paragraph(frame, place, said, deck, 12, LIGHT.ink)
        left -= len(said)
