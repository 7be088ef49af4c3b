"""Which organisation, which projects, and how they go together with what is published; all worked out by hand."""

from datetime import date

import pyarrow as pa

from analytics.intake.sources import organisations
from analytics.intake.sources.combine import combine
from analytics.intake.sources.match import match
from analytics.intake.sources.records import PARTNERS, PLACES, PROJECTS, SourceRead
from analytics.intake.sources.take import take
from analytics.intake.sources.united import united
from analytics.provenance import row_key
from analytics.tables import empty, from_rows

SPOT = {"_file": "list.csv", "_sheet": None}


def source(projects=(), partners=(), places=(), name="keep.eu"):
    return SourceRead(
        name,
        pa.Table.from_pylist([{**SPOT, "_row": 2, **row} for row in projects], schema=PROJECTS),
        pa.Table.from_pylist([{**SPOT, "_row": 2, **row} for row in partners], schema=PARTNERS),
        pa.Table.from_pylist([dict(zip(PLACES.names, row, strict=False)) for row in places], schema=PLACES),
    )


def partner(organisation, role="project_partner", source_id="p", **more):
    return {"source_id": source_id, "organisation": organisation, "role": role, **more}


def names(found):
    return [organisation.names[0] for organisation in found]


def test_a_municipality_is_found_by_its_name_in_any_of_its_forms_and_a_street_is_none():
    lists = [
        source(
            partners=[
                partner("SLAGELSE KOMMUNE", "lead_partner", "1"),
                partner("Slagelse Kommune", source_id="2"),
                partner("Municipality of Slagelse", "associated_partner", "3"),
                partner("Slagelse Municipality", source_id="4"),
                partner("Slagelsevej 12 ApS", source_id="5"),
                partner("Slagelse Businesscenter", source_id="6"),
                partner("Ringsted Kommune", source_id="7"),
            ]
        )
    ]
    found = organisations.find(lists, "Slagelse Kommune")
    assert len(found.exact) == 1
    one = found.exact[0]
    assert (one.lead, one.partner, one.associated, one.projects) == (1, 2, 1, 4)
    assert set(names(found.near)) == {"Slagelsevej 12 ApS", "Slagelse Businesscenter"}


def test_the_identifier_comes_first():
    lists = [
        source(
            partners=[
                partner("Børn og Unge", identifier="999905974; DK29188505"),
                partner("Slagelse Kommune", source_id="2"),
                partner("Other", source_id="3", identifier="29188506"),
            ]
        )
    ]
    found = organisations.find(lists, "Slagelse Kommune", "CVR 29188505; kommunekode 330")
    assert sorted(names(found.exact)) == ["Børn og Unge", "Slagelse Kommune"]
    swedish = [source(partners=[partner("X", identifier="SE212000300501")])]
    assert names(organisations.find(swedish, "Uppsala", ["212000-3005"]).exact) == ["X"]


def test_a_genitive_a_spelling_with_aa_and_a_name_in_latin_letters():
    lists = [
        source(
            partners=[
                partner("Norrköpings kommun"),
                partner("Århus Kommune", source_id="2"),
                partner("Община Симитли", source_id="3", also="Obshtina Simitli"),
            ]
        )
    ]
    assert names(organisations.find(lists, "Municipality of Norrköping").exact) == ["Norrköpings kommun"]
    assert names(organisations.find(lists, "Aarhus Kommune").exact) == ["Århus Kommune"]
    assert names(organisations.find(lists, "Obshtina Simitli").exact) == ["Община Симитли"]
    assert names(organisations.search(lists, "simit")) == ["Община Симитли"]
    assert organisations.search(lists, "") == []


def test_the_same_name_in_two_countries_is_two_organisations():
    lists = [source(partners=[partner("University", country="DK"), partner("University", source_id="2", country="SE")])]
    found = organisations.find(lists, "University").exact
    assert [each.country for each in found] == ["DK", "SE"]
    lists = [source([PROJECT, {**PROJECT, "source_id": "2", "acronym": "TWO"}], lists[0].partners.to_pylist())]
    assert take(lists, [found[1]]).tables["projects"]["acronym"].to_pylist() == ["TWO"]
    assert take(lists, ["University"]).tables["projects"]["acronym"].to_pylist() == ["ACRO", "TWO"]


