"""Which of the taken projects are published already, maybe under another name."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
from rapidfuzz import fuzz

from analytics.tables import LANGUAGE_SUFFIXES

NEAR = 82.0
"""From which score (0-100) a published project is suggested as possibly the same."""
SAME_START_DAYS = 400
"""Lists give the day of the grant, of the contract or of the start: a year and a bit apart is no contradiction."""
MOST_CANDIDATES = 5

_TITLES = ("title", *(f"title_{language}" for language in LANGUAGE_SUFFIXES))
_GAPS = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Match:
    """One taken project. `how`: 'id' and 'name' are taken as the same unless a person says otherwise; 'near' is only
    suggested (`published` is None until a person picks one of the candidates); 'new' resembles none. `candidates`:
    (published project_id, score 0-100), best first."""

    incoming: str
    published: str | None
    how: str
    score: float
    candidates: tuple[tuple[str, float], ...] = ()


def match(taken: pa.Table, published: pa.Table) -> list[Match]:
    """A match for each taken project, in order. Both as `tables.projects`."""
    known = [_read(row) for row in published.to_pylist()]
    matches: list[Match] = []
    used: set[str] = set()
    for row in taken.to_pylist():
        one = _match(_read(row), [each for each in known if each.id not in used])
        if one.published is not None:
            used.add(one.published)
        matches.append(one)
    return matches


@dataclass(frozen=True)
class _Project:
    id: str
    acronym: str
    titles: frozenset[str]
    programme: str
    start: date | None
    end: date | None


def _read(row: Mapping[str, Any]) -> _Project:
    titles = frozenset(_plain(row[name]) for name in _TITLES if row[name])
    return _Project(
        row["project_id"],
        _plain(row["acronym"] or ""),
        titles,
        _plain(row["programme"] or ""),
        row["start_date"],
        row["end_date"],
    )


def _plain(name: str) -> str:
    return _GAPS.sub(" ", unicodedata.normalize("NFKC", name).casefold()).strip()


def _match(incoming: _Project, known: list[_Project]) -> Match:
    scored = sorted(((each, _score(incoming, each)) for each in known), key=lambda pair: (-pair[1], pair[0].id))
    candidates = tuple((each.id, round(score, 1)) for each, score in scored if score >= NEAR)[:MOST_CANDIDATES]
    for how, same in (("id", [each for each in known if each.id == incoming.id]), ("name", _named(incoming, known))):
        if len(same) == 1 and not _contradicted(incoming, same[0]):
            return Match(incoming.id, same[0].id, how, 100.0, candidates)
    sure = [each.id for each in known if each.id == incoming.id or each in _named(incoming, known)]
    listed = dict.fromkeys([*sure, *(id for id, _ in candidates)])
    if listed:
        scores = dict(candidates)
        offered = tuple((id, scores.get(id, NEAR)) for id in listed)
        return Match(incoming.id, None, "near", max(score for _, score in offered), offered)
    return Match(incoming.id, None, "new", round(scored[0][1], 1) if scored else 0.0)


def _named(incoming: _Project, known: list[_Project]) -> list[_Project]:
    """Those with the same acronym or the same title in any language."""
    names = {incoming.acronym, *incoming.titles} - {""}
    return [each for each in known if names & ({each.acronym, *each.titles} - {""})]


def _contradicted(one: _Project, other: _Project) -> bool:
    """Whether days or programme say that two projects of one name are different ones."""
    if one.start and other.start and abs((one.start - other.start).days) > SAME_START_DAYS:
        return True
    if one.end and other.start and one.end < other.start:
        return True
    if other.end and one.start and other.end < one.start:
        return True
    if not one.programme or not other.programme:
        return False
    return fuzz.token_set_ratio(one.programme, other.programme) < 45


def _score(one: _Project, other: _Project) -> float:
    """How alike, 0-100: the best of acronym and titles; less where days or programme contradict."""
    pairs = [(title, its) for title in one.titles for its in other.titles]
    scores = [fuzz.token_sort_ratio(title, its) for title, its in pairs]
    scores += [fuzz.token_set_ratio(title, its) * 0.95 for title, its in pairs if min(len(title), len(its)) >= 12]
    if one.acronym and other.acronym:
        short = min(len(one.acronym), len(other.acronym)) < 4
        scores.append(100.0 * (one.acronym == other.acronym) if short else fuzz.ratio(one.acronym, other.acronym))
    best = max(scores, default=0.0)
    return best - 10 if best and _contradicted(one, other) else best
