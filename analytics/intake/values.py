"""What one cell says, read as its column's type. Nothing is guessed: what can be read in two ways is sent back."""

import math
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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

_SPACES = " \u00a0\u2007\u2008\u2009\u200a\u202f\u2005\u2006"
_MARKS: Mapping[str, tuple[str, ...]] = {
    **{code.casefold(): (code,) for code in CURRENCIES},
    **dict.fromkeys(("€", "euro", "euros", "eur."), ("EUR",)),
    **dict.fromkeys(("kr", "kroner", "kronor", "krone"), ("DKK", "SEK", "NOK")),
    "kč": ("CZK",),
    **dict.fromkeys(("zł", "zl", "złotych"), ("PLN",)),
    "£": ("GBP",),
    "$": ("USD",),
}
_TIMES: Mapping[str, int] = {  # no billion: it is 10⁹ in English and 10¹² in Danish
    **dict.fromkeys(
        ("t", "tusind", "tusinde", "tusinder", "thousands", "tusen", "thousand", "tys", "tysiące", "tysięcy"), 1_000
    ),
    **dict.fromkeys(("mio", "mill", "million", "millions", "millioner"), 1_000_000),
    **dict.fromkeys(("m", "mn", "mln", "milj", "miljon", "miljoner", "milion", "miliony", "milionów"), 1_000_000),
    **dict.fromkeys(("mia", "mrd", "mld", "milliard", "milliarder", "miljard", "miljarder", "miliard"), 1_000_000_000),
}
_MARK = "(?:" + "|".join(re.escape(mark) for mark in sorted(_MARKS, key=len, reverse=True)) + r")\.?"
_SHORT = (
    r"t(?=\.? ?(?:kr|dkk|sek|nok|eur|€|pln))|m(?= ?(?:kr|dkk|sek|nok|eur|€|pln))"  # t.kr., MSEK: a letter alone is not
)
_LONG = [word for word in sorted(_TIMES, key=len, reverse=True) if len(word) > 1]
_TIME = "(?:" + "|".join(_LONG) + rf"|{_SHORT})\.?"
_PER_CENT = r"%|pct\.?|procent|percent|per cent|proc\."
_FIGURE = re.compile(
    rf"(?P<before>{_MARK})? ?(?P<sign>[-+])? ?(?P<digits>[0-9.,' ]*[0-9])"
    rf"(?P<exponent>e[-+]?[0-9]+)?(?P<round>,-{{1,2}})? ?(?P<times>{_TIME})? ?"
    rf"(?P<after>{_MARK})? ?(?P<percent>{_PER_CENT})?",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"(?:ca\.?|cirka|circa|c\.|omkring|omtrent|ungefär|about|approx\.?|approximately|około|ok\.|[~≈]) ?(?=[^ ])",
    re.IGNORECASE,
)
_SIZE = rf"(?:(?P<million>1[ .,]?000[ .,]?000)|(?P<thousand>1[ .,]?000|['´’]?000s?|k(?= ?{_MARK}$))|(?P<times>{_TIME}))"
_UNIT = re.compile(rf"{_SIZE}? ?(?P<mark>{_MARK})?")
_UNIT_LAST = re.compile(rf"(?P<mark>{_MARK}) ?(?:i |in )?{_SIZE}")
_WHOLE = re.compile(r"[0-9]+")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?:[ '][0-9]{3})+(?:([.,])[0-9]+)?")
_ONE_MARK = re.compile(r"([0-9]*)([.,])([0-9]+)")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)([.,])[0-9]+)?")

_TIME_OF_DAY = r"(?:[T ][0-2]?[0-9][:.][0-5][0-9](?:[:.][0-5][0-9](?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_ISO = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME_OF_DAY}")
_DAY_FIRST = re.compile(
    rf"(?:([0-9]{{1,2}})\. ?([0-9]{{1,2}})\. ?([0-9]{{4}})|([0-9]{{1,2}})-([0-9]{{1,2}})-([0-9]{{4}})){_TIME_OF_DAY}"
)
_SLASHED = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}}){_TIME_OF_DAY}")
_DAY_NAMED = re.compile(r"([0-9]{1,2})\.? ([^\W\d]+)\.?,? ([0-9]{4})")
_NAMED_DAY = re.compile(r"([^\W\d]+)\.? ([0-9]{1,2}),? ([0-9]{4})")

