"""One test over every form: what a goal's figures and the money are called is the same to the digit on the interactive
pages, in the first paint, on the share page, in the PDF, on the slides, in the workbook and in the API.

Each form is read back as its reader has it: the pages as HTML, the PDF as copied text, slides and workbook through
python-pptx and openpyxl, the API as JSON. Only what the form itself adds is undone: spaces that do not break, line
ends, and, where a form holds numbers, the catalogue's own words for them."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import openpyxl
import pytest
import streamlit as st
from lxml import html as lxml_html
from pptx import Presentation
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from analytics.access.records import Share, Visitor
from analytics.charts import portfolio, words
from analytics.charts.likelihood import line
from analytics.goals.rollup import top_level
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import day, money, number
from analytics.metrics.interval import Interval
from analytics.metrics.registry import METRICS
from analytics.reports.content import Facts
from analytics.reports.forms import Wish, make
from analytics.settings import settings
from pages.parts import caches
from pages.parts.view import read_view
from pages.web import api, share
from pages.web.gate import Gate
from pages.web.index import first_paint
from pages.web.kept import Kept
from tests.conftest import ROOT
from tests.test_reports_pdf import text_of

LANGUAGES = ("da", "en")
OWN = "http://127.0.0.1:8721"
GOAL_FIELDS = (
    "status", "value", "of", "target", "decided", "implemented", "expected", "deadline", "outlook", "missing",
)  # fmt: skip
Figures = dict[str, str]
"""What a form says of one goal: GOAL_FIELDS, plain words with single spaces."""
Said = dict[str, Figures]
"""By goal."""


@dataclass(frozen=True, eq=False)
class Place:
    """The dashboard over one set of tables: its newest edition on its own day."""

    facts: Facts
    client: TestClient

    @property
    def number(self) -> int:
        return self.facts.edition.number

    def title(self, goal_id: str, language: str) -> str:
        return plain(next(v.goal.title(language) for v in self.facts.verdicts if v.goal.goal_id == goal_id))


@pytest.fixture(scope="module", params=["data", "data/example"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The bundled sample, and the made-up example with its three editions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA_DIR", str(tmp_path_factory.mktemp("figures")))
        patch.setenv("DASHBOARD_SAMPLE_DIR", str(ROOT / request.param))
        patch.setattr(api, "KEPT", Kept())
        patch.setattr(share, "KEPT", Kept())
        _forget()
        head = caches.store().head()
        assert head
        app = Starlette(routes=[*share.routes, *api.routes], middleware=[Middleware(Gate)])
        client = TestClient(app, base_url=OWN, client=("127.0.0.1", 5000), follow_redirects=False)
        yield Place(caches.facts(head.number, caches.own_day(head.number)), client)
    _forget()


def _forget() -> None:
    settings.cache_clear()
    st.cache_resource.clear()
    st.cache_data.clear()


# --- the figures themselves, from the verdicts ---------------------------------------------------------------------


def figures(verdict: Verdict, facts: Facts, language: str) -> Figures:
    """What every form has to say of a goal."""
    unit = words.unit_of(verdict)
    forecast = facts.forecasts.get(verdict.goal.goal_id)
    return worded(
        language, verdict.goal.metric, verdict.goal.comparison,
        status=text(language, f"status-{verdict.status}"),
        value=verdict.interval, target=verdict.goal.target, decided=verdict.decided, implemented=verdict.implemented,
        expected=verdict.expected, deadline=verdict.goal.last_day,
        outlook=line(forecast, verdict, language) if forecast else "", missing=verdict.missing_count,
    ) | {"of": plain(text(language, "figure-of", target=words.figure(language, verdict.goal.target, unit),
                          noun="" if unit in ("share", "EUR") else words.noun(language, verdict)))}  # fmt: skip


def worded(
    language: str, metric: str, comparison: str, *, status: str, value: Interval, target: float, decided: Interval,
    implemented: Interval | None, expected: float | None, deadline: date | None, outlook: str, missing: int,
) -> Figures:  # fmt: skip
    """Numbers in the catalogue's own formats."""
    unit = METRICS[metric].unit

    def said(values: Interval | None) -> str:
        return text(language, "three-none") if values is None else words.interval(language, values, unit)

    found = {
        "status": status,
        "value": said(value),
        "target": text(language, f"comparison-{comparison}", target=words.figure(language, target, unit)),
        "decided": said(decided),
        "implemented": said(implemented),
        "expected": words.figure(language, expected, unit, 1),
        "deadline": day(language, deadline),
        "outlook": outlook,
        "missing": number(language, missing, 0),
    }
    return {name: plain(each) for name, each in found.items()}


