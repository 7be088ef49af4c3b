"""The `.sql` files, read and put together.

A file holds one SELECT under a header of comments. The header may say

    -- stored: table             (views/ only) worked out once, when the edition is mounted; or: view, table if small

and the rest of it is prose: the question, the grain, the units, the rules. A metric's file is its definition: what
contributes to it, and from when to when.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analytics.tables import TABLES

STORED_BESIDE = ("rates_resolved", "sheet_columns")
"""What an edition stores beside the tables a person uploads."""

SQL = Path(__file__).parent / "sql"
_STORED = re.compile(r"^-- stored: (table|view|table if small)$", re.MULTILINE)
_COMMENT = re.compile(r"--[^\n]*\n?")
_FROM = re.compile(r"\b(?:FROM|JOIN)\s+([a-z_]+)")
_PARAMETER = re.compile(r"\$([a-z_]+)")


class Block(NamedTuple):
    """A building block that queries select from."""

    name: str
    sql: str
    stored: str  # 'table', 'view', or 'table if small': worked out ahead only where the edition is


@cache
def blocks() -> tuple[Block, ...]:
    """The building blocks in the order in which they build on each other; the last holds the metrics."""
    files = sorted((SQL / "views").glob("*.sql"))
    views = (_block(file.stem.partition("_")[2], file.read_text(encoding="utf-8")) for file in files)
    return *views, Block("metric_spells", _metric_spells(), "table if small")


FIGURES = ("contributions", "sums", "meets", "rate", "bands")
"""The queries that a goal's figure takes."""


@cache
def blocks_for(metrics: frozenset[str]) -> tuple[Block, ...]:
    """Those of the blocks that these queries build on when they ask about those metrics only. Each metric is worked out
    when it is asked for: an edition with so few blocks is asked once."""
    spells = Block("metric_spells", _metric_spells(metrics), "view")
    every = [*blocks()[:-1], spells]
    needed = {name for query in FIGURES for name in _FROM.findall(statement(query))}
    for block in reversed(every):
        if block.name in needed:
            needed |= set(_FROM.findall(block.sql))
    return tuple(block for block in every if block.name in needed)


def _metric_spells(metrics: frozenset[str] | None = None) -> str:
    """What contributes to every metric (or to those; of none, to one): one row a metric, contribution and spell."""
    columns = "project_id, key, year, side, valid_from, valid_to, missing, settled, awaited"
    columns += ", CAST(low AS DOUBLE) AS low, CAST(high AS DOUBLE) AS high"
    files = sorted((SQL / "metrics").glob("*.sql"))
    chosen = [file for file in files if metrics is None or file.stem in metrics] or files[:1]
    return "\nUNION ALL\n".join(
        f"SELECT '{file.stem}' AS metric, {columns} FROM (\n{_plain(file.read_text(encoding='utf-8'))}\n) AS m"
        for file in chosen
    )


@cache
def sources() -> tuple[str, ...]:
    """The stored tables that some query reads; the others need not be mounted."""
    read = {name for file in SQL.rglob("*.sql") for name in _FROM.findall(_plain(file.read_text(encoding="utf-8")))}
    return tuple(name for name in (*TABLES, *STORED_BESIDE) if name in read)


@cache
def statement(name: str) -> str:
    """The query `sql/<name>.sql`. Raises FileNotFoundError for a query that does not exist."""
    return _plain((SQL / f"{name}.sql").read_text(encoding="utf-8"))


def names() -> list[str]:
    """Every query that can be asked: the files that are neither building blocks nor metrics."""
    return sorted(file.stem for file in SQL.glob("*.sql"))


def bound(sql: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Those of the parameters that the query names. Raises KeyError where one is not given."""
    return {name: parameters[name] for name in set(_PARAMETER.findall(sql))}


def _block(name: str, text: str) -> Block:
    stored = _STORED.search(text)
    if stored is None:
        raise ValueError(f"views/{name}: the header does not say how it is stored")
    return Block(name, _plain(text), stored[1])


def _plain(text: str) -> str:
    return _COMMENT.sub("", text).strip()
