"""Reports to take away: language, sections, goals; then the PDF, the slides or the workbook."""

from analytics.i18n import text
from pages.parts import report_parts
from pages.parts.frame import heading, open_view

view = open_view()
heading(view, text(view.language, "reports-title"), text(view.language, "reports-lead"))

wish = report_parts.choices(view)
report_parts.downloads(wish, view)
