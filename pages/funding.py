"""The money by year, focus area or programme: EU, own and other together, loans apart."""

from analytics.i18n import text
from pages.parts import caches, funding_parts, project_list
from pages.parts.frame import heading, open_view, page_link
from pages.parts.html import box, show

view = open_view()
language = view.language
heading(view, text(language, "nav-funding"), text(language, "funding-lead"))
by = project_list.dimension(("year", "focus_area", "programme"), "funding", language)
funding = funding_parts.labelled(caches.funding_by(view.edition.number, by, view.as_of), language, by)

if funding.empty:
    show(box(text(language, "funding-none")))
else:
    show(funding_parts.tiles(funding, language))
    funding_parts.chart(funding, by, view)
    funding_parts.loans(funding, by, language)
    funding_parts.sources(funding, by, view)
show(funding_parts.key_figures(caches.key_figures(view.edition.number, view.as_of), language))
page_link(view, "ledger", text(language, "funding-ledger"))
