"""Amounts, whole numbers and shares as people write them: section 2 of the issue."""

from collections.abc import Sequence
from typing import Any

from tests.corpus.case import ANYWHERE, Ask, Case, Said, case, several
from tests.corpus.shapes import GOALS, amounts, lines
from tests.corpus.writers import Shown, delimited, xlsx

NBSP, NARROW, THIN, FIGURE = "\u00a0", "\u202f", "\u2009", "\u2007"


def column(
    *written: Any,
    read: Sequence[float | None] = (),
    currency: str | None = "DKK",
    findings: Sequence[Said] = (),
    asks: Sequence[Ask] = (),
    then: Sequence[Said] | None = None,
) -> Case:
    """A workbook with those amounts in F2, F3, …"""
    content = xlsx({"budget_lines": amounts(*written, currency=currency)})
    return Case([("a.xlsx", content)], lines(*read, currency=currency), findings, asks, then)


def refused(*written: Any, findings: Sequence[Said], currency: str | None = "DKK") -> Case:
    """The same where nothing may be published."""
    content = xlsx({"budget_lines": amounts(*written, currency=currency)})
    return Case([("a.xlsx", content)], findings=findings, refused=True)


def approximate(*cells: str) -> list[Said]:
    return [("warning", "approximate", cell) for cell in cells]


_DECIMAL = frozenset({",", "."})

