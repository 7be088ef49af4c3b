"""Editions: published, immutable states of all tables, with their history."""

from analytics.editions.changes import Cell, Changes, TableChanges, compare
from analytics.editions.edition import Edition, Original, Part
from analytics.editions.errors import Late, StoreUnwritable
from analytics.editions.merge import Conflict, Merged, merge
from analytics.editions.sample import ForeignStore, ensure_sample
from analytics.editions.store import Store, open_store

__all__ = [
    "Cell",
    "Changes",
    "Conflict",
    "Edition",
    "ForeignStore",
    "Late",
    "Merged",
    "Original",
    "Part",
    "Store",
    "StoreUnwritable",
    "TableChanges",
    "compare",
    "ensure_sample",
    "merge",
    "open_store",
]
