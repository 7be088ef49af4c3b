"""The importers on small made lists, one for each quirk: expected values are worked out by hand beside each."""

import re
from datetime import date
from pathlib import Path

import pytest

from analytics.i18n import has_text, text
from analytics.intake import sources
from analytics.intake.sources import recognise
from analytics.intake.sources.denmark import split
from analytics.intake.sources.take import slug
from analytics.provenance import row_key
from tests.source_files import grid, headings

KEEP_PROJECTS = [
    "Programme",
    "Acronym",
    "Project Name",
    "Lead Partner",
    "Budget",
    "EU Funding",
    "Project start",
    "Project end",
]
KEEP_PARTNERS = ["Programme", "Acronym", "Project Partner", "Lead Partner", "Town", "Country", "Country code"]
CORDIS_PROJECTS = [
    "id",
    "acronym",
    "status",
    "title",
    "startDate",
    "endDate",
    "totalCost",
    "ecMaxContribution",
    "frameworkProgramme",
]
CORDIS_PARTNERS = [
    "projectID",
    "projectAcronym",
    "organisationID",
    "vatNumber",
    "name",
    "city",
    "country",
    "role",
    "ecContribution",
    "totalCost",
]
SWEDISH = [
    "id",
    "program",
    "projekttyp",
    "startdatum",
    "slutdatum",
    "projektnamn",
    "organisationsnamn",
    "organisationsroll",
    "nuts3",
    "partnerbudget",
    "land",
    "aktiv",
]
DANISH_2007 = [
    "projekttitel",
    "start_dato",
    "slut_dato",
    "ordning",
    "Indsatsområde",
    "budget",
    "eu",
    "cvr",
    "navn",
    "bynavn",
    "parter",
]


def read(*grids, answers=None):
    claims = recognise(list(grids))
    assert len(claims) == 1
    source, findings, sheets = claims[0].read(answers or {})
    return source, findings, sheets


def codes(findings):
    return sorted((finding.code, finding.cell) for finding in findings)


def keep(projects, partners=()):
    return read(
        grid([KEEP_PROJECTS, *projects], "keep.xlsx", "Projects (lead partners)"),
        grid([KEEP_PARTNERS, *partners], "keep.xlsx", "Partners"),
    )


def test_a_sheet_of_our_own_is_no_list():
    assert recognise([grid([["project_id", "acronym", "title"], ["a", "b", "c"]])]) == []


def test_keep_money_is_text_beside_numbers_and_both_sheets_are_tied_by_programme_and_acronym():
    source, findings, sheets = keep(
        [["P", "A", "Title", "Lead", "892,228.58", 758394.29, "2015/10/27", "2019/09/30"]],
        [
            ["P", "A", "Lead", "Yes", "Zittau", "Germany", "DE Germany / DEUTSCHLAND"],
            ["P", "A", "Slagelse Kommune", "No", "Slagelse", "Denmark", "DK Denmark / DANMARK"],
        ],
    )
    project = source.projects.to_pylist()[0]
    assert (project["total_budget"], project["eu_grant"], project["currency"]) == (892228.58, 758394.29, "EUR")
    assert (project["start_date"], project["end_date"]) == (date(2015, 10, 27), date(2019, 9, 30))
    assert [(row["organisation"], row["role"], row["country"]) for row in source.partners.to_pylist()] == [
        ("Lead", "lead_partner", "DE"),
        ("Slagelse Kommune", "project_partner", "DK"),
    ]
    assert codes(findings) == []
    assert [(sheet.rows_in, sheet.rows_used) for sheet in sheets] == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("budget", "grant", "code"),
    [
        ("588,017.84", 499815164.0, "source-share-over-total"),  # the EU's share × 1000
        ("499,976,135.00", 42497.96, "source-out-of-scale"),  # the total × 10,000
        ("1,050,163.18", 89388.7, "source-low-share"),  # 8.5 %: odd, but it may be so
        ("100.00", 100.0, None),
        ("100.00", 0.0, None),  # nothing granted is no slip
    ],
)
def test_keep_amounts_out_of_scale_name_both_cells(budget, grant, code):
    source, findings, _ = keep([["P", "A", "T", "L", budget, grant, "2015/10/27", "2019/09/30"]])
    assert [(f.code, f.cell, f.about["other"]) for f in findings] == ([(code, "F2", "E2")] if code else [])
    unknown = source.projects["total_budget"].null_count + source.projects["eu_grant"].null_count
    assert unknown == (2 if code in ("source-share-over-total", "source-out-of-scale") else 0)


