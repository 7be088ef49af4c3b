"""A report as a workbook: real numbers to filter and add up, beside them the words that the other forms say."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil, isinf
from typing import Any

import xlsxwriter

from analytics.charts.words import EURO, SHARE, noun, unit_of
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import COPENHAGEN
from analytics.metrics.interval import Interval
from analytics.money import resolve_rates
from analytics.reports import content as contents
from analytics.reports.content import Content, Facts, GoalContent, Section
from analytics.reports.forms import Brand
from analytics.reports.office import choice, ink_on, plain, source_note
from analytics.tables import Tables

Kind = str
"""How a column's cells are written: text, long (wrapped), count, euro, amount, rate, share, date, or unit: as the unit
of its row says."""
FORMATS = {
    "text": "@",
    "long": "@",
    "count": "#,##0",
    "part": "#,##0.00",
    "whole": "0",
    "euro": "#,##0",
    "amount": "#,##0.00",
    "rate": "0.0000",
    "share": "0.00%",
    "date": "yyyy-mm-dd",
}
"""What stands for thousands and decimals is the reader's Excel's to say. `part`: a count that is no whole number."""
DATES = {"da": "dd-mm-yyyy", "en": "[$-809]d mmm yyyy"}
"""How a language writes a day; any other has it as in FORMATS."""
WIDTHS = {
    "text": 20,
    "long": 40,
    "count": 10,
    "whole": 10,
    "euro": 13,
    "amount": 15,
    "rate": 10,
    "share": 10,
    "date": 12,
    "unit": 12,
}
"""In characters. Of texts: the widest they become; longer ones stand on several lines."""
WIDEST, BROAD = 26, 70
"""The widest a column of short texts becomes, and one of texts longer than PARAGRAPH characters."""
PARAGRAPH = 240
ON_PAPER = 180
"""Characters side by side on a page of A4 across: about 8 points high in Excel, 7 where Calibri is replaced."""
LINE, HIGHEST = 15.0, 409.0
"""Points: a line of type, and the highest row that a spreadsheet has."""
MOST_CHARACTERS = 32_767
"""In one cell of a spreadsheet."""
MOST_ROWS = 1_048_575
"""Below the headings; a spreadsheet has no more."""
MONEY = ("budget", "eu", "eu_own", "own", "loan")
"""The money of a project, each from – to, as the project list has it."""


@dataclass(frozen=True)
class Column:
    """One column of a sheet. `bar`: shown with data bars."""

    heading: str
    kind: Kind
    bar: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet: its columns, and its rows, a value a column (None: blank). `kinds`: of a row, in place of `unit`."""

    id: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[object]]
    kinds: Sequence[Kind] = ()


