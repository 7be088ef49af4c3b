"""The main job, in a real browser: download, correct, upload, see what it changes, publish, see it move, restore."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Dashboard, Visitor, visitor

pytestmark = pytest.mark.browser


def row_of(sheet: Worksheet, **cells: str) -> int:
    """The row whose cells hold these words under these headings."""
    for number in range(2, sheet.max_row + 1):
        if all(sheet.cell(number, column_of(sheet, name)).value == value for name, value in cells.items()):
            return number
    raise LookupError(cells)


def column_of(sheet: Worksheet, heading: str) -> int:
    headings = [str(cell.value).lower() for cell in sheet[1]]
    return headings.index(heading.replace("_", " ").lower()) + 1


def figure(someone: Visitor, goal: int) -> str:
    """The large figure of a goal's card: '0 – 3'."""
    return " ".join(someone.page.locator(".st-key-cards .goal .figure b").nth(goal).inner_text().split())


def open_page(someone: Visitor, home: Dashboard, path: str) -> None:
    someone.page.goto(f"{home.address}/{path}")
    someone.settle()


def download(someone: Visitor, link: str, to: Path) -> Path:
    with someone.page.expect_download() as waiting:
        someone.page.get_by_role("link", name=link).first.click()
    waiting.value.save_as(to)
    return to


def publish(someone: Visitor, note: str) -> None:
    page = someone.page
    page.get_by_role("textbox", name="Your name").fill("Test Consultant")
    page.get_by_role("textbox", name="Note: what is new, and why").fill(note)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("is published.")).to_be_visible(timeout=20_000)
    someone.settle()


def choose(someone: Visitor, file: Path) -> None:
    someone.page.locator("input[type=file]").set_input_files(file)
    expect(someone.page.get_by_role("heading", name="What we noticed")).to_be_visible(timeout=20_000)
    someone.settle()


def test_a_workbook_moves_the_goal_and_a_restore_moves_it_back(
    browser: Browser, dashboard: Dashboard, tmp_path: Path
) -> None:
    with browser.new_context(accept_downloads=True, locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        page = someone.page
        open_page(someone, dashboard, "?lang=en")
        assert figure(someone, 0) == "0 – 3"  # unknown roles of InterLoc, Sjællandprogrammet, SRRF; UDLAVI is too small

        open_page(someone, dashboard, "upload?lang=en")
        workbook = download(someone, "Filled workbook (edition 1)", tmp_path / "eu.xlsx")
        book = load_workbook(workbook)
        lines, projects = book["Budget lines"], book["Projects"]
        udlavi = row_of(lines, project_id="udlavi", item="Total budget")
        lines.cell(udlavi, column_of(lines, "amount")).value = 800_000
        interloc = row_of(projects, project_id="interloc")
        projects.cell(interloc, column_of(projects, "role")).value = "Lead partner"
        book.save(workbook)

        choose(someone, workbook)
        expect(page.get_by_text("Everything could be read, and nothing is wrong.")).to_be_visible()
        # UDLAVI (800,000) and InterLoc (527,044) now lead for certain; Sjællandprogrammet and SRRF still may: 2 – 4.
        preview = page.get_by_role("row").filter(has_text="Lead partner in three projects")
        expect(preview).to_contain_text("0 – 3")
        expect(preview).to_contain_text("2 – 4")
        expect(page.get_by_role("row").filter(has_text="309,288")).to_contain_text("800,000")
        publish(someone, "UDLAVI extended; InterLoc is led by us")
        assert figure(someone, 0) == "2 – 4"

        open_page(someone, dashboard, "history?lang=en")
        expect(page.get_by_role("row").filter(has_text="UDLAVI extended")).to_contain_text("Test Consultant")
        expect(page.get_by_role("row").filter(has_text="309,288")).to_contain_text("800,000")  # the comparison
        expect(page.get_by_role("row").filter(has_text="Lead partner in three projects")).to_contain_text("2 – 4")
        page.get_by_role("textbox", name="Your name").fill("Test Consultant")
        page.get_by_role("textbox", name="Note: what is new, and why").fill("The budget was not confirmed")
        page.get_by_role("button", name="Restore as a new edition").click()
        expect(page.get_by_text("Edition 1 is restored as edition 3.")).to_be_visible(timeout=20_000)
        open_page(someone, dashboard, "?lang=en")
        assert figure(someone, 0) == "0 – 3"
        assert someone.foreign == []


def test_a_csv_of_projects_alone_does_the_same(browser: Browser, dashboard: Dashboard, tmp_path: Path) -> None:
    with browser.new_context(accept_downloads=True, locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        page = someone.page
        open_page(someone, dashboard, "upload?lang=en")
        page.get_by_text("One table at a time, as CSV").click()
        file = tmp_path / "Projects.csv"
        with page.expect_download() as waiting:
            page.get_by_role("listitem").filter(has_text="Projects:").get_by_role("link", name="filled").click()
        waiting.value.save_as(file)
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines))
        role, name = (
            next(i for i, cell in enumerate(rows[0]) if cell.lower() == word) for word in ("role", "project id")
        )
        next(row for row in rows if row[name] == "interloc")[role] = "Lead partner"
        with file.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows(rows)

        choose(someone, file)
        preview = page.get_by_role("row").filter(has_text="Lead partner in three projects")
        expect(preview).to_contain_text("1 – 3")  # InterLoc for certain; UDLAVI stays below the minimum
        publish(someone, "InterLoc is led by us")
        assert figure(someone, 0) == "1 – 3"
        assert someone.foreign == []


def test_a_broken_workbook_is_answered_with_cells_and_publishes_nothing(
    browser: Browser, dashboard: Dashboard, tmp_path: Path
) -> None:
    with browser.new_context(accept_downloads=True, locale="en-GB") as context:
        someone = visitor(context, dashboard.address)
        page = someone.page
        open_page(someone, dashboard, "upload?lang=en")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Filled workbook").first.click()
        workbook = tmp_path / "eu.xlsx"
        waiting.value.save_as(workbook)
        book = load_workbook(workbook)
        lines, projects = book["Budget lines"], book["Projects"]
        lines.cell(2, column_of(lines, "amount")).value = -5
        projects.cell(2, column_of(projects, "start date")).value = "next spring"
        projects.cell(3, column_of(projects, "role")).value = "boss"
        book.save(workbook)

        choose(someone, workbook)
        expect(page.get_by_role("radiogroup", name="boss")).to_be_visible()  # which role is that?
        findings = page.get_by_role("table").filter(has_text="What is wrong")
        for words in ("-5", "next spring"):  # all at once
            expect(findings.get_by_role("row").filter(has_text=words)).to_contain_text("eu.xlsx")
        expect(page.get_by_role("button", name="Publish")).to_have_count(0)
        assert someone.foreign == []
