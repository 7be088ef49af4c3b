"""The importers on the real lists, from bytes as a person uploads them. What is expected was counted here by other
means: csv, json and openpyxl, never the importers' own reading."""

import csv
import json
from collections import Counter, defaultdict
from functools import cache

import openpyxl
import pytest

from analytics.intake.files import open_file
from analytics.intake.sources import organisations, recognise
from analytics.intake.sources.take import take
from tests.conftest import shared

KEEP = "keep_eu_closed_projects_2014-2020.xlsx"
KEEP_PARTNERS = "keep_eu_closed_partners_2014-2020.csv"
SWEDISH = "se_interregbarometern_2021-2027.json"
DANISH_2007 = "dk_erdf_esf_2007-2013.csv"
DANISH_2014 = "dk_erdf_esf_2014-2020_latin1_nocontacts.csv"
KOHESIO = "kohesio_beneficiaries_2023.tsv"
ANSWERS = {
    "ERDF-ESF Danmark 2007-2013/currency": "DKK",
    "ERDF-ESF Danmark 2014-2020/currency": "DKK",
    "Interregbarometern/currency": "EUR",
}


@cache
def imported(file):
    claims = recognise(open_file(file, shared(f"real-data/{file}").read_bytes(), {}).grids)
    assert len(claims) == 1
    return claims[0].read(ANSWERS)


@cache
def keep_partners():
    """(programme, acronym, organisation, 'Yes' or 'No') of every partner row, as openpyxl reads them."""
    book = openpyxl.load_workbook(shared(f"real-data/{KEEP}"), read_only=True)
    rows = book["Partners"].iter_rows(min_row=2, max_col=4, values_only=True)
    return [tuple("" if cell is None else str(cell).strip() for cell in row) for row in rows]


@cache
def swedish():
    return json.loads(shared(f"real-data/{SWEDISH}").read_text(encoding="utf-8"))


def found(file, name):
    (one,) = organisations.find([imported(file)[0]], name).exact
    return one


def codes(file):
    return Counter(finding.code for finding in imported(file)[1])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Municipality of Maribor", {"municipality of maribor"}),
        ("Østfold fylkeskommune", {"østfold fylkeskommune"}),
        (
            "Karlstads kommun",
            {"karlstads kommun", "karlstad kommun", "municipality of karlstad", "karlstad municipality"},
        ),
        ("Arvika kommun", {"arvika kommun", "municipality of arvika", "arvika municipality"}),
    ],
)
def test_keep_counts_of_lead_and_partner(name, written):
    """A lead partner in a project is not counted as its partner as well."""
    roles = defaultdict(set)
    for programme, acronym, organisation, lead in keep_partners():
        if organisation.casefold() in written:
            roles[(programme, acronym)].add(lead)
    lead = sum("Yes" in said for said in roles.values())
    one = found(KEEP, name)
    assert (one.lead, one.partner, one.projects) == (lead, len(roles) - lead, len(roles))


def test_keep_every_organisation_has_the_counts_of_a_plain_reading():
    """All 8,621 rows, organisation by organisation as written; those whose names meet are summed on both sides."""
    leads = Counter(lead for *_, lead in keep_partners())
    table = imported(KEEP)[0].partners
    assert Counter(table["role"].to_pylist()) == {"lead_partner": leads["Yes"], "project_partner": leads["No"]}
    plain = Counter(organisation for _, _, organisation, _ in keep_partners())
    ours = Counter(table["organisation"].to_pylist())
    squeezed = Counter()
    for name, count in plain.items():
        squeezed[" ".join(name.replace("\u200b", "").split())] += count  # a zero-width blank is no letter
    assert ours == squeezed


