"""Where a figure comes from: one cell with its surroundings, or the cells that a figure is made of."""

import streamlit as st

from analytics.charts.cells import column_name
from analytics.editions.origins import origin
from analytics.i18n import text
from analytics.metrics import cells
from pages.parts import caches, source_parts
from pages.parts.frame import heading, open_view, page_link
from pages.parts.html import box, show

view = open_view()
language = view.language
asked = {name: st.query_params.get(name, "") for name in ("table", "key", "column", "of", "by", "value")}

if asked["of"]:
    heading(
        view,
        text(language, "source-cells-title", name=asked["of"].replace("|", " · ")),
        text(language, "source-cells-lead"),
    )
    source_parts.cells_table(cells.of_key(caches.tables(view.edition.number), asked["of"]), view)
elif asked["by"] in ("year", "focus_area", "programme"):
    heading(view, text(language, "source-cells-title", name=asked["value"]), text(language, "source-cells-lead"))
    number = view.edition.number
    rows = cells.of_funding(caches.tables(number), caches.mounted(number), asked["by"], asked["value"], view.as_of)
    source_parts.cells_table(rows, view)
else:
    try:
        found = origin(caches.store(), view.edition.number, asked["table"], asked["key"], asked["column"])
    except KeyError:
        heading(view, text(language, "nav-source"))
        show(box(text(language, "source-unknown")))
        st.stop()
    row = source_parts.project_of(asked["table"], asked["key"])
    if row:
        page_link(view, "project", text(language, "source-back", name=row), project=row)
    heading(view, text(language, "source-title", column=column_name(language, asked["table"], asked["column"])))
    show(source_parts.cell_facts(found, asked["table"], asked["key"], asked["column"], view))
    st.header(text(language, "source-preview-title"), anchor=False)
    with st.spinner(text(language, "source-preview-reading")):
        preview = source_parts.surroundings(found, language)
    show(preview)
