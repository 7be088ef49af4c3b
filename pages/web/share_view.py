"""What a share link shows, as complete HTML: the goals, one goal, projects; the compact form; the form for a password.

Every figure and word comes from reports.content, so the page says what the PDF says. No names of people are written."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, NamedTuple
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analytics.access.records import Options, Share
from analytics.charts.bullet import legend
from analytics.charts.svg import bullet_svg, trajectory_svg
from analytics.i18n import text
from analytics.i18n.formats import day
from analytics.reports.content import Content, Facts, GoalContent, content
from analytics.settings import ROOT, settings
from pages.parts.link_filters import filter_words, filtered, warnings
from pages.parts.project_list import tiles
from pages.web.share_address import qr_svg, share_address
from pages.web.share_projects import project_table

STATIC = ROOT / "static"
MOST_LOGO_BYTES = 6_000
"""A larger logo would take more than the whole page does; it stays on the reports."""
CHART_WIDTH, CHART_HEIGHT = 380, 290
"""Pixels: as wide as a phone's screen, so that the chart's letters are as large as the text there."""
NOTES = ("lang-unknown", "lang-locked", "day-locked")
"""What can be said of an address that asks for more than its link allows; `link-page-<note>` in the catalogue."""


class Reader(NamedTuple):
    """Who reads, as far as the page depends on it. `base`: the dashboard's address, '' where it cannot be said."""

    language: str
    base: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """A goal of the page with its charts. `anchor`: an id that HTML takes, whatever the goal's own is."""

    content: GoalContent
    anchor: str
    bullet: Markup
    chart: Markup


def page(share: Share, token: str, reader: Reader, facts: Facts, options: Options) -> str:
    """The whole page of an open link."""
    said = _content(share, facts, reader.language, options.organisation_name)
    language = reader.language
    address = share_address(reader.base, token) if reader.base else ""
    shown = {
        "languages": () if share.language else _others(language),
        "card": f"{address}/card.png" if address else "",
        "dashboard": f"{quote(token, safe='')}/open" + ("" if share.language else f"?lang={language}"),
        "fixed": share.fixed,
        "kind_words": _kind_words(share, facts, language),
        "figures": said.figures,
        "published": said.published,
        "checksum": said.checksum,
        "address": address,
        "qr": Markup(qr_svg(address, text(language, "link-page-qr"))) if address else "",
        **_told(share, reader, facts, said),
        **_look(options, language, said.organisation),
    }
    return _render(f"share_{share.kind}.html", language, shown)


def embed(share: Share, token: str, reader: Reader, facts: Facts, options: Options) -> str:
    """The compact form for a frame."""
    said = _content(share, facts, reader.language, options.organisation_name)
    shown = {
        "words": "",
        "more": _page_address(reader, token),
        "tiles": "",
        **_told(share, reader, facts, said),
        **_look(options, reader.language, said.organisation),
    }
    return _render("share_embed.html", reader.language, shown)


def embed_locked(token: str, reader: Reader, options: Options, organisation: str) -> str:
    """The compact form of a link with a password: that there is one, and the way to it."""
    shown = {
        "title": text(reader.language, "link-page-password-title"),
        "words": text(reader.language, "link-page-embed-password"),
        "more": _page_address(reader, token),
        "invented": "",
        **_look(options, reader.language, organisation),
    }
    return _render("share_embed.html", reader.language, shown)


def password_form(
    share: Share, token: str, reader: Reader, options: Options, organisation: str, problem: str = ""
) -> str:
    """The page that asks for the password. `problem`: what was wrong with the last one, '' at first."""
    language = reader.language
    address = share_address(reader.base, token) if reader.base else ""
    shown = {
        "title": text(language, "link-page-password-title"),
        "described": "",
        "card": f"{address}/card.png" if address else "",
        "languages": () if share.language else _others(language),
        "action": f"?lang={language}" if not share.language else "",
        "problem": problem,
        **_look(options, language, organisation),
    }
    return _render("share_password.html", language, shown)