def test_keep_end_before_start_leaves_both_unknown():
    source, findings, _ = keep([["P", "A", "T", "L", "10.00", 5.0, "2019/09/22", "2019/09/21"]])
    assert [(f.code, f.cell, f.about["other"]) for f in findings] == [("source-end-before-start", "H2", "G2")]
    assert source.projects["start_date"].null_count == source.projects["end_date"].null_count == 1


def test_keep_a_project_with_two_lead_partners_is_one_project():
    row = ["P", "A", "T", "One", "10.00", 5.0, "2015/01/01", "2016/01/01"]
    source, findings, _ = keep(
        [row, [*row[:3], "Two", *row[4:]]],
        [["P", "A", "One", "Yes", "", "", "NO"], ["P", "A", "Two", "Yes", "", "", "SE"]],
    )
    assert source.projects.num_rows == 1
    assert codes(findings) == [("source-two-leads", "B3")]
    assert source.partners["role"].to_pylist() == ["lead_partner", "lead_partner"]


def test_keep_two_projects_of_one_name_are_told_apart_by_lead_partner_or_not_at_all():
    source, findings, _ = keep(
        [
            ["P", "A", "T", "One", "10.00", 5.0, "2015/01/01", "2016/01/01"],
            ["P", "A", "T", "Two", "9.00", 5.0, "2018/01/01", "2019/01/01"],
        ],
        [["P", "A", "Two", "Yes", "", "", "SE"], ["P", "A", "Third", "No", "", "", "SE"]],
    )
    ids = source.projects["source_id"].to_pylist()
    assert len(set(ids)) == 2
    assert [(row["organisation"], row["source_id"]) for row in source.partners.to_pylist()] == [("Two", ids[1])]
    assert codes(findings) == [("source-ambiguous-partner", "C3"), ("source-same-name", "B3")]


def test_keep_current_export_typographic_marks_and_partner_money():
    projects = [
        "Programme",
        "Project acronym",
        "Project ID (2021-2027 only)",
        "Project name in English",
        "Project’s total budget / expenditure",
        "Project’s EU funding",
        "Project start",
        "Project end",
    ]
    partners = [
        "Programme",
        "Project acronym",
        "Project ID (2021-2027 only)",
        "Organisation in English",
        "Lead partner",
        "Country code",
        "Partner’s ID if not PIC",
        "Partner’s total eligible budget / expenditure",
        "Partner’s programme co-financing (EUR) (2021-2027 only)",
        "ERDF contribution (2014-2020 only)",
    ]
    source, findings, _ = read(
        grid(
            [projects, ["P", "A", "7", "T", 200.0, 160.0, date(2023, 1, 1), "N.a."]],
            "k.xlsx",
            "Search results, projects",
        ),
        grid(
            [
                partners,
                ["P", "A", "7", "Slagelse Kommune", "Yes", "DK", "29188505", 100.0, 80.0, None],
                ["P", "A", "7", "Zero", "No", "DK", None, 50.0, 0.0, None],  # 0.00 is not missing
                ["P", "A", "7", "Old", "No", "DK", None, None, None, "40"],
            ],
            "k.xlsx",
            "Search results, partners",
        ),
    )
    assert codes(findings) == []
    assert source.projects["end_date"].to_pylist() == [None]
    assert [
        (r["organisation"], r["identifier"], r["total_budget"], r["eu_grant"]) for r in source.partners.to_pylist()
    ] == [("Slagelse Kommune", "29188505", 100.0, 80.0), ("Zero", None, 50.0, 0.0), ("Old", None, None, 40.0)]


