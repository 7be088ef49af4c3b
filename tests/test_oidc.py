"""The way in by OpenID Connect: against a provider whose answers are made here, and against a real one on loopback."""

import base64
import hmac
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey
from playwright.sync_api import Browser
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from analytics import clock, database
from analytics.access.directory import FRESH as FRESH_SECONDS
from analytics.access.directory import Directory
from analytics.access.records import Person
from analytics.audit.log import AuditLog
from analytics.settings import Settings
from pages.web.provider import FRESH, LEEWAY, Provider, ProviderDown, Refused
from tests.browser.conftest import Dashboard, serving, wait_for

HERE = Path(__file__).resolve().parent / "oidc"

# --- a provider whose every answer is made here --------------------------------------------------------------------

ISSUER = "https://id.example.dk/slagelse"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
SECRET = "s%cret +1"


def claims(**changed: object) -> dict[str, object]:
    """What a good ID token says, with changes; None leaves a claim out."""
    noon = int(NOON.timestamp())
    good = dict(iss=ISSUER, aud="dashboard", sub="sub-1", iat=noon, exp=noon + 300, nonce="the nonce", name="Rosa")
    return {name: value for name, value in {**good, **changed}.items() if value is not None}


def signed(said: dict[str, object], key: RSAKey | ECKey | OctKey = KEY, **header: object) -> str:
    """An ID token."""
    header = {"alg": "RS256", "kid": "one", **header}
    return jwt.encode({k: v for k, v in header.items() if v is not None}, said, key, algorithms=[str(header["alg"])])


def raw(header: dict[str, object], said: dict[str, object], signature: bytes = b"") -> str:
    """A token as somebody would forge it who has no key."""
    return ".".join(coded(part) for part in (json.dumps(header).encode(), json.dumps(said).encode(), signature))


def coded(part: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


@dataclass
class Fake:
    """A provider: what it answers, and what it was asked."""

    token: str = ""
    info: dict[str, object] = field(default_factory=lambda: {"sub": "sub-1"})
    keys: list[dict[str, object]] = field(default_factory=lambda: [dict(KEY.as_dict(private=False))])
    discovery: dict[str, object] = field(
        default_factory=lambda: {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/auth?tenant=1",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys",
            "userinfo_endpoint": f"{ISSUER}/me",
            "end_session_endpoint": f"{ISSUER}/end",
        }
    )
    answers: dict[str, httpx.Response | Exception] = field(default_factory=dict)  # by the last part of the path
    asked: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request."""
        self.asked.append(request)
        place = request.url.path.rpartition("/")[2]
        usual = {
            "openid-configuration": self.discovery,
            "token": {"access_token": "access", "id_token": self.token, "token_type": "Bearer"},
            "keys": {"keys": self.keys},
            "me": self.info,
        }
        answer = self.answers.get(place) or httpx.Response(200, json=usual[place])
        if isinstance(answer, Exception):
            raise answer
        return answer

    def times(self, place: str) -> int:
        """How often a place was asked."""
        return sum(request.url.path.endswith(f"/{place}") for request in self.asked)


def provider_of(fake: Fake, **chosen: object) -> Provider:
    """The dashboard's side of it."""
    wanted = {
        "access": "oidc",
        "oidc_issuer": ISSUER,
        "oidc_client_id": "dashboard",
        "oidc_client_secret": SECRET,
        "oidc_administrators": ["eu-administrators"],
        "oidc_readers": ["eu-readers", "council"],
        **chosen,
    }
    return Provider(Settings(**wanted), httpx.MockTransport(fake))


def redeem(fake: Fake, **chosen: object):
    """Who a code stands for."""
    return provider_of(fake, **chosen).redeem("code", "https://eu.example.dk/login/return", "the nonce", "verifier")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    """The provider at noon, with a good token."""
    monkeypatch.setattr(clock, "now", lambda: NOON)
    return Fake(signed(claims()))


def test_a_good_token_says_who_it_is(fake: Fake):
    fake.info = {
        "sub": "sub-1",
        "email": "rosa@example.dk",
        "email_verified": True,
        "groups": ["eu-readers", "canteen"],
    }
    who = redeem(fake)
    assert (who.issuer, who.subject, who.name, who.email) == (ISSUER, "sub-1", "Rosa", "rosa@example.dk")
    assert who.groups == ("eu-readers",)  # the canteen is none of our business


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://id.example.dk/other"},
        {"iss": None},
        {"iss": f"{ISSUER}/"},
        {"aud": "another-client"},
        {"aud": None},
        {"aud": []},
        {"aud": ["dashboard", "another-client"], "azp": "another-client"},
        {"aud": ["dashboard", "another-client"]},  # of two, it has to say for whom
        {"azp": "another-client"},
        {"exp": int(NOON.timestamp()) - LEEWAY},
        {"exp": None},
        {"exp": float("nan")},
        {"exp": "tomorrow"},
        {"iat": int(NOON.timestamp()) + LEEWAY + 1},
        {"iat": None},
        {"nbf": int(NOON.timestamp()) + LEEWAY + 1},
        {"nonce": "of another login"},
        {"nonce": None},
        {"sub": None},
        {"sub": ""},
        {"sub": ["sub-1"]},
        {"at_hash": "of-another-token"},
    ],
    ids=str,
)
def test_a_token_that_was_not_made_by_it_for_us_for_this_login_or_now_is_refused(fake: Fake, wrong: dict[str, object]):
    fake.token = signed(claims(**wrong))
    with pytest.raises(Refused, match="does not hold"):
        redeem(fake)


