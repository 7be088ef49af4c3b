"""Where the table stands in its sheet, and what stands around it: section 1 of the issue."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from analytics.intake.answers import LEAVE_OUT
from tests.corpus.case import ANYWHERE, Ask, Case, case, several
from tests.corpus.shapes import CELLS, DEPARTMENTS, LINES, PROJECTS, READ, WRITTEN, amounts, lines, named, projects
from tests.corpus.writers import Formula, Sheet, delimited, ods, records, xls, xlsx, zipped

BLANK: list[Any] = [None] * 6
TABLE: Sequence[Sequence[Any]] = [DEPARTMENTS, *CELLS]


def book(*rows: Sequence[Any], **options: Any) -> list[tuple[str, bytes]]:
    """A workbook with one sheet of departments."""
    return [("a.xlsx", xlsx({"departments": Sheet(rows, **options)}))]


def names(*each: str) -> list[list[Any]]:
    """Rows of departments of which only the name is known."""
    return [[name, *[None] * 5] for name in each]


several(
    {
        "layout_title_rows_above": lambda: Case(
            book(["Afdelinger i Slagelse Kommune"], ["Udtræk pr. 1. marts 2012"], [], *TABLE), READ
        ),
        "layout_many_title_rows_above": lambda: Case(book(*[[f"Linje {n}"] for n in range(14)], [], *TABLE), READ),
        "layout_blank_rows_above": lambda: Case(book([], [], *TABLE), READ),
        "layout_table_begins_further_right": lambda: Case(book(*([None, None, *row] for row in TABLE)), READ),
        "layout_trailing_empty_columns_and_rows": lambda: Case(
            book(*([*row, "", " ", None] for row in TABLE), [], [" "], []), READ
        ),
        "layout_blank_rows_between": lambda: Case(book(TABLE[0], TABLE[1], [], BLANK, TABLE[2]), READ),
        "layout_blank_column_between": lambda: Case(book(*([*row[:3], None, *row[3:]] for row in TABLE)), READ),
        "layout_columns_in_another_order": lambda: Case(book(*(list(reversed(row)) for row in TABLE)), READ),
        "layout_headings_repeated_in_the_data": lambda: Case(
            book(TABLE[0], TABLE[1], TABLE[0], TABLE[2]), READ, [("warning", "headings-repeated", ANYWHERE)]
        ),
        "layout_headings_repeated_in_a_csv": lambda: Case(
            [("departments.csv", delimited([DEPARTMENTS, WRITTEN[0], DEPARTMENTS, WRITTEN[1]], ";"))],
            READ,
            [("warning", "headings-repeated", ANYWHERE)],
        ),
        "layout_title_rows_in_a_csv": lambda: Case(
            [("departments.csv", b"Afdelinger\n\n" + delimited([DEPARTMENTS, *WRITTEN], ";"))], READ
        ),
        "layout_headings_with_case_blanks_and_breaks": lambda: Case(
            book(["DEPARTMENT ", "Representative:", "since", "Action\nplan", "action-plan  date", " Source*"], *CELLS),
            READ,
        ),
        "layout_row_numbers_shown_as_in_the_sheet": lambda: Case(
            book(["Title"], [], DEPARTMENTS, [], *names("A"), [], *names("B")),
            {
                "departments": [
                    dict(department="A", _file="a.xlsx", _sheet="departments", _row=5),
                    dict(department="B", _file="a.xlsx", _sheet="departments", _row=7),
                ]
            },
        ),
    }
)


@case
def layout_merged_title() -> Case:
    return Case(book(["Afdelinger", *[None] * 5], *TABLE, merged=((0, 0, 0, 5),)), READ)


@case
def layout_two_line_headings() -> Case:
    """Groups over the headings, merged; the key merged over both lines."""
    over = ["Department", "Representative", None, "Action plan", None, "Source"]
    under = [None, "representative", "since", "action plan", "action plan date", None]
    merged = ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5))
    return Case(book(over, under, *CELLS, merged=merged), READ)


@case
def layout_two_line_headings_ods() -> Case:
    over = ["Department", "Representative", None, "Action plan", None, "Source"]
    under = [None, "representative", "since", "action plan", "action plan date", None]
    merged = ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5))
    return Case([("a.ods", ods({"departments": Sheet([over, under, *CELLS], merged)}))], READ)


@case
def layout_two_line_headings_xls() -> Case:
    over = ["Department", "Representative", None, "Action plan", None, "Source"]
    under = [None, "representative", "since", "action plan", "action plan date", None]
    merged = ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5))
    return Case([("a.xls", xls({"departments": Sheet([over, under, *CELLS], merged)}))], READ)


@case
def layout_headings_broken_over_two_rows() -> Case:
    """One heading on two lines because the column was narrow."""
    over = ["department", "representative", "since", "action", "action plan", "source"]
    under = [None, None, None, "plan", "date", None]
    return Case(book(over, under, *CELLS), READ)


@case
def layout_merged_cells_in_the_data() -> Case:
    """One programme merged over three projects: only the first cell holds it, and it must be said that the others are
    read as blank or filled. Never read in silence."""
    rows = projects(*({"project_id": f"p{n}"} for n in (1, 2, 3)))
    place = PROJECTS.index("programme")
    rows[1][place] = "South Baltic"
    expected = [dict(project_id=f"p{n}", programme="South Baltic") for n in (1, 2, 3)]
    content = xlsx({"projects": Sheet(rows, merged=((1, place, 3, place),))})
    return Case([("a.xlsx", content)], {"projects": expected}, [("warning", "merged-cells-filled", ANYWHERE)])


# --- repeated and missing columns ----------------------------------------------------------------------------------


@case
def columns_repeated_name() -> Case:
    """The first is taken, the second is left out, and that is said."""
    rows = [[*DEPARTMENTS, "source"], ["A", *[None] * 4, "mail", "telefon"]]
    expected = {"departments": [dict(department="A", source="mail")]}
    return Case(book(*rows), expected, [("warning", "repeated-column", "G1")])


@case
def columns_repeated_by_another_name() -> Case:
    """'Afdeling' and 'department' are one column."""
    rows = [[*DEPARTMENTS, "Afdeling"], ["A", *[None] * 5, "B"]]
    return Case(book(*rows), named("A"), [("warning", "repeated-column", "G1")])


@case
def columns_missing_ones_are_one_remark() -> Case:
    """A list without some columns that are not required: one warning, naming them all."""
    rows = [["department", "source"], ["A", "mail"]]
    expected = {"departments": [dict(department="A", source="mail")]}
    return Case(book(*rows), expected, [("warning", "columns-missing", ANYWHERE)])


@case
def columns_unknown_one() -> Case:
    rows = [[*DEPARTMENTS, "Zodiac"], ["A", *[None] * 5, "Lion"]]
    return Case(book(*rows), named("A"), [("warning", "unknown-column", "G1")])


@case
def columns_required_one_missing_is_asked() -> Case:
    """No heading means the department; the only one that is not bound may be meant."""
    rows = [["Zodiac", *DEPARTMENTS[1:]], ["Lion", True, *[None] * 4]]
    expected = {"departments": [dict(department="Lion", representative=True)]}
    found = [("warning", "unknown-column", "A1")]  # as long as it is not answered
    return Case(book(*rows), expected, found, [Ask("missing", "zodiac")], then=[])


@case
def columns_without_a_heading_and_with_data() -> Case:
    """Figures under no heading are not read, and that is said."""
    rows = [[*DEPARTMENTS, None], ["A", *[None] * 5, "lost"]]
    return Case(book(*rows), named("A"), [("warning", "no-heading", "G2")])


# --- totals and footnotes ------------------------------------------------------------------------------------------


def _with_total(word: str, total: Any = 350) -> list[tuple[str, bytes]]:
    rows = [*amounts(100, 250), [word, None, None, None, None, total, None, None, None]]
    return [("a.xlsx", xlsx({"budget_lines": rows}))]


several(
    {
        f"totals_{name}": (
            lambda word=word: Case(_with_total(word), lines(100, 250), [("warning", "totals-row", "A4")])
        )
        for name, word in {
            "i_alt": "I alt",
            "ialt_with_colon": "I ALT:",
            "total": "Total",
            "sum": "Sum",
            "summa": "Summa",
            "razem": "Razem",
            "suma": "SUMA",
            "samlet": "Samlet",
            "grand_total": "Grand total",
            "totalt": "Totalt",
        }.items()
    }
)


@case
def totals_as_a_formula() -> Case:
    return Case(_with_total("I alt", Formula("=SUM(F2:F3)", 350)), lines(100, 250), [("warning", "totals-row", "A4")])


@case
def totals_in_a_csv() -> Case:
    rows = [*amounts("100,50", "250"), ["I alt", None, None, None, None, "350,50", None, None, None]]
    content = delimited(rows, ";")
    return Case([("budget_lines.csv", content)], lines(100.5, 250), [("warning", "totals-row", "A4")])


@case
def totals_after_each_group() -> Case:
    """Subtotals: each the sum of its own group."""
    rows = amounts(100, 250, 30, 40)
    blank = [None] * 3
    rows.insert(3, ["Subtotal", None, None, None, None, 350, *blank])
    rows.append(["Subtotal", None, None, None, None, 70, *blank])
    rows.append(["I alt", None, None, None, None, 420, *blank])
    found = [("warning", "totals-row", cell) for cell in ("A4", "A7", "A8")]
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], lines(100, 250, 30, 40), found)


@case
def totals_project_called_total_innovation() -> Case:
    rows = projects(
        {"project_id": "p1", "acronym": "A"}, {"project_id": "total-innovation", "acronym": "Total Innovation"}
    )
    expected = [dict(project_id="p1", acronym="A"), dict(project_id="total-innovation", acronym="Total Innovation")]
    return Case([("a.xlsx", xlsx({"projects": rows}))], {"projects": expected})


@case
def totals_project_called_sum() -> Case:
    """A whole row of its own is no sum: SUM is a project here."""
    sums = {
        "project_id": "sum",
        "acronym": "SUM",
        "role": "lead_partner",
        "status": "granted",
        "start_date": date(2012, 1, 1),
    }
    rows = projects({"project_id": "p1", "acronym": "A"}, sums)
    return Case([("a.xlsx", xlsx({"projects": rows}))], {"projects": [dict(project_id="p1", acronym="A"), sums]})


@case
def totals_that_do_not_add_up() -> Case:
    """'I alt' with another figure than the sum: still no budget line, and that it does not add up is said."""
    return Case(_with_total("I alt", 999), lines(100, 250), [("warning", "totals-row-differs", "A4")])


@case
def footnote_below_the_table() -> Case:
    rows = [DEPARTMENTS, *names("A", "B"), [], ["* Tallene er foreløbige, se brev af 3. maj"]]
    return Case(book(*rows), named("A", "B"), [("warning", "footnote", "A5")])


@case
def footnotes_directly_below_a_table_of_amounts() -> Case:
    rows = [*amounts(100, 250), ["Kilde: økonomisystemet"], ["Udtrukket 1. marts 2012"]]
    found = [("warning", "footnote", cell) for cell in ("A4", "A5")]
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], lines(100, 250), found)


# --- sheets --------------------------------------------------------------------------------------------------------


@case
def sheet_of_notes_beside_the_table() -> Case:
    content = xlsx({"departments": TABLE, "Noter": [["Husk at ringe til Lone"], ["og til Per"]]})
    return Case([("a.xlsx", content)], READ, [("warning", "unknown-sheet", None)])


@case
def sheet_empty_beside_the_table() -> Case:
    """The blank sheets a new workbook has say nothing."""
    return Case([("a.xlsx", xlsx({"departments": TABLE, "Ark2": [], "Ark3": []}))], READ)


several(
    {
        f"sheet_called_{name}": (lambda title=title: Case([("a.xlsx", xlsx({title: TABLE}))], READ))
        for name, title in {
            "afdelinger": "Afdelinger",
            "departments_with_blanks": " DEPARTMENTS ",
            "ark1_known_by_its_headings": "Ark1",
            "nothing_of_ours_known_by_its_headings": "Oversigt 2012",
        }.items()
    }
)


@case
def sheets_of_one_workbook() -> Case:
    content = xlsx({"Afdelinger": TABLE, "Budgetlinjer": amounts(100, 250.5)})
    return Case([("a.xlsx", content)], {**READ, **lines(100, 250.5)})


@case
def file_called_nothing_of_ours_known_by_its_headings() -> Case:
    return Case([("export 2012-03-01 (2).csv", delimited([DEPARTMENTS, *WRITTEN], ";"))], READ)


@case
def json_called_nothing_of_ours_known_by_its_headings() -> Case:
    return Case([("download.json", records(TABLE))], READ)


@case
def sheet_that_may_be_two_tables_is_asked_about() -> Case:
    """project_id and source stand in four tables: which is it?"""
    content = xlsx({"Ark1": [["project_id", "source"], ["p1", "mail"]]})
    return Case(
        [("a.xlsx", content)],
        {"projects": [dict(project_id="p1", source="mail")]},
        asks=[Ask("table", "projects")],
        then=[("warning", "columns-missing", ANYWHERE)],
    )


@case
def sheet_that_may_be_two_tables_left_out() -> Case:
    content = xlsx({"Ark1": [["project_id", "source"], ["p1", "mail"]], "departments": TABLE})
    return Case([("a.xlsx", content)], READ, asks=[Ask("table", LEAVE_OUT)])


@case
def sheet_hidden_is_asked_about() -> Case:
    content = xlsx({"departments": TABLE, "budget_lines": Sheet(amounts(100), hidden=True)})
    return Case([("a.xlsx", content)], {**READ, **lines(100)}, asks=[Ask("hidden", "use")])


@case
def sheet_hidden_left_out() -> Case:
    content = xlsx({"departments": TABLE, "budget_lines": Sheet(amounts(100), hidden=True)})
    return Case([("a.xlsx", content)], READ, asks=[Ask("hidden", LEAVE_OUT)])


@case
def sheet_hidden_in_ods() -> Case:
    content = ods({"departments": TABLE, "budget_lines": Sheet(amounts(100), hidden=True)})
    return Case([("a.ods", content)], {**READ, **lines(100)}, asks=[Ask("hidden", "use")])


@case
def sheet_hidden_in_xls() -> Case:
    content = xls({"departments": TABLE, "budget_lines": Sheet(amounts(100), hidden=True)})
    return Case([("a.xls", content)], {**READ, **lines(100)}, asks=[Ask("hidden", "use")])


@case
def sheet_hidden_of_the_year_before() -> Case:
    """The same table twice, once hidden: leaving the hidden one out leaves one."""
    content = xlsx({"departments": TABLE, "Afdelinger": Sheet([DEPARTMENTS, *names("Old")], hidden=True)})
    return Case([("a.xlsx", content)], READ, asks=[Ask("hidden", LEAVE_OUT)], through_child=True)


several(
    {
        f"hidden_column_{kind}": (
            lambda kind=kind, write=write: Case(
                [(f"a.{kind}", write({"departments": Sheet(TABLE, hidden_columns=(5,))}))],
                READ,
                [("warning", "hidden-columns", ANYWHERE)],
            )
        )
        for kind, write in {"xlsx": xlsx, "xls": xls, "ods": ods}.items()
    }
)
several(
    {
        f"hidden_row_{kind}": (
            lambda kind=kind, write=write: Case(
                [(f"a.{kind}", write({"departments": Sheet(TABLE, hidden_rows=(2,))}))],
                READ,
                [("warning", "hidden-rows", ANYWHERE)],
            )
        )
        for kind, write in {"xlsx": xlsx, "xls": xls, "ods": ods}.items()
    }
)


@case
def rows_with_one_key() -> Case:
    return Case(book(DEPARTMENTS, *names("A", "B", "A")), findings=[("error", "duplicate-key", "A4")], refused=True)


@case
def rows_required_cell_is_blank() -> Case:
    rows = amounts(100)
    rows[1][2] = None
    content = xlsx({"budget_lines": rows})
    return Case([("a.xlsx", content)], findings=[("error", "required-choice", "C2")], refused=True)


@case
def sheet_with_headings_only() -> Case:
    content = xlsx({"departments": TABLE, "budget_lines": [LINES]})
    return Case([("a.xlsx", content)], READ)


@case
def zip_with_a_table_twice() -> Case:
    entries = {
        "departments.csv": delimited([DEPARTMENTS, *WRITTEN]),
        "old/departments.csv": delimited([DEPARTMENTS, *WRITTEN]),
    }
    return Case(
        [("a.zip", zipped(entries))], findings=[("error", "repeated-table", None)], refused=True, through_child=True
    )


@case
def layout_second_table_below_of_words_only() -> Case:
    """A list of contacts below the projects, after a blank row and a title: names and telephone numbers are no
    projects, and that something was left out is said."""
    one = {"project_id": "p1", "acronym": "A", "title": "B"}
    contacts = [["Kontaktpersoner"], ["Navn", "E-mail", "Telefon"], ["Lone", "lone@slagelse.dk", "5857 0000"]]
    content = xlsx({"projects": [*projects(one), [], *contacts]})
    return Case([("a.xlsx", content)], {"projects": [one]}, [("warning", "second-table", ANYWHERE)])


@case
def layout_turned_on_its_side() -> Case:
    """Headings down the first column: the names of columns are no departments."""
    turned = [list(row) for row in zip(DEPARTMENTS, *CELLS, strict=True)]
    return Case([("a.xlsx", xlsx({"departments": turned}))], findings=[("error", "turned", ANYWHERE)], refused=True)


ONE = {"project_id": "p1", "acronym": "A", "title": "B"}
TWO = {"project_id": "p2", "acronym": "C", "title": "D"}
CONTACTS = [["Navn", "E-mail", "Telefon"], ["Lone", "lone@slagelse.dk", "5857 0000"]]


def below(*rows: Sequence[Any]) -> list[tuple[str, bytes]]:
    """A sheet with one project and then those rows."""
    return [("a.xlsx", xlsx({"projects": [*projects(ONE), *rows]}))]


several(
    {
        "layout_second_table_without_a_title": lambda: Case(
            below([], *CONTACTS), {"projects": [ONE]}, [("warning", "second-table", "A4:C5")]
        ),
        "layout_second_table_after_title_and_blank": lambda: Case(
            below([], ["Kontaktpersoner"], [], *CONTACTS), {"projects": [ONE]}, [("warning", "second-table", "A4:C7")]
        ),
        "layout_second_table_further_right": lambda: Case(
            below([], *([None, None, *row] for row in CONTACTS)),
            {"projects": [ONE]},
            [("warning", "second-table", "C4:E5")],
        ),
        "layout_second_table_with_rows_apart": lambda: Case(
            below([], *CONTACTS, [], ["Per", "per@slagelse.dk", "5857 0001"]),
            {"projects": [ONE]},
            [("warning", "second-table", "A4:C7")],
        ),
        "layout_second_table_in_polish": lambda: Case(
            below([], ["Osoby"], ["Imię i nazwisko", "Telefon"], ["Anna", "58 57"]),
            {"projects": [ONE]},
            [("warning", "second-table", "A4:B6")],
        ),
        "layout_second_table_and_the_first_goes_on": lambda: Case(
            below([], *CONTACTS, [], *projects(TWO)),
            {"projects": [ONE, TWO]},
            [("warning", "second-table", "A4:C5"), ("warning", "headings-repeated", ANYWHERE)],
        ),
        "layout_group_titles_over_headings_repeated": lambda: Case(
            below([], ["Afsluttede projekter"], *projects(TWO)),
            {"projects": [ONE, TWO]},
            [("warning", "group-title", "A4"), ("warning", "headings-repeated", ANYWHERE)],
        ),
        "layout_lone_text_is_a_title_of_a_group": lambda: Case(
            below([], ["Afsluttede projekter"], ["p2", "C", "D"]),
            {"projects": [ONE, TWO]},
            asks=[Ask("below", "title", frozenset({"title", "row", LEAVE_OUT}), "A4")],
        ),
        "layout_lone_text_is_a_row": lambda: Case(
            below([], ["p3"], ["p2", "C", "D"]),
            {"projects": [ONE, {"project_id": "p3"}, TWO]},
            asks=[Ask("below", "row", cell="A4")],
        ),
        "layout_lone_text_begins_another_table": lambda: Case(
            below([], ["Leverandører"], ["Fugro", "måler", "hav"], ["Niras", "tegner", "land"]),
            {"projects": [ONE]},
            asks=[Ask("below", LEAVE_OUT, cell="A4")],
            then=[("warning", "second-table", "A4:C6")],
        ),
        "layout_groups_with_blank_rows_between": lambda: Case(
            below([], ["p2", "C", "D"], [], [], ["p3", "Tema", "Projekt"]),
            {"projects": [ONE, TWO, {"project_id": "p3", "acronym": "Tema", "title": "Projekt"}]},
        ),
        "layout_groups_of_lines_with_blank_rows_between": lambda: Case(
            [("a.xlsx", xlsx({"budget_lines": [*amounts(1, 2), [], *amounts(1, 2, 3)[3:], [], []]}))], lines(1, 2, 3)
        ),
    }
)


@case
def layout_second_table_in_a_csv() -> Case:
    table = [[*row, *[""] * (6 - len(row))] for row in ([], ["Kontakt"], *CONTACTS)]
    content = delimited([DEPARTMENTS, *WRITTEN, *table], ";")
    return Case([("departments.csv", content)], READ, [("warning", "second-table", "A5:C7")])


@case
def layout_projects_turned_on_their_side_in_a_csv() -> Case:
    rows = projects(ONE, TWO)
    turned = [["" if cell is None else cell for cell in row] for row in zip(*rows, strict=True)]
    content = delimited(turned, ";")
    return Case([("projekter.csv", content)], findings=[("error", "turned", ANYWHERE)], refused=True)


@case
def layout_one_project_as_a_card() -> Case:
    card = [["Projektnavn", "Byvand"], ["Program", "South Baltic"], ["Rolle", "Lead partner"], ["Startdato", "2012"]]
    content = xlsx({"Ark1": card})
    return Case([("a.xlsx", content)], findings=[("error", "turned", ANYWHERE)], refused=True)


@case
def layout_a_list_of_columns_is_not_turned() -> Case:
    """A sheet that explains the columns stands beside the table: it is none of ours, and that is said."""
    explained = [["Felt", "Forklaring"], *([name, "se vejledningen"] for name in DEPARTMENTS)]
    content = xlsx({"departments": TABLE, "Forklaring": explained})
    return Case([("a.xlsx", content)], READ, [("warning", "unknown-sheet", ANYWHERE)])


@case
def sheet_hidden_whose_table_is_in_doubt() -> Case:
    """That it is hidden is asked before which table it is; left out, nothing more is asked."""
    doubtful = [["Projekt-id", "Rolle", "Kilde"], ["a", "LP", "x"]]
    content = xlsx({"departments": TABLE, "Ark2": Sheet(doubtful, hidden=True)})
    return Case([("a.xlsx", content)], READ, asks=[Ask("hidden", LEAVE_OUT)])


@case
def sheet_hidden_whose_table_is_in_doubt_used() -> Case:
    doubtful = [["Projekt-id", "Rolle", "Kilde"], ["a", "LP", "x"]]
    content = xlsx({"departments": TABLE, "Ark2": Sheet(doubtful, hidden=True)})
    used = {"projects": [dict(project_id="a", role="lead_partner", source="x")]}
    asks = [Ask("hidden", "use"), Ask("table", "projects")]
    return Case([("a.xlsx", content)], {**READ, **used}, asks=asks, then=[("warning", "columns-missing", ANYWHERE)])


several(
    {
        "layout_titles_of_groups_without_blank_rows": lambda: Case(
            [
                (
                    "a.xlsx",
                    xlsx(
                        {
                            "projects": [
                                PROJECTS,
                                ["Igangværende projekter"],
                                *projects(ONE)[1:],
                                ["Afsluttede:"],
                                *projects(TWO)[1:],
                            ]
                        }
                    ),
                )
            ],
            {"projects": [ONE, TWO]},
            asks=[Ask("below", "title", cell="A2"), Ask("below", "title", cell="A4")],
        ),
        "layout_years_over_groups": lambda: Case(
            [("a.xlsx", xlsx({"projects": [PROJECTS, [2011], *projects(ONE)[1:], [2012], *projects(TWO)[1:]]}))],
            {"projects": [ONE, TWO]},
            asks=[Ask("below", "title", cell="A2"), Ask("below", "title", cell="A4")],
        ),
        "layout_title_of_a_group_merged": lambda: Case(
            [
                (
                    "a.xlsx",
                    xlsx({"projects": Sheet([*projects(ONE), ["Vand og klima"], *projects(TWO)[1:]], ((2, 0, 2, 5),))}),
                )
            ],
            {"projects": [ONE, TWO]},
            asks=[Ask("below", "title", cell="A3")],
        ),
        "layout_two_titles_of_groups": lambda: Case(
            below([], ["Vand"], ["p2", "C", "D"], [], ["Klima"], ["p3", "E", "F"]),
            {"projects": [ONE, TWO, {"project_id": "p3", "acronym": "E", "title": "F"}]},
            asks=[Ask("below", "title", cell="A4"), Ask("below", "title", cell="A7")],
        ),
        "layout_title_of_a_group_over_headings_without_a_blank_row": lambda: Case(
            below(["Vand"], *projects(TWO)),
            {"projects": [ONE, TWO]},
            [("warning", "headings-repeated", ANYWHERE)],
            asks=[Ask("below", "title", cell="A3")],
        ),
        "layout_a_project_of_which_only_the_name_is_known": lambda: Case(
            below(["p3"], ["p2", "C", "D"]), {"projects": [ONE, {"project_id": "p3"}, TWO]}
        ),
    }
)


@case
def layout_a_short_word_over_notes() -> Case:
    """'Noter' below the table is no department."""
    return Case(book(*TABLE, ["Noter:"]), READ, [("warning", "footnote", "A4")])