def plain(said: str) -> str:
    """Words with single spaces that may break."""
    return " ".join(said.replace("\N{ZERO WIDTH SPACE}", "").split())


def test_the_figures_of_2012_are_those_of_the_goals_table(place: Place) -> None:
    """So that the forms are not all wrong alike."""
    if place.number > 1:
        return  # the made-up example: test_example says what it holds
    first = next(each for each in place.facts.verdicts if each.goal.goal_id == "lead-partner")
    assert figures(first, place.facts, "en") == {
        "status": "Cannot yet tell",
        "value": "0 – 3",  # certain none; interloc, sjaelland and srrf have a blank role: 0 + 3
        "of": "of 3 projects",
        "target": "at least 3",
        "decided": "0 – 3",
        "implemented": "0",
        "expected": "1.2",  # 3 × 436 of the 1,096 days from 1 January 2011 to 1 January 2014
        "deadline": "31 Dec 2013",  # before 1 January 2014
        "outlook": "How likely the goal is to be met by 31 December 2013 cannot be said yet: what is not known leaves "
        "everything from 0% to 100% open.",
        "missing": "4",  # three roles, and the total budget of srrf: 3 + 1
    }


# --- each form, read back ------------------------------------------------------------------------------------------


def goals_page(place: Place, language: str) -> Said:
    """The goals as cards, each with a link that says how much is missing."""
    at = app(language)
    cards = [card for html in written(at) for card in found(tree(html), "div", "goal")]
    links = [each.proto.label for each in at.get("page_link") if "goal=" in each.proto.query_string]
    links.remove(text(language, "goal-new"))
    return dict(card_says(*each, place, language) for each in zip(cards, links, strict=True))


def first_paints(place: Place, language: str) -> Said:
    """The same cards as they stand in the index page before Streamlit has started."""
    head = caches.store().edition(place.number)
    paint = tree(first_paint(read_view({"lang": language}, None, head, {}, Visitor("reader"))))
    cards = paint.xpath(".//article")
    return dict(card_says(each, words_of(each.xpath("./a")[0]), place, language) for each in cards)


def goal_pages(place: Place, language: str) -> Said:
    """Every goal's own page."""
    said = {}
    for verdict in place.facts.verdicts:
        at = app(language, "goal", goal=verdict.goal.goal_id)
        whole = tree("".join(written(at)))
        missing = text(language, "missing-none")
        if tables := [each for each in whole.iter("caption") if is_missing(words_of(each), language)]:
            missing = words_of(tables[0])
        assert plain(at.title[0].value.replace("\\", "")) == place.title(verdict.goal.goal_id, language)
        outlook = words_of(found(whole, "p", "verdict")[1])  # the first says how it stands
        said[verdict.goal.goal_id] = standing(whole, language) | {"outlook": outlook, "missing": count_in(missing)}
    return said


def share_page(place: Place, language: str) -> Said:
    """The page of a share link; printed it is the same document."""
    said = {}
    for article in tree(opened_link(place, language, "goals")).xpath(".//article"):
        goal_id = named(words_of(article.xpath("./h2")[0]), place, language)
        lead = text(language, "link-page-outlook") + ":"
        outlook = [words_of(each) for each in article.xpath("./p[b]") if words_of(each).startswith(lead)]
        captions = [words_of(each) for each in article.iter("caption") if is_missing(words_of(each), language)]
        missing = captions[0] if captions else text(language, "missing-none")
        assert captions or missing in words_of(article)
        said[goal_id] = standing(article, language) | {
            "outlook": outlook[0].removeprefix(lead).strip() if outlook else "",
            "missing": count_in(missing),
        }
    return said


