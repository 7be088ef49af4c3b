"""Headings → columns: by name, by what people write besides, by close spelling; as answered where a person decided."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
from rapidfuzz import fuzz, process

from analytics.findings import Finding, Option
from analytics.intake import amounts
from analytics.intake.answers import LEAVE_OUT
from analytics.intake.asking import Asking, leave_out, question
from analytics.intake.convert import shown
from analytics.intake.grid import Cells, Grid, Place
from analytics.intake.layout import Layout
from analytics.intake.reports import HeadingRead
from analytics.intake.values import Unit, unit
from analytics.intake.words import Vocabulary, letters, plain
from analytics.tables import LANGUAGE_SUFFIXES, TABLES

CLOSE, CLOSE_ASKED = 84.0, 78.0
"""From this likeness (0 to 100) on, two names may be one misspelt; the second where a person is asked."""
EXAMPLES = 3

_BRACKETS = re.compile(r"^(.*?)\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_OF_A_YEAR = ("i", "for", "år", "året", "in", "year", "för", "året", "na", "w", "rok", "roku", "r.")  # budget for 2012
_PER_CENT = ("%", "pct.", "pct", "i %", "i pct.")


@dataclass
class Binding:
    """Which column of the sheet is what. `positions`: column → position from 0; `amounts`: position → id of an amount
    beside projects; `units`: position → what the heading says of its unit; `ids_from`: where project ids are made from;
    `absent`: the table's columns that are not there; `constants`: column → its value in every row."""

    table: str
    positions: dict[str, int] = field(default_factory=dict)
    amounts: dict[int, str] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    headings: list[HeadingRead] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    ids_from: str | None = None
    absent: tuple[str, ...] = ()
    constants: dict[str, str] = field(default_factory=dict)


def recognised(table: str, headings: Sequence[str], vocabulary: Vocabulary) -> int:
    """How many of the headings are columns of the table, by name or alias."""
    found: set[str] = set()
    for heading in headings:
        if heading and (candidates := _candidates(table, heading, vocabulary)[0]):
            found.add(next((each for each in candidates if each not in found), candidates[0]))
    return len(found)


