"""Disks that take no more, for real: mounted small, filled up, or mounted read-only."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of its own, of that size. Skips where one may not be mounted."""
    folder.mkdir(parents=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Fill a disk up to `leave` bytes."""
    filler = disk / "filler"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filler.write_bytes(b"\1" * (free - leave))
    return filler


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make a folder and all below it read-only, for root too."""
    if os.geteuid():
        folders = [folder, folder / "objects"]
        for each in folders:
            each.chmod(0o555)
        (folder / "catalogue.db").chmod(0o444)
        try:
            yield
        finally:
            for each in folders:
                each.chmod(0o755)
            (folder / "catalogue.db").chmod(0o644)
        return
    if subprocess.run(["mount", "--bind", folder, folder], capture_output=True).returncode:
        pytest.skip("as root only a read-only mount stops writing, and none may be made here")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
