"""Every name an upload may use for a table, a column or a choice: its id, or its name in any language we have.

The parent process reads it from the catalogue and hands it to the child as JSON, so the child parses no catalogue."""

from functools import cache

from babel import dates

from analytics.i18n import LOCALES, TERRITORIES, has_text, text
from analytics.intake.words import Vocabulary, plain
from analytics.metrics.registry import METRICS
from analytics.tables import TABLES, Column

TEMPLATE_SHEETS = ("sheet-read-me", "sheet-choices")
"""Sheets of the template that hold no table: an upload may hold them too, and they are passed over."""


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(folder.name for folder in LOCALES.iterdir() if folder.name in TERRITORIES)


@cache
def vocabulary() -> Vocabulary:
    """The names in all languages."""
    return Vocabulary(
        tables={plain(name): table for table in TABLES for name in _names(table, f"table-{table}")},
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
            f"{table.name}.{column.name}": {
                plain(name): value for value, id in choices(table.name, column).items() for name in _names(value, id)
            }
            for table in TABLES.values()
            for column in table.columns
            if choices(table.name, column)
        },
        yes_no={
            plain(name): answer
            for answer, words in ((True, ("yes", "true", "1")), (False, ("no", "false", "0")))
            for name in (*words, *_names(words[0], f"choice-{words[0]}"))
        },
        months=_months(),
    )


def choices(table: str, column: Column) -> dict[str, str]:
    """What may stand in a column → the catalogue id of its name; empty for a free column. A goal's metric is a text
    to the tables, since the metrics are not theirs, but people choose it from a list too."""
    if (table, column.name) == ("goals", "metric"):
        return {name: f"metric-{name}" for name in METRICS}
    return {value: f"choice-{value}" for value in column.choices}


def _names(id: str, key: str) -> list[str]:
    return [id, *(text(language, key) for language in languages() if has_text(language, key))]


def _months() -> dict[str, int]:
    """Month names, long and short, in every language: marts, Mar, mar. → 3."""
    return {
        plain(name).rstrip("."): number
        for language in languages()
        for width in ("wide", "abbreviated")
        for number, name in dates.get_month_names(width, locale=TERRITORIES[language]).items()
    }
