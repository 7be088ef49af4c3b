"""Real spreadsheets through the upload page: questions, correcting, cancelling, a public list; also on a phone."""

import csv
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from xlsxwriter import Workbook

from tests.browser.conftest import Dashboard, Visitor, visitor
from tests.browser.test_every_page import MODES
from tests.browser.test_journey import open_page, publish
from tests.conftest import shared

pytestmark = pytest.mark.browser


def municipal(folder: Path) -> Path:
    """A workbook as municipalities keep them: title rows, `16 mio. kr.`, a role nobody knows, a sum at the end."""
    file = folder / "Kommunens projekter.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet("Projekter")
        rows = [
            ["EU-projekter i Slagelse Kommune"],
            [],
            ["Projektnavn", "Rolle", "Status", "Startdato", "Samlet budget"],
            ["Havnen", "Boss", "I gang", "31-12-2011", "16 mio. kr."],
            ["Skolen", "Lead partner", "Afsluttet", "13-04-2012", "1.500.000 kr."],
        ]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return file


def hand_in(someone: Visitor, file: Path) -> None:
    someone.page.locator("input[type=file]").set_input_files(file)
    expect(someone.page.get_by_role("heading", name="What we noticed")).to_be_visible(timeout=30_000)
    someone.settle()


@pytest.mark.parametrize("mode", ["light", "dark", "phone"])
def test_a_municipal_workbook_is_asked_about_and_read(
    browser: Browser, dashboard: Dashboard, tmp_path: Path, mode: str
) -> None:
    with browser.new_context(bypass_csp=True, locale="en-GB", **MODES[mode]) as context:
        someone = visitor(context, dashboard.address)
        page = someone.page
        open_page(someone, dashboard, "upload?lang=en")
        hand_in(someone, municipal(tmp_path))
        asked = page.get_by_role("radiogroup").filter(has_text="Lead partner")  # what is a Boss?
        expect(asked).to_be_visible()
        assert page.get_by_role("button", name="Publish").count() == 0
        assert [each["id"] for each in Axe().run(page).response["violations"]] == []
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
        asked.get_by_text("Project partner").click()
        page.get_by_role("radiogroup").filter(has_text="SEK").get_by_text("DKK").click()  # whose kr.?
        if (whole := page.get_by_role("radiogroup").filter(has_text="some of the rows only")).count():
            whole.get_by_text("some of the rows only").click()  # the published projects are not in this file
        page.get_by_role("button", name=re.compile("Answer [23] questions")).click()
        expect(page.get_by_text(re.compile("[23] answers were used"))).to_be_visible(timeout=20_000)
        expect(page.get_by_role("radiogroup")).to_have_count(0)
        someone.settle()
        assert [each["id"] for each in Axe().run(page).response["violations"]] == []
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
        if mode == "phone":  # the last of the three: the answers are remembered from here on
            publish(someone, "The harbour and the school")
            open_page(someone, dashboard, "project?project=havnen&lang=en")
            expect(page.get_by_text("16,000,000").first).to_be_visible()
            open_page(someone, dashboard, "project?project=udlavi&lang=en")  # not in the file: as it was
            expect(page.get_by_text("309,288").first).to_be_visible()
        assert someone.foreign == []


def test_a_long_reading_is_cancelled_at_once(browser: Browser, dashboard: Dashboard, tmp_path: Path) -> None:
    file = tmp_path / "budget_lines.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["project_id", "year", "scope", "item", "stage", "amount", "currency"])
        writer.writerows(
            ["interloc", 1950 + number % 150, "own", "travel", "planned", f"{number}.50", "EUR"]
            for number in range(900_000)
        )
    with browser.new_context(locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        page = someone.page
        open_page(someone, dashboard, "upload?lang=en")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="Cancel", exact=True).click(timeout=20_000)
        expect(page.get_by_text("The reading was stopped. Nothing has been changed.")).to_be_visible(timeout=3_000)
        expect(page.get_by_role("progressbar")).to_have_count(0)
        expect(page.get_by_text("budget_lines.csv")).to_have_count(0)


def test_an_organisation_is_picked_from_a_public_list(browser: Browser, dashboard: Dashboard) -> None:
    file = shared("real-data/dk_erdf_esf_2014-2020_latin1_nocontacts.csv")
    with browser.new_context(locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        page = someone.page
        open_page(someone, dashboard, "upload?lang=en")
        hand_in(someone, file)
        page.get_by_role("button", name="Answer 1 question").click()  # kroner, as suggested
        # Of the 107 records, two name Slagelse Kommune as responsible (two grants of one title), one as a partner.
        own = page.get_by_role("checkbox", name="Slagelse Kommune – lead partner in 2, partner in 1 (Korsør · DK)")
        expect(own).to_be_checked(timeout=20_000)
        expect(page.get_by_role("row").filter(has_text="Slagelse bygger om med grøn fornuft").first).to_be_visible()
        expect(page.get_by_text("3 projects: 3 new").first).to_be_visible()
        someone.settle()
        publish(someone, "From the Danish list")
        open_page(someone, dashboard, "project?project=slagelse-bygger-om-med-groen-fornuft&lang=en")
        expect(page.get_by_text("DKK").first).to_be_visible()
        assert someone.foreign == []
