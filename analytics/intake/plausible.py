"""What is possible but unlikely: a share over the whole, amounts a thousand times their neighbours, the same project
twice. Each doubt names the cell and the one it does not go with, and a person may confirm that it is right."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz

from analytics.alignment import Coded, code, numbered, numbered_keys, repeated
from analytics.findings import Finding, Option, Question
from analytics.intake.answers import Answers, key
from analytics.intake.convert import MOST, shown
from analytics.intake.words import plain
from analytics.provenance import row_key
from analytics.tables import TABLES, Tables, complete, figures_as_of

YES = "yes"
HOURS_A_YEAR = 1720
"""A person's working hours in a year as EU programmes reckon them (Regulation (EU) 2021/1060, article 55(2))."""

ROUNDING = 1.001
"""A part may be this much over its whole: the parts of a budget are rounded one by one."""

THOUSAND = (800.0, 1250.0)
"""Two amounts of one thing stand a thousand apart if their ratio lies here: 1,000 give or take a fifth, which two
stages of one budget may differ by."""

GRANT_OF_TOTAL = 1000.0
"""A total this many times its EU grant: the grant is then less than a thousandth, which no programme pays."""

FROM_MEDIAN = 1000.0
"""An amount this many times the median of its kind (or less than that part of it) is doubted; real budgets of one
organisation, from a small grant to a large partnership, lie within some hundred times their median."""

FEWEST = 8
"""So many amounts of a kind it takes for their median to say anything."""

KRONER = (7.30, 7.60)
"""What the Danish krone has stood at to the euro since 1999, with some room: 7.46 and next to nothing else."""

ALIKE = 92.0
"""Likeness of two titles (rapidfuzz token_sort_ratio, 0-100) from which they may be one project's."""

_FEW = 20_000  # doubtful rows of one kind that are looked through for those not confirmed yet

RATES: tuple[tuple[str, float, str], ...] = (
    (r"interreg.*\b(vi|6)\b|interreg.*2021", 0.80, "Regulation (EU) 2021/1059, article 13"),
    (r"interreg.*\b(v|5)( ?[abc])?\b|interreg.*2014", 0.85, "Regulation (EU) 1303/2013, article 120(3)"),
    (r"interreg", 0.85, "Regulation (EC) 1083/2006, article 53(3)"),
    (r"\blife\b.*(2021|cet|clean energy)", 0.95, "LIFE multiannual work programme 2021-2024, clean energy transition"),
    (r"\blife\b|\blife\+", 0.75, "Regulation (EU) 1293/2013, article 20; Regulation (EC) 614/2007, article 5"),
    (r"\b(erdf|esf|efru|regionalfond\w*|socialfond\w*)\b|european (regional|social)", 0.85,
     "Regulation (EU) 2021/1060, article 112(3); Regulation (EU) 1303/2013, article 120(3)"),
)  # fmt: skip
"""A programme's (or fund's) name → the highest share the EU pays anywhere under it, and where that stands; the first
that fits holds. Horizon and most others may pay 100 %, so beyond that limit they have no row."""

PlaceOf = Callable[[str, str, int], tuple[str, str | None, str | None]]
"""(table, column, row counted from 0) → file, sheet and cell it stands in."""

Rows = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


class Cell(NamedTuple):
    """A cell by its table, column and row counted from 0."""

    table: str
    column: str
    row: int


@dataclass(frozen=True)
class Doubt:
    """One doubt: the cell, the one it does not go with (None: it is doubtful by itself), further words."""

    code: str
    cell: Cell
    other: Cell | None
    about: Mapping[str, str]


class Weighed(NamedTuple):
    """The doubts that stand, and how many were confirmed."""

    doubts: list[Finding]
    confirmed_count: int


