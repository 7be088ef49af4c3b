"""A goal as a badge, in SVG: its status and its figure, for a page elsewhere."""

from analytics.charts.said import big_figure
from analytics.charts.svg import CHARACTER, written
from analytics.goals.verdict import Status, Verdict
from analytics.i18n import text

SIZE = 13
HEIGHT = 24
PADDING = 9

INK, PAPER, EDGE = "#131b2c", "#ffffff", "#4a556b"
COLOURS: dict[Status, str] = {
    "achieved": "#0c5731",
    "on_track": "#0c5731",
    "behind": "#7a4300",
    "at_risk": "#8c1d18",
    "missed": "#8c1d18",
    "overdue": "#8c1d18",
    "cannot_yet_tell": "#173c84",
    "no_data": "#414c61",
    "not_started": "#414c61",
}
"""As in static/style.css; white stands out on each with at least 7:1."""


def badge_svg(verdict: Verdict, language: str) -> str:
    """The badge, complete by itself: nothing is loaded, and its title says all of it to whoever cannot see it."""
    value, of = big_figure(verdict, language)
    status = text(language, f"status-{verdict.status}")
    left, right = _wide(status), _wide(value)
    title = text(language, "badge-title", title=verdict.goal.title(language), status=status, value=value, of=of)
    colour, middle = COLOURS[verdict.status], HEIGHT / 2 + SIZE * 0.36
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{HEIGHT}" '
        f'viewBox="0 0 {left + right} {HEIGHT}" role="img" aria-labelledby="t"><title id="t">{written(title)}</title>'
        f'<rect x=".5" y=".5" width="{left + right - 1}" height="{HEIGHT - 1}" rx="4" fill="{PAPER}" stroke="{EDGE}"/>'
        f'<path d="M4.5 .5H{left}V{HEIGHT - 0.5}H4.5a4 4 0 0 1-4-4V4.5a4 4 0 0 1 4-4z" fill="{colour}"/>'
        f'<g font-family="Inter, system-ui, sans-serif" font-size="{SIZE}" text-anchor="middle">'
        f'<text x="{left / 2:g}" y="{middle:g}" fill="{PAPER}" font-weight="600">{written(status)}</text>'
        f'<text x="{left + right / 2:g}" y="{middle:g}" fill="{INK}">{written(value)}</text></g></svg>'
    )


def _wide(words: str) -> int:
    """Pixels that words take with the room around them."""
    return round(len(words) * SIZE * CHARACTER) + 2 * PADDING
