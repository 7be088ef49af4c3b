"""A goal as a card, in plain HTML: the live page and the first paint show the same."""

from collections.abc import Sequence
from html import escape

from analytics.charts import words
from analytics.charts.bullet import bullet, legend
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day, money
from pages.parts.view import View


def badge(language: str, status: str) -> str:
    """A status as icon and word; what it means shows on hover and is on the goal's own page."""
    meaning = escape(text(language, f"status-{status}.meaning"))
    return f'<span class="badge {status}" title="{meaning}">{escape(text(language, f"status-{status}"))}</span>'


def card(verdict: Verdict, language: str) -> str:
    """The inside of a goal's card: status, title, figure, bar, facts."""
    return (
        f'<div class="goal">{badge(language, verdict.status)}<h2>{escape(verdict.goal.title(language))}</h2>'
        f"{big_figure(verdict, language)}{bullet(verdict, language)}{facts(verdict, language, short=True)}</div>"
    )


def big_figure(verdict: Verdict, language: str) -> str:
    """The interval in large type, and the target it is measured against."""
    unit = words.unit_of(verdict)
    value = words.interval(language, verdict.interval, unit)
    aim = words.figure(language, verdict.goal.target, unit)
    of = text(
        language, "figure-of", target=aim, noun=words.noun(language, verdict) if unit not in ("share", "EUR") else ""
    )
    spelled = " words" if verdict.interval.high is None else ""
    return f'<p class="figure{spelled}"><b>{escape(value)}</b> <span>{escape(of.strip())}</span></p>'


def facts(verdict: Verdict, language: str, short: bool = False) -> str:
    """Target, expected by today, deadline, certainty and side conditions. `short` leaves out the target where the large
    figure and the bar already say it."""
    unit = words.unit_of(verdict)
    said = short and verdict.goal.comparison == "at_least"
    rows = [
        *([] if said else [("fact-target", words.target(language, verdict))]),
        ("fact-expected", words.figure(language, verdict.expected, unit, 1)),
        ("fact-deadline", day(language, verdict.goal.last_day)),
        ("fact-certainty", text(language, f"certainty-{verdict.certainty}")),
        *conditions(verdict, language),
    ]
    inside = "".join(f"<dt>{escape(text(language, name))}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    return f'<dl class="facts">{inside}</dl>'


def conditions(verdict: Verdict, language: str) -> list[tuple[str, str]]:
    """The goal's side conditions, as (id of the name, words)."""
    goal, found = verdict.goal, []
    if goal.minimum_project_budget is not None:
        found.append(("fact-minimum-budget", money(language, goal.minimum_project_budget, goal.conditions_currency)))
    if verdict.envelope:
        limit = money(language, verdict.envelope.limit, "EUR")
        known = words.interval(language, verdict.envelope.interval, "EUR")
        found.append(("fact-envelope", text(language, "envelope-of", value=known, limit=limit)))
    elif goal.own_contribution_envelope is not None:
        limit = money(language, goal.own_contribution_envelope, goal.conditions_currency)
        found.append(("fact-envelope-per-project", text(language, "at-most", limit=limit)))
    return found


def more_words(verdict: Verdict, language: str) -> str:
    """The words of the card's link: how much is missing, or that there is more to see."""
    if verdict.missing:
        return text(language, "card-missing", count=verdict.missing_count)
    return text(language, "card-more")


def all_cards(verdicts: Sequence[Verdict], view: View) -> str:
    """Every card with a plain link, and the legend: for pages without Streamlit."""
    inside = "".join(
        f'<article>{card(verdict, view.language)}<a class="more" '
        f'href="{escape(view.href("goal", goal=verdict.goal.goal_id))}">'
        f"{escape(more_words(verdict, view.language))}</a>"
        "</article>"
        for verdict in verdicts
    )
    return f'<div class="cards">{inside}</div>{legend(view.language)}'