def weigh(tables: Tables, place_of: PlaceOf, confirmed: Answers) -> Weighed:
    """The doubts, at most `convert.MOST` of a kind, and how many more were confirmed. The key of a confirmation names
    the rows and the values, so that a value that changes is doubted anew."""
    whole = complete(tables)
    codes_confirmed = {given.rpartition("/")[0] for given in confirmed}

    def enough(code: str) -> int:
        """How many doubts need looking at: those listed, unless some may have been confirmed."""
        return _FEW if key("confirm", code) in codes_confirmed else MOST

    lines = _Lines(whole["budget_lines"], enough)
    found: list[Finding] = []
    count = 0
    for kind in (
        _periods(whole["projects"]),
        _not_begun(whole["projects"], whole["organisation"]),
        _parts_of_wholes(lines),
        _rates(lines, whole["projects"]),
        _hours_rates(whole["consultant_hours"], whole["projects"]),
        _thousandfold(lines),
        _far_from_median(lines),
        _kroner(lines),
        _twice(whole["projects"]),
        _hours(whole["consultant_hours"]),
        _coverage(whole["consultant_hours"], whole["consultants"]),
    ):
        listed: dict[str, int] = {}
        left: dict[str, int] = {}  # confirmations of a code that have not been met yet
        for doubt in kind:
            code = doubt.code
            if code not in left:
                left[code] = sum(given.startswith(f"{key('confirm', code)}/") for given in confirmed)
            if listed.get(code, 0) == MOST and not left[code]:
                continue  # enough to see what is wrong, and none of the others can have been confirmed
            finding = _finding(doubt, whole, place_of)
            if finding.question and confirmed.get(finding.question.key) == YES:
                count += 1
                left[code] -= 1
            elif listed.get(code, 0) < MOST:
                listed[code] = listed.get(code, 0) + 1
                found.append(finding)
    return Weighed(found, count)


def _finding(doubt: Doubt, tables: Tables, place_of: PlaceOf) -> Finding:
    file, sheet, cell = place_of(*doubt.cell)
    about = dict(doubt.about)
    cells = [doubt.cell]
    if doubt.other:
        cells.append(doubt.other)
        there = Finding("warning", doubt.code, *place_of(*doubt.other))
        about |= {"other": there.place, "other_value": _shown(tables, doubt.other)}
    question = Question(_key(doubt.code, cells, tables), (Option(YES, "confirmed"),))
    return Finding("warning", doubt.code, file, sheet, cell, _shown(tables, doubt.cell), about, _names(doubt), question)


def _names(doubt: Doubt) -> dict[str, tuple[str, ...]]:
    of = {"column": doubt.cell} | ({"other_column": doubt.other} if doubt.other else {})
    return {name: (f"column-{cell.table}-{cell.column}",) for name, cell in of.items()}


def _key(code: str, cells: Sequence[Cell], tables: Tables) -> str:
    said = [
        [each.table, each.column, _row_key(tables, each), _shown(tables, each), _currency(tables, each)]
        for each in cells
    ]
    return key("confirm", code, sha256(repr(said).encode()).hexdigest()[:16])


def _row_key(tables: Tables, cell: Cell) -> str:
    return row_key([tables[cell.table][name][cell.row].as_py() for name in TABLES[cell.table].key])


def _shown(tables: Tables, cell: Cell) -> str:
    value = tables[cell.table][cell.column][cell.row].as_py()
    return "" if value is None else shown(value)


def _currency(tables: Tables, cell: Cell) -> str:
    return str(tables[cell.table]["currency"][cell.row]) if "currency" in tables[cell.table].column_names else ""


# --- budget lines ------------------------------------------------------------------------------------------------


