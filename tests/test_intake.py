"""What intake makes of the files people really send: read right, or sent back with the cell and the remedy named."""

import io
import time
import zipfile
from datetime import date
from types import MappingProxyType

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.findings import Finding, blocks
from analytics.i18n import LOCALES, bundle, text
from analytics.intake import upload as upload_module
from analytics.intake.answers import LEAVE_OUT, Answers
from analytics.intake.check import check, kept
from analytics.intake.read import Read, read_file
from analytics.intake.template import workbook
from analytics.intake.upload import cell_letter, read_upload
from analytics.intake.values import Unreadable, day, figure
from analytics.intake.vocabulary import choices, languages, vocabulary
from analytics.intake.words import letters, plain, stem
from analytics.provenance import SHEET_COLUMNS_SCHEMA
from analytics.settings import Settings
from analytics.tables import TABLES, complete, from_rows
from tests.conftest import ROOT

LINES = "project_id,year,scope,item,stage,amount,currency,dated,source\n"
PROJECTS = [column.name for column in TABLES["projects"].columns]


def csv_file(table: str, body: str, head: str | None = None, answers: Answers = MappingProxyType({})) -> Read:
    """A CSV of that table, its headings the ids."""
    head = head or ",".join(column.name for column in TABLES[table].columns) + "\n"
    return read_file(f"{table}.csv", (head + body).encode(), vocabulary(), answers)


