"""The JSON API and the chart files as a program sees them: figures, forms, problems, what a link shows."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import pyarrow as pa
import pytest
import streamlit as st
from jsonschema import Draft202012Validator
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from analytics.access.records import Share, Visitor
from analytics.charts.badge import COLOURS, PAPER
from analytics.engine import open_files
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.metrics.registry import METRICS
from analytics.reports.documents import figure
from analytics.settings import settings
from pages.parts import caches
from pages.web import api, charts
from pages.web.access import RULES
from pages.web.kept import Kept
from tests.conftest import rows

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = date(2012, 3, 12)
READER = Visitor("reader", name="Åse", subject="person:1", session="s")
PUBLIC = Visitor("reader")
PAYLOADS = (
    "=1+1",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "@SUM(1)",
    "\t=cmd|' /C calc'!A0",
    "]]></title><svg onload=alert(1)>",
    "{{ 7*7 }}",
)
LISTS = ("goals", "projects", "metrics", "editions")
CSV = {"accept": "text/csv"}
Visit = Callable[..., Any]


class As:
    """Middleware in the gate's place: everybody is that visitor."""

    def __init__(self, app: Any, visitor: Visitor) -> None:
        self.app = app
        self.visitor = visitor

    async def __call__(self, scope, receive, send):
        scope["state"] = {"visitor": self.visitor, "source": "here"}
        await self.app(scope, receive, send)