class _Lines:
    """The budget lines as plain arrays; only those with an amount above 0 take part."""

    def __init__(self, table: pa.Table, enough: Callable[[str], int]) -> None:
        self.table = table
        self.enough = enough
        self.amount: Numbers = pc.fill_null(table["amount"], np.nan).to_numpy()
        self.filled = self.amount > 0
        self.unknown = np.asarray(pc.is_null(table["currency"]).to_numpy())
        self._coded: dict[str, Coded] = {}
        self._ids: dict[tuple[str, ...], Rows] = {}
        self._equal: dict[tuple[str, str], npt.NDArray[np.bool_]] = {}

    def named(self, item: str, scope: str | None = None) -> Rows:
        """The rows of an item (and scope) that have an amount."""
        mask = self.filled & self.equal("item", item)
        return np.flatnonzero(mask if scope is None else mask & self.equal("scope", scope))

    def equal(self, column: str, value: str) -> npt.NDArray[np.bool_]:
        """Where a column has that value."""
        if (column, value) not in self._equal:
            equal = pc.fill_null(pc.equal(self.table[column], value), False)
            self._equal[column, value] = np.asarray(equal.to_numpy())
        return self._equal[column, value]

    def coded(self, column: str) -> Coded:
        """The numbers of a column's values."""
        if column not in self._coded:
            self._coded[column] = code(self.table[column])
        return self._coded[column]

    def ids(self, *columns: str) -> Rows:
        """A number for each row, equal where those columns are."""
        if columns not in self._ids:
            self._ids[columns] = numbered(map(self.coded, columns), len(self.table))
        return self._ids[columns]

    @cached_property
    def siblings(self) -> tuple[Rows, Rows]:
        """Pairs of rows that are about one thing at different stages, the larger first: neighbours by size of each
        group, so that a group of n amounts gives n - 1 pairs. Currencies apart."""
        rows = np.flatnonzero(self.filled & ~self.unknown)
        ids = self.ids("project_id", "year", "scope", "item", "currency")[rows]
        several = _among(ids, repeated(ids))
        rows, ids = rows[several], ids[several]
        order = np.lexsort((self.amount[rows], ids))
        rows, ids = rows[order], ids[order]
        same = ids[1:] == ids[:-1]
        return rows[1:][same], rows[:-1][same]

    def same_currency(self, one: Rows, other: Rows) -> npt.NDArray[np.bool_]:
        """Where two rows are in one currency, and it is known."""
        currency = self.coded("currency")[0]
        return (currency[one] == currency[other]) & ~self.unknown[one]

    def cell(self, row: int) -> Cell:
        """The amount of a row."""
        return Cell("budget_lines", "amount", int(row))

    def about(self, row: int) -> dict[str, str]:
        """Which project the line is of."""
        return {"project": str(self.table["project_id"][int(row)])}


def _among(values: Rows | Numbers, known: Rows | Numbers) -> npt.NDArray[np.bool_]:
    """Which values are among the known ones."""
    return np.asarray(pc.is_in(pa.array(values), pa.array(known)).to_numpy(zero_copy_only=False))


def _met(ids: Rows, one: Rows, other: Rows) -> tuple[Rows, Rows]:
    """Pairs of rows with one id: each of `one` with the first of `other`."""
    if not len(one) or not len(other):
        return one[:0], other[:0]
    known, first = np.unique(ids[other], return_index=True)
    at = np.minimum(np.searchsorted(known, ids[one]), len(known) - 1)
    fits = known[at] == ids[one]
    return one[fits], other[first[at[fits]]]


_PARTS = ("eu_grant", "own_contribution", "other_public", "private")


def _parts_of_wholes(lines: _Lines) -> Iterator[Doubt]:
    """A part over its total, and the own share over the whole partnership's."""
    ids = lines.ids("project_id", "year", "scope", "stage")
    totals = lines.named("total_budget")
    for item in _PARTS:
        part, total = _met(ids, lines.named(item), totals)
        code = "grant-over-total" if item == "eu_grant" else "part-over-total"
        yield from _over(lines, code, part, total)
    ids = lines.ids("project_id", "year", "item", "stage")
    for item in ("total_budget", *_PARTS):
        if item != "own_contribution":  # of the whole partnership an own contribution means each partner's own
            yield from _over(
                lines, "own-over-whole", *_met(ids, lines.named(item, "own"), lines.named(item, "project"))
            )


def _over(lines: _Lines, code: str, part: Rows, total: Rows) -> Iterator[Doubt]:
    over = lines.same_currency(part, total) & (lines.amount[part] > lines.amount[total] * ROUNDING)
    most = lines.enough(code)
    for row, other in zip(part[over][:most], total[over][:most], strict=True):
        yield Doubt(code, lines.cell(row), lines.cell(other), lines.about(row))


def highest_rate(*names: str | None) -> tuple[float, str] | None:
    """The highest share the EU pays under a programme or fund of that name, and where that stands; None: not known."""
    for name in names:
        for pattern, share, source in RATES:
            if name and re.search(pattern, plain(name)):
                return share, source
    return None


def _limits(projects: pa.Table) -> dict[str, tuple[float, str]]:
    """project → the highest rate and its source."""
    found = {}
    known: dict[tuple[str | None, str | None], tuple[float, str] | None] = {}
    columns = (projects[name].to_pylist() for name in ("project_id", "programme", "fund"))
    for project, *names in zip(*columns, strict=True):
        pair = (names[0], names[1])
        if pair not in known:
            known[pair] = highest_rate(*pair)
        if limit := known[pair]:
            found[project] = limit
    return found


