"""The upload page: questions and what is remembered of them, how files were read, many findings, public lists.

What reading itself makes of files is tested elsewhere; here `read_upload` is a stand-in that answers as its contract
says, so that each test says exactly what the page is given."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.findings import Finding, Option, Question
from analytics.intake.answers import LEAVE_OUT
from analytics.intake.reports import FileRead, HeadingRead, SheetRead
from analytics.intake.sources.records import PARTNERS, PROJECTS, SourceRead
from analytics.intake.upload import Upload
from analytics.tables import from_rows
from pages.parts import caches, upload_parts, upload_steps
from pages.parts.differences import distinct
from tests.test_pages import app, projects_csv, publish, sample, seen, store, upload

__all__ = ["sample", "store"]  # fixtures

LAYOUT = "layout-0123456789ab"
DECIMAL = f"{LAYOUT}/number/budget"
ROLE = f"{LAYOUT}/column/rolle"


def question(key: str = DECIMAL, suggested: str | None = ",") -> Finding:
    """A question that any file might raise: the words of `unknown-file-close` need nothing but these arguments."""
    options = (Option(",", "confirmed"), Option(".", "confirmed"))
    return Finding(
        "question",
        "unknown-file-close",
        "p.csv",
        None,
        "B2",
        "1.234",
        {"suggestion": "1,234"},
        {"tables": ("table-projects",)},
        Question(key, options, suggested),
    )


def sheet(**changes: Any) -> SheetRead:
    headings = (
        HeadingRead("A", "Projekt-id", "project_id", "alias", f"{LAYOUT}/column/projekt-id", ("interloc", "reeze")),
        HeadingRead("B", "Rolle", None, "none", ROLE, ("Lead partner",)),
    )
    fields = {
        "kind": "csv",
        "encoding": "cp1252",
        "delimiter": ";",
        "heading_rows": (3, 4),
        "rows_in": 9,
        "rows_used": 7,
    }
    return SheetRead("p.csv", None, LAYOUT, "projects", f"{LAYOUT}/table", headings=headings, **(fields | changes))


def projects(**changes: Any) -> dict[str, Any]:
    """The sample's projects, InterLoc's row changed."""
    rows = caches.tables(1)["projects"].to_pylist()
    return {
        "projects": from_rows("projects", [row | (changes if row["project_id"] == "interloc" else {}) for row in rows])
    }


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[dict[str, str]], Upload]], list[dict[str, str]]]:
    """Let reading be a function of the answers; returns the answers of each reading there was."""

    def stand_in(make: Callable[[dict[str, str]], Upload]) -> list[dict[str, str]]:
        asked: list[dict[str, str]] = []

        def read(files: Any, answers: Any, on_progress: Any) -> Upload:
            on_progress("upload-reading", 0.5)
            asked.append(dict(answers))
            return make(dict(answers))

        monkeypatch.setattr(upload_steps, "read_upload", read)
        return asked

    return stand_in


def chosen() -> AppTest:
    return upload(app("upload"), "p.csv", b"x")


def press(at: AppTest, label: str) -> AppTest:
    return next(each for each in at.button if each.label == label).click().run()


def labels(at: AppTest) -> list[str]:
    return [each.label for each in at.button]


# --- questions ---


def one_question(answers: dict[str, str]) -> Upload:
    found = [] if DECIMAL in answers else [question()]
    used = tuple(key for key in answers if key == DECIMAL)
    return Upload(projects(fund="ERDF"), found, sheets=(sheet(),), used=used)


def test_a_question_is_asked_once_answered_and_remembered(reading: Any) -> None:
    asked = reading(one_question)
    at = chosen()
    assert "before the questions above are answered" in seen(at) and "Publish" not in labels(at)
    assert at.radio[0].value == ","  # suggested, and not an answer yet
    assert asked == [{}]
    at = press(at, "Answer 1 question")
    assert asked == [{}, {DECIMAL: ","}]
    assert "Publish" in labels(at) and not at.radio
    publish(at)
    assert caches.store().answers() == {DECIMAL: ","}
    at = chosen()  # the next file of the same layout
    assert asked[-1] == {DECIMAL: ","} and "Publish" not in labels(at)  # nothing differs any more
    assert "Decimal mark · budget: comma" in "".join(each.value for each in at.markdown).replace("\\", "")


def test_a_remembered_answer_can_be_taken_back(reading: Any) -> None:
    asked = reading(one_question)
    caches.store().remember({DECIMAL: "."}, "Anna")
    at = press(chosen(), "Ask me again")
    assert asked == [{DECIMAL: "."}, {}]
    assert at.radio[0].value == ","
    publish(press(at, "Answer 1 question"))
    assert caches.store().answers() == {DECIMAL: ","}


def test_nothing_is_remembered_before_something_is_published(reading: Any) -> None:
    reading(one_question)
    press(chosen(), "Answer 1 question")
    assert caches.store().answers() == {}


def test_a_question_without_a_suggestion_stays_open_until_something_is_chosen(reading: Any) -> None:
    asked = reading(lambda answers: Upload(projects(), [question(suggested=None)] if DECIMAL not in answers else []))
    at = press(chosen(), "Answer 1 question")
    assert asked == [{}] and at.radio[0].value is None
    at.radio[0].set_value(".")
    at = press(at, "Answer 1 question")
    assert asked[-1] == {DECIMAL: "."}


def test_findings_that_ask_the_same_are_one_question(reading: Any) -> None:
    reading(lambda answers: Upload(projects(), [question(), question()]))
    at = chosen()
    assert len(at.radio) == 1 and "Answer 1 question" in labels(at)


def test_very_many_questions_come_in_turns(reading: Any) -> None:
    keys = [f"{LAYOUT}/value/role/{number}" for number in range(60)]
    reading(lambda answers: Upload(projects(), [question(key) for key in keys if key not in answers]))
    at = chosen()
    assert len(at.radio) == 25 and "60 questions in all. Here are the first 25" in seen(at)
    at = press(press(at, "Answer 25 questions"), "Answer 25 questions")
    assert len(at.radio) == 10


def test_a_day_that_may_be_a_month_is_asked_about_by_the_real_reader() -> None:
    at = upload(app("upload"), "projects.csv", b"project_id,start_date\na,03/04/2012\n")
    assert len(at.radio) == 2  # the day; and whether the nine published projects are to go
    assert "before the questions above are answered" in seen(at) and "Publish" not in labels(at)


def test_a_file_of_some_rows_leaves_the_others_as_they_are() -> None:
    at = upload(app("upload"), "projects.csv", b"project_id,fund\ninterloc,ERDF\n")
    (asked,) = at.radio
    assert asked.value is None and "8" in "".join(asked.options)  # of the sample's nine projects
    asked.set_value("some")
    publish(press(at, "Answer 1 question"))
    rows = {row["project_id"]: row for row in caches.tables(2)["projects"].to_pylist()}
    assert len(rows) == 9 and rows["interloc"]["fund"] == "ERDF"
    assert list(caches.store().answers().values()) == ["some"]
    at = upload(app("upload"), "projects.csv", b"project_id,fund\nudlavi,ERDF\n")  # remembered
    assert not at.radio and "Publish" in labels(at)


def test_a_click_does_not_do_again_what_it_does_not_touch(reading: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    for name in ("onto", "candidate", "check_and_count", "preview_moves", "compare"):
        work = getattr(upload_steps, name)
        counted = lambda *given, name=name, work=work, **more: (done.append(name), work(*given, **more))[1]  # noqa: E731
        monkeypatch.setattr(upload_steps, name, counted)
    late = projects(start_date=date(2012, 2, 1), end_date=date(2012, 1, 1))
    reading(lambda answers: Upload(late, []))
    at = chosen()
    assert sorted(done) == sorted(["onto", "candidate", "check_and_count", "preview_moves", "compare"])
    at = next(each for each in at.text_area if "note" in str(each.key)).set_value("x").run()
    at = press(at, "Publish")  # no name yet
    assert len(done) == 5
    at.checkbox[0].check()
    at = press(at, "Confirm what is ticked")
    assert done[5:] == ["check_and_count"]
    next(each for each in at.date_input if "upload-day" in str(each.key)).set_value(date(2012, 6, 1)).run()
    assert sorted(done[6:]) == ["compare", "preview_moves"]


def test_options_with_the_same_words_stay_apart() -> None:
    """Streamlit finds the chosen option by its words: of two alike it would take the wrong one."""
    assert distinct({"a": "Harbour", "b": "Harbour", "c": "School"}) == {
        "a": "Harbour (a)",
        "b": "Harbour (b)",
        "c": "School",
    }


# --- how files were read ---


def test_how_each_sheet_was_read_is_shown(reading: Any) -> None:
    reading(lambda answers: Upload(projects(), [], sheets=(sheet(),), files=(FileRead("p.csv", 9, 1.25, 80.0),)))
    shown = seen(chosen())
    for words in ("7 of 9", "3–4", "csv · encoding cp1252 · separated by semicolons", "1 sheet, read in 1.2 s"):
        assert words in shown
    for words in ("Rolle", "not recognised", "Left out", "Lead partner"):
        assert words in shown


def test_a_heading_is_corrected(reading: Any) -> None:
    asked = reading(lambda answers: Upload(projects(), [], sheets=(sheet(),)))
    at = next(each for each in chosen().toggle if each.label == "Correct what was read").set_value(True).run()
    select = next(each for each in at.selectbox if "Rolle" in each.label)
    assert select.value == LEAVE_OUT
    select.set_value("role")
    press(at, "Read again like this")
    assert asked == [{}, {ROLE: "role"}]  # what was left as it stood is no answer


def test_a_sheet_is_left_out(reading: Any) -> None:
    asked = reading(lambda answers: Upload(projects(), [], sheets=(sheet(),)))
    at = next(each for each in chosen().toggle if each.label == "Correct what was read").set_value(True).run()
    select = next(each for each in at.selectbox if each.label == "Read as")
    select.set_value(LEAVE_OUT)
    press(at, "Read again like this")
    assert asked[-1] == {f"{LAYOUT}/table": LEAVE_OUT}


# --- findings ---


def test_many_findings_are_counted_by_kind_and_downloaded_whole(reading: Any) -> None:
    found = [Finding("warning", "empty-file", "p.csv", None, f"C{row}", "=1+1") for row in range(300)]
    found += [Finding("error", "damaged", "p.csv")]
    reading(lambda answers: Upload(projects(), found))
    at = chosen()
    titles = [each.label.replace("\\", "") for each in at.expander]
    assert any(title.startswith("Note × 300") for title in titles)
    assert "300 findings The first 12 are shown." in seen(at)
    assert at.get("download_button")
    lines = upload_parts.findings_csv(found, "en").decode("utf-8-sig").splitlines()
    assert len(lines) == 302  # the heading and every finding
    assert "'=1+1" in lines[1]  # a spreadsheet must not calculate it


def test_a_doubt_is_confirmed_and_not_raised_again(reading: Any) -> None:
    late = projects(start_date=date(2012, 2, 1), end_date=date(2012, 1, 1))
    reading(lambda answers: Upload(late, []))
    at = chosen()
    doubts = [each for each in at.checkbox if "start" in each.label.lower()]
    assert len(doubts) == 1
    doubts[0].check()
    at = press(at, "Confirm what is ticked")
    assert not [each for each in at.checkbox if "start" in each.label.lower()]
    assert "confirmed and" in seen(at)
    publish(at)
    (key,) = caches.store().answers()
    assert key.startswith("confirm/end-before-start/")


# --- public lists ---


def a_list() -> SourceRead:
    """Two projects of Slagelse Kommune, one of them ours already, and one of a road with the town's name."""
    named = [
        ("1", "InterLoc", "Internationalisation of municipalities", date(2010, 9, 1), date(2013, 8, 31)),
        ("2", "BIKE", "Bicycles across the Belt", date(2016, 1, 1), date(2018, 12, 31)),
        ("3", "ROAD", "A road", date(2016, 1, 1), date(2018, 12, 31)),
    ]
    projects = [
        {"source_id": id, "acronym": acronym, "title": title, "programme": "South Baltic", "status": "closed"}
        | {"start_date": start, "end_date": end, "_file": "keep.xlsx", "_sheet": "Projects", "_row": int(id) + 1}
        for id, acronym, title, start, end in named
    ]
    whose = [("1", "Slagelse Kommune"), ("2", "SLAGELSE KOMMUNE"), ("3", "Slagelsevej Invest A/S")]
    partners = [
        {"source_id": id, "organisation": name, "country": "DK", "role": "lead_partner"}
        | {"_file": "keep.xlsx", "_sheet": "Partners", "_row": int(id) + 1}
        for id, name in whose
    ]
    return SourceRead(
        "keep.eu",
        type(PROJECTS.empty_table()).from_pylist(projects, schema=PROJECTS),
        type(PARTNERS.empty_table()).from_pylist(partners, schema=PARTNERS),
    )