several(
    {
        # One convention a column, proved by a cell of it
        "number_danish": lambda: column("1.234.567,89", "950.000", "12,5", read=(1234567.89, 950000, 12.5)),
        "number_english": lambda: column("1,234,567.89", "950,000", "12.5", read=(1234567.89, 950000, 12.5)),
        "number_space": lambda: column("1 234 567,89", "950 000", read=(1234567.89, 950000)),
        "number_no_break_space": lambda: column(f"1{NBSP}234{NBSP}567,89", read=(1234567.89,)),
        "number_narrow_no_break_space": lambda: column(f"1{NARROW}234{NARROW}567,89", read=(1234567.89,)),
        "number_thin_and_figure_space": lambda: column(f"1{THIN}234,50", f"1{FIGURE}234,50", read=(1234.5, 1234.5)),
        "number_apostrophes": lambda: column("1'234'567.89", "1’234.50", read=(1234567.89, 1234.5)),
        "number_same_amount_written_twice": lambda: column("18500.00", "18.500,00", read=(18500, 18500)),
        "number_plain_decimal_point": lambda: column("18500.00", read=(18500,)),
        "number_points_twice_set_thousands_apart": lambda: column("15.414.794", "950.000", read=(15414794, 950000)),
        "number_decimal_comma_decides_the_column": lambda: column(
            "32467,02", "35020", "1.500", read=(32467.02, 35020, 1500)
        ),
        "number_decimal_point_decides_the_column": lambda: column("32467.02", "1,500", read=(32467.02, 1500)),
        "number_three_decimals_after_zero": lambda: column("0,125", "0.125", read=(0.125, 0.125)),
        "number_three_decimals_after_four_figures": lambda: column("1234,567", read=(1234.567,)),
        # Both readings fit: one question for the column
        "number_open_point_is_asked": lambda: column(
            "1.234", "950.000", "17", read=(1234, 950000, 17), asks=[Ask("number", ",", _DECIMAL, "F2")]
        ),
        "number_open_point_answered_as_decimals": lambda: column(
            "1.234", "2.500", "17", read=(1.234, 2.5, 17), asks=[Ask("number", ".", _DECIMAL, "F2")]
        ),
        "number_open_comma_is_asked": lambda: column(
            "1,234", "950,000", read=(1234, 950000), asks=[Ask("number", ".", _DECIMAL, "F2")]
        ),
        "number_open_comma_answered_as_decimals": lambda: column(
            "1,234", "950,000", read=(1.234, 950), asks=[Ask("number", ",", _DECIMAL, "F2")]
        ),
        "number_both_conventions_proved_and_one_open": lambda: column(
            "18500.00", "18.500,00", "1.234", read=(18500, 18500, 1234), asks=[Ask("number", ",", _DECIMAL, "F4")]
        ),
        "number_spaces_say_nothing_of_the_point": lambda: column(
            "12 500", "1.234", read=(12500, 1234), asks=[Ask("number", ",", _DECIMAL, "F3")]
        ),
        "number_real_figures_beside_open_texts": lambda: column(
            1234.5, "1.234", read=(1234.5, 1234), asks=[Ask("number", ",", _DECIMAL, "F3")]
        ),
        "number_open_in_millions": lambda: column(
            "1.234 mio. kr.", read=(1234000,), asks=[Ask("number", ".", _DECIMAL, "F2")]
        ),
        # Words around the figure
        "number_millions": lambda: column("16 mio. kr.", "1,5 mio kr", "0,5 mio.", read=(16e6, 1.5e6, 0.5e6)),
        "number_millions_english": lambda: column("1.5 million EUR", "2 mill. EUR", read=(1.5e6, 2e6), currency="EUR"),
        "number_thousand_kroner": lambda: column(
            "850 t.kr.",
            "850 tkr",
            "850 tkr.",
            "1.250,5 t.kr.",
            "12 tusind kr.",
            read=(850e3, 850e3, 850e3, 1250.5e3, 12e3),
        ),
        "number_swedish_words": lambda: column(
            "2,5 mkr", "850 tkr", "1,5 miljoner kronor", "3 milj. kr", read=(2.5e6, 850e3, 1.5e6, 3e6), currency="SEK"
        ),
        "number_polish_words": lambda: column(
            "1,5 mln zł",
            "850 tys. zł",
            "12 500,50 zł",
            "250 tys. PLN",
            read=(1.5e6, 850e3, 12500.5, 250e3),
            currency="PLN",
        ),
        "number_billions_danish": lambda: column("1,2 mia. kr.", "1 milliard", read=(1.2e9, 1e9)),
        "number_a_billion_is_not_guessed": lambda: refused("2 billion", findings=[("error", "bad-number", "F2")]),
        "number_currency_before_and_after": lambda: column(
            "kr. 500",
            "500 kr.",
            "DKK 500,50",
            "500,50 DKK",
            "1.234,-",
            "kr 1.234,00",
            read=(500, 500, 500.5, 500.5, 1234, 1234),
        ),
        "number_euro_signs": lambda: column(
            "€ 527.044,00", "€1.500,50", "99 €", "12,5 euro", read=(527044, 1500.5, 99, 12.5), currency="EUR"
        ),
        "number_currency_says_another": lambda: refused(
            "16 mio. kr.", "5 €", currency="EUR", findings=[("error", "currency-mismatch", "F2")]
        ),
        "number_mark_says_another_kroner": lambda: refused("500 zł", findings=[("error", "currency-mismatch", "F2")]),
        # Reservations
        "number_approximate": lambda: column("ca. 90.000,00", read=(90000,), findings=approximate("F2")),
        "number_approximate_with_an_open_point": lambda: column(
            "ca. 90.000", read=(90000,), then=approximate("F2"), asks=[Ask("number", ",", _DECIMAL, "F2")]
        ),
        "number_approximate_words": lambda: column(
            "cirka 100",
            "circa 100",
            "ca 100",
            "approx. 100",
            "about 100",
            "~100",
            "ok. 100",
            "omkring 100",
            read=(100,) * 8,
            findings=approximate(*(f"F{n}" for n in range(2, 10))),
        ),
        "number_ranges_are_no_figure": lambda: refused(
            "10-20",
            "100 / 200",
            "mellem 5 og 6",
            ">500",
            findings=[("error", "bad-number", f"F{n}") for n in range(2, 6)],
        ),
        "number_words_are_no_figure": lambda: refused(
            "ukendt",
            "xxxxxxx",
            "1.2.3",
            "12 34",
            "1,23,456",
            "kr.",
            "-",
            "1O0",
            findings=[("error", "bad-number", f"F{n}") for n in range(2, 10)],
        ),
        "number_infinite_is_no_figure": lambda: refused(
            "1e999", "nan", "inf", findings=[("error", "bad-number", f"F{n}") for n in range(2, 5)]
        ),
        "number_percent_is_no_amount": lambda: refused("5 %", findings=[("error", "bad-number", "F2")]),
        "number_day_in_an_amount": lambda: refused("31-12-2013", findings=[("error", "bad-number", "F2")]),
        # An amount is never negative (tables.py); a minus must be seen as one, in each of its forms
        "number_negatives": lambda: refused(
            "(1.000,00)",
            "1.000,00-",
            "-1.000,00",
            "−1.000,00",
            "(250)",
            "kr. -250",
            -7.0,
            findings=[("error", "negative", f"F{n}") for n in range(2, 9)],
        ),
        "number_scientific": lambda: column("1,5e3", "1.5E+03", 1.5e3, read=(1500, 1500, 1500)),
        "number_blank_is_unknown_and_zero_is_zero": lambda: column(
            "0", "", None, "0,00", "  ", read=(0, None, None, 0, None)
        ),
        "number_long_plain": lambda: column("1234567890123", "0001234", read=(1234567890123, 1234)),
    }
)


