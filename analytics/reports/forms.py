"""The forms a report comes in, and how each is made: one call for the button, the address and the command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.reports.content import SECTIONS, Facts, Section

Form = Literal["pdf", "slides", "workbook"]
MEDIA: dict[Form, str] = {
    "pdf": "application/pdf",
    "slides": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "workbook": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SUFFIX: dict[Form, str] = {"pdf": "pdf", "slides": "pptx", "workbook": "xlsx"}


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


def make(form: Form, facts: Facts, wish: Wish) -> bytes:
    """A report as a file; the same bytes for the same facts and wish."""
    raise NotImplementedError


def file_name(form: Form, facts: Facts, language: str) -> str:
    """What the file is called: `eu-strategi-2012-03-12-udgave-1.pdf`."""
    raise NotImplementedError