def test_a_picked_organisations_projects_are_imported(reading: Any) -> None:
    reading(lambda answers: Upload({}, [], sources=(a_list(),)))
    at = chosen()
    ticked = {each.label: each.value for each in at.checkbox if "lead partner in" in each.label}
    assert [value for label, value in ticked.items() if "KOMMUNE" in label.upper()] == [True]
    assert [value for label, value in ticked.items() if "Slagelsevej" in label] == [False]
    shown = seen(at)
    assert "BIKE" in shown and "New project" in shown and "ROAD" not in shown
    publish(at)
    rows = {row["project_id"]: row for row in caches.tables(2)["projects"].to_pylist()}
    assert rows["bike"]["role"] == "lead_partner" and rows["bike"]["acronym"] == "BIKE"
    assert rows["interloc"]["role"] == "lead_partner"  # it was blank
    assert len(rows) == len(caches.tables(1)["projects"]) + 1


def test_nothing_is_taken_from_a_list_until_an_organisation_is_picked(reading: Any) -> None:
    reading(lambda answers: Upload({}, [], sources=(a_list(),)))
    at = chosen()
    at = next(each for each in at.checkbox if each.value).uncheck().run()
    assert "Choose an organisation above" in seen(at) and "Publish" not in labels(at)


def test_another_organisation_is_found_by_search(reading: Any) -> None:
    reading(lambda answers: Upload({}, [], sources=(a_list(),)))
    at = chosen()
    at = next(each for each in at.text_input if "Search" in each.label).set_value("invest").run()
    found = [each for each in at.checkbox if "Slagelsevej" in each.label]
    at = found[-1].check().run()
    assert "ROAD" in seen(at)