@pytest.fixture(scope="module")
def visit(tmp_path_factory) -> Iterator[Visit]:
    """visit(address, visitor, headers): the answer, over two editions: 1, the sample; 2, the same with payloads in
    every text that people write."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DASHBOARD_DATA_DIR", str(tmp_path_factory.mktemp("api")))
        patched.setattr(api, "KEPT", Kept())
        patched.setattr(charts, "KEPT", Kept())
        settings.cache_clear()
        st.cache_resource.clear()
        st.cache_data.clear()
        publish_payloads()

        def visiting(address: str, visitor: Visitor = READER, **headers: str):
            app = Starlette(routes=[*api.routes, *charts.routes], middleware=[Middleware(As, visitor=visitor)])
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return TestClient(app).get(address, headers={"accept-language": "en", **named})

        yield visiting
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()


def publish_payloads() -> None:
    store = caches.store()
    changed = {}
    written = {
        "goals": ("title", "title_da", "title_en", "interpretation", "owner", "source"),
        "projects": ("acronym", "title", "title_da", "title_en", "programme", "department", "note", "source"),
    }
    for name, columns in written.items():
        table = store.table(1, name)
        for at, column in enumerate(columns):
            place = table.schema.get_field_index(column)
            cells = pa.array([PAYLOADS[(at + row) % len(PAYLOADS)] for row in range(len(table))], pa.string())
            table = table.set_column(place, table.schema.field(column), cells)
        changed[name] = table
    store.publish(changed, 1, author="Åse Ansvarlig", note="=hemmelig()", request_id="payloads")


def link(**said: Any) -> Visitor:
    """Somebody who came by a link: all goals of edition 1 unless said otherwise."""
    share = Share(**{
        **dict(
            share_id="abc", label="Til byrådet", kind="goals", goals=(), filters={}, language=None, edition=1,
            as_of=None, expires_at=None, password_hash="", token_hash="", created_by="Åse", created_at=NOW,
            paused=False, revoked_at=None, last_used=None, views=0,
        ),
        **said,
    })  # fmt: skip
    return Visitor("link", subject="link:abc", session="s", share=share)


def verdicts(number: int = 1, as_of: date = DAY) -> tuple[Verdict, ...]:
    """The verdicts without anything of the API or its caches."""
    store = caches.store()
    mounted = open_files(store.files(number))
    found = judge_all(mounted, read_goals(store.tables(number)), as_of, keys=False)
    mounted.close()
    return found


def table_of(answer) -> list[dict[str, str]]:
    assert answer.content.startswith(b"\xef\xbb\xbf")
    delimiter = "," if answer.headers["content-language"] == "en" else ";"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=delimiter, strict=True))


def problem_of(answer, status: int) -> dict[str, Any]:
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    assert found["status"] == status
    return found


# --- figures ---


def test_the_goals_are_the_verdicts(visit):
    answer = visit("/api/v1/goals?edition=1").json()
    assert (answer["edition"], answer["as_of"], answer["language"]) == (1, "2012-03-12", "en")
    for said, verdict in zip(answer["goals"], verdicts(), strict=True):
        assert said["id"] == verdict.goal.goal_id
        assert said["status"] == verdict.status
        assert said["certainty"] == verdict.certainty
        assert said["interval"] == {"low": verdict.interval.low, "high": verdict.interval.high}
        assert said["expected"] == verdict.expected
        assert said["target"] == verdict.goal.target
        assert said["decided"] == {"low": verdict.decided.low, "high": verdict.decided.high}
        assert said["missing_count"] == verdict.missing_count
        assert [(cell["table"], cell["column"], cell["row"]) for cell in said["missing"]] == [
            (cell.table, cell.column, dict(cell.row)) for cell in verdict.missing
        ]
        assert (said["envelope"] is None) == (verdict.envelope is None)


def test_the_figures_are_those_of_the_table_counted_by_hand(visit):
    """The sample's projects, counted with loops. Partner: who certainly is one, and who may be (the role is blank), of
    the projects that are granted, or may be (the status is blank). Lead partner: as well, with a budget of 500,000 EUR;
    where none is known it may be that large. 16 million DKK are more, at any rate there ever was."""
    budgets = {
        row["project_id"]: float(row["amount"]) / (10 if row["currency"] == "DKK" else 1)
        for row in rows("budget_lines")
        if row["item"] == "total_budget" and row["scope"] == "project"
    }
    counting = [row for row in rows("projects") if row["status"] != "applied"]
    large = [row for row in counting if budgets.get(row["project_id"], 1e9) >= 500_000]
    expected = {
        "partner": [
            sum(row["role"] == "project_partner" for row in counting),
            sum(row["role"] in ("project_partner", "") for row in counting),
        ],
        "lead-partner": [
            sum(row["role"] == "lead_partner" for row in large),
            sum(row["role"] in ("lead_partner", "") for row in large),
        ],
    }
    goals = {goal["id"]: goal["interval"] for goal in visit("/api/v1/goals?edition=1").json()["goals"]}
    assert {name: [goals[name]["low"], goals[name]["high"]] for name in expected} == expected
    assert goals["consultants"] == {"low": 0.0, "high": None}  # nothing bounds it: null, never 0 or Infinity


def test_projects_carry_their_columns_and_their_money(visit):
    projects = {row["id"]: row for row in visit("/api/v1/projects?edition=1").json()["projects"]}
    assert set(projects) == {row["project_id"] for row in rows("projects")}
    assert projects["udlavi"]["money"]["budget"] == {"low": 309288.0, "high": 309288.0}
    assert projects["udlavi"]["eu_rate"] == 154644 / 309288
    assert projects["greenpro"]["money"]["budget"] == {"low": 0.0, "high": None}
    assert projects["interloc"]["start_date"] == "2011-06-30"
    assert projects["interloc"]["role"] is None
    assert projects["interloc"]["titles"] == {
        "da": "Internationalisering af kommuner",
        "en": "Internationalisation of municipalities",
    }


def test_filters_are_those_of_the_projects_page(visit):
    ids = lambda query: [row["id"] for row in visit(f"/api/v1/projects?edition=1&{query}").json()["projects"]]  # noqa: E731
    assert ids("status=applied") == ["greenpro", "mok-up"]
    assert ids("status=applied~granted") == ["greenpro", "mok-up", "srrf"]
    assert ids("role=project_partner&programme=Interreg%20South%20Baltic") == ["lifescape"]
    assert ids("q=tude") == ["lifescape"]
    gone = visit("/api/v1/projects?edition=1&status=dreamt").json()
    assert gone["projects"] == [] and "dreamt" in gone["notes"][0]


def test_the_day_and_the_language_are_those_asked_for(visit):
    answer = visit("/api/v1/goals?edition=1&as_of=2013-12-31&lang=da").json()
    assert answer["as_of"] == "2013-12-31"
    for said, verdict in zip(answer["goals"], verdicts(as_of=date(2013, 12, 31)), strict=True):
        assert said["status"] == verdict.status
        assert said["words"]["status"] == text("da", f"status-{verdict.status}")
        assert said["words"]["title"] == verdict.goal.titles["da"]


@pytest.mark.parametrize("as_of", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("name", ["goals", "projects"])
def test_any_day_of_the_calendar_has_an_answer(visit, name, as_of):
    assert visit(f"/api/v1/{name}?edition=1&as_of={as_of}").status_code == 200


def test_metrics_are_the_registry(visit):
    found = visit("/api/v1/metrics").json()["metrics"]
    assert [(each["id"], each["unit"], each["direction"], each["source"]) for each in found] == [
        (each.name, each.unit, each.direction, each.source) for each in METRICS.values()
    ]
    assert found[0]["definition"] == text("en", f"metric-{found[0]['id']}.definition")


def test_editions_name_people_only_to_people(visit):
    (second, first) = visit("/api/v1/editions").json()["editions"]
    assert (second["number"], second["kind"], second["author"], second["note"]) == (
        2, caches.store().edition(2).kind, "Åse Ansvarlig", "=hemmelig()",
    )  # fmt: skip
    assert (first["number"], first["figures_as_of"], first["kind"]) == (1, "2012-03-12", "sample")
    for visitor in (PUBLIC, link(edition=2)):
        for headers in ({}, CSV):
            answer = visit("/api/v1/editions", visitor, **headers)
            assert answer.status_code == 200 and "Åse" not in answer.text and "hemmelig" not in answer.text


def test_known_on_is_the_newest_edition_of_that_day(visit):
    assert visit("/api/v1/goals?known_on=2015-01-01").json()["edition"] == 1  # the sample counts from its own day
    assert visit("/api/v1/goals").json()["edition"] == 2
    assert visit("/api/v1/goals?known_on=2015-01-01&edition=2").json()["edition"] == 2  # as on the pages


# --- forms ---


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_the_table_says_what_the_document_says(visit, name, language):
    """Every cell again by hand: a column's name is the path of its field."""
    edition = "&edition=1" if name in ("goals", "projects") else ""
    documents = visit(f"/api/v1/{name}?lang={language}{edition}").json()[name]
    answer = visit(f"/api/v1/{name}?lang={language}{edition}", **CSV)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    table = table_of(answer)
    assert len(table) == len(documents) > 0
    for row, document in zip(table, documents, strict=True):
        known = dict(leaves(document))
        assert {path for path, value in known.items() if value is not None} <= set(row)
        for path, cell in row.items():
            value = known.get(path)
            if value is None:
                assert cell == "" and any(path == null or path.startswith(f"{null}_") for null in known)
            elif isinstance(value, bool):
                assert cell == {True: "true", False: "false"}[value]
            elif isinstance(value, int | float):
                assert float(cell.replace(",", ".")) == value
                assert "." not in cell or language == "en"
            elif isinstance(value, list | dict):
                assert json.loads(cell) == value
            elif path == "published_at":
                assert datetime.fromisoformat(cell) == datetime.fromisoformat(value)
            else:
                assert cell == ("'" if value[0:1] == "=" else "") + value


