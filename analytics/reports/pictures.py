"""Pictures: the card that mail and chat show beside a link, and a goal's course on its own."""

from analytics.charts.svg import bullet_svg, trajectory_svg
from analytics.charts.words import summary
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.reports.content import Content, GoalContent
from analytics.reports.forms import Brand
from analytics.reports.typesetting import as_png, legible, logo_png, looks, plainly

ROWS = 3
"""Goals on a card; a fourth would be too small to read in a chat."""
CHART_WIDTH = 760


def preview_card(content: Content, brand: Brand, goal_id: str | None = None) -> bytes:
    """A PNG of 1200 × 630 (og:image): one goal, or the first few and how many more; none where there is no such goal.
    The same bytes for the same arguments. Raises ValueError for a colour or a logo that is none."""
    language = content.language
    goals = [each for each in content.goals if goal_id in (None, each.goal_id)]
    shown = goals[:ROWS]
    more = len(goals) - len(shown)
    foot = [content.as_of, *([text(language, "pdf-card-more", count=more)] if more else [])]
    data = {
        "language": language,
        "organisation": brand.organisation or content.organisation,
        "title": goals[0].title if goal_id is not None and goals else content.title,
        "rows": [_row(each, language) for each in shown],
        "foot": " · ".join([*foot, *([content.invented] if content.invented else [])]),
    }
    unworded = {"brand": legible(brand.colour), "logo": logo_png(brand.logo), "looks": looks()}
    return as_png("card.typ", plainly(data) | unworded)


def _row(goal: GoalContent, language: str) -> dict[str, str]:
    return {
        "title": goal.title,
        "status": goal.status,
        "status_words": goal.status_words,
        "value": goal.value,
        "of": goal.of,
        "bullet": bullet_svg(goal.verdict, language, width=536),
    }


def chart_png(verdict: Verdict, language: str) -> bytes:
    """The goal's course with its title and what it says, as a PNG of twice its size on screen. The same bytes for the
    same arguments."""
    data = {
        "language": language,
        "title": verdict.goal.title(language),
        "chart": trajectory_svg(verdict, language),
        "foot": summary(language, verdict),
    }
    return as_png("chart.typ", plainly(data) | {"width": CHART_WIDTH}, pixels_per_inch=144)
