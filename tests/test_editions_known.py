"""As known on: which edition a day knew."""

from datetime import UTC, date, datetime

from analytics.editions import Edition
from analytics.editions.known import edition_known_on, known_on


def edition(number: int, published: datetime, figures: date | None = None, kind: str = "upload") -> Edition:
    return Edition(number, number - 1, kind, "Anna", "", published, figures, f"r{number}", None, (), ())  # type: ignore[arg-type]


SAMPLE = edition(1, datetime(2026, 1, 5, 9, tzinfo=UTC), date(2012, 3, 12), "sample")
SECOND = edition(2, datetime(2026, 3, 1, 23, 30, tzinfo=UTC), date(2026, 2, 1))
THIRD = edition(3, datetime(2026, 6, 1, 22, 30, tzinfo=UTC), date(2026, 5, 1))
HISTORY = [THIRD, SECOND, SAMPLE]


def test_an_edition_is_known_from_the_day_it_was_published_in_denmark() -> None:
    assert known_on(SECOND) == date(2026, 3, 2)  # 23:30 UTC in winter is 00:30 the next day
    assert known_on(THIRD) == date(2026, 6, 2)  # 22:30 UTC in summer is 00:30 the next day


def test_the_bundled_sample_was_known_on_the_day_of_its_figures() -> None:
    assert known_on(SAMPLE) == date(2012, 3, 12)
    # Without such a day there is nothing to go by but the publication; nor is a restored sample a reconstruction.
    assert known_on(edition(1, datetime(2026, 1, 5, 9, tzinfo=UTC), None, "sample")) == date(2026, 1, 5)
    assert known_on(edition(4, datetime(2026, 7, 1, tzinfo=UTC), date(2012, 3, 12), "restore")) == date(2026, 7, 1)


def test_the_newest_edition_that_a_day_knew() -> None:
    def number(day: date) -> int | None:
        found = edition_known_on(HISTORY, day)
        return found and found.number

    assert number(date(2012, 3, 11)) is None
    assert number(date(2012, 3, 12)) == number(date(2026, 3, 1)) == 1
    assert number(date(2026, 3, 2)) == number(date(2026, 6, 1)) == 2
    assert number(date(2026, 6, 2)) == number(date(2060, 1, 1)) == 3
    assert edition_known_on([], date(2026, 1, 1)) is None