def leaves(document: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in document.items():
        if isinstance(value, dict) and name not in ("titles", "row"):
            yield from leaves(value, f"{before}{name}_")
        else:
            yield f"{before}{name}", value


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/*, application/json;q=0.5", "text/csv; charset=utf-8"),
        ("text/csv;q=0.1, */*;q=0.2", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
    ],
)
def test_the_accept_header_chooses_the_form(visit, accept, media):
    answer = visit("/api/v1/metrics", accept=accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    assert "accept" in answer.headers["vary"]


@pytest.mark.parametrize("accept", ["application/xml", "text/csv;q=0, application/json;q=0", "nonsense"])
def test_another_form_is_refused(visit, accept):
    assert "text/csv" in problem_of(visit("/api/v1/goals", accept=accept), 406)["detail"]


@pytest.mark.parametrize(
    "address",
    [
        *(f"/api/v1/{name}" for name in (*LISTS, "openapi.json")),
        "/api/v1/goals/partner/badge.svg",
        "/chart/partner.svg",
        "/chart/partner.csv",
    ],
)
def test_what_is_known_already_is_not_sent_again(visit, address):
    for headers in ({}, {"accept_encoding": "br"}, {"accept_encoding": "identity"}):
        first = visit(address, **headers)
        tag = first.headers["etag"]
        assert first.status_code == 200 and tag.startswith('"')  # strong
        again = visit(address, if_none_match=f'"other", {tag}', **headers)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert visit(address, if_none_match='"other"', **headers).status_code == 200
        assert first.headers["cache-control"] == "private, no-cache"


def test_another_edition_day_language_form_or_view_has_another_tag(visit):
    tags = [
        visit("/api/v1/goals?edition=1").headers["etag"],
        visit("/api/v1/goals?edition=2").headers["etag"],
        visit("/api/v1/goals?edition=1&as_of=2012-03-13").headers["etag"],
        visit("/api/v1/goals?edition=1&lang=da").headers["etag"],
        visit("/api/v1/goals?edition=1", **CSV).headers["etag"],
        visit("/api/v1/goals", link(goals=("partner",))).headers["etag"],
        visit("/api/v1/goals?edition=1", accept_encoding="gzip").headers["etag"],
        visit("/api/v1/goals?edition=1", accept_encoding="identity").headers["etag"],
    ]
    assert len(set(tags)) == len(tags)
    assert visit("/api/v1/goals?edition=1").headers["etag"] == tags[0]


def test_a_badge_says_the_goal_to_everybody(visit):
    answer = visit("/api/v1/goals/partner/badge.svg?edition=1")
    assert answer.headers["content-type"] == "image/svg+xml"
    svg = ElementTree.fromstring(answer.content)
    title = svg.find("{http://www.w3.org/2000/svg}title")
    shown = [each.text for each in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert shown == ["On track", "3\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}6"]
    assert svg.get("role") == "img" and svg.get("aria-labelledby") == title.get("id")
    assert title.text == f"Partner in four further projects: On track, {shown[1]} of 4 projects"
    public = visit("/api/v1/goals/partner/badge.svg?edition=1", PUBLIC)
    assert public.headers["cache-control"] == "public, max-age=300"


def test_the_words_of_a_badge_stand_out():
    """WCAG 2: (lighter + 0.05) / (darker + 0.05), at least 4.5."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert light(PAPER) == pytest.approx(1)
    assert all(1.05 / (light(colour) + 0.05) >= 4.5 for colour in COLOURS.values())


def test_chart_files(visit):
    svg = ElementTree.fromstring(visit("/chart/partner.svg?edition=1").content)
    assert svg.get("role") == "img"
    assert visit("/chart/partner.svg?edition=1").content != visit("/chart/partner.svg?edition=1&dark=1").content
    (verdict,) = (each for each in verdicts() if each.goal.goal_id == "partner")
    table = table_of(visit("/chart/partner.csv?edition=1"))
    assert len(table) == len(verdict.path)
    assert [float(row["Certain"]) for row in table] == verdict.path["low"].tolist()
    picture = visit("/chart/partner.png?edition=1")
    assert (picture.headers["content-type"], picture.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")


# --- problems ---


def test_everything_that_is_wrong_is_said_at_once(visit):
    answer = visit("/api/v1/goals?as_of=yesterday&known_on=20120312&edition=-1&lang=xx&foo=%3Cb%3E&share=a&share=b")
    found = problem_of(answer, 400)
    assert {each["parameter"] for each in found["problems"]} == {"as_of", "known_on", "edition", "lang", "foo", "share"}
    assert all(each["detail"] in found["detail"] for each in found["problems"])
    danish = problem_of(visit("/api/v1/goals?lang=da&as_of=x"), 400)
    assert danish["title"] == text("da", "api-400")


@pytest.mark.parametrize(
    "query",
    [
        *("edition=", "edition=1.0", "edition=%C2%B2", "edition=1000000000000"),
        *("as_of=", "as_of=2012-02-30", "as_of=2012-W01-1", "as_of=%D9%A2%D9%A0%D9%A1%D9%A2-03-12"),
        *("lang=", "lang=EN-gb", "status=granted"),
    ],
)
def test_what_cannot_be_read_is_400(visit, query):
    problem_of(visit(f"/api/v1/goals?{query}"), 400)


@pytest.mark.parametrize(
    "address",
    [
        *("goals?edition=0", "goals?edition=99", "projects?edition=99", "goals?known_on=1999-12-31"),
        *("goals/nobody/badge.svg", "goals/%3Cscript%3E/badge.svg"),
    ],
)
def test_what_there_is_not_is_404(visit, address):
    assert "script>" not in problem_of(visit(f"/api/v1/{address}"), 404)["title"]


@pytest.mark.parametrize("suffix", ["svg", "png", "csv"])
def test_problems_of_chart_files(visit, suffix):
    problem_of(visit(f"/chart/nobody.{suffix}"), 404)
    problem_of(visit(f"/chart/partner.{suffix}?dark=perhaps"), 400)


def test_in_a_browser_a_problem_is_a_plain_page(visit):
    answer = visit("/api/v1/goals?lang=en&foo=%3Cscript%3E", accept="text/html,*/*;q=0.8")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert "<script>" not in answer.text.replace("<b>", "") and text("en", "api-400") in answer.text


# --- what a link shows ---


@pytest.mark.parametrize("query", ["", "edition=2", "as_of=2013-12-31", "known_on=2026-11-22", "edition=x&as_of=y"])
def test_a_link_fixes_edition_and_day_whatever_the_address_says(visit, query):
    for share in (link(), link(edition=None, as_of=date(2012, 6, 1)), link(as_of=date(2012, 6, 1))):
        answer = visit(f"/api/v1/goals?{query}", share).json()
        assert answer["edition"] == (share.share.edition or 2)
        assert answer["as_of"] == (share.share.as_of or DAY).isoformat()


def test_a_link_shows_its_goals_and_their_metrics_only(visit):
    for visitor in (link(goals=("partner",)), link(kind="goal", goals=("partner",))):
        assert [goal["id"] for goal in visit("/api/v1/goals", visitor).json()["goals"]] == ["partner"]
        assert [row["id"] for row in table_of(visit("/api/v1/goals", visitor, **CSV))] == ["partner"]
        metrics = {each["id"] for each in visit("/api/v1/metrics", visitor).json()["metrics"]}
        assert metrics == {"partner_count", "partner_completed"}
        assert [each["number"] for each in visit("/api/v1/editions", visitor).json()["editions"]] == [1]
        problem_of(visit("/api/v1/projects", visitor), 404)
        assert visit("/api/v1/goals/partner/badge.svg", visitor).status_code == 200
        assert visit("/chart/partner.svg", visitor).status_code == 200
        hidden = problem_of(visit("/api/v1/goals/consultants/badge.svg", visitor), 404)
        never = problem_of(visit("/api/v1/goals/neverwas/badge.svg", visitor), 404)
        assert hidden["detail"].replace("consultants", "neverwas") == never["detail"]
        for suffix in ("svg", "png", "csv"):
            problem_of(visit(f"/chart/consultants.{suffix}", visitor), 404)


def test_a_link_to_all_goals_shows_all_and_one_to_a_goal_that_is_gone_none(visit):
    assert len(visit("/api/v1/goals", link()).json()["goals"]) == 3
    assert visit("/api/v1/goals", link(goals=("gone",))).json()["goals"] == []
    assert visit("/api/v1/goals", link(kind="goal", goals=())).json()["goals"] == []
    assert table_of(visit("/api/v1/goals", link(goals=("gone",)), **CSV)) == []


def test_a_link_to_projects_shows_those_its_filters_let_through(visit):
    visitor = link(kind="projects", filters={"status": "applied~granted"})
    ids = lambda query, who: [row["id"] for row in visit(f"/api/v1/projects?{query}", who).json()["projects"]]  # noqa: E731
    assert ids("", visitor) == ["greenpro", "mok-up", "srrf"]
    assert ids("status=running", visitor) == []  # narrower, never wider
    assert ids("status=granted", visitor) == ["srrf"]
    assert ids("", link(kind="projects", filters={"region": "east"})) == []  # a filter there no longer is
    for address in ("goals", "metrics", "goals/partner/badge.svg"):
        problem_of(visit(f"/api/v1/{address}", visitor), 404)
    problem_of(visit("/chart/partner.svg", visitor), 404)


def test_what_is_kept_for_one_is_not_shown_to_another(visit):
    """The same addresses, first by who may see all, then by who may not, and back."""
    for _ in range(2):
        assert len(visit("/api/v1/goals?edition=1").json()["goals"]) == 3
        assert len(visit("/api/v1/goals?edition=1", link(goals=("partner",))).json()["goals"]) == 1
        assert visit("/api/v1/goals/consultants/badge.svg?edition=1").status_code == 200
        assert visit("/api/v1/goals/consultants/badge.svg?edition=1", link(goals=("partner",))).status_code == 404
        assert visit("/chart/consultants.svg?edition=1").status_code == 200
        assert visit("/chart/consultants.svg?edition=1", link(goals=("partner",))).status_code == 404


def test_a_link_speaks_its_language(visit):
    assert visit("/api/v1/goals?lang=en", link(language="da")).json()["language"] == "da"
    assert visit("/api/v1/goals?lang=da", link()).json()["language"] == "da"
    assert problem_of(visit("/api/v1/projects?lang=en", link(language="da")), 404)["title"] == text("da", "api-404")


# --- what people wrote stays what it is ---


@pytest.mark.parametrize("name", LISTS)
def test_payloads_start_no_formula(visit, name):
    answer = visit(f"/api/v1/{name}?lang=en", **CSV)
    cells = [cell for row in table_of(answer) for cell in row.values()]
    dangerous = [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r", "\n")]
    assert dangerous == []
    if name == "projects":
        assert {"'=1+1", "'@SUM(1)", "<script>alert(1)</script>"} <= set(cells)


def test_payloads_stay_text_in_json(visit):
    for name in ("goals", "projects"):
        answer = visit(f"/api/v1/{name}")
        assert answer.headers["content-type"] == "application/json"
        titles = {title for each in answer.json()[name] for title in each["titles"].values()}
        assert titles and titles <= set(PAYLOADS)


@pytest.mark.parametrize("address", ["/api/v1/goals/{}/badge.svg", "/chart/{}.svg"])
def test_payloads_stay_text_in_drawings(visit, address):
    for verdict in verdicts(2):
        svg = ElementTree.fromstring(visit(address.format(verdict.goal.goal_id)).content)
        tags = {each.tag.partition("}")[2] for each in svg.iter()}
        assert not tags & {"script", "img", "iframe", "foreignObject", "image", "use", "a"}
        assert not [name for each in svg.iter() for name in each.attrib if name.lower().startswith("on")]
        assert verdict.goal.title("en").strip() in " ".join("".join(svg.itertext()).split(" "))


@pytest.mark.parametrize(("value", "said"), [(None, None), (float("nan"), None), (float("inf"), None), (1.5, 1.5)])
def test_a_number_that_json_cannot_write_is_null(value, said):
    assert figure(value) == said


# --- the description ---


def test_the_description_holds_for_the_answers(visit):
    description = visit("/api/v1/openapi.json").json()
    assert description["openapi"] == "3.1.0"

    def validator(schema: dict[str, Any]) -> Draft202012Validator:
        return Draft202012Validator({**schema, "components": description["components"]})

    for name in LISTS:
        content = description["paths"][f"/api/v1/{name}"]["get"]["responses"]["200"]["content"]
        checked = validator(content["application/json"]["schema"])
        for visitor in (READER, PUBLIC):
            assert list(checked.iter_errors(visit(f"/api/v1/{name}", visitor).json())) == []
        answer = visit(f"/api/v1/{name}").json()
        wrong = [{**answer, "more": 1}, {**answer, name: [{**answer[name][0], "id": 1, "number": "1"}]}]
        wrong.append({**answer, name: [{}]})
        assert all(list(checked.iter_errors(each)) for each in wrong)
    problems = description["paths"]["/api/v1/goals"]["get"]["responses"]["400"]["content"]
    checked = validator(problems["application/problem+json"]["schema"])
    assert list(checked.iter_errors(visit("/api/v1/goals?edition=x").json())) == []


def test_the_description_has_every_address_and_no_foreign_one(visit):
    answer = visit("/api/v1/openapi.json")
    assert "http" not in answer.text.lower().replace("application/", "")
    described = set(answer.json()["paths"])
    assert described == {rule.path for rule in RULES if rule.path.startswith("/api/")}
    for path in described:
        parameters = answer.json()["paths"][path]["get"]["parameters"]
        assert len({each["name"] for each in parameters}) == len(parameters)
        example = path.replace("{goal_id}", "partner")
        values = {"edition": "1", "as_of": "2012-03-12", "known_on": "2012-03-12", "lang": "da", "status": "running"}
        asked = [each["name"] for each in parameters if each["in"] == "query"]
        query = "&".join(f"{name}={values.get(name, 'x')}" for name in asked)
        assert visit(f"{example}?{query}").status_code == 200, "what is described is taken"


def test_every_address_has_its_rule():
    paths = {route.path for route in [*api.routes, *charts.routes]}
    assert paths == {rule.path for rule in RULES if rule.path.startswith(("/api/", "/chart/"))}
