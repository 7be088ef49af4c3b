"""What the benchmarks of the running dashboard share: servers, cold browser views, viewers at protocol level."""

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import psutil
import websockets
from playwright.sync_api import Page
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection
from websockets.typing import Origin, Subprotocol

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT.parent / "shared" / "bench"
"""Pages made with other systems, to measure ours against; not part of the repository."""
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CALM = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a foreign host is seen, and costs no wait
]
WAIT = 60
"""Seconds after which a server or a view counts as failed."""


class Server(NamedTuple):
    """A running server: its address with / at the end, and its process."""

    address: str
    process: psutil.Process


def serve(stack: ExitStack, script: Path, environment: dict[str, str], settings: list[str]) -> Server:
    """Starts a Streamlit server that ends with the stack; returns once it answers. It runs on the processor cores of
    whoever starts it. Raises TimeoutError where it does not answer, ChildProcessError where it ends."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), *settings]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    stack.callback(process.wait, 30)
    stack.callback(process.terminate)
    address = f"http://127.0.0.1:{port}/"
    for _ in range(WAIT * 10):
        try:
            urllib.request.urlopen(address + "_stcore/health", timeout=1).read()
            return Server(address, psutil.Process(process.pid))
        except OSError:
            if process.poll() is not None:
                raise ChildProcessError(f"{script} ended while it started") from None
            time.sleep(0.1)
    raise TimeoutError(script)


def dashboard(stack: ExitStack, data_dir: Path) -> Server:
    """The dashboard, everybody administrator; an empty data folder gets the sample."""
    ours = {"DASHBOARD_DATA_DIR": str(data_dir), "DASHBOARD_ACCESS": "local", "DASHBOARD_DATABASE_URL": ""}
    return serve(stack, ROOT / "dashboard.py", ours, [])


def free_port() -> int:
    """A port of 127.0.0.1 that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_seconds(process: psutil.Process) -> float:
    """Processor time that a process and its children have taken, in steps of 10 ms."""
    times = [each.cpu_times() for each in (process, *process.children(recursive=True))]
    return float(sum(each.user + each.system for each in times))


def megabytes(process: psutil.Process) -> float:
    """Memory of a process and its children, what they share counted once."""
    return float(sum(each.memory_full_info().pss for each in (process, *process.children(recursive=True)))) / 2**20


@dataclass
class Wire:
    """What a page cost on the wire: bytes with headers as they came, compressed; requests; hosts that are not ours."""

    size: int = 0
    requests: int = 0
    foreign: set[str] = field(default_factory=set)

    @property
    def kilobytes(self) -> float:
        """Its bytes, in thousands."""
        return self.size / 1000


def watched(page: Page) -> Wire:
    """Counts from now on what the page loads. WebSockets count too: the handshake as a request, and what comes in as
    bytes (before the socket's own compression)."""
    wire = Wire()
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")

    def asked(event: dict[str, Any]) -> None:
        parts = urlsplit(str(event.get("url") or event["request"]["url"]))
        if parts.scheme in ("http", "https", "ws", "wss"):
            wire.requests += 1
            wire.foreign |= {str(parts.hostname)} - {"127.0.0.1"}

    def came(event: dict[str, Any]) -> None:
        wire.size += int(event["encodedDataLength"])

    def framed(event: dict[str, Any]) -> None:
        frame = event["response"]
        length = len(frame["payloadData"])
        wire.size += length * 3 // 4 if frame["opcode"] == 2 else length  # binary arrives here as base64

    tools.on("Network.requestWillBeSent", asked)
    tools.on("Network.webSocketCreated", asked)
    tools.on("Network.loadingFinished", came)
    tools.on("Network.webSocketFrameReceived", framed)
    return wire


class ViewFailed(Exception):
    """A viewer did not get the page."""


async def open_socket(address: str) -> ClientConnection:
    """A viewer's connection, as the browser opens it."""
    url = address.replace("http", "ws") + "_stcore/stream"
    origin = Origin(address.rstrip("/"))
    streamlit = [Subprotocol("streamlit")]
    return await websockets.connect(url, subprotocols=streamlit, origin=origin, max_size=None, open_timeout=WAIT)


async def run_script(wire: ClientConnection, query: str = "") -> tuple[int, int]:
    """Asks for a run of the page's script and waits for its end; how many elements and bytes came. Raises ViewFailed
    where the script crashed, broke off or showed nothing, TimeoutError where it did not end."""
    wanted = BackMsg()
    wanted.rerun_script.query_string = query
    await wire.send(wanted.SerializeToString())
    elements = size = 0
    while True:
        message = await asyncio.wait_for(wire.recv(decode=False), WAIT)
        size += len(message)
        said = ForwardMsg.FromString(message)
        kind = said.WhichOneof("type")
        if kind == "delta" and said.delta.WhichOneof("type") == "new_element":
            elements += 1
            if said.delta.new_element.WhichOneof("type") == "exception":
                raise ViewFailed(said.delta.new_element.exception.message)
        if kind == "ref_hash":
            elements += 1
        if kind == "script_finished":
            if said.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY or not elements:
                raise ViewFailed(f"{ForwardMsg.ScriptFinishedStatus.Name(said.script_finished)}, {elements} elements")
            return elements, size


async def session(address: str) -> float:
    """Opens one session (no browser) and waits for its first script run to end; seconds."""
    started = time.perf_counter()
    async with await open_socket(address) as wire:
        await run_script(wire)
        return time.perf_counter() - started