def _rates(lines: _Lines, projects: pa.Table) -> Iterator[Doubt]:
    """The EU's share of the total above what the programme pays at most (but not above the total, said elsewhere)."""
    limits = _limits(projects)
    if not limits:
        return
    ids = lines.ids("project_id", "year", "scope", "stage")
    grant, total = _met(ids, lines.named("eu_grant"), lines.named("total_budget"))
    rate = lines.amount[grant] / lines.amount[total]
    lowest = min(share for share, _ in limits.values())
    high = lines.same_currency(grant, total) & (rate > lowest * ROUNDING) & (rate <= ROUNDING)
    for row, other, share in zip(grant[high], total[high], rate[high], strict=True):
        limit = limits.get(str(lines.table["project_id"][int(row)]))
        if limit and share > limit[0] * ROUNDING:
            yield Doubt(
                "rate-over-programme", lines.cell(row), lines.cell(other), lines.about(row) | _rate(share, limit)
            )


def _rate(share: float, limit: tuple[float, str]) -> dict[str, str]:
    return {"rate": f"{share * 100:.0f} %", "most": f"{limit[0] * 100:.0f} %", "rule": limit[1]}


def _hours_rates(hours: pa.Table, projects: pa.Table) -> Iterator[Doubt]:
    """The rate at which hours are refunded above what the project's programme pays at most."""
    limits = _limits(projects)
    columns = (hours[name].to_pylist() for name in ("project_id", "cofinancing_rate"))
    for row, (project, share) in enumerate(zip(*columns, strict=True)):
        limit = limits.get(project)
        if limit and share is not None and share > limit[0] * ROUNDING:
            about = {"project": project} | _rate(share, limit)
            yield Doubt("hours-rate-over-programme", Cell("consultant_hours", "cofinancing_rate", row), None, about)


def _thousandfold(lines: _Lines) -> Iterator[Doubt]:
    """Amounts a thousand apart: two stages of one thing, or a total and its EU grant."""
    one, other = lines.siblings
    ratio = lines.amount[one] / lines.amount[other]
    far = (ratio >= THOUSAND[0]) & (ratio <= THOUSAND[1])
    most = lines.enough("thousandfold")
    for row, beside in zip(one[far][:most], other[far][:most], strict=True):
        yield Doubt("thousandfold", lines.cell(row), lines.cell(beside), lines.about(row))
    ids = lines.ids("project_id", "year", "scope", "stage")
    grant, total = _met(ids, lines.named("eu_grant"), lines.named("total_budget"))
    far = lines.same_currency(grant, total) & (lines.amount[total] >= lines.amount[grant] * GRANT_OF_TOTAL)
    for row, beside in zip(grant[far][:most], total[far][:most], strict=True):
        yield Doubt("thousandfold", lines.cell(row), lines.cell(beside), lines.about(row))


def _far_from_median(lines: _Lines) -> Iterator[Doubt]:
    """A total or a grant far from the median of its kind (scope, item and currency; a year's and a whole project's
    amounts apart). Small items (a journey, a fee) are of any size."""
    whole_project = np.asarray(pc.is_null(lines.table["year"]).to_numpy())
    kinds = lines.ids("scope", "item", "currency") * 2 + whole_project
    for item in ("total_budget", "eu_grant"):
        rows = lines.named(item)
        rows = rows[~lines.unknown[rows]]
        for kind in np.unique(kinds[rows]):
            some = rows[kinds[rows] == kind]
            if len(some) < FEWEST:
                continue
            amounts = lines.amount[some]
            median = float(np.median(amounts))
            far = (amounts >= median * FROM_MEDIAN) | (amounts <= median / FROM_MEDIAN)
            for row in some[far][: lines.enough("far-from-median")]:
                about = {"median": shown(round(median)), "currency": str(lines.table["currency"][int(row)])}
                yield Doubt("far-from-median", lines.cell(row), None, lines.about(row) | about)