def names_a_column(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the name of a column of any table, or of one that lists of people have."""
    names = {plain(text), plain(_split(text)[0])}
    tables: list[Container[str]] = [*vocabulary.columns.values(), *vocabulary.aliases.values(), vocabulary.amounts]
    return any(name in vocabulary.headings or any(name in columns for columns in tables) for name in names)


def columns_found(table: str, headings: Sequence[str], vocabulary: Vocabulary) -> set[str]:
    """Which columns of the table the headings name."""
    return {column for heading in headings if heading for column in _candidates(table, heading, vocabulary)[0]}


def bind(grid: Grid, table: str, layout: Layout, vocabulary: Vocabulary, asking: Asking) -> Binding:
    """The headings bound, each column once, with what is to be said or asked about them."""
    work = _Work(grid, table, layout, vocabulary, asking, Binding(table))
    work.answered()
    for how in ("name", "alias"):
        work.known(how)
    work.repeated()
    work.unsure()
    work.close()
    work.colliding()
    work.missing()
    work.report()
    return work.binding


def _split(heading: str) -> tuple[str, Unit | None]:
    """A heading without its unit, and the unit: 'Budget (t.kr.)', 'Beløb i 1.000 DKK'."""
    if found := _BRACKETS.match(heading):
        inside = found[2].strip()
        said = unit(inside)
        if said or inside.casefold() in _PER_CENT or not any(sign.isdecimal() for sign in inside):
            return found[1], said
    parts = heading.split()
    for at in range(1, len(parts)):
        said = unit(" ".join(parts[at:]))
        if said:
            return " ".join(parts[:at]).rstrip(",:-– "), said
    return heading, None


def _candidates(table: str, heading: str, vocabulary: Vocabulary) -> tuple[list[str], str, Unit | None]:
    """The columns a heading may be, the likeliest first; how it is known ('name', 'alias'); its unit."""
    known, besides = vocabulary.columns[table], vocabulary.aliases.get(table, {})
    full = plain(heading)
    if full in known:
        return [known[full]], "name", None
    base, said = _split(heading)
    for name, its_unit in ((full, None), (plain(base), said)):
        if name in known:
            return [known[name]], "alias", its_unit
        if name in besides:
            return besides[name], "alias", its_unit
        if table == "projects" and (amount := _amount(name, vocabulary)):
            return [amount], "alias", its_unit
    return [], "none", said


def _understood(heading: str) -> bool:
    """Whether what stands in brackets in a heading of money is a unit or a year; else it may mean anything."""
    found = _BRACKETS.match(heading)
    inside = found[2].strip() if found else ""
    return not found or unit(inside) is not None or _YEAR.fullmatch(inside) is not None


def _amount(name: str, vocabulary: Vocabulary) -> str | None:
    """The amount that a heading beside projects names: 'bevilget tilskud' is a grant, as granted; 'budget 2012' the
    budget of that year."""
    if name in vocabulary.amounts:
        found = vocabulary.amounts[name]
        return amounts.CURRENCY if found == "currency" else amounts.column_id(found, None)
    rest, stages, years = _reduced(name, vocabulary)
    if (
        len(stages) > 1
        or len(years) > 1
        or not (stages or years)
        or vocabulary.amounts.get(rest, "currency") == "currency"
    ):
        return None
    return amounts.column_id(vocabulary.amounts[rest], next(iter(stages), None), next(iter(years), None))


def _reduced(name: str, vocabulary: Vocabulary) -> tuple[str, set[str], set[int]]:
    """What is left of a heading of an amount without stages and years, and those."""
    words = re.sub(r"[()\[\],;:]", " ", name).split()
    stages = {vocabulary.stages[word] for word in words if word in vocabulary.stages}
    years = {int(word) for word in words if _YEAR.fullmatch(word)}
    besides = _OF_A_YEAR if years else ()
    rest = (
        word for word in words if word not in vocabulary.stages and not _YEAR.fullmatch(word) and word not in besides
    )
    return " ".join(rest), stages, years


@dataclass
class _Work:
    grid: Grid
    table: str
    layout: Layout
    vocabulary: Vocabulary
    asking: Asking
    binding: Binding
    taken: dict[int, tuple[str | None, str]] = field(default_factory=dict)  # position → column, how

    @property
    def place(self) -> Place:
        return self.grid.place

    def key(self, position: int) -> str:
        """The key of the answer that decides a heading; of several alike the second is told from the first."""
        headings = [plain(heading) for heading in self.layout.headings]
        before = headings[:position].count(headings[position])
        return self.asking.key("column", headings[position] + (f" #{before + 1}" if before else ""))

    def cell(self, position: int) -> str:
        return f"{letters(position)}{self.grid.numbers[self.layout.bottom].as_py()}"

    def free(self) -> list[int]:
        """The headings not decided yet."""
        return [at for at, heading in enumerate(self.layout.headings) if heading and at not in self.taken]

    def is_taken(self, column: str) -> bool:
        return column in self.binding.positions or column in self.binding.amounts.values()

    def take(self, position: int, column: str, how: str, its_unit: Unit | None = None) -> None:
        self.taken[position] = (column, how)
        if column.startswith(amounts.PREFIX) and column != amounts.CURRENCY:
            self.binding.amounts[position] = column
        else:
            self.binding.positions[column] = position
        if its_unit is None:
            its_unit = _split(self.layout.headings[position])[1]
        if how == "answer" and self._is_money(column) and not _understood(self.layout.headings[position]):
            self.say("warning", "heading-unit-unknown", position, self.layout.headings[position])
        if its_unit is not None and self._is_money(column):
            self.binding.units[position] = its_unit
            if its_unit.factor != 1:
                factor = {"factor": str(its_unit.factor)}
                self.say("warning", "heading-unit", position, self.layout.headings[position], factor)

    def _is_money(self, column: str) -> bool:
        return column.startswith(amounts.PREFIX) or TABLES[self.table].column(column).type == "money"

    def allowed(self) -> list[str]:
        """What a heading may be answered to be."""
        return [column.name for column in TABLES[self.table].all_columns()]

    def answered(self) -> None:
        for position in self.free():
            given = self.asking.answers.get(self.key(position))
            if given is None:
                continue
            beside = self.table == "projects" and (amounts.is_amount(given) or given == amounts.CURRENCY)
            if given == LEAVE_OUT:
                self.taken[position] = (None, "answer")
            elif (beside or given in self.allowed()) and not self.is_taken(given):
                self.take(position, given, "answer")
            else:
                continue
            self.asking.answer(self.key(position), (given,))

    def known(self, how: str) -> None:
        for position in self.free():
            for name in self.layout.names[position]:
                columns, known, its_unit = _candidates(self.table, name, self.vocabulary)
                column = next((each for each in columns if not self.is_taken(each)), None)
                if known == how and column:
                    if how == "alias" and self._is_money(column) and not _understood(name):
                        self.ask(position, [column], column)
                        break
                    self.take(position, column, how, its_unit)
                    break

    def repeated(self) -> None:
        """Headings of a column that another one has already: left out and said; money, and what the table cannot be
        without, is asked about."""
        for position in self.free():
            columns = next((found for name in self.layout.names[position] if (found := self._candidates(name))), [])
            if not columns:
                continue
            column = columns[0]
            other = self._where(column)
            self.taken[position] = (None, "none")
            if _alike(self.grid.columns[position], self.grid.columns[other], self.layout.bottom + 1):
                continue  # the same twice: nothing is lost
            if self._is_money(column):
                self.ask(position, [column], None)
                continue
            about = {"other": self.cell(other)}
            heading = self.layout.headings[position]
            self.say("warning", "repeated-column", position, heading, about, column=self.id(column))

    def _candidates(self, name: str) -> list[str]:
        return _candidates(self.table, name, self.vocabulary)[0]

    def _where(self, column: str) -> int:
        at = self.binding.positions.get(column)
        return at if at is not None else next(p for p, each in self.binding.amounts.items() if each == column)

    def unsure(self) -> None:
        """Headings that may be one amount or another."""
        for position in self.free():
            base = plain(_split(self.layout.headings[position])[0])
            rest, stages, years = _reduced(base, self.vocabulary)
            may_be = self.vocabulary.unsure.get(base) or self.vocabulary.unsure.get(rest)
            if self.table != "projects" or may_be is None or len(years) > 1 or not self._has_cells(position):
                continue
            stage, year = next(iter(stages), None), next(iter(years), None)
            columns = [amounts.column_id(amount, stage, year) for amount in may_be]
            self.ask(position, [each for each in columns if not self.is_taken(each)], None)

    def _has_cells(self, position: int) -> bool:
        unread = any(cell.rstrip("0123456789") == letters(position) for cell in self.grid.unread)
        return unread or bool(_examples(self.grid.columns[position], self.layout.bottom + 1, 1))

    def ask(self, position: int, columns: list[str], suggested: str | None) -> None:
        options = [Option(column, *self._option(column)) for column in columns]
        asked = question(self.key(position), [*options, leave_out()], suggested)
        heading = self.layout.headings[position]
        examples = ", ".join(_examples(self.grid.columns[position], self.layout.bottom + 1))
        about = {"examples": examples}
        finding = self.place.finding("question", "column-asked", self.cell(position), heading, about, asked)
        self.binding.findings.append(finding)
        self.taken[position] = (None, "none")

    def _option(self, column: str) -> tuple[str, dict[str, str], dict[str, tuple[str, ...]]]:
        if not amounts.is_amount(column):
            return "column", {}, {"column": (self.id(column),)}
        scope, item, stage, year = amounts.parts(column)
        ids: dict[str, tuple[str, ...]] = {
            "scope": (f"choice-{scope}",),
            "item": (f"choice-{item}",),
            "stage": (f"choice-{stage}",),
        }
        return ("amount-of-year", {"year": str(year)}, ids) if year else ("amount", {}, ids)

    def close(self) -> None:
        """Headings that are nearly a name."""
        names = {name: [column] for name, column in self.vocabulary.columns[self.table].items()}
        names = self.vocabulary.aliases.get(self.table, {}) | names
        if self.table == "projects":
            names = names | {
                name: [amounts.column_id(amount, None)]
                for name, amount in self.vocabulary.amounts.items()
                if amount != "currency" and name not in names
            }
        for position in self.free():
            heading = self.layout.headings[position]
            base = plain(_split(heading)[0])
            likely = {name: columns for name, columns in names.items() if not all(map(self.is_taken, columns))}
            found = process.extractOne(base, list(likely), scorer=fuzz.ratio, score_cutoff=CLOSE_ASKED)
            if found and found[1] < CLOSE and not self._asked_if_close(likely[found[0]]):
                found = None
            if not found or _YEAR.search(heading) or len(base) < 4:
                if self._has_cells(position):
                    self.say("warning", "unknown-column", position, heading)
                continue
            column = next(each for each in likely[found[0]] if not self.is_taken(each))
            if self._asked_if_close([column]):
                self.ask(position, [column], column)
            else:
                self.take(position, column, "close")
                self.say("warning", "column-close", position, heading, suggestion=self.id(column))

    def colliding(self) -> None:
        """Amounts that go by the project's status beside the same amount as granted or as planned: of some projects
        both would be one line. What the column without a stage holds is asked."""
        for position, column in list(self.binding.amounts.items()):
            scope, item, stage, year = amounts.parts(column)
            if stage != amounts.BY_STATUS:
                continue
            others = {each: amounts.column_id(f"{scope}/{item}", each, year) for each in ("planned", "granted")}
            taken = [each for each in others if self.is_taken(others[each])]
            if not taken:
                continue
            if self.taken[position][1] == "answer":
                other = self._where(others[taken[0]])
                about = {"other": self.cell(other)}
                self.say("error", "amounts-collide", position, self.layout.headings[position], about)
                continue
            del self.binding.amounts[position]
            self.binding.units.pop(position, None)
            free = [others[each] for each in others if each not in taken]
            self.ask(position, free, free[0] if free else None)

    def _asked_if_close(self, columns: Sequence[str]) -> bool:
        """Whether a name that is only nearly right is asked about: money, and what the table cannot be without."""
        return any(self._is_money(column) or TABLES[self.table].column(column).required for column in columns)

    def missing(self) -> None:
        """The columns that are not there. Of a text in several languages one column is enough to be there."""
        table, bound = TABLES[self.table], self.binding.positions
        every = [column.name for column in table.all_columns()]
        self.binding.absent = tuple(name for name in every if name not in bound)
        lacking = []
        for column in table.columns:
            languages = [f"{column.name}_{language}" for language in LANGUAGE_SUFFIXES] if column.translatable else []
            if not any(name in bound for name in (column.name, *languages)):
                lacking.append(column)
        if self.table == "projects" and "project_id" not in bound and not self._offered("project_id"):
            self._make_ids()
        for column in lacking:
            if (
                column.required
                and column.name != self.binding.ids_from
                and not (column.name == "project_id" and self.binding.ids_from)
            ):
                self._ask_missing(column.name)
        optional = [self.id(column.name) for column in lacking if not column.required]
        if optional:
            last = max((at for at, heading in enumerate(self.layout.headings) if heading), default=0)
            self.say("warning", "columns-missing", last, None, columns=optional)

    def _make_ids(self) -> None:
        titles = ["acronym", "title", *(f"title_{language}" for language in LANGUAGE_SUFFIXES)]
        start = next((name for name in titles if name in self.binding.positions), None)
        if start:
            self.binding.ids_from = start
            self.binding.absent = tuple(name for name in self.binding.absent if name != "project_id")
            self.say("warning", "ids-made", self.binding.positions[start], None, column=self.id(start))

    def _ask_missing(self, column: str) -> None:
        """Which heading is the column that the table cannot be without?"""
        if self._offered(column):
            return  # asked already, about the heading that is nearly its name
        headings = [
            position
            for position, (taken, how) in self.taken.items()
            if (taken is None and how == "none") or (how == "alias" and not self._needed(taken))
        ] + self.free()
        key = self.asking.key("missing", column)
        by_name = {plain(self.layout.headings[position]): position for position in sorted(headings)}
        choices = TABLES[self.table].column(column).choices
        constants = {f"={choice}": choice for choice in choices}
        answer = self.asking.answer(key, {*by_name, *constants})
        if answer in by_name:
            position = by_name[answer]
            before, _ = self.taken.get(position, (None, ""))
            if before in self.binding.positions:
                del self.binding.positions[before]
            self.binding.findings = [f for f in self.binding.findings if f.cell != self.cell(position)]
            self.take(position, column, "answer")
            return
        if answer in constants:
            self.binding.constants[column] = constants[answer]
            return
        free = max((at for at, heading in enumerate(self.layout.headings) if heading), default=-1) + 1
        if not by_name and not constants:
            self.say("error", "missing-column", free, None, column=self.id(column))
            return
        options = [
            Option(name, "heading", {"heading": self.layout.headings[at], "cell": self.cell(at)})
            for name, at in by_name.items()
        ] + [Option(value, "every-row", names={"choice": (f"choice-{choice}",)}) for value, choice in constants.items()]
        finding = self.place.finding(
            "question",
            "missing-asked",
            self.cell(free),
            question=question(key, options, None),
            column=self.id(column),
        )
        self.binding.findings.append(finding)

    def _offered(self, column: str) -> bool:
        """Whether a question about a heading offers the column."""
        options = [option.value for f in self.binding.findings if f.question for option in f.question.options]
        return column in options

    def _needed(self, column: str | None) -> bool:
        beside = column is None or column.startswith(amounts.PREFIX)
        return not beside and TABLES[self.table].column(column or "").required

    def say(
        self,
        level: str,
        code: str,
        position: int,
        value: str | None,
        about: Mapping[str, str] | None = None,
        **names: str | Sequence[str],
    ) -> None:
        finding = self.place.finding(level, code, self.cell(position), value, about, **names)  # type: ignore[arg-type]
        self.binding.findings.append(finding)

    def id(self, column: str) -> str:
        """The catalogue id of a column's name."""
        if column == amounts.CURRENCY:
            return "column-budget_lines-currency"
        if column.startswith(amounts.PREFIX):
            return f"choice-{column.split('/')[1]}"
        return f"column-{self.table}-{column}"

    def report(self) -> None:
        start = self.layout.bottom + 1
        for position, heading in enumerate(self.layout.headings):
            if heading:
                column, how = self.taken.get(position, (None, "none"))
                examples = _examples(self.grid.columns[position], start)
                self.binding.headings.append(
                    HeadingRead(letters(position), heading, column, how, self.key(position), examples)
                )


def _examples(cells: Cells, start: int, most: int = EXAMPLES) -> tuple[str, ...]:
    """The first different contents of a column, as text."""
    some = cells[start : start + 1000]
    rows = some.to_pylist() if isinstance(some, pa.Array) else some
    distinct = dict.fromkeys(shown(cell).strip()[:60] for cell in rows if cell is not None)
    return tuple(word for word in distinct if word)[:most]


def _alike(one: Cells, other: Cells, start: int) -> bool:
    first, second = one[start:], other[start:]
    if isinstance(first, pa.Array) and isinstance(second, pa.Array):
        return bool(first.equals(second))
    return isinstance(first, list) and isinstance(second, list) and first == second
