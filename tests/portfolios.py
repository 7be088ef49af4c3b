"""Made-up portfolios: short hand-written ones (`tables_of`) and random ones with blanks (`portfolios`, `fillings`)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from analytics import money
from analytics.engine import Mounted, open_tables
from analytics.tables import CURRENCIES, ROLES, STATUSES, TABLES, Tables, complete, from_rows

Row = dict[str, Any]
Portfolio = dict[str, list[Row]]
"""Table name → rows; a column that is left out is blank."""

AS_OF = date(2012, 3, 12)
DATES = (date(2011, 6, 1), date(2012, 3, 12), date(2012, 12, 31), date(2014, 1, 1))


def tables_of(portfolio: Portfolio) -> Tables:
    """The rows as Arrow tables, an empty one for each table that is not named."""
    return complete({name: from_rows(name, rows) for name, rows in portfolio.items()})


def mounted_of(portfolio: Portfolio) -> Mounted:
    """The rows, with their exchange rates, ready to be queried."""
    tables = tables_of(portfolio)
    return open_tables(tables, money.resolve_rates(tables))


def organisation(figures_as_of: date | None = AS_OF) -> Row:
    """An organisation whose figures are of that day."""
    return dict(name="Kommune", country="DK", currency="DKK", figures_as_of=figures_as_of)


def project(project_id: str, **cells: Any) -> Row:
    """A project that was granted and led since 2011, but for the cells given."""
    return (
        dict(
            project_id=project_id,
            role="lead_partner",
            status="running",
            decided_on=date(2011, 2, 1),
            start_date=date(2011, 3, 1),
        )
        | cells
    )


def line(project_id: str, item: str, amount: float | None, **cells: Any) -> Row:
    """A granted line of the whole partnership for the whole project, in euro, but for the cells given."""
    return (
        dict(project_id=project_id, scope="project", item=item, stage="granted", amount=amount, currency="EUR") | cells
    )


def hours(consultant: str, project_id: str, year: int, **cells: Any) -> Row:
    """100 paid hours at 50 EUR, no overhead, 75 % co-financed (3,750 EUR), but for the cells given."""
    return (
        dict(
            consultant=consultant,
            project_id=project_id,
            year=year,
            hours=100.0,
            hourly_rate=50.0,
            currency="EUR",
            method="real_cost",
            overhead_rate=0.0,
            cofinancing_rate=0.75,
            stage="paid",
        )
        | cells
    )


# --- random portfolios ---

FOCUS_AREAS = ("Erhverv", "Turisme")
PROGRAMMES = ("Interreg", "LIFE")
AMOUNTS = (0.0, 10_000.0, 90_000.0, 500_000.0, 1_000_000.0)
DAYS = (date(1998, 5, 1), date(2011, 1, 15), date(2011, 12, 24), date(2012, 2, 1), date(2012, 7, 1), date(2013, 6, 30))
NO_RATE = date(2099, 1, 1)
YEARS = (2011, 2012, 2013)
SOME_CURRENCIES = ("EUR", "DKK", "SEK")
COUNTED_LINES = (
    ("project", "total_budget"),
    ("project", "eu_grant"),
    ("own", "eu_grant"),
    ("own", "own_contribution"),
    ("project", "loan"),
    ("own", "loan"),
    ("own", "consultant_reimbursement"),
    ("own", "preparation"),
    ("own", "travel"),  # what a staff flat rate is a share of
    ("own", "equipment"),
    ("own", "staff_cost"),  # counts towards nothing
)


def _or_blank(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(st.none(), values, values)


def _one_of(values: tuple) -> st.SearchStrategy:
    return _or_blank(st.sampled_from(values))


_shares = st.sampled_from((0.0, 0.15, 0.5, 1.0))

_facts = st.fixed_dictionaries(
    dict(
        role=_one_of(ROLES),
        status=_one_of(STATUSES),
        focus_area=_one_of(FOCUS_AREAS),
        programme=_one_of(PROGRAMMES),
        applied_on=_one_of(DAYS),
        decided_on=_one_of(DAYS),
        start_date=_one_of(DAYS),
        end_date=_one_of(DAYS),
    )
)
_amount = st.fixed_dictionaries(
    dict(amount=_one_of(AMOUNTS), currency=_one_of(SOME_CURRENCIES), dated=_one_of((*DAYS, NO_RATE)))
)
_worked = st.fixed_dictionaries(
    dict(
        hours=_one_of((0.0, 10.0, 1600.0)),
        hourly_rate=_one_of((0.0, 40.0, 400.0)),
        currency=_one_of(SOME_CURRENCIES),
        flat_rate=_or_blank(_shares),
        overhead_rate=_or_blank(_shares),
        cofinancing_rate=_or_blank(_shares),
    )
)
_cost = st.fixed_dictionaries(dict(employment_cost=_one_of(AMOUNTS), currency=_one_of(SOME_CURRENCIES)))


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    """A few projects with their money, consultants and hours; any cell that may be blank is blank now and then."""
    names = [f"p{number}" for number in range(draw(st.integers(1, 4)))]
    people = [f"c{number}" for number in range(draw(st.integers(0, 2)))]
    lines = st.tuples(
        st.sampled_from(names),
        _one_of(YEARS),
        st.sampled_from(COUNTED_LINES),
        st.sampled_from(("planned", "granted", "claimed", "verified", "paid")),
    )
    keys = draw(st.lists(lines, max_size=12, unique=True))
    worked = st.tuples(
        st.sampled_from(people or ["nobody"]),
        st.sampled_from(names),
        st.sampled_from(YEARS),
        st.sampled_from(("real_cost", "hourly_rate", "staff_flat_rate", "staff_flat_rate", "preparation")),
        st.sampled_from(("planned", "claimed", "paid")),
    )
    worked_keys = draw(st.lists(worked, max_size=5 if people else 0, unique=True))
    years = draw(
        st.lists(st.tuples(st.sampled_from(people or ["nobody"]), st.sampled_from(YEARS)), max_size=3, unique=True)
    )
    return {
        "organisation": draw(st.sampled_from(([], [organisation(None)], [organisation()], [organisation()]))),
        "projects": [dict(project_id=name) | draw(_facts) for name in names],
        "budget_lines": [
            dict(project_id=name, year=year, scope=scope, item=item, stage=stage) | draw(_amount)
            for name, year, (scope, item), stage in keys
        ],
        "consultants": [dict(consultant=who, year=year) | draw(_cost) for who, year in (years if people else [])],
        "consultant_hours": [
            dict(consultant=who, project_id=name, year=year, method=method, stage=stage) | draw(_worked)
            for who, name, year, method, stage in worked_keys
        ],
        "rates": draw(
            st.sampled_from(([], [dict(currency="DKK", month=date(2012, 2, 1), units_per_euro=10.0, source="test")]))
        ),
    }


# --- filling blanks ---


@dataclass(frozen=True)
class Blank:
    """A blank cell: the table, the row's place in it, the column."""

    table: str
    row: int
    column: str


