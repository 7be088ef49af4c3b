"""What the PDF and the pictures share: fonts, the compiler, text as every font can show it, colours one can read."""

import io
import json
import re
import threading
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from PIL import Image, UnidentifiedImageError

FONTS = Path(__file__).resolve().parent / "fonts"
TEMPLATES = Path(__file__).resolve().parent / "templates"
"""The compiler's root: a template can read nothing outside of it."""

Ranges = tuple[tuple[int, int], ...]
INTER: Ranges = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x148), (0x14A, 0x1C3), (0x1C5, 0x24F), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E),
    (0x1EF2, 0x1EF3), (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2020, 0x2020), (0x2022, 0x2022),
    (0x2026, 0x2026), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2122, 0x2122),
    (0x2191, 0x2191), (0x2193, 0x2193), (0x2212, 0x2212),
)  # fmt: skip
"""The characters taken from Inter (tools/fonts.py), first and last of each range."""
ELSEWHERE: Ranges = (
    (0x200B, 0x200B), (0x391, 0x3A1), (0x3A3, 0x3CE), (0x401, 0x40C), (0x40E, 0x44F), (0x451, 0x45C), (0x45E, 0x45F),
    (0x2190, 0x2193), (0x2260, 0x2260), (0x2264, 0x2265), (0x25AF, 0x25AF),
)  # fmt: skip
"""Characters of the fonts that come within Typst: Greek, Cyrillic, arrows; and the space of no width of `breakable`."""
UNSHOWN = "\N{WHITE VERTICAL RECTANGLE}"
"""Stands for a character that no font has: PDF/A and PDF/UA allow no gaps, so that one emoji would stop the report."""

SHOWN = frozenset(code for low, high in (*INTER, *ELSEWHERE) for code in range(low, high + 1))
SPACES = dict.fromkeys((0x9, 0xA, 0xD, 0x2002, 0x2003, 0x2028, 0x2029), " ") | {
    0x2007: "\N{NO-BREAK SPACE}",
    0x2009: "\N{NO-BREAK SPACE}",
    0x202F: "\N{NO-BREAK SPACE}",
    0x2010: "-",
    0x2011: "-",
}
"""Characters that another one stands for as well."""


