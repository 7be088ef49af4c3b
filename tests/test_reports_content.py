"""The content of reports: every figure is the one that the verdict, the query or the catalogue says, in both languages,
found here a second, slower way; and what there is to say where there is little or nothing."""

import hashlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from analytics import clock
from analytics.charts.likelihood import line
from analytics.charts.narrative import narrative
from analytics.charts.trajectory import trajectory_rows
from analytics.editions import Store, ensure_sample, open_store
from analytics.engine import open_files, query
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.i18n import text
from analytics.i18n.formats import money, number, percent
from analytics.metrics.frames import funding_by
from analytics.metrics.registry import METRICS
from analytics.reports.content import Content, Facts, Table, checksum, content, facts_of, own_day
from analytics.reports.summary import missing_in_all
from analytics.settings import Settings
from tests.conftest import ROOT
from tests.conftest import rows as real_rows
from tests.portfolios import Portfolio, organisation, project, tables_of
from tests.portfolios import line as budget_line

LANGUAGES = ("da", "en")
THAT_DAY = date(2012, 3, 12)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    settings = Settings(data_dir=tmp_path_factory.mktemp("sample") / "var", sample_dir=ROOT / "data")
    store = open_store(settings)
    ensure_sample(store, settings)
    return store


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Store:
    settings = Settings(data_dir=tmp_path_factory.mktemp("example") / "var", sample_dir=ROOT / "data" / "example")
    store = open_store(settings)
    ensure_sample(store, settings)
    return store


@pytest.fixture(scope="module")
def facts(sample: Store) -> Facts:
    return facts_of(sample, 1, None)


@pytest.fixture(scope="module")
def third(example: Store) -> Facts:
    return facts_of(example, 3, None)


@pytest.fixture
def published(tmp_path: Path) -> Callable[[Portfolio], Store]:
    """A store with one edition of these rows."""

    def publish(portfolio: Portfolio) -> Store:
        store = open_store(Settings(data_dir=tmp_path / "var"))
        store.publish(tables_of(portfolio), 0, author="Åse", note="", request_id="one")
        return store

    return publish


def plain(words: str) -> str:
    """With ordinary spaces."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def goal_of(content: Content, goal_id: str) -> Any:
    return next(each for each in content.goals if each.goal_id == goal_id)


def every_word(value: Any) -> list[str]:
    """Each text anywhere in a content."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Content | Table) or (is_dataclass(value) and type(value).__name__ == "GoalContent"):
        names = (field.name for field in fields(value) if field.name not in ("verdict", "forecast"))
        return [word for name in names for word in every_word(getattr(value, name))]
    return [word for each in value for word in every_word(each)] if isinstance(value, tuple) else []


def every_table(found: Content) -> list[Table]:
    tables = [*found.portfolio, *found.money, found.sources, found.definitions]
    for goal in found.goals:
        tables += [goal.counts, goal.could_count, goal.missing, *filter(None, (goal.excluded, goal.course))]
    return tables


# --- each figure a second way ---


def naive_figure(language: str, value: float | None, unit: str, decimals: int = 2) -> str:
    if value is None or value != value:
        return "–"
    if unit == "share":
        return percent(language, value, decimals)
    return money(language, round(value), "EUR") if unit == "EUR" else number(language, value, decimals)


def naive_interval(language: str, low: float, high: float | None, unit: str) -> str:
    if high is None:
        said = {"da": ("Ukendt", "mindst "), "en": ("Unknown", "at least ")}[language]
        return said[1] + naive_figure(language, low, unit) if low > 0 else said[0]
    ends = naive_figure(language, low, unit), naive_figure(language, high, unit)
    return ends[0] if ends[0] == ends[1] else " – ".join(ends)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["facts", "third"])
