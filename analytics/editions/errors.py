"""What can stand in the way of publishing or reading an edition, as errors that a page can put into words."""

from analytics.database import Reason, StoreUnwritable, refusals
from analytics.editions.edition import Edition

__all__ = ["Late", "Reason", "StoreUnwritable", "refusals"]


class Late(Exception):
    """Somebody else published first: `head` is their edition, `base` the one this publish was based on. Nothing was
    written; `analytics.editions.merge` puts the two together."""

    def __init__(self, base: int, head: Edition) -> None:
        super().__init__(f"based on edition {base}, but the newest is {head.number}")
        self.base = base
        self.head = head
