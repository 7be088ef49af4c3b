"""Where a table stands in a sheet, and which of its rows are data. Each sheet here is small enough to see by eye what
must come of it."""

from analytics.findings import Finding
from analytics.intake.answers import LEAVE_OUT
from analytics.intake.read import read_file
from analytics.intake.vocabulary import vocabulary
from tests.test_intake import xlsx

HEAD = ["project_id", "year", "scope", "item", "stage", "amount", "currency", "dated", "source"]


def line(id: str, amount: object) -> list[object]:
    return [id, None, "own", "loan", "paid", amount, "EUR", None, None]


def read(rows: list[list[object]], name: str = "budget_lines"):
    return read_file("book.xlsx", xlsx({name: rows}), vocabulary())


def codes(findings: list[Finding]) -> list[tuple[str, str, str | None]]:
    return [(finding.level, finding.code, finding.cell) for finding in findings]


def test_a_row_of_totals_is_left_out_and_said() -> None:
    answer = read([HEAD, line("a", 1.5), line("b", 2.0), ["I alt", None, None, None, None, 3.5]])
    assert codes(answer.findings) == [("warning", "totals-row", "A4")]
    assert answer.tables[0][2]["amount"].to_pylist() == [1.5, 2.0]
    assert (answer.sheets[0].rows_in, answer.sheets[0].rows_used) == (3, 2)


def test_totals_that_are_not_the_sum_are_said_to_differ() -> None:
    answer = read([HEAD, line("a", 1.5), line("b", 2.0), ["Razem", None, None, None, None, 99]])
    assert codes(answer.findings) == [("warning", "totals-row-differs", "A4")]


def test_totals_of_groups() -> None:
    total = [None] * 4
    rows = [line("a", 1), line("b", 2), ["Sum", *total, 3], line("c", 4), ["Sum", *total, 4], ["Total", *total, 7]]
    answer = read([HEAD, *rows])
    assert codes(answer.findings) == [("warning", "totals-row", f"A{row}") for row in (4, 6, 7)]
    assert answer.tables[0][2]["project_id"].to_pylist() == ["a", "b", "c"]


def test_a_project_called_total_is_none() -> None:
    answer = read([HEAD, line("a", 1), line("Total Innovation", 1), line("Total", 5)])
    assert answer.findings == []
    assert answer.tables[0][2]["project_id"].to_pylist() == ["a", "Total Innovation", "Total"]


def test_notes_below_the_table() -> None:
    answer = read([HEAD, line("a", 1), [], ["Kilde: økonomisystemet, marts 2012"]])
    assert codes(answer.findings) == [("warning", "footnote", "A4")]
    assert len(answer.tables[0][2]) == 1


def test_a_project_of_which_only_the_id_is_known_is_no_note() -> None:
    answer = read([["project_id", "acronym"], ["a", "A"], ["a-project-with-a-long-id", None]], "projects")
    assert answer.tables[0][2]["project_id"].to_pylist() == ["a", "a-project-with-a-long-id"]


def test_a_column_without_a_heading_is_not_dropped_in_silence() -> None:
    answer = read([HEAD, [*line("a", 1), "huh"]])
    assert codes(answer.findings) == [("warning", "no-heading", "J2")]


def test_a_sheet_is_known_by_its_headings() -> None:
    assert [table for table, _, _ in read([HEAD, line("a", 1)], "Ark1").tables] == ["budget_lines"]


def test_a_sheet_that_may_be_one_of_several_is_asked_about() -> None:
    content = xlsx({"Ark1": [["Projekt-id", "Rolle", "Kilde"], ["a", "LP", "x"]]})
    answer = read_file("book.xlsx", content, vocabulary())
    [finding] = answer.findings
    assert (finding.level, finding.code) == ("question", "which-table")
    assert finding.question is not None
    offered = {option.value for option in finding.question.options}
    assert {"projects", "partners", LEAVE_OUT} <= offered
    answer = read_file("book.xlsx", content, vocabulary(), {finding.question.key: "projects"})
    assert answer.tables[0][2]["role"].to_pylist() == ["lead_partner"]
    assert answer.used == [finding.question.key]
    answer = read_file("book.xlsx", content, vocabulary(), {finding.question.key: LEAVE_OUT})
    assert (answer.tables, answer.findings) == ([], [])


def test_counts_have_a_plural_and_figures_are_written_as_the_language_does() -> None:
    """The words of questions and remarks, as a person reads them."""
    answer = read([HEAD, line("a", "1.234"), line("b", None)])
    [finding] = answer.findings
    assert finding.question is not None
    assert "én celle" in finding.message("da") and "one cell" in finding.message("en")
    danish = {option.value: option.label("da") for option in finding.question.options}
    assert danish[","].endswith("»1.234« er tallet 1.234") and danish["."].endswith("»1.234« er tallet 1,234")
    english = {option.value: option.label("en") for option in finding.question.options}
    assert english[","].endswith("is the figure 1,234") and english["."].endswith("is the figure 1.234")


def test_several_cells_are_counted() -> None:
    answer = read([HEAD, line("a", "1.234"), line("b", "5.678")])
    assert "2 celler" in answer.findings[0].message("da")


def test_an_approximate_figure_says_what_it_was_read_as() -> None:
    [finding] = read([HEAD, line("a", "ca. 90.000"), line("b", "1.000,50")]).findings
    assert "90.000" in finding.message("da").split("læst som")[1]
    assert "90,000" in finding.message("en").split("read as")[1]
