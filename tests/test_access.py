"""Who a request comes from, the secrets they show, and how often they may guess: without a database."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from analytics.access import passwords, throttle
from analytics.access.directory import NOTHING, Known, same_address
from analytics.access.drafts import check_person, check_share
from analytics.access.passwords import hash_of, is_password, new_token, password_hash
from analytics.access.records import NOBODY, Options, Person, Session, Share, Visitor
from analytics.access.roles import Role, at_least
from analytics.access.throttle import Throttle
from analytics.access.visitors import (
    SESSION_COOKIE,
    SHARE_COOKIE,
    fingerprint,
    keys_of,
    provider_fingerprint,
    recognise,
    role_of,
)
from analytics.i18n import has_text
from analytics.settings import Settings

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LOCAL = Settings(access="local")
KEY = Settings(access="key", administrator_key="A", editor_key="E", reader_key="R")
OIDC = Settings(
    access="oidc",
    oidc_issuer="https://id",
    oidc_client_id="board",
    oidc_administrators=["chiefs"],
    oidc_editors=["writers"],
    oidc_readers=["staff"],
    administrators=["Mayor@town.dk"],
)
KEYS = keys_of(KEY, "")
DEFAULT = Options()
PERSON = Person("p1", "https://id", "17", "bo@town.dk", "Bo", None, False, None, NOON, NOON)
SHARE = Share(
    "s1", "Council", "goals", (), {}, None, None, None, None, "", hash_of("token"), "", NOON, False, None, None, 0
)


PROVIDER = provider_fingerprint("https://id", OIDC)


def session(secret: str, kind="person", subject="p1", bound_to=PROVIDER, groups=(), opened=NOON, hours=12) -> Session:
    return Session(hash_of(secret), kind, subject, bound_to, tuple(groups), opened, opened + hours * HOUR)


def share_session(secret: str, share: Share = SHARE, **more) -> Session:
    return session(secret, "share", share.share_id, fingerprint(share), **more)


def known(*things, options: Options = DEFAULT) -> Known:
    shares = {each.share_id: each for each in things if isinstance(each, Share)}
    return Known(
        people={each.person_id: each for each in things if isinstance(each, Person)},
        sessions={each.session_id: each for each in things if isinstance(each, Session)},
        shares=shares,
        by_token={each.token_hash: each for each in shares.values() if not each.revoked_at},
        options=options,
    )


def role(known: Known, settings: Settings, cookies: dict[str, str], wanted="", at=NOON, keys=KEYS) -> Role:
    return recognise(known, settings, keys, cookies, wanted, at).role


def by_person(*, person=PERSON, groups=(), settings=OIDC, at=NOON, opened=NOON, options=DEFAULT) -> Visitor:
    there = known(person, session("secret", groups=groups, opened=opened), options=options)
    return recognise(there, settings, {}, {SESSION_COOKIE: "secret"}, "", at)


# --- secrets -------------------------------------------------------------------------------------------------------


def test_a_token_has_256_bits_and_is_fit_for_an_address():
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert {len(token) for token in tokens} == {43}  # ceil(256 / 6)
    assert all(token.replace("-", "").replace("_", "").isalnum() for token in tokens)


def test_a_token_is_kept_as_sha256():
    assert hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, B.1


def test_a_password_is_kept_as_argon2id_with_its_own_salt(monkeypatch):
    assert passwords.HASHER.memory_cost >= 19 * 1024 and passwords.HASHER.time_cost >= 2  # OWASP's least, in KiB
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    kept = password_hash("smør og brød")
    assert kept.startswith("$argon2id$") and kept != password_hash("smør og brød")
    assert is_password("smør og brød", kept)
    assert not is_password("Smør og brød", kept)
    assert not is_password("", kept)


@pytest.mark.parametrize("kept", ["", "secret", "$argon2id$v=19$m=8,t=1,p=1$x", "$argon2id$"])
def test_nothing_is_the_password_of_what_is_no_hash(kept):
    assert not is_password(kept, kept)


def test_a_forged_cookie_of_half_characters_is_no_session():
    assert role(known(PERSON, session("secret")), OIDC, {SESSION_COOKIE: "\ud800\0"}) == "nobody"


# --- the way in ----------------------------------------------------------------------------------------------------


def test_on_this_machine_everybody_is_administrator():
    assert recognise(NOTHING, LOCAL, {}, {}, "", NOON) == Visitor("administrator", subject="local")


def test_nobody_without_cookies():
    assert recognise(NOTHING, KEY, KEYS, {}, "", NOON) == NOBODY
    assert recognise(NOTHING, OIDC, {}, {}, "", NOON) == NOBODY


@pytest.mark.parametrize(("owner", "key"), [("administrator", "A"), ("editor", "E"), ("reader", "R")])
def test_a_key_gives_its_role_until_it_runs_out_or_is_changed(owner, key):
    there = known(session("secret", "key", owner, hash_of(key), hours=12))
    cookies = {SESSION_COOKIE: "secret"}
    visitor = recognise(there, KEY, KEYS, cookies, "", NOON)
    assert visitor == Visitor(owner, subject=f"key:{owner}", session=hash_of("secret"))
    assert role(there, KEY, cookies, at=NOON + 12 * HOUR - timedelta(microseconds=1)) == owner
    assert role(there, KEY, cookies, at=NOON + 12 * HOUR) == "nobody"
    assert role(there, KEY, cookies, keys=KEYS | {owner: "new"}) == "nobody"
    assert role(there, KEY, cookies, keys={other: KEYS[other] for other in KEYS if other != owner}) == "nobody"
    assert role(there, OIDC, cookies) == "nobody"  # the way in was changed


def test_a_key_moved_to_another_role_opens_nothing_more():
    there = known(session("secret", "key", "reader", hash_of("R")))
    assert role(there, KEY, {SESSION_COOKIE: "secret"}, keys={"administrator": "R"}) == "nobody"


def test_keys_are_those_of_the_settings_and_the_generated_one():
    assert KEYS == {"administrator": "A", "editor": "E", "reader": "R"}
    assert keys_of(Settings(access="key"), "made") == {"administrator": "made"}
    assert keys_of(Settings(access="key", administrator_key=" ", editor_key=" ", reader_key="R\n"), "made") == {
        "administrator": "made",
        "reader": "R",
    }


@pytest.mark.parametrize("same", [["administrator_key", "editor_key"], ["editor_key", "reader_key"]])
def test_two_equal_keys_are_refused(same):
    with pytest.raises(ValueError, match="the same"):
        keys_of(Settings(access="key", **dict.fromkeys(same, "k")), "made")


def test_a_blank_key_for_administrators_is_refused():
    with pytest.raises(ValueError, match="blank"):
        keys_of(Settings(access="key"), "")


@pytest.mark.parametrize(
    ("own", "groups", "email", "everyone", "expected"),
    [
        (None, [], "bo@town.dk", False, "nobody"),
        (None, [], "bo@town.dk", True, "reader"),
        (None, ["staff"], "bo@town.dk", False, "reader"),
        (None, ["staff", "writers"], "bo@town.dk", False, "editor"),
        (None, ["chiefs", "staff"], "bo@town.dk", False, "administrator"),
        (None, ["Chiefs", "other", ""], "bo@town.dk", False, "nobody"),
        (None, [], "mayor@TOWN.dk", False, "administrator"),
        (None, ["staff"], "mayor@town.dk", False, "administrator"),  # from the start, whatever their groups
        (None, [], "", False, "nobody"),  # an address that is not verified is not kept
        ("reader", ["chiefs"], "mayor@town.dk", True, "reader"),  # our own table wins
        ("nobody", ["chiefs"], "mayor@town.dk", True, "nobody"),
        ("link", ["chiefs"], "mayor@town.dk", True, "nobody"),  # no role for a person
        ("administrator", [], "", False, "administrator"),
    ],
)
def test_a_persons_role(own, groups, email, everyone, expected):
    settings = OIDC.model_copy(update={"oidc_everyone_reads": everyone})
    person = replace(PERSON, role=own, email=email)
    assert role_of(person, groups, settings) == expected
    assert by_person(person=person, groups=groups, settings=settings).role == expected


def test_blank_entries_in_the_settings_are_nobodys_group_or_address():
    careless = OIDC.model_copy(update={"oidc_administrators": [""], "administrators": [""]})
    assert role_of(replace(PERSON, email=""), [""], careless) == "nobody"


def test_a_person_is_known_by_name_until_disabled_logged_out_or_too_late():
    editor = replace(PERSON, role="editor")
    assert by_person(person=editor) == Visitor(
        "editor", name="Bo", subject="person:p1", session=hash_of("secret"), share=None
    )
    assert by_person(person=replace(editor, disabled=True)) == NOBODY
    assert by_person(person=replace(editor, not_before=NOON)).role == "editor"
    assert by_person(person=replace(editor, not_before=NOON + timedelta(microseconds=1))) == NOBODY
    assert by_person(person=editor, at=NOON + 12 * HOUR) == NOBODY
    assert by_person(person=replace(editor, person_id="p2")) == NOBODY  # the row of p1 is gone
    assert by_person(person=editor, settings=KEY) == NOBODY


def test_who_logged_in_without_a_role_is_told_by_name():
    assert by_person() == Visitor("nobody", name="Bo", subject="person:p1", session=hash_of("secret"))


def test_public_reading_lets_everybody_read_and_takes_no_role_away():
    public = Options(public_reading=True)
    assert recognise(known(options=public), KEY, KEYS, {}, "", NOON) == Visitor("reader")
    assert recognise(known(options=public), OIDC, {}, {}, "", NOON) == Visitor("reader")
    assert by_person(options=public).role == "reader"
    assert by_person(person=replace(PERSON, role="editor"), options=public).role == "editor"
    assert role(known(session("x", "key", "editor", hash_of("E")), options=public), KEY, {SESSION_COOKIE: "x"}) == (
        "editor"
    )


# --- links ---------------------------------------------------------------------------------------------------------


def test_a_link_opens_its_view_for_whoever_holds_its_cookie():
    there = known(SHARE, share_session("secret"))
    expected = Visitor("link", subject="link:s1", session=hash_of("secret"), share=SHARE)
    for wanted in ("", "s1"):
        assert recognise(there, KEY, KEYS, {SHARE_COOKIE + "s1": "secret"}, wanted, NOON) == expected
        assert recognise(there, OIDC, {}, {SHARE_COOKIE + "s1": "secret"}, wanted, NOON) == expected


@pytest.mark.parametrize(
    "now",
    [
        replace(SHARE, paused=True),
        replace(SHARE, revoked_at=NOON),
        replace(SHARE, expires_at=NOON),
        replace(SHARE, token_hash=hash_of("rotated")),
        replace(SHARE, password_hash="another"),
        replace(SHARE, share_id="s2"),
    ],
    ids=["paused", "revoked", "expired", "rotated", "another password", "another link"],
)
def test_a_session_of_a_link_ends_with_it(now):
    there = known(now, share_session("secret"))  # opened with the link as it was
    assert role(there, KEY, {SHARE_COOKIE + now.share_id: "secret"}) == "nobody"
    assert role(there, KEY, {SHARE_COOKIE + now.share_id: "secret"}, now.share_id) == "nobody"
    assert role(there, LOCAL, {SHARE_COOKIE + now.share_id: "secret"}, now.share_id) == "administrator"


def test_a_session_of_a_link_runs_out():
    there = known(SHARE, share_session("secret", hours=2))
    cookies = {SHARE_COOKIE + "s1": "secret"}
    assert role(there, KEY, cookies, at=NOON + 2 * HOUR - timedelta(seconds=1)) == "link"
    assert role(there, KEY, cookies, at=NOON + 2 * HOUR) == "nobody"


def test_a_link_until_a_moment_is_open_before_it():
    until = replace(SHARE, expires_at=NOON + HOUR)
    there = known(until, share_session("secret", until))
    cookies = {SHARE_COOKIE + "s1": "secret"}
    assert role(there, KEY, cookies, at=NOON + HOUR - timedelta(seconds=1)) == "link"
    assert role(there, KEY, cookies, at=NOON + HOUR) == "nobody"


def test_a_link_in_the_address_locks_the_view_of_an_administrator_too():
    there = known(SHARE, share_session("link"), session("key", "key", "administrator", hash_of("A")))
    cookies = {SESSION_COOKIE: "key", SHARE_COOKIE + "s1": "link"}
    assert role(there, KEY, cookies) == "administrator"
    assert role(there, KEY, cookies, "s1") == "link"
    assert role(there, KEY, cookies, "s2") == "administrator"
    assert role(there, LOCAL, cookies, "s1") == "link"


def test_of_several_links_the_one_opened_last_counts_unless_the_address_names_one():
    other = replace(SHARE, share_id="s2", token_hash=hash_of("other"))
    there = known(SHARE, other, share_session("one"), share_session("two", other, opened=NOON + HOUR))
    both = {SHARE_COOKIE + "s2": "two", SHARE_COOKIE + "s1": "one"}
    at = NOON + 2 * HOUR

    def shown(cookies: dict[str, str], wanted: str = "") -> str:
        share = recognise(there, KEY, KEYS, cookies, wanted, at).share
        return share.share_id if share else ""

    assert shown(both) == "s2"
    assert shown(dict(reversed(both.items()))) == "s2"
    assert shown(both, "s1") == "s1"
    assert shown({SHARE_COOKIE + "s1": "one"}, "s2") == ""  # an address that names s2 never shows s1
    assert shown({SHARE_COOKIE + "s1": "two", SHARE_COOKIE + "s2": "one"}) == ""  # exchanged


def test_a_secret_of_one_kind_is_none_of_another():
    link, key = share_session("link"), session("key", "key", "administrator", hash_of("A"))
    there = known(SHARE, PERSON, link, key, session("login"))
    for one, two, three in permutations(["link", "key", "login"]):
        cookies = {SESSION_COOKIE: one, SHARE_COOKIE + "s1": two, SHARE_COOKIE + "s2": three}
        expected = "administrator" if one == "key" else "link" if two == "link" else "nobody"
        assert role(there, KEY, cookies) == expected


@pytest.mark.parametrize("kind", ["key", "share"])
def test_only_a_login_is_a_person(kind):
    there = known(replace(PERSON, role="editor"), session("secret", kind, "p1"))
    assert role(there, OIDC, {SESSION_COOKIE: "secret"}) == "nobody"


# --- properties ----------------------------------------------------------------------------------------------------

moments = st.integers(-3, 3).map(lambda hours: NOON + hours * HOUR)
secrets_ = st.sampled_from(["a", "b", "c", "d"])
people = st.builds(
    Person,
    person_id=st.sampled_from(["p1", "p2"]),
    issuer=st.just("i"),
    subject=st.just("s"),
    email=st.sampled_from(["", "bo@town.dk", "mayor@town.dk"]),
    name=st.just("Bo"),
    role=st.sampled_from([None, "nobody", "link", "reader", "editor", "administrator"]),
    disabled=st.booleans(),
    not_before=st.none() | moments,
    first_seen=st.none(),
    last_seen=st.none(),
)
shares = st.builds(
    replace,
    st.just(SHARE),
    share_id=st.sampled_from(["s1", "s2"]),
    token_hash=st.sampled_from(["t1", "t2"]),
    password_hash=st.sampled_from(["", "p"]),
    paused=st.booleans(),
    revoked_at=st.none() | moments,
    expires_at=st.none() | moments,
)
bounds = st.sampled_from([hash_of("A"), hash_of("E"), PROVIDER]) | shares.map(fingerprint)
sessions = st.builds(
    Session,
    session_id=secrets_.map(hash_of),
    kind=st.sampled_from(["key", "person", "share"]),
    subject=st.sampled_from(["p1", "p2", "s1", "s2", "administrator", "editor", "link", "nobody"]),
    bound_to=bounds,
    groups=st.lists(st.sampled_from(["chiefs", "writers", "staff"])).map(tuple),
    opened_at=moments,
    expires_at=moments,
)
everything = st.lists(people | shares | sessions, max_size=12)
jars = st.dictionaries(st.sampled_from([SESSION_COOKIE, SHARE_COOKIE + "s1", SHARE_COOKIE + "s2"]), secrets_)


@given(things=everything, settings=st.sampled_from([KEY, OIDC]), cookies=jars, wanted=st.sampled_from(["", "s1", "s2"]))
def test_no_role_without_a_session_that_holds(things, settings, cookies, wanted):
    there = known(*things)
    visitor = recognise(there, settings, KEYS, cookies, wanted, NOON)
    if visitor.role == "nobody":
        return
    shown = there.sessions[visitor.session]
    assert visitor.session in {hash_of(secret) for secret in cookies.values()}
    assert shown.expires_at > NOON
    if visitor.role == "link":
        assert visitor.share == there.shares[shown.subject]
        assert shown.kind == "share" and shown.bound_to == fingerprint(visitor.share)
        assert visitor.share.is_open(NOON)
        assert wanted in ("", visitor.share.share_id)
    elif settings is KEY:
        assert shown.kind == "key" and shown.bound_to == hash_of(KEYS[visitor.role]) and shown.subject == visitor.role
    else:
        person = there.people[shown.subject]
        assert shown.kind == "person" and not person.disabled
        assert shown.bound_to == provider_fingerprint(person.issuer, settings)
        assert person.not_before is None or shown.opened_at >= person.not_before
        assert visitor.role in (person.role, "reader", "editor", "administrator")
    assert (visitor.share is None) == (visitor.role != "link")


@given(things=everything, settings=st.sampled_from([KEY, OIDC]), cookies=jars, wanted=st.sampled_from(["", "s1", "s2"]))
def test_a_disabled_person_never_gets_in_by_login(things, settings, cookies, wanted):
    disabled = [replace(each, disabled=True) if isinstance(each, Person) else each for each in things]
    visitor = recognise(known(*disabled), settings, KEYS, cookies, wanted, NOON)
    assert not visitor.subject.startswith("person:")
    assert settings is KEY or visitor.role in ("nobody", "link")


@given(things=everything, settings=st.sampled_from([KEY, OIDC]), cookies=jars, wanted=st.sampled_from(["", "s1", "s2"]))
def test_a_links_cookies_never_gain_a_role(things, settings, cookies, wanted):
    only_links = {cookie: cookies[cookie] for cookie in cookies if cookie != SESSION_COOKIE}
    visitor = recognise(known(*things), settings, KEYS, only_links, wanted, NOON)
    assert visitor.role in ("nobody", "link")
    assert not at_least(visitor.role, "reader")


# --- addresses, drafts ---------------------------------------------------------------------------------------------


def test_capitals_of_an_address_do_not_matter_but_other_letters_do():
    assert same_address("Bo@Town.dk", "bo@town.DK")
    assert not same_address("", "")
    assert "\u212a".lower() == "k"  # the Kelvin sign
    assert not same_address("\u212aim@town.dk", "kim@town.dk")
    assert same_address("åse@town.dk", "åse@town.dk")


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"label": " "}, "share-problem-label-missing"),
        ({"label": "x" * 121}, "share-problem-label-long"),
        ({"kind": "goal"}, "share-problem-one-goal"),
        ({"kind": "goal", "goals": ("a", "b")}, "share-problem-one-goal"),
        ({"kind": "projects", "goals": ("a",)}, "share-problem-goals-of-projects"),
        ({"filters": {"q": "x"}}, "share-problem-filters-of-goals"),
        ({"kind": "projects", "filters": {"q": "x" * 2000}}, "share-problem-filters-long"),  # 2000 + len("q")
        ({"language": "fr"}, "share-problem-language"),
        ({"edition": 0}, "share-problem-edition"),
        ({"expires_at": NOON}, "share-problem-expiry-past"),
    ],
)
def test_what_is_wrong_with_a_link_is_said(changed, problem):
    assert check_share(replace(SHARE, **changed), ["da", "en"], NOON) == [problem]
    assert has_text("da", problem) and has_text("en", problem)


@pytest.mark.parametrize(
    "changed",
    [
        {"label": "x" * 120},
        {"kind": "goal", "goals": ("a",)},
        {"goals": ("a", "b"), "edition": 1, "as_of": date(2026, 1, 1)},
        {"kind": "projects", "filters": {"q": "x" * 1999}, "language": "da", "expires_at": NOON + HOUR},
    ],
)
def test_a_sound_link_has_nothing_wrong(changed):
    assert check_share(replace(SHARE, **changed), ["da", "en"], NOON) == []


def test_everything_that_is_wrong_is_said_at_once():
    bad = replace(SHARE, label="", language="fr", expires_at=NOON - HOUR)
    assert check_share(bad, ["da"], NOON) == [
        "share-problem-label-missing",
        "share-problem-language",
        "share-problem-expiry-past",
    ]


def test_a_person_needs_an_address_of_their_own():
    new = replace(PERSON, person_id="", issuer="", subject="")
    awaited = replace(new, person_id="p2", email="BO@town.dk")
    assert check_person(new, [PERSON]) == []  # that Bo has come already, by the provider's id
    assert check_person(new, [awaited]) == ["person-problem-email-taken"]
    assert check_person(replace(awaited, role="reader"), [awaited]) == []
    for email in ("", "bo", "@town.dk", "bo@", "b o@town.dk"):
        assert check_person(replace(new, email=email), []) == ["person-problem-email"]
    assert check_person(replace(PERSON, email=""), []) == []  # their provider says who they are


# --- guessing ------------------------------------------------------------------------------------------------------


def test_after_so_many_failures_one_waits_until_the_first_is_long_enough_ago():
    at = [0.0]
    limit = Throttle(3, 60, now=lambda: at[0])
    for at[0] in (0, 10, 20):
        assert limit.waits("here") == 0
        limit.failed("here")
    assert limit.waits("here") == 40  # 0 + 60 - 20
    assert limit.waits("elsewhere") == 0
    at[0] = 60
    assert limit.waits("here") == 0
    limit.failed("here")
    assert limit.waits("here") == 10  # 10 + 60 - 60


def test_failures_while_waiting_make_it_longer():
    at = [0.0]
    limit = Throttle(2, 60, now=lambda: at[0])
    for at[0] in (0, 1, 50):
        limit.failed("here")
    assert limit.waits("here") == 11  # 1 + 60 - 50


def test_memory_is_bounded_in_sources_and_in_their_length(monkeypatch):
    monkeypatch.setattr(throttle, "SOURCES", 100)
    limit = Throttle(1, 60, now=lambda: 0.0)
    for number in range(1000):
        limit.failed(f"{number}" + "x" * 10_000)
        limit.failed("steady")
    assert len(limit._failures) == 100
    assert max(map(len, limit._failures)) == 200
    assert limit.waits("steady") == 60
    assert limit.waits("999" + "x" * 10_000) == 60
    assert limit.waits("1" + "x" * 10_000) == 0  # forgotten


def test_failures_in_threads_are_all_counted():
    limit = Throttle(4001, 60, now=lambda: 0.0)
    threads = [threading.Thread(target=lambda: [limit.failed("here") for _ in range(500)]) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert limit.waits("here") == 0  # 8 × 500 = 4000
    limit.failed("here")
    assert limit.waits("here") == 60
