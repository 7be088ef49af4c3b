"""People, sessions, links and options in PostgreSQL: the same promises as on SQLite."""

import subprocess
import threading

import pytest

from analytics import database
from analytics.access import tables
from analytics.access.directory import Directory
from analytics.access.records import Options
from analytics.database import StoreUnwritable
from tests import test_access_directory as on_sqlite
from tests import test_editions_postgres
from tests.test_access_directory import DRAFT, NEW, ours, time_of_day  # noqa: F401 (fixtures)
from tests.test_editions_postgres import Server, server  # noqa: F401 (a fixture)

pytestmark = test_editions_postgres.pytestmark


@pytest.fixture
def url(server: Server) -> str:  # noqa: F811
    """The address of a database without our tables."""
    drop = "drop table if exists person, session, share, option, access_change"
    subprocess.run(["psql", "-h", server.folder, "-U", "postgres", "-c", drop], check=True, capture_output=True)
    return server.url


@pytest.mark.parametrize(
    "promise",
    [
        on_sqlite.test_a_goals_link_keeps_its_goals_in_order,
        on_sqlite.test_pausing_ends_what_a_link_shows_and_resuming_brings_it_back,
        on_sqlite.test_rotating_ends_the_old_token_and_its_sessions,
        on_sqlite.test_revoking_all_counts_those_that_were_not_revoked,
        on_sqlite.test_what_is_not_there_is_a_key_error_and_changes_nothing,
        on_sqlite.test_the_row_made_beforehand_becomes_theirs_by_a_verified_address_once,
        on_sqlite.test_one_address_is_entered_once,
        on_sqlite.test_disabling_logs_out_and_enabling_does_not_log_in,
    ],
)
def test_a_promise_holds_on_postgresql(promise, ours):  # noqa: F811
    promise(ours)


@pytest.mark.parametrize(
    "promise",
    [
        on_sqlite.test_views_are_counted_in_memory_and_written_together,
        on_sqlite.test_last_used_never_goes_back,
    ],
)
def test_a_promise_about_time_holds_on_postgresql(promise, ours, url, time_of_day):  # noqa: F811
    promise(ours, url, time_of_day)


@pytest.mark.parametrize(
    "promise",
    [
        on_sqlite.test_options_are_kept_whole,
        on_sqlite.test_what_a_provider_sends_is_kept_as_every_database_can_keep_it,
        on_sqlite.test_opening_a_session_reads_nothing_anew_but_what_others_did_is_not_missed,
        on_sqlite.test_threads_and_processes_that_change_at_once_lose_nothing,
    ],
)
def test_a_promise_about_several_processes_holds_on_postgresql(promise, ours, url):  # noqa: F811
    promise(ours, url)


def test_links_of_every_kind_and_crowds_of_sessions(ours, time_of_day, monkeypatch):  # noqa: F811
    on_sqlite.test_a_link_has_only_so_many_sessions_the_oldest_end(ours, time_of_day, monkeypatch)
    label = ours.create_share(on_sqlite.replace(DRAFT, label="a\0b\ud800", kind="projects", filters={"q": "\0\ud800"}))
    assert label[0].label == "ab?"
    assert ours.known().shares[label[0].share_id] == label[0]


def test_several_that_create_the_tables_at_once(url):
    directories: list[Directory] = []
    start = threading.Barrier(6)

    def create() -> None:
        start.wait()
        directories.append(Directory(database.connect(url)))

    threads = [threading.Thread(target=create) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    for each in directories:
        each.create_share(DRAFT)
    assert len(Directory(database.connect(url)).known().shares) == 6


def test_a_user_who_may_only_read_reads(url, server):  # noqa: F811
    writer = Directory(database.connect(url))
    share, _ = writer.create_share(DRAFT)
    names = ", ".join(f'"{name}"' for name in tables.metadata.tables)
    grant = f"create role looker login; grant select on {names} to looker"
    subprocess.run(["psql", "-h", server.folder, "-U", "postgres", "-c", grant], check=True, capture_output=True)
    reader = Directory(database.connect(url.replace("postgres@", "looker@")))
    assert reader.known().shares == {share.share_id: share}
    with pytest.raises(StoreUnwritable) as refused:
        reader.save_person(NEW)
    assert refused.value.reason == "read_only"


def test_a_server_that_may_not_be_written_has_nothing_or_what_there_was(url, server):  # noqa: F811
    options = Options(contact="Ring 12 34")
    try:
        server.stop()
        assert Directory(database.connect(url)).known().options == Options()  # not even a server
        server.start("-c", "default_transaction_read_only=on")
        early = Directory(database.connect(url))
        assert early.known().options == Options()
        with pytest.raises(StoreUnwritable) as refused:
            early.save_options(options)
        assert refused.value.reason == "read_only"
    finally:
        server.stop()
        server.start()
    Directory(database.connect(url)).save_options(options)
    early._snapshot = on_sqlite.replace(early._snapshot, looked_at=float("-inf"))
    assert early.known().options == options
