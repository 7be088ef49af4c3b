"""What a visitor looks at: language, edition and as-of date, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from analytics.access.records import NOBODY, Share, ShareKind, Visitor
from analytics.access.roles import Act, Role, at_least, may
from analytics.access.visitors import SHARE_PARAMETER
from analytics.editions import Edition
from analytics.editions.known import edition_known_on
from analytics.i18n.formats import COPENHAGEN
from analytics.reports.facts import own_day
from analytics.settings import settings

PAGE_ROLES: dict[str, Role] = {
    **dict.fromkeys(("goals", "goal", "changes", "projects", "project", "funding", "ledger"), "reader"),
    **dict.fromkeys(("history", "source", "metric", "reports"), "reader"),
    **dict.fromkeys(("upload", "edit"), "editor"),
    **dict.fromkeys(("share", "links", "people", "audit"), "administrator"),
}
"""Every page by its address, and who may open it; the first is the one shown at `/`."""
PAGES = tuple(PAGE_ROLES)
NAMING = ("source",)
"""Pages that show uploaded files as they are, names of people and all: not for whoever reads without saying who."""
LINK_PAGES: dict[ShareKind, tuple[str, ...]] = {
    "goals": ("goals", "goal"),
    "goal": ("goal",),
    "projects": ("projects", "project"),
}
"""The pages that whoever comes by a share link may open; the first is the one they begin at."""


@dataclass(frozen=True)
class View:
    """One look at the dashboard, on two dates: `as_of` says which day is looked at, `known_on` when it was known
    (None: all that is known now). `too_early`: nothing was known yet on that day; the first edition is shown. `said`
    holds what the address itself says, so that links say it on. `visitor` is who looks; a share link they came by
    decides edition and day, whatever the address says."""

    language: str
    edition: Edition
    head: Edition
    as_of: date
    said: Mapping[str, str]
    known_on: date | None = None
    too_early: bool = False
    visitor: Visitor = NOBODY

    def opens(self, page: str) -> bool:
        """Whether the visitor may open a page."""
        return opens(self.visitor, page)

    def may(self, act: Act) -> bool:
        """Whether the visitor may do that."""
        return may(self.visitor.role, act)

    @property
    def names(self) -> bool:
        """Whether the visitor sees the names of people."""
        return self.visitor.sees_names

    def shows(self, goal_id: str) -> bool:
        """Whether a goal belongs to what the visitor may see."""
        share = self.visitor.share
        return share is None or share.kind == "projects" or not share.goals or goal_id in share.goals

    def query(self, **more: str) -> dict[str, str]:
        """The query of a link from this view: its language, date and edition where they were chosen, and `more`."""
        return {**self.said, **more}

    def href(self, path: str, **more: str) -> str:
        """A relative address for plain HTML; '' for a page that the visitor may not open (`html.show` leaves only the
        words of such a link)."""
        if not self.opens(path):
            return ""
        query = urlencode(self.query(**more))
        return f"{path}?{query}" if query else path


def opens(visitor: Visitor, page: str) -> bool:
    """Whether a visitor may open a page."""
    if visitor.share:
        return page in LINK_PAGES[visitor.share.kind]
    if page in NAMING and not visitor.sees_names:
        return False
    return at_least(visitor.role, PAGE_ROLES[page])


def language_of(asked: str | None, browser: str | None) -> str:
    """The language of a page: the one asked for, else the browser's first that is offered, else the default.
    `browser`: an Accept-Language header, or one locale."""
    offered = settings().languages
    wanted = [asked or "", *(part.split(";")[0].strip() for part in (browser or "").split(","))]
    return next((code[:2].lower() for code in wanted if code[:2].lower() in offered), settings().default_language)


def day_of(written: str | None) -> date | None:
    """An ISO date of the address, or None where there is none to be read."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def read_view(
    query: Mapping[str, str],
    browser: str | None,
    head: Edition,
    find: Mapping[int, Edition],
    visitor: Visitor = NOBODY,
) -> View:
    """The view an address asks for. What cannot be read, or an edition that never was, counts as not said. An
    edition that is named wins over a day on which it was known."""
    if visitor.share:
        return _locked(query, browser, head, find, visitor)
    said: dict[str, str] = {}
    language = language_of(query.get("lang"), browser)
    if query.get("lang") == language:
        said["lang"] = language
    number = query.get("edition", "")
    edition = find.get(int(number), head) if number.isascii() and number.isdigit() else head
    known_on, known = None, None
    if edition.number != head.number:
        said["edition"] = str(edition.number)
    elif known_on := day_of(query.get("known_on")):
        said["known_on"] = known_on.isoformat()
        editions = list(find.values())
        known = edition_known_on(editions, known_on)
        edition = known or min(editions, key=lambda each: each.number)
    chosen = day_of(query.get("as_of"))
    if chosen:
        said["as_of"] = chosen.isoformat()
    as_of = chosen or own_day(edition)
    return View(language, edition, head, as_of, said, known_on, known_on is not None and known is None, visitor)


def _locked(
    query: Mapping[str, str], browser: str | None, head: Edition, find: Mapping[int, Edition], visitor: Visitor
) -> View:
    """The view of a share link: edition and day are the link's, the language too where it has one."""
    share = visitor.share
    assert share
    language = share.language or language_of(query.get("lang"), browser)
    said = {SHARE_PARAMETER: share.share_id} | ({"lang": language} if query.get("lang") == language else {})
    edition = find[share.edition] if share.edition else head
    return View(language, edition, head, day_of_share(share, edition), said, visitor=visitor)


def day_of_share(share: Share, edition: Edition) -> date:
    """The day that a link shows of an edition. Of a fixed one it never moves with the calendar."""
    published = edition.published_at.astimezone(COPENHAGEN).date()
    return share.as_of or edition.figures_as_of or (published if share.fixed else own_day(edition))
