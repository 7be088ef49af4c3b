"""What changed since the edition before, and where the figures come from."""

from analytics.i18n import text
from analytics.reports.content import Facts
from analytics.reports.slides.continued import add_paragraphs
from analytics.reports.slides.deck import BOTTOM, INNER, MARGIN, TOP, Deck
from analytics.reports.slides.slide_frame import finish, slide_with_title
from analytics.reports.slides.tables import put_rows_left, put_table, table_words


def add_changes(deck: Deck, facts: Facts, alone: bool) -> None:
    """What changed; no slide where there is no edition before, unless nothing else was asked for."""
    if facts.stories_from is not None or alone:
        said = deck.content.changes or (text(deck.language, "office-no-changes"),)
        add_paragraphs(deck, text(deck.language, "office-changes"), said)


def add_sources(deck: Deck) -> None:
    """The sources on one slide; what the figures mean in its notes."""
    content = deck.content
    slide = slide_with_title(deck, text(deck.language, "office-sources"))
    if content.sources.rows:
        shown = put_table(
            slide, deck, content.sources, (MARGIN, TOP, INNER, BOTTOM - TOP - 0.35), (14, 12, 11, 10), lines=5
        )
        put_rows_left(slide, deck, len(content.sources.rows) - shown)
    meanings = (f"{name} ({unit}): {meaning} {source}" for name, unit, meaning, source in content.definitions.rows)
    finish(slide, deck, [*table_words(content.sources), content.definitions.caption, *meanings])
