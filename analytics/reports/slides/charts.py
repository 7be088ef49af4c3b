"""Native charts that can be edited, each with its figures in a workbook of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import floor, log10
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt
from xlsxwriter import Workbook

from analytics.charts.look import LIGHT
from analytics.i18n import text
from analytics.metrics.frames import UNKNOWN
from analytics.reports.office import choice
from analytics.reports.slides.deck import Box, Deck
from analytics.reports.slides.fitting import fitted
from analytics.reports.slides.shapes import describe, rgb
from analytics.reports.slides.texts import put_paragraph

MOST_BARS = 14


class FixedChartData(CategoryChartData):
    """Chart data whose embedded workbook holds texts as texts (`=1+1` is no formula) and is made at a fixed moment."""

    def __init__(self, moment: Any, number_format: str) -> None:
        super().__init__(number_format=number_format)
        self.moment = moment

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _Writer(self)


class _Writer(CategoryWorkbookWriter):
    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(xlsx_file, options) as book:
            book.set_properties({"created": self._chart_data.moment})
            yield book, book.add_worksheet()


def add_bars(
    slide: Any, deck: Deck, title: str, labels: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None], str]],
    box: Box, alt: str, across: bool = False, euro: bool = False, numbers: str = "",
) -> None:  # fmt: skip
    """A stacked bar chart; `series`: name, a value a label (None: none), colour."""
    data = FixedChartData(deck.content.published_at, numbers or ("#,##0" if euro else "0"))
    data.categories = [fitted(label, 2.2, 11, 2) for label in labels]
    for name, values, _ in series:
        data.add_series(name, values)
    kind = XL_CHART_TYPE.BAR_STACKED if across else XL_CHART_TYPE.COLUMN_STACKED
    frame = slide.shapes.add_chart(kind, *map(Inches, box), data)
    describe(frame, alt)
    chart = frame.chart
    if title:
        chart.has_title = True
        put_paragraph(chart.chart_title.text_frame, 0, fitted(title, box[2], 14, 1), deck, 14, LIGHT.ink, bold=True)
    else:
        chart.has_title = False
    plot = chart.plots[0]
    plot.gap_width = 60 if len(labels) > 2 else 160
    plot.overlap = 100
    for (_, _, colour), bar in zip(series, plot.series, strict=True):
        bar.format.fill.solid()
        bar.format.fill.fore_color.rgb = rgb(colour)
        bar.format.line.color.rgb = rgb("#ffffff")
    if across:
        chart.category_axis.reverse_order = True
    highest = max([sum(value or 0 for value in bar) for bar in zip(*(of for _, of, _ in series), strict=True)] + [0])
    set_axes(chart, deck, data.number_format, whole=not euro and not numbers and highest <= 12)
    if euro and across and highest > 0:
        chart.value_axis.major_unit = _step(highest)
        chart.value_axis.tick_labels.font.size = Pt(10)
    if across:
        chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def set_axes(chart: Any, deck: Deck, numbers: str, whole: bool) -> None:
    """What every chart shares: quiet grid, readable type, the legend below, the language; `whole`: no half steps."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.font.size, chart.font.color.rgb = Pt(12), rgb(LIGHT.mute)
    values = chart.value_axis
    values.minimum_scale = 0
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = numbers, False
    values.major_gridlines.format.line.color.rgb = rgb(LIGHT.line)
    values.format.line.fill.background()
    values.major_tick_mark = XL_TICK_MARK.NONE
    if whole:
        values.major_unit = 1
    chart.category_axis.format.line.color.rgb = rgb(LIGHT.mute)
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    for properties in chart._chartSpace.iter(qn("a:defRPr")):
        properties.set("lang", deck.tag)


def value_name(language: str, dimension: str, value: object) -> str:
    """What a value of a dimension is called, as on the pages."""
    if value == UNKNOWN:
        return text(language, "funding-no-year" if dimension == "year" else "value-unknown")
    return choice(language, value) or str(value)


def _step(highest: float) -> float:
    """A round step of which about four lead to that value: long figures side by side stay apart."""
    power = 10.0 ** floor(log10(highest / 4))
    return next(round_one * power for round_one in (1, 2, 2.5, 5, 10) if round_one * power >= highest / 4)
