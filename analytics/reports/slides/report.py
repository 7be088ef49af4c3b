"""The slides of a report in their order, as one file."""

import io
from collections.abc import Sequence

from pptx import Presentation

from analytics.i18n import text
from analytics.reports.content import Content, Facts, Section
from analytics.reports.forms import Brand
from analytics.reports.slides.continued import add_paragraphs
from analytics.reports.slides.deck import Deck, prepare, repeatable, set_properties
from analytics.reports.slides.edition_slides import add_changes, add_sources
from analytics.reports.slides.goal_slides import add_goal
from analytics.reports.slides.money_slides import add_money
from analytics.reports.slides.portfolio_slides import add_portfolio
from analytics.reports.slides.summary_slides import add_summary
from analytics.reports.slides.title_slide import add_title


def slides(facts: Facts, content: Content, sections: Sequence[Section], brand: Brand) -> bytes:
    """The report as pptx. Raises ValueError where the brand's logo is no picture that PowerPoint knows."""
    show = Presentation()
    deck = Deck(show, prepare(show, brand), content, brand)
    set_properties(deck)
    add_title(deck)
    if "summary" in sections:
        add_summary(deck)
    if "goals" in sections:
        for goal in content.goals:
            add_goal(deck, goal)
        if not content.goals:
            add_paragraphs(deck, text(deck.language, "office-goals"), [text(deck.language, "office-no-goals")])
    if "portfolio" in sections:
        add_portfolio(deck, facts)
    if "money" in sections:
        add_money(deck, facts)
    if "changes" in sections:
        add_changes(deck, facts, alone=len(sections) == 1)
    if "sources" in sections:
        add_sources(deck)
    buffer = io.BytesIO()
    show.save(buffer)
    return repeatable(buffer.getvalue())
