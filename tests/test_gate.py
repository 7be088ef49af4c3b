"""The gate: the whole table of docs/access.md, cell by cell, and every way around it that was thought of."""

import asyncio
import logging
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as some
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from analytics import clock
from analytics.access.passwords import hash_of
from analytics.access.records import Options, Person, Share
from analytics.access.roles import ROLES
from analytics.access.visitors import SESSION_COOKIE, SHARE_COOKIE, fingerprint, provider_fingerprint
from analytics.settings import settings
from pages.parts import caches
from pages.parts.view import LINK_PAGES
from pages.web import connections, document, login
from pages.web.access import RULES, example, rule_for
from pages.web.caller import same_site, seen_through
from pages.web.gate import FORM_BYTES, MULTIPART_ROOM, Gate
from pages.web.headers import HEADERS, finished
from pages.web.redact import filter_record, redacted
from tests.conftest import run_alone

KEYS = {"administrator": "key-of-administrators", "editor": "key-of-editors", "reader": "key-of-readers"}
HOME = "http://eu.example.dk"
BROWSER = {"accept": "text/html,*/*", "sec-fetch-dest": "document"}
CELLS = re.findall(r"^\| `(/[^`]*)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$",
                   document.PAGE.read_text(encoding="utf-8"), re.MULTILINE)  # fmt: skip
MATRIX = [
    pytest.param(path, how, role, cell, id=f"{path} {role}")
    for path, how, *cells in CELLS
    for role, cell in zip(ROLES, cells, strict=True)
]


@dataclass
class Probe:
    """In the dashboard's place behind the gate: says that it was reached, and by whom; reads what is sent."""

    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    reached: list[dict] = field(default_factory=list)
    read: int = 0

    async def __call__(self, scope, receive, send):
        self.reached.append(dict(scope))
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
            while (await receive())["type"] != "websocket.disconnect":
                pass
            return
        more = scope["method"] not in ("GET", "HEAD")
        while more:
            message = await receive()
            self.read += len(message.get("body", b""))
            more = message.get("more_body", False)
        await send({"type": "http.response.start", "status": 200, "headers": [*self.headers]})
        await send({"type": "http.response.body", "body": b"reached"})


@pytest.fixture
def start(tmp_path, monkeypatch) -> Iterator:
    """Settings for one test; gives a function that sets them and forgets what was kept before."""

    def forget() -> None:
        settings.cache_clear()
        login.guesses.cache_clear()
        st.cache_resource.clear()

    def starting(access: str, **more: str) -> None:
        chosen = {"access": access, "data_dir": str(tmp_path), **more}
        if access == "key":
            chosen = {f"{role}_key": key for role, key in KEYS.items()} | chosen
        for name, value in chosen.items():
            monkeypatch.setenv(f"DASHBOARD_{name.upper()}", value)
        forget()

    yield starting
    monkeypatch.undo()
    forget()


@pytest.fixture
def keyed(start) -> None:
    """The way in by key."""
    start("key")


def client(app, base_url: str = HOME, address: str = "192.0.2.7", **more) -> TestClient:
    """A browser somewhere else."""
    return TestClient(app, base_url=base_url, client=(address, 50000), follow_redirects=False, **more)


def link(kind: str = "goals", **changed) -> tuple[Share, dict[str, str]]:
    """A share link and the cookie of a browser that opened it."""
    blank = dict(label="", goals=(), filters={}, language=None, edition=None, as_of=None, expires_at=None,
                 password_hash="", token_hash="", created_by="", paused=False, revoked_at=None, last_used=None,
                 views=0, share_id="", created_at=clock.now())  # fmt: skip
    if kind == "goal":
        blank |= dict(goals=("lead-partner",))
    share, _ = caches.directory().create_share(Share(**(blank | dict(kind=kind) | changed)))
    return share, opened(share)


def opened(share: Share) -> dict[str, str]:
    until = clock.now() + timedelta(hours=12)
    secret = caches.directory().open_session("share", share.share_id, fingerprint(share), until)
    return {SHARE_COOKIE + share.share_id: secret}


def cookies_of(role: str, kind: str = "goals") -> dict[str, str]:
    """The cookies of somebody with that role."""
    if role == "nobody":
        return {}
    if role == "link":
        return link(kind)[1]
    until = clock.now() + timedelta(hours=12)
    return {SESSION_COOKIE: caches.directory().open_session("key", role, hash_of(KEYS[role]), until)}