@case
def number_in_csv_is_decided_like_in_a_workbook() -> Case:
    content = delimited(amounts("18500.00", "18.500,00", "1.234"), ";")
    return Case(
        [("budget_lines.csv", content)],
        lines(18500, 18500, 1.234),
        asks=[Ask("number", ".", _DECIMAL, "F4")],
    )


@case
def number_large_csv_and_one_open_cell() -> Case:
    """Two thousand plain figures must not carry the one that is open along with them."""
    written = [str(n) for n in range(1000, 3000)] + ["1.234"]
    content = delimited(amounts(*written), ";")
    read = [float(n) for n in range(1000, 3000)] + [1234.0]
    return Case([("budget_lines.csv", content)], lines(*read), asks=[Ask("number", ",", _DECIMAL, "F2002")])


@case
def number_year_is_whole() -> Case:
    rows = amounts(100, 200, 300, 400)
    for row, year in zip(rows[1:], (2012, "2013", 2014.0, "2015,5"), strict=True):
        row[1] = year
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], findings=[("error", "bad-integer", "B5")], refused=True)


def _shares(*written: Any) -> bytes:
    head = ["consultant", "year", "employment_cost", "currency", "full_time_share", "source"]
    return xlsx({"consultants": [head, *([f"c{n}", 2012, None, None, each, None] for n, each in enumerate(written))]})


def shares(
    *written: Any, read: Sequence[float | None], asks: Sequence[Ask] = (), findings: Sequence[Said] = ()
) -> Case:
    """Consultants with those shares of full time in E2, E3, …"""
    rows = [dict(consultant=f"c{n}", year=2012, full_time_share=value) for n, value in enumerate(read)]
    known = [{name: cell for name, cell in row.items() if cell is not None} for row in rows]
    return Case([("a.xlsx", _shares(*written))], {"consultants": known}, findings, asks)


several(
    {
        "share_fractions": lambda: shares(0.5, "0,76", "0.8", 1, 0, read=(0.5, 0.76, 0.8, 1, 0)),
        "share_percent_texts": lambda: shares(
            "76 pct.", "76,5 %", "50%", "100 procent", "80 percent", read=(0.76, 0.765, 0.5, 1, 0.8)
        ),
        "share_percent_format": lambda: shares(Shown(0.5, "0%"), Shown(0.765, "0.0 %"), read=(0.5, 0.765)),
        "share_percent_beside_fractions": lambda: shares("50%", 0.5, "0,25", read=(0.5, 0.5, 0.25)),
        "share_fifty_is_asked": lambda: shares(
            50, 76.5, 100, read=(0.5, 0.765, 1), asks=[Ask("share", "all", frozenset({"all", "none"}), suggested="all")]
        ),
        "share_fifty_beside_a_half_each_is_a_percentage": lambda: shares(
            50, 0.5, read=(0.5, 0.005), asks=[Ask("share", "all", frozenset({"all", "large", "none"}))]
        ),
        "share_fifty_beside_a_half_only_the_large_one": lambda: shares(
            50, 0.5, read=(0.5, 0.5), asks=[Ask("share", "large", frozenset({"all", "large", "none"}))]
        ),
    }
)


@case
def share_fifty_is_not_a_percentage() -> Case:
    """The answer no leaves shares over one: they are errors, not amounts clipped."""
    return Case(
        [("a.xlsx", _shares(50, 76))],
        asks=[Ask("share", "none")],
        then=[("error", "share-above-one", "E2"), ("error", "share-above-one", "E3")],
        refused=True,
    )


@case
def share_over_a_hundred() -> Case:
    """120 is no share in either reading."""
    return Case([("a.xlsx", _shares("120 %"))], findings=[("error", "share-above-one", "E2")], refused=True)


@case
def share_negative() -> Case:
    return Case([("a.xlsx", _shares(-0.5))], findings=[("error", "negative", "E2")], refused=True)


@case
def target_of_a_goal_may_be_a_percentage() -> Case:
    row = dict(goal_id="g", metric="partner_count", comparison="at_least", target="12,5")
    content = xlsx({"goals": [GOALS, [row.get(name) for name in GOALS]]})
    return Case([("a.xlsx", content)], {"goals": [row | {"target": 12.5}]})


UNIT = ("warning", "heading-unit", "F1")
"""That every figure of the column was multiplied is said."""


