"""Share links as a browser sees them: the page of each kind, what is turned away, passwords, what caches are told."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import brotli
import pyarrow as pa
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from analytics import clock
from analytics.access.passwords import new_token, password_hash
from analytics.access.records import Options, Share
from analytics.access.throttle import Throttle
from analytics.reports.content import checksum, content
from analytics.settings import settings
from pages.parts import caches
from pages.parts.link_filters import filtered
from pages.web import share as share_routes
from pages.web import share_password
from pages.web.gate import Gate
from pages.web.kept import Kept, encoding_of, finished, is_known
from pages.web.share_address import qr_svg, share_address
from pages.web.share_policy import embeddable
from tests.conftest import run_alone

OWN = "http://127.0.0.1:8721"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7*7 }}",
    "</style><iframe src=//evil.example>",
)


@pytest.fixture
def client(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The routes of share links behind the gate, over the sample in a data folder of its own."""
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path_factory.mktemp("share")))
    monkeypatch.setattr(share_routes, "KEPT", Kept())
    monkeypatch.setattr(share_routes, "WRONG", Throttle(30, 60))
    monkeypatch.setattr(share_routes, "OPENINGS", Throttle(120, 60))
    monkeypatch.setattr(share_password, "BY_SOURCE", Throttle(10, 300))
    monkeypatch.setattr(share_password, "BY_LINK", Throttle(100, 600))
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()
    app = Starlette(routes=share_routes.routes, middleware=[Middleware(Gate)])
    yield TestClient(app, base_url=OWN, client=("127.0.0.1", 5000), follow_redirects=False)
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()


def link(**said: Any) -> tuple[Share, str]:
    """A link as the administrator makes one, and its token; all goals of edition 1 unless said otherwise."""
    draft = Share(
        share_id="", label="Til byrådet", kind="goals", goals=(), filters={}, language=None, edition=1, as_of=None,
        expires_at=None, password_hash="", token_hash="", created_by="Åse Ansvarlig", created_at=NOW, paused=False,
        revoked_at=None, last_used=None, views=0,
    )  # fmt: skip
    caches.store()  # so that there is an edition
    return caches.directory().create_share(replace(draft, **said))


def publish_with(change: dict[str, dict[str, Any]], author: str = "Åse Ansvarlig") -> int:
    """One more edition; table → column → what stands in every row of it."""
    store = caches.store()
    head = store.head()
    assert head
    changed = {}
    for name, columns in change.items():
        table = store.table(head.number, name)
        for column, value in columns.items():
            place = table.schema.get_field_index(column)
            cells = pa.array([value] * len(table), table.schema.field(column).type)
            table = table.set_column(place, table.schema.field(column), cells)
        changed[name] = table
    request_id = f"on {head.number}"
    return store.publish(changed, head.number, author=author, note="hemmelig note", request_id=request_id).number


