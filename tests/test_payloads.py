"""Forty payloads in every text field there is, on every way out: nothing runs, nothing is fetched, nothing leads away.

The portfolio is made of `analytics.tables`: each free text column of each table holds every payload once, so a column
that is added is tried, too. What comes out is taken apart as its reader would: HTML as a browser builds it, Markdown as
Streamlit reads it, SVG as XML, PDF, slides and workbook by their parts, CSV cell by cell; and a real browser goes over
the pages."""

import csv
import email
import email.policy
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pikepdf
import pytest
import streamlit as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from analytics import database
from analytics.access.records import Options, Share, Visitor
from analytics.charts.badge import badge_svg
from analytics.charts.svg import bullet_svg, trajectory_svg
from analytics.charts.trajectory import trajectory_rows
from analytics.editions import open_store
from analytics.reports import mail, outbox
from analytics.reports.content import Facts
from analytics.reports.forms import Brand, Wish, make
from analytics.settings import settings
from analytics.tables import TABLES, Column, from_rows
from pages.parts import caches
from pages.parts.export import csv_bytes
from pages.parts.view import read_view
from pages.web import api, charts, downloads, index, share
from pages.web.gate import Gate
from tests.browser.conftest import serving, visitor
from tests.conftest import ROOT
from tests.test_reports_pdf import text_of

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "</title></style></script><svg/onload=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<base href=http://evil.example/>",
    "<style>*{background:url(http://evil.example/x.png)}</style>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "http://evil.example/ www.evil.example evil@evil.example",
    "[x](http://evil.example/)",
    "![x](http://evil.example/x.png)",
    "<http://evil.example/>",
    ":red[x] :material/home: :blue-background[x] :smile:",
    "$\\href{http://evil.example}{x}$ $$x^2$$",
    "# x\n\n* *x* **x** `x` ~~x~~ [^1]",
    '#read("/etc/passwd") *b* _i_ @ref <label> \\u{41} $x$ #link("http://evil.example")',
    "=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "=cmd|' /C calc'!A0",
    "&lt;script&gt;alert(1)&lt;/script&gt;&#60;b&#62;",
    "\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe\N{POP DIRECTIONAL FORMATTING}",
    "a\N{ZERO WIDTH SPACE}b\N{ZERO WIDTH JOINER}c\N{ZERO WIDTH NO-BREAK SPACE}",
    "a\x00b\x08c\x1b[31m",
    "W" * 3000,
    "url(http://evil.example/) expression(alert(1))",
    "{{7*7}} {%import os%} {{config}}",
    '{ $x } { -brand } {"x"}',
    "\"'`><\\/&;|",
    "x\r\nSet-Cookie: a=b\r\nBcc: evil@evil.example\r\n\r\n<script>alert(1)</script>",
    "../../../../etc/passwd%00%2e%2e%2f",
)
"""Scripts, addresses, Markdown and Streamlit's own signs, Typst, formulas, letters nobody sees, templates, headers."""
METRICS_USED = ("lead_partner_count", "partner_count", "consultant_cost_coverage", "eu_funding", "own_contribution")


def test_there_are_forty() -> None:
    assert len(set(PAYLOADS)) == 40


# --- the portfolio -----------------------------------------------------------------------------------------------


def portfolio(shift: int = 0) -> dict[str, Any]:
    """Every table with a row a payload. Row and column decide which payload a text field holds, so that a row holds
    many; `shift`: another hand, with the same keys."""
    return {name: from_rows(name, [row(name, at, shift) for at in range(len(PAYLOADS))]) for name in TABLES}


