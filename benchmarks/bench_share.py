"""The page of a share link, beside a hand-written static page, and how many of it one core sends.

In a browser: the page of a fixed link of the goals, with a cold context and a warm server, in turn with the same HTML
out of a bare static server (so that what is measured is what our server adds) and with the hand-written page of
../shared/bench (where it is there). Complete: loaded, and its content painted. Then requests a second for that link,
the server on one core and whoever asks on another, over connections that stay open: pages in gzip, and the 304 that a
cache on the way gets.

Where the server had less than its whole core, something else took it, or answers waited for something: `by a whole
one` is what its processor time alone would allow.

    python -m benchmarks.bench_share [rounds]
"""

import asyncio
import gzip
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from analytics import clock, database
from analytics.access.directory import FRESH, Directory
from analytics.access.records import Share
from analytics.settings import Settings
from benchmarks.servers import CALM, CHROMIUM, PEERS, Server, Wire, cpu_seconds, dashboard, watched

RATIO, KILOBYTES, REQUESTS, A_SECOND = 1.3, 30, 1, 500
"""The limits: times the static page, kB on the wire, requests of the browser, requests a second from one core."""
CONNECTIONS, ASKED, LOAD_ROUNDS = 8, 2_000, 5
PHONE: ViewportSize = {"width": 390, "height": 844}
COMPLETE = """() => {
    const [entry] = performance.getEntriesByType('navigation')
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    return entry.loadEventEnd && paint ? Math.max(entry.loadEventEnd, paint.startTime) : 0 }"""


class Answer(NamedTuple):
    """What the server said once."""

    status: int
    headers: dict[str, str]
    body: bytes


def main(rounds: int = 15) -> None:
    """Prints the tables."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        data_dir = Path(folder) / "var"
        server = dashboard(stack, data_dir)
        path = fixed_link(data_dir)
        plain = ask(server, path)
        assert plain.status == 200 and b"</html>" in plain.body, plain
        pages = {"share": f"{server.address}{path.lstrip('/')}"}
        pages["same, static"] = stack.enter_context(static(plain.body))
        if PEERS.is_dir():
            pages["hand-written"] = stack.enter_context(static(peer_page(Path(folder))))
        print_views(pages, rounds)
        sizes = {name: len(ask(server, path, accept_encoding=name).body) / 1000 for name in ("gzip", "br")}
        print(
            f"the page alone: {len(plain.body) / 1000:.1f} kB, " + ", ".join(f"{n} {s:.1f}" for n, s in sizes.items())
        )
    print_load()


def fixed_link(data_dir: Path) -> str:
    """The path of a new link to all goals of edition 1."""
    catalogue = Settings(data_dir=data_dir, database_url="").catalogue_url
    draft = Share(
        share_id="", label="benchmark", kind="goals", goals=(), filters={}, language="da", edition=1,
        as_of=date(2012, 3, 12), expires_at=None, password_hash="", token_hash="", created_by="benchmark",
        created_at=clock.now(), paused=False, revoked_at=None, last_used=None, views=0,
    )  # fmt: skip
    _, token = Directory(database.connect(catalogue)).create_share(draft)
    time.sleep(2 * FRESH)  # the server has looked by then
    return f"/s/{token}"


def peer_page(folder: Path) -> bytes:
    """The hand-written page that the other dashboard systems are measured against."""
    data, out = folder / "n100", folder / "static"
    quiet = subprocess.DEVNULL
    subprocess.run([sys.executable, PEERS / "gen_data.py", data, "100"], check=True, stdout=quiet)
    variables = {**os.environ, "BENCH_DATA": str(data)}
    subprocess.run([sys.executable, PEERS / "systems/static_html.py", out], check=True, env=variables, stdout=quiet)
    return (out / "index.html").read_bytes()


@contextmanager
def static(html: bytes) -> Iterator[str]:
    """The address of a server that does nothing but send that page, gzipped beforehand."""
    body = gzip.compress(html, 9, mtime=0)
    head = f"content-type: text/html; charset=utf-8\r\ncontent-encoding: gzip\r\ncontent-length: {len(body)}\r\n\r\n"
    whole = b"HTTP/1.1 200 OK\r\n" + head.encode() + body

    class Page(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.wfile.write(whole)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def print_views(pages: dict[str, str], rounds: int) -> None:
    """How soon each page is complete in a browser, and what it costs on the wire."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    wires: dict[str, Wire] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CALM)
        for number in range(rounds + 1):
            for name in pages if number % 2 else reversed(pages):
                took, wires[name] = view(browser, pages[name])
                if number:  # the first round warms the servers and the browser
                    times[name].append(took)
    print(f"\nA share page in a browser, {rounds} rounds, median")
    print(f"{'page':14} {'complete':>9} {'kB':>6} {'requests':>9} {'foreign':>8}")
    for name, wire in wires.items():
        complete = statistics.median(times[name])
        print(f"{name:14} {complete:>6.0f} ms {wire.kilobytes:6.1f} {wire.requests:9} {len(wire.foreign):8}")
    for name in list(pages)[1:]:
        # round by round, so that both meet the same neighbours
        ratio = statistics.median(ours / theirs for ours, theirs in zip(times["share"], times[name], strict=True))
        print(f"share page / {name}: {ratio:.2f}  (limit {RATIO})")
    wire = wires["share"]
    print(
        f"on the wire: {wire.kilobytes:.1f} kB (limit {KILOBYTES}), {wire.requests} requests (limit {REQUESTS}),",
        end="",
    )
    print(f" foreign hosts: {', '.join(sorted(wire.foreign)) or 'none'}")


