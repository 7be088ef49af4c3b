"""The goals table, read: rows to `Goal`."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

from analytics.goals.verdict import Goal, Milestone
from analytics.tables import LANGUAGE_SUFFIXES, Tables


def read_goals(tables: Tables) -> tuple[Goal, ...]:
    """The goals in the order of the table, each with its milestones."""
    milestones: dict[str, list[Milestone]] = {}
    for row in tables["milestones"].to_pylist() if "milestones" in tables else ():
        milestones.setdefault(row["goal_id"], []).append(Milestone(row["due_on"], row["value"]))
    return tuple(_goal(row, milestones.get(row["goal_id"], [])) for row in tables["goals"].to_pylist())


def last_day(deadline: date | None, rule: str) -> date | None:
    """The last day that counts: the deadline itself, or the day before it where the goal says *before*."""
    if deadline is None:
        return None
    return deadline - timedelta(days=1) if rule == "before" else deadline


def title_of(row: Mapping[str, Any], language: str) -> str:
    """The title in a whole row of goals, as `Goal.title`."""
    return _goal(dict(row), []).title(language)


def _goal(row: dict[str, Any], milestones: list[Milestone]) -> Goal:
    rule: Literal["before", "through"] = row["deadline_rule"] or "through"
    return Goal(
        goal_id=row["goal_id"],
        titles=_translations(row, "title"),
        metric=row["metric"],
        comparison=row["comparison"],
        target=row["target"],
        unit=row["unit"] or "",
        tolerance=row["tolerance"],
        baseline=row["baseline"],
        starts_on=row["starts_on"],
        deadline=row["deadline"],
        deadline_rule=rule,
        last_day=last_day(row["deadline"], rule),
        minimum_project_budget=row["minimum_project_budget"],
        own_contribution_envelope=row["own_contribution_envelope"],
        envelope_basis=row["envelope_basis"],
        conditions_currency=row["conditions_currency"],
        focus_areas=_several(row["conditions_focus_area"]),
        programmes=_several(row["conditions_programme"]),
        course=row["path"] or ("milestones" if milestones else "linear"),
        milestones=tuple(sorted(milestones, key=lambda each: each.due_on)),
        parent=row["parent"],
        weight=1.0 if row["weight"] is None else row["weight"],
        focus_area=row["focus_area"],
        owner=row["owner"],
        interpretations=_translations(row, "interpretation"),
        source=row["source"],
    )


def _translations(row: dict[str, Any], column: str) -> dict[str, str]:
    """Language → text for the languages that have one; '' → the untranslated text."""
    found = {"": row[column]} | {language: row[f"{column}_{language}"] for language in LANGUAGE_SUFFIXES}
    return {language: words for language, words in found.items() if words}


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