def row(table: str, at: int, shift: int) -> dict[str, object]:
    """Row `at` of a table."""
    made = {
        column.name: cell(table, column, at, place + (0 if column.name in TABLES[table].key else shift))
        for place, column in enumerate(TABLES[table].all_columns())
    }
    if table == "goals":
        made |= {"metric": METRICS_USED[at % len(METRICS_USED)], "parent": None if at % 8 else PAYLOADS[0]}
        made |= {"envelope_basis": "total", "tolerance": 0.1, "baseline": 0.0, "deadline": date(2027, 12, 31)}
        if at % len(METRICS_USED) > 1:  # conditions are for counts
            made |= {"own_contribution_envelope": None, "minimum_project_budget": None}
        if at == 0:
            made["parent"] = None
    return made | {"_file": PAYLOADS[at], "_sheet": PAYLOADS[(at + 1) % 40], "_row": at + 2}


def cell(table: str, column: Column, at: int, place: int) -> object:
    """What stands in a cell. A reference, and the first column of a key, is the row's own payload, so that rows belong
    together; the other texts are the payload that row and column come to."""
    if column.name in ("currency", "conditions_currency"):
        return "EUR"
    if column.type == "choice":
        return None if at % 5 == 4 and not column.required else column.choices[(at + place) % len(column.choices)]
    if column.type == "yes_no":
        return at % 2 == 0
    if column.type == "date":
        return date(2026, 1, 1) + timedelta(days=(at * 37 + place * 11) % 700)
    if column.type == "integer":
        return 2026
    if column.type == "share":
        return 0.5 if at % 3 else None
    if column.type in ("number", "money"):
        return float(at + 1) if column.required or at % 3 else None
    if column.refers_to or column.name == TABLES[table].key[0]:
        return PAYLOADS[at]
    return PAYLOADS[(at + place) % len(PAYLOADS)]


