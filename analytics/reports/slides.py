"""A report as slides: native charts that can be edited, real titles, the whole narrative and its source in the notes.

What does not fit on a slide is left out or cut with …, and stands whole in the slide's notes.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import floor, isnan, log10
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
from lxml import etree  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt
from xlsxwriter import Workbook

from analytics.charts.look import LIGHT
from analytics.charts.portfolio import dimension, euro
from analytics.charts.words import EURO, SHARE, target, unit_of
from analytics.goals.pace import expected
from analytics.goals.verdict import Verdict
from analytics.i18n import TERRITORIES, text
from analytics.i18n.formats import number
from analytics.metrics.frames import GROUPS, UNKNOWN
from analytics.reports.content import Content, Facts, GoalContent, Section, Table
from analytics.reports.forms import Brand
from analytics.reports.office import choice, ink_on, plain, source_note

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
"""In inches, as everything here that is a length; 16:9."""
INNER = WIDTH - 2 * MARGIN
TOP = 1.45
"""Where the content begins, below the title."""
BOTTOM = 6.85
"""Where it ends, above the footer."""
LAYOUTS = ("Title Slide", "Title and Content", "Title Only")
MOST_IN_NOTES = 20_000
"""Characters of a slide's notes; nobody reads so many."""
PAGES = 4
"""Slides that one table may take; how many rows are left is said."""
MOST_BARS = 14
FEW_GOALS, FEW_PROJECTS = 8, 4
"""So many stand in a table on the slide of the summary, of the portfolio; more on slides of their own."""
PROJECT_COLUMNS = (0, 2, 3, 5, 6, 7, 8)
"""Of the table of projects: name, role, status, budget, EU grant, own contribution, loan. Titles stand in the notes."""
HEADINGS = ((26, 1), (22, 1), (20, 1), (18, 2), (16, 2), (14, 3), (12, 4), (10, 4))
"""Sizes of type for a slide's title, and on how many lines it may stand in each."""

TONES = {
    "good": ("#0c5731", "#dcf3e4"), "warn": ("#7a4300", "#fcebd3"), "bad": ("#8c1d18", "#fbe4e2"),
    "open": ("#173c84", "#e3ebfb"), "calm": ("#414c61", "#e8ecf4"),
}  # fmt: skip
"""Ink and paper of a status, as in static/style.css."""
STATUS: dict[str, tuple[str, Any]] = {
    "achieved": ("good", MSO_SHAPE.STAR_5_POINT),
    "on_track": ("good", MSO_SHAPE.UP_ARROW),
    "behind": ("warn", MSO_SHAPE.DOWN_ARROW),
    "at_risk": ("bad", MSO_SHAPE.ISOSCELES_TRIANGLE),
    "missed": ("bad", MSO_SHAPE.MATH_MULTIPLY),
    "overdue": ("bad", MSO_SHAPE.FLOWCHART_COLLATE),
    "cannot_yet_tell": ("open", MSO_SHAPE.DIAMOND),
    "no_data": ("calm", MSO_SHAPE.NO_SYMBOL),
    "not_started": ("calm", MSO_SHAPE.DONUT),
}
"""Each status has a shape of its own beside its word: nothing is said by colour alone."""

Box = tuple[float, float, float, float]
"""Left, top, width, height in inches."""


@dataclass(frozen=True)
class Deck:
    """The presentation being made."""

    show: Any
    layouts: dict[str, Any]
    content: Content
    brand: Brand

    @property
    def language(self) -> str:
        """The language of the report."""
        return self.content.language

    @property
    def tag(self) -> str:
        """The same as Office programs name it: da-DK."""
        return TERRITORIES[self.language].replace("_", "-")


def slides(facts: Facts, content: Content, sections: Sequence[Section], brand: Brand) -> bytes:
    """The report as pptx. Raises ValueError where the brand's logo is no picture that PowerPoint knows."""
    show = Presentation()
    deck = Deck(show, _prepare(show, brand), content, brand)
    _properties(deck)
    _title(deck)
    if "summary" in sections:
        _summary(deck)
    if "goals" in sections:
        for goal in content.goals:
            _goal(deck, goal)
        if not content.goals:
            _words(deck, text(deck.language, "office-goals"), [text(deck.language, "office-no-goals")])
    if "portfolio" in sections:
        _portfolio(deck, facts)
    if "money" in sections:
        _money(deck, facts)
    if "changes" in sections:
        _changes(deck, facts, alone=len(sections) == 1)
    if "sources" in sections:
        _sources(deck)
    buffer = io.BytesIO()
    show.save(buffer)
    return _repeatable(buffer.getvalue())


# --- the slides ---


def _title(deck: Deck) -> None:
    content = deck.content
    slide = deck.show.slides.add_slide(deck.layouts["Title Slide"])
    heading, below = slide.placeholders
    size = next((size for size in (40, 34, 28, 24) if _lines(content.title, 10.2, size) <= 2), 20)
    _put(heading, (0.9, 2.2, 11.2, 1.5), [content.title], deck, size, lines=3, bold=True)
    lines = [content.organisation, content.as_of, content.published]
    longest = max(lines, key=_weight)
    size = _largest(longest, 11.0, (20, 18, 16, 14, 12))
    _put(below, (0.9, 3.85, 11.2, 1.3), [line for line in lines if line], deck, size, lines=3)
    if content.invented:
        tone, paper = TONES["warn"]
        shape = _shape(slide, MSO_SHAPE.ROUNDED_RECTANGLE, (0.9, 5.4, 11.2, 0.55), paper)
        _put(shape, (0.9, 5.4, 11.2, 0.55), [content.invented], deck, 14, lines=1, colour=tone, bold=True)
    if deck.brand.logo:
        _logo(slide, deck)
    _notes(slide, deck, [content.title, *lines, content.invented])


def _logo(slide: Any, deck: Deck) -> None:
    """The logo in the upper corner, no larger than 2.6 × 1.1 inches, its proportions kept."""
    try:
        picture = slide.shapes.add_picture(io.BytesIO(deck.brand.logo), Inches(0.9), Inches(0.7))
    except (OSError, ValueError) as error:  # what Pillow and python-pptx raise for bytes that are no picture
        raise ValueError("the logo is no picture that can be shown on a slide") from error
    scale = min(Inches(2.6) / picture.width, Inches(1.1) / picture.height)
    picture.width, picture.height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
    _describe(picture, text(deck.language, "office-logo", organisation=deck.content.organisation))


