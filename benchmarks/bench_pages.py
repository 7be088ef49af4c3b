"""How fast the Goals page stands in a real browser, beside a blank Streamlit page and a usual one.

Every figure is a ratio within this run: the three servers are visited in turn, each time with a cold browser context
and a warm server. Then the server's side: what a rerun costs, and fifty sessions that open at once. The peer pages are
those of ../shared/bench; without them the run says so and stops.

    python -m benchmarks.bench_pages [rounds]
"""

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path

import psutil
import websockets
from playwright.sync_api import Browser, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Origin, Subprotocol

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT.parent / "shared" / "bench"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CALM = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

VISIBLE = "e => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 }"
SETTLED = """!!document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
    && !document.querySelector('[data-stale=true]')"""
PLOTS = """document.querySelectorAll('.js-plotly-plot .main-svg .scatterlayer path.js-line').length >= 2
    && document.querySelectorAll('.js-plotly-plot .main-svg .barlayer .point path').length >= 12
    && document.querySelectorAll('[data-testid=stDataFrame] canvas').length > 0"""
CARDS = f"[...document.querySelectorAll('%s')].filter({VISIBLE}).length >= 3"
STAMPS = {  # page -> (cards visible, complete); our goals stand in the index page first, then live
    "blank": ("document.body.innerText.includes('blank-ok')", "document.body.innerText.includes('blank-ok')"),
    "pandas": ("document.querySelectorAll('[data-testid=stMetric]').length >= 3", PLOTS),
    "goals": (CARDS % ".goal", f"{CARDS % '.st-key-cards .goal'} && {SETTLED}"),
}
POLL = """(() => { window.__t = {}; const poll = () => { try { if (document.body) {
    if (!window.__t.first && (%s)) window.__t.first = performance.now();
    if (!window.__t.done && (%s)) window.__t.done = performance.now(); } } catch (e) {}
    if (!window.__t.done) setTimeout(poll, 8) }; poll() })()"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(
    stack: ExitStack, script: Path, environment: dict[str, str], settings: list[str]
) -> tuple[str, psutil.Process]:
    """Starts a Streamlit server that ends with the stack; returns its address and process once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), *settings]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    stack.callback(process.wait, 10)
    stack.callback(process.terminate)
    address = f"http://127.0.0.1:{port}/"
    for _ in range(600):
        try:
            urllib.request.urlopen(address + "_stcore/health", timeout=1).read()
            return address, psutil.Process(process.pid)
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(script)


def visit(browser: Browser, page_name: str, address: str) -> tuple[float, float]:
    """One cold view: milliseconds from navigation to first content and to complete."""
    with browser.new_context(viewport={"width": 1400, "height": 1600}) as context:
        page = context.new_page()
        page.add_init_script(POLL % STAMPS[page_name])
        page.goto(address, wait_until="commit")
        page.wait_for_function("() => window.__t && window.__t.done", timeout=60_000, polling=50)
        stamps = page.evaluate("() => window.__t")
        return stamps["first"], stamps["done"]


async def session(address: str) -> float:
    """Opens one session at protocol level (no browser) and waits for its first script run to end; seconds."""
    start = time.perf_counter()
    url = address.replace("http", "ws") + "_stcore/stream"
    run = BackMsg()
    run.rerun_script.query_string = ""
    origin = Origin(address.rstrip("/"))
    async with websockets.connect(url, subprotocols=[Subprotocol("streamlit")], origin=origin, max_size=None) as wire:
        await wire.send(run.SerializeToString())
        while True:
            message = ForwardMsg.FromString(await asyncio.wait_for(wire.recv(decode=False), 60))
            if message.WhichOneof("type") == "script_finished":
                return time.perf_counter() - start


def crowd(address: str, size: int) -> tuple[float, float]:
    """Median and longest seconds until each of `size` sessions opened at once has its page."""

    async def together() -> list[float]:
        return await asyncio.gather(*(session(address) for _ in range(size)))

    seconds = asyncio.run(together())
    return statistics.median(seconds), max(seconds)


def main(rounds: int = 7) -> None:
    if not PEERS.is_dir():
        print(f"The peer pages are not here ({PEERS}): nothing to compare with.")
        return
    plain = ["--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        subprocess.run(
            [sys.executable, PEERS / "gen_data.py", folder / "n100", "100"], check=True, stdout=subprocess.DEVNULL
        )
        servers = {
            "blank": serve(stack, PEERS / "systems/st_blank.py", {}, plain),
            "pandas": serve(stack, PEERS / "systems/st_pandas.py", {"BENCH_DATA": str(folder / "n100")}, plain),
            "goals": serve(stack, ROOT / "dashboard.py", {"DASHBOARD_DATA_DIR": str(folder / "var")}, []),
        }
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in servers}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CALM)
            for number in range(rounds + 1):
                for name in servers if number % 2 else reversed(servers):
                    stamps = visit(browser, name, servers[name][0])
                    if number:  # the first round warms the servers
                        times[name].append(stamps)
        first = {name: statistics.median(t[0] for t in rows) for name, rows in times.items()}
        done = {name: statistics.median(t[1] for t in rows) for name, rows in times.items()}
        print(f"\nGoals page in a browser, {rounds} rounds, median ms from navigation")
        print(f"{'page':8} {'first':>7} {'complete':>9}")
        for name in servers:
            print(f"{name:8} {first[name]:7.0f} {done[name]:9.0f}")
        print(f"cards visible / blank page:       {first['goals'] / done['blank']:.2f}  (aim ≤ 1.3)")
        print(f"page complete / Streamlit+pandas: {done['goals'] / done['pandas']:.2f}  (aim ≤ 0.8)")
        address, process = servers["goals"]
        crowd(address, 1)
        before = process.cpu_times()
        for _ in range(20):
            crowd(address, 1)
        after = process.cpu_times()
        each = ((after.user - before.user) + (after.system - before.system)) / 20 * 1000
        print(f"a run of the page, server CPU:    {each:.0f} ms  (aim ≤ 60)")
        median, longest = crowd(address, 50)
        print(f"50 sessions at once:              median {median:.2f} s, longest {longest:.2f} s  (aim ≤ 3)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
