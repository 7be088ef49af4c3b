"""The page that says what changed, as a visitor uses it."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analytics.editions import open_store
from analytics.settings import Settings, settings
from pages.parts import caches
from tests.portfolios import tables_of
from tests.test_goals_changes import FIRST, SECOND, THIRD

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the year of three editions."""
    folder = tmp_path_factory.mktemp("year")
    store = open_store(Settings(data_dir=folder))
    for base, portfolio in enumerate((FIRST, SECOND, THIRD)):
        store.publish(tables_of(portfolio), base, author="Anna", note="n", request_id=f"r{base}")
    return folder


@pytest.fixture(autouse=True)
def store(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(shutil.copytree(published, tmp_path / "data")))
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()


def page(**query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "pages" / "router.py"), default_timeout=60)
    at.query_params.update({"lang": "en", **query})
    return at.run().switch_page("changes.py").run()


def seen(at: AppTest) -> str:
    assert not at.exception, at.exception
    return "\n".join(str(each.proto.body) for kind in ("html", "markdown") for each in at.get(kind))


def column(html: str, label: str) -> list[str]:
    """The words of one column of the causes."""
    return re.findall(rf'<td class="n" data-label="{label}">([^<]*)</td>', html)


def test_by_default_the_edition_before_against_the_one_shown() -> None:
    at = page()
    shown = seen(at)
    assert [box.value for box in at.selectbox] == [2, 3]
    assert (
        "ALFA (−1)" in shown and "amount (total budget) changed from 600,000\N{NO-BREAK SPACE}EUR to 400,000" in shown
    )
    assert "target changed from 3 to 2" in shown
    # before, cells, wording, sum, after: 3 − 1 + 0 = 2
    assert column(shown, "Certain") == ["3", "−1", "0", "−1", "2"]


def test_the_parts_on_the_page_sum_to_the_whole() -> None:
    shown = seen(page(**{"from": "1", "to": "3"}))
    for label in ("Certain", "At most"):
        first, *parts, total, last = (Fraction(words.replace("−", "-")) for words in column(shown, label))
        assert sum(parts) == total == last - first


def test_each_part_leads_to_the_cells_of_its_edition() -> None:
    shown = seen(page(**{"from": "1", "to": "2"}))
    assert "GAMMA is a new project (+1)" in shown and "MOK was granted (+1)" in shown
    links = re.findall(r'href="(source\?[^"]+)"', shown)
    status = [each for each in links if "column=status" in each and "mok" in each]
    assert {re.search(r"edition=(\d)", each)[1] for each in status} == {"1", "2"}  # type: ignore[index]


def test_the_paragraph_in_danish_is_there_to_copy() -> None:
    at = page(**{"from": "1", "to": "2", "lang": "da"})
    assert not at.exception
    (copied,) = at.code
    assert copied.value.startswith("Sådan har målene ændret sig fra udgave 1 (pr. 12. marts 2012)")
    assert "MOK er bevilget (+1)" in copied.value


def test_two_dates_of_one_edition() -> None:
    at = page(**{"from": "2", "to": "2", "from_date": "2012-09-30", "to_date": "2014-06-01"})
    assert "both by edition 2" in at.code[0].value and not at.exception
    same = page(**{"from": "2", "to": "2"})
    assert "Choose two different editions or dates." in seen(same)


def test_choosing_another_edition_takes_its_own_day() -> None:
    at = page(**{"from": "1", "from_date": "2012-01-01"})
    at.selectbox[0].set_value(2).run()
    assert at.query_params["from"] in ("2", ["2"]) and "from_date" not in at.query_params
    (chosen,) = (each.value for each in at.date_input if str(each.key).startswith("split-from_date"))
    assert chosen == date(2012, 9, 30)


def test_what_cannot_be_read_in_the_address_counts_as_not_said() -> None:
    at = page(**{"from": "x", "to": "99", "from_date": "soon"})
    assert [box.value for box in at.selectbox] == [2, 3]
    assert "ALFA" in seen(at)


def test_wordings_of_a_goal_are_kept_by_edition() -> None:
    assert [each.spans for each in caches.wordings(3)["lead"]] == [((1, 2),), ((3, 3),)]
    assert [each.verdict.status for each in caches.judged_wordings(3, "lead", date(2012, 12, 31)) if each.verdict] == [
        "on_track",
        "achieved",
    ]
    assert caches.judged_wordings(2, "lead", date(2012, 9, 30)) == ()
