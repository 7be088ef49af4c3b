"""The money of the projects: a chart of where it comes from, what is unknown, loans apart."""

from collections.abc import Sequence

import pandas as pd

from analytics.charts.look import LIGHT
from analytics.charts.portfolio import dimension, euro
from analytics.i18n import text
from analytics.i18n.formats import number
from analytics.metrics.frames import GROUPS, UNKNOWN
from analytics.reports.content import Facts, Table
from analytics.reports.slides.charts import MOST_BARS, add_bars, value_name
from analytics.reports.slides.continued import add_paragraphs, add_table
from analytics.reports.slides.deck import BOTTOM, INNER, MARGIN, TOP, WIDTH, Deck
from analytics.reports.slides.shapes import add_textbox
from analytics.reports.slides.slide_frame import finish, slide_with_title
from analytics.reports.slides.tables import put_captioned, table_words
from analytics.reports.slides.texts import put_text


def add_money(deck: Deck, facts: Facts) -> None:
    """EU, own and other money stacked, by year or programme; beside it what is known in all, and loans apart: they are
    in no sum with anything. The other tables of money stand in the notes."""
    language, tables = deck.language, deck.content.money
    by = _telling(facts)
    if by is None:
        if tables:
            add_table(deck, text(language, "office-money"), tables[-1])
        else:
            add_paragraphs(deck, text(language, "office-money"), [text(language, "office-no-money")])
        return
    title = text(language, "office-money-by", dimension=dimension(language, by).lower())
    slide = slide_with_title(deck, title)
    rows = facts.funding[by].head(MOST_BARS)
    labels = [value_name(language, by, value) for value in rows["value"]]
    series = [
        (text(language, f"funding-{group}"), _known(rows, group), colour)
        for group, colour in zip(GROUPS, LIGHT.series, strict=False)
    ]
    width = INNER * 0.56
    chart = (MARGIN, TOP, width, BOTTOM - TOP - 0.85)
    alt = text(language, "office-money-alt", title=title, values=_amounts(language, labels, series))
    add_bars(slide, deck, "", labels, series, chart, alt, across=by != "year", euro=True)
    unknown = _unknown(facts.funding[by], language, by)
    remark = (MARGIN, BOTTOM - 0.8, width, 0.8)
    put_text(add_textbox(slide, remark), remark, [unknown], deck, 12, lines=3)
    left, top = MARGIN + width + 0.3, TOP
    beside = WIDTH - MARGIN - left
    top += put_captioned(slide, deck, tables[0], (left, top, beside, 2.6)) + 0.25
    if loans := _loans(rows, language, by):
        top += put_captioned(slide, deck, loans, (left, top, beside, BOTTOM - 0.6 - top)) + 0.05
        remark = (left, top, beside, 0.55)
        put_text(add_textbox(slide, remark), remark, [text(language, "funding-loans-words")], deck, 12, lines=2)
    finish(slide, deck, [unknown, *(line for table in tables for line in table_words(table))])


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
        f"{value_name(language, by, value)} ({count})"
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
            value_name(language, by, row["value"]),
            euro(language, row["loan_known"]),
            number(language, row["loan_unknown"], 0),
        )
        for row in found.to_dict("records")
    )
    return Table(text(language, "office-loans"), heading, lines, frozenset({1, 2}))
