"""Where in a sheet the table stands: its headings (one line or two, below title rows), and the rows that are none of
its data: headings repeated, totals, footnotes."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake.grid import Cells, Grid
from analytics.intake.values import Raw, Unreadable, figure, words

HEADING_ROWS = 40
"""How far down the headings may begin: people write titles and notes above them."""

TOTAL = (
    r"(?i)^(?:i alt|ialt|total|totalt|totalen|totaler|totals|grand total|sub ?total|hovedtotal|delsum|delsumma|sum|"
    r"summa|summe|suma|samlet|tilsammen|summa summarum|razem|ogółem|łącznie|sum total|overall total)"
    r"(?: (?:alle )?(?:projekter|projects|projekt|projekty|budget|20[0-9]{2}|19[0-9]{2}))?\s*[:.=]*$"
)
"""What a row of totals says in its first text, and nothing else."""
_NOTE = re.compile(
    r"(?i)^(?:\*|¹|²|[0-9]\)|noter?\b|n\.?b\.?\b|bemærk|kilder?\b|sources?\b|obs\b|anm|källa|źródło|uwaga|opdateret|updated)"
)
_NOTES = re.compile(r"(?i)(?:noter?|notes?|kilder?|sources?|bemærkninger|anmärkningar|źródł[oa]|uwagi)\s*:?")
_LONG_NOTE = 12  # a text this short that stands alone may be a project's only word


@dataclass(frozen=True)
class Layout:
    """The headings: in rows `top` to `bottom` (0-based). `names`: for each column what may be its name, the likeliest
    first: of two lines joined, then the lower and the upper alone."""

    top: int
    bottom: int
    names: tuple[tuple[str, ...], ...]

    @property
    def headings(self) -> list[str]:
        """The full name of each column; '' where it has none."""
        return [names[0] if names else "" for names in self.names]


def said(cell: Raw) -> str:
    """A cell of a heading as text; '' for a blank."""
    try:
        return " ".join((words(cell) or "").split())
    except Unreadable:
        return ""  # longer than any heading


def find(grid: Grid, recognised: Callable[[Sequence[str]], int]) -> Layout | None:
    """The headings of a sheet: the row with most recognised names among the first ones, with the line above or below
    that belongs to it. None where no row has a recognised name."""
    rows = [[said(cell) for cell in row] for row in grid.rows(HEADING_ROWS)]
    counts = [recognised(row) for row in rows]
    if not any(counts):
        return None
    at = counts.index(max(counts))
    if at + 1 < len(rows) and (_below(grid, rows, at) or _broken(rows, at, recognised)):
        return _joined(grid, rows, at, at + 1)
    if at and _above(grid, rows, at):
        return _joined(grid, rows, at - 1, at)
    return Layout(at, at, tuple((name,) if name else () for name in rows[at]))


def guess(grid: Grid) -> Layout | None:
    """The headings of a sheet none of whose names is known: the first row with as many texts as the widest has."""
    rows = [[said(cell) for cell in row] for row in grid.rows(HEADING_ROWS)]
    filled = [sum(1 for cell in row if cell) for row in rows]
    if not any(filled):
        return None
    at = next(index for index, count in enumerate(filled) if count * 4 >= max(filled) * 3)
    return Layout(at, at, tuple((name,) if name else () for name in rows[at]))


def first_column(grid: Grid) -> list[str]:
    """The texts of the first column that has any, from the top."""
    columns = list(zip(*grid.rows(HEADING_ROWS), strict=True))
    return next((texts for cells in columns if (texts := [word for cell in cells if (word := said(cell))])), [])


def _spans(grid: Grid, row: int) -> dict[int, int]:
    """First column → last column of the merged ranges that lie in a row alone and are wider than one cell."""
    return {
        merged.left: merged.right
        for merged in grid.merged
        if merged.top == merged.bottom == row and merged.right > merged.left
    }


def _tall(grid: Grid, top: int) -> bool:
    """Whether cells of two rows are merged, as headings of two lines are."""
    return any(merged.top == top and merged.bottom == top + 1 for merged in grid.merged)


def _below(grid: Grid, rows: list[list[str]], at: int) -> bool:
    """Whether the row below continues the headings: it names the parts of what stands across several columns."""
    upper, lower = rows[at], rows[at + 1]
    if not any(lower):
        return False
    if _tall(grid, at):
        return True
    inside = _inside(grid, upper, at)
    filled = {position for position, cell in enumerate(lower) if cell}
    # of CSV files only the blanks to the right of a heading show that it stands across columns
    return len(filled & inside) > 1 and filled <= inside and bool({p for p in filled if not upper[p]})


def _broken(rows: list[list[str]], at: int, recognised: Callable[[Sequence[str]], int]) -> bool:
    """Whether the row below holds the ends of headings broken over two lines: a few words that make known names."""
    upper, lower = rows[at], rows[at + 1]
    filled = [position for position, cell in enumerate(lower) if cell]
    if not filled or 2 * len(filled) > len(lower) or any(not upper[position] for position in filled):
        return False
    joined = [f"{over} {below}".strip() for over, below in zip(upper, lower, strict=True)]
    return recognised(joined) > recognised(upper)


def _inside(grid: Grid, upper: list[str], row: int) -> set[int]:
    """The columns that stand below a heading across several."""
    spans = _spans(grid, row)
    if spans:
        return {position for left, right in spans.items() for position in range(left, right + 1)}
    last = max((position for position, cell in enumerate(upper) if cell), default=-1)
    inside: set[int] = set()
    for position, cell in enumerate(upper):
        if cell and position + 1 < len(upper) and not upper[position + 1]:
            end = position + 1
            while end < len(upper) and not upper[end]:
                end += 1
            if position != last or end - position <= 1 + (len(upper) - last):
                inside |= set(range(position, end))
    return inside


def _above(grid: Grid, rows: list[list[str]], at: int) -> bool:
    """Whether the row above says what several of the columns have in common; a title over them all does not."""
    upper, lower = rows[at - 1], rows[at]
    filled = [position for position, cell in enumerate(upper) if cell]
    if not filled:
        return False
    if _tall(grid, at - 1):
        return True
    width = sum(1 for cell in lower if cell)
    spans = {left: right for left, right in _spans(grid, at - 1).items() if upper[left]}
    if spans:
        return not any(right - left + 1 >= width for left, right in spans.items()) and (
            len(filled) > 1 or min(filled) > 0
        )
    return len(filled) > 1 and min(filled) > 0 and len(filled) < width


def _joined(grid: Grid, rows: list[list[str]], top: int, bottom: int) -> Layout:
    upper, lower = rows[top], rows[bottom]
    spans = _spans(grid, top)
    names: list[tuple[str, ...]] = []
    common, until = "", -1
    for position in range(len(lower)):
        if upper[position]:
            common = upper[position]
            until = spans.get(position, position if spans or grid.merged or _ends(upper, lower) else len(lower))
        over = common if position <= until else ""
        below = lower[position]
        if over and below:
            names.append((f"{below} {over}", f"{over} {below}", below))
        else:
            single = below or upper[position]
            names.append((single,) if single else ())
    return Layout(top, bottom, tuple(names))


def _ends(upper: list[str], lower: list[str]) -> bool:
    """Whether the lower words only continue what stands right above them."""
    return all(over for over, below in zip(upper, lower, strict=True) if below)


def repeats(columns: Sequence[Cells], layout: Layout, start: int) -> pa.Array:
    """Which rows from `start` on say the headings again (their last line, every cell alike)."""
    count = len(columns[0]) - start if columns else 0
    mask = pa.repeat(True, count)
    for cells in columns:
        name, below = cells[layout.bottom], cells[start:]
        if isinstance(cells, pa.Array):
            mask = pc.and_(mask, pc.fill_null(pc.equal(below, name), not name.is_valid))
        else:
            mask = pc.and_(mask, pa.array([_same(cell, name) for cell in below], pa.bool_()))
        if not pc.any(mask).as_py():
            break
    return mask


def _same(cell: Raw, other: Raw) -> bool:
    return cell == other or (cell in ("", None) and other in ("", None))


def total_rows(text_columns: Sequence[Cells]) -> list[int]:
    """The rows that say they are totals, in any of the columns."""
    with ThreadPoolExecutor(pa.cpu_count()) as threads:  # Arrow lets go of the interpreter while it works
        return sorted(set().union(*threads.map(_saying_total, text_columns)))


def _saying_total(cells: Cells) -> set[int]:
    if isinstance(cells, pa.Array):
        codes = cells.dictionary_encode()
        trimmed = pc.utf8_trim_whitespace(codes.dictionary)
        hits = pc.indices_nonzero(pc.fill_null(pc.match_substring_regex(trimmed, TOTAL), False))
        return (
            set(pc.indices_nonzero(pc.is_in(codes.indices, hits.cast(pa.int32()))).to_pylist()) if len(hits) else set()
        )
    is_total = re.compile(TOTAL).match
    return {row for row, cell in enumerate(cells) if isinstance(cell, str) and is_total(cell.strip())}


def sums_up(cells: Cells, row: int, kept: Sequence[int], since: int) -> bool | None:
    """Whether the figure at `row` is the sum of the `kept` rows above it, of all or of those from `since` on (below the
    total before); None where that cannot be checked."""
    total = _number(_cell(cells, row))
    above = [(other, value) for other in kept if (value := _number(_cell(cells, other))) is not None]
    if total is None or not above:
        return None
    margin = 0.005 * len(above) + abs(total) * 1e-9
    sums = (sum(value for _, value in above), sum(value for other, value in above if other >= since))
    return any(abs(each - total) <= margin for each in sums)


def _cell(cells: Cells, row: int) -> Raw:
    value: Raw = cells[row].as_py() if isinstance(cells, pa.Array) else cells[row]
    return value


def _number(raw: Raw) -> float | None:
    if raw in (None, ""):
        return None
    try:
        read = figure(raw, percent=True)
    except Unreadable:
        return None
    return read.if_grouped if read.value is None else read.value


def is_note(text: str, after_blank: bool) -> bool:
    """Whether a text that stands alone in one of the last rows is a note below the table and none of its rows."""
    if _NOTES.fullmatch(text):
        return True
    return (after_blank or bool(_NOTE.match(text))) and len(text) > _LONG_NOTE
