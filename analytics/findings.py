"""What intake noticed in an upload: where, what stands there, and what to do about it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from analytics.i18n import formats, text

Level = Literal["error", "question", "warning"]

_DAYS = ("read", "start", "day", "minimum", "maximum")
_FIGURE, _DAY = re.compile(r"-?[0-9]+(?:\.[0-9]+)?"), re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Option:
    """One way to answer a question: `option-<code>` in the catalogue says it in words."""

    value: str
    code: str
    about: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """What the person reads."""
        return text(language, f"option-{self.code}", **_words(language, self.about, self.names))


@dataclass(frozen=True)
class Question:
    """What only a person can decide. The answer is the value of one of the options, kept under `key` for the source it
    was asked about (see `intake.answers`). `suggested`: the value that is most likely meant, or None."""

    key: str
    options: tuple[Option, ...]
    suggested: str | None = None


@dataclass(frozen=True)
class Finding:
    """One remark on one place. `code` names the text in the catalogue: `finding-<code>` says what is wrong and its
    attribute `.remedy` what to do. An error (or an unanswered question) blocks publishing; a warning does not."""

    level: Level
    code: str
    file: str
    sheet: str | None = None
    cell: str | None = None  # 'C7'; None where the whole sheet or file is meant
    value: str | None = None
    about: Mapping[str, str] = field(default_factory=dict)  # further words for the text, as they stand in the file
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # and as catalogue ids: table, column, …
    question: Question | None = None  # with level "question": to be answered; with "warning": may be confirmed

    def message(self, language: str) -> str:
        """What is wrong, in plain words."""
        return text(language, f"finding-{self.code}", **self._said(language))

    def remedy(self, language: str) -> str:
        """What the person can do about it."""
        return text(language, f"finding-{self.code}.remedy", **self._said(language))

    def _said(self, language: str) -> dict[str, object]:
        return {"value": self.value or "", **_words(language, self.about, self.names)}

    @property
    def place(self) -> str:
        """File, sheet and cell as one string: `budget.xlsx · projects!C7`."""
        spot = "!".join(part for part in (self.sheet, self.cell) if part)
        return " · ".join(part for part in (self.file, spot) if part)


def _words(language: str, about: Mapping[str, str], names: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    words = {key: ", ".join(text(language, id) for id in ids) for key, ids in names.items()}
    return {**{key: _written(language, key, word) for key, word in about.items()}, **words}


def _written(language: str, key: str, word: str) -> object:
    """A count as a number, since texts have a plural; what a cell was read as, factors and days as the language writes
    them; anything else as it stands."""
    if key == "count" and word.isdecimal():
        return int(word)
    if key in ("read", "factor") and _FIGURE.fullmatch(word):
        return formats.number(language, float(word), 4)
    if key in _DAYS and _DAY.fullmatch(word):
        return formats.day(language, date.fromisoformat(word), "long")
    return word


def blocks(findings: list[Finding]) -> bool:
    """Whether anything stands in the way of publishing."""
    return any(finding.level != "warning" for finding in findings)


@dataclass(frozen=True)
class Asked:
    """A question, and every finding that asks it: one answer settles them all."""

    question: Question
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding whose words are shown."""
        return self.findings[0]


def asked(findings: Sequence[Finding], level: str) -> list[Asked]:
    """The different questions among the findings of a level, in their order."""
    by_key: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.question and finding.level == level:
            by_key.setdefault(finding.question.key, []).append(finding)
    return [Asked(found[0].question, tuple(found)) for found in by_key.values() if found[0].question]
