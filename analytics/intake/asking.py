"""The answers at hand while a sheet is read, and which of them were used."""

from collections.abc import Container
from dataclasses import dataclass, field

from analytics.findings import Option, Question
from analytics.intake import answers
from analytics.intake.answers import LEAVE_OUT, Answers


@dataclass
class Asking:
    """What has been answered about one source. `used` collects the keys whose answers were made use of."""

    source: str
    answers: Answers = field(default_factory=dict)
    used: list[str] = field(default_factory=list)

    def key(self, kind: str, detail: str = "") -> str:
        """The key of a question about this source."""
        return answers.key(self.source, kind, detail)

    def answer(self, key: str, allowed: Container[str]) -> str | None:
        """The answer under a key, or None where there is none or it does not fit any more."""
        given = self.answers.get(key)
        if given is None or given not in allowed:
            return None
        if key not in self.used:
            self.used.append(key)
        return given


def question(key: str, options: list[Option], suggested: str | None = None) -> Question:
    """A question; what is suggested is one of the options or None."""
    known = {option.value for option in options}
    return Question(key, tuple(options), suggested if suggested in known else None)


def leave_out() -> Option:
    """The option to leave something out."""
    return Option(LEAVE_OUT, "leave-out")
