"""Headings and values by other names: section 3 of the issue."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from analytics.intake.answers import LEAVE_OUT
from tests.corpus.case import ANYWHERE, Ask, Case, Said, case, several
from tests.corpus.shapes import DEPARTMENTS, LINES, PROJECTS, amounts, letter, lines, projects
from tests.corpus.writers import delimited, xlsx

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
