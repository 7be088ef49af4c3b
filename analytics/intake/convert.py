"""A column of cells → an Arrow column and what is wrong with it.

Each distinct content is read once (`values`); the plain cells of a large CSV are read by Arrow's own kernels, which
give the same answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake import values
from analytics.intake.values import Raw, Unreadable
from analytics.intake.words import plain
from analytics.tables import Column, arrow_schema

MOST = 100
"""Remarks of one kind on one column that are listed one by one; the rest are counted."""

_NUMERIC = ("number", "money", "share")
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
class Problem:
    """What is wrong with the cell at `row` (an index from 0). `further`: how many more cells have it, unlisted."""

    row: int
    code: str
    value: str
    about: Mapping[str, str] = field(default_factory=dict)
    further: int = 0


@dataclass(frozen=True)
class Converted:
    """A column as read: null where the cell is blank or has a problem. `currencies`: index of the row → the
    currencies that the amount itself names (`16 mio. kr.`)."""

    values: pa.Array
    blank: pa.Array
    problems: list[Problem]
    currencies: dict[int, tuple[str, ...]]


def from_cells(table: str, column: Column, cells: Sequence[Raw], names: Names) -> Converted:
    """A spreadsheet's column, cell by cell."""
    seen: dict[tuple[type, Raw], int] = {}
    codes = pa.array([seen.setdefault((type(cell), cell), len(seen)) for cell in cells], pa.int32())
    distinct: list[Raw] = []
    places: list[int | None] = []  # in `distinct`; None for what is blank
    for _, cell in seen:
        blank = cell is None or (isinstance(cell, str) and not cell.strip())
        places.append(None if blank else len(distinct))
        if not blank:
            distinct.append(cell)
    return _converted(table, column, distinct, pa.array(places, pa.int32()).take(codes), names)


def from_text(table: str, column: Column, cells: pa.Array, names: Names) -> Converted:
    """A CSV's column of strings."""
    cells = pc.if_else(pc.equal(pc.utf8_trim_whitespace(cells), ""), pa.scalar(None, pa.string()), cells)
    # A text with names to know (a goal's metric) is looked at closely even where it is plain.
    easy = _Easy(pa.nulls(len(cells), _kind(table, column))) if names.choices else _easy(table, column, cells)
    rest = pc.dictionary_encode(pc.if_else(pc.is_valid(easy.values), pa.scalar(None, pa.string()), cells))
    distinct: list[Raw] = rest.dictionary.to_pylist()
    if column.type == "text":
        distinct = [unguarded(cell) if isinstance(cell, str) else cell for cell in distinct]
    return _converted(table, column, distinct, rest.indices, names, easy)


def guarded(text: str) -> str:
    """A text as a CSV may carry it: an apostrophe before what a spreadsheet would take for a formula, and before an
    apostrophe that `unguarded` would otherwise take away. A plain negative figure stays as it is.

    >>> guarded("=1+1"), guarded("-5"), guarded("'=x")
    ("'=1+1", '-5', "''=x")
    """
    figure = text[:1] in ("+", "-") and text[1:].replace(".", "").replace(",", "").isdecimal()
    risky = text[:1] in ("=", "+", "-", "@") and not figure
    return "'" + text if risky or _looks_guarded(text) else text


def unguarded(text: str) -> str:
    """The text before `guarded`."""
    return text[1:] if _looks_guarded(text) else text


def _looks_guarded(text: str) -> bool:
    return text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "'")


@dataclass(frozen=True)
class _Easy:
    """The values that could be read without looking closer (null: look), and what marks were seen to do in them."""

    values: pa.Array
    groups: frozenset[str] = frozenset()
    decimal: frozenset[str] = frozenset()


def _kind(table: str, column: Column) -> pa.DataType:
    return arrow_schema(table).field(column.name).type


def _easy(table: str, column: Column, cells: pa.Array) -> _Easy:
    kind = _kind(table, column)
    nothing = pa.nulls(len(cells), kind)
    if column.type == "text" and not column.many:
        return _Easy(pc.if_else(pc.match_substring_regex(cells, _PLAIN_TEXT), cells, nothing))
    if column.type not in _NUMERIC:
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
    return _Easy(easy, frozenset(groups), frozenset(decimal))


