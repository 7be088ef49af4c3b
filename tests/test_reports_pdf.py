"""The board's PDF, its pictures and the SVG charts: structure for screen readers, figures, hostile texts."""

import hashlib
import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pdfua
import pikepdf
import pytest
from PIL import Image

from analytics.charts.svg import bullet_svg, trajectory_svg
from analytics.charts.trajectory import ceiling
from analytics.goals.verdict import Goal, Verdict
from analytics.i18n import text
from analytics.metrics.interval import Interval
from analytics.reports import typesetting
from analytics.reports.content import SECTIONS, Content, GoalContent, Table
from analytics.reports.forms import Brand
from analytics.reports.pdf import board_pdf, turning_points
from analytics.reports.pictures import chart_png, preview_card
from analytics.reports.typesetting import breakable, legible, logo_png, plain
from tests.test_pages_units import GOAL, verdict

PLAIN = Brand()
SVG = "{http://www.w3.org/2000/svg}"


def goal(number: int = 1, title: str = "Partner in four further projects", **more: Any) -> GoalContent:
    judged = verdict(1, 4, "on_track")
    judged = replace(judged, goal=replace(judged.goal, goal_id=f"goal-{number}", titles={"": title}))
    made = GoalContent(
        verdict=judged, forecast=None, goal_id=f"goal-{number}", title=title, status="on_track",
        status_words="On track", status_meaning="The figure keeps up.", band="at least 95% of expected",
        value="1 – 4", of="of 3 projects", three=(("Target", "at least 3"), ("Decided", "1 – 4"), ("Implemented", "0")),
        facts=(("Expected by today", "1.2"), ("Deadline", "31 Dec 2013"), ("Certainty", "Cannot yet tell")),
        sentences=("On that day the figure is between 1 and 4.",), outlook="As likely as not: 50%.", since="",
        children=(), note="",
        counts=Table("1 row counts", ("Project", "Contributes"), (("UDLAVI", "1"),), frozenset({1})),
        could_count=Table("3 could count", ("Project", "Contributes"), (("InterLoc", "0 – 1"),), frozenset({1})),
        excluded=None, missing=Table("1 blank cell", ("Missing", "For", "Cell"), (("Role", "interloc", "J2"),)),
        missing_count=1, course=Table("The course", ("Date", "Certain", "Possible", "Expected"),
            (("1 Jan 2011", "0", "2", "0"), ("1 Feb 2011", "0", "2", "0.1"), ("12 Mar 2012", "1", "4", "1.2"))),
        course_alt="Course: the value is 1 – 4.", bullet_alt="Value: 1 – 4.", interpretation="“Further” means further.",
        definition="Granted projects.", source="Kommunen.dk", owner="Åse Ødegård", note_due="", bands="",
    )  # fmt: skip
    return replace(made, **more)


def content(**more: Any) -> Content:
    amounts = Table("By status", ("Status", "Certain"), (("Running", "6"), ("Granted", "1")), frozenset({1}))
    made = Content(
        language="en", title="EU strategy: how the goals stand", organisation="Slagelse Kommune", invented="",
        edition=3, published="Edition 3, published 12 March 2012",
        published_at=datetime(2012, 3, 12, 13, 5, 9, 123, tzinfo=UTC),
        as_of="as of 12 March 2012", figures="The figures are true as of 12 March 2012.", checksum="d2a4be14" * 8,
        summary=("The strategy has 2 goals.",), strip=(("on_track", "On track", 2),),
        goals=(goal(1), goal(2, "Second")),
        portfolio=(amounts, Table("Every project: 0", ("Project", "Title"), ())), money=(amounts,),
        changes=("Between edition 2 and 3 nothing moved.",),
        sources=Table("Where from", ("Source",), (("goals.csv",),)),
        definitions=Table("What they mean", ("Figure", "Definition"), (("Projects", "Granted ones."),)),
        as_of_date=date(2012, 3, 12),
    )  # fmt: skip
    return replace(made, **more)


def made(some: Content, *sections: Any, brand: Brand = PLAIN) -> bytes:
    return board_pdf(some, sections or SECTIONS, brand)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """What a reader copies, spaces as one; needs no tool besides pikepdf: each font's ToUnicode is read."""
    with opened(pdf) as document:
        return " ".join("".join("".join(_stream_text(page, page.resources)) for page in document.pages).split())


