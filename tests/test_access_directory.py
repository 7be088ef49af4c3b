"""People, sessions, links and options in the database: every change, by every process, with the clock in our hands."""

import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Engine, event, select, text
from sqlalchemy.exc import OperationalError

from analytics import clock, database
from analytics.access import directory as module
from analytics.access import tables
from analytics.access.directory import FRESH, Directory
from analytics.access.passwords import hash_of, new_token
from analytics.access.records import Options, Person, Share
from analytics.access.visitors import (
    SESSION_COOKIE,
    SHARE_COOKIE,
    fingerprint,
    keys_of,
    provider_fingerprint,
    recognise,
)
from analytics.database import StoreUnwritable
from analytics.editions import catalogue
from analytics.settings import Settings
from tests.conftest import ROOT

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
KEY = Settings(access="key", administrator_key="A", editor_key="E", reader_key="R")
OIDC = Settings(access="oidc", oidc_issuer="https://id", oidc_client_id="board", oidc_editors=["writers"])
DRAFT = Share("", "Council", "goals", (), {}, None, None, None, None, "", "", "Åse", NOON, False, None, None, 0)
NEW = Person("", "", "", "bo@town.dk", "Bo", "editor", False, None, None, None)


@pytest.fixture
def time_of_day(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """What time it is; put another in its place."""
    moment = [NOON]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    return moment


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'catalogue.db'}"


@pytest.fixture
def ours(url: str, time_of_day: list[datetime]) -> Directory:
    return Directory(database.connect(url))


def cookies_of_link(directory: Directory, share: Share, hours: float = 12) -> dict[str, str]:
    """As the share page gives them to whoever showed the token."""
    secret = directory.open_session("share", share.share_id, fingerprint(share), clock.now() + hours * HOUR)
    return {SHARE_COOKIE + share.share_id: secret}


def cookies_of_login(directory: Directory, person: Person, *groups: str) -> dict[str, str]:
    secret = directory.open_session(
        "person", person.person_id, provider_fingerprint(person.issuer, OIDC), clock.now() + 12 * HOUR, groups
    )
    return {SESSION_COOKIE: secret}


def role(directory: Directory, cookies: dict[str, str], settings: Settings = KEY) -> str:
    return recognise(directory.known(), settings, keys_of(KEY, ""), cookies, "", clock.now()).role


def found(directory: Directory, token: str) -> Share | None:
    """As the share page looks a token up."""
    return directory.known().by_token.get(hash_of(token))


def shares(directory: Directory) -> list[Share]:
    return list(directory.known().shares.values())


# --- links ---------------------------------------------------------------------------------------------------------


def test_a_link_is_kept_as_drafted_without_its_token(ours, url, tmp_path):
    draft = replace(
        DRAFT,
        label="Byråd\0",
        kind="projects",
        filters={"status": "active", "q": "æ'\"%"},
        language="da",
        edition=3,
        as_of=date(2025, 12, 31),
        expires_at=NOON + HOUR,
        password_hash="kept",
        views=7,
        last_used=NOON,
        revoked_at=NOON,
    )
    share, token = ours.create_share(draft)
    expected = replace(
        draft,
        label="Byråd",
        share_id=share.share_id,
        token_hash=hash_of(token),
        views=0,
        last_used=None,
        revoked_at=None,
    )
    assert share == expected
    assert shares(ours) == shares(Directory(database.connect(url))) == [expected]
    assert found(ours, token) == expected
    assert token.encode() not in (tmp_path / "catalogue.db").read_bytes()
    assert token not in repr(ours.known())


def test_a_goals_link_keeps_its_goals_in_order(ours):
    assert ours.create_share(replace(DRAFT, goals=("b", "a")))[0].goals == ("b", "a")
    assert shares(ours)[0].goals == ("b", "a")


def test_links_are_listed_in_the_order_they_were_made(ours, time_of_day):
    made = []
    for time_of_day[0] in (NOON, NOON + HOUR, NOON + 2 * HOUR):
        made.append(ours.create_share(DRAFT)[0])
    assert shares(ours) == made


