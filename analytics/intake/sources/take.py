"""What the lists say about one organisation's projects, in the shape of our own tables."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analytics.findings import Finding
from analytics.intake.grid import Place
from analytics.intake.sources.organisations import Organisation
from analytics.intake.sources.records import SourceRead
from analytics.intake.sources.united import united
from analytics.provenance import CELL_ORIGINS_SCHEMA, SHEET_COLUMNS_SCHEMA, row_key
from analytics.tables import TABLES, Tables, from_rows

_RANK = {"lead_partner": 0, "project_partner": 1, "associated_partner": 2, None: 3}
_NOT_GRANTED = ("idea", "applied", "rejected", "withdrawn")
_PROJECT_COLUMNS = (
    "acronym",
    "title",
    "programme",
    "fund",
    "focus_area",
    "status",
    "decided_on",
    "start_date",
    "end_date",
)
_PARTNER_COLUMNS = ("organisation", "identifier", "country", "role")
_ITEMS = ("total_budget", "eu_grant")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ł": "l", "đ": "d", "þ": "th", "ð": "d"})
_LONGEST_ID = 60

Letters = dict[tuple[object, ...], str]
"""(file, sheet, kind of record, column, row, organisation) → letter; row and organisation None: of all rows."""


@dataclass(frozen=True)
class Taken:
    """Projects, budget lines and other partners of the organisation, and where each cell stood. `source_ids`:
    project_id → (list, the project's name in it)."""

    tables: Tables
    sheet_columns: pa.Table = field(default_factory=SHEET_COLUMNS_SCHEMA.empty_table)
    cell_origins: pa.Table = field(default_factory=CELL_ORIGINS_SCHEMA.empty_table)
    findings: list[Finding] = field(default_factory=list)
    source_ids: dict[str, tuple[str, str]] = field(default_factory=dict)


def slug(name: str) -> str:
    """A readable id: `Vækst 2.0` → vaekst-2-0. Names in other alphabets keep their letters."""
    text = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(r"[^\w]+|_", "-", text).strip("-")
    return text if len(text) <= _LONGEST_ID else text[:_LONGEST_ID].rsplit("-", 1)[0]


def take(sources: list[SourceRead], organisation: Collection[str | Organisation]) -> Taken:
    """The projects in which an organisation takes part. `organisation`: as `organisations.find` gives it, several
    where a person picked several, or its names exactly as the lists write them (then in whatever country). A blank is
    what the list does not say."""
    countries = _countries(organisation)
    names = set(countries)

    def is_own(partner: dict[str, Any]) -> bool:
        its = countries.get(partner["organisation"], set())
        return bool({partner["country"], None} & its) or (partner["country"] is None and bool(its))

    rows: dict[str, list[dict[str, Any]]] = {"projects": [], "budget_lines": [], "partners": []}
    columns: list[dict[str, Any]] = []
    origins: list[dict[str, Any]] = []
    findings: list[Finding] = []
    source_ids: dict[str, tuple[str, str]] = {}
    for source in united(sources):
        wanted = pa.array(sorted(names), pa.string())
        named = source.partners.filter(pc.is_in(source.partners["organisation"], wanted)).to_pylist()
        ids = pa.array(sorted({partner["source_id"] for partner in named if is_own(partner)}), pa.string())
        projects = source.projects.filter(pc.is_in(source.projects["source_id"], ids)).to_pylist()
        partners: dict[str, list[dict[str, Any]]] = {}
        for partner in source.partners.filter(pc.is_in(source.partners["source_id"], ids)).to_pylist():
            partners.setdefault(partner["source_id"], []).append(partner)
        project_ids = _ids(source, projects, set(source_ids), names)
        letters = _letters(source)
        for project in projects:
            id = project_ids[project["source_id"]]
            source_ids[id] = (source.source, project["source_id"])
            own = [partner for partner in partners[project["source_id"]] if is_own(partner)]
            others = [partner for partner in partners[project["source_id"]] if not is_own(partner)]
            lead = min(own, key=lambda partner: _RANK[partner["role"]])
            rows["projects"].append(_project(id, source, project, lead["role"]))
            if lead["role"] and (cell := _cell(letters, lead, "partners", "role")):
                origins.append(_origin("projects", [id], "role", lead, cell))
            lines = _lines(id, source, project, own, findings)
            rows["budget_lines"] += lines
            listed = _others(id, source, others)
            rows["partners"] += listed
            for table, key, row, record, its in (
                ("projects", [id], project, "projects", _PROJECT_COLUMNS),
                *(("partners", [id, row["organisation"]], row, "partners", _PARTNER_COLUMNS) for row in listed),
            ):
                cells = _cells(letters, row, record, its)
                origins += [_origin(table, key, column, row, cell) for column, cell in cells.items()]
            for line in lines:
                if line["scope"] == "own":
                    key = [line[column] for column in TABLES["budget_lines"].key]
                    cells = _cells(letters, own[0], "partners", [line["item"]])
                    origins += [_origin("budget_lines", key, "amount", line, cell) for cell in cells.values()]
        columns += _sheet_columns(source.places)
    return Taken(
        {name: from_rows(name, of_table) for name, of_table in rows.items()},
        pa.Table.from_pylist(columns, schema=SHEET_COLUMNS_SCHEMA),
        pa.Table.from_pylist(origins, schema=CELL_ORIGINS_SCHEMA),
        findings,
        source_ids,
    )


def _countries(organisation: Collection[str | Organisation]) -> dict[str, set[str | None]]:
    """Name → the countries in which it is the one that is meant; None among them: in any."""
    answer: dict[str, set[str | None]] = {}
    for each in organisation:
        for name in (each,) if isinstance(each, str) else each.names:
            answer.setdefault(name, set()).add(None if isinstance(each, str) else each.country)
    return answer


def _ids(source: SourceRead, projects: list[dict[str, Any]], used: set[str], names: set[str]) -> dict[str, str]:
    """source_id → project_id. Of several projects of the list with one name, the second gets -2 and so on, counted
    over the whole list, so that the id does not depend on which of them are taken."""
    wanted = {project["source_id"] for project in projects}
    counted: dict[str, int] = {}
    answer: dict[str, str] = {}
    own = slug(min(names)) if names else "project"
    read = zip(*(source.projects[name].to_pylist() for name in ("source_id", "acronym", "title")), strict=True)
    for source_id, acronym, title in read:
        if acronym is None and title is None and source_id not in wanted:
            continue  # unnamed projects of others do not count
        name = slug(acronym or title or "") or own
        counted[name] = counted.get(name, 0) + 1
        if source_id in wanted:
            id = name if counted[name] == 1 else f"{name}-{counted[name]}"
            answer[source_id] = f"{id}-{slug(source.source)}" if id in used else id
    return answer


def _source(source: SourceRead, row: dict[str, Any]) -> str:
    return f"{source.source}, {row['_file']}"


def _where(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("_file", "_sheet", "_row")}


def _project(id: str, source: SourceRead, project: dict[str, Any], role: str | None) -> dict[str, Any]:
    said = {column: project[column] for column in _PROJECT_COLUMNS}
    return {"project_id": id, **said, "role": role, "source": _source(source, project), **_where(project)}


def _lines(
    id: str, source: SourceRead, project: dict[str, Any], own: list[dict[str, Any]], findings: list[Finding]
) -> list[dict[str, Any]]:
    stage = "planned" if project["status"] in _NOT_GRANTED else "granted"
    lines: list[dict[str, Any]] = []
    for scope, row in (("project", project), ("own", own[0])):
        for item in _ITEMS:
            value = row[item]
            if scope == "own" and len(own) > 1:
                value = _sum(id, item, own, findings)
            if value is not None:
                lines.append(
                    {
                        "project_id": id,
                        "year": None,  # the lists give the whole of it
                        "scope": scope,
                        "item": item,
                        "stage": stage,
                        "amount": value,
                        "currency": row["currency"] or project["currency"],
                        "dated": project["dated"],
                        "source": _source(source, row),
                        **_where(row),
                    }
                )
    return lines


def _sum(id: str, item: str, own: list[dict[str, Any]], findings: list[Finding]) -> float | None:
    """The organisation's money where it stands in several rows of one project (as several departments, say)."""
    amounts = [row[item] for row in own]
    known = [each for each in amounts if each is not None]
    if not known or len({row["currency"] for row in own}) > 1:
        return None
    place = Place(own[0]["_file"], own[0]["_sheet"])
    rows = ", ".join(str(row["_row"]) for row in own)
    if len(known) < len(amounts):
        findings.append(place.finding("warning", "source-own-rows-unknown", about={"project": id, "rows": rows}))
        return None
    findings.append(place.finding("warning", "source-own-rows-summed", about={"project": id, "rows": rows}))
    return round(sum(known), 2)


def _others(id: str, source: SourceRead, others: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The other partners, each once and in its best role."""
    best: dict[str, dict[str, Any]] = {}
    for partner in sorted(others, key=lambda partner: _RANK[partner["role"]]):
        best.setdefault(partner["organisation"], partner)
    return [
        {
            "project_id": id,
            **{column: partner[column] for column in _PARTNER_COLUMNS},
            "source": _source(source, partner),
            **_where(partner),
        }
        for partner in others
        if best[partner["organisation"]] is partner
    ]


def _letters(source: SourceRead) -> Letters:
    names = ("file", "sheet", "record", "column_name", "row", "organisation")
    return {tuple(place[name] for name in names): place["letter"] for place in source.places.to_pylist()}


def _cells(letters: Letters, row: dict[str, Any], record: str, columns: Collection[str]) -> dict[str, str]:
    """Column → cell, for those of a row's columns that stood elsewhere than the rest of theirs."""
    spots = {
        column: (row["_file"], row["_sheet"], record, column, row["_row"], row.get("organisation"))
        for column in columns
    }
    return {column: f"{letters[spot]}{row['_row']}" for column, spot in spots.items() if spot in letters}


def _cell(letters: Letters, row: dict[str, Any], record: str, column: str) -> str | None:
    """Where a column of a row stands."""
    letter = letters.get((row["_file"], row["_sheet"], record, column, None, None))
    usual = f"{letter}{row['_row']}" if letter else None
    return _cells(letters, row, record, [column]).get(column, usual)


def _origin(table: str, key: Sequence[object], column: str, row: dict[str, Any], cell: str) -> dict[str, Any]:
    return {
        "table_name": table,
        "row_key": row_key(key),
        "column_name": column,
        "file": row["_file"],
        "sheet": row["_sheet"],
        "cell": cell,
    }


def _sheet_columns(places: pa.Table) -> list[dict[str, Any]]:
    """The places as an edition keeps them; amounts stand in columns of their own: `amount:own/eu_grant`."""
    answer = []
    for place in places.filter(pc.is_null(places["row"])).to_pylist():
        record, column = place["record"], place["column_name"]
        spot = {name: place[name] for name in ("file", "sheet", "letter")}
        if column in _ITEMS:
            scope = "project" if record == "projects" else "own"
            answer.append({**spot, "table_name": "budget_lines", "column_name": f"amount:{scope}/{column}"})
        elif record == "projects" and column in _PROJECT_COLUMNS:
            answer.append({**spot, "table_name": "projects", "column_name": column})
        elif record == "partners" and column in _PARTNER_COLUMNS:
            answer.append({**spot, "table_name": "partners", "column_name": column})
    return answer
