"""Tables on a project's own page that come straight from the edition."""

from html import escape

import pyarrow as pa
import pyarrow.compute as pc

from analytics.charts.cells import column_name
from analytics.i18n import text
from analytics.i18n.formats import BLANK
from pages.parts.differences import value_words
from pages.parts.html import box, framed
from pages.parts.source_parts import from_link
from pages.parts.view import View

COLUMNS = ("organisation", "identifier", "country", "role", "source")


def partners_table(partners: pa.Table, project_id: str, view: View) -> str:
    """The partners of one project, each with a link to where it comes from."""
    language = view.language
    rows = partners.filter(pc.equal(partners.column("project_id"), project_id)).to_pylist()
    if not rows:
        return box(text(language, "partners-none"))
    head = "".join(f'<th scope="col">{escape(column_name(language, "partners", name))}</th>' for name in COLUMNS)
    head += f'<th scope="col">{escape(text(language, "source-place"))}</th>'
    body = "".join(
        "<tr>"
        + "".join(
            f"<td>{escape(value_words(language, row[name]) if row[name] is not None else BLANK)}</td>"
            for name in COLUMNS
        )
        + f"<td>{from_link(view, 'partners', [project_id, row['organisation']], 'organisation')}</td></tr>"
        for row in rows
    )
    return framed(head, body, text(language, "partners-caption", count=len(rows)))