@dataclass(frozen=True)
class Hostile:
    """A dashboard over that portfolio in two editions, its options and its links just as hostile."""

    client: TestClient
    tokens: dict[str, str]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """In a data folder that a server can be started on, too."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("hostile")
        patch.setenv("DASHBOARD_DATA_DIR", str(folder / "var"))
        forget()
        store = open_store(settings())
        files = [(each, b"x") for each in PAYLOADS]
        store.publish(portfolio(), 0, author=PAYLOADS[0], note=PAYLOADS[1], request_id="1", originals=files)
        store.publish(portfolio(3), 1, author=PAYLOADS[2], note=PAYLOADS[14], request_id="2")
        name = "".join(PAYLOADS[:33])
        caches.directory().save_options(
            Options(contact=name, organisation_name=name, embed_hosts=("https://www.example.dk", *PAYLOADS[:4]))
        )
        filters = {"status": "applied", "programme": "~".join(PAYLOADS[:30]), "q": "<b>", PAYLOADS[0]: PAYLOADS[1]}
        tokens = {
            "goals": link(kind="goals", label=name),
            "goal": link(kind="goal", goals=(PAYLOADS[1],), label=name),
            "gone": link(kind="goal", goals=("<b>gone</b>",), label=name),
            "projects": link(kind="projects", filters=filters, label=name),
            "all": link(kind="projects", label=name),
        }
        routes = [*share.routes, *api.routes, *charts.routes, *downloads_of()]
        app = Starlette(routes=routes, middleware=[Middleware(Gate)])
        yield Hostile(TestClient(app, base_url=OWN, client=("127.0.0.1", 5000), follow_redirects=False), tokens)
    forget()


OWN = "http://127.0.0.1:8721"
DAY = date(2027, 6, 1)


def downloads_of() -> list[Route]:
    return [
        Route("/download/template.xlsx", downloads.workbook),
        Route("/download/table/{table}.csv", downloads.table),
        Route("/download/original/{edition:int}/{name:path}", downloads.original),
    ]


def forget() -> None:
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()


def link(**said: Any) -> str:
    """The token of a new share link."""
    draft = Share(
        share_id="", label="", kind="goals", goals=(), filters={}, language=None, edition=None, as_of=DAY,
        expires_at=None, password_hash="", token_hash="", created_by=PAYLOADS[0],
        created_at=datetime(2026, 11, 22, tzinfo=UTC), paused=False, revoked_at=None, last_used=None, views=0,
    )  # fmt: skip
    return caches.directory().create_share(replace(draft, **said))[1]


def facts_now() -> Facts:
    return caches.facts(2, DAY)


# --- pages, first paint, share page ------------------------------------------------------------------------------

TAGS = frozenset(
    [
        "html",
        "head",
        "body",
        "meta",
        "title",
        "link",
        "style",
        "div",
        "span",
        "p",
        "a",
        "h1",
        "h2",
        "h3",
        "h4",
        "b",
        "strong",
        "em",
        "i",
        "small",
        "code",
        "mark",
        "ins",
        "del",
        "br",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "img",
        "section",
        "article",
        "header",
        "main",
        "footer",
        "nav",
        "figure",
        "details",
        "summary",
        "svg",
        "g",
        "path",
        "rect",
        "line",
        "circle",
        "text",
        "tspan",
        "desc",
        "defs",
        "pattern",
        "clippath",
        "use",
        "polyline",
        "polygon",
        "form",
        "label",
        "input",
        "button",
    ]
)
ADDRESSES = ("href", "src", "srcset", "action", "formaction", "data", "poster", "background", "xlink:href", "cite")


def assert_inert(html: str, own: str = "") -> None:
    """That HTML holds only what these pages are made of, and nothing in it leads or loads from elsewhere."""
    root = lxml_html.document_fromstring(f"<!doctype html><html><body>{html}" if "<html" not in html else html)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag in TAGS, (element.tag, element.attrib)
        assert element.tag != "meta" or "http-equiv" not in element.attrib
        assert element.tag != "link" or element.get("rel") in ("icon", "stylesheet")
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            assert name not in ("srcdoc", "autofocus"), name
            assert name != "style" or not re.search(r"url\(|expression|@import", value), value
            if name in ADDRESSES:
                address = value.strip()
                is_own = bool(own) and address.startswith(own)
                is_picture = address.startswith(("data:image/svg+xml,", "data:image/png;base64,"))
                assert is_own or is_picture or not re.match(r"[\x00-\x20]*([a-zA-Z][\w+.-]*:|//)", address), address
        if element.tag == "style":
            assert not re.search(r"evil|url\((?!#)", element.text or "")


PAGES = {
    "goals": {}, "projects": {}, "changes": {}, "funding": {}, "history": {}, "ledger": {}, "links": {}, "reports": {},
    "metric": {"metric": "eu_funding"}, "people": {}, "audit": {},
    "upload": {}, "share": {"of": "projects", "programme": PAYLOADS[0]},
}  # fmt: skip
ONE_OF = {
    "goal": "goal", "project": "project", "source": "of", "edit": "goal",
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_them_as_words(hostile: Hostile, page: str) -> None:
    assert_page_inert(opened(page, **PAGES[page]))


@pytest.mark.parametrize("page", ONE_OF)
def test_a_page_of_one_thing_shows_each_as_words(hostile: Hostile, page: str) -> None:
    for payload in PAYLOADS[:: 1 if page == "goal" else 3]:
        assert_page_inert(opened(page, **{ONE_OF[page]: payload}))


def opened(page: str, **query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "pages" / "router.py"), default_timeout=60)
    at.query_params.update({"lang": "en", "as_of": DAY.isoformat(), **query})
    at = at.switch_page(f"{page}.py").run() if page != "goals" else at.run()
    assert not at.exception, (query, at.exception)
    return at


def assert_page_inert(at: AppTest) -> None:
    """That each piece of HTML is inert, and each piece of Markdown plain words."""
    blocks = 0
    for node in at._tree:
        proto = getattr(node, "proto", None)
        if proto is None:
            continue
        blocks += 1
        kind = type(proto).__name__
        if kind == "Html" or (kind == "Markdown" and proto.allow_html):
            assert_inert(proto.body)
        elif kind in ("Markdown", "Heading", "Alert"):
            assert_words(proto.body)
        elif kind == "PlotlyChart":
            assert_chart(json.loads(proto.spec))
        for name in ("label", "help"):
            assert_words(str(getattr(proto, name, "")))
        for name in ("expandable", "popover", "tab"):
            if kind == "Block" and proto.HasField(name):
                assert_words(getattr(proto, name).label)
        if kind in ("Radio",):
            for option in proto.options:
                assert_words(option)
    assert blocks > 5


MARKDOWN = MarkdownIt("commonmark").enable(["strikethrough", "table"])


def assert_words(said: str) -> None:
    """That Markdown has no sign in it that a payload could have brought: every one is escaped."""
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", said)
    assert not re.search(r"[<\[\]$`]|:[a-z-]+\[|:material/|:\w+:|https?:/|www\.e|evil@", bare), said
    for token in MARKDOWN.parse(said):
        kinds = {each.type for each in token.children or []} | {token.type}
        assert not kinds & {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "code_block"}, (
            said
        )


def assert_chart(spec: Any) -> None:
    """That no text of a Plotly chart holds what Plotly takes for HTML, its own line breaks and bold words apart."""
    if isinstance(spec, dict):
        for each in spec.values():
            assert_chart(each)
    elif isinstance(spec, list):
        for each in spec:
            assert_chart(each)
    elif isinstance(spec, str):
        assert not re.search(r"<(?!/?b>|br>|extra>|/extra>)[a-zA-Z/!]", spec), spec[:300]


@pytest.mark.parametrize("language", ["da"])
def test_the_first_paint_and_the_share_pages_show_them_as_words(hostile: Hostile, language: str) -> None:
    head = caches.store().head()
    assert head
    view = read_view({"lang": language, "as_of": DAY.isoformat()}, None, head, {}, Visitor("reader"))
    assert_inert(index.first_paint(view))
    for token in hostile.tokens.values():
        for form in ("", "/embed"):
            answer = hostile.client.get(f"/s/{token}{form}?lang={language}")
            assert answer.status_code == 200
            assert_inert(answer.text, OWN)
            assert "Set-Cookie" not in answer.headers and "evil" not in str(answer.headers)
            policy = answer.headers["content-security-policy"]
            assert policy.startswith("default-src 'none'") and "script" not in policy
            assert "&lt;script&gt;" in answer.text  # they do stand there


# --- API, pictures, tables ---------------------------------------------------------------------------------------

FORMULA = re.compile(r"^[\s\ufeff\x00-\x1f]*[=+\-@]")
FIGURE = re.compile(r"^[+-]?\d[\d.,\s]*(%|[A-Z]{3}|t)?$")


def assert_harmless_csv(made: bytes, delimiter: str) -> None:
    """That no cell begins as a formula does; numbers may begin with a sign."""
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    assert len({len(each) for each in rows}) == 1 and len(rows) > 1
    for cell_ in (each for row_ in rows for each in row_):
        assert not FORMULA.match(cell_) or FIGURE.match(cell_), cell_
        assert not cell_.startswith(("\t", "\r", "\n")), cell_


@pytest.mark.parametrize("name", ["goals", "projects", "metrics", "editions"])
def test_the_api_says_them_as_texts(hostile: Hostile, name: str) -> None:
    look = {"lang": "en"} if name in ("metrics", "editions") else {"lang": "en", "as_of": DAY.isoformat()}
    answer = hostile.client.get(f"/api/v1/{name}", params=look)
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    said = json.loads(answer.text)
    if name == "projects":
        assert {each["id"] for each in said["projects"]} == set(PAYLOADS)
    table = hostile.client.get(f"/api/v1/{name}", params=look, headers={"accept": "text/csv"})
    assert table.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    assert_harmless_csv(table.content, ",")


def test_badges_and_charts_are_drawings_of_words(hostile: Hostile) -> None:
    shown = 0
    for payload in PAYLOADS:
        if "/" in payload or "\\" in payload or any(ord(each) < 32 for each in payload):
            continue  # such an id cannot stand in a path
        for address in (f"/api/v1/goals/{quote(payload)}/badge.svg", f"/chart/{quote(payload)}.svg"):
            answer = hostile.client.get(address, params={"lang": "en", "as_of": DAY.isoformat()})
            assert answer.status_code == 200, (address, answer.text)
            assert_drawing(answer.text)
            shown += 1
    assert shown > 20
    for verdict in facts_now().verdicts:
        assert_drawing(badge_svg(verdict, "en"))
        assert_drawing(trajectory_svg(verdict, "en"))
        assert_drawing(bullet_svg(verdict, "en"))


DRAWN = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "line",
        "circle",
        "text",
        "tspan",
        "title",
        "desc",
        "defs",
        "pattern",
        "clipPath",
        "polyline",
        "polygon",
        "style",
    ]
)


def assert_drawing(svg: str) -> None:
    """That it is well-formed and neither runs, loads nor leads anywhere."""
    for element in ET.fromstring(svg).iter():
        tag = element.tag.rpartition("}")[2]
        assert tag in DRAWN, tag
        for name, value in element.attrib.items():
            assert not name.startswith("on") and "href" not in name, (tag, name)
            assert not re.search(r"url\((?!#)", value), value


def test_tables_to_take_away_start_no_formula(hostile: Hostile) -> None:
    for table in TABLES:
        answer = hostile.client.get(f"/download/table/{quote(table)}.csv", params={"edition": "2", "lang": "en"})
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
        assert_harmless_csv(answer.content, ",")
    verdict = facts_now().verdicts[1]
    rows_ = [list(PAYLOADS), list(PAYLOADS), *trajectory_rows(verdict, "da")[:0]]
    assert_harmless_csv(csv_bytes(rows_, "da"), ";")
    assert_workbook(hostile.client.get("/download/template.xlsx", params={"edition": "2", "lang": "en"}).content)


def test_names_of_files_are_no_headers(hostile: Hostile) -> None:
    for payload in PAYLOADS:
        answer = hostile.client.get(f"/download/original/1/{quote(payload, safe='')}")
        assert "set-cookie" not in answer.headers and "bcc" not in answer.headers
        if answer.status_code == 200:
            assert answer.content == b"x"
            assert answer.headers["content-type"] == "application/octet-stream"
            assert re.fullmatch(r"attachment; filename\*=UTF-8''[\w.~%-]*", answer.headers["content-disposition"])


# --- reports and mail --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def brand() -> Brand:
    return Brand("".join(PAYLOADS[:33]), "#1b4596", b"")


def test_the_pdf_holds_them_as_words(hostile: Hostile, brand: Brand) -> None:
    goals = [v.goal.goal_id for v in facts_now().verdicts][::3]
    made = make("pdf", facts_now(), Wish("en", goals=goals, brand=brand))
    with pikepdf.open(io.BytesIO(made)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary):
                assert str(each.get("/S", "")) not in (
                    "/URI",
                    "/JavaScript",
                    "/Launch",
                    "/GoToR",
                    "/SubmitForm",
                    "/ImportData",
                )
                assert str(each.get("/Type", "")) not in ("/EmbeddedFile", "/Filespec")
                assert not {"/AA", "/OpenAction", "/JS", "/JavaScript", "/EmbeddedFiles"} & set(each.keys())
        assert "/AcroForm" not in document.Root
    copied = "".join(text_of(made).split())
    assert "<script>alert(1)</script>" in copied and "{{7*7}}" in copied  # as they were written
    assert "#read(" in copied and "root:" not in copied and "49{%" not in copied


def test_slides_hold_them_as_words(hostile: Hostile, brand: Brand) -> None:
    made = make("slides", facts_now(), Wish("en", brand=brand))
    assert_office(made)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in parts.namelist():
            if name.endswith(".xlsx"):
                assert_workbook(parts.read(name))
            if name.endswith((".xml", ".rels")):
                assert not re.search(rb"hlinkClick|hlinkMouseOver", parts.read(name)), name


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_workbook_holds_them_as_words(hostile: Hostile, brand: Brand, language: str) -> None:
    made = make("workbook", facts_now(), Wish(language, brand=brand))
    assert_workbook(made)
    book = openpyxl.load_workbook(io.BytesIO(made))
    held = {str(cell_.value) for sheet in book for row_ in sheet.iter_rows() for cell_ in row_}
    assert {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "{{7*7}} {%import os%} {{config}}"} <= held


def assert_office(made: bytes) -> None:
    """That no part of an Office file leads out of it or holds a program, and each is well-formed."""
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in parts.namelist():
            assert not re.search(r"vbaProject|externalLink|oleObject|activeX", name), name
            if name.endswith((".xml", ".rels")):
                root = ET.fromstring(parts.read(name))
                if name.endswith(".rels"):
                    assert all(each.get("TargetMode") != "External" for each in root), name


def assert_workbook(made: bytes) -> None:
    """The same, and that no cell is a formula or a link. A workbook's own lists of choices are formulas of ranges."""
    assert_office(made)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in parts.namelist():
            if "/worksheets/sheet" in name:
                sheet = parts.read(name)
                assert not re.search(rb"<f[ >]|<hyperlink", sheet), name


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_mail_has_the_headers_it_was_meant_to_have(tmp_path: Path, payload: str) -> None:
    engine = database.connect(f"sqlite:///{tmp_path / 'mail.db'}")
    outbox.prepare(engine)
    file = outbox.File(f"{payload}.pdf", "application/pdf", b"%PDF-")
    outbox.queue(engine, ["a@example.dk"], payload, f"Kære\n{payload}", file, made_by=payload)
    (letter,) = outbox.letters(engine)
    sent = email.message_from_bytes(bytes(mail.compose(letter, file, "from@example.dk")), policy=email.policy.SMTP)
    assert set(map(str.lower, sent.keys())) == {
        "from", "to", "subject", "date", "message-id", "auto-submitted", "mime-version", "content-type",
    }  # fmt: skip
    assert (sent["To"], sent["From"]) == ("a@example.dk", "from@example.dk")
    body, attached = sent.iter_parts()
    assert body.get_content_type() == "text/plain" and attached.get_content_disposition() == "attachment"
    assert attached.get_content() == b"%PDF-"


