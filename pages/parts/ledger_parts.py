"""The parts of the consultants' ledger."""

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from analytics.charts import words
from analytics.charts.cells import value_name
from analytics.charts.ledger import cost_and_recovery
from analytics.charts.words import EURO, SHARE
from analytics.goals.missing import Missing
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import BLANK, day, percent
from analytics.metrics.interval import Interval
from analytics.metrics.ledger import BreakEven, Entry, Ledger, by_year, coverage
from analytics.metrics.sums import Sum
from analytics.metrics.worked import Lost, Worked
from pages.parts import caches, ledger_rules
from pages.parts.chart_panel import chart_panel, is_dark
from pages.parts.differences import MOST_ROWS, with_first
from pages.parts.frame import page_link
from pages.parts.html import box, framed, headings, link, show, stacked
from pages.parts.missing import missing_table
from pages.parts.source_parts import cells_link
from pages.parts.view import View

COLUMNS = (
    "ledger-who", "ledger-cost", "ledger-hours", "ledger-planned-only", "ledger-claimed", "ledger-verified",
    "ledger-paid", "ledger-accepted", "ledger-coverage",
)  # fmt: skip


# --- what it says in all ---


def standing(found: Ledger, verdicts: Sequence[Verdict], language: str) -> str:
    """How much is covered so far and as planned, what the rules allow at most, and what the goal is."""
    so_far, planned = coverage(found.accepted, found.cost), coverage(found.planned, found.cost)
    said = (
        [text(language, "ledger-no-consultants")] if not found.entries else _coverage(so_far, planned, found, language)
    )
    said.append(ledger_rules.highest(found.as_of, language))
    goals = [verdict.goal for verdict in verdicts if verdict.goal.metric == "consultant_cost_coverage"]
    said += [text(language, "ledger-goal", target=percent(language, goal.target)) for goal in goals[:1]]
    inside = f'<p class="verdict">{escape(" ".join(each for each in said if each))}</p>'
    if (so_far.high is not None and so_far.high > 1) or so_far.low > 1:
        inside += box(text(language, "ledger-above"), kind="warn")
    return f"<div>{inside}</div>"


def _coverage(so_far: Interval, planned: Interval, found: Ledger, language: str) -> list[str]:
    if words.is_unknown(so_far) and words.is_unknown(planned):
        return [text(language, "ledger-unknown", year=str(found.as_of.year))]
    accepted, expected = (words.interval(language, each, SHARE) for each in (so_far, planned))
    return [text(language, "ledger-sentence", year=str(found.as_of.year), accepted=accepted, planned=expected)]


# --- tables ---


def entries(found: Ledger, view: View) -> str:
    """One row a consultant and year: cost, hours, what is recovered by stage, and which share of the cost it is."""
    language = view.language
    if not found.entries:
        return box(text(language, "ledger-none"))
    body = "".join(_entry(entry, view) for entry in found.entries)
    sums = [
        _euro(found.cost, language), "", "", "", "", "", _euro(found.accepted, language),
        words.interval(language, coverage(found.accepted, found.cost), SHARE),
    ]  # fmt: skip
    body += _row(escape(text(language, "ledger-total")), sums, language)
    caption = text(language, "ledger-caption", count=len(found.entries))
    return stacked(framed(headings(language, COLUMNS, COLUMNS[1:]), body, caption))


def _entry(entry: Entry, view: View) -> str:
    language = view.language
    year = text(language, "ledger-no-year") if entry.year is None else str(entry.year)
    if entry.consultant:
        name = f"{entry.consultant} · {year}"
        head = f"{escape(name)} {cells_link(view, entry.key, name)}"
    else:
        head = escape(f"{text(language, 'ledger-nobody')} · {year}")
    planned = entry.still_planned
    figures = [
        _euro(entry.cost, language) if entry.consultant else BLANK,
        _hours(entry.hours, language) if entry.consultant else BLANK,
        _euro(planned, language) if planned else BLANK,
        *(
            _euro(entry.recovered[stage], language) if stage in entry.recovered else BLANK
            for stage in ("claimed", "verified", "paid")
        ),
        _euro(entry.accepted, language),
        words.interval(language, coverage(entry.accepted, entry.cost), SHARE) if entry.consultant else BLANK,
    ]
    return _row(head, figures, language)


def _row(head: str, figures: Sequence[str], language: str) -> str:
    cells = "".join(
        f'<td class="n" data-label="{escape(text(language, name))}">{escape(figure)}</td>'
        for name, figure in zip(COLUMNS[1:], figures, strict=True)
    )
    return f'<tr><th scope="row">{head}</th>{cells}</tr>'