def _kroner(lines: _Lines) -> Iterator[Doubt]:
    """Euro amounts that look like kroner: 7.46 times the one of another stage, or its very figure in kroner."""
    euro, crown = lines.equal("currency", "EUR"), lines.equal("currency", "DKK")
    most = lines.enough("kroner-in-euro")
    one, other = lines.siblings
    ratio = lines.amount[one] / lines.amount[other]
    far = euro[one] & (ratio >= KRONER[0]) & (ratio <= KRONER[1])
    for row, beside in zip(one[far][:most], other[far][:most], strict=True):
        yield Doubt("kroner-in-euro", lines.cell(row), lines.cell(beside), lines.about(row))
    euros, crowns = np.flatnonzero(euro & lines.filled), np.flatnonzero(crown & lines.filled)
    # few figures stand in both currencies: only those are looked at more closely
    euros, crowns = (
        some[_among(lines.amount[some], lines.amount[others])] for some, others in ((euros, crowns), (crowns, euros))
    )
    rows = np.concatenate([euros, crowns])
    ids = np.zeros(len(lines.table), dtype=np.int64)
    same = ("project_id", "scope", "item", "amount")
    ids[rows] = numbered_keys([lines.table.select(same).take(pa.array(rows))], same)
    some, beside = _met(ids, euros, crowns)
    for row, other_row in zip(some[:most], beside[:most], strict=True):
        yield Doubt("kroner-in-euro", lines.cell(row), lines.cell(other_row), lines.about(row))


# --- projects ----------------------------------------------------------------------------------------------------


def _periods(projects: pa.Table) -> Iterator[Doubt]:
    """Projects that end before they start."""
    early = pc.fill_null(pc.less(projects["end_date"], projects["start_date"]), False)
    for row in pc.indices_nonzero(early).to_pylist():
        about = {"start": projects["start_date"][row].as_py().isoformat()}
        yield Doubt("end-before-start", Cell("projects", "end_date", row), Cell("projects", "start_date", row), about)


GRANTED_BEFORE = timedelta(days=2 * 365)
"""A project is granted at most so long before it starts."""


def _not_begun(projects: pa.Table, organisation: pa.Table) -> Iterator[Doubt]:
    """Projects that run or are closed and start after the day for which the figures are true, or are granted and start
    long after it: a list of later years counts towards an earlier day, unless that day is moved."""
    day = figures_as_of({"organisation": organisation})
    if day is None:
        return
    starts = projects["start_date"]
    begun = pc.and_(pc.is_in(projects["status"], pa.array(["running", "closed"])), pc.greater(starts, pa.scalar(day)))
    long_after = pc.greater(starts, pa.scalar(day + GRANTED_BEFORE))
    granted = pc.and_(pc.equal(projects["status"], "granted"), long_after)
    for row in pc.indices_nonzero(pc.fill_null(pc.or_kleene(begun, granted), False)).to_pylist():
        about = {"start": projects["start_date"][row].as_py().isoformat(), "day": day.isoformat()}
        yield Doubt(
            "begins-later", Cell("projects", "start_date", row), Cell("organisation", "figures_as_of", 0), about
        )


_TITLES = ("title", "title_da", "title_en", "title_sv", "title_pl")
_NUMBER = re.compile(r"\b(\d+|[ivx]+)\b")
_WINDOW = 6  # titles compared with so many that follow them in the alphabet, their words in order or as written
_SAME_DAY = 40  # and with so many that start on the same day


def _twice(projects: pa.Table) -> Iterator[Doubt]:
    """Rows that may be one project: titles that are nearly the same, or one acronym and no second title, where neither
    acronym, programme, start nor a number in the title (phase 2, II) says otherwise."""
    rows = projects.select(["acronym", *_TITLES, "programme", "start_date"]).to_pylist()
    named = [_name(row) for row in rows]
    acronyms = [plain(row["acronym"] or "") for row in rows]
    seen = set()
    for one, other in _candidates(rows, named, acronyms):
        pair = (min(one, other), max(one, other))
        if pair in seen or not _could_be_one(rows[one], rows[other]):
            continue
        seen.add(pair)
        if _same_names((acronyms[one], named[one]), (acronyms[other], named[other])):
            column = _shown_column(rows[pair[1]])
            yield Doubt(
                "same-project-twice",
                Cell("projects", column, pair[1]),
                Cell("projects", _shown_column(rows[pair[0]]), pair[0]),
                {},
            )


def _name(row: Mapping[str, Any]) -> str:
    return plain(next((row[name] for name in _TITLES if row[name]), "") or "")


def _shown_column(row: Mapping[str, Any]) -> str:
    return next((name for name in (*_TITLES, "acronym") if row[name]), "project_id")


