"""Sharing from one browser to another: made on the administrator's desktop, opened on a phone that has no login, and
taken back, so that the phone's open session ends by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocket, expect

from analytics import database
from analytics.access.directory import Directory
from analytics.access.records import Options
from analytics.editions import open_store
from analytics.goals import checkins
from analytics.settings import Settings
from tests.browser.conftest import Dashboard, Visitor, free_port, serving, visitor

pytestmark = pytest.mark.browser

KEY = "the administrators' own key"
CONTACT = "eu@slagelse.example"
NOWHERE = "Linket fører ingen steder hen"
DESKTOP = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB"}
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "da-DK", "is_mobile": True, "has_touch": True}
LEAD, PARTNER, CONSULTANTS = (
    "Lead partner i tre projekter",
    "Partner i yderligere fire projekter",
    "Projekterne finansierer de to EU-konsulenter",
)
SECOND = 1000  # ms
AT_ONCE = 5 * SECOND  # within a second, on a machine that also runs everything else


@dataclass
class Office:
    """A dashboard whose way in is a key, with what stands behind it and its clock."""

    dashboard: Dashboard
    directory: Directory
    ahead: Path

    @property
    def address(self) -> str:
        return self.dashboard.address

    def set_clock(self, days: float) -> None:
        """Let the dashboard believe that it is so many days later."""
        self.ahead.write_text(str(days * 24 * 3600))

    def options(self, options: Options) -> None:
        self.directory.save_options(options)

    def publish(self, project_id: str, column: str, value: str) -> int:
        """Publish an edition in which one cell of a project is another; its number."""
        store = open_store(Settings(data_dir=self.dashboard.data_dir))
        head = store.head()
        assert head
        projects = store.tables(head.number)["projects"]
        rows = projects.to_pylist()
        next(row for row in rows if row["project_id"] == project_id)[column] = value
        changed = {"projects": pa.Table.from_pylist(rows, schema=projects.schema)}
        said = {"author": "Anna Andersen", "note": "", "request_id": f"{project_id} {column} {value}"}
        return store.publish(changed, head.number, **said).number

    def check_in(self, goal_id: str, author: str) -> None:
        """Publish somebody's note on a goal."""
        store = open_store(Settings(data_dir=self.dashboard.data_dir))
        row = checkins.row_of(goal_id, date(2012, 3, 1), author, "We wait for the decision.")
        checkins.save(store, row, "", f"{goal_id} {author}")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("sharing")
    ahead = folder / "ahead"
    ahead.write_text("0")
    module = ("tests.browser.clocked", str(ahead))
    said = {"DASHBOARD_ACCESS": "key", "DASHBOARD_ADMINISTRATOR_KEY": KEY}
    with serving(folder, module=module, **said) as dashboard:
        catalogue = Settings(data_dir=dashboard.data_dir).catalogue_url
        office = Office(dashboard, Directory(database.connect(catalogue)), ahead)
        office.options(Options(contact=CONTACT))
        yield office


@pytest.fixture
def desktop(browser: Browser, office: Office) -> Iterator[Visitor]:
    """The administrator, logged in by key."""
    with browser.new_context(**DESKTOP) as context:
        someone = visitor(context, office.address)
        log_in(someone, office.address)
        yield someone
        assert someone.foreign == []


@pytest.fixture
def phone(browser: Browser, office: Office) -> Iterator[Visitor]:
    """Somebody else's phone, without a login."""
    with browser.new_context(**PHONE) as context:
        someone = visitor(context, office.address)
        yield someone
        assert someone.foreign == []


def log_in(someone: Visitor, home: str) -> None:
    """By the form that whoever has no session is led to."""
    page = someone.page
    page.goto(f"{home}/?lang=en")
    page.get_by_label("Key").fill(KEY)
    page.get_by_role("button", name="Log in").click()
    someone.settle()


def opened(someone: Visitor, address: str) -> Page:
    someone.page.goto(address)
    someone.settle()
    return someone.page


def text_of(someone: Visitor) -> str:
    return " ".join(someone.page.locator("body").inner_text().split())


def pressed(someone: Visitor, name: str) -> None:
    someone.page.get_by_role("button", name=name, exact=True).click()
    someone.settle()


