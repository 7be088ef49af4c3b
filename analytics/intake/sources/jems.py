"""Jems, the monitoring system of Interreg programmes: its exports of projects, of partners and of budgets.

Quirks: `Status` stands twice (the project's, then the partner's), as other headings do; the budget exports have title
rows above the headings, name their project in the sheet's name only, and have as many Period columns as the project
has periods; `Start date` and `End date` are the call's, not the project's, whose days are not in the exports; rates are
0-100 (they are not read: the amounts beside them are); each fund has a column of its own, and a programme has the
columns of its funds only."""

import re
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.grid import Grid
from analytics.intake.reports import SheetRead
from analytics.intake.sources.listing import (
    ROUNDING,
    Listing,
    Notes,
    Place,
    Record,
    amount,
    day_of,
    find,
    first_of,
    placed,
    places,
    sheet_read,
    text,
    unread,
    where,
)
from analytics.intake.sources.records import PARTNERS, PROJECTS, SourceRead
from analytics.intake.words import plain

SOURCE = "Jems"

_FUNDS = ("ERDF", "IPA III CBC", "Neighbourhood CBC", "IPA III", "NDICI", "OCTP", "Interreg Funds")
"""The EU's money; `Other fund EN` is the programme's own word for something that need not be the EU's."""
_FUND_FIELDS = {f"fund {name}": (name,) for name in _FUNDS}
_PROJECT: Mapping[str, tuple[str, ...]] = {
    "id": ("Project id (automatically created)",),
    "acronym": ("Project acronym",),
    "title": ("Project title",),
    "programme": ("Call name",),
    "focus_area": ("Specific objective",),
    "status": ("Status",),
}
_PROJECTS: Mapping[str, tuple[str, ...]] = {
    **_PROJECT,
    **_FUND_FIELDS,
    "decided_on": ("2 - Decision date #2",),  # of the funding; the first of the two is of the eligibility
    "decided_on_1": ("1 - Decision date #2",),
    "contracted": ("Contracted (entry into force)",),
    "total_budget": ("Total eligible budget", "Total eligible budget (in euro)"),
    "lead": ("LP - Name of the organisation in original language",),
}
_ORGANISATION: Mapping[str, tuple[str, ...]] = {
    "number": ("Partner number",),
    "organisation": ("Name of the organisation in original language",),
    "organisation_2": ("Name of the organisation in english",),
    "organisation_3": ("Abbreviated name of the organisation", "Organisation abbreviation"),
    "country": ("Partner main address - Country", "Country"),
}
_PARTNERS: Mapping[str, tuple[str, ...]] = {
    **_PROJECT,
    **_FUND_FIELDS,
    **_ORGANISATION,
    "active": ("Status #2",),
    "role": ("Partner role",),
    "total_budget": ("Total eligible budget",),
    "identifier": ("VAT number (or other identifier)",),
    "identifier_2": ("PIC (from EC Participant Register)",),
    "identifier_3": ("Other identifier number",),
    "town": ("Partner main address - City", "City"),
}
_BUDGET: Mapping[str, tuple[str, ...]] = {
    **_FUND_FIELDS,
    **_ORGANISATION,
    "active": ("Status",),
    "total_budget": ("Total eligible budget",),
}
_COSTS: Mapping[str, tuple[str, ...]] = {
    **_ORGANISATION,
    "active": ("Status",),
    "category": ("Cost category",),
    "total_budget": ("Total",),
}
_BUDGET_SHEET = re.compile(r"(?:project|partner)_budget_(?P<id>[^_]+)_?(?P<acronym>.*)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:lp|pp|ap)?\s*([0-9]+)", re.IGNORECASE)
_COUNTRY = re.compile(r"\(([A-Z]{2})\)")
_ROLES = {
    "lead partner": "lead_partner",
    "lp": "lead_partner",
    "partner": "project_partner",
    "project partner": "project_partner",
    "pp": "project_partner",
    "associated partner": "associated_partner",
    "ap": "associated_partner",
}
_STATUSES = {
    **dict.fromkeys(("draft", "step 1 draft", "step1 draft"), "idea"),
    **dict.fromkeys(
        ("submitted", "step1 submitted", "eligible", "step1 eligible", "returned to applicant", "conditions submitted"),
        "applied",
    ),
    **dict.fromkeys(("approved", "approved with conditions", "contracted", "in modification"), "granted"),
    **dict.fromkeys(("not approved", "ineligible", "rejected", "step1 ineligible", "step1 not approved"), "rejected"),
    "closed": "closed",
}


