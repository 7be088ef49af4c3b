"""What one cell says, read as its column's type. Nothing is guessed: what can be read in two ways is sent back."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from analytics.intake.words import plain, tidy
from analytics.tables import CURRENCIES

Raw = str | float | int | bool | date | datetime | time | timedelta | None
"""A cell as the file has it: a CSV knows texts only, a spreadsheet knows numbers, dates and booleans too."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Days outside these are slips of the pen; a spreadsheet cannot hold earlier ones."""
LONGEST_TEXT = 32_767
"""The most characters a spreadsheet's cell can hold, so the template could not give a longer text back."""

_SPACES = " \u00a0\u2007\u2009\u202f"
_MARKS: Mapping[str, tuple[str, ...]] = {
    **{code.casefold(): (code,) for code in CURRENCIES},
    "€": ("EUR",),
    "euro": ("EUR",),
    "kr": ("DKK", "SEK", "NOK"),
    "kč": ("CZK",),
    "zł": ("PLN",),
    "£": ("GBP",),
    "$": ("USD",),
}
_TIMES: Mapping[str, int] = {  # no billion: it is 10⁹ in English and 10¹² in Danish
    **dict.fromkeys(("t", "tusind", "thousand"), 1_000),
    **dict.fromkeys(("mio", "mill", "million", "millions", "millioner"), 1_000_000),
    **dict.fromkeys(("mia", "mrd", "milliard", "milliarder"), 1_000_000_000),
}
_MARK = "(?:" + "|".join(re.escape(mark) for mark in sorted(_MARKS, key=len, reverse=True)) + r")\.?"
_TIME = "(?:" + "|".join(word for word in sorted(_TIMES, key=len, reverse=True) if word != "t") + r"|t(?=\.? ?kr))\.?"
_FIGURE = re.compile(
    rf"(?P<before>{_MARK})? ?(?P<sign>[-+])? ?(?P<digits>[0-9.,' ]*[0-9])"
    rf"(?P<exponent>e[-+]?[0-9]+)?(?P<round>,-{{1,2}})? ?(?P<times>{_TIME})? ?"
    rf"(?P<after>{_MARK})? ?(?P<percent>%|pct\.?|procent|percent)?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[0-9]+")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?:[ '][0-9]{3})+(?:([.,])[0-9]+)?")
_ONE_MARK = re.compile(r"([0-9]*)([.,])([0-9]+)")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)([.,])[0-9]+)?")