def test_pausing_ends_what_a_link_shows_and_resuming_brings_it_back(ours):
    share, _ = ours.create_share(DRAFT)
    cookies = cookies_of_link(ours, share)
    assert role(ours, cookies) == "link"
    ours.pause_share(share.share_id, True)
    assert role(ours, cookies) == "nobody"
    assert not shares(ours)[0].is_open(NOON)
    ours.pause_share(share.share_id, False)
    assert role(ours, cookies) == "link"


def test_revoking_is_for_good(ours, time_of_day):
    share, token = ours.create_share(DRAFT)
    other, _ = ours.create_share(DRAFT)
    cookies, elsewhere = cookies_of_link(ours, share), cookies_of_link(ours, other)
    time_of_day[0] = NOON + HOUR
    ours.revoke_share(share.share_id)
    assert role(ours, cookies) == "nobody"
    assert found(ours, token) is None
    assert hash_of(next(iter(cookies.values()))) not in ours.known().sessions
    time_of_day[0] = NOON + 2 * HOUR
    ours.revoke_share(share.share_id)
    assert ours.known().shares[share.share_id].revoked_at == NOON + HOUR
    for change in (lambda: ours.pause_share(share.share_id, False), lambda: ours.rotate_share(share.share_id)):
        with pytest.raises(KeyError):
            change()
    assert found(ours, token) is None
    assert role(ours, elsewhere) == "link"


def test_rotating_ends_the_old_token_and_its_sessions(ours):
    share, old = ours.create_share(DRAFT)
    cookies = cookies_of_link(ours, share)
    new = ours.rotate_share(share.share_id)
    assert found(ours, old) is None
    assert found(ours, new) == replace(share, token_hash=hash_of(new))
    assert role(ours, cookies) == "nobody"
    assert ours.known().sessions == {}
    # A session opened at that very moment, with what the link was before, has no standing either.
    assert role(ours, cookies_of_link(ours, share)) == "nobody"
    assert role(ours, cookies_of_link(ours, found(ours, new))) == "link"


def test_revoking_all_counts_those_that_were_not_revoked(ours):
    made = [ours.create_share(DRAFT) for _ in range(3)]
    opened = [cookies_of_link(ours, share) for share, _ in made]
    login = cookies_of_login(ours, ours.came("i", "s", "", "Bo"), "writers")
    ours.revoke_share(made[0][0].share_id)
    assert ours.revoke_all_shares() == 3 - 1
    assert ours.revoke_all_shares() == 0
    assert [role(ours, cookies) for cookies in opened] == ["nobody"] * 3
    assert ours.known().by_token == {}
    assert role(ours, login, OIDC) == "editor"


def test_another_password_ends_the_sessions(ours, url):
    share, _ = ours.create_share(replace(DRAFT, password_hash="one"))
    cookies = cookies_of_link(ours, share)
    assert role(ours, cookies) == "link"
    with database.writing(database.connect(url)) as connection:
        connection.execute(tables.share.update().values(password_hash="two"))
        connection.execute(tables.change.update().values(number=tables.change.c.number + 1))
    assert role(Directory(database.connect(url)), cookies) == "nobody"


def test_what_is_not_there_is_a_key_error_and_changes_nothing(ours):
    for change in (
        lambda: ours.pause_share("none", True),
        lambda: ours.revoke_share("none"),
        lambda: ours.rotate_share("none"),
        lambda: ours.save_person(replace(NEW, person_id="none")),
        lambda: ours.end_sessions_of("none"),
    ):
        with pytest.raises(KeyError):
            change()
    ours.end_session("none")
    assert (ours.known().people, shares(ours)) == ({}, [])


def test_a_million_random_tokens_find_nothing(ours):
    tokens = [ours.create_share(DRAFT)[1] for _ in range(20)]
    assert all(found(ours, token) for token in tokens)  # by the same look-up
    by_token = ours.known().by_token
    assert not any(by_token.get(hash_of(new_token())) for _ in range(1_000_000))


