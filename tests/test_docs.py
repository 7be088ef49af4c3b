"""The documentation is part of the program: what it names exists, and what exists is named."""

import re
import tomllib
from pathlib import Path

import pytest
from pydantic import SecretStr

from analytics.goals.verdict import Bands
from analytics.i18n import text
from analytics.metrics import document
from analytics.metrics.registry import METRICS
from analytics.settings import Settings
from analytics.tables import TABLES
from tests.conftest import ROOT, rows

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("*/README.md")])
USERS = {"da": ROOT / "docs" / "users.da.md", "en": ROOT / "docs" / "users.en.md"}


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def anchors(file: Path) -> set[str]:
    """The anchors of a document's headings, made as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("file", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(file):
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", file.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        other = (file.parent / path).resolve() if path else file
        if not other.exists() or (anchor and anchor not in anchors(other)):
            broken.append(target)
    assert broken == []


def test_every_path_in_where_do_i_change_exists():
    table = read("README.md").split("## Where do I change…?")[1]
    named = re.findall(r"`([\w./*<>-]+/[\w./*<>-]*)`", table)
    wanting = [path for path in named if not list(ROOT.glob(re.sub(r"<\w+>", "*", path).rstrip("/")))]
    assert wanting == []


def test_every_make_target_that_is_named_exists():
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = {
        word for file in DOCUMENTS for word in re.findall(r"(?:`|^    )make ([a-z]+)", file.read_text("utf-8"), re.M)
    }
    assert {"run", "test", "check", "bench"} <= named <= targets


def test_every_setting_stands_in_the_operators_table_with_its_default_and_meaning():
    documented = dict(re.findall(r"^\| `DASHBOARD_(\w+)` \| (.*) \|$", read("docs/operators.md"), re.MULTILINE))
    true = {}
    for name, field in Settings.model_fields.items():
        default = field.default
        if isinstance(default, Path):
            default = default.relative_to(ROOT)
        if isinstance(default, SecretStr):
            default = default.get_secret_value()
        if isinstance(default, bool):
            default = str(default).lower()
        if isinstance(default, list):
            default = "[" + ",".join(f'"{each}"' for each in default) + "]"
        true[name.upper()] = f"`{default}` | {field.description}" if default != "" else f"| {field.description}"
    assert documented == true


def test_streamlit_takes_uploads_as_large_as_the_dashboard_does():
    shipped = tomllib.loads(read(".streamlit/config.toml"))
    assert shipped["server"]["maxUploadSize"] == Settings.model_fields["upload_megabytes"].default


@pytest.mark.parametrize("language", USERS)
def test_every_page_stands_in_the_users_guide_by_its_name(language):
    guide = USERS[language].read_text(encoding="utf-8")
    pages = [file.stem for file in (ROOT / "pages").glob("*.py") if file.stem not in ("__init__", "router")]
    names = [text(language, f"nav-{page}") for page in pages]
    assert len(names) >= 7
    assert [name for name in names if name.lower() not in guide.lower()] == []


@pytest.mark.parametrize("language", USERS)
def test_every_status_is_explained_to_users_in_the_words_of_the_page(language):
    guide = USERS[language].read_text(encoding="utf-8")
    statuses = ("achieved", "on_track", "behind", "at_risk", "missed", "not_started", "no_data", "cannot_yet_tell")
    labels = [text(language, f"status-{status}") for status in statuses]
    assert [label for label in labels if f"| {label} |" not in guide] == []
    assert [
        share for share in (Bands().on_track_from, Bands().behind_from) if f"{share:.0%}".strip("%") not in guide
    ] == []


def test_both_user_guides_have_the_same_chapters():
    assert len(anchors(USERS["da"])) == len(anchors(USERS["en"]))


def test_every_table_has_its_chapter_and_every_column_its_row():
    chapters = read("docs/tables.md")
    wanting = [name for name in TABLES if f"\n## {name}\n" not in chapters]
    wanting += [
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if f"`{column.name}`" not in chapters
    ]
    assert wanting == []


def test_every_file_of_the_sample_is_described():
    described = read("data/README.md")
    assert [file.name for file in (ROOT / "data").glob("*.csv") if f"`{file.name}`" not in described] == []
    assert (len(rows("projects")), len(rows("budget_lines"))) == (9, 10)
    assert "The nine projects" in described and "The ten amounts" in described


def test_the_glossary_is_in_order_and_has_both_languages():
    entries = re.findall(r"^\| ([^|]+) \| ([^|]+) \| (.+) \|$", read("docs/glossary.md"), re.MULTILINE)[1:]
    words = [word.strip() for word, _, _ in entries if not set(word) <= set("- ")]
    assert words == sorted(words, key=str.lower)
    assert all(danish.strip() and meaning.strip() for _, danish, meaning in entries)


def test_the_changelog_has_the_open_version_first():
    assert read("CHANGELOG.md").splitlines()[2] == "## Unreleased"


def test_the_metrics_page_is_what_the_registry_says_now():
    assert read("docs/metrics.md") == document.page(), "run: make docs"


def test_no_metric_leaves_a_blank():
    for metric in METRICS.values():
        assert all((metric.grain, metric.source, metric.owner, metric.reviewed, metric.unit, metric.direction))
        assert not metric.sql or (ROOT / document.query_path(metric)).is_file()
        for language in USERS:
            for part in ("", ".definition", ".why", ".unit"):
                assert text(language, f"metric-{metric.name}{part}").strip()


def test_every_metric_of_the_sample_s_goals_is_defined():
    assert {row["metric"] for row in rows("goals")} <= set(METRICS)


def test_the_decisions_are_numbered_without_a_gap():
    numbers = [int(number) for number in re.findall(r"^\*\*(\d+)\. ", read("docs/decisions.md"), re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