def test_a_token_is_good_until_the_last_second_its_leeway_allows(fake: Fake):
    fake.token = signed(claims(exp=int(NOON.timestamp()) - LEEWAY + 1))
    assert redeem(fake).subject == "sub-1"


def confused() -> str:
    """The oldest trick: the public key, which everybody has, taken for the secret of an HMAC."""
    unsigned = raw({"alg": "HS256", "kid": "one"}, claims()).rpartition(".")[0]
    return f"{unsigned}.{coded(hmac.digest(KEY.as_pem(private=False), unsigned.encode(), 'sha256'))}"


@pytest.mark.parametrize(
    "token",
    [
        lambda: raw({"alg": "none"}, claims()),
        lambda: raw({"alg": "None", "kid": "one"}, claims()),
        lambda: raw({"alg": "nOnE", "kid": "one"}, claims(), b"x"),
        lambda: raw({"alg": "RS256", "kid": "one"}, claims()),
        lambda: raw({"kid": "one"}, claims()),
        confused,
        lambda: signed(claims(), OctKey.import_key(SECRET.encode() * 4), alg="HS256"),
        lambda: signed(claims(), OTHER_KEY),
        lambda: signed(claims(), OTHER_KEY, kid=None, jwk=OTHER_KEY.as_dict(private=False)),
        lambda: signed(claims(), ECKey.generate_key("P-256", {"kid": "one"}), alg="ES256"),
        lambda: signed(claims(), OTHER_KEY, kid="two"),
        lambda: signed(claims()).rpartition(".")[0] + ".",
        lambda: raw({"alg": "RS256", "kid": "one"}, claims(sub="sub-2"), b"\0" * 256),
        lambda: "",
        lambda: "a.b.c",
        lambda: "ø",
    ],
)
@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")  # it warns those who forge, too
def test_a_token_that_is_not_signed_by_one_of_its_keys_is_refused(fake: Fake, token: Callable[[], str]):
    fake.token = token()
    with pytest.raises(Refused, match="does not hold"):
        redeem(fake)


@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
def test_a_secret_among_its_keys_signs_nothing(fake: Fake):
    shared = OctKey.generate_key(256, {"kid": "shared"})
    fake.keys.append(dict(shared.as_dict(private=True)))
    fake.token = signed(claims(), shared, alg="HS256", kid="shared")
    with pytest.raises(Refused):
        redeem(fake)


def test_a_key_for_encryption_signs_nothing(fake: Fake):
    sealing = RSAKey.generate_key(2048, {"kid": "sealing"})
    fake.keys.append({**sealing.as_dict(private=False), "use": "enc"})
    fake.token = signed(claims(), sealing, kid="sealing")
    with pytest.raises(Refused):
        redeem(fake)