def _candidates(
    rows: Sequence[Mapping[str, Any]], named: Sequence[str], acronyms: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: of a thousand projects there are half a million pairs, and few are near."""
    for words in (named, [" ".join(sorted(name.split())) for name in named]):
        order = sorted((row for row in range(len(rows)) if words[row]), key=words.__getitem__)
        for at, one in enumerate(order):
            for other in order[at + 1 : at + _WINDOW]:
                yield one, other
    yield from _neighbours(acronyms)
    yield from _neighbours([row["start_date"] if row["start_date"] else "" for row in rows])


def _neighbours(values: Sequence[Any]) -> Iterator[tuple[int, int]]:
    groups: dict[Any, list[int]] = {}
    for row, value in enumerate(values):
        if value:
            groups.setdefault(value, []).append(row)
    for some in groups.values():
        for at, one in enumerate(some):
            for other in some[at + 1 : at + _SAME_DAY]:
                yield one, other


def _could_be_one(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    both = (plain(one["programme"] or ""), plain(other["programme"] or ""))
    if all(both) and both[0] != both[1]:
        return False
    starts = (one["start_date"], other["start_date"])
    return not all(starts) or abs((starts[0] - starts[1]).days) <= 31


def _same_names(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether acronym and title of two rows may be those of one project: titles alike, or no title to tell. Two
    acronyms that are not alike are two projects, whatever their titles."""
    if one[0] and other[0] and not _alike(one[0], other[0]):
        return False
    return _alike(one[1], other[1]) or bool(one[0] and one[0] == other[0] and not (one[1] and other[1]))


def _alike(one: str, other: str) -> bool:
    if not one or not other or _NUMBER.findall(one) != _NUMBER.findall(other):
        return False
    return one == other or fuzz.token_sort_ratio(one, other, score_cutoff=ALIKE) >= ALIKE


# --- consultants -------------------------------------------------------------------------------------------------


def _hours(hours: pa.Table) -> Iterator[Doubt]:
    """Consultants with more hours in a year, at one stage, than a year has: said at the largest of them."""
    groups: dict[tuple[Any, ...], list[tuple[float, int]]] = {}
    columns = (hours[name].to_pylist() for name in ("consultant", "year", "stage", "hours"))
    for row, (consultant, year, stage, count) in enumerate(zip(*columns, strict=True)):
        if count:
            groups.setdefault((consultant, year, stage), []).append((count, row))
    for (consultant, year, _), some in groups.items():
        total = sum(count for count, _ in some)
        if total > HOURS_A_YEAR:
            largest = [row for _, row in sorted(some, reverse=True)[:2]]
            about = {
                "consultant": str(consultant), "year": str(year), "hours": shown(float(total)),
                "most": str(HOURS_A_YEAR),
            }  # fmt: skip
            cells = [Cell("consultant_hours", "hours", row) for row in largest]
            yield Doubt("hours-over-year", cells[0], cells[1] if len(cells) > 1 else None, about)


def _coverage(hours: pa.Table, consultants: pa.Table) -> Iterator[Doubt]:
    """Consultants whose refunded hours of a year, at one stage, come to more than they cost."""
    names = ("consultant", "year", "stage", "hours", "hourly_rate", "overhead_rate", "cofinancing_rate", "currency")
    refunds: dict[tuple[Any, ...], list[tuple[float, int]]] = {}
    for row, values in enumerate(zip(*(hours[name].to_pylist() for name in names), strict=True)):
        consultant, year, stage, count, rate, overhead, share, currency = values
        if count and rate and share and currency:
            refund = count * rate * (1 + (overhead or 0)) * share
            refunds.setdefault((consultant, year, currency, stage), []).append((refund, row))
    costs: dict[tuple[Any, ...], tuple[int, float]] = {}
    columns = (consultants[name].to_pylist() for name in ("consultant", "year", "currency", "employment_cost"))
    for row, (*of, cost) in enumerate(zip(*columns, strict=True)):
        if cost:
            costs[tuple(of)] = (row, cost)
    for (*of, _), some in refunds.items():
        row, cost = costs.get(tuple(of), (0, float("inf")))
        total = sum(refund for refund, _ in some)
        if total > cost * ROUNDING:
            about = {"consultant": str(of[0]), "year": str(of[1]), "rate": f"{total / cost * 100:.0f} %"}
            largest = max(some)[1]
            other = Cell("consultants", "employment_cost", row)
            yield Doubt("coverage-over-whole", Cell("consultant_hours", "hours", largest), other, about)
