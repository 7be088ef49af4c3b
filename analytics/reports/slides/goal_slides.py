"""A slide for each goal."""

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE

from analytics.charts.look import LIGHT
from analytics.i18n import text
from analytics.reports.content import GoalContent, Table
from analytics.reports.slides.deck import BOTTOM, MARGIN, TOP, WIDTH, Deck
from analytics.reports.slides.fitting import size_in_box, size_on_line, while_room
from analytics.reports.slides.goal_charts import add_goal_chart
from analytics.reports.slides.shapes import add_icon, add_shape, add_textbox, move_to_end
from analytics.reports.slides.slide_frame import finish, slide_with_body
from analytics.reports.slides.status import STATUS, TONES
from analytics.reports.slides.tables import put_table
from analytics.reports.slides.texts import put_text


def add_goal(deck: Deck, said: GoalContent) -> None:
    """One goal: left how it stands in words and figures, right its chart, below it the missing cells."""
    slide, body = slide_with_body(deck, said.title)
    verdict, left = said.verdict, 5.0
    tone, icon = STATUS[said.status]
    ink, paper = TONES[tone]
    pill = (MARGIN, TOP, min(left, 1.0 + 0.14 * len(said.status_words)), 0.42)
    shape = add_shape(slide, MSO_SHAPE.ROUNDED_RECTANGLE, pill, paper, rounding=0.5)
    put_text(shape, pill, [said.status_words], deck, 15, lines=1, colour=ink, bold=True, inset=0.5, middle=True)
    add_icon(slide, icon, (pill[0] + 0.16, pill[1] + 0.1, 0.22, 0.22), ink)
    value = (MARGIN, 1.98, left, 0.72)
    figure = " ".join(f"{said.value} {said.of}".split())
    fitting = size_on_line(figure, left - 0.15, (30, 26, 22, 18, 15))
    put_text(add_textbox(slide, value), value, [figure], deck, fitting, lines=1, colour=LIGHT.sure, bold=True)
    three = Table(text(deck.language, "office-figures"), *_turned(said.three))
    put_table(slide, deck, three, (MARGIN, 2.78, left, 0.95), (12, 11, 10), lines=2)
    room = (MARGIN, 3.85, left, BOTTOM - 3.85)
    first, *others = said.sentences or ("",)
    sentences = [each for each in (first, said.since, said.outlook, *others) if each]
    size = size_in_box(sentences, room, (14, 13, 12))
    put_text(body, room, while_room(sentences, room, size), deck, size, lines=20, bullets=True)
    move_to_end(slide, body)
    right = MARGIN + left + 0.35
    many = bool(said.missing.rows)
    words = [text(deck.language, "office-unbounded")] if verdict.interval.high is None else []
    count = text(deck.language, "office-missing-cells", count=said.missing_count)
    chart = (right, TOP - 0.05, WIDTH - MARGIN - right, (3.55 if many else 4.9) - 0.3 * len(words))
    add_goal_chart(slide, deck, said, chart)
    below = chart[1] + chart[3] + 0.03
    for line in (*words, count):
        remark = (right, below, chart[2], 0.3)
        size = size_on_line(line, chart[2] - 0.15, (12, 11, 10))
        put_text(add_textbox(slide, remark), remark, [line], deck, size, lines=1, bold=many and line == count)
        below += 0.3
    if many:
        put_table(slide, deck, said.missing, (right, below + 0.05, chart[2], BOTTOM - below), (11, 10), lines=2)
    facts = [f"{name}: {words}" for name, words in (*said.three, *said.facts)]
    cells = [" · ".join(row) for row in said.missing.rows]
    standing = f"{said.status_words}. {said.status_meaning} {said.band}".strip()
    notes = [said.title, standing, f"{said.value} {said.of}", *said.sentences, said.outlook, said.since, *facts, count]
    more = [*cells, *words, said.note, said.interpretation, said.definition, said.source, said.owner]
    finish(slide, deck, [*notes, *more])


def _turned(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return tuple(name for name, _ in pairs), (tuple(words for _, words in pairs),)
