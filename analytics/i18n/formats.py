"""Numbers, money and dates as each language writes them (Babel). A blank is written –, never 0."""

import math
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale, dates, numbers

from analytics.i18n import TERRITORIES

BLANK = "–"
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def number(language: str, value: float | None, decimals: int = 2) -> str:
    """A figure with at most that many decimals: 1.234,5."""
    if value is None or not math.isfinite(value):
        return BLANK
    pattern = _pattern("#,##0." + "#" * decimals)
    return numbers.format_decimal(round(value, decimals), format=pattern, locale=_locale(language))


def money(language: str, amount: float | None, currency: str | None) -> str:
    """An amount with its currency; øre and cents only where there are some: `527.044 EUR`."""
    if amount is None or not math.isfinite(amount):
        return BLANK
    pattern = _pattern("#,##0" if round(amount, 2) == round(amount) else "#,##0.00")
    figure = numbers.format_decimal(amount, format=pattern, locale=_locale(language))
    return f"{figure}\N{NO-BREAK SPACE}{currency or '?'}"


def percent(language: str, share: float | None, decimals: int = 2) -> str:
    """A share as a percentage: 0.7661 → `76,61 %`."""
    if share is None or not math.isfinite(share):
        return BLANK
    space = "" if language == "en" else "\N{NO-BREAK SPACE}"
    return number(language, share * 100, decimals) + space + "%"


def day(language: str, value: date | None, form: str = "medium") -> str:
    """A date: `12. mar. 2012` (medium), `12. marts 2012` (long)."""
    return BLANK if value is None else dates.format_date(value, form, locale=_locale(language))


def moment(language: str, value: datetime) -> str:
    """A UTC moment as local Danish time, to the minute."""
    locale = _locale(language)
    clock = dates.format_time(value, "short", tzinfo=COPENHAGEN, locale=locale)
    return f"{dates.format_date(value.astimezone(COPENHAGEN), 'medium', locale=locale)}, {clock}"


@cache
def _locale(language: str) -> Locale:
    """A language's locale, looked up once: a report writes hundreds of figures."""
    return Locale.parse(TERRITORIES[language])


@cache
def _pattern(written: str) -> numbers.NumberPattern:
    """A number pattern, parsed once."""
    return numbers.parse_pattern(written)
