"""The Danish list of ERDF and ESF grants 2007-2013.

Quirks: amounts with a decimal comma beside whole numbers; no currency anywhere; `¿` where a quotation mark was lost;
the fund and the region in one code (ERDFN); titles that stand more than once are different grants; the partners are
joined by full stops."""

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.grid import Grid
from analytics.intake.reports import SheetRead
from analytics.intake.sources import denmark
from analytics.intake.sources.listing import find
from analytics.intake.sources.records import SourceRead

SOURCE = "ERDF-ESF Danmark 2007-2013"

_LIST = denmark.GrantList(
    source=SOURCE,
    fields={
        "title": ("projekttitel",),
        "start_date": ("start_dato",),
        "end_date": ("slut_dato",),
        "fund": ("ordning",),
        "focus_area": ("Indsatsområde",),
        "total_budget": ("budget",),
        "eu_grant": ("eu",),
        "identifier": ("cvr",),
        "organisation": ("navn",),
        "town": ("bynavn",),
        "partners": ("parter",),
    },
    funds={"erdf": "ERDF", "esf": "ESF"},
    programme="ERDF/ESF 2007-2013",
    groups="",
)


def takes(grid: Grid) -> bool:
    """Whether the sheet is this list."""
    return find(grid, _LIST.fields, denmark.NEEDED) is not None


def read(grids: list[Grid], answers: Answers) -> tuple[SourceRead, list[Finding], list[SheetRead]]:
    """The grants, their lead partners and their partners."""
    return denmark.read(_LIST, grids, answers)