def test_cordis_quirks():
    source, findings, sheets = read(
        grid(
            [
                CORDIS_PROJECTS,
                ["1", "A", "SIGNED", "T", "2022-09-01", "2025-08-31", "2073781,25", "1000000", "HORIZON"],
                CORDIS_PROJECTS,  # the headings again
                ["2", "B", "CLOSED", "U", "2022-09-01", "", "0", "299.250", "HORIZON"],  # the point is decimal here
                ["3", "C", "SIGNED", "V", "2022-09-01", "2025-08-31", "xxxxxxx", "5", "HORIZON"],
            ],
            "project.csv",
        ),
        grid(
            [
                CORDIS_PARTNERS,
                ["1", "A", "999905974", "DK29188505", "SLAGELSE KOMMUNE", "Slagelse", "DK", "coordinator", "5", "10"],
                ["1", "A", "999905975", "", "Two", "X", "SE", "associatedPartner", "0", "0"],
                ["2", "B", "999905975", "", "Two", "X", "SE", "thirdParty", "", ""],
                ["9", "Z", "999905975", "", "Two", "X", "SE", "participant", "", ""],
            ],
            "organization.csv",
        ),
    )
    assert codes(findings) == [("source-masked", "G5"), ("source-repeated-heading", "A3"), ("source-zero-total", "G4")]
    rows = source.projects.to_pylist()
    assert [(r["source_id"], r["status"], r["total_budget"], r["eu_grant"]) for r in rows] == [
        ("1", "granted", 2073781.25, 1000000.0),
        ("2", "closed", None, 299.25),
        ("3", "granted", None, 5.0),
        ("9", None, None, None),
    ]
    assert source.partners["role"].to_pylist() == [
        "lead_partner",
        "associated_partner",
        "associated_partner",
        "project_partner",
    ]
    assert source.partners["identifier"].to_pylist()[0] == "999905974; DK29188505"
    assert [(sheet.rows_in, sheet.rows_used) for sheet in sheets] == [(4, 3), (4, 4)]


def test_cordis_split_files_are_read_together():
    row = ["1", "A", "SIGNED", "T", "2022-09-01", "2025-08-31", "10", "5", "HORIZON"]
    source, _, _ = read(
        grid([CORDIS_PROJECTS, row], "project.csv"), grid([CORDIS_PROJECTS, ["2", *row[1:]]], "project_2.csv")
    )
    assert source.projects["source_id"].to_pylist() == ["1", "2"]


def test_interregbarometern_roles_impossible_days_and_its_currency_is_asked():
    list_ = grid(
        [
            SWEDISH,
            [
                1,
                "AURORA",
                "Regular",
                "2023-01-01",
                "2026-09-31",
                "T",
                "Umeå kommun",
                "LP",
                "X",
                149355,
                "Sverige",
                "Nej",
            ],
            [2, "AURORA", "Regular", "2023-01-01", "2026-09-31", "T", "Two", "AP", "X", 0, "Sverige", "Nej"],
            [3, "AURORA", "Small", "2020-01-01", "2021-01-01", "T", "Two", "PP", "X", 7.5, "Sverige", "Ja"],
            [4, "AURORA", "Small", "2019-01-01", "2021-01-01", "T", "Four", "PP", "X", 7.5, "Sverige", "Ja"],
            [5, "AURORA", "Small", "2020-01-01", "2021-01-01", "T", None, "PP", "X", 7.5, "Sverige", "Ja"],
        ],
        "list.json",
    )
    source, findings, _ = read(list_)
    assert [f.code for f in findings if f.level == "question"] == ["source-currency"]
    assert source.partners["currency"].to_pylist() == [None] * 4
    source, findings, _ = read(list_, answers={"Interregbarometern/currency": "EUR"})
    assert codes(findings) == [
        ("source-disagrees", "D5"),
        ("source-nameless", "G6"),
        ("source-no-such-date", "E2"),
        ("source-no-such-date", "E3"),
    ]
    projects = source.projects.to_pylist()
    assert [(r["status"], r["start_date"], r["end_date"], r["total_budget"]) for r in projects] == [
        ("closed", date(2023, 1, 1), None, None),
        ("running", None, date(2021, 1, 1), None),
    ]
    assert [(r["role"], r["eu_grant"], r["total_budget"], r["currency"]) for r in source.partners.to_pylist()] == [
        ("lead_partner", 149355.0, None, "EUR"),
        ("associated_partner", 0.0, None, "EUR"),
        ("project_partner", 7.5, None, "EUR"),
        ("project_partner", 7.5, None, "EUR"),
    ]


