"""Who a request comes from: settings, cookies and what is known now, to a visitor. Pure, so that it can be tested."""

from collections.abc import Mapping
from datetime import datetime

from analytics.access.directory import Known
from analytics.access.records import Share, Visitor
from analytics.settings import Settings

SESSION_COOKIE = "dashboard-session"
SHARE_COOKIE = "dashboard-share-"
"""And the share_id: a browser may hold several links."""
SHARE_PARAMETER = "share"
"""In an address: the share_id through which somebody looks who could also look without."""


def recognise(
    known: Known, settings: Settings, keys: Mapping[str, str], cookies: Mapping[str, str], wanted: str, at: datetime
) -> Visitor:
    """The visitor of a request. `keys`: role → key, in the way in by key. `wanted`: the share_id the address names, ''
    for none.

    A link that the address names and a cookie proves locks the view, whoever looks (so an administrator sees what the
    receiver will see). Else: the way in (local: administrator; key or OIDC: the session's role, where the person is
    not disabled). Else a link's cookie, the one opened last. Else reader where public reading is on. Else NOBODY."""
    raise NotImplementedError


def fingerprint(share: Share) -> str:
    """What a share session is bound to: the link's token and its password."""
    raise NotImplementedError
