"""What changes the dashboard, done by those who may and written into the audit log: the one way for every page."""

from typing import Any

from analytics.access.records import Visitor
from analytics.access.roles import Act, may
from analytics.audit.log import Action
from analytics.editions import Edition
from analytics.tables import Tables
from pages.parts import caches, frame


class Forbidden(Exception):
    """Somebody tried what their role does not allow. The pages do not offer it to them."""


def allowed(act: Act) -> Visitor:
    """Whoever looks just now, if they may do that. Raises Forbidden, which is logged."""
    visitor = frame.visitor()
    if not may(visitor.role, act):
        caches.audit().write("denied", subject=visitor.subject, name=visitor.name, about=act)
        raise Forbidden(act)
    return visitor


def publish(tables: Tables, base: int, *, act: Act = "publish", about: str = "", **said: Any) -> Edition:
    """Publish as `Store.publish` does."""
    visitor = allowed(act)
    edition = caches.store().publish(tables, base, **said)
    return written(_ACTIONS[act], visitor, edition, about)


def restore(number: int, **said: Any) -> Edition:
    """Restore as `Store.restore` does."""
    visitor = allowed("restore")
    return written("restore", visitor, caches.store().restore(number, **said), str(number))


def written(action: Action, visitor: Visitor, edition: Edition, about: str = "") -> Edition:
    """Note in the audit log that an edition came to be. Pressing twice publishes once and is noted once."""
    log = caches.audit()
    if not any(each.edition == edition.number for each in log.entries(actions=(action,), most=20)):
        who = visitor.name or edition.author
        log.write(action, subject=visitor.subject, name=who, about=about, edition=edition.number)
    return edition


_ACTIONS: dict[Act, Action] = {"publish": "publish", "edit_goal": "goal_edit", "check_in": "check_in"}
