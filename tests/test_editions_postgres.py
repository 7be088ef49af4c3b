"""The catalogue in PostgreSQL: the same promises, with a server that the test starts itself.

Skips, saying so, where there is no PostgreSQL server or no driver (`psycopg`) on this machine.
"""

import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.editions import Late, Store, StoreUnwritable, catalogue, open_store
from analytics.settings import Settings
from tests.drills.states import derive, original, state
from tests.test_editions_drills import assert_whole, head_number, opened, zygote

pytest.importorskip("psycopg", reason="no PostgreSQL driver here (psycopg)")
BINARIES = [shutil.which("initdb"), shutil.which("postgres")]
pytestmark = [pytest.mark.drill, pytest.mark.skipif(None in BINARIES, reason="no PostgreSQL server here")]


class Server:
    """A PostgreSQL server of its own, on a socket in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # The server refuses to run as root.
        self.user = {"user": "nobody", "group": "nogroup"} if os.geteuid() == 0 else {}
        if self.user:
            shutil.chown(folder, **self.user)
        initdb = ["initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C.UTF-8"]
        subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **self.user)
        self.start()

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://postgres@/postgres?host={self.folder}"

    def start(self, *options: str) -> None:
        command = ["postgres", "-D", self.folder / "data", "-k", self.folder, "-c", "listen_addresses=", *options]
        self.log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(command, stderr=self.log, cwd=self.folder, **self.user)
        for _ in range(100):
            asked = subprocess.run(["psql", "-h", self.folder, "-U", "postgres", "-c", "select 1"], capture_output=True)
            if not asked.returncode:
                return
            time.sleep(0.1)
        raise AssertionError((self.folder / "log").read_text())

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)  # "fast": does not wait for clients to go
        self.process.wait()
        self.log.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    # Not below pytest's own folder, which no other user may enter; a socket's path has to be short, too.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    server = Server(folder)
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture
def url(server: Server) -> str:
    """The address of an empty catalogue."""
    drop = "drop table if exists original, part, edition"
    subprocess.run(["psql", "-h", server.folder, "-U", "postgres", "-c", drop], check=True, capture_output=True)
    return server.url


@pytest.fixture
def store(tmp_path: Path, url: str) -> Store:
    return opened(tmp_path / "var", url)


def publish(store: Store, number: int, **more: object) -> None:
    files = [("book.xlsx", original(number))]
    said = {"author": "Åse", "note": "æ\0", "request_id": str(number), "originals": files} | more
    assert store.publish(state(number), number - 1, **said).number == number


def test_publish_read_restore(store: Store, tmp_path: Path, url: str) -> None:
    publish(store, 1)
    publish(store, 2)
    again = store.restore(1, base=2, author="Bo", note="", request_id="restore")
    fresh = opened(tmp_path / "var", url)
    assert fresh.head() == again
    assert fresh.history() == store.history()
    assert fresh.tables(3) == state(1)
    assert fresh.edition(1).published_at == store.edition(1).published_at
    with pytest.raises(Late):
        publish(store, 3)
    publish(store, 2)  # the same request once more
    assert len(store.history()) == 3


def test_several_processes_at_once(tmp_path: Path, url: str) -> None:
    with zygote(tmp_path / "var", url) as order:
        for round in range(1, 6):  # the first also creates the catalogue, four at once
            assert sorted(order("race", 4, round - 1)) == [["late", round]] * 3 + [["published", round]]
        assert order("same request", 4, 5) == [["published", 6]] * 4
        made = order("merge", 3, 3)
    assert sorted(number for each in made for number in each) == list(range(7, 16))
    store = opened(tmp_path / "var", url)
    added = store.tables(15)["projects"].column("project_id").to_pylist()[20:]
    assert sorted(added) == [f"editor {e} project {n}" for e in range(3) for n in range(3)]


@pytest.mark.parametrize("asked_first", ["newest", "requested"])
def test_the_same_request_lands_between_two_questions(
    store: Store, tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch, asked_first: str
) -> None:
    other = opened(tmp_path / "var", url)
    asked = getattr(catalogue, asked_first)

    def meanwhile(*arguments: object) -> object:
        answer = asked(*arguments)
        monkeypatch.undo()
        publish(other, 1)
        return answer

    monkeypatch.setattr(catalogue, asked_first, meanwhile)
    publish(store, 1)
    assert len(store.history()) == 1


def test_kill_9_at_random_moments(tmp_path: Path, url: str) -> None:
    moments = random.Random(2014)
    head = 0
    with zygote(tmp_path / "var", url) as order:
        for i in range(60):
            if i >= 10 and head:
                break
            patience = 1 + i / 5  # a busy machine takes longer to publish anything at all
            told = (
                order("kill in commit", moments.random() / 3)
                if i % 2
                else order("kill after", 3 * patience * moments.random())
            )
            store = opened(tmp_path / "var", url)
            # The server may still be committing for a client that is dead: wait until it is done with it.
            while store_is_busy(url):
                time.sleep(0.01)
            after = head_number(store)
            assert after in (max([head, *told]), max([head, *told]) + 1)
            for number in range(head + 1, after + 1):
                assert_whole(store, number)
            head = after
    assert head


def store_is_busy(url: str) -> bool:
    """Whether a client other than the one asking is still connected and at work."""
    ask = "select count(*) from pg_stat_activity where backend_type = 'client backend' and state <> 'idle'"
    host = url.rpartition("=")[2]
    answer = subprocess.run(["psql", "-h", host, "-U", "postgres", "-Atc", ask], check=True, capture_output=True)
    return int(answer.stdout) > 1


def test_a_server_that_is_gone_or_read_only_takes_nothing(store: Store, server: Server, tmp_path: Path) -> None:
    publish(store, 1)
    server.stop()
    with pytest.raises(StoreUnwritable):
        open_store(Settings(data_dir=tmp_path / "var", database_url=server.url), derive)
    with pytest.raises(StoreUnwritable):
        publish(store, 2)
    server.start("-c", "default_transaction_read_only=on")
    with pytest.raises(StoreUnwritable) as refused:
        publish(store, 2)
    assert refused.value.reason == "read_only"
    assert_whole(store, 1)
    server.stop()
    server.start()
    publish(store, 2)
