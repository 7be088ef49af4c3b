"""docs/tables.md is written from the tables; it must be today's."""

from analytics.intake.document import PAGE, page
from analytics.tables import TABLES


def test_the_page_on_the_tables_is_current():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m analytics.intake.document"


def test_every_column_is_on_it():
    for table in TABLES.values():
        assert f"## {table.name}\n" in page()
        for column in table.columns:
            assert f"`{column.name}`" in page()
