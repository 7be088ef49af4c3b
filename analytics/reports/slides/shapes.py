"""Shapes on a slide, and what a screen reader says of them."""

from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from pptx.dml.color import RGBColor
from pptx.util import Inches

from analytics.reports.office import plain
from analytics.reports.slides.deck import Box


def add_textbox(slide: Any, box: Box) -> Any:
    """An empty box for text."""
    return slide.shapes.add_textbox(*map(Inches, box))


def add_shape(slide: Any, kind: Any, box: Box, colour: str, rounding: float | None = None) -> Any:
    """A filled shape without outline or shadow; `rounding`: of its corners, 0 to 0.5."""
    shape = slide.shapes.add_shape(kind, *map(Inches, box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    shape.shadow.inherit = False
    if rounding is not None:
        shape.adjustments[0] = rounding
    return shape


def add_icon(slide: Any, kind: Any, box: Box, colour: str) -> None:
    """A shape beside the word that says the same: decoration to a screen reader."""
    shape = add_shape(slide, kind, box, colour)
    properties = shape._element.nvSpPr.cNvPr
    properties.append(
        etree.fromstring(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
        )
    )


def move_to_end(slide: Any, shape: Any) -> None:
    """Moves a shape to the end: shapes are read aloud in their order."""
    slide.shapes._spTree.append(shape._element)


def describe(shape: Any, words: str) -> None:
    """The text alternative."""
    (properties,) = shape._element.xpath("./*/p:cNvPr")
    properties.set("descr", plain(words, 4000))


def rgb(colour: str) -> Any:
    """A colour as python-pptx has it."""
    return RGBColor.from_string(colour.lstrip("#").upper())
