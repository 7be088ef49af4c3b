"""Kinds of files, encodings, delimiters: section 1 of the issue, up to where the table begins."""

import json
from datetime import date

from analytics.intake.upload import Upload
from tests.corpus import writers
from tests.corpus.case import ANYWHERE, Ask, Case, case, several
from tests.corpus.shapes import CELLS, DEPARTMENTS, LINES, READ, WRITTEN, amounts, lines, named, text
from tests.corpus.writers import Formula, Shown, delimited, ods, records, replaced, xls, xlsx, zipped

TABLE = {"departments": [DEPARTMENTS, *CELLS]}
TEXT = [DEPARTMENTS, *WRITTEN]

several(
    {
        "kind_xlsx": lambda: Case([("a.xlsx", xlsx(TABLE))], READ),
        "kind_xls": lambda: Case([("a.xls", xls(TABLE))], READ),
        "kind_ods": lambda: Case([("a.ods", ods(TABLE))], READ),
        "kind_csv_comma": lambda: Case([("departments.csv", delimited(TEXT))], READ),
        "kind_csv_semicolon": lambda: Case([("departments.csv", delimited(TEXT, ";"))], READ),
        "kind_csv_bar": lambda: Case([("departments.csv", delimited(TEXT, "|"))], READ),
        "kind_tsv": lambda: Case([("departments.tsv", delimited(TEXT, "\t"))], READ),
        "kind_txt_with_tabs": lambda: Case([("departments.txt", delimited(TEXT, "\t"))], READ),
        "kind_json_list": lambda: Case([("departments.json", records([DEPARTMENTS, *CELLS]))], READ),
        "kind_json_object_with_a_list": lambda: Case(
            [("departments.json", records([DEPARTMENTS, *CELLS], version="1.0", count=2))], READ
        ),
        "kind_zip_of_csv": lambda: Case([("a.zip", zipped({"departments.csv": delimited(TEXT)}))], READ),
        "kind_zip_of_xlsx_in_a_folder": lambda: Case([("a.zip", zipped({"eu/2012/a.xlsx": xlsx(TABLE)}))], READ),
        "kind_xlsx_named_xls": lambda: Case([("a.xls", xlsx(TABLE))], READ),
        "kind_tabs_named_xls": lambda: Case([("departments.xls", delimited(TEXT, "\t"))], READ),
        "kind_capital_ending": lambda: Case([("DEPARTMENTS.CSV", delimited(TEXT, ";"))], READ),
    }
)


@case
def kind_xlsm_with_macros() -> Case:
    """Macros are neither run nor looked at."""
    macro = writers.added(xlsx(TABLE), xl__vbaProject_bin=b"\xd0\xcf\x11\xe0" + b"Sub Auto_Open()" * 9)
    plain, enabled = b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
    macro = replaced(
        macro,
        "[Content_Types].xml",
        lambda part: (
            part.replace(b"openxmlformats-officedocument." + plain, enabled)
            .replace(b"officedocument." + plain, enabled)
            .replace(
                b"<Default ",
                b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default ',
                1,
            )
        ),
    )
    return Case([("a.xlsm", macro)], READ)


@case
def zip_with_what_a_macintosh_adds() -> Case:
    entries = {
        "departments.csv": delimited(TEXT),
        "__MACOSX/._departments.csv": b"\x00\x05\x16\x07\x00\x02",
        ".DS_Store": b"\x00\x00\x00\x01Bud1",
    }
    return Case([("a.zip", zipped(entries))], READ)


@case
def zip_of_several_tables() -> Case:
    entries = {"departments.csv": delimited(TEXT, ";"), "budget_lines.csv": delimited(amounts("100", "250.50"))}
    return Case([("a.zip", zipped(entries))], {**READ, **lines(100, 250.5)})


@case
def zip_names_the_file_inside() -> Case:
    """A finding and a row must lead to the file inside the zip."""
    row = dict(lines(100)["budget_lines"][0], _file="a.zip/budget_lines.csv", _row=2)

    def inside(upload: Upload) -> None:
        assert [finding.file for finding in upload.findings] == ["a.zip/budget_lines.csv"]

    bad = amounts("100")
    bad.append(["p2", None, "own", "eu_grant", "granted", "xx", "DKK", None, None])
    expected = {"budget_lines": [row, dict(row, project_id="p2", _row=3)]}
    del expected["budget_lines"][1]["amount"]
    return Case(
        [("a.zip", zipped({"budget_lines.csv": delimited(bad)}))],
        expected,
        [("error", "bad-number", "F3")],
        also=inside,
    )


