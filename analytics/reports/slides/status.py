"""How the status of a goal looks on a slide."""

from typing import Any

from pptx.enum.shapes import MSO_SHAPE

TONES = {
    "good": ("#0c5731", "#dcf3e4"), "warn": ("#7a4300", "#fcebd3"), "bad": ("#8c1d18", "#fbe4e2"),
    "open": ("#173c84", "#e3ebfb"), "calm": ("#414c61", "#e8ecf4"),
}  # fmt: skip
"""Ink and paper of a status, as in static/style.css."""
STATUS: dict[str, tuple[str, Any]] = {
    "achieved": ("good", MSO_SHAPE.STAR_5_POINT),
    "on_track": ("good", MSO_SHAPE.UP_ARROW),
    "behind": ("warn", MSO_SHAPE.DOWN_ARROW),
    "at_risk": ("bad", MSO_SHAPE.ISOSCELES_TRIANGLE),
    "missed": ("bad", MSO_SHAPE.MATH_MULTIPLY),
    "overdue": ("bad", MSO_SHAPE.FLOWCHART_COLLATE),
    "cannot_yet_tell": ("open", MSO_SHAPE.DIAMOND),
    "no_data": ("calm", MSO_SHAPE.NO_SYMBOL),
    "not_started": ("calm", MSO_SHAPE.DONUT),
}
"""Each status has a shape of its own beside its word: nothing is said by colour alone."""
