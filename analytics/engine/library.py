"""The `.sql` files, read and put together.

A file holds one SELECT under a header of comments. The header may say

    -- needs: granted_at         the file of that name stands before it as a WITH clause
    -- stored: table | view      (views/ only) table: worked out once, when the edition is mounted

and the rest of it is prose: the question, the grain, the units, the rules. Two names are slots that the caller fills:
`contributions` with a metric, `selection` with the projects it looks at.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

SQL = Path(__file__).parent / "sql"
_NEEDS = re.compile(r"^-- needs: (.+)$", re.MULTILINE)
_STORED = re.compile(r"^-- stored: (table|view)$", re.MULTILINE)
_COMMENT = re.compile(r"--[^\n]*\n?")
_PARAMETER = re.compile(r"\$([a-z_]+)")


class Block(NamedTuple):
    """A building block that metrics select from."""

    name: str
    sql: str
    stored: str  # 'table' | 'view'


@cache
def blocks() -> tuple[Block, ...]:
    """The building blocks in the order in which they build on each other."""
    files = sorted((SQL / "views").glob("*.sql"))
    return tuple(_block(file.stem.partition("_")[2], file.read_text(encoding="utf-8")) for file in files)


@cache
def statement(name: str, contributions: str = "", selection: str = "every_project") -> str:
    """The query `sql/<name>.sql` with all it needs before it; the slots filled with `metrics/<contributions>` and
    `<selection>`. Raises FileNotFoundError for a query that does not exist."""
    needed: dict[str, str] = {}
    body = _gather(name, {"contributions": f"metrics/{contributions}", "selection": selection}, needed)
    return _with(needed, body)


def names() -> list[str]:
    """Every query that can be asked as it is: all files but the building blocks."""
    return sorted(
        file.relative_to(SQL).with_suffix("").as_posix() for file in SQL.rglob("*.sql") if file.parent.name != "views"
    )


def bound(sql: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Those of the parameters that the query names. Raises KeyError where one is not given."""
    return {name: parameters[name] for name in set(_PARAMETER.findall(sql))}


def _block(name: str, text: str) -> Block:
    stored = _STORED.search(text)
    if stored is None:
        raise ValueError(f"views/{name}: the header does not say how it is stored")
    return Block(name, _plain(text), stored[1])


def _gather(name: str, slots: dict[str, str], needed: dict[str, str]) -> str:
    """The body of a file; what it needs is added to `needed`, in order."""
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    for line in _NEEDS.findall(text):
        for need in line.split(", "):
            if need not in needed:
                needed[need] = _gather(slots.get(need, need), slots, needed)
    return _plain(text)


def _plain(text: str) -> str:
    return _COMMENT.sub("", text).strip()


def _with(needed: dict[str, str], body: str) -> str:
    """The body after the WITH clauses that it needs."""
    if not needed:
        return body
    clauses = ",\n".join(f"{name} AS (\n{sql}\n)" for name, sql in needed.items())
    joint = ",\n" + body.removeprefix("WITH ") if body.startswith("WITH ") else "\n" + body
    return f"WITH {clauses}{joint}"
