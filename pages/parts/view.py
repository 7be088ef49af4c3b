"""What a visitor looks at: language, edition and as-of date, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from analytics.editions import Edition
from analytics.editions.known import edition_known_on
from analytics.settings import settings

PAGES = (
    "goals", "goal", "changes", "projects", "project", "funding", "ledger", "upload", "edit", "history", "source",
    "metric",
)  # fmt: skip
"""Every page by its address; the first is the one shown at `/`."""


@dataclass(frozen=True)
class View:
    """One look at the dashboard, on two dates: `as_of` says which day is looked at, `known_on` when it was known
    (None: all that is known now). `too_early`: nothing was known yet on that day; the first edition is shown. `said`
    holds what the address itself says, so that links say it on."""

    language: str
    edition: Edition
    head: Edition
    as_of: date
    said: Mapping[str, str]
    known_on: date | None = None
    too_early: bool = False

    def query(self, **more: str) -> dict[str, str]:
        """The query of a link from this view: its language, date and edition where they were chosen, and `more`."""
        return {**self.said, **more}

    def href(self, path: str, **more: str) -> str:
        """A relative address for plain HTML."""
        query = urlencode(self.query(**more))
        return f"{path}?{query}" if query else path


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


def read_view(query: Mapping[str, str], browser: str | None, head: Edition, find: Mapping[int, Edition]) -> View:
    """The view an address asks for. What cannot be read, or an edition that never was, counts as not said. An
    edition that is named wins over a day on which it was known."""
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
    as_of = chosen or edition.figures_as_of or date.today()
    return View(language, edition, head, as_of, said, known_on, known_on is not None and known is None)
