"""Importers: the public lists of projects and partners, each in a module with its quirks (see docs/sources.md)."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.grid import Grid
from analytics.intake.reports import SheetRead
from analytics.intake.sources import cordis, denmark_2007, denmark_2014, interregbarometern, jems, keep, kohesio
from analytics.intake.sources.records import SourceRead

Read = tuple[SourceRead, list[Finding], list[SheetRead]]

IMPORTERS = (cordis, keep, kohesio, jems, denmark_2014, denmark_2007, interregbarometern)
"""Modules that each have `SOURCE`, `takes(grid)` and `read(grids, answers)`. The first that takes a sheet has it."""


class Reader(Protocol):
    """Reads the sheets of a list; the answers settle what a person was asked about it."""

    def __call__(self, answers: Answers) -> Read: ...


@dataclass(frozen=True)
class Claim:
    """Sheets that one importer takes. `source`: the importer's name, such as 'keep.eu'."""

    source: str
    grids: list[Grid]
    read: Reader


def recognise(grids: list[Grid]) -> list[Claim]:
    """Which importer takes which of the sheets of one file. Sheets that none takes go the ordinary way."""
    taken: dict[str, list[Grid]] = {}
    for grid in grids:
        importer = next((importer for importer in IMPORTERS if importer.takes(grid)), None)
        if importer is not None:
            taken.setdefault(importer.SOURCE, []).append(grid)
    readers = {importer.SOURCE: importer.read for importer in IMPORTERS}
    return [Claim(source, its, partial(readers[source], its)) for source, its in taken.items()]
