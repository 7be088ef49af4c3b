"""The small parts of the pages: the view of an address, the words of a figure, the CSV of a chart."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from analytics.charts import words
from analytics.charts.bullet import bullet
from analytics.charts.trajectory import ceiling, trajectory, trajectory_alt, trajectory_rows
from analytics.editions import Edition
from analytics.goals.verdict import Bands, Goal, Keys, MissingCell, Verdict
from analytics.i18n import has_text
from analytics.metrics.interval import Interval
from pages.parts import cards
from pages.parts.export import csv_bytes
from pages.parts.html import badge
from pages.parts.missing import missing_table
from pages.parts.view import language_of, read_view

ROOT = Path(__file__).resolve().parents[1]


def edition(number: int) -> Edition:
    published = datetime(2012, 3, 12, 9, 0, tzinfo=UTC)
    return Edition(
        number, number - 1, "upload", "Anna", "note", published, date(2012, 3, 12), f"r{number}", None, (), ()
    )


GOAL = Goal(
    goal_id="lead-partner",
    titles={"da": "Lead partner <b>i tre</b> projekter", "en": "Lead partner in three projects"},
    metric="lead_partner_count", comparison="at_least", target=3, unit="", tolerance=None, baseline=0,
    starts_on=date(2011, 1, 1), deadline=date(2014, 1, 1), deadline_rule="before", last_day=date(2013, 12, 31),
    minimum_project_budget=500_000, own_contribution_envelope=None, envelope_basis=None, conditions_currency="EUR",
    focus_areas=(), programmes=(), course="linear", milestones=(), parent=None, weight=1.0, focus_area=None, owner=None,
    interpretations={}, source=None,
)  # fmt: skip
PATH = pd.DataFrame(
    {
        "as_of": [date(2011, 1, 1), date(2012, 3, 12)],
        "low": [0.0, 0.0],
        "high": [2.0, float("nan")],
        "expected": [0.0, 1.2],
    }
)


def verdict(low: float, high: float | None, status: str = "cannot_yet_tell", **more: object) -> Verdict:
    contributions = pd.DataFrame(columns=["key", "label", "side", "low", "high", "missing", "counts"])
    day = date(2012, 3, 12)
    figure = Interval(low, high, low)
    made = Verdict(
        GOAL, day, day, figure, 1.2, status, "open", None, contributions, (), PATH, Bands(), day, figure, None,
        Keys((), ()),
    )  # type: ignore[arg-type]  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def test_an_address_names_language_date_and_edition() -> None:
    editions = {1: edition(1), 2: edition(2)}
    view = read_view({"lang": "en", "edition": "1", "as_of": "2013-05-01"}, "da-DK", editions[2], editions)
    assert (view.language, view.edition.number, view.as_of) == ("en", 1, date(2013, 5, 1))
    assert view.query(goal="g") == {"lang": "en", "edition": "1", "as_of": "2013-05-01", "goal": "g"}


@pytest.mark.parametrize(
    "query", [{}, {"edition": "99"}, {"edition": "٣"}, {"edition": "-1"}, {"as_of": "12/03/2012"}, {"lang": "xx"}]
)
def test_what_an_address_cannot_mean_is_as_if_unsaid(query: dict[str, str]) -> None:
    view = read_view(query, "en-GB", edition(2), {1: edition(1), 2: edition(2)})
    assert (view.language, view.edition.number, view.as_of, dict(view.said)) == ("en", 2, date(2012, 3, 12), {})


@pytest.mark.parametrize(
    ("asked", "browser", "language"),
    [
        (None, "en-GB,en;q=0.9", "en"),
        ("da", "en", "da"),
        (None, "de-DE, en;q=0.5", "en"),
        (None, None, "da"),
        ("../", "fr", "da"),
    ],
)
def test_language(asked: str | None, browser: str | None, language: str) -> None:
    assert language_of(asked, browser) == language


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0, 4, "0\xa0–\xa04"), (2, 2, "2"), (0, None, "Unknown"), (1, None, "at least 1"), (0, 0, "0")],
)
def test_an_interval_in_words(low: float, high: float | None, said: str) -> None:
    assert words.interval("en", Interval(low, high, None), "projects") == said


def test_shares_and_euro_in_words() -> None:
    assert words.figure("da", 403_770 / 527_044, "share") == "76,61\xa0%"
    assert words.figure("da", 527_044, "EUR") == "527.044\xa0EUR"


def test_unknown_is_never_shown_as_zero() -> None:
    shown = cards.card(verdict(0, None, "no_data"), "en")
    assert "Unknown" in shown and "<b>0</b>" not in shown


def test_bar_shows_certain_possible_expected_and_target() -> None:
    shown = bullet(verdict(1, 4), "en")
    full = 4 * 1.08  # the possible end is the largest mark
    assert f'class="sure" style="width:{1 / full:.2%}"' in shown
    assert f"left:{1 / full:.2%};width:{3 / full:.2%}" in shown
    assert f"left:{3 / full:.2%}" in shown and f"left:{1.2 / full:.2%}" in shown
    assert 'aria-label="Value: 1' in shown


def test_bar_without_upper_bound_runs_out_of_the_picture() -> None:
    assert "endless" in bullet(verdict(0, None, "no_data"), "da")


def test_titles_are_escaped() -> None:
    assert "<b>i tre" not in cards.card(verdict(0, 4), "da")
    assert "&lt;b&gt;i tre" in cards.card(verdict(0, 4), "da")


@pytest.mark.parametrize(
    "status",
    ["achieved", "on_track", "behind", "at_risk", "missed", "not_started", "no_data", "cannot_yet_tell", "overdue"],
)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_status_has_badge_icon_and_summary(status: str, language: str) -> None:
    assert f'class="badge {status}"' in badge(language, status)
    assert f".badge.{status} {{ --icon" in (ROOT / "static" / "style.css").read_text(encoding="utf-8")
    assert words.summary(language, verdict(0, 4, status))


def test_trajectory_says_the_same_as_chart_table_and_text() -> None:
    made = verdict(0, None)
    chart = trajectory(made, "en")
    assert [trace.name for trace in chart.data][:2] == ["Possible", "Certain"]
    assert list(chart.data[0].y)[:2] == [2.0, ceiling(made)]  # an unbounded end goes to the top
    assert trajectory_rows(made, "en")[2] == ["12 Mar 2012", "0", "no upper bound", "1.2"]
    assert "12 March 2012" in trajectory_alt(made, "en")


def test_missing_cells_name_file_and_cell_or_that_a_row_is_to_be_added() -> None:
    cells = (
        MissingCell("projects", "role", {"project_id": "srrf"}, True, "p.xlsx", "projects", "J8"),
        MissingCell("budget_lines", "amount", {"project_id": "srrf", "item": "total_budget"}, False),
    )
    shown = missing_table(cells, 2, "en")
    assert "p.xlsx · projects!J8" in shown and "A row has to be added" in shown


def test_csv_of_a_chart_starts_no_formula_and_keeps_figures() -> None:
    written = csv_bytes([["=1+1", "-1.234,5", "+x", "@a", "åben"]], "da")
    assert written == "\ufeff'=1+1;-1.234,5;'+x;'@a;åben\r\n".encode()


def test_every_word_the_pages_use_is_in_both_languages() -> None:
    used = set()
    for file in [*(ROOT / "pages").rglob("*.py"), *(ROOT / "analytics" / "charts").glob("*.py")]:
        used |= set(
            re.findall(r'text\(\s*(?:view\.)?(?:language|other),\s*"([^"{}]+)"', file.read_text(encoding="utf-8"))
        )
    assert len(used) > 80
    assert {(language, id) for id in used for language in ("da", "en") if not has_text(language, id)} == set()


def test_both_languages_say_the_same_things() -> None:
    for area in ("pages", "charts"):
        ids = [
            set(
                re.findall(
                    r"^([a-z][\w-]*) =",
                    (ROOT / "analytics/i18n/locales" / language / f"{area}.ftl").read_text(encoding="utf-8"),
                    re.M,
                )
            )
            for language in ("da", "en")
        ]
        assert ids[0] == ids[1]


def test_only_one_place_caches_and_one_owns_the_session() -> None:
    for file in (ROOT / "pages").rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        assert "st.cache_" not in source or file.name == "caches.py", file
        assert "st.session_state" not in source or file.name == "state.py", file