def slides(place: Place, language: str) -> Said:
    """A slide for each goal: the badge, the figure and its table as they are seen, the rest in the notes."""
    deck = Presentation(io.BytesIO(report(place, language, "slides")))
    titles = {place.title(each.goal.goal_id, language): each for each in place.facts.verdicts}
    said: Said = {}
    for slide in deck.slides:
        notes = [plain(each) for each in slide.notes_slide.notes_text_frame.text.split("\n")]
        verdict = titles.get(notes[1])
        if verdict is None or verdict.goal.goal_id in said:
            continue
        want = figures(verdict, place.facts, language)
        shown = [plain(each.text_frame.text) for each in slide.shapes if each.has_text_frame]
        three = [plain(cell.text) for cell in next(each.table for each in slide.shapes if each.has_table).rows[1].cells]
        fact = dict(each.split(": ", 1) for each in notes if ": " in each)
        figure = f"{want['value']} {want['of']}"
        said[verdict.goal.goal_id] = {
            "status": want["status"] if want["status"] in shown else str(shown),
            "value": want["value"] if figure in shown else str(shown),
            "of": want["of"] if figure in notes else str(notes),
            **dict(zip(("target", "decided", "implemented"), three, strict=True)),
            "expected": fact[text(language, "fact-expected")],
            "deadline": fact[text(language, "fact-deadline")],
            "outlook": want["outlook"] if want["outlook"] in ["", *notes] else str(notes),
            "missing": count_in(next(each for each in notes if says(each, "office-missing-cells", language))),
        }
    return said


def charts_of_slides(place: Place, language: str) -> Said:
    """The charts on the slides: where the line of what is certain, and of what is possible, ends on the day."""
    deck = Presentation(io.BytesIO(report(place, language, "slides")))
    titles = {place.title(each.goal.goal_id, language): each for each in place.facts.verdicts}
    said: Said = {}
    for slide in deck.slides:
        verdict = titles.get(plain(slide.notes_slide.notes_text_frame.text.split("\n")[1]))
        charts = [each.chart for each in slide.shapes if each.has_chart]
        if verdict is None or not charts or len(verdict.path) < 2:
            continue
        lines = {each.name: [value for value in each.values if value is not None] for each in charts[0].plots[0].series}
        low = lines[text(language, "chart-certain")][-1]
        at_most = lines.get(text(language, "office-at-most"), [])
        high = at_most[-1] if at_most else low  # its line is left out where it is that of what is certain
        shown = Interval(low, high if verdict.interval.high is not None else None, None)
        said[verdict.goal.goal_id] = {"value": plain(words.interval(language, shown, words.unit_of(verdict)))}
    return said


def pdf(place: Place, language: str) -> Said:
    """The pages of the goals in the PDF as a reader copies them, without spaces: a line may end anywhere."""
    copied = copied_from_pdf(place, language)
    starts = []
    for verdict in place.facts.verdicts:
        status = f"status-{verdict.status}"
        head = (verdict.goal.title(language), text(language, status), text(language, f"{status}.meaning"))
        starts.append((copied.index(close("".join(head))), verdict.goal.goal_id))
    starts.sort()
    ends = [start for start, _ in starts[1:]] + [
        copied.index(close(text(language, "pdf-portfolio")), starts[-1][0] + 500)
    ]
    parts = {goal_id: copied[start:end] for (start, goal_id), end in zip(starts, ends, strict=True)}
    return {
        each.goal.goal_id: _pdf_goal(each, parts[each.goal.goal_id], place, language) for each in place.facts.verdicts
    }


