"""The parts of the page that says what changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from analytics.charts import words
from analytics.charts.bars import certain_and_possible
from analytics.charts.causes import Reason, cause_words, cell_words, envelope_words, reasons
from analytics.charts.minutes import Side, paragraph
from analytics.charts.movements import delta
from analytics.charts.movements import signed as signed_words
from analytics.charts.words import SHARE
from analytics.editions import Edition
from analytics.goals.changes import Change, Step, Story, Touched, cells_of
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import BLANK, day
from analytics.metrics.cells import FIGURES
from analytics.tables import TABLES
from pages.parts import caches, state
from pages.parts.chart_panel import chart_panel, is_dark
from pages.parts.differences import figure_and_status
from pages.parts.history_parts import name as edition_name
from pages.parts.html import box, day_format, framed, headings, plain, show, stacked
from pages.parts.source_parts import from_link
from pages.parts.view import View, day_of

MOST_CHARTS = 12
"""Goals with a chart; each takes the browser a moment."""
MOST_REASONS = 25
"""Contributions listed for one cause; how many there are in all is always said."""
MOST_CELLS = 6
"""Changed cells listed for one contribution."""
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2060, 12, 31)


# --- what is compared --------------------------------------------------------------------------------------------


def ends(view: View, editions: Sequence[Edition]) -> tuple[Side, Side]:
    """The two editions and dates of the address (from, to, from_date, to_date), to be chosen. Where it does not say:
    the edition shown and the one before it, each as of the day of its own figures."""
    language = view.language
    numbers = [edition.number for edition in editions]
    names = {edition.number: edition_name(edition, view) for edition in editions}
    left, right = st.columns(2)
    later = _number("to", numbers, view.edition.number)
    earlier = _number("from", numbers, caches.store().edition(later).parent or later)
    with left:
        if len(numbers) > 1:
            _choose_edition("from", numbers, earlier, names, text(language, "split-from"))
        before = _choose_date("from_date", caches.own_day(earlier), text(language, "split-from-date"), language)
    with right:
        if len(numbers) > 1:
            _choose_edition("to", numbers, later, names, text(language, "split-to"))
        own = view.as_of if later == view.edition.number else caches.own_day(later)
        after = _choose_date("to_date", own, text(language, "split-to-date"), language)
    return Side(earlier, before), Side(later, after)


def _number(parameter: str, numbers: Sequence[int], otherwise: int) -> int:
    said = st.query_params.get(parameter, "")
    return int(said) if said.isascii() and said.isdigit() and int(said) in numbers else otherwise


def _choose_edition(parameter: str, numbers: Sequence[int], current: int, names: dict[int, str], label: str) -> None:
    key = f"split-{parameter}:{current}"  # a key per value: the widget always shows what the address says

    def chosen() -> None:
        st.query_params[parameter] = str(state.value(key))
        st.query_params.pop(f"{parameter}_date", None)  # the other edition has its own day

    st.selectbox(label, numbers, index=numbers.index(current), format_func=names.__getitem__, key=key, on_change=chosen)


def _choose_date(parameter: str, otherwise: date, label: str, language: str) -> date:
    said = day_of(st.query_params.get(parameter)) or otherwise
    current = min(max(said, FIRST_DAY), LAST_DAY)
    key = f"split-{parameter}:{current.isoformat()}"

    def chosen() -> None:
        if picked := state.value(key):
            st.query_params[parameter] = picked.isoformat()

    form = day_format(language)
    st.date_input(label, value=current, min_value=FIRST_DAY, max_value=LAST_DAY, key=key, format=form, on_change=chosen)
    return current


# --- one goal ----------------------------------------------------------------------------------------------------


def goal(story: Story, before: Side, after: Side, view: View, with_chart: bool) -> None:
    """One goal: before and after, the causes with what is behind them, and a chart of its way."""
    language, goal_id = view.language, story.goal_id
    st.header(plain(story.goal.title(language)), anchor=False)
    show(f'<div class="goal">{_stands(story, language)}</div>')
    moved = [step for step in story.steps if step.moved]
    show(causes(story, moved, before, after, view))
    if with_chart and story.before and story.after and len(moved) > 1:
        labels, values = _way(story, moved, before, language)
        unit = words.unit_of(story.after)
        said = [words.interval(language, each.interval, unit) for each in values]
        chart_panel(
            f"split-{goal_id}",
            f"{text(language, 'split-chart-title')}{' (%)' if unit == SHARE else ''}",
            certain_and_possible(_frame(labels, values, 100.0 if unit == SHARE else 1.0), language, is_dark()),
            text(
                language,
                "split-chart-alt",
                title=story.goal.title(language),
                values="; ".join(f"{label}: {value}" for label, value in zip(labels, said, strict=True)),
            ),
            [
                [text(language, name) for name in ("split-cause", "split-low", "split-high")],
                *(
                    [label, words.figure(language, each.interval.low, unit), _high(each, unit, language)]
                    for label, each in zip(labels, values, strict=True)
                ),
            ],
            language,
        )


def causes(story: Story, moved: Sequence[Step], before: Side, after: Side, view: View) -> str:
    """The table of the causes: the figure before, each cause with its part, their sum, and the figure after."""
    language = view.language
    names = ("split-cause", "split-low", "split-high", "split-why")
    ends_of = (("split-before", before, story.before), ("split-after", after, story.after))
    first, last = (
        _row(language, names, text(language, name, day=day(language, side.as_of)), *_ends(verdict, language), "")
        for name, side, verdict in ends_of
    )
    body = first
    for step in moved:
        unit = _unit(step.after or step.before)
        parts = _signed(step.change, unit, language)
        title = text(language, f"cause-{step.cause}")
        body += _row(language, names, title, *parts, _why(step, before, after, view))
    if story.before and story.after:
        total = _signed(story.change, _unit(story.after), language)
        body += _row(language, names, text(language, "split-sum"), *total, "")
    caption = text(language, "split-table-caption", title=story.goal.title(language))
    return stacked(framed(headings(language, names, names[1:3]), body + last, caption))


def unchanged(stories: Sequence[Story], language: str) -> None:
    """The goals that did not move, by name."""
    if stories:
        titles = "\n".join(story.goal.title(language) for story in stories)
        show(box(titles, text(language, "split-goals-same")))


def minutes(stories: Sequence[Story], before: Side, after: Side, language: str) -> None:
    """The paragraph for the minutes, to be copied or downloaded."""
    st.header(text(language, "split-minutes-title"), anchor=False)
    st.markdown(text(language, "split-minutes-lead"))
    said = paragraph(language, stories, before, after)
    with st.container(key="minutes"):
        st.code(said, language=None, wrap_lines=True)
    file = text(language, "split-minutes-file", before=before.as_of.isoformat(), after=after.as_of.isoformat())
    st.download_button(
        text(language, "split-minutes-download"),
        said.encode("utf-8-sig"),
        f"{file}.txt",
        "text/plain",
        key="minutes-download",
        on_click="ignore",
    )


def _stands(story: Story, language: str) -> str:
    """Figure and badge, before and after."""
    sides = [figure_and_status(each, language) if each else "" for each in (story.before, story.after)]
    if story.before is None or story.after is None:
        case = "split-goal-new" if story.before is None else "split-goal-gone"
        return f'<p class="move">{escape(text(language, case))}: {sides[0] if story.before else sides[1]}</p>'
    moved = delta(language, story.change, _unit(story.after))
    return f'<p class="move">{sides[0]} → {sides[1]} {escape(f"({moved})" if moved else "")}</p>'


def _row(language: str, names: Sequence[str], title: str, low: str, high: str, why: str) -> str:
    """One row of the table; `why` is HTML, the rest plain words."""
    labels = [escape(text(language, name)) for name in names]
    figures = "".join(
        f'<td class="n" data-label="{label}">{escape(words)}</td>'
        for label, words in zip(labels[1:3], (low, high), strict=True)
    )
    behind = f'<td class="long" data-label="{labels[3]}">{why}</td>' if why else "<td></td>"
    return f'<tr><th scope="row">{escape(title)}</th>{figures}{behind}</tr>'


def _ends(verdict: Verdict | None, language: str) -> tuple[str, str]:
    if verdict is None:
        return BLANK, BLANK
    return words.figure(language, verdict.interval.low, _unit(verdict)), _high(verdict, _unit(verdict), language)


def _high(verdict: Verdict, unit: str, language: str) -> str:
    high = verdict.interval.high
    return text(language, "split-no-bound") if high is None else words.figure(language, high, unit)


def _signed(change: Change, unit: str, language: str) -> tuple[str, str]:
    if change.low is None:
        return (text(language, "split-no-figure"),) * 2
    high = text(language, "split-not-a-number") if change.high is None else signed_words(language, change.high, unit)
    return signed_words(language, change.low, unit) or "0", high or "0"


# --- what is behind a cause --------------------------------------------------------------------------------------


def _why(step: Step, before: Side, after: Side, view: View) -> str:
    """What is behind a cause: the contributions it moved with their cells, the cells of the goal itself, the status."""
    language, lines = view.language, []
    named = reasons(language, step)
    lines += [_reason(step, each, before, after, view) for each in named[:MOST_REASONS]]
    if len(named) > MOST_REASONS:
        lines.append(escape(text(language, "split-more-rows", shown=MOST_REASONS, count=len(named))))
    if step.cause in ("rates", "time", "definition"):
        if step.cause == "time":
            lines.insert(0, escape(cause_words(language, step)))
        lines += [_cell(cell, before, after, view) for cell in step.cells[:MOST_REASONS]]
    if said := envelope_words(language, step):
        lines.append(escape(said))
    if step.before and step.after and step.before.status != step.after.status:
        names = {"before": step.before.status, "after": step.after.status}
        statuses = {side: text(language, f"status-{status}") for side, status in names.items()}
        lines.append(escape(text(language, "split-status-moved", **statuses)))
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _reason(step: Step, reason: Reason, before: Side, after: Side, view: View) -> str:
    """A contribution: what happened to it, by how much, a link to its project, and one to each of its cells."""
    what = reason.label if step.cause == "cells" else reason.words  # the cells stand below
    said = escape(f"{what} ({reason.change})" if reason.change else what)
    if "|" not in reason.key:
        gone = any(cell.table == "projects" and cell.column is None and cell.after is None for cell in step.cells)
        there = _at(view, before.edition if gone and step.cause == "projects" else after.edition)
        name = escape(text(view.language, "split-project-link", name=reason.label))
        href = escape(there.href("project", project=reason.key))
        said += f' <a href="{href}" title="{name}" aria-label="{name}">↗</a>'
    cells = [] if step.cause in ("rates", "time", "definition") else cells_of(step, reason.key)
    inside = "".join(f"<li>{_cell(cell, before, after, view)}</li>" for cell in cells[:MOST_CELLS])
    return f"{said}<ul>{inside}</ul>" if inside else said


def _cell(cell: Touched, before: Side, after: Side, view: View) -> str:
    """A changed cell in words, with a link to where it stands in each of the two editions that has it."""
    said = escape(cell_words(view.language, cell))
    for value, side in ((cell.before, before), (cell.after, after)):
        if value is not None:
            said += " " + from_link(_at(view, side.edition), cell.table, cell.key, _column(cell))
    return said


def _column(cell: Touched) -> str:
    """The cell's column; of a whole row the one its figure is in, else the last of its key."""
    if cell.column:
        return cell.column
    row = cell.after or cell.before
    filled = [name for name in FIGURES.get(cell.table, ()) if isinstance(row, dict) and name in row]
    return filled[0] if filled else TABLES[cell.table].key[-1]


def _at(view: View, number: int) -> View:
    """The view, of another edition: what its links say."""
    said = {name: value for name, value in view.said.items() if name not in ("edition", "known_on", "as_of")}
    return replace(view, said={**said, "edition": str(number)})


def _way(story: Story, moved: Sequence[Step], before: Side, language: str) -> tuple[list[str], list[Verdict]]:
    """The goal's verdicts on its way: before, and after each cause that moved it."""
    found = [(text(language, "split-before", day=day(language, before.as_of)), story.before)]
    found += [(text(language, f"cause-{step.cause}"), step.after) for step in moved]
    there = [(label, verdict) for label, verdict in found if verdict]
    return [label for label, _ in there], [verdict for _, verdict in there]


def _frame(labels: Sequence[str], values: Sequence[Verdict], factor: float) -> pd.DataFrame:
    lows = [each.interval.low * factor for each in values]
    highs = [each.interval.low if each.interval.high is None else each.interval.high for each in values]
    return pd.DataFrame({"label": labels, "low": lows, "high": [high * factor for high in highs]})


def _unit(verdict: Verdict | None) -> str:
    return words.unit_of(verdict) if verdict else ""