@case
def json_numbers_and_nulls() -> Case:
    rows = [dict(zip(LINES, row, strict=True)) for row in amounts(100, 250.5, None)[1:]]
    return Case([("budget_lines.json", json.dumps(rows).encode())], lines(100, 250.5, None))


@case
def json_records_that_leave_names_out() -> Case:
    """A record that does not have a name is blank there, wherever the name first comes up."""
    rows = [{"department": "A"}, {"department": "B", "source": "mail", "since": "2012-03-31"}]
    rows[0] |= dict.fromkeys(("representative", "action_plan", "action_plan_date"))
    expected = {"departments": [dict(department="A"), dict(department="B", source="mail", since=date(2012, 3, 31))]}
    return Case([("departments.json", json.dumps(rows).encode())], expected)


@case
def json_nested_value() -> Case:
    """A list or an object inside a cell is not quietly turned into text."""
    rows = [dict.fromkeys(DEPARTMENTS) | {"department": "A", "source": {"by": "mail", "on": [1, 2]}}]
    return Case(
        [("departments.json", json.dumps(rows).encode())],
        named("A"),
        [("warning", "nested-value", "F2")],
    )


@case
def json_text_that_looks_like_a_number_stays_text() -> Case:
    rows = [dict.fromkeys(DEPARTMENTS) | {"department": "007", "source": "1.10"}]
    expected = {"departments": [dict(department="007", source="1.10")]}
    return Case([("departments.json", json.dumps(rows).encode())], expected)


# --- encodings -----------------------------------------------------------------------------------------------------

DANISH = ("Sundhed, Ældre og Handicap", "Økonomi på Rådhuset", "Børn og Skole")
SWEDISH = ("Miljö och hälsa", "Försörjning på Åland", "Kultur och fritid i Växjö")
POLISH = ("Wydział Środowiska i Rolnictwa", "Biuro Współpracy Międzynarodowej", "Zespół Żeglugi Śródlądowej, Gdańsk")
GREEK = ("Αθήνα", "Θεσσαλονίκη")


# A text without the characters that only cp1252 has is shown as ISO-8859-1: the two are the same there.


def _encoded(names: tuple[str, ...], encoding: str, shown: str) -> Case:
    content = text(*names, mark=";", encoding=encoding)
    return Case([("departments.csv", content)], named(*names), encoding=shown)


several(
    {
        "encoding_utf8": lambda: _encoded((*DANISH, *POLISH, *GREEK), "utf-8", "utf-8"),
        "encoding_utf8_with_mark": lambda: _encoded((*DANISH, *POLISH), "utf-8-sig", "utf-8"),
        "encoding_utf16_with_mark": lambda: _encoded((*DANISH, *POLISH), "utf-16", "utf-16"),
        "encoding_utf16_little_without_mark": lambda: _encoded((*DANISH, *POLISH), "utf-16-le", "utf-16-le"),
        "encoding_utf16_big_without_mark": lambda: _encoded((*DANISH, *POLISH), "utf-16-be", "utf-16-be"),
        "encoding_ascii": lambda: _encoded(("Culture", "Schools"), "ascii", "utf-8"),
        "encoding_cp1252_danish": lambda: _encoded(DANISH, "cp1252", "iso-8859-1"),
        "encoding_latin1_swedish": lambda: _encoded(SWEDISH, "iso-8859-1", "iso-8859-1"),
        "encoding_cp1250_polish": lambda: _encoded(POLISH, "cp1250", "cp1250"),
        "encoding_cp1250_czech": lambda: _encoded(
            ("Říční správa, České Budějovice", "Životní prostředí"), "cp1250", "cp1250"
        ),
    }
)


@case
def encoding_same_text_in_all() -> Case:
    """ä, ö, ü, é are the same byte in cp1250, cp1252 and ISO-8859-1: there is nothing to ask."""
    names = ("Müller", "Börje", "Café")
    return Case([("departments.csv", text(*names, encoding="cp1250"))], named(*names))