def _pdf_goal(verdict: Verdict, part: str, place: Place, language: str) -> Figures:
    want = {name: close(each) for name, each in figures(verdict, place.facts, language).items()}
    names = ["three-target", "three-decided", "three-implemented", "fact-expected", "fact-deadline", "fact-certainty"]
    between = "(.*?)".join(re.escape(close(text(language, name)) + ":") for name in names)
    listed = re.search(".*" + between, part)  # the last of them: the chart names its target, too
    assert listed, part
    target, decided, implemented, expected, deadline = listed.groups()
    figure = re.search(re.escape(want["value"] + want["of"]) + r"(?![\d.,])", part)
    captions = [part[at : at + 80] for at in _captions(part, language)]
    return {
        "status": want["status"],  # the part begins with it
        "value": want["value"] if figure else part[:300],
        "of": want["of"] if figure else part[:300],
        "target": target,
        "decided": decided,
        "implemented": implemented,
        "expected": expected,
        "deadline": deadline,
        "outlook": want["outlook"] if want["outlook"] in part else part,
        "missing": count_in(captions[0]) if captions else "0",
    }


def _captions(part: str, language: str) -> list[int]:
    """Where it says how many cells are missing."""
    ways = (re.escape(close(text(language, "missing-caption", count=count))) for count in (1, 2))
    pattern = "|".join(re.sub("[12]", r"[\\d.,]+", way, count=1) for way in ways)
    return [each.start() for each in re.finditer(pattern, part)]


def overview_of_pdf(place: Place, language: str) -> Said:
    """The goals at a glance, on the first page of the PDF."""
    copied = copied_from_pdf(place, language)
    copied = copied[copied.index(close(text(language, "pdf-overview"))) :]
    said: Said = {}
    for verdict in place.facts.verdicts:
        want = {name: close(each) for name, each in figures(verdict, place.facts, language).items()}
        row = [want[name] for name in ("status", "value", "of", "expected", "deadline")]
        begin = close(verdict.goal.title(language))
        after = copied[copied.index(begin) + len(begin) :][:200]
        is_so = after.startswith("".join(row))
        said[verdict.goal.goal_id] = {
            name: want[name] if is_so else after for name in ("status", "value", "of", "expected", "deadline")
        }
    return said


def workbook(place: Place, language: str) -> Said:
    """The sheet of the goals: numbers, put into words by the catalogue."""
    book = openpyxl.load_workbook(io.BytesIO(report(place, language, "workbook")))
    heading, *rows = book[text(language, "office-goals")].iter_rows(values_only=True)
    columns = {name: text(language, f"office-column-{name}") for name in WORKBOOK_COLUMNS}
    said: Said = {}
    for cells in rows:
        row = dict(zip(heading, cells, strict=True))
        goal_id = row[columns["goal-id"]]
        verdict = next(each for each in place.facts.verdicts if each.goal.goal_id == goal_id)
        forecast = place.facts.forecasts.get(goal_id)
        met = tuple(_ends(row, "met", language))
        if forecast and met[0] is not None:
            forecast = replace(forecast, met=met)
        deadline = row[columns["deadline"]]
        implemented = _ends(row, "implemented", language)
        numbers = worded(
            language, verdict.goal.metric, verdict.goal.comparison,
            status=row[columns["status"]],
            value=Interval(*_ends(row, "value", language), None),
            target=row[columns["target"]],
            decided=Interval(*_ends(row, "decided", language), None),
            implemented=None if implemented[0] is None else Interval(*implemented, None),
            expected=row[columns["expected"]],
            deadline=deadline.date() if deadline else None,
            outlook=line(forecast, verdict, language) if forecast else "",
            missing=row[columns["missing-count"]],
        )  # fmt: skip
        assert plain(row[columns["words"]]) == numbers["value"]
        said[goal_id] = numbers
    return said


WORKBOOK_COLUMNS = ("goal-id", "status", "words", "target", "expected", "deadline", "missing-count")


