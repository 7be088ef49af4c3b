"""keep.eu: Interreg projects and their partners; the older export (2014-2020) and the current one.

Quirks: money as text with a comma for thousands beside money as numbers; rows where Budget and EU Funding are a
thousand (or ten thousand) times apart; a project with two lead partners stands twice, and its rows differ in nothing
else; the current export writes ’ in headings, names a partner's money only for some periods, and 0.00 is no blank."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pyarrow as pa

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.grid import Grid
from analytics.intake.reports import SheetRead
from analytics.intake.sources.listing import (
    Listing,
    Notes,
    Place,
    Record,
    amount,
    days,
    find,
    first_of,
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

SOURCE = "keep.eu"

_PROJECTS: Mapping[str, tuple[str, ...]] = {
    "programme": ("Programme",),
    "acronym": ("Acronym", "Project acronym"),
    "id": ("Project ID (2021-2027 only)", "Project ID"),
    "title": ("Project Name", "Project name in English"),
    "title_2": ("Project Name language 2", "Project name in language 2"),
    "title_3": ("Project Name language 3", "Project name in language 3"),
    "lead": ("Lead Partner",),
    "total_budget": ("Budget", "Project's total budget / expenditure", "Project's total budget"),
    "eu_grant": ("EU Funding", "Project's EU funding"),
    "fund": ("Co-Financing sources",),
    "focus_area": ("Thematic1", "Theme 1"),
    "start_date": ("Project start",),
    "end_date": ("Project end",),
}
_PARTNERS: Mapping[str, tuple[str, ...]] = {
    "programme": ("Programme",),
    "acronym": ("Acronym", "Project acronym"),
    "id": ("Project ID (2021-2027 only)", "Project ID"),
    "organisation": ("Project Partner", "Organisation in English"),
    "organisation_2": ("Organisation in language 2",),
    "organisation_3": ("Organisation in language 3",),
    "lead": ("Lead Partner",),
    "identifier": ("Participant Identification Code",),
    "identifier_2": ("Partner's ID if not PIC", "Partner ID"),
    "town": ("Town",),
    "country": ("Country",),
    "country_code": ("Country code",),
    "total_budget": ("Partner's total eligible budget / expenditure", "Partner's total eligible budget"),
    "eu_grant": ("Partner's programme co-financing (EUR) (2021-2027 only)",),
    "eu_grant_2": ("ERDF contribution (2014-2020 only)",),
}
_CALLS: Mapping[str, tuple[str, ...]] = {
    "programme": ("Programme",),
    "serial": ("Serial Number", "Call serial number"),
    "start_date": ("Start Date",),
    "end_date": ("End Date",),
}
_PLACES = {"country": "country_code", "role": "lead"}
_ROLES = {"yes": "lead_partner", "no": "project_partner"}
_USUAL, _NEVER = 0.1, 0.01
"""No programme in the list pays less than a fifth: under a tenth is named, under a hundredth is a slip of the pen."""


def takes(grid: Grid) -> bool:
    """Whether the sheet is one of keep.eu's."""
    return any(listing is not None for listing in (_projects(grid), _partners(grid), _calls(grid)))


def _projects(grid: Grid) -> Listing | None:
    return find(grid, _PROJECTS, ("programme", "acronym", "total_budget", "eu_grant", "start_date"))


def _partners(grid: Grid) -> Listing | None:
    return find(grid, _PARTNERS, ("programme", "acronym", "organisation", "lead", "country_code"))


def _calls(grid: Grid) -> Listing | None:
    return find(grid, _CALLS, tuple(_CALLS))


def read(grids: list[Grid], answers: Answers) -> tuple[SourceRead, list[Finding], list[SheetRead]]:
    """The projects and partners of the sheets. Money is in euro: keep.eu converts it."""
    del answers  # nothing is asked: the list says everything itself
    findings: list[Finding] = []
    sheets: list[SheetRead] = []
    spots: list[list[Place]] = []
    projects: dict[str, dict[str, Any]] = {}
    keys: dict[tuple[str, str], list[tuple[str, str]]] = {}  # names of a project → its ids, each with its lead partner
    partners: list[dict[str, Any]] = []
    for listing in filter(None, map(_projects, grids)):
        notes, rows_in, used = Notes(listing), 0, 0
        for number, record in listing.records():
            rows_in += 1
            used += _project(notes, number, record, projects, keys)
        unread(notes)
        spots.append(notes.places)
        findings += notes.findings()
        sheets.append(sheet_read(listing, SOURCE, rows_in, used))
        spots.append(places(listing, "projects"))
    for listing in filter(None, map(_partners, grids)):
        notes, rows_in, used = Notes(listing), 0, 0
        for number, record in listing.records():
            rows_in += 1
            used += _partner(notes, number, record, projects, keys, partners)
        unread(notes)
        spots.append(notes.places)
        findings += notes.findings()
        sheets.append(sheet_read(listing, SOURCE, rows_in, used))
        spots.append(places(listing, "partners", {name: name for name in listing.at} | _PLACES))
    for listing in filter(None, map(_calls, grids)):  # nothing in it is a project or a partner
        notes = Notes(listing)
        notes.warn("source-passed-over")
        findings += notes.findings()
        sheets.append(replace(sheet_read(listing, SOURCE, len(list(listing.records())), 0), table=None))
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