def _summary(deck: Deck) -> None:
    """How many goals stand how, the strategy in sentences, and every goal in a table: beside them where they are few,
    else on slides of its own."""
    content = deck.content
    slide, body = _with_body(deck, text(deck.language, "office-summary"))
    tiles = content.strip[:6]
    gap = 0.2
    width = (INNER - gap * (len(tiles) - 1)) / max(len(tiles), 1)
    for place, (status, words, count) in enumerate(tiles):
        _tile(slide, deck, (MARGIN + place * (min(width, 3.0) + gap), TOP, min(width, 3.0), 1.1), status, words, count)
    top = TOP + (1.4 if tiles else 0)
    heading = tuple(text(deck.language, f"office-column-{name}") for name in ("goal", "status", "words", "target"))
    rows = tuple((each.title, each.status_words, each.value, each.three[0][1]) for each in content.goals)
    overview = Table(text(deck.language, "office-all-goals"), heading, rows, frozenset({2, 3}))
    beside = 0 < len(rows) <= FEW_GOALS
    box = (MARGIN, top, INNER * 0.36 if beside else INNER, BOTTOM - top)
    size = _type(content.summary, box, (18, 16, 14, 12))
    _put(body, box, content.summary, deck, size, lines=20, bullets=True)
    _last(slide, body)
    if beside:
        left = MARGIN + box[2] + 0.3
        right = (left, top, WIDTH - MARGIN - left, BOTTOM - top)
        _table(slide, deck, overview, right, (14, 12, 11, 10), lines=3)
    counts = [f"{words}: {count}" for _, words, count in content.strip]
    _finish(slide, deck, [*counts, *content.summary, *(_table_words(overview) if beside else [])])
    if not beside:
        _tables(deck, overview.caption, overview)


def _tile(slide: Any, deck: Deck, box: Box, status: str, words: str, count: int) -> None:
    """A status: how many goals, its shape, its word."""
    left, top, width, _ = box
    tone, icon = STATUS[status]
    ink, paper = TONES[tone]
    card = _shape(slide, MSO_SHAPE.ROUNDED_RECTANGLE, box, paper, rounding=0.08)
    _put(card, box, [str(count), words], deck, 30, lines=1, colour=ink, bold=True, sizes=(30, 14), inset=0.16)
    _icon(slide, icon, (left + width - 0.62, top + 0.18, 0.4, 0.4), ink)


def _goal(deck: Deck, said: GoalContent) -> None:
    """One goal: left how it stands in words and figures, right its chart, below it the missing cells."""
    slide, body = _with_body(deck, said.title)
    verdict, left = said.verdict, 5.0
    tone, icon = STATUS[said.status]
    ink, paper = TONES[tone]
    pill = (MARGIN, TOP, min(left, 1.0 + 0.14 * len(said.status_words)), 0.42)
    shape = _shape(slide, MSO_SHAPE.ROUNDED_RECTANGLE, pill, paper, rounding=0.5)
    _put(shape, pill, [said.status_words], deck, 15, lines=1, colour=ink, bold=True, inset=0.5, middle=True)
    _icon(slide, icon, (pill[0] + 0.16, pill[1] + 0.1, 0.22, 0.22), ink)
    value = (MARGIN, 1.98, left, 0.72)
    figure = " ".join(f"{said.value} {said.of}".split())
    fitting = _largest(figure, left - 0.15, (30, 26, 22, 18, 15))
    _put(_textbox(slide, value), value, [figure], deck, fitting, lines=1, colour=LIGHT.sure, bold=True)
    three = Table(text(deck.language, "office-figures"), *_turned(said.three))
    _table(slide, deck, three, (MARGIN, 2.78, left, 0.95), (12, 11, 10), lines=2)
    room = (MARGIN, 3.85, left, BOTTOM - 3.85)
    first, *others = said.sentences or ("",)
    sentences = [each for each in (first, said.since, said.outlook, *others) if each]
    size = _type(sentences, room, (14, 13, 12))
    _put(body, room, _while_room(sentences, room, size), deck, size, lines=20, bullets=True)
    _last(slide, body)
    right = MARGIN + left + 0.35
    many = bool(said.missing.rows)
    words = [text(deck.language, "office-unbounded")] if verdict.interval.high is None else []
    count = text(deck.language, "office-missing-cells", count=said.missing_count)
    chart = (right, TOP - 0.05, WIDTH - MARGIN - right, (3.55 if many else 4.9) - 0.3 * len(words))
    _goal_chart(slide, deck, said, chart)
    below = chart[1] + chart[3] + 0.03
    for line in (*words, count):
        remark = (right, below, chart[2], 0.3)
        _put(_textbox(slide, remark), remark, [line], deck, _largest(line, chart[2] - 0.15, (12, 11, 10)), lines=1,
             bold=many and line == count)  # fmt: skip
        below += 0.3
    if many:
        _table(slide, deck, said.missing, (right, below + 0.05, chart[2], BOTTOM - below), (11, 10), lines=2)
    facts = [f"{name}: {words}" for name, words in (*said.three, *said.facts)]
    cells = [" · ".join(row) for row in said.missing.rows]
    standing = f"{said.status_words}. {said.status_meaning} {said.band}".strip()
    notes = [said.title, standing, f"{said.value} {said.of}", *said.sentences, said.outlook, said.since, *facts, count]
    more = [*cells, *words, said.note, said.interpretation, said.definition, said.source, said.owner]
    _finish(slide, deck, [*notes, *more])


