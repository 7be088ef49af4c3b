"""How fast the Goals page stands in a real browser, beside a blank Streamlit page and a usual one.

Every figure is a ratio within this run: the three servers are visited in turn, each time with a cold browser context
and a warm server, the gate in front of ours. Readable: the goals stand in the index page. Complete: the live page has
taken their place and nothing is still to come. A view's processor time is the server's, from navigation to a moment
after complete. Then, without a browser, what a rerun costs, and fifty sessions that open at once. The peer pages are
those of ../shared/bench; without them the run says so and stops.

    python -m benchmarks.bench_pages [rounds]
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from benchmarks.servers import CALM, CHROMIUM, PEERS, Server, Wire, cpu_seconds, dashboard, serve, session, watched

READABLE, COMPLETE, AGAIN, MEGABYTES, CPU = 0.15, 1.3, 0.8, 3, 1.2
"""The limits: readable and complete ÷ blank complete, complete ÷ Streamlit + pandas, MB cold, CPU ÷ blank."""
RERUN_MS, TOGETHER_SECONDS = 60, 3

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


class View(NamedTuple):
    """One cold view: milliseconds from navigation until its first content and until it is complete, the server's
    processor time in milliseconds, what it cost on the wire."""

    first: float
    done: float
    cpu: float
    wire: Wire


def visit(browser: Browser, page_name: str, server: Server) -> View:
    """One cold view."""
    with browser.new_context(viewport={"width": 1400, "height": 1600}) as context:
        page = context.new_page()
        page.add_init_script(POLL % STAMPS[page_name])
        wire, used = watched(page), cpu_seconds(server.process)
        page.goto(server.address, wait_until="commit")
        page.wait_for_function("() => window.__t && window.__t.done", timeout=60_000, polling=50)
        stamps = page.evaluate("() => window.__t")
        page.wait_for_timeout(600)  # what the server still does for this view
        return View(stamps["first"], stamps["done"], (cpu_seconds(server.process) - used) * 1e3, wire)


def crowd(address: str, size: int) -> tuple[float, float]:
    """Median and longest seconds until each of `size` sessions opened at once has its page."""

    async def together() -> list[float]:
        return await asyncio.gather(*(session(address) for _ in range(size)))

    seconds = asyncio.run(together())
    return statistics.median(seconds), max(seconds)


def main(rounds: int = 7) -> None:
    """Prints the tables."""
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
            "goals": dashboard(stack, folder / "var"),
        }
        print_views(servers, rounds)
        print_server(servers["goals"])


def print_views(servers: dict[str, Server], rounds: int) -> None:
    """Each page in a browser, and our ratios."""
    views: dict[str, list[View]] = {name: [] for name in servers}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CALM)
        for number in range(rounds + 1):
            for name in servers if number % 2 else reversed(servers):
                view = visit(browser, name, servers[name])
                if number:  # the first round warms the servers
                    views[name].append(view)
    first = {name: statistics.median(view.first for view in some) for name, some in views.items()}
    done = {name: statistics.median(view.done for view in some) for name, some in views.items()}
    cpu = {name: statistics.mean(view.cpu for view in some) for name, some in views.items()}  # it comes in steps
    wires = {name: some[-1].wire for name, some in views.items()}
    print(f"\nGoals page in a browser, {rounds} rounds, median ms from navigation; server CPU a view, mean")
    print(f"{'page':8} {'first':>7} {'complete':>9} {'CPU':>7} {'kB':>7} {'requests':>9} {'foreign':>8}")
    for name in servers:
        wire = wires[name]
        print(f"{name:8} {first[name]:7.0f} {done[name]:9.0f} {cpu[name]:7.0f}", end=" ")
        print(f"{wire.kilobytes:7.0f} {wire.requests:9} {len(wire.foreign):8}")
    print(f"goals readable / blank complete:  {first['goals'] / done['blank']:.2f}  (limit {READABLE})")
    print(f"page complete / blank complete:   {done['goals'] / done['blank']:.2f}  (limit {COMPLETE})")
    print(f"page complete / Streamlit+pandas: {done['goals'] / done['pandas']:.2f}  (limit {AGAIN})")
    print(f"a cold view on the wire:          {wires['goals'].kilobytes / 1000:.2f} MB  (limit {MEGABYTES} MB)")
    print(f"server CPU a view / blank:        {cpu['goals'] / cpu['blank']:.2f}  (limit {CPU})")


def print_server(server: Server) -> None:
    """What a run of the page costs, and fifty sessions that open at once; no browser."""
    crowd(server.address, 1)
    used = cpu_seconds(server.process)
    for _ in range(20):
        crowd(server.address, 1)
    each = (cpu_seconds(server.process) - used) / 20 * 1000
    print(f"a run of the page, server CPU:    {each:.0f} ms  (limit {RERUN_MS})")
    median, longest = crowd(server.address, 50)
    print(f"50 sessions at once:              median {median:.2f} s, longest {longest:.2f} s", end="  ")
    print(f"(limit {TOGETHER_SECONDS} s)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