def is_socket_open(
    app, path: str, cookies: dict[str, str], base_url: str = HOME, address="192.0.2.7", **headers
) -> bool:
    try:
        somebody = client(app, base_url, address, cookies=cookies)
        with somebody.websocket_connect(f"ws{base_url[4:]}{path}", headers=headers):
            return True
    except WebSocketDisconnect:
        return False


# --- the matrix ----------------------------------------------------------------------------------------------------


def test_the_page_is_what_the_table_says_now():
    assert document.PAGE.read_text(encoding="utf-8") == document.page(), "run: python -m pages.web.document"
    assert len(CELLS) == len(RULES) > 40


@pytest.mark.parametrize(("path", "how", "role", "cell"), MATRIX)
def test_every_cell_of_the_documented_table(keyed, path, how, role, cell):
    rule = next(each for each in RULES if each.path == path)
    address = example(rule, {"rest": "a/b", "edition": "1", "name": "a/b.csv"})
    kinds = cell.removeprefix("links to ").split(", ") if cell.startswith("links to") else []
    for kind in LINK_PAGES if role == "link" else ("",):
        cookies = cookies_of(role, kind)
        allowed = kind in kinds if kinds else cell == "yes"
        if how == "WebSocket":
            assert is_socket_open(Gate(Probe()), address, cookies) is allowed
            continue
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
            listed = {*how.split(", "), *(("HEAD",) if "GET" in how else ())}
            for headers in (BROWSER, {"accept": "*/*"}):
                probe = Probe()
                answer = client(Gate(probe), cookies=cookies).request(method, address, headers=headers)
                if cell == "nothing there" and how == "any":
                    expected = 404
                elif method not in listed:
                    expected = 405
                elif allowed:
                    expected = 200
                elif cell == "log in":
                    expected = 303 if headers is BROWSER and method in ("GET", "HEAD") else 401
                else:
                    expected = {"no": 403}.get(cell, 404)
                assert (answer.status_code, bool(probe.reached)) == (expected, expected == 200), (method, headers)


def test_every_route_of_the_dashboard_stands_in_the_table(start):
    start("local")
    import dashboard

    wanting = []
    for route in dashboard.app._build_starlette_app().routes:
        path = re.sub(r"\{\w+(:\w+)?\}", "1", route.path) + ("/x" if type(route).__name__ == "Mount" else "")
        rule = rule_for(path)
        if path == "/x":  # Streamlit's fallback for every other address: for nobody
            assert rule is None
        elif rule is None:
            wanting.append(route.path)
        elif rule.who:
            methods = getattr(route, "methods", None) or {"SOCKET" if "WebSocket" in type(route).__name__ else "GET"}
            wanting += [(route.path, each) for each in methods - {"HEAD", "OPTIONS"} if each not in rule.methods]
    assert wanting == []


def test_the_gate_stands_before_everything(start):
    start("local")
    import dashboard

    assert dashboard.app._user_middleware[0].cls is Gate


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/goals/", "/Goals", "//goals", "/_stcore/agent/mcp", "/_stcore/metrics", "/static",
     "/_stcore/script-health-check", "/pages/goals", "/api/v1/nothing", "/s/", "/s/a/b/c", "/chart/a/b.svg",
     "/goals%0a", "/_stcore//stream", "/goals;x", "/audit/x"],
)  # fmt: skip
def test_what_no_row_names_is_for_nobody(keyed, path):
    probe = Probe()
    answer = client(Gate(probe), cookies=cookies_of("administrator")).get(HOME + path)
    assert (answer.status_code, probe.reached) == (404, [])


def bound(person: Person) -> str:
    """What the session of somebody who logged in is bound to."""
    return provider_fingerprint(person.issuer, settings())


def test_somebody_who_is_known_but_has_no_role_is_not_led_round_in_a_circle(start):
    start("oidc", oidc_issuer="https://login.example", oidc_client_id="x")
    person = caches.directory().came("https://login.example", "1", "a@b.dk", "Ann")
    secret = caches.directory().open_session(
        "person", person.person_id, bound(person), clock.now() + timedelta(hours=1)
    )
    answer = client(Gate(Probe()), cookies={SESSION_COOKIE: secret}).get("/", headers=BROWSER)
    assert answer.status_code == 403 and 'action="/logout"' in answer.text


