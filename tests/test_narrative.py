"""The goals of the sample in sentences, as a careful consultant would have written them on 12 March 2012."""

from datetime import date

import pytest

from analytics import money
from analytics.charts.narrative import names, narrative
from analytics.engine import open_tables
from analytics.goals.evaluate import judge_all
from analytics.goals.forecast import forecast_all
from analytics.goals.read import read_goals
from analytics.intake.upload import read_upload
from analytics.metrics.frames import project_list
from analytics.tables import TABLES, complete
from tests.conftest import ROOT

THAT_DAY = date(2012, 3, 12)


@pytest.fixture(scope="module")
def sentences() -> dict[tuple[str, str], str]:
    """(goal, language) → the whole text, with ordinary spaces."""
    files = [(f"{name}.csv", (ROOT / "data" / f"{name}.csv").read_bytes()) for name in TABLES]
    tables = complete(read_upload(files).tables)
    mounted = open_tables(tables, money.resolve_rates(tables))
    goals = read_goals(tables)
    verdicts = judge_all(mounted, goals, THAT_DAY)
    forecasts = forecast_all(mounted, goals, verdicts)
    projects = project_list(mounted, THAT_DAY)
    return {
        (verdict.goal.goal_id, language): "\n".join(narrative(verdict, forecast, projects, language)).replace(
            "\xa0", " "
        )
        for verdict, forecast in zip(verdicts, forecasts, strict=True)
        for language in ("da", "en")
    }


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "en",
            (
                "On 12 March 2012 the figure is between 0 and 3",
                "UDLAVI is led by the organisation but does not count. "
                "The budget is 309,288 EUR; the goal asks for at least 500,000 EUR.",
                "Not known – Role: ",
                "GreenPro and MOK-UP have been applied for and are only in the pipeline",
            ),
        ),
        (
            "da",
            (
                "Den 12. marts 2012 ligger tallet mellem 0 og 3",
                "I UDLAVI er organisationen lead partner, men projektet tæller ikke med. ",
                "309.288 EUR",
                "500.000 EUR",
                "Ikke oplyst – Rolle: ",
                "GreenPro og MOK-UP er søgt og ligger kun i pipelinen",
            ),
        ),
    ],
)
def test_the_lead_partner_goal_names_what_a_careful_reader_asks_for(sentences, language, parts):
    said = sentences["lead-partner", language]
    for part in parts:
        assert part in said
    unknown = next(line for line in said.splitlines() if line.startswith(("Not known – Role", "Ikke oplyst – Rolle")))
    # Udlavi's role is known; the pipeline's roles decide nothing today.
    for name in ("InterLoc", "SRRF", "Sjælland"):
        assert name in unknown
    assert "UDLAVI" not in unknown and "GreenPro" not in unknown


def test_the_coverage_is_not_computable_and_its_cells_are_named(sentences):
    english, danish = sentences["consultants", "en"], sentences["consultants", "da"]
    assert "Nothing is known on 12 March 2012" in english and "not the same as 0 %" in english
    assert "Not known – Employment cost: " in english and "Not known – Hours: " in english
    assert "ikke det samme som 0 %" in danish and "Ikke oplyst – " in danish
    assert " 0 %." in english.replace("not the same as 0 %.", " 0 %.") and "is 0 %" not in english


def test_of_very_many_names_the_rest_is_counted():
    assert names("en", list("abc")) == "a, b and c"
    assert names("da", list("ab")) == "a og b"
    assert names("en", [str(number) for number in range(9)]) == "0, 1, 2, 3, 4, 5 and 3 more"
