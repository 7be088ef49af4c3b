"""Who sees which page, and the pages of links, people, settings, log and reports (AppTest; the visitor is put in)."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from PIL import Image
from streamlit.testing.v1 import AppTest

from analytics import clock
from analytics.access.passwords import hash_of
from analytics.access.records import NOBODY, Options, Person, Share, Visitor
from analytics.editions import ensure_sample, open_store
from analytics.settings import Settings, settings
from pages.parts import acts, caches, frame, links_parts, option_parts
from pages.parts.html import leading_somewhere
from pages.parts.view import LINK_PAGES, PAGE_ROLES, PAGES, opens
from tests.test_pages import app, seen

NOW = datetime(2012, 3, 26, 17, 0, tzinfo=UTC)
ADMINISTRATOR = Visitor("administrator", "Åse Bæk", "person:a", "s")
READER = Visitor("reader", "Lone Lund", "person:l", "s")
EDITOR = Visitor("editor", "Bo Berg", "person:b", "s")
SHARE = Share(
    share_id="abc",
    label="Council <b>26 March</b>",
    kind="goals",
    goals=("lead-partner",),
    filters={},
    language=None,
    edition=1,
    as_of=date(2012, 3, 12),
    expires_at=None,
    password_hash="",
    token_hash="",
    created_by="Åse",
    created_at=NOW,
    paused=False,
    revoked_at=None,
    last_used=None,
    views=0,
)


def link(**said: object) -> Visitor:
    return Visitor("link", "", "link:abc", "s", replace(SHARE, **said))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    chosen = Settings(data_dir=folder)
    ensure_sample(open_store(chosen), chosen)
    return folder


@pytest.fixture(autouse=True)
def store(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(shutil.copytree(sample, tmp_path / "data")))
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def as_visitor(monkeypatch: pytest.MonkeyPatch) -> object:
    """Whoever is named looks at the pages from now on."""

    def look(visitor: Visitor) -> None:
        monkeypatch.setattr(frame, "visitor", lambda: visitor)

    return look


# --- which pages -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("visitor", [NOBODY, READER, EDITOR, ADMINISTRATOR, link(), link(kind="projects", goals=())])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_to_whom_the_table_says_and_to_nobody_else(as_visitor, visitor: Visitor, page: str) -> None:
    ladder = ("reader", "editor", "administrator")
    if visitor.share:
        expected = page in LINK_PAGES[visitor.share.kind]
    else:
        rank = ladder.index(visitor.role) if visitor.role in ladder else -1
        expected = rank >= ladder.index(PAGE_ROLES[page])
    assert opens(visitor, page) is expected
    if not expected:  # what an open page shows is in the tests of that page
        as_visitor(visitor)
        assert "This page is not open to you" in seen(app(page))


def test_a_reader_is_offered_nothing_that_changes_anything(as_visitor) -> None:
    as_visitor(READER)
    goals, goal, history = app("goals"), app("goal", goal="lead-partner"), app("history")
    assert "upload" not in " ".join(each.page for each in goals.get("page_link")).lower()
    assert not [each for each in goal.button if "note" in str(each.label).lower()]
    assert ('href="edit' not in seen(goal) and "Edit this goal" in seen(goal)) or "edit?" not in seen(goal)
    assert not [each for each in history.selectbox if each.key == "restore-which"]


def test_a_link_shows_its_goals_edition_and_day_whatever_the_address_says(as_visitor) -> None:
    as_visitor(link())
    at = app("", edition="9", as_of="2031-01-01", goal="partner")
    body = seen(at)
    assert body.count('<div class="goal">') == 1 and "Lead partner in three projects" in body
    assert "12 Mar 2012" in body and "edition 1" in body
    assert "Council &lt;b&gt;26 March&lt;/b&gt;" in body
    assert "published" in body and " by " not in body.split('class="foot"')[1]  # no names in public views
    one = seen(app("goal", goal="partner"))  # another goal is not in it: the first that is
    assert "There is no goal of that name" in one and "Lead partner" in one
    assert 'href="source' not in one and 'href="edit' not in one and "<form" not in one


def test_a_link_to_projects_keeps_its_filters(as_visitor) -> None:
    as_visitor(link(kind="projects", goals=(), filters={"status": "granted~gone", "q": ""}))
    at = app("projects", status="idea")
    assert not at.multiselect and "gone" in seen(at)
    assert not at.get("plotly_chart") and "focus area" not in seen(at)  # nothing that is over all projects
    projects = caches.project_list(1, date(2012, 3, 12))
    other = projects[projects["status"] != "granted"]["project_id"].iloc[0]
    assert "no project" in seen(app("project", project=other)).lower()


def test_a_filter_that_no_longer_exists_lets_nothing_through(as_visitor) -> None:
    as_visitor(link(kind="projects", goals=(), filters={"colour": "red"}))
    body = seen(app("projects"))
    assert "colour" in body and "No project" in body


def test_acts_are_refused_and_logged_whatever_the_page_offers(as_visitor) -> None:
    as_visitor(READER)
    with pytest.raises(acts.Forbidden):
        acts.allowed("publish")
    (entry,) = caches.audit().entries(actions=("denied",))
    assert entry.subject == "person:l" and entry.about == "publish"


def test_links_that_lead_nowhere_leave_their_words() -> None:
    assert leading_somewhere('<p><a class="x" href="">one</a> <a href="goal">two</a></p>') == (
        '<p>one <a href="goal">two</a></p>'
    )


# --- links -----------------------------------------------------------------------------------------------------------


def created(as_visitor, **inputs: str) -> AppTest:
    as_visitor(ADMINISTRATOR)
    at = app("share", of="goal", goal="partner")
    for field in at.text_input:
        for name, value in inputs.items():
            if str(field.key).endswith(f"-{name}"):
                field.set_value(value)
    return at.button[-1].click().run()


def test_a_link_is_made_shown_once_and_listed(as_visitor) -> None:
    at = created(as_visitor, label="Meeting", password="hemmelig 1")
    (share,) = caches.directory().known().shares.values()
    assert (share.kind, share.goals, share.label, share.edition) == ("goal", ("partner",), "Meeting", None)
    assert share.expires_at and share.expires_at - clock.now() > timedelta(days=29)  # 30 days are offered first
    address = at.code[0].value
    token = address.rpartition("/s/")[2]
    assert hash_of(token) == share.token_hash and token not in str(share)
    assert "<svg" in seen(at)
    (entry,) = caches.audit().entries(actions=("share_created",))
    assert entry.about == share.share_id and entry.name == "Åse Bæk" and token not in str(entry)
    listed = seen(app("links"))
    assert "Meeting" in listed and "with password" in listed and token not in listed


def test_what_is_wrong_with_a_link_is_said_all_at_once(as_visitor) -> None:
    body = seen(created(as_visitor, label="", password="short"))
    assert "at least 8 characters" in body and not caches.directory().known().shares
    assert body.count("<p>") >= 2


def test_a_link_is_paused_resumed_renewed_and_revoked(as_visitor) -> None:
    created(as_visitor, label="Meeting")
    (share,) = caches.directory().known().shares.values()

    def press(key: str) -> AppTest:
        at = app("links")
        return next(each for each in at.button if each.key == key).click().run()

    def now() -> Share:
        return caches.directory().known().shares[share.share_id]

    press("links-pause")
    assert now().paused and links_parts.condition(now()) == "paused"
    press("links-resume")
    assert links_parts.condition(now()) == "open"
    at = press("links-rotate")
    assert now().token_hash != share.token_hash
    assert hash_of(at.code[0].value.rpartition("/s/")[2]) == now().token_hash
    at = app("links")
    at.button[-1].click().run()
    assert links_parts.condition(now()) == "open"  # the box was not ticked
    at = app("links")
    next(each for each in at.checkbox if str(each.key).startswith("links-sure")).check()
    at.button[-1].click().run()
    assert links_parts.condition(now()) == "revoked"
    done = [entry.action for entry in caches.audit().entries()]
    assert done == ["share_revoked", "share_rotated", "share_resumed", "share_paused", "share_created"]


# --- people and settings ---------------------------------------------------------------------------------------------


def test_a_person_is_entered_beforehand_disabled_and_never_oneself(as_visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    as_visitor(ADMINISTRATOR)
    monkeypatch.setenv("DASHBOARD_ACCESS", "oidc")
    monkeypatch.setenv("DASHBOARD_OIDC_ISSUER", "https://id.example")
    monkeypatch.setenv("DASHBOARD_OIDC_CLIENT_ID", "board")
    settings.cache_clear()
    at = app("people")
    at.text_input[0].set_value("not an address")
    at = next(each for each in at.button if each.label == "Save").click().run()
    assert not caches.directory().known().people
    at.text_input[0].set_value("lone@slagelse.example")
    next(each for each in at.button if each.label == "Save").click().run()
    (person,) = caches.directory().known().people.values()
    assert (person.email, person.role, person.disabled) == ("lone@slagelse.example", "reader", False)
    as_visitor(replace(ADMINISTRATOR, subject=f"person:{person.person_id}"))
    at = app("people")
    at.selectbox[0].select(person.person_id).run()
    next(each for each in at.checkbox if str(each.key).endswith("-disabled")).check()
    at = next(each for each in at.button if each.label == "Save").click().run()
    assert "cannot disable yourself" in seen(at)
    assert caches.directory().known().people[person.person_id] == person
    as_visitor(ADMINISTRATOR)
    at = app("people")
    at.selectbox[0].select(person.person_id).run()
    next(each for each in at.checkbox if str(each.key).endswith("-disabled")).check()
    next(each for each in at.button if each.label == "Save").click().run()
    assert caches.directory().known().people[person.person_id].disabled
    assert caches.audit().entries(actions=("person_changed",))[0].details == {"role": "disabled"}


def test_settings_are_checked_all_at_once_and_logged(as_visitor) -> None:
    as_visitor(ADMINISTRATOR)
    at = app("people")
    fields = {str(each.key).rpartition("-")[2]: each for each in (*at.text_input, *at.text_area)}
    fields["embed"].set_value("https://evil.example/x")
    fields["colour"].set_value("red")
    at = at.button[-1].click().run()
    body = seen(at)
    assert "is not a host name" in body and "six digits" in body
    assert caches.directory().known().options == Options()
    fields = {str(each.key).rpartition("-")[2]: each for each in (*at.text_input, *at.text_area)}
    fields["embed"].set_value("www.slagelse.example\nWWW.slagelse.example")
    fields["colour"].set_value("#AA0000")
    at.toggle[0].set_value(True)
    at.button[-1].click().run()
    options = caches.directory().known().options
    assert options.public_reading and options.embed_hosts == ("www.slagelse.example",) and options.colour == "#aa0000"
    (entry,) = caches.audit().entries(actions=("options_changed",))
    assert entry.details["changed"] == "public_reading, embed_hosts, colour"


def test_only_a_picture_is_a_logo() -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG")
    assert option_parts.picture_type(out.getvalue()) == "image/png"
    for content in (b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", out.getvalue()[:30], b"GIF89a" + b"\0" * 40):
        assert option_parts.picture_type(content) == ""
    wide = io.BytesIO()
    Image.new("1", (5000, 10)).save(wide, "PNG")
    assert option_parts.picture_type(wide.getvalue()) == ""


# --- log and reports -------------------------------------------------------------------------------------------------


def test_the_log_is_listed_filtered_and_checked(as_visitor) -> None:
    as_visitor(ADMINISTRATOR)
    caches.audit().write("login", subject="key:editor")
    caches.audit().write("report", subject="person:a", name="<i>Åse</i>", edition=1, details={"form": "pdf"})
    at = app("audit")
    body = seen(at)
    assert "&lt;i&gt;Åse&lt;/i&gt;" in body and "form: pdf" in body and "Key of the editors" in body
    at.multiselect[0].select("login").run()
    assert "form: pdf" not in seen(at)
    at = next(each for each in at.button if each.key == "audit-verify").click().run()
    assert "All 2 entries hold" in seen(at)


def test_reports_lead_to_their_addresses(as_visitor) -> None:
    as_visitor(READER)
    body = seen(app("reports"))
    assert 'href="report/board.pdf?lang=en&amp;edition=1&amp;as_of=2012-03-12"' in body
    assert "report/slides.pptx" in body and "report/workbook.xlsx" in body


def test_people_are_shown_by_their_own_role() -> None:
    from pages.parts.people_parts import role_words

    person = Person("p", "i", "s", "e", "n", None, False, None, NOW, NOW)
    assert role_words(person.role, "en") == "By their groups" and role_words("editor", "da") == "Redaktør"
