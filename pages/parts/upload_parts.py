"""What the upload page works out: the findings, the tables that would be published, and what they would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import pyarrow as pa

from analytics.editions import Changes, Conflict, Edition, compare, merge
from analytics.engine import open_tables
from analytics.findings import Finding
from analytics.goals.compare import Move, moves
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.i18n import text
from analytics.intake.upload import Upload
from analytics.money import resolve_rates
from analytics.tables import Tables, complete, figures_as_of
from pages.parts import caches
from pages.parts.differences import key_words, value_words
from pages.parts.html import cells, framed, headings
from pages.parts.missing import column_name

MOST_FINDINGS = 500


@dataclass(frozen=True)
class Candidate:
    """What would be published on top of `base`: all tables, and those of them that differ. `conflicts`: where the
    upload and an edition published meanwhile disagree."""

    base: int
    tables: Tables
    changes: Changes
    conflicts: tuple[Conflict, ...]

    @property
    def changed(self) -> Tables:
        """The tables that publishing writes."""
        return {name: self.tables[name] for name in self.changes.tables}


def candidate(uploaded: Tables, base: int, head: Edition, prefer: Any) -> Candidate:
    """The upload on top of the newest edition. Where that is not the edition the upload was based on, both sets of
    changes are put together cell by cell; `prefer` ('mine' or 'theirs') decides the cells both changed."""
    newest = caches.tables(head.number)
    if base == head.number:
        whole = complete({**newest, **uploaded})
        return Candidate(head.number, whole, compare(newest, whole), ())
    merged = merge(caches.tables(base), uploaded, newest, prefer=prefer)
    return Candidate(head.number, merged.tables, compare(newest, merged.tables), merged.conflicts)


def dated(tables: Tables, day: date | None) -> Tables:
    """The tables with the organisation's figures as of that day, as publishing will write them."""
    organisation = tables["organisation"]
    if day is None or not len(organisation) or figures_as_of(tables) == day:
        return tables
    place = organisation.schema.get_field_index("figures_as_of")
    days = pa.array([day] * len(organisation), pa.date32())
    return {**tables, "organisation": organisation.set_column(place, organisation.schema.field(place), days)}


def places(upload: Upload, head: Edition) -> pa.Table:
    """Where columns stand in their sheets: those of the newest edition, then those of the upload."""
    return pa.concat_tables([caches.sheet_columns(head.number), upload.sheet_columns])


def preview_moves(tables: Tables, where: pa.Table, head: Edition, day: date | None) -> tuple[Move, ...]:
    """What each goal's verdict would become: before as the newest edition stands on its own day, after as of `day`."""
    before = caches.verdicts(head.number, head.figures_as_of or date.today())
    whole = dated(tables, day)
    mounted = open_tables(whole, resolve_rates(whole), where)
    try:
        after = judge_all(mounted, read_goals(whole["goals"]), day or date.today())
    finally:
        mounted.close()
    return moves(before, after)


def findings_table(findings: Sequence[Finding], language: str) -> str:
    """All findings at once: how serious, where, what stands there, what to do."""
    names = ("finding-level", "finding-place", "finding-value", "finding-what", "finding-do")
    head = headings(language, names)
    order = {"error": 0, "question": 1, "warning": 2}
    body = "".join(
        f'<tr><th scope="row"><span class="badge {_badge(each)}">'
        f"{escape(text(language, f'level-{each.level}'))}</span></th><td><code>{escape(each.place)}</code></td>"
        f"{cells(each.value or '', each.message(language), each.remedy(language))}</tr>"
        for each in sorted(findings, key=lambda each: order[each.level])[:MOST_FINDINGS]
    )
    more = text(language, "changes-first", shown=MOST_FINDINGS) if len(findings) > MOST_FINDINGS else ""
    return framed(head, body, f"{text(language, 'findings-caption', count=len(findings))} {more}".strip())


def conflicts_table(conflicts: Sequence[Conflict], language: str) -> str:
    """Where two editors disagree: the value both started from, mine, theirs."""
    names = ("conflict-where", "changes-column", "conflict-base", "conflict-mine", "conflict-theirs")
    head = headings(language, names)
    body = "".join(
        f'<tr><th scope="row">{escape(text(language, f"table-{each.table}"))} · '
        f"{escape(key_words(language, each.key))}</th>"
        + cells(column_name(language, each.table, each.column) if each.column else text(language, "conflict-row"))
        + cells(*(_side(language, each, value) for value in (each.base, each.mine, each.theirs)))
        + "</tr>"
        for each in conflicts
    )
    return framed(head, body, text(language, "conflicts-caption", count=len(conflicts)))


def _side(language: str, conflict: Conflict, value: object) -> str:
    if conflict.column is not None:
        return value_words(language, value)
    return text(language, "conflict-removed" if value is None else "conflict-kept")


def _badge(finding: Finding) -> str:
    return "missed" if finding.level == "error" else "cannot_yet_tell" if finding.level == "question" else "behind"
