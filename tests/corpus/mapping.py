"""Headings and values by other names: section 3 of the issue."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from analytics.intake.answers import LEAVE_OUT
from analytics.intake.upload import Upload
from analytics.provenance import Places, addresses
from tests.corpus.case import ANYWHERE, Ask, Case, Said, case, several
from tests.corpus.shapes import DEPARTMENTS, LINES, PROJECTS, amounts, letter, lines, projects
from tests.corpus.writers import Sheet, delimited, xlsx

FULL: Mapping[str, Any] = {
    "project_id": "p1",
    "acronym": "UDLAVI",
    "title": "Urban water",
    "programme": "South Baltic",
    "fund": "ERDF",
    "focus_area": "Climate",
    "department": "Roads",
    "role": "lead_partner",
    "status": "running",
    "applied_on": date(2011, 3, 1),
    "decision_expected_on": date(2011, 6, 1),
    "decided_on": date(2011, 6, 15),
    "start_date": date(2011, 9, 1),
    "end_date": date(2014, 8, 31),
    "success_probability": 0.5,
    "source": "mail",
    "note": "none",
}
"""One project, nothing of it blank."""

DANISH = (
    *("Projekt-id", "Akronym", "Titel", "Program", "Fond", "Indsatsområde", "Afdeling", "Rolle", "Status"),
    *("Ansøgt den", "Afgørelse ventes den", "Afgjort den", "Startdato", "Slutdato", "Chance for tilsagn"),
    *("Kilde", "Bemærkning"),
)
"""The headings of the template in Danish."""


def called(headings: Mapping[str, str], cells: Mapping[str, Any] | None = None, findings: Sequence[Said] = ()) -> Case:
    """The full project under other headings, its cells in other words."""
    row = dict(FULL) | dict(cells or {})
    rows = [[headings.get(name, name) for name in PROJECTS], [row[name] for name in PROJECTS]]
    return Case([("a.xlsx", xlsx({"Ark1": rows}))], {"projects": [dict(FULL)]}, findings)


several(
    {
        "headings_danish_labels": lambda: called(
            dict(zip(PROJECTS, DANISH, strict=True)),
            dict(role="Lead partner", status="I gang", success_probability="50 pct."),
        ),
        "headings_danish_as_municipalities_write": lambda: called(
            dict(
                project_id="Projektnr.",
                acronym="Projektakronym",
                title="Projektnavn",
                programme="Støtteprogram",
                focus_area="Indsats",
                department="Forvaltning",
                role="Vores rolle",
                status="Projektstatus",
                applied_on="Ansøgningsdato",
                decided_on="Bevillingsdato",
                start_date="Projektstart",
                end_date="Projektslut",
                note="Noter",
            ),
            dict(role="leadpartner", status="Igangværende"),
        ),
        "headings_english_as_people_write": lambda: called(
            dict(
                project_id="Project ID",
                acronym="Project acronym",
                title="Project title",
                programme="Program",
                focus_area="Focus area",
                role="Our role",
                status="Project status",
                applied_on="Application date",
                start_date="Start",
                end_date="End",
                note="Comments",
            ),
            dict(role="Lead", status="Ongoing"),
        ),
        "headings_swedish": lambda: called(
            dict(
                project_id="Projekt-id",
                acronym="Akronym",
                title="Projektnamn",
                programme="Program",
                fund="Fond",
                focus_area="Insatsområde",
                department="Förvaltning",
                role="Roll",
                status="Status",
                applied_on="Ansökningsdatum",
                decided_on="Beslutsdatum",
                start_date="Startdatum",
                end_date="Slutdatum",
                source="Källa",
                note="Anmärkning",
            ),
            dict(role="Huvudpartner", status="Pågående"),
        ),
        "headings_swedish_planned": lambda: called(dict(start_date="Beräknad start", end_date="Beräknat slut")),
        "headings_polish": lambda: called(
            dict(
                project_id="Identyfikator projektu",
                acronym="Akronim",
                title="Tytuł projektu",
                programme="Program",
                fund="Fundusz",
                department="Wydział",
                role="Rola",
                status="Status",
                applied_on="Data złożenia wniosku",
                decided_on="Data decyzji",
                start_date="Data rozpoczęcia",
                end_date="Data zakończenia",
                source="Źródło",
                note="Uwagi",
            ),
            dict(role="Partner wiodący", status="W realizacji"),
        ),
    }
)


@case
def headings_typing_error_in_one_of_no_money_is_said() -> Case:
    """'Slutdatto' is taken for the end date, and that is said with the cell."""
    cell = f"{letter(PROJECTS, 'end_date')}1"
    return called(dict(end_date="Slutdatto"), findings=[("warning", "column-close", cell)])


@case
def headings_typing_error_in_a_required_one_is_asked() -> Case:
    rows = [["project_idd", *PROJECTS[1:]], [FULL[name] for name in PROJECTS]]
    return Case(
        [("a.xlsx", xlsx({"projects": rows}))],
        {"projects": [dict(FULL)]},
        asks=[Ask("column", "project_id")],
    )


@case
def headings_typing_error_in_money_is_asked() -> Case:
    rows = amounts(100)
    rows[0] = [*LINES[:5], "Ammount", *LINES[6:]]
    return Case(
        [("a.xlsx", xlsx({"budget_lines": rows}))],
        lines(100),
        [("warning", "columns-missing", ANYWHERE)],
        [Ask("column", "amount")],
        then=[],
    )


@case
def headings_typing_error_in_money_left_out() -> Case:
    """The answer 'leave it out' leaves the amounts unknown, and says that the column is not there."""
    rows = amounts(100)
    rows[0] = [*LINES[:5], "Ammount", *LINES[6:]]
    return Case(
        [("a.xlsx", xlsx({"budget_lines": rows}))],
        lines(None),
        [("warning", "columns-missing", ANYWHERE)],
        [Ask("column", LEAVE_OUT)],
    )


@case
def project_ids_made_from_acronyms() -> Case:
    """A list of projects that has no ids: made from the acronyms, readable, the same every time; said."""
    rows = [[name for name in PROJECTS if name != "project_id"]]
    for acronym in ("UDLAVI", "Grøn Vej", "UDLAVI"):
        rows.append([acronym if name == "acronym" else None for name in rows[0]])
    expected = [
        dict(project_id="udlavi", acronym="UDLAVI"),
        dict(project_id="groen-vej", acronym="Grøn Vej"),
        dict(project_id="udlavi-2", acronym="UDLAVI"),
    ]
    return Case([("a.xlsx", xlsx({"projects": rows}))], {"projects": expected}, [("warning", "ids-made", ANYWHERE)])


# --- values --------------------------------------------------------------------------------------------------------


def _column(name: str, *written: Any) -> list[tuple[str, bytes]]:
    rows = projects(*({"project_id": f"p{n}", name: each} for n, each in enumerate(written, 1)))
    return [("a.xlsx", xlsx({"projects": rows}))]


def _read(name: str, *values: Any) -> dict[str, list[dict[str, Any]]]:
    rows = [{"project_id": f"p{n}", name: each} for n, each in enumerate(values, 1)]
    return {"projects": [{key: cell for key, cell in row.items() if cell is not None} for row in rows]}


STATUS = letter(PROJECTS, "status")
several(
    {
        "values_unknown_status_is_asked_once": lambda: Case(
            _column("status", "sat i bero", "running", "Sat i bero", "sat i bero"),
            _read("status", "applied", "running", "applied", "applied"),
            asks=[Ask("value", "applied", cell=f"{STATUS}2")],
        ),
        "values_two_unknown_are_two_questions": lambda: Case(
            _column("status", "zzz", "qqq"),
            _read("status", "running", "closed"),
            asks=[Ask("value", "running", detail="zzz"), Ask("value", "closed", detail="qqq")],
        ),
        "values_left_out_is_unknown": lambda: Case(
            _column("status", "zzz", "running"), _read("status", None, "running"), asks=[Ask("value", LEAVE_OUT)]
        ),
        "values_typing_error_is_suggested": lambda: Case(
            _column("status", "Bevilgett"),
            _read("status", "granted"),
            asks=[Ask("value", "granted", suggested="granted")],
        ),
        "values_role_unknown": lambda: Case(
            _column("role", "medspiller"), _read("role", "project_partner"), asks=[Ask("value", "project_partner")]
        ),
        "values_role_abbreviations": lambda: Case(
            _column("role", "LP", "PP", "AP"), _read("role", "lead_partner", "project_partner", "associated_partner")
        ),
        "values_status_in_four_languages": lambda: Case(
            _column(
                "status", "Afsluttet", "closed", "Avslutad", "Zakończony", "AFSLÅET", "rejected", "Avslag", "Odrzucony"
            ),
            _read("status", *["closed"] * 4, *["rejected"] * 4),
        ),
        "values_with_blanks_and_case": lambda: Case(
            _column("status", " RUNNING ", "i  gang"), _read("status", "running", "running")
        ),
    }
)


@case
def values_unknown_required_choice_is_asked() -> Case:
    rows = amounts(100, 200)
    rows[2][3] = "bidrag fra oven"
    expected = lines(100, 200)
    expected["budget_lines"][1]["item"] = "private"
    return Case([("a.xlsx", xlsx({"budget_lines": rows}))], expected, asks=[Ask("value", "private", cell="D3")])


@case
def values_unknown_in_a_csv() -> Case:
    rows = projects({"project_id": "p1", "status": "zzz"})
    return Case([("projects.csv", delimited(rows, ";"))], _read("status", "idea"), asks=[Ask("value", "idea")])


@case
def values_unknown_yes_or_no() -> Case:
    rows = [DEPARTMENTS, ["A", "måske", *[None] * 4], ["B", "jo da", *[None] * 4]]
    expected = {"departments": [dict(department="A"), dict(department="B", representative=True)]}
    asks = [Ask("value", LEAVE_OUT, cell="B2", detail="måske"), Ask("value", "yes", cell="B3", detail="jo da")]
    return Case([("a.xlsx", xlsx({"departments": rows}))], expected, asks=asks)


# --- amounts beside projects ---------------------------------------------------------------------------------------


DATED = ("warning", "amounts-dated", f"{letter(PROJECTS, 'decided_on')}:{letter(PROJECTS, 'decided_on')}")
"""That the amounts were given the day of the decision is said."""


def beside(*headings: str, **cells: Any) -> list[list[Any]]:
    """The full project with further columns R, S, …; `cells` change the project."""
    row = dict(FULL) | cells
    return [[*PROJECTS, *headings], [row[name] for name in PROJECTS]]


def _line(scope: str, item: str, amount: float, currency: str | None, stage: str = "granted") -> dict[str, Any]:
    """The amount as a budget line: whence the project is known, and of the day on which it was decided where the day's
    exchange rate matters."""
    line = dict(project_id="p1", scope=scope, item=item, stage=stage, amount=amount, currency=currency, source="mail")
    line |= {"dated": FULL["decided_on"]} if currency != "EUR" else {}
    return {name: cell for name, cell in line.items() if cell is not None}


@case
def amounts_beside_projects_with_the_currency_in_the_heading() -> Case:
    rows = beside("Samlet budget (EUR)", "EU-tilskud (EUR)")
    rows[1] += [1000000, "750.000,00"]
    expected = {
        "projects": [dict(FULL)],
        "budget_lines": [_line("project", "total_budget", 1e6, "EUR"), _line("project", "eu_grant", 75e4, "EUR")],
    }
    return Case([("a.xlsx", xlsx({"Projekter": rows}))], expected)


@case
def amounts_beside_projects_with_the_currency_asked() -> Case:
    """Nothing says which currency: one question for the sheet."""
    rows = beside("Samlet budget", "EU-tilskud")
    rows[1] += [1000000, 750000]
    expected = {
        "projects": [dict(FULL)],
        "budget_lines": [_line("project", "total_budget", 1e6, "DKK"), _line("project", "eu_grant", 75e4, "DKK")],
    }
    return Case([("a.xlsx", xlsx({"Projekter": rows}))], expected, asks=[Ask("currency", "DKK")], then=[DATED])


@case
def amounts_beside_projects_with_the_currency_in_the_cells() -> Case:
    rows = beside("Samlet budget", "EU-tilskud")
    rows[1] += ["16 mio. DKK", "850.000,00 EUR"]
    expected = {
        "projects": [dict(FULL)],
        "budget_lines": [_line("project", "total_budget", 16e6, "DKK"), _line("project", "eu_grant", 85e4, "EUR")],
    }
    return Case([("a.xlsx", xlsx({"Projekter": rows}))], expected, [DATED])


@case
def amounts_beside_projects_with_a_currency_column() -> Case:
    rows = beside("Total budget", "Currency")
    rows[1] += [1234.5, "SEK"]
    expected = {"projects": [dict(FULL)], "budget_lines": [_line("project", "total_budget", 1234.5, "SEK")]}
    return Case([("a.xlsx", xlsx({"Projects": rows}))], expected, [DATED])


@case
def amounts_beside_a_project_not_granted_are_planned() -> Case:
    rows = beside("Total budget [EUR]", status="applied")
    rows[1] += [1000]
    expected = {
        "projects": [dict(FULL) | {"status": "applied"}],
        "budget_lines": [_line("project", "total_budget", 1000, "EUR", "planned")],
    }
    return Case([("a.xlsx", xlsx({"Projects": rows}))], expected)


@case
def amounts_beside_projects_a_blank_is_no_line() -> Case:
    rows = beside("EU grant [EUR]")
    rows[1] += [None]
    return Case([("a.xlsx", xlsx({"Projects": rows}))], {"projects": [dict(FULL)]})


@case
def amounts_beside_projects_in_thousands() -> Case:
    rows = beside("Budżet (tys. zł)")
    rows[1] += ["1 250,5"]
    expected = {"projects": [dict(FULL)], "budget_lines": [_line("project", "total_budget", 1250500, "PLN")]}
    return Case([("a.xlsx", xlsx({"Projekty": rows}))], expected, [("warning", "heading-unit", "R1"), DATED])


@case
def amounts_beside_projects_and_a_totals_row() -> Case:
    rows = beside("Total budget [EUR]")
    rows[1] += [1000]
    rows.append(["I alt", *[None] * (len(PROJECTS) - 1), 1000])
    expected = {"projects": [dict(FULL)], "budget_lines": [_line("project", "total_budget", 1000, "EUR")]}
    return Case([("a.xlsx", xlsx({"Projects": rows}))], expected, [("warning", "totals-row", "A3")])


@case
def amounts_beside_projects_bad_one_is_named() -> Case:
    rows = beside("Total budget [EUR]")
    rows[1] += ["ukendt"]
    cell = "R2"
    return Case([("a.xlsx", xlsx({"Projects": rows}))], findings=[("error", "bad-number", cell)], refused=True)


def _beside_one(heading: str, scope: str, item: str, stage: str = "granted", currency: str = "EUR") -> Case:
    """One amount, 1,250.50, in a column R with that heading."""
    rows = beside(heading)
    rows[1] += ["1250,5"]
    expected = {"projects": [dict(FULL)], "budget_lines": [_line(scope, item, 1250.5, currency, stage)]}
    found = [] if currency == "EUR" else [DATED]
    return Case([("a.xlsx", xlsx({"Projekter": rows}))], expected, found)


several(
    {
        f"amounts_heading_{name}": (lambda arguments=arguments: _beside_one(*arguments))
        for name, arguments in {
            "eu_stoette": ("EU-støtte i EUR", "project", "eu_grant"),
            "own_financing": ("Egenfinansiering (EUR)", "own", "own_contribution"),
            "own_payment": ("Egenbetaling EUR", "own", "own_contribution"),
            "loan": ("Lån (EUR)", "own", "loan"),
            "our_budget": ("Vores budget (EUR)", "own", "total_budget"),
            "grant_to_the_municipality": ("EU-tilskud til kommunen (EUR)", "own", "eu_grant"),
            "grant_paid": ("EU grant paid (EUR)", "project", "eu_grant", "paid"),
            "polish_grant": ("Dofinansowanie UE (EUR)", "project", "eu_grant"),
            "polish_own": ("Wkład własny (PLN)", "own", "own_contribution", "granted", "PLN"),
            "swedish_grant": ("EU-bidrag (SEK)", "project", "eu_grant", "granted", "SEK"),
        }.items()
    }
)


several(
    {
        f"headings_that_only_resemble_{name}": (lambda arguments=arguments: _left_out(*arguments))
        for name, arguments in {
            "an_end_date": ("Slutrapport", "2012-05-01"),
            "a_start_date": ("Startmøde", "2012-05-01"),
            "a_department": ("Afdelingschef", "Per"),
            "a_programme": ("Programperiode", "2007-13"),
            "a_grant": ("Støtteprocent", "50 %"),
            "a_budget": ("Budgetansvarlig", "Lone"),
        }.items()
    }
)


def _left_out(heading: str, cell: Any) -> Case:
    """A heading that is none of ours, whatever it resembles: left out, and said."""
    rows = beside(heading)
    rows[1] += [cell]
    content = xlsx({"Projekter": rows})
    return Case([("a.xlsx", content)], {"projects": [dict(FULL)]}, [("warning", "unknown-column", "R1")])


@case
def amounts_heading_that_may_be_two_is_asked() -> Case:
    """'Bevilget beløb': the budget or the grant?"""
    rows = beside("Bevilget beløb (EUR)")
    rows[1] += [1250.5]
    answer = "budget_lines:project/eu_grant/granted"
    options = frozenset({answer, "budget_lines:project/total_budget/granted", LEAVE_OUT})
    expected = {"projects": [dict(FULL)], "budget_lines": [_line("project", "eu_grant", 1250.5, "EUR")]}
    return Case([("a.xlsx", xlsx({"Projekter": rows}))], expected, asks=[Ask("column", answer, options, "R1")])


@case
def values_a_negation_does_not_suggest_its_opposite() -> Case:
    """'Not yet approved' is near to 'approved' in letters only: nothing is preselected."""
    files = _column("status", "Ikke godkendt endnu", "Not approved yet")
    asks = [Ask("value", "applied", suggested=None, detail=each) for each in ("ikke", "not")]
    return Case(files, _read("status", "applied", "applied"), asks=asks)


several(
    {
        f"values_denied_{name}": (lambda written=written: _denied(written))
        for name, written in {
            "danish": "Ikke godkendt",
            "danish_running": "Ikke igangværende",
            "english": "Not approved",
            "english_un": "Unapproved",
            "swedish": "Ej godkänd",
            "swedish_not_yet": "Inte beviljat ännu",
            "polish": "Niezatwierdzony",
            "polish_apart": "Nie zatwierdzono",
        }.items()
    }
)


def _denied(written: str) -> Case:
    """A status that is denied: asked, nothing preselected."""
    asks = [Ask("value", "applied", suggested=None)]
    return Case(_column("status", written), _read("status", "applied"), asks=asks)


@case
def values_refused_and_withdrawn_in_four_languages() -> Case:
    refused = ("Afslag", "Afslået", "Afvist", "Ikke bevilget", "Avslag", "Ej beviljad", "Odrzucony", "Not granted")
    withdrawn = ("Trukket tilbage", "Återkallad", "Wycofany", "Withdrawn")
    expected = ["rejected"] * len(refused) + ["withdrawn"] * len(withdrawn)
    return Case(_column("status", *refused, *withdrawn), _read("status", *expected))


@case
def values_a_role_denied() -> Case:
    asks = [Ask("value", "project_partner", suggested=None)]
    return Case(_column("role", "Ikke lead"), _read("role", "project_partner"), asks=asks)


@case
def values_planned_may_be_granted_already() -> Case:
    """A project that is planned may be an idea, applied for, or granted and not begun."""
    asks = [Ask("value", "granted", suggested=None, detail=each) for each in ("planlagt", "planned")]
    return Case(_column("status", "Planlagt", "Planned"), _read("status", "granted", "granted"), asks=asks)


several(
    {
        f"amounts_heading_in_doubt_{name}": (lambda arguments=arguments: _in_doubt(*arguments))
        for name, arguments in {
            "medfinansiering": ("Medfinansiering (EUR)", "own/own_contribution", "project/eu_grant"),
            "granted_medfinansiering": ("Bevilget medfinansiering (EUR)", "own/own_contribution", "project/eu_grant"),
            "english": ("Co-financing [EUR]", "own/own_contribution", "project/eu_grant"),
            "polish": ("Współfinansowanie (EUR)", "own/own_contribution", "project/eu_grant"),
            "share": ("Kommunens andel (EUR)", "own/total_budget", "own/own_contribution"),
            "share_swedish": ("Egen andel (EUR)", "own/total_budget", "own/own_contribution"),
            "share_polish": ("Udział gminy (EUR)", "own/total_budget", "own/own_contribution"),
        }.items()
    }
)


def _in_doubt(heading: str, answer: str, other: str) -> Case:
    """A heading that may be one amount or another: both are offered, none is preselected."""
    rows = beside(heading)
    rows[1] += [1250.5]
    stage = "granted" if heading.startswith("Bevilget") else "by_status"
    scope, item = answer.split("/")
    offered = {f"budget_lines:{each}/{stage}" for each in (answer, other)}
    chosen = f"budget_lines:{answer}/{stage}"
    third = f"budget_lines:{'project/other_public' if answer == 'own/own_contribution' else 'own/eu_grant'}/{stage}"
    return Case(
        [("a.xlsx", xlsx({"Projekter": rows}))],
        {"projects": [dict(FULL)], "budget_lines": [_line(scope, item, 1250.5, "EUR")]},
        asks=[Ask("column", chosen, frozenset({*offered, third, LEAVE_OUT}), "R1", None)],
    )


def _of_years(*lines: Mapping[str, Any]) -> dict[str, Sequence[Mapping[str, Any]]]:
    return {"projects": [dict(FULL)], "budget_lines": list(lines)}


@case
def amounts_of_single_years() -> Case:
    """One line a year, each from its own column; the whole beside them stays the whole."""
    rows = beside("Samlet budget (EUR)", "Budget 2012 (EUR)", "2013 Budget (EUR)", "EU-tilskud 2013 (EUR)")
    rows[1] += [300, 100, 200, 150]
    expected = _of_years(
        _line("project", "total_budget", 300, "EUR"),
        _line("project", "total_budget", 100, "EUR") | {"year": 2012},
        _line("project", "total_budget", 200, "EUR") | {"year": 2013},
        _line("project", "eu_grant", 150, "EUR") | {"year": 2013},
    )

    def found_again(upload: Upload) -> None:
        budget = upload.tables["budget_lines"]
        cells = addresses("budget_lines", budget, "amount", Places(upload.sheet_columns)).column("cell").to_pylist()
        assert cells == ["R2", "S2", "T2", "U2"]

    return Case([("a.xlsx", xlsx({"Projekter": rows}))], expected, also=found_again)


@case
def amounts_of_single_years_below_a_common_heading() -> Case:
    """Two lines of headings: 'Budget (EUR)' over 2012 and 2013."""
    over = [*[None] * len(PROJECTS), "Budget (EUR)", None]
    under = [*PROJECTS, 2012, 2013]
    data = [*beside()[1], 100, 200]
    width = len(PROJECTS)
    sheet = Sheet([over, under, data], ((0, width, 0, width + 1),))
    expected = _of_years(
        _line("project", "total_budget", 100, "EUR") | {"year": 2012},
        _line("project", "total_budget", 200, "EUR") | {"year": 2013},
    )
    return Case([("a.xlsx", xlsx({"Projekter": sheet}))], expected)


@case
def amounts_of_a_year_in_doubt_are_asked() -> Case:
    rows = beside("Medfinansiering 2012 (EUR)")
    rows[1] += [100]
    answer = "budget_lines:own/own_contribution/by_status/2012"
    expected = _of_years(_line("own", "own_contribution", 100, "EUR") | {"year": 2012})
    return Case(
        [("a.xlsx", xlsx({"Projekter": rows}))], expected, asks=[Ask("column", answer, cell="R1", suggested=None)]
    )


@case
def amounts_of_several_years_are_left_out() -> Case:
    rows = beside("Budget 2012-2014 (EUR)")
    rows[1] += [100]
    content = xlsx({"Projekter": rows})
    return Case([("a.xlsx", content)], {"projects": [dict(FULL)]}, [("warning", "unknown-column", "R1")])


@case
def amounts_granted_beside_the_same_without_a_stage() -> Case:
    """Of a granted project both columns would be the one line: what the first holds is asked."""
    rows = beside("Samlet budget (EUR)", "Bevilget budget (EUR)")
    rows[1] += [300, 250]
    planned = "budget_lines:project/total_budget/planned"
    expected = _of_years(
        _line("project", "total_budget", 300, "EUR", "planned"), _line("project", "total_budget", 250, "EUR")
    )
    asks = [Ask("column", planned, frozenset({planned, LEAVE_OUT}), "R1", planned)]
    return Case([("a.xlsx", xlsx({"Projekter": rows}))], expected, asks=asks)


@case
def amounts_without_a_stage_beside_both() -> Case:
    rows = beside("Budget (EUR)", "Bevilget budget (EUR)", "Ansøgt budget (EUR)")
    rows[1] += [300, 250, 400]
    expected = _of_years(
        _line("project", "total_budget", 250, "EUR"), _line("project", "total_budget", 400, "EUR", "planned")
    )
    asks = [Ask("column", LEAVE_OUT, frozenset({LEAVE_OUT}), "R1")]
    return Case([("a.xlsx", xlsx({"Projekter": rows}))], expected, asks=asks)


@case
def amounts_that_collide_by_an_answer() -> Case:
    """The answer makes two columns one line of a granted project: an error, not a sum and not a choice."""
    rows = beside("Medfinansiering (EUR)", "Bevilget egenfinansiering (EUR)")
    rows[1] += [300, 250]
    asks = [Ask("column", "budget_lines:own/own_contribution/by_status", cell="R1")]
    content = xlsx({"Projekter": rows})
    return Case([("a.xlsx", content)], asks=asks, then=[("error", "amounts-collide", "R1")], refused=True)