def _ends(row: Mapping[str, Any], name: str, language: str) -> list[Any]:
    called = text(language, f"office-name-{name}")
    return [row[text(language, end, name=called)] for end in ("office-from", "office-to")]


def api_words(place: Place, language: str) -> Said:
    """The words of the API's goals."""
    return {
        each["id"]: {name: plain(each["words"][name]) for name in GOAL_FIELDS if name in each["words"]}
        for each in asked(place, "goals", language)["goals"]
    }


def api_numbers(place: Place, language: str) -> Said:
    """The numbers of the API's goals, put into words by the catalogue."""
    said: Said = {}
    for each in asked(place, "goals", language)["goals"]:
        verdict = next(one for one in place.facts.verdicts if one.goal.goal_id == each["id"])
        forecast = place.facts.forecasts.get(each["id"])
        if forecast and each["forecast"]["probability"]:
            met = each["forecast"]["probability"]
            forecast = replace(forecast, met=(met["low"], met["high"]))
        last = replace(
            verdict.goal, deadline=each["deadline"] and date.fromisoformat(each["deadline"]),
            deadline_rule=each["deadline_rule"],
        ).last_day  # fmt: skip
        said[each["id"]] = worded(
            language, each["metric"], each["comparison"],
            status=text(language, f"status-{each['status']}"),
            value=_interval(each["interval"]), target=each["target"], decided=_interval(each["decided"]),
            implemented=each["implemented"] and _interval(each["implemented"]),
            expected=each["expected"], deadline=last,
            outlook=line(forecast, verdict, language) if forecast else "", missing=each["missing_count"],
        )  # fmt: skip
    return said


def _interval(ends: Mapping[str, float | None]) -> Interval:
    return Interval(float(ends["low"] or 0), ends["high"], None)


FORMS: tuple[Callable[[Place, str], Said], ...] = (
    goals_page, goal_pages, first_paints, share_page, pdf, overview_of_pdf, slides, charts_of_slides, workbook,
    api_words, api_numbers,
)  # fmt: skip
TOP_LEVEL_ONLY = (goals_page, first_paints)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_says_the_same_of_every_goal(place: Place, language: str) -> None:
    wanted = {each.goal.goal_id: figures(each, place.facts, language) for each in place.facts.verdicts}
    top = {each.goal.goal_id for each in top_level(place.facts.verdicts)}
    differences = []
    for form in FORMS:
        said = form(place, language)
        goals = top if form in TOP_LEVEL_ONLY else set(wanted)
        if form is charts_of_slides:
            goals = {each.goal.goal_id for each in place.facts.verdicts if len(each.path) > 1}
        assert set(said) == goals, form.__name__
        for goal_id, shown in said.items():
            assert shown, (form.__name__, goal_id)
            for name, each in shown.items():
                if close(each) != close(wanted[goal_id][name]):
                    differences.append((form.__name__, goal_id, name, each, wanted[goal_id][name]))
    assert not differences, "\n".join(map(str, differences))