def _portfolio(deck: Deck, facts: Facts) -> None:
    """Projects by status as a chart, by focus area and in key figures as tables; every project on the same slide where
    they are few, else on slides of its own."""
    title = text(deck.language, "office-portfolio")
    if facts.projects.empty:
        _words(deck, title, [text(deck.language, "office-no-projects")])
        return
    by_status, *by_area, projects = deck.content.portfolio
    slide = _with_title(deck, title)
    few = len(projects.rows) <= FEW_PROJECTS
    spread = facts.spread["status"].head(MOST_BARS)
    names = [_value_name(deck.language, "status", value) for value in spread["value"]]
    lows = [float(value) for value in spread["low"]]
    highs = [float(high) - low for high, low in zip(spread["high"], lows, strict=True)]
    series = [
        (text(deck.language, "chart-certain"), lows, LIGHT.sure),
        (text(deck.language, "chart-possible"), highs, "#a9bcdf"),
    ]
    half, bottom = INNER * 0.48, 4.6 if few else BOTTOM
    box = (MARGIN, TOP, half, bottom - TOP)
    _bars(slide, deck, by_status.caption, names, series, box, _alt(deck, by_status), across=True)
    left, top = MARGIN + half + 0.3, TOP
    figures = [] if few else deck.content.money[-1:]
    for table in (*by_area, *figures):
        top += _captioned(slide, deck, table, (left, top, WIDTH - MARGIN - left, bottom - top - 0.2)) + 0.2
    shown = _columns(projects, PROJECT_COLUMNS)
    if few:
        _table(slide, deck, shown, (MARGIN, bottom + 0.1, INNER, BOTTOM - bottom), (12, 11, 10), lines=2)
    tables = (by_status, *by_area, *figures, *([projects] if few else []))
    _finish(slide, deck, [line for table in tables for line in _table_words(table)])
    if not few:
        _tables(deck, projects.caption, shown, said=projects)


def _columns(table: Table, kept: Sequence[int]) -> Table:
    """Some columns of a table."""
    numbers = frozenset(place for place, column in enumerate(kept) if column in table.numbers)
    heading, *rows = (tuple(row[column] for column in kept) for row in (table.heading, *table.rows))
    return Table(table.caption, heading, tuple(rows), numbers)


def _money(deck: Deck, facts: Facts) -> None:
    """EU, own and other money stacked, by year or programme; beside it what is known in all, and loans apart: they are
    in no sum with anything. The other tables of money stand in the notes."""
    language, tables = deck.language, deck.content.money
    by = _telling(facts)
    if by is None:
        if tables:
            _tables(deck, text(language, "office-money"), tables[-1])
        else:
            _words(deck, text(language, "office-money"), [text(language, "office-no-money")])
        return
    title = text(language, "office-money-by", dimension=dimension(language, by).lower())
    slide = _with_title(deck, title)
    rows = facts.funding[by].head(MOST_BARS)
    labels = [_value_name(language, by, value) for value in rows["value"]]
    series = [
        (text(language, f"funding-{group}"), _known(rows, group), colour)
        for group, colour in zip(GROUPS, LIGHT.series, strict=False)
    ]
    width = INNER * 0.56
    chart = (MARGIN, TOP, width, BOTTOM - TOP - 0.85)
    alt = text(language, "office-money-alt", title=title, values=_amounts(language, labels, series))
    _bars(slide, deck, "", labels, series, chart, alt, across=by != "year", euro=True)
    unknown = _unknown(facts.funding[by], language, by)
    remark = (MARGIN, BOTTOM - 0.8, width, 0.8)
    _put(_textbox(slide, remark), remark, [unknown], deck, 12, lines=3)
    left, top = MARGIN + width + 0.3, TOP
    beside = WIDTH - MARGIN - left
    top += _captioned(slide, deck, tables[0], (left, top, beside, 2.6)) + 0.25
    if loans := _loans(rows, language, by):
        top += _captioned(slide, deck, loans, (left, top, beside, BOTTOM - 0.6 - top)) + 0.05
        remark = (left, top, beside, 0.55)
        _put(_textbox(slide, remark), remark, [text(language, "funding-loans-words")], deck, 12, lines=2)
    _finish(slide, deck, [unknown, *(line for table in tables for line in _table_words(table))])


def _telling(facts: Facts) -> str | None:
    """By what the money says most: by year where most of it has one and there are several years, else by programme;
    None where there is none."""
    by_year, by_programme = (facts.funding.get(name, pd.DataFrame()) for name in ("year", "programme"))
    if by_year.empty or by_programme.empty:
        return next((by for by, found in (("year", by_year), ("programme", by_programme)) if not found.empty), None)
    known = by_year[[f"{group}_known" for group in GROUPS]].sum(axis=1)
    dated = by_year["value"] != UNKNOWN
    return "year" if (known[dated] > 0).sum() > 1 and known[dated].sum() * 2 >= known.sum() else "programme"


def _known(rows: pd.DataFrame, group: str) -> list[float | None]:
    """The known sums of a group of money; None, not 0, where nothing but unknown amounts stand there."""
    both = zip(rows[f"{group}_known"], rows[f"{group}_unknown"], strict=True)
    return [None if not known and unknown else round(float(known), 2) for known, unknown in both]


def _amounts(language: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[float | None], str]]) -> str:
    """The money chart in words, each amount as everywhere; a blank is said to be unknown."""
    blank = text(language, "value-unknown")
    return "; ".join(
        f"{label}: "
        + ", ".join(
            f"{name} {blank if (known := values[place]) is None else euro(language, known)}"
            for name, values, _ in series
        )
        for place, label in enumerate(labels)
    )


def _unknown(rows: pd.DataFrame, language: str, by: str) -> str:
    """Of which years or programmes amounts are unknown, and how many."""
    counts = rows[[f"{group}_unknown" for group in GROUPS]].sum(axis=1).astype(int)
    found = [
        f"{_value_name(language, by, value)} ({count})"
        for value, count in zip(rows["value"], counts, strict=True)
        if count
    ]
    return text(language, "office-money-unknown", count=len(found), values=", ".join(found))


def _loans(rows: pd.DataFrame, language: str, by: str) -> Table | None:
    """The loans alone; None where there are none."""
    found = rows[(rows["loan_known"] > 0) | (rows["loan_unknown"] > 0)]
    if found.empty:
        return None
    heading = (dimension(language, by), text(language, "funding-loan"), text(language, "funding-unknown-column"))
    lines = tuple(
        (
            _value_name(language, by, row["value"]),
            euro(language, row["loan_known"]),
            number(language, row["loan_unknown"], 0),
        )
        for row in found.to_dict("records")
    )
    return Table(text(language, "office-loans"), heading, lines, frozenset({1, 2}))


def _changes(deck: Deck, facts: Facts, alone: bool) -> None:
    """What changed; no slide where there is no edition before, unless nothing else was asked for."""
    if facts.stories_from is not None or alone:
        said = deck.content.changes or (text(deck.language, "office-no-changes"),)
        _words(deck, text(deck.language, "office-changes"), said)