def test_new_keys_are_read_when_a_token_names_one(fake: Fake):
    provider = provider_of(fake)
    login = ("code", "https://eu.example.dk/login/return", "the nonce", "verifier")
    provider.redeem(*login)
    provider.redeem(*login)
    assert fake.times("keys") == 1
    new = RSAKey.generate_key(2048, {"kid": "two", "use": "sig"})
    fake.keys = [dict(new.as_dict(private=False))]
    fake.token = signed(claims(), new, kid="two")
    assert provider.redeem(*login).subject == "sub-1"
    assert fake.times("keys") == 2
    fake.token = signed(claims())  # the old key is gone
    with pytest.raises(Refused):
        provider.redeem(*login)


@pytest.mark.parametrize(
    ("token", "info", "email"),
    [
        ({"email": "a@example.dk", "email_verified": True}, {}, "a@example.dk"),
        ({"email": "a@example.dk"}, {}, ""),
        ({"email": "a@example.dk", "email_verified": "true"}, {}, ""),
        ({"email": "a@example.dk", "email_verified": False}, {}, ""),
        ({}, {"email": "a@example.dk", "email_verified": True}, "a@example.dk"),
        ({"email": "chief@example.dk"}, {"email": "a@example.dk", "email_verified": True}, "a@example.dk"),
        ({"email": "chief@example.dk"}, {"email_verified": True}, ""),
        ({"email": ["chief@example.dk"], "email_verified": True}, {}, ""),
    ],
)
def test_an_address_counts_only_where_the_same_claims_say_that_it_is_verified(
    fake: Fake, token: dict[str, object], info: dict[str, object], email: str
):
    fake.token, fake.info = signed(claims(**token)), {"sub": "sub-1", **info}
    assert redeem(fake).email == email


@pytest.mark.parametrize(
    ("said", "groups"),
    [
        (["eu-readers", "eu-administrators"], ("eu-administrators", "eu-readers")),
        ("eu-readers", ("eu-readers",)),
        ("eu-readers eu-administrators", ()),  # one group of a strange name, and none of ours
        (["EU-READERS", " eu-readers"], ()),
        ([["eu-readers"], 7, None], ()),
        ({"eu-readers": True}, ()),
        (7, ()),
    ],
)
def test_groups_come_as_a_list_or_as_one_word(fake: Fake, said: object, groups: tuple[str, ...]):
    fake.token = signed(claims(groups=said))
    assert redeem(fake).groups == groups
    fake.token, fake.info = signed(claims(roles=said)), {"sub": "sub-1", "roles": ["eu-administrators"]}
    assert redeem(fake, oidc_groups_claim="roles").groups == groups  # what the token says, userinfo cannot add to


def test_userinfo_of_another_person_is_refused(fake: Fake):
    fake.info = {"sub": "sub-2", "groups": ["eu-administrators"]}
    with pytest.raises(Refused, match="another person"):
        redeem(fake)


def test_without_userinfo_nobody_is_told_that_they_have_no_groups(fake: Fake):
    fake.answers["me"] = httpx.Response(503, json={})
    with pytest.raises(ProviderDown, match="groups"):
        redeem(fake)
    fake.token = signed(claims(groups=["eu-readers"]))
    assert redeem(fake).groups == ("eu-readers",)


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("openid-configuration", httpx.ConnectError("refused")),
        ("openid-configuration", httpx.ReadTimeout("slow")),
        ("openid-configuration", httpx.Response(200, text="<html>maintenance</html>")),
        ("openid-configuration", httpx.Response(200, json=["no", "object"])),
        ("openid-configuration", httpx.Response(302, headers={"location": "https://evil.example/"})),
        ("openid-configuration", httpx.Response(404, json={})),
        ("token", httpx.ReadTimeout("slow")),
        ("token", httpx.Response(500, json={"error": "server_error"})),
        ("token", httpx.Response(401, json={"error": "invalid_client"})),  # the operator's mistake, not the visitor's
        ("keys", httpx.Response(200, json={"keys": []})),
        ("keys", httpx.Response(200, json={"keys": [{"kty": "RSA", "n": "?"}]})),
        ("keys", httpx.Response(200, json={"keys": 7})),
    ],
    ids=str,
)
def test_a_provider_that_answers_nothing_of_use_is_down(fake: Fake, place: str, answer: httpx.Response | Exception):
    fake.answers[place] = answer
    with pytest.raises(ProviderDown):
        redeem(fake)


