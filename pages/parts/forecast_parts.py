"""The forecast of a goal: how likely it is to be met, what that takes, and which applications it hangs on."""

from functools import partial
from html import escape

import streamlit as st

from analytics.charts import words
from analytics.charts.cells import column_name
from analytics.charts.likelihood import likely, line, needed, record
from analytics.charts.outcomes import outcome_alt, outcome_rows, outcomes
from analytics.charts.words import EURO, SHARE
from analytics.goals.forecast import Chance, Forecast
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day
from analytics.metrics.interval import Interval
from analytics.metrics.registry import METRICS
from pages.parts import caches
from pages.parts.chart_panel import chart_panel, is_dark
from pages.parts.html import box, framed, headings, labelled, show, stacked
from pages.parts.source_parts import cells_link
from pages.parts.view import View

MOST_ROWS = 200
"""Applications shown; how many there are in all is always said."""

COLUMNS = (
    "forecast-application",
    "forecast-probability",
    "forecast-basis",
    "forecast-expected",
    "forecast-contributes",
)


def panel(forecast: Forecast, verdict: Verdict, view: View) -> None:
    """Show the forecast on the page: the sentence, what is needed, the chart, the applications, other assumptions."""
    language = view.language
    show(sentences(forecast, verdict, view))
    if forecast.reason:
        return
    name = f"outcomes-{forecast.goal_id}"
    chart_panel(
        name,
        text(language, "forecast-chart-title", day=day(language, forecast.by, "long")),
        caches.drawn(
            view.edition.number,
            name,
            view.as_of,
            language,
            is_dark(),
            partial(outcomes, forecast, verdict, language, is_dark()),
        ),
        outcome_alt(forecast, verdict, language),
        outcome_rows(forecast, verdict, language),
        language,
    )
    if forecast.chances:
        show(applications(forecast, verdict, view))
        show(scenarios(forecast, language))
    if forecast.late:
        st.subheader(text(language, "forecast-late-title"), anchor=False)
        show(late(forecast, verdict, view))


def sentences(forecast: Forecast, verdict: Verdict, view: View) -> str:
    """How likely it is, what is still needed, and what that rests on, as HTML."""
    language = view.language
    said = f'<p class="verdict">{escape(line(forecast, verdict, language))}</p>'
    if forecast.reason:
        return said
    if forecast.needed:
        said += f"<p>{escape(needed(forecast, forecast.needed, verdict, language))}</p>"
    if forecast.metric != verdict.goal.metric:
        named = text(language, f"metric-{forecast.metric}")
        said += f'<p class="lead">{escape(text(language, "forecast-of", metric=named))}</p>'
    if forecast.envelope:
        said += f'<p class="lead">{escape(text(language, "forecast-envelope"))}</p>'
    if not forecast.chances:
        said += f"<p>{escape(text(language, 'forecast-nothing-waits'))}</p>"
    if forecast.needed or any(chance.basis in ("record", "unknown") for chance in forecast.chances):
        said += box(record(forecast, verdict, language))
    return f"<div>{said}</div>"


def applications(forecast: Forecast, verdict: Verdict, view: View) -> str:
    """The applications that may be decided in time, with the probability of each and where it comes from."""
    caption = text(view.language, "forecast-applications-caption", count=len(forecast.chances))
    return _table(forecast.chances, caption, forecast, verdict, view)


def late(forecast: Forecast, verdict: Verdict, view: View) -> str:
    """The applications that are expected to be decided too late."""
    by = day(view.language, forecast.by, "long")
    caption = text(view.language, "forecast-late-caption", count=len(forecast.late), day=by)
    return _table(forecast.late, caption, forecast, verdict, view)


def scenarios(forecast: Forecast, language: str) -> str:
    """How likely the goal is to be met under other assumptions, as a table."""
    names = ("forecast-scenario", "forecast-met")
    body = "".join(
        f'<tr><th scope="row">{escape(text(language, f"forecast-scenario-{name}"))}</th>'
        f'<td class="n">{escape(_span(language, met))}</td></tr>'
        for name, met in forecast.scenarios
    )
    return framed(headings(language, names, names[1:]), body, text(language, "forecast-scenarios-caption"))


def _table(chances: tuple[Chance, ...], caption: str, forecast: Forecast, verdict: Verdict, view: View) -> str:
    language = view.language
    body = ""
    for chance in chances[:MOST_ROWS]:
        said = [
            _span(language, chance.probability),
            _basis(forecast, chance, language),
            _expected(chance, verdict, language),
            _contributes(chance, verdict, language),
        ]
        name = f"{escape(chance.label)} {cells_link(view, chance.key, chance.label)}"
        body += f'<tr><th scope="row">{name}</th>{labelled(language, COLUMNS[1:], said)}</tr>'
    if len(chances) > MOST_ROWS:
        caption += " " + text(language, "changes-first", shown=MOST_ROWS)
    return stacked(framed(headings(language, COLUMNS), body, caption))


def _span(language: str, shares: tuple[float, float]) -> str:
    low, high = (likely(language, share) for share in shares)
    return low if low == high else f"{low} – {high}"


def _basis(forecast: Forecast, chance: Chance, language: str) -> str:
    granted, decided = forecast.record
    column = column_name(language, "projects", "success_probability")
    return text(language, f"forecast-basis-{chance.basis}", granted=granted, decided=decided, column=column)


def _expected(chance: Chance, verdict: Verdict, language: str) -> str:
    if chance.decision_expected_on is None:
        return text(language, "forecast-expected-blank")
    on = day(language, chance.decision_expected_on)
    return text(language, "forecast-expected-passed", day=on) if chance.decision_expected_on < verdict.as_of else on


def _contributes(chance: Chance, verdict: Verdict, language: str) -> str:
    """What a grant would contribute; a ratio's parts are amounts in EUR."""
    unit = METRICS[verdict.goal.metric].unit
    return words.interval(language, Interval(chance.low, chance.high, None), EURO if unit == SHARE else unit)
