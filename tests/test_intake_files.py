"""Files of every kind → grids. Expected values come from what the test itself wrote, by another library than the one
that reads."""

import io
import json
import zipfile
from datetime import date, datetime, time

import odf.opendocument
import odf.style
import odf.table
import odf.text
import openpyxl
import pytest
import xlwt

from analytics.findings import Finding
from analytics.intake.answers import Answers
from analytics.intake.files import Opened, open_file
from analytics.intake.grid import Grid, Merged
from analytics.intake.upload import read_upload
from analytics.intake.values import Unreadable
from analytics.intake.window import window
from tests.conftest import shared
from tests.fuzz.readers import SEEDS


def opened(content: bytes, answers: Answers | None = None) -> Opened:
    return open_file("file", content, answers or {})


def only(content: bytes, answers: Answers | None = None) -> Grid:
    (grid,) = opened(content, answers).grids
    return grid


def cells(grid: Grid) -> list[list[object]]:
    return [[None if cell == "" else cell for cell in row] for row in grid.rows(1_000)]


def saved(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in files.items():
            archive.writestr(name, inside)
    return content.getvalue()


# --- text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "encoding", "found"),
    [
        (["Næstved", "Løgumkloster", "Århus"], "utf-8", "utf-8"),
        (["Næstved", "Łódź"], "utf-8-sig", "utf-8"),
        (["Næstved", "Łódź"], "utf-16", "utf-16"),
        (["Næstved", "Łódź"], "utf-16-be", "utf-16-be"),
        (["Næstved", "Løgumkloster", "Århus"], "iso-8859-1", "iso-8859-1"),
        (["Næstved", "Løgumkloster – Å"], "cp1252", "cp1252"),
        (["Gmina Elbląg", "Łódź", "Święta Lipka"], "cp1250", "cp1250"),
        (["Malmö", "Müller", "Café"], "cp1250", "iso-8859-1"),  # the same bytes, the same text
    ],
)
def test_the_encoding_is_found(names: list[str], encoding: str, found: str):
    content = "\n".join(["department;note", *(f"{name};1" for name in names)]).encode(encoding)
    grid = only(content)
    assert [row[0] for row in cells(grid)][1:] == names
    assert (grid.encoding, grid.delimiter) == (found, ";")


def test_an_encoding_in_doubt_is_asked_once():
    content = "projekt;sted\nMiljø;1".encode("cp1252")
    (finding,) = opened(content).findings
    assert (finding.level, finding.code, finding.value) == ("question", "encoding-unsure", "Miljø / Miljř")
    assert finding.question is not None
    assert [option.label("en") for option in finding.question.options] == ["“Miljø” (iso-8859-1)", "“Miljř” (cp1250)"]
    answered = opened(content, {finding.question.key: "cp1250"})
    assert answered.findings == []
    assert answered.used == [finding.question.key]
    assert cells(answered.grids[0])[1] == ["Miljř", "1"]
    assert [each.code for each in opened(content, {finding.question.key: "klingon"}).findings] == ["encoding-unsure"]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(mark: str):
    content = mark.join(["a", "b", "c"]) + "\n" + mark.join(["Odense C", "2012", "3.5"]) + "\n"
    grid = only(content.encode())
    assert (grid.delimiter, cells(grid)) == (mark, [["a", "b", "c"], ["Odense C", "2012", "3.5"]])


@pytest.mark.parametrize("rows", [3, 900])  # few: read record by record; many: by Arrow
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_titles_decimal_commas_and_line_ends(rows: int, end: str):
    body = [f"p{n};a, b;{n},5" for n in range(rows)]
    grid = only(end.join(["Projekter i 2012", "", "id;navn;beløb", *body]).encode())
    assert len(grid) == rows + 3
    assert cells(grid)[:5] == [["Projekter i 2012", None, None], [None] * 3, ["id", "navn", "beløb"],
                               ["p0", "a, b", "0,5"], ["p1", "a, b", "1,5"]]  # fmt: skip


@pytest.mark.parametrize("rows", [1, 900])
def test_quotes_around_cells(rows: int):
    grid = only(("a;b\n" + '"x; ""y""\nz";1\n' * rows).encode())
    assert cells(grid)[:2] == [["a", "b"], ['x; "y"\nz', "1"]]
    assert len(grid) == rows + 1


def test_quotes_that_are_part_of_a_name():
    found = opened('Land\tNavn\nDK\t"Sol" ApS\nDK\t"Måne"\n'.encode())
    assert [(finding.level, finding.code) for finding in found.findings] == [("warning", "quotes-kept")]
    assert cells(found.grids[0])[1:] == [["DK", '"Sol" ApS'], ["DK", "Måne"]]