def test_a_code_that_it_does_not_take_is_refused(fake: Fake):
    fake.answers["token"] = httpx.Response(400, json={"error": "invalid_grant"})
    with pytest.raises(Refused, match="invalid_grant"):
        redeem(fake)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("issuer", "https://id.example.dk/other"),
        ("issuer", None),
        ("token_endpoint", "http://id.example.dk/token"),
        ("authorization_endpoint", "javascript:alert(1)"),
        ("jwks_uri", None),
        ("userinfo_endpoint", "http://id.example.dk/me"),
        ("end_session_endpoint", "//id.example.dk/end"),
    ],
)
def test_a_discovery_document_of_another_or_without_https_is_not_used(fake: Fake, name: str, value: object):
    fake.discovery[name] = value
    with pytest.raises(ProviderDown):
        redeem(fake)
    assert not fake.times("token")  # the secret went nowhere


def test_the_discovery_document_is_read_once_an_hour(fake: Fake, monkeypatch: pytest.MonkeyPatch):
    provider = provider_of(fake)
    for seconds, reads in ((0, 1), (FRESH - 1, 1), (FRESH, 2), (FRESH + 1, 2)):
        monkeypatch.setattr(clock, "now", lambda seconds=seconds: NOON + timedelta(seconds=seconds))
        provider.document()
        assert fake.times("openid-configuration") == reads


