"""What a visitor sees when something breaks: a calm page with a reference; the log has the rest."""

import logging
import secrets

import streamlit as st

from analytics.editions import StoreUnwritable
from analytics.i18n import text
from pages.parts.html import box, show
from pages.parts.view import language_of

log = logging.getLogger(__name__)


def on_script_error(error: Exception) -> bool:
    """Log the error under a reference and show the visitor that reference; True: Streamlit shows nothing of its own."""
    reference = secrets.token_hex(4)
    log.error("error %s", reference, exc_info=error)
    language = language_of(st.query_params.get("lang"), st.context.locale)
    if isinstance(error, StoreUnwritable):
        show(box(text(language, f"unwritable-{error.reason}"), text(language, "unwritable-title"), "bad"))
    else:
        show(box(text(language, "error-words", reference=reference), text(language, "error-title"), "bad"))
    return True