def test_what_was_chosen_for_a_list_is_chosen_beforehand_next_month(reading: Any) -> None:
    reading(lambda answers: Upload({}, [], sources=(a_list(),)))
    at = chosen()
    at = next(each for each in at.text_input if "Search" in each.label).set_value("invest").run()
    at = next(each for each in at.checkbox if "Slagelsevej" in each.label).check().run()
    at = next(each for each in at.checkbox if "KOMMUNE" in each.label.upper()).uncheck().run()
    at = next(each for each in at.toggle if "project by project" in each.label).set_value(True).run()
    next(each for each in at.selectbox if "ROAD" in each.label).set_value("-")
    at = press(at, "Use these choices")
    assert "1 project: 1 left out" in seen(at)
    caches.store().remember({"keep.eu/organisation": '["Slagelsevej Invest A/S"]', "keep.eu/project/3": "-"}, "Anna")
    at = chosen()
    ticked = {each.label: each.value for each in at.checkbox if "lead partner in" in each.label}
    assert [value for label, value in ticked.items() if "KOMMUNE" in label.upper()] == [False]
    assert [value for label, value in ticked.items() if "Slagelsevej" in label] == [True]
    assert "Chosen beforehand, as last time: Slagelsevej Invest A/S" in seen(at)
    assert "Left out (as last time)" in seen(at)


