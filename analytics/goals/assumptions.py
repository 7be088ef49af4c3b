"""Assumptions as a short text, so that an address carries them: `projects/greenpro/status/granted` for each, `;`
between them.

A row with several key columns has `~` between their values (blank: nothing); what would be mistaken for a separator is
percent-encoded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, unquote

from analytics.findings import Finding
from analytics.intake.typed import read_typed
from analytics.intake.typed import written as typed
from analytics.tables import TABLES, Column

MOST = 40
"""Assumptions in one text; a person can follow no more."""
LONGEST = 8_000
"""Characters of such a text: more do not fit in an address."""
DECIDED = ("granted", "rejected")
TABLES_ASSUMED = (
    "organisation",
    "projects",
    "budget_lines",
    "goals",
    "milestones",
    "programmes",
    "consultants",
    "consultant_hours",
    "rates",
)
TEXTS_ASSUMED = (("projects", "programme"), ("projects", "focus_area"))
"""Of the free texts only those that figures depend on: an address must not put words of its own on the page."""
NOT_ASSUMED = (("organisation", "invented"),)

Cell = tuple[str, str, str]
"""Table, key and column, as an assumption names them."""


@dataclass(frozen=True)
class Assumption:
    """One cell assumed to hold `value`, as `typed.written` writes it. `key` names the row: the values of its key
    columns as `key_of` writes them."""

    table: str
    key: str
    column: str
    value: str


class Asked(NamedTuple):
    """The assumptions of a text that can be made, and what is to be said about the others."""

    assumptions: tuple[Assumption, ...]
    findings: tuple[Finding, ...]


def key_of(values: Sequence[object]) -> str:
    """The key of a row as it stands in an assumption.

    >>> key_of(["udlavi", None, "project", "a/b~c"])
    'udlavi~~project~a%2Fb%7Ec'
    """
    return "~".join("" if value is None else _quoted(str(value)) for value in values)


def written(assumptions: Sequence[Assumption]) -> str:
    """The text of some assumptions; `parse` reads it back."""
    return ";".join("/".join((each.table, each.key, each.column, _quoted(each.value))) for each in assumptions)


def parse(text: str) -> Asked:
    """The assumptions of a text. What is none, or says something that its column cannot hold, is a finding; of two
    about one cell the last holds. Whether the rows exist, `on_tables` says."""
    if len(text) > LONGEST:
        return Asked((), (Finding("error", "whatif-too-long", "", about={"most": str(LONGEST)}),))
    parts = [part for part in text.split(";") if part.strip()]
    made: dict[tuple[str, str, str], Assumption] = {}
    findings: list[Finding] = []
    for part in parts[:MOST]:
        read = _parsed(part.strip())
        if isinstance(read, Finding):
            findings.append(read)
        else:
            made[read.table, read.key, read.column] = read
    if len(parts) > MOST:
        findings.append(Finding("error", "whatif-too-many", "", about={"most": str(MOST), "found": str(len(parts))}))
    return Asked(tuple(made.values()), tuple(findings))


def _parsed(part: str) -> Assumption | Finding:
    pieces = part.split("/")
    if len(pieces) != 4 or not all(pieces):
        return finding("whatif-unreadable", part)
    table, key, column, value = pieces
    value = unquote(value)
    if table not in TABLES_ASSUMED:
        return finding("whatif-unknown-table", unquote(table))
    if column not in columns_assumed(table):
        return finding("whatif-unknown-column", unquote(column), table=table)
    if key.count("~") != len(TABLES[table].key) - 1:
        return finding("whatif-unknown-row", row_words(key), table=table)
    read = read_typed(table, column, value, "en")
    if read.finding:
        return read.finding
    if read.currencies:  # the row has a currency of its own
        return finding("whatif-other-currency", value)
    if read.value is None:
        return finding("whatif-unreadable", part)
    return Assumption(table, "~".join(_quoted(unquote(each)) for each in key.split("~")), column, typed(read.value))


def columns_assumed(table: str) -> tuple[str, ...]:
    """The columns of which something may be assumed: figures, days and choices, not what names the row."""
    return tuple(column.name for column in TABLES[table].columns if _may_be_assumed(table, column))


def _may_be_assumed(table: str, column: Column) -> bool:
    if column.name in TABLES[table].key or (table, column.name) in NOT_ASSUMED:
        return False
    return column.type != "text" or (table, column.name) in TEXTS_ASSUMED


def _quoted(words: str) -> str:
    return quote(words, safe="").replace("~", "%7E")


def row_words(key: str) -> str:
    """A row's key for a reader."""
    return " · ".join(unquote(each) for each in key.split("~") if each)


def finding(code: str, value: str, **names: str) -> Finding:
    """What is to be said about an assumption that cannot be made; `names`: the tables it names."""
    shown = value if len(value) <= 80 else value[:79] + "…"
    return Finding("error", code, "", value=shown, names={key: (f"table-{name}",) for key, name in names.items()})


def changed(text: str, changes: Mapping[Cell, str]) -> str:
    """The text with other values of some cells; '' takes an assumption back."""
    held = {(each.table, each.key, each.column): each.value for each in parse(text).assumptions} | dict(changes)
    return written([Assumption(*cell, value) for cell, value in held.items() if value])


def value_of(cell: Cell, words: str, language: str, currency: str = "") -> tuple[str, bool]:
    """What a person typed into a cell as the text has it, and whether it could be read. What could not stays as it was
    typed, so that it can be said what is wrong with it. `currency`: the one an amount may name."""
    table, _, column = cell
    read = read_typed(table, column, words, language)
    if read.finding or (read.currencies and currency not in read.currencies):
        return words.strip(), False
    return typed(read.value), True