def test_public_reading_lets_everybody_read_and_nothing_more(keyed):
    caches.directory().save_options(Options(public_reading=True))
    somebody = client(Gate(Probe()))
    assert [somebody.get(path).status_code for path in ("/", "/report/board.pdf", "/upload", "/audit")] == [
        200,
        200,
        403,
        403,
    ]
    assert is_socket_open(Gate(Probe()), "/_stcore/stream", {})


def test_an_address_that_names_a_dead_link_does_not_ask_for_a_login(keyed):
    share, cookies = link()
    somebody = client(Gate(Probe()), cookies=cookies)
    assert somebody.get(f"/goals?share={share.share_id}", headers=BROWSER).status_code == 200
    caches.directory().revoke_share(share.share_id)
    dead = somebody.get(f"/goals?share={share.share_id}", headers=BROWSER)
    never = somebody.get("/goals?share=never-was", headers=BROWSER)
    assert dead.status_code == never.status_code == 404 and dead.text == never.text


def test_who_it_is_stands_in_the_state_and_nobody_can_put_it_there(keyed):
    probe = Probe()
    client(Gate(probe), cookies=cookies_of("editor")).get("/goals")
    assert (probe.reached[0]["state"]["visitor"].role, probe.reached[0]["state"]["source"]) == ("editor", "192.0.2.7")


def test_denials_are_counted_by_the_row_of_the_table_and_never_by_the_secret(keyed):
    client(Gate(Probe()), cookies=cookies_of("reader")).get("/audit")
    client(Gate(Probe())).get("/chart/very-secret.svg")
    caches.audit().close()
    (denied) = caches.audit().entries(actions=("denied",))
    assert {(entry.about, entry.subject) for entry in denied} == {
        ("/audit", "key:reader"),
        ("/chart/{goal_id}.svg", ""),
    }


# --- the local way in ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base_url", "address", "headers", "let_in"),
    [
        ("http://127.0.0.1:8501", "127.0.0.1", {}, True),
        ("http://localhost:8501", "127.0.0.1", {}, True),
        ("http://LOCALHOST:8501", "::1", {}, True),
        ("http://[::1]:8501", "::1", {}, True),
        ("http://127.0.0.1:8501", "::ffff:127.0.0.1", {}, True),
        ("http://evil.example", "127.0.0.1", {}, False),  # DNS rebinding: their name, our address
        ("http://localhost.evil.example", "127.0.0.1", {}, False),
        ("http://127.0.0.1.evil.example", "127.0.0.1", {}, False),
        ("http://0.0.0.0:8501", "127.0.0.1", {}, False),
        ("http://127.0.0.1:8501", "192.0.2.7", {}, False),
        ("http://127.0.0.1:8501", "testclient", {}, False),
        ("http://127.0.0.1:8501", "127.0.0.1", {"x-forwarded-for": "127.0.0.1"}, False),  # through a proxy
        ("http://127.0.0.1:8501", "127.0.0.1", {"x-forwarded-host": "eu.example.dk"}, False),
        ("http://127.0.0.1:8501", "127.0.0.1", {"forwarded": "for=192.0.2.7"}, False),
    ],
)
@pytest.mark.parametrize("behind_proxy", ["false", "true"])
def test_the_local_way_in_is_for_this_machine_alone(start, base_url, address, headers, let_in, behind_proxy):
    start("local", behind_proxy=behind_proxy)
    for path in ("/", "/healthz", "/assets/style.css", "/s/abc", "/login"):
        probe = Probe()
        answer = client(Gate(probe), base_url, address).get(path, headers=headers)
        assert (answer.status_code == 200) is bool(probe.reached) is let_in
        if not let_in:
            assert answer.status_code == 403
    assert is_socket_open(Gate(Probe()), "/_stcore/stream", {}, base_url, address, **headers) is let_in


@pytest.mark.parametrize(("language", "words"), [("da", "driftsansvarlige"), ("en", "whoever runs it")])
def test_whoever_is_elsewhere_is_told_how_it_is_opened(start, language, words):
    start("local")
    page = client(Gate(Probe())).get("/", headers=BROWSER | {"accept-language": language})
    assert words in page.text and "DASHBOARD_ACCESS=key" in page.text and "<script" not in page.text


# --- a proxy in front ----------------------------------------------------------------------------------------------

FORWARDED = {"x-forwarded-for": "203.0.113.9, 198.51.100.4", "x-forwarded-proto": "https", "x-forwarded-host": "eu.dk"}


