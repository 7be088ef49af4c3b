"""Whether a file is the whole table: when it is asked, and what each answer does with the rows that are not in it."""

from typing import Any

import pytest

from analytics.intake import extent
from analytics.intake.onto import onto
from analytics.intake.upload import Upload, read_upload
from analytics.tables import Tables, complete, from_rows

PUBLISHED: Tables = complete(
    {
        "projects": from_rows("projects", [{"project_id": each, "role": "lead_partner"} for each in ("a", "b", "c")]),
        "partners": from_rows("partners", []),
    }
)
A_ALONE = b"project_id,fund\na,ERDF\n"
ALL = b"project_id,fund\na,ERDF\nb,\nc,\n"


def read(content: bytes, name: str = "projects.csv") -> Upload:
    return read_upload([(name, content)])


def asked(upload: Upload, **answers: str) -> list[Any]:
    return extent.unclear(upload, PUBLISHED, answers)


def the_key(upload: Upload) -> str:
    (finding,) = asked(upload)
    return str(finding.question.key)


def test_it_is_asked_where_published_rows_are_missing() -> None:
    (finding,) = asked(read(A_ALONE))
    assert (finding.level, finding.code, finding.file) == ("question", "rows-not-in-file", "projects.csv")
    assert finding.about["count"] == "2"  # b and c
    assert [option.value for option in finding.question.options] == [extent.SOME, extent.WHOLE]
    assert finding.question.suggested is None  # nobody but a person knows
    for language in ("da", "en"):
        assert "2" in finding.message(language) and finding.remedy(language)
        assert all("2" in option.label(language) for option in finding.question.options)


def test_nothing_is_asked_where_no_published_row_is_missing() -> None:
    assert asked(read(ALL)) == []
    assert asked(read(ALL + b"d,\n")) == []


def test_nothing_is_asked_about_a_table_that_is_published_empty() -> None:
    assert asked(read(b"project_id,partner\na,x\n", "partners.csv")) == []


def test_nothing_is_asked_of_a_workbook_that_was_filled_from_an_edition() -> None:
    upload = read(A_ALONE)
    made = Upload(upload.tables, [], upload.without_rows, upload.sheet_columns, "an-edition", sheets=upload.sheets)
    assert extent.unclear(made, PUBLISHED, {}) == []


def test_amounts_beside_projects_are_never_the_whole_table() -> None:
    """The sheet holds projects; its budget lines are some by its layout, and are not asked about."""
    before = complete(
        PUBLISHED
        | {
            "budget_lines": from_rows(
                "budget_lines",
                [{"project_id": "b", "scope": "project", "item": "eu_grant", "stage": "granted", "amount": 5.0}],
            )
        }
    )
    upload = read(b"project_id,status,Total budget (EUR)\na,running,100\nb,running,\nc,running,\n")
    assert upload.partial == ("budget_lines",)
    assert extent.unclear(upload, before, {}) == []
    assert extent.partial(upload, {}) == ("budget_lines",)


@pytest.mark.parametrize(("answer", "there"), [(extent.SOME, ["b", "c", "a"]), (extent.WHOLE, ["a"])])
def test_the_answer_settles_it(answer: str, there: list[str]) -> None:
    upload = read(A_ALONE)
    key = the_key(upload)
    answers = {key: answer}
    assert asked(upload, **answers) == [] and extent.used(upload, answers) == (key,)
    whole = onto(upload.tables, PUBLISHED, upload.absent, extent.partial(upload, answers)).tables["projects"]
    assert whole["project_id"].to_pylist() == there
    assert whole["role"].to_pylist() == ["lead_partner"] * len(there)  # the file has no such column


def test_the_same_layout_next_month_is_not_asked_again_and_another_one_is() -> None:
    answers = {the_key(read(A_ALONE)): extent.SOME}
    assert asked(read(b"project_id,fund\nb,ESF\n", "projects.csv"), **answers) == []
    assert asked(read(b"project_id,note\nb,x\n", "projects.csv"), **answers)


def test_an_answer_that_does_not_fit_is_asked_again() -> None:
    upload = read(A_ALONE)
    assert asked(upload, **{the_key(upload): "perhaps"})
    assert extent.used(upload, {the_key(upload): "perhaps"}) == ()