def test_almost_the_token_is_not_the_token(ours):
    _, token = ours.create_share(DRAFT)
    signs = "ABab01-_ "
    almost = {token[:at] + sign + token[at + 1 :] for at in range(43) for sign in signs} - {token}
    almost |= {token[:-1], token + "=", token + " ", token.swapcase(), hash_of(token), "", "%", "*"}
    assert found(ours, token)
    assert not any(found(ours, each) for each in almost)


# --- views ---------------------------------------------------------------------------------------------------------


def test_views_are_counted_in_memory_and_written_together(ours, url, time_of_day):
    share, _ = ours.create_share(DRAFT)
    theirs = Directory(database.connect(url))
    for directory, time_of_day[0] in ((ours, NOON), (ours, NOON + 2 * HOUR), (theirs, NOON + HOUR)):
        directory.count_view(share.share_id)
    ours.count_view("gone")
    assert shares(ours)[0].views == 0
    theirs.flush()
    ours.flush()
    assert shares(ours) == [replace(share, views=3, last_used=NOON + 2 * HOUR)]
    ours.flush()
    assert shares(Directory(database.connect(url)))[0].views == 3


def test_last_used_never_goes_back(ours, url, time_of_day):
    share, _ = ours.create_share(DRAFT)
    ours.count_view(share.share_id)  # at noon, but written after the other's
    theirs = Directory(database.connect(url))
    time_of_day[0] = NOON + HOUR
    theirs.count_view(share.share_id)
    theirs.flush()
    ours.flush()
    assert shares(ours)[0].last_used == NOON + HOUR


def test_views_are_written_without_anybody_asking(ours, monkeypatch):
    monkeypatch.setattr(module, "FLUSH", 0.01)
    share, _ = ours.create_share(DRAFT)
    for count in (1, 2):
        ours.count_view(share.share_id)
        assert eventually(lambda count=count: shares(ours)[0].views == count)


