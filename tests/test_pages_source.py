"""The page that shows where a figure comes from, and the ways to it, on the bundled sample: the cells are those that
data/*.csv have (budget_lines.csv: the EU grant of UDLAVI is 154,644 EUR in row 7, column F)."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analytics.editions import ensure_sample, open_store
from analytics.provenance import row_key
from analytics.settings import Settings, settings
from tests.conftest import ROOT, rows

GRANT = row_key(["udlavi", None, "project", "eu_grant", "granted"])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    chosen = Settings(data_dir=folder)
    ensure_sample(open_store(chosen), chosen)
    return folder


@pytest.fixture(autouse=True)
def store(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(shutil.copytree(sample, tmp_path / "data")))
    for each in (settings.cache_clear, st.cache_resource.clear, st.cache_data.clear):
        each()
    yield
    for each in (settings.cache_clear, st.cache_resource.clear, st.cache_data.clear):
        each()


def seen(page: str, **query: str) -> str:
    at = AppTest.from_file(str(ROOT / "pages" / "router.py"), default_timeout=60)
    at.query_params.update({"lang": "en", **query})
    at.run()
    at = at.switch_page(f"{page}.py").run()
    assert not at.exception, at.exception
    kinds = ("html", "markdown", "title", "caption")
    return "\n".join(str(each.proto.body) for kind in kinds for each in at.get(kind))


def links(page: str) -> list[dict[str, str]]:
    """The queries of the links to the source page."""
    found = [piece.split('"')[0].replace("&amp;", "&") for piece in page.split('href="')[1:]]
    return [
        {name: value for name, (value,) in parse_qs(urlsplit(href).query).items()}
        for href in found
        if href.startswith("source?")
    ]


def test_a_cell_with_its_file_and_its_neighbours() -> None:
    page = seen("source", table="budget_lines", key=GRANT, column="amount")
    assert "budget_lines.csv" in page and "<code>F7</code>" in page
    assert 'aria-current="true"><mark>154644</mark>' in page
    assert "download/original/1/budget_lines.csv" in page
    assert "Cell F7 is marked" in page  # the words for who does not see the mark
    assert "the bundled sample" in page.lower()


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"table": "projects", "key": '["nobody"]', "column": "title"},
        {"table": "x", "key": "y", "column": "z"},
        {"table": "projects", "key": '["udlavi"]', "column": "<script>"},
    ],
)
def test_an_address_that_leads_nowhere_says_so(query: dict[str, str]) -> None:
    page = seen("source", **query)
    assert "leads to no cell" in page
    assert "<script>" not in page


def test_every_amount_of_a_project_leads_to_its_cell() -> None:
    found = links(seen("project", project="udlavi"))
    amounts = [each for each in found if each["table"] == "budget_lines"]
    assert [each["key"] for each in amounts if "eu_grant" in each["key"]] == [GRANT]
    assert len(amounts) == sum(row["project_id"] == "udlavi" for row in rows("budget_lines"))
    assert {each["column"] for each in found if each["table"] == "projects"} >= {"status", "role", "start_date"}
    for each in found:
        assert "leads to no cell" not in seen("source", **each)


def test_what_counts_towards_a_goal_leads_to_its_cells() -> None:
    page = seen("goal", goal=rows("goals")[0]["goal_id"])
    keys = {each["of"] for each in links(page) if "of" in each}
    assert keys and keys <= {row["project_id"] for row in rows("projects")}
    assert "154,644" in seen("source", of="udlavi")


def test_the_cells_of_a_consultants_year() -> None:
    row = rows("consultants")[0]
    page = seen("source", of=f"{row['consultant']}|{row['year']}")
    assert "consultants.csv" in page or "say nothing" in page


def test_the_funding_leads_to_the_cells_it_is_made_of() -> None:
    values = {each["value"] for each in links(seen("funding", by="programme"))}
    assert "Interreg IVA Öresund" in values
    page = seen("source", by="programme", value="Interreg IVA Öresund")
    assert [each["key"] for each in links(page)] == [GRANT]


def test_the_list_of_projects_as_csv_says_where_each_row_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    from pages.parts import project_list

    taken: list[bytes] = []
    write = project_list.csv_bytes
    monkeypatch.setattr(project_list, "csv_bytes", lambda *given: taken.append(write(*given)) or taken[-1])
    seen("projects")
    table = list(csv.DictReader(io.StringIO(taken[-1].decode("utf-8-sig"), newline="")))
    where = {line["Project"]: (line["File"], line["Cell"]) for line in table}
    at = [row["project_id"] for row in rows("projects")].index("udlavi") + 2  # below the headings
    assert where["UDLAVI"] == ("projects.csv", f"A{at}")
