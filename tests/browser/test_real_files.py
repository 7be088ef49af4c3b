"""Each real public list, from the screen to a preview, with the oddities its file is known to have said on the page.

The cells were looked up in the files by other means (formats.md of the facts; `grep`, a spreadsheet)."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Dashboard, Visitor, visitor
from tests.browser.test_journey import open_page
from tests.conftest import shared

pytestmark = pytest.mark.browser


def hand_in(someone: Visitor, dashboard: Dashboard, file: str) -> Page:
    """The file chosen and read, its question of a currency answered as suggested."""
    path = shared(f"real-data/{file}")
    page = someone.page
    open_page(someone, dashboard, "upload?lang=en")
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("heading", name="What we noticed")).to_be_visible(timeout=40_000)
    someone.settle()
    answer = page.get_by_role("button", name="Answer 1 question")
    if answer.count():
        answer.click()
        expect(page.get_by_role("heading", name="From a public list")).to_be_visible(timeout=20_000)
    return page


def pick(someone: Visitor, words: str, name: str) -> None:
    """The organisation of that name ticked, found by searching."""
    page = someone.page
    search = page.get_by_role("textbox", name="Search for another organisation")
    search.fill(words)
    search.press("Enter")
    organisation = page.get_by_role("checkbox", name=re.compile(f"^{re.escape(name)} –")).first
    expect(organisation).to_be_attached(timeout=20_000)
    someone.settle()
    if not organisation.is_checked():
        page.locator("label").filter(has=organisation).first.click()


def previewed(someone: Visitor, projects: str) -> None:
    """The page says how many projects there are, and what publishing them would change."""
    page = someone.page
    expect(page.get_by_text(projects).first).to_be_visible(timeout=20_000)
    expect(page.get_by_role("heading", name="What publishing would change")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("button", name="Publish")).to_be_visible(timeout=20_000)
    someone.settle()
    assert not page.get_by_test_id("stException").count()
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    assert someone.foreign == []


def opened(page: Page, words: str) -> None:
    """The findings of a kind, opened."""
    page.locator("summary").filter(has_text=words).first.click()


def test_keep_eu_names_both_cells_of_amounts_a_thousand_apart(browser: Browser, dashboard: Dashboard) -> None:
    with browser.new_context(locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        page = hand_in(someone, dashboard, "keep_eu_closed_projects_2014-2020.xlsx")
        expect(page.get_by_text("1,891 of 1,891")).to_be_visible()
        expect(page.get_by_text("8,621 of 8,621")).to_be_visible()
        opened(page, "less than a hundredth of the total")
        opened(page, "more than the total")
        for grant, total in (("N545", "L545"), ("N1133", "L1133"), ("N1287", "L1287")):
            row = page.get_by_role("row").filter(has_text=grant).or_(page.locator("details").filter(has_text=grant))
            expect(row.filter(has_text=f"({total}, Budget)").first).to_be_visible()
        opened(page, "stands twice")  # 39 of one programme and acronym
        expect(page.get_by_text("39 findings").first).to_be_visible()
        pick(someone, "Maribor", "Municipality of Maribor")
        previewed(someone, "4 projects: 4 new")


def test_keep_eu_partners_alone_are_enough(browser: Browser, dashboard: Dashboard) -> None:
    with browser.new_context(locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        page = hand_in(someone, dashboard, "keep_eu_closed_partners_2014-2020.csv")
        expect(page.get_by_text("separated by semicolons")).to_be_visible()
        pick(someone, "Norrköping", "Municipality of Norrköping")
        previewed(someone, "1 project: 1 new")


def test_impossible_days_of_the_swedish_list_are_said(browser: Browser, dashboard: Dashboard) -> None:
    with browser.new_context(locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        page = hand_in(someone, dashboard, "se_interregbarometern_2021-2027.json")
        opened(page, "is a day that does not exist")
        for cell, day in (("E260", "2027-02-31"), ("E703", "2026-09-31")):
            expect(page.get_by_role("row").filter(has_text=cell).filter(has_text=day).first).to_be_visible()
        pick(someone, "Umeå", "Umeå kommun")
        previewed(someone, "10 projects: 10 new")


def test_the_danish_lists_of_today_and_before(browser: Browser, dashboard: Dashboard) -> None:
    with browser.new_context(locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        page = hand_in(someone, dashboard, "dk_erdf_esf_2014-2020_latin1_nocontacts.csv")
        expect(page.get_by_text("107 of 107")).to_be_visible()  # and not one more for each line break within a cell
        expect(page.get_by_text("encoding iso-8859-1")).to_be_visible()
        expect(page.get_by_role("checkbox", name=re.compile("^Slagelse Kommune –"))).to_be_checked()
        twins = page.get_by_role("row").filter(has_text="several projects called Slagelse bygger om med grøn fornuft")
        expect(twins.filter(has_text="A34").first).to_contain_text("A21")
        previewed(someone, "3 projects: 3 new")
        page = hand_in(someone, dashboard, "dk_erdf_esf_2007-2013.csv")
        expect(page.get_by_text("598 of 598")).to_be_visible()
        expect(page.get_by_role("checkbox", name=re.compile("^Slagelse Kommune –"))).to_be_checked()
        previewed(someone, "new")


def test_kohesio_names_no_project_and_says_so(browser: Browser, dashboard: Dashboard) -> None:
    with browser.new_context(locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        page = hand_in(someone, dashboard, "kohesio_beneficiaries_2023.tsv")
        expect(page.get_by_text("27,222 of 27,222")).to_be_visible()
        expect(page.get_by_text("none of their projects").first).to_be_visible()
        pick(someone, "Община Бургас", "Община Бургас")
        previewed(someone, "43 projects: 43 new")
