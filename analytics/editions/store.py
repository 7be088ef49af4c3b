"""The store of editions: publish, read, restore, check.

Publishing writes objects first (new ones only: an unchanged table is the same object) and then inserts one row in the
catalogue. At that insert the edition comes to be; a crash at any other moment leaves the store as it was.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from analytics import database
from analytics.editions import catalogue, objects
from analytics.editions.edition import Edition, Kind, Original, Part
from analytics.editions.errors import Late, refusals
from analytics.provenance import (
    CELL_ORIGINS,
    CELL_ORIGINS_SCHEMA,
    SHEET_COLUMNS,
    SHEET_COLUMNS_SCHEMA,
    Places,
    still_true,
    together,
)
from analytics.settings import Settings
from analytics.tables import PROVENANCE, TABLES, Tables, arrow_schema, empty
from analytics.tables import figures_as_of as figures_as_of_in

GRACE_SECONDS = 24 * 3600.0

Derive = Callable[[Tables], dict[str, pa.Table]]
"""What is computed once from the complete tables and kept with the edition, by name."""


def derive_rates(tables: Tables) -> dict[str, pa.Table]:
    """The exchange rates the tables need (`rates_resolved`)."""
    from analytics.money import resolve_rates  # here: whoever only reads editions need not load the rates

    return {"rates_resolved": resolve_rates(tables)}


def open_store(settings: Settings, derive: Derive = derive_rates) -> "Store":
    """The store of these settings, its folder and catalogue created where missing. A store that exists is only read,
    so it opens in a folder that cannot be written, too. Raises StoreUnwritable where something has to be created and
    cannot."""
    folder = settings.data_dir.absolute() / "objects"
    with refusals():
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            objects.settle(folder.parent)
        engine = database.connect(settings.catalogue_url)
        catalogue.prepare(engine)
    return Store(engine, folder, derive)


class Store:
    """Editions in a folder of objects and a catalogue. Safe to share between threads; any number of processes may
    open the same store."""

    def __init__(self, engine: Engine, folder: Path, derive: Derive = derive_rates) -> None:
        self._engine = engine
        self._folder = folder
        self._derive = derive
        self._known: dict[int, Edition] = {}  # editions never change

    # --- reading ---

    def head(self) -> Edition | None:
        """The newest edition, or None before the first."""
        with self._engine.begin() as connection:
            newest = catalogue.newest(connection)
        return self.edition(newest) if newest else None

    def edition(self, number: int) -> Edition:
        """The edition of that number. Raises KeyError."""
        if number not in self._known:
            with self._engine.begin() as connection:
                found = catalogue.numbered(connection, number)
            if found is None:
                raise KeyError(f"edition {number}")
            self._known[number] = found
        return self._known[number]

    def history(self) -> list[Edition]:
        """All editions, the newest first."""
        with self._engine.begin() as connection:
            return catalogue.everything(connection)

    def tables(self, number: int) -> Tables:
        """All tables of an edition; 0 is the empty state before the first. Raises KeyError."""
        parts = self._parts(number)
        return {name: self._read(name, parts.get(name)) for name in TABLES}

    def table(self, number: int, name: str) -> pa.Table:
        """One table of an edition. Raises KeyError."""
        return self._read(name, self._parts(number).get(name))

    def files(self, number: int) -> dict[str, Path]:
        """The Parquet file of each table of an edition and of what was derived from them. Raises KeyError."""
        return {part.table: self._path(part) for part in self.edition(number).parts}

    def original(self, number: int, name: str) -> bytes:
        """A file as it was uploaded with that edition, byte for byte. Raises KeyError."""
        for each in self.edition(number).originals:
            if each.name == name:
                return self._original_path(each).read_bytes()
        raise KeyError(f"edition {number}: {name}")

    def verify(self, number: int) -> list[str]:
        """The tables and original files of an edition that are missing or damaged on the disk; empty: all is well.
        Raises KeyError."""
        found = self.edition(number)
        paths = [(part.table, part.sha256, self._path(part)) for part in found.parts]
        paths += [(each.name, each.sha256, self._original_path(each)) for each in found.originals]
        return [name for name, sha256, path in paths if not objects.is_whole(path, sha256)]

    def places(self, number: int) -> Places:
        """Where the cells of an edition stood in the files they came from; 0 is the empty state before the first.
        Raises KeyError."""
        parts = self._parts(number)
        return Places(
            self._read_derived(parts, SHEET_COLUMNS, SHEET_COLUMNS_SCHEMA),
            self._read_derived(parts, CELL_ORIGINS, CELL_ORIGINS_SCHEMA),
        )

    def answers(self) -> dict[str, str]:
        """What people have answered to questions about uploads, by key (see `analytics.intake.answers`)."""
        with self._engine.begin() as connection:
            return catalogue.answers(connection)

    # --- writing ---

    def remember(self, answers: Mapping[str, str], author: str) -> None:
        """Keep answers for the next upload; one under the same key takes the place of the earlier. Raises
        StoreUnwritable."""
        plain = {_plain(key): _plain(value) for key, value in answers.items()}
        if plain:
            with refusals(), database.writing(self._engine) as connection:
                catalogue.remember(connection, plain, _plain(author), datetime.now(UTC))

    def forget(self, keys: Collection[str]) -> None:
        """Forget answers: the questions are asked again. Raises StoreUnwritable."""
        if keys:
            with refusals(), database.writing(self._engine) as connection:
                catalogue.forget(connection, keys)

    def publish(
        self,
        tables: Tables,
        base: int,
        *,
        author: str,
        note: str,
        request_id: str,
        originals: Sequence[tuple[str, bytes]] = (),
        figures_as_of: date | None = None,
        sheet_columns: pa.Table | None = None,
        cell_origins: pa.Table | None = None,
        kind: Kind = "upload",
    ) -> Edition:
        """Publish `tables` on top of edition `base` (0: the first edition); tables that are left out stay as they are
        there. Publishing again with the same `request_id` changes nothing and returns the edition it once made.

        `figures_as_of`, where given, becomes the organisation's cell of that name. `sheet_columns` says in which
        column of its sheet each column of the upload stood (file, sheet, table_name, column_name, letter);
        `cell_origins` where cells stand that did not come with their row (`onto`, `merge`).

        Raises Late where `base` is not the newest edition any more, StoreUnwritable where the disk or the database
        takes nothing (both: nothing was published), KeyError for a base that never was, ValueError for tables that
        are not as `analytics.tables` says.
        """
        if earlier := self._settled(request_id, base):
            return earlier
        parts = self._parts(base)
        changed = {name: _checked(name, table) for name, table in tables.items()}
        if figures_as_of is not None:
            organisation = changed.get("organisation", self._read("organisation", parts.get("organisation")))
            changed["organisation"] = _with_figures_as_of(organisation, figures_as_of)
        whole = {name: changed[name] if name in changed else self._read(name, parts.get(name)) for name in TABLES}
        # A table that is in no part yet (the first edition, or one that an older version did not know) is written too.
        new = {name: table for name, table in whole.items() if name in changed or name not in parts}
        new |= self._derive(whole)
        places = self.places(base)
        new[SHEET_COLUMNS] = _sheet_columns(sheet_columns, places.sheet_columns, changed)
        before = {name: self._read(name, parts.get(name)) for name in changed} if len(places.cell_origins) else {}
        earlier_origins = still_true(places.cell_origins, before, changed, [name for name, _ in originals])
        new[CELL_ORIGINS] = together([earlier_origins] if cell_origins is None else [cell_origins, earlier_origins])

        edition = Edition(
            number=base + 1,
            parent=base,
            kind=kind,
            author=_plain(author),
            note=_plain(note),
            published_at=datetime.now(UTC),
            figures_as_of=figures_as_of_in(whole),
            request_id=request_id,
            restored_from=None,
            parts=(),
            originals=(),
        )
        with refusals(), objects.publishing(self._folder):
            kept = parts | {name: self._keep(name, table) for name, table in new.items()}
            files = tuple(self._keep_original(name, content) for name, content in _distinct(originals))
            objects.settle(self._folder)
            # Within the lock: until the catalogue names the objects, a sweep would take them for left behind.
            return self._commit(replace(edition, parts=catalogue.in_order(kept.values()), originals=files))

    def restore(self, number: int, *, base: int, author: str, note: str, request_id: str) -> Edition:
        """Publish the state of an earlier edition once more, on top of `base`. Only the catalogue is written. Raises
        as `publish` does, and KeyError for an edition that never was."""
        if earlier := self._settled(request_id, base):
            return earlier
        again = replace(
            self.edition(number),
            number=base + 1,
            parent=base,
            kind="restore",
            author=_plain(author),
            note=_plain(note),
            published_at=datetime.now(UTC),
            request_id=request_id,
            restored_from=number,
            originals=(),  # they stay with the edition they were uploaded with
        )
        return self._commit(again)

    def sweep(self, older_than: float = GRACE_SECONDS) -> list[str]:
        """Delete objects that no edition refers to (left by a crash, a full disk or a lost race) and that are older
        than so many seconds. Waits for whoever is publishing. Returns the file names deleted."""

        def referenced() -> set[str]:
            with self._engine.begin() as connection:
                return catalogue.checksums(connection)

        with refusals():
            return objects.sweep(self._folder, referenced, older_than)

    # --- inside ---

    def _settled(self, request_id: str, base: int) -> Edition | None:
        """The edition this request has already made, if any. Raises Late or KeyError where `base` is not the newest."""
        with refusals(), self._engine.begin() as connection:
            # In this order: PostgreSQL answers each of the two from its own moment, and what the second finds may have
            # come to be after the first. The other way round the same request, sent twice at once, was told it is late.
            newest = catalogue.newest(connection)
            if earlier := catalogue.requested(connection, request_id):
                return earlier
        if 0 <= base < newest:
            raise Late(base, self.edition(newest))
        if base != newest:
            raise KeyError(f"edition {base}")
        return None

    def _commit(self, edition: Edition) -> Edition:
        """Insert the edition: from here on it exists. Raises Late where another was first."""
        try:
            with refusals(), database.writing(self._engine) as connection:
                catalogue.insert(connection, edition)
        except IntegrityError:
            if earlier := self._settled(edition.request_id, edition.parent):
                return earlier
            raise
        return edition

    def _parts(self, number: int) -> dict[str, Part]:
        return {part.table: part for part in self.edition(number).parts} if number else {}

    def _path(self, part: Part) -> Path:
        return objects.path_of(self._folder, part.sha256, objects.PARQUET)

    def _original_path(self, original: Original) -> Path:
        return objects.path_of(self._folder, original.sha256, objects.ORIGINAL)

    def _read(self, name: str, part: Part | None) -> pa.Table:
        """A table as `analytics.tables` has it now: columns that came later are blank."""
        if part is None:
            return empty(name)
        table = _parquet(self._path(part))
        schema = arrow_schema(name)
        if table.schema.equals(schema):
            return table
        have, rows = set(table.column_names), len(table)
        columns = [table.column(f.name).cast(f.type) if f.name in have else pa.nulls(rows, f.type) for f in schema]
        return pa.table(columns, schema=schema)

    def _read_derived(self, parts: dict[str, Part], name: str, schema: pa.Schema) -> pa.Table:
        return _parquet(self._path(parts[name])) if name in parts else schema.empty_table()

    def _keep(self, name: str, table: pa.Table) -> Part:
        sha256, size = objects.keep_table(self._folder, table)
        return Part(name, sha256, len(table), size)

    def _keep_original(self, name: str, content: bytes) -> Original:
        sha256, size = objects.keep_bytes(self._folder, content)
        return Original(name, sha256, size)


def _parquet(path: Path) -> pa.Table:
    with pq.ParquetFile(path) as file:
        return file.read()


def _checked(name: str, table: pa.Table) -> pa.Table:
    if not table.schema.equals(arrow_schema(name)):
        raise ValueError(f"{name}: the columns are not those of analytics.tables.arrow_schema({name!r})")
    return table


def _with_figures_as_of(organisation: pa.Table, day: date) -> pa.Table:
    """The organisation's rows with that day in figures_as_of; a row that changes comes from no file any more."""
    if not len(organisation):
        raise ValueError("organisation: no row to say figures_as_of in")
    schema = organisation.schema
    new = pa.scalar(day, pa.date32())
    changes = pc.fill_null(pc.not_equal(organisation.column("figures_as_of"), new), True)
    for name in ("figures_as_of", *PROVENANCE):
        value = new if name == "figures_as_of" else pa.scalar(None, schema.field(name).type)
        column = pc.if_else(changes, value, organisation.column(name))
        organisation = organisation.set_column(schema.get_field_index(name), schema.field(name), column)
    return organisation


