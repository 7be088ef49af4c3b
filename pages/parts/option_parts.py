"""The parts of the page with the settings an administrator changes while the dashboard runs."""

import io
import re
from dataclasses import replace

import streamlit as st
from PIL import Image, UnidentifiedImageError

from analytics.access.records import Options
from analytics.i18n import text
from pages.parts import acts, caches, state
from pages.parts.html import box, show
from pages.parts.view import View

MOST_LOGO_BYTES, MOST_LOGO_PIXELS = 1_000_000, 4000
LOGO_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_HOST = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(:\d{1,5})?")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def form(view: View) -> None:
    """All settings at once, and what is wrong with them at once."""
    language, options = view.language, caches.directory().known().options
    fresh = f"options-{state.entry_round('options')}"

    def label(name: str) -> str:
        return text(language, f"options-{name}")

    with st.form(fresh, border=True):
        public = st.toggle(
            label("public"), value=options.public_reading, key=f"{fresh}-public", help=label("public-help")
        )
        contact = st.text_input(
            label("contact"), value=options.contact, key=f"{fresh}-contact", max_chars=200, help=label("contact-help")
        )
        hosts = st.text_area(
            label("embed"),
            value="\n".join(options.embed_hosts),
            key=f"{fresh}-embed",
            max_chars=2000,
            help=label("embed-help"),
        )
        name = st.text_input(
            label("organisation"),
            value=options.organisation_name,
            key=f"{fresh}-name",
            max_chars=120,
            help=label("organisation-help"),
        )
        colour = st.text_input(label("colour"), value=options.colour, key=f"{fresh}-colour", max_chars=7)
        with st.container(key="logo"):  # what Streamlit says beside the button, the label says already
            logo = st.file_uploader(label("logo"), type=["png", "jpg", "jpeg"], max_upload_size=1, key=f"{fresh}-logo")
        if options.logo:
            st.image(options.logo, width=160)
        remove = bool(options.logo) and st.checkbox(label("logo-remove"), key=f"{fresh}-remove")
        pressed = st.form_submit_button(label("save"), type="primary")
    if pressed:
        wanted = replace(
            options,
            public_reading=public,
            contact=contact.strip(),
            embed_hosts=tuple(dict.fromkeys(line.strip().lower() for line in hosts.splitlines() if line.strip())),
            organisation_name=name.strip(),
            colour=colour.strip().lower(),
        )
        _save(replace(wanted, logo=b"", logo_type="") if remove else wanted, logo.getvalue() if logo else b"", view)


def picture_type(content: bytes) -> str:
    """`image/png` or `image/jpeg` of a picture that can be read; '' for anything else, or for one that is too large."""
    if len(content) > MOST_LOGO_BYTES:
        return ""
    try:
        with Image.open(io.BytesIO(content), formats=tuple(LOGO_TYPES)) as picture:
            if max(picture.size) > MOST_LOGO_PIXELS:
                return ""
            picture.load()
            return LOGO_TYPES[str(picture.format)]
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""


def problems(options: Options, language: str) -> list[str]:
    """What is wrong with the settings, in words."""
    found = [
        text(language, "options-embed-wrong", host=host) for host in options.embed_hosts if not _HOST.fullmatch(host)
    ]
    if not _COLOUR.fullmatch(options.colour):
        found.append(text(language, "options-colour-wrong"))
    return found


def _save(options: Options, logo: bytes, view: View) -> None:
    language = view.language
    visitor = acts.allowed("people")
    wrong = problems(options, language)
    if logo:
        kind = picture_type(logo)
        options = replace(options, logo=logo, logo_type=kind)
        wrong += [] if kind else [text(language, "options-logo-wrong")]
    if wrong:
        show(box("\n".join(wrong), kind="bad"))
        return
    before = caches.directory().known().options
    changed = [name for name in vars(options) if getattr(options, name) != getattr(before, name)]
    caches.audit().write(
        "options_changed", subject=visitor.subject, name=visitor.name, details={"changed": ", ".join(changed)}
    )
    caches.directory().save_options(options)
    state.finish_entry("options", text(language, "saved"))
    st.rerun()
