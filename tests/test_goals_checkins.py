"""Check-ins: periods, when a note is due, and saving one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.editions import Late, Store, open_store
from analytics.goals import checkins
from analytics.goals.checkins import GoalGone, asked_for, check_ins_of, due, period_kind, period_of, row_of, save
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import Verdict
from analytics.intake.values import Unreadable
from analytics.settings import Settings
from analytics.tables import from_rows
from tests.portfolios import AS_OF, mounted_of, organisation, project, tables_of
from tests.test_goals_whatif import GOAL

KINDS: tuple[checkins.Kind, ...] = ("month", "quarter", "half_year", "year")
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("month", date(2012, 2, 1), date(2012, 2, 29)),
        ("quarter", date(2012, 1, 1), date(2012, 3, 31)),
        ("half_year", date(2012, 1, 1), date(2012, 6, 30)),
        ("year", date(2012, 1, 1), date(2012, 12, 31)),
    ],
)
def test_the_period_of_29_february_2012(kind: checkins.Kind, first: date, last: date) -> None:
    assert period_of(date(2012, 2, 29), kind) == (first, last)


@given(DAYS, st.sampled_from(KINDS))
@settings(max_examples=100, deadline=None)
def test_periods_follow_on_each_other_and_every_day_is_in_its_own(day: date, kind: checkins.Kind) -> None:
    first, last = period_of(day, kind)
    assert first <= day <= last
    assert period_of(first, kind) == period_of(last, kind) == (first, last)
    assert period_of(last + timedelta(days=1), kind)[0] == last + timedelta(days=1)
    # counted naively: a month has 28 to 31 days, and the number of months in a period divides twelve
    months = {(first + timedelta(days=at)).month for at in range((last - first).days + 1)}
    assert len(months) == {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[kind]


def verdict(status: str) -> Verdict:
    portfolio = dict(organisation=[organisation()], projects=[project("a")], goals=[GOAL])
    mounted = mounted_of(portfolio)
    found = judge_all(mounted, read_goals(tables_of(portfolio)), AS_OF)[0]
    mounted.close()
    return replace(found, status=status)  # type: ignore[arg-type]


def notes(*days: date) -> object:
    return from_rows("check_ins", [row_of("lead", day, "Anna", f"of {day}") for day in days])


@pytest.mark.parametrize("status", ["behind", "at_risk", "missed", "overdue"])
def test_a_red_goal_asks_for_a_note_in_every_period(status: str) -> None:
    found, organisations = verdict(status), tables_of(dict(organisation=[organisation()]))["organisation"]
    # 12 March 2012 lies in the first quarter: a note of December is too old, one of 1 January will do, a later one too
    for day, wanted in ((date(2011, 12, 31), True), (date(2012, 1, 1), False), (date(2012, 5, 1), False)):
        assert due(found, notes(day), organisations, AS_OF) is wanted  # type: ignore[arg-type]
    asked = asked_for(found, notes(), organisations, AS_OF)  # type: ignore[arg-type]
    assert asked == checkins.Due(date(2012, 1, 1), date(2012, 3, 31), True, True)


@pytest.mark.parametrize("status", ["achieved", "on_track", "not_started", "no_data", "cannot_yet_tell"])
def test_other_goals_do_not(status: str) -> None:
    organisations = tables_of(dict(organisation=[organisation()]))["organisation"]
    assert not due(verdict(status), notes(), organisations, AS_OF)  # type: ignore[arg-type]


def test_the_organisation_says_how_often() -> None:
    yearly = tables_of(dict(organisation=[organisation() | {"check_in_period": "year"}]))["organisation"]
    assert period_kind(yearly) == "year"
    assert period_kind(tables_of({})["organisation"]) == "quarter"
    assert not due(verdict("missed"), notes(date(2012, 1, 2)), yearly, date(2012, 11, 1))  # type: ignore[arg-type]


def test_notes_are_read_newest_first_in_the_readers_language() -> None:
    table = from_rows(
        "check_ins",
        [
            dict(goal_id="lead", noted_on=date(2012, 1, 1), note="kun dansk"),
            dict(goal_id="lead", noted_on=date(2012, 2, 1), note="begge", note_en="both", author="Bo"),
            dict(goal_id="other", noted_on=date(2012, 2, 2), note="andet mål"),
        ],
    )
    found = check_ins_of(table, "lead")
    assert [(each.author, each.note("en"), each.note("da")) for each in found] == [
        ("Bo", "both", "begge"),
        ("", "kun dansk", "kun dansk"),
    ]
    assert [each.noted_on for each in check_ins_of(table, "lead", date(2012, 1, 31))] == [date(2012, 1, 1)]


# --- saving ---


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings(data_dir=tmp_path / "data"))
    made = tables_of(dict(organisation=[organisation()], projects=[project("a")], goals=[GOAL]))
    opened.publish(made, 0, author="Anna", note="first", request_id="first")
    yield opened


def test_a_note_is_an_edition_of_its_own_and_the_figures_stay(store: Store) -> None:
    edition = save(store, row_of("lead", AS_OF, " Bo ", "We are late."), "Check-in: Lead partner", "r1")
    assert (edition.number, edition.kind, edition.author, edition.note) == (2, "entry", "Bo", "Check-in: Lead partner")
    assert edition.figures_as_of == store.edition(1).figures_as_of == AS_OF
    parts = [{part.table: part.sha256 for part in store.edition(number).parts} for number in (1, 2)]
    assert {name for name in parts[1] if parts[0].get(name) != parts[1][name]} == {"check_ins"}
    (row,) = store.table(2, "check_ins").to_pylist()
    assert (row["note"], row["_file"]) == ("We are late.", None)


def test_pressing_twice_saves_once(store: Store) -> None:
    row = row_of("lead", AS_OF, "Bo", "We are late.")
    assert save(store, row, "n", "r1") == save(store, row, "n", "r1")
    assert len(store.history()) == 2


def test_a_second_note_on_the_day_takes_the_place_of_the_first_and_another_day_does_not(store: Store) -> None:
    for at, (day, note) in enumerate(((AS_OF, "one"), (AS_OF, "two"), (date(2012, 4, 1), "three"))):
        save(store, row_of("lead", day, "Bo", note), "n", f"r{at}")
    assert [each.note("en") for each in check_ins_of(store.table(4, "check_ins"), "lead")] == ["three", "two"]


def test_a_note_goes_on_top_of_whatever_was_published_meanwhile(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    stale, real = store.edition(1), store.head
    save(store, row_of("lead", date(2012, 2, 1), "Carl", "mine first"), "n", "carl")
    seen = iter([stale])
    monkeypatch.setattr(store, "head", lambda: next(seen, None) or real())  # read just before Carl published
    save(store, row_of("lead", AS_OF, "Bo", "mine too"), "n", "bo")
    assert [each.author for each in check_ins_of(store.table(3, "check_ins"), "lead")] == ["Bo", "Carl"]


def test_being_late_again_and_again_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = store.edition(1)
    save(store, row_of("lead", date(2012, 2, 1), "Carl", "mine first"), "n", "carl")
    monkeypatch.setattr(store, "head", lambda: stale)
    with pytest.raises(Late):
        save(store, row_of("lead", AS_OF, "Bo", "mine too"), "n", "bo")


def test_a_goal_that_is_gone_takes_no_notes(store: Store) -> None:
    with pytest.raises(GoalGone):
        save(store, row_of("nobody", AS_OF, "Bo", "?"), "n", "r")
    assert len(store.history()) == 1


def test_a_text_that_fits_in_no_cell_is_refused() -> None:
    with pytest.raises(Unreadable):
        row_of("lead", AS_OF, "Bo", "x" * 40_000)
