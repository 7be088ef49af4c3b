"""What may be wrong with a link or a person that an administrator is about to keep: ids of texts (`access.ftl`)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from analytics.access.directory import same_address
from analytics.access.records import Person, Share

LONGEST_LABEL = 120
LONGEST_FILTERS = 2000
"""Characters of all filters together, as many as an address holds everywhere."""


def check_share(draft: Share, languages: Sequence[str], at: datetime) -> list[str]:
    """What is wrong with a link that somebody wants to create at that time, where those languages are offered; nothing
    if it may be created. Whether its goals and its edition exist is for whoever knows them to say."""
    problems = {
        "share-problem-label-missing": not draft.label.strip(),
        "share-problem-label-long": len(draft.label) > LONGEST_LABEL,
        "share-problem-one-goal": draft.kind == "goal" and len(draft.goals) != 1,
        "share-problem-goals-of-projects": draft.kind == "projects" and bool(draft.goals),
        "share-problem-filters-of-goals": draft.kind != "projects" and bool(draft.filters),
        "share-problem-filters-long": sum(len(name) + len(draft.filters[name]) for name in draft.filters)
        > LONGEST_FILTERS,
        "share-problem-language": draft.language is not None and draft.language not in languages,
        "share-problem-edition": draft.edition is not None and draft.edition < 1,
        "share-problem-expiry-past": draft.expires_at is not None and draft.expires_at <= at,
    }
    return [problem for problem in problems if problems[problem]]


def check_person(person: Person, people: Iterable[Person]) -> list[str]:
    """What is wrong with a person whom an administrator enters beforehand or changes; `people`: everybody there is."""
    if person.subject:  # they have come: who they are is their provider's to say
        return []
    local, at_sign, host = person.email.strip().rpartition("@")
    if not (local and at_sign and host) or any(sign.isspace() for sign in local + host):
        return ["person-problem-email"]
    others = (other for other in people if not other.subject and other.person_id != person.person_id)
    taken = any(same_address(other.email, person.email.strip()) for other in others)
    return ["person-problem-email-taken"] if taken else []
