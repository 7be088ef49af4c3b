"""An edition as a value: one published, immutable state of all tables."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Kind = Literal["upload", "restore", "sample", "entry"]


@dataclass(frozen=True)
class Part:
    """One table of an edition: the object (by its SHA-256) that holds its rows as Parquet."""

    table: str
    sha256: str
    rows: int
    bytes: int


@dataclass(frozen=True)
class Original:
    """One file as it was uploaded."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Edition:
    """What the catalogue says of an edition. `parent` is the edition it was based on (0: none), `published_at` is UTC,
    `figures_as_of` the day for which the organisation says its figures are true."""

    number: int
    parent: int
    kind: Kind
    author: str
    note: str
    published_at: datetime
    figures_as_of: date | None
    request_id: str
    restored_from: int | None
    parts: tuple[Part, ...]
    originals: tuple[Original, ...]
