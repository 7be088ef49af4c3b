"""The forms a report comes in, and how each is made: one call for the button, the address and the command line."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.i18n import text
from analytics.reports.content import SECTIONS, Facts, Section, content

Form = Literal["pdf", "slides", "workbook"]
MEDIA: dict[Form, str] = {
    "pdf": "application/pdf",
    "slides": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "workbook": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SUFFIX: dict[Form, str] = {"pdf": "pdf", "slides": "pptx", "workbook": "xlsx"}

_TWO_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ł": "l", "ß": "ss"})


@dataclass(frozen=True)
class Brand:
    """How the organisation wants to be seen. `logo`: PNG or JPEG bytes, or b''."""

    organisation: str = ""  # '': the edition's own name
    colour: str = "#1b4596"
    logo: bytes = b""


@dataclass(frozen=True)
class Wish:
    """What somebody wants of a report."""

    language: str
    sections: tuple[Section, ...] = SECTIONS  # always in this order
    goals: Sequence[str] = ()  # () : all
    brand: Brand = Brand()
    public: bool = False  # without the names of people


def make(form: Form, facts: Facts, wish: Wish) -> bytes:
    """A report as a file; the same bytes for the same facts and wish."""
    # Each maker is imported where it is needed: whoever wants a workbook need not load Typst, nor the other way round.
    said = content(facts, wish.language, wish.goals, wish.brand.organisation, wish.public)
    sections = tuple(section for section in SECTIONS if section in wish.sections)
    if form == "pdf":
        from analytics.reports.pdf import board_pdf

        return board_pdf(said, sections, wish.brand)
    if form == "slides":
        from analytics.reports.slides import slides

        return slides(facts, said, sections, wish.brand)
    from analytics.reports.workbook import workbook

    return workbook(facts, said, sections, wish.brand)


def file_name(form: Form, facts: Facts, language: str) -> str:
    """What the file is called: `eu-strategi-2012-03-12-udgave-1.pdf`. Plain ASCII, and no name of anybody."""
    words = text(language, "office-file-name", day=facts.as_of.isoformat(), number=str(facts.edition.number))
    plain = unicodedata.normalize("NFKD", words.lower().translate(_TWO_LETTERS)).encode("ascii", "ignore").decode()
    return f"{re.sub('[^a-z0-9]+', '-', plain).strip('-')}.{SUFFIX[form]}"