def test_views_in_threads_are_all_counted(ours, monkeypatch):
    monkeypatch.setattr(module, "FLUSH", 0.02)
    share, _ = ours.create_share(DRAFT)
    threads = [
        threading.Thread(target=lambda: [ours.count_view(share.share_id) for _ in range(5000)]) for _ in range(8)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    ours.flush()
    assert eventually(lambda: shares(ours)[0].views == 8 * 5000)


def eventually(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 20
    while not (held := holds()) and time.monotonic() < until:
        time.sleep(0.05)
    return held


# --- sessions ------------------------------------------------------------------------------------------------------


def test_a_session_is_kept_without_its_secret_until_it_ends(ours, url, tmp_path, time_of_day):
    secret = ours.open_session("key", "editor", hash_of("E"), NOON + HOUR, ("one", "two"))
    kept = ours.known().sessions[hash_of(secret)]
    assert (kept.kind, kept.subject, kept.bound_to, kept.groups) == ("key", "editor", hash_of("E"), ("one", "two"))
    assert (kept.opened_at, kept.expires_at) == (NOON, NOON + HOUR)
    assert Directory(database.connect(url)).known().sessions == ours.known().sessions
    assert secret.encode() not in (tmp_path / "catalogue.db").read_bytes()
    assert role(ours, {SESSION_COOKIE: secret}) == "editor"
    ours.end_session(kept.session_id)
    ours.end_session(kept.session_id)
    assert role(ours, {SESSION_COOKIE: secret}) == "nobody"  # a replayed cookie, too
    assert ours.known().sessions == {}


def test_sessions_run_out_by_the_clock(ours, time_of_day):
    share, _ = ours.create_share(DRAFT)
    cookies = cookies_of_link(ours, share, hours=2)
    time_of_day[0] = NOON + 2 * HOUR - timedelta(seconds=1)
    assert role(ours, cookies) == "link"
    time_of_day[0] = NOON + 2 * HOUR
    assert role(ours, cookies) == "nobody"


def test_sessions_that_ran_out_are_deleted_now_and_then(ours, url, time_of_day, monkeypatch):
    monkeypatch.setattr(module, "SWEEP_SESSIONS", 3)
    ours.open_session("key", "editor", "", NOON + HOUR)  # the first one sweeps
    for hours in (1, 2, 9):
        ours.open_session("key", "editor", "", NOON + hours * HOUR)
    time_of_day[0] = NOON + 2 * HOUR
    assert sessions_kept(url) == 4
    ours.open_session("key", "editor", "", NOON + 9 * HOUR)
    assert sessions_kept(url) == 2
    assert len(ours.known().sessions) == 2


def test_a_link_has_only_so_many_sessions_the_oldest_end(ours, time_of_day, monkeypatch):
    monkeypatch.setattr(module, "SWEEP_SESSIONS", 1)
    monkeypatch.setattr(module, "SESSIONS_OF_A_LINK", 5)
    share, _ = ours.create_share(DRAFT)
    other, _ = ours.create_share(DRAFT)
    elsewhere = cookies_of_link(ours, other)
    opened = []
    for minutes in range(20):
        time_of_day[0] = NOON + timedelta(minutes=minutes)
        opened.append(cookies_of_link(ours, share))
    roles = [role(ours, cookies) for cookies in opened]
    assert roles[-5:] == ["link"] * 5
    assert roles.count("link") <= 5 + 1  # those since the last sweep
    assert roles[:10] == ["nobody"] * 10
    assert role(ours, elsewhere) == "link"


def sessions_kept(url: str) -> int:
    with database.connect(url).connect() as connection:
        return len(connection.execute(select(tables.session.c.session_id)).all())


# --- people --------------------------------------------------------------------------------------------------------


def test_who_comes_is_known_again_by_the_providers_id(ours, time_of_day):
    first = ours.came("https://id", "17", "bo@town.dk", "Bo")
    assert first == Person(first.person_id, "https://id", "17", "bo@town.dk", "Bo", None, False, None, NOON, NOON)
    time_of_day[0] = NOON + HOUR
    again = ours.came("https://id", "17", "", "Bo B.")  # the address is not verified any more
    assert again == replace(first, email="", name="Bo B.", last_seen=NOON + HOUR)
    assert ours.came("https://id", "18", "bo@town.dk", "Bo").person_id != first.person_id
    assert ours.came("https://other", "17", "bo@town.dk", "Bo").person_id != first.person_id
    assert len(ours.known().people) == 3
    assert ours.known().people[first.person_id] == again


@pytest.mark.parametrize("missing", [("", "17"), ("https://id", "")])
def test_a_login_without_issuer_or_subject_is_refused(ours, missing):
    with pytest.raises(ValueError, match="issuer"):
        ours.came(*missing, "bo@town.dk", "Bo")
    assert ours.known().people == {}


def test_the_row_made_beforehand_becomes_theirs_by_a_verified_address_once(ours):
    awaited = ours.save_person(NEW)
    assert ours.came("https://id", "1", "", "Mallory").person_id != awaited.person_id  # not verified
    assert ours.came("https://id", "2", "\u212ao@town.dk", "Mallory").person_id != awaited.person_id
    came = ours.came("https://id", "17", "BO@Town.dk", "Bo B.")
    assert came == replace(
        awaited, issuer="https://id", subject="17", email="BO@Town.dk", name="Bo B.", first_seen=NOON, last_seen=NOON
    )
    assert came.role == "editor"
    stranger = ours.came("https://id", "18", "bo@town.dk", "Another")
    assert stranger.person_id != awaited.person_id and stranger.role is None


def test_a_disabled_person_entered_beforehand_stays_disabled_when_they_come(ours):
    awaited = ours.save_person(replace(NEW, disabled=True))
    came = ours.came("https://id", "17", "bo@town.dk", "Bo")
    assert came.person_id == awaited.person_id and came.disabled
    assert role(ours, cookies_of_login(ours, came, "writers"), OIDC) == "nobody"


def test_one_address_is_entered_once(ours):
    ours.save_person(NEW)
    with pytest.raises(ValueError, match="already"):
        ours.save_person(replace(NEW, email=" BO@town.dk "))
    other = ours.save_person(replace(NEW, email="eva@town.dk"))
    with pytest.raises(ValueError, match="already"):
        ours.save_person(replace(other, email="bo@town.dk"))
    assert sorted(person.email for person in ours.known().people.values()) == ["bo@town.dk", "eva@town.dk"]


def test_disabling_logs_out_and_enabling_does_not_log_in(ours):
    person = ours.came("i", "17", "", "Bo")
    cookies = cookies_of_login(ours, person, "writers")
    assert role(ours, cookies, OIDC) == "editor"
    ours.save_person(replace(person, disabled=True))
    assert role(ours, cookies, OIDC) == "nobody"
    ours.save_person(replace(person, disabled=False))
    assert role(ours, cookies, OIDC) == "nobody"
    assert role(ours, cookies_of_login(ours, person, "writers"), OIDC) == "editor"


def test_another_role_counts_at_once_for_who_is_there(ours):
    person = ours.came("i", "17", "", "Bo")
    cookies = cookies_of_login(ours, person, "writers")
    ours.save_person(replace(person, role="administrator"))
    assert role(ours, cookies, OIDC) == "administrator"
    ours.save_person(replace(person, role=None))
    assert role(ours, cookies, OIDC) == "editor"


def test_logging_out_everywhere_ends_what_was_opened_before(ours, time_of_day):
    person, other = ours.came("i", "17", "", "Bo"), ours.came("i", "18", "", "Eva")
    before = [cookies_of_login(ours, person, "writers") for _ in range(2)]
    hers = cookies_of_login(ours, other, "writers")
    time_of_day[0] = NOON + HOUR
    ours.end_sessions_of(person.person_id)
    assert [role(ours, cookies, OIDC) for cookies in before] == ["nobody"] * 2
    assert role(ours, hers, OIDC) == "editor"
    assert role(ours, cookies_of_login(ours, person, "writers"), OIDC) == "editor"


def test_a_form_filled_in_earlier_takes_back_no_log_out_and_no_login(ours, time_of_day):
    person = ours.came("i", "17", "bo@town.dk", "Bo")
    time_of_day[0] = NOON + HOUR
    ours.end_sessions_of(person.person_id)
    ours.came("i", "17", "bo@town.dk", "Bo B.")
    saved = ours.save_person(replace(person, role="reader", email="mayor@town.dk", name="Mayor"))
    assert saved == replace(person, role="reader", name="Bo B.", not_before=NOON + HOUR, last_seen=NOON + HOUR)
    assert ours.known().people == {person.person_id: saved}


def test_what_a_provider_sends_is_kept_as_every_database_can_keep_it(ours, url):
    ours.came("i", "17", "bo\0@town.dk", "Bo \ud800" + "x" * 1000)
    (person,) = Directory(database.connect(url)).known().people.values()
    assert person.email == "bo@town.dk"
    assert person.name == "Bo ?" + "x" * 296  # 300 in all


# --- options -------------------------------------------------------------------------------------------------------


def test_options_are_kept_whole(ours, url):
    assert ours.known().options == Options()
    chosen = Options(True, "Ring 12 34", ("a.dk", "b.dk"), "Æ kommune", "#123456", bytes(range(256)), "image/png")
    ours.save_options(chosen)
    assert ours.known().options == Directory(database.connect(url)).known().options == chosen
    ours.save_options(Options())
    assert ours.known().options == Options()


def test_an_option_of_another_version_is_left_alone(ours, url):
    with database.writing(database.connect(url)) as connection:
        connection.execute(
            tables.option.insert(), [{"name": "of tomorrow", "value": 1}, {"name": "contact", "value": "x"}]
        )
    assert Directory(database.connect(url)).known().options == Options(contact="x")


# --- several processes, several threads -----------------------------------------------------------------------------


def test_another_process_knows_after_fresh_seconds_and_asks_one_question_until_then(ours, url, monkeypatch):
    seconds = [100.0]
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: seconds[0]))
    engine = database.connect(url)
    theirs = Directory(engine)
    share, token = ours.create_share(DRAFT)
    assert found(theirs, token)
    asked = questions(engine)
    ours.revoke_share(share.share_id)
    assert found(ours, token) is None  # at once
    seconds[0] = 100 + FRESH - 0.001
    assert found(theirs, token)
    assert asked == []
    seconds[0] = 100 + FRESH
    assert found(theirs, token) is None
    asked.clear()
    seconds[0] = 101 + FRESH
    theirs.known()
    assert [each for each in asked if each != "BEGIN"] == ["SELECT access_change.number \nFROM access_change"]


