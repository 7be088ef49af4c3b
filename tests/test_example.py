"""The example of data/example: a made-up municipality with three editions, never mixed with the real sample."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analytics.editions import ForeignStore, Store, ensure_sample, open_store
from analytics.engine import open_files
from analytics.goals.checkins import asked_for
from analytics.goals.evaluate import judge_all
from analytics.goals.read import read_goals
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.intake.check import check
from analytics.intake.upload import read_upload
from analytics.settings import Settings
from analytics.tables import TABLES, Tables
from tests.conftest import ROOT
from tests.conftest import rows as real_rows

EXAMPLE = ROOT / "data" / "example"
EDITIONS = (1, 2, 3)
FIGURES = {1: date(2025, 6, 30), 2: date(2025, 12, 31), 3: date(2026, 6, 30)}

ALLOWED: dict[int, set[str]] = {1: set(), 2: set(), 3: set()}
"""Findings that intake may have on each edition, by code: none. What is blank on purpose is unknown, not doubtful."""


def settings_of(folder: Path, sample: Path = EXAMPLE) -> Settings:
    return Settings(data_dir=folder, sample_dir=sample)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    settings = settings_of(tmp_path_factory.mktemp("example") / "var")
    store = open_store(settings)
    assert ensure_sample(store, settings).number == 3
    return store


@pytest.fixture(scope="module")
def tables(store: Store) -> dict[int, Tables]:
    return {number: store.tables(number) for number in EDITIONS}


@pytest.fixture(scope="module")
def verdicts(store: Store, tables: dict[int, Tables]) -> Iterator[dict[int, dict[str, Verdict]]]:
    found = {}
    for number in EDITIONS:
        mounted = open_files(store.files(number))
        judged = judge_all(mounted, read_goals(tables[number]), FIGURES[number])
        found[number] = {verdict.goal.goal_id: verdict for verdict in judged}
        mounted.close()
    yield found


def rows(tables: Tables, table: str) -> dict[Any, dict[str, Any]]:
    """The rows of a table by their key, without where they came from."""
    key = TABLES[table].key
    return {
        tuple(row[name] for name in key): {name: cell for name, cell in row.items() if not name.startswith("_")}
        for row in tables[table].to_pylist()
    }


# --- what stands in it ---


def test_three_editions_over_a_year(store: Store) -> None:
    history = store.history()
    assert [edition.number for edition in history] == [3, 2, 1]
    assert {(edition.kind, edition.author) for edition in history} == {("sample", "sample")}
    assert {edition.number: edition.figures_as_of for edition in history} == FIGURES
    for edition in history:
        assert edition.note == (EXAMPLE / str(edition.number) / "note.txt").read_text(encoding="utf-8").strip() != ""
        assert store.verify(edition.number) == []
        for file in edition.originals:
            assert store.original(edition.number, file.name) == (EXAMPLE / str(edition.number) / file.name).read_bytes()


@pytest.mark.parametrize("number", EDITIONS)
def test_every_table_has_rows_and_all_say_that_they_are_made_up(tables: dict[int, Tables], number: int) -> None:
    assert [name for name, table in tables[number].items() if not len(table)] == []
    (organisation,) = tables[number]["organisation"].to_pylist()
    assert organisation["invented"] is True and organisation["name"] == "Eksempelkommune"
    assert organisation["identifiers"] is None  # no number that could be somebody's
    for name, table in tables[number].items():
        assert "source" not in table.column_names or table["source"].null_count == 0, name
    assert all("pdigtet" in row["source"] for row in tables[number]["projects"].to_pylist())
    rates = tables[number]["programmes"].to_pylist()
    assert all("Opdigtet" in row["source"] for row in rates if row["success_rate"] is not None)


@pytest.mark.parametrize("number", EDITIONS)
def test_intake_finds_nothing_but_what_is_allowed(store: Store, tables: dict[int, Tables], number: int) -> None:
    files = [(file.name, file.read_bytes()) for file in sorted((EXAMPLE / str(number)).glob("*.csv"))]
    found = [*read_upload(files).findings, *check(tables[number], store.places(number).sheet_columns)]
    assert {(each.code, each.place) for each in found if each.code not in ALLOWED[number]} == set()


@pytest.mark.parametrize("number", EDITIONS)
def test_both_languages_and_no_persons(tables: dict[int, Tables], number: int) -> None:
    both = {
        "projects": [("title_da", "title_en")],
        "goals": [("title_da", "title_en"), ("interpretation_da", "interpretation_en")],
        "check_ins": [("note", "note_en")],
        "activities": [("title", "title_en")],
    }
    for name, pairs in both.items():
        for row in tables[number][name].to_pylist():
            assert [pair for pair in pairs if not (row[pair[0]] and row[pair[1]])] == [], row
    offices = set(tables[number]["departments"]["department"].to_pylist())
    assert set(tables[number]["goals"]["owner"].to_pylist()) <= offices
    assert set(tables[number]["check_ins"]["author"].to_pylist()) <= offices


def test_every_kind_of_thing_occurs(tables: dict[int, Tables]) -> None:
    last = tables[3]
    every = {
        ("projects", "role"): {"lead_partner", "project_partner", "associated_partner"},
        ("projects", "status"): {"idea", "applied", "granted", "running", "closed", "rejected", "withdrawn"},
        ("budget_lines", "currency"): {"EUR", "DKK", "SEK", "PLN"},
        ("budget_lines", "stage"): {"planned", "granted", "claimed", "verified", "paid"},
        ("consultant_hours", "method"): {"real_cost", "hourly_rate", "staff_flat_rate", "preparation"},
        ("goals", "comparison"): {"at_least", "at_most", "around"},
        ("goals", "path"): {"linear", "stepped", "milestones"},
        ("departments", "action_plan"): {"none", "draft", "adopted"},
        ("partners", "country"): {"SE", "PL", "DK"},
    }
    for (table, column), values in every.items():
        assert values <= set(last[table][column].to_pylist()), (table, column)
    assert "loan" in last["budget_lines"]["item"].to_pylist()
    assert "sub_goals" in last["goals"]["metric"].to_pylist()
    assert 20 <= len(last["projects"]) <= 26


def test_applications_with_every_basis_of_a_probability(tables: dict[int, Tables]) -> None:
    applied = [row for row in rows(tables[3], "projects").values() if row["status"] == "applied"]
    rates = {row["programme"]: row["success_rate"] for row in rows(tables[3], "programmes").values()}
    assert [row["project_id"] for row in applied if row["success_probability"] is not None] == ["sundskov"]
    assert {"aelbro", "fossilfri"} <= {row["project_id"] for row in applied if rates[row["programme"]] is not None}
    assert [row["project_id"] for row in applied if rates[row["programme"]] is None] == ["naturguide"]  # by record
    late = [row["project_id"] for row in applied if (row["decision_expected_on"] or date.min) > date(2026, 12, 31)]
    assert late == ["fossilfri"]
    assert [row["project_id"] for row in applied if row["decision_expected_on"] is None] == ["naturguide"]


# --- how the goals stand ---

STATUSES = {
    1: {
        "lead": "cannot_yet_tell",  # 2 to 3 of 5; 3.12 expected by now (911 of 1,460 days), on track from 90 % of it
        "partner": "on_track",  # 5 to 6 of 8; 4.99 expected
        "loans": "on_track",  # 7.5 million DKK / 7.46 = 1.006 million EUR, at most 1.2
        "learning": "behind",  # 2 of 3; 911 of 1,095 days: 2.496 expected; 2 / 2.496 = 80.1 %
        "tourism": "cannot_yet_tell",
        "digital": "no_data",
        "pipeline": "not_started",
    },
    2: {
        "lead": "cannot_yet_tell",  # 3 to 4 of 5; 3.75 expected: 80 % to 107 %
        "partner": "on_track",
        "green-lead": "behind",  # 2 of 3; 2.25 expected: 88.9 %
        "learning": "achieved",
        "digital": "at_risk",  # 160,000; 225,000 expected: 71 %
        "pipeline": "not_started",
    },
    3: {
        "lead": "achieved",  # 4 of 4
        "partner": "at_risk",  # the envelope: 348,364 of 330,000 EUR
        "coverage": "behind",  # 58.3 %; 65.0 % expected by the milestones: 89.7 %
        "eu-money": "achieved",
        "own-money": "at_risk",  # 1.04 million EUR, around 700,000
        "green-lead": "achieved",
        "learning": "missed",
        "tourism": "at_risk",  # 1 of 2
        "digital": "at_risk",
    },
}


@pytest.mark.parametrize("number", EDITIONS)
def test_the_goals_stand_as_the_readme_says(verdicts: dict[int, dict[str, Verdict]], number: int) -> None:
    found = {goal_id: verdicts[number][goal_id].status for goal_id in STATUSES[number]}
    assert found == STATUSES[number]


def test_every_status_can_be_seen(store: Store, tables: dict[int, Tables], verdicts: Any) -> None:
    seen = {verdict.status for number in EDITIONS for verdict in verdicts[number].values()}
    mounted = open_files(store.files(3))
    late = judge_all(mounted, read_goals(tables[3]), date(2027, 2, 1))  # after the deadlines, with older figures
    mounted.close()
    assert seen | {verdict.status for verdict in late} == {
        "achieved", "on_track", "behind", "at_risk", "missed", "not_started", "no_data", "cannot_yet_tell", "overdue",
    }  # fmt: skip


def test_the_figures_of_the_readme(verdicts: dict[int, dict[str, Verdict]]) -> None:
    assert [(verdicts[n]["lead"].interval.low, verdicts[n]["lead"].interval.high) for n in EDITIONS] == [
        (2, 3), (3, 4), (4, 4),
    ]  # fmt: skip
    # RENT VAND 120,000, SKOLELAB 12,000, OMSORGSNET 40,000, NABONET 25,000; CYKELRUTE SYD 950,000 SEK / 11.40
    assert verdicts[1]["partner"].envelope.interval.low == pytest.approx(197_000 + 950_000 / 11.40)
    # without NABONET, with LÆRINGSBRO 30,000 and MUZEUM 60,000; CYKELRUTE SYD / 11.00
    assert verdicts[3]["partner"].envelope.interval.high == pytest.approx(262_000 + 950_000 / 11.00)
    assert verdicts[1]["digital"].interval.high is None
    assert verdicts[2]["digital"].interval.low == verdicts[2]["digital"].interval.high == 160_000
    coverage = [verdicts[n]["coverage"].interval for n in EDITIONS]
    assert [interval.certain for interval in coverage] == [False, True, True]
    assert [round(interval.low, 2) for interval in coverage[1:]] == [0.69, 0.58]


def test_a_red_goal_with_a_note_of_the_period_and_one_without(verdicts: Any, tables: dict[int, Tables]) -> None:
    def due(goal_id: str) -> Any:
        return asked_for(verdicts[3][goal_id], tables[3]["check_ins"], tables[3]["organisation"], FIGURES[3])

    assert (due("partner").required, due("partner").missing) == (True, False)
    assert (due("own-money").required, due("own-money").missing) == (True, True)


# --- what changes between them ---


def causes(before: Tables, after: Tables) -> dict[str, set[Any]]:
    """Each cause of change → what changed by it, found by plain comparison."""
    earlier, later = ({name: rows(each, name) for name in TABLES} for each in (before, after))
    old, new = earlier["projects"], later["projects"]
    both = old.keys() & new.keys()
    decided = ("status", "decided_on")
    cells = {
        (name, key, column)
        for name in ("projects", "budget_lines", "consultant_hours")
        for key in earlier[name].keys() & later[name].keys()
        for column, cell in earlier[name][key].items()
        if cell != later[name][key][column] and column not in (*decided, "source", "note", "dated")
    }
    goals = earlier["goals"], later["goals"]
    return {
        "projects": {key[0] for key in old.keys() ^ new.keys()},
        "cells": cells,
        "decisions": {key[0] for key in both if any(old[key][name] != new[key][name] for name in decided)},
        "rates": {
            key
            for key, row in earlier["rates"].items()
            if later["rates"][key]["units_per_euro"] != row["units_per_euro"]
        },
        "time": {row["figures_as_of"] for each in (before, after) for row in each["organisation"].to_pylist()},
        "definition": {key[0] for key in goals[0] if goals[0][key]["target"] != goals[1][key]["target"]},
    }


def test_the_second_edition_changes_four_things(tables: dict[int, Tables]) -> None:
    found = causes(tables[1], tables[2])
    assert found["projects"] == {"sundskov", "naturguide"}
    assert {"fjordliv", "laeringsbro", "klimaskole", "skolelab", "omsorgsnet"} == found["decisions"]
    assert ("budget_lines", ("havneenergi", None, "project", "total_budget", "granted"), "amount") in found["cells"]
    assert ("budget_lines", ("omsorgsnet", None, "own", "eu_grant", "granted"), "amount") in found["cells"]
    assert found["time"] == {FIGURES[1], FIGURES[2]}
    assert not found["rates"] and not found["definition"]


def test_the_third_edition_changes_everything_there_is(tables: dict[int, Tables]) -> None:
    found = causes(tables[2], tables[3])
    assert found["projects"] == {"nabonet", "aelbro", "fossilfri", "nattog"}
    assert {"museum", "solhavn", "digiplejer"} <= found["decisions"]
    assert ("projects", ("arvi3d",), "role") in found["cells"]
    assert found["rates"] == {("SEK", date(2024, 12, 1))}
    assert found["definition"] == {"lead"}
    assert [row["target"] for number in (2, 3) for row in tables[number]["goals"].to_pylist()[:1]] == [5, 4]
    assert found["time"] == {FIGURES[2], FIGURES[3]}


def test_a_table_that_is_left_out_stays_as_it_is(store: Store) -> None:
    parts = [{part.table: part.sha256 for part in store.edition(number).parts} for number in EDITIONS]
    assert parts[0]["goals"] == parts[1]["goals"] != parts[2]["goals"]
    assert parts[0]["milestones"] == parts[1]["milestones"] == parts[2]["milestones"]


# --- never mixed with the real sample ---


def test_nothing_of_the_real_sample_is_in_it_and_nothing_of_it_in_the_real_one() -> None:
    example = "\n".join(
        file.read_text(encoding="utf-8") for file in EXAMPLE.rglob("*") if file.suffix in (".csv", ".txt")
    )
    real = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "data").glob("*.csv"))
    ids = {row["project_id"] for row in real_rows("projects")} | {row["acronym"] for row in real_rows("projects")}
    strangers = {"Slagelse", "29188505", "Kommunen.dk", *(row["organisation"] for row in real_rows("partners")), *ids}
    assert [word for word in strangers if word and word in example] == []
    assert [word for word in ("Eksempelkommune", "pdigtet", "GRØNBY", "yes") if word in real] == []


def test_a_folder_of_one_kind_is_refused_to_the_other(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ForeignStore, match="holds the example of a made-up municipality"):
        ensure_sample(store, settings_of(tmp_path, ROOT / "data"))
    assert len(store.history()) == 3
    plain, numbered = history(tmp_path / "samples", *THREE) / "1", tmp_path / "samples"
    for begun, other in ((plain, numbered), (numbered, plain)):
        settings = settings_of(tmp_path / f"begun from {begun.name}", begun)
        small = open_store(settings)
        head = ensure_sample(small, settings)
        with pytest.raises(ForeignStore, match="made-up and real figures never mix"):
            ensure_sample(small, settings_of(settings.data_dir, other))
        assert small.head() == head == ensure_sample(small, settings)


def test_a_folder_with_somebody_s_own_editions_is_refused_to_the_example(tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "var")
    store = open_store(settings)
    store.publish({}, 0, author="somebody", note="", request_id="their own")
    with pytest.raises(ForeignStore):
        ensure_sample(store, settings)


def test_the_command_says_so_in_plain_words(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    open_store(settings_of(folder)).publish({}, 0, author="somebody", note="", request_id="their own")
    environment = os.environ | {"DASHBOARD_DATA_DIR": str(folder), "DASHBOARD_SAMPLE_DIR": str(EXAMPLE)}
    command = [sys.executable, "-m", "analytics.editions"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith(f"The data folder {folder} holds editions that did not come from the example")
    assert "Traceback" not in done.stderr and "DASHBOARD_DATA_DIR" in done.stderr


def test_the_banner_is_there_in_every_language() -> None:
    assert text("da", "invented-banner", name="Eksempelkommune").startswith("Eksempelkommune, opdigtede tal")
    assert text("en", "invented-banner", name="Eksempelkommune").startswith("Eksempelkommune, made-up figures")


def test_make_demo_has_its_own_folder_catalogue_and_port() -> None:
    made = subprocess.run(["make", "-n", "demo"], cwd=ROOT, capture_output=True, text=True).stdout
    assert "-m analytics.editions\n" in made and "--server.port 8502" in made
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "DASHBOARD_DATA_DIR := $(CURDIR)/var-demo\n" in rules and "DASHBOARD_DATABASE_URL :=\n" in rules
    assert "var-demo/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


# --- published once, whatever happens ---


def history(folder: Path, *contents: str) -> Path:
    """A small history: one organisation.csv for each of `contents` (its second line)."""
    for number, content in enumerate(contents, 1):
        (folder / str(number)).mkdir(parents=True)
        (folder / str(number) / "organisation.csv").write_text(f"name,figures_as_of,invented\n{content}\n", "utf-8")
    return folder


THREE = tuple(f"Eksempelby,2025-0{month}-01,yes" for month in (1, 2, 3))
START = (
    "import os, signal; from pathlib import Path; from analytics.editions import ensure_sample, open_store;"
    "from analytics.editions.store import Store; from analytics.settings import Settings;"
    "s = Settings(data_dir=Path({folder!r}), sample_dir=Path({sample!r}));"
)
DIE = (
    "publish = Store.publish\n"
    "def dying(store, **words):\n"
    "    if words['request_id'].endswith('/{number}'):\n"
    "        os.kill(os.getpid(), signal.SIGKILL)\n"
    "    return publish(store, **words)\n"
    "Store.publish = dying\n"
)


@pytest.mark.drill
@pytest.mark.parametrize("number", EDITIONS)
def test_killed_in_between_it_is_completed_at_the_next_start(tmp_path: Path, number: int) -> None:
    settings = settings_of(tmp_path / "var", history(tmp_path / "sample", *THREE))
    start = START.format(folder=str(settings.data_dir), sample=str(settings.sample_dir)) + "\n"
    killed = start + DIE.format(number=number) + "ensure_sample(open_store(s), s)"
    assert subprocess.run([sys.executable, "-c", killed], cwd=ROOT).returncode == -9
    assert len(open_store(settings).history()) == number - 1
    store = open_store(settings)
    assert ensure_sample(store, settings).number == 3
    assert [edition.request_id for edition in store.history()] == [f"bundled-sample/{n}" for n in (3, 2, 1)]
    assert [store.verify(n) for n in EDITIONS] == [[], [], []]
    assert [edition.figures_as_of for edition in store.history()] == [date(2025, month, 1) for month in (3, 2, 1)]


@pytest.mark.drill
def test_processes_that_start_together_make_one_history(tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "var", history(tmp_path / "sample", *THREE))
    script = START.format(folder=str(settings.data_dir), sample=str(settings.sample_dir))
    script += "print(ensure_sample(open_store(s), s).number)"
    starts = [
        subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert [start.communicate()[0] for start in starts] == ["3\n"] * 3
    assert len(open_store(settings).history()) == 3


def test_what_somebody_published_meanwhile_stays_the_newest(tmp_path: Path) -> None:
    whole = history(tmp_path / "whole", *THREE)
    part = settings_of(tmp_path / "var", history(tmp_path / "part", *THREE[:1]))
    store = open_store(part)
    ensure_sample(store, part)
    own = store.publish({}, 1, author="somebody", note="", request_id="their own")
    assert ensure_sample(store, settings_of(tmp_path / "var", whole)) == own
    assert len(store.history()) == 2


def test_a_history_with_an_error_publishes_nothing(tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "var", history(tmp_path / "sample", THREE[0], "Eksempelby,not a day,yes"))
    store = open_store(settings)
    with pytest.raises(ValueError, match=r"organisation\.csv"):
        ensure_sample(store, settings)
    assert store.head() is None