def takes(grid: Grid) -> bool:
    """Whether the sheet is one of Jems's exports."""
    return _kind(grid) is not None


def _kind(grid: Grid) -> tuple[str, Listing] | None:
    """Which export it is; the more particular ones first, since they share headings."""
    for kind, fields, needed in (
        ("partners", _PARTNERS, ("id", "acronym", "organisation", "role", "total_budget")),
        ("projects", _PROJECTS, ("id", "acronym", "title", "status", "total_budget")),
        ("costs", _COSTS, ("number", "organisation", "category", "total_budget")),
        ("budget", _BUDGET, ("number", "organisation", "active", "total_budget")),
    ):
        if listing := find(grid, fields, needed):
            return kind, listing
    return None


def read(grids: list[Grid], answers: Answers) -> tuple[SourceRead, list[Finding], list[SheetRead]]:
    """The projects and partners of the exports. Jems counts in euro."""
    del answers  # nothing is asked: the export says everything itself
    findings: list[Finding] = []
    sheets: list[SheetRead] = []
    spots: list[list[Place]] = []
    projects: dict[str, dict[str, Any]] = {}
    partners: dict[tuple[str, str], dict[str, Any]] = {}
    order = ("projects", "partners", "budget", "costs")
    found = sorted((each for grid in grids if (each := _kind(grid))), key=lambda each: order.index(each[0]))
    for kind, listing in found:
        notes = Notes(listing)
        rows_in, used = {"projects": _projects, "partners": _partners, "budget": _budget, "costs": _costs}[kind](
            notes, projects, partners
        )
        unread(notes)
        spots.append(notes.places)
        findings += notes.findings()
        sheets.append(sheet_read(listing, SOURCE, rows_in, used))
        record = "projects" if kind == "projects" else "partners"
        columns = {name: name for name in listing.at if not name.startswith("fund ")}
        spots.append(places(listing, record, columns | _one_fund(listing)))
        if kind == "partners":
            spots.append(places(listing, "projects", {name: name for name in _PROJECT}))
    return (
        SourceRead(
            SOURCE,
            pa.Table.from_pylist(list(projects.values()), schema=PROJECTS),
            pa.Table.from_pylist(list(partners.values()), schema=PARTNERS),
            placed(*spots),
        ),
        findings,
        sheets,
    )


def _one_fund(listing: Listing) -> dict[str, str]:
    """The EU grant's column where there is one fund; a sum over several stands in no one cell."""
    funds = [name for name in listing.at if name.startswith("fund ")]
    return {"eu_grant": funds[0]} if len(funds) == 1 else {}


def _named(notes: Notes, number: int, record: Record) -> str | None:
    name, field = first_of(record, "organisation", "organisation_2", "organisation_3")
    if field != "organisation":
        notes.moved(number, "partners", "organisation", field, name)
    return name


def _grant(notes: Notes, number: int, record: Record, total: float | None) -> tuple[float | None, float | None]:
    """Total and the sum of the EU's funds; unknown where a fund is unreadable, or the sum over the total."""
    listing = notes.listing
    funds = [name for name in listing.at if name.startswith("fund ") and text(record, name) is not None]
    shares = [amount(notes, number, record, name) for name in funds]
    known = [share for share in shares if share is not None]
    if not known or len(known) < len(shares):
        return total, None
    grant = sum(known)
    if total is not None and grant > total * ROUNDING:
        cell, other = listing.cell(funds[0], number), listing.cell("total_budget", number) or ""
        about = {"other": other, "other_value": str(record["total_budget"])}
        about |= {"column": listing.heading(funds[0]), "other_column": listing.heading("total_budget")}
        notes.warn("source-share-over-total", cell, str(grant), **about)
        return None, None
    return total, grant


