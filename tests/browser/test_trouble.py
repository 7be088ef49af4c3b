"""When the disk takes no more: whoever publishes is told calmly, nothing is lost, readers read on."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Dashboard, Visitor, serving, visitor
from tests.browser.test_journey import choose, figure, open_page
from tests.drills.disks import fill, read_only, small_disk

pytestmark = [pytest.mark.browser, pytest.mark.drill]


def corrected(dashboard: Dashboard, folder: Path) -> Path:
    """The sample's projects, InterLoc's role filled in."""
    sample = (Path(__file__).resolve().parents[2] / "data" / "projects.csv").read_text(encoding="utf-8")
    lines = sample.splitlines(keepends=True)
    role = lines[0].split(",").index("role")
    interloc = next(index for index, line in enumerate(lines) if line.startswith("interloc,"))
    cells = lines[interloc].split(",")
    cells[role] = "lead_partner"  # no quoted cell stands before it in this row
    lines[interloc] = ",".join(cells)
    file = folder / "projects.csv"
    file.write_text("".join(lines), encoding="utf-8")
    return file


def try_to_publish(someone: Visitor) -> None:
    page = someone.page
    page.get_by_role("textbox", name="Your name").fill("Test Consultant")
    page.get_by_role("textbox", name="Note: what is new, and why").fill("InterLoc is led by us")
    page.get_by_role("button", name="Publish").click()


@pytest.mark.parametrize(("trouble", "words"), [("full", "The disk is full"), ("read_only", "cannot be written")])
def test_a_disk_that_takes_nothing(browser: Browser, tmp_path: Path, trouble: str, words: str) -> None:
    with (
        small_disk(tmp_path / "disk", "8m") as disk,
        serving(tmp_path, DASHBOARD_DATA_DIR=str(disk / "var")) as dashboard,
        browser.new_context(locale="en-GB") as context,
        ExitStack() as stack,
    ):
        someone = visitor(context, dashboard.address)
        open_page(someone, dashboard, "upload?lang=en")
        choose(someone, corrected(dashboard, tmp_path))
        if trouble == "full":
            fill(disk, leave=0)
        else:
            stack.enter_context(read_only(disk / "var"))
        try_to_publish(someone)
        expect(someone.page.get_by_text("The dashboard cannot save just now")).to_be_visible(timeout=20_000)
        expect(someone.page.get_by_text(words)).to_be_visible()
        assert f"The store of editions cannot be written ({trouble})" in dashboard.log.read_text()
        assert "Traceback" not in someone.page.locator("body").inner_text()

        reader = visitor(context, dashboard.address)  # who reads does not notice
        open_page(reader, dashboard, "?lang=en")
        assert figure(reader, 0) == "0 – 3"

        if trouble == "full":
            (disk / "filler").unlink()
        else:
            stack.close()
        someone.settle()
        try_to_publish(someone)  # nothing was lost: the same button again
        expect(someone.page.get_by_text("Edition 2 is published.")).to_be_visible(timeout=20_000)
        someone.settle()
        assert figure(someone, 0) == "1 – 3"
