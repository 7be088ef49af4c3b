"""The parts of the page that defines a metric."""

from collections.abc import Sequence
from html import escape

from analytics.charts import words
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day
from analytics.metrics.document import query_path
from analytics.metrics.interval import Interval
from analytics.metrics.registry import Metric
from analytics.settings import ROOT
from pages.parts.html import badge, box, framed, headings, link, stacked
from pages.parts.view import View


def definition(metric: Metric, language: str) -> str:
    """What the metric counts, why it matters, and where its formula comes from."""
    id = f"metric-{metric.name}"
    said = box(f"{text(language, f'{id}.definition')}\n{text(language, f'{id}.why')}")
    facts = [
        ("metric-unit", text(language, f"{id}.unit")),
        ("metric-direction", text(language, f"direction-{metric.direction}")),
        ("fact-formula-source", text(language, f"metric-source-{metric.source}")),
        ("metric-reviewed", day(language, metric.reviewed)),
    ]
    inside = "".join(f"<dt>{escape(text(language, name))}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    return f'{said}<dl class="facts wide">{inside}</dl>'


def now(values: Interval, metric: Metric, view: View) -> str:
    """What the metric is over all projects, without any goal's conditions."""
    language = view.language
    said = words.interval(language, values, metric.unit)
    lead = text(
        language, "metric-now", day=day(language, view.as_of, "long"), value=said, edition=str(view.edition.number)
    )
    return f'<p class="verdict">{escape(lead)}</p>'


def goals(verdicts: Sequence[Verdict], metric: Metric, view: View) -> str:
    """The goals that are measured by it, each with how it stands; '' where there is none."""
    language = view.language
    rows = [verdict for verdict in verdicts if verdict.goal.metric == metric.name]
    if not rows:
        return ""
    head = headings(language, ("moves-goal", "key-figure-value", "metric-status"))
    body = "".join(
        f'<tr><th scope="row">{link(view.href("goal", goal=each.goal.goal_id), each.goal.title(language))}</th>'
        f"<td>{escape(words.interval(language, each.interval, metric.unit))}</td>"
        f"<td>{badge(language, each.status)}</td></tr>"
        for each in rows
    )
    return stacked(framed(head, body, text(language, "metric-goals")))


def query_of(metric: Metric) -> str:
    """The query that defines the metric, as it stands in its file; '' for one made of other goals."""
    path = ROOT / query_path(metric)
    return path.read_text(encoding="utf-8") if path.is_file() else ""
