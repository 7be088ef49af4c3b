"""The audit log: who did what, when, from which edition; filters, export, check of the chain."""

from analytics.i18n import text
from pages.parts import audit_parts
from pages.parts.frame import heading, open_view

view = open_view()
heading(view, text(view.language, "audit-title"), text(view.language, "audit-lead"))

wanted = audit_parts.filters(view)
audit_parts.listing(wanted, view)
audit_parts.checking(view)
