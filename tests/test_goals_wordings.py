"""The wordings of a goal over the editions, and the same data judged by each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from analytics.editions import Edition, Part
from analytics.goals.read import read_goals
from analytics.goals.verdict import Goal
from analytics.goals.wordings import differing, judged, reworded, wordings
from pages.parts.wordings_parts import wordings_table
from tests.portfolios import AS_OF, line, mounted_of, project, tables_of

DATA = dict(projects=[project("alfa"), project("beta")], budget_lines=[line("alfa", "total_budget", 600_000.0)])


def goals(*rows: dict[str, Any], milestones: Sequence[dict[str, Any]] = ()) -> tuple[Goal, ...]:
    """The lead-partner goal with the cells given."""
    usual = dict(goal_id="lead", metric="lead_partner_count", comparison="at_least", target=2.0)
    usual |= dict(starts_on=date(2011, 1, 1), deadline=date(2013, 12, 31), conditions_currency="EUR")
    return read_goals(tables_of({"goals": [usual | row for row in rows], "milestones": list(milestones)}))


def edition(number: int, sha256: str) -> Edition:
    parts = (Part("goals", sha256, 1, 1), Part("projects", f"p{number}", 1, 1))
    return Edition(
        number, number - 1, "upload", "Anna", "", datetime(2012, 1, number, tzinfo=UTC), None, "", None, parts, ()
    )


def history(*states: str) -> list[Edition]:
    """An edition for each checksum of its goals, the newest first."""
    return [edition(number, sha256) for number, sha256 in reversed(list(enumerate(states, 1)))]


def test_each_wording_with_the_editions_that_had_it() -> None:
    of = {1: goals({}), 3: goals({"target": 3.0}), 4: goals({})}
    read: list[int] = []

    def goals_of(number: int) -> tuple[Goal, ...]:
        read.append(number)
        return of[number]

    found = wordings(history("a", "a", "b", "c"), goals_of)
    assert read == [1, 3, 4]  # edition 2 has the goals of edition 1: the same object
    assert [(each.goal.target, each.spans) for each in found["lead"]] == [(2.0, ((1, 2), (4, 4))), (3.0, ((3, 3),))]


def test_title_reading_owner_and_source_are_not_the_wording() -> None:
    other = dict(title_en="Lead", interpretation="so", owner="Anna", source="minutes", weight=2.0)
    found = wordings(history("a", "b"), {1: goals({}), 2: goals(other)}.__getitem__)
    assert reworded(found) == {} and found["lead"][0].spans == ((1, 2),)
    assert found["lead"][0].goal.owner == "Anna"  # as its newest edition has it


def test_milestones_and_conditions_are() -> None:
    (plain,), (other,) = (
        goals({}),
        goals(
            dict(minimum_project_budget=1.0),
            milestones=[dict(goal_id="lead", due_on=date(2012, 1, 1), value=1.0)],
        ),
    )
    assert differing(plain, other) == ("minimum_project_budget", "course", "milestones")
    assert differing(plain, replace(plain, owner="Anna")) == ()


def test_a_goal_that_went_and_came_back_has_two_spans() -> None:
    found = wordings(history("a", "b", "a"), {1: goals({}), 2: (), 3: goals({})}.__getitem__)
    assert found["lead"][0].spans == ((1, 1), (3, 3))


def test_the_same_data_by_each_wording() -> None:
    one, two = goals({}), goals({"minimum_project_budget": 500_000.0})
    found = wordings(history("a", "b"), {1: one, 2: two}.__getitem__)["lead"]
    mounted = mounted_of(DATA)
    both = judged(mounted, found, two, AS_OF)
    # Two projects lead: 2 of 2. With the minimum alfa counts and beta's budget is blank: 1 – 2.
    assert [(each.verdict.interval.low, each.verdict.interval.high) for each in both if each.verdict] == [
        (2, 2),
        (1, 2),
    ]
    assert [each.verdict.status for each in both if each.verdict] == ["achieved", "on_track"]
    shown = wordings_table(both, "en")
    assert "edition 1" in shown and "edition 2<small>as it is worded now" in shown
    assert "Differs in: Minimum project budget" in shown
    assert wordings_table(both[:1], "da") == ""


def test_a_wording_that_cannot_be_judged_says_so() -> None:
    old = goals({"metric": "gone_metric"}), goals({"conditions_currency": "BGN", "minimum_project_budget": 1.0})
    found = wordings(history("a", "b", "c"), {1: old[0], 2: old[1], 3: goals({})}.__getitem__)["lead"]
    both = judged(mounted_of(DATA), found, goals({}), AS_OF)  # no rate for BGN: no amount of the data needs one
    assert [each.verdict is None for each in both] == [True, True, False]
    assert "kan ikke vurderes" in wordings_table(both, "da").lower()