PROJECT = {
    "source_id": "p",
    "acronym": "ACRO",
    "title": "A project",
    "programme": "Interreg",
    "status": "granted",
    "start_date": date(2015, 1, 1),
    "total_budget": 100.0,
    "eu_grant": 75.0,
    "currency": "EUR",
    "dated": date(2015, 1, 1),
}
PLACED = (
    ("list.csv", None, "projects", "acronym", "B"),
    ("list.csv", None, "projects", "total_budget", "E"),
    ("list.csv", None, "partners", "role", "D"),
    ("list.csv", None, "partners", "eu_grant", "G"),
)


def taken(projects=(PROJECT,), partners=(), **more):
    own = partners or [partner("Us", "lead_partner", eu_grant=30.0, currency="EUR", _row=9), partner("Them", _row=10)]
    return take([source(projects, own, PLACED, **more)], ["Us"])


def test_what_is_taken_and_where_it_stood():
    got = taken()
    assert got.tables["projects"].select(["project_id", "acronym", "role", "status", "source"]).to_pylist() == [
        {
            "project_id": "acro",
            "acronym": "ACRO",
            "role": "lead_partner",
            "status": "granted",
            "source": "keep.eu, list.csv",
        }
    ]
    lines = got.tables["budget_lines"].select(["scope", "item", "stage", "amount", "currency", "_row"]).to_pylist()
    assert [tuple(line.values()) for line in lines] == [
        ("project", "total_budget", "granted", 100.0, "EUR", 2),
        ("project", "eu_grant", "granted", 75.0, "EUR", 2),
        ("own", "eu_grant", "granted", 30.0, "EUR", 9),
    ]
    assert got.tables["partners"]["organisation"].to_pylist() == ["Them"]
    assert got.cell_origins.to_pylist() == [
        {
            "table_name": "projects",
            "row_key": '["acro"]',
            "column_name": "role",
            "file": "list.csv",
            "sheet": None,
            "cell": "D9",
        }
    ]
    columns = {(row["table_name"], row["column_name"]): row["letter"] for row in got.sheet_columns.to_pylist()}
    assert columns[("budget_lines", "amount:project/total_budget")] == "E"
    assert columns[("budget_lines", "amount:own/eu_grant")] == "G"


def test_applications_are_planned_money_and_blanks_stay_blank():
    got = taken([{**PROJECT, "status": "applied", "total_budget": None}])
    assert got.tables["budget_lines"]["stage"].to_pylist() == ["planned", "planned"]
    assert got.tables["budget_lines"]["item"].to_pylist() == ["eu_grant", "eu_grant"]


def test_several_rows_of_ours_in_one_project_are_summed_or_unknown():
    ours = [
        partner("Us", eu_grant=30.0, currency="EUR", _row=9),
        partner("Us", "lead_partner", eu_grant=12.5, currency="EUR", _row=10),
    ]
    got = taken(partners=ours)
    assert got.tables["projects"]["role"].to_pylist() == ["lead_partner"]
    assert got.tables["budget_lines"]["amount"].to_pylist() == [100.0, 75.0, 42.5]
    assert [finding.code for finding in got.findings] == ["source-own-rows-summed"]
    got = taken(partners=[ours[0], {**ours[1], "eu_grant": None}])
    assert got.tables["budget_lines"]["amount"].to_pylist() == [100.0, 75.0]
    assert [finding.code for finding in got.findings] == ["source-own-rows-unknown"]


def test_ids_do_not_depend_on_which_projects_are_taken():
    both = [{**PROJECT, "source_id": "a"}, {**PROJECT, "source_id": "b"}]
    second = take([source(both, [partner("Us", source_id="b")])], ["Us"])
    assert second.tables["projects"]["project_id"].to_pylist() == ["acro-2"]


def test_a_list_in_two_files_is_one_list():
    bare = {"source_id": "p", "acronym": "ACRO", "_file": "partners.csv"}
    one = source([PROJECT])
    two = source([bare], [partner("Us")])
    (whole,) = united([one, two])
    assert whole.projects["title"].to_pylist() == ["A project"]
    assert take([one, two], ["Us"]).tables["projects"]["title"].to_pylist() == ["A project"]
    # an upload of two files hands them over as one already, with the project in it twice
    joined = source([bare, PROJECT], [partner("Us"), partner("Us", _file="list_2.csv")])
    got = take([joined], ["Us"])
    assert got.tables["projects"]["title"].to_pylist() == ["A project"]
    assert got.findings == []


def published(**more):
    row = {"project_id": "old", "acronym": "ACRO", "title_da": "Et projekt", "start_date": date(2015, 1, 1)}
    return from_rows("projects", [{**row, **more}])