def workbook(facts: Facts, content: Content, sections: Sequence[Section], brand: Brand) -> bytes:
    """The report as xlsx: a sheet for each part of the sections, with filters and a frozen heading. No cell is a
    formula or a link, whatever it says. Raises ValueError where a table has more than MOST_ROWS rows."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties(
            {
                "title": _plain(content.title),
                "subject": _plain(content.as_of),
                "author": _plain(content.organisation),
                "company": _plain(content.organisation),
                "comments": _plain(source_note(content)),
                "created": content.published_at,
            }
        )
        looks = _looks(book, brand, content.language)
        for number, sheet in enumerate(_sheets(facts, content, sections), 1):
            _write(book, looks, sheet, content.language, number)
    return buffer.getvalue()


def _sheets(facts: Facts, content: Content, sections: Sequence[Section]) -> Iterator[Sheet]:
    yield _summary(content)
    if "goals" in sections:
        yield _goals(content)
        yield _missing(content)
    if "portfolio" in sections:
        yield _projects(facts, content.language)
    if "money" in sections:
        yield _money(facts, content.language)
    if "changes" in sections:
        yield _changes(content)
    if "sources" in sections:
        yield _worded("sources", content.sources)
        yield _worded("definitions", content.definitions)


# --- what stands on each sheet ---


def _summary(content: Content) -> Sheet:
    """What this workbook is of, and the strategy in sentences: always there, whatever the sections."""
    language = content.language
    facts = [
        ("organisation", content.organisation),
        ("as-of", content.figures),
        ("edition", str(content.edition)),
        ("published", content.published),
        ("invented", content.invented),
        ("checksum", content.checksum),
    ]
    rows = [(text(language, f"office-column-{name}"), value) for name, value in facts if value]
    rows += [(text(language, "office-summary"), sentence) for sentence in content.summary]
    rows += [(words, str(count)) for _, words, count in content.strip]
    rows.append((text(language, "office-column-intervals"), text(language, "office-intervals")))
    columns = (Column(text(language, "office-property"), "text"), Column(text(language, "office-value"), "long"))
    return Sheet("summary", columns, rows)


def _goals(content: Content) -> Sheet:
    language = content.language

    def named(*parts: tuple[str, Kind]) -> list[Column]:
        return [Column(text(language, f"office-column-{name}"), kind, name == "share") for name, kind in parts]

    def ends(name: str, kind: Kind) -> list[Column]:
        return _ends(language, name, kind)

    columns = [
        *named(("goal-id", "text"), ("goal", "text"), ("parent", "text"), ("status", "text"), ("words", "text")),
        *ends("value", "unit"),
        *named(("unit", "text"), ("expected", "unit"), ("comparison", "text"), ("target", "unit"), ("share", "share")),
        *ends("decided", "unit"),
        *ends("implemented", "unit"),
        *named(("deadline", "date"), ("certainty", "text"), ("missing-count", "whole")),
        *ends("met", "share"),
        *named(("owner", "text"), ("source", "long"), ("interpretation", "long"), ("note", "long")),
    ]
    rows = [_goal(goal, language) for goal in content.goals]
    return Sheet("goals", tuple(columns), rows, [_unit_kind(goal.verdict) for goal in content.goals])


def _goal(said: GoalContent, language: str) -> list[object]:
    verdict, goal = said.verdict, said.verdict.goal
    unit = unit_of(verdict)
    unit_words = {SHARE: text(language, "office-unit-share"), EURO: text(language, "office-unit-eur")}
    forecast = said.forecast
    return [
        said.goal_id, said.title, goal.parent, said.status_words, said.value,
        verdict.interval.low, verdict.interval.high,
        unit_words.get(unit) or noun(language, verdict),
        verdict.expected, said.three[0][1], goal.target,
        verdict.interval.low / goal.target if goal.target > 0 else None,
        verdict.decided.low, verdict.decided.high,
        *_both(verdict.implemented),
        goal.last_day, text(language, f"certainty-{verdict.certainty}"), said.missing_count,
        *(forecast.met if forecast and not forecast.reason else (None, None)),
        said.owner, said.source, said.interpretation, said.note,
    ]  # fmt: skip


def _missing(content: Content) -> Sheet:
    """The blank cells of every goal, a row a goal and cell."""
    language = content.language
    headings = [text(language, "office-column-goal"), *(text(language, f"missing-{name}") for name in _MISSING)]
    columns = [Column(heading, "text") for heading in headings]
    rows = [(goal.title, *row) for goal in content.goals for row in goal.missing.rows]
    return Sheet("missing", tuple(columns), rows)


_MISSING = ("column", "row", "place")


def _projects(facts: Facts, language: str) -> Sheet:
    shown = (
        ("project_id", "text"), ("acronym", "text"), ("title", "text"), ("programme", "text"), ("fund", "text"),
        ("focus_area", "text"), ("department", "text"), ("role", "text"), ("status", "text"), ("applied_on", "date"),
        ("decision_expected_on", "date"), ("decided_on", "date"), ("start_date", "date"), ("end_date", "date"),
        ("success_probability", "share"),
    )  # fmt: skip
    columns = [Column(text(language, f"column-projects-{name}"), kind) for name, kind in shown]
    columns.append(Column(text(language, "office-column-granted"), "text"))
    columns += [column for name in MONEY for column in _ends(language, name, "euro", bar=name == "budget")]
    columns += [
        Column(text(language, "office-column-eu-rate"), "share", True),
        Column(text(language, "column-projects-note"), "long"),
        Column(text(language, "column-projects-source"), "long"),
    ]
    rows = []
    for row in facts.projects.to_dict("records"):
        title = _known(row.get(f"title_{language}")) or row["title"]
        cells = [title if name == "title" else row[name] for name, _ in shown]
        cells[7:9] = [choice(language, row["role"]), choice(language, row["status"])]
        cells.append(text(language, f"office-granted-{row['granted']}"))
        cells += [row[f"{name}_{end}"] for name in MONEY for end in ("low", "high")]
        rows.append([*cells, row["eu_rate"], row["note"], row["source"]])
    return Sheet("projects", tuple(columns), rows)


def _money(facts: Facts, language: str) -> Sheet:
    """Every amount: as it was given, and in euro with the rate it was converted at."""
    names = [
        ("project_id", "text"), ("year", "whole"), ("scope", "text"), ("item", "text"), ("stage", "text"),
        ("amount", "amount"), ("currency", "text"), ("dated", "date"),
    ]  # fmt: skip
    columns = [Column(text(language, f"column-budget_lines-{name}"), kind) for name, kind in names]
    columns.insert(1, Column(text(language, "office-column-project"), "text"))
    columns += [
        Column(text(language, "office-column-eur"), "amount", True),
        Column(text(language, "office-column-rate"), "rate"),
        Column(text(language, "office-column-rate-date"), "date"),
        Column(text(language, "office-column-rate-source"), "text"),
        Column(text(language, "column-budget_lines-source"), "long"),
    ]
    called = {row["project_id"]: row["acronym"] or row["title"] for row in facts.tables["projects"].to_pylist()}
    rates = _rates(facts.tables)
    rows = []
    for line in facts.tables["budget_lines"].to_pylist():
        rate = rates.get((line["currency"], line["dated"]))
        rows.append(
            [
                line["project_id"], called.get(line["project_id"]), line["year"],
                *(choice(language, line[name]) for name in ("scope", "item", "stage")),
                line["amount"], line["currency"], line["dated"], _euro(line["amount"], line["currency"], rate),
                *((rate["units_per_euro"], rate["rate_date"], rate["source"]) if rate else (None, None, None)),
                line["source"],
            ]
        )  # fmt: skip
    return Sheet("money", tuple(columns), rows)


def _rates(tables: Tables) -> dict[tuple[str, date], dict[str, Any]]:
    """The edition's exchange rates by currency and day: those kept with it, else worked out as at its publication."""
    kept = tables.get("rates_resolved")
    resolved = resolve_rates(tables) if kept is None else kept
    return {(row["currency"], row["dated"]): row for row in resolved.to_pylist()}


