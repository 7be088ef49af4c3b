"""Small made files, each with one quirk that real spreadsheets have, and what must be read from them.

The expectations are written from what the file means to the person who wrote it, never from what the code makes of it.
`case` says what a case is and how it is checked; `writers` makes the files; the other modules hold the cases."""

from tests.corpus import dates, doubts, files, hostile, layouts, mapping, numbers
from tests.corpus.case import CASES, check

__all__ = ["CASES", "check", "dates", "doubts", "files", "hostile", "layouts", "mapping", "numbers"]
