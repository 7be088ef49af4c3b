"""What a person types into a field on screen, or into an address, read as a column's type.

The readers are those of an upload. A file is asked where a figure can be read in two ways; a field is read as the
person's own language writes it, since the result is shown at once.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from analytics.findings import Finding
from analytics.intake import convert
from analytics.intake.asking import Asking
from analytics.intake.convert import How, Names, shown
from analytics.intake.vocabulary import choices, vocabulary
from analytics.tables import TABLES

DECIMAL_MARKS: Mapping[str, str] = MappingProxyType({"en": "."})
"""Where it is not a comma. What the program itself writes (`written`) has a point."""
_SOURCE = "typed"


class Typed(NamedTuple):
    """A field as read: `value` is None for a blank, and where `finding` says why it cannot be taken. `currencies`:
    those that an amount names itself (`4 mio. kr.`)."""

    value: object
    finding: Finding | None = None
    currencies: tuple[str, ...] = ()


def read_typed(table: str, column: str, raw: str, language: str) -> Typed:
    """One field of that column: `1.234,50`, `12.03.2012`, `75 %`, `granted`. Raises KeyError for a column there is not.

    >>> read_typed("projects", "decided_on", "1.7.2012", "da").value, read_typed("goals", "target", "1.234", "da").value
    (datetime.date(2012, 7, 1), 1234.0)
    """
    what = TABLES[table].column(column)
    if not raw.strip():
        return Typed(None)
    known = vocabulary()
    names = Names(known.choices.get(f"{table}.{column}", {}), known.yes_no, known.months)
    read = convert.from_cells(table, what, [raw], How(names, Asking(_SOURCE, _answers(column, language)), column))
    # A warning (`about 4 million`, a month where a day belongs) does not stand in the way: what was read is shown.
    problem = next((each for each in read.problems if each.level != "warning"), None)
    if problem is None:
        return Typed(read.values[0].as_py(), None, read.currencies.get(0, ()))
    code = {"value-asked": "bad-choice" if what.choices else "bad-yes-no"}.get(problem.code, problem.code)
    named = {"column": (f"column-{table}-{column}",), "choices": tuple(choices(table, what).values())}
    value = problem.value if len(problem.value) <= 80 else problem.value[:79] + "…"
    return Typed(None, Finding("error", code, table, value=value, about=problem.about, names=named))


def written(value: object) -> str:
    """A value as every language reads it back: 2012-07-01, 1234.5, granted; '' for a blank."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else shown(value)  # type: ignore[arg-type]


def _answers(column: str, language: str) -> dict[str, str]:
    """How the language writes what can be read in two ways; days come before months in all of ours."""
    asking = Asking(_SOURCE)
    return {
        asking.key("number", column): DECIMAL_MARKS.get(language, ","),
        asking.key("date", column): "day",
        asking.key("share", column): "all",
    }