def view(browser: Browser, address: str) -> tuple[float, Wire]:
    """One cold view on a phone: milliseconds from navigation to complete, and what it cost."""
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        wire = watched(page)
        page.goto(address, wait_until="load")
        took = page.wait_for_function(COMPLETE, timeout=20_000, polling=10).json_value()
        page.wait_for_timeout(100)  # an icon would be asked for only now
        return float(took), wire


def print_load() -> None:
    """Requests a second from one core, on a server that starts on that core."""
    all_cores = sorted(os.sched_getaffinity(0))
    if len(all_cores) < 2:
        print("one core only: whoever asks takes from the server's time")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        stack.callback(os.sched_setaffinity, 0, all_cores)
        os.sched_setaffinity(0, all_cores[:1])  # what is started inherits it
        server = dashboard(stack, Path(folder) / "var")
        os.sched_setaffinity(0, all_cores[1:] or all_cores)
        path = fixed_link(Path(folder) / "var")
        tag = ask(server, path, accept_encoding="gzip").headers["etag"]
        kinds = {
            "pages, gzip": (200, {"accept-encoding": "gzip"}),
            "unchanged": (304, {"accept-encoding": "gzip", "if-none-match": tag}),
        }
        print(
            f"\n{ASKED:,} requests over {CONNECTIONS} connections, {LOAD_ROUNDS} rounds, median; the server on one core"
        )
        print(f"{'':14} {'answered':>11} {'CPU each':>9} {'of the core':>12} {'by a whole one':>14}")
        for name, (status, headers) in kinds.items():
            rates, shares = [], []
            for number in range(LOAD_ROUNDS + 1):
                took, used = load(server, path, headers, status)
                if number:
                    rates.append(ASKED / took)
                    shares.append(used / took)
            rate, share = statistics.median(rates), statistics.median(shares)
            each, whole = f"{share / rate * 1e3:6.2f} ms", f"{rate / share:7.0f} a s"
            print(f"{name:14} {rate:>7.0f} a s {each:>9} {share:>12.0%} {whole:>14}  (limit {A_SECOND} a s)")


def ask(server: Server, path: str, **headers: str) -> Answer:
    """One request."""
    parts = urlsplit(server.address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers={"accept-encoding": "identity", **said})
    response = connection.getresponse()
    found = {name.lower(): value for name, value in response.getheaders()}
    answer = Answer(response.status, found, response.read())
    connection.close()
    return answer


def load(server: Server, path: str, headers: dict[str, str], status: int) -> tuple[float, float]:
    """Seconds until all requests were answered, and the server's processor time. Raises AssertionError for an answer
    with another status."""
    parts = urlsplit(server.address)
    lines = [f"GET {path} HTTP/1.1", f"host: {parts.netloc}", *(f"{name}: {value}" for name, value in headers.items())]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()

    async def together() -> None:
        asking = (connection(str(parts.hostname), parts.port or 0, request, status) for _ in range(CONNECTIONS))
        await asyncio.gather(*asking)

    used, started = cpu_seconds(server.process), time.perf_counter()
    asyncio.run(together())
    return time.perf_counter() - started, cpu_seconds(server.process) - used


async def connection(host: str, port: int, request: bytes, status: int) -> None:
    """One connection's share of the requests, one after the other."""
    reader, writer = await asyncio.open_connection(host, port)
    wanted = f"HTTP/1.1 {status} ".encode()
    for _ in range(ASKED // CONNECTIONS):
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(wanted), head
        if status == 200:
            await reader.readexactly(int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]))
    writer.close()
    await writer.wait_closed()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