def _stream_text(stream: Any, resources: Any) -> Iterator[str]:
    fonts = {name: _unicodes(font) for name, font in resources.get("/Font", {}).items()}
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(stream):
        match str(operator):
            case "Tf":
                current = fonts[str(operands[0])]
            case "Tj":
                yield _decoded(bytes(operands[0]), current)
            case "TJ":
                for each in operands[0]:
                    if isinstance(each, pikepdf.String):
                        yield _decoded(bytes(each), current)
            case "ET":
                yield " "
            case "Do":
                inner = resources["/XObject"][str(operands[0])]
                if inner.get("/Subtype") == "/Form":
                    yield from _stream_text(inner, inner.get("/Resources", {}))


def _decoded(raw: bytes, unicodes: dict[int, str]) -> str:
    return "".join(unicodes[int.from_bytes(raw[at : at + 2])] for at in range(0, len(raw), 2))


def _unicodes(font: Any) -> dict[int, str]:
    """Glyph → text by the font's ToUnicode (krilla writes bfchar and bfrange with two-byte codes)."""
    said = font["/ToUnicode"].read_bytes().decode()
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", said, re.S):
        for code, to in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(to).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", said, re.S):
        for low, high, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(high, 16) - int(low, 16) + 1):
                found[int(low, 16) + step] = chr(int(to, 16) + step)
    return found


class Tag(NamedTuple):
    """A structure element: its name, its alternative text and what it is the heading of."""

    name: str
    alt: str
    scope: str


def tags(pdf: bytes) -> list[Tag]:
    """Every structure element in reading order."""

    def below(element: Any) -> Iterator[Tag]:
        if "/S" in element:
            own = element.get("/A", [])
            attributes = list(own) if isinstance(own, pikepdf.Array) else [own]
            scope = next((str(each["/Scope"]) for each in attributes if "/Scope" in each), "")
            yield Tag(str(element["/S"]), str(element.get("/Alt", "")), scope)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") not in ("/MCR", "/OBJR"):
                yield from below(kid)

    with opened(pdf) as document:
        return [*below(document.Root["/StructTreeRoot"])]


@pytest.fixture(scope="module")
def report() -> bytes:
    return made(content())


