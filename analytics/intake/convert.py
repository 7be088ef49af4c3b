"""A column of cells → an Arrow column and what is wrong with it.

Each distinct content is read once (`values`); the plain cells of a large CSV are read by Arrow's own kernels, which
give the same answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz, process

from analytics.findings import Level, Option, Question
from analytics.intake import values
from analytics.intake.answers import LEAVE_OUT
from analytics.intake.asking import Asking, leave_out, question
from analytics.intake.values import Raw, Unit, Unreadable
from analytics.intake.words import denied, plain
from analytics.tables import Column, arrow_schema

MOST = 100
"""Remarks of one kind on one column that are listed one by one; the rest are counted."""

_MISSPELT, _MISSPELT_DENIAL = 80.0, 90.0
"""From this likeness (0 to 100) on, a word may be the name of a choice misspelt."""
_NUMERIC = ("number", "money", "share")
_CODED = pa.dictionary(pa.int32(), pa.string())
_MINUS, _POINT, _ZERO = b"-.0"
_LONGEST_FIGURE = 18  # signs of a figure that a float holds whatever its digits are
_FEW = 4
"""A content that stands at least so often, on average, is looked at once only."""
_PLAIN_TEXT = r"^[!-&(-~]([ -~]*[!-~])?$"
_OPEN_NUMBER = r"^-?[1-9][0-9]{0,2}[.,][0-9]{3}$"  # 1.234: a thousand and more, or a little over one
_EASY_NUMBERS = (  # pattern, mark that sets thousands apart, decimal mark
    (r"^-?(0|[1-9][0-9]*)$", "", ""),
    (r"^-?(0|[1-9][0-9]*)\.[0-9]+$", "", "."),
    (r"^-?(0|[1-9][0-9]*),[0-9]+$", "", ","),
    (r"^-?[1-9][0-9]{0,2}(\.[0-9]{3})+,[0-9]+$", ".", ","),
    (r"^-?[1-9][0-9]{0,2}(,[0-9]{3})+\.[0-9]+$", ",", "."),
)


@dataclass(frozen=True)
class Names:
    """The words a column knows besides figures: from `vocabulary.Vocabulary`."""

    choices: Mapping[str, str] = field(default_factory=dict)
    yes_no: Mapping[str, bool] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class How:
    """How a column is to be read beyond its type. `detail` names it in the keys of questions; `unit`: what its heading
    says about the amounts."""

    names: Names
    asking: Asking
    detail: str
    unit: Unit = field(default_factory=Unit)


@dataclass(frozen=True)
class Problem:
    """What is to be said about the cell at `row` (an index from 0). `further`: how many more cells have it, unlisted.
    A question stands at the first cell it is about."""

    row: int
    code: str
    value: str
    about: Mapping[str, str] = field(default_factory=dict)
    further: int = 0
    level: Level = "error"
    question: Question | None = None


@dataclass(frozen=True)
class Converted:
    """A column as read: null where the cell is blank or has a problem. `currencies`: index of the row → the
    currencies that the amount itself names (`16 mio. kr.`). `kinds`: a number for each row, the same where the value
    is, if it was found on the way."""

    values: pa.Array
    blank: pa.Array
    problems: list[Problem]
    currencies: dict[int, tuple[str, ...]]
    kinds: pa.Array | None = None


def from_cells(table: str, column: Column, cells: Sequence[Raw], how: How) -> Converted:
    """A spreadsheet's column of anything but texts alone, cell by cell."""
    if (same := _of_one_kind(cells)) is not None:
        if column.type in ("number", "money") and pa.types.is_floating(same.type) and how.unit.factor == 1:
            return _converted(table, column, [], pa.nulls(len(same), pa.int32()), how, _Easy(same))
        codes = same.dictionary_encode()
        return _converted(table, column, codes.dictionary.to_pylist(), codes.indices, how)
    seen: dict[tuple[type, Raw], int] = {}
    codes = pa.array([seen.setdefault((type(cell), cell), len(seen)) for cell in cells], pa.int32())
    distinct: list[Raw] = []
    places: list[int | None] = []  # in `distinct`; None for what is blank
    for _, cell in seen:
        blank = cell is None or (isinstance(cell, str) and not cell.strip())
        places.append(None if blank else len(distinct))
        if not blank:
            distinct.append(cell)
    return _converted(table, column, distinct, pa.array(places, pa.int32()).take(codes), how)


