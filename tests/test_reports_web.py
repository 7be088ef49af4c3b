"""Reports by their address, and what whoever reads without a name gets (TestClient on the whole app)."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from pptx import Presentation
from starlette.testclient import TestClient

from analytics.access.records import Options
from analytics.editions import open_store
from analytics.settings import Settings, settings
from pages.parts import caches
from tests.drills.states import original, state

AUTHOR = "Åse Bæk-Nørgård"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one edition, by somebody with a name."""
    folder = tmp_path_factory.mktemp("published")
    store = open_store(Settings(data_dir=folder))
    store.publish(state(1), 0, author=AUTHOR, note="n", request_id="r", originals=[("book.xlsx", original(1))])
    return folder


@pytest.fixture
def client(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(shutil.copytree(published, tmp_path / "data")))
    monkeypatch.setenv("DASHBOARD_ACCESS", "key")
    monkeypatch.setenv("DASHBOARD_ADMINISTRATOR_KEY", "a long key of an administrator")
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()
    import dashboard

    # Not as a context: that starts Streamlit's runtime, which starts only once in a process.
    yield TestClient(dashboard.app, base_url="http://127.0.0.1", client=("127.0.0.1", 50000))
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()


def signed_in(client: TestClient) -> None:
    assert client.get("/?key=a+long+key+of+an+administrator", follow_redirects=False).status_code == 303


def texts(workbook: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)


def test_each_form_comes_with_its_name_and_is_noted(client: TestClient) -> None:
    signed_in(client)
    for path, begin in (("board.pdf", b"%PDF"), ("slides.pptx", b"PK"), ("workbook.xlsx", b"PK")):
        answer = client.get(f"/report/{path}?lang=en&edition=1")
        assert answer.status_code == 200 and answer.content.startswith(begin)
        assert answer.headers["content-disposition"].startswith("attachment") and "no-store" in str(answer.headers)
    noted = caches.audit().entries(actions=("report",))
    assert [entry.details["form"] for entry in noted] == ["workbook", "slides", "pdf"]
    assert {(entry.subject, entry.edition) for entry in noted} == {("key:administrator", 1)}


def test_sections_and_goals_are_chosen(client: TestClient) -> None:
    signed_in(client)
    whole, few = (
        len(Presentation(io.BytesIO(client.get(f"/report/slides.pptx?lang=en{more}").content)).slides)
        for more in ("", "&sections=summary")
    )
    assert few < whole


def test_all_that_is_wrong_is_said_at_once(client: TestClient) -> None:
    signed_in(client)
    answer = client.get("/report/board.pdf?lang=en&sections=money,nonsense&goals=never,nor-this")
    assert answer.status_code == 400
    said = answer.json()["detail"]
    assert all(word in said for word in ("nonsense", "never", "nor-this"))
    assert client.get("/report/board.pdf?edition=99").status_code == 404
    page = client.get("/report/board.pdf?lang=xx&as_of=2012-13-01", headers={"accept": "text/html"})
    assert page.status_code == 400 and "2012-13-01" in page.text and "xx" in page.text and "<h1>" in page.text
    assert not caches.audit().entries(actions=("report",))


def test_nobody_gets_a_report(client: TestClient) -> None:
    assert client.get("/report/board.pdf").status_code == 401


def test_where_reading_is_public_no_file_holds_a_name(client: TestClient) -> None:
    caches.directory().save_options(replace(Options(), public_reading=True))
    workbook = client.get("/report/workbook.xlsx?lang=en")
    assert workbook.status_code == 200 and AUTHOR not in texts(workbook.content)
    deck = Presentation(io.BytesIO(client.get("/report/slides.pptx?lang=en").content))
    assert AUTHOR not in " ".join(
        shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
    )
    for path in ("original/1/book.xlsx", "template.xlsx?edition=1", "table/check_ins.csv?edition=1"):
        assert client.get(f"/download/{path}").status_code == 401, path
    assert client.get("/download/template.xlsx").status_code == 200
    signed_in(client)
    assert AUTHOR in texts(client.get("/report/workbook.xlsx?lang=en").content)
    assert client.get("/download/original/1/book.xlsx").content == original(1)
