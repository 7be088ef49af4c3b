"""As known on: from which day on people could know what an edition says."""

from collections.abc import Iterable
from datetime import date

from analytics.editions.edition import Edition
from analytics.i18n.formats import COPENHAGEN


def known_on(edition: Edition) -> date:
    """The day it was published, in Denmark. The bundled sample says what was known on the day of its figures, however
    late it was written down, so for it that day holds."""
    if edition.kind == "sample" and edition.figures_as_of:
        return edition.figures_as_of
    return edition.published_at.astimezone(COPENHAGEN).date()


def edition_known_on(history: Iterable[Edition], day: date) -> Edition | None:
    """The newest edition that was known on that day, or None before the first."""
    known = (edition for edition in history if known_on(edition) <= day)
    return max(known, key=lambda edition: edition.number, default=None)