def test_publishing_remembers_whose_projects_were_taken_and_which_they_are(reading: Any) -> None:
    reading(lambda answers: Upload({}, [], sources=(a_list(),)))
    at = next(each for each in chosen().toggle if "project by project" in each.label).set_value(True).run()
    next(each for each in at.selectbox if "BIKE" in each.label).set_value("-")
    publish(press(at, "Use these choices"))
    answers = caches.store().answers()
    assert answers["keep.eu/organisation"].casefold() == '["slagelse kommune"]'
    assert answers["keep.eu/project/2"] == "-"
    assert len(caches.tables(2)["projects"]) == len(caches.tables(1)["projects"])


# --- two at once ---


def test_each_conflict_is_decided_by_itself_and_all_at_once() -> None:
    mine = upload(app("upload"), "projects.csv", projects_csv(interloc={"role": "lead_partner", "fund": "ERDF"}))
    other = projects_csv(interloc={"role": "project_partner", "fund": "ESF"})
    publish(upload(app("upload"), "projects.csv", other), name="Bo")
    late = publish(mine)
    assert [each.value for each in late.radio] == ["mine", "mine"]
    late = press(late, "Keep theirs everywhere")
    assert [each.value for each in late.radio] == ["theirs", "theirs"] and "Nothing differs" in seen(late)
    fund = next(each for each in late.radio if "Fund" in each.label)
    assert fund.options == ["Yours: ERDF", "Theirs: ESF"]
    fund.set_value("mine")
    publish(press(late, "Use these choices"))
    rows = {row["project_id"]: row for row in caches.tables(3)["projects"].to_pylist()}
    assert (rows["interloc"]["role"], rows["interloc"]["fund"]) == ("project_partner", "ERDF")
