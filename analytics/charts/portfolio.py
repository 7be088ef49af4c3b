"""Projects and their money in words: titles, sums as intervals, and the known sums by group with what is unknown."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from analytics.charts.cells import UNKNOWN, value_name
from analytics.charts.words import EURO
from analytics.i18n import text
from analytics.i18n.formats import BLANK, money, number
from analytics.metrics.frames import GROUPS, LOAN

SUMS = ("budget", "eu", "own", "loan")
"""The sums of a project that are shown; a loan is part of none of the others."""


def title(row: Any, language: str) -> str:
    """A project's title in the language, else as first written, else ''. `row`: a row of the project list."""
    for name in (f"title_{language}", "title", "title_en", "title_da"):
        if (said := blank_or(getattr(row, name, None))) is not None:
            return str(said)
    return ""


def short_name(row: Any) -> str:
    """A project's acronym, else its id."""
    return str(blank_or(row.acronym) or row.project_id)


def blank_or(value: Any) -> Any:
    """None for every kind of blank pandas has."""
    return None if value is None or (not isinstance(value, str) and pd.isna(value)) else value


def choice(language: str, value: Any) -> str | None:
    """What a choice is called; None for a blank."""
    return None if blank_or(value) is None else value_name(language, str(value))


def sum_of(row: Any, name: str, language: str) -> str:
    """One of a project's sums in EUR (budget, eu, eu_own, own, loan) as an interval, to the cent."""
    low, high = float(getattr(row, f"{name}_low")), blank_or(getattr(row, f"{name}_high"))
    if high is None and low <= 0:
        return text(language, "figure-unknown")
    if high is None:
        return text(language, "figure-at-least", low=euro(language, low))
    if name == "loan" and high == 0:
        return text(language, "loan-none")
    least, most = euro(language, low), euro(language, high)
    return least if least == most else f"{least}\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}{most}"


def dimension(language: str, by: str) -> str:
    """What a dimension is called: `Year`, `Programme`."""
    return text(language, "by-year") if by == "year" else text(language, f"column-projects-{by}")


def labelled(funding: pd.DataFrame, language: str, by: str) -> pd.DataFrame:
    """The money by group (`frames.by_group`), one row a value of the dimension, each with what the value is called."""
    return funding.assign(label=[_label(str(value), by, language) for value in funding["value"]])


class Known(NamedTuple):
    """The known sum of one group of money, its name, and how many amounts are unknown, in words."""

    name: str
    figure: str
    remark: str


def known_sums(funding: pd.DataFrame, language: str) -> list[Known]:
    """The known sum of each group and how many amounts are unknown. `funding`: `frames.by_group`."""
    return [_known(funding, group, language) for group in GROUPS]


def money_rows(funding: pd.DataFrame, language: str) -> list[tuple[str, ...]]:
    """The table beside a chart of money: label, the known sum of each group, the number of unknown amounts. `funding`:
    `frames.by_group`, labelled."""
    return [
        (
            str(row["label"]),
            *(known_of(row, group, language) for group in GROUPS),
            number(language, sum(row[f"{group}_unknown"] for group in GROUPS), 0),
        )
        for row in funding.to_dict("records")
    ]


def loan_rows(funding: pd.DataFrame, language: str) -> list[tuple[str, str, str]]:
    """The same of loans, for what has any; [] where there are none."""
    there = [f"{LOAN}_{figure}" for figure in ("known", "possible", "unknown")]
    return [
        (str(row["label"]), known_of(row, LOAN, language), number(language, row[f"{LOAN}_unknown"], 0))
        for row in funding[(funding[there] > 0).any(axis=1)].to_dict("records")
    ]


def euro(language: str, amount: float) -> str:
    """A sum of known amounts, to the cent."""
    return money(language, round(amount, 2), EURO)


def known_of(row: Mapping[Any, Any], group: str, language: str) -> str:
    """What is known of a group's amounts, added up (a row of `frames.by_group`). Where every amount is a blank the sum
    is unknown, not 0; where none was stated there is none."""
    if row[f"{group}_known"]:
        return euro(language, row[f"{group}_known"])
    return text(language, "figure-unknown") if row[f"{group}_unknown"] else BLANK


def _known(funding: pd.DataFrame, group: str, language: str) -> Known:
    whole = {name: funding[name].sum() for name in (f"{group}_known", f"{group}_unknown")}
    unknown = int(whole[f"{group}_unknown"])
    stated = unknown or whole[f"{group}_known"]
    words = text(language, "funding-unknown", count=unknown) if stated else text(language, "funding-nothing")
    return Known(text(language, f"funding-{group}"), known_of(whole, group, language), words)


def _label(value: str, by: str, language: str) -> str:
    if value == UNKNOWN and by == "year":
        return text(language, "funding-no-year")
    return value_name(language, value)
