"""Check-ins: what a goal's owner notes each period, when a note is due, and saving one as an edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from analytics.editions import Edition, Late, Store
from analytics.goals.verdict import Status, Verdict
from analytics.intake.values import words
from analytics.tables import from_rows

Kind = Literal["month", "quarter", "half_year", "year"]
USUAL: Kind = "quarter"
"""The period where the organisation says none."""
RED: frozenset[Status] = frozenset({"behind", "at_risk", "missed", "overdue"})
MOST_TRIES = 8
"""How often a note is put on top of an edition that somebody else published meanwhile."""
_MONTHS: dict[Kind, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True)
class CheckIn:
    """One note. `notes`: language → text; '' → as it was first written."""

    goal_id: str
    noted_on: date
    author: str
    notes: dict[str, str]

    def note(self, language: str) -> str:
        """The note in that language, else as it was first written."""
        return self.notes.get(language) or self.notes.get("") or next(iter(self.notes.values()), "")


@dataclass(frozen=True)
class Due:
    """The note a goal asks for. `required`: its status is red; `missing`: it is required and nobody wrote one in the
    period or since."""

    first: date
    last: date
    required: bool
    missing: bool


def period_of(day: date, kind: Kind) -> tuple[date, date]:
    """The first and last day of the calendar month, quarter, half-year or year of a day.

    >>> period_of(date(2012, 3, 12), "quarter")
    (datetime.date(2012, 1, 1), datetime.date(2012, 3, 31))
    """
    months = _MONTHS[kind]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    over = first.month + months
    after = date(first.year + (over - 1) // 12, (over - 1) % 12 + 1, 1)
    return first, after - timedelta(days=1)


def period_kind(organisation: pa.Table) -> Kind:
    """How often the organisation's owners are to note (organisation.check_in_period)."""
    said = organisation["check_in_period"].drop_null()
    return next((kind for kind in _MONTHS if len(said) and said[0].as_py() == kind), USUAL)


def check_ins_of(check_ins: pa.Table, goal_id: str, until: date | None = None) -> tuple[CheckIn, ...]:
    """The notes on a goal, the newest first; those after the day `until` left out."""
    rows = check_ins.filter(pc.equal(check_ins["goal_id"], goal_id)).to_pylist()
    rows = [row for row in rows if until is None or row["noted_on"] <= until]
    return tuple(map(_check_in, sorted(rows, key=lambda row: row["noted_on"], reverse=True)))


def asked_for(verdict: Verdict, check_ins: pa.Table, organisation: pa.Table, as_of: date) -> Due:
    """Whether a note is required for the period of `as_of`, and missing. The tables are those of the edition.

    Required is one where the status is red: behind, at risk, missed or overdue. Where nothing can be told yet (no data,
    cannot yet tell) the blank cells are asked for instead, not an explanation. A note of the period or later will do:
    the figures are often older than the note about them.
    """
    first, last = period_of(as_of, period_kind(organisation))
    required = verdict.status in RED
    noted = any(each.noted_on >= first for each in check_ins_of(check_ins, verdict.goal.goal_id))
    return Due(first, last, required, required and not noted)


def due(verdict: Verdict, check_ins: pa.Table, organisation: pa.Table, as_of: date) -> bool:
    """Whether the goal's owner still owes a note for the period of `as_of`, see `asked_for`."""
    return asked_for(verdict, check_ins, organisation, as_of).missing


def with_check_in(check_ins: pa.Table, row: dict[str, Any]) -> pa.Table:
    """The table with that note; one on the same goal and day is replaced. It comes from no file."""
    same = pc.and_(
        pc.equal(check_ins["goal_id"], row["goal_id"]),
        pc.equal(check_ins["noted_on"], pa.scalar(row["noted_on"], pa.date32())),
    )
    others = check_ins.filter(pc.invert(pc.fill_null(same, False)))
    return pa.concat_tables([others, from_rows("check_ins", [row])]).combine_chunks()


def row_of(
    goal_id: str, noted_on: date, author: str, note: str, translated: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """A row of the table from what a person typed; `translated`: language → the same note in it. Raises intake's
    Unreadable for a text that fits in no cell."""
    more = {f"note_{language}": words(said) for language, said in translated.items() if said.strip()}
    return {"goal_id": goal_id, "noted_on": noted_on, "author": words(author), "note": words(note), **more}


def save(store: Store, row: dict[str, Any], note: str, request_id: str) -> Edition:
    """Publish the check-in, with `note` for the history, on top of the newest edition, whatever that has become
    meanwhile: a note takes nothing away from anybody. The day of the figures stays. Saving again with the same
    `request_id` changes nothing.

    Raises GoalGone where the newest edition has no such goal any more, Late where others were faster again and again,
    StoreUnwritable where nothing can be written.
    """
    late: Late | None = None
    for _ in range(MOST_TRIES):
        head = store.head()
        base = head.number if head else 0
        if row["goal_id"] not in store.table(base, "goals")["goal_id"].to_pylist():
            raise GoalGone(row["goal_id"])
        changed = with_check_in(store.table(base, "check_ins"), row)
        try:
            return store.publish(
                {"check_ins": changed},
                base,
                author=row["author"],
                note=note,
                request_id=request_id,
                kind="entry",
            )
        except Late as error:
            late = error
    raise late or RuntimeError("never tried")


class GoalGone(Exception):
    """The goal that a note is about is not in the newest edition any more."""


def _check_in(row: dict[str, Any]) -> CheckIn:
    texts = {"": row["note"]} | {
        name.removeprefix("note_"): said for name, said in row.items() if name.startswith("note_")
    }
    return CheckIn(
        row["goal_id"], row["noted_on"], row["author"] or "", {key: said for key, said in texts.items() if said}
    )