_YEAR = re.compile(r"(?:år |year |rok )?([0-9]{4})(?: ?r\.)?", re.IGNORECASE)
_NAMED_MONTH = re.compile(r"([^\W\d]+)\.?,?[ -]([0-9]{4})|([0-9]{4})[ -]([^\W\d]+)\.?")
_MONTH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})|([0-9]{4})[-/.]([0-9]{1,2})")
_QUARTER_WORD = r"(?:kvartal|kv\.?|quarter|kwartał|kw\.?|qtr)"
_QUARTER = re.compile(
    rf"(?:q ?([1-4])|([1-4])\.? ?{_QUARTER_WORD}|{_QUARTER_WORD} ([1-4])|(i|ii|iii|iv) {_QUARTER_WORD}|([1-4])q)"
    r"[ ,/-]*([0-9]{4})|([0-9]{4})[ ,/-]*[qk]v?\.? ?([1-4])",
    re.IGNORECASE,
)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 73_051  # Excel counts days; 73,051 is 1 January 2100
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class Unreadable(Exception):
    """A cell that cannot be taken as it stands. `code` and `about` are those of the finding."""

    def __init__(self, code: str, **about: str) -> None:
        super().__init__(code)
        self.code = code
        self.about = about


@dataclass(frozen=True)
class Figure:
    """A number as read. Where the text can be read in two ways, `value` is None and `if_grouped` the value if the
    mark `mark` sets thousands apart, `if_decimal` if it begins the decimals. `groups` and `decimal`: the marks that
    surely do one or the other in this text. `roughly`: the text says ca.; `scaled`: it says mio. or the like itself;
    `percent`: it says %."""

    value: float | None
    mark: str = ""
    if_grouped: float | None = None
    if_decimal: float | None = None
    groups: str = ""
    decimal: str = ""
    currencies: tuple[str, ...] = field(default=())  # that the text itself names: `16 mio. kr.`
    roughly: bool = False
    scaled: bool = False
    percent: bool = False


@dataclass(frozen=True)
class Unit:
    """What a heading says about the amounts below it: `(t.kr.)` is a factor of 1000 and one of the kroner."""

    factor: int = 1
    currencies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Period:
    """A month, a quarter or a year where a day was asked for."""

    first: date
    last: date


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
    text = _level(raw)
    exact = _ROUGHLY.sub("", text, count=1) if _ROUGHLY.match(text) else text
    found = _FIGURE.fullmatch(_negative(exact))
    if not found or (found["percent"] and not percent):
        raise Unreadable("bad-number")
    read = _figure(found)
    return replace(read, roughly=exact != text, scaled=bool(found["times"]), percent=bool(found["percent"]))


def unit(text: str) -> Unit | None:
    """What a heading's bracket says about amounts; None where it says something else.

    >>> unit("t.kr."), unit("1.000 DKK"), unit("EUR"), unit("2012")
    (Unit(factor=1000, currencies=('DKK', 'SEK', 'NOK')), Unit(factor=1000, currencies=('DKK',)), \
Unit(factor=1, currencies=('EUR',)), None)
    """
    words = re.sub(r"^(?:(?:i|in|w|beløb i|belopp i|hele|hela|whole) )+", "", _level(text).casefold())
    found = _UNIT.fullmatch(words) or _UNIT_LAST.fullmatch(words)
    if not found or not words:
        return None
    mark = found["mark"]
    factor = 1_000_000 if found["million"] else 1_000 if found["thousand"] else 1
    if found["times"]:
        factor = _TIMES[found["times"].casefold().rstrip(".")]
    return Unit(factor, _MARKS[mark.casefold().rstrip(".")] if mark else ())


def whole_number(raw: Raw) -> Figure:
    """An integer. Raises Unreadable."""
    read = figure(raw)
    value = read.if_grouped if read.value is None else read.value  # 2.012 is whole in one reading only
    if value is None or not value.is_integer() or abs(value) > 2**53:
        raise Unreadable("bad-integer")
    return replace(read, value=value)


def _level(text: str) -> str:
    """One kind of space, one kind of minus, no blanks at the ends."""
    for space in _SPACES[1:]:
        text = text.replace(space, " ")
    return tidy(text).replace("−", "-").replace("’", "'")


