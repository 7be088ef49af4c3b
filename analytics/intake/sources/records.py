"""What an importer makes of a list: projects and who takes part in them, whoever that is. A blank is unknown."""

from dataclasses import dataclass, field

import pyarrow as pa

PROJECTS = pa.schema(
    [
        ("source_id", pa.string()),  # names the project within the list; never blank
        ("acronym", pa.string()),
        ("title", pa.string()),
        ("programme", pa.string()),
        ("fund", pa.string()),
        ("focus_area", pa.string()),
        ("status", pa.string()),  # tables.STATUSES
        ("decided_on", pa.date32()),
        ("start_date", pa.date32()),
        ("end_date", pa.date32()),
        ("total_budget", pa.float64()),
        ("eu_grant", pa.float64()),
        ("currency", pa.string()),
        ("dated", pa.date32()),  # the day whose exchange rate applies
        ("_file", pa.string()),
        ("_sheet", pa.string()),
        ("_row", pa.int64()),
    ]
)
"""One row a project. Money: the whole partnership, as granted."""

PARTNERS = pa.schema(
    [
        ("source_id", pa.string()),  # of the project
        ("organisation", pa.string()),
        ("also", pa.string()),  # what the list calls it besides: in English, in Latin letters
        ("identifier", pa.string()),  # CVR, VAT, PIC …; several are separated by semicolons
        ("country", pa.string()),
        ("town", pa.string()),
        ("role", pa.string()),  # tables.ROLES
        ("total_budget", pa.float64()),
        ("eu_grant", pa.float64()),
        ("currency", pa.string()),
        ("_file", pa.string()),
        ("_sheet", pa.string()),
        ("_row", pa.int64()),
    ]
)
"""One row an organisation in a project. Money: this organisation's share."""

PLACES = pa.schema(
    [
        *((name, pa.string()) for name in ("file", "sheet", "record", "column_name", "letter")),
        ("row", pa.int64()),
        ("organisation", pa.string()),
    ]
)
"""Where each column of a record stood: record is 'projects' or 'partners'. With a row's `_file`, `_sheet`, `_row` it
leads to a cell. A place with a `row` holds for that row only (a title in its second language, say), and one with an
`organisation` for that partner of a row which names several."""


@dataclass(frozen=True)
class SourceRead:
    """One list (it may stand in several files). `source`: the importer's name, such as 'keep.eu'."""

    source: str
    projects: pa.Table = field(default_factory=PROJECTS.empty_table)
    partners: pa.Table = field(default_factory=PARTNERS.empty_table)
    places: pa.Table = field(default_factory=PLACES.empty_table)