def shared(desktop: Visitor, office: Office, label: str, *, goal: bool = False, password: str = "",
           fixed: bool = False, at: str = "?lang=en") -> str:  # fmt: skip
    """Make a link from the page at that address, by its Share button; the link's address, as it is shown there."""
    page = opened(desktop, f"{office.address}/{at}")
    page.get_by_role("link", name="Share", exact=True).click()
    desktop.settle()
    if goal:
        expect(radio(page, "One goal")).to_be_checked()
    page.get_by_role("textbox", name="Name of the link").fill(label)
    if fixed:
        page.get_by_text("Fixed: edition").click()
    if password:
        page.get_by_role("textbox", name="Password (optional)").fill(password)
    pressed(desktop, "Create the link")
    expect(page.get_by_text("The link is ready")).to_be_visible()
    return address_shown(page, office)


def address_shown(page: Page, office: Office) -> str:
    address = "".join(page.locator("[data-testid=stCode] code").first.inner_text().split())
    assert re.fullmatch(re.escape(office.address) + r"/s/[\w-]{43}", address), address  # 256 bits in base64
    return address


def radio(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name)


def chosen_link(desktop: Visitor, office: Office, label: str) -> Page:
    """The page of all links, with that one chosen."""
    page = opened(desktop, f"{office.address}/links?lang=en")
    page.get_by_role("combobox").click()
    page.get_by_role("option", name=re.compile(f"^{re.escape(label)} · ")).click()
    desktop.settle()
    return page


def listed(page: Page) -> str:
    """What the grid of projects holds; it is drawn, and its words stand beside the drawing for screen readers."""
    return page.locator("[data-testid=stDataFrame] table").first.text_content() or ""


def into_the_dashboard(phone: Visitor, address: str) -> "Socket":
    """From the share page into the interactive dashboard; its open socket. The address does not say the token."""
    page = phone.page
    socket = Socket(page)
    page.goto(address)
    page.get_by_role("link", name="Åbn det interaktive dashboard").first.click()
    phone.settle()
    assert address.rsplit("/", 1)[1] not in page.url and "share=" in page.url
    return socket