@case
def encoding_a_euro_sign_is_cp1252() -> Case:
    """0x80 is € in cp1252 and cp1250 and a control character in ISO-8859-1."""
    head = delimited(amounts("€ 100", "€ 250,50", currency="EUR"), ";", "cp1252")
    return Case([("budget_lines.csv", head)], lines(100, 250.5, currency="EUR"))


@case
def encoding_thin_evidence_is_asked() -> Case:
    """One byte, å in cp1252 and ĺ in cp1250, in a word no one knows: asked, with the two texts to choose from."""
    content = text("N\u00e5", "Xy").decode().encode("cp1252")
    return Case(
        [("departments.csv", content)],
        named("Nå", "Xy"),
        asks=[Ask("encoding", "iso-8859-1", frozenset({"iso-8859-1", "cp1250"}))],
    )


@case
def encoding_thin_evidence_answered_the_other_way() -> Case:
    content = text("N\u00e5", "Xy").decode().encode("cp1252")
    return Case([("departments.csv", content)], named("Nĺ", "Xy"), asks=[Ask("encoding", "cp1250")])


@case
def encoding_one_broken_letter_in_utf8() -> Case:
    """A file in UTF-8 of which one byte was lost is not quietly read as if it were of another encoding."""
    content = text(*DANISH, *POLISH).replace("ø".encode(), "ø".encode()[:1], 1)
    return Case([("departments.csv", content)], findings=[("error", "broken-utf8", ANYWHERE)], refused=True)


# --- the text itself -----------------------------------------------------------------------------------------------


@case
def text_line_breaks_inside_quotes() -> Case:
    """Three records on six lines; the row of each is its number as a record."""
    names = ("A\nB", "C", "D\nE\nF")
    rows = [dict(department=name, _row=n) for n, name in enumerate(names, 2)]
    return Case([("departments.csv", text(*names))], {"departments": rows})


@case
def text_quotes_inside_quotes() -> Case:
    names = ('The "green" office, 1st floor', "B; C")
    return Case([("departments.csv", text(*names))], named(*names))


@case
def text_delimiter_inside_quotes() -> Case:
    names = ("A; B", "C, D; E")
    return Case([("departments.csv", text(*names, mark=";"))], named(*names))


@case
def text_quote_never_closed() -> Case:
    content = text("A") + b'"B,,,,,\nC,,,,,\nD,,,,,\n'
    return Case([("departments.csv", content)], findings=[("error", "broken-quotes", ANYWHERE)], refused=True)


@case
def text_lone_quote_inside_a_cell() -> Case:
    """12" pipes: a quotation mark in the middle of an unquoted cell is a character."""
    content = text("A") + b'12" pipes,,,,,\nB,,,,,\n'
    return Case([("departments.csv", content)], named("A", '12" pipes', "B"))


@case
def text_sep_line() -> Case:
    """Excel's own first line; it is no row and shifts the others by one."""
    rows = [dict(department=name, _row=n) for n, name in enumerate(("A", "B"), 3)]
    return Case([("departments.csv", b"sep=;\n" + text("A", "B", mark=";"))], {"departments": rows})


@case
def text_carriage_returns_alone() -> Case:
    return Case([("departments.csv", text("A", "B", end="\r"))], named("A", "B"))


@case
def text_carriage_returns_and_line_feeds() -> Case:
    return Case([("departments.csv", text("A", "B", end="\r\n"))], named("A", "B"))


@case
def text_last_line_without_end() -> Case:
    return Case([("departments.csv", text("A", "B").rstrip(b"\n"))], named("A", "B"))


@case
def text_with_nul_bytes() -> Case:
    """A zero byte in the middle of a word is a damaged file: said, and not read as if it were not there."""
    content = text("Abc", "B").replace(b"Abc", b"A\x00c")
    return Case([("departments.csv", content)], findings=[("error", "nul-bytes", ANYWHERE)], refused=True)


@case
def text_row_with_too_many_cells() -> Case:
    """An unquoted thousands comma in a file of commas: 1,250 is two cells, and the last one has no heading."""
    content = delimited(amounts("100")) + b"p2,,own,eu_grant,granted,1,250,DKK,,mail\n"
    found = [("error", "bad-date", "H3"), ("error", "ragged-row", "J3")]
    return Case([("budget_lines.csv", content)], findings=found, asks=[Ask("value", "-")], refused=True)