# --- projects and money ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_says_the_same_of_the_money(place: Place, language: str) -> None:
    """The funding page says the sums, the other forms the same ones: known in all, by year, by programme, loans apart,
    and the portfolio's key figures."""
    copied = copied_from_pdf(place, language)
    deck = Presentation(io.BytesIO(report(place, language, "slides")))
    noted = close(" ".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides))
    keys: list[list[str]] = []
    for by in ("year", "programme"):
        page = tree("".join(written(app(language, "funding", by=by))))
        tiles = [[words_of(part) for part in each.xpath("./div")] for each in page.xpath("//*[@class='tiles']/div")]
        tables = [rows_of(each) for each in page.iter("table")]
        *sums, keys = tables
        assert len(tiles) == 3 and sums and len(sums[0]) > 1
        for _, *figures_of_row in tiles:
            assert close("".join(figures_of_row)) in copied and close("".join(figures_of_row)) in noted.replace("·", "")
        for row in (row for table in sums for row in table[1:]):
            assert close("".join(row)) in copied, row
            assert close("·".join(row)) in noted, row
    definitions = {text(language, f"metric-{name}"): text(language, f"metric-{name}.definition") for name in METRICS}
    for name, *shown in keys[1:]:
        (called,) = [each for each, meaning in definitions.items() if close(name) == close(each + meaning)]
        assert close("".join([called, *shown])) in copied, called


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_says_the_same_of_the_projects(place: Place, language: str) -> None:
    """The tiles above the projects, the share page's, and the sums of the workbook's and the API's rows; and each
    project's own sums in the PDF."""

    def tiles_of(html: str) -> list[list[str]]:
        tiles = tree(html).xpath("//*[@class='tiles']/div")
        return [[words_of(part) for part in each.xpath("./div")] for each in tiles]

    page = next(tiles_of(html) for html in written(app(language, "projects")) if 'class="tiles"' in html)
    assert tiles_of(opened_link(place, language, "projects")) == page and len(page) == 5
    book = openpyxl.load_workbook(io.BytesIO(report(place, language, "workbook")))
    heading, *rows = book[text(language, "office-projects")].iter_rows(values_only=True)
    documents = asked(place, "projects", language)["projects"]
    assert len(rows) == len(documents) and page[0][1] == number(language, len(rows), 0)
    copied = copied_from_pdf(place, language)
    for place_of, name in enumerate(("budget", "eu", "own"), 2):
        low, high = (
            [dict(zip(heading, row, strict=True))[text(language, end, name=text(language, f"office-name-{name}"))]
             for row in rows] for end in ("office-from", "office-to")
        )  # fmt: skip
        assert low == pytest.approx([each["money"][name]["low"] for each in documents])
        assert [each and round(each, 2) for each in high] == [
            each["money"][name]["high"] and round(each["money"][name]["high"], 2) for each in documents
        ]
        shown = money(language, round(sum(low)), "EUR")
        unknown = sum(each is None for each in high)
        if unknown == len(rows) and not sum(low):
            shown = text(language, "figure-unknown")
        assert page[place_of][1:] == [plain(shown), plain(text(language, "tile-unknown", count=unknown))]
    for row in place.facts.projects.itertuples():
        sums = [portfolio.sum_of(row, name, language) for name in portfolio.SUMS]
        assert close("".join(sums)) in copied, row.project_id
        at = written(app(language, "project", project=str(row.project_id))) if row.Index < 3 else []
        if at:
            shown = "".join(words_of(each) for html in at for each in tree(html).xpath("//*[@class='v']"))
            assert close("".join(sums)) in close(shown)


def rows_of(table: Any) -> list[list[str]]:
    """The rows of an HTML table in words, its heading first."""
    return [[words_of(cell) for cell in row.xpath("./th|./td")] for row in table.iter("tr")]


# --- reading -------------------------------------------------------------------------------------------------------


def app(language: str, page: str = "", **query: str) -> AppTest:
    """A visitor's session on a page of the newest edition."""
    at = AppTest.from_file(str(ROOT / "pages" / "router.py"), default_timeout=60)
    at.query_params.update({"lang": language, **query})
    at.run()
    at = at.switch_page(f"{page}.py").run() if page else at
    assert not at.exception, at.exception
    return at


def written(at: AppTest) -> list[str]:
    """The HTML of a page, block by block."""
    return [each.proto.body for each in at.get("html")]


def tree(html: str) -> Any:
    return lxml_html.fromstring(f"<div>{html}</div>" if "<html" not in html else html)


def found(element: Any, tag: str, css: str) -> list[Any]:
    """The elements below (or itself) of a class."""
    return element.xpath(f"descendant-or-self::{tag}[contains(concat(' ', @class, ' '), ' {css} ')]")


def words_of(element: Any) -> str:
    return plain(element.text_content())