def _sources(deck: Deck) -> None:
    """The sources on one slide; what the figures mean in its notes."""
    content = deck.content
    slide = _with_title(deck, text(deck.language, "office-sources"))
    if content.sources.rows:
        shown = _table(
            slide, deck, content.sources, (MARGIN, TOP, INNER, BOTTOM - TOP - 0.35), (14, 12, 11, 10), lines=5
        )
        _more(slide, deck, len(content.sources.rows) - shown)
    meanings = (f"{name} ({unit}): {meaning} {source}" for name, unit, meaning, source in content.definitions.rows)
    _finish(slide, deck, [*_table_words(content.sources), content.definitions.caption, *meanings])


def _captioned(slide: Any, deck: Deck, table: Table, box: Box) -> float:
    """A table below its caption; how high both are, in inches."""
    left, top, width, height = box
    head = (left, top, width, 0.36)
    _put(_textbox(slide, head), head, [table.caption], deck, _largest(table.caption, width * 0.9, (15, 13, 12)), 1,
         bold=True)  # fmt: skip
    below = (left, top + 0.4, width, height - 0.4)
    laid = _laid(table, width, below[3], (12, 11, 10), 2)
    _draw(slide, deck, table, below, laid, 2)
    _more(slide, deck, len(table.rows) - laid.shown, top=top + 0.45 + sum(laid.heights), left=left, width=width)
    return 0.4 + sum(laid.heights)


def _more(
    slide: Any, deck: Deck, count: int, top: float = BOTTOM - 0.3, left: float = MARGIN, width: float = INNER
) -> None:
    """How many rows do not stand on the slide."""
    if count > 0:
        box = (left, top, width, 0.35)
        words = text(deck.language, "office-more-rows", count=count)
        _put(_textbox(slide, box), box, [words], deck, 12, lines=1, colour=LIGHT.mute)


def _words(deck: Deck, title: str, paragraphs: Sequence[str]) -> None:
    """Paragraphs, on as many slides as they need, each shortened to five lines."""
    size, most = 14, 5
    box = (MARGIN, TOP, INNER, BOTTOM - TOP)
    pages: list[list[str]] = [[]]
    for paragraph in paragraphs:
        short = _fitted(paragraph, INNER - 0.5, size, most)
        if pages[-1] and _high([*pages[-1], short], box, size) > box[3]:
            pages.append([])
        pages[-1].append(short)
    shown = pages[: PAGES * 2]
    left = list(paragraphs)
    for at, page in enumerate(shown, 1):
        slide, body = _with_body(deck, _numbered(deck, title, at, len(shown)))
        large = _type(page, box, (18, 16, size)) if len(shown) == 1 else size
        _put(body, box, page, deck, large, lines=most * len(page), bullets=True)
        said, left = (left, []) if at == len(shown) else (left[: len(page)], left[len(page) :])
        _finish(slide, deck, said)


def _tables(deck: Deck, title: str, table: Table, said: Table | None = None) -> None:
    """A table on as many slides as it needs, at most PAGES; then how many rows are left. `said`: the same rows with
    all that the notes say of them."""
    sizes: tuple[int, ...] = (14, 12)
    lines, height = 2, BOTTOM - TOP - 0.3
    notes = (said or table).rows
    pages: list[tuple[int, int, Laid]] = []
    start = 0
    while start < len(table.rows) and len(pages) < PAGES:
        laid = _laid(_part(table, start, None), INNER, height, sizes, lines)
        pages.append((start, start + max(laid.shown, 1), laid))
        start = pages[-1][1]
        sizes = (12,) if start < len(table.rows) else sizes
    for at, (first, after, laid) in enumerate(pages, 1):
        slide = _with_title(deck, _numbered(deck, title, at, len(pages)))
        _draw(slide, deck, _part(table, first, after), (MARGIN, TOP, INNER, height), laid, lines)
        if at == len(pages):
            _more(slide, deck, len(table.rows) - after)
        _finish(slide, deck, [table.caption, *(" · ".join(row) for row in notes[first:after])])


def _part(table: Table, start: int, stop: int | None) -> Table:
    return Table(table.caption, table.heading, table.rows[start:stop], table.numbers)


def _numbered(deck: Deck, title: str, at: int, count: int) -> str:
    """The title of one of several slides: titles are told apart in an outline."""
    return title if count == 1 else text(deck.language, "office-continued", title=title, number=at, count=count)


# --- charts ---


class _Data(CategoryChartData):
    """Chart data whose embedded workbook holds texts as texts (`=1+1` is no formula) and is made at a fixed moment."""

    def __init__(self, moment: Any, number_format: str) -> None:
        super().__init__(number_format=number_format)
        self.moment = moment

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _Writer(self)


class _Writer(CategoryWorkbookWriter):
    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(xlsx_file, options) as book:
            book.set_properties({"created": self._chart_data.moment})
            yield book, book.add_worksheet()


def _goal_chart(slide: Any, deck: Deck, said: GoalContent, box: Box) -> None:
    """The goal's course as lines over its days; as bars where there is but one day to show."""
    if len(said.verdict.path) < 2:
        _bullet(slide, deck, said, box)
        return
    days, columns = course(said.verdict)
    language = deck.language
    numbers = _number_format(said.verdict)
    data = _Data(deck.content.published_at, numbers)
    data.categories = days
    names = {
        "certain": text(language, "chart-certain"), "possible": text(language, "office-at-most"),
        "expected": text(language, "office-expected"),
        "target": text(language, "chart-target", target=target(language, said.verdict)),
    }  # fmt: skip
    shown = drawn(columns)
    for name in shown:
        data.add_series(names[name], columns[name])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *map(Inches, box), data)
    _describe(frame, said.course_alt or said.bullet_alt)
    looks = {
        "certain": (LIGHT.sure, 3.5, None), "expected": (LIGHT.mute, 1.75, MSO_LINE.ROUND_DOT),
        "target": (LIGHT.target, 2.75, None), "possible": (LIGHT.sure, 2.25, MSO_LINE.DASH),
    }  # fmt: skip
    for name, line in zip(shown, frame.chart.plots[0].series, strict=True):
        colour, width, dash = looks[name]
        line.smooth = False
        line.format.line.color.rgb = _rgb(colour)
        line.format.line.width = Pt(width)
        if dash:
            line.format.line.dash_style = dash
        line.marker.style = XL_MARKER_STYLE.NONE
        if name in ("certain", "possible"):
            _today(line, columns[name], colour)
    _axes(frame.chart, deck, numbers, _whole(said.verdict))
    dates = frame.chart.category_axis
    dates.tick_labels.number_format, dates.tick_labels.number_format_is_linked = "mm.yyyy", False
    dates.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _every_months(dates, days)


