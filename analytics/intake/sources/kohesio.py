"""Kohesio: EU cohesion projects (the bulk list of 33 columns, and cuts of it) and the list of beneficiaries.

Quirks: several values in one cell are joined by |; there is no status column, and nothing before 2014; the list of
beneficiaries names no project, only how many there are, and says nothing of the beneficiary's role; names stand in
the original script and transliterated; the last column is empty."""

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

SOURCE = "Kohesio"

_BULK: Mapping[str, tuple[str, ...]] = {
    "id": ("Operation_Unique_Identifier",),
    "title": ("Operation_Name_English",),
    "title_2": ("Operation_Name_Programme_Language",),
    "start_date": ("Operation_Start_Date",),
    "end_date": ("Operation_End_Date",),
    "total_budget": ("Total_Eligible_Expenditure_amount", "Total_Eligible_Expenditure_Amount"),
    "currency": ("Total_Eligible_Expenditure_Currency",),
    "eu_grant": ("Project_EU_Budget",),
    "organisation": ("Beneficiary_Name",),
    "identifier": ("Beneficiary_Local_Identifier",),
    "identifier_2": ("Beneficiary_Unique_Identifier",),
    "country": ("CountryCode", "Country"),
    "fund": ("Fund_Code",),
    "programme": ("Programme_Name", "Programme_Code"),
    "focus_area": ("Category_Label",),
}
_BULK_NEEDED = ("id", "title", "total_budget", "eu_grant")
_BENEFICIARIES: Mapping[str, tuple[str, ...]] = {
    "country": ("Country",),
    "town": ("Region",),
    "organisation": ("Beneficiary Name", "Beneficiary"),
    "total_budget": ("Total Budget",),
    "eu_grant": ("EU Contribution",),
    "count": ("Number of Projects",),
    "transliterated": ("Transliterated Name",),
}
_BENEFICIARIES_NEEDED = ("country", "organisation", "total_budget", "eu_grant", "count")
_MOST_PROJECTS = 10_000
"""No beneficiary of the real list comes near this; a larger number is a slip of the pen."""
_CURRENCIES = {"€": "EUR", "euro": "EUR"}


def takes(grid: Grid) -> bool:
    """Whether the sheet is one of Kohesio's."""
    return find(grid, _BULK, _BULK_NEEDED) is not None or find(grid, _BENEFICIARIES, _BENEFICIARIES_NEEDED) is not None


def read(grids: list[Grid], answers: Answers) -> tuple[SourceRead, list[Finding], list[SheetRead]]:
    """The projects and their beneficiaries. Money is in euro unless the list says otherwise."""
    del answers  # nothing is asked: the list says everything itself
    findings: list[Finding] = []
    sheets: list[SheetRead] = []
    spots: list[list[Place]] = []
    projects: dict[str, dict[str, Any]] = {}
    partners: list[dict[str, Any]] = []
    for grid in grids:
        listing = find(grid, _BULK, _BULK_NEEDED)
        read_rows = _bulk
        if listing is None:
            listing, read_rows = find(grid, _BENEFICIARIES, _BENEFICIARIES_NEEDED), _beneficiaries
        if listing is None:
            continue
        notes = Notes(listing)
        rows_in, used = read_rows(notes, projects, partners)
        unread(notes)
        spots.append(notes.places)
        findings += notes.findings()
        sheets.append(sheet_read(listing, SOURCE, rows_in, used))
        spots += [places(listing, "projects"), places(listing, "partners")]
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


def _bulk(notes: Notes, projects: dict[str, dict[str, Any]], partners: list[dict[str, Any]]) -> tuple[int, int]:
    """One row a project and beneficiary: the same project stands again for each further beneficiary."""
    listing, rows_in, used = notes.listing, 0, 0
    for number, record in listing.records():
        rows_in += 1
        said = text(record, "id")
        if not said or listing.is_heading(record):
            notes.warn("source-repeated-heading" if said else "source-nameless", listing.cell("id", number))
            continue
        id = said.rstrip("/").rsplit("/", 1)[-1]
        unit = text(record, "currency") or "EUR"
        unit = _CURRENCIES.get(unit.casefold(), unit.upper())
        if id not in projects:
            start, end = days(notes, number, record)
            total, grant = money(notes, number, record)
            title, title_field = first_of(record, "title", "title_2")
            if title_field != "title":
                notes.moved(number, "projects", "title", title_field)
            projects[id] = {
                "source_id": id,
                "title": title,
                "programme": _several(text(record, "programme")),
                "fund": _several(text(record, "fund")),
                "focus_area": _several(text(record, "focus_area")),
                "status": "granted",  # Kohesio lists what was granted
                "start_date": start,
                "end_date": end,
                "total_budget": total,
                "eu_grant": grant,
                "currency": unit,
                "dated": start,
                **where(listing, number),
            }
        names = (text(record, "organisation") or "").split("|")
        identifier, identifier_field = first_of(record, "identifier", "identifier_2")
        identifiers = (identifier or "").split("|")
        for place, name in enumerate(names):
            if not name.strip():
                continue
            if identifier_field != "identifier":
                notes.moved(number, "partners", "identifier", identifier_field, name.strip())
            alone = identifiers[place] if len(identifiers) == len(names) else ""
            partners.append(
                {
                    "source_id": id,
                    "organisation": name.strip(),
                    "identifier": alone.strip().rsplit("/", 1)[-1] or None,
                    "country": _several(text(record, "country")),
                    **where(listing, number),
                }
            )
        used += 1
    return rows_in, used


def _beneficiaries(
    notes: Notes, projects: dict[str, dict[str, Any]], partners: list[dict[str, Any]]
) -> tuple[int, int]:
    """N projects without a name for a beneficiary with N; its budget is one project's only where N is 1."""
    listing, rows_in, used = notes.listing, 0, 0
    several = 0
    for number, record in listing.records():
        rows_in += 1
        organisation = text(record, "organisation")
        if not organisation or listing.is_heading(record):
            code = "source-repeated-heading" if organisation else "source-nameless"
            notes.warn(code, listing.cell("organisation", number))
            continue
        count = _count(text(record, "count"))
        if count is None:
            notes.warn("source-count", listing.cell("count", number), record["count"])
            continue
        total, grant = money(notes, number, record)
        several += count > 1
        spot = where(listing, number)
        country, town, also = text(record, "country"), text(record, "town"), text(record, "transliterated")
        for place in range(1, count + 1):
            source_id = " | ".join((country or "", town or "", organisation, str(number), str(place)))
            projects[source_id] = {
                "source_id": source_id,
                "status": "granted",
                "total_budget": total if count == 1 else None,
                "eu_grant": grant if count == 1 else None,
                "currency": "EUR",
                **spot,
            }
            partners.append(
                {
                    "source_id": source_id,
                    "organisation": organisation,
                    "also": also,
                    "country": country,
                    "town": town,
                    **spot,
                }
            )
        used += 1
    notes.warn("source-unnamed-projects", None, None, rows=str(used), several=str(several))
    return rows_in, used


def _count(said: str | None) -> int | None:
    """How many projects a beneficiary has; None where the cell does not say."""
    try:
        count = float(said or "")
    except ValueError:
        return None
    return int(count) if count.is_integer() and 1 <= count <= _MOST_PROJECTS else None


def _several(said: str | None) -> str | None:
    """`ERDF|ESF` → `ERDF; ESF`."""
    return "; ".join(dict.fromkeys(part.strip() for part in said.split("|") if part.strip())) if said else None
