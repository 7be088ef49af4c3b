"""What a visitor looks at: language, edition and as-of date, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from analytics.editions import Edition
from analytics.settings import settings


@dataclass(frozen=True)
class View:
    """One look at the dashboard. `said` holds what the address itself says, so that links say it on."""

    language: str
    edition: Edition
    head: Edition
    as_of: date
    said: Mapping[str, str]

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
    """The view an address asks for. What cannot be read, or an edition that never was, counts as not said."""
    said: dict[str, str] = {}
    language = language_of(query.get("lang"), browser)
    if query.get("lang") == language:
        said["lang"] = language
    number = query.get("edition", "")
    edition = find.get(int(number), head) if number.isascii() and number.isdigit() else head
    if edition.number != head.number:
        said["edition"] = str(edition.number)
    chosen = day_of(query.get("as_of"))
    if chosen:
        said["as_of"] = chosen.isoformat()
    return View(language, edition, head, chosen or edition.figures_as_of or date.today(), said)
