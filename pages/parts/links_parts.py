"""The parts of the page that lists the share links. What is done stands in the audit log before it is done: where that
cannot be written, nothing happens."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from analytics import clock
from analytics.access.records import Share
from analytics.audit.log import Action
from analytics.i18n import text
from analytics.i18n.formats import day, moment
from pages.parts import acts, caches, share_parts, state
from pages.parts.filters import filter_words
from pages.parts.frame import who
from pages.parts.html import framed, headings, labelled, stacked
from pages.parts.view import View

COLUMNS = (
    "links-label", "links-state", "links-shows", "links-made", "links-used", "links-views", "links-ends",
)  # fmt: skip


def condition(share: Share) -> str:
    """Open, paused, expired or revoked."""
    if share.revoked_at:
        return "revoked"
    if share.expires_at and share.expires_at <= clock.now():
        return "expired"
    return "paused" if share.paused else "open"


def listing(shares: Sequence[Share], view: View) -> str:
    """The links as a table."""
    language = view.language
    rows = "".join(
        f'<tr><th scope="row">{escape(share.label)}<small>{escape(share.share_id)}</small></th>'
        f"{labelled(language, COLUMNS[1:], _row(share, view))}</tr>"
        for share in shares
    )
    opened = sum(condition(share) == "open" for share in shares)
    caption = text(language, "links-count", open=opened, count=len(shares))
    return stacked(framed(headings(language, COLUMNS), rows, caption))


def _row(share: Share, view: View) -> tuple[str, ...]:
    language = view.language
    shows = [shown(share, language)]
    if share.password_hash:
        shows.append(text(language, "links-password"))
    return (
        text(language, f"links-{condition(share)}"),
        ", ".join(shows),
        text(language, "links-made-by", when=moment(language, share.created_at), name=who(share.created_by, language)),
        moment(language, share.last_used) if share.last_used else text(language, "links-never"),
        str(share.views),
        moment(language, share.expires_at) if share.expires_at else text(language, "links-never"),
    )


def shown(share: Share, language: str) -> str:
    """What a link shows, in a few words."""
    what = text(language, f"share-kind-{share.kind}")
    if share.goals:
        what += f" ({', '.join(share.goals)})"
    if share.filters:
        what += f" ({filter_words(share.filters, language)})"
    if share.edition is None:
        return f"{what}, {text(language, 'links-live')}"
    return f"{what}, {text(language, 'links-fixed', number=str(share.edition), day=day(language, share.as_of))}"


def changing(shares: Sequence[Share], view: View) -> None:
    """Pause, resume, give a new address or revoke one link."""
    language = view.language
    standing = {share.share_id: share for share in shares if condition(share) != "revoked"}
    if not standing:
        return
    st.header(text(language, "links-choose"), anchor=False)
    chosen = st.selectbox(
        text(language, "links-choose"),
        list(standing),
        format_func=lambda each: f"{standing[each].label} · {each}",
        key="links-chosen",
        label_visibility="collapsed",
    )
    share = standing[chosen]
    directory = caches.directory()
    with st.container(horizontal=True, vertical_alignment="center"):
        if share.paused:
            _button("resume", "share_resumed", share, view, lambda: directory.pause_share(share.share_id, False))
        else:
            _button("pause", "share_paused", share, view, lambda: directory.pause_share(share.share_id, True))
        if st.button(text(language, "links-rotate"), key="links-rotate"):
            _rotate(share, view)
    with st.form("links-revoke", border=True):
        sure = st.checkbox(text(language, "links-revoke-sure"), key=f"links-sure-{share.share_id}")
        pressed = st.form_submit_button(text(language, "links-revoke"))
    if pressed and not sure:
        st.error(text(language, "links-revoke-unsure"))
    elif pressed:
        _do("share_revoked", share, view, lambda: directory.revoke_share(share.share_id))


def renewed(view: View) -> None:
    """The new address of a link, shown this once."""
    if made := state.entry_value("links", "renewed", None):
        share_parts.ready(made, view)
        state.finish_entry("links")


def ending_all(shares: Sequence[Share], view: View) -> None:
    """Revoke every link at once."""
    language = view.language
    standing = [share for share in shares if share.revoked_at is None]
    if len(standing) < 2:
        return
    with st.expander(text(language, "links-revoke-all")), st.form("links-revoke-all", border=False):
        sure = st.checkbox(text(language, "links-revoke-all-sure", count=len(standing)), key="links-all-sure")
        pressed = st.form_submit_button(text(language, "links-revoke-all"))
    if pressed and not sure:
        st.error(text(language, "links-revoke-unsure"))
    elif pressed:
        visitor = acts.allowed("share")
        details = {"count": len(standing)}
        caches.audit().write("share_revoked", subject=visitor.subject, name=visitor.name, about="*", details=details)
        count = caches.directory().revoke_all_shares()
        state.leave_message(text(language, "links-all-revoked", count=count))
        st.rerun()


def _button(name: str, action: Action, share: Share, view: View, work: Callable[[], None]) -> None:
    if st.button(text(view.language, f"links-{name}"), key=f"links-{name}"):
        _do(action, share, view, work)


def _rotate(share: Share, view: View) -> None:
    visitor = acts.allowed("share")
    caches.audit().write("share_rotated", subject=visitor.subject, name=visitor.name, about=share.share_id)
    token = caches.directory().rotate_share(share.share_id)
    state.keep_entry("links", "renewed", (share, token))
    st.rerun()


def _do(action: Action, share: Share, view: View, work: Callable[[], None]) -> None:
    visitor = acts.allowed("share")
    caches.audit().write(action, subject=visitor.subject, name=visitor.name, about=share.share_id)
    work()
    state.leave_message(text(view.language, "links-changed", label=share.label))
    st.rerun()