def test_danish_list_2007():
    row = [
        "SMV ¿Vækst¿",
        "18.07.2007",
        "31.12.2011",
        "ERDFN",
        "Innovation",
        "32467,02",
        "35020",
        "26349303",
        "Slagelse Kommune",
        "Slagelse",
        "Vestas A/S. Slagelse Kommune. EUC Syd.",
    ]
    other = ["Vækst", "01.01.2008", "31.12.2009", "ESFD", "Innovation", "100", "50", "1", "Lead", "X", ""]
    list_ = grid([DANISH_2007, row, other, [*other[:5], "200", *other[6:]]])
    source, findings, _ = read(list_, answers={"ERDF-ESF Danmark 2007-2013/currency": "DKK"})
    assert codes(findings) == [
        ("source-lost-letter", "A2"),
        ("source-same-name", "A4"),
        ("source-share-over-total", "G2"),
    ]
    assert len(set(source.projects["source_id"].to_pylist())) == 3
    assert source.projects["fund"].to_pylist() == ["ERDF", "ESF", "ESF"]
    assert source.projects["currency"].to_pylist() == ["DKK"] * 3
    assert [(r["organisation"], r["role"]) for r in source.partners.to_pylist()][:3] == [
        ("Slagelse Kommune", "lead_partner"),
        ("Vestas A/S", "project_partner"),
        ("EUC Syd", "project_partner"),
    ]


@pytest.mark.parametrize(
    ("said", "names", "sure"),
    [
        ("", [], True),
        ("Erhverv Silkeborg.", ["Erhverv Silkeborg"], True),
        (
            "Guldborgsund Kommune. Lolland Kommune. Vestas A/S.",
            ["Guldborgsund Kommune", "Lolland Kommune", "Vestas A/S"],
            True,
        ),
        ("Rådet.\nSvanholm.com.\nX", ["Rådet", "Svanholm.com", "X"], True),
        ("Dansk Grovvareselskab A.M.B.A..", ["Dansk Grovvareselskab A.M.B.A."], True),
        ("Firmaet J. Hansen. Bo", ["Firmaet J. Hansen", "Bo"], False),
        ("Hjørring Kommune,.", ["Hjørring Kommune"], True),
    ],
)
def test_danish_partners_are_split_at_full_stops_that_end_a_name(said, names, sure):
    assert split(said) == (names, sure)


def test_danish_list_2014_a_point_sets_thousands_apart():
    heading = [
        "Projektitel / Operation name",
        "Startdato / Operation start date",
        "Slutdato / Operation end date",
        "Budget / Budget",
        "EU-medfinansiering / Union co-financing",
        "Fond / Fund",
        "Kontraktansvarlig partner / Beneficiary name",
        "Partere / Project partners",
    ]
    source, findings, _ = read(
        grid([heading, ["T ", "24.04.2014", "28.02.2017", "15.414.794", "850.000", "R", "Lead", "One.\nTwo"]]),
        answers={"ERDF-ESF Danmark 2014-2020/currency": "DKK"},
    )
    project = source.projects.to_pylist()[0]
    assert (project["total_budget"], project["eu_grant"], project["fund"]) == (15414794.0, 850000.0, "ERDF")
    assert findings == []
    assert source.partners["organisation"].to_pylist() == ["Lead", "One", "Two"]


def test_kohesio_bulk_joins_several_values_and_writes_day_before_month():
    heading = [
        "Operation_Unique_Identifier",
        "Operation_Name_English",
        "Operation_Name_Programme_Language",
        "Operation_Start_Date",
        "Operation_End_Date",
        "Total_Eligible_Expenditure_amount",
        "Total_Eligible_Expenditure_Currency",
        "Project_EU_Budget",
        "Beneficiary_Name",
        "Beneficiary_Local_Identifier",
        "Country",
        "Fund_Code",
    ]
    source, findings, _ = read(
        grid(
            [
                heading,
                [
                    "https://linkedopendata.eu/entity/Q1",
                    "",
                    "Växer",
                    "04/09/2023",
                    "",
                    "337478.4",
                    "EUR",
                    "134991.36",
                    "Uppsala kommun|Two",
                    "2120003005|5",
                    "Sweden",
                    "ERDF|ESF",
                ],
            ]
        )
    )
    project = source.projects.to_pylist()[0]
    assert (project["source_id"], project["title"], project["start_date"]) == ("Q1", "Växer", date(2023, 9, 4))
    assert (project["fund"], project["status"]) == ("ERDF; ESF", "granted")
    assert [(r["organisation"], r["identifier"], r["role"]) for r in source.partners.to_pylist()] == [
        ("Uppsala kommun", "2120003005", None),
        ("Two", "5", None),
    ]
    assert findings == []