def drawn(columns: dict[str, list[float | None]]) -> list[str]:
    """Which lines of a course have something to show: no empty one, and nothing possible that is certain anyhow."""
    return [
        name
        for name, values in columns.items()
        if any(value is not None for value in values) and not (name == "possible" and values == columns["certain"])
    ]


def _today(line: Any, values: Sequence[float | None], colour: str) -> None:
    """A mark at a line's last value: both ends of today's interval are seen, on whatever other line they lie."""
    (last,) = [place for place, value in enumerate(values) if value is not None][-1:]
    marker = line.points[last].marker
    marker.style, marker.size = XL_MARKER_STYLE.DIAMOND, 10
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = _rgb(colour)
    marker.format.line.color.rgb = _rgb("#ffffff")


def course(verdict: Verdict) -> tuple[list[date], dict[str, list[float | None]]]:
    """What the chart of a goal is drawn from: its days, and for each certain, expected, target and possible (None: no
    value; a day before each jump, so that the line stays until it). After the day of the figures only what is expected
    and the target go on, to the last day. In the order they are drawn: the dashes of what is possible lie on the target
    where both are the same."""
    path = verdict.path
    points = {_day(row.as_of): (row.low, _none(row.high), _none(row.expected)) for row in path.itertuples()}
    days = sorted(points)
    for before, after in pairwise(list(days)):
        eve = after - timedelta(days=1)
        if points[before][:2] != points[after][:2] and eve > before:
            hoped = expected(verdict.goal, eve) if points[before][2] is not None else None
            points[eve] = (*points[before][:2], hoped)
    last = verdict.goal.last_day
    if last and last > days[-1]:
        between = [each.due_on for each in verdict.goal.milestones if days[-1] < each.due_on < last]
        for day in (*between, last):
            hoped = None if points[days[-1]][2] is None else expected(verdict.goal, day)
            points[day] = (None, None, hoped)
    ordered = sorted(points)
    named = dict(
        zip(("certain", "possible", "expected"), zip(*(points[day] for day in ordered), strict=True), strict=True)
    )
    columns = {name: list(values) for name, values in named.items()}
    columns["target"] = [verdict.goal.target] * len(ordered)
    return ordered, {name: columns[name] for name in ("certain", "expected", "target", "possible")}


def _bullet(slide: Any, deck: Deck, said: GoalContent, box: Box) -> None:
    """Today's figure, what was expected and the target, as three bars."""
    verdict, language = said.verdict, deck.language
    high = verdict.interval.high
    certain = [verdict.interval.low, None, None]
    possible = [None if high is None else high - verdict.interval.low, None, None]
    series = [
        (text(language, "chart-certain"), certain, LIGHT.sure),
        (text(language, "chart-possible"), possible, "#a9bcdf"),
        (text(language, "office-expected"), [None, verdict.expected, None], LIGHT.mute),
        (text(language, "office-target"), [None, None, verdict.goal.target], LIGHT.target),
    ]
    names = [text(language, f"office-{name}") for name in ("today", "expected", "target")]
    shown = [each for each in series if any(value is not None for value in each[1])]
    numbers = _number_format(verdict)
    _bars(slide, deck, "", names, shown, box, said.bullet_alt or said.course_alt, across=True, numbers=numbers)