def _euro(amount: float | None, currency: str | None, rate: dict[str, Any] | None) -> float | None:
    """An amount in euro, as `engine/sql/views/20_lines_eur.sql` has it; None where that is unknown."""
    if amount is None or currency == EURO or amount == 0:
        return amount
    return amount * rate["euro_per_unit"] if rate else None


def _changes(content: Content) -> Sheet:
    language = content.language
    said = content.changes or (text(language, "office-no-changes"),)
    columns = (
        Column(text(language, "office-column-number"), "whole"),
        Column(text(language, "office-column-changed"), "long"),
    )
    return Sheet("changes", columns, list(enumerate(said, 1)))


def _worded(id: str, table: contents.Table) -> Sheet:
    """A table of the content as it is, in words."""
    long = [any(len(row[place]) > WIDEST for row in table.rows) for place in range(len(table.heading))]
    columns = [Column(name, "long" if wide else "text") for name, wide in zip(table.heading, long, strict=True)]
    return Sheet(id, tuple(columns), table.rows)


def _ends(language: str, name: str, kind: Kind, bar: bool = False) -> list[Column]:
    """The two columns of an interval."""
    words = text(language, f"office-name-{name}")
    return [
        Column(text(language, "office-from", name=words), kind, bar),
        Column(text(language, "office-to", name=words), kind),
    ]


def _both(interval: Interval | None) -> tuple[float | None, float | None]:
    return (None, None) if interval is None else (interval.low, interval.high)


def _unit_kind(verdict: Verdict) -> Kind:
    return {SHARE: "share", EURO: "euro"}.get(unit_of(verdict), "count")


def _known(value: object) -> str | None:
    """A text cell of a frame: None where it is blank, however pandas writes that."""
    return value if isinstance(value, str) and value else None


# --- how a sheet is written ---


def _looks(book: Any, brand: Brand, language: str) -> dict[str, Any]:
    shapes = FORMATS | {"date": DATES.get(language, FORMATS["date"])}
    words = {"text_wrap": True, "align": "left", "indent": 1}  # indented: a text beside a figure does not touch it
    looks = {
        kind: book.add_format({"num_format": shape, "valign": "top"} | (words if shape == "@" else {}))
        for kind, shape in shapes.items()
    }
    looks["heading"] = book.add_format(
        {
            "bold": True, "text_wrap": True, "valign": "top",
            "bg_color": brand.colour, "font_color": ink_on(brand.colour),
        }
    )  # fmt: skip
    return looks