def questions(engine: Engine) -> list[str]:
    """What is asked from now on."""
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    return asked


def test_opening_a_session_reads_nothing_anew_but_what_others_did_is_not_missed(ours, url):
    theirs = Directory(database.connect(url))
    ours.open_session("key", "editor", "", NOON + HOUR)  # sweeps
    before = ours.known()
    mine = ours.open_session("key", "editor", "", NOON + HOUR)
    assert ours.known().people is before.people
    assert set(ours.known().sessions) == {*before.sessions, hash_of(mine)}
    share, _ = theirs.create_share(DRAFT)
    ours.open_session("key", "editor", "", NOON + HOUR)
    assert shares(ours) == [share]
    assert ours.known().sessions == Directory(database.connect(url)).known().sessions


PROCESS = """
import sys
from analytics import database
from analytics.access.directory import Directory
from analytics.access.passwords import hash_of
directory = Directory(database.connect(sys.argv[1]))
for token in sys.stdin:
    print("open" if hash_of(token.strip()) in directory.known().by_token else "gone", flush=True)
"""


@pytest.mark.parametrize("take", ["revoke", "rotate", "all"])
def test_a_real_process_knows_of_a_revocation_within_a_second(ours, url, take):
    share, token = ours.create_share(DRAFT)
    command = [sys.executable, "-c", PROCESS, url]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def told() -> str:
            process.stdin.write(token + "\n")
            process.stdin.flush()
            return process.stdout.readline().strip()

        assert told() == "open"
        if take == "revoke":
            ours.revoke_share(share.share_id)
        elif take == "rotate":
            ours.rotate_share(share.share_id)
        else:
            ours.revoke_all_shares()
        taken = time.monotonic()
        while time.monotonic() < taken + 0.6:  # it looks all the time, so its snapshot is as fresh as can be
            told()
            time.sleep(0.01)
        time.sleep(max(0, taken + 1 - time.monotonic()))
        assert told() == "gone"
        process.stdin.close()