class Read(HTMLParser):
    """What a page is made of: its tags with attributes, its headings, its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


# --- what stands on it -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_says_every_figure_as_the_reports_do(client: TestClient, language: str) -> None:
    _, token = link()
    page = Read(client.get(f"/s/{token}?lang={language}").text)
    said = content(caches.facts(1, date(2012, 3, 12)), language, public=True)
    assert len(said.goals) == 3
    for goal in said.goals:
        words = [goal.title, goal.status_words, goal.value, goal.of, goal.outlook, *goal.sentences]
        words += [words for pair in (*goal.three, *goal.facts) for words in pair]
        words += [cell for table in (goal.counts, goal.could_count, goal.missing) for row in table.rows for cell in row]
        words += [cell for row in (goal.course.rows if goal.course else ()) for cell in row]
        for each in words:
            assert " ".join(each.split()) in page.text, each
    for each in (*said.summary, said.checksum, said.published, said.figures):
        assert " ".join(each.split()) in page.text
    assert said.checksum == checksum(caches.store().edition(1), date(2012, 3, 12))


@pytest.mark.parametrize("kind", ["goals", "goal", "projects"])
def test_it_is_one_request_of_this_server_without_scripts_and_small(client: TestClient, kind: Any) -> None:
    _, token = link(kind=kind, goals=("partner",) if kind == "goal" else ())
    answer = client.get(f"/s/{token}", headers={"accept-encoding": "gzip"})
    assert int(answer.headers["content-length"]) <= 30_000
    page = Read(answer.text)
    assert not {tag for tag, _ in page.tags} & {"script", "iframe", "object", "embed", "base"}
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("src", "srcset", "data", "poster"):
            assert (attributes.get(name) or "data:").startswith("data:"), (tag, attributes)
        if tag == "link":
            assert (attributes["href"] or "").startswith("data:")
    assert not re.search(r"url\((?!#)", answer.text) and "@import" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy and "script" not in policy
    assert answer.headers["referrer-policy"] == "no-referrer" and "noindex" in answer.headers["x-robots-tag"]


def test_it_is_built_for_screen_readers(client: TestClient) -> None:
    _, token = link()
    page = Read(client.get(f"/s/{token}?lang=en").text)
    assert page.tags[0] == ("html", {"lang": "en", "dir": "ltr"})
    assert [len(page.all(tag)) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    assert next(each for tag, each in page.tags if tag == "a") == {"class": "skip", "href": "#content"}
    assert all("scope" in each for each in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table")) > 3
    images = [each for each in page.all("svg") if each.get("role") == "img"]
    assert len(images) == 7  # a bar and a course for each of three goals, and the QR code
    assert all(each.get("aria-labelledby") or each.get("aria-label") for each in images)
    assert all(each.get("aria-hidden") == "true" for each in page.all("svg") if each not in images)
    ids = [each["id"] for _, each in page.tags if "id" in each]
    assert len(ids) == len(set(ids))


def test_it_names_nobody_and_says_how_and_when(client: TestClient) -> None:
    caches.store()
    number = publish_with({"goals": {"owner": "Ove Ansvarlig"}})
    _, fixed = link(edition=number)
    _, live = link(edition=None)
    one, other = client.get(f"/s/{fixed}?lang=en").text, client.get(f"/s/{live}?lang=en").text
    for page in (one, other):
        assert "Ansvarlig" not in page and "hemmelig" not in page and "Til byrådet" not in page
    assert "This page is fixed: it shows edition 2 as of 12 March 2012" in one
    assert "This page is live" in other and "As of 12 March 2012" in other


def test_made_up_figures_say_so(client: TestClient) -> None:
    caches.store()
    publish_with({"organisation": {"invented": True}})
    _, live = link(edition=None)
    assert 'class="made-up"' in client.get(f"/s/{live}").text
    _, fixed = link(edition=1)
    assert 'class="made-up"' not in client.get(f"/s/{fixed}").text


def test_a_preview_has_absolute_addresses_and_the_first_sentence(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, token = link(kind="goal", goals=("partner",))
    monkeypatch.setattr(settings(), "public_url", "https://eu.example.dk/")
    page = Read(client.get(f"/s/{token}?lang=en").text)
    metas = {each.get("property") or each.get("name"): each.get("content") for each in page.all("meta")}
    assert metas["og:title"] == "Partner in four further projects"
    assert metas["og:image"] == f"https://eu.example.dk/s/{token}/card.png"
    goal = content(caches.facts(1, date(2012, 3, 12)), "en", ("partner",)).goals[0]
    assert metas["og:description"] == metas["description"] == goal.sentences[0]
    assert metas["robots"] == "noindex,nofollow" and metas["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_somebody_wrote_is_only_words(client: TestClient, payload: str) -> None:
    caches.store()
    titles = dict.fromkeys(("title", "title_da", "title_en"), payload)
    publish_with(
        {
            "goals": {**titles, "interpretation_en": payload, "interpretation": payload, "source": payload},
            "projects": {**titles, "acronym": payload, "programme": payload},
            "organisation": {"name": payload},
        }
    )
    caches.directory().save_options(Options(organisation_name=payload, colour=payload, embed_hosts=("a.dk",)))
    clean = {"script", "iframe", "img onerror"}
    for share in (
        dict(), dict(kind="goal", goals=("partner",)), dict(kind="goals", goals=("partner", payload)),
        dict(kind="projects", filters={"programme": payload, "q": payload}),
        dict(kind="projects", filters={payload: payload}), dict(password_hash=password_hash("x")),
    ):  # fmt: skip
        _, token = link(edition=None, **share)
        for form in ("", "/embed"):
            page = Read(client.get(f"/s/{token}{form}?lang=en").text)
            assert not {tag for tag, _ in page.tags} & clean
            assert [each["src"] for each in page.all("img")] == [
                each["src"] for each in page.all("img") if (each["src"] or "").startswith("data:image/svg+xml,")
            ]
            for tag, attributes in page.tags:
                assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
                assert not (attributes.get("href") or "").startswith("javascript"), attributes
            assert "49" not in page.text or "{{" not in payload
        if not share:
            assert " ".join(payload.split()) in Read(client.get(f"/s/{token}?lang=en").text).text


# --- what a link locks -------------------------------------------------------------------------------------------


def test_a_link_of_some_goals_shows_no_others(client: TestClient) -> None:
    _, token = link(goals=("partner",))
    page = client.get(f"/s/{token}?lang=en").text
    assert "Partner in four further projects" in page and "Lead partner in three projects" not in page


def test_a_goal_that_is_gone_is_said_and_nothing_else_takes_its_place(client: TestClient) -> None:
    for kind in ("goals", "goal"):
        _, token = link(kind=kind, goals=("long-gone",))
        answer = client.get(f"/s/{token}?lang=en")
        assert answer.status_code == 200
        assert "“long-gone”" in answer.text and "Lead partner" not in answer.text and "Partner in" not in answer.text


def test_projects_are_those_the_filters_let_through(client: TestClient) -> None:
    _, token = link(kind="projects", filters={"status": "running", "q": "udlavi"})
    page = client.get(f"/s/{token}?lang=en").text
    assert "UDLAVI" in page and "InterLoc" not in page and "RENERGY" not in page
    assert "1 project." in page and 'role="note"' not in page


def test_a_filter_that_is_gone_is_said_and_never_widens_the_view(client: TestClient) -> None:
    _, token = link(kind="projects", filters={"status": "abolished"})
    page = client.get(f"/s/{token}?lang=en").text
    assert "“Status” is “abolished”. No project in this edition has that value." in page
    assert "“abolished” (no longer exists)" in page and "UDLAVI" not in page
    _, token = link(kind="projects", filters={"colour": "blue"})
    page = client.get(f"/s/{token}?lang=en").text
    assert "a filter that no longer exists (“colour”)" in page and "UDLAVI" not in page


def test_filters_never_let_through_more_than_each_alone() -> None:
    caches.store()
    projects = caches.facts(1, date(2012, 3, 12)).projects
    every = filtered(projects, {})
    assert list(every.projects["project_id"]) == list(projects["project_id"]) and not every.gone
    running = set(filtered(projects, {"status": "running"}).projects["project_id"])
    both = set(filtered(projects, {"status": "running~abolished"}).projects["project_id"])
    assert both == running and 0 < len(running) < len(projects)
    assert filtered(projects, {"status": "running", "gone": "x"}).projects.empty
    assert filtered(projects, {"status": "running~abolished"}).gone == (("status", "abolished"),)
    assert len(filtered(projects, {"by": "status", "lang": "en"}).projects) == len(projects)


# --- language and address ----------------------------------------------------------------------------------------


def test_the_language_is_the_links_else_the_addresss_else_the_browsers(client: TestClient) -> None:
    _, open_one = link()
    answer = client.get(f"/s/{open_one}", headers={"accept-language": "en-GB,en;q=0.8"})
    assert '<html lang="en"' in answer.text and "accept-language" in answer.headers["vary"]
    assert 'href="?lang=da"' in answer.text
    assert '<html lang="da"' in client.get(f"/s/{open_one}?lang=da", headers={"accept-language": "en"}).text
    _, danish = link(language="da")
    answer = client.get(f"/s/{danish}", headers={"accept-language": "en"})
    assert '<html lang="da"' in answer.text and "accept-language" not in answer.headers["vary"]
    assert "?lang=" not in answer.text


def test_what_the_address_asks_in_vain_is_said_without_repeating_it(client: TestClient) -> None:
    _, token = link()
    assert "does not come in" in client.get(f"/s/{token}?lang=tlh", headers={"accept-language": "en"}).text
    for query in ("as_of=2011-01-01", "as_of=yesterday", "edition=7", "known_on=x"):
        page = client.get(f"/s/{token}?lang=en&{query}").text
        assert "which edition and day are shown; the address cannot change them" in page
        assert "2012" in page and "yesterday" not in page
    _, danish = link(language="da")
    assert "kan ikke ændres i adressen" in client.get(f"/s/{danish}?lang=en").text
    assert 'role="note"' not in client.get(f"/s/{token}?lang=en").text


def test_a_qr_code_carries_the_pages_address() -> None:
    address = share_address("https://eu.example.dk/", new_token())
    assert re.fullmatch(r"https://eu\.example\.dk/s/[\w-]{43}", address)
    drawn = qr_svg(address, 'A "title" <b>')
    assert drawn.startswith("<svg ") and 'aria-label="A &quot;title&quot; &lt;b&gt;"' in drawn
    assert qr_svg(address) != qr_svg(address + "x") and "href" not in drawn


# --- links that do not open --------------------------------------------------------------------------------------


def told(answer: Any) -> tuple[int, str, dict[str, str]]:
    return answer.status_code, answer.text, dict(answer.headers)


def test_wrong_expired_paused_and_revoked_answer_alike(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    _, expired = link(expires_at=NOW)
    paused, paused_token = link()
    revoked, revoked_token = link()
    rotated, old_token = link()
    _, gone = link(edition=99)
    caches.directory().pause_share(paused.share_id, True)
    caches.directory().revoke_share(revoked.share_id)
    new = caches.directory().rotate_share(rotated.share_id)
    tokens = [expired, paused_token, revoked_token, old_token, gone, new_token(), "x", "%00", "a" * 5000]
    for form in ("", "/open", "/card.png", "/embed"):
        answers = [told(client.get(f"/s/{each}{form}", headers={"accept": "text/html"})) for each in tokens[:7]]
        assert answers[0][0] == 404 and all(each == answers[0] for each in answers)
        monkeypatch.setattr(share_routes, "WRONG", Throttle(30, 60))
    answers = [told(client.get(f"/s/{each}", headers={"accept": "text/html"})) for each in tokens]
    assert all(each == answers[0] for each in answers)
    assert client.get(f"/s/{new}").status_code == 200
    caches.directory().pause_share(paused.share_id, False)
    assert client.get(f"/s/{paused_token}").status_code == 200


def test_a_link_ends_at_its_moment(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    _, token = link(expires_at=NOW)
    monkeypatch.setattr(clock, "now", lambda: NOW - timedelta(seconds=1))
    assert client.get(f"/s/{token}").status_code == 200
    monkeypatch.setattr(clock, "now", lambda: NOW)
    assert client.get(f"/s/{token}").status_code == 404


def test_guessing_is_slowed_down_and_right_links_are_not(client: TestClient) -> None:
    _, token = link()
    codes = [client.get(f"/s/{new_token()}").status_code for _ in range(32)]
    assert codes == [404] * 30 + [429] * 2  # 30 a minute
    assert client.get(f"/s/{token}").status_code == 200
    late = client.get(f"/s/{new_token()}")
    assert int(late.headers["retry-after"]) in range(1, 61)


# --- caches on the way -------------------------------------------------------------------------------------------


def test_an_unchanged_page_costs_a_cache_an_empty_answer(client: TestClient) -> None:
    _, token = link()
    bodies = {}
    for encoding, name in (("br", "br"), ("gzip", "gzip"), ("identity", ""), ("br;q=0, gzip", "gzip")):
        answer = client.get(f"/s/{token}", headers={"accept-encoding": encoding})
        assert answer.headers.get("content-encoding", "") == name
        assert answer.headers["cache-control"] == "public, no-cache"
        assert "accept-encoding" in answer.headers["vary"]
        tag = answer.headers["etag"]
        assert not tag.startswith("W/")
        bodies[tag] = answer.text
        again = client.get(f"/s/{token}", headers={"accept-encoding": encoding, "if-none-match": f'"x", {tag}'})
        assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == tag
        assert again.headers["cache-control"] == answer.headers["cache-control"]
        assert again.headers["vary"] == answer.headers["vary"]
    assert len(bodies) == 3 and len(set(bodies.values())) == 1
    other = client.get(f"/s/{token}?lang=en", headers={"if-none-match": next(iter(bodies))})
    assert other.status_code == 200


def test_a_cache_that_asks_learns_at_once_that_a_link_was_taken_back(client: TestClient) -> None:
    made, token = link()
    tag = client.get(f"/s/{token}").headers["etag"]
    caches.directory().revoke_share(made.share_id)
    assert client.get(f"/s/{token}", headers={"if-none-match": tag}).status_code == 404


def test_a_fixed_page_stays_and_a_live_one_follows(client: TestClient) -> None:
    _, fixed = link(edition=1)
    _, live = link(edition=None)
    before = client.get(f"/s/{fixed}").content, client.get(f"/s/{live}").content
    publish_with({"goals": {"title_da": "Et helt nyt navn"}})
    after = client.get(f"/s/{fixed}").content, client.get(f"/s/{live}").content
    assert after[0] == before[0]
    assert after[1] != before[1] and b"Et helt nyt navn" in after[1]
    share_routes.KEPT.__init__()  # type: ignore[misc]  # made anew, to the same bytes
    assert client.get(f"/s/{fixed}").content == before[0]


def test_a_fixed_page_of_an_edition_without_a_day_stays_too(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    caches.store()
    number = publish_with({"organisation": {"figures_as_of": None}})
    assert caches.store().edition(number).figures_as_of is None
    _, token = link(edition=number)
    before = client.get(f"/s/{token}").content
    share_routes.KEPT.__init__()  # type: ignore[misc]
    later = clock.now() + timedelta(days=40)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert client.get(f"/s/{token}").content == before


def test_what_is_kept_is_bounded_and_the_longest_unused_goes_first() -> None:
    import asyncio

    one = finished(b"a" * 100, compress=False)
    kept = Kept(most_bytes=250)
    made: list[str] = []

    async def ask(key: str) -> None:
        await kept.get(key, lambda: made.append(key) or one)

    async def all_of_it() -> None:
        for key in ("a", "b", "a", "c", "a", "b"):  # two fit: c pushes out b, which was used longer ago than a
            await ask(key)
        await asyncio.gather(*(ask("d") for _ in range(5)))

    run_alone(all_of_it())
    assert made == ["a", "b", "c", "b", "d"]


def test_encodings() -> None:
    page = finished("æ".encode() * 500)
    assert brotli.decompress(page.bodies["br"]) == gzip.decompress(page.bodies["gzip"]) == page.bodies[""]
    for header, name in (
        ("", ""),
        ("gzip, br", "br"),
        ("GZIP", "gzip"),
        ("br;q=0", ""),
        ("br; q=0.0,gzip;q=0.5", "gzip"),
    ):
        assert encoding_of(header, page) == name
    assert is_known('"a"', 'W/"a"') and is_known('"a"', "*") and not is_known('"a"', '"b"') and not is_known('"a"', "")


def test_views_are_counted_and_other_things_are_not(client: TestClient) -> None:
    made, token = link(password_hash="")
    tag = client.get(f"/s/{token}").headers["etag"]
    client.get(f"/s/{token}", headers={"if-none-match": tag})
    client.head(f"/s/{token}")
    client.get(f"/s/{token}/open")
    client.get(f"/s/{new_token()}")
    caches.directory().flush()
    assert caches.directory().known().shares[made.share_id].views == 2
    caches.audit().close()
    opened = caches.audit().entries(actions=["share_opened"])
    assert [(each.subject, each.about, each.details["count"]) for each in opened] == [
        (f"link:{made.share_id}", made.share_id, 2)
    ]
    assert token not in repr(caches.audit().entries())


# --- passwords ---------------------------------------------------------------------------------------------------


def protected(**said: Any) -> tuple[Share, str]:
    return link(password_hash=password_hash("rød grød"), **said)


def test_a_password_is_asked_for_and_nothing_said_before(client: TestClient) -> None:
    made, token = protected()
    form = client.get(f"/s/{token}?lang=en")
    assert form.status_code == 200 and form.headers["cache-control"] == "private, no-store"
    assert 'type="password"' in form.text and "etag" not in form.headers
    for secret in ("Lead partner", "2012", "edition", "goals", "Til byr"):
        assert secret not in form.text.split("</style>")[1]
    wrong = client.post(f"/s/{token}?lang=en", data={"password": "rod grod"})
    assert wrong.status_code == 403 and "That is not the password" in wrong.text and "set-cookie" not in wrong.headers
    right = client.post(f"/s/{token}?lang=en", data={"password": "rød grød"})
    assert right.status_code == 303 and right.headers["location"] == f"/s/{token}?lang=en"
    cookie = right.headers["set-cookie"]
    assert cookie.startswith(f"dashboard-share-{made.share_id}=")
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie
    page = client.get(f"/s/{token}?lang=en")
    assert "Lead partner" in page.text and page.headers["cache-control"] == "private, no-store"
    client.cookies.clear()
    assert "Lead partner" not in client.get(f"/s/{token}?lang=en").text


@pytest.mark.parametrize("body", [b"", b"x" * 20_000, b"password=" + b"%ff" * 50, b"&" * 500, b"\x00\xff", b"password"])
def test_forms_that_are_none_are_wrong_passwords(client: TestClient, body: bytes) -> None:
    _, token = protected()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(f"/s/{token}", content=body, headers=headers).status_code == 403


def test_a_session_ends_with_the_link_its_token_and_its_password(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    made, token = protected(expires_at=NOW + timedelta(minutes=10))
    answer = client.post(f"/s/{token}", data={"password": "rød grød"})
    assert "Max-Age=600" in answer.headers["set-cookie"]  # ten minutes, though a session lasts twelve hours
    assert "Lead partner" in client.get(f"/s/{token}?lang=en").text
    rotated = caches.directory().rotate_share(made.share_id)
    assert client.get(f"/s/{token}").status_code == 404
    assert 'type="password"' in client.get(f"/s/{rotated}").text
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=10))
    assert client.get(f"/s/{rotated}").status_code == 404


def test_guessing_a_password_is_slowed_down(client: TestClient) -> None:
    _, token = protected()
    codes = [client.post(f"/s/{token}", data={"password": str(guess)}).status_code for guess in range(12)]
    assert codes == [403] * 10 + [429] * 2
    waiting = client.post(f"/s/{token}?lang=en", data={"password": "rød grød"})
    assert waiting.status_code == 429 and "Wait " in waiting.text and 1 <= int(waiting.headers["retry-after"]) <= 301
    _, other = protected()
    assert client.post(f"/s/{other}", data={"password": "rød grød"}).status_code == 303


# --- into the dashboard ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "query", "into"),
    [
        (dict(), "", "/?share={id}"),
        (dict(), "?lang=en", "/?share={id}&lang=en"),
        (dict(language="da"), "?lang=en", "/?share={id}"),
        (dict(kind="goal", goals=("partner",)), "", "/goal?share={id}&goal=partner"),
        (dict(kind="projects", filters={"status": "running", "q": "a&b"}), "",
         "/projects?status=running&q=a%26b&share={id}"),
    ],
)  # fmt: skip
def test_the_token_leaves_the_address(client: TestClient, said: dict[str, Any], query: str, into: str) -> None:
    made, token = link(**said)
    answer = client.get(f"/s/{token}/open{query}")
    assert answer.status_code == 303 and answer.headers["location"] == into.format(id=made.share_id)
    assert answer.headers["cache-control"] == "private, no-store"
    secret = answer.cookies[f"dashboard-share-{made.share_id}"]
    assert token not in answer.headers["location"] and secret != token
    again = client.get(f"/s/{token}/open{query}")
    assert again.status_code == 303 and "set-cookie" not in again.headers


def test_a_password_comes_before_the_dashboard(client: TestClient) -> None:
    made, token = protected()
    answer = client.get(f"/s/{token}/open")
    assert answer.headers["location"] == f"/s/{token}" and "set-cookie" not in answer.headers
    client.post(f"/s/{token}", data={"password": "rød grød"})
    assert client.get(f"/s/{token}/open").headers["location"] == f"/?share={made.share_id}"


# --- frames and pictures -----------------------------------------------------------------------------------------


def test_only_hosts_that_an_administrator_named_may_frame_it(client: TestClient) -> None:
    _, token = link()
    closed = client.get(f"/s/{token}/embed?lang=en")
    assert closed.status_code == 404 and "Lead partner" not in closed.text
    hosts = ("www.slagelse.dk", "https://intra.slagelse.dk:8443", "evil.example; script-src *", "a b", "'self'", "*")
    caches.directory().save_options(Options(embed_hosts=hosts))
    answer = client.get(f"/s/{token}/embed?lang=en")
    policy = answer.headers["content-security-policy"]
    assert policy.endswith("frame-ancestors www.slagelse.dk https://intra.slagelse.dk:8443")
    assert "x-frame-options" not in answer.headers and "Lead partner" in answer.text
    assert [each["target"] for each in Read(answer.text).all("a")] == ["_top"]
    assert "frame-ancestors 'none'" in client.get(f"/s/{token}").headers["content-security-policy"]
    _, secret = protected()
    framed = client.get(f"/s/{secret}/embed?lang=en").text
    assert "Lead partner" not in framed and "protected by a password" in framed
    assert embeddable(hosts) == hosts[:2]


def test_the_preview_picture(client: TestClient) -> None:
    _, token = link()
    answer = client.get(f"/s/{token}/card.png")
    assert answer.headers["content-type"] == "image/png" and answer.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert client.get(f"/s/{token}/card.png", headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    _, secret = protected()
    _, other = protected(kind="goal", goals=("partner",))
    covered = client.get(f"/s/{secret}/card.png").content
    assert covered != answer.content and covered == client.get(f"/s/{other}/card.png").content


def test_a_small_logo_stands_on_the_page_and_a_large_one_does_not(client: TestClient) -> None:
    _, token = link()
    png = b"\x89PNG\r\n\x1a\n" + bytes(500)
    caches.directory().save_options(Options(logo=png, logo_type="image/png", colour="#aa0000"))
    page = client.get(f"/s/{token}").text
    assert "data:image/png;base64,iVBOR" in page and "--accent:#aa0000" in page
    caches.directory().save_options(Options(logo=png * 100, logo_type="image/png"))
    assert "data:image/png" not in client.get(f"/s/{token}").text
