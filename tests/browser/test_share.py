"""A share page in a real browser: accessible light, dark and on a phone, one request, no scripts, and on paper."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from pikepdf import Pdf
from playwright.sync_api import Browser, expect

from analytics import database
from analytics.access.directory import Directory
from analytics.access.passwords import password_hash
from analytics.access.records import Options, Share
from analytics.settings import Settings
from tests.browser.conftest import Dashboard, serving, visitor

pytestmark = pytest.mark.browser

MODES: dict[str, Any] = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "has_touch": True, "is_mobile": True},
    "phone, dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "is_mobile": True},
}
A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Dashboard, dict[str, str]]]:
    """A running dashboard and the tokens of a link of each kind."""
    with serving(tmp_path_factory.mktemp("share")) as dashboard:
        directory = Directory(database.connect(Settings(data_dir=dashboard.data_dir).catalogue_url))
        directory.save_options(Options(embed_hosts=("127.0.0.1:*", "www.slagelse.dk")))

        def made(**said: Any) -> str:
            plain = dict(
                share_id="", label="", kind="goals", goals=(), filters={}, language=None, edition=None, as_of=None,
                expires_at=None, password_hash="", token_hash="", created_by="", created_at=datetime.now(UTC),
                paused=False, revoked_at=None, last_used=None, views=0,
            )  # fmt: skip
            return directory.create_share(Share(**{**plain, **said}))[1]

        yield (
            dashboard,
            {
                "goals": made(),
                "goal": made(kind="goal", goals=("partner",), edition=1),
                "projects": made(kind="projects", filters={"status": "running~gone"}),
                "password": made(password_hash=password_hash("x")),
            },
        )


@pytest.mark.parametrize("mode", MODES)
def test_a_share_page_is_accessible_and_one_request(
    browser: Browser, shared: tuple[Dashboard, dict[str, str]], mode: str
) -> None:
    dashboard, tokens = shared
    problems = []
    with browser.new_context(bypass_csp=True, **MODES[mode]) as context:
        for path in (*tokens.values(), f"{tokens['goals']}/embed"):
            for language in ("da", "en"):
                someone = visitor(context, dashboard.address)
                asked: list[str] = []
                someone.page.on("request", lambda request, asked=asked: asked.append(request.url))
                someone.page.goto(f"{dashboard.address}/s/{path}?lang={language}")
                fetched = [each for each in asked if not each.startswith("data:")]
                assert len(fetched) == 1 and not someone.foreign
                for violation in Axe().run(someone.page).response["violations"]:
                    nodes = [node["html"][:160] for node in violation["nodes"][:3]]
                    problems.append(f"{path[-8:]} {language}: {violation['id']}: {nodes}")
                if someone.page.evaluate("document.documentElement.scrollWidth") > MODES[mode]["viewport"]["width"]:
                    problems.append(f"{path[-8:]} {language}: wider than the screen")
                someone.page.close()
    assert not problems, "\n".join(problems)


def test_it_is_whole_without_scripts_and_by_keyboard(
    browser: Browser, shared: tuple[Dashboard, dict[str, str]]
) -> None:
    dashboard, tokens = shared
    with browser.new_context(java_script_enabled=False, **MODES["phone"]) as context:
        page = context.new_page()
        page.goto(f"{dashboard.address}/s/{tokens['goals']}?lang=en")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        drawer = page.locator("details", has_text="The chart").first
        expect(drawer.locator("table")).to_be_hidden()
        drawer.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(drawer.locator("table")).to_be_visible()


def test_the_password_opens_it(browser: Browser, shared: tuple[Dashboard, dict[str, str]]) -> None:
    dashboard, tokens = shared
    with browser.new_context(**MODES["phone"]) as context:
        page = context.new_page()
        page.goto(f"{dashboard.address}/s/{tokens['password']}?lang=en")
        for password in ("wrong", "x"):
            page.get_by_label("Password").fill(password)
            page.get_by_role("button").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("The EU strategy")


def test_on_paper_it_is_a4_with_the_qr_code_and_everything_unfolded(
    browser: Browser, shared: tuple[Dashboard, dict[str, str]], tmp_path: Path
) -> None:
    dashboard, tokens = shared
    with browser.new_context(**MODES["dark"]) as context:
        page = context.new_page()
        page.goto(f"{dashboard.address}/s/{tokens['goals']}?lang=en")
        expect(page.locator(".paper")).to_be_hidden()
        page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
        page.emulate_media(media="print")
        expect(page.locator(".paper svg")).to_be_visible()
        expect(page.locator("nav").first).to_be_hidden()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    with Pdf.open(tmp_path / "page.pdf") as pdf:
        sizes = {(round(float(each.mediabox[2])), round(float(each.mediabox[3]))) for each in pdf.pages}
        assert all(abs(wide - A4[0]) <= 1 and abs(high - A4[1]) <= 1 for wide, high in sizes)
        assert 3 <= len(pdf.pages) <= 6
