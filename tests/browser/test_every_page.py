"""Each page, light, dark and on a phone: accessible, in one piece, and from this server alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from analytics.i18n import text
from tests.browser.conftest import Dashboard, Visitor, visitor

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "goal?goal=lead-partner",
    "goal?goal=partner",
    "goal?goal=consultants",
    "goal?goal=lead-partner&if=projects/greenpro/status/granted",
    "changes?from_date=2011-06-01",
    "ledger",
    "edit?goal=lead-partner",
    "edit?goal=new",
    "metric?metric=lead_partner_count",
    "projects",
    "project?project=interloc",
    "project?project=reeze",
    "funding",
    "funding?by=programme",
    "upload",
    "history",
    "source?of=interloc",
    "source?table=projects&column=start_date&key=%5B%22interloc%22%5D",
    "share?of=goals",
    "share?of=projects&status=applied",
    "links",
    "people",
    "audit",
    "reports",
]
MODES = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "has_touch": True, "is_mobile": True},
}


def opened(someone: Visitor, dashboard: Dashboard, path: str) -> None:
    someone.page.goto(f"{dashboard.address}/{path}")
    someone.settle()
    someone.page.wait_for_timeout(400)  # charts draw after the script has ended


@pytest.mark.parametrize(("mode", "language"), [("light", "da"), ("dark", "en"), ("phone", "da")])
def test_every_page_is_accessible_and_asks_nobody_else(
    browser: Browser, dashboard: Dashboard, mode: str, language: str
) -> None:
    with browser.new_context(bypass_csp=True, **MODES[mode]) as context:
        someone = visitor(context, dashboard.address)
        problems = []
        for path in PAGES:
            opened(someone, dashboard, f"{path}{'&' if '?' in path else '?'}lang={language}")
            page = someone.page
            for violation in Axe().run(page).response["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"][:3]]
                problems.append(f"{path}: {violation['id']}: {violation['help']}: {nodes}")
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
                problems.append(f"{path}: wider than the screen")
            if (
                page.get_by_text(text(language, "error-title")).count()
                or page.locator("[data-testid=stException]").count()
            ):
                problems.append(f"{path}: shows an error")
            if page.evaluate("document.documentElement.lang") != language:
                problems.append(f"{path}: the document does not say that it is in {language}")
        assert not problems, "\n".join(problems)
        assert someone.foreign == []


def test_the_browsers_language_decides_where_the_link_does_not(browser: Browser, dashboard: Dashboard) -> None:
    for locale, title in (("da-DK", "EU-strategiens mål"), ("en-GB", "The goals of the EU strategy")):
        with browser.new_context(locale=locale) as context:
            someone = visitor(context, dashboard.address)
            opened(someone, dashboard, "")
            assert someone.page.get_by_role("heading", level=1).inner_text() == title


def test_zoomed_to_200_percent_nothing_is_cut_off(browser: Browser, dashboard: Dashboard) -> None:
    """A 1280 px screen at 200 % leaves 640 CSS pixels."""
    with browser.new_context(viewport={"width": 640, "height": 450}) as context:
        someone = visitor(context, dashboard.address)
        for path in PAGES:
            opened(someone, dashboard, path)
            assert not someone.page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"), path


def test_the_keyboard_reaches_a_goal(browser: Browser, dashboard: Dashboard) -> None:
    with browser.new_context(locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        opened(someone, dashboard, "?lang=en")
        page = someone.page
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("(document.activeElement.getAttribute('href') || '').includes('goal=lead-partner')"):
                break
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        page.keyboard.press("Enter")
        someone.settle()
        page.wait_for_url("**/goal?*goal=lead-partner*")
        assert page.get_by_role("heading", level=1).inner_text() == "Lead partner in three projects"


def test_a_link_carries_goal_date_language_and_filters(browser: Browser, dashboard: Dashboard) -> None:
    with browser.new_context(locale="da-DK") as context:
        someone = visitor(context, dashboard.address)
        opened(someone, dashboard, "goal?goal=partner&as_of=2012-02-15&lang=en")
        # REEZE starts on 1 March: two partner projects are certain on 15 February, REEZE is not.
        assert "15 Feb 2012" in someone.page.locator("body").inner_text()
        assert someone.page.get_by_text("2 – 6").first.is_visible()
        opened(someone, dashboard, "projects?lang=en&status=applied")
        assert someone.page.get_by_text("GreenPro").count() or someone.page.locator("canvas").count()
