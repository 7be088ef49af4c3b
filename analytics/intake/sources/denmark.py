"""What the two Danish lists of ERDF and ESF grants have in common: one row a grant, its partners in one cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.grid import Grid
from analytics.intake.reports import SheetRead
from analytics.intake.sources.listing import (
    Fields,
    Notes,
    Place,
    Record,
    currency,
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

NEEDED = ("title", "start_date", "total_budget", "eu_grant", "organisation", "partners")

_PLACES = {"organisation": "organisation", "identifier": "identifier", "role": "organisation"}
"""A partner's columns → fields; who signed the contract is the lead partner, so its role stands with its name."""

_STOP = re.compile(r"\.\s+")
_ABBREVIATED = re.compile(
    # a full stop after these ends no name: initials, Dr., St., v., ved, Sct., m.fl., F.M.B.A
    r"(?:^|[\s(.&-])(?:[A-ZÆØÅ]|dr|st|sct|skt|v|nr|kgl|prof|ing|inkl|mv|afd|vedr|div|bl\.a|m\.fl|m\.v|jr|c/o)$",
    re.IGNORECASE,
)
_PART_OF_NAME = re.compile(r"^(?:[a-zæøå]|A/S\b|ApS\b|I/S\b|P/S\b|K/S\b|amba\b|[(&/])")


@dataclass(frozen=True)
class GrantList:
    """One list. `funds`: how its fund codes begin → the fund; `groups`: the marks that set thousands apart."""

    source: str
    fields: Fields
    funds: Mapping[str, str]
    programme: str
    groups: str


def read(list_: GrantList, grids: list[Grid], answers: Answers) -> tuple[SourceRead, list[Finding], list[SheetRead]]:
    """The grants, their lead partners and their partners."""
    findings: list[Finding] = []
    sheets: list[SheetRead] = []
    spots: list[list[Place]] = []
    projects: dict[str, dict[str, Any]] = {}
    partners: list[dict[str, Any]] = []
    for listing in [found for grid in grids if (found := find(grid, list_.fields, NEEDED))]:
        notes, rows_in, used = Notes(listing), 0, 0
        records = list(listing.records())
        example = next((record["total_budget"] for _, record in records if record["total_budget"]), None)
        unit, asked = currency(listing, list_.source, answers, "DKK", example)
        findings += asked
        for number, record in records:
            rows_in += 1
            row = _project(list_, notes, number, record, projects, unit)
            if row is None:
                continue
            projects[row["source_id"]] = row
            partners += _partners(notes, number, record, row["source_id"])
            used += 1
        unread(notes)
        findings += notes.findings()
        sheets.append(sheet_read(listing, list_.source, rows_in, used))
        spots.append(notes.places)
        spots += [places(listing, "projects"), places(listing, "partners", _PLACES)]
    return (
        SourceRead(
            list_.source,
            pa.Table.from_pylist(list(projects.values()), schema=PROJECTS),
            pa.Table.from_pylist(partners, schema=PARTNERS),
            placed(*spots),
        ),
        findings,
        sheets,
    )


def _project(
    list_: GrantList,
    notes: Notes,
    number: int,
    record: Record,
    projects: dict[str, dict[str, Any]],
    unit: str | None,
) -> dict[str, Any] | None:
    listing, title = notes.listing, text(record, "title")
    if not title or listing.is_heading(record):
        notes.warn("source-repeated-heading" if title else "source-nameless", listing.cell("title", number))
        return None
    if "¿" in title:
        notes.warn("source-lost-letter", listing.cell("title", number), title)
    start, end = days(notes, number, record)
    total, grant = money(notes, number, record, groups=list_.groups)
    # Titles are not unique; the n-th grant of a title is the n-th in the list.
    first = times = 1
    source_id = plain(title)
    while source_id in projects:
        first = projects[source_id]["_row"] if times == 1 else first
        times += 1
        source_id = f"{plain(title)} | {times}"
    if times > 1:
        other = listing.cell("title", first) or ""
        notes.warn("source-same-name", listing.cell("title", number), title, other=other)
    code = plain(text(record, "fund") or "")
    fund = next((fund for begin, fund in list_.funds.items() if code.startswith(begin)), None)
    return {
        "source_id": source_id,
        "title": title,
        "programme": list_.programme,
        "fund": fund or text(record, "fund"),
        "focus_area": text(record, "focus_area"),
        "status": "granted",  # both are lists of grants
        "start_date": start,
        "end_date": end,
        "total_budget": total,
        "eu_grant": grant,
        "currency": unit,
        "dated": start,
        **where(listing, number),
    }


def _partners(notes: Notes, number: int, record: Record, source_id: str) -> list[dict[str, Any]]:
    """The lead partner (who signed the contract), then the partners, each once."""
    listing, spot = notes.listing, where(notes.listing, number)
    rows: list[dict[str, Any]] = []
    lead = text(record, "organisation")
    if lead:
        rows.append(
            {
                "source_id": source_id,
                "organisation": lead,
                "identifier": text(record, "identifier"),
                "country": "DK",
                "town": text(record, "town"),
                "role": "lead_partner",
                **spot,
            }
        )
    names, sure = split(str(record["partners"] or ""))
    if not sure:
        notes.warn("source-unsure-partners", listing.cell("partners", number), " · ".join(names))
    seen = {plain(lead or "")}
    for name in names:
        if plain(name) not in seen:
            seen.add(plain(name))
            rows.append({"source_id": source_id, "organisation": name, "role": "project_partner", **spot})
            for column in ("organisation", "role"):
                notes.moved(number, "partners", column, "partners", name)
    return rows


def split(said: str) -> tuple[list[str], bool]:
    """The partners that are joined by full stops, and whether it is sure where each ends.

    >>> split("Guldborgsund Kommune. Vestas A/S. Erhvervsråd V.M.B.A..")
    (['Guldborgsund Kommune', 'Vestas A/S', 'Erhvervsråd V.M.B.A.'], True)
    >>> split("Firmaet J. Hansen. Bo")
    (['Firmaet J. Hansen', 'Bo'], False)
    """
    names: list[str] = []
    sure = True
    held = ""
    parts = _STOP.split(said.strip())
    for place, part in enumerate(parts, 1):
        whole = f"{held} {part}".strip() if held else part.strip()
        continued = bool(held)
        held = ""
        if _ABBREVIATED.search(whole) and not continued and place < len(parts):
            held, sure = f"{whole}.", False
        elif names and whole and _PART_OF_NAME.match(whole):
            names[-1], sure = f"{names[-1]}. {whole}", False
        elif whole:
            names.append(whole)
    tidy = [" ".join(name.split()) for name in names]
    if tidy and tidy[-1].endswith(".") and not re.search(r"\.[A-ZÆØÅ]\.\.?$", tidy[-1]):
        tidy[-1] = tidy[-1].rstrip(".").rstrip()
    elif tidy and tidy[-1].endswith(".."):
        tidy[-1] = tidy[-1][:-1]
    return [name.rstrip(" ,") for name in tidy if name.strip(" .,")], sure
