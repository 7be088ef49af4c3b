"""How words in a file are compared and kept."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff\ufffe\uffff]")
_GAPS = re.compile(r"[\s_\-‐‑–]+")
_DENIED = re.compile(
    r"\b(?:ikke|ej|inte|icke|ingen|intet|aldrig|uden|utan|not|no|non|never|without|nie|bez|nicht)\b|n't\b|\b(?:nie|non|un|ikke|u(?=be|god))\w"
)
_COPY = re.compile(r"(?: \(\d+\)| copy| kopi|copy of |kopi af )", re.IGNORECASE)


@dataclass(frozen=True)
class Vocabulary:
    """The names an upload may use → ids; names as `plain` writes them. `vocabulary.vocabulary()` makes it."""

    tables: dict[str, str]
    passed_over: list[str]  # sheets of the template that hold no table
    columns: dict[str, dict[str, str]]  # table → name → column
    choices: dict[str, dict[str, str]]  # 'table.column' → name → value
    yes_no: dict[str, bool]
    months: dict[str, int]
    aliases: dict[str, dict[str, list[str]]]  # table → what people write besides → columns, the likeliest first
    amounts: dict[str, str]  # heading of an amount beside projects → 'scope/item', or 'currency'
    unsure: dict[str, list[str]]  # heading that may be one amount or another → them
    stages: dict[str, str]  # word in such a heading → stage
    headings: list[str]  # of columns that no table of ours has: e-mail, telephone


def tidy(words: str) -> str:
    """The text as it is kept: composed characters, LF line breaks, no control characters, no blanks at either end.

    >>> tidy(" A\\r\\nB\\x00 ")
    'A\\nB'
    """
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", words)).strip()


def plain(name: str) -> str:
    """A name as it is compared: case, blanks, hyphens and underscores make no difference.

    >>> plain(" Projekt-ID ") == plain("projekt_id")
    True
    """
    name = unicodedata.normalize("NFKC", tidy(name)).casefold().replace("’", "'")
    return _GAPS.sub(" ", name).strip(" :*")


def denied(name: str) -> bool:
    """Whether a name as `plain` writes it says that something is not so.

    >>> denied("ikke godkendt endnu"), denied("niezatwierdzony"), denied("godkendt")
    (True, True, False)
    """
    return bool(_DENIED.search(name))


def stem(file: str) -> str:
    """A file's name without folder, ending and what a download or a copy adds to it.

    >>> stem("Projekter (1).csv")
    'Projekter'
    """
    name = re.split(r"[\\/]", file)[-1]
    name = re.sub(r"\.(csv|txt|tsv|json|xlsx|xlsm|xls|ods)$", "", name, flags=re.IGNORECASE)
    return re.sub(r"[\s_\-]+$", "", _COPY.sub("", re.sub(r"\s*[-–]\s*(?=kopi|copy)", " ", name, flags=re.IGNORECASE)))


def letters(position: int) -> str:
    """The column letters of a position counted from 0: 0 → A, 26 → AA."""
    answer = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        answer = chr(65 + rest) + answer
    return answer


def closest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate that is probably meant by a misspelt name, or None."""
    found = get_close_matches(name, list(candidates), n=1, cutoff=0.75)
    return found[0] if found else None
