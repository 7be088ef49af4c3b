"""Five hundred viewers who come within a minute and stay: `python -m benchmarks.bench_crowd [viewers] [seconds]`.

Each fetches the index page, opens the WebSocket as the browser does, waits until the page's script has run, and keeps
the connection open; ten seconds later each touches the page once more. No browser: what is measured is the server. It
is asked all the while, from a process of its own, whether it is well. An error is whatever is not the page: a refusal,
a crash of the script, a connection that breaks, a minute without an answer. Memory is that of the server's processes
while all are still connected; it counts pages shared between processes once.
"""

import asyncio
import http.client
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from websockets.exceptions import WebSocketException

from benchmarks.servers import WAIT, ViewFailed, cpu_seconds, dashboard, megabytes, open_socket, run_script

VIEWERS, SECONDS = 500, 60
P95, HEALTH, MEMORY = 1.0, 0.5, 400
"""The limits: seconds for a view, seconds for /healthz, megabytes."""
ASK_EVERY = 0.25
TOUCH, STAY = 0, 10.0
"""How many of the viewers touch the page again, one of so many (0: none, they read), and after how many seconds."""


@dataclass
class Seen:
    """What the viewers saw: seconds of a first view and of a rerun, and what went wrong."""

    views: list[float] = field(default_factory=list)
    reruns: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def main(viewers: int = VIEWERS, seconds: float = SECONDS) -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        server = dashboard(stack, Path(folder) / "var")
        asyncio.run(crowd(server.address, 1, 0))  # the first view fills what the server keeps
        before, used = megabytes(server.process), cpu_seconds(server.process)
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        watch = multiprocessing.get_context("spawn").Process(target=watch_health, args=(server.address, theirs))
        watch.start()
        ours.recv()  # it has begun
        seen, most = asyncio.run(crowd(server.address, viewers, seconds, lambda: megabytes(server.process)))
        used = cpu_seconds(server.process) - used
        ours.send("end")
        health: list[float] = ours.recv()
        watch.join()
    print(f"{viewers} viewers within {seconds:.0f} s, {len(seen.views)} views, {len(seen.reruns)} reruns")
    print(f"view, from the index page to the end of the script: {spread(seen.views)}  (limit p95 {P95:.0f} s)")
    print(f"rerun of the page:                                  {spread(seen.reruns)}")
    print(f"errors: {len(seen.errors)}  (limit 0) {'; '.join(sorted(set(seen.errors))[:5])}")
    print(f"server: {most:.0f} MB with all connected (limit {MEMORY} MB), {before:.0f} MB with one before;", end=" ")
    print(f"{used / max(1, len(seen.views) + len(seen.reruns)) * 1e3:.0f} ms CPU a run")
    print(f"/healthz, {len(health)} times: {spread(health)}  (limit {HEALTH} s at most)")


def spread(times: list[float]) -> str:
    """Median, 95th percentile and the longest."""
    if len(times) < 2:
        return "none"
    p95 = statistics.quantiles(times, n=20, method="inclusive")[-1]
    return f"p50 {statistics.median(times):.2f} s, p95 {p95:.2f} s, longest {max(times):.2f} s"


async def crowd(address: str, size: int, seconds: float, look: Callable[[], float] = lambda: 0.0) -> tuple[Seen, float]:
    """What so many viewers saw who came evenly within that time, and what `look` said when all were there."""
    seen, there, leave = Seen(), asyncio.Semaphore(0), asyncio.Event()
    limits = httpx.Limits(max_keepalive_connections=0)
    async with httpx.AsyncClient(timeout=WAIT, limits=limits, trust_env=False) as client:
        coming = [
            asyncio.create_task(viewer(client, address, place * seconds / size, seen, there, leave))
            for place in range(size)
        ]
        for _ in range(size):
            await there.acquire()
        found = look()
        leave.set()
        await asyncio.gather(*coming)
    return seen, found


async def viewer(
    client: httpx.AsyncClient, address: str, after: float, seen: Seen, there: asyncio.Semaphore, leave: asyncio.Event
) -> None:
    """One viewer, from coming to leaving."""
    await asyncio.sleep(after)
    try:
        started = time.perf_counter()
        (await client.get(address)).raise_for_status()
        async with await open_socket(address) as wire:
            await run_script(wire)
            seen.views.append(time.perf_counter() - started)
            if TOUCH and len(seen.views) % TOUCH == 0:
                await asyncio.sleep(STAY)
                started = time.perf_counter()
                await run_script(wire)
                seen.reruns.append(time.perf_counter() - started)
            there.release()
            await leave.wait()
    except (ViewFailed, WebSocketException, httpx.HTTPError, OSError, TimeoutError) as error:
        seen.errors.append(f"{type(error).__name__}: {str(error)[:80]}")
        there.release()


def watch_health(address: str, pipe: Connection) -> None:
    """Asks the server every quarter of a second how it is, until told to end; sends how long each answer took, in
    seconds. An answer that is none counts as the whole wait."""
    parts = urlsplit(address)
    times: list[float] = []
    pipe.send("begun")
    while not pipe.poll(ASK_EVERY):
        started = time.perf_counter()
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=WAIT)
        try:
            connection.request("GET", "/healthz")
            well = connection.getresponse().status == 200
        except OSError:
            well = False
        connection.close()
        times.append(time.perf_counter() - started if well else float(WAIT))
    pipe.send(times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else VIEWERS, float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS)