def _negative(text: str) -> str:
    """`(1.000)` and `1.000-` as bookkeepers write what is negative, with the minus in front."""
    if text.startswith("(") and text.endswith(")"):
        return f"-{text[1:-1].strip()}" if text[1:2] not in ("-", "+") else text
    if text.endswith("-") and text[-2:-1].isdecimal() and text[:1] not in ("-", "+"):
        return f"-{text[:-1]}"
    return text


def _figure(found: re.Match[str]) -> Figure:
    marks = [_MARKS[mark.casefold().rstrip(".")] for mark in (found["before"], found["after"]) if mark]
    currencies = tuple(each for each in marks[0] if each in marks[-1]) if marks else ()
    if marks and not currencies:
        raise Unreadable("bad-number")
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
        grouping, decimal = _times(found, one[1] + one[3]), _times(found, f"{one[1]}.{one[3]}")
        return Figure(None, mark=one[2], if_grouped=grouping, if_decimal=decimal, currencies=currencies)
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
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and 1 <= raw < _LAST_SERIAL:
        raise Unreadable("date-is-number", suggestion=_counted(raw).isoformat())
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


def period(raw: Raw, months: Mapping[str, int]) -> Period | None:
    """A month, a quarter or a year (`marts 2012`, `Q2 2012`, 2012); None where it is none of them."""
    if isinstance(raw, float):
        raw = str(int(raw)) if raw.is_integer() else ""
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = str(raw)
    if not isinstance(raw, str):
        return None
    text = _level(raw)
    if found := _YEAR.fullmatch(text):
        return _period(int(found[1]), 1, 12)
    if found := _QUARTER.fullmatch(text):
        *written, year, year_first, last = found.groups()
        word = (last or next(part for part in written if part)).casefold()
        quarter = _ROMAN[word] if word in _ROMAN else int(word)
        return _period(int(year or year_first), quarter * 3 - 2, quarter * 3)
    if found := _MONTH.fullmatch(text):
        month, year = (found[1], found[2]) if found[1] else (found[4], found[3])
        return _period(int(year), int(month), int(month))
    if found := _NAMED_MONTH.fullmatch(text):
        name, year = (found[1], found[2]) if found[1] else (found[4], found[3])
        number = months.get(plain(name).rstrip("."))
        return _period(int(year), number, number) if number else None
    return None


def _period(year: int, first: int, last: int) -> Period | None:
    if not FIRST_DAY.year <= year <= LAST_DAY.year or not 1 <= first <= 12:
        return None
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def serial(raw: Raw) -> date | None:
    """The day that a spreadsheet's count of days means, for a plausible one: from 1954 to 2099; else None."""
    if isinstance(raw, str) and re.fullmatch(r"[0-9]{5}(?:[.,]0+)?", raw.strip()):
        raw = float(raw.strip()[:5])
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        return None
    return _counted(raw) if _FIRST_SERIAL <= raw < _LAST_SERIAL else None


def _counted(days: float) -> date:
    return date(1899, 12, 30) + timedelta(days=int(days))


def slash_order(raw: Raw) -> str:
    """Which comes first in a date with slashes, if the date itself shows it: 'day', 'month' or ''."""
    found = _SLASHED.fullmatch(_level(raw)) if isinstance(raw, str) else None
    if not found:
        return ""
    first, second = int(found[1]), int(found[2])
    return "day" if first > 12 >= second else "month" if second > 12 >= first else ""


def month_first(raw: Raw) -> bool | None:
    """Whether a date with dashes or points can only have its month first (`04-25-2012`); None where day and month could
    be swapped. Such dates are read day first, unless the column shows that it does otherwise."""
    found = _DAY_FIRST.fullmatch(_level(raw)) if isinstance(raw, str) else None
    if not found:
        return False
    first, second, _ = [int(part) for part in found.groups() if part]
    if first <= 12 and second <= 12:
        return None if first != second else False
    return second > 12 >= first


def slashed_day(raw: str, order: str) -> date:
    """A date in figures, read in an order that other cells of its column have shown. Raises Unreadable."""
    found = _SLASHED.fullmatch(re.sub(r"[-.] ?", "/", _level(raw)))
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
