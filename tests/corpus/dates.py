"""Days as people write them: section 2 of the issue."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from tests.corpus.case import ANYWHERE, Ask, Case, Said, case, several
from tests.corpus.shapes import PROJECTS, dated, days, letter
from tests.corpus.writers import delimited, ods, xls, xlsx

START, END = letter(PROJECTS, "start_date"), letter(PROJECTS, "end_date")


def column(
    *written: Any,
    read: Sequence[date | None] = (),
    name: str = "start_date",
    findings: Sequence[Said] = (),
    asks: Sequence[Ask] = (),
    then: Sequence[Said] | None = None,
) -> Case:
    """A workbook of projects with those days in one column, from row 2 on."""
    content = xlsx({"projects": days(name, *written)})
    return Case([("a.xlsx", content)], dated(name, *read), findings, asks, then)


def refused(*written: Any, findings: Sequence[Said]) -> Case:
    """The same where nothing may be published."""
    return Case([("a.xlsx", xlsx({"projects": days("start_date", *written)}))], findings=findings, refused=True)


_ORDER = frozenset({"day", "month"})
LAST = date(2013, 12, 31)
several(
    {
        "date_iso": lambda: column(
            "2013-12-31", "2013/12/31", "2013.12.31", "2013-1-5", read=(LAST, LAST, LAST, date(2013, 1, 5))
        ),
        "date_with_dashes": lambda: column("31-12-2013", "05-01-2013", read=(LAST, date(2013, 1, 5))),
        "date_with_points": lambda: column(
            "31.12.2013", "5.1.2013", "05. 01. 2013", read=(LAST, date(2013, 1, 5), date(2013, 1, 5))
        ),
        "date_with_slashes_one_cell_shows_the_order": lambda: column(
            "31/12/2013", "03/04/2012", read=(LAST, date(2012, 4, 3))
        ),
        "date_with_slashes_american": lambda: column("12/31/2013", "03/04/2012", read=(LAST, date(2012, 3, 4))),
        "date_with_slashes_is_asked": lambda: column(
            "03/04/2012",
            "05/06/2012",
            read=(date(2012, 4, 3), date(2012, 6, 5)),
            asks=[Ask("date", "day", _ORDER, f"{START}2")],
        ),
        "date_with_slashes_answered_month_first": lambda: column(
            "03/04/2012",
            "05/06/2012",
            read=(date(2012, 3, 4), date(2012, 5, 6)),
            asks=[Ask("date", "month", _ORDER, f"{START}2")],
        ),
        "date_with_slashes_both_orders_proved": lambda: column(
            "31/12/2013",
            "12/31/2013",
            "03/04/2012",
            read=(LAST, LAST, date(2012, 4, 3)),
            asks=[Ask("date", "day", _ORDER, f"{START}4")],
        ),
        "date_with_slashes_day_equals_month": lambda: column("05/05/2012", read=(date(2012, 5, 5),)),
        "date_written_out": lambda: column(
            "31. december 2013",
            "31 December 2013",
            "31. dec. 2013",
            "December 31, 2013",
            "31 grudnia 2013",
            "31 december 2013",
            read=(LAST,) * 6,
        ),
        "date_real_cells": lambda: column(LAST, datetime.combine(LAST, time()), read=(LAST, LAST)),
        "date_with_midnight": lambda: column(
            "2013-12-31T00:00:00Z", "2013-12-31 00:00:00", "31-12-2013 00:00", read=(LAST,) * 3
        ),
        "date_timestamps": lambda: column(
            "2013-12-31T14:30:00", "31.12.2013 14:30", datetime.combine(LAST, time(14, 30)), read=(LAST,) * 3
        ),
        "date_serials_in_the_whole_column": lambda: column(
            41639, 40909, read=(LAST, date(2012, 1, 1)), findings=[("warning", "serials", ANYWHERE)]
        ),
        "date_serials_as_text": lambda: column(
            "41639", "40909", read=(LAST, date(2012, 1, 1)), findings=[("warning", "serials", ANYWHERE)]
        ),
        "date_serials_mixed_with_days_are_asked": lambda: column(
            41639, "2012-01-01", read=(LAST, date(2012, 1, 1)), asks=[Ask("date", "serial", cell=f"{START}2")]
        ),
        "date_month_first_day": lambda: column(
            "marts 2012",
            "Mar 2012",
            "marzec 2012",
            "mars 2012",
            "2012-03",
            read=(date(2012, 3, 1),) * 5,
            findings=[("warning", "dates-rough-first", ANYWHERE)],
        ),
        "date_month_last_day": lambda: column(
            "februar 2012",
            "Feb. 2013",
            "02/2012",
            read=(date(2012, 2, 29), date(2013, 2, 28), date(2012, 2, 29)),
            name="end_date",
            findings=[("warning", "dates-rough-last", ANYWHERE)],
        ),
        "date_quarter_first_day": lambda: column(
            "Q2 2012",
            "2. kvartal 2012",
            "2012 Q2",
            "2. kv. 2012",
            "II kwartał 2012",
            "kvartal 2 2012",
            read=(date(2012, 4, 1),) * 6,
            findings=[("warning", "dates-rough-first", ANYWHERE)],
        ),
        "date_quarter_last_day": lambda: column(
            "Q2 2012",
            "4. kvartal 2013",
            read=(date(2012, 6, 30), LAST),
            name="end_date",
            findings=[("warning", "dates-rough-last", ANYWHERE)],
        ),
        "date_year_first_day": lambda: column(
            2012,
            "2013",
            read=(date(2012, 1, 1), date(2013, 1, 1)),
            findings=[("warning", "dates-rough-first", ANYWHERE)],
        ),
        "date_year_last_day": lambda: column(
            2012,
            "2013",
            read=(date(2012, 12, 31), LAST),
            name="end_date",
            findings=[("warning", "dates-rough-last", ANYWHERE)],
        ),
        "date_year_beside_days": lambda: column(
            "2012", "31-12-2013", read=(date(2012, 1, 1), LAST), findings=[("warning", "dates-rough-first", ANYWHERE)]
        ),
        "date_impossible": lambda: refused(
            "2026-09-31",
            "31-02-2012",
            "29.02.2013",
            "2012-13-01",
            findings=[("error", "no-such-date", f"{START}{n}") for n in range(2, 6)],
        ),
        "date_not_one": lambda: refused(
            "snart",
            "efter sommerferien",
            "2012-2013",
            "Q5 2012",
            "xxxxxxx",
            findings=[("error", "bad-date", f"{START}{n}") for n in range(2, 7)],
        ),
        "date_two_figures_for_the_year_are_not_guessed": lambda: refused(
            "31-12-13", "1.2.03", findings=[("error", "bad-date", f"{START}{n}") for n in range(2, 4)]
        ),
        "date_too_far_away": lambda: refused(
            "0012-03-31", "2912-03-31", findings=[("error", "date-out-of-bounds", f"{START}{n}") for n in range(2, 4)]
        ),
        "date_blank": lambda: column("", None, "2013-12-31", read=(None, None, LAST)),
    }
)


@case
def date_in_xls() -> Case:
    """The old format keeps a number and a format: dates all the same."""
    return Case([("a.xls", xls({"projects": days("start_date", LAST, "31-12-2013")}))], dated("start_date", LAST, LAST))


@case
def date_in_ods() -> Case:
    return Case([("a.ods", ods({"projects": days("start_date", LAST, "31-12-2013")}))], dated("start_date", LAST, LAST))


@case
def date_order_shown_in_another_column_of_the_file() -> Case:
    """Start with 31/12 and end with 03/04: both readings fit the second column, so it is asked about."""
    rows = days("start_date", "31/12/2011", "30/11/2011")
    rows[1][PROJECTS.index("end_date")], rows[2][PROJECTS.index("end_date")] = "03/04/2012", "05/06/2012"
    expected = dated("start_date", date(2011, 12, 31), date(2011, 11, 30))
    for row, day in zip(expected["projects"], (date(2012, 4, 3), date(2012, 6, 5)), strict=True):
        row["end_date"] = day
    return Case([("a.xlsx", xlsx({"projects": rows}))], expected, asks=[Ask("date", "day", _ORDER, f"{END}2")])


@case
def date_csv_with_slashes() -> Case:
    content = delimited(days("start_date", "03/04/2012", "05/06/2012"), ";")
    return Case(
        [("projects.csv", content)],
        dated("start_date", date(2012, 4, 3), date(2012, 6, 5)),
        asks=[Ask("date", "day", _ORDER, f"{START}2")],
    )


@case
def date_in_a_text_column_stays_as_written() -> Case:
    content = xlsx({"projects": days("source", "31/12/2013", date(2013, 12, 31))})
    return Case([("a.xlsx", content)], dated("source", "31/12/2013", "2013-12-31"))


@case
def date_with_dashes_one_cell_shows_month_first() -> Case:
    """04-25-2012 shows that the month comes first, so 03-04-2012 may be the 4th of March: asked, as with slashes."""
    content = xlsx({"projects": days("start_date", "03-04-2012", "04-25-2012")})
    return Case(
        [("a.xlsx", content)],
        dated("start_date", date(2012, 3, 4), date(2012, 4, 25)),
        asks=[Ask("date", "month", _ORDER, f"{START}2")],
    )