def xlsx(sheets: dict[str, list[list[object]]]) -> bytes:
    """A workbook as openpyxl writes it: formulas without results."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xlsx_file(sheets: dict[str, list[list[object]]]) -> Read:
    return read_file("book.xlsx", xlsx(sheets), vocabulary())


def project(**cells: object) -> list[object]:
    return [cells.get(name) for name in PROJECTS]


def said(findings: list[Finding]) -> list[tuple[str, str, str | None]]:
    return [(finding.level, finding.code, finding.cell) for finding in findings]


def speaks(findings: list[Finding]) -> None:
    """Every finding has its words in every language, the values filled in."""
    for finding in findings:
        for language in languages():
            assert finding.message(language).strip()
            assert finding.remedy(language).strip()


# --- figures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.234.567,89", 1234567.89),
        ("1,234,567.89", 1234567.89),
        ("1 234 567,89", 1234567.89),
        ("1\u00a0234\u202f567", 1234567),
        ("1'234.50", 1234.5),
        ("18500.00", 18500),
        ("18.500,00", 18500),
        ("15.414.794", 15414794),
        ("0.234", 0.234),  # no thousands begin with 0
        ("1234.567", 1234.567),  # nor are there four figures before the first point
        ("16 mio. kr.", 16_000_000),
        ("0,5 mio. Euro", 500_000),
        ("850 t.kr.", 850_000),
        ("€ 527.044,00", 527044),
        ("DKK 500", 500),
        ("1.234,-", 1234),
        ("−5", -5),
        ("1e+300", 1e300),
        ("(1.000,00)", -1000),  # as bookkeepers write it
        ("500-", -500),
        ("ca. 500", 500),
        ("3 MSEK", 3_000_000),
        ("3,5 mln zł", 3_500_000),
        ("12 tys. zł", 12_000),
        (527044.0, 527044),
    ],
)
def test_figures_as_people_write_them(written: object, meant: float):
    assert figure(written).value == meant


@pytest.mark.parametrize("written", ["1.234", "950.000", "1,234", "1.234 mio. kr.", "ca. 90.000"])
def test_a_figure_that_can_be_read_in_two_ways_is_not_guessed(written: str):
    assert figure(written).value is None


@pytest.mark.parametrize(
    "written",
    ["en del", "xxxxxxx", "1.2.3", "12 34", "1e999", "5 %", "(-500)", "nan", "2 billion", True, date(2012, 2, 1)],
)
def test_what_is_not_a_figure(written: object):
    with pytest.raises(Unreadable, match="bad-number"):
        figure(written)


def test_shares_may_be_percentages():
    assert figure("76,61 %", percent=True).value == 0.7661  # 76.61 / 100
    assert figure("76 pct.", percent=True).value == 0.76


def test_other_cells_of_the_column_show_what_a_point_means():
    # 1.250.000 shows that the point sets thousands apart, so 950.000 is 950 thousand
    read = csv_file("budget_lines", "a,,own,loan,paid,1.250.000,DKK,,\nb,,own,loan,paid,950.000,DKK,,\n", LINES)
    assert read.findings == []
    assert read.tables[0][2]["amount"].to_pylist() == [1_250_000, 950_000]


def test_a_column_with_both_readings_is_asked_about():
    # 18500.00 and 18.500,00 are the same amount; between them 1.234 can be either
    body = 'a,,own,loan,paid,18500.00,EUR,,\nb,,own,loan,paid,"18.500,00",EUR,,\nc,,own,loan,paid,1.234,EUR,,\n'
    read = csv_file("budget_lines", body, LINES)
    assert said(read.findings) == [("question", "number-asked", "F4")]
    asked = read.findings[0].question
    assert asked is not None
    assert [(option.value, option.about["read"]) for option in asked.options] == [(",", "1234"), (".", "1.234")]
    assert read.tables[0][2]["amount"].to_pylist() == [18500, 18500, None], "what is proven is read"
    speaks(read.findings)
    for mark, meant in ((",", 1234), (".", 1.234)):
        read = csv_file("budget_lines", body, LINES, {asked.key: mark})
        assert read.findings == []
        assert read.used == [asked.key]
        assert read.tables[0][2]["amount"].to_pylist() == [18500, 18500, meant]
    assert said(csv_file("budget_lines", body, LINES, {asked.key: "?"}).findings) == [
        ("question", "number-asked", "F4")
    ]


def test_an_amount_that_names_another_currency_than_its_row():
    read = csv_file("budget_lines", "a,,own,loan,paid,16 mio. kr.,EUR,,\nb,,own,loan,paid,40 mio. kr.,DKK,,\n", LINES)
    assert said(read.findings) == [("error", "currency-mismatch", "F2")]
    speaks(read.findings)


# --- dates -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "2012-03-31",
        "2012/3/31",
        "31.03.2012",
        "31-03-2012",
        "31. marts 2012",
        "31 mar 2012",
        "March 31, 2012",
        "31/03/2012",
        "03/31/2012",
        date(2012, 3, 31),
    ],
)
def test_dates_as_people_write_them(written: object):
    assert day(written, vocabulary().months) == date(2012, 3, 31)


def test_day_and_month_that_could_be_swapped():
    read = csv_file("departments", "a,,03/04/2012,,,\n")
    assert said(read.findings) == [("question", "date-asked", "C2")]
    asked = read.findings[0].question
    assert asked is not None
    assert {option.value: option.about["read"] for option in asked.options} == {
        "day": "2012-04-03",
        "month": "2012-03-04",
    }
    read = csv_file("departments", "a,,03/04/2012,,,\n", None, {asked.key: "month"})
    assert (read.findings, read.tables[0][2]["since"].to_pylist()) == ([], [date(2012, 3, 4)])
    # another date of the column shows that the day comes first
    read = csv_file("departments", "a,,03/04/2012,,,\nb,,25/04/2012,,,\n")
    assert read.findings == []
    assert read.tables[0][2]["since"].to_pylist() == [date(2012, 4, 3), date(2012, 4, 25)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2026-09-31", "no-such-date"),
        ("foråret 2012", "bad-date"),
        ("2012-13", "bad-date"),
        ("31.12.13", "bad-date"),
        ("0212-03-01", "date-out-of-bounds"),
    ],
)
def test_dates_in_the_wrong_shape(written: str, code: str):
    read = csv_file("departments", f"a,,{written},,,\n")
    assert said(read.findings) == [("error", code, "C2")]
    assert read.findings[0].value == written
    speaks(read.findings)


# --- workbooks -------------------------------------------------------------------------------------------------


def test_everything_wrong_with_a_workbook_is_said_at_once():
    read = xlsx_file(
        {
            "Projekter": [
                PROJECTS,
                project(project_id="a", role="boss", status="I gang", start_date="2012-13-01"),
                project(project_id=None, acronym="B"),
                project(project_id="a", success_probability=76),
                project(project_id="c", start_date=2012.0, applied_on=40909),
            ],
            "Budget lines": [
                LINES.strip().split(","),
                ["a", 2012, "own", "loan", "paid", -5, "EUR", None, None],
                ["a", 2012.5, "own", "loan", "granted", "en del", "euros", None, None],
            ],
        }
    )
    assert said(read.findings) == [
        ("question", "value-asked", "H2"),
        ("warning", "serials", "J5"),  # the only one in its column: 1 January 2012
        ("error", "no-such-date", "M2"),
        ("warning", "dates-rough-first", "M5"),
        ("question", "share-asked", "O4"),
        ("error", "required-blank", "A3"),
        ("error", "duplicate-key", "A4"),
        ("error", "bad-integer", "B3"),
        ("error", "bad-number", "F3"),
        ("error", "negative", "F2"),
    ]
    assert {finding.sheet for finding in read.findings} == {"Projekter", "Budget lines"}
    role = read.findings[0]
    assert role.value == "boss"
    assert role.place == "book.xlsx · Projekter!H2"
    assert role.question is not None
    assert [option.label("da") for option in role.question.options][:2] == ["Lead partner", "Projektpartner"]
    assert "A2" in next(finding for finding in read.findings if finding.code == "duplicate-key").message("en")
    speaks(read.findings)


def test_columns_missing_repeated_and_unknown():
    heading = ["Projekt-id", "Rolle", "role", "Statuss", "Mine noter"]
    read = xlsx_file({"projects": [heading, ["a", "LP", "PP", None, "x"]]})
    assert said(read.findings) == [
        ("warning", "repeated-column", "C1"),
        ("warning", "column-close", "D1"),
        ("warning", "unknown-column", "E1"),
        ("warning", "columns-missing", "E1"),
    ]
    missing = set(PROJECTS) - {"project_id", "role", "status"}
    assert missing <= set(read.absent["projects"])
    assert not {"project_id", "role", "status"} & set(read.absent["projects"])
    assert "Status" in read.findings[1].message("da")
    [sheet] = read.sheets
    assert [(each.letter, each.column, each.how) for each in sheet.headings] == [
        ("A", "project_id", "name"),
        ("B", "role", "name"),
        ("C", None, "none"),
        ("D", "status", "close"),
        ("E", None, "none"),
    ]
    answers = {sheet.headings[2].key: LEAVE_OUT, sheet.headings[3].key: LEAVE_OUT, sheet.headings[4].key: "note"}
    read = read_file("book.xlsx", xlsx({"projects": [heading, ["a", "LP", "PP", None, "x"]]}), vocabulary(), answers)
    assert said(read.findings) == [("warning", "columns-missing", "E1")]
    assert read.tables[0][2].select(["role", "note"]).to_pylist() == [{"role": "lead_partner", "note": "x"}]
    assert set(read.used) == set(answers)
    speaks(read.findings)


def test_sheets_empty_unknown_hidden_and_twice():
    sheets = {
        "Projekter": [["Projekt-id"], ["a"]],
        "Mål": [],
        "Notater": [["x"]],
        "Gaols": [["y"]],
        "Departments": [["Afdeling"], ["Miljø"]],
    }
    book = openpyxl.load_workbook(io.BytesIO(xlsx(sheets)))
    book["Departments"].sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    read = read_file("book.xlsx", buffer.getvalue(), vocabulary())
    assert [(finding.sheet, finding.code) for finding in read.findings] == [
        ("Projekter", "columns-missing"),
        ("Mål", "empty-sheet"),
        ("Departments", "hidden-asked"),
        ("Notater", "unknown-sheet"),
        ("Gaols", "unknown-sheet-close"),
    ]
    assert [table for table, _, _ in read.tables] == ["projects"], "what is hidden is not used before it is answered"
    speaks(read.findings)
    asked = read.findings[2].question
    assert asked is not None
    read = read_file("book.xlsx", buffer.getvalue(), vocabulary(), {asked.key: "use"})
    assert [table for table, _, _ in read.tables] == ["projects", "departments"]
    read = read_file("book.xlsx", buffer.getvalue(), vocabulary(), {asked.key: LEAVE_OUT})
    assert [table for table, _, _ in read.tables] == ["projects"]
    assert "hidden-asked" not in {finding.code for finding in read.findings}


def test_headings_below_a_title_and_rows_keep_their_numbers():
    rows = [["Slagelse Kommune"], [], [*PROJECTS], [], project(project_id="a"), [*PROJECTS], project(project_id="b")]
    read = xlsx_file({"projects": rows})
    assert said(read.findings) == [("warning", "headings-repeated", "6:6")]
    assert read.tables[0][2]["_row"].to_pylist() == [5, 7]  # row 4 is blank, row 6 repeats the headings
    assert {column["letter"] for column in read.columns if column["column_name"] == "role"} == {"H"}


def test_a_formula_that_gives_an_error_or_was_never_computed():
    first = ["a", None, "own", "loan", "paid", "=1/0", "EUR", None, None]
    second = ["b", None, "own", "loan", "paid", 5, "EUR", None, None]
    content = xlsx({"budget_lines": [LINES.strip().split(","), first, second]})
    read = read_file("book.xlsx", content, vocabulary())
    assert said(read.findings) == [("error", "formula-uncomputed", "F2")]
    assert read.findings[0].value == "=1/0"
    five, error = b'<c r="F3" t="n"><v>5</v></c>', b'<c r="F3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    broken = replace_in(content, "xl/worksheets/sheet1.xml", five, error)
    read = read_file("book.xlsx", broken, vocabulary())
    assert ("error", "formula-error", "F3") in said(read.findings)
    assert [finding.value for finding in read.findings if finding.code == "formula-error"] == ["#DIV/0!"]
    speaks(read.findings)


def replace_in(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with one thing changed in its XML."""
    source, buffer = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            inside = source.read(name)
            if name == part:
                assert old in inside, inside
                inside = inside.replace(old, new)
            target.writestr(name, inside)
    return buffer.getvalue()