_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})|([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_DAY_NAMED = re.compile(r"([0-9]{1,2})\.? ([^\W\d]+)\.?,? ([0-9]{4})")
_NAMED_DAY = re.compile(r"([^\W\d]+)\.? ([0-9]{1,2}),? ([0-9]{4})")


class Unreadable(Exception):
    """A cell that cannot be taken as it stands. `code` and `about` are those of the finding."""

    def __init__(self, code: str, **about: str) -> None:
        super().__init__(code)
        self.code = code
        self.about = about


@dataclass(frozen=True)
class Figure:
    """A number as read. Where the text can be read in two ways, `value` is None and `if_grouped` the value if the
    mark `mark` sets thousands apart. `groups` and `decimal`: the marks that surely do one or the other in this text."""

    value: float | None
    mark: str = ""
    if_grouped: float | None = None
    groups: str = ""
    decimal: str = ""
    currencies: tuple[str, ...] = field(default=())  # that the text itself names: `16 mio. kr.`


def words(raw: Raw) -> str | None:
    """A text, tidied. Figures and dates in a text column are written the plain way. Raises Unreadable."""
    if raw is None:
        return None
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, datetime):
        raw = raw.date() if raw.time() == time() else raw
    text = tidy(str(raw))
    if len(text) > LONGEST_TEXT:
        raise Unreadable("text-too-long", length=str(len(text)), most=str(LONGEST_TEXT))
    return text or None


def several(raw: Raw) -> str | None:
    """Several values in one cell: `a;b ; ` → `a; b`. Raises Unreadable."""
    text = words(raw)
    return "; ".join(part.strip() for part in text.split(";") if part.strip()) or None if text else None


def figure(raw: Raw, percent: bool = False) -> Figure:
    """A number from a number or a text; `percent`: whether `75 %` may stand for 0.75. Raises Unreadable.

    >>> figure("1.234.567,89").value, figure("16 mio. kr.").value, figure("1.234").value
    (1234567.89, 16000000.0, None)
    """
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return Figure(float(raw))
    if not isinstance(raw, str):
        raise Unreadable("bad-number")
    found = _FIGURE.fullmatch(_level(raw))
    if not found or (found["percent"] and not percent):
        raise Unreadable("bad-number")
    return _figure(found)


def whole_number(raw: Raw) -> Figure:
    """An integer. Raises Unreadable."""
    read = figure(raw)
    for value in (read.value, read.if_grouped):
        if value is not None and (not value.is_integer() or abs(value) > 2**53):
            raise Unreadable("bad-integer")
    return read


def _level(text: str) -> str:
    """One kind of space, one kind of minus, no blanks at the ends."""
    for space in _SPACES[1:]:
        text = text.replace(space, " ")
    return tidy(text).replace("−", "-").replace("’", "'")


def _figure(found: re.Match[str]) -> Figure:
    marks = [_MARKS[mark.casefold().rstrip(".")] for mark in (found["before"], found["after"]) if mark]
    if len(marks) == 2:
        raise Unreadable("bad-number")
    currencies = marks[0] if marks else ()
    digits = found["digits"]
    if _WHOLE.fullmatch(digits):
        return Figure(_times(found, digits), currencies=currencies)
    if spaced := _SPACED.fullmatch(digits):
        figures = re.sub("[ ']", "", digits).replace(",", ".")
        return Figure(_times(found, figures), decimal=spaced[1] or "", currencies=currencies)
    one, grouped = _ONE_MARK.fullmatch(digits), _GROUPED.fullmatch(digits)
    if grouped and (not one or found["round"]):
        figures = digits.replace(grouped[1], "").replace(",", ".")
        return Figure(_times(found, figures), groups=grouped[1], decimal=grouped[2] or "", currencies=currencies)
    if one and not found["round"] and (not grouped or found["exponent"]):
        figures = f"{one[1] or 0}.{one[3]}"
        return Figure(_times(found, figures), decimal=one[2], currencies=currencies)
    if one and grouped:
        return Figure(None, mark=one[2], if_grouped=_times(found, one[1] + one[3]), currencies=currencies)
    raise Unreadable("bad-number")


def _times(found: re.Match[str], figures: str) -> float:
    """The plain figures with what stands around them: sign, exponent, mio., %."""
    factor = Decimal(_TIMES[found["times"].casefold().rstrip(".")] if found["times"] else 1)
    if found["percent"]:
        factor /= 100
    exponent = found["exponent"] or ""
    size = float(figures + exponent) if factor == 1 else float(Decimal(figures + exponent) * factor)
    if not math.isfinite(size):
        raise Unreadable("bad-number")
    return -size if found["sign"] == "-" else size


def day(raw: Raw, months: Mapping[str, int]) -> date | None:
    """A day from a date or a text; None where day and month could be swapped (`03/04/2012`). Raises Unreadable."""
    if isinstance(raw, datetime):
        return _within(raw.date())
    if isinstance(raw, date):
        return _within(raw)
    if isinstance(raw, float) and 1 <= raw < 73_051:  # Excel counts days; 73,051 is 1 January 2100
        raise Unreadable("date-is-number", suggestion=(date(1899, 12, 30) + timedelta(days=int(raw))).isoformat())
    if not isinstance(raw, str):
        raise Unreadable("bad-date")
    text = _level(raw)
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[3], found[4])
    if found := _DAY_FIRST.fullmatch(text):
        first, second, year = [part for part in found.groups() if part]
        return _day(year, second, first)
    if found := _SLASHED.fullmatch(text):
        return _slashed(int(found[1]), int(found[2]), found[3])
    if found := _DAY_NAMED.fullmatch(text):
        return _day(found[3], _month(found[2], months), found[1])
    if found := _NAMED_DAY.fullmatch(text):
        return _day(found[3], _month(found[1], months), found[2])
    raise Unreadable("bad-date")


def slash_order(raw: Raw) -> str:
    """Which comes first in a date with slashes, if the date itself shows it: 'day', 'month' or ''."""
    found = _SLASHED.fullmatch(_level(raw)) if isinstance(raw, str) else None
    if not found:
        return ""
    first, second = int(found[1]), int(found[2])
    return "day" if first > 12 >= second else "month" if second > 12 >= first else ""


def slashed_day(raw: str, order: str) -> date:
    """A date with slashes, read in an order that other cells of its column have shown. Raises Unreadable."""
    found = _SLASHED.fullmatch(_level(raw))
    if not found:
        raise Unreadable("bad-date")
    first, second = (found[1], found[2]) if order == "day" else (found[2], found[1])
    return _day(found[3], second, first)


def _month(name: str, months: Mapping[str, int]) -> str:
    number = months.get(plain(name).rstrip("."))
    if number is None:
        raise Unreadable("bad-date")
    return str(number)


def _slashed(first: int, second: int, year: str) -> date | None:
    if first == second or first > 12:
        return _day(year, str(second), str(first))
    return _day(year, str(first), str(second)) if second > 12 else None


def _day(year: str, month: str, day_of_month: str) -> date:
    try:
        return _within(date(int(year), int(month), int(day_of_month)))
    except ValueError:
        raise Unreadable("no-such-date") from None


def _within(value: date) -> date:
    if not FIRST_DAY <= value <= LAST_DAY:
        raise Unreadable("date-out-of-bounds", minimum=FIRST_DAY.isoformat(), maximum=LAST_DAY.isoformat())
    return value


def yes_no(raw: Raw, names: Mapping[str, bool]) -> bool:
    """Yes or no in any language. Raises Unreadable."""
    if isinstance(raw, bool):
        return raw
    name = plain(words(raw) or "")
    if name not in names:
        raise Unreadable("bad-yes-no")
    return names[name]


def choice(raw: Raw, names: Mapping[str, str]) -> str:
    """The id of a choice from its id or its name in any language. Raises Unreadable."""
    name = plain(words(raw) or "")
    if name not in names:
        raise Unreadable("bad-choice")
    return names[name]
