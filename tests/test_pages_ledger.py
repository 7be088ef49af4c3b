"""The ledger's page as a visitor sees it (AppTest on the router, real engine, real store)."""

from datetime import date

import pytest

from analytics.metrics.ledger import BreakEven, ledger
from pages.parts import caches, ledger_parts, ledger_rules
from tests.portfolios import AS_OF, hours, line, mounted_of, organisation, project
from tests.test_pages import app, publish, sample, seen, store, upload  # noqa: F401

TABLES = {
    "organisation": [organisation()],
    "projects": [
        project("p", acronym="P<b>"),
        project("bid", acronym="BID", status="rejected", decided_on=date(2012, 1, 5), programme="X"),
    ],
    "programmes": [dict(programme="X", period="2014-2020")],
    "consultants": [
        dict(consultant="A", year=2011, employment_cost=50_000.0, currency="EUR", full_time_share=1.0),
        dict(consultant="A", year=2012, employment_cost=50_000.0, currency="EUR", full_time_share=1.0),
    ],
    "consultant_hours": [
        hours("A", "p", 2011, hours=1_000.0, overhead_rate=0.15, stage="claimed"),  # 50,000 × 1.15 × 75 % = 43,125
        hours("A", "p", 2012, hours=400.0),  # 15,000
        hours("A", "p", 2012, stage="planned", cofinancing_rate=None),  # 0 to 5,000
        hours("A", "bid", 2012, stage="planned", hours=172.0),  # 50,000 / 1,720 × 172 = 5,000
    ],
    "budget_lines": [line("p", "preparation", 10_000.0, scope="own", stage="paid", year=2011)],
}


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_sample_s_ledger_says_what_is_missing_and_never_0_percent(language: str) -> None:
    at = app("ledger", lang=language)
    shown = seen(at)
    assert len(at.title) == 1
    for wanted in {
        "en": ("is unknown. Unknown is not 0%", "Employment cost", "A row has to be added", "There is no chart yet"),
        "da": ("er ukendt. Ukendt er ikke 0 %", "Lønudgift", "EU-konsulent 1 · 2012", "ikke noget diagram"),
    }[language]:
        assert wanted in shown
    assert '<td class="n" data-label="Share of the cost">0%' not in shown and ">0\xa0%<" not in shown
    assert "90%" in shown or "90\xa0%" in shown  # 75 % × (1 + 20 %), the rules of 2007-2013
    assert "1083/2006" in shown and "100" in shown


def test_the_ledger_page_shows_an_uploaded_cost() -> None:
    at = upload(
        app("upload"),
        "consultants.csv",
        b"consultant,year,employment_cost,currency,full_time_share\nEU-konsulent 1,2012,60000,EUR,1\n",
    )
    if whole := [each for each in at.radio if "/rows/" in str(each.key)]:
        whole[0].set_value("whole")
        at = next(each for each in at.button if each.label.startswith("Answer ")).click().run()
    publish(at)
    assert caches.store().head().number == 2
    shown = seen(app("ledger"))
    assert "60,000\xa0EUR" in shown and "Unknown" in shown


@pytest.fixture(scope="module")
def mounted():
    opened = mounted_of(TABLES)
    yield opened
    opened.close()


class View:
    """As much of a view as a table needs."""

    language = "en"

    def href(self, path: str, **more: str) -> str:
        return f"{path}?{'&'.join(f'{name}={value}' for name, value in more.items())}"


def test_the_table_has_cost_stages_and_the_share(mounted) -> None:
    shown = ledger_parts.entries(ledger(mounted, AS_OF), View())
    assert "43,125\xa0EUR" in shown and "86.25%" in shown and "source?of=A|2011" in shown
    assert "Reimbursement and preparation · 2011" in shown and "0\xa0EUR\xa0–\xa010,000\xa0EUR" in shown
    assert "572 h" not in shown and "672 h" in shown  # 400 + 100 + 172
    assert "In all" in shown and "100,000\xa0EUR" in shown


def test_the_sentence_says_so_far_planned_allowed_and_warns_above_100(mounted) -> None:
    found = ledger(mounted, AS_OF)
    said = ledger_parts.standing(found, (), "en")
    # 58,125 to 68,125 of 100,000; planned up to 73,125
    assert "58.12%\xa0–\xa068.12%" in said or "58.13%\xa0–\xa068.13%" in said
    assert "73.12%" in said or "73.13%" in said
    assert "recovers 75% of the cost, or 90% with" in said and "above 100%" not in said
    rich = TABLES | {"consultant_hours": [hours("A", "p", 2012, hours=4_000.0), hours("A", "p", 2011)]}
    assert "above 100%" in ledger_parts.standing(ledger(mounted_of(rich), AS_OF), (), "en")


def test_hours_and_lost_applications_lead_to_their_projects(mounted) -> None:
    found = ledger(mounted, AS_OF)
    by_project = ledger_parts.worked(found.worked, View())
    assert "P&lt;b&gt;</a>" in by_project and "project?project=p" in by_project
    lost = ledger_parts.lost(found.lost, View())
    assert "BID" in lost and "172 h" in lost and "5,000\xa0EUR" in lost


def test_the_chart_stacks_what_a_blank_could_add(mounted) -> None:
    from analytics.charts.ledger import cost_and_recovery
    from analytics.metrics.ledger import by_year

    years = by_year(ledger(mounted, AS_OF))
    chart = cost_and_recovery(years, "en")
    drawn = {(bar.name, bar.offsetgroup): tuple(bar.y) for bar in chart.data if bar.name}
    assert drawn["Accepted so far", "accepted"] == pytest.approx((43_125, 15_000))
    assert [tuple(bar.y) for bar in chart.data if not bar.name] == [(10_000, 0), (10_000, 5_000)]


SINCE, THROUGH = date(2011, 1, 1), date(2012, 12, 1)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "no month to name"),
        (BreakEven(SINCE, None, SINCE, THROUGH), "cannot be told"),
        (BreakEven(None, None, SINCE, THROUGH), "Up to and including December 2012"),
        (BreakEven(date(2012, 4, 1), None, SINCE, THROUGH), "by April 2012 at the earliest"),
        (BreakEven(date(2012, 4, 1), date(2012, 4, 1), SINCE, THROUGH), "had cost by April 2012"),
        (BreakEven(date(2012, 4, 1), date(2012, 6, 1), SINCE, THROUGH), "June 2012 at the latest"),
    ],
)
def test_break_even_in_words(found: BreakEven | None, said: str) -> None:
    shown = ledger_parts.break_even(found, "en")
    assert said in shown and "spread evenly" in shown


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_rule_stands_there_with_its_source(language: str) -> None:
    shown = ledger_rules.table(language)
    for source in ("1083/2006", "1303/2013", "2021/1059", "2021/1060", "2021/783"):
        assert source in shown
    assert "97,75" in shown or "97.75" in shown
