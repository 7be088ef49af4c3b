"""A report as slides: native charts that can be edited, real titles, the whole narrative and its source in the notes.

What does not fit on a slide is left out or cut with …, and stands whole in the slide's notes.
"""

from analytics.reports.slides.goal_charts import course, drawn
from analytics.reports.slides.report import slides

__all__ = ["course", "drawn", "slides"]
