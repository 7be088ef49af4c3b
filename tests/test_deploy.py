"""The proxy's example, for real: nginx with docs/deploy/nginx.conf in front of a running dashboard."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

KEY = "key-of-administrators"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        assert process.poll() is None
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


@pytest.fixture(scope="module")
def proxied(tmp_path_factory) -> Iterator[tuple[int, Path]]:
    """The https port of nginx with the shipped configuration, and the folder with its logs."""
    if not NGINX or not shutil.which("openssl"):
        pytest.skip("nginx and openssl are not installed")
    folder = tmp_path_factory.mktemp("nginx")
    plain, secure, inner = free_port(), free_port(), free_port()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=eu.example.dk",
         "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    shipped = (ROOT / "docs" / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    changes = {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl": f"listen 127.0.0.1:{secure} ssl",
        "127.0.0.1:8501": f"127.0.0.1:{inner}",
        "/etc/ssl/eu.example.dk/fullchain.pem": str(folder / "cert.pem"),
        "/etc/ssl/eu.example.dk/privkey.pem": str(folder / "key.pem"),
        "/var/log/nginx/dashboard.log": str(folder / "access.log"),
        "/var/log/nginx/dashboard-error.log": str(folder / "error.log"),
    }
    for old, new in changes.items():
        assert old in shipped
        shipped = shipped.replace(old, new)
    temporary = "".join(
        f"{each}_temp_path {folder}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid; daemon off; error_log {folder}/main.log; events {{}}\nhttp {{ {temporary}\n{shipped}\n}}"
    )
    variables = {"DASHBOARD_ACCESS": "key", "DASHBOARD_ADMINISTRATOR_KEY": KEY, "DASHBOARD_BEHIND_PROXY": "true",
                 "DASHBOARD_DATA_DIR": str(folder / "var")}  # fmt: skip
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(inner)]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **variables}, stdout=log, stderr=log)
        nginx = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "main.log"])
        try:
            wait_for(inner, server)
            wait_for(secure, nginx)
            yield secure, folder
        finally:
            for process in (nginx, server):
                process.terminate()
                process.wait(20)


def ask(port: int, method: str, path: str, body=None, **headers: str) -> http.client.HTTPResponse:
    """One request by https; its body is read."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=30)
    named = {"Host": f"eu.example.dk:{port}"} | {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named, encode_chunked=hasattr(body, "__next__"))
    answer = connection.getresponse()
    answer.text = answer.read().decode("utf-8", "replace")  # type: ignore[attr-defined]
    connection.close()
    return answer


def enter(port: int) -> str:
    """Log in by key; the cookie."""
    answer = ask(port, "GET", f"/goals?lang=en&key={KEY}")
    assert (answer.status, answer.headers["location"]) == (303, "/goals?lang=en")
    cookie = answer.headers["set-cookie"]
    assert cookie.endswith("; Secure") and "HttpOnly" in cookie
    return cookie.partition(";")[0]


def upgrade(port: int, **headers: str) -> http.client.HTTPResponse:
    """The beginning of a WebSocket."""
    shaking = dict(
        Connection="Upgrade", Upgrade="websocket", Sec_WebSocket_Version="13", Sec_WebSocket_Key="x" * 22 + "=="
    )
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=30)
    named = {"Host": f"eu.example.dk:{port}"} | {
        name.replace("_", "-"): value for name, value in (shaking | headers).items()
    }
    connection.request("GET", "/_stcore/stream", headers=named)
    answer = connection.getresponse()
    connection.close()
    return answer


@pytest.mark.drill
def test_the_shipped_proxy_lets_in_whoever_has_a_key_and_nobody_else(proxied):
    port, _ = proxied
    turned = ask(
        port, "GET", "/goals", Accept="text/html", X_Forwarded_For="127.0.0.1", X_Forwarded_Host="evil.example"
    )
    assert (turned.status, turned.headers["location"]) == (303, "/login?next=%2Fgoals")
    assert (
        turned.headers["strict-transport-security"] and "frame-ancestors" in turned.headers["content-security-policy"]
    )
    assert ask(port, "GET", "/_stcore/metrics").status == 404
    page = ask(port, "GET", "/goals?lang=en", Cookie=enter(port))
    assert page.status == 200 and "Lead partner in three projects" in page.text


@pytest.mark.drill
def test_sockets_pass_through_the_shipped_proxy_by_their_origin(proxied):
    port, _ = proxied
    cookie, own = enter(port), f"https://eu.example.dk:{port}"
    assert upgrade(port, Cookie=cookie, Origin=own).status == 101
    assert upgrade(port, Cookie=cookie, Origin="https://evil.example").status == 403
    assert upgrade(port, Origin=own).status == 403


@pytest.mark.drill
def test_too_much_is_refused_by_the_proxy_or_behind_it(proxied):
    port, _ = proxied
    cookie = enter(port)
    assert ask(port, "POST", "/login", "x", Content_Length=str(200 * 1024**2)).status == 413
    chunks = (b"x" * 8192 for _ in range(20))
    answer = ask(port, "POST", "/login", chunks, Cookie=cookie, Transfer_Encoding="chunked", Accept="text/html")
    assert answer.status == 413


@pytest.mark.drill
def test_no_secret_of_an_address_is_in_any_log(proxied):
    port, folder = proxied
    token = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
    for path in (
        f"/s/{token}",
        f"/s/{token}/card.png",
        f"/goals?key={token}",
        f"/login/return?code={token}&state={token}",
    ):
        ask(port, "GET", path, Referer=f"https://eu.example.dk/s/{token}")
    written = (folder / "access.log").read_text()
    assert len(re.findall(r'"GET /s/\.\.\."', written)) == 2
    logs = [folder / name for name in ("access.log", "error.log", "main.log", "server.log")]
    assert [log.name for log in logs if log.exists() and token in log.read_text()] == []