def _bars(
    slide: Any, deck: Deck, title: str, labels: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None], str]],
    box: Box, alt: str, across: bool = False, euro: bool = False, numbers: str = "",
) -> None:  # fmt: skip
    """A stacked bar chart; `series`: name, a value a label (None: none), colour."""
    data = _Data(deck.content.published_at, numbers or ("#,##0" if euro else "0"))
    data.categories = [_fitted(label, 2.2, 11, 2) for label in labels]
    for name, values, _ in series:
        data.add_series(name, values)
    kind = XL_CHART_TYPE.BAR_STACKED if across else XL_CHART_TYPE.COLUMN_STACKED
    frame = slide.shapes.add_chart(kind, *map(Inches, box), data)
    _describe(frame, alt)
    chart = frame.chart
    if title:
        chart.has_title = True
        _paragraph(chart.chart_title.text_frame, 0, _fitted(title, box[2], 14, 1), deck, 14, LIGHT.ink, bold=True)
    else:
        chart.has_title = False
    plot = chart.plots[0]
    plot.gap_width = 60 if len(labels) > 2 else 160
    plot.overlap = 100
    for (_, _, colour), bar in zip(series, plot.series, strict=True):
        bar.format.fill.solid()
        bar.format.fill.fore_color.rgb = _rgb(colour)
        bar.format.line.color.rgb = _rgb("#ffffff")
    if across:
        chart.category_axis.reverse_order = True
    highest = max([sum(value or 0 for value in bar) for bar in zip(*(of for _, of, _ in series), strict=True)] + [0])
    _axes(chart, deck, data.number_format, whole=not euro and not numbers and highest <= 12)
    if euro and across and highest > 0:
        chart.value_axis.major_unit = _step(highest)
        chart.value_axis.tick_labels.font.size = Pt(10)
    if across:
        chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _axes(chart: Any, deck: Deck, numbers: str, whole: bool) -> None:
    """What every chart shares: quiet grid, readable type, the legend below, the language; `whole`: no half steps."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.font.size, chart.font.color.rgb = Pt(12), _rgb(LIGHT.mute)
    values = chart.value_axis
    values.minimum_scale = 0
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = numbers, False
    values.major_gridlines.format.line.color.rgb = _rgb(LIGHT.line)
    values.format.line.fill.background()
    values.major_tick_mark = XL_TICK_MARK.NONE
    if whole:
        values.major_unit = 1
    chart.category_axis.format.line.color.rgb = _rgb(LIGHT.mute)
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    for properties in chart._chartSpace.iter(qn("a:defRPr")):
        properties.set("lang", deck.tag)


def _step(highest: float) -> float:
    """A round step of which about four lead to that value: long figures side by side stay apart."""
    power = 10.0 ** floor(log10(highest / 4))
    return next(round_one * power for round_one in (1, 2, 2.5, 5, 10) if round_one * power >= highest / 4)


def _every_months(axis: Any, days: Sequence[date]) -> None:
    """Marks the days axis every few months, so that about six words stand below it."""
    months = max(1, round((days[-1] - days[0]).days / 30.4 / 6))
    step = next((each for each in (1, 2, 3, 6, 12, 24, 60) if each >= months), 120)
    element = axis._element
    for old in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for found in element.findall(qn(old)):
            element.remove(found)
    for name, value in (("c:baseTimeUnit", "days"), ("c:majorUnit", str(step)), ("c:majorTimeUnit", "months")):
        etree.SubElement(element, qn(name)).set("val", value)


def _number_format(verdict: Verdict) -> str:
    """General for counts: `0.##` would write `3.` for 3."""
    return {SHARE: "0%", EURO: "#,##0"}.get(unit_of(verdict), "General")


def _whole(verdict: Verdict) -> bool:
    """Whether half a step on the axis would make no sense: few projects."""
    bounded = [*verdict.path["high"].dropna(), *verdict.path["low"].dropna(), verdict.goal.target]
    return unit_of(verdict) not in (SHARE, EURO) and max(bounded) <= 12


# --- tables ---


def _turned(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return tuple(name for name, _ in pairs), (tuple(words for _, words in pairs),)


@dataclass(frozen=True)
class Laid:
    """How a table is laid out: the size of its type, how wide its columns and how high its heading and each of its
    rows that fit are, in inches."""

    size: int
    widths: list[float]
    heights: list[float]

    @property
    def shown(self) -> int:
        """How many rows fit."""
        return len(self.heights) - 1


def _laid(table: Table, width: float, height: float, sizes: Sequence[int], lines: int) -> Laid:
    """The largest type in which the whole table fits with no cell cut; else the smallest, with the rows that fit."""
    for size in sizes:
        widths = _widths(table, width, size)
        heights, whole = [], True
        for at, row in enumerate((table.heading, *table.rows)):
            used = max(_lines(words, (of - PADDING) * 0.95, size) for words, of in zip(row, widths, strict=True))
            whole = whole and (used <= lines or at == 0)
            heights.append(_row_height(min(used, 2 if at == 0 else lines), size))
            if sum(heights) > height:
                break
        if whole and sum(heights) <= height:
            return Laid(size, widths, heights)
    return Laid(size, widths, heights[:-1] if sum(heights) > height else heights)


def _row_height(lines: int, size: int) -> float:
    """In inches: so many lines of type, and air above and below."""
    return size * (1.22 * lines + 0.68) / 72


def _table(slide: Any, deck: Deck, table: Table, box: Box, sizes: Sequence[int], lines: int) -> int:
    """A table in a box; how many of its rows stand there."""
    laid = _laid(table, box[2], box[3], sizes, lines)
    _draw(slide, deck, table, box, laid, lines)
    return laid.shown


def _draw(slide: Any, deck: Deck, table: Table, box: Box, laid: Laid, lines: int) -> None:
    """A native table: heading in the organisation's colour, each cell cut to what fits on so many lines. Written as XML
    in one piece: cell by cell python-pptx takes half of the time of a report."""
    if not laid.shown:
        return
    left, top, width, _ = box
    frame = slide.shapes.add_table(1, 1, *map(Inches, (left, top, width, sum(laid.heights))))
    _describe(frame, table.caption)
    made_rows = ""
    for at, (row, height) in enumerate(zip((table.heading, *table.rows), laid.heights, strict=False)):
        paper = deck.brand.colour if at == 0 else "#f4f6fa" if at % 2 == 0 else "#ffffff"
        ink = ink_on(deck.brand.colour) if at == 0 else LIGHT.ink
        most = 2 if at == 0 else lines
        cells = (
            _cell(
                _fitted(words, laid.widths[place] - PADDING, laid.size, most),
                deck,
                laid.size,
                ink,
                paper,
                at == 0,
                place in table.numbers,
            )
            for place, words in enumerate(row)
        )
        made_rows += f'<a:tr h="{Inches(height)}">{"".join(cells)}</a:tr>'
    columns = "".join(f'<a:gridCol w="{Inches(each)}"/>' for each in laid.widths)
    made = parse_xml(
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{made_rows}</a:tbl>'
    )
    old = frame._element.find(".//" + qn("a:tbl"))
    old.getparent().replace(old, made)


def _cell(words: str, deck: Deck, size: int, ink: str, paper: str, bold: bool, right: bool) -> str:
    """A cell of a table as XML."""
    line = "".join(f'<a:{side} w="6350">{_fill(LIGHT.line)}</a:{side}>' for side in ("lnT", "lnB"))
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:p><a:pPr algn="{"r" if right else "l"}"/>'
        f"{_run(words, deck, size, ink, bold)}</a:p>"
        f'</a:txBody><a:tcPr marL="64008" marR="64008" marT="27432" marB="27432" anchor="ctr">{line}{_fill(paper)}'
        f"</a:tcPr></a:tc>"
    )


def _run(words: str, deck: Deck, size: int, ink: str, bold: bool) -> str:
    """A piece of text as XML, with its language: for screen readers and the speller."""
    return (
        f'<a:r><a:rPr lang="{deck.tag}" sz="{size * 100}" b="{int(bold)}">{_fill(ink)}</a:rPr>'
        f"<a:t>{escape(words)}</a:t></a:r>"
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'


def _widths(table: Table, width: float, size: int) -> list[float]:
    """How wide each column is: at least its longest word, a figure whole; what is left goes to those whose texts are
    longer. The heading is bold and may stand on two lines."""
    columns = list(zip(table.heading, *table.rows, strict=True))
    wish, least = [], []
    for at, (heading, *cells) in enumerate(columns):
        whole = [min(_weight(words), LONGEST) for words in cells]
        longest = max((_weight(word) for words in cells for word in words.split(" ")), default=0.0)
        name = max(_weight(word) for word in heading.split(" ")) * BOLD
        needed = max(whole, default=0.0) if at in table.numbers else min(longest, LONGEST)
        least.append(_inches(max(needed, name, 4.0), size))
        wish.append(max(least[-1], _inches(max([*whole, min(_weight(heading) * BOLD, LONGEST)]), size)))
    if sum(least) >= width:
        return [width * each / sum(least) for each in least]
    if sum(wish) <= width:
        return [width * each / sum(wish) for each in wish]
    more = sum(wish) - sum(least)
    return [low + (width - sum(least)) * (high - low) / more for low, high in zip(least, wish, strict=True)]


def _inches(weight: float, size: int) -> float:
    """The width of a cell that holds a text of that weight on one line, a little air included."""
    return weight * size * EM / 72 / 0.95 + PADDING + 0.02


def _table_words(table: Table) -> list[str]:
    """A table for the notes: its caption, then a line a row."""
    return [table.caption, *(" · ".join(row) for row in table.rows)]


# --- shapes, texts, notes ---


def _with_title(deck: Deck, title: str) -> Any:
    slide = deck.show.slides.add_slide(deck.layouts["Title Only"])
    _heading(slide, deck, title)
    return slide


def _with_body(deck: Deck, title: str) -> tuple[Any, Any]:
    """A slide with title and a placeholder for its words."""
    slide = deck.show.slides.add_slide(deck.layouts["Title and Content"])
    _heading(slide, deck, title)
    return slide, slide.placeholders[1]


def _heading(slide: Any, deck: Deck, title: str) -> None:
    """The slide's title: whole, in smaller type or on more lines where it is long."""
    fits = ((size, lines) for size, lines in HEADINGS if _lines(title, INNER / BOLD, size) <= lines)
    size, lines = next(fits, HEADINGS[-1])
    _put(slide.shapes.title, None, [title], deck, size, lines=lines, bold=True, width=INNER)


