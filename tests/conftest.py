"""What several tests share: where things are, the sample as plain text, the browser."""

import asyncio
import csv
import os
import shutil
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
Made = TypeVar("Made")


def shared(path: str) -> Path:
    """A file of the project's common material beside the clone, such as `facts/slagelse.md`; skips where there is
    none, because a clone on its own has to pass without it."""
    file = SHARED / path
    if not file.exists():
        pytest.skip(f"../shared/{path} is not beside this clone")
    return file


def run_alone(work: Coroutine[Any, Any, Made]) -> Made:
    """The result of a coroutine, run in a thread of its own: Playwright keeps a loop running in that of the tests."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def rows(table: str) -> list[dict[str, str]]:
    """The sample's rows of one table, as the text that stands in the file: '' is a blank."""
    with open(ROOT / "data" / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="session")
def root() -> Path:
    """The clone."""
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path: `make test` finds or installs one and names it in CHROMIUM."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "No Chromium: run `make test`, which installs one, or set CHROMIUM=/path/to/chromium"
    return path


QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Headless Chromium, one for all tests: Playwright starts once in a thread."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield opened
        opened.close()
