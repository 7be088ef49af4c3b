"""Every name an upload may use for a table, a column or a choice: its id, or its name in any language we have.

The parent process reads it from the catalogue and hands it to the child as JSON, so the child parses no catalogue."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from babel import dates

from analytics.i18n import LOCALES, TERRITORIES, has_text, text
from analytics.intake.words import Vocabulary, plain
from analytics.metrics.registry import METRICS
from analytics.tables import CURRENCIES, TABLES, Column

_MONTHS_IN = ("da", "en", "sv", "pl", "de")
"""Languages whose month names are known, whether they have a catalogue or not."""

ALIASES = Path(__file__).with_name("aliases.toml")
TEMPLATE_SHEETS = ("sheet-read-me", "sheet-choices", "sheet-sources")
"""Sheets of the template that hold no table: an upload may hold them too, and they are passed over."""


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(folder.name for folder in LOCALES.iterdir() if folder.name in TERRITORIES)


@cache
def vocabulary() -> Vocabulary:
    """The names in all languages, and what people write besides."""
    besides = tomllib.loads(ALIASES.read_text(encoding="utf-8"))
    return Vocabulary(
        tables=_turned(besides["tables"])
        | {plain(name): table for table in TABLES for name in _names(table, f"table-{table}")},
        passed_over=[plain(text(language, sheet)) for sheet in TEMPLATE_SHEETS for language in languages()],
        columns={
            table.name: {
                plain(name): column.name
                for column in table.all_columns()
                for name in _names(column.name, f"column-{table.name}-{column.name}")
            }
            for table in TABLES.values()
        },
        choices={
            f"{table.name}.{column.name}": _values_besides(besides["values"], table.name, column)
            | {plain(name): value for value, id in choices(table.name, column).items() for name in _names(value, id)}
            for table in TABLES.values()
            for column in table.columns
            if choices(table.name, column)
        },
        yes_no={
            plain(name): answer
            for answer, words in ((True, ("yes", "true", "1")), (False, ("no", "false", "0")))
            for name in (*words, *besides["yes_no"][words[0]], *_names(words[0], f"choice-{words[0]}"))
        },
        months=_months(),
        aliases={table: _preferences(columns) for table, columns in besides["columns"].items()},
        amounts=_turned(besides["amounts"]) | _amount_names(),
        unsure={plain(name): amounts.split() for amounts, written in besides["unsure"].items() for name in written},
        stages=_turned(besides["stages"]),
        headings=[plain(name) for name in besides["headings"]["others"]],
    )


def _turned(names: dict[str, list[str]]) -> dict[str, str]:
    """What each name stands for; the first wins where two things have one name."""
    answer: dict[str, str] = {}
    for id, written in names.items():
        for name in written:
            answer.setdefault(plain(name), id)
    return answer


def _preferences(columns: dict[str, list[str]]) -> dict[str, list[str]]:
    answer: dict[str, list[str]] = {}
    for column, written in columns.items():
        for name in written:
            answer.setdefault(plain(name), []).append(column)
    return answer


def _values_besides(besides: dict[str, Any], table: str, column: Column) -> dict[str, str]:
    """Of the names in aliases.toml those of a column's choices; a column with the choices of another has its names."""
    if column.choices == CURRENCIES:
        return _turned(besides["currency"])
    for place, names in besides.items():
        other, _, name = place.partition(".")
        if name and column.choices and TABLES[other].column(name).choices == column.choices:
            return _turned(names)
    return {}


def _amount_names() -> dict[str, str]:
    """The catalogue's names of budget items: of the whole partnership, where it is not the organisation's own."""
    items = {"total_budget": "project", "eu_grant": "project", "other_public": "project", "private": "project"} | {
        "own_contribution": "own",
        "loan": "own",
    }
    return {plain(name): f"{scope}/{item}" for item, scope in items.items() for name in _names(item, f"choice-{item}")}


def choices(table: str, column: Column) -> dict[str, str]:
    """What may stand in a column → the catalogue id of its name; empty for a free column. A goal's metric is a text
    to the tables, since the metrics are not theirs, but people choose it from a list too."""
    if (table, column.name) == ("goals", "metric"):
        return {name: f"metric-{name}" for name in METRICS}
    return {value: f"choice-{value}" for value in column.choices}


def _names(id: str, key: str) -> list[str]:
    return [id, *(text(language, key) for language in languages() if has_text(language, key))]


def _months() -> dict[str, int]:
    """Month names, long and short, in every language: marts, Mar, mar., marca → 3."""
    return {
        plain(name).rstrip("."): number
        for language in _MONTHS_IN
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in dates.get_month_names(width, context, TERRITORIES.get(language, language)).items()
    }
