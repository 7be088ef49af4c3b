"""The way out and back: a workbook or CSV made from tables reads as the same tables, with nothing to remark."""

import io
from datetime import date
from zipfile import ZipFile

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.i18n import text
from analytics.intake import template
from analytics.intake.read import read_file
from analytics.intake.upload import read_upload
from analytics.intake.values import FIRST_DAY, LAST_DAY
from analytics.intake.vocabulary import choices, languages, vocabulary
from analytics.intake.words import tidy
from analytics.tables import PROVENANCE, ROLES, TABLES, Column, Tables, complete, from_rows

NASTY = ["=1+1", "+45 58", "-5", "-", "@x", "'=1", "''", "'", '"quoted"', "a;b,c\td", "line\nline", "_x0041_"]
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=12)).map(tidy).filter(bool)
FIGURES = st.one_of(
    st.floats(min_value=0, allow_nan=False, allow_infinity=False),
    st.integers(0, 10**9).map(float),
    st.decimals(0, 10**7, places=3).map(float),  # 12.345 and its like: read in two ways if written carelessly
)


def cells(table: str, column: Column) -> st.SearchStrategy[object]:
    """Whatever intake may have put into a cell of the column."""
    if names := choices(table, column):
        filled: st.SearchStrategy[object] = st.sampled_from(list(names))
    elif column.type == "date":
        filled = st.dates(FIRST_DAY, LAST_DAY)
    elif column.type == "yes_no":
        filled = st.booleans()
    elif column.type == "integer":
        filled = st.integers(int(column.minimum or 0), int(column.maximum or 2**53))
    elif column.type == "share":
        filled = st.floats(0, 1)
    elif column.type in ("number", "money"):
        filled = FIGURES if column.minimum is not None else st.one_of(FIGURES, FIGURES.map(lambda figure: -figure))
        filled = filled.filter(lambda figure: figure >= (column.minimum or -1e308))
    elif column.many:
        part = TEXTS.map(lambda words: tidy(words.replace(";", ""))).filter(bool)
        filled = st.lists(part, min_size=1, max_size=3).map("; ".join)
    else:
        filled = TEXTS
    return filled if column.required else st.one_of(st.none(), filled)


@st.composite
def made_tables(draw: st.DrawFn) -> Tables:
    """Some tables with some rows, keys distinct."""
    tables = {}
    for name in draw(st.lists(st.sampled_from(list(TABLES)), min_size=1, max_size=3, unique=True)):
        columns = {column.name: cells(name, column) for column in TABLES[name].all_columns()}
        key = TABLES[name].key
        by_key = draw(st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=4))
        rows = list({tuple(row[part] for part in key): row for row in by_key}.values())
        tables[name] = from_rows(name, rows)
    return tables


def same(left: pa.Table, right: pa.Table) -> bool:
    """Equal but for where the rows came from."""
    return left.drop(list(PROVENANCE)).equals(right.drop(list(PROVENANCE)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made_tables(), st.sampled_from(languages()))
def test_a_workbook_reads_back_as_the_tables_it_was_made_from(tables: Tables, language: str):
    read = read_file("x.xlsx", template.workbook(tables, language), vocabulary())
    assert read.findings == []
    back = complete({name: rows for name, _, rows in read.tables if len(rows)})
    for name, rows in complete(tables).items():
        assert same(rows, back[name]), (name, rows.to_pylist(), back[name].to_pylist())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made_tables(), st.sampled_from(languages()))
def test_a_csv_reads_back_as_the_table_it_was_made_from(tables: Tables, language: str):
    for name, rows in tables.items():
        title = text(language, f"table-{name}")
        read = read_file(f"{title} (1).csv", template.csv(name, rows, language), vocabulary())
        assert read.findings == []
        assert same(rows, read.tables[0][2]), (rows.to_pylist(), read.tables[0][2].to_pylist())


def test_the_whole_way_through_the_child_process():
    row = {"project_id": "udlavi", "title_sv": "Landsbygd", "start_date": date(2012, 2, 1)}
    tables = {"projects": from_rows("projects", [row])}
    upload = read_upload([("skabelon.xlsx", template.workbook(tables, "da"))])
    assert upload.findings == []
    assert same(upload.tables["projects"], tables["projects"])
    assert set(upload.without_rows) == set(TABLES) - {"projects"}
    back = upload.tables["projects"].to_pylist()[0]
    assert (back["_file"], back["_sheet"], back["_row"]) == ("skabelon.xlsx", "Projekter", 2)


@pytest.mark.parametrize("language", languages())
def test_the_template_has_lists_notes_and_formats(language: str):
    book = openpyxl.load_workbook(io.BytesIO(template.workbook(None, language)))
    assert book.sheetnames[0] == text(language, "sheet-read-me")
    sheet = book[text(language, "table-projects")]
    headings = {cell.value: cell for cell in sheet[1]}
    role = headings[text(language, "column-projects-role")]
    assert text(language, "column-projects-role.meaning") in role.comment.text
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    cell = f"{role.column_letter}2"
    assert rules[cell].type == "list"
    names, _, box = rules[cell].formula1.partition("!")
    listed = [row[0].value for row in book[names.strip("'")][box.replace("$", "")]]
    assert listed == [text(language, f"choice-{value}") for value in ROLES]
    assert text(language, "column-projects-title_sv") not in headings, "nobody has written Swedish yet"
    assert sheet.freeze_panes == "B2"


def test_a_formula_in_a_text_stays_a_text():
    tables = {"projects": from_rows("projects", [{"project_id": "=1+1", "note": "-5"}])}
    with ZipFile(io.BytesIO(template.workbook(tables, "en"))) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "sheet" in name)
    lines = template.csv("projects", tables["projects"], "en").decode("utf-8-sig").splitlines()
    assert lines[1].startswith("'=1+1,")
    assert lines[1].endswith(",-5")


def test_a_figure_is_never_written_so_that_it_can_be_read_in_two_ways():
    row = dict(consultant="A", project_id="p", year=2012, method="real_cost", stage="paid", hours=12.345)
    rows = from_rows("consultant_hours", [row])
    assert ",12.3450," in template.csv("consultant_hours", rows, "en").decode()
    assert ";12,3450;" in template.csv("consultant_hours", rows, "da").decode()


def test_a_text_too_long_for_a_cell_is_not_dropped_silently():
    with pytest.raises(ValueError, match="note"):
        template.workbook({"projects": from_rows("projects", [{"project_id": "p", "note": "x" * 40_000}])}, "en")
