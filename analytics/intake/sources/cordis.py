"""CORDIS: the EU's research projects (`project.csv`) and who is in them (`organization.csv`, maybe split _2, _3).

Quirks: a decimal comma in one column and a decimal point in the next, never a mark for thousands; totalCost 0 beside a
real EU contribution means that the total is unknown; masked cells (`xxxxxxx`); the headings repeated inside the data;
some exports lack ecSignatureDate."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.grid import Grid
from analytics.intake.reports import SheetRead
from analytics.intake.sources.listing import (
    Notes,
    Place,
    Record,
    amount,
    day_of,
    days,
    find,
    money,
    placed,
    places,
    sheet_read,
    text,
    unread,
    where,
)
from analytics.intake.sources.records import PARTNERS, PROJECTS, SourceRead
from analytics.intake.words import plain

SOURCE = "CORDIS"

_PROJECTS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "acronym": ("acronym",),
    "status": ("status",),
    "title": ("title",),
    "start_date": ("startDate",),
    "end_date": ("endDate",),
    "total_budget": ("totalCost",),
    "eu_grant": ("ecMaxContribution",),
    "decided_on": ("ecSignatureDate",),
    "programme": ("frameworkProgramme",),
    "fund": ("fundingScheme",),
}
_PARTNERS: Mapping[str, tuple[str, ...]] = {
    "id": ("projectID",),
    "acronym": ("projectAcronym",),
    "identifier": ("organisationID",),
    "identifier_2": ("vatNumber",),
    "organisation": ("name",),
    "town": ("city",),
    "country": ("country",),
    "role": ("role",),
    "eu_grant": ("ecContribution",),
    "total_budget": ("totalCost",),
}
_ROLES = {
    "coordinator": "lead_partner",
    "participant": "project_partner",
    "internationalpartner": "associated_partner",
    "associatedpartner": "associated_partner",
    "thirdparty": "associated_partner",
    "partner": "project_partner",
}
_STATUSES = {"signed": "granted", "closed": "closed", "terminated": "closed"}


def takes(grid: Grid) -> bool:
    """Whether the sheet is one of CORDIS's."""
    return (
        find(grid, _PROJECTS, ("id", "acronym", "title", "eu_grant")) is not None
        or find(grid, _PARTNERS, ("id", "identifier", "organisation", "role")) is not None
    )


def read(grids: list[Grid], answers: Answers) -> tuple[SourceRead, list[Finding], list[SheetRead]]:
    """The projects and partners of the files. Money is in euro throughout."""
    del answers  # nothing is asked: the list says everything itself
    findings: list[Finding] = []
    sheets: list[SheetRead] = []
    spots: list[list[Place]] = []
    projects: dict[str, dict[str, Any]] = {}
    partners: list[dict[str, Any]] = []
    for grid in grids:
        if listing := find(grid, _PROJECTS, ("id", "acronym", "title", "eu_grant")):
            notes, used, rows_in = Notes(listing), 0, 0
            for number, record in listing.records():
                rows_in += 1
                row = _project(notes, number, record, projects)
                if row:
                    projects[row["source_id"]] = row
                    used += 1
            spots.append(places(listing, "projects"))
            unread(notes)
            findings += notes.findings()
            sheets.append(sheet_read(listing, SOURCE, rows_in, used))
    for grid in grids:
        if listing := find(grid, _PARTNERS, ("id", "identifier", "organisation", "role")):
            notes, used, rows_in = Notes(listing), 0, 0
            for number, record in listing.records():
                rows_in += 1
                row = _partner(notes, number, record)
                if row:
                    partners.append(row)
                    used += 1
                    if row["source_id"] not in projects:
                        projects[row["source_id"]] = {
                            "source_id": row["source_id"],
                            "acronym": text(record, "acronym"),
                            "currency": "EUR",
                            **where(listing, number),
                        }
            spots.append(places(listing, "partners"))
            unread(notes)
            findings += notes.findings()
            sheets.append(sheet_read(listing, SOURCE, rows_in, used))
    return (
        SourceRead(
            SOURCE,
            pa.Table.from_pylist(list(projects.values()), schema=PROJECTS),
            pa.Table.from_pylist(partners, schema=PARTNERS),
            placed(*spots),
        ),
        findings,
        sheets,
    )


def _project(notes: Notes, number: int, record: Record, projects: dict[str, dict[str, Any]]) -> dict[str, Any] | None:
    listing, id = notes.listing, text(record, "id")
    if not id or listing.is_heading(record):
        notes.warn("source-repeated-heading" if id else "source-nameless", listing.cell("id", number))
        return None
    if id in projects:
        other = listing.cell("id", projects[id]["_row"]) or ""
        notes.warn("source-repeated-row", listing.cell("id", number), id, other=other)
        return None
    start, end = days(notes, number, record)
    total, grant = _money(notes, number, record)
    said = text(record, "status")
    status = _STATUSES.get(plain(said or ""))
    if said and not status:
        notes.warn("source-status", listing.cell("status", number), said)
    decided = day_of(notes, number, record, "decided_on")
    return {
        "source_id": id,
        "acronym": text(record, "acronym"),
        "title": text(record, "title"),
        "programme": text(record, "programme"),
        "fund": text(record, "fund"),
        "status": status,
        "decided_on": decided,
        "start_date": start,
        "end_date": end,
        "total_budget": total,
        "eu_grant": grant,
        "currency": "EUR",
        "dated": decided or start,
        **where(listing, number),
    }


def _money(notes: Notes, number: int, record: Record) -> tuple[float | None, float | None]:
    """Total and EU money; a total of 0 beside EU money is one that is not known."""
    listing = notes.listing
    if text(record, "total_budget") in ("0", "0.0", "0.00", "0,0", "0,00"):
        grant = amount(notes, number, record, "eu_grant")
        if grant:
            notes.warn("source-zero-total", listing.cell("total_budget", number), "0", grant=str(record["eu_grant"]))
            return None, grant
    return money(notes, number, record)


def _partner(notes: Notes, number: int, record: Record) -> dict[str, Any] | None:
    listing, id, organisation = notes.listing, text(record, "id"), text(record, "organisation")
    if not id or not organisation or listing.is_heading(record):
        code = "source-repeated-heading" if listing.is_heading(record) else "source-nameless"
        notes.warn(code, listing.cell("organisation", number))
        return None
    total, grant = _money(notes, number, record)
    said = text(record, "role")
    role = _ROLES.get(plain(said or "").replace(" ", ""))
    if said and not role:
        notes.warn("source-role", listing.cell("role", number), said)
    identifiers = [part for part in (text(record, "identifier"), text(record, "identifier_2")) if part]
    return {
        "source_id": id,
        "organisation": organisation,
        "identifier": "; ".join(identifiers) or None,
        "country": text(record, "country"),
        "town": text(record, "town"),
        "role": role,
        "total_budget": total,
        "eu_grant": grant,
        "currency": "EUR",
        **where(listing, number),
    }