# --- a real browser ----------------------------------------------------------------------------------------------


@pytest.mark.browser
def test_a_browser_runs_and_fetches_nothing(hostile: Hostile, browser: Browser) -> None:
    """Over the pages and a share page: no dialog, no other host, nothing that the policy had to stop."""
    with serving(settings().data_dir.parent) as dashboard:
        someone = visitor(browser.new_context(locale="en-GB"), dashboard.address)
        told: list[str] = []
        someone.page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
        someone.page.on("console", lambda said: told.append(said.text) if "Content Security" in said.text else None)
        look = f"lang=en&as_of={DAY.isoformat()}"
        for page in (
            "",
            f"goal?goal={quote(PAYLOADS[1])}&",
            "projects?",
            f"project?project={quote(PAYLOADS[0])}&",
            "changes?",
            "history?",
        ):
            someone.page.goto(f"{dashboard.address}/{page or '?'}{look}")
            someone.settle()
            words = someone.page.locator("body").inner_text()
            assert "<script>alert(1)</script>" in words, page  # as it was written
        for token in hostile.tokens.values():
            someone.page.goto(f"{dashboard.address}/s/{token}?lang=en")
            assert someone.page.evaluate("() => document.scripts.length") == 0
        assert not told and not someone.foreign
        assert someone.page.evaluate("() => [...document.querySelectorAll('*')].every(e => !e.onerror && !e.onload)")