@pytest.mark.parametrize("behind_proxy", ["true", "false"])
def test_a_proxy_is_believed_only_where_there_is_one(start, behind_proxy):
    start("key", behind_proxy=behind_proxy)
    probe = Probe(headers=[(b"set-cookie", b"_streamlit_xsrf=1; Path=/")])
    answer = client(Gate(probe)).get("/healthz", headers=FORWARDED)
    scope = probe.reached[0]
    seen = dict(scope["headers"])
    assert not [name for name in seen if name.startswith(b"x-forwarded")]
    believed = (scope["state"]["source"], scope["scheme"], seen[b"host"], answer.headers["set-cookie"])
    if behind_proxy == "true":
        # The last hop is what our own proxy saw; the first is what anybody wrote.
        assert believed == ("198.51.100.4", "https", b"eu.dk", "_streamlit_xsrf=1; Path=/; Secure")
    else:
        assert believed == ("192.0.2.7", "http", b"eu.example.dk", "_streamlit_xsrf=1; Path=/")
    assert ("strict-transport-security" in answer.headers) is (behind_proxy == "true")


def test_what_uvicorn_believed_of_its_own_accord_is_taken_back():
    # uvicorn lets whoever connects from this machine say where they come from, and writes port 0.
    scope = {"type": "http", "client": ("203.0.113.9", 0), "headers": [(b"x-forwarded-for", b"203.0.113.9")]}
    assert seen_through(scope, behind_proxy=False)[1].source == "127.0.0.1"
    assert seen_through(scope, behind_proxy=True)[1].source == "203.0.113.9"


@pytest.mark.parametrize(
    ("written", "source"),
    [("198.51.100.4:4711", "198.51.100.4"), ("[2001:db8::1]:80", "2001:db8::/64"), ("2001:db8::2", "2001:db8::/64"),
     ("::ffff:198.51.100.4", "198.51.100.4"), ("unknown", "192.0.2.7"), ("", "192.0.2.7")],
)  # fmt: skip
def test_the_source_of_a_throttle_is_an_address_or_a_subscriber(written, source):
    scope = {"type": "http", "client": ("192.0.2.7", 1), "headers": [(b"x-forwarded-for", written.encode())]}
    assert seen_through(scope, behind_proxy=True)[1].source == source


# --- forms, uploads, sockets from other sites ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"origin": HOME}, True),
        ({}, True),  # no browser: those say where a form comes from
        ({"sec-fetch-site": "same-origin"}, True),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://eu.example.dk.evil.example"}, False),
        ({"origin": "http://eu.example.dk@evil.example"}, False),
        ({"origin": "http://eu.example.dk:8080"}, False),
        ({"origin": "javascript://eu.example.dk"}, False),
        ({"origin": "http://[eu"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
    ],
)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/login"), ("POST", "/logout"), ("PUT", "/_stcore/upload_file/a/b")]
)
def test_forms_and_uploads_of_other_sites_are_refused(keyed, method, path, headers, ours):
    answer = client(Gate(Probe()), cookies=cookies_of("editor")).request(method, path, headers=headers)
    assert answer.status_code == (200 if ours else 403)


def test_the_form_of_a_share_page_comes_from_null_because_it_sends_no_referrer(keyed):
    for origin, status in (("null", 200), (HOME, 200), ("https://evil.example", 403)):
        assert client(Gate(Probe())).post("/s/abc", headers={"origin": origin}).status_code == status


@pytest.mark.parametrize(
    ("origin", "ours"),
    [(HOME, True), ("https://public.example.dk", True), ("https://evil.example", False), ("null", False), ("", True)],
)
def test_a_socket_is_opened_by_our_own_pages_alone(start, origin, ours):
    start("key", public_url="https://public.example.dk")
    headers = {"origin": origin} if origin else {}
    probe = Probe()
    assert is_socket_open(Gate(probe), "/_stcore/stream", cookies_of("reader"), **headers) is ours
    if ours and origin:  # Streamlit compares with Host alone, and asks a third-party host about any other
        assert dict(probe.reached[0]["headers"])[b"host"].decode() == origin.partition("//")[2]


def test_a_socket_behind_a_proxy_belongs_to_the_name_the_proxy_was_called_by(start):
    start("key", behind_proxy="true")
    said = {"origin": "https://eu.dk", "x-forwarded-host": "eu.dk"}
    assert is_socket_open(Gate(Probe()), "/_stcore/stream", cookies_of("reader"), **said)
    start("key", behind_proxy="false")
    assert not is_socket_open(Gate(Probe()), "/_stcore/stream", cookies_of("reader"), **said)