def _of_one_kind(cells: Sequence[Raw]) -> pa.Array | None:
    """The cells in Arrow where all that are not blank are numbers, or all are days; else None."""
    kinds = set(map(type, cells)) - {type(None)}
    if str in kinds:
        if any(isinstance(cell, str) and cell for cell in cells):
            return None
        cells = [None if cell == "" else cell for cell in cells]
    for kind, arrow in ((float, pa.float64()), (date, pa.date32())):
        if kinds - {str} == {kind}:
            return pa.array(cells, arrow)
    return None


def from_text(table: str, column: Column, cells: pa.Array, how: How, guards: bool = True) -> Converted:
    """A column of strings. `guards`: of a CSV, in which an apostrophe may stand before a text (see `guarded`)."""
    if column.type in ("number", "money") and (easy := _plain_figures(cells, how)) is not None:
        undecided = pc.if_else(easy.undecided, cells, pa.scalar(None, pa.string())) if easy.undecided else None
        rest = undecided.dictionary_encode() if undecided else pa.nulls(len(cells), _CODED)
        return _converted(table, column, rest.dictionary.to_pylist(), rest.indices, how, easy)
    # Each content once where the same ones come again and again; amounts hardly ever do.
    codes = cells.dictionary_encode() if column.type not in _NUMERIC else None
    if codes is not None and _FEW * len(codes.dictionary) > len(cells):
        codes = None
    base = cells if codes is None else codes.dictionary
    base = pc.if_else(pc.equal(pc.utf8_trim_whitespace(base), ""), pa.scalar(None, pa.string()), base)
    # A text with names to know (a goal's metric) is looked at closely even where it is plain.
    easy = _Easy(pa.nulls(len(base), _kind(table, column))) if how.names.choices else _easy(table, column, base, how)
    rest = pc.dictionary_encode(pc.if_else(pc.is_valid(easy.values), pa.scalar(None, pa.string()), base))
    distinct: list[Raw] = rest.dictionary.to_pylist()
    if column.type == "text" and guards:
        distinct = [unguarded(cell) if isinstance(cell, str) else cell for cell in distinct]
    return _converted(table, column, distinct, rest.indices, how, easy, codes.indices if codes is not None else None)


def guarded(text: str) -> str:
    """A text as a CSV may carry it: an apostrophe before what a spreadsheet would take for a formula, and before an
    apostrophe that `unguarded` would otherwise take away. A plain negative figure stays as it is.

    >>> guarded("=1+1"), guarded("-5"), guarded("'=x")
    ("'=1+1", '-5', "''=x")
    """
    return "'" + text if _risky(text) or _looks_guarded(text) else text


def unguarded(text: str) -> str:
    """The text before `guarded`."""
    return text[1:] if _looks_guarded(text) else text


def _looks_guarded(text: str) -> bool:
    return text[:1] == "'" and (text[1:2] in ("=", "+", "-", "@", "'") or _risky(text[1:]))


