"""Which rate turns which amount into euro."""

from datetime import date

import pytest

from analytics import money
from analytics.tables import TABLES, from_rows
from tests.portfolios import hours, line, tables_of


def rates(**portfolio) -> dict[tuple[str, date], dict]:
    """The resolved rates by currency and date."""
    found = money.resolve_rates(tables_of(portfolio)).to_pylist()
    return {(row["currency"], row["dated"]): row for row in found}


def loan(currency: str | None, dated: date | None) -> dict:
    return line("p", "loan", 40_000_000.0, currency=currency, dated=dated)


def test_the_rate_is_the_ecb_s_of_that_day():
    found = rates(budget_lines=[loan("DKK", date(2012, 3, 12))])
    row = found["DKK", date(2012, 3, 12)]
    # eurofxref-hist: 2012-03-12, DKK 7.4348 → 40,000,000 / 7.4348 = 5,380,104.37 EUR
    assert (row["units_per_euro"], row["rate_date"], row["source"]) == (7.4348, date(2012, 3, 12), money.ECB)
    assert 40_000_000 * row["euro_per_unit"] == pytest.approx(5_380_104.37, abs=0.01)


def test_on_a_sunday_it_is_friday_s():
    row = rates(budget_lines=[loan("DKK", date(2012, 3, 11))])["DKK", date(2012, 3, 11)]
    assert (row["rate_date"], row["units_per_euro"]) == (date(2012, 3, 9), 7.4352)


@pytest.mark.parametrize(
    ("currency", "dated"),
    [
        ("EUR", date(2012, 3, 12)),  # needs none
        (None, date(2012, 3, 12)),
        ("DKK", None),
        ("DKK", date(1998, 12, 31)),  # before the euro
        ("DKK", date(2099, 1, 1)),  # not published yet
        ("RON", date(2004, 1, 1)),  # the ECB had none before July 2005
        ("BGN", date(2026, 2, 1)),  # and none of this one since Bulgaria has the euro
    ],
)
def test_where_there_is_no_rate_there_is_no_row(currency, dated):
    assert rates(budget_lines=[loan(currency, dated)]) == {}


def test_the_edition_s_own_rate_holds_for_its_month():
    found = rates(
        budget_lines=[loan("DKK", date(2012, 2, 29)), loan("DKK", date(2012, 3, 1)), loan("SEK", date(2012, 2, 29))],
        rates=[dict(currency="DKK", month=date(2012, 2, 1), units_per_euro=7.5, source="InforEuro")],
    )
    own = found["DKK", date(2012, 2, 29)]
    assert (own["units_per_euro"], own["rate_date"], own["source"]) == (7.5, date(2012, 2, 1), "InforEuro")
    assert found["DKK", date(2012, 3, 1)]["source"] == found["SEK", date(2012, 2, 29)]["source"] == money.ECB


def test_the_edition_s_own_rate_also_serves_a_day_the_ecb_has_not():
    own = dict(currency="DKK", month=date(2099, 1, 1), units_per_euro=7.0, source="budget")
    assert (
        rates(budget_lines=[loan("DKK", date(2099, 1, 31))], rates=[own])["DKK", date(2099, 1, 31)]["source"]
        == "budget"
    )


def test_a_year_s_money_is_converted_as_of_1_july_and_a_goal_s_as_of_its_start():
    found = rates(
        consultants=[dict(consultant="A", year=2012, employment_cost=1.0, currency="DKK")],
        consultant_hours=[hours("A", "p", 2011, currency="SEK")],
        goals=[
            dict(
                goal_id="g",
                metric="loans",
                comparison="at_least",
                target=1.0,
                conditions_currency="PLN",
                starts_on=date(2011, 1, 3),
            )
        ],
    )
    assert set(found) == {("DKK", date(2012, 7, 1)), ("SEK", date(2011, 7, 1)), ("PLN", date(2011, 1, 3))}


def test_each_pair_is_resolved_once_and_in_order():
    lines = [loan(currency, date(2012, month, 1)) for currency in ("SEK", "DKK", "DKK") for month in (3, 2)]
    table = money.resolve_rates({"budget_lines": from_rows("budget_lines", lines)})
    pairs = list(zip(table["currency"].to_pylist(), table["dated"].to_pylist(), strict=True))
    assert pairs == [(currency, date(2012, month, 1)) for currency in ("DKK", "SEK") for month in (2, 3)]
    assert table.schema.equals(money.SCHEMA)


def test_no_foreign_currency_no_rates():
    assert money.resolve_rates({}).num_rows == 0


def test_every_currency_on_offer_has_rates_of_the_ecb():
    day = date(2012, 3, 12)
    offered = TABLES["budget_lines"].column("currency").choices
    assert {currency for currency, _ in rates(budget_lines=[loan(currency, day) for currency in offered])} == {
        *offered
    } - {"EUR"}