def _status(notes: Notes, number: int, record: Record) -> str | None:
    said = text(record, "status")
    status = _STATUSES.get(plain(said or ""))
    if said and not status:
        notes.warn("source-status", notes.listing.cell("status", number), said)
    return status


def _projects(
    notes: Notes, projects: dict[str, dict[str, Any]], partners: dict[tuple[str, str], dict[str, Any]]
) -> tuple[int, int]:
    listing, rows_in, used = notes.listing, 0, 0
    for number, record in listing.records():
        rows_in += 1
        id = text(record, "id")
        if not id or listing.is_heading(record):
            notes.warn("source-repeated-heading" if id else "source-nameless", listing.cell("id", number))
            continue
        if id in projects:
            other = listing.cell("id", projects[id]["_row"]) or ""
            notes.warn("source-repeated-row", listing.cell("id", number), id, other=other)
            continue
        decided = day_of(notes, number, record, "decided_on")
        if decided is None and (decided := day_of(notes, number, record, "decided_on_1")):
            notes.moved(number, "projects", "decided_on", "decided_on_1")
        contracted = day_of(notes, number, record, "contracted")
        total, grant = _grant(notes, number, record, amount(notes, number, record, "total_budget"))
        projects[id] = {
            "source_id": id,
            **{name: text(record, name) for name in ("acronym", "title", "programme", "focus_area")},
            "status": _status(notes, number, record),
            "decided_on": decided,
            "total_budget": total,
            "eu_grant": grant,
            "currency": "EUR",
            "dated": contracted or decided,
            **where(listing, number),
        }
        used += 1
    return rows_in, used


def _partners(
    notes: Notes, projects: dict[str, dict[str, Any]], partners: dict[tuple[str, str], dict[str, Any]]
) -> tuple[int, int]:
    listing, rows_in, used = notes.listing, 0, 0
    for number, record in listing.records():
        rows_in += 1
        id, organisation = text(record, "id"), _named(notes, number, record)
        if not id or not organisation or listing.is_heading(record):
            code = "source-repeated-heading" if listing.is_heading(record) else "source-nameless"
            notes.warn(code, listing.cell("organisation", number))
            continue
        if id not in projects:
            projects[id] = {
                "source_id": id,
                **{name: text(record, name) for name in ("acronym", "title", "programme", "focus_area")},
                "status": _status(notes, number, record),
                "currency": "EUR",
                **where(listing, number),
            }
        if plain(text(record, "active") or "") == "inactive":
            notes.warn("source-inactive", listing.cell("active", number), organisation)
            continue
        said = text(record, "role")
        role = _ROLES.get(plain(said or ""))
        if said and not role:
            notes.warn("source-role", listing.cell("role", number), said)
        identifiers = [part for name in ("identifier", "identifier_2", "identifier_3") if (part := text(record, name))]
        total, grant = _grant(notes, number, record, amount(notes, number, record, "total_budget"))
        partners[(id, _number(record, organisation))] = {
            "source_id": id,
            "organisation": organisation,
            "also": text(record, "organisation_2"),
            "identifier": "; ".join(dict.fromkeys(identifiers)) or None,
            "country": _country(record),
            "town": text(record, "town"),
            "role": role,
            "total_budget": total,
            "eu_grant": grant,
            "currency": "EUR",
            **where(listing, number),
        }
        used += 1
    return rows_in, used


def _number(record: Record, organisation: str) -> str:
    """What a partner goes by within its project: `LP1`, `PP 2`, `2.0` → 1, 2, 2."""
    found = _NUMBERED.match(text(record, "number") or "")
    return found[1] if found else plain(organisation)


def _country(record: Record) -> str | None:
    said = text(record, "country")
    found = _COUNTRY.search(said or "")
    return found[1] if found else said


