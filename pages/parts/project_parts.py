"""The parts of a project's own page."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import pyarrow.compute as pc

from analytics.charts.cells import column_name
from analytics.charts.portfolio import SUMS, blank_or, choice, sum_of
from analytics.i18n import text
from analytics.i18n.formats import BLANK, day, money, number, percent
from analytics.money import ECB
from analytics.provenance import row_key
from pages.parts import caches
from pages.parts.html import box, framed, headings, stacked, tile
from pages.parts.source_parts import from_link, place_of, places_of
from pages.parts.view import View

KINDS = ("scope", "item", "stage")
FACTS = (
    "programme",
    "fund",
    "focus_area",
    "department",
    "applied_on",
    "decision_expected_on",
    "decided_on",
    "start_date",
    "end_date",
    "success_probability",
)


def facts(row: Any, view: View) -> str:
    """What is known of a project, each with a link to where it comes from; a blank is –."""
    language, inside = view.language, ""
    for name in FACTS:
        value = blank_or(getattr(row, name))
        words = escape(_fact(language, name, value))
        if value is not None:
            words += f" {from_link(view, 'projects', [row.project_id], name)}"
        inside += f"<dt>{escape(column_name(language, 'projects', name))}</dt><dd>{words}</dd>"
    return f'<dl class="facts wide">{inside}</dl>'


MONEY = ("item", "scope", "stage", "year", "amount", "euro", "rate", "source")
"""The columns of the table of amounts; `money-<column>` in the catalogue."""


def money_table(lines: pd.DataFrame, project_id: str, view: View) -> str:
    """Each amount as it stood in the workbook, in EUR, the rate with date and source, and its place."""
    language = view.language
    if lines.empty:
        return box(text(language, "money-none"))
    names = [f"money-{column}" for column in MONEY]
    figures = ("money-amount", "money-euro")
    table = caches.tables(view.edition.number)["budget_lines"]
    places = places_of(view, "budget_lines", table.filter(pc.equal(table["project_id"], project_id)), "amount")
    body = "".join(_money_row(line, project_id, places, view) for line in lines.to_dict("records"))
    caption = text(language, "money-caption", count=len(lines))
    return stacked(framed(headings(language, names, figures), body, caption))


def _money_row(line: Mapping[Any, Any], project_id: str, places: Mapping[str, Mapping[str, Any]], view: View) -> str:
    language = view.language
    amount, euro, rate = (blank_or(line[name]) for name in ("amount", "eur", "rate"))
    year = blank_or(line["year"])
    key = [project_id, None if year is None else int(year), *(blank_or(line[name]) for name in KINDS)]
    place = places.get(row_key(key))
    source = escape(str(blank_or(line["source"]) or BLANK))
    if place and place["file"]:
        source += f"<br>{from_link(view, 'budget_lines', key, 'amount', place_of(place))}"
    inside = {
        "scope": escape(choice(language, line["scope"]) or BLANK),
        "stage": escape(choice(language, line["stage"]) or BLANK),
        "year": escape(str(int(year)) if year is not None else text(language, "money-whole")),
        "amount": escape(money(language, amount, blank_or(line["currency"]))),
        "euro": escape(money(language, euro, "EUR")),
        "rate": _rate_words(line, rate, language),
        "source": source,
    }
    classes = {"amount": ' class="n"', "euro": ' class="n"', "source": ' class="source"'}
    cells = "".join(
        f'<td{classes.get(column, "")} data-label="{escape(text(language, f"money-{column}"))}">{words}</td>'
        for column, words in inside.items()
    )
    return f'<tr><th scope="row">{escape(choice(language, line["item"]) or BLANK)}</th>{cells}</tr>'


def _rate_words(line: Mapping[Any, Any], rate: Any, language: str) -> str:
    if blank_or(line["currency"]) == "EUR":
        return escape(text(language, "money-no-rate-needed"))
    if rate is None:
        return escape(text(language, "money-no-rate"))
    words = text(
        language, "money-rate-words", rate=number(language, float(rate), 4), currency=str(line["currency"]),
        day=day(language, _date(line["rate_date"])), source=_rate_source(language, blank_or(line["rate_source"])),
    )  # fmt: skip
    return escape(words)


def _date(value: Any) -> Any:
    return value.date() if isinstance(value, pd.Timestamp) else value


def _fact(language: str, name: str, value: Any) -> str:
    if value is None:
        return BLANK
    if name.endswith(("_on", "_date")):
        return day(language, _date(value))
    return percent(language, float(value), 0) if name == "success_probability" else str(value)


def chips(row: Any, view: View) -> str:
    """Status and role, each as a small label with a link to where it comes from; a blank is said."""
    language = view.language
    inside = []
    for name in ("status", "role"):
        value = choice(language, getattr(row, name))
        words = escape(
            text(
                language,
                "named",
                name=column_name(language, "projects", name),
                value=value or text(language, "value-unknown").lower(),
            )
        )
        inside.append(words if value is None else f"{words} {from_link(view, 'projects', [row.project_id], name)}")
    inside.append(escape(text(language, f"granted-{row.granted}")))
    return "<p>" + " ".join(f'<span class="chip">{each}</span>' for each in inside) + "</p>"


def sums(row: Any, language: str) -> str:
    """The project's sums in EUR as intervals; loans apart."""
    inside = "".join(tile(text(language, f"tile-{name}"), sum_of(row, name, language)) for name in SUMS)
    return f'<div class="tiles">{inside}</div><p class="lead">{escape(text(language, "source-sums"))}</p>'


def _rate_source(language: str, source: object) -> str:
    """The ECB in the reader's language; another source as the table of rates names it."""
    return text(language, "rate-ecb") if source == ECB else str(source or BLANK)