def test_the_figures_of_each_goal_are_the_verdicts(
    which: str, language: str, request: pytest.FixtureRequest, sample: Store, example: Store
) -> None:
    facts: Facts = request.getfixturevalue(which)
    store = sample if which == "facts" else example
    mounted = open_files(store.files(facts.edition.number))
    again = judge_all(mounted, read_goals(store.tables(facts.edition.number)), facts.as_of)  # with keys: another way
    mounted.close()
    found = content(facts, language)
    assert {each.goal_id for each in found.goals} == {verdict.goal.goal_id for verdict in again}
    for verdict in again:
        goal, unit = goal_of(found, verdict.goal.goal_id), METRICS[verdict.goal.metric].unit
        assert plain(goal.value) == plain(naive_interval(language, verdict.interval.low, verdict.interval.high, unit))
        assert naive_figure(language, verdict.goal.target, unit) in goal.of
        assert naive_figure(language, verdict.goal.target, unit) in goal.three[0][1]
        decided = naive_interval(language, verdict.decided.low, verdict.decided.high, unit)
        assert plain(goal.three[1][1]) == plain(decided)
        done = verdict.implemented
        assert plain(goal.three[2][1]) == plain(naive_interval(language, done.low, done.high, unit) if done else "–")
        assert goal.facts[0][1] == naive_figure(language, verdict.expected, unit, 1)
        assert (goal.status, goal.missing_count) == (verdict.status, verdict.missing_count)
        assert goal.status_words == text(language, f"status-{verdict.status}")
        assert list(goal.sentences) == narrative(verdict, facts.forecasts[goal.goal_id], facts.projects, language)
        assert goal.outlook == line(facts.forecasts[goal.goal_id], verdict, language)
        # What counts: each row with a certain part; what could: each that a blank cell is about.
        frame = verdict.contributions.fillna({"missing": ""})
        assert [row[0] for row in goal.counts.rows] == list(
            frame[(frame["low"] > 0) | (frame["missing"] == "")]["label"]
        )
        assert [row[0] for row in goal.could_count.rows] == list(frame[frame["missing"] != ""]["label"])
        assert [row[0] for row in (goal.excluded.rows if goal.excluded else ())] == [x.label for x in verdict.excluded]
        assert len(goal.missing.rows) == len(verdict.missing)
        points = len(verdict.path)
        assert (goal.course is None) == (points < 2)
        if goal.course:
            assert [list(goal.course.heading), *map(list, goal.course.rows)] == trajectory_rows(verdict, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_project_with_its_sums(facts: Facts, sample: Store, language: str) -> None:
    table = content(facts, language).portfolio[-1]
    assert len(table.rows) == len(real_rows("projects")) == 9
    named = {row[0]: [plain(cell) for cell in row] for row in table.rows}
    unknown, no_loan = {"da": ("Ukendt", "Intet lån"), "en": ("Unknown", "No loan")}[language]
    # UDLAVI stands in the file in EUR: 309,288 in all, 154,644 from the EU; nobody has said its own contribution.
    assert named["UDLAVI"][5:] == [plain(money(language, each, "EUR")) for each in (309_288, 154_644)] + [
        unknown,
        no_loan,
    ]
    # REEZE has a loan and no grant; the loan is in no other column.
    assert named["REEZE"][5:8] == [unknown] * 3 and named["REEZE"][8].endswith("EUR")
    assert named["GreenPro"][4] == {"da": "Nej", "en": "No"}[language]
    assert named["UDLAVI"][4] == {"da": "Ja", "en": "Yes"}[language]
    titles = {
        row["acronym"] or row["project_id"]: row.get(f"title_{language}") or row["title"]
        for row in real_rows("projects")
    }
    assert {name: cells[1] for name, cells in named.items()} == titles


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_money_is_what_the_query_says_and_loans_stand_apart(third: Facts, example: Store, language: str) -> None:
    found = content(third, language)
    in_all = found.money[0]
    mounted = open_files(example.files(3))
    for by in ("year", "programme"):
        frame = funding_by(mounted, by, third.as_of)
        table = next(t for t in found.money if t.caption == text(language, "funding-by", dimension=t.heading[0].lower())
                     and len(t.heading) == 5 and len(t.rows) == frame["value"].nunique())  # fmt: skip
        for place, group in enumerate(("eu", "own", "other")):
            # Sums over any dimension are the same; each row's words are its own sum, to the cent. Where nothing is
            # known there is no 0: either amounts are blank, or none was stated.
            of_group = frame[frame["item_group"] == group].set_index("value")
            sums, blanks = of_group["known"], of_group["unknown"]
            unknown = {"da": "Ukendt", "en": "Unknown"}[language]
            said = [
                money(language, round(sums[value], 2), "EUR")
                if sums.get(value, 0)
                else unknown
                if blanks.get(value, 0)
                else "–"
                for value in frame["value"].unique()
            ]
            assert [row[place + 1] for row in table.rows] == said
            if by == "year":
                assert in_all.rows[place][1] == money(language, round(sums.sum(), 2), "EUR")
        loans = frame[frame["item_group"] == "loan"]["known"].sum()
        assert loans > 0
    mounted.close()
    assert sum(text(language, "funding-loan") in table.heading for table in found.money) == 2
    assert all(len(table.heading) == 3 for table in found.money if text(language, "funding-loan") in table.heading)


def test_the_key_figures_are_the_metrics(facts: Facts) -> None:
    table = content(facts, "en").money[-1]
    said = {row[0]: plain(row[1]) for row in table.rows}
    # 154,644 + 403,770 + 1,718,589.54 EUR are known of EU grants, and several are blank: no upper bound.
    assert said["EU funding, whole partnerships"] == "at least 2,277,004 EUR"
    assert said["Applications awaiting a decision"] == "2"


# --- the summary ---


def test_the_summary_of_the_sample(facts: Facts) -> None:
    found = content(facts, "en")
    statuses = sorted(verdict.status for verdict in facts.verdicts)
    assert sorted(status for status, _, count in found.strip for _ in range(count)) == statuses
    assert found.summary[0] == "The strategy has 3 goals: 1 cannot be told yet, 1 has no data and 1 is on track."
    # Two blank roles are listed for both partner goals: a cell counts once.
    cells = {(c.table, c.column, tuple(c.row.items())) for v in facts.verdicts for c in v.missing}
    assert found.summary[-1] == f"{len(cells)} blank cells keep figures open."
    assert sum(verdict.missing_count for verdict in facts.verdicts) > len(cells)


def test_the_summary_of_the_third_edition(third: Facts) -> None:
    found = content(third, "da")
    assert found.strip[0][0] == "missed" and found.strip[-1][0] == "achieved"  # the gravest first
    assert sum(count for *_, count in found.strip) == len(third.verdicts) == len(found.goals)
    assert "1 blev ikke nået" in found.summary[0] and "delmål medregnet" in found.summary[0]
    assert "»Partner i tre projekter om læring inden 2026« (ikke nået)" in found.summary[1]
    assert found.summary[-1] == "Ingen felter mangler."
    assert found.rollups[0][0] == "Hele strategien"


def test_of_very_many_blank_cells_the_summary_claims_no_more_than_it_knows(facts: Facts) -> None:
    many = replace(facts, verdicts=tuple(replace(each, missing_count=700) for each in facts.verdicts))
    assert missing_in_all(many.verdicts) == (700, True)
    assert content(many, "en").summary[-1] == "At least 700 blank cells keep figures open."


def test_goals_that_are_named_and_no_others(third: Facts) -> None:
    found = content(third, "en", goals=("digital", "lead", "nobody"))
    assert {goal.goal_id for goal in found.goals} == {"lead", "digital"}
    assert found.summary[0].startswith("This is about 2 goals") and found.rollups == ()
    others = [v.goal.title("en") for v in third.verdicts if v.goal.goal_id not in ("lead", "digital")]
    said = [*found.summary, *found.changes, *every_word(found.sources)]
    assert [title for title in others for words in said if title in words] == []
    assert content(third, "en", goals=("nobody",)).goals == ()


def test_each_goal_stands_once_and_sub_goals_after_their_own(third: Facts) -> None:
    order = [goal.goal_id for goal in content(third, "en").goals]
    assert len(order) == len(set(order))
    parents = {v.goal.goal_id: v.goal.parent for v in third.verdicts if v.goal.parent}
    assert parents and all(order.index(parent) < order.index(child) for child, parent in parents.items())
    green = next(goal for goal in content(third, "en").goals if goal.children)
    assert len(green.children) == sum(parent == green.goal_id for parent in parents.values())


# --- editions ---


def test_the_first_edition_has_nothing_to_compare_with_and_the_third_has(example: Store, third: Facts) -> None:
    first = facts_of(example, 1, None)
    assert (first.before, first.stories, first.stories_from) == ({}, (), None)
    assert content(first, "en").changes == () and all(goal.since == "" for goal in content(first, "en").goals)
    assert third.stories_from == (2, date(2025, 12, 31))
    found = content(third, "en")
    assert found.changes[0] == (
        "How the goals changed from edition 2 (as of 31 December 2025) to edition 3 (as of 30 June 2026):"
    )
    assert len(found.changes) > 5
    # The council lowered the target of `lead` from five to four: the edition before had 3 – 4 of 5.
    assert "3 – 4 of 5" in plain(goal_of(found, "lead").since)
    assert goal_of(found, "lead").note.startswith("EU-kontoret, 15 June 2026: ")
    assert goal_of(found, "own-money").note_due and not goal_of(found, "lead").note_due


def test_an_earlier_day_than_that_of_the_figures_knows_no_later_notes(example: Store) -> None:
    found = content(facts_of(example, 3, date(2026, 1, 1)), "en")
    assert found.as_of == "as of 1 January 2026" and found.figures == "The figures are true as of 30 June 2026."
    assert "2026" not in goal_of(found, "lead").note.partition(":")[0]


def test_made_up_figures_are_said_whatever_the_report_is_called(third: Facts, facts: Facts) -> None:
    for language in LANGUAGES:
        found = content(third, language, organisation="Rigtigkommune")
        assert found.organisation == "Rigtigkommune" and "Eksempelkommune" in found.invented
        assert content(facts, language).invented == ""
    assert content(facts, "da").organisation == real_rows("organisation")[0]["name"]


def test_who_published_and_who_noted_is_not_told_the_public(third: Facts) -> None:
    edition = replace(third.edition, author="Åse Ø", published_at=datetime(2026, 7, 1, 12, 5, tzinfo=UTC))
    signed = replace(third, edition=edition)
    assert content(signed, "en").published == "Edition 3, published 1 Jul 2026, 14:05 by Åse Ø"  # Danish summer time
    assert content(signed, "en", public=True).published == "Edition 3, published 1 Jul 2026, 14:05"
    assert goal_of(content(signed, "en", public=True), "lead").note.startswith("15 June 2026: ")


def test_the_checksum_is_of_the_data_and_the_day(sample: Store, example: Store) -> None:
    edition = sample.edition(1)
    lines = "\n".join(sorted(f"{part.table} {part.sha256}" for part in edition.parts)) + "\nas_of 2012-03-12"
    assert checksum(edition, THAT_DAY) == hashlib.sha256(lines.encode()).hexdigest()
    assert checksum(edition, THAT_DAY) == checksum(replace(edition, number=9, author="other"), THAT_DAY)
    others = [checksum(edition, date(2012, 3, 13)), *(checksum(example.edition(n), THAT_DAY) for n in (1, 2, 3))]
    assert len({checksum(edition, THAT_DAY), *others}) == 5


def test_an_edition_that_never_was(sample: Store) -> None:
    with pytest.raises(KeyError):
        facts_of(sample, 7, None)


def test_the_same_facts_from_editions_that_are_open_already(example: Store, third: Facts) -> None:
    mounted = {number: open_files(example.files(number)) for number in (2, 3)}
    found = content(facts_of(example, 3, None, mount=mounted.__getitem__), "en")
    ours = content(third, "en")
    assert every_word(found) == every_word(ours)
    assert len(query(mounted[3], "project_list", as_of=third.as_of))  # still open
    for each in mounted.values():
        each.close()


# --- little or nothing to say ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_portfolio(
    published: Callable[[Portfolio], Store], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 5, 31, 22, 30, tzinfo=UTC))  # 1 June in Denmark
    facts = facts_of(published({}), 1, None)
    found = content(facts, language)
    assert (found.goals, found.strip, found.portfolio, found.money, found.changes) == ((), (), (), (), ())
    assert found.summary == (text(language, "report-no-goals"),)
    assert (found.organisation, found.invented, found.sources.rows) == ("", "", ())
    assert found.as_of_date == date(2026, 6, 1) == own_day(facts.edition)
    assert found.figures == text(language, "report-figures-unknown")


