"""A goal as a card, in plain HTML: the live page and the first paint show the same."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from analytics.charts import said, words
from analytics.charts.bullet import bullet, legend
from analytics.charts.likelihood import line
from analytics.goals.checkins import due
from analytics.goals.forecast import Forecast
from analytics.goals.pace import by_pace
from analytics.goals.rollup import below, top_level
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from pages.parts import caches
from pages.parts.html import badge
from pages.parts.view import View


class Beside(NamedTuple):
    """What a card says besides the verdict: the outlook, how the goal stood in the edition before, whether its owner's
    note is due, and its sub-goals."""

    forecast: Forecast | None = None
    before: Verdict | None = None
    edition_before: int = 0
    note_due: bool = False
    children: tuple[Verdict, ...] = ()


ALONE = Beside()


def beside(verdicts: Sequence[Verdict], view: View) -> dict[str, Beside]:
    """What each goal's card says besides its verdict, by goal."""
    number = view.edition.number
    tables = caches.tables(number)
    forecasts = {each.goal_id: each for each in caches.forecasts(number, view.as_of)}
    before = {each.goal.goal_id: each for each in caches.verdicts_before(number)}
    return {
        verdict.goal.goal_id: Beside(
            forecasts.get(verdict.goal.goal_id),
            before.get(verdict.goal.goal_id),
            view.edition.parent,
            due(verdict, tables["check_ins"], tables["organisation"], view.as_of),
            below(verdict, verdicts),
        )
        for verdict in verdicts
    }


def standing(verdict: Verdict, language: str) -> str:
    """The badge, and beside it the band of the pace that it stands for."""
    band = f'<span class="band">{escape(words.band(language, verdict))}</span>' if by_pace(verdict) else ""
    return f'<p class="standing">{badge(language, verdict.status)}{band}</p>'


def card(verdict: Verdict, language: str, more: Beside = ALONE) -> str:
    """The inside of a goal's card: status, title, figure, bar, the three figures, facts, outlook, what changed."""
    return (
        f'<div class="goal">{standing(verdict, language)}<h2>{escape(verdict.goal.title(language))}</h2>'
        f"{big_figure(verdict, language)}{bullet(verdict, language)}{three(verdict, language)}"
        f"{facts(verdict, language, short=True)}{_remarks(verdict, more, language)}</div>"
    )


def big_figure(verdict: Verdict, language: str) -> str:
    """The interval in large type, and the target it is measured against."""
    value, of = said.big_figure(verdict, language)
    spelled = " words" if verdict.interval.high is None else ""
    return f'<p class="figure{spelled}"><b>{escape(value)}</b> <span>{escape(of)}</span></p>'


def three(verdict: Verdict, language: str) -> str:
    """Target, decided and implemented, as the EU's own cohesion data shows them."""

    def part(name: str, figure: str) -> str:
        meaning = escape(text(language, f"{name}.meaning"))
        narrow = escape(figure.replace("\N{NO-BREAK SPACE}", " "))  # three abreast: better broken than cut
        return f'<div><dt title="{meaning}">{escape(text(language, name))}</dt><dd>{narrow}</dd></div>'

    inside = "".join(part(*each) for each in said.three(verdict, language))
    return f'<dl class="three">{inside}</dl>'


def facts(verdict: Verdict, language: str, short: bool = False) -> str:
    """Expected by today, deadline, certainty and side conditions. `short` leaves out the certainty where the badge says
    the same."""
    rows = said.facts(verdict, language, short)
    inside = "".join(f"<dt>{escape(text(language, name))}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    return f'<dl class="facts">{inside}</dl>'


def more_words(verdict: Verdict, language: str) -> str:
    """The words of the card's link: how much is missing, or that there is more to see."""
    if verdict.missing:
        return text(language, "card-missing", count=verdict.missing_count)
    return text(language, "card-more")


def all_cards(verdicts: Sequence[Verdict], beside: Mapping[str, Beside], view: View) -> str:
    """Every card with a plain link, and the legend: for pages without Streamlit."""
    inside = "".join(
        f"<article>{card(verdict, view.language, beside[verdict.goal.goal_id])}"
        f'<a class="more" href="{escape(view.href("goal", goal=verdict.goal.goal_id))}">'
        f"{escape(more_words(verdict, view.language))}</a></article>"
        for verdict in top_level(verdicts)
    )
    return f'<div class="cards">{inside}</div>{legend(view.language)}'


def _remarks(verdict: Verdict, more: Beside, language: str) -> str:
    """Sub-goals, outlook, how it stood before, and that a note is due: a line each, where there is something to say."""
    lines = [
        f"{badge(language, child.status)} {escape(child.goal.title(language))}: "
        f"<b>{escape(words.interval(language, child.interval, words.unit_of(child)))}</b>"
        for child in more.children
    ]
    if more.forecast and (outlook := line(more.forecast, verdict, language)):
        lines.append(escape(outlook))
    if more.before and (since := said.since(verdict, more.before, more.edition_before, language)):
        lines.append(escape(since))
    if more.note_due:
        lines.append(f'<span class="due">{escape(said.note_due(verdict, language))}</span>')
    return f'<ul class="remarks">{"".join(f"<li>{each}</li>" for each in lines)}</ul>' if lines else ""