def test_what_it_is_asked(fake: Fake):
    provider = provider_of(fake)
    address = provider.login_address("https://eu.example.dk/login/return", "the state", "the nonce", "verifier")
    asked = parse_qs(urlsplit(address).query)
    # BASE64URL(SHA256("verifier")), as RFC 7636 has it
    assert asked["code_challenge"] == ["iMnq5o6zALKXGivsnlom_0F5_WYda32GHkxlV7mq7hQ"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["tenant"] == ["1"]  # what its address says itself stays
    assert "verifier" not in address
    redeem(fake)
    token = next(request for request in fake.asked if request.url.path.endswith("/token"))
    form = parse_qs(token.content.decode())
    assert form["code_verifier"] == ["verifier"]
    assert "client_secret" not in form
    # dashboard:s%25cret+%2B1, form-encoded before it is joined (RFC 6749, 2.3.1)
    assert base64.b64decode(token.headers["authorization"].removeprefix("Basic ")) == b"dashboard:s%25cret+%2B1"


def test_where_it_takes_the_secret_only_in_the_body_it_gets_it_there(fake: Fake):
    fake.discovery["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    redeem(fake)
    token = next(request for request in fake.asked if request.url.path.endswith("/token"))
    assert parse_qs(token.content.decode())["client_secret"] == [SECRET]
    assert "authorization" not in token.headers


def test_where_it_has_no_logout_there_is_no_address_for_it(fake: Fake):
    del fake.discovery["end_session_endpoint"]
    assert provider_of(fake).logout_address("https://eu.example.dk/login") is None


# --- a real provider and a real dashboard on loopback --------------------------------------------------------------


@dataclass
class Place:
    """The dashboard, the provider, and the dashboard's database as another process of it sees it."""

    dashboard: Dashboard
    provider: str
    directory: Directory
    audit: AuditLog

    def people(self) -> dict[str, Person]:
        """Who has ever come, by name, as far as every process knows by now."""
        time.sleep(FRESH_SECONDS)
        return {person.name: person for person in self.directory.known().people.values()}

    def change(self, name: str, **wanted: object) -> None:
        """What an administrator wants of somebody."""
        self.directory.save_person(replace(self.people()[name], **wanted))


@contextmanager
def providing(port: int, client: str, folder: Path) -> Iterator[None]:
    """The provider of tests/oidc for as long as the block runs."""
    log = folder / "provider.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            ["node", "provider.js", str(port), client], cwd=HERE, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        wait_for(f"http://localhost:{port}/.well-known/openid-configuration", process, log)
        yield
    finally:
        process.terminate()
        process.wait(15)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def require_provider() -> None:
    """Without the provider these tests cannot say anything."""
    if shutil.which("node") and (HERE / "node_modules" / "oidc-provider").is_dir():
        return
    words = "no OpenID Connect provider: tools/provider installs node and the packages of tests/oidc"
    if os.environ.get("PROVIDER") == "required":  # make test
        pytest.fail(words)
    pytest.skip(words)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Both, on free ports; the provider by another host name, so that it is another site to a browser."""
    require_provider()
    folder, port = tmp_path_factory.mktemp("oidc"), free_port()
    wanted = dict(
        ACCESS="oidc",
        OIDC_ISSUER=f"http://localhost:{port}",
        OIDC_CLIENT_ID="dashboard",
        OIDC_CLIENT_SECRET="a secret: 100% of it+more",
        OIDC_ADMINISTRATORS='["eu-administrators"]',
        OIDC_EDITORS='["eu-editors"]',
        OIDC_READERS='["eu-readers"]',
        ADMINISTRATORS='["chief@example.dk"]',
    )
    variables = {f"DASHBOARD_{name}": value for name, value in wanted.items()}
    with (
        serving(folder, **variables, NO_PROXY="*") as dashboard,
        providing(port, dashboard.address, folder),
    ):
        engine = database.connect(f"sqlite:///{dashboard.data_dir / 'catalogue.db'}")
        yield Place(dashboard, f"http://localhost:{port}", Directory(engine), AuditLog(engine))


def browser(place: Place) -> httpx.Client:
    """A browser without a window: it keeps cookies, and follows nothing by itself."""
    headers = {"accept": "text/html", "accept-language": "en"}
    return httpx.Client(base_url=place.dashboard.address, headers=headers, timeout=60, trust_env=False)


def until_return(place: Place, client: httpx.Client, name: str, next: str = "/healthz") -> str:
    """Through the provider as somebody; the address at which it sends them back to the dashboard."""
    httpx.post(f"{place.provider}/as/{name}", trust_env=False).raise_for_status()
    answer = client.get("/login/start", params={"next": next})
    assert answer.status_code == 303, answer.text
    for _ in range(10):
        address = answer.headers["location"]
        if address.startswith(f"{place.dashboard.address}/login/return"):
            return address
        answer = client.get(httpx.URL(place.provider).join(address))
    raise AssertionError(f"{name} never came back: {answer.text}")


def log_in(place: Place, name: str, next: str = "/healthz") -> httpx.Client:
    """A browser in which somebody has just logged in."""
    client = browser(place)
    answer = client.get(until_return(place, client, name, next))
    assert (answer.status_code, answer.headers.get("location")) == (303, next), answer.text
    return client


def may(client: httpx.Client) -> tuple[int, ...]:
    """What a page for readers, one for editors and one for administrators answer."""
    return tuple(client.get(path).status_code for path in ("/goals", "/upload", "/people"))


def socket_of(place: Place, client: httpx.Client) -> ClientConnection:
    """The WebSocket that Streamlit's page opens."""
    address = place.dashboard.address
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar if "dash" in cookie.name)
    headers = {"cookie": cookies, "origin": address}
    return connect(
        address.replace("http", "ws") + "/_stcore/stream",
        additional_headers=headers,
        subprotocols=["streamlit"],
        proxy=None,
        open_timeout=60,
    )


def closes_within(connection: ClientConnection, seconds: float) -> bool:
    """Whether the server closes a WebSocket in that time."""
    until = time.monotonic() + seconds
    try:
        while (left := until - time.monotonic()) > 0:
            connection.recv(timeout=left)
    except TimeoutError:
        return False
    except ConnectionClosed:
        return True
    return False


def refused_within(client: httpx.Client, seconds: float) -> bool:
    """Whether a page is closed to somebody after that time at the latest."""
    until = time.monotonic() + seconds
    while client.get("/goals").status_code == 200:
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("Anna", (200, 200, 200)),
        ("Erik", (200, 200, 403)),
        ("Rosa", (200, 403, 403)),
        ("Solo", (200, 403, 403)),
        ("Chief", (200, 200, 200)),  # the settings name that address, and the provider has verified it
    ],
)
def test_a_group_or_a_verified_address_makes_the_role(place: Place, name: str, answers: tuple[int, int, int]):
    assert may(log_in(place, name)) == answers


