"""The parts of the page that creates a share link."""

from collections.abc import Mapping
from datetime import timedelta
from html import escape
from typing import Any, get_args

import streamlit as st

from analytics import clock
from analytics.access.drafts import check_share
from analytics.access.passwords import password_hash
from analytics.access.records import Share, ShareKind
from analytics.editions import StoreUnwritable
from analytics.i18n import text
from analytics.i18n.formats import day
from analytics.settings import settings
from pages.parts import acts, caches, state
from pages.parts.filters import COLUMNS, filter_words
from pages.parts.frame import base_address
from pages.parts.html import box, link, plain, show
from pages.parts.view import View
from pages.web.share_address import qr_svg, share_address

EXPIRIES = (7, 30, 90, 365, 0)
"""Days after which a link may end; 0: never."""
SHORTEST_PASSWORD = 8
ENTRY = "share"


def made() -> tuple[Share, str] | None:
    """The link just made, and its token: shown this once."""
    found: tuple[Share, str] | None = state.entry_value(ENTRY, "made", None)
    return found


def form(view: View) -> None:
    """What is asked before a link is made."""
    language = view.language
    fresh = f"share-{state.entry_round(ENTRY)}"
    of = st.query_params.get("of", "goals")
    kinds: tuple[ShareKind, ...] = get_args(ShareKind)
    kind = st.radio(
        text(language, "share-what"),
        kinds,
        index=kinds.index(of) if of in kinds else 0,
        format_func=lambda each: text(language, f"share-kind-{each}"),
        horizontal=True,
        key=f"{fresh}-kind",
    )
    with st.form(fresh, border=True):
        goals = _goals(kind, view, fresh)
        filters = _filters(view) if kind == "projects" else {}
        label = st.text_input(
            text(language, "share-label"), key=f"{fresh}-label", max_chars=120, help=text(language, "share-label-help")
        )
        fixed = st.radio(
            text(language, "share-when"),
            (False, True),
            index=int("edition" in view.said or "as_of" in view.said or "known_on" in view.said),
            format_func=lambda each: _when(each, view),
            key=f"{fresh}-when",
        )
        left, middle, right = st.columns(3)
        own = left.selectbox(
            text(language, "share-language"),
            ("", *settings().languages),
            format_func=lambda each: text(each or language, "language-own-name" if each else "share-language-own"),
            key=f"{fresh}-language",
        )
        days = middle.selectbox(
            text(language, "share-expiry"),
            EXPIRIES,
            index=1,
            format_func=lambda each: text(language, "share-expiry-days", days=each),
            key=f"{fresh}-expiry",
        )
        password = right.text_input(
            text(language, "share-password"),
            type="password",
            key=f"{fresh}-password",
            max_chars=200,
            autocomplete="new-password",
            help=text(language, "share-password-help"),
        )
        pressed = st.form_submit_button(text(language, "share-create"), type="primary")
    if pressed:
        _create(_draft(view, kind, goals, filters, label, fixed, own, days, password), password, view)


def ready(made: tuple[Share, str], view: View) -> None:
    """The address, to be copied now or never; as a QR code; the frame for the municipality's own site."""
    language = view.language
    share, token = made
    address = share_address(base_address(), token)
    show(box(text(language, "share-made-once"), text(language, "share-made"), "good"))
    st.code(address, language=None, wrap_lines=True)
    show(f"<p>{link(address, text(language, 'share-open'))}</p>")
    with st.expander(text(language, "share-qr")):
        alt = escape(text(language, "share-qr-alt"))
        st.markdown(
            f'<div class="qr" role="img" aria-label="{alt}">{qr_svg(address)}</div>', unsafe_allow_html=True
        )  # st.html would take the svg away
    if not share.password_hash:
        hosts = caches.directory().known().options.embed_hosts
        with st.expander(text(language, "share-embed")):
            if hosts:
                title = escape(share.label)
                st.code(f'<iframe src="{address}/embed" title="{title}" width="100%" height="640"></iframe>', "html")
            else:
                show(f'<p class="why">{escape(text(language, "share-embed-hosts"))}</p>')
    st.button(text(language, "share-another"), on_click=lambda: state.finish_entry(ENTRY))


def _goals(kind: ShareKind, view: View, fresh: str) -> tuple[str, ...]:
    language = view.language
    titles = {each.goal.goal_id: each.goal.title(language) for each in caches.verdicts(view.edition.number, view.as_of)}
    if kind == "projects":
        return ()
    if kind == "goal":
        asked = st.query_params.get("goal", "")
        chosen = st.selectbox(
            text(language, "share-goal"),
            list(titles),
            index=list(titles).index(asked) if asked in titles else 0,
            format_func=lambda each: plain(titles[each]),
            key=f"{fresh}-goal",
        )
        return (chosen,) if chosen else ()
    several = st.multiselect(
        text(language, "share-goals"),
        list(titles),
        format_func=lambda each: plain(titles[each]),
        placeholder=text(language, "share-goals-all"),
        key=f"{fresh}-goals",
    )
    return tuple(several)


def _filters(view: View) -> dict[str, str]:
    """The filters of the projects page that was shared, shown as they will be locked."""
    language = view.language
    found = {name: st.query_params[name] for name in (*COLUMNS, "q") if st.query_params.get(name)}
    show(
        f'<p class="why"><b>{escape(text(language, "share-filters"))}:</b> {escape(filter_words(found, language))}</p>'
    )
    show(f'<p class="why">{escape(text(language, "share-filters-why"))}</p>')
    return found


def _when(fixed: bool, view: View) -> str:
    if not fixed:
        return text(view.language, "share-live")
    on = day(view.language, view.as_of)
    return text(view.language, "share-fixed", number=str(view.edition.number), day=on)


def _draft(
    view: View,
    kind: ShareKind,
    goals: tuple[str, ...],
    filters: Mapping[str, str],
    label: str,
    fixed: bool,
    language: str,
    days: int,
    password: str,
) -> Share:
    return Share(
        share_id="",
        label=label.strip(),
        kind=kind,
        goals=goals,
        filters=dict(filters),
        language=language or None,
        edition=view.edition.number if fixed else None,
        as_of=view.as_of if fixed else None,
        expires_at=clock.now() + timedelta(days=days) if days else None,
        password_hash=password_hash(password) if password else "",
        token_hash="",
        created_by=view.visitor.name or view.visitor.subject,
        created_at=clock.now(),
        paused=False,
        revoked_at=None,
        last_used=None,
        views=0,
    )


def _create(draft: Share, password: str, view: View) -> None:
    """Make the link and show it, or say all that is wrong."""
    language = view.language
    problems: list[str] = check_share(draft, settings().languages, clock.now())
    if password and len(password) < SHORTEST_PASSWORD:
        problems.append("share-password-short")
    if problems:
        show(box("\n".join(text(language, each) for each in problems), kind="bad"))
        return
    visitor = acts.allowed("share")
    try:
        made = caches.directory().create_share(draft)
    except StoreUnwritable as error:
        show(box(text(language, f"unwritable-{error.reason}"), text(language, "unwritable-title"), "bad"))
        return
    details: dict[str, Any] = {"kind": draft.kind, "label": draft.label}
    caches.audit().write(
        "share_created", subject=visitor.subject, name=visitor.name, about=made[0].share_id, details=details,
        edition=draft.edition,
    )  # fmt: skip
    state.keep_entry(ENTRY, "made", made)
    st.rerun()