@case
def text_row_with_one_cell_too_many_and_the_last_one_blank() -> Case:
    """The same where nothing stands beyond the headings: what was shifted shows it."""
    content = delimited(amounts("100")) + b"p2,,own,eu_grant,granted,1,250,DKK,,\n"
    found = [("error", "bad-date", "H3")]
    return Case([("budget_lines.csv", content)], findings=found, asks=[Ask("value", "-")], refused=True)


@case
def text_row_with_too_few_cells() -> Case:
    """Cells missing at the end of a line are blank."""
    return Case([("departments.csv", text("A") + b"B\n")], named("A", "B"))


@case
def text_trailing_delimiters() -> Case:
    """Kohesio's lists end every line with a delimiter too many."""
    content = b"\n".join(line + b"\t" for line in text("A", "B", mark="\t").splitlines()) + b"\n"
    return Case([("departments.tsv", content)], named("A", "B"))


@case
def text_blank_lines_between() -> Case:
    rows = [dict(department="A"), dict(department="B")]
    return Case([("departments.csv", text("A") + b"\n,,,,,\n" + b"B,,,,,\n")], {"departments": rows})


@case
def text_commas_in_every_cell_of_a_semicolon_file() -> Case:
    """More commas than semicolons: the delimiter is the one that makes the table, not the more frequent one."""
    names = ("a, b, c, d, e, f, g", "h, i, j, k, l, m, n, o")
    return Case(
        [
            (
                "departments.csv",
                ";".join(DEPARTMENTS).encode() + b"\n" + b"".join(n.encode() + b";;;;;\n" for n in names),
            )
        ],
        named(*names),
    )


@case
def text_decimal_commas_in_a_semicolon_file() -> Case:
    content = delimited(amounts("1234,5", "0,25", "17,125"), ";")
    return Case([("budget_lines.csv", content)], lines(1234.5, 0.25, 17.125))


@case
def text_formula_guard_is_taken_away() -> Case:
    """Our own exports write '=… for a text that a spreadsheet would compute."""
    return Case([("departments.csv", text("'=1+1", "'-A", "d'A"))], named("=1+1", "-A", "d'A"))


# --- cells of a spreadsheet ----------------------------------------------------------------------------------------


def _amounts_in(kind: str, *cells: object) -> list[tuple[str, bytes]]:
    write = {"xlsx": xlsx, "xls": xls, "ods": ods}[kind]
    return [(f"a.{kind}", write({"budget_lines": amounts(*cells)}))]


several(
    {
        "cell_formula_with_a_result_xlsx": lambda: Case(_amounts_in("xlsx", Formula("=50+50", 100)), lines(100)),
        "cell_formula_with_a_result_ods": lambda: Case(_amounts_in("ods", Formula("=50+50", 100)), lines(100)),
        "cell_formula_never_computed_xlsx": lambda: Case(
            _amounts_in("xlsx", 7, Formula("=50+50")), findings=[("error", "formula-uncomputed", "F3")], refused=True
        ),
        "cell_formula_never_computed_ods": lambda: Case(
            _amounts_in("ods", 7, Formula("=50+50")), findings=[("error", "formula-uncomputed", "F3")], refused=True
        ),
        "cell_formula_never_computed_xls": lambda: Case(
            _amounts_in("xls", 7, Formula("=50+50")), findings=[("error", "formula-uncomputed", "F3")], refused=True
        ),
        "cell_formula_error_xlsx": lambda: Case(
            _amounts_in("xlsx", 7, Formula("=1/0", "#DIV/0!")),
            findings=[("error", "formula-error", "F3")],
            refused=True,
        ),
        "cell_formula_error_ods": lambda: Case(
            _amounts_in("ods", 7, Formula("=1/0", "#DIV/0!")), findings=[("error", "formula-error", "F3")], refused=True
        ),
        "cell_formula_error_xls": lambda: Case(
            _amounts_in("xls", 7, "#DIV/0!"), findings=[("error", "formula-error", "F3")], refused=True
        ),
        "cell_formula_error_typed_as_text": lambda: Case(
            _amounts_in("xlsx", 7, "#REF!"), findings=[("error", "bad-number", "F3")], refused=True
        ),
        "cell_text_numbers_xlsx": lambda: Case(_amounts_in("xlsx", "1.234,50", "99,5", 7), lines(1234.5, 99.5, 7)),
        "cell_text_numbers_xls": lambda: Case(_amounts_in("xls", "1.234,50", "99,5", 7), lines(1234.5, 99.5, 7)),
        "cell_text_numbers_ods": lambda: Case(_amounts_in("ods", "1.234,50", "99,5", 7), lines(1234.5, 99.5, 7)),
        "cell_currency_format_xlsx": lambda: Case(
            _amounts_in("xlsx", Shown(1234.5, '#,##0.00 "kr."'), Shown(-0.0, "0")), lines(1234.5, 0)
        ),
        "cell_large_and_small_xlsx": lambda: Case(
            _amounts_in("xlsx", 123456789012.34, 0.01), lines(123456789012.34, 0.01)
        ),
    }
)