def test_keep_the_partners_alone_as_csv_give_the_same_counts():
    with open(shared(f"real-data/{KEEP_PARTNERS}"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    table = imported(KEEP_PARTNERS)[0].partners
    assert len(table) == len(rows) == 8621
    assert table["role"].to_pylist().count("lead_partner") == sum(row["Lead Partner"] == "Yes" for row in rows) == 1891


def test_keep_quirks():
    """1,891 rows, 39 of them the second lead partner of a project; five whose budget and EU money do not go together
    (found by hand: three × 10,000, one × 1000, one × 10) and two that end a day before they start."""
    source, findings, sheets = imported(KEEP)
    assert len(source.projects) == 1891 - 39
    assert codes(KEEP) == {
        "source-two-leads": 39,
        "source-out-of-scale": 3,
        "source-share-over-total": 1,
        "source-low-share": 1,
        "source-end-before-start": 2,
        "source-passed-over": 1,
    }
    scale = {"source-out-of-scale", "source-share-over-total", "source-low-share"}
    assert {(f.cell, f.about["other"]) for f in findings if f.code in scale} == {
        ("N545", "L545"),
        ("N1133", "L1133"),
        ("N1680", "L1680"),
        ("N1287", "L1287"),
        ("N1702", "L1702"),
    }
    assert [(sheet.rows_in, sheet.rows_used) for sheet in sheets] == [(1891, 1891), (8621, 8621), (138, 0)]


def test_keep_knows_no_slagelse_kommune_but_shows_what_resembles_it():
    near = organisations.find([imported(KEEP)[0]], "Slagelse Kommune", "CVR 29188505")
    assert near.exact == []
    assert "Slagelse Businesscenter" in {name for one in near.near for name in one.names}


@pytest.mark.parametrize("name", ["Umeå kommun", "Lunds Kommun", "Kalmar kommun", "Region Västerbotten"])
def test_swedish_counts_of_lead_partner_and_associated(name):
    best = {}
    for row in swedish():
        if (row["organisationsnamn"] or "").strip().casefold() == name.casefold():
            project = (row["program"], row["projektnamn"].casefold().strip(), row["projekttyp"])
            best[project] = min(best.get(project, 9), ("LP", "PP", "AP").index(row["organisationsroll"]))
    counts = Counter(best.values())
    one = found(SWEDISH, name)
    assert (one.lead, one.partner, one.associated) == (counts[0], counts[1], counts[2])


def test_swedish_quirks():
    """Seven days that do not exist, seventeen rows without an organisation, two that end before they start."""
    nameless = sum(not (row["organisationsnamn"] or "").strip() for row in swedish())
    source, _, sheets = imported(SWEDISH)
    assert codes(SWEDISH) == {
        "source-no-such-date": 7,
        "source-nameless": nameless,
        "source-end-before-start": 2,
        "source-disagrees": 3,
    }
    assert [(sheet.rows_in, sheet.rows_used) for sheet in sheets] == [(1196, 1196 - nameless)]
    money = sum(row["partnerbudget"] for row in swedish() if (row["organisationsnamn"] or "").strip())
    assert sum(source.partners["eu_grant"].to_pylist()) == pytest.approx(money)
    assert source.partners["total_budget"].null_count == len(source.partners)


def danish_2014():
    with open(shared(f"real-data/{DANISH_2014}"), encoding="iso-8859-1", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_danish_2014_107_records_behind_819_line_breaks():
    source, findings, _ = imported(DANISH_2014)
    rows = danish_2014()
    assert len(source.projects) == len(rows) == 107
    total = sum(int(row["Budget / Budget"].replace(".", "")) for row in rows)
    assert sum(source.projects["total_budget"].to_pylist()) == total
    assert codes(DANISH_2014)["source-same-name"] == 4
    (said,) = [f for f in findings if f.code == "source-same-name" and "Slagelse" in f.value]
    assert (said.cell, said.about["other"]) == ("A34", "A21")


def test_danish_2014_slagelse_has_two_grants_of_one_title():
    got = take([imported(DANISH_2014)[0]], found(DANISH_2014, "Slagelse Kommune").names)
    named = "Slagelse bygger om med grøn fornuft"
    rows = [row for row in danish_2014() if row["Projektitel / Operation name"].strip() == named]
    ids = got.tables["projects"]["project_id"].to_pylist()
    assert ids[:2] == ["slagelse-bygger-om-med-groen-fornuft", "slagelse-bygger-om-med-groen-fornuft-2"]
    amounts = [
        line["amount"]
        for line in got.tables["budget_lines"].to_pylist()
        if line["item"] == "total_budget" and line["project_id"] in ids[:2]
    ]
    assert amounts == [int(row["Budget / Budget"].replace(".", "")) for row in rows]
    assert set(got.tables["budget_lines"]["currency"].to_pylist()) == {"DKK"}


def test_danish_2007():
    with open(shared(f"real-data/{DANISH_2007}"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    source, _, _ = imported(DANISH_2007)
    assert len(source.projects) == len(rows) == 598
    for column, name in (("total_budget", "budget"), ("eu_grant", "eu")):
        plain = sum(float(row[name].replace(",", ".")) for row in rows)
        assert sum(source.projects[column].to_pylist()) == pytest.approx(plain)
    # a hyphen or a capital makes no other title
    titles = Counter(" ".join(row["projekttitel"].replace("-", " ").split()).casefold() for row in rows)
    assert codes(DANISH_2007)["source-same-name"] == sum(count - 1 for count in titles.values())
    assert codes(DANISH_2007)["source-lost-letter"] == sum("¿" in row["projekttitel"] for row in rows)
    one = found(DANISH_2007, "Slagelse Kommune")
    assert one.lead == sum(row["navn"].strip() == "Slagelse Kommune" for row in rows)
    assert "29188505" in one.identifiers


def test_kohesio_beneficiaries():
    lines = shared(f"real-data/{KOHESIO}").read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines if line.strip()]
    source, _, sheets = imported(KOHESIO)
    assert [(sheet.rows_in, sheet.rows_used) for sheet in sheets] == [(len(cells), len(cells))]
    assert len(source.projects) == sum(int(row[5]) for row in cells)
    alone = [float(row[3]) for row in cells if row[5] == "1" and row[3]]
    over = [row for row in cells if row[5] == "1" and row[3] and row[4] and float(row[4]) > float(row[3]) * 1.0001]
    assert len(source.projects) - source.projects["total_budget"].null_count == len(alone) - len(over)
