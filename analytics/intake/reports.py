"""How each file and sheet of an upload was understood: shown to the person, who may correct it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HeadingRead:
    """One heading and the column it was taken for. `column`: 'role', or for an amount in a sheet of projects
    'budget_lines:project/total_budget/granted'; None where it was left out. `how`: name, alias, close, answer, none.
    `key`: the answer under this key decides it (the value: a column as above, or `answers.LEAVE_OUT`)."""

    letter: str
    heading: str
    column: str | None
    how: str
    key: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetRead:
    """One sheet. `source` names it in answers (a layout, or an importer such as 'keep.eu'); `table`: the table it was
    taken for, the importer's name, or None where it was left out; `table_key`: the answer that decides it.
    `rows_in`: rows below the headings with any content; `rows_used`: those that reached a table."""

    file: str
    sheet: str | None
    source: str
    table: str | None
    table_key: str
    kind: str  # xlsx, xls, ods, csv, json
    encoding: str | None = None
    delimiter: str | None = None
    heading_rows: tuple[int, int] | None = None
    headings: tuple[HeadingRead, ...] = ()
    rows_in: int = 0
    rows_used: int = 0


@dataclass(frozen=True)
class FileRead:
    """What reading one file took, in its own process."""

    file: str
    size: int  # bytes
    seconds: float
    peak_megabytes: float
