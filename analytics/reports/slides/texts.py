"""Text in a shape, each piece with its language, cut to what fits."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from analytics.charts.look import LIGHT
from analytics.reports.slides.deck import Box, Deck
from analytics.reports.slides.fitting import fitted, lines_of


def put_text(
    shape: Any, box: Box | None, paragraphs: Sequence[str], deck: Deck, size: int, lines: int,
    colour: str = LIGHT.ink, bold: bool = False, bullets: bool = False, sizes: Sequence[int] = (), inset: float = 0.0,
    middle: bool = False, width: float = 0.0,
) -> None:  # fmt: skip
    """Writes paragraphs into a shape, cut to `lines` lines in all: type of a fixed size never runs over."""
    if box:
        shape.left, shape.top, shape.width, shape.height = map(Inches, box)
        width = box[2]
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left, frame.margin_right = Inches(inset), Inches(0.05)
    frame.margin_top = frame.margin_bottom = Inches(0.02)
    if middle:
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    room = width - inset - (0.3 if bullets else 0.1)
    if box and bullets:
        lines = min(lines, int(box[3] * 72 / (size * 1.35)))
    used = 0
    for place, words in enumerate(paragraphs):
        of = sizes[place] if sizes else size
        left = lines - used if not sizes else lines
        if left < 1:
            break
        short = fitted(words, room, of, left if bullets or len(paragraphs) == 1 else 1)
        used += lines_of(short, room, of)
        side = "" if bullets else "l"
        put_paragraph(frame, place, short, deck, of, colour, bold, side, size * 0.3 if bullets else 0)


def put_paragraph(
    frame: Any, place: int, words: str, deck: Deck, size: int, colour: str, bold: bool = False, side: str = "",
    after: float = 0.0,
) -> None:  # fmt: skip
    """One paragraph of a text; `side`: l, r or that of the placeholder; `after`: the space below it in points."""
    space = f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>' if after else ""
    aligned = f' algn="{side}"' if side else ""
    made = parse_xml(
        f"<a:p {nsdecls('a')}><a:pPr{aligned}>{space}</a:pPr>{run_xml(words, deck, size, colour, bold)}</a:p>"
    )
    body = frame._txBody
    if place == 0:
        for old in body.findall(qn("a:p")):
            body.remove(old)
    body.append(made)


def run_xml(words: str, deck: Deck, size: int, ink: str, bold: bool) -> str:
    """A piece of text as XML, with its language: for screen readers and the speller."""
    return (
        f'<a:r><a:rPr lang="{deck.tag}" sz="{size * 100}" b="{int(bold)}">{fill_xml(ink)}</a:rPr>'
        f"<a:t>{escape(words)}</a:t></a:r>"
    )


def fill_xml(colour: str) -> str:
    """A colour as XML."""
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'
