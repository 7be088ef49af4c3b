"""The projects: by status, by focus area, each in a table."""

from collections.abc import Sequence

from analytics.charts.look import LIGHT
from analytics.i18n import text
from analytics.reports.content import Facts, Table
from analytics.reports.slides.charts import MOST_BARS, add_bars, value_name
from analytics.reports.slides.continued import add_paragraphs, add_table
from analytics.reports.slides.deck import BOTTOM, INNER, MARGIN, TOP, WIDTH, Deck
from analytics.reports.slides.slide_frame import finish, slide_with_title
from analytics.reports.slides.tables import put_captioned, put_table, table_words

FEW_PROJECTS = 4
"""So many stand in a table on the slide of the portfolio; more on slides of their own."""
PROJECT_COLUMNS = (0, 2, 3, 5, 6, 7, 8)
"""Of the table of projects: name, role, status, budget, EU grant, own contribution, loan. Titles stand in the notes."""


def add_portfolio(deck: Deck, facts: Facts) -> None:
    """Projects by status as a chart, by focus area and in key figures as tables; every project on the same slide where
    they are few, else on slides of its own."""
    title = text(deck.language, "office-portfolio")
    if facts.projects.empty:
        add_paragraphs(deck, title, [text(deck.language, "office-no-projects")])
        return
    by_status, *by_area, projects = deck.content.portfolio
    slide = slide_with_title(deck, title)
    few = len(projects.rows) <= FEW_PROJECTS
    spread = facts.spread["status"].head(MOST_BARS)
    names = [value_name(deck.language, "status", value) for value in spread["value"]]
    lows = [float(value) for value in spread["low"]]
    highs = [float(high) - low for high, low in zip(spread["high"], lows, strict=True)]
    series = [
        (text(deck.language, "chart-certain"), lows, LIGHT.sure),
        (text(deck.language, "chart-possible"), highs, "#a9bcdf"),
    ]
    half, bottom = INNER * 0.48, 4.6 if few else BOTTOM
    box = (MARGIN, TOP, half, bottom - TOP)
    add_bars(slide, deck, by_status.caption, names, series, box, _alt(deck, by_status), across=True)
    left, top = MARGIN + half + 0.3, TOP
    figures = [] if few else deck.content.money[-1:]
    for table in (*by_area, *figures):
        top += put_captioned(slide, deck, table, (left, top, WIDTH - MARGIN - left, bottom - top - 0.2)) + 0.2
    shown = _columns(projects, PROJECT_COLUMNS)
    if few:
        put_table(slide, deck, shown, (MARGIN, bottom + 0.1, INNER, BOTTOM - bottom), (12, 11, 10), lines=2)
    tables = (by_status, *by_area, *figures, *([projects] if few else []))
    finish(slide, deck, [line for table in tables for line in table_words(table)])
    if not few:
        add_table(deck, projects.caption, shown, said=projects)


def _alt(deck: Deck, table: Table) -> str:
    values = "; ".join(", ".join(row) for row in table.rows)
    return text(deck.language, "office-money-alt", title=table.caption, values=values)


def _columns(table: Table, kept: Sequence[int]) -> Table:
    """Some columns of a table."""
    numbers = frozenset(place for place, column in enumerate(kept) if column in table.numbers)
    heading, *rows = (tuple(row[column] for column in kept) for row in (table.heading, *table.rows))
    return Table(table.caption, heading, tuple(rows), numbers)
