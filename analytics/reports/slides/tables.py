"""Native tables: how they are laid out and drawn, and how many rows are left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from analytics.charts.look import LIGHT
from analytics.i18n import text
from analytics.reports.content import Table
from analytics.reports.office import ink_on
from analytics.reports.slides.deck import BOTTOM, INNER, MARGIN, Box, Deck
from analytics.reports.slides.fitting import BOLD, EM, fitted, lines_of, size_on_line, weight_of
from analytics.reports.slides.shapes import add_textbox, describe
from analytics.reports.slides.texts import fill_xml, put_text, run_xml

PADDING = 0.16
"""Left and right of a cell's text, together."""
LONGEST = 80.0
"""Characters beyond which a text makes its column no wider."""


@dataclass(frozen=True)
class Laid:
    """How a table is laid out: the size of its type, how wide its columns and how high its heading and each of its
    rows that fit are, in inches."""

    size: int
    widths: list[float]
    heights: list[float]

    @property
    def shown(self) -> int:
        """How many rows fit."""
        return len(self.heights) - 1


def put_table(slide: Any, deck: Deck, table: Table, box: Box, sizes: Sequence[int], lines: int) -> int:
    """A table in a box; how many of its rows stand there."""
    laid = lay_out(table, box[2], box[3], sizes, lines)
    draw_table(slide, deck, table, box, laid, lines)
    return laid.shown


def put_captioned(slide: Any, deck: Deck, table: Table, box: Box) -> float:
    """A table below its caption; how high both are, in inches."""
    left, top, width, height = box
    head = (left, top, width, 0.36)
    size = size_on_line(table.caption, width * 0.9, (15, 13, 12))
    put_text(add_textbox(slide, head), head, [table.caption], deck, size, 1, bold=True)
    below = (left, top + 0.4, width, height - 0.4)
    laid = lay_out(table, width, below[3], (12, 11, 10), 2)
    draw_table(slide, deck, table, below, laid, 2)
    put_rows_left(slide, deck, len(table.rows) - laid.shown, top=top + 0.45 + sum(laid.heights), left=left, width=width)
    return 0.4 + sum(laid.heights)


def put_rows_left(
    slide: Any, deck: Deck, count: int, top: float = BOTTOM - 0.3, left: float = MARGIN, width: float = INNER
) -> None:
    """How many rows do not stand on the slide."""
    if count > 0:
        box = (left, top, width, 0.35)
        words = text(deck.language, "office-more-rows", count=count)
        put_text(add_textbox(slide, box), box, [words], deck, 12, lines=1, colour=LIGHT.mute)


def table_words(table: Table) -> list[str]:
    """A table for the notes: its caption, then a line a row."""
    return [table.caption, *(" · ".join(row) for row in table.rows)]


def lay_out(table: Table, width: float, height: float, sizes: Sequence[int], lines: int) -> Laid:
    """The largest type in which the whole table fits with no cell cut; else the smallest, with the rows that fit."""
    for size in sizes:
        widths = _widths(table, width, size)
        heights, whole = [], True
        for at, row in enumerate((table.heading, *table.rows)):
            used = max(lines_of(words, (of - PADDING) * 0.95, size) for words, of in zip(row, widths, strict=True))
            whole = whole and (used <= lines or at == 0)
            heights.append(_row_height(min(used, 2 if at == 0 else lines), size))
            if sum(heights) > height:
                break
        if whole and sum(heights) <= height:
            return Laid(size, widths, heights)
    return Laid(size, widths, heights[:-1] if sum(heights) > height else heights)


def draw_table(slide: Any, deck: Deck, table: Table, box: Box, laid: Laid, lines: int) -> None:
    """A native table: heading in the organisation's colour, each cell cut to what fits on so many lines. Written as XML
    in one piece: cell by cell python-pptx takes half of the time of a report."""
    if not laid.shown:
        return
    left, top, width, _ = box
    frame = slide.shapes.add_table(1, 1, *map(Inches, (left, top, width, sum(laid.heights))))
    describe(frame, table.caption)
    made_rows = ""
    for at, (row, height) in enumerate(zip((table.heading, *table.rows), laid.heights, strict=False)):
        paper = deck.brand.colour if at == 0 else "#f4f6fa" if at % 2 == 0 else "#ffffff"
        ink = ink_on(deck.brand.colour) if at == 0 else LIGHT.ink
        most = 2 if at == 0 else lines
        cells = (
            _cell(
                fitted(words, laid.widths[place] - PADDING, laid.size, most),
                deck,
                laid.size,
                ink,
                paper,
                at == 0,
                place in table.numbers,
            )
            for place, words in enumerate(row)
        )
        made_rows += f'<a:tr h="{Inches(height)}">{"".join(cells)}</a:tr>'
    columns = "".join(f'<a:gridCol w="{Inches(each)}"/>' for each in laid.widths)
    made = parse_xml(
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{made_rows}</a:tbl>'
    )
    old = frame._element.find(".//" + qn("a:tbl"))
    old.getparent().replace(old, made)


def _row_height(lines: int, size: int) -> float:
    """In inches: so many lines of type, and air above and below."""
    return size * (1.22 * lines + 0.68) / 72


def _widths(table: Table, width: float, size: int) -> list[float]:
    """How wide each column is: at least its longest word, a figure whole; what is left goes to those whose texts are
    longer. The heading is bold and may stand on two lines."""
    columns = list(zip(table.heading, *table.rows, strict=True))
    wish, least = [], []
    for at, (heading, *cells) in enumerate(columns):
        whole = [min(weight_of(words), LONGEST) for words in cells]
        longest = max((weight_of(word) for words in cells for word in words.split(" ")), default=0.0)
        name = max(weight_of(word) for word in heading.split(" ")) * BOLD
        needed = max(whole, default=0.0) if at in table.numbers else min(longest, LONGEST)
        least.append(_inches(max(needed, name, 4.0), size))
        wish.append(max(least[-1], _inches(max([*whole, min(weight_of(heading) * BOLD, LONGEST)]), size)))
    if sum(least) >= width:
        return [width * each / sum(least) for each in least]
    if sum(wish) <= width:
        return [width * each / sum(wish) for each in wish]
    more = sum(wish) - sum(least)
    return [low + (width - sum(least)) * (high - low) / more for low, high in zip(least, wish, strict=True)]


def _inches(weight: float, size: int) -> float:
    """The width of a cell that holds a text of that weight on one line, a little air included."""
    return weight * size * EM / 72 / 0.95 + PADDING + 0.02


def _cell(words: str, deck: Deck, size: int, ink: str, paper: str, bold: bool, right: bool) -> str:
    """A cell of a table as XML."""
    line = "".join(f'<a:{side} w="6350">{fill_xml(LIGHT.line)}</a:{side}>' for side in ("lnT", "lnB"))
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:p><a:pPr algn="{"r" if right else "l"}"/>'
        f"{run_xml(words, deck, size, ink, bold)}</a:p>"
        f'</a:txBody><a:tcPr marL="64008" marR="64008" marT="27432" marB="27432" anchor="ctr">{line}{fill_xml(paper)}'
        f"</a:tcPr></a:tc>"
    )
