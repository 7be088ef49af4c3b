"""Which rows below the headings are data: not blank ones, headings said again, totals or notes below the table."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.findings import Finding
from analytics.intake import below, layout
from analytics.intake.asking import Asking
from analytics.intake.convert import MOST, shown
from analytics.intake.grid import Cells, Grid
from analytics.intake.layout import Layout
from analytics.intake.mapping import Binding
from analytics.intake.values import Raw
from analytics.intake.words import Vocabulary, letters
from analytics.tables import TABLES

_LAST_ROWS = 25
"""How many rows from the end may be notes."""


@dataclass(frozen=True)
class Rows:
    """`kept`: which rows from `start` on are data; `numbers`: their row numbers; `content`: how many rows below the
    headings have any content; `heading`: the row number of the headings; `left_out`: row numbers of totals, notes and
    headings said again."""

    start: int
    kept: pa.Array
    numbers: pa.Array
    content: int
    heading: int
    left_out: frozenset[int] = frozenset()
    findings: list[Finding] = field(default_factory=list)

    def of(self, cells: Cells) -> Cells:
        """The cells of a column in the rows that are data."""
        below = cells[self.start :]
        if isinstance(cells, pa.Array):
            return below if len(below) == len(self.numbers) else below.filter(self.kept)
        if len(below) == len(self.numbers):
            return below
        return [cell for cell, kept in zip(below, self.kept.to_pylist(), strict=True) if kept]


def content_rows(grid: Grid, found: Layout) -> int:
    """How many rows below the headings have any content."""
    return pc.sum(_content(grid, found.bottom + 1)).as_py() or 0


def choose(
    grid: Grid, found: Layout, texts: Sequence[int], binding: Binding, vocabulary: Vocabulary, asking: Asking
) -> Rows:
    """The rows of data below the headings, and what is to be said about the others. `texts`: the positions of columns
    of text, in which totals say that they are."""
    start = found.bottom + 1
    content = _content(grid, start)
    numbers = grid.numbers[start:]
    heading = grid.numbers[found.bottom].as_py()
    findings: list[Finding] = []
    repeated = pc.and_(layout.repeats(grid.columns, found, start), content)
    kept = pc.and_(content, pc.invert(repeated))
    out = numbers.filter(repeated).to_pylist()
    if out:
        cell, about = f"{out[0]}:{out[0]}", {"count": str(len(out))}
        findings.append(grid.place.finding("warning", "headings-repeated", cell, None, about))
    others = below.others(grid, start, content, repeated, binding, vocabulary, asking)
    findings += others.findings
    if others.rows:
        aside = pa.array(sorted(others.rows), pa.int64())
        kept = pc.and_(kept, pc.invert(pc.is_in(pa.array(range(len(kept)), pa.int64()), aside)))
        out += numbers.take(aside).to_pylist()
    for place in _totals(grid, start, kept, texts, binding, findings):
        kept = _without(kept, place)
        out.append(numbers[place].as_py())
    for place in _notes(grid, start, kept, others.rows, binding, findings):
        kept = _without(kept, place)
        out.append(numbers[place].as_py())
    findings += _beyond(grid, found, start, kept, numbers)
    every = pc.all(kept).as_py()
    used = numbers if every else numbers.filter(kept)
    return Rows(start, kept, used, pc.sum(content).as_py() or 0, heading, frozenset(out), findings)


def _content(grid: Grid, start: int) -> pa.Array:
    """Which rows have any content."""
    count = len(grid) - start
    some = pa.repeat(False, count)
    for cells in grid.columns:
        some = pc.or_(some, _filled(cells[start:]))
        if pc.all(some).as_py():
            break
    if grid.unread:
        rows = {int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for cell in grid.unread}
        some = pc.or_(some, pc.is_in(grid.numbers[start:], pa.array(sorted(rows), pa.int64())))
    return some


def _filled(cells: Cells) -> pa.Array:
    if isinstance(cells, pa.Array):
        if _begin_with_ink(cells):
            return pa.repeat(True, len(cells))
        return pc.fill_null(pc.not_equal(pc.utf8_trim_whitespace(cells), ""), False)
    return pa.array([not _is_blank(cell) for cell in cells], pa.bool_())


def _begin_with_ink(cells: pa.Array) -> bool:
    """Whether every text begins with a sign that is seen, of the first 127: most large files' first column does, and
    looking at one byte of each takes a tenth of looking at all."""
    if cells.null_count or not len(cells):
        return False
    _, ends, data = cells.buffers()
    starts = np.frombuffer(ends, np.int32)[cells.offset : cells.offset + len(cells) + 1]
    if not (starts[1:] > starts[:-1]).all():
        return False
    first = np.frombuffer(data, np.uint8)[starts[:-1]]
    return bool(((first > ord(" ")) & (first < 127)).all())


def _is_blank(cell: Raw) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _without(kept: pa.Array, place: int) -> pa.Array:
    values = kept.to_pylist()
    values[place] = False
    return pa.array(values, pa.bool_())


def _totals(
    grid: Grid, start: int, kept: pa.Array, texts: Sequence[int], binding: Binding, findings: list[Finding]
) -> list[int]:
    """The rows of totals: one text says so, there is no other, and there are figures, which should be the sum of the
    rows above. Counted from the first row below the headings."""
    columns = {position: grid.columns[position][start:] for position in texts}
    is_kept = None
    left_out: list[int] = []
    figures = _figure_columns(binding)
    for place in layout.total_rows(list(columns.values())):
        is_kept = is_kept or kept.to_pylist()
        if not is_kept[place]:
            continue
        said = [position for position in columns if not _is_blank(_cell(grid, position, start + place))]
        others = [
            position
            for position in binding.positions.values()
            if position not in figures and position not in said and not _is_blank(_cell(grid, position, start + place))
        ]
        filled = [position for position in figures if not _is_blank(_cell(grid, position, start + place))]
        above = [row for row in range(place) if is_kept[row] and row not in left_out]
        since = left_out[-1] if left_out else 0
        sums = [layout.sums_up(grid.columns[position][start:], place, above, since) for position in filled]
        proven = bool(sums) and all(each is True for each in sums)
        if not filled or ((len(said) > 1 or others) and not proven):
            continue  # a project that is called Total
        left_out.append(place)
        number = grid.numbers[start + place].as_py()
        code = "totals-row" if not any(each is False for each in sums) else "totals-row-differs"
        value = shown(_cell(grid, said[0], start + place))
        findings.append(grid.place.finding("warning", code, f"{letters(said[0])}{number}", value))
    return left_out


def _figure_columns(binding: Binding) -> list[int]:
    table = binding.table
    money = [
        position
        for column, position in binding.positions.items()
        if not column.startswith("budget_lines:")
        and TABLES[table].column(column).type in ("money", "number", "integer", "share")
    ]
    return [*money, *binding.amounts]


def _cell(grid: Grid, position: int, index: int) -> Raw:
    cells = grid.columns[position]
    value: Raw = cells[index].as_py() if isinstance(cells, pa.Array) else cells[index]
    return value


def _notes(
    grid: Grid, start: int, kept: pa.Array, aside: set[int], binding: Binding, findings: list[Finding]
) -> list[int]:
    """The last rows, where they hold a lone text each and are set apart or begin as notes do."""
    notes: list[int] = []
    needed = {
        position
        for column, position in binding.positions.items()
        if not column.startswith("budget_lines:") and TABLES[binding.table].column(column).required
    }
    count = len(grid) - start
    for place in range(count - 1, max(-1, count - 1 - _LAST_ROWS), -1):
        filled = [at for at in range(len(grid.columns)) if not _is_blank(_cell(grid, at, start + place))]
        if not filled or place in aside:
            continue
        text = _cell(grid, filled[0], start + place)
        if len(filled) > 1 or not isinstance(text, str) or len(grid.columns) == 1:
            if kept[place].as_py():
                break
            continue  # a total, say, between two notes
        if needed <= set(filled) and not layout.is_note(text.strip(), _after_blank(grid, start, place)):
            break  # it may be a row of which nothing else is known
        notes.append(place)
    notes = _joined(grid, start, count, notes)
    for place in sorted(notes)[:MOST]:
        filled = [at for at in range(len(grid.columns)) if not _is_blank(_cell(grid, at, start + place))]
        number = grid.numbers[start + place].as_py()
        value = shown(_cell(grid, filled[0], start + place))
        findings.append(grid.place.finding("warning", "footnote", f"{letters(filled[0])}{number}", value[:200]))
    return notes


def _joined(grid: Grid, start: int, count: int, notes: list[int]) -> list[int]:
    """Only notes that have rows of the table above them: a table of lone texts is a table."""
    return [place for place in notes if place > 0 and count > len(notes)]


def _after_blank(grid: Grid, start: int, place: int) -> bool:
    """Whether a blank row, or further such texts and then a blank row, stand above."""
    while place > 0:
        place -= 1
        filled = sum(1 for at in range(len(grid.columns)) if not _is_blank(_cell(grid, at, start + place)))
        if filled == 0:
            return True
        if filled > 1:
            return False
    return False


def _beyond(grid: Grid, found: Layout, start: int, kept: pa.Array, numbers: pa.Array) -> list[Finding]:
    """Cells of data beyond or between the headings: in a text file the row has a delimiter too many; in a spreadsheet
    the column is not part of the table, which is said."""
    headings = found.headings
    last = max((at for at, heading in enumerate(headings) if heading), default=-1)
    findings: list[Finding] = []
    ragged = 0
    for number, cells in grid.too_long:
        if number > grid.numbers[found.bottom].as_py():
            findings.append(_ragged(grid, number, len(cells), cells, last + 1))
            ragged += 1
    for position, cells in enumerate(grid.columns):
        if position < len(headings) and headings[position]:
            continue
        filled = pc.and_(_filled(cells[start:]), kept)
        rows = pc.indices_nonzero(filled).to_pylist()
        if not rows:
            continue
        first = numbers[rows[0]].as_py()
        if grid.place.sheet is None and position > last and grid.kind == "csv":
            for row in rows[:MOST]:
                record = [shown(_cell(grid, at, start + row) or "") for at in range(len(grid.columns))]
                findings.append(_ragged(grid, numbers[row].as_py(), _width(record), record, last + 1))
        else:
            value = shown(_cell(grid, position, start + rows[0]))
            about = {"count": str(len(rows))}
            cell = f"{letters(position)}{first}"
            findings.append(grid.place.finding("warning", "no-heading", cell, value, about))
    seen: set[str | None] = set()
    once = [f for f in findings if f.code != "ragged-row" or not (f.cell in seen or seen.add(f.cell))]  # type: ignore[func-returns-value]
    return once[:MOST]


def _ragged(grid: Grid, number: int, found: int, record: Sequence[str], width: int) -> Finding:
    at = next((position for position in range(width, len(record)) if record[position].strip()), width)
    about = {"width": str(width), "found": str(found)}
    value = record[at] if at < len(record) else None
    return grid.place.finding("error", "ragged-row", f"{letters(at)}{number}", value, about)


def _width(record: Sequence[str]) -> int:
    return max((at + 1 for at, cell in enumerate(record) if cell), default=0)


def unmerged(grid: Grid, rows: Rows, binding: Binding) -> tuple[dict[int, Cells], list[Finding]]:
    """The bound columns, cells merged over several rows filled in each of them: only the first holds the content. An
    amount is not, since nobody can say that it is meant once for each row. What was done is said."""
    columns = {position: grid.columns[position] for position in (*binding.positions.values(), *binding.amounts)}
    figures = set(_figure_columns(binding))
    findings: list[Finding] = []
    for merged in grid.merged:
        if merged.left not in columns or merged.top < rows.start or merged.bottom == merged.top:
            continue
        cells = columns[merged.left]
        content = _cell(grid, merged.left, merged.top) if merged.top < len(grid) else None
        if _is_blank(content):
            continue
        letter = letters(merged.left)
        last = min(merged.bottom, len(grid) - 1)
        where = f"{letter}{grid.numbers[merged.top].as_py()}:{letter}{grid.numbers[last].as_py()}"
        if merged.left in figures:
            findings.append(grid.place.finding("warning", "merged-cells-blank", where, shown(content)))
            continue
        filled = cells.to_pylist() if isinstance(cells, pa.Array) else list(cells)
        filled[merged.top : last + 1] = [content] * (last + 1 - merged.top)
        columns[merged.left] = pa.array(filled, cells.type) if isinstance(cells, pa.Array) else filled
        findings.append(grid.place.finding("warning", "merged-cells-filled", where, shown(content)))
    return columns, findings[:MOST]
