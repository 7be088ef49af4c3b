"""`python -m analytics.intake.document` writes docs/tables.md from the tables and the catalogue."""

from analytics.i18n import has_text, text
from analytics.intake.template import kind
from analytics.intake.vocabulary import choices
from analytics.settings import ROOT
from analytics.tables import TABLES, Column, Table

PAGE = ROOT / "docs" / "tables.md"
_LANGUAGE = "en"


def page() -> str:
    """The page: every table and column with its id, its name in English and Danish, what it holds and means."""
    head = [
        "# The tables of a workbook",
        "",
        "<!-- Written by `python -m analytics.intake.document`; edit analytics/tables.py or the catalogue instead. -->",
        "",
        "An upload may hold any of these tables: as sheets of one Excel workbook (.xlsx), or as CSV files named after",
        "them. Tables, columns and choices go by their id or by their name in any language of the dashboard. A blank",
        "cell means *not known*; it is never read as zero. **Bold** columns must be filled in.",
        "",
        "How cells are read: dates as spreadsheet dates, `2012-03-31`, `31.03.2012`, `31-03-2012` or `31. marts 2012`;",
        "amounts as numbers or as texts such as `1.234.567,89`, `1 234 567.89`, `16 mio. kr.` or `850 t.kr.`; shares",
        "as `0.76` or `76 %`. What can be read in two ways (`1.234`, `03/04/2012`) is sent back, unless other cells of",
        "the same column show which is meant.",
        "",
    ]
    return "\n".join([*head, *(line for table in TABLES.values() for line in _table(table))])


def _table(table: Table) -> list[str]:
    meaning = text(_LANGUAGE, "table-row-meaning", meaning=text(_LANGUAGE, f"table-{table.name}.meaning"))
    return [
        f"## {table.name}",
        "",
        f"*{text('en', f'table-{table.name}')}* · *{text('da', f'table-{table.name}')}*. {meaning}",
        f"No two rows have the same {', '.join(f'`{column}`' for column in table.key)}.",
        "",
        "| column | English | Danish | holds | meaning |",
        "|---|---|---|---|---|",
        *(_column(table, column) for column in table.columns),
        "",
    ]


def _column(table: Table, column: Column) -> str:
    id = f"column-{table.name}-{column.name}"
    name = f"**`{column.name}`**" if column.required else f"`{column.name}`"
    return f"| {name} | {text('en', id)} | {text('da', id)} | {_holds(table, column)} | {text('en', f'{id}.meaning')} |"


def _holds(table: Table, column: Column) -> str:
    holds = kind(column, _LANGUAGE)
    if column.unit:
        holds += f" ({column.unit})"
    if column.minimum is not None and column.type != "share":
        most = f" to {column.maximum:g}" if column.maximum is not None else " or more"
        holds += f", {column.minimum:g}{most}"
    if column.refers_to:
        holds += f", a row of [{column.refers_to}](#{column.refers_to})"
    if column.translatable:
        holds += f"; also `{column.name}_da`, `{column.name}_en` and so on"
    names = choices(table.name, column)
    if names:
        holds += ": " + ", ".join(_choice(value, id) for value, id in names.items())
    return holds


def _choice(value: str, id: str) -> str:
    name = text(_LANGUAGE, id) if has_text(_LANGUAGE, id) else value
    return f"`{value}`" if name == value else f"`{value}` ({name})"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
