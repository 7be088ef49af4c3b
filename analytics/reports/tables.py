"""The tables of a report that are about the whole edition: portfolio, money, sources, definitions. In words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow.compute as pc

from analytics.charts import portfolio as said
from analytics.charts import words
from analytics.charts.causes import enumeration
from analytics.charts.cells import value_name
from analytics.goals.verdict import Verdict
from analytics.i18n import text
from analytics.i18n.formats import BLANK, number
from analytics.metrics.frames import GROUPS
from analytics.metrics.registry import METRICS, PORTFOLIO
from analytics.reports.facts import FUNDING, SPREAD, Facts


@dataclass(frozen=True)
class Table:
    """A table in words: every row as long as the heading, whose first column names the row; without rows the caption
    says why. `numbers`: the columns to set flush right."""

    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


def portfolio(facts: Facts, language: str) -> tuple[Table, ...]:
    """The projects by status and by focus area, then every project; () where there is none."""
    if facts.projects.empty:
        return ()
    return (
        *(_spread(facts.spread[by], by, language) for by in SPREAD if len(facts.spread[by])),
        _projects(facts, language),
    )


def _spread(frame: pd.DataFrame, by: str, language: str) -> Table:
    name = said.dimension(language, by)
    caption = "projects-by-status" if by == "status" else "projects-by"
    return Table(
        text(language, caption, dimension=name.lower()),
        (name, text(language, "chart-certain"), text(language, "chart-possible")),
        tuple(
            (value_name(language, str(value)), number(language, low, 0), number(language, high, 0))
            for value, low, high in zip(*(frame[name].tolist() for name in ("value", "low", "high")), strict=True)
        ),
        frozenset({1, 2}),
    )


def _projects(facts: Facts, language: str) -> Table:
    heading = (
        text(language, "nav-project"),
        text(language, "column-projects-title"),
        text(language, "column-projects-role"),
        text(language, "column-projects-status"),
        text(language, "report-granted"),
        *(text(language, f"tile-{name}") for name in said.SUMS),
    )
    rows = tuple(
        (
            said.short_name(row),
            said.title(row, language) or BLANK,
            said.choice(language, row.role) or text(language, "value-unknown"),
            said.choice(language, row.status) or text(language, "value-unknown"),
            text(language, f"report-granted-{row.granted}"),
            *(said.sum_of(row, name, language) for name in said.SUMS),
        )
        for row in facts.projects[_read(facts.projects)].itertuples()
    )
    return Table(text(language, "report-projects", count=len(rows)), heading, rows, frozenset({5, 6, 7, 8}))


def _read(projects: pd.DataFrame) -> list[str]:
    """The columns of the project list that stand in the table: each costs time."""
    named = ("project_id", "acronym", "role", "status", "granted")
    sums = {f"{name}_{end}" for name in said.SUMS for end in ("low", "high")}
    return [name for name in map(str, projects) if name in named or name in sums or name.startswith("title")]


def money(facts: Facts, language: str) -> tuple[Table, ...]:
    """What is known in all, by year, by programme, loans apart, and the portfolio's key figures. Without any amount
    only the key figures; () without projects."""
    if facts.projects.empty:
        return ()
    found: list[Table] = []
    for by in FUNDING:
        wide = said.labelled(facts.funding[by], language, by)
        if wide.empty:
            continue
        if not found:
            found.append(_in_all(wide, language))
        found.append(_money_by(wide, by, language))
        found += _loans(wide, by, language)
    return (*found, _key_figures(facts, language))


def _in_all(wide: pd.DataFrame, language: str) -> Table:
    rows = tuple(tuple(each) for each in said.known_sums(wide, language))
    heading = (
        text(language, "report-money-kind"),
        text(language, "report-known-sum"),
        text(language, "report-unknown"),
    )
    return Table(text(language, "report-money"), heading, rows, frozenset({1}))


def _money_by(wide: pd.DataFrame, by: str, language: str) -> Table:
    """EU, own and other money, never loans; and how many of their amounts are unknown."""
    name = said.dimension(language, by)
    groups = (text(language, f"funding-{group}") for group in GROUPS)
    return Table(
        text(language, "funding-by", dimension=name.lower()),
        (name, *groups, text(language, "funding-unknown-column")),
        tuple(said.money_rows(wide, language)),
        frozenset({1, 2, 3, 4}),
    )


def _loans(wide: pd.DataFrame, by: str, language: str) -> list[Table]:
    """Loans, apart; [] where there are none."""
    rows = tuple(said.loan_rows(wide, language))
    if not rows:
        return []
    name = said.dimension(language, by)
    heading = (name, text(language, "funding-loan"), text(language, "funding-unknown-column"))
    caption = text(language, "report-loans", dimension=name.lower())
    return [Table(caption, heading, rows, frozenset({1, 2}))]


def _key_figures(facts: Facts, language: str) -> Table:
    rows = []
    for metric, values in facts.key_figures.items():
        unit = METRICS[metric].unit
        known = "" if values.certain else words.figure(language, values.known, unit)
        rows.append((text(language, f"metric-{metric}"), words.interval(language, values, unit), known))
    return Table(
        text(language, "key-figures-title"),
        (text(language, "key-figure"), text(language, "key-figure-value"), text(language, "key-figure-known")),
        tuple(rows),
        frozenset({1, 2}),
    )


def sources(facts: Facts, verdicts: Sequence[Verdict], language: str) -> Table:
    """Each file that rows of the edition come from, with how many rows of which tables; then where the goals stand
    written."""
    of_file: dict[str, list[tuple[str, int]]] = {}
    for table, rows in facts.tables.items():
        for counted in pc.value_counts(rows["_file"]).to_pylist():
            file = counted["values"] or text(language, "source-no-file")
            of_file.setdefault(file, []).append((table, counted["counts"]))
    found = [
        (
            file,
            enumeration(
                language,
                [text(language, "report-rows", table=text(language, f"table-{table}"), count=n) for table, n in named],
            ),
        )
        for file, named in sorted(of_file.items())
    ]
    of_goals: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.goal.source:
            of_goals.setdefault(verdict.goal.source, []).append(verdict.goal.title(language))
    found += [
        (source, text(language, "report-goals-of", count=len(titles), goals="; ".join(titles)))
        for source, titles in of_goals.items()
    ]
    heading = (text(language, "report-source"), text(language, "report-source-of"))
    return Table(text(language, "report-sources"), heading, tuple(found))


def definitions(verdicts: Sequence[Verdict], language: str) -> Table:
    """Every metric that stands in the report: those of the goals, what they have decided and implemented, and the
    portfolio's."""
    names: dict[str, None] = dict.fromkeys(
        name for each in verdicts for name in _metrics_of(each.goal.metric) if name
    ) | dict.fromkeys(PORTFOLIO)
    rows = tuple(
        (
            text(language, f"metric-{name}"),
            text(language, f"metric-{name}.unit"),
            text(language, f"metric-{name}.definition"),
            text(language, f"metric-source-{METRICS[name].source}"),
        )
        for name in names
    )
    heading = tuple(
        text(language, id) for id in ("report-metric", "metric-unit", "report-definition", "fact-formula-source")
    )
    return Table(text(language, "report-definitions"), heading, rows)


def _metrics_of(name: str) -> Iterable[str]:
    return name, METRICS[name].decided, METRICS[name].implemented