# --- an open socket ends with its right ----------------------------------------------------------------------------


def take_away(how: str, share: Share, monkeypatch) -> None:
    directory = caches.directory()
    match how:
        case "revoked":
            directory.revoke_share(share.share_id)
        case "all revoked":
            directory.revoke_all_shares()
        case "paused":
            directory.pause_share(share.share_id, True)
        case "rotated":
            directory.rotate_share(share.share_id)
        case "expired":
            later = clock.now() + timedelta(days=2)
            monkeypatch.setattr(clock, "now", lambda: later)


def closes(app, cookies: dict[str, str], act, seconds: float = 10) -> int:
    """The code with which a socket is closed after something was done; fails if it stays open."""

    class Watched:
        async def __call__(self, scope, receive, send):
            if scope["type"] == "lifespan":
                await receive()
                async with connections.watching():
                    await send({"type": "lifespan.startup.complete"})
                    await receive()
                await send({"type": "lifespan.shutdown.complete"})
            else:
                await app(scope, receive, send)

    with client(Watched(), cookies=cookies) as somebody, somebody.websocket_connect("/_stcore/stream") as socket:
        assert len(connections.OPEN) == 1
        act()
        until = time.monotonic() + seconds
        while connections.OPEN and time.monotonic() < until:
            time.sleep(0.02)
        assert not connections.OPEN, "still open"
        message = socket.receive()
    assert message["type"] == "websocket.close"
    return message["code"]


@pytest.mark.parametrize("how", ["revoked", "all revoked", "paused", "rotated", "expired"])
@pytest.mark.parametrize("beside", [(), ("another link",), ("reader",)])
def test_a_socket_ends_with_its_link(keyed, monkeypatch, how, beside):
    share, cookies = link(expires_at=clock.now() + timedelta(days=1))
    if "another link" in beside:
        cookies |= link(expires_at=clock.now() + timedelta(days=9))[1]
    if "reader" in beside:
        cookies |= cookies_of("reader")
    assert closes(Gate(Probe()), cookies, lambda: take_away(how, share, monkeypatch)) == connections.ENDED


def test_a_socket_ends_with_its_session(keyed):
    cookies = cookies_of("editor")
    visitor = connections.visitor_of(cookies, "")
    assert closes(Gate(Probe()), cookies, lambda: caches.directory().end_session(visitor.session)) == connections.ENDED


def test_a_socket_ends_when_public_reading_is_switched_off(keyed):
    caches.directory().save_options(Options(public_reading=True))
    assert closes(Gate(Probe()), {}, lambda: caches.directory().save_options(Options())) == connections.ENDED


@pytest.mark.parametrize("how", ["disabled", "role changed", "logged out"])
def test_a_socket_ends_when_a_person_is_disabled_or_gets_another_role(start, how):
    from dataclasses import replace

    start("oidc", oidc_issuer="https://login.example", oidc_client_id="x")
    directory = caches.directory()
    person = directory.came("https://login.example", "1", "a@b.dk", "Ann")
    person = directory.save_person(replace(person, role="editor"))
    secret = directory.open_session("person", person.person_id, bound(person), clock.now() + timedelta(hours=1))
    acts = {
        "disabled": lambda: directory.save_person(replace(person, disabled=True)),
        "role changed": lambda: directory.save_person(replace(person, role="reader")),
        "logged out": lambda: directory.end_sessions_of(person.person_id),
    }
    assert closes(Gate(Probe()), {SESSION_COOKIE: secret}, acts[how]) == connections.ENDED


def test_a_socket_whose_right_stands_stays_open_and_no_task_is_left(keyed):
    share, cookies = link()
    socket = connections.Socket(cookies, connections.claims_of(cookies))
    assert connections.ended([socket]) == []
    caches.directory().count_view(share.share_id)
    caches.directory().flush()
    assert connections.ended([socket]) == []  # a view counted is no other right

    async def once() -> set[str]:
        async with connections.watching():
            await asyncio.sleep(0)
        return {task.get_name() for task in asyncio.all_tasks()}

    assert "gate-watch" not in run_alone(once())


def test_the_looking_goes_on_after_an_error(keyed, monkeypatch, caplog):
    share, cookies = link()
    broken = [OSError("gone")] * 2
    true = connections.ended

    def once_broken(sockets):
        if broken:
            raise broken.pop()
        return true(sockets)

    monkeypatch.setattr(connections, "ended", once_broken)
    assert closes(Gate(Probe()), cookies, lambda: caches.directory().revoke_share(share.share_id)) == connections.ENDED
    assert not broken and "open connections could not be looked at" in caplog.text