@case
def headings_unit_in_thousands() -> Case:
    """'Beløb (t.kr.)': every figure below is in thousands; whose kroner is not said."""
    rows = amounts("850", "1.250,5", currency=None)
    rows[0] = [*rows[0][:5], "Beløb (t.kr.)", *rows[0][6:]]
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], lines(850e3, 1250.5e3, currency=None), [UNIT])


@case
def headings_unit_in_1000_dkk() -> Case:
    rows = amounts(850, 1250.5, currency=None)
    rows[0] = [*rows[0][:5], "Beløb i 1.000 DKK", *rows[0][6:]]
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], lines(850e3, 1250.5e3, currency="DKK"), [UNIT])


@case
def headings_unit_in_millions() -> Case:
    rows = amounts("2,5", "12", currency=None)
    rows[0] = [*rows[0][:5], "Amount (EUR million)", *rows[0][6:]]
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], lines(2.5e6, 12e6, currency="EUR"), [UNIT])


@case
def headings_unit_is_a_currency() -> Case:
    rows = amounts(850, 12.5, currency=None)
    rows[0] = [*rows[0][:5], "Amount [EUR]", *rows[0][6:]]
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], lines(850, 12.5, currency="EUR"))


@case
def headings_unit_against_the_currency_column() -> Case:
    """EUR in the heading and DKK in the row: one of the two is wrong."""
    rows = amounts(850, currency="DKK")
    rows[0] = [*rows[0][:5], "Amount [EUR]", *rows[0][6:]]
    content = xlsx({"budget_lines": rows})
    return Case([("a.xlsx", content)], findings=[("error", "currency-mismatch", "F2")], refused=True)


@case
def headings_unit_in_thousands_and_a_cell_in_millions() -> Case:
    """A cell that says its own unit is not multiplied by the heading's as well."""
    rows = amounts("850", "2 mio. kr.")
    rows[0] = [*rows[0][:5], "Beløb (t.kr.)", *rows[0][6:]]
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], lines(850e3, 2e6), [UNIT])


def _unit(heading: str, factor: float, currency: str | None) -> Case:
    """2.5 and 12 under a heading that says their unit."""
    rows = amounts("2,5", 12, currency=None)
    rows[0] = [*rows[0][:5], heading, *rows[0][6:]]
    read = lines(2.5 * factor, 12 * factor, currency=currency)
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], read, [UNIT])


several(
    {
        f"headings_unit_{name}": (lambda arguments=arguments: _unit(*arguments))
        for name, arguments in {
            "mio_eur": ("Beløb (mio. EUR)", 1e6, "EUR"),
            "i_mio_kr": ("Beløb i mio. kr.", 1e6, None),
            "mln_zl": ("Kwota (mln zł)", 1e6, "PLN"),
            "w_tys_pln": ("Kwota w tys. PLN", 1e3, "PLN"),
            "mkr": ("Belopp (Mkr)", 1e6, None),
            "tkr": ("Belopp (tkr)", 1e3, None),
            "ksek": ("Belopp (kSEK)", 1e3, "SEK"),
            "a_thousand_eur": ("Amount (1.000 EUR)", 1e3, "EUR"),
            "eur_three_noughts": ("Amount (EUR '000)", 1e3, "EUR"),
            "k_euro_sign": ("Amount (k€)", 1e3, "EUR"),
            "in_eur_millions": ("Amount in EUR millions", 1e6, "EUR"),
        }.items()
    }
)


@case
def headings_unit_is_a_percentage() -> Case:
    """'Amount (%)' holds no amounts: asked about or left out with a word, never read as money."""
    rows = amounts("2,5", 12)
    rows[0] = [*rows[0][:5], "Amount (%)", *rows[0][6:]]
    content = xlsx({"budget_lines": rows})
    found = [("warning", "columns-missing", ANYWHERE)]
    return Case([("a.xlsx", content)], lines(None, None), found, [Ask("column", "-", cell="F1")])


@case
def headings_unit_in_words_that_are_asked_about() -> Case:
    """'Beløb (i tusinder)' and once more after the question: twelve is twelve thousand."""
    return _unit("Beløb (i tusinder)", 1e3, None)


@case
def headings_unit_in_whole_kroner() -> Case:
    """Whole kroner, not thousands: nothing is multiplied, so nothing is said about that."""
    rows = amounts("2500", 12000, currency=None)
    rows[0] = [*rows[0][:5], "Beløb (hele kr.)", *rows[0][6:]]
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], lines(2500, 12000, currency=None))