def _of_sheet(notes: Notes, projects: dict[str, dict[str, Any]]) -> str:
    """The project that a budget's sheet names; it is added where no other export has it."""
    place = notes.listing.grid.place
    name = place.sheet or place.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    found = _BUDGET_SHEET.match(name)
    id = found["id"] if found else name
    same = next((known for known in projects if known == id or known.lstrip("0") == id.lstrip("0")), None)
    if same:
        return same
    acronym = found["acronym"] if found else name
    row = notes.listing.grid.numbers[notes.listing.start].as_py()
    projects[id] = {"source_id": id, "acronym": acronym or None, "currency": "EUR", **where(notes.listing, row)}
    notes.warn("source-named-by-sheet", None, acronym)
    return id


def _budget(
    notes: Notes, projects: dict[str, dict[str, Any]], partners: dict[tuple[str, str], dict[str, Any]]
) -> tuple[int, int]:
    """Each partner's total and EU money."""
    listing, rows_in, used, id = notes.listing, 0, 0, _of_sheet(notes, projects)
    for number, record in listing.records():
        rows_in += 1
        organisation, partner = _named(notes, number, record), _NUMBERED.match(text(record, "number") or "")
        if listing.is_heading(record) or not organisation or not partner:
            # the sum over all partners stands last, without a partner number
            notes.warn("source-total-row", listing.cell("total_budget", number), text(record, "total_budget"))
            continue
        if plain(text(record, "active") or "") == "inactive":
            notes.warn("source-inactive", listing.cell("active", number), organisation)
            continue
        total, grant = _grant(notes, number, record, amount(notes, number, record, "total_budget"))
        known = partners.get((id, partner[1]))
        if known:
            known["total_budget"] = known["total_budget"] if total is None else total
            known["eu_grant"] = known["eu_grant"] if grant is None else grant
        else:
            partners[(id, partner[1])] = _bare(listing, number, record, id, organisation, total, grant)
        used += 1
    return rows_in, used


def _costs(
    notes: Notes, projects: dict[str, dict[str, Any]], partners: dict[tuple[str, str], dict[str, Any]]
) -> tuple[int, int]:
    """The cost lines of each partner, summed; a partner whose total is known from another export keeps that."""
    listing, rows_in, used, id = notes.listing, 0, 0, _of_sheet(notes, projects)
    sums: dict[str, list[float | None]] = {}
    for number, record in listing.records():
        rows_in += 1
        organisation, partner = _named(notes, number, record), _NUMBERED.match(text(record, "number") or "")
        if listing.is_heading(record) or not organisation or not partner:
            notes.warn("source-total-row", listing.cell("total_budget", number), text(record, "total_budget"))
            continue
        if plain(text(record, "active") or "") == "inactive":
            notes.warn("source-inactive", listing.cell("active", number), organisation)
            continue
        sums.setdefault(partner[1], []).append(amount(notes, number, record, "total_budget"))
        if (id, partner[1]) not in partners:
            partners[(id, partner[1])] = _bare(listing, number, record, id, organisation, None, None)
        used += 1
    for partner_number, costs in sums.items():
        known, read = partners[(id, partner_number)], [cost for cost in costs if cost is not None]
        if known["total_budget"] is None and len(read) == len(costs):
            known["total_budget"] = round(sum(read), 2)
            notes.warn("source-summed", None, known["organisation"], lines=str(len(read)))
    return rows_in, used


def _bare(
    listing: Listing,
    number: int,
    record: Record,
    id: str,
    organisation: str,
    total: float | None,
    grant: float | None,
) -> dict[str, Any]:
    """A partner that only a budget names; its role where the number says it (LP1, PP2)."""
    said = (text(record, "number") or "").strip().casefold()
    return {
        "source_id": id,
        "organisation": organisation,
        "country": _country(record),
        "role": "lead_partner" if said.startswith("lp") else "project_partner" if said.startswith("pp") else None,
        "total_budget": total,
        "eu_grant": grant,
        "currency": "EUR",
        **where(listing, number),
    }
