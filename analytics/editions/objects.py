"""Files named by the SHA-256 of what they hold: written once, never changed.

An object gets its name only after its bytes are on the disk (fsync), so whatever carries a name is whole, whenever the
power goes. Publishing and sweeping keep out of each other's way by a lock on the folder, which the system releases
when a process dies.
"""

import fcntl
import hashlib
import os
import time
import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

PARQUET = ".parquet"
ORIGINAL = ".original"
INCOMING = "incoming-"
ROW_GROUP = 122_880  # DuckDB's own: it reads a row group at a time, so memory stays low


def path_of(folder: Path, sha256: str, suffix: str) -> Path:
    """Where the object with that checksum is."""
    return folder / f"{sha256}{suffix}"


def keep_table(folder: Path, table: pa.Table) -> tuple[str, int]:
    """Keep a table as Parquet; equal tables give equal bytes. Returns its SHA-256 and size in bytes."""
    # One chunk a column: where chunks end decides where Parquet's pages end, and must not decide the checksum.
    whole = table.replace_schema_metadata(None).combine_chunks()
    return _keep(
        folder, PARQUET, lambda path: pq.write_table(whole, path, ROW_GROUP, compression="zstd", compression_level=1)
    )


def keep_bytes(folder: Path, content: bytes) -> tuple[str, int]:
    """Keep an uploaded file as it is. Returns its SHA-256 and size in bytes."""
    return _keep(folder, ORIGINAL, lambda path: _write(path, content))


def checksum(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def settle(folder: Path) -> None:
    """Make the names in a folder last (a file's own fsync does not)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def publishing(folder: Path) -> Iterator[None]:
    """Many may publish at once, but none while another sweeps: an object found here stays until the end."""
    with _locked(folder, fcntl.LOCK_SH):
        yield


def sweep(folder: Path, referenced: Callable[[], Collection[str]], older_than: float) -> list[str]:
    """Delete objects that no edition refers to and that are older than so many seconds, and what a crash left half
    written. `referenced` names the checksums in use; it is asked once nobody publishes. Returns the names deleted."""
    with _locked(folder, fcntl.LOCK_EX):
        keep = referenced()
        newest = time.time() - older_than
        gone = [
            path
            for path in sorted(folder.iterdir())
            if (path.name.startswith(INCOMING) or path.suffix in (PARQUET, ORIGINAL))
            and path.stem not in keep
            and path.stat().st_mtime <= newest
        ]
        for path in gone:
            path.unlink()
    return [path.name for path in gone]


def _keep(folder: Path, suffix: str, write: Callable[[Path], None]) -> tuple[str, int]:
    incoming = folder / f"{INCOMING}{uuid.uuid4().hex}"
    try:
        write(incoming)
        sha256, size = checksum(incoming), incoming.stat().st_size
        final = path_of(folder, sha256, suffix)
        if not is_whole(final, sha256):
            _to_disk(incoming)
            incoming.replace(final)
    finally:
        incoming.unlink(missing_ok=True)
    return sha256, size


def is_whole(path: Path, sha256: str) -> bool:
    """Whether the object is there and undamaged; a damaged one is written anew by whoever publishes the same again."""
    return path.exists() and checksum(path) == sha256


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)  # which also releases the lock