def plain_page(language: str, options: Options, organisation: str, title: str, words: str) -> str:
    """A page of a few words."""
    shown = {"title": title, "words": words, "described": "", "card": "", "languages": ()}
    return _render("share_words.html", language, {**shown, **_look(options, language, organisation)})


def previewed(share: Share, facts: Facts, language: str, organisation: str) -> Content:
    """What the preview picture shows; behind a password the organisation's name and that there is one."""
    said = _content(share, facts, language, organisation)
    if share.password_hash:
        covered = text(language, "link-page-password-card")
        return replace(said, title=covered, goals=(), as_of="", invented="")
    if share.kind == "projects":
        return replace(said, title=text(language, "link-page-title-projects"), goals=())
    goals = _chosen(share, facts, said)
    title = goals[0].title if share.kind == "goal" and goals else text(language, "link-page-title-goals")
    return replace(said, title=title, goals=goals)


def _told(share: Share, reader: Reader, facts: Facts, said: Content) -> dict[str, Any]:
    """What depends on the kind of link."""
    language = reader.language
    notes = [text(language, f"link-page-{note}") for note in reader.notes]
    shown: dict[str, Any] = {"as_of": said.as_of[:1].upper() + said.as_of[1:], "invented": said.invented}
    if share.kind == "projects":
        found = filtered(facts.projects, share.filters)
        title = text(language, "link-page-title-projects")
        described = text(
            language, "link-page-projects-sentence", count=len(found.projects), day=day(language, facts.as_of, "long")
        )
        return shown | {
            "title": title,
            "described": described,
            "notes": [*notes, *warnings(found, language)],
            "filters": filter_words(found, language),
            "tiles": Markup(tiles(found.projects, language)),
            "projects": project_table(found.projects, language),
            "goals": (),
        }
    goals = [_drawn(each, language) for each in _chosen(share, facts, said)]
    gone = [text(language, "link-page-goal-gone", goal=goal) for goal in _gone(share, facts)]
    return shown | {
        **_titled(share, said, goals, language),
        "notes": [*notes, *gone],
        "goals": goals,
        "strip": said.strip if goals else (),
        "summary": said.summary if goals else (),
        "nothing": text(language, "link-page-only-gone" if gone else "link-page-none"),
        "legend": Markup(legend(language)) if goals else "",
    }


def _titled(share: Share, said: Content, goals: Sequence[Drawn], language: str) -> dict[str, str]:
    if share.kind == "goals":
        first = next(iter(said.summary), "") if goals else ""
        return {"title": text(language, "link-page-title-goals"), "described": first}
    if not goals:
        return {"title": text(language, "nav-goal"), "described": ""}
    goal = goals[0].content
    return {"title": goal.title, "described": next(iter(goal.sentences), "")}


def _content(share: Share, facts: Facts, language: str, organisation: str) -> Content:
    return content(facts, language, _existing(share, facts), organisation, public=True)


def _existing(share: Share, facts: Facts) -> tuple[str, ...]:
    known = {verdict.goal.goal_id for verdict in facts.verdicts}
    return tuple(goal for goal in share.goals if goal in known)


def _gone(share: Share, facts: Facts) -> tuple[str, ...]:
    existing = _existing(share, facts)
    return tuple(goal for goal in share.goals if goal not in existing)


def _chosen(share: Share, facts: Facts, said: Content) -> tuple[GoalContent, ...]:
    """The goals a link shows: of all of them where it names none, and none where what it names is gone."""
    if not share.goals and share.kind == "goals":
        return said.goals
    wanted = _existing(share, facts)
    return tuple(goal for goal in said.goals if goal.goal_id in wanted)


