"""What stands beside a goal's figure, in words: the three figures, its facts and side conditions, its bands, how it
stood before. Pages set it in HTML, reports in their own forms."""

from analytics.charts import words
from analytics.charts.words import EURO, SHARE
from analytics.goals.compare import headline_moved
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day, money, percent
from analytics.metrics.interval import Interval

Named = list[tuple[str, str]]
"""Figures in words, each with the id of its name in the catalogue."""


def big_figure(verdict: Verdict, language: str) -> tuple[str, str]:
    """The figure, and what it is measured against: `0 – 3` and `of 3 projects`."""
    unit = words.unit_of(verdict)
    aim = words.figure(language, verdict.goal.target, unit)
    noun = words.noun(language, verdict) if unit not in (SHARE, EURO) else ""
    of = text(language, "figure-of", target=aim, noun=noun)
    return words.interval(language, verdict.interval, unit), of.strip()


def three(verdict: Verdict, language: str) -> Named:
    """Target, decided and implemented, as the EU's own cohesion data shows them."""
    unit = words.unit_of(verdict)

    def said(values: Interval | None) -> str:
        return text(language, "three-none") if values is None else words.interval(language, values, unit)

    return [
        ("three-target", words.target(language, verdict)),
        ("three-decided", said(verdict.decided)),
        ("three-implemented", said(verdict.implemented)),
    ]


def facts(verdict: Verdict, language: str, short: bool = False) -> Named:
    """Expected by today, deadline, certainty and side conditions. `short` leaves out the certainty where the status
    says the same."""
    unit = words.unit_of(verdict)
    certainty = ("fact-certainty", text(language, f"certainty-{verdict.certainty}"))
    return [
        ("fact-expected", words.figure(language, verdict.expected, unit, 1)),
        ("fact-deadline", day(language, verdict.goal.last_day)),
        *([] if short and verdict.certainty == "open" else [certainty]),
        *conditions(verdict, language),
    ]


def conditions(verdict: Verdict, language: str) -> Named:
    """The goal's side conditions."""
    goal, found = verdict.goal, []
    if goal.minimum_project_budget is not None:
        found.append(("fact-minimum-budget", money(language, goal.minimum_project_budget, goal.conditions_currency)))
    if verdict.envelope:
        limit = money(language, verdict.envelope.limit, "EUR")
        known = words.interval(language, verdict.envelope.interval, "EUR")
        if goal.tolerance:
            about = money(language, goal.own_contribution_envelope, goal.conditions_currency)
            limit = text(
                language, "envelope-around", limit=limit, amount=about, share=percent(language, goal.tolerance, 0)
            )
        found.append(("fact-envelope", text(language, "envelope-of", value=known, limit=limit)))
    elif goal.own_contribution_envelope is not None:
        limit = money(language, goal.own_contribution_envelope, goal.conditions_currency)
        found.append(("fact-envelope-per-project", text(language, "at-most", limit=limit)))
    return found


def bands(verdict: Verdict, language: str) -> str:
    """The shares of what was expected by today that set on track, behind and at risk apart."""
    on_track, behind = (
        percent(language, share, 0) for share in (verdict.bands.on_track_from, verdict.bands.behind_from)
    )
    return text(language, "bands", on_track=on_track, behind=behind)


def since(verdict: Verdict, before: Verdict, edition: int, language: str) -> str:
    """How the goal stood in the edition before; '' where nothing moved."""
    if not headline_moved(before, verdict):
        return ""
    return text(
        language,
        "card-before",
        edition=str(edition),
        day=day(language, before.as_of),
        value=words.interval(language, before.interval, words.unit_of(before)),
        target=words.figure(language, before.goal.target, words.unit_of(before)),
        status=text(language, f"status-{before.status}"),
    )


def note_due(verdict: Verdict, language: str) -> str:
    """That the goal's owner still owes a note."""
    return text(language, "card-note-due", owner=verdict.goal.owner or text(language, "owner-unknown"))