def test_kohesio_beneficiaries_name_no_project():
    heading = [
        "Country",
        "Region",
        "Beneficiary Name",
        "Total Budget",
        "EU Contribution",
        "Number of Projects",
        "Transliterated Name",
        "",
    ]
    source, findings, _ = read(
        grid(
            [
                heading,
                ["Bulgaria", "R", "Община Симитли", "2141845.62", "1857522.13", "3", "Obshtina Simitli", ""],
                ["Bulgaria", "R", "One", "1.2E9", "", "1", "", ""],
                ["Bulgaria", "R", "Three", "5", "1", "?", "", ""],
            ],
            "list.tsv",
        )
    )
    assert codes(findings) == [("source-count", "F4"), ("source-unnamed-projects", None)]
    assert source.projects["total_budget"].to_pylist() == [None, None, None, 1.2e9]
    assert source.projects["title"].null_count == 4
    assert source.partners["also"].to_pylist() == ["Obshtina Simitli"] * 3 + [None]


JEMS = [
    "ID",
    "Call name",
    "Project id (automatically created)",
    "Project acronym",
    "Project title",
    "Status",
    "Specific objective",
    "Partner number",
    "Status",
    "Partner role",
    "Name of the organisation in original language",
    "Name of the organisation in english",
    "Partner main address - Country",
    "ERDF",
    "ERDF % Rate",
    "Interreg Funds",
    "Total eligible budget",
    "VAT number (or other identifier)",
]


def test_jems_partners_status_stands_twice():
    source, findings, _ = read(
        grid(
            [
                JEMS,
                [
                    "1",
                    "Call",
                    "P1",
                    "A",
                    "T",
                    "Contracted",
                    "1.1",
                    "LP1",
                    "Active",
                    "Lead partner",
                    "Slagelse Kommune",
                    "Municipality of Slagelse",
                    "Danmark (DK)",
                    80.0,
                    80.0,
                    None,
                    100.0,
                    "29188505",
                ],
                [
                    "1",
                    "Call",
                    "P1",
                    "A",
                    "T",
                    "Contracted",
                    "1.1",
                    "PP2",
                    "Inactive",
                    "Partner",
                    "Gone",
                    "",
                    "Sverige (SE)",
                    80.0,
                    80.0,
                    None,
                    100.0,
                    "",
                ],
                [
                    "1",
                    "Call",
                    "P1",
                    "A",
                    "T",
                    "Contracted",
                    "1.1",
                    "PP3",
                    "Active",
                    "Partner",
                    "Three",
                    "",
                    "Sverige (SE)",
                    40.0,
                    40.0,
                    70.0,
                    100.0,
                    "",
                ],
            ],
            "export.xlsx",
            "Partner data",
        )
    )
    assert codes(findings) == [("source-inactive", "I3"), ("source-share-over-total", "N4")]
    assert source.projects["status"].to_pylist() == ["granted"]
    assert [
        (r["organisation"], r["role"], r["country"], r["eu_grant"], r["total_budget"])
        for r in source.partners.to_pylist()
    ] == [("Slagelse Kommune", "lead_partner", "DK", 80.0, 100.0), ("Three", "project_partner", "SE", None, None)]


def test_jems_budget_exports_have_title_rows_and_variable_periods():
    budget = [
        "Partner number",
        "Status",
        "Organisation abbreviation",
        "Name of the organisation in original language",
        "Name of the organisation in english",
        "Country",
        "ERDF",
        "ERDF % Rate",
        "Total eligible budget",
    ]
    costs = [*budget[:6], "Cost category", "Description", "Period 1", "Period 2", "Period 3", "Total"]
    source, findings, _ = read(
        grid(
            [
                ["Budget"],
                ["made 2024"],
                [],
                budget,
                ["LP1", "Active", "S", "Slagelse Kommune", "", "Danmark (DK)", 80.0, 80.0, 100.0],
                [None, None, None, None, None, None, 80.0, None, 100.0],
            ],
            "b.xlsx",
            "Project_budget_123_ACRO",
        ),
        grid(
            [
                ["Budget"],
                [],
                costs,
                ["LP1", "Active", "S", "Slagelse Kommune", "", "Danmark (DK)", "Staff", "", 1.0, 2.0, 3.0, 60.0],
                ["PP2", "Active", "T", "Two", "", "Sverige (SE)", "Staff", "", 1.0, 2.0, 3.0, 30.5],
                ["PP2", "Active", "T", "Two", "", "Sverige (SE)", "Travel", "", 1.0, 2.0, 3.0, 9.5],
            ],
            "b.xlsx",
            "Partner_budget_123_ACRO",
        ),
    )
    assert codes(findings) == [("source-named-by-sheet", None), ("source-summed", None), ("source-total-row", "I6")]
    assert source.projects.select(["source_id", "acronym"]).to_pylist() == [{"source_id": "123", "acronym": "ACRO"}]
    assert [(r["organisation"], r["role"], r["total_budget"], r["eu_grant"]) for r in source.partners.to_pylist()] == [
        ("Slagelse Kommune", "lead_partner", 100.0, 80.0),
        ("Two", "project_partner", 40.0, None),
    ]


