"""The board's report as a PDF: what templates/board.typ sets, from the content of a report."""

from collections.abc import Sequence
from typing import Any

from analytics.charts.svg import bullet_svg, trajectory_svg
from analytics.i18n import text
from analytics.reports.content import SECTIONS, Content, GoalContent, Section, Table
from analytics.reports.forms import Brand
from analytics.reports.typesetting import as_pdf, breakable, legible, logo_png, looks, plainly

WORDS = (
    "page", "summary", "overview", "goals", "portfolio", "money", "changes", "sources", "course", "reading", "none",
)  # fmt: skip
SHORT_COLUMN = 14
"""Characters up to which a column is as wide as its longest cell; the others share what is left."""


def board_pdf(content: Content, sections: Sequence[Section], brand: Brand) -> bytes:
    """The report, PDF/A-2a and PDF/UA-1, with the sections named in their usual order (none named: all of them). The
    same bytes for the same arguments. Raises ValueError for a colour or a logo that is none."""
    said, language = content, content.language
    shown = [section for section in SECTIONS if section in sections] or list(SECTIONS)
    organisation = brand.organisation or said.organisation
    words = {name: text(language, f"pdf-{name}") for name in WORDS} | {
        "of": text(language, "pdf-page-of"),
        "no_goals": text(language, "pdf-no-goals"),
        "no_projects": text(language, "pdf-no-projects"),
        "no_changes": text(language, "pdf-no-changes"),
    }
    behind = {"published": said.published, "as_of": said.as_of}
    data = {
        "language": language,
        "title": said.title,
        "organisation": organisation,
        "organisation_alt": text(language, "pdf-logo", organisation=organisation),
        "description": text(language, "pdf-description", as_of=said.as_of),
        "keywords": [text(language, "pdf-keyword")],
        "subtitle": " · ".join(filter(None, (said.as_of, said.published))),
        "invented": said.invented,
        "imprint": text(language, "pdf-imprint", **behind, checksum=said.checksum[:16]),
        "colophon": text(language, "pdf-colophon", **behind, checksum=said.checksum),
        "figures": said.figures,
        "words": words,
        "sections": shown,
        "strip": [list(each) for each in said.strip],
        "summary": list(said.summary),
        "overview": _overview(said),
        "goals": [_goal(goal, place, language) for place, goal in enumerate(said.goals)] if "goals" in shown else [],
        "portfolio": _paired([_table(each) for each in said.portfolio]) if "portfolio" in shown else [],
        "money": _paired([_table(each) for each in said.money]) if "money" in shown else [],
        "changes": list(said.changes),
        "sources": [[_table(said.sources)], [_table(said.definitions)]],
    }
    unworded = {"brand": legible(brand.colour), "logo": logo_png(brand.logo), "looks": looks()}
    return as_pdf("board.typ", plainly(data) | unworded, said.published_at)


def _overview(content: Content) -> dict[str, Any]:
    """The goals at a glance, a row each."""
    columns = ("goal", "status", "value", "expected", "deadline")
    return {
        "heading": [text(content.language, f"pdf-{name}") for name in columns],
        "rows": [
            {
                "id": str(place),
                "title": goal.title,
                "status": goal.status,
                "status_words": goal.status_words,
                "value": f"{goal.value} {goal.of}",
                "expected": goal.facts[0][1],
                "deadline": goal.facts[1][1],
            }
            for place, goal in enumerate(content.goals)
        ],
    }


def _goal(goal: GoalContent, place: int, language: str) -> dict[str, Any]:
    """What a goal's page says."""
    readings = (
        ("interpretation", goal.interpretation),
        ("source", goal.source),
        ("owner", goal.owner),
    )
    unlisted = goal.missing_count - len(goal.missing.rows)
    more = text(language, "pdf-more", count=unlisted) if unlisted > 0 else ""
    tables = [goal.counts, goal.could_count, *([goal.excluded] if goal.excluded else [])]
    sub_goals = Table(
        text(language, "pdf-sub-goals"),
        tuple(text(language, f"pdf-{name}") for name in ("goal", "value")),
        tuple((title, value) for _, title, value in goal.children),
    )
    tables += [sub_goals, goal.missing]
    holds = {"note": text(language, "pdf-course-holds")}
    course = [_table(turning_points(goal.course)) | holds] if goal.course else []
    return {
        "id": str(place),
        "title": goal.title,
        "status": goal.status,
        "status_words": goal.status_words,
        "meaning": " ".join(filter(None, (goal.status_meaning, goal.band and f"({goal.band})"))),
        "value": goal.value,
        "of": goal.of,
        "bullet": bullet_svg(goal.verdict, language, width=620),
        "bullet_alt": goal.bullet_alt,
        "chart": trajectory_svg(goal.verdict, language, width=520, height=215),
        "chart_alt": goal.course_alt,
        "sentences": list(goal.sentences),
        "remarks": [each for each in (goal.outlook, goal.since, goal.note, goal.note_due, more) if each],
        "facts": [list(each) for each in (*goal.three, *goal.facts)],
        "tables": _paired([*course, *(_table(each) for each in tables if each.rows)]),
        "readings": [[text(language, f"pdf-{name}"), said] for name, said in readings if said],
    }


def turning_points(course: Table) -> Table:
    """The course's table with the days only on which certain or possible moved, the first and the last: a figure
    holds until the next one."""
    rows = [
        row
        for place, row in enumerate(course.rows)
        if place in (0, len(course.rows) - 1) or row[1:3] != course.rows[place - 1][1:3]
    ]
    return Table(course.caption, course.heading, tuple(rows), course.numbers)


def _table(table: Table) -> dict[str, Any]:
    """A table as the template reads it. `widths`: 0 for a column as wide as its longest cell, else its share."""
    columns = range(len(table.heading))
    longest = [
        max([len(table.heading[column]), *(len(row[column]) for row in table.rows)], default=0) for column in columns
    ]
    short = SHORT_COLUMN if len(columns) <= 6 else 10
    fixed = [most <= (26 if column in table.numbers else short) for column, most in enumerate(longest)]
    widths = [0 if narrow else min(max(most, 20), 400) ** 0.6 for narrow, most in zip(fixed, longest, strict=True)]
    if not any(widths):
        widths = [most**0.6 for most in longest]
    return {
        "caption": table.caption,
        "heading": [breakable(each) for each in table.heading],
        "rows": [[breakable(each) for each in row] for row in table.rows],
        "numbers": [column in table.numbers for column in columns],
        "widths": widths,
        "note": "",
    }


def _paired(tables: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The tables in order, two neighbours beside each other where both are short and narrow."""
    pairs: list[list[dict[str, Any]]] = []
    for table in tables:
        small = len(table["rows"]) <= 8 and len(table["heading"]) <= 4 and _full_width(table) <= 95
        if small and pairs and len(pairs[-1]) == 1 and pairs[-1][0]["small"]:
            pairs[-1].append(table)
        else:
            pairs.append([table | {"small": small}])
    return pairs


def _full_width(table: dict[str, Any]) -> int:
    """The widest row in characters; half a page holds about 60 of them, and two lines a row do no harm."""
    return max((sum(map(len, row)) for row in (table["heading"], *table["rows"])), default=0)