def how(one):
    return (one.how, one.published, [id for id, _ in one.candidates])


def test_known_projects_are_found_by_id_by_name_or_only_suggested():
    incoming = taken().tables["projects"]
    assert how(match(incoming, published(project_id="acro"))[0]) == ("id", "acro", ["acro"])
    assert how(match(incoming, published())[0]) == ("name", "old", ["old"])
    assert how(match(incoming, published(acronym="ACRO 2"))[0])[:2] == ("new", None)
    assert how(match(incoming, published(acronym=None, title="A projekt"))[0]) == ("near", None, ["old"])
    assert how(match(incoming, published(acronym="OTHER"))[0]) == ("new", None, [])
    # the same name years apart, or in another programme, is a question
    assert how(match(incoming, published(start_date=date(2021, 1, 1)))[0]) == ("near", None, ["old"])
    assert how(match(incoming, published(programme="Erasmus"))[0]) == ("near", None, ["old"])


def base(**line):
    old = {"project_id": "old", "acronym": "Acro", "title": None, "programme": "Other", "_file": "old.xlsx", "_row": 5}
    row = {"project_id": "old", "scope": "project", "item": "total_budget", "stage": "granted", **line}
    return {
        "projects": from_rows("projects", [old, {"project_id": "rest", "_file": "old.xlsx", "_row": 6}]),
        "budget_lines": from_rows("budget_lines", [{**row, "_file": "old.xlsx", "_row": 7}]),
        "partners": empty("partners"),
    }


def test_blanks_are_filled_and_what_differs_stays_as_published():
    got = combine(taken(), base(amount=90.0, currency=None), {"acro": "old"})
    project = got.tables["projects"].to_pylist()[0]
    assert (project["acronym"], project["title"], project["programme"], project["role"]) == (
        "Acro",
        "A project",
        "Other",
        "lead_partner",
    )
    assert (project["_file"], project["_row"]) == ("old.xlsx", 5)
    line = got.tables["budget_lines"].to_pylist()[0]
    # 90 without a currency is not made 90 EUR because the list counts in euro
    assert (line["amount"], line["currency"]) == (90.0, None)
    assert [(d.table, d.column, d.published, d.incoming) for d in got.differences] == [
        ("projects", "programme", "Other", "Interreg"),
        ("budget_lines", "amount", "90.00 ?", "100.00 EUR"),
    ]
    origins = {(row["column_name"], row["cell"]) for row in got.cell_origins.to_pylist()}
    assert ("role", "D9") in origins
    assert ("title", "2:2") in origins  # the places know no letter for it: its row
    assert len(got.tables["projects"]) == 2
    assert got.tables["budget_lines"]["project_id"].to_pylist() == ["old", "old", "old"]


def test_what_runs_was_granted():
    tables = base()
    tables["projects"] = from_rows("projects", [{"project_id": "old", "status": "running"}])
    got = combine(taken(), tables, {"acro": "old"})
    assert (got.tables["projects"]["status"].to_pylist(), got.differences) == (["running"], [])


def test_a_choice_takes_the_incoming_cell_and_money_comes_whole():
    line = row_key(["old", None, "project", "total_budget", "granted"])
    choices = {
        ("projects", row_key(["old"]), "programme"): "incoming",
        ("budget_lines", line, "amount"): "incoming",
    }
    got = combine(taken(), base(amount=90.0, currency="DKK"), {"acro": "old"}, choices)
    assert got.tables["projects"]["programme"].to_pylist()[0] == "Interreg"
    money = got.tables["budget_lines"].to_pylist()[0]
    assert (money["amount"], money["currency"], money["dated"]) == (100.0, "EUR", date(2015, 1, 1))
    assert ("amount", "E2") in {(row["column_name"], row["cell"]) for row in got.cell_origins.to_pylist()}


def test_a_new_project_and_one_that_is_left_out():
    got = combine(taken(), base(), {"acro": None})
    assert got.tables["projects"]["project_id"].to_pylist() == ["old", "rest", "acro"]
    assert got.differences == []
    taken_id = base()
    taken_id["projects"] = from_rows("projects", [{"project_id": "acro", "acronym": "Another"}])
    assert combine(taken(), taken_id, {"acro": None}).tables["projects"]["project_id"].to_pylist() == ["acro", "acro-2"]
    left_out = combine(taken(), base(), {})
    assert left_out.tables["projects"]["project_id"].to_pylist() == ["old", "rest"]
    assert len(left_out.tables["budget_lines"]) == 1