def test_jems_projects_days_of_the_call_are_not_the_projects():
    heading = headings("jems_project_export")
    row = [None] * len(heading)
    said = {
        "Start date": date(2020, 1, 1),
        "End date": date(2020, 6, 1),
        "Project id (automatically created)": "P1",
        "Project acronym": "A",
        "Project title": "T",
        "Status": "APPROVED_WITH_CONDITIONS",
        "ERDF": 80.0,
        "ERDF % Rate": 80.0,
        "Total eligible budget": 100.0,
        "Contracted (entry into force)": date(2022, 1, 1),
    }
    for name, value in said.items():
        row[heading.index(name)] = value
    first, second = (at for at, name in enumerate(heading) if name == "1 - Decision date")
    row[first], row[second] = date(2021, 1, 1), date(2021, 2, 2)  # eligible, then funded
    source, findings, _ = read(grid([heading, row], "export.xlsx", "Project data"))
    assert findings == []
    project = source.projects.to_pylist()[0]
    assert (project["start_date"], project["end_date"]) == (None, None)
    assert (project["decided_on"], project["dated"]) == (date(2021, 2, 2), date(2022, 1, 1))
    assert (project["status"], project["total_budget"], project["eu_grant"]) == ("granted", 100.0, 80.0)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("jems_partner_export", "Jems"),
        ("jems_project_export", "Jems"),
        ("jems_budget_export_project", "Jems"),
        ("jems_budget_export_partner", "Jems"),
        ("keep_2014_2020_Projects (lead partners)", "keep.eu"),
        ("keep_2014_2020_Partners", "keep.eu"),
        ("keep_2014_2020_Calls", "keep.eu"),
        ("cordis_project_csv", "CORDIS"),
        ("cordis_organization_csv", "CORDIS"),
    ],
)
def test_the_exact_headings_of_each_list_are_recognised(name, source):
    assert [claim.source for claim in recognise([grid([headings(name)])])] == [source]


def test_cordis_without_the_day_of_signature():
    heading = [name for name in headings("cordis_project_csv") if name != "ecSignatureDate"]
    assert [claim.source for claim in recognise([grid([heading])])] == ["CORDIS"]


def test_more_than_a_hundred_remarks_of_a_kind_are_counted():
    _, findings, _ = keep([["P", str(n), "T", "L", "1.00", 2.0, "2015/01/01", "2016/01/01"] for n in range(130)])
    assert [f.code for f in findings].count("source-share-over-total") == 100
    assert findings[-1].about == {"count": "30"}


def test_every_remark_has_its_words():
    _, findings, _ = keep([["P", "A", "T", "L", "1.00", 2.0, "2015/01/01", "2014/01/01"]])
    for finding in findings:
        for language in ("da", "en"):
            assert finding.message(language) and finding.remedy(language)
    assert has_text("da", "option-source-currency")
    assert text("en", "option-source-currency", example="1", currency="DKK") == "1 DKK"


def test_keys_and_ids():
    assert row_key(["æ", 2012, None]) == '["æ", "2012", null]'
    assert slug("Vækst 2.0 – Århus/Łódź") == "vaekst-2-0-aarhus-lodz"
    assert slug("Община") == "община"


def test_every_code_in_the_importers_has_its_words_in_both_languages():
    folder = Path(sources.__file__).parent
    codes = {
        code for file in folder.glob("*.py") for code in re.findall(r'"(source-[a-z-]+)"', file.read_text("utf-8"))
    }
    assert len(codes) > 25
    for code in codes:
        for language in ("da", "en"):
            assert has_text(language, f"finding-{code}") and has_text(language, f"finding-{code}.remedy")