# --- CSV -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_encodings_and_delimiters(encoding: str, mark: str):
    lines = mark.join(PROJECTS) + "\n" + mark.join(["a", "Ærø", *[""] * (len(PROJECTS) - 2)]) + "\n"
    read = read_file("Projekter (2).csv", lines.encode(encoding), vocabulary())
    assert read.findings == []
    assert read.tables[0][2]["acronym"].to_pylist() == ["Ærø"]


def test_an_old_encoding_is_asked_about_where_it_makes_a_difference():
    read = read_file("projects.csv", (",".join(PROJECTS) + "\na,Ærø\n").encode("cp1252"), vocabulary())
    assert ("question", "encoding-unsure", None) in said(read.findings)
    speaks(read.findings)


def test_a_decimal_comma_without_quotes_breaks_the_row_and_is_said():
    read = csv_file("budget_lines", "a,,own,loan,paid,18,50,EUR,2012-01-01,artiklen\n", LINES)
    assert ("error", "ragged-row", "J2") in said(read.findings)
    speaks(read.findings)


def test_quotes_that_do_not_pair_up():
    read = csv_file("budget_lines", 'a,,own,loan,paid,1,EUR,,"never closed\nb,,own,loan,paid,1,EUR,,\n', LINES)
    assert [finding.code for finding in read.findings] == ["broken-quotes"]
    speaks(read.findings)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["", "a", "1.5", "=x", "æ ", "source"]), min_size=9, max_size=9), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_the_fast_way_reads_as_the_careful_one(rows: list[list[str]], line_end: str, headed: bool):
    if headed:
        rows.insert(len(rows) // 2, LINES.strip().split(","))
    body = "".join(",".join(row) + line_end for row in rows)
    plainly = csv_file("budget_lines", body, LINES)
    # a quotation mark anywhere means that every record is read one by one; in the last row it changes nothing else
    carefully = csv_file("budget_lines", body + '"","","","","","","","",""' + line_end, LINES)
    assert plainly.findings == carefully.findings
    assert plainly.tables[0][2].equals(carefully.tables[0][2])


def test_a_line_break_within_a_cell_is_one_row_as_in_a_spreadsheet():
    read = csv_file("budget_lines", 'a,,own,loan,paid,1,EUR,,"two\nlines"\nb,,own,loan,paid,x,EUR,,\n', LINES)
    assert said(read.findings) == [("error", "bad-number", "F3")]
    assert read.tables[0][2]["source"][0].as_py() == "two\nlines"


def test_many_alike_are_counted_not_listed():
    read = csv_file("budget_lines", "".join(f"a{n},,own,loan,paid,x{n},EUR,,\n" for n in range(250)), LINES)
    assert [finding.code for finding in read.findings] == ["bad-number"] * 100 + ["and-more"]
    assert read.findings[-1].about["count"] == "150"
    speaks(read.findings)


# --- files -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("projects.xlsx", b"%PDF-1.7 ...", "wrong-type"),
        ("projects.xlsx", b"<!DOCTYPE html><html><table></table>", "wrong-type"),
        ("projects.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "wrong-type"),
        ("projects.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "damaged"),
        ("projects.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("projects.json", b'{"a": 1}', "no-records"),
        ("projects.csv", bytes(range(256)) * 4, "wrong-type"),
        ("projects.xlsx", b"PK\x03\x04 not a zip", "damaged"),
        ("projects.csv", b"", "empty-file"),
        ("projects.csv", b"\xef\xbb\xbf\r\n", "empty-file"),
        ("projects.csv", b"nonsense\n1\n", "no-headings"),
        ("projektx.csv", b"x\na\n", "unknown-file-close"),
        ("data.csv", b"x\na\n", "unknown-file"),
    ],
)
def test_files_that_are_something_else(name: str, content: bytes, code: str):
    read = read_file(name, content, vocabulary())
    assert [(finding.level, finding.code) for finding in read.findings] == [("error", code)]
    assert read.tables == []
    speaks(read.findings)


def test_a_workbook_without_a_known_sheet():
    read = xlsx_file({"Ark1": [["x", "y"], ["a", "b"]]})
    assert said(read.findings) == [("error", "no-known-sheet", None)]
    speaks(read.findings)


def test_xml_with_entities_is_refused():
    declared = b'<!DOCTYPE w [<!ENTITY a "b">]><workbook'
    content = replace_in(xlsx({"projects": [PROJECTS]}), "xl/workbook.xml", b"<workbook", declared)
    assert [finding.code for finding in read_file("x.xlsx", content, vocabulary()).findings] == ["unsafe-inside"]


def test_cells_at_both_ends_of_a_sheet_do_not_exhaust_the_memory():
    sheet = xlsx({"projects": [["project_id"]]})
    far = b'</row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    read = read_file("x.xlsx", replace_in(sheet, "xl/worksheets/sheet1.xml", b"</row></sheetData>", far), vocabulary())
    assert said(read.findings) == [("error", "cells-far-apart", None)]
    speaks(read.findings)


# --- the child process -----------------------------------------------------------------------------------------


def limited(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    monkeypatch.setattr(upload_module, "settings", lambda: Settings(**limits))


def test_the_sample_reads_without_a_remark():
    files = [(path.name, path.read_bytes()) for path in sorted((ROOT / "data").glob("*.csv"))]
    seen: list[float] = []
    upload = read_upload(files, on_progress=lambda step, share: seen.append(share))
    assert upload.findings == []
    assert check(upload.tables, upload.sheet_columns) == []
    assert seen[-1] == 1
    assert cell_letter(upload.sheet_columns, "projects.csv", None, "projects", "project_id") == "A"


def test_a_child_that_dies_costs_one_file_only(monkeypatch: pytest.MonkeyPatch):
    # Rows that claim to be row 1 hide from the preflight how far apart the cells stand; calamine then asks for more
    # memory than the child may have.
    bomb = replace_in(
        xlsx({"projects": [["project_id"]]}),
        "xl/worksheets/sheet1.xml",
        b"</row></sheetData>",
        b'<c r="XFD99999" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
    )
    good = (ROOT / "data" / "goals.csv").read_bytes()
    last = b"department,representative,since,action_plan,action_plan_date,source\na,ja,,,,\n"
    upload = read_upload([("goals.csv", good), ("bomb.xlsx", bomb), ("departments.csv", last)])
    assert set(upload.tables) == {"goals", "departments"}
    assert [finding.code for finding in upload.findings if finding.file == "bomb.xlsx"] == ["reading-failed"]
    speaks(upload.findings)


def test_reading_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch):
    limited(monkeypatch, parse_seconds=1, upload_megabytes=500)
    body = "".join(f"p{n},,own,loan,paid,x {n} y,EUR,,\n" for n in range(3_000_000))
    started = time.monotonic()
    upload = read_upload([("budget_lines.csv", (LINES + body).encode())])
    assert [finding.code for finding in upload.findings] == ["too-slow"]
    assert time.monotonic() - started < 20  # unlimited it takes 40 s


def test_an_upload_that_is_too_large(monkeypatch: pytest.MonkeyPatch):
    limited(monkeypatch, upload_megabytes=1)
    upload = read_upload([("projects.csv", b"x" * 1_000_001)])
    assert [finding.code for finding in upload.findings] == ["too-large"]
    speaks(upload.findings)


def test_one_table_in_two_files():
    body = b"department,representative,since,action_plan,action_plan_date,source\na,ja,,,,\n"
    upload = read_upload([("departments.csv", body), ("Afdelinger.csv", body)])
    assert [(finding.code, finding.file) for finding in upload.findings] == [("repeated-table", "Afdelinger.csv")]
    speaks(upload.findings)


def test_an_empty_template_changes_nothing_and_says_so():
    upload = read_upload([("empty.xlsx", workbook(None, "da"))])
    assert upload.tables == {}
    assert [finding.code for finding in upload.findings] == ["nothing-to-read"]
    published = {"goals": from_rows("goals", [{"goal_id": "g"}])}
    remarks = kept(upload, published)
    assert [(finding.code, finding.sheet) for finding in remarks] == [("table-kept", "Mål")]
    speaks([*upload.findings, *remarks])


# --- the whole set ---------------------------------------------------------------------------------------------


def test_what_only_the_whole_set_shows():
    where = {"_file": "b.xlsx", "_sheet": "x", "_row": 7}
    tables = complete(
        {
            "organisation": from_rows(
                "organisation", [{"name": "S", "focus_areas": "Turisme; Erhverv"}, {"name": "T", **where}]
            ),
            "projects": from_rows(
                "projects",
                [
                    {"project_id": "udlavi", "focus_area": "Turism", **where},
                    {"project_id": "b", "start_date": date(2012, 2, 1), "end_date": date(2012, 1, 1), **where},
                ],
            ),
            "budget_lines": from_rows(
                "budget_lines",
                [
                    {"project_id": "udlavl", "amount": 1.0, "currency": "EUR", **where},  # a slip of the pen
                    {"project_id": "b", "amount": 2.0, **where},  # which currency?
                    {"project_id": "b", "amount": 3.0, "currency": "DKK", **where},  # of which day?
                    {"project_id": "b", "currency": "DKK", **where},  # blank is fine: unknown
                ],
            ),
            "goals": from_rows(
                "goals",
                [
                    {
                        "goal_id": "g",
                        "metric": "happiness",
                        "starts_on": date(2013, 1, 1),
                        "deadline": date(2012, 1, 1),
                        "minimum_project_budget": 5e5,
                        **where,
                    }
                ],
            ),
            "consultant_hours": from_rows("consultant_hours", [{"consultant": "A", "project_id": "b", **where}]),
        }
    )
    place = dict(file="b.xlsx", sheet="x", table_name="goals", column_name="metric", letter="C")
    letters_known = pa.Table.from_pylist([place], schema=SHEET_COLUMNS_SCHEMA)
    findings = check(tables, letters_known)
    assert [(finding.level, finding.code, finding.value) for finding in findings] == [
        ("error", "organisation-rows", "T"),
        ("error", "unknown-reference-close", "udlavl"),
        ("error", "unknown-reference", "A"),
        ("warning", "unknown-focus-area-close", "Turism"),
        ("error", "unknown-metric", "happiness"),
        ("error", "deadline-before-start", "2012-01-01"),
        ("error", "conditions-without-currency", None),
        ("warning", "amount-without-currency", "2"),
        ("warning", "amount-without-date", "3"),
        ("warning", "end-before-start", "2012-01-01"),
    ]
    assert {finding.code: finding.cell for finding in findings}["unknown-metric"] == "C7"
    assert {finding.code: finding.cell for finding in findings}["unknown-reference"] == "7:7", "the row at least"
    assert blocks(findings)
    speaks(findings)


# --- words -----------------------------------------------------------------------------------------------------


def test_names():
    assert [letters(position) for position in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert plain("  Projekt-ID: ") == plain("projekt_id") == "projekt id"
    for file in ("Projekter.csv", "Projekter (1).csv", "C:\\x\\projekter.CSV", "Projekter - Kopi.csv"):
        assert plain(stem(file)) == "projekter", file
    assert plain(stem("projekter - Copy (2).csv")) == "projekter"


def test_no_name_means_two_things():
    names = vocabulary()
    for language in languages():
        for table in TABLES.values():
            assert names.tables[plain(text(language, f"table-{table.name}"))] == table.name
            assert len(text(language, f"table-{table.name}")) <= 31, "longer than a sheet's name may be"
            for column in table.all_columns():
                heading = text(language, f"column-{table.name}-{column.name}")
                assert names.columns[table.name][plain(heading)] == column.name
                for choice, id in choices(table.name, column).items():
                    assert names.choices[f"{table.name}.{column.name}"][plain(text(language, id))] == choice


def test_every_finding_has_its_words_and_its_remedy():
    ids = {language: finding_ids(language) for language in languages()}
    assert len(set(map(frozenset, ids.values()))) == 1
    assert all(finding_ids(language) for language in languages())


def finding_ids(language: str) -> set[str]:
    pages = ("pages.ftl", "upload.ftl")  # they speak about findings: `finding-what` heads a column
    files = [file for file in sorted((LOCALES / language).glob("*.ftl")) if file.name not in pages]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    ids = {line.split(" =")[0] for line in lines if line.startswith("finding-")}
    for id in ids:
        assert "remedy" in bundle(language).get_message(id).attributes, id
    return ids


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"conditions_currency": "DKK", "starts_on": date(2012, 3, 12)}, False),
        ({"conditions_currency": "EUR"}, False),
        ({"conditions_currency": "DKK"}, True),  # no day, so no rate
        ({"conditions_currency": "DKK", "starts_on": date(1990, 1, 1)}, True),  # before the euro
    ],
)
def test_a_goals_condition_without_a_rate_is_an_error(cells: dict[str, object], wrong: bool) -> None:
    goal = dict(goal_id="g", metric="partner_count", minimum_project_budget=5e5, **cells)
    found = [finding.code for finding in check({"goals": from_rows("goals", [goal])})]
    assert found == (["conditions-without-rate"] if wrong else [])


def test_a_filled_workbook_says_which_edition_it_came_from() -> None:
    organisation = {"organisation": from_rows("organisation", [{"name": "T"}])}
    assert read_upload([("b.xlsx", workbook(organisation, "en", "abc-1"))]).based_on == "abc-1"
    assert read_upload([("b.xlsx", workbook(organisation, "en"))]).based_on is None