def _write(book: Any, looks: dict[str, Any], sheet: Sheet, language: str, number: int) -> None:
    if len(sheet.rows) > MOST_ROWS:
        raise ValueError(f"{sheet.id}: {len(sheet.rows)} rows, a spreadsheet has {MOST_ROWS}")
    page = book.add_worksheet(text(language, f"office-{sheet.id}"))
    last = max(len(sheet.rows), 1)  # an Excel table has at least one row, be it blank
    page.add_table(
        0, 0, last, len(sheet.columns) - 1,
        {
            "name": f"{sheet.id}_{number}",
            "style": "Table Style Light 1",
            "columns": [{"header": _plain(each.heading), "header_format": looks["heading"]} for each in sheet.columns],
        },
    )  # fmt: skip
    kept = 2 if sheet.id in ("goals", "projects", "money") else 0
    page.freeze_panes(1, kept)
    widths = [_width(column, [row[place] for row in sheet.rows]) for place, column in enumerate(sheet.columns)]
    page.set_row(0, _height([each.heading for each in sheet.columns], widths))
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, widths[place])
        if column.bar and sheet.rows:
            bar = {"type": "data_bar", "bar_solid": True, "bar_color": "#c3d2ee", "min_type": "num", "min_value": 0}
            if column.kind == "share":
                bar |= {"max_type": "num", "max_value": 1}
            page.conditional_format(1, place, last, place, bar)
    writers = _writers(page)
    for at, row in enumerate(sheet.rows, 1):
        if (height := _height(row, widths)) > LINE:
            page.set_row(at, height)
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            if (written := _cell(value)) is not None:
                kind = sheet.kinds[at - 1] if column.kind == "unit" else column.kind
                if kind == "count" and isinstance(written, float) and not written.is_integer():
                    kind = "part"
                if writers[kind](at, place, written, looks[kind]):  # xlsxwriter says so with a number, and goes on
                    raise ValueError(f"{sheet.id}: row {at + 1}, {column.heading}: does not fit in a cell")
    _page_setup(page, widths, kept)


def _writers(page: Any) -> dict[Kind, Callable[..., int]]:
    """How a kind of cell is written: the column decides, never what a text looks like (`=1+1` stays a text)."""
    known = {"text": page.write_string, "long": page.write_string, "date": page.write_datetime}
    return {kind: known.get(kind, page.write_number) for kind in FORMATS}


def _cell(value: object) -> object:
    """A value as it is written; None for a blank, however pandas writes that."""
    if value is None or value != value or value == "":
        return None
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, datetime):
        return value.date() if value.tzinfo is None else value.astimezone(COPENHAGEN).date()
    return None if isinstance(value, float) and isinf(value) else value


def _plain(words: str) -> str:
    return plain(words, MOST_CHARACTERS)


def _width(column: Column, values: Sequence[object]) -> float:
    """Wide enough for its heading on three lines, for the longest word of that, and for most of its texts."""
    words = column.heading.split()
    heading = max([8.0, len(column.heading) / 3 + 4, *(len(word) * 1.1 + 2 for word in words)])
    if column.kind not in ("text", "long"):
        return max(WIDTHS[column.kind], heading)
    longest = max((len(value) for value in values[:500] if isinstance(value, str)), default=0)
    most = BROAD if longest > PARAGRAPH else WIDTHS["long"]
    return max(min(longest + 4, most if column.kind == "long" else WIDEST), heading)


def _height(row: Sequence[object], widths: Sequence[float]) -> float:
    """How high a row is in which every text stands whole, in points: LibreOffice does not find that out by itself."""
    lines = max(
        (
            ceil(len(value) * 1.1 / (width - 2))
            for value, width in zip(row, widths, strict=True)
            if isinstance(value, str)
        ),
        default=1,
    )
    return min(max(lines, 1) * LINE, HIGHEST)


def _page_setup(page: Any, widths: Sequence[float], kept: int) -> None:
    """Printed across on A4, as many pages wide as it takes to be read, the heading and the `kept` columns on each."""
    width, again = sum(widths), sum(widths[:kept])
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&L&A&R&P / &N")
    page.fit_to_pages(ceil((width - again) / (ON_PAPER - again)), 0)
    page.repeat_rows(0)
    if kept:
        page.repeat_columns(0, kept - 1)
