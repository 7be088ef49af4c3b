"""Every share link: who made it, whether it is used; pause, resume, give it a new address, revoke."""

from analytics.i18n import text
from pages.parts import caches, links_parts
from pages.parts.frame import heading, open_view
from pages.parts.html import box, show

view = open_view()
language = view.language
heading(view, text(language, "links-title"), text(language, "links-lead"))

caches.directory().flush()
shares = sorted(caches.directory().known().shares.values(), key=lambda share: share.created_at, reverse=True)
links_parts.renewed(view)
if not shares:
    show(box(text(language, "links-none")))
else:
    show(links_parts.listing(shares, view))
    links_parts.changing(shares, view)
    links_parts.ending_all(shares, view)
