"""How a goal was worded, and how the same figures stand by each wording: shown where there is more than one."""

from collections.abc import Sequence
from html import escape

from analytics.charts import words
from analytics.goals.verdict import Goal
from analytics.goals.wordings import Judged, Wording, differing
from analytics.i18n import has_text, text
from analytics.i18n.formats import day
from analytics.metrics.registry import METRICS
from pages.parts.html import badge, framed, headings, stacked

COLUMNS = {
    "course": "path",
    "envelope_basis": "envelope_basis",
    "focus_areas": "conditions_focus_area",
    "programmes": "conditions_programme",
}
"""Fields of a goal whose column has another name."""


def wordings_table(found: Sequence[Judged], language: str) -> str:
    """Each wording with the editions that had it, the figure and the status by it; '' where there is only one."""
    if len(found) < 2:
        return ""
    names = ("wording-when", "wording-what", "wording-figure", "wording-status")
    labels = [escape(text(language, name)) for name in names]
    now = max(found, key=lambda each: each.wording.spans[-1][1]).wording
    body = ""
    for each in found:
        when = escape(editions(each.wording, language))
        if each.wording is now:
            when += f"<small>{escape(text(language, 'wording-now'))}</small>"
        cells = (_what(each.wording.goal, now.goal, language), *_stands(each, language))
        body += f'<tr><th scope="row">{when}</th>' + "".join(
            f'<td class="long" data-label="{label}">{cell}</td>' for label, cell in zip(labels[1:], cells, strict=True)
        )
        body += "</tr>"
    caption = text(language, "wording-caption", count=len(found))
    return stacked(framed(headings(language, names), body, caption))


def editions(wording: Wording, language: str) -> str:
    """`edition 1; editions 3 to 5`."""
    return "; ".join(
        text(language, "wording-edition", first=str(first))
        if first == last
        else text(language, "wording-editions", first=str(first), last=str(last))
        for first, last in wording.spans
    )


def _what(goal: Goal, now: Goal, language: str) -> str:
    """The goal in a few words, and in what else it differs from the wording of now."""
    unit = METRICS[goal.metric].unit if goal.metric in METRICS else ""
    aim = text(language, f"comparison-{goal.comparison}", target=words.figure(language, goal.target, unit))
    noun = text(language, f"metric-{goal.metric}.unit") if unit == "projects" else ""
    case = "wording-by" if goal.last_day else "wording-no-deadline"
    said = escape(text(language, case, target=aim, noun=noun, deadline=day(language, goal.last_day)))
    fields = [_field(name, language) for name in differing(goal, now)]
    if fields:
        said += f"<small>{escape(text(language, 'wording-differs', fields=', '.join(fields)))}</small>"
    return said


def _field(name: str, language: str) -> str:
    if name == "milestones":
        return text(language, "table-milestones")
    id = f"column-goals-{COLUMNS.get(name, name)}"
    return text(language, id) if has_text(language, id) else name


def _stands(judged: Judged, language: str) -> tuple[str, str]:
    verdict = judged.verdict
    if verdict is None:
        return "", escape(text(language, "wording-cannot"))
    figure = words.interval(language, verdict.interval, words.unit_of(verdict))
    return escape(figure), badge(language, verdict.status)
