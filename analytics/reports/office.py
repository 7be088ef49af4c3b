"""What slides and workbook share: texts as an Office file can hold them, and what stands behind the figures."""

import re

from analytics.i18n import has_text, text
from analytics.reports.content import Content

UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
"""What XML cannot hold, or an Office program shows as something else (vertical tab: a line break)."""
INK, PAPER = "#131b2c", "#ffffff"


def plain(words: str, most: int) -> str:
    """A text without what XML cannot hold, cut with … at that many characters."""
    clean = UNWRITABLE.sub(" ", words)
    return clean if len(clean) <= most else clean[: most - 1] + "…"


def ink_on(colour: str) -> str:
    """Dark or white, whichever is read better on a colour: by the relative luminance of WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return PAPER if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179 else INK


def source_note(content: Content) -> str:
    """The edition, its day and its checksum: what stands behind every figure."""
    return text(
        content.language, "office-source-note",
        number=str(content.edition), as_of=content.as_of, published=content.published, checksum=content.checksum,
    )  # fmt: skip


def choice(language: str, value: object) -> str | None:
    """A value of a choice column in words, any other text as it is; None for a blank, however pandas writes that."""
    if not isinstance(value, str) or not value:
        return None
    return (
        text(language, f"choice-{value}") if value.isidentifier() and has_text(language, f"choice-{value}") else value
    )
