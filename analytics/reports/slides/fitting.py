"""How much text fits, reckoned from the widths of its characters: the reader's program may have another font."""

import unicodedata
from collections.abc import Sequence

from analytics.reports.office import plain
from analytics.reports.slides.deck import MOST_IN_NOTES, Box

BOLD = 1.08
"""How much wider bold type is."""
EM = 0.57
"""How wide a character of middling width is, of its size: Calibri's is 0.5; where a program has to take another font,
that may be wider."""


def fitted(words: str, width: float, size: int, lines: int) -> str:
    """A text cut with … to what surely fits on so many lines of that width."""
    clean = " ".join(plain(words, MOST_IN_NOTES).split())
    room = _room(width, size) * lines * (0.94 if lines > 1 else 1)
    if weight_of(clean) <= room:
        return clean
    used = 0.0
    for place, char in enumerate(clean):
        used += weight_of(char)
        if used > room - 1.5:
            return clean[:place].rstrip(" ,.;:–") + "…"
    return clean


def size_in_box(paragraphs: Sequence[str], box: Box, sizes: Sequence[int]) -> int:
    """The largest of the sizes in which bulleted paragraphs fit into a box, else the last."""
    return next((size for size in sizes if height_of(paragraphs, box, size) <= box[3]), sizes[-1])


def size_on_line(words: str, width: float, sizes: Sequence[int]) -> int:
    """The largest of the sizes in which a text stands on one line, else the last."""
    return next((size for size in sizes if weight_of(words) <= _room(width, size)), sizes[-1])


def while_room(paragraphs: Sequence[str], box: Box, size: int) -> list[str]:
    """The first paragraphs that fit whole into a box; one at least."""
    most = next((n for n in range(len(paragraphs), 1, -1) if height_of(paragraphs[:n], box, size) <= box[3]), 1)
    return list(paragraphs[:most])


def height_of(paragraphs: Sequence[str], box: Box, size: int) -> float:
    """How high bulleted paragraphs are, in inches."""
    return sum(lines_of(each, (box[2] - 0.3) * 0.94, size) * 1.22 + 0.3 for each in paragraphs) * size / 72


def lines_of(words: str, width: float, size: int) -> int:
    """On how many lines of that width a text surely stands."""
    return max(1, -int(-weight_of(words) // max(_room(width, size), 1)))


def weight_of(words: str) -> float:
    """A text's width in characters of middling width."""
    return sum(
        2.0 if unicodedata.east_asian_width(char) in "WF" else 1.35 if char.isupper() or char in "mwMW%@" else 1.0
        for char in words
    )


def _room(width: float, size: int) -> float:
    """How many characters of middling width stand on a line."""
    return width * 72 / (size * EM)