# --- how much may be sent ------------------------------------------------------------------------------------------


def chunks(size: int):
    for _ in range(size // 8192):
        yield b"x" * 8192


@pytest.mark.parametrize("headers", [{}, {"content-length": "5"}, {"content-length": "-1"}, {"content-length": "x"}])
def test_what_is_sent_is_counted_whatever_its_length_says(start, headers):
    start("key", upload_megabytes="1")
    cookies = cookies_of("editor")
    most = {"/_stcore/upload_file/a/b": 1024**2 + MULTIPART_ROOM, "/login": FORM_BYTES}
    for path, method in (("/_stcore/upload_file/a/b", "PUT"), ("/login", "POST")):
        probe = Probe()
        sent = chunks(most[path] * 4)
        answer = client(Gate(probe), cookies=cookies).request(method, path, content=sent, headers=headers)
        assert answer.status_code == 413 and "1 MB" in answer.text
        assert probe.read <= most[path]
        assert client(Gate(Probe()), cookies=cookies).request(method, path, content=b"x" * 8192).status_code == 200


def test_a_route_that_swallows_the_cut_off_answers_413_all_the_same(start):
    start("key")

    async def swallowing(scope, receive, send):
        try:
            while True:
                await receive()
        except Exception:  # noqa: BLE001
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"fine"})

    answer = client(Gate(swallowing)).post("/login", content=chunks(10 * FORM_BYTES))
    assert answer.status_code == 413 and "fine" not in answer.text


def test_a_size_that_is_declared_too_large_is_refused_before_it_is_read(keyed):
    probe = Probe()
    answer = client(Gate(probe)).post("/login", headers={"content-length": str(10**12)}, content=b"")
    assert answer.status_code == 413 and not probe.reached


# --- the way in by key ---------------------------------------------------------------------------------------------