def worked(found: Sequence[Worked], view: View) -> str:
    """The hours by project, the newest year first, each project with a link to its page."""
    language = view.language
    if not found:
        return box(text(language, "ledger-hours-none"))
    names = ("ledger-project", "ledger-who", "ledger-status", "ledger-hours", "ledger-brings-in")
    body = ""
    for each in sorted(found, key=lambda row: (-row.year, row.project, row.consultant))[:MOST_ROWS]:
        who = f"{each.consultant} · {each.year}"
        status = value_name(language, each.status) if each.status else text(language, "value-unknown")
        cells = [
            ("ledger-who", f"{escape(who)} {cells_link(view, f'{each.consultant}|{each.year}', who)}", ""),
            ("ledger-status", escape(status), ""),
            ("ledger-hours", escape(_hours(each.hours, language)), ' class="n"'),
            ("ledger-brings-in", escape(_euro(each.recovered, language)), ' class="n"'),
        ]
        body += _project_row(each.project_id, each.project, cells, view)
    caption = with_first(text(language, "ledger-hours-caption", count=len(found)), len(found), language)
    return stacked(framed(headings(language, names, names[3:]), body, caption))


def lost(found: Sequence[Lost], view: View) -> str:
    """The hours on rejected and withdrawn applications, and what they cost where that is known."""
    language = view.language
    if not found:
        return box(text(language, "ledger-lost-none"))
    names = ("ledger-project", "ledger-who", "ledger-hours", "ledger-lost-cost")
    body = ""
    for each in found:
        cells = [
            ("ledger-who", escape(", ".join(each.consultants)), ""),
            ("ledger-hours", escape(_hours(each.hours, language)), ' class="n"'),
            ("ledger-lost-cost", escape(_euro(each.cost, language)), ' class="n"'),
        ]
        body += _project_row(each.project_id, each.project, cells, view)
    caption = text(language, "ledger-lost-caption", count=len(found))
    return stacked(framed(headings(language, names, names[2:]), body, caption))


def _project_row(project_id: str, name: str, cells: Sequence[tuple[str, str, str]], view: View) -> str:
    """A row that begins with a link to the project's page; of each cell its heading, its HTML and its class."""
    inside = "".join(
        f'<td{kind} data-label="{escape(text(view.language, heading))}">{words_}</td>'
        for heading, words_, kind in cells
    )
    return f'<tr><th scope="row">{link(view.href("project", project=project_id), name)}</th>{inside}</tr>'


def break_even(found: BreakEven | None, language: str) -> str:
    """When the recovered amounts reach the cost, and that years are spread evenly over their months."""
    if found is None:
        said = text(language, "ledger-even-none")
    elif found.certainly is None and found.possibly == found.since:
        said = text(language, "ledger-even-unknown")
    elif found.possibly is None:
        said = text(language, "ledger-even-not", through=_month(found.through, language))
    elif found.certainly is None:
        said = text(
            language, "ledger-even-possibly", month=_month(found.possibly, language),
            through=_month(found.through, language),
        )  # fmt: skip
    elif found.certainly == found.possibly:
        said = text(language, "ledger-even-by", month=_month(found.certainly, language))
    else:
        said = text(
            language, "ledger-even-between", possibly=_month(found.possibly, language),
            certainly=_month(found.certainly, language),
        )  # fmt: skip
    return f'<p>{escape(said)}</p><p class="lead">{escape(text(language, "ledger-even-how"))}</p>'


def missing(cells: Missing, view: View) -> None:
    """The blank cells that keep the ledger open, and where to upload them."""
    language = view.language
    if not cells.in_all:
        show(box(text(language, "ledger-missing-none"), kind="good"))
        return
    st.markdown(text(language, "ledger-missing-lead"))
    show(missing_table(cells.cells, cells.in_all, language, view))
    page_link(view, "upload", text(language, "missing-upload"))


# --- the chart ---


def chart(found: Ledger, view: View) -> None:
    """Cost, accepted and planned recovery by year; where nothing of them is known, that there is nothing to draw."""
    language, years = view.language, by_year(found)
    if not any(amount.low for sums in years.values() for amount in sums):
        show(box(text(language, "ledger-nothing-to-draw")))
        return
    heading = [text(language, name) for name in ("ledger-year", "ledger-cost", "ledger-accepted", "ledger-planned")]
    rows = [[str(year), *(_euro(amount, language) for amount in sums)] for year, sums in years.items()]
    values = "; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in rows)
    dark = is_dark()
    figure = caches.drawn(
        view.edition.number, "ledger", view.as_of, language, dark, lambda: cost_and_recovery(years, language, dark)
    )
    alt = text(language, "ledger-chart-alt", values=values)
    chart_panel("ledger", text(language, "ledger-chart-title"), figure, alt, [heading, *rows], language)


# --- words ---


def _euro(amount: Sum, language: str) -> str:
    return words.interval(language, _interval(amount), EURO)


def _hours(amount: Sum, language: str) -> str:
    if amount.high is None and not amount.low:
        return text(language, "figure-unknown")
    return text(language, "ledger-hours-figure", hours=words.interval(language, _interval(amount), "hours"))


def _interval(amount: Sum) -> Interval:
    """To whole cents: what a page shows."""
    return Interval(round(amount.low, 2), None if amount.high is None else round(amount.high, 2), None)


def _month(first: date, language: str) -> str:
    return day(language, first, "MMMM y")