def _converted(
    table: str,
    column: Column,
    distinct: list[Raw],
    codes: pa.Array,
    names: Names,
    easy: _Easy | None = None,
) -> Converted:
    kind = _kind(table, column)
    read, wrong, currencies = _read(column, distinct, names, easy)
    found = pa.array(read, kind).take(codes) if distinct else pa.nulls(len(codes), kind)
    blank = pc.is_null(codes)
    if easy is not None:
        found = pc.coalesce(found, easy.values)
        blank = pc.and_(blank, pc.is_null(easy.values))
    problems = _listed({code: (error, shown(distinct[code])) for code, error in wrong.items()}, codes)
    named = _rows(pc.is_in(codes, pa.array(list(currencies), pa.int32()))) if currencies else []
    found, outside = _outside(column, found)
    return Converted(found, blank, problems + outside, {row: currencies[codes[row].as_py()] for row in named})


def _read(
    column: Column, distinct: list[Raw], names: Names, easy: _Easy | None
) -> tuple[list[object], dict[int, Unreadable], dict[int, tuple[str, ...]]]:
    """The value of each content (None where it cannot be read), the errors and the currencies by index."""
    if column.type in _NUMERIC or column.type == "integer":
        return _figures(column, distinct, easy)
    if column.type == "date":
        return (*_days(distinct, names), {})
    read: list[object] = []
    wrong: dict[int, Unreadable] = {}
    for index, raw in enumerate(distinct):
        try:
            read.append(_word(column, raw, names))
        except Unreadable as error:
            wrong[index] = error
            read.append(None)
    return read, wrong, {}


def _word(column: Column, raw: Raw, names: Names) -> object:
    if column.type == "choice":
        return values.choice(raw, names.choices)
    if column.type == "yes_no":
        return values.yes_no(raw, names.yes_no)
    if column.many:
        return values.several(raw)
    text = values.words(raw)
    return names.choices.get(plain(text), text) if text and names.choices else text


def _figures(
    column: Column, distinct: list[Raw], easy: _Easy | None
) -> tuple[list[object], dict[int, Unreadable], dict[int, tuple[str, ...]]]:
    figures: dict[int, values.Figure] = {}
    wrong: dict[int, Unreadable] = {}
    for index, raw in enumerate(distinct):
        try:
            if column.type == "integer":
                figures[index] = values.whole_number(raw)
            else:
                figures[index] = values.figure(raw, percent=column.type != "money")
        except Unreadable as error:
            wrong[index] = error
    # 1.234 is 1234 if other cells of the column show that the point sets thousands apart and none that it does not
    decimal = {figure.decimal for figure in figures.values()} | (easy.decimal if easy else set())
    groups = ({figure.groups for figure in figures.values()} | (easy.groups if easy else set())) - decimal
    read: list[object] = [None] * len(distinct)
    for index, figure in figures.items():
        value = figure.if_grouped if figure.value is None and figure.mark in groups else figure.value
        if value is None:
            wrong[index] = Unreadable("ambiguous-number", **_two_readings(distinct[index], figure))
        else:
            read[index] = int(value) if column.type == "integer" else value
    return read, wrong, {index: figure.currencies for index, figure in figures.items() if figure.currencies}


def _two_readings(raw: Raw, figure: values.Figure) -> dict[str, str]:
    """How to write the one and the other so that nobody can doubt it: 1234 and 1.2340."""
    text = str(raw).strip()
    return {"large": text.replace(figure.mark, "", 1), "small": text.replace(figure.mark, ".", 1) + "0"}


def _days(distinct: list[Raw], names: Names) -> tuple[list[object], dict[int, Unreadable]]:
    read: list[object] = [None] * len(distinct)
    wrong: dict[int, Unreadable] = {}
    orders = {order for raw in distinct if (order := values.slash_order(raw))}
    for index, raw in enumerate(distinct):
        try:
            read[index] = values.day(raw, names.months)
            if read[index] is None and len(orders) == 1:
                read[index] = values.slashed_day(str(raw), next(iter(orders)))
            if read[index] is None:
                first, second = (values.slashed_day(str(raw), order) for order in ("day", "month"))
                raise Unreadable("ambiguous-date", first=first.isoformat(), second=second.isoformat())
        except Unreadable as error:
            wrong[index] = error
    return read, wrong


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
