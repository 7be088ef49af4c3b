"""A real server on an empty data folder and a real browser that may only speak to it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

ROOT = Path(__file__).resolve().parents[2]
SETTLED = """() => document.querySelector(
    '[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]')
    && !document.querySelector('[data-stale=true]') && !document.querySelector('[data-testid=stSkeleton]')"""

expect.set_options(timeout=20_000)  # a slow machine with two workers takes more than the usual 5 s


@dataclass
class Dashboard:
    """A running dashboard: its address, its data folder, what it wrote to its log."""

    address: str
    data_dir: Path
    log: Path


@dataclass
class Visitor:
    """A page and every foreign host it asked for (there must be none)."""

    page: Page
    foreign: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Waits until the script has run and nothing on the page is stale."""
        self.page.wait_for_timeout(150)  # a click reaches the server before the page says that it runs
        self.page.wait_for_function(SETTLED, timeout=30_000)


STREAMLIT = ("streamlit", "run", "dashboard.py")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    folder: Path, *, module: Sequence[str] = STREAMLIT, port: int = 0, **environment: str
) -> Iterator[Dashboard]:
    """A dashboard on a free port of 127.0.0.1 (or the one named) for as long as the block runs. `module`: the Python
    module that serves it, and its first options."""
    port = port or free_port()
    data_dir, log = folder / "var", folder / "server.log"
    command = [sys.executable, "-m", *module, "--server.port", str(port)]
    variables = {**os.environ, "DASHBOARD_DATA_DIR": str(data_dir), **environment}
    with log.open("a") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield Dashboard(f"http://127.0.0.1:{port}", data_dir, log)
    finally:
        process.terminate()
        process.wait(15)


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Returns once the address answers; fails with the server's own words if it ends first."""
    for _ in range(600):
        assert process.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(address, timeout=1).read()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(log.read_text())


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """One server for a module's tests, on the bundled sample."""
    with serving(tmp_path_factory.mktemp("dashboard")) as running:
        yield running


def visitor(context: BrowserContext, home: str) -> Visitor:
    """A fresh page in that context, watching for foreign hosts."""
    someone = Visitor(context.new_page())
    own = urlsplit(home).netloc

    def note(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != own:
            someone.foreign.append(address)

    someone.page.on("request", lambda request: note(request.url))
    someone.page.on("websocket", lambda wire: note(wire.url))
    return someone