def _drawn(goal: GoalContent, language: str) -> Drawn:
    chart = (
        trajectory_svg(goal.verdict, language, colours="css", width=CHART_WIDTH, height=CHART_HEIGHT)
        if goal.course
        else ""
    )
    bar = bullet_svg(goal.verdict, language, width=CHART_WIDTH, colours="css")
    anchor = hashlib.sha256(goal.goal_id.encode()).hexdigest()[:8]
    return Drawn(goal, anchor, Markup(bar), Markup(chart))


def _kind_words(share: Share, facts: Facts, language: str) -> str:
    if not share.fixed:
        return text(language, "link-page-live")
    return text(language, "link-page-fixed", edition=str(facts.edition.number), day=day(language, facts.as_of, "long"))


def _others(language: str) -> list[tuple[str, str]]:
    return [(code, text(code, "language-own-name")) for code in settings().languages if code != language]


def _page_address(reader: Reader, token: str) -> str:
    """The page's own address from its compact form."""
    address = share_address(reader.base, token)
    return f"{address}?lang={reader.language}"


def _look(options: Options, language: str, organisation: str) -> dict[str, Any]:
    """The organisation's name, logo and colour. The colour is only ever a line: nobody has checked that it can be
    read on."""
    logo = ""
    if options.logo and len(options.logo) <= MOST_LOGO_BYTES and options.logo_type in ("image/png", "image/jpeg"):
        logo = f"data:{options.logo_type};base64,{b64encode(options.logo).decode()}"
    return {
        "organisation": organisation or text(language, "app-name"),
        "logo": logo,
        "icon": _icon(),
        "css": Markup(_css()),
        "accent": Markup(options.colour) if re.fullmatch(r"#[0-9a-fA-F]{6}", options.colour) else "",
    }


def _render(name: str, language: str, shown: dict[str, Any]) -> str:
    html = _templates().get_template(name).render(language=language, t=partial(text, language), mark=_mark, **shown)
    return re.sub(r"\n\s*\n+", "\n", html)


@cache
def _templates() -> Environment:
    folder = ROOT / "pages" / "web" / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)


@cache
def _css() -> str:
    """The stylesheet without its comments and line ends."""
    written = (STATIC / "share.css").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL).replace("\n", "")


@cache
def _icon() -> str:
    return "data:image/svg+xml," + quote((STATIC / "icon.svg").read_text(encoding="utf-8"), safe=" ='/:")


_LINE = 'fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"'
_MARKS = {
    "achieved": '<path fill="currentColor" fill-rule="evenodd" d="M12 1a11 11 0 1 0 0 22 11 11 0 0 0 '
    '0-22zm-1.7 15.6L5.6 12l1.9-1.9 2.8 2.8 6.3-6.4 1.9 1.9z"/>',
    "on_track": f'<path {_LINE} d="M4 17 10 11l4 4 7-8M15 7h6v6"/>',
    "behind": f'<path {_LINE} d="M12 2.5a9.5 9.5 0 1 0 .01 0M12 6.5V12l4 2.5"/>',
    "at_risk": f'<path {_LINE} d="M12 3 1.8 21h20.4zM12 10v5M12 18v.2"/>',
    "missed": f'<path {_LINE} d="M5 5l14 14M19 5 5 19"/>',
    "overdue": f'<path {_LINE} d="M6 2h12M6 22h12M8 2v4l8 10v6M16 2v4L8 16v6"/>',
    "cannot_yet_tell": f'<path {_LINE} d="M7.5 8.5a4.5 4.5 0 1 1 6.6 4C12.7 13.3 12 14.2 12 16M12 20.5v.1"/>',
    "no_data": f'<path {_LINE} d="M12 3a9 9 0 1 0 .01 0M5.8 18.2 18.2 5.8"/>',
    "not_started": f'<path {_LINE} stroke-dasharray="3 4.5" d="M12 2.5a9.5 9.5 0 1 0 .01 0"/>',
}
"""The same marks as in static/style.css (.badge), so that a status is never its colour alone."""


def _mark(status: str) -> Markup:
    return Markup(f'<svg viewBox="0 0 24 24" aria-hidden="true">{_MARKS.get(status, "")}</svg>')
