"""Which organisation of a list is meant: by identifier first, then by name; what only resembles it is shown apart."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from analytics.intake.sources.records import SourceRead

MOST_NEAR = 20
NEAR = 85.0
"""From which likeness (rapidfuzz's token_sort_ratio, 0-100) another name is shown as a near miss."""

_PUNCTUATION = re.compile(r"[^\w]+")
_MUNICIPALITY = (
    re.compile(r"(?P<place>.+?)(?P<genitive>s?) (?:kommune|kommun|regionskommune)"),
    re.compile(r"(?:the )?municipality of (?P<place>.+)"),
    re.compile(r"(?P<place>.+) municipality"),
    re.compile(r"gmina (?P<place>.+)"),
)
_IDENTIFIER = re.compile(r"[0-9][0-9 .\-]{4,}[0-9]")


@dataclass(frozen=True)
class Organisation:
    """An organisation as a list has it. `names`: as written, the most frequent first; the counts are of projects."""

    names: tuple[str, ...]
    identifiers: tuple[str, ...]
    country: str | None
    town: str | None
    lead: int
    partner: int
    associated: int
    unknown: int  # projects in which its role is not said
    projects: int
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """`exact`: the same identifier or the same name. `near`: only resembles it, most alike first; never taken unless
    a person says so."""

    exact: list[Organisation]
    near: list[Organisation]


@dataclass
class _Group:
    """The rows of one organisation while they are counted. `roles`: (list, project) → its best role, as `_RANK`."""

    names: dict[str, int]
    also: set[str]
    identifiers: dict[str, None]
    towns: dict[str, None]
    roles: dict[tuple[str, str], int]
    sources: dict[str, None]
    country: str | None = None


_RANK = {"lead_partner": 0, "project_partner": 1, "associated_partner": 2, None: 3}


def find(sources: list[SourceRead], name: str, identifiers: str | Collection[str] = ()) -> Found:
    """The organisation called `name` or having one of the identifiers (`CVR 29188505; …` or several texts)."""
    wanted = set(numbers("; ".join([identifiers] if isinstance(identifiers, str) else identifiers)))
    keys = names_of(name)
    exact: list[Organisation] = []
    others: list[tuple[Organisation, _Group]] = []
    for organisation, group in _organisations(sources):
        same = any(wanted & set(numbers(identifier)) for identifier in organisation.identifiers)
        if same or any(keys & names_of(other) for other in (*organisation.names, *group.also)):
            exact.append(organisation)
        else:
            others.append((organisation, group))
    return Found(exact, _near(name, others))


def search(sources: list[SourceRead], words: str, most: int = 50) -> list[Organisation]:
    """Organisations whose name holds all the words (the beginning of a word is enough), most projects first."""
    parts = _cleaned(words).split()
    found = [
        organisation
        for organisation, group in _organisations(sources)
        if parts
        and any(
            all(any(word.startswith(part) for word in _cleaned(name).split()) for part in parts)
            for name in (*organisation.names, *group.also)
        )
    ]
    return sorted(found, key=lambda each: (-each.projects, each.names))[:most]


@lru_cache(maxsize=200_000)
def names_of(name: str) -> frozenset[str]:
    """What a name is compared by: `Slagelse Kommune`, `SLAGELSE KOMMUNE` and `Municipality of Slagelse` share one.

    >>> sorted(names_of("Norrköpings kommun"))
    ['norrköping|municipality', 'norrköpings|municipality']
    >>> names_of("Slagelsevej 12") & names_of("Slagelse Kommune")
    frozenset()
    """
    cleaned = _cleaned(name)
    for pattern in _MUNICIPALITY:
        if found := pattern.fullmatch(cleaned):
            genitive = found.groupdict().get("genitive") or ""
            return frozenset(f"{place}|municipality" for place in (found["place"], found["place"] + genitive))
    return frozenset({cleaned})


def numbers(said: str) -> list[str]:
    """The identifiers in a text, as they are compared: `DK29188505`, `CVR 29 18 85 05` → 29188505; a Swedish VAT
    number is the organisation's number with SE before it and 01 behind."""
    answer = []
    for found in _IDENTIFIER.finditer(said):
        digits = re.sub(r"[ .\-]", "", found[0])
        swedish = len(digits) == 12 and digits.endswith("01") and said[: found.start()].rstrip().upper().endswith("SE")
        answer.append(digits[:10] if swedish else digits)
    return answer


@lru_cache(maxsize=200_000)
def _cleaned(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).casefold().replace("aa", "å")
    return _PUNCTUATION.sub(" ", text).strip()


def _near(name: str, others: list[tuple[Organisation, _Group]]) -> list[Organisation]:
    if not name.strip():
        return []
    place = _main(name).partition("|")[0]
    named = [_cleaned(organisation.names[0]) for organisation, _ in others]
    alike = process.extract(_cleaned(name), named, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=MOST_NEAR)
    scores: dict[int, float] = {at: score for _, score, at in alike}
    for at, (organisation, _) in enumerate(others):
        towns = _cleaned(organisation.town or "").split()
        if len(place) >= 3 and any(word.startswith(place) for word in (*named[at].split(), *towns)):
            whole = place in named[at].split()
            scores[at] = max(scores.get(at, 0.0), 80.0 if whole else 60.0)
    best = sorted(scores, key=lambda at: (-scores[at], -others[at][0].projects, others[at][0].names))
    return [others[at][0] for at in best[:MOST_NEAR]]


def _organisations(sources: list[SourceRead]) -> Iterator[tuple[Organisation, _Group]]:
    for group in _groups(sources):
        roles = list(group.roles.values())
        yield (
            Organisation(
                names=tuple(sorted(group.names, key=lambda name: -group.names[name])),
                identifiers=tuple(group.identifiers),
                country=group.country,
                town=next(iter(group.towns), None),
                lead=roles.count(0),
                partner=roles.count(1),
                associated=roles.count(2),
                unknown=roles.count(3),
                projects=len(roles),
                sources=tuple(group.sources),
            ),
            group,
        )


def _groups(sources: list[SourceRead]) -> list[_Group]:
    """One group a name; the same name in two countries is two organisations."""
    countries: dict[str, set[str]] = {}
    for source in sources:
        for organisation, country in _cells(source, "organisation", "country"):
            if organisation and country:
                countries.setdefault(_main(organisation), set()).add(country)
    groups: dict[tuple[str, str | None], _Group] = {}
    columns = ("organisation", "country", "source_id", "also", "identifier", "town", "role")
    for source in sources:
        for organisation, said, source_id, also, identifier, town, role in _cells(source, *columns):
            if not organisation:
                continue
            name = _main(organisation)
            known = countries.get(name, set())
            country = said if len(known) > 1 else next(iter(known), None)
            group = groups.get((name, country))
            if group is None:
                group = groups[(name, country)] = _Group({}, set(), {}, {}, {}, {}, country)
            group.names[organisation] = group.names.get(organisation, 0) + 1
            group.sources[source.source] = None
            if also:
                group.also.add(also)
            if identifier:
                group.identifiers[identifier] = None
            if town:
                group.towns[town] = None
            project = (source.source, str(source_id))
            group.roles[project] = min(group.roles.get(project, 3), _RANK.get(role, 3))
    return list(groups.values())


def _main(organisation: str) -> str:
    """The one of its names that it is counted under."""
    return min(names_of(organisation), key=len)


def _cells(source: SourceRead, *columns: str) -> Iterator[tuple[str | None, ...]]:
    return zip(*(source.partners[column].to_pylist() for column in columns), strict=True)
