"""The Danish list of ERDF and ESF grants 2014-2020.

Quirks: headings in Danish and English; line breaks inside cells, also between the partners; a point for thousands;
no currency anywhere; one title with two grants (they are different ones); the partners are joined by full stops, and
one of them may stand several times."""

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.grid import Grid
from analytics.intake.reports import SheetRead
from analytics.intake.sources import denmark
from analytics.intake.sources.listing import find
from analytics.intake.sources.records import SourceRead

SOURCE = "ERDF-ESF Danmark 2014-2020"

_LIST = denmark.GrantList(
    source=SOURCE,
    fields={
        "title": ("Projektitel / Operation name", "Projekttitel / Operation name"),
        "start_date": ("Startdato / Operation start date",),
        "end_date": ("Slutdato / Operation end date",),
        "focus_area": ("Prioritetsakse / Priority axis",),
        "total_budget": ("Budget / Budget",),
        "eu_grant": ("EU-medfinansiering / Union co-financing",),
        "fund": ("Fond / Fund",),
        "country": ("Land / Country",),
        "organisation": ("Kontraktansvarlig partner / Beneficiary name",),
        "town": ("Bynavn / City name",),
        "partners": ("Partere / Project partners", "Parter / Project partners"),
    },
    funds={"r": "ERDF", "s": "ESF"},
    programme="ERDF/ESF 2014-2020",
    groups=".",
)


def takes(grid: Grid) -> bool:
    """Whether the sheet is this list."""
    return find(grid, _LIST.fields, denmark.NEEDED) is not None


def read(grids: list[Grid], answers: Answers) -> tuple[SourceRead, list[Finding], list[SheetRead]]:
    """The grants, their lead partners and their partners."""
    return denmark.read(_LIST, grids, answers)
