"""What the upload page works out: the findings, the tables that would be published, and what they would do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape

import pyarrow as pa

from analytics.editions import Changes, Conflict, Edition, compare, merge
from analytics.editions.merge import Choices, Side
from analytics.engine import open_tables
from analytics.findings import Finding
from analytics.goals.compare import Move, moves
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.i18n import text
from analytics.intake.onto import Onto
from analytics.intake.upload import Upload
from analytics.money import resolve_rates
from analytics.provenance import Places, together
from analytics.tables import Tables, complete, figures_as_of
from pages.parts import caches
from pages.parts.export import csv_bytes
from pages.parts.html import cells, framed, headings, stacked
from pages.parts.imports import Imported

LEVELS = ("error", "question", "warning")
FEW_FINDINGS = 20
"""So many stand in one table; more are grouped by kind."""
MOST_OF_A_KIND = 12


@dataclass(frozen=True)
class Brought:
    """What an upload brings: its tables, on top of the edition it was made from, and where their cells stand."""

    tables: Tables
    sheet_columns: pa.Table
    cell_origins: pa.Table


@dataclass(frozen=True)
class Candidate:
    """What would be published on top of `base`: all tables, and those of them that differ. `conflicts`: where the
    upload and an edition published meanwhile disagree. `places`: where its cells stand, also those that stay."""

    base: int
    tables: Tables
    changes: Changes
    conflicts: tuple[Conflict, ...]
    brought: Brought
    places: Places

    @property
    def changed(self) -> Tables:
        """The tables that publishing writes."""
        return {name: self.tables[name] for name in self.changes.tables}


def brought(upload: Upload, whole: Onto, imported: Imported | None) -> Brought:
    """The tables of the files' own sheets and those put together from public lists."""
    if imported is None:
        return Brought(whole.tables, upload.sheet_columns, whole.cell_origins)
    return Brought(
        {**whole.tables, **imported.tables},
        pa.concat_tables([upload.sheet_columns, imported.sheet_columns]),
        together([imported.cell_origins, whole.cell_origins]),
    )


def candidate(mine: Brought, base: int, head: Edition, prefer: Side, choices: Choices) -> Candidate:
    """The upload on top of the newest edition. Where that is not the edition the upload was based on, both sets of
    changes are put together cell by cell; `choices`, or else `prefer`, decide the cells both changed."""
    newest, standing = caches.tables(head.number), caches.places(head.number)
    if base == head.number:
        whole = complete({**newest, **mine.tables})
        return Candidate(head.number, whole, compare(newest, whole), (), mine, _places(standing, mine))
    my_places = _places(caches.places(base), mine)
    merged = merge(caches.tables(base), mine.tables, newest, prefer, my_places, standing, choices)
    mine = replace(mine, cell_origins=merged.cell_origins)
    changes = compare(newest, merged.tables)
    return Candidate(head.number, merged.tables, changes, merged.conflicts, mine, _places(standing, mine))


def _places(standing: Places, mine: Brought) -> Places:
    """Where the cells of an edition stand, and on top of them those of an upload."""
    return Places(
        pa.concat_tables([standing.sheet_columns, mine.sheet_columns]),
        together([mine.cell_origins, standing.cell_origins]),
    )


def dated(tables: Tables, day: date | None) -> Tables:
    """The tables with the organisation's figures as of that day, as publishing will write them."""
    organisation = tables["organisation"]
    if day is None or not len(organisation) or figures_as_of(tables) == day:
        return tables
    place = organisation.schema.get_field_index("figures_as_of")
    days = pa.array([day] * len(organisation), pa.date32())
    return {**tables, "organisation": organisation.set_column(place, organisation.schema.field(place), days)}


def preview_moves(tables: Tables, where: pa.Table, head: Edition, day: date | None) -> tuple[Move, ...]:
    """What each goal's verdict would become: before as the newest edition stands on its own day, after as of `day`."""
    before = caches.verdicts(head.number, head.figures_as_of or date.today())
    whole = dated(tables, day)
    mounted = open_tables(whole, resolve_rates(whole), where)
    try:
        after = judge_all(mounted, read_goals(whole), day or date.today(), keys=False)
    finally:
        mounted.close()
    return moves(before, after)


def findings_table(findings: Sequence[Finding], language: str) -> str:
    """Some findings: how serious, where, what stands there, what to do."""
    names = ("finding-level", "finding-place", "finding-value", "finding-what", "finding-do")
    head = headings(language, names)
    body = "".join(
        f'<tr><th scope="row">{level_badge(each.level, language)}</th><td><code>{escape(each.place)}</code></td>'
        f"{cells(each.value or '', each.message(language), each.remedy(language))}</tr>"
        for each in findings
    )
    return stacked(framed(head, body, text(language, "findings-caption", count=len(findings))))


def findings_of_a_kind(group: Sequence[Finding], language: str) -> str:
    """Findings of one kind: the first cells, each with what stands there and what is wrong with it."""
    shown = group[:MOST_OF_A_KIND]
    differ = len({each.message(language) for each in shown}) > 1
    names = ("finding-place", "finding-value", *(("finding-what",) if differ else ()))
    body = "".join(
        f"<tr><td><code>{escape(each.place)}</code></td>"
        f"{cells(each.value or '', *((each.message(language),) if differ else ()))}</tr>"
        for each in shown
    )
    caption = text(language, "findings-caption", count=len(group))
    if len(group) > len(shown):
        caption += " " + text(language, "changes-first", shown=len(shown))
    table = framed(headings(language, names), body, caption)
    return f'<p class="why">{escape(group[0].remedy(language))}</p>{stacked(table)}'


def by_kind(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings in groups of one level and code, the serious ones first."""
    groups: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((LEVELS.index(finding.level), finding.code), []).append(finding)
    return [groups[key] for key in sorted(groups, key=lambda key: key[0])]


def findings_csv(findings: Sequence[Finding], language: str) -> bytes:
    """All findings as CSV."""
    names = ("finding-level", "finding-file", "finding-sheet", "finding-cell", "finding-value")
    head = [text(language, name) for name in (*names, "finding-what", "finding-do")]
    rows = [
        [
            text(language, f"level-{each.level}"),
            each.file,
            each.sheet or "",
            each.cell or "",
            each.value or "",
            each.message(language),
            each.remedy(language),
        ]
        for each in findings
    ]
    return csv_bytes([head, *rows], language)


def level_badge(level: str, language: str) -> str:
    """How serious a finding is, as a badge."""
    kind = {"error": "missed", "question": "cannot_yet_tell"}.get(level, "behind")
    return f'<span class="badge {kind}">{escape(text(language, f"level-{level}"))}</span>'
