"""The surroundings of a cell in an original file, as text: for the page that shows where a figure comes from."""

import time
from contextlib import closing
from dataclasses import dataclass

from analytics.intake import process
from analytics.settings import settings


@dataclass(frozen=True)
class Window:
    """A piece of a sheet. `first_row` (from 1) and `first_column` (from 0) are those of `cells[0][0]`. Hidden
    rows and columns are there like the others."""

    first_row: int
    first_column: int
    cells: list[list[str]]


def window(file: str, content: bytes, sheet: str | None, cell: str, rows: int = 4, columns: int = 4) -> Window | None:
    """`rows` rows above and below a cell (`C7`) and `columns` columns to either side of it, read by a child process as
    an upload is. `file`: as the row's `_file` says it (`bundle.zip/projects.csv`), `content` that of the file itself.
    None where the file cannot be read or has no such sheet or cell."""
    limits = settings()
    request = {
        "do": "window",
        "seconds": limits.parse_seconds,
        "megabytes": limits.parse_memory_megabytes,
        "files": [(file, len(content))],
        "sheet": sheet,
        "cell": cell,
        "rows": rows,
        "columns": columns,
    }
    deadline = time.monotonic() + limits.parse_seconds
    try:
        with process.turn(lambda: None), closing(process.converse(request, [content], deadline)) as messages:
            for message in messages:
                if message is not None and message.said.get("window"):
                    return Window(**message.said["window"])
    except process.Died:
        return None
    return None
