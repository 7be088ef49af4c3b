"""Publishing under attack, for real: kill -9, several at once, a full disk, a folder that cannot be written.

Whatever happens, an edition is wholly there or not at all, what was acknowledged stays, and readers go on reading.
"""

import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from analytics.editions import Store, StoreUnwritable, open_store
from analytics.settings import Settings
from analytics.tables import TABLES
from tests.drills.disks import fill, read_only, small_disk
from tests.drills.states import derive, original, state

pytestmark = pytest.mark.drill
ROOT = Path(__file__).resolve().parents[1]
Order = Callable[..., list]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def order(folder: Path) -> Iterator[Order]:
    """Give an order to the process that forks publishers (tests/drills/zygote.py)."""
    with zygote(folder) as order:
        yield order


@contextmanager
def zygote(folder: Path, database_url: str = "") -> Iterator[Order]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.drills.zygote", str(folder), database_url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def order(*words: object) -> list:
        process.stdin.write(json.dumps(words) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    with process:
        yield order
        process.stdin.close()
    assert process.returncode == 0


def opened(folder: Path, database_url: str = "") -> Store:
    return open_store(Settings(data_dir=folder, database_url=database_url), derive)


def head_number(store: Store) -> int:
    head = store.head()
    return head.number if head else 0


def assert_whole(store: Store, number: int) -> None:
    """Every table, derived table and original of the edition is its own, undamaged and of no other edition."""
    assert store.verify(number) == []
    expected = state(number)
    assert store.tables(number) == expected
    assert set(store.files(number)) == {*TABLES, "rates_resolved", "sheet_columns", "cell_origins"}
    assert store.original(number, "book.xlsx") == original(number)


def assert_kill_harmless(folder: Path, before: int, acknowledged: list[int]) -> int:
    """After a kill: what was acknowledged is there, at most one more came to be, and all of it is whole."""
    store = opened(folder)
    after = head_number(store)
    told = max([before, *acknowledged])
    assert after in (told, told + 1)
    for number in range(before + 1, after + 1):
        assert_whole(store, number)
    return after


def test_kill_9_at_50_random_moments(folder: Path, order: Order) -> None:
    moments = random.Random(2012)
    head = 0
    for _ in range(50):
        head = assert_kill_harmless(folder, head, order("kill after", moments.uniform(0, 5)))
    assert head, "the kills came before anything was published: they tested nothing"
    store = opened(folder)
    for edition in store.history():
        assert_whole(store, edition.number)
    swept = store.sweep(older_than=0)
    assert swept, "no kill fell into the writing"
    assert_whole(store, head)
    assert store.sweep(older_than=0) == []


def test_kill_9_around_the_commit(folder: Path, order: Order) -> None:
    moments = random.Random(2013)
    head = lost = kept = 0
    # Until both kinds were seen: how long a commit takes depends on the machine and what else it does.
    while lost + kept < 20 or not (lost and kept):
        acknowledged = order("kill in commit", moments.uniform(0, 0.4))
        after = assert_kill_harmless(folder, head, acknowledged)
        kept, lost = kept + (after > head), lost + (after == head)
        head = after
        assert lost + kept < 200, f"{kept} commits survived and {lost} did not: both were wanted"


def test_kill_9_before_every_step(folder: Path, order: Order) -> None:
    """Not at random: die before the first file or database operation of a publish, before the second, and so on."""
    head = 0
    for step in count(1):
        acknowledged = order("kill at step", step)
        head = assert_kill_harmless(folder, head, acknowledged)
        if acknowledged:
            break
    assert step > 50, "the steps were not noticed"


def test_of_several_at_once_one_wins_and_the_others_learn_it(folder: Path, order: Order) -> None:
    for round in range(1, 11):
        answers = order("race", 4, round - 1)
        assert sorted(answers) == [["late", round]] * 3 + [["published", round]]
    store = opened(folder)
    assert [edition.number for edition in store.history()] == list(range(10, 0, -1))
    assert all(store.tables(n) == state(n) for n in range(1, 11))


def test_one_request_sent_four_times_at_once_makes_one_edition(folder: Path, order: Order) -> None:
    for round in range(1, 6):
        assert order("same request", 4, round - 1) == [["published", round]] * 4
    assert len(opened(folder).history()) == 5


def test_editors_who_merge_lose_nothing(folder: Path, order: Order) -> None:
    editors, times = 4, 4
    made = order("merge", editors, times)
    assert sorted(number for each in made for number in each) == list(range(1, editors * times + 1))
    store = opened(folder)
    projects = store.tables(editors * times)["projects"].column("project_id").to_pylist()
    assert sorted(projects) == [f"editor {e} project {n}" for e in range(editors) for n in range(times)]


def test_a_full_disk_takes_nothing_and_readers_go_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with small_disk(tmp_path / "disk", "4m") as disk:
        store = opened(disk / "var")
        store.publish(state(1), 0, author="a", note="", request_id="1", originals=[("book.xlsx", original(1))])
        refused = 0
        for pages in range(30):  # from no room at all to room for all but the last object or the catalogue's row
            filler = fill(disk, leave=pages * 4096)
            base = head_number(store)
            try:
                files = [("book.xlsx", original(base + 1))]
                store.publish(state(base + 1), base, author="a", note="", request_id=f"full {pages}", originals=files)
            except StoreUnwritable as error:
                refused += 1
                assert error.reason == "full"
                assert head_number(store) == base
            for reader in (store, opened(disk / "var")):  # one that was open, and one that opens on the full disk
                assert_whole(reader, head_number(reader))
            filler.unlink()
        assert refused >= 5
        assert "cannot be written (full)" in caplog.text
        assert not list((disk / "var" / "objects").glob("incoming-*"))
        base = head_number(store)
        store.publish(state(base + 1), base, author="a", note="", request_id="room again")
        assert store.tables(base + 1) == state(base + 1)


def test_a_file_size_limit_takes_nothing(folder: Path) -> None:
    store = opened(folder)
    store.publish(state(1), 0, author="a", note="", request_id="1", originals=[("book.xlsx", original(1))])
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        for limit in (0, 100, 1000, 2000, 4000):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limits[1]))
            with pytest.raises(StoreUnwritable, match="full"):
                store.publish(state(2), 1, author="a", note="", request_id="2")
            assert head_number(store) == 1
            assert_whole(opened(folder), 1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert store.publish(state(2), 1, author="a", note="", request_id="2").number == 2


def test_a_read_only_folder_takes_nothing_and_readers_go_on(folder: Path) -> None:
    store = opened(folder)
    store.publish(state(1), 0, author="a", note="", request_id="1", originals=[("book.xlsx", original(1))])
    with read_only(folder):
        for reader in (opened(folder), store):
            assert_whole(reader, head_number(reader))
            with pytest.raises(StoreUnwritable) as refused:
                reader.publish(state(2), 1, author="a", note="", request_id="2")
            assert refused.value.reason == "read_only"
            with pytest.raises(StoreUnwritable):
                reader.restore(1, base=1, author="a", note="", request_id="3")
            assert [edition.number for edition in reader.history()] == [1]
    assert store.publish(state(2), 1, author="a", note="", request_id="2").number == 2


def test_a_folder_that_cannot_be_made_is_a_refusal_not_a_crash(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    with pytest.raises(StoreUnwritable):
        opened(in_the_way / "var")