@pytest.fixture
def app(keyed):
    """The gate and the routes of the login."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    async def here(request):
        from starlette.responses import PlainTextResponse

        return PlainTextResponse(f"{request.state.visitor.role} {request.url.path}")

    inner = Starlette(routes=[*login.routes, Route("/goals", here), Route("/links", here), Route("/", here)])
    return Gate(inner)


def test_the_whole_way_in_and_out_with_a_form(app):
    somebody = client(app)
    asked = somebody.get("/links?lang=en&q=a%26b", headers=BROWSER)
    assert asked.status_code == 303
    assert asked.headers["location"] == "/login?next=%2Flinks%3Flang%3Den%26q%3Da%2526b&lang=en"
    form = somebody.get(asked.headers["location"])
    assert 'name="next" value="/links?lang=en&amp;q=a%26b"' in form.text and "Enter the key" in form.text
    sent = {"key": KEYS["administrator"], "next": "/links?lang=en&q=a%26b"}
    entered = somebody.post("/login", data=sent, headers={"origin": HOME})
    assert (entered.status_code, entered.headers["location"]) == (303, "/links?lang=en&q=a%26b")
    cookie = entered.headers["set-cookie"]
    assert all(each in cookie for each in ("HttpOnly", "SameSite=lax", "Path=/", f"Max-Age={12 * 3600}"))
    assert KEYS["administrator"] not in cookie
    assert somebody.get("/links").text == "administrator /links"
    kept = dict(somebody.cookies)
    out = somebody.post("/logout", headers={"origin": HOME})
    assert (out.status_code, out.headers["location"]) == (303, "/login") and not somebody.cookies
    assert client(app, cookies=kept).get("/links").status_code == 401  # a cookie that was kept is worth nothing
    assert [entry.action for entry in caches.audit().entries()] == ["logout", "login"]


@pytest.mark.parametrize("role", KEYS)
def test_each_key_opens_its_role(app, role):
    assert login.role_of_key(KEYS[role]) == role
    somebody = client(app)
    somebody.post("/login", data={"key": KEYS[role]})
    assert somebody.get("/goals").text == f"{role} /goals"


@pytest.mark.parametrize(
    "key", ["", " ", "wrong", "key-of-reader", "key-of-readersx", "KEY-OF-READERS", "æ", "\udcff", "x" * 9999]
)
def test_no_other_key_opens_anything(app, key):
    assert login.role_of_key(key) is None


def test_a_key_in_the_address_becomes_a_cookie_and_leaves_it(app):
    somebody = client(app)
    entered = somebody.get(f"/goals?lang=en&key={KEYS['reader']}&goal=a")
    assert (entered.status_code, entered.headers["location"]) == (303, "/goals?lang=en&goal=a")
    assert somebody.get("/goals").text == "reader /goals"
    assert somebody.get("/goals?key=wrong").status_code == 403
    assert client(app).get(f"//evil.example/?key={KEYS['reader']}").headers["location"] == "/"


def test_guessing_is_slowed_down_for_whoever_guesses(app, monkeypatch):
    guesser = client(app)
    for _ in range(login.FAILURES):
        assert guesser.post("/login", data={"key": "guess"}).status_code == 403
    for answer in (guesser.post("/login", data={"key": KEYS["reader"]}), guesser.get(f"/goals?key={KEYS['reader']}")):
        assert answer.status_code == 429 and 0 < int(answer.headers["retry-after"]) <= 300
    page = guesser.post("/login?lang=en", data={"key": "guess"}, headers=BROWSER)
    assert "5 minutes" in page.text
    assert client(app, address="192.0.2.8").post("/login", data={"key": KEYS["reader"]}).status_code == 303


def test_another_key_ends_the_sessions_of_the_old_one(app, start):
    somebody = client(app)
    somebody.post("/login", data={"key": KEYS["reader"]})
    start("key", reader_key="another-key-of-readers")
    assert somebody.get("/goals").status_code == 401


@given(some.text(max_size=40).map(lambda rest: "/" + rest) | some.text(max_size=40))
def test_no_address_to_go_on_to_leads_elsewhere(address):
    from urllib.parse import urljoin, urlsplit

    browser = re.sub(r"[\t\r\n]", "", same_site(address)).strip().replace("\\", "/")  # as browsers read it
    assert urlsplit(urljoin("http://eu.example.dk/login", browser)).netloc == "eu.example.dk"


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "javascript:alert(1)",
     "/\t/evil.example",
     "", "goals", "/goals\r\nset-cookie: a=b", " //evil.example", "/é", "http:evil.example", "///evil.example"],
)  # fmt: skip
def test_open_redirects_are_refused(app, address):
    assert same_site(address) == "/"
    entered = client(app).post("/login", data={"key": KEYS["reader"], "next": address})
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    form = client(app).get("/login", params={"next": address})
    assert 'name="next" value="/"' in form.text


def test_nothing_of_the_address_becomes_markup(app):
    page = client(app).get(
        "/login", params={"next": '/"><script>alert(1)</script>', "lang": '"><script>'}, headers=BROWSER
    )
    assert "<script" not in page.text
    dead = client(app).get("/%3Cscript%3E", headers=BROWSER)
    assert dead.status_code == 404 and "<script" not in dead.text.lower()


def test_the_contact_is_shown_and_escaped(keyed):
    caches.directory().save_options(Options(contact="EU-kontoret <eu@example.dk>"))
    page = client(Gate(Probe())).get("/nowhere", headers=BROWSER)
    assert "EU-kontoret &lt;eu@example.dk&gt;" in page.text


def test_a_key_of_this_start_is_written_to_the_log_and_one_that_was_set_is_not(start, caplog):
    start("key", administrator_key="", public_url="https://eu.example.dk/")
    login.announce()
    assert f"https://eu.example.dk/?key={caches.login_keys()['administrator']}" in caplog.text
    caplog.clear()
    start("key")
    login.announce()
    start("local")
    login.announce()
    assert caplog.text == ""


def test_by_a_provider_there_is_a_button_and_no_form(start):
    start("oidc", oidc_issuer="https://login.example", oidc_client_id="x")
    from starlette.applications import Starlette

    somebody = client(Gate(Starlette(routes=login.routes)))
    page = somebody.get("/login?next=/links")
    assert 'href="/login/start?next=%2Flinks"' in page.text and "<form" not in page.text
    assert somebody.post("/login", data={"key": "x"}).headers["location"] == "/login"
    assert somebody.get("/login?key=x").status_code == 200  # no key is taken where there are none


# --- headers, errors, logs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/healthz", 200),
        ("/goals", 303),
        ("/audit", 303),
        ("/nowhere", 404),
        ("/login", 200),
        ("/_stcore/metrics", 404),
    ],
)
def test_every_answer_carries_the_headers(keyed, path, status):
    answer = client(Gate(Probe())).get(path, headers=BROWSER)
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert ("cache-control" in answer.headers) is (path != "/healthz")
    for method in ("post", "put"):
        assert HEADERS.items() <= dict(getattr(client(Gate(Probe())), method)(path).headers).items()


def test_a_share_page_says_nothing_of_where_it_is(keyed):
    assert client(Gate(Probe())).get("/s/abc").headers["referrer-policy"] == "no-referrer"


def test_a_route_may_answer_for_its_own_frames_and_caches_and_for_nothing_else():
    own = [(b"Content-Security-Policy", b"frame-ancestors https://slagelse.dk"), (b"cache-control", b"max-age=60"),
           (b"X-Frame-Options", b"ALLOWALL"), (b"x-robots-tag", b"all"), (b"etag", b'"1"')]  # fmt: skip
    said = dict(finished(own, secure=False, secret=True, keep=False))
    assert said[b"content-security-policy"] == b"frame-ancestors https://slagelse.dk"
    assert said[b"cache-control"] == b"max-age=60" and said[b"etag"] == b'"1"'
    assert b"x-frame-options" not in said and said[b"x-robots-tag"] == b"noindex, nofollow"
    assert dict(finished([], secure=False, secret=False, keep=False))[b"x-frame-options"] == b"DENY"


@pytest.mark.parametrize(
    ("given", "sent"),
    [(b"a=1; Path=/", b"a=1; Path=/; Secure"), (b"a=1; Secure; Path=/", b"a=1; Secure; Path=/"),
     (b"a=1;secure", b"a=1;secure"), (b"secure=1", b"secure=1; Secure")],
)  # fmt: skip
def test_cookies_over_https_are_for_https(given, sent):
    assert (b"set-cookie", sent) in finished([(b"Set-Cookie", given)], secure=True, secret=False, keep=False)
    assert (b"set-cookie", given) in finished([(b"Set-Cookie", given)], secure=False, secret=False, keep=False)


def test_a_mistake_of_ours_is_a_calm_page_with_every_header_and_a_crash_in_the_log(keyed, caplog):
    async def broken(scope, receive, send):
        raise ZeroDivisionError("secret detail")

    with pytest.raises(ZeroDivisionError):
        client(Gate(broken)).get("/login")
    answer = client(Gate(broken), raise_server_exceptions=False).get("/login", headers=BROWSER)
    assert answer.status_code == 500 and "secret detail" not in answer.text and "Traceback" not in answer.text
    assert HEADERS.items() <= dict(answer.headers).items()
    reference = re.search(r"\b[0-9a-f]{8}\b", answer.text)
    assert reference and reference[0] in caplog.text


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("/s/abcDEF_-123/card.png", "/s/…/card.png"),
        ("/s/abc?lang=da", "/s/…?lang=da"),
        ("/?key=abc&lang=da", "/?key=…&lang=da"),
        ("/goals?lang=da&key=abc", "/goals?lang=da&key=…"),
        ("/login/return?code=abc&state=def", "/login/return?code=…&state=…"),
        ("/goals?goal=key", "/goals?goal=key"),
    ],
)
def test_secrets_in_addresses_do_not_reach_the_log(address, logged):
    assert redacted(address) == logged
    record = logging.LogRecord(
        "uvicorn.access", 20, "", 1, '%s - "%s %s HTTP/%s" %d', ("1.2.3.4:5", "GET", address, "1.1", 200), None
    )
    filter_record(record)
    assert record.getMessage() == f'1.2.3.4:5 - "GET {logged} HTTP/1.1" 200'


def test_a_body_does_not_wait_for_its_head_to_be_acknowledged():
    """On a socket as Streamlit binds it, which asyncio does not take for TCP."""
    import asyncio
    import socket

    import uvicorn

    from pages.web.gate import _send_at_once

    seen: list[int] = []

    async def app(scope, receive, send) -> None:
        if scope["type"] != "http":
            return
        connection = receive.__self__.transport.get_extra_info("socket")
        for step in (lambda: None, lambda: _send_at_once(receive)):
            step()
            seen.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def once() -> None:
        listening = socket.socket(socket.AF_INET)
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        async with asyncio.timeout(20):
            while not server.started:
                await asyncio.sleep(0.01)
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            writer.write(b"GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n")
            assert b"204" in await reader.readline()
            writer.close()
            server.should_exit = True
            await serving

    run_alone(once())
    assert seen == [0, 1]