def test_threads_and_processes_that_change_at_once_lose_nothing(ours, url):
    directories = [ours, ours, Directory(database.connect(url)), Directory(database.connect(url))]
    made: list[tuple[Share, str]] = []
    opened: list[dict[str, str]] = []
    failures: list[Exception] = []

    def work(directory: Directory) -> None:
        try:
            for turn in range(8):
                share, token = directory.create_share(DRAFT)
                made.append((share, token))
                opened.append(cookies_of_link(directory, share))
                assert found(directory, token) == share
                if turn % 2:
                    directory.revoke_share(share.share_id)
                    assert found(directory, token) is None
                directory.came("i", "same person", "", "Bo")
        except Exception as error:  # told to the test below
            failures.append(error)
            raise

    threads = [threading.Thread(target=work, args=[each]) for each in directories]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failures == []
    for directory in [*directories, Directory(database.connect(url))]:
        assert eventually(lambda directory=directory: len(directory.known().by_token) == 4 * 8 / 2)
        assert len(shares(directory)) == 4 * 8
        assert [role(directory, cookies) for cookies in opened].count("link") == 4 * 8 / 2
        assert len(directory.known().people) == 1


# --- databases that cannot be written or read ----------------------------------------------------------------------


def read_only(url: str) -> str:
    return url.replace("sqlite:///", "sqlite:///file:") + "?mode=ro&uri=true"


def test_a_catalogue_without_these_tables_that_cannot_be_written_is_an_empty_one(url, tmp_path, time_of_day):
    catalogue.prepare(database.connect(url))
    ours = Directory(database.connect(read_only(url)))
    assert ours.known().options == Options()
    assert (ours.known().people, ours.known().sessions, shares(ours)) == ({}, {}, [])
    with pytest.raises(StoreUnwritable) as refused:
        ours.create_share(DRAFT)
    assert refused.value.reason == "read_only"
    share, token = Directory(database.connect(url)).create_share(DRAFT)  # by then another process may write
    assert eventually(lambda: found(ours, token) == share)