def test_rows_wider_than_the_headings():
    assert only(b"a;b;\n1;2;\n3;4;5\n").too_long == ((3, ("3", "4", "5")),)
    assert only(b"a;b;\n1;2;\n").too_long == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'a;b\n1;"x\n', "broken-quotes"),
        (b"a;b\n" + 300 * b"1;2\n" + b"1;\0\n", "nul-bytes"),
        ("navn\nNæstved\nLøgumkloster\nÅrhus\n".encode().replace(b"\xc3\xa6", b"\xa6"), "broken-utf8"),
        (b"a;b\n" + b"x" * 1_000_001, "cell-too-long"),
        (b'{"a": ', "bad-json"),
        (b"[" * 100_000, "json-too-deep"),
        (b'{"a": 1}', "no-records"),
        (b"PK\x03\x04", "damaged"),
        (b" ", "empty-file"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, code: str):
    with pytest.raises(Unreadable, match=code):
        opened(content)


def test_a_page_with_a_spreadsheets_name():
    (finding,) = opened(b"<html><table><tr><td>1").findings
    assert finding.message("en").startswith("The file is a web page (HTML).")


# --- records ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"count": 2, "data": rows}])
def test_json_records(wrap: object):
    rows = [{"id": 1, "navn": "Å", "tal": 0.5}, {"id": 2, "ja": True, "navn": None, "dele": [1]}]
    found = opened(json.dumps(wrap(rows)).encode())  # type: ignore[operator]
    assert cells(found.grids[0]) == [
        ["id", "navn", "tal", "ja", "dele"], [1, "Å", 0.5, None, None], [2, None, None, True, None]
    ]  # fmt: skip
    assert [(finding.code, finding.cell, finding.value) for finding in found.findings] == [
        ("nested-value", "E3", "dele")
    ]


# --- spreadsheets ----------------------------------------------------------------------------------------------

SHEET = [
    ["name", "amount", "day", "share", "yes"],
    ["Å", 12.5, datetime.combine(date(2012, 3, 4), time()), 0.25, True],
    ["1.234", -3.0, datetime.combine(date(2013, 12, 31), time()), 1.0, False],
]


def as_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in SHEET:
        sheet.append(row)
    sheet["A5"], sheet["A6"] = "merged", "=1/0"
    sheet.merge_cells("A5:C5")
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("old").sheet_state = "hidden"
    book["old"]["A1"] = "x"
    return saved(book)


def as_xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet")
    day = xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for number, row in enumerate(SHEET):
        for position, cell in enumerate(row):
            sheet.write(number, position, cell, *([day] if isinstance(cell, datetime) else []))
    sheet.write_merge(4, 4, 0, 2, "merged")
    sheet.write(5, 0, xlwt.Formula("1/0"))
    sheet.col(1).hidden = True
    sheet.row(2).hidden = True
    old = book.add_sheet("old")
    old.visibility = 1
    old.write(0, 0, "x")
    return saved(book)


def as_ods() -> bytes:
    book = odf.opendocument.OpenDocumentSpreadsheet()
    style = odf.style.Style(name="hidden", family="table")
    style.addElement(odf.style.TableProperties(display="false"))
    book.automaticstyles.addElement(style)
    sheet, old = odf.table.Table(name="Sheet"), odf.table.Table(name="old", stylename="hidden")
    sheet.addElement(odf.table.TableColumn())
    sheet.addElement(odf.table.TableColumn(visibility="collapse"))
    for number, row in enumerate(SHEET, 1):
        _ods_row(sheet, [_ods_cell(cell) for cell in row], **({"visibility": "collapse"} if number == 3 else {}))
    _ods_row(sheet, [odf.table.TableCell(numbercolumnsrepeated=1000)])
    _ods_row(sheet, [_ods_cell("merged", numbercolumnsspanned=3, numberrowsspanned=1)])
    _ods_row(sheet, [odf.table.TableCell(formula="of:=1/0")])
    _ods_row(sheet, [odf.table.TableCell()], numberrowsrepeated=1_048_000)
    _ods_row(old, [_ods_cell("x")])
    book.spreadsheet.addElement(sheet)
    book.spreadsheet.addElement(old)
    content = io.BytesIO()
    book.write(content)
    return content.getvalue()


def _ods_row(sheet: odf.table.Table, row: list[odf.table.TableCell], **attributes: object) -> None:
    line = odf.table.TableRow(**attributes)
    for cell in row:
        line.addElement(cell)
    sheet.addElement(line)


def _ods_cell(value: object, **attributes: object) -> odf.table.TableCell:
    if isinstance(value, bool):
        kind = {"valuetype": "boolean", "booleanvalue": str(value).lower()}
    elif isinstance(value, datetime):
        kind = {"valuetype": "date", "datevalue": value.date().isoformat()}
    elif isinstance(value, float):
        kind = {"valuetype": "float", "value": str(value)}
    else:
        kind = {"valuetype": "string"}
    cell = odf.table.TableCell(**kind, **attributes)
    cell.addElement(odf.text.P(text="as shown" if kind["valuetype"] != "string" else str(value)))
    return cell


def days(value: object) -> object:
    return value.date() if isinstance(value, datetime) and value.time() == time() else value