NOT_UNKNOWN = {("budget_lines", "year")}
"""A blank that says something: the line is for the whole project."""

FILLED = ("organisation", "projects", "budget_lines", "consultants", "consultant_hours")


def blanks(portfolio: Portfolio) -> list[Blank]:
    """Every blank cell of the rows there are, of columns without which some figure could be another one."""
    used = {
        "organisation": ("figures_as_of",),
        "projects": ("role", "status", "focus_area", "programme", "applied_on", "decided_on", "start_date", "end_date"),
        "budget_lines": ("amount", "currency", "dated"),
        "consultants": ("employment_cost", "currency", "full_time_share"),
        "consultant_hours": ("hours", "hourly_rate", "currency", "flat_rate", "overhead_rate", "cofinancing_rate"),
    }
    return [
        Blank(table, place, column)
        for table in FILLED
        for place, row in enumerate(portfolio[table])
        for column in used[table]
        if row.get(column) is None
    ]


def allowed(blank: Blank) -> st.SearchStrategy:
    """Any value that `tables.py` allows in that cell."""
    column = TABLES[blank.table].column(blank.column)
    if column.name == "currency":
        return st.sampled_from(CURRENCIES)
    if column.choices:
        return st.sampled_from(column.choices)
    if column.type == "date":
        return st.one_of(st.sampled_from((*DAYS, NO_RATE)), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
    if column.type == "text":
        return st.sampled_from((*FOCUS_AREAS, *PROGRAMMES, "something else"))
    least, most = column.minimum, column.maximum
    return st.one_of(
        st.sampled_from((least, most if most is not None else 1e6)), st.floats(least, 1e9 if most is None else most)
    )


def filled(portfolio: Portfolio, values: dict[Blank, Any]) -> Portfolio:
    """The portfolio with values in those of its blank cells."""
    copy = {table: [dict(row) for row in rows] for table, rows in portfolio.items()}
    for blank, value in values.items():
        copy[blank.table][blank.row][blank.column] = value
    return copy


@st.composite
def fillings(draw: st.DrawFn, among: list[Blank]) -> dict[Blank, Any]:
    """Some of the blanks (often all of them), each with an allowed value."""
    chosen = among if draw(st.booleans()) else [blank for blank in among if draw(st.booleans())]
    return {blank: draw(allowed(blank)) for blank in chosen}
