"""Memory that the server and the child share."""

import os
import tempfile


def shared_file() -> int:
    """A file in memory that two processes can share: its descriptor."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("intake", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def write(file: int, content: bytes) -> None:
    """Write all of it: one call writes 2 GB at most."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(file, rest) :]
