"""What is served without Streamlit: index page, headers, downloads, health (TestClient on the whole app)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from analytics.intake.upload import read_upload
from analytics.settings import settings
from analytics.tables import PROVENANCE, TABLES

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The whole dashboard over a data folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA_DIR", str(tmp_path_factory.mktemp("web")))
        settings.cache_clear()
        st.cache_resource.clear()
        st.cache_data.clear()
        import dashboard

        here = TestClient(dashboard.app, base_url="http://127.0.0.1", client=("127.0.0.1", 50000))
        with here as opened:
            yield opened
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.mark.parametrize("path", ["/", "/goals", "/goal", "/projects", "/project", "/funding", "/upload", "/history"])
def test_index_says_language_and_title(client: TestClient, path: str) -> None:
    page = client.get(path, headers={"accept-language": "en-GB,en;q=0.9"}).text
    assert '<html lang="en"' in page and "EU strategy</title>" in page and "<title>Streamlit" not in page
    assert '<html lang="da"' in client.get(f"{path}?lang=da", headers={"accept-language": "en"}).text


def test_the_first_paint_shows_the_goals_before_anything_runs(client: TestClient) -> None:
    page = client.get("/?lang=en").text
    assert page.count("<article>") == 3 and "Lead partner in three projects" in page and "Cannot yet tell" in page
    assert 'href="goal?lang=en&amp;goal=lead-partner"' in page
    assert "first-paint" not in client.get("/upload").text


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for path in ("/", "/healthz", "/assets/style.css", "/download/template.xlsx", "/nowhere", "/_stcore/health"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe-eval" not in policy and "script-src 'self' 'sha256-" in policy and "http" not in policy
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"


def test_the_policy_allows_the_inline_scripts_of_the_page_and_no_others(client: TestClient) -> None:
    from pages.web.headers import inline_hashes

    page = client.get("/")
    hashes = inline_hashes(page.text)
    assert hashes and all(each in page.headers["content-security-policy"] for each in hashes)


def test_no_page_names_a_foreign_host(client: TestClient) -> None:
    served = client.get("/").text + (ROOT / "static/style.css").read_text() + (ROOT / "static/app.js").read_text()
    served = re.sub(r"<!--.*?-->|http://www\.w3\.org/2000/svg", "", served, flags=re.DOTALL)
    assert not re.findall(r"https?://", served)


def test_metrics_and_agents_are_closed(client: TestClient) -> None:
    assert client.get("/_stcore/metrics").status_code == 404
    assert client.post("/_stcore/agent/interact", json={}).status_code == 404


def test_an_upload_that_is_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.put("/_stcore/upload_file/a/b", headers={"content-length": str(10**9)}, content=b"")
    assert answer.status_code == 413


def test_a_socket_opened_by_a_foreign_page_is_closed(client: TestClient) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("ws://127.0.0.1/_stcore/stream", headers={"origin": "https://evil.example"}),
    ):
        pass


def test_a_socket_opened_by_our_own_page_stays_open(client: TestClient) -> None:
    with client.websocket_connect("ws://127.0.0.1/_stcore/stream", headers={"origin": "http://127.0.0.1"}) as socket:
        socket.send_bytes(b"\xff")  # no message of Streamlit's: it closes by its own rules, 1002, not by ours
        assert socket.receive()["code"] == 1002


def test_a_page_that_is_not_there_is_plain_and_says_so(client: TestClient) -> None:
    answer = client.get("/nowhere?lang=en", headers={"accept": "text/html"})
    assert answer.status_code == 404 and "Page not found" in answer.text and "<script" not in answer.text


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "edition": 1}


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_filled_template_is_the_published_edition(client: TestClient, language: str) -> None:
    from pages.parts import caches

    answer = client.get(f"/download/template.xlsx?edition=1&lang={language}")
    assert answer.headers["content-disposition"].startswith("attachment")
    upload = read_upload([("filled.xlsx", answer.content)])
    assert upload.findings == []
    for name, table in upload.tables.items():
        plain = caches.tables(1)[name].drop_columns(list(PROVENANCE))
        assert table.drop_columns(list(PROVENANCE)).equals(plain), name


def test_the_empty_template_holds_no_row(client: TestClient) -> None:
    assert not read_upload([("empty.xlsx", client.get("/download/template.xlsx").content)]).tables


def test_each_table_downloads_as_csv(client: TestClient) -> None:
    for name in TABLES:
        assert client.get(f"/download/table/{name}.csv?edition=1&lang=en").content.startswith(b"\xef\xbb\xbf")
    assert client.get("/download/table/nothing.csv").status_code == 404


@pytest.mark.parametrize("edition", ["99", "-1", "x", "1e3", "99999999999999999999"])
def test_an_edition_that_never_was_is_not_found(client: TestClient, edition: str) -> None:
    assert client.get(f"/download/template.xlsx?edition={edition}").status_code == 404


def test_originals_come_back_byte_for_byte(client: TestClient) -> None:
    answer = client.get("/download/original/1/projects.csv")
    assert answer.content == (ROOT / "data" / "projects.csv").read_bytes()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert client.get("/download/original/1/..%2F..%2Fcatalogue.db").status_code in (400, 404)
    assert client.get("/download/original/7/projects.csv").status_code == 404


def test_bundles_are_compressed_and_kept(client: TestClient) -> None:
    script = re.search(r'src="\./(static/js/index[^"]+)"', client.get("/").text)
    assert script
    answer = client.get(f"/{script[1]}", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip" and "immutable" in answer.headers["cache-control"]
    assert client.get(f"/{script[1]}", headers={"accept-encoding": "identity"}).text == answer.text