@case
def cell_formula_error_in_a_text_column() -> Case:
    rows = [DEPARTMENTS, ["A", None, None, None, None, Formula("=VLOOKUP(1,A:A,2)", "#N/A")]]
    return Case([("a.xlsx", xlsx({"departments": rows}))], findings=[("error", "formula-error", "F2")], refused=True)


@case
def cell_formula_error_in_a_column_of_no_interest() -> Case:
    """An error in a column that is left out keeps nobody from publishing."""
    rows = [[*DEPARTMENTS, "my own sums"], ["A", *[None] * 5, Formula("=1/0", "#DIV/0!")]]
    return Case([("a.xlsx", xlsx({"departments": rows}))], named("A"), findings=[("warning", "unknown-column", "G1")])


@case
def cell_share_with_a_percent_format() -> Case:
    rows = [["consultant", "year", "employment_cost", "currency", "full_time_share", "source"]]
    rows += [["A", 2012, 500000, "DKK", Shown(0.8, "0%"), None], ["B", 2012, None, None, Shown(1, "0%"), None]]
    expected = [
        dict(consultant="A", year=2012, employment_cost=500000, currency="DKK", full_time_share=0.8),
        dict(consultant="B", year=2012, full_time_share=1),
    ]
    return Case([("a.xlsx", xlsx({"consultants": rows}))], {"consultants": expected})


@case
def cell_days_counted_from_1904() -> Case:
    """The same days are other numbers in a workbook from an old Macintosh."""
    return Case([("a.xlsx", xlsx(TABLE, since_1904=True))], READ)


@case
def cell_rich_text_and_line_breaks() -> Case:
    rows = [DEPARTMENTS, ["A\nB", *[None] * 5], ["  C  ", *[None] * 5]]
    return Case([("a.xlsx", xlsx({"departments": rows}))], named("A\nB", "C"))


@case
def cell_booleans_in_each_language() -> Case:
    answers = ["ja", "Nej", "yes", "NO", "true", "false", 1, 0]
    rows = [DEPARTMENTS, *([f"d{n}", answer, *[None] * 4] for n, answer in enumerate(answers))]
    expected = [dict(department=f"d{n}", representative=n % 2 == 0) for n in range(len(answers))]
    return Case([("a.xlsx", xlsx({"departments": rows}))], {"departments": expected})


@case
def cell_number_in_a_text_column() -> Case:
    """A department called 42: the figure as one writes it, not 42.0."""
    rows = [DEPARTMENTS, [42, *[None] * 5], [4.5, *[None] * 5]]
    return Case([("a.xlsx", xlsx({"departments": rows}))], named("42", "4.5"))


@case
def sheet_based_on_another_workbook() -> Case:
    """A reference to another workbook is read as it was last computed; nothing is fetched."""
    return Case(_amounts_in("xlsx", Formula("='[other.xlsx]Sheet1'!A1", 12)), lines(12))


@case
def empty_file() -> Case:
    return Case([("departments.csv", b"")], findings=[("error", "empty-file", None)], refused=True)


@case
def two_files_with_one_table() -> Case:
    files = [("departments.csv", text("A")), ("Afdelinger.csv", text("B"))]
    return Case(files, findings=[("error", "repeated-table", None)], refused=True, through_child=True)
