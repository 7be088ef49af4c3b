"""What is taken away starts no formula in a spreadsheet, keeps its negative numbers, and says where it came from.
What counts as a formula: OWASP's page on CSV injection."""

import csv
import io

import openpyxl
import pyarrow as pa
import pytest

from analytics.intake import template
from analytics.intake.upload import read_upload
from analytics.provenance import CELL_ORIGINS_SCHEMA, SHEET_COLUMNS_SCHEMA, Places
from analytics.tables import from_rows
from pages.parts.export import csv_bytes

HARMFUL = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1", " =1+1", "＝1+1", "-A1", "+49 (0)"]
FIGURES = ["-5", "-1.234,50", "-1,234.50 EUR", "-12 %", "-12,5 %", "-1 234,00 DKK", "5", "+3", "-0,5"]


def written(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("language", ["da", "en"])
def test_lists_and_chart_tables_as_csv(language: str) -> None:
    content = csv_bytes([HARMFUL, FIGURES], language)
    harmful, figures = written(content, "," if language == "en" else ";")
    assert harmful == [f"'{words}" for words in HARMFUL]
    assert figures == FIGURES


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_table_as_csv(language: str) -> None:
    rows = [{"project_id": f"p{n}", "title": words} for n, words in enumerate(("=1+1", "@x", "-A1", "+1+1"))]
    titles = {
        line[2]
        for line in written(
            template.csv("projects", from_rows("projects", rows), language), ";" if language == "da" else ","
        )
    }
    assert {"'=1+1", "'@x", "'-A1", "'+1+1"} <= titles
    goal = {"goal_id": "g", "metric": "m", "comparison": "at_least", "target": -5.0}
    assert b"-5" in template.csv("goals", from_rows("goals", [goal]), language)
    assert b"'-5" not in template.csv("goals", from_rows("goals", [goal]), language)


def test_a_workbook_holds_texts_as_texts_and_ends_with_its_sources() -> None:
    """Where the rows stood is made up here; the sheet has to say just that, and reading the file must pass it over."""
    row = {"project_id": "a", "title": "=1+1", "fund": "F", "_file": "old.xlsx", "_sheet": "P", "_row": 7}
    tables = {"projects": from_rows("projects", [row])}
    columns = pa.Table.from_pylist(
        [{"file": "old.xlsx", "sheet": "P", "table_name": "projects", "column_name": "title", "letter": "C"}],
        schema=SHEET_COLUMNS_SCHEMA,
    )
    said = ("projects", '["a"]', "fund", "older.xlsx", "Q", "F12")
    origins = pa.Table.from_pylist(
        [dict(zip(CELL_ORIGINS_SCHEMA.names, said, strict=True))], schema=CELL_ORIGINS_SCHEMA
    )
    content = template.workbook(tables, "en", places=Places(columns, origins))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    assert [cell.value for cell in book["Projects"][2]][:3] == ["a", None, "=1+1"]
    lines = [[cell.value for cell in line] for line in book.worksheets[-1].iter_rows()]
    assert book.worksheets[-1].title == "Sources"
    assert lines[1:] == [
        ["Projects", "Every row of the sheet", "Title", "old.xlsx", "P", "C:C"],
        ["Projects", '["a"]', None, "old.xlsx", "P", "7:7"],
        ["Projects", '["a"]', "Fund", "older.xlsx", "Q", "F12"],
    ]
    upload = read_upload([("filled.xlsx", content)])
    assert upload.findings == []
    assert set(upload.tables) == {"projects"}