@pytest.mark.parametrize("content", [as_xlsx(), as_xls(), as_ods()], ids=["xlsx", "xls", "ods"])
def test_a_workbook_of_every_kind(content: bytes):
    sheet, old = opened(content).grids
    assert [[days(cell) for cell in row] for row in cells(sheet)[:3]] == [[days(cell) for cell in row] for row in SHEET]
    assert sheet.merged == (Merged(4, 0, 4, 2),)
    assert (sheet.hidden, old.hidden) == (False, True)
    assert (sheet.hidden_columns, sheet.hidden_rows) == ({1}, {3})
    assert {cell: code for cell, (code, _) in sheet.unread.items()} == {"A6": "formula-uncomputed"}
    assert (sheet.place.sheet, old.place.sheet) == ("Sheet", "old")


def test_a_calendar_that_begins_in_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = date(2012, 3, 4)
    assert days(cells(only(saved(book)))[0][0]) == date(2012, 3, 4)


# --- several in one --------------------------------------------------------------------------------------------


def test_a_zip_of_files():
    found = opened(
        zipped(
            {
                "x/a.xlsx": as_xlsx(),
                "b.csv": b"a;b\n1;2\n",
                "../c.csv": b"a;b\n",
                "d.zip": zipped({"e.csv": b"a"}),
                "f.pdf": b"%PDF-1.4",
                "g.csv": b"",
                "__MACOSX/._b.csv": b"x",
                ".DS_Store": b"x",
            }
        )
    )
    assert [(grid.place.file, grid.place.sheet, grid.kind) for grid in found.grids] == [
        ("file/x/a.xlsx", "Sheet", "xlsx"), ("file/x/a.xlsx", "old", "xlsx"), ("file/b.csv", None, "csv")
    ]  # fmt: skip
    assert {(finding.level, finding.code, finding.file) for finding in found.findings} == {
        ("error", "zip-name", "file"), ("error", "zip-in-zip", "file/d.zip"),
        ("warning", "passed-over", "file/f.pdf"), ("error", "empty-file", "file/g.csv"),
    }  # fmt: skip
    for finding in found.findings:
        assert finding.message("da")
        assert finding.remedy("en")


# --- the surroundings of a cell --------------------------------------------------------------------------------


def test_the_window_around_a_cell():
    seen = window("a.xlsx", as_xlsx(), "Sheet", "B2", rows=1, columns=1)
    assert seen is not None
    assert (seen.first_row, seen.first_column) == (1, 0)
    assert seen.cells == [["name", "amount", "day"], ["Å", "12.5", "2012-03-04"], ["1.234", "-3", "2013-12-31"]]
    bundle = zipped({"x/b.csv": b"a;b\n1;2\n"})
    assert window("z.zip/x/b.csv", bundle, None, "A2").cells == [["a", "b"], ["1", "2"]]  # type: ignore[union-attr]
    assert window("a.xlsx", as_xlsx(), "Nowhere", "B2") is None
    assert window("a.xlsx", b"%PDF", "Sheet", "B2") is None


# --- real files ------------------------------------------------------------------------------------------------


def test_real_files_have_their_rows():
    """The numbers of rows are those of `facts/formats.md` and of the files' own csv and json modules."""
    folder = shared("real-data")
    rows = {path.name: sum(len(grid) for grid in opened(path.read_bytes()).grids) for path in folder.iterdir()}
    assert rows["dk_erdf_esf_2014-2020_latin1_nocontacts.csv"] == 1 + 107  # records behind 819 line breaks
    assert rows["se_interregbarometern_2021-2027.json"] == 1 + len(
        json.loads((folder / "se_interregbarometern_2021-2027.json").read_text())
    )
    assert rows["keep_eu_closed_projects_2014-2020.xlsx"] == 1892 + 8622 + 139


def test_what_the_fuzzing_found():
    for path in sorted(SEEDS.iterdir()):
        for finding in read_upload([(path.name, path.read_bytes())]).findings:
            assert finding.message("da")


def test_an_endless_word_is_shown_around_its_doubtful_letter() -> None:
    """Found by the fuzz: the whole word, 5,000 characters, was handed to the text, which refused it."""
    opened = open_file("departments.csv", b"department;since\n" + b"x" * 3000 + b"\xe6" + b"y" * 2000 + b";2012\n", {})
    (found,) = [each for each in opened.findings if each.question]
    around = {"x" * 20 + letter + "y" * 19 for letter in "æć"}  # e6 in cp1252 and in cp1250
    assert found.code == "encoding-unsure" and set((found.value or "").split(" / ")) == around
    assert found.message("da") and found.remedy("en")


def test_a_cell_as_long_as_a_spreadsheet_holds_can_be_quoted() -> None:
    long = Finding(
        "error", "bad-date", "book.xlsx", "projects", "J2", "x" * 32_767, {}, {"column": ("table-projects",)}
    )
    assert "x" * 900 in long.message("da")
    assert len(long.message("en")) < 2_000