def test_it_is_tagged_with_language_title_and_both_standards(report: bytes) -> None:
    document = opened(report)
    root = document.Root
    assert bool(root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("en")
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    with document.open_metadata() as xmp:
        assert xmp["dc:title"] == "EU strategy: how the goals stand"
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")


def test_pdfua_finds_nothing_that_a_machine_can_find(report: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(report)
    assert list(pdfua.validate(str(file)).findings) == []


@pytest.mark.parametrize("sections", [SECTIONS, ("goals",), ("money", "sources"), ("changes",)])
def test_headings_stand_in_order_without_gaps(sections: Any) -> None:
    levels = [int(tag.name[2:]) for tag in tags(made(content(), *sections)) if re.fullmatch("/H[1-6]", tag.name)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert levels.count(1) == len(sections)


def test_every_figure_says_in_words_what_it_shows(report: bytes) -> None:
    said = [tag.alt for tag in tags(report) if tag.name == "/Figure"]
    assert all(said)
    assert set(said) == {"Value: 1 – 4.", "Course: the value is 1 – 4."}  # of each of the two goals, and no other


def test_every_table_has_headings_of_its_columns(report: bytes) -> None:
    tables = [tag for tag in tags(report) if tag.name == "/Table"]
    headers = [tag for tag in tags(report) if tag.name == "/TH"]
    # The overview; of each goal: course, counts, could count, missing; one of the portfolio (the other is empty), one
    # of money, sources, definitions.
    assert len(tables) == 1 + 2 * 4 + 1 + 1 + 2
    assert all(each.scope == "/Column" for each in headers)
    assert len(headers) == 5 + 2 * (4 + 2 + 2 + 3) + 2 + 2 + 1 + 2


def test_every_font_is_within_and_says_its_characters(report: bytes) -> None:
    document = opened(report)
    fonts = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]
    outer = [font for font in fonts if font["/Subtype"] == "/Type0"]
    assert outer and all("/ToUnicode" in font for font in outer)
    for font in outer:
        described = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert "/FontFile2" in described or "/FontFile3" in described
        assert "Inter" in str(font["/BaseFont"])


def test_it_says_every_figure(report: bytes) -> None:
    said = text_of(report)
    figures = ("1 – 4", "of 3 projects", "at least 3", "31 Dec 2013", "As likely as not: 50%.", "J2", "0 – 1")
    words = (
        "Slagelse Kommune",
        "Åse Ødegård",
        "d2a4be14" * 8,
        "Granted ones.",
        "Between edition 2 and 3 nothing moved.",
    )
    for each in (*figures, *words):
        assert each in said


def test_the_same_content_makes_the_same_bytes_here_and_in_another_process(report: bytes) -> None:
    again = made(content())
    assert again == report
    script = (
        "import hashlib; from tests.test_reports_pdf import content, made;"
        "print(hashlib.sha256(made(content())).hexdigest())"
    )
    elsewhere = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert elsewhere.stdout.strip() == hashlib.sha256(report).hexdigest()


PAYLOADS = [
    '#read("/etc/passwd")', '#sys.inputs', '*bold* _slanted_ `raw`', "$x^2$", "= Heading", "@label <label>", "\\u{41}",
    '#import "@preview/cetz:0.3.0"', '"); #panic("', "</text><script>alert(1)</script>", "&amp; &#65; ]]>",
    "// no comment",
    '<image href="https://example.org/x.png"/>', '=HYPERLINK("https://example.org")', "a -- b --- c ~ d ...",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_any_text_stays_text(payload: str) -> None:
    table = Table(payload, (payload, "B"), ((payload, payload),))
    hostile = goal(1, payload, sentences=(payload,), note=payload, source=payload, owner=payload, missing=table,
                   counts=table, course_alt=payload, facts=((payload, payload), (payload, payload)))  # fmt: skip
    some = content(title=payload, organisation=payload, goals=(hostile,), summary=(payload,), invented=payload,
                   changes=(payload,), sources=table, portfolio=(table,))  # fmt: skip
    said = text_of(made(some))
    # Lines break at spaces and after some signs, so that only what is not space is compared.
    assert said.replace(" ", "").count(payload.replace(" ", "")) >= 10
    assert "root:x:0" not in said
    assert {tag.alt for tag in tags(made(some, "goals")) if tag.name == "/Figure"} >= {payload}
    assert preview_card(some, Brand()) and ET.fromstring(trajectory_svg(hostile.verdict, "en")) is not None


def test_characters_that_no_font_has_are_shown_as_such_and_stop_nothing() -> None:
    assert plain("Åse 🚀 \u202eevil\u0000") == "Åse ▯ evil"
    assert plain("A\u030angstr\u00f6m\u00a0\u202f·\n→") == "Ångström\u00a0\u00a0· →"
    assert made(content(title="日本語 🚀 \u202e\ufffe\ue000\u0000\ufeff ẞ", organisation="Ελλάδα Україна"))


def test_every_character_said_to_be_shown_is() -> None:
    every = "".join(map(chr, sorted(typesetting.SHOWN)))
    assert made(content(summary=(every,)))  # a character without a glyph would be an error of PDF/A


def test_long_words_may_break_and_say_the_same() -> None:
    address = "https://example.org/" + "a" * 60
    assert breakable("short words stay") == "short words stay"
    assert breakable(address).replace("\u200b", "") == address
    assert max(map(len, breakable(address).split("\u200b"))) <= typesetting.LONGEST_WORD


def test_nothing_at_all_is_a_report_too() -> None:
    empty = Table("None", ("A",), ())
    some = content(goals=(), strip=(), summary=(), portfolio=(), money=(), changes=(), sources=empty, definitions=empty)
    said = text_of(made(some))
    assert text("en", "pdf-no-goals") in said and text("en", "pdf-no-projects") in said


def test_sixty_goals_and_five_hundred_projects_break_over_pages_with_their_headings() -> None:
    projects = Table("Every project", ("Project", "Title"), tuple((f"p{each}", f"Title {each}") for each in range(500)))
    pdf = made(content(goals=tuple(goal(each) for each in range(60)), portfolio=(projects,)))
    assert len(opened(pdf).pages) >= 1 + 60 + 8
    assert [tag.name for tag in tags(pdf)].count("/TR") >= 500


def test_made_up_figures_are_announced() -> None:
    assert "Made-up figures of Nowhere" in text_of(made(content(invented="Made-up figures of Nowhere")))


def test_the_report_is_only_of_the_sections_wanted() -> None:
    said = text_of(made(content(), "money"))
    assert text("en", "pdf-money") in said and "Åse Ødegård" not in said


def picture(size: tuple[int, int] = (300, 100), form: str = "PNG") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "#a05a00").save(written, form)
    return written.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_the_logo_is_drawn_with_its_name(form: str) -> None:
    pdf = made(content(), brand=Brand(organisation="Næstved", logo=picture(form=form)))
    assert "Logo: Næstved" in [tag.alt for tag in tags(pdf) if tag.name == "/Figure"]


@pytest.mark.parametrize("logo", [b"no picture", b"<svg/>", picture()[:60], picture(form="GIF")])
def test_a_logo_that_is_no_picture_is_refused(logo: bytes) -> None:
    with pytest.raises(ValueError, match="logo"):
        logo_png(logo)


@pytest.mark.parametrize("colour", ["#ffffff", "#ffcc00", "#1b4596", "#000000", "#00FF00"])
def test_a_colour_of_text_is_dark_enough(colour: str) -> None:
    # WCAG 2: contrast to white, from the relative luminance written out anew
    parts = [int(legible(colour)[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    assert 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05) >= 5
    if colour in ("#1b4596", "#000000"):
        assert legible(colour) == colour


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "url(x)", "#1b4596; x"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="colour"):
        legible(colour)


def test_the_course_in_a_table_names_the_days_on_which_it_moved() -> None:
    rows = (
        ("1", "0", "6", "0"),
        ("2", "0", "6", "1"),
        ("3", "1", "6", "2"),
        ("4", "1", "6", "3"),
        ("5", "1", "6", "4"),
    )
    short = turning_points(Table("", ("", "", "", ""), rows))
    assert [row[0] for row in short.rows] == ["1", "3", "5"]


# --- charts as SVG


def svg(judged: Verdict, **how: Any) -> ET.Element:
    return ET.fromstring(trajectory_svg(judged, "en", **how))


def test_an_svg_says_in_words_what_it_shows() -> None:
    drawn = svg(verdict(1, 4))
    assert drawn.get("role") == "img"
    ids = str(drawn.get("aria-labelledby")).split()
    named = {each.get("id"): each for each in drawn.iter()}
    assert [named[each].tag for each in ids] == [f"{SVG}title", f"{SVG}desc"]
    assert "12 March 2012" in str(named[ids[1]].text)


def test_two_charts_of_a_page_share_no_id() -> None:
    other = replace(verdict(1, 4), goal=replace(GOAL, goal_id="other"))
    drawn = [trajectory_svg(verdict(1, 4), "en"), bullet_svg(verdict(1, 4), "en"), trajectory_svg(other, "en"),
             trajectory_svg(verdict(1, 4), "en", width=360),
             trajectory_svg(verdict(1, 4), "en", dark=True)]  # fmt: skip
    ids = [found for each in drawn for found in re.findall(r' id="([^"]+)"', each)]
    assert len(ids) == len(set(ids)) == 3 * len(drawn)


def test_the_certain_line_goes_in_steps_to_scale() -> None:
    path = pd.DataFrame(
        {
            "as_of": [date(2011, 1, 1), date(2012, 1, 1), date(2012, 3, 12)],
            "low": [0.0, 2.0, 2.0],
            "high": [2.0, 3.0, 3.0],
            "expected": [0.0, 1.0, 1.2],
        }
    )
    judged = verdict(2, 3, path=path)
    assert ceiling(judged) == pytest.approx(3 * 1.15)
    line = next(each.get("d") for each in svg(judged).iter(f"{SVG}path") if each.get("stroke-width") == "3")
    # left: the widest label ("0") of 12 px × 0.6 and 8 px beside it, rounded: 15; right: 720 − 10. From 1 January 2011
    # to 31 December 2013 are 1,095 days; 1 January 2012 is the 365th, 12 March 2012 the 436th.
    # Bottom: 300 − 22 (one line of legend) − 26 = 252; top: 22.
    x = [15, 15 + 695 * 365 / 1095, 15 + 695 * 436 / 1095]
    y = [252, 252 - 230 * 2 / 3.45]
    moves = [float(each) for each in re.findall(r"[\d.]+", str(line))]
    assert moves == pytest.approx([x[0], y[0], x[1], y[1], x[2]], abs=0.06)
    assert re.sub(r"[\d.]+", "", str(line)) == "M HVH"


def test_the_page_decides_the_colours_of_an_svg_where_it_is_to() -> None:
    drawn = trajectory_svg(verdict(1, 4), "en", colours="css")
    assert "var(--ink)" in drawn and not re.search(r"#[0-9a-f]{6}\b", drawn)


def test_an_svg_is_small_and_holds_nothing_that_runs() -> None:
    judged = replace(verdict(0, None), goal=replace(GOAL, titles={"": '"><script>alert(1)</script>'}))
    drawn = trajectory_svg(judged, "en") + bullet_svg(judged, "en")
    assert "<script" not in drawn and "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
    assert len(drawn) < 4500


def odd(**more: Any) -> Goal:
    return replace(GOAL, **more)


@pytest.mark.parametrize(
    "judged",
    [
        replace(verdict(0, None), path=pd.DataFrame({"as_of": [], "low": [], "high": [], "expected": []})),
        replace(verdict(0, 0), goal=odd(target=0.0)),
        replace(verdict(0, 0), goal=odd(starts_on=None, last_day=None), expected=None),
        replace(verdict(5e9, 9e9), goal=odd(target=1e10)),
        replace(verdict(0, 4), goal=odd(starts_on=date(2012, 3, 1), last_day=date(2012, 3, 12))),
        replace(verdict(1, 2), goal=odd(comparison="at_most"), expected=None),
        replace(verdict(1, 2), goal=odd(last_day=date(2090, 12, 31), course="stepped")),
        replace(verdict(0.01, 0.02), goal=odd(metric="cofinancing_rate", target=0.02)),
        replace(verdict(1, 2), interval=Interval(-3, 2, None)),
    ],
)
def test_odd_goals_are_drawn_within_their_frame(judged: Verdict) -> None:
    for drawn in (svg(judged), svg(judged, width=320, height=220), ET.fromstring(bullet_svg(judged, "da"))):
        width, height = (float(str(drawn.get(name))) for name in ("width", "height"))
        for words in drawn.iter(f"{SVG}text"):
            if words.get("y") and words.get("text-anchor"):
                assert 0 <= float(words.get("x", "0")) <= width and 0 < float(str(words.get("y"))) <= height
        for shape in drawn.iter(f"{SVG}rect"):
            assert 0 <= float(shape.get("x", "0")) + float(str(shape.get("width"))) <= width + 0.1
    assert chart_png(judged, "da")


def test_labels_of_days_do_not_meet() -> None:
    for width in (320, 480, 720):
        drawn = svg(verdict(1, 4), width=width)
        days = next(each for each in drawn.iter(f"{SVG}g") if each.get("text-anchor") == "middle")
        edges = [(float(str(each.get("x"))), len(str(each.text)) * 12 * 0.6 / 2) for each in days]
        assert len(edges) >= 2
        assert all(one + half < other - wide for (one, half), (other, wide) in pairwise(edges))


# --- pictures


def test_the_card_is_of_the_size_that_mail_and_chat_show_and_always_the_same() -> None:
    card = preview_card(content(), Brand())
    with Image.open(io.BytesIO(card)) as drawn:
        assert drawn.size == (1200, 630)
    assert preview_card(content(), Brand()) == card
    assert len({card, preview_card(content(), Brand(), "goal-1"), preview_card(content(), Brand(), "gone")}) == 3


def test_a_chart_is_twice_its_size_on_screen() -> None:
    with Image.open(io.BytesIO(chart_png(verdict(1, 4), "en"))) as drawn:
        assert drawn.width == 2 * 760
    assert chart_png(verdict(1, 4), "en") == chart_png(verdict(1, 4), "en")
