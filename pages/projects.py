"""All projects with filters, and how they are spread over focus areas, statuses, departments, programmes."""

from analytics.i18n import text
from pages.parts import caches, filters, project_list
from pages.parts.frame import heading, open_view
from pages.parts.html import box, show

view = open_view()
language = view.language
projects = caches.project_list(view.edition.number, view.as_of)
heading(view, text(language, "nav-projects"), text(language, "projects-lead"))

chosen = filters.project_filters(projects, view)
found = filters.apply(projects, chosen)
show(project_list.tiles(found, language))
if found.empty:
    show(box(text(language, "projects-none")))
else:
    project_list.listing(found, view)
    project_list.spread(view)