def _risky(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula, blanks in front or not."""
    figure = text[:1] in ("+", "-") and text[1:].replace(".", "").replace(",", "").isdecimal()
    begins = text.lstrip(" \t\r\n\xa0\ufeff")[:1]
    return (begins != "" and begins in "=+-@＝＋－＠" and not figure) or text[:1] in ("\t", "\r")


@dataclass(frozen=True)
class _Easy:
    """The values that could be read without looking closer (null: look), and what marks were seen to do in them.
    `undecided`: where the null ones are not just blank, if that is known and there are any."""

    values: pa.Array
    groups: frozenset[str] = frozenset()
    decimal: frozenset[str] = frozenset()
    undecided: pa.Array | None = None


def _kind(table: str, column: Column) -> pa.DataType:
    return arrow_schema(table).field(column.name).type


def _easy(table: str, column: Column, cells: pa.Array, how: How) -> _Easy:
    kind = _kind(table, column)
    nothing = pa.nulls(len(cells), kind)
    if column.type == "text" and not column.many:
        plain_text = pc.and_(
            pc.match_substring_regex(cells, _PLAIN_TEXT), pc.less_equal(pc.binary_length(cells), values.LONGEST_TEXT)
        )
        return _Easy(pc.if_else(plain_text, cells, nothing))
    if column.type not in _NUMERIC or column.type == "share":  # whether 50 is 50 % depends on the whole column
        return _Easy(nothing)
    closed = pc.if_else(pc.match_substring_regex(cells, _OPEN_NUMBER), pa.scalar(None, pa.string()), cells)
    easy, groups, decimal = nothing, set(), set()
    for pattern, group, point in _EASY_NUMBERS:
        figures = pc.if_else(pc.match_substring_regex(closed, pattern), closed, pa.scalar(None, pa.string()))
        if figures.null_count == len(figures):
            continue
        groups.add(group)
        decimal.add(point)
        figures = pc.replace_substring(figures, group, "") if group else figures
        read = pc.cast(pc.replace_substring(figures, point, ".") if point else figures, kind)
        easy = pc.coalesce(easy, pc.if_else(pc.is_finite(read), read, nothing))
    return _Easy(_times(easy, how), frozenset(groups), frozenset(decimal))


def _plain_figures(cells: pa.Array, how: How) -> _Easy | None:
    """The values of a column that holds nothing but figures as most large files write them: `-1234.5`, or blank. None
    where any cell is written otherwise. Looks at the bytes of all cells at once: regular expressions take far longer
    than the reading itself."""
    if cells.null_count or not len(cells):
        return None
    _, ends, data = cells.buffers()
    bounds = np.frombuffer(ends, np.int32)[cells.offset : cells.offset + len(cells) + 1]
    signs = np.frombuffer(data or b"", np.uint8)[: bounds[-1]]
    written = signs[bounds[0] :].tobytes()
    if not written or written.translate(None, b"0123456789.-"):
        return None
    lengths = np.diff(bounds)
    starts, ends = bounds[:-1], bounds[1:]
    if not (filled := lengths > 0).all():
        starts, ends, lengths = starts[filled], ends[filled], lengths[filled]
        cells = pc.if_else(pa.array(filled), cells, pa.scalar(None, pa.string()))
    negative = signs[starts] == _MINUS
    first = np.minimum(starts + negative, len(signs) - 1)
    lengths = lengths - negative
    zero_before = (signs[first] == _ZERO) & (lengths > 1) & (signs[np.minimum(first + 1, len(signs) - 1)] != _POINT)
    odd = zero_before | (signs[first] == _POINT) | (signs[ends - 1] == _POINT) | (lengths > _LONGEST_FIGURE)
    if odd.any():
        return None
    try:
        figures = pc.cast(cells, pa.float64())
    except pa.ArrowInvalid:  # 1-2, 1.2.3, -
        return None
    could_be_grouped = (lengths >= 5) & (lengths <= 7) & (signs[ends - 4] == _POINT) & (signs[first] != _ZERO)
    undecided = None
    points = written.count(b".")
    if could_be_grouped.any():
        points -= int(could_be_grouped.sum())
        where = filled.copy()
        where[filled] = could_be_grouped
        undecided = pa.array(where)
        figures = pc.if_else(undecided, pa.scalar(None, pa.float64()), figures)
    return _Easy(_times(figures, how), frozenset(), frozenset("." if points else ""), undecided)


def _times(figures: pa.Array, how: How) -> pa.Array:
    factor = float(how.unit.factor)
    return figures if factor == 1 else pc.round(pc.multiply(figures, factor), ndigits=4)


@dataclass
class _Contents:
    """What the distinct contents of a column say. `read`: the value of each, None where there is none; `wrong` and
    `doubtful`: errors and warnings by index; `asked`: (indices, problem) of each question and of each remark on the
    column as a whole; `currencies`: those that an amount names itself, by index."""

    read: list[object]
    wrong: dict[int, Unreadable] = field(default_factory=dict)
    doubtful: dict[int, Unreadable] = field(default_factory=dict)
    asked: list[tuple[list[int], Problem]] = field(default_factory=list)
    currencies: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def remarks(self) -> bool:
        """Whether there is anything to say about single cells."""
        return bool(self.wrong or self.doubtful or self.asked or self.currencies)


def _converted(
    table: str,
    column: Column,
    distinct: list[Raw],
    codes: pa.Array,
    how: How,
    easy: _Easy | None = None,
    spread: pa.Array | None = None,
) -> Converted:
    """`codes`: for each cell which of the contents `distinct` it holds, null where it is blank or `easy` has its value.
    `spread`: for each row the cell it holds, where those are given once only."""
    kind = _kind(table, column)
    contents = _read(column, distinct, how, easy)
    found = pa.array(contents.read, kind).take(codes) if distinct else pa.nulls(len(codes), kind)
    blank = pc.is_null(codes)
    if easy is not None:
        found = pc.coalesce(found, easy.values) if distinct else easy.values
        blank = pc.and_(blank, pc.is_null(easy.values))
    kinds = None
    if spread is not None:
        kinds = None if spread.null_count else _numbered(found).take(spread)
        found, blank = found.take(spread), blank.take(spread)
        codes = codes.take(spread) if contents.remarks else codes
    problems = _listed({code: (error, shown(distinct[code])) for code, error in contents.wrong.items()}, codes)
    doubts = _listed({code: (doubt, shown(distinct[code])) for code, doubt in contents.doubtful.items()}, codes)
    problems += [replace(doubt, level="warning") for doubt in doubts]
    for indices, problem in contents.asked:
        rows = _rows(pc.is_in(codes, pa.array(indices, pa.int32())))
        problems.append(replace(problem, row=rows[0], about={**problem.about, "count": str(len(rows))}))
    currencies = contents.currencies
    named = _rows(pc.is_in(codes, pa.array(list(currencies), pa.int32()))) if currencies else []
    inside, outside = _outside(column, found)
    named_by = {row: currencies[codes[row].as_py()] for row in named}
    return Converted(inside, blank, problems + outside, named_by, None if outside else kinds)


def _numbered(values: pa.Array) -> pa.Array:
    """A number for each value, the same where the value is."""
    return values.dictionary_encode(null_encoding="encode").indices


def _read(column: Column, distinct: list[Raw], how: How, easy: _Easy | None) -> _Contents:
    if column.type in _NUMERIC or column.type == "integer":
        return _figures(column, distinct, how, easy)
    if column.type == "date":
        return _days(column, distinct, how)
    contents = _Contents([None] * len(distinct))
    unknown: dict[str, list[int]] = {}
    for index, raw in enumerate(distinct):
        try:
            contents.read[index] = _word(column, raw, how.names)
        except Unreadable as error:
            if error.code in ("bad-choice", "bad-yes-no"):
                unknown.setdefault(plain(values.words(raw) or ""), []).append(index)
            else:
                contents.wrong[index] = error
    for word, indices in list(unknown.items())[:MOST]:
        _ask_value(column, word, indices, distinct, how, contents)
    return contents


def _word(column: Column, raw: Raw, names: Names) -> object:
    if column.type == "choice":
        return values.choice(raw, names.choices)
    if column.type == "yes_no":
        return values.yes_no(raw, names.yes_no)
    if column.many:
        return values.several(raw)
    text = values.words(raw)
    return names.choices.get(plain(text), text) if text and names.choices else text


def _ask_value(
    column: Column, word: str, indices: list[int], distinct: list[Raw], how: How, contents: _Contents
) -> None:
    """What a word that is none of the column's choices stands for: as answered, or as a question."""
    known = column.choices or ("yes", "no")
    allowed = known if column.required else (*known, LEAVE_OUT)
    key = how.asking.key("value", f"{how.detail}/{word}")
    answer = how.asking.answer(key, allowed)
    if answer is None:
        options = [Option(value, "choice", names={"choice": (f"choice-{value}",)}) for value in known]
        options += [] if column.required else [leave_out()]
        asked = question(key, options, _meant(word, how.names))
        problem = Problem(0, "value-asked", shown(distinct[indices[0]]), level="question", question=asked)
        contents.asked.append((indices, problem))
    elif answer != LEAVE_OUT:
        for index in indices:
            contents.read[index] = answer if column.choices else answer == "yes"


def _meant(word: str, names: Names) -> str | None:
    """The choice whose name is a word misspelt; None where it is only a little like it, or where one denies what the
    other says: 'ikke godkendt' is near to 'godkendt' in letters only."""
    known: dict[str, str] = dict(names.choices) or {name: "yes" if yes else "no" for name, yes in names.yes_no.items()}
    likely = [name for name in known if len(name) > 1 and denied(name) == denied(word)]
    # 'not granted yet' is not 'not granted'
    least = _MISSPELT_DENIAL if denied(word) else _MISSPELT
    found = process.extractOne(word, likely, scorer=fuzz.ratio, score_cutoff=least)
    return known[found[0]] if found else None


def _figures(column: Column, distinct: list[Raw], how: How, easy: _Easy | None) -> _Contents:
    contents = _Contents([None] * len(distinct))
    figures: dict[int, values.Figure] = {}
    for index, raw in enumerate(distinct):
        try:
            if column.type == "integer":
                figures[index] = values.whole_number(raw)
            else:
                figures[index] = values.figure(raw, percent=column.type != "money")
        except Unreadable as error:
            contents.wrong[index] = error
    mark = _decimal_mark(column, distinct, figures, how, easy, contents)
    percents = _percents(column, distinct, figures, how, contents)
    for index, figure in figures.items():
        value = figure.value
        if value is None:
            if mark is None:
                continue  # asked
            value = figure.if_decimal if figure.mark == mark else figure.if_grouped
        if value is not None and how.unit.factor != 1 and not figure.scaled:
            value = round(value * how.unit.factor, 4)
        if value is not None and percents and not figure.percent and (percents == "all" or value > 1):
            value = float(Decimal(repr(value)) / 100)
        contents.read[index] = int(value) if column.type == "integer" and value is not None else value
        if figure.roughly:
            contents.doubtful[index] = Unreadable("approximate", read=shown(value) if value is not None else "")
        if figure.currencies:
            contents.currencies[index] = figure.currencies
    return contents


def _decimal_mark(
    column: Column,
    distinct: list[Raw],
    figures: Mapping[int, values.Figure],
    how: How,
    easy: _Easy | None,
    contents: _Contents,
) -> str | None:
    """The decimal mark of the cells that can be read in two ways: what the other cells of the column show, if they
    show one thing only, else what was answered; None where it must be asked, which this does."""
    undecided = [index for index, figure in figures.items() if figure.value is None]
    if not undecided:
        return None
    decimal = {figure.decimal for figure in figures.values()} | (easy.decimal if easy else set())
    groups = {figure.groups for figure in figures.values()} | (easy.groups if easy else set())
    shown_marks = {mark for mark in (",", ".") if mark in decimal or (groups - {mark, ""})}
    if len(shown_marks) == 1:
        return shown_marks.pop()
    key = how.asking.key("number", how.detail)
    answer = how.asking.answer(key, (",", "."))
    if answer is None:
        first = figures[undecided[0]]
        options = []
        for mark, code in ((",", "number-comma"), (".", "number-point")):
            value = first.if_decimal if first.mark == mark else first.if_grouped
            read = shown(value * (1 if first.scaled else how.unit.factor)) if value is not None else ""
            options.append(Option(mark, code, {"written": shown(distinct[undecided[0]]), "read": read}))
        problem = Problem(
            0,
            "number-asked",
            shown(distinct[undecided[0]]),
            level="question",
            question=question(key, options),
        )
        contents.asked.append((undecided, problem))
    return answer


def _percents(
    column: Column, distinct: list[Raw], figures: Mapping[int, values.Figure], how: How, contents: _Contents
) -> str:
    """Which figures of a share are meant as per cent without saying so: 'all', 'large' (those above 1) or none ('').
    Asked where 50 stands in the column."""
    if column.type != "share":
        return ""
    bare = {index: figure.value for index, figure in figures.items() if figure.value is not None and not figure.percent}
    large = [index for index, value in bare.items() if value > 1]
    if not large or max(bare.values()) > 100 or min(bare.values()) < 0:
        return ""
    mixed = any(0 < value <= 1 for value in bare.values())
    allowed = ("all", "large", "none") if mixed else ("all", "none")
    key = how.asking.key("share", how.detail)
    answer = how.asking.answer(key, allowed)
    if answer is None:
        about = {"written": shown(distinct[large[0]])}
        options = [Option(value, f"share-{value}", about) for value in allowed]
        problem = Problem(0, "share-asked", about["written"], level="question")
        asked = question(key, options, "large" if mixed else "all")
        contents.asked.append((large, replace(problem, question=asked)))
        return "all"  # until it is answered: what is not settled must not look like an error
    return "" if answer == "none" else answer


def _days(column: Column, distinct: list[Raw], how: How) -> _Contents:
    contents = _Contents([None] * len(distinct))
    slashed: list[int] = []
    counted: dict[int, date] = {}
    rough: dict[int, values.Period] = {}
    swapped = any(values.month_first(raw) for raw in distinct)
    for index, raw in enumerate(distinct):
        if swapped and (first := values.month_first(raw)) is not False:
            if first:
                contents.read[index] = values.slashed_day(str(raw), "month")
            else:
                slashed.append(index)
            continue
        try:
            contents.read[index] = values.day(raw, how.names.months)
            if contents.read[index] is None:
                slashed.append(index)
        except Unreadable as error:
            if (period := values.period(raw, how.names.months)) is not None:
                rough[index] = period
            elif (day := values.serial(raw)) is not None:
                counted[index] = day
            else:
                contents.wrong[index] = error
    _slashed(distinct, slashed, how, contents)
    _counted(distinct, counted, how, contents)
    _rough(column, distinct, rough, contents)
    return contents


def _slashed(distinct: list[Raw], undecided: list[int], how: How, contents: _Contents) -> None:
    """Dates such as 03/04/2012, in the order that the column shows, or that was answered."""
    if not undecided:
        return
    orders = {values.slash_order(raw) for raw in distinct} - {""}
    key = how.asking.key("date", how.detail)
    order: str | None = next(iter(orders)) if len(orders) == 1 else how.asking.answer(key, ("day", "month"))
    if order is None:
        written = str(distinct[undecided[0]])
        options = [
            Option(each, f"date-{each}", {"written": written, "read": values.slashed_day(written, each).isoformat()})
            for each in ("day", "month")
        ]
        problem = Problem(0, "date-asked", written, level="question", question=question(key, options))
        contents.asked.append((undecided, problem))
        return
    for index in undecided:
        contents.read[index] = values.slashed_day(str(distinct[index]), order)


def _counted(distinct: list[Raw], days: Mapping[int, date], how: How, contents: _Contents) -> None:
    """Numbers that count days. A whole column of them is one that was not formatted as dates; a few among dates are
    asked about."""
    if not days:
        return
    indices = list(days)
    about = {"read": days[indices[0]].isoformat()}
    problem = Problem(0, "serials", shown(distinct[indices[0]]), about, level="warning")
    if len(days) < len(distinct):
        key = how.asking.key("date", f"{how.detail}/serial")
        answer = how.asking.answer(key, ("serial", LEAVE_OUT))
        if answer is None:
            options = [Option("serial", "serial", {"written": problem.value, **about}), leave_out()]
            asked = question(key, options, "serial")
            problem = replace(problem, code="serials-asked", level="question", question=asked)
            contents.asked.append((indices, problem))
        if answer != "serial":
            return
    else:
        contents.asked.append((indices, problem))
    for index, day in days.items():
        contents.read[index] = day


def _rough(column: Column, distinct: list[Raw], periods: Mapping[int, values.Period], contents: _Contents) -> None:
    """A month, a quarter or a year where a day belongs: its last day where something ends, else its first."""
    if not periods:
        return
    last = column.name.startswith(("end", "deadline"))
    for index, period in periods.items():
        contents.read[index] = period.last if last else period.first
    if column.name != "month":  # a month is what that column is about
        index = next(iter(periods))
        about = {"read": shown(contents.read[index])}  # type: ignore[arg-type]  # a date
        code = "dates-rough-last" if last else "dates-rough-first"
        contents.asked.append((list(periods), Problem(0, code, shown(distinct[index]), about, level="warning")))


def _outside(column: Column, found: pa.Array) -> tuple[pa.Array, list[Problem]]:
    """The values within the column's bounds, and a problem for each of the others."""
    problems: list[Problem] = []
    for bound, compare, code in (
        (column.minimum, pc.less, "below-minimum" if column.minimum else "negative"),
        (column.maximum, pc.greater, "share-above-one" if column.type == "share" else "above-maximum"),
    ):
        if bound is None:
            continue
        outside = pc.fill_null(compare(found, bound), False)
        rows = _rows(outside)
        if not rows:
            continue
        about = {"bound": shown(float(bound))}
        problems += _capped([Problem(row, code, shown(found[row].as_py()), about) for row in rows[:MOST]], len(rows))
        found = pc.if_else(outside, pa.scalar(None, found.type), found)
    return found, problems


def _listed(wrong: Mapping[int, tuple[Unreadable, str]], codes: pa.Array) -> list[Problem]:
    """A problem for each cell, at most `MOST` of a kind, the last of which says how many more there are."""
    by_code: dict[str, list[int]] = {}
    for index, (error, _) in wrong.items():
        by_code.setdefault(error.code, []).append(index)
    problems: list[Problem] = []
    for code, indices in by_code.items():
        rows = _rows(pc.is_in(codes, pa.array(indices, pa.int32())))
        some = [(row, *wrong[codes[row].as_py()]) for row in rows[:MOST]]
        problems += _capped([Problem(row, code, value, error.about) for row, error, value in some], len(rows))
    return problems


def _capped(some: list[Problem], count: int) -> list[Problem]:
    """The problems, the last of which says how many there are beyond it."""
    return [*some[:-1], replace(some[-1], further=count - len(some))] if some else []


def _rows(mask: pa.Array) -> list[int]:
    rows: list[int] = pc.indices_nonzero(pc.fill_null(mask, False)).to_pylist()
    return rows


def shown(raw: Raw) -> str:
    """A cell's content as a finding quotes it."""
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, (date, datetime)):
        return raw.isoformat()
    return str(raw)