def _last(slide: Any, shape: Any) -> None:
    """Moves a shape to the end: shapes are read aloud in their order."""
    slide.shapes._spTree.append(shape._element)


def _textbox(slide: Any, box: Box) -> Any:
    return slide.shapes.add_textbox(*map(Inches, box))


def _shape(slide: Any, kind: Any, box: Box, colour: str, rounding: float | None = None) -> Any:
    shape = slide.shapes.add_shape(kind, *map(Inches, box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(colour)
    shape.line.fill.background()
    shape.shadow.inherit = False
    if rounding is not None:
        shape.adjustments[0] = rounding
    return shape


def _icon(slide: Any, kind: Any, box: Box, colour: str) -> None:
    """A shape beside the word that says the same: decoration to a screen reader."""
    shape = _shape(slide, kind, box, colour)
    properties = shape._element.nvSpPr.cNvPr
    properties.append(
        etree.fromstring(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
        )
    )


def _put(
    shape: Any, box: Box | None, paragraphs: Sequence[str], deck: Deck, size: int, lines: int,
    colour: str = LIGHT.ink, bold: bool = False, bullets: bool = False, sizes: Sequence[int] = (), inset: float = 0.0,
    middle: bool = False, width: float = 0.0,
) -> None:  # fmt: skip
    """Writes paragraphs into a shape, cut to `lines` lines in all: type of a fixed size never runs over."""
    if box:
        shape.left, shape.top, shape.width, shape.height = map(Inches, box)
        width = box[2]
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left, frame.margin_right = Inches(inset), Inches(0.05)
    frame.margin_top = frame.margin_bottom = Inches(0.02)
    if middle:
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    room = width - inset - (0.3 if bullets else 0.1)
    if box and bullets:
        lines = min(lines, int(box[3] * 72 / (size * 1.35)))
    used = 0
    for place, words in enumerate(paragraphs):
        of = sizes[place] if sizes else size
        left = lines - used if not sizes else lines
        if left < 1:
            break
        short = _fitted(words, room, of, left if bullets or len(paragraphs) == 1 else 1)
        used += _lines(short, room, of)
        side = "" if bullets else "l"
        _paragraph(frame, place, short, deck, of, colour, bold, side, size * 0.3 if bullets else 0)


def _paragraph(
    frame: Any, place: int, words: str, deck: Deck, size: int, colour: str, bold: bool = False, side: str = "",
    after: float = 0.0,
) -> None:  # fmt: skip
    """One paragraph of a text; `side`: l, r or that of the placeholder; `after`: the space below it in points."""
    space = f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>' if after else ""
    aligned = f' algn="{side}"' if side else ""
    made = parse_xml(
        f"<a:p {nsdecls('a')}><a:pPr{aligned}>{space}</a:pPr>{_run(words, deck, size, colour, bold)}</a:p>"
    )
    body = frame._txBody
    if place == 0:
        for old in body.findall(qn("a:p")):
            body.remove(old)
    body.append(made)


def _describe(shape: Any, words: str) -> None:
    """The text alternative."""
    (properties,) = shape._element.xpath("./*/p:cNvPr")
    properties.set("descr", plain(words, 4000))


def _alt(deck: Deck, table: Table) -> str:
    values = "; ".join(", ".join(row) for row in table.rows)
    return text(deck.language, "office-money-alt", title=table.caption, values=values)


def _finish(slide: Any, deck: Deck, notes: Sequence[str]) -> None:
    """Footer, slide number and notes."""
    content = deck.content
    for shape in slide.slide_layout.placeholders:
        kind = shape.placeholder_format.type
        if "FOOTER" in str(kind) or "SLIDE_NUMBER" in str(kind):
            slide.shapes.clone_placeholder(shape)
    places = {str(shape.placeholder_format.type).split(" ")[0]: shape for shape in slide.placeholders}
    footer = text(
        content.language, "office-footer",
        organisation=content.organisation, number=str(content.edition), as_of=content.as_of,
    )  # fmt: skip
    _put(places["FOOTER"], None, [footer], deck, 11, lines=1, colour=LIGHT.mute, width=10)
    number = places["SLIDE_NUMBER"].text_frame.paragraphs[0]._p
    field = etree.SubElement(number, qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    etree.SubElement(field, qn("a:rPr"), {"lang": deck.tag, "sz": "1100"})
    etree.SubElement(field, qn("a:t")).text = str(len(deck.show.slides))
    _notes(slide, deck, notes)


def _notes(slide: Any, deck: Deck, paragraphs: Sequence[str]) -> None:
    """The narrative whole, and the source."""
    frame = slide.notes_slide.notes_text_frame
    left = MOST_IN_NOTES
    for place, words in enumerate([source_note(deck.content), *filter(None, paragraphs)]):
        if left < 2:
            break
        said = plain(words, left)
        _paragraph(frame, place, said, deck, 12, LIGHT.ink)
        left -= len(said)


def _fitted(words: str, width: float, size: int, lines: int) -> str:
    """A text cut with … to what surely fits on so many lines of that width."""
    clean = " ".join(plain(words, MOST_IN_NOTES).split())
    room = _room(width, size) * lines * (0.94 if lines > 1 else 1)
    if _weight(clean) <= room:
        return clean
    used = 0.0
    for place, char in enumerate(clean):
        used += _weight(char)
        if used > room - 1.5:
            return clean[:place].rstrip(" ,.;:–") + "…"
    return clean


def _type(paragraphs: Sequence[str], box: Box, sizes: Sequence[int]) -> int:
    """The largest of the sizes in which bulleted paragraphs fit into a box, else the last."""
    return next((size for size in sizes if _high(paragraphs, box, size) <= box[3]), sizes[-1])


def _while_room(paragraphs: Sequence[str], box: Box, size: int) -> list[str]:
    """The first paragraphs that fit whole into a box; one at least."""
    most = next((n for n in range(len(paragraphs), 1, -1) if _high(paragraphs[:n], box, size) <= box[3]), 1)
    return list(paragraphs[:most])


def _high(paragraphs: Sequence[str], box: Box, size: int) -> float:
    """How high bulleted paragraphs are, in inches."""
    return sum(_lines(each, (box[2] - 0.3) * 0.94, size) * 1.22 + 0.3 for each in paragraphs) * size / 72


def _lines(words: str, width: float, size: int) -> int:
    return max(1, -int(-_weight(words) // max(_room(width, size), 1)))


PADDING = 0.16
"""Left and right of a cell's text, together."""
LONGEST = 80.0
"""Characters beyond which a text makes its column no wider."""
BOLD = 1.08
"""How much wider bold type is."""
EM = 0.57
"""How wide a character of middling width is, of its size: Calibri's is 0.5; where a program has to take another font,
that may be wider."""


def _room(width: float, size: int) -> float:
    """How many characters of middling width stand on a line."""
    return width * 72 / (size * EM)


def _largest(words: str, width: float, sizes: Sequence[int]) -> int:
    """The largest of the sizes in which a text stands on one line, else the last."""
    return next((size for size in sizes if _weight(words) <= _room(width, size)), sizes[-1])


def _weight(words: str) -> float:
    """A text's width in characters of middling width."""
    return sum(
        2.0 if unicodedata.east_asian_width(char) in "WF" else 1.35 if char.isupper() or char in "mwMW%@" else 1.0
        for char in words
    )


def _value_name(language: str, dimension: str, value: object) -> str:
    """What a value of a dimension is called, as on the pages."""
    if value == UNKNOWN:
        return text(language, "funding-no-year" if dimension == "year" else "value-unknown")
    return choice(language, value) or str(value)


def _rgb(colour: str) -> Any:
    return RGBColor.from_string(colour.lstrip("#").upper())


def _day(value: Any) -> date:
    return value.date() if isinstance(value, pd.Timestamp) else value


def _none(value: Any) -> float | None:
    return None if value is None or isnan(value) else value


# --- the file ---


def _prepare(show: Any, brand: Brand) -> dict[str, Any]:
    """Makes python-pptx's own template 16:9 in the organisation's colour, and drops the layouts that are not used."""
    show.slide_width, show.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = show.slide_master
    for layout in list(show.slide_layouts):
        if layout.name not in LAYOUTS:
            show.slide_layouts.remove(layout)
    boxes: dict[str, Box] = {
        "TITLE": (MARGIN, 0.45, INNER, 0.8), "CENTER_TITLE": (0.9, 2.2, 11.2, 1.5), "SUBTITLE": (0.9, 3.85, 11.2, 1.3),
        "BODY": (MARGIN, TOP, INNER, BOTTOM - TOP), "OBJECT": (MARGIN, TOP, INNER, BOTTOM - TOP),
        "DATE": (8.5, 7.0, 1.5, 0.3), "FOOTER": (MARGIN, 7.0, 10.5, 0.3), "SLIDE_NUMBER": (WIDTH - 1.6, 7.0, 1.0, 0.3),
    }  # fmt: skip
    for place in (master, *show.slide_layouts):
        for shape in place.placeholders:
            kind = str(shape.placeholder_format.type).split(" ")[0]
            shape.left, shape.top, shape.width, shape.height = map(Inches, boxes[kind])
            if kind in ("TITLE", "CENTER_TITLE"):
                shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE if kind == "TITLE" else MSO_ANCHOR.BOTTOM
            if kind == "FOOTER":
                _aligned(shape, "l")
        band = (0, 0, 0.28, HEIGHT) if place.name == "Title Slide" else (0, 0, WIDTH, 0.12)
        if place is not master:
            _band(place, band, brand.colour)
    _theme(master, brand)
    return {layout.name: layout for layout in show.slide_layouts}


def _aligned(shape: Any, side: str) -> None:
    for properties in shape._element.iter(qn("a:lvl1pPr")):
        properties.set("algn", side)


def _band(layout: Any, box: Box, colour: str) -> None:
    """A strip of the organisation's colour, part of the layout: nobody has to hear it read out."""
    left, top, width, height = (int(Inches(each)) for each in box)
    tree = layout.shapes._spTree
    tree.insert(
        2,
        etree.fromstring(
            '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="99" name="Band"/>'
            f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
            f'<a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        ),
    )


def _theme(master: Any, brand: Brand) -> None:
    """The organisation's colour as the first accent: what somebody adds to the slides later has it too."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    colour = brand.colour.lstrip("#").upper().encode()
    part._blob = re.sub(rb'(<a:accent1><a:srgbClr val=")[0-9A-F]{6}', rb"\g<1>" + colour, part.blob)


def _properties(deck: Deck) -> None:
    content, core = deck.content, deck.show.core_properties
    core.title, core.author = plain(content.title, 255), plain(content.organisation, 255)
    core.subject, core.comments = plain(content.as_of, 255), plain(source_note(content), 255)
    core.language, core.last_modified_by, core.revision = deck.tag, plain(content.organisation, 255), 1
    core.created = core.modified = content.published_at.replace(tzinfo=None)
    core.keywords = core.category = ""


def _repeatable(made: bytes) -> bytes:
    """The same file with every entry at one fixed time: the same report is the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(entry))
    return buffer.getvalue()