def close(said: str) -> str:
    """Words without any space or hyphen: a line may end anywhere."""
    return "".join(plain(said).split()).replace("-", "").replace("\N{SOFT HYPHEN}", "")


def standing(element: Any, language: str) -> Figures:
    """Status, figure and facts as the cards, the goal's page and the share page all set them."""
    (figure, *_), (three, *_), (facts, *_) = (
        found(element, tag, name) for tag, name in (("p", "figure"), ("dl", "three"), ("dl", "facts"))
    )
    named = {words_of(name): words_of(value) for name, value in zip(facts.iter("dt"), facts.iter("dd"), strict=True)}
    bold = words_of(figure.xpath("./b")[0])
    return {
        "status": words_of(found(element, "span", "badge")[0]),
        "value": bold,
        "of": words_of(figure).removeprefix(bold).strip(),
        **dict(zip(("target", "decided", "implemented"), map(words_of, three.iter("dd")), strict=True)),
        "expected": named[text(language, "fact-expected")],
        "deadline": named[text(language, "fact-deadline")],
    }


def card_says(card: Any, link: str, place: Place, language: str) -> tuple[str, Figures]:
    """A card: its goal, and what it says. Of its remarks the outlook is one."""
    goal_id = named(words_of(card.xpath(".//h2")[0]), place, language)
    verdict = next(each for each in place.facts.verdicts if each.goal.goal_id == goal_id)
    outlook = figures(verdict, place.facts, language)["outlook"]
    lines = [words_of(each) for each in card.xpath(".//ul[@class='remarks']/li")]
    shown = outlook if outlook in lines or not outlook else str(lines)
    return goal_id, standing(card, language) | {"outlook": shown, "missing": count_in(link)}


def named(title: str, place: Place, language: str) -> str:
    """The goal of a title."""
    return next(v.goal.goal_id for v in place.facts.verdicts if plain(v.goal.title(language)) == title)


def says(words: str, id: str, language: str) -> bool:
    """Whether words are a text of the catalogue that counts something."""
    number_in = re.compile(r"\d[\d.,]*")
    return number_in.sub("1", words) in {number_in.sub("1", plain(text(language, id, count=n))) for n in (0, 1, 2)}


def is_missing(caption: str, language: str) -> bool:
    """Whether it is the caption of the table of missing cells; it may say that only the first are shown."""
    return any(
        says(caption, "missing-caption", language)
        or caption.startswith(plain(text(language, "missing-caption", count=count)).replace("2", count_in(caption)))
        for count in (1, 2)
    )


def count_in(said: str) -> str:
    """The number that words begin to speak of; 0 where there is none."""
    if said.startswith("Ét"):  # the Danish singular
        return "1"
    number_in = re.search(r"\d+(?:[.,]\d{3})*", said)
    return number_in[0] if number_in else "0"


def opened_link(place: Place, language: str, kind: Any) -> str:
    """The page of a new share link to the newest edition."""
    draft = Share(
        share_id="", label="council", kind=kind, goals=(), filters={}, language=None, edition=place.number, as_of=None,
        expires_at=None, password_hash="", token_hash="", created_by="", created_at=datetime(2026, 11, 22, tzinfo=UTC),
        paused=False, revoked_at=None, last_used=None, views=0,
    )  # fmt: skip
    _, token = caches.directory().create_share(draft)
    answer = place.client.get(f"/s/{token}?lang={language}")
    assert answer.status_code == 200
    return answer.text


def asked(place: Place, name: str, language: str) -> Any:
    """An answer of the API."""
    answer = place.client.get(f"/api/v1/{name}?lang={language}", headers={"accept": "application/json"})
    assert answer.status_code == 200, answer.text
    return answer.json()


@cache
def copied_from_pdf(place: Place, language: str) -> str:
    """The words of the PDF without spaces and hyphens."""
    return close(text_of(report(place, language, "pdf")))


@cache
def report(place: Place, language: str, form: Any) -> bytes:
    """A report with every section, made once."""
    return make(form, place.facts, Wish(language))
