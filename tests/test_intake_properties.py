"""Whatever table is written, in whatever form people use, reads back equal; and whatever happens to one cell is either
read as before or reported. The tables are made up at random, the files are written by `corpus.writers`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from analytics.findings import Finding
from analytics.i18n import text
from analytics.intake.upload import Upload
from analytics.tables import CURRENCIES, ITEMS, SCOPES, STAGES, TABLES
from tests.corpus.case import read_here, rows_of
from tests.corpus.shapes import LINES
from tests.corpus.writers import delimited, ods, records, xls, xlsx, zipped

Row = dict[str, Any]

DANISH = ("Børn og Unge", "Økonomi på Rådhuset", "Sundhed, Ældre og Handicap")
POLISH = ("Wydział Środowiska", "Zespół Żeglugi, Gdańsk", "Biuro Współpracy Międzynarodowej")
ENCODINGS = {  # name → the texts that it can hold
    "utf-8": (*DANISH, *POLISH),
    "utf-8-sig": (*DANISH, *POLISH),
    "utf-16": (*DANISH, *POLISH),
    "utf-16-le": (*DANISH, *POLISH),
    "cp1252": DANISH,
    "iso-8859-1": DANISH,
    "cp1250": POLISH,
}
SPREADSHEETS = {"xlsx": xlsx, "xls": xls, "ods": ods}


@dataclass(frozen=True)
class Locale:
    """How a country writes: the mark between thousands, the decimal mark, and a day."""

    thousands: str
    decimal: str
    day: str

    def amount(self, value: float) -> str:
        """Two decimals always, so that what the marks mean can be seen in every cell."""
        return f"{value:,.2f}".replace(",", "T").replace(".", self.decimal).replace("T", self.thousands)


LOCALES = {
    "da": Locale(".", ",", "%d-%m-%Y"),
    "de": Locale(".", ",", "%d.%m.%Y"),
    "sv": Locale("\u00a0", ",", "%Y-%m-%d"),
    "pl": Locale(" ", ",", "%d.%m.%Y"),
    "en": Locale(",", ".", "%d %B %Y"),
    "plain": Locale("", ".", "%Y-%m-%d"),
}

amounts = st.one_of(st.none(), st.integers(0, 10**12).map(lambda cents: cents / 100))
days = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2099, 12, 31)))
keys = st.tuples(
    st.sampled_from(["udlavi", "Grøn Vej 2", "4711", "A-b/c"]),
    st.one_of(st.none(), st.integers(1990, 2050)),
    st.sampled_from(SCOPES),
    st.sampled_from(ITEMS),
    st.sampled_from(STAGES),
)


@st.composite
def budget_lines(draw: st.DrawFn, sources: Sequence[str]) -> list[Row]:
    """Budget lines with every type of cell, blanks included; no two with one key."""
    chosen = draw(st.lists(keys, min_size=1, max_size=6, unique=True))
    cells = st.tuples(
        amounts, st.one_of(st.none(), st.sampled_from(CURRENCIES)), days, st.one_of(st.none(), st.sampled_from(sources))
    )
    return [dict(zip(LINES, (*key, *draw(cells)), strict=True)) for key in chosen]


@dataclass(frozen=True)
class Layout:
    """What stands around and within the table. `order`: of the columns; `language`: of the headings (None: the ids)."""

    title_rows: int
    order: tuple[str, ...]
    language: str | None
    blank_row_after: int | None
    trailing: int  # empty columns
    named: bool  # the sheet or file after its table


layouts = st.builds(
    Layout,
    st.integers(0, 4),
    st.permutations(LINES).map(tuple),
    st.sampled_from([None, "da", "en"]),
    st.one_of(st.none(), st.integers(0, 3)),
    st.integers(0, 2),
    st.booleans(),
)


def laid_out(rows: Sequence[Row], layout: Layout) -> list[list[Any]]:
    headings = [_heading(column, layout.language) for column in layout.order]
    body = [[row[column] for column in layout.order] for row in rows]
    if layout.blank_row_after is not None:
        body.insert(layout.blank_row_after, [None] * len(headings))
    titles = [[f"Udtræk {n}, ekskl. moms"] for n in range(layout.title_rows)]
    return [*titles, *([*row, *[None] * layout.trailing] for row in (headings, *body))]


def _heading(column: str, language: str | None) -> str:
    return text(language, f"column-budget_lines-{column}") if language else column


def written(rows: Sequence[Row], locale: Locale) -> list[Row]:
    """The rows as texts."""
    return [{name: _written(cell, name, locale) for name, cell in row.items()} for row in rows]


def _written(cell: Any, name: str, locale: Locale) -> str | None:
    if cell is None:
        return None
    if name == "amount":
        return locale.amount(cell)
    return cell.strftime(locale.day) if isinstance(cell, date) else str(cell)


def read_answering(files: Sequence[tuple[str, bytes]], right: dict[str, str]) -> Upload:
    """Read, answering each question of a kind in `right` so. Other questions stay."""
    answers: dict[str, str] = {}
    for _ in range(3):
        upload = read_here(files, answers)
        asked = [f.question for f in upload.findings if f.question and f.level == "question"]
        new = {
            q.key: right[q.key.split("/")[1]] for q in asked if q.key.split("/")[1] in right and q.key not in answers
        }
        if not new:
            break
        answers |= new
    return upload


def same(upload: Upload, rows: Sequence[Row]) -> None:
    wrong = [f for f in upload.findings if f.level != "warning"]
    assert not wrong, wrong
    assert rows_of(upload.tables["budget_lines"]) == [known(row) for row in rows]


def known(row: Row) -> Row:
    return {name: cell for name, cell in row.items() if cell is not None}


QUICK = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(
    st.data(), layouts, st.sampled_from(sorted(SPREADSHEETS)), st.one_of(st.none(), st.sampled_from(sorted(LOCALES)))
)
def test_a_workbook_reads_back_equal(data: st.DataObject, layout: Layout, kind: str, locale: str | None) -> None:
    """With figures and days as such, or (as many do) as texts in the way of some country."""
    rows = data.draw(budget_lines((*DANISH, *POLISH)))
    cells = written(rows, LOCALES[locale]) if locale else rows
    content = SPREADSHEETS[kind]({"Budgetlinjer" if layout.named else "Ark1": laid_out(cells, layout)})
    same(read_here([(f"a.{kind}", content)], {}), rows)


@QUICK
@given(
    st.data(), layouts, st.sampled_from(sorted(ENCODINGS)), st.sampled_from(sorted(LOCALES)), st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(),
)  # fmt: skip
def test_a_text_file_reads_back_equal(
    data: st.DataObject, layout: Layout, encoding: str, locale: str, mark: str, end: str, packed: bool
) -> None:
    """Which encoding it is may be asked where the text does not show it."""
    rows = data.draw(budget_lines(ENCODINGS[encoding]).filter(lambda rows: encoding != "cp1250" or not _nordic(rows)))
    name = "budget_lines.csv" if layout.named else "udtræk.csv"
    sheet = laid_out(written(rows, LOCALES[locale]), layout)
    if encoding == "cp1250":  # has no ø, æ or å; the ł of the sources stands for itself
        sheet = [[cell.replace("Udtræk", "Wyciąg") if isinstance(cell, str) else cell for cell in row] for row in sheet]
        sheet = [[_polish(cell) for cell in row] for row in sheet]
    content = delimited(sheet, mark, encoding, end)
    files = [("a.zip", zipped({name: content}))] if packed else [(name, content)]
    event(encoding)
    same(read_answering(files, {"encoding": "cp1252" if encoding == "iso-8859-1" else encoding}), rows)


def _nordic(rows: Sequence[Row]) -> bool:
    return any(letter in str(row["project_id"]) for row in rows for letter in "æøåÆØÅ")


def _polish(cell: Any) -> Any:
    """A Danish heading as its id, since cp1250 cannot hold it."""
    ids = {_heading(column, "da"): column for column in LINES}
    return ids.get(cell, cell) if isinstance(cell, str) else cell


@QUICK
@given(st.data(), st.booleans())
def test_json_records_read_back_equal(data: st.DataObject, within: bool) -> None:
    rows = data.draw(budget_lines((*DANISH, *POLISH)))
    sheet = [LINES, *([row[name] for name in LINES] for row in rows)]
    content = records(sheet, version="1") if within else records(sheet)
    same(read_here([("budget_lines.json", content)], {}), rows)


# --- one corrupted cell --------------------------------------------------------------------------------------------

JUNK = ("?", "#", "x", "O", "/", ":", "..", ",,", "!", "*", "¿", "\ufffd", "_", "=", "(", ")", " / ", '"', "\u200b9x")
TYPED = ("year", "scope", "item", "stage", "amount", "currency", "dated")


@settings(QUICK, max_examples=200)
@given(
    st.data(), st.sampled_from(TYPED), st.sampled_from(JUNK), st.sampled_from(sorted(LOCALES)),
    st.sampled_from(["csv", "xlsx"]),
)  # fmt: skip
def test_a_corrupted_cell_is_reported_or_read_as_before(
    data: st.DataObject, column: str, junk: str, locale: str, kind: str
) -> None:
    """Something that does not belong there gets into one cell."""
    rows = [row | {"source": None} for row in data.draw(budget_lines(DANISH))]
    cells = written(rows, LOCALES[locale])
    filled = [n for n, row in enumerate(cells) if row[column]]
    if not filled:
        return
    hit = data.draw(st.sampled_from(filled))
    before = str(cells[hit][column])
    at = data.draw(st.integers(0, len(before)))
    cells[hit] = cells[hit] | {column: before[:at] + junk + before[at:]}
    sheet = [LINES, *([row[name] for name in LINES] for row in cells)]
    content = delimited(sheet, ";") if kind == "csv" else xlsx({"budget_lines": sheet})
    reported_or_equal(read_here([(f"budget_lines.{kind}", content)], {}), rows, cells[hit][column])


NOTHING = (  # that could stand for a day, a year or an amount
    *("#REF!", "#DIV/0!", "xxxxxxx", "N/A", "ukendt", "-"),
    *("13-13-2013", "99/99/9999", "2012-02-30", "1.2.3.4", "12,34,5", "1.23.456,00", "1,2345.67"),
)


@settings(QUICK, max_examples=100)
@given(st.data(), st.sampled_from(["amount", "dated", "year"]), st.sampled_from(NOTHING))
def test_a_replaced_cell_is_reported(data: st.DataObject, column: str, junk: str) -> None:
    rows = data.draw(budget_lines(DANISH))
    cells = written(rows, LOCALES["da"])
    hit = data.draw(st.integers(0, len(rows) - 1))
    cells[hit] = cells[hit] | {column: junk}
    sheet = [LINES, *([row[name] for name in LINES] for row in cells)]
    upload = read_here([("a.xlsx", xlsx({"budget_lines": sheet}))], {})
    cell = f"{'ABCDEFGHI'[LINES.index(column)]}{hit + 2}"
    assert any(finding.cell == cell and finding.level != "warning" for finding in upload.findings), (junk, upload)


@settings(QUICK, max_examples=100)
@given(st.data(), st.sampled_from(["lost", "added", "quote"]))
def test_a_broken_line_of_text_is_reported_or_read_as_before(data: st.DataObject, what: str) -> None:
    """A delimiter lost or one too many, or a quotation mark that is never closed, in one line of a file."""
    rows = [row | {"source": "mail"} for row in data.draw(budget_lines(DANISH))]
    content = delimited([LINES, *([row[name] for name in LINES] for row in written(rows, LOCALES["da"]))], ";").decode()
    lines = content.split("\n")
    hit = data.draw(st.integers(1, len(rows)))
    line = lines[hit]
    places = [n for n, letter in enumerate(line) if letter == ";"]
    at = data.draw(st.sampled_from(places))
    lines[hit] = {
        "lost": line[:at] + line[at + 1 :],
        "added": line[:at] + ";" + line[at:],
        "quote": line[: at + 1] + '"' + line[at + 1 :],
    }[what]
    read = read_here([("budget_lines.csv", "\n".join(lines).encode())], {})
    reported_or_equal(read, rows, lines[hit])


def reported_or_equal(upload: Upload, rows: Sequence[Row], what: object) -> None:
    reported: list[Finding] = upload.findings
    if not reported:
        assert rows_of(upload.tables["budget_lines"]) == [known(row) for row in rows], (
            f"{what!r} was misread in silence"
        )


@pytest.mark.parametrize("table", TABLES)
def test_every_table_reads_back_equal(table: str) -> None:
    """One row with something in every column, by its id, in each kind of spreadsheet."""
    cells = {column.name: _some(table, column.name) for column in TABLES[table].columns}
    sheet = [list(cells), list(cells.values())]
    for kind, write in SPREADSHEETS.items():
        upload = read_here([(f"a.{kind}", write({table: sheet}))], {})
        assert not [f for f in upload.findings if f.level != "warning"], (kind, upload.findings)
        assert rows_of(upload.tables[table]) == [cells], kind


def _some(table: str, name: str) -> Any:
    column = TABLES[table].column(name)
    if column.choices:
        return column.choices[-1]
    if (table, name) == ("goals", "metric"):
        return "partner_count"
    made = {"text": "Grøn Vej", "integer": 2012, "number": 12.5, "money": 1234.5, "share": 0.25, "yes_no": True}
    return made.get(column.type, date(2012, 3, 31))