def _sheet_columns(new: pa.Table | None, old: pa.Table, changed: Tables) -> pa.Table:
    """The columns' letters of an edition: those of this upload, and the earlier ones that its rows still come from.
    Of two files of one name that both have rows in one table (a merge) the later one's letters hold."""
    new = SHEET_COLUMNS_SCHEMA.empty_table() if new is None else new.select(SHEET_COLUMNS_SCHEMA.names)
    files = {name: set(pc.unique(table.column("_file")).to_pylist()) for name, table in changed.items()}
    said = set(zip(*new.select(["table_name", "file"]).to_pydict().values(), strict=True))
    still = [
        (table, file) not in said and (table not in files or file in files[table])
        for table, file in zip(*old.select(["table_name", "file"]).to_pydict().values(), strict=True)
    ]
    return pa.concat_tables([old.filter(pa.array(still, pa.bool_())), new.cast(SHEET_COLUMNS_SCHEMA)])


def _distinct(originals: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The files with no two of one name: a second `budget.xlsx` is kept as `budget.xlsx (2)`."""
    found: dict[str, bytes] = {}
    for given, content in originals:
        plain = name = _plain(given)
        count = 1
        while name in found:
            count += 1
            name = f"{plain} ({count})"
        found[name] = content
    return list(found.items())


def _plain(words: str) -> str:
    """Text that every database takes: no NUL, no half of a surrogate pair."""
    return words.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
