"""Another table below the one that is read: a title and headings of its own after a blank row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from analytics.findings import Finding, Option
from analytics.intake.answers import LEAVE_OUT
from analytics.intake.asking import Asking, question
from analytics.intake.convert import shown
from analytics.intake.grid import Grid
from analytics.intake.mapping import Binding, names_a_column
from analytics.intake.values import Raw
from analytics.intake.words import Vocabulary, letters, plain
from analytics.tables import TABLES

_BLOCKS = 1000
"""How many runs of rows between blank ones are looked at."""
_SMALL = 5000
"""Up to so many rows titles of groups that no blank row sets apart are looked for: people write them, not systems."""
_GROUP = re.compile(
    r"(?i):\s*$|^(?:19|20)[0-9]{2}$|\b(?:projekter|projects|projekten|projekty|igangværende|løbende|afsluttede|ansøgte|"
    r"bevilgede|bevilligede|afviste|kommende|ongoing|running|completed|closed|rejected|pågående|avslutade|beviljade|zakończone|"
    r"realizowane|trwające|planowane)\b"
)
_ABOVE = 50  # rows above that are looked at to see how many cells a row has
_TITLE, _ROW = "title", "row"
_LONGEST_HEADING = 60


@dataclass
class Below:
    """Rows that are no data of this table, counted from the first below the headings, and what is said of them."""

    rows: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def others(
    grid: Grid,
    start: int,
    content: pa.Array,
    repeated: pa.Array,
    binding: Binding,
    vocabulary: Vocabulary,
    asking: Asking,
) -> Below:
    """The rows of further tables below. One that shows by its headings that it is another is left out with a warning,
    up to where the headings of this table are said again. Of a lone text over rows that go on as above nobody can tell
    what it is: a title of a group, a row, or the title of another table; that is asked."""
    found = Below()
    starts = _starts(content)
    again = pc.indices_nonzero(pc.and_(repeated, content)).to_pylist()
    small = len(content) <= _SMALL
    if not starts and not again and not small:
        return found
    work = _Work(grid, start, content.to_pylist(), binding, vocabulary, found)
    _titles(work, again, asking, found)
    if small:
        _groups(work, set(again), asking, found)
    until = 0
    for first in starts[:_BLOCKS]:
        if first < until or first in again or first in work.asked or first in found.rows:
            continue
        end = next((row for row in again if row > first), len(content))
        title = first if work.is_title(first) else None
        heads = first if title is None else work.next(first)
        if heads is None or heads >= end or heads in again:
            continue
        if work.are_headings(heads, title is not None):
            until = end
            _leave_out(grid, start, [row for row in range(first, end) if work.content[row]], found)
        elif title is not None and heads == first + 1 and work.is_rare(first) and len(work.cells(heads)) > 1:
            until = _ask(work, first, end, asking, found)
    return found


def _titles(work: "_Work", again: list[int], asking: Asking, found: Below) -> None:
    """The lone texts right above headings said again: titles of groups if a blank row sets them apart, else asked."""
    for row in again[:_BLOCKS]:
        title = next((other for other in range(row - 1, -1, -1) if work.content[other]), None)
        if title is None or title in again or not work.is_title(title) or not work.is_rare(title):
            continue
        if work.content[title - 1]:
            _ask(work, title, row, asking, found)
            continue
        found.rows.add(title)
        position, text = next(iter(work.cells(title).items()))
        cell = f"{letters(position)}{work.grid.numbers[work.start + title].as_py()}"
        found.findings.append(work.grid.place.finding("warning", "group-title", cell, shown(text)[:200]))


def _groups(work: "_Work", again: set[int], asking: Asking, found: Below) -> None:
    """Ask about lone texts between the rows that are written as titles of groups are ("Afsluttede projekter")."""
    for row in range(len(work.content) - 1):
        after = work.next(row)
        if after is None or not work.content[row] or row in again or row in found.rows or after in again:
            continue
        title = work.is_title(row) and len(work.cells(after)) > 1 and work.is_like_a_title(row)
        if title and not work.are_headings(after, titled=True):
            _ask(work, row, len(work.content), asking, found)


def _is_year(cell: Raw) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool) and 1990 <= cell <= 2099 and cell == int(cell)


def _starts(content: pa.Array) -> list[int]:
    """The first rows after blank ones, where there is content above as well."""
    if len(content) < 2 or pc.all(content).as_py():
        return []
    begins = pc.and_(content[1:], pc.invert(content[:-1]))
    above = pc.index(content, True).as_py()
    return [row + 1 for row in pc.indices_nonzero(begins).to_pylist() if row + 1 > above >= 0]


@dataclass
class _Work:
    grid: Grid
    start: int
    content: list[bool]
    binding: Binding
    vocabulary: Vocabulary
    found: Below
    asked: set[int] = field(default_factory=set)

    def cells(self, row: int) -> dict[int, Raw]:
        """Position → content of the filled cells of a row."""
        every = ((at, _cell(column, self.start + row)) for at, column in enumerate(self.grid.columns))
        return {at: cell for at, cell in every if cell is not None and not (isinstance(cell, str) and not cell.strip())}

    def next(self, row: int) -> int | None:
        """The next row with content."""
        return next((other for other in range(row + 1, len(self.content)) if self.content[other]), None)

    def is_title(self, row: int) -> bool:
        cells = self.cells(row)
        if len(self.grid.columns) < 2 or len(cells) != 1:
            return False
        (cell,) = cells.values()
        return isinstance(cell, str) or _is_year(cell)

    def is_like_a_title(self, row: int) -> bool:
        """Whether a lone text is written as titles of groups are: across columns, with a colon, or naming a group."""
        ((position, cell),) = self.cells(row).items()
        here = self.start + row
        wide = any(m.top == here == m.bottom and m.left == position < m.right for m in self.grid.merged)
        return wide or _is_year(cell) or bool(_GROUP.search(str(cell)))

    def is_rare(self, row: int) -> bool:
        """Whether there are rows above it, none of which is a lone text."""
        above = (other for other in range(row - 1, -1, -1) if self.content[other] and other not in self.found.rows)
        widths = [len(self.cells(other)) for other in islice(above, _ABOVE)]
        return bool(widths) and min(widths) > 1

    def are_headings(self, row: int, titled: bool) -> bool:
        """Whether a row names columns: texts without figures, most of them names that no cell of this table's data
        would be; below a title a single one is enough if others stand beside it."""
        cells = self.cells(row)
        texts = [cell for cell in cells.values() if isinstance(cell, str)]
        if len(texts) < 2 or len(texts) < len(cells):
            return False
        if any(len(text) > _LONGEST_HEADING or any(map(str.isdecimal, text)) for text in texts):
            return False
        names = [at for at, text in cells.items() if self._names_a_column(at, str(text))]
        return len(names) >= 2 and 2 * len(names) >= len(cells) if not titled else 3 * len(names) > len(cells)

    def _names_a_column(self, position: int, text: str) -> bool:
        name = plain(text)
        column = next((column for column, at in self.binding.positions.items() if at == position), "")
        if column and not column.startswith("budget_lines:"):
            choices = self.vocabulary.choices.get(f"{self.binding.table}.{column}", {})
            if name in choices or TABLES[self.binding.table].column(column).type == "yes_no":
                return False
        return names_a_column(text, self.vocabulary)


def _cell(cells: Sequence[Raw] | pa.Array, index: int) -> Raw:
    value: Raw = cells[index].as_py() if isinstance(cells, pa.Array) else cells[index]
    return value


def _leave_out(grid: Grid, start: int, rows: list[int], found: Below) -> None:
    found.rows |= set(rows)
    filled = [
        (at, row)
        for row in rows
        for at, column in enumerate(grid.columns)
        if (cell := _cell(column, start + row)) is not None and str(cell).strip()
    ]
    left, right = min(at for at, _ in filled), max(at for at, _ in filled)
    top, bottom = (grid.numbers[start + row].as_py() for row in (rows[0], rows[-1]))
    value = next(shown(_cell(grid.columns[at], start + row)) for at, row in filled)
    cells = f"{letters(left)}{top}:{letters(right)}{bottom}"
    about = {"count": str(len(rows))}
    found.findings.append(grid.place.finding("warning", "second-table", cells, value[:200], about))


def _ask(work: _Work, first: int, end: int, asking: Asking, found: Below) -> int:
    """Ask what a lone text after a blank row is; the row up to which all is settled thereby."""
    work.asked.add(first)
    position, text = next(iter(work.cells(first).items()))
    key = asking.key("below", plain(shown(text))[:100])
    answer = asking.answer(key, (_TITLE, _ROW, LEAVE_OUT))
    if answer is None:
        cell = f"{letters(position)}{work.grid.numbers[work.start + first].as_py()}"
        options = [Option(_TITLE, "below-title"), Option(_ROW, "below-row"), Option(LEAVE_OUT, "below-other")]
        asked = question(key, options, _TITLE if work.is_like_a_title(first) else None)
        found.findings.append(
            work.grid.place.finding("question", "second-table-asked", cell, shown(text)[:200], question=asked)
        )
    if answer == LEAVE_OUT:
        _leave_out(work.grid, work.start, [row for row in range(first, end) if work.content[row]], found)
        return end
    if answer != _ROW:
        found.rows.add(first)  # also while it is not answered: what may be a title is no row
    return first + 1