class Socket:
    """Whether the newest WebSocket of a page is open."""

    def __init__(self, page: Page) -> None:
        self.open = False
        self._page = page
        page.on("websocket", self._opens)

    def _opens(self, wire: WebSocket) -> None:
        self.open = True
        wire.on("close", lambda _: self._closes())

    def _closes(self) -> None:
        self.open = False

    def expect_closed(self) -> None:
        """It is closed, or about to be: word of it may reach the test after the page that took its place."""
        for _ in range(AT_ONCE // 100):
            if not self.open:
                return
            self._page.wait_for_timeout(100)
        raise AssertionError("the socket is still open")


def expect_nowhere(phone: Visitor, socket: "Socket | None", address: str) -> None:
    """The open session has ended by itself, and neither its address nor the share page leads anywhere any more."""
    page = phone.page
    expect(page.get_by_role("heading", level=1)).to_have_text(NOWHERE, timeout=AT_ONCE)
    expect(page.get_by_text(CONTACT)).to_be_visible()
    if socket:
        socket.expect_closed()
    for again in (page.url, address, f"{address}/open"):
        answer = page.goto(again)
        assert answer and answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text(NOWHERE)
        expect(page.get_by_text(CONTACT)).to_be_visible()


# --- a link to one goal ----------------------------------------------------------------------------------------------


def test_one_goal_is_shared_seen_and_taken_back(desktop: Visitor, phone: Visitor, office: Office) -> None:
    address = shared(desktop, office, "Council, 26 March", goal=True, fixed=True, at="goal?goal=partner&lang=en")
    desktop.page.get_by_text("The same address as a QR code, for paper").click()
    expect(desktop.page.get_by_role("img", name="QR code of the link")).to_be_visible()

    page = phone.page
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(PARTNER)
    assert LEAD not in text_of(phone) and CONSULTANTS not in text_of(phone)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    socket = into_the_dashboard(phone, address)
    expect(page.get_by_role("heading", level=1)).to_have_text(PARTNER)
    assert socket.open
    assert "Council, 26 March" in text_of(phone)
    locked = text_of(phone)

    # What the address says besides changes nothing.
    home, link = office.address, re.search(r"share=([^&]+)", page.url)
    assert link
    for more in ("as_of=2013-06-01", "edition=1", "known_on=2001-01-01", "goal=lead-partner", "goal=nothing"):
        opened(phone, f"{home}/goal?share={link[1]}&goal=partner&{more}")
        expect(page.get_by_role("heading", level=1)).to_have_text(PARTNER)
        assert LEAD not in text_of(phone) and CONSULTANTS not in text_of(phone)
        if not more.startswith("goal"):
            assert text_of(phone) == locked, more

    # The other pages are not there: neither with the link in the address nor with its cookie alone.
    closed = ("", "goals", "projects", "project?project=interloc", "upload", "history", "source?of=interloc", "links",
              "people", "audit", "reports", "edit?goal=partner")  # fmt: skip
    for path in closed:
        for wanted in (f"{'&' if '?' in path else '?'}share={link[1]}", ""):
            answer = page.goto(f"{home}/{path}{wanted}")
            assert answer and answer.status == 404, path
            expect(page.get_by_role("heading", level=1)).to_have_text(NOWHERE)

    opened(phone, f"{home}/goal?share={link[1]}&goal=partner")
    assert socket.open
    chosen_link(desktop, office, "Council, 26 March")
    desktop.page.get_by_text("I want to end this link for good").click()
    pressed(desktop, "Revoke")
    expect_nowhere(phone, socket, address)


def test_names_stay_inside(desktop: Visitor, phone: Visitor, office: Office) -> None:
    """Who published and who wrote stands on the administrator's pages, not on the link's."""
    office.check_in("partner", "Berit Bech")
    office.publish("reeze", "note", "Seen again")
    address = shared(desktop, office, "Without names", goal=True, at="goal?goal=partner&lang=en")
    opened(desktop, f"{office.address}/goal?goal=partner&lang=en")
    assert "Anna Andersen" in text_of(desktop) and "Berit Bech" in text_of(desktop)
    phone.page.goto(address)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(PARTNER)
    assert "Anna" not in text_of(phone) and "Berit" not in text_of(phone)
    into_the_dashboard(phone, address)
    assert "We wait for the decision." in text_of(phone)
    assert "Anna" not in text_of(phone) and "Berit" not in text_of(phone)


# --- paused, given another address, ended by the clock --------------------------------------------------------------


def test_paused_resumed_and_given_a_new_address(desktop: Visitor, phone: Visitor, office: Office) -> None:
    address = shared(desktop, office, "Newsletter")
    socket = into_the_dashboard(phone, address)
    chosen_link(desktop, office, "Newsletter")
    pressed(desktop, "Pause")
    expect_nowhere(phone, socket, address)

    pressed(desktop, "Resume")
    socket = into_the_dashboard(phone, address)
    assert socket.open

    pressed(desktop, "Give it a new address")
    expect(desktop.page.get_by_text("The link is ready")).to_be_visible()
    renewed = address_shown(desktop.page, office)
    assert renewed != address
    expect_nowhere(phone, socket, address)
    assert into_the_dashboard(phone, renewed).open


def test_a_password_and_an_end(desktop: Visitor, phone: Visitor, office: Office) -> None:
    address = shared(desktop, office, "With a password", password="correct horse")  # ends after 30 days
    page = phone.page
    page.goto(address)
    assert LEAD not in text_of(phone)
    page.get_by_label("Adgangskode").fill("wrong horse")
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_have_text("Koden er ikke rigtig. Prøv igen.")
    assert LEAD not in text_of(phone)
    page.get_by_label("Adgangskode").fill("correct horse")
    page.get_by_role("button").click()
    expect(page.get_by_text(LEAD).first).to_be_visible()
    assert page.url.partition("?")[0] == address and "horse" not in page.url

    try:
        office.set_clock(days=29.9)
        # A session of the link ends before the link does; so the phone is asked once more.
        page.goto(address)
        page.get_by_label("Adgangskode").fill("correct horse")
        page.get_by_role("button").click()
        socket = into_the_dashboard(phone, address)
        assert socket.open
        office.set_clock(days=30.1)
        expect_nowhere(phone, socket, address)
    finally:
        office.set_clock(days=0)


# --- projects, live and fixed ---------------------------------------------------------------------------------------


def test_projects_are_shared_with_their_filters(desktop: Visitor, phone: Visitor, office: Office) -> None:
    address = shared(desktop, office, "Applied for", at="projects?status=applied&lang=en")
    page = phone.page
    page.goto(address)
    assert "GreenPro" in text_of(phone) and "InterLoc" not in text_of(phone)

    into_the_dashboard(phone, address)
    link = re.search(r"share=([^&]+)", page.url)
    assert link
    for more in ("", "&status=running", "&q=interloc"):
        opened(phone, f"{office.address}/projects?share={link[1]}{more}")
        assert "GreenPro" in listed(page) and "InterLoc" not in listed(page), more
    opened(phone, f"{office.address}/project?share={link[1]}&project=interloc")
    assert "Internationalisering af kommuner" not in text_of(phone)
    answer = page.goto(f"{office.address}/goals?share={link[1]}")
    assert answer and answer.status == 404


def test_a_live_link_follows_the_next_edition_and_a_fixed_one_does_not(
    desktop: Visitor, phone: Visitor, office: Office
) -> None:
    live = shared(desktop, office, "Live", goal=True, at="goal?goal=partner&lang=en")
    fixed = shared(desktop, office, "Fixed", goal=True, fixed=True, at="goal?goal=partner&lang=en")
    page = phone.page

    def figures() -> list[str]:
        """On the live and on the fixed link's page, and in the dashboard behind each."""
        seen = []
        for address in (live, fixed):
            page.goto(address)
            seen.append(page.locator(".figure b").first.inner_text())
            page.get_by_role("link", name="Åbn det interaktive dashboard").first.click()
            phone.settle()
            seen.append(page.locator(".stMain .figure b").first.inner_text())
        return [" ".join(each.split()) for each in seen]

    # What InterLoc is, is not stated; once it is a project partner, one more counts for certain.
    before = figures()
    assert len(set(before)) == 1
    office.publish("interloc", "role", "project_partner")
    after = figures()
    assert after[0] == after[1] != before[0]
    assert after[2:] == before[2:]


# --- the way out, public reading, a restart -------------------------------------------------------------------------


def test_signing_out_ends_the_session(desktop: Visitor, office: Office, browser: Browser) -> None:
    page = desktop.page
    kept = page.context.cookies()
    pressed(desktop, "More")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Key")).to_be_visible()
    with browser.new_context(**DESKTOP) as context:  # its cookie is worth nothing any more, whoever kept it
        context.add_cookies(kept)
        again = context.new_page()
        again.goto(office.address)
        expect(again.get_by_label("Key")).to_be_visible()


def test_whoever_is_signed_out_elsewhere_is_led_to_the_login(desktop: Visitor, office: Office) -> None:
    """Two windows of one browser: the other one follows by itself."""
    other = visitor(desktop.page.context, office.address)
    opened(other, f"{office.address}/projects?lang=en")
    pressed(desktop, "More")
    desktop.page.get_by_role("button", name="Sign out").click()
    expect(other.page.get_by_label("Key")).to_be_visible(timeout=AT_ONCE)
    assert "next=%2Fprojects" in other.page.url


def test_public_reading_shows_no_names_and_offers_to_sign_in(phone: Visitor, office: Office) -> None:
    before = office.directory.known().options
    office.options(replace(before, public_reading=True))
    office.publish("lifescape", "note", "Seen again")
    office.check_in("lead-partner", "Berit Bech")
    try:
        opened(phone, f"{office.address}/?lang=en")
        page = phone.page
        expect(page.get_by_role("heading", level=1)).to_have_text("The goals of the EU strategy")
        for path in ("", "history", "goal?goal=lead-partner", "changes", "source?of=lifescape"):
            opened(phone, f"{office.address}/{path}{'&' if '?' in path else '?'}lang=en")
            assert "Anna" not in text_of(phone) and "Berit" not in text_of(phone), path
        expect(page.get_by_role("link", name="Share", exact=True)).to_have_count(0)
        expect(page.get_by_role("link", name="Upload", exact=True)).to_have_count(0)
        page.get_by_role("link", name="Sign in").click()
        expect(page.get_by_label("Nøgle")).to_be_visible()

        opened(phone, f"{office.address}/?lang=en")
        office.options(before)  # switched off again: whoever reads is led to the login
        expect(page.get_by_label("Key")).to_be_visible(timeout=AT_ONCE)
    finally:
        office.options(before)


def test_a_restart_reloads_nothing_unless_the_session_is_gone(browser: Browser, tmp_path: Path) -> None:
    port = free_port()

    def running(key: str):  # type: ignore[no-untyped-def]
        return serving(tmp_path, port=port, DASHBOARD_ACCESS="key", DASHBOARD_ADMINISTRATOR_KEY=key)

    with browser.new_context(**DESKTOP) as context:
        with running(KEY) as dashboard:
            someone = visitor(context, dashboard.address)
            log_in(someone, dashboard.address)
            page = someone.page
            loaded: list[str] = []
            page.on("domcontentloaded", lambda: loaded.append(page.url))
        page.wait_for_selector("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])")
        with running(KEY):
            page.wait_for_selector("[data-testid=stApp][data-test-connection-state=CONNECTED]", timeout=60 * SECOND)
            someone.settle()
            expect(page.get_by_role("heading", level=1)).to_have_text("The goals of the EU strategy")
            assert loaded == []
        with running("another key"):
            expect(page.get_by_label("Key")).to_be_visible(timeout=60 * SECOND)
            page.wait_for_timeout(2 * SECOND)
            assert len(loaded) == 1