def test_a_catalogue_that_is_not_there_yet_is_an_empty_one(tmp_path, time_of_day):
    folder = tmp_path / "later"
    ours = Directory(database.connect(f"sqlite:///{folder / 'catalogue.db'}"))
    assert shares(ours) == []
    with pytest.raises(StoreUnwritable):
        ours.create_share(DRAFT)
    folder.mkdir()
    share, _ = ours.create_share(DRAFT)
    assert shares(ours) == [share]


def test_what_was_kept_can_be_read_where_nothing_can_be_written(ours, url):
    share, token = ours.create_share(DRAFT)
    cookies = cookies_of_link(ours, share)
    reader = Directory(database.connect(read_only(url)))
    assert found(reader, token) == share
    assert role(reader, cookies) == "link"
    for change in (
        lambda: reader.create_share(DRAFT),
        lambda: reader.pause_share(share.share_id, True),
        lambda: reader.revoke_share(share.share_id),
        lambda: reader.revoke_all_shares(),
        lambda: reader.rotate_share(share.share_id),
        lambda: reader.open_session("key", "editor", "", NOON + HOUR),
        lambda: reader.end_session(""),
        lambda: reader.came("i", "s", "", ""),
        lambda: reader.save_person(NEW),
        lambda: reader.save_options(Options()),
    ):
        with pytest.raises(StoreUnwritable) as refused:
            change()
        assert refused.value.reason == "read_only"
    assert found(reader, token) == share


def test_views_that_cannot_be_written_stay_counted(ours, url, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 20)
    share, _ = ours.create_share(DRAFT)
    ours.count_view(share.share_id)
    with held(url):
        ours.flush()
        assert "cannot be written (busy)" in caplog.text
        with pytest.raises(StoreUnwritable) as refused:
            ours.pause_share(share.share_id, True)
        assert refused.value.reason == "busy"
    ours.count_view(share.share_id)
    ours.flush()
    assert (shares(ours)[0].views, shares(ours)[0].paused) == (2, False)


@contextmanager
def held(url: str) -> Iterator[None]:
    """Somebody else is writing."""
    with database.writing(database.connect(url)):
        yield


def test_a_database_that_is_gone_lets_nobody_in_on_old_knowledge(ours, tmp_path, monkeypatch):
    share, token = ours.create_share(DRAFT)
    assert found(ours, token) == share
    shutil.move(tmp_path / "catalogue.db", tmp_path / "elsewhere.db")
    (tmp_path / "catalogue.db").mkdir()  # where a file was, SQLite would make a new one
    monkeypatch.setattr(module, "FRESH", 0)
    with pytest.raises(OperationalError):
        found(ours, token)


def test_a_change_that_fails_half_way_changes_nothing(ours, url):
    number = "select number from access_change"
    with database.connect(url).connect() as connection:
        before = connection.execute(text(number)).scalar_one()
    with pytest.raises(KeyError):
        ours.rotate_share("none")
    with database.connect(url).connect() as connection:
        assert connection.execute(text(number)).scalar_one() == before


# --- everything together -------------------------------------------------------------------------------------------


