"""Every file of the corpus gives exactly the tables, questions and findings it should."""

from pathlib import Path

import pytest

from analytics.intake.upload import read_upload
from tests.conftest import ROOT
from tests.corpus import CASES, check
from tests.corpus.case import read_here, rows_of
from tests.corpus.shapes import amounts
from tests.corpus.writers import delimited, xlsx


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    check(CASES[name]())


def test_the_corpus_is_large_enough() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize("answer", [",", "."])
@pytest.mark.parametrize(("shows", "meant"), [("18500.00", 1.234), ("18.500,00", 1234.0)])
def test_a_remembered_answer_does_not_beat_what_the_file_shows(answer: str, shows: str, meant: float) -> None:
    """The same layout next month, with a cell that shows what the point means."""
    asked = read_here([("a.xlsx", xlsx({"budget_lines": amounts("1.234", "17")}))], {})
    (key,) = [finding.question.key for finding in asked.findings if finding.question]
    upload = read_here([("a.xlsx", xlsx({"budget_lines": amounts("1.234", shows)}))], {key: answer})
    assert not upload.findings
    assert [row["amount"] for row in rows_of(upload.tables["budget_lines"])] == [meant, 18500]


@pytest.mark.parametrize("seed", sorted((ROOT / "tests" / "fuzz" / "seeds").glob("*.*")), ids=lambda seed: seed.name)
def test_what_fuzzing_found(seed: Path) -> None:
    """A file on which a reader once died is a finding, and the good file beside it is read."""
    beside = ("budget_lines.csv", delimited(amounts("100")))
    upload = read_upload([(seed.name, seed.read_bytes()), beside])
    assert [finding.file for finding in upload.findings if finding.level == "error"]
    assert "budget_lines" in upload.tables
