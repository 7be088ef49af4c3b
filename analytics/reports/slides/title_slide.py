"""The first slide: what the report is of, and whose."""

import io
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Inches

from analytics.i18n import text
from analytics.reports.slides.deck import Deck
from analytics.reports.slides.fitting import lines_of, size_on_line, weight_of
from analytics.reports.slides.shapes import add_shape, describe
from analytics.reports.slides.slide_frame import put_notes
from analytics.reports.slides.status import TONES
from analytics.reports.slides.texts import put_text


def add_title(deck: Deck) -> None:
    """The report's title, organisation and day; that the figures are made up, where they are; the logo."""
    content = deck.content
    slide = deck.show.slides.add_slide(deck.layouts["Title Slide"])
    heading, below = slide.placeholders
    size = next((size for size in (40, 34, 28, 24) if lines_of(content.title, 10.2, size) <= 2), 20)
    put_text(heading, (0.9, 2.2, 11.2, 1.5), [content.title], deck, size, lines=3, bold=True)
    lines = [content.organisation, content.as_of, content.published]
    longest = max(lines, key=weight_of)
    size = size_on_line(longest, 11.0, (20, 18, 16, 14, 12))
    put_text(below, (0.9, 3.85, 11.2, 1.3), [line for line in lines if line], deck, size, lines=3)
    if content.invented:
        tone, paper = TONES["warn"]
        shape = add_shape(slide, MSO_SHAPE.ROUNDED_RECTANGLE, (0.9, 5.4, 11.2, 0.55), paper)
        put_text(shape, (0.9, 5.4, 11.2, 0.55), [content.invented], deck, 14, lines=1, colour=tone, bold=True)
    if deck.brand.logo:
        _logo(slide, deck)
    put_notes(slide, deck, [content.title, *lines, content.invented])


def _logo(slide: Any, deck: Deck) -> None:
    """The logo in the upper corner, no larger than 2.6 × 1.1 inches, its proportions kept."""
    try:
        picture = slide.shapes.add_picture(io.BytesIO(deck.brand.logo), Inches(0.9), Inches(0.7))
    except (OSError, ValueError) as error:  # what Pillow and python-pptx raise for bytes that are no picture
        raise ValueError("the logo is no picture that can be shown on a slide") from error
    scale = min(Inches(2.6) / picture.width, Inches(1.1) / picture.height)
    picture.width, picture.height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
    describe(picture, text(deck.language, "office-logo", organisation=deck.content.organisation))