def _names(record: Record) -> list[tuple[str, str]]:
    """What a project goes by: programme and id, programme and acronym."""
    programme = text(record, "programme") or ""
    return [(plain(programme), plain(name)) for part in ("id", "acronym") if (name := text(record, part))]


def _project(
    notes: Notes,
    number: int,
    record: Record,
    projects: dict[str, dict[str, Any]],
    keys: dict[tuple[str, str], list[tuple[str, str]]],
) -> bool:
    listing, names = notes.listing, _names(record)
    if not names or listing.is_heading(record):
        code = "source-repeated-heading" if names else "source-nameless"
        notes.warn(code, listing.cell("acronym", number))
        return False
    start, end = days(notes, number, record)
    total, grant = money(notes, number, record, groups=",", usual=_USUAL, never=_NEVER)
    acronym = text(record, "acronym")
    title, title_field = first_of(record, "title", "title_2", "title_3")
    row = {
        "acronym": acronym,
        "title": title,
        "programme": text(record, "programme"),
        "fund": text(record, "fund"),
        "focus_area": text(record, "focus_area"),
        "status": "granted",  # keep.eu holds contracted projects only
        "start_date": start,
        "end_date": end,
        "total_budget": total,
        "eu_grant": grant,
        "currency": "EUR",
        "dated": start,
    }
    lead = plain(text(record, "lead") or "")
    known = keys.setdefault(names[0], [])
    for source_id, _ in known:
        first = projects[source_id]
        if all(first[column] == value for column, value in row.items()):
            known.append((source_id, lead))
            other = listing.cell("acronym", first["_row"]) or ""
            notes.warn("source-two-leads", listing.cell("acronym", number), acronym, other=other)
            return True
    source_id = " | ".join(names[0]) + (f" | {len(known) + 1}" if known else "")
    if known:
        other = listing.cell("acronym", projects[known[0][0]]["_row"]) or ""
        notes.warn("source-same-name", listing.cell("acronym", number), acronym, other=other)
    known.append((source_id, lead))
    for name in names[1:]:
        keys.setdefault(name, []).append((source_id, lead))
    projects[source_id] = {"source_id": source_id, **row, **where(listing, number)}
    if title_field != "title":
        notes.moved(number, "projects", "title", title_field)
    return True


def _partner(
    notes: Notes,
    number: int,
    record: Record,
    projects: dict[str, dict[str, Any]],
    keys: dict[tuple[str, str], list[tuple[str, str]]],
    partners: list[dict[str, Any]],
) -> bool:
    listing, names = notes.listing, _names(record)
    organisation, name_field = first_of(record, "organisation", "organisation_2", "organisation_3")
    if not names or not organisation or listing.is_heading(record):
        code = "source-repeated-heading" if listing.is_heading(record) else "source-nameless"
        notes.warn(code, listing.cell("organisation", number))
        return False
    found = next((keys[name] for name in names if name in keys), [])
    ids = {source_id for source_id, _ in found}
    if len(ids) > 1:
        ids = {source_id for source_id, lead in found if lead == plain(organisation)}
    if len(ids) > 1 or (found and not ids):
        acronym = text(record, "acronym") or ""
        notes.warn("source-ambiguous-partner", listing.cell("organisation", number), organisation, project=acronym)
        return False
    if not ids:  # the partners' file may come without that of the projects
        source_id = " | ".join(names[0])
        keys[names[0]] = [(source_id, "")]
        projects[source_id] = {
            "source_id": source_id,
            "acronym": text(record, "acronym"),
            "programme": text(record, "programme"),
            "status": "granted",
            "currency": "EUR",
            **where(listing, number),
        }
        ids = {source_id}
    own = "eu_grant" if text(record, "eu_grant") is not None else "eu_grant_2"
    identifier, identifier_field = first_of(record, "identifier", "identifier_2")
    for column, field in (("organisation", name_field), ("identifier", identifier_field), ("eu_grant", own)):
        if field != column and field in listing.at:
            notes.moved(number, "partners", column, field, organisation)
    if own in listing.at and "total_budget" in listing.at:
        total, grant = money(notes, number, record, grant=own, groups=",")
    else:
        total = amount(notes, number, record, "total_budget", ",")
        grant = amount(notes, number, record, own, ",")
    partners.append(
        {
            "source_id": ids.pop(),
            "organisation": organisation,
            "also": text(record, "organisation_2"),
            "identifier": identifier,
            "country": (text(record, "country_code") or text(record, "country") or "")[:2].upper() or None,
            "town": text(record, "town"),
            "role": _ROLES.get(plain(text(record, "lead") or "")),
            "total_budget": total,
            "eu_grant": grant,
            "currency": "EUR",
            **where(listing, number),
        }
    )
    return True