def plain(words: str) -> str:
    """A text with only characters that the fonts have. Invisible ones are dropped."""
    composed = unicodedata.normalize("NFC", words).translate(SPACES)
    if all(ord(each) in SHOWN for each in composed):
        return composed
    kept = (each for each in composed if unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Mn", "Me"))
    return "".join(each if ord(each) in SHOWN else UNSHOWN for each in kept)


def plainly(value: Any) -> Any:
    """Every text in nested dictionaries and lists, as `plain` has it."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Mapping):
        return {key: plainly(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plainly(each) for each in value]
    return value


@cache
def fonts() -> typst.Fonts:
    """Inter and the fonts within Typst; none of the machine's, so that every machine makes the same bytes."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


LONGEST_WORD = 26
"""Of a table's cell, in characters: a longer one may break, or it would run into the next column."""
_LONG = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def breakable(words: str) -> str:
    """A text in which an endless word (an address, a file name) may break; what breaks it is not seen."""
    return _LONG.sub(lambda found: found.group() + "\N{ZERO WIDTH SPACE}", words)


_compiling = threading.Lock()
"""A compiler works for one at a time."""


@cache
def _compiler(template: str) -> typst.Compiler:
    # No package is ever fetched: no template imports one, and the folder they would come from does not exist.
    nowhere = str(TEMPLATES / "packages")
    return typst.Compiler(
        str(TEMPLATES / template), root=str(TEMPLATES), font_paths=fonts(), ignore_system_fonts=True,
        package_path=nowhere, package_cache_path=nowhere,
    )  # fmt: skip


def as_pdf(template: str, content: Mapping[str, Any], published_at: datetime) -> bytes:
    """A template set with the content (texts, numbers, lists and dictionaries; texts are shown as they are, whatever
    they hold): PDF/A-2a and PDF/UA-1 at once. The same bytes for the same content and moment."""
    moment = published_at.astimezone(UTC).replace(microsecond=0)
    return _compiled(template, content, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=moment)


def as_png(template: str, content: Mapping[str, Any], pixels_per_inch: float = 72) -> bytes:
    """A template of one page as a picture; at 72 pixels an inch one point is one pixel."""
    return _compiled(template, content, format="png", ppi=pixels_per_inch)


def _compiled(template: str, content: Mapping[str, Any], **how: Any) -> bytes:
    inputs = {"data": json.dumps(content, ensure_ascii=False)}
    with _compiling:
        made = _compiler(template).compile(sys_inputs=inputs, **how)
    if not isinstance(made, bytes):
        raise TypeError(f"{template}: {type(made)} instead of one file")
    return made


LOGO = (900, 240)
"""Largest size of a logo in pixels; it is printed about 1 cm high."""


def logo_png(logo: bytes) -> list[int] | None:
    """The bytes of a logo (PNG or JPEG) as a small PNG without anything but its picture; None for b''. Raises
    ValueError for what is no such picture, or too large a one."""
    if not logo:
        return None
    try:
        with Image.open(io.BytesIO(logo), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > 50_000_000:
                raise ValueError(f"a logo of {picture.width} × {picture.height} pixels")
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("the logo is neither PNG nor JPEG") from error
    drawn.thumbnail(LOGO)
    written = io.BytesIO()
    drawn.save(written, "PNG")
    return list(written.getvalue())


def legible(colour: str, contrast: float = 5.0) -> str:
    """The colour (#rrggbb), darkened until text in it has that contrast to white. Raises ValueError for another
    form."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"{colour!r} is no colour such as #1b4596")
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    while 1.05 / (_luminance(parts) + 0.05) < contrast:
        parts = [int(part * 0.95) for part in parts]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _luminance(parts: list[int]) -> float:
    """The relative luminance of WCAG 2."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


GOOD, WARN, BAD = ("#0c5731", "#dcf3e4"), ("#7a4300", "#fcebd3"), ("#8c1d18", "#fbe4e2")
OPEN, CALM = ("#173c84", "#e3ebfb"), ("#414c61", "#e8ecf4")
_ROUND = 'stroke-linecap="round" stroke-linejoin="round"'
_MARKS = {
    "achieved": (GOOD, '<circle cx="12" cy="12" r="9.5"/><path d="M7 12.500 10.500 16 17 8.500"/>'),
    "on_track": (GOOD, '<path d="M4 17 10 11l4 4 7-8M15 7h6v6"/>'),
    "behind": (WARN, '<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V12l4 2.5"/>'),
    "at_risk": (BAD, '<path d="M12 3 1.800 21h20.4zM12 10v5M12 18v.2"/>'),
    "missed": (BAD, '<path d="M5 5l14 14M19 5 5 19"/>'),
    "overdue": (BAD, '<path d="M6 2h12M6 22h12M8 2v4l8 10v6M16 2v4L8 16v6"/>'),
    "cannot_yet_tell": (OPEN, '<path d="M7.5 8.5a4.5 4.5 0 1 1 6.6 4C12.700 13.300 12 14.200 12 16M12 20.500v.1"/>'),
    "no_data": (CALM, '<circle cx="12" cy="12" r="9"/><path d="M5.800 18.200 18.200 5.800"/>'),
    "not_started": (CALM, '<circle cx="12" cy="12" r="9.5" stroke-dasharray="3 4.5"/>'),
}


def looks() -> dict[str, dict[str, str]]:
    """Each status: the colours of its word, and its mark as SVG; the same as in static/style.css."""
    return {
        status: {
            "ink": ink,
            "back": back,
            "mark": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke-width="2.8" '
            f'stroke="{ink}" {_ROUND}>{mark}</svg>',
        }
        for status, ((ink, back), mark) in _MARKS.items()
    }
