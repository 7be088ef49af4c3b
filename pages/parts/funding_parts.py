"""The parts of the funding page. Loans never stand in a sum with anything else."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from analytics.charts import portfolio, words
from analytics.charts.bars import stacked
from analytics.i18n import text
from analytics.metrics.frames import GROUPS, by_group
from analytics.metrics.interval import Interval
from analytics.metrics.registry import METRICS
from pages.parts import caches
from pages.parts.chart_panel import chart_panel, is_dark
from pages.parts.html import box, framed, headings, show, table, tile
from pages.parts.source_parts import funding_links
from pages.parts.view import View


def labelled(funding: pd.DataFrame, language: str, by: str) -> pd.DataFrame:
    """The money by group, one row a value of the dimension (`frames.by_group`), each with what the value is called."""
    return portfolio.labelled(by_group(funding), language, by)


def tiles(funding: pd.DataFrame, language: str) -> str:
    """The known sum of each group and how many amounts are unknown."""
    inside = "".join(tile(*each) for each in portfolio.known_sums(funding, language))
    return f'<div class="tiles">{inside}</div>'


def chart(funding: pd.DataFrame, by: str, view: View) -> None:
    """EU, own and other money as stacked bars."""
    language = view.language
    names = {f"{group}_known": text(language, f"funding-{group}") for group in GROUPS}
    heading = [portfolio.dimension(language, by), *names.values(), text(language, "funding-unknown-column")]
    rows = portfolio.money_rows(funding, language)
    values = "; ".join(f"{row[0]}: {', '.join(row[1:-1])}" for row in rows)
    alt = text(language, "chart-funding-alt", dimension=portfolio.dimension(language, by).lower(), values=values)
    dark = is_dark()
    figure = caches.drawn(
        view.edition.number,
        f"funding-by-{by}",
        view.as_of,
        language,
        dark,
        lambda: stacked(funding, names, language, dark),
    )
    title = text(language, "funding-by", dimension=portfolio.dimension(language, by).lower())
    chart_panel(f"funding-by-{by}", title, figure, alt, [heading, *rows], language)


def loans(funding: pd.DataFrame, by: str, language: str) -> None:
    """Loans, apart."""
    rows = portfolio.loan_rows(funding, language)
    if not rows:
        return
    show(box(text(language, "funding-loans-words"), text(language, "funding-loans-title"), "warn"))
    heading = [
        portfolio.dimension(language, by),
        text(language, "funding-loan"),
        text(language, "funding-unknown-column"),
    ]
    show(table(heading, rows, text(language, "funding-loans-title"), numbers=(1, 2)))


def sources(funding: pd.DataFrame, by: str, view: View) -> None:
    """For each value the way to the cells behind its amounts."""
    language = view.language
    with st.expander(text(language, "source-behind"), key="funding-cells"):
        values = [(str(row["value"]), str(row["label"])) for row in funding.to_dict("records")]
        show(f"<p>{escape(text(language, 'source-funding-words'))}</p>" + funding_links(values, by, view))


def key_figures(figures: Mapping[str, Interval], language: str) -> str:
    """The portfolio's metrics as a table: the interval, the part that is known, and what each means."""
    heading = headings(
        language, ("key-figure", "key-figure-value", "key-figure-known"), ("key-figure-value", "key-figure-known")
    )
    body = ""
    for metric, values in figures.items():
        unit = METRICS[metric].unit
        definition = escape(text(language, f"metric-{metric}.definition"))
        known = "" if values.certain else words.figure(language, values.known, unit)
        body += (
            f'<tr><th scope="row">{escape(text(language, f"metric-{metric}"))}<br><small>{definition}</small></th>'
            f'<td class="n">{escape(words.interval(language, values, unit))}</td>'
            f'<td class="n">{escape(known)}</td></tr>'
        )
    return f"<h2>{escape(text(language, 'key-figures-title'))}</h2>" + framed(
        heading, body, text(language, "key-figures-caption")
    )