@pytest.mark.parametrize("name", ["Nils", "Fake"])
def test_whoever_has_no_role_is_turned_away_with_words_and_without_a_session(place: Place, name: str):
    client = browser(place)
    answer = client.get(until_return(place, client, name))
    assert answer.status_code == 403
    assert f"You are logged in as {name}, but have no role" in answer.text
    assert "again=1" in answer.text
    assert not client.cookies.get("dashboard-session")
    assert client.get("/goals").status_code == 303
    assert name in place.people()  # so that an administrator can give them a role


def test_the_page_they_wanted_is_where_they_come_out(place: Place):
    client = browser(place)
    wanted = "/goal?id=G1&lang=en"
    asked = client.get(wanted)
    assert asked.status_code == 303
    assert urlsplit(asked.headers["location"]).path == "/login"
    button = client.get(asked.headers["location"])
    assert "/login/start?next=%2Fgoal%3Fid%3DG1" in button.text
    log_in(place, "Rosa", wanted)


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(place: Place, next: str):
    client = browser(place)
    answer = client.get(until_return(place, client, "Rosa", next))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_the_session_cookie_says_nothing_and_no_script_reads_it(place: Place):
    client = browser(place)
    answer = client.get(until_return(place, client, "Rosa"))
    (cookie,) = (each for each in answer.headers.get_list("set-cookie") if each.startswith("dashboard-session="))
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/", "max-age=43200"} <= parts  # 12 × 3600
    assert len(client.cookies["dashboard-session"]) == 43  # 256 bits in base64url
    assert answer.headers["cache-control"] == "no-store"


def test_after_logout_the_same_cookie_opens_nothing_and_the_socket_is_closed(place: Place):
    client = log_in(place, "Rosa")
    before = dict(client.cookies)
    assert client.get("/goals").status_code == 200
    with socket_of(place, client) as connection:
        out = client.post("/logout", headers={"origin": place.dashboard.address})
        assert (out.status_code, out.headers["location"]) == (303, "/login/out")
        assert closes_within(connection, 1.5)
    replayed = browser(place)
    replayed.cookies.update(before)
    assert replayed.get("/goals").status_code == 303
    assert replayed.get("/api/v1/goals").status_code in (303, 401)
    with pytest.raises(InvalidStatus), socket_of(place, replayed):
        pass


def test_logging_out_leads_to_the_provider_too(place: Place):
    client = log_in(place, "Rosa")
    client.post("/logout", headers={"origin": place.dashboard.address})
    page = client.get("/login/out")
    seconds, _, address = page.headers["refresh"].partition("; url=")
    assert seconds == "0"
    asked = parse_qs(urlsplit(address).query)
    assert asked == {"client_id": ["dashboard"], "post_logout_redirect_uri": [f"{place.dashboard.address}/login"]}
    assert client.get(address).status_code == 200  # the provider asks whether they mean it


def test_a_disabled_person_is_out_within_a_second_and_stays_out(place: Place):
    client = log_in(place, "Erik")
    with socket_of(place, client) as connection:
        place.change("Erik", disabled=True)
        assert closes_within(connection, 1.5)
    assert refused_within(client, 0)
    again = browser(place)
    assert again.get(until_return(place, again, "Erik")).status_code == 403
    place.change("Erik", disabled=False)


def test_a_role_of_our_own_counts_more_than_the_groups_and_at_once(place: Place):
    client = log_in(place, "Solo")
    assert may(client) == (200, 403, 403)
    place.change("Solo", role="administrator")
    time.sleep(1)
    assert may(client) == (200, 200, 200)
    place.change("Solo", role="nobody")
    assert refused_within(client, 1)
    place.change("Solo", role=None)


def test_an_answer_is_taken_once(place: Place):
    client = browser(place)
    address = until_return(place, client, "Rosa")
    kept = dict(client.cookies)
    assert client.get(address).status_code == 303
    for cookies in (dict(client.cookies), kept):
        replaying = browser(place)
        replaying.cookies.update(cookies)
        replaying.cookies.delete("dashboard-session") if "dashboard-session" in cookies else None
        answer = replaying.get(address)
        assert (answer.status_code, "no longer holds" in answer.text) == (400, True)
        assert not replaying.cookies.get("dashboard-session")


