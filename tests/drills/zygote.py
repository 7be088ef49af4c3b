"""A process that forks publishers and kills them: `python zygote.py FOLDER [DATABASE_URL]`, orders on stdin, one answer
a line.

Forked, because importing what publishing needs takes a second, and fifty kills are wanted. This process itself never
publishes or reads, so the forks start clean. Orders (JSON lists):

["kill after", PART]      a publisher publishes edition after edition; kill -9 after that part (0.5, 2.3, …) of what a
                          publish takes on this machine
["kill in commit", PART]  … so long after it began to insert the edition's row
["kill at step", N]       … just before its N-th file or database operation (see STEPS)
["race", N, BASE]         N publishers at once, all based on edition BASE, each with its own request
["same request", N, BASE] … all with one request
["merge", N, TIMES]       N editors at once, each adds TIMES projects of its own, merging whenever it comes late
"""

import gc
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from analytics.editions import Late, Store, catalogue, merge, open_store
from analytics.settings import Settings
from analytics.tables import from_rows
from tests.drills.states import derive, original, state

STEPS = {"fsync", "replace", "rename", "unlink", "flock", "write_table", "execute", "executemany", "commit", "close"}


def main(folder: str, database_url: str = "") -> None:
    settings = Settings(data_dir=Path(folder), database_url=database_url)
    orders: dict[str, Callable[..., object]] = {
        "kill after": lambda store, part: kill_after(store, part * typical),
        "kill in commit": lambda store, part: kill_in_commit(store, part * typical),
        "kill at step": kill_at_step,
        "race": lambda store, n, base: at_once(n, lambda i: publish(store(), base, f"race {base} {i}")),
        "same request": lambda store, n, base: at_once(n, lambda i: publish(store(), base, f"same {base}")),
        "merge": lambda store, n, times: at_once(n, lambda i: add_projects(store(), i, times)),
    }
    typical = warm_up()
    for line in sys.stdin:
        order, *arguments = json.loads(line)
        answer = orders[order](lambda: open_store(settings, derive), *arguments)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def warm_up() -> float:
    """Publish elsewhere, so that a fork need not import and compile anything before it is under way. Returns how many
    seconds a publish takes."""
    with tempfile.TemporaryDirectory() as elsewhere:
        store = open_store(Settings(data_dir=Path(elsewhere)), derive)
        for base in range(3):
            start = time.perf_counter()
            publish(store, base, f"warm up {base}")
            seconds = time.perf_counter() - start
    gc.collect()
    gc.freeze()  # or the forks would copy every page that their garbage collector looks at
    return seconds


OpenStore = Callable[[], Store]


def kill_after(store: OpenStore, seconds: float) -> object:
    """Publish until killed. Answers with the editions it was told it had published."""
    return killed(lambda say: publish_on(store(), say), b"start\n", seconds)


def kill_in_commit(store: OpenStore, seconds: float) -> object:
    """As `kill_after`, the time counted from the moment at which the row is inserted."""

    def work(say: Callable[[str], None]) -> None:
        insert = catalogue.insert

        def telling(*arguments: Any) -> None:
            say("insert")
            insert(*arguments)

        catalogue.insert = telling
        publish_on(store(), say)

    return killed(work, b"insert\n", seconds)


def kill_at_step(store: OpenStore, step: int) -> object:
    """Publish once, dying just before the N-th step. Answers with the editions acknowledged: none if it died."""

    def work(say: Callable[[str], None]) -> None:
        opened = store()
        count = 0

        def die(_frame: FrameType, event: str, function: Any) -> None:
            nonlocal count
            if event == "c_call" and function.__name__ in STEPS:
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(die)
        publish_on(opened, say, once=True)

    return killed(work, None, 0)


def publish_on(store: Store, say: Callable[[str], None], once: bool = False) -> None:
    while True:
        head = store.head()
        base = head.number if head else 0
        say("start")
        made = store.publish(
            state(base + 1),
            base,
            author="drill",
            note="",
            request_id=f"{os.getpid()} {time.time_ns()}",
            originals=[("book.xlsx", original(base + 1))],
        )
        sys.setprofile(None)
        say(f"published {made.number}")
        if once:
            return


def publish(store: Store, base: int, request_id: str) -> list[object]:
    """Answers ["published" or "late", number]."""
    try:
        made = store.publish(state(base + 1), base, author=request_id, note="", request_id=request_id)
    except Late as late:
        return ["late", late.head.number]
    return ["published", made.number]


def add_projects(store: Store, editor: int, times: int) -> list[int]:
    """Add projects one publish at a time; who comes late merges and tries again. Answers with the editions made."""
    made = []
    for n in range(times):
        head = store.head()
        base = head.number if head else 0
        mine = store.tables(base)
        rows = [*mine["projects"].to_pylist(), {"project_id": f"editor {editor} project {n}"}]
        mine["projects"] = from_rows("projects", rows)
        while True:
            try:
                request = f"editor {editor} project {n}"
                made.append(store.publish(mine, base, author=str(editor), note="", request_id=request).number)
                break
            except Late as late:
                mine = merge(store.tables(base), mine, store.tables(late.head.number)).tables
                base = late.head.number
    return made


def killed(work: Callable[[Callable[[str], None]], None], wait_for: bytes | None, seconds: float) -> list[int]:
    """Run `work` in a fork and kill it so long after it said `wait_for`. Answers with the editions acknowledged."""
    reader, writer = os.pipe()
    child = forked(lambda: work(lambda words: tell(writer, f"{words}\n")))
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        heard = []
        if wait_for is not None:
            while (line := pipe.readline()) and line != wait_for:
                heard.append(line)
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
        heard += pipe.readlines()
    os.waitpid(child, 0)
    return [int(line.split()[1]) for line in heard if line.startswith(b"published")]


def at_once(count: int, work: Callable[[int], object]) -> list[object]:
    """Run `work(0…)` in so many forks at the same moment. Answers with what each returned."""
    gate_reader, gate = os.pipe()
    readers = []
    for i in range(count):
        reader, writer = os.pipe()

        def begin(i: int = i, writer: int = writer) -> None:
            os.close(gate)
            os.read(gate_reader, 1)  # returns when the parent closes the gate
            tell(writer, json.dumps(work(i)))

        forked(begin)
        os.close(writer)
        readers.append(reader)
    os.close(gate)
    os.close(gate_reader)
    answers = []
    for reader in readers:
        with os.fdopen(reader, "rb") as pipe:
            answers.append(json.loads(pipe.read()))
    for _ in readers:
        os.wait()
    return answers


def forked(work: Callable[[], None]) -> int:
    """Run `work` in a fork, which ends with it. Returns its process id."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        finally:  # whatever happens, a fork must not go on as if it were the parent
            if code:
                traceback.print_exc()
            os._exit(code)
    return child


def tell(pipe: int, words: str) -> None:
    os.write(pipe, words.encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
