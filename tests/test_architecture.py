"""The rules of the house that matter, as tests: who may import what, where state and caches live, that every word on
screen is in the catalogue in every language, and that every query says what it answers."""

import ast
import re
import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent_ast
from fluent.syntax.visitor import Visitor

from analytics.i18n import LOCALES
from analytics.settings import Settings
from tests.conftest import ROOT

ANALYTICS = sorted((ROOT / "analytics").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))
CODE = [*ANALYTICS, *PAGES, *sorted(ROOT.glob("*.py"))]
QUERIES = sorted((ROOT / "analytics").rglob("*.sql"))
LANGUAGES = sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())
PAGE_LINES = 120


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imports(file: Path) -> set[str]:
    """The top-level packages a file imports, wherever in it."""
    found = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def who_uses(attribute: str) -> set[str]:
    """The files that read an attribute or import a name that starts so, such as `cache_` or `session_state`."""
    users = set()
    for file in CODE:
        for node in ast.walk(tree(file)):
            names = [node.attr] if isinstance(node, ast.Attribute) else []
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("streamlit"):
                names = [alias.name for alias in node.names]
            if any(name.startswith(attribute) for name in names):
                users.add(name_of(file))
    return users


# --- who may import what ---


def test_analytics_knows_neither_streamlit_nor_the_pages():
    assert [name_of(file) for file in ANALYTICS if imports(file) & {"streamlit", "pages", "dashboard"}] == []


def test_pages_do_not_know_the_dashboard():
    assert [name_of(file) for file in PAGES if "dashboard" in imports(file)] == []


def test_duckdb_is_imported_in_the_engine_and_where_editions_are_compared():
    users = {name_of(file) for file in CODE if "duckdb" in imports(file)}
    allowed = {user for user in users if user.startswith("analytics/engine/")} | {"analytics/editions/changes.py"}
    assert users - allowed == set()


def test_what_is_imported_is_pinned_in_the_first_part_of_requirements():
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8").split("# What those need in turn")[0]
    direct = {line.split("==")[0].lower() for line in pinned.splitlines() if "==" in line}
    ours = {"analytics", "pages", "dashboard"}
    foreign = set().union(*map(imports, CODE)) - ours - set(sys.stdlib_module_names)
    owners = packages_distributions()
    optional = {"pyspark"}  # only with DASHBOARD_SPARK_CONNECT_URL
    wanting = [name for name in foreign - optional if not {owner.lower() for owner in owners[name]} & direct]
    assert sorted(wanting) == []


def test_one_place_caches_and_one_place_keeps_state():
    assert who_uses("cache_data") | who_uses("cache_resource") <= {"pages/parts/caches.py"}
    assert who_uses("session_state") <= {"pages/parts/state.py"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_stands_in_one_file_only(language):
    """Of an id in two files the later one wins, unseen."""
    found: dict[str, list[str]] = {}
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent_ast.Message):
                found.setdefault(entry.id.name, []).append(file.name)
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


# --- shape ---


@pytest.mark.parametrize("file", sorted((ROOT / "pages").glob("*.py")), ids=name_of)
def test_pages_are_thin(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= PAGE_LINES, "logic belongs in analytics or pages/parts"


def test_no_drawer_for_odds_and_ends():
    assert [name_of(file) for file in CODE if file.stem in {"utils", "util", "helpers", "misc", "common"}] == []


def test_no_sql_is_put_together_from_strings():
    verbs = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE)\b\s", re.IGNORECASE)
    built = [
        f"{name_of(file)}:{node.lineno}"
        for file in PAGES + [file for file in ANALYTICS if "metrics" in file.parts]
        for node in ast.walk(tree(file))
        if isinstance(node, ast.JoinedStr)
        and any(isinstance(part, ast.Constant) and verbs.search(str(part.value)) for part in node.values)
    ]
    assert built == []


# --- queries ---


@pytest.mark.parametrize("file", QUERIES, ids=name_of)
def test_every_query_says_its_question_grain_and_units(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if not line.startswith("--"))
    header = "\n".join(lines[:first]).lower()
    assert header, "an SQL file starts with a comment: the question, the grain, the units"
    assert [word for word in ("grain", "unit") if word not in header] == []


# --- the catalogue ---


class _Variables(Visitor):
    def __init__(self):
        self.found = set()

    def visit_VariableReference(self, node):
        self.found.add(node.id.name)


@cache
def catalogue(language: str) -> dict[str, frozenset[str]]:
    """Every id (and id.attribute) of a language, with the arguments its text takes."""
    texts: dict[str, frozenset[str]] = {}
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent_ast.Junk), f"{name_of(file)}: {entry.content[:80]!r}"
            if not isinstance(entry, fluent_ast.Message):
                continue
            patterns = {entry.id.name: entry.value} if entry.value else {}
            patterns |= {f"{entry.id.name}.{attribute.id.name}": attribute.value for attribute in entry.attributes}
            for name, pattern in patterns.items():
                assert name not in texts, f"{name_of(file)}: {name} stands twice"
                visitor = _Variables()
                visitor.visit(pattern)
                texts[name] = frozenset(visitor.found)
    return texts


def test_the_offered_languages_have_a_catalogue():
    assert set(Settings.model_fields["languages"].default) <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_every_language_with_the_same_arguments(language):
    assert sorted(set(catalogue("en")) ^ set(catalogue(language))) == []
    assert {name for name, arguments in catalogue("en").items() if arguments != catalogue(language)[name]} == set()


def test_every_area_has_the_same_files_in_every_language():
    files = {language: {file.name for file in (LOCALES / language).glob("*.ftl")} for language in LANGUAGES}
    assert set(map(frozenset, files.values())) == {frozenset(files["en"])}


def ids_in_code() -> list[tuple[str, str, bool]]:
    """(place, id, whole): every text id that the code names; `whole` is False where only its beginning is written out
    and the rest is filled in, as in f"status-{status}"."""
    found = []
    for file in CODE:
        for node in ast.walk(tree(file)):
            if not isinstance(node, ast.Call) or _called(node) not in {"text", "has_text"}:
                continue
            for argument in node.args[:2]:
                if isinstance(argument, ast.Constant) and _looks_like_id(argument.value):
                    found.append((f"{name_of(file)}:{node.lineno}", argument.value, True))
                elif isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
                    found.append((f"{name_of(file)}:{node.lineno}", argument.values[0].value, False))
    return found


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _looks_like_id(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z][\w]*-[\w.-]+", value) is not None


def test_every_text_the_code_asks_for_exists():
    known = catalogue("en")
    wanting = [
        f"{place} {name}"
        for place, name, whole in ids_in_code()
        if not (name in known if whole else any(text.startswith(name) for text in known))
    ]
    assert wanting == []