def test_an_answer_counts_only_in_the_browser_that_set_out(place: Place):
    address = until_return(place, browser(place), "Rosa")
    victim = browser(place)
    assert victim.get(address).status_code == 400
    until_return(place, victim, "Rosa")  # they have set out themselves, but for another answer
    assert victim.get(address).status_code == 400
    assert not victim.cookies.get("dashboard-session")


def test_the_code_of_one_login_does_not_end_another(place: Place):
    """The attacker's code in the victim's own login: PKCE and nonce are of the browser that set out."""
    stolen = parse_qs(urlsplit(until_return(place, browser(place), "Anna")).query)["code"][0]
    client = browser(place)
    address = httpx.URL(until_return(place, client, "Rosa"))
    answer = client.get(address.copy_set_param("code", stolen))
    assert answer.status_code == 403
    assert not client.cookies.get("dashboard-session")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"state": "0" * 64}, 400),
        ({"state": ""}, 400),
        ({"state": "; Path=/x\r\n"}, 400),
        ({"code": ""}, 403),
        ({"code": "made-up"}, 403),
        ({"iss": "https://evil.example"}, 403),
    ],
    ids=str,
)
def test_an_answer_that_was_tampered_with_is_refused(place: Place, change: dict[str, str], status: int):
    client = browser(place)
    address = httpx.URL(until_return(place, client, "Rosa")).copy_merge_params(change)
    assert client.get(address).status_code == status
    assert not client.cookies.get("dashboard-session")


def test_whoever_cancels_is_told_so(place: Place):
    client = browser(place)
    answer = client.get(until_return(place, client, "nobody"))
    assert (answer.status_code, "You were not logged in" in answer.text) == (403, True)


def test_two_tabs_may_log_in_at_once(place: Place):
    client = browser(place)
    one = until_return(place, client, "Rosa", "/goals")
    other = until_return(place, client, "Rosa", "/projects")
    assert client.get(one).headers["location"] == "/goals"
    assert client.get(other).headers["location"] == "/projects"


def test_the_provider_may_change_its_keys(place: Place):
    log_in(place, "Rosa")
    httpx.post(f"{place.provider}/rotate", trust_env=False).raise_for_status()
    assert may(log_in(place, "Rosa")) == (200, 403, 403)


def test_logins_and_denials_are_in_the_audit_log(place: Place):
    log_in(place, "Anna")
    person = place.people()["Anna"]
    (entry, *_) = place.audit.entries(actions=["login"], subject=f"person:{person.person_id}")
    assert (entry.name, dict(entry.details)) == ("Anna", {"role": "administrator"})


@pytest.mark.browser
def test_in_a_real_browser_one_comes_in_by_the_button_and_goes_out_at_the_provider_too(place: Place, browser: Browser):
    httpx.post(f"{place.provider}/as/Rosa", trust_env=False).raise_for_status()
    window = browser.new_context(locale="en-GB")
    page = window.new_page()
    page.goto(f"{place.dashboard.address}/people")
    page.get_by_role("link", name="Log in").click()
    # In by the provider, and told that she is no administrator, beside the button to log out.
    page.wait_for_url("**/people")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url(f"{place.provider}/session/end**")
    page.get_by_role("button", name="Yes, sign me out").click()
    page.wait_for_url(f"{place.dashboard.address}/login**")
    page.goto(f"{place.dashboard.address}/goals")
    assert urlsplit(page.url).path == "/login"
    window.close()


def test_a_provider_that_is_down_gets_a_calm_page(tmp_path: Path):
    port = free_port()  # and nobody there
    issuer = f"http://localhost:{port}"
    with serving(
        tmp_path, DASHBOARD_ACCESS="oidc", DASHBOARD_OIDC_ISSUER=issuer, DASHBOARD_OIDC_CLIENT_ID="x", NO_PROXY="*"
    ) as dashboard:
        for language, words in (("da", "Login er ude af drift"), ("en", "Nobody can log in right now")):
            answer = httpx.get(
                f"{dashboard.address}/login/start", headers={"accept-language": language}, trust_env=False
            )
            assert answer.status_code == 502
            assert words in answer.text
        assert "nobody can log in" in dashboard.log.read_text()