GOAL = dict(goal_id="money", title="Penge", metric="eu_funding_own", comparison="at_least", target=1000.0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_goal_of_which_nothing_is_known(published: Callable[[Portfolio], Store], language: str) -> None:
    store = published({"organisation": [organisation()], "projects": [project("a")], "goals": [GOAL]})
    (goal,) = content(facts_of(store, 1, None), language).goals
    unknown = text(language, "figure-unknown")
    assert (goal.value, goal.status, goal.course) == (unknown, "no_data", None)
    assert goal.facts[0][1] == goal.facts[1][1] == "–"  # no start and no deadline
    assert goal.missing.rows and goal.counts.rows == () and len(goal.could_count.rows) == 1


def test_a_course_of_money_without_an_expected_path(published: Callable[[Portfolio], Store]) -> None:
    goal = GOAL | dict(starts_on=date(2011, 1, 1))  # no deadline: nothing is expected by any day
    lines = [budget_line("a", "eu_grant", 400.0, scope="own")]
    store = published(
        {"organisation": [organisation()], "projects": [project("a")], "budget_lines": lines, "goals": [goal]}
    )
    (found,) = content(facts_of(store, 1, None), "en").goals
    assert found.course and [plain(cell) for cell in found.course.rows[-1]] == [
        "12 Mar 2012", "400 EUR", "400 EUR", "–"
    ]  # fmt: skip


PAYLOADS = (
    "<script>alert(1)</script>",
    "=1+1",
    "https://evil.example/x",
    '"><img src=x onerror=y>',
    "{ $count }",
    "#let",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_stands_in_a_cell_is_words_and_nothing_else(published: Callable[[Portfolio], Store], payload: str) -> None:
    store = published(
        {
            "organisation": [organisation() | dict(name=payload, invented=True)],
            "projects": [project("a", acronym=payload, title=payload, focus_area=payload, programme=payload)],
            "goals": [GOAL | dict(title=payload, owner=payload, source=payload, interpretation=payload)],
            "check_ins": [dict(goal_id="money", noted_on=THAT_DAY, author=payload, note=payload)],
        }
    )
    for language in LANGUAGES:
        found = content(facts_of(store, 1, None), language)
        (goal,) = found.goals
        assert (goal.title, goal.owner, goal.source, goal.interpretation) == (payload,) * 4
        assert goal.note.startswith(payload) and goal.note.endswith(f": {payload}")
        assert found.organisation == payload and payload in found.invented
        assert found.portfolio[-1].rows[0][:2] == (payload, payload)
        assert goal.could_count.rows[0][0] == payload
        assert payload in [row[0] for row in found.money[2].rows]


# --- the shape that layouts rely on ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["facts", "third"])
def test_every_row_is_as_long_as_its_heading_and_every_word_is_there(
    which: str, language: str, request: pytest.FixtureRequest
) -> None:
    found = content(request.getfixturevalue(which), language)
    for table in every_table(found):
        assert table.caption and all(table.heading)
        assert {len(row) for row in table.rows} <= {len(table.heading)}, table.caption
        assert all(0 < place < len(table.heading) for place in table.numbers)
        assert all(isinstance(cell, str) for row in table.rows for cell in row)
    words = every_word(found)
    assert len(words) > 300
    assert [word for word in words if "nan" in word.lower().split() or "None" in word.split()] == []
