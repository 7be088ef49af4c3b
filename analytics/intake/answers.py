"""What a person has answered, and under which key it is kept.

An upload is a function of its files and the answers: asking means reading again with one answer more. A key names the
source first, so that an answer given once holds for every later file of the same source."""

from collections.abc import Mapping
from hashlib import sha256

Answers = Mapping[str, str]
"""Question key → answer (the value of one of its options)."""

_AFTER_READING = {"organisation", "project", "rows"}
"""Kinds of answers that reading does without."""
LEAVE_OUT = "-"
"""The answer that leaves a column, a sheet or a value out."""


def key(source: str, kind: str, detail: str = "") -> str:
    """The key of a question: about which source, of what kind (table, column, number, date, value, currency, hidden,
    encoding, …), and about what in it.

    >>> key("keep.eu", "currency", "budget")
    'keep.eu/currency/budget'
    """
    return "/".join(part for part in (source, kind, detail) if part)


def layout_source(headings: list[str]) -> str:
    """The name of a source that is known by its headings alone: the same layout next month is the same source.
    `headings` as `words.plain` writes them; their order makes no difference."""
    return "layout-" + sha256("\n".join(sorted(set(headings))).encode()).hexdigest()[:12]


def is_confirmation(key: str) -> bool:
    """Whether an answer confirms a doubt, rather than settling how a file is read."""
    return key.startswith("confirm/")


def for_reading(answers: Answers) -> dict[str, str]:
    """The answers that reading depends on: what is confirmed, or taken of a list, is no reason to read again."""
    return {
        key: answer
        for key, answer in answers.items()
        if not is_confirmation(key) and [*key.split("/"), ""][1] not in _AFTER_READING
    }
