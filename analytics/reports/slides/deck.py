"""The presentation being made: its measures, its template in the organisation's colour, its properties, its bytes."""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from analytics.i18n import TERRITORIES
from analytics.reports.content import Content
from analytics.reports.forms import Brand
from analytics.reports.office import plain, source_note

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
"""In inches, as every length of the slides; 16:9."""
INNER = WIDTH - 2 * MARGIN
TOP = 1.45
"""Where the content begins, below the title."""
BOTTOM = 6.85
"""Where it ends, above the footer."""
LAYOUTS = ("Title Slide", "Title and Content", "Title Only")
MOST_IN_NOTES = 20_000
"""Characters of a slide's notes; nobody reads so many."""

Box = tuple[float, float, float, float]
"""Left, top, width, height in inches."""


@dataclass(frozen=True)
class Deck:
    """The presentation being made."""

    show: Any
    layouts: dict[str, Any]
    content: Content
    brand: Brand

    @property
    def language(self) -> str:
        """The language of the report."""
        return self.content.language

    @property
    def tag(self) -> str:
        """The same as Office programs name it: da-DK."""
        return TERRITORIES[self.language].replace("_", "-")


def prepare(show: Any, brand: Brand) -> dict[str, Any]:
    """Makes python-pptx's own template 16:9 in the organisation's colour, and drops the layouts that are not used."""
    show.slide_width, show.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = show.slide_master
    for layout in list(show.slide_layouts):
        if layout.name not in LAYOUTS:
            show.slide_layouts.remove(layout)
    boxes: dict[str, Box] = {
        "TITLE": (MARGIN, 0.45, INNER, 0.8), "CENTER_TITLE": (0.9, 2.2, 11.2, 1.5), "SUBTITLE": (0.9, 3.85, 11.2, 1.3),
        "BODY": (MARGIN, TOP, INNER, BOTTOM - TOP), "OBJECT": (MARGIN, TOP, INNER, BOTTOM - TOP),
        "DATE": (8.5, 7.0, 1.5, 0.3), "FOOTER": (MARGIN, 7.0, 10.5, 0.3), "SLIDE_NUMBER": (WIDTH - 1.6, 7.0, 1.0, 0.3),
    }  # fmt: skip
    for place in (master, *show.slide_layouts):
        for shape in place.placeholders:
            kind = str(shape.placeholder_format.type).split(" ")[0]
            shape.left, shape.top, shape.width, shape.height = map(Inches, boxes[kind])
            if kind in ("TITLE", "CENTER_TITLE"):
                shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE if kind == "TITLE" else MSO_ANCHOR.BOTTOM
            if kind == "FOOTER":
                _aligned(shape, "l")
        band = (0, 0, 0.28, HEIGHT) if place.name == "Title Slide" else (0, 0, WIDTH, 0.12)
        if place is not master:
            _band(place, band, brand.colour)
    _theme(master, brand)
    return {layout.name: layout for layout in show.slide_layouts}


def _aligned(shape: Any, side: str) -> None:
    for properties in shape._element.iter(qn("a:lvl1pPr")):
        properties.set("algn", side)


def _band(layout: Any, box: Box, colour: str) -> None:
    """A strip of the organisation's colour, part of the layout: nobody has to hear it read out."""
    left, top, width, height = (int(Inches(each)) for each in box)
    tree = layout.shapes._spTree
    tree.insert(
        2,
        etree.fromstring(
            '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="99" name="Band"/>'
            f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
            f'<a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        ),
    )


def _theme(master: Any, brand: Brand) -> None:
    """The organisation's colour as the first accent: what somebody adds to the slides later has it too."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    colour = brand.colour.lstrip("#").upper().encode()
    part._blob = re.sub(rb'(<a:accent1><a:srgbClr val=")[0-9A-F]{6}', rb"\g<1>" + colour, part.blob)


def set_properties(deck: Deck) -> None:
    """The properties of the file: title, organisation, language, the moment of publishing."""
    content, core = deck.content, deck.show.core_properties
    core.title, core.author = plain(content.title, 255), plain(content.organisation, 255)
    core.subject, core.comments = plain(content.as_of, 255), plain(source_note(content), 255)
    core.language, core.last_modified_by, core.revision = deck.tag, plain(content.organisation, 255), 1
    core.created = core.modified = content.published_at.replace(tzinfo=None)
    core.keywords = core.category = ""


def repeatable(made: bytes) -> bytes:
    """The same file with every entry at one fixed time: the same report is the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(entry))
    return buffer.getvalue()
