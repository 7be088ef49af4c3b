"""Whether a table in an upload is the whole table, or some of its rows: where published rows are missing from a file
that was not filled from an edition, only a person can say."""

import pyarrow as pa
import pyarrow.compute as pc

from analytics.alignment import align
from analytics.findings import Finding, Option, Question
from analytics.intake.answers import Answers, key
from analytics.intake.upload import Upload
from analytics.tables import TABLES, Tables

WHOLE, SOME = "whole", "some"


def unclear(upload: Upload, published: Tables, answers: Answers) -> list[Finding]:
    """A question for each uploaded table that lacks published rows and about which there is no answer yet. A workbook
    filled from an edition is asked nothing: who deletes a row there means it, and the preview shows it."""
    if upload.based_on:
        return []
    return [
        _question(upload, table, question_key, missing)
        for table, question_key in _keys(upload).items()
        if answers.get(question_key) not in (WHOLE, SOME)
        if (missing := _missing(table, upload.tables[table], published[table]))
    ]


def partial(upload: Upload, answers: Answers) -> tuple[str, ...]:
    """The tables of which the upload holds some rows only: by its layout, or because a person said so."""
    said = [table for table, question_key in _keys(upload).items() if answers.get(question_key) == SOME]
    return tuple(dict.fromkeys([*upload.partial, *said]))


def used(upload: Upload, answers: Answers) -> tuple[str, ...]:
    """The keys of the answers that `partial` goes by."""
    return tuple(each for each in _keys(upload).values() if answers.get(each) in (WHOLE, SOME))


def _keys(upload: Upload) -> dict[str, str]:
    """Table → the key of its question, for each table that stands in a sheet of its own."""
    sheets = {sheet.table: sheet.source for sheet in upload.sheets if sheet.table in upload.tables}
    return {
        table: key(source, "rows", table) for table, source in sheets.items() if table and table not in upload.partial
    }


def _missing(table: str, rows: pa.Table, before: pa.Table) -> int:
    """How many published rows have no row with the same key in the upload."""
    if not len(before):
        return 0
    of_before, of_rows = align([before, rows], TABLES[table].key)
    return int(((of_before >= 0) & (of_rows < 0)).sum())


def _question(upload: Upload, table: str, question_key: str, missing: int) -> Finding:
    place = pc.equal(upload.sheet_columns["table_name"], table)
    stands = (upload.sheet_columns.filter(place).to_pylist() or [{"file": table, "sheet": None}])[0]
    count = {"count": str(missing)}
    options = (Option(SOME, "rows-some", count), Option(WHOLE, "rows-whole", count))
    names = {"table": (f"table-{table}",)}
    return Finding(
        "question",
        "rows-not-in-file",
        stands["file"],
        stands["sheet"],
        about=count,
        names=names,
        question=Question(question_key, options, None),
    )