class Comings(RuleBasedStateMachine):
    """Links, people and keys come and go in any order; whoever holds a cookie is what a plain list of them says."""

    links = Bundle("links")
    known_people = Bundle("known_people")

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.really, self.at = clock.now, NOON
        clock.now = lambda: self.at
        engine = database.connect(f"sqlite:///{self.folder}/catalogue.db")
        self.directory, self.other = Directory(engine), Directory(engine)
        self.keys = dict(keys_of(KEY, ""))
        self.held: list[dict] = []  # what every cookie ever given stands for
        self.state: dict[str, dict] = {}  # of links and people

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            clock.now = self.really
            shutil.rmtree(self.folder)

    def hold(self, cookies: dict[str, str], until: datetime, settings: Settings, role: str, of: str = "") -> None:
        self.held.append({"cookies": cookies, "until": until, "settings": settings, "role": role, "of": of, "on": True})

    def end(self, of: str) -> None:
        for each in self.held:
            each["on"] &= each["of"] != of

    @rule(target=links, hours=st.none() | st.integers(1, 5))
    def create(self, hours: int | None) -> str:
        expires = self.at + hours * HOUR if hours else None
        share, _ = self.directory.create_share(replace(DRAFT, expires_at=expires))
        self.state[share.share_id] = {"open": True, "revoked": False, "expires": expires}
        return share.share_id

    @rule(link=links, hours=st.integers(1, 5))
    def open_link(self, link: str, hours: int) -> None:
        share = self.directory.known().shares[link]
        self.hold(cookies_of_link(self.directory, share, hours), self.at + hours * HOUR, KEY, "link", link)

    @rule(link=links, paused=st.booleans())
    def pause(self, link: str, paused: bool) -> None:
        if not self.state[link]["revoked"]:
            self.directory.pause_share(link, paused)
            self.state[link]["open"] = not paused

    @rule(link=links)
    def revoke(self, link: str) -> None:
        self.directory.revoke_share(link)
        self.state[link] |= {"open": False, "revoked": True}

    @rule(link=links)
    def rotate(self, link: str) -> None:
        if not self.state[link]["revoked"]:
            self.directory.rotate_share(link)
            self.end(link)

    @rule()
    def revoke_all(self) -> None:
        standing = [each for each in self.state.values() if not each.get("revoked", True)]
        assert self.directory.revoke_all_shares() == len(standing)
        for each in standing:
            each |= {"open": False, "revoked": True}

    @rule(target=known_people, subject=st.sampled_from("abc"))
    def come(self, subject: str) -> str:
        person = self.directory.came("i", subject, "", subject)
        self.state.setdefault(person.person_id, {"open": True, "expires": None})
        return person.person_id

    @rule(person=known_people)
    def log_in(self, person: str) -> None:
        cookies = cookies_of_login(self.directory, self.directory.known().people[person], "writers")
        self.hold(cookies, self.at + 12 * HOUR, OIDC, "editor", person)

    @rule(person=known_people, disabled=st.booleans())
    def disable(self, person: str, disabled: bool) -> None:
        self.directory.save_person(replace(self.directory.known().people[person], disabled=disabled))
        self.state[person]["open"] = not disabled
        if disabled:
            self.end(person)

    @rule(person=known_people)
    def log_out_everywhere(self, person: str) -> None:
        self.directory.end_sessions_of(person)
        self.end(person)

    @rule(which=st.sampled_from(["administrator", "editor", "reader"]))
    def show_key(self, which: str) -> None:
        secret = self.directory.open_session("key", which, hash_of(self.keys[which]), self.at + 3 * HOUR)
        self.hold({SESSION_COOKIE: secret}, self.at + 3 * HOUR, KEY, which, which)

    @rule(which=st.sampled_from(["administrator", "editor", "reader"]))
    def change_key(self, which: str) -> None:
        self.keys[which] += "!"
        self.end(which)

    @rule(minutes=st.integers(1, 200))
    def wait(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)

    @invariant()
    def everybody_is_who_they_are(self) -> None:
        if not hasattr(self, "held"):
            return
        self.other._snapshot = replace(self.other._snapshot, looked_at=float("-inf"))  # FRESH seconds later
        assert self.other.known().shares == self.directory.known().shares
        for known in (self.directory.known(), self.other.known()):
            for each in self.held:
                state = self.state.get(each["of"], {"open": True, "expires": None})
                stands = each["on"] and self.at < each["until"] and state["open"]
                stands = stands and (state["expires"] is None or self.at < state["expires"])
                visitor = recognise(known, each["settings"], self.keys, each["cookies"], "", self.at)
                assert visitor.role == (each["role"] if stands else "nobody")


Comings.TestCase.settings = hypothesis_settings(max_examples=25, stateful_step_count=25, deadline=None)
test_whoever_comes_and_goes_is_what_a_plain_list_says = Comings.TestCase
