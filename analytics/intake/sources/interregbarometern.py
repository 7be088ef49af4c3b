"""Interregbarometern: the Swedish partners of Interreg projects, one record a partner (JSON).

Quirks: partnerbudget is the EU money of that one partner, in a currency the list does not name; only Swedish partners
are in it, so a project's own total is not; days that do not exist (2026-09-31); `id` numbers something else (one id
stands with several projects), so a project is its programme, its name and its type: a feasibility study and the
regular project after it share a name; the rows of one project may disagree about its days."""

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
    currency,
    days,
    find,
    placed,
    places,
    sheet_read,
    text,
    unread,
    where,
)
from analytics.intake.sources.records import PARTNERS, PROJECTS, SourceRead
from analytics.intake.words import plain

SOURCE = "Interregbarometern"

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "programme": ("program",),
    "start_date": ("startdatum",),
    "end_date": ("slutdatum",),
    "title": ("projektnamn",),
    "type": ("projekttyp",),
    "organisation": ("organisationsnamn",),
    "role": ("organisationsroll",),
    "town": ("nuts3",),
    "eu_grant": ("partnerbudget",),
    "focus_area": ("specifiktmal",),
    "active": ("aktiv",),
    "country": ("land",),
}
_PLACES = {
    **{name: name for name in ("programme", "start_date", "end_date", "title", "focus_area")},
    "status": "active",
}
_NEEDED = ("programme", "title", "organisation", "role", "eu_grant")
_ROLES = {"lp": "lead_partner", "pp": "project_partner", "ap": "associated_partner"}
_STATUSES = {"ja": "running", "nej": "closed"}
_COUNTRIES = {"sverige": "SE", "danmark": "DK", "norge": "NO", "finland": "FI", "tyskland": "DE", "polen": "PL"}


def takes(grid: Grid) -> bool:
    """Whether the records are Interregbarometern's."""
    return find(grid, _FIELDS, _NEEDED) is not None


def read(grids: list[Grid], answers: Answers) -> tuple[SourceRead, list[Finding], list[SheetRead]]:
    """The projects and the Swedish partners in them."""
    findings: list[Finding] = []
    sheets: list[SheetRead] = []
    spots: list[list[Place]] = []
    projects: dict[str, dict[str, Any]] = {}
    partners: list[dict[str, Any]] = []
    disputed: set[tuple[str, str]] = set()
    for listing in [found for grid in grids if (found := find(grid, _FIELDS, _NEEDED))]:
        notes, rows_in, used = Notes(listing), 0, 0
        records = list(listing.records())
        example = next((record["eu_grant"] for _, record in records if record["eu_grant"]), None)
        money, asked = currency(listing, SOURCE, answers, "EUR", example)
        findings += asked
        for number, record in records:
            rows_in += 1
            title, organisation = text(record, "title"), text(record, "organisation")
            if not title or not organisation:
                notes.warn("source-nameless", listing.cell("organisation", number), title or organisation)
                continue
            programme, kind = text(record, "programme"), text(record, "type")
            source_id = " | ".join(plain(part or "") for part in (programme, title, kind))
            start, end = days(notes, number, record)
            status = _STATUSES.get(plain(text(record, "active") or ""))
            if source_id in projects:
                project = projects[source_id]
                for column, field, value in (
                    ("start_date", "start_date", start),
                    ("end_date", "end_date", end),
                    ("status", "active", status),
                ):
                    _agreed(notes, number, record, project, column, field, value, disputed)
            else:
                projects[source_id] = {
                    "source_id": source_id,
                    "title": title,
                    "programme": programme,
                    "focus_area": text(record, "focus_area"),
                    "status": status,
                    "start_date": start,
                    "end_date": end,
                    "currency": money,
                    **where(listing, number),
                }
            said = text(record, "role")
            role = _ROLES.get(plain(said or ""))
            if said and not role:
                notes.warn("source-role", listing.cell("role", number), said)
            land = text(record, "country")
            partners.append(
                {
                    "source_id": source_id,
                    "organisation": organisation,
                    "country": _COUNTRIES.get(plain(land or ""), land),
                    "town": text(record, "town"),
                    "role": role,
                    "eu_grant": amount(notes, number, record, "eu_grant"),
                    "currency": money,
                    **where(listing, number),
                }
            )
            used += 1
        unread(notes)
        findings += notes.findings()
        sheets.append(sheet_read(listing, SOURCE, rows_in, used))
        spots += [
            places(listing, "projects", _PLACES),
            places(listing, "partners"),
        ]
    for project in projects.values():
        project["dated"] = project["start_date"]
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


def _agreed(
    notes: Notes,
    number: int,
    record: Record,
    project: dict[str, Any],
    column: str,
    field: str,
    value: object,
    disputed: set[tuple[str, str]],
) -> None:
    """What a further row says about its project: it fills a blank; where it disagrees, the value is left unknown."""
    spot, listing = (str(project["source_id"]), column), notes.listing
    if value is None or value == project[column] or spot in disputed:
        return
    if project[column] is None:
        project[column] = value
        return
    disputed.add(spot)
    about = {"other": listing.cell(field, project["_row"]) or "", "other_value": str(project[column])}
    notes.warn(
        "source-disagrees",
        listing.cell(field, number),
        record[field],
        column=listing.heading(field),
        project=str(project["title"]),
        **about,
    )
    project[column] = None
