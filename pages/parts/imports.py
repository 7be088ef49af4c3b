"""Public lists on the upload page: whose projects, which of them are known already, and which values are to stand."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pyarrow as pa
import streamlit as st

from analytics.charts.cells import column_name
from analytics.findings import Finding
from analytics.i18n import text
from analytics.i18n.formats import BLANK, day
from analytics.intake.answers import Answers, key
from analytics.intake.onto import Onto
from analytics.intake.sources.combine import COMBINED, Difference, combine
from analytics.intake.sources.match import Match, match
from analytics.intake.sources.organisations import Found, Organisation, find, search
from analytics.intake.sources.records import SourceRead
from analytics.intake.sources.take import Taken, take
from analytics.tables import Tables, complete
from pages.parts import caches, state
from pages.parts.differences import distinct, key_words, value_words
from pages.parts.html import box, framed, headings, labelled, plain, show, stacked
from pages.parts.view import day_of

MOST_NAMES = 10
FEW_PROJECTS = 12
"""So many projects are open on the page; more stand behind their number."""
MOST_CHOICES = 40
NEW = "+"
OUT = "-"


@dataclass(frozen=True)
class Imported:
    """What comes from the lists, put together with what is there. `open`: how many decisions are still to be made;
    until then nothing can be published."""

    tables: Tables
    sheet_columns: pa.Table
    cell_origins: pa.Table
    findings: list[Finding]
    open: int


def choose(sources: Sequence[SourceRead], whole: Onto, base: int, answers: Answers, language: str) -> Imported | None:
    """The choices, one after the other on the page: whose projects, which of them are there, whose values. `answers`:
    what was chosen for these lists last time. None where nobody is chosen, so that nothing is taken."""
    before = state.once("before", (whole, base), lambda: complete({**caches.tables(base), **whole.tables}))
    picked = _whose(sources, before, answers, language)
    names = tuple(name for each in picked for name in each.names)
    if not names:
        show(box(text(language, "import-nobody"), kind="warn"))
        return None
    taken = state.once("taken", (sources, names), lambda: take(list(sources), names))
    matches = state.once("matches", (taken, before), lambda: match(taken.tables["projects"], before["projects"]))
    links, undecided = _links(matches, taken, before, answers, language)
    known = {incoming: None if link == NEW else link for incoming, link in links.items() if link != OUT}
    linked = (taken, before, tuple(known.items()))
    made = state.once("linked", linked, lambda: combine(taken, before, known))
    if sides := _sides(made.differences, language):
        chosen = (*linked, tuple(sides.items()))
        made = state.once("combined", chosen, lambda: combine(taken, before, known, sides))

    def imported() -> Imported:
        tables = {name: made.tables[name] for name in COMBINED}
        return Imported(tables, taken.sheet_columns, made.cell_origins, list(taken.findings), undecided)

    return state.once("imported", (made, undecided), imported)


def to_remember(sources: Sequence[SourceRead]) -> dict[str, str]:
    """Whose projects were taken from each list, and which published projects they were said to be: chosen beforehand
    when a later edition of the list is uploaded."""
    picked: Mapping[tuple[str, ...], Organisation] = state.kept("picked") or {}
    remembered = {
        key(source.source, "organisation"): json.dumps(
            [each.names[0] for each in picked.values() if source.source in each.sources], ensure_ascii=False
        )
        for source in sources
    }
    return remembered | (state.kept("link-keys") or {})


# --- whose projects ---


def _whose(sources: Sequence[SourceRead], published: Tables, answers: Answers, language: str) -> list[Organisation]:
    """The organisations whose projects are wanted."""
    listed = state.once("listed", (sources,), lambda: _count(sources))
    show(f"<p>{escape(text(language, 'import-words', count=listed))}</p>")
    own = published["organisation"].to_pylist()
    name = own[0]["name"] if own else ""
    identifiers = [part.strip() for part in (own[0]["identifiers"] or "").split(";") if part.strip()] if own else []
    found = state.once("found", (sources, name, *identifiers), lambda: find(list(sources), name, identifiers))
    before = state.once("before-picked", (sources, name), lambda: _last_time(sources, answers))
    picked = state.once("first-picked", (sources, name), lambda: _first_picked(sources, found, before, answers))
    state.keep("picked", picked)
    if before:
        names = ", ".join(each.names[0] for each in before)
        show(f'<p class="why">{escape(text(language, "import-last-time", names=names))}</p>')
    shown: set[tuple[str, ...]] = set()

    def boxes(some: Sequence[Organisation]) -> None:
        for each in some:
            if tuple(each.names) not in shown:
                shown.add(tuple(each.names))
                _box(each, picked, language)

    if found.exact:
        boxes(found.exact)
    else:
        show(f"<p>{escape(text(language, 'import-exact-none', name=name))}</p>")
    if found.near:
        with st.expander(text(language, "import-near-title", count=len(found.near)), key="import-near"):
            show(f'<p class="why">{escape(text(language, "import-near"))}</p>')
            boxes(found.near[:MOST_NAMES])
    words = st.text_input(
        text(language, "import-search"),
        key=f"import-search-{state.upload_round()}",
        placeholder=text(language, "import-search-help"),
    )
    words = words.strip()
    hits = state.once("hits", (sources, words), lambda: search(list(sources), words, MOST_NAMES) if words else [])
    if words and not hits:
        show(f"<p>{escape(text(language, 'import-search-none'))}</p>")
    boxes(hits)
    boxes(list(picked.values()))  # found by other words before
    return list(picked.values())


def _count(sources: Sequence[SourceRead]) -> int:
    """How many projects the lists name; one list in two files counts once."""
    return len({(each.source, name) for each in sources for name in each.projects["source_id"].to_pylist()})


def _last_time(sources: Sequence[SourceRead], answers: Answers) -> list[Organisation]:
    """The organisations picked when the lists were last uploaded, as far as they are in them now."""
    said = (answers.get(key(each.source, "organisation")) for each in sources)
    names = dict.fromkeys(name for each in said if each for name in json.loads(each))
    found = {each.names: each for name in names for each in find(list(sources), name).exact if name in each.names}
    return list(found.values())


def _first_picked(
    sources: Sequence[SourceRead], found: Found, before: Sequence[Organisation], answers: Answers
) -> dict[tuple[str, ...], Organisation]:
    """What is ticked at first: as last time, and our own name in the lists that were not there last time."""
    new = {each.source for each in sources if key(each.source, "organisation") not in answers}
    own = [each for each in found.exact if new.intersection(each.sources)]
    return {tuple(each.names): each for each in (*before, *own)}


def _box(each: Organisation, picked: dict[tuple[str, ...], Organisation], language: str) -> None:
    """One organisation to be ticked, with how often it takes part and as what."""
    names = tuple(each.names)
    ticked = f"organisation-{state.upload_round()}-{'|'.join(names)}"

    def changed() -> None:
        if state.value(ticked):
            picked[names] = each
        else:
            picked.pop(names, None)

    who = " / ".join(names[:3])
    counts = {"lead": each.lead, "partner": each.partner, "associated": each.associated, "unknown": each.unknown}
    parts = [text(language, f"import-as-{role}", count=count) for role, count in counts.items() if count]
    label = text(language, "import-exact", name=who, parts=", ".join(parts))
    about = " · ".join(part for part in (*each.identifiers[:1], each.town, each.country) if part)
    if about:
        label += f" ({about})"
    st.checkbox(plain(label), value=names in picked, key=ticked, on_change=changed)


# --- which projects ---


def _links(
    matches: Sequence[Match], taken: Taken, published: Tables, answers: Answers, language: str
) -> tuple[dict[str, str], int]:
    """For each project of the list: the id it has here already, NEW, or OUT; and how many are undecided (they are left
    out for the time being)."""
    rows = {row["project_id"]: row for row in taken.tables["projects"].to_pylist()}
    names = {row["project_id"]: project_words(row) for row in published["projects"].to_pylist()}
    chosen: dict[str, str] = state.kept("links") or {}
    before = _links_before(matches, taken, names, answers)
    decided = before | chosen
    links = {each.incoming: decided.get(each.incoming) or _default(each) for each in matches}
    state.keep(
        "link-keys", {_answer_key(taken, incoming): link for incoming, link in chosen.items() if incoming in rows}
    )
    near = [each for each in matches if each.how == "near" and each.incoming not in decided]
    if near:
        _decide("near", near, decided, rows, names, language)
    as_before = before.keys() - chosen.keys()
    counts = {
        "new": sum(link == NEW for link in links.values()),
        "known": sum(link not in (NEW, OUT, None) for link in links.values()),
        "near": sum(link is None for link in links.values()),
        "out": sum(link == OUT for link in links.values()),
    }
    parts = [text(language, f"import-count-{what}", count=count) for what, count in counts.items() if count]
    title = text(language, "import-caption", count=len(links), parts=", ".join(parts))
    with st.expander(plain(title), expanded=len(links) <= FEW_PROJECTS, key="import-projects"):
        show(_matches_table(matches, links, as_before, rows, names, title, language))
    others = [each for each in matches if each not in near]
    if others and st.toggle(text(language, "import-correct"), key=f"import-correct-{state.upload_round()}"):
        _decide("others", others, decided, rows, names, language)
    return {incoming: link or OUT for incoming, link in links.items()}, sum(not link for link in links.values())


def _answer_key(taken: Taken, incoming: str) -> str:
    source, name = taken.source_ids[incoming]
    return key(source, "project", name)


def _links_before(
    matches: Sequence[Match], taken: Taken, published: Collection[str], answers: Answers
) -> dict[str, str]:
    """What was decided about the projects last time, as far as it still can be: a project that was new then is
    published by now."""
    links = {}
    for each in matches:
        link = answers.get(_answer_key(taken, each.incoming))
        if link == OUT or link in published or (link == NEW and each.how == "near" and each.incoming not in published):
            links[each.incoming] = str(link)
    return links


def _default(each: Match) -> str | None:
    if each.how == "new":
        return NEW
    return None if each.how == "near" else each.published


def project_words(row: Mapping[str, Any]) -> str:
    """A project as a person knows it: acronym and title, else its id."""
    title = row["title"] or row["title_en"] or row["title_da"]
    return " – ".join(part for part in (row["acronym"], title) if part) or str(row["project_id"])


def _decide(
    form: str,
    matches: Sequence[Match],
    decided: Mapping[str, str],
    rows: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, str],
    language: str,
) -> None:
    """A form in which each project is said to be one that is there, a new one, or left out."""
    now = matches[:MOST_CHOICES]
    with st.form(f"links-{form}", border=True):
        if form == "near":
            show(f"<p>{escape(text(language, 'import-open', count=len(matches)))}</p>")
        for each in now:
            row = rows[each.incoming]
            options = [*(id for id, _ in each.candidates), NEW, OUT]
            chosen = decided.get(each.incoming) or _default(each)
            if chosen is not None and chosen not in options:
                options.insert(0, chosen)
            special = {NEW: text(language, "import-new"), OUT: text(language, "import-left-out")}
            labels = distinct({id: special.get(id) or names.get(id, id) for id in options})
            st.selectbox(
                plain(text(language, "import-which", name=project_words(row))),
                options,
                index=None if chosen is None else options.index(chosen),
                format_func=labels.__getitem__,
                key=_link_key(form, each),
                placeholder=text(language, "questions-choose"),
            )
            words = " · ".join(part for part in (row["programme"], _from_to(row, language)) if part)
            show(f'<p class="why">{escape(words)}</p>')
        st.form_submit_button(text(language, "import-take"), type="primary", on_click=_linked, args=(form, now))
    if len(now) < len(matches):
        show(f"<p class='why'>{escape(text(language, 'changes-first', shown=len(now)))}</p>")


def _from_to(row: Mapping[str, Any], language: str) -> str:
    if row["start_date"] is None and row["end_date"] is None:
        return BLANK
    return f"{day(language, row['start_date'])} – {day(language, row['end_date'])}"


def _link_key(form: str, each: Match) -> str:
    return f"link-{state.upload_round()}-{form}-{each.incoming}"


def _linked(form: str, matches: Sequence[Match]) -> None:
    chosen = {each.incoming: state.value(_link_key(form, each)) for each in matches}
    kept = state.kept("links") or {}
    state.keep("links", kept | {incoming: link for incoming, link in chosen.items() if link})


def _matches_table(
    matches: Sequence[Match],
    links: Mapping[str, str | None],
    as_before: Collection[str],
    rows: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, str],
    title: str,
    language: str,
) -> str:
    names_of_columns = ("import-match-project", "import-match-role", "import-match-dates", "import-match-what")
    head = headings(language, names_of_columns)
    body = ""
    for each in matches:
        row = rows[each.incoming]
        id = f"<small>{escape(each.incoming)}</small>"
        becomes = _becomes(each, links[each.incoming], names, language)
        if each.incoming in as_before:
            becomes = text(language, "import-as-before", what=becomes)
        said = (value_words(language, row["role"]), _from_to(row, language), becomes)
        cells = labelled(language, names_of_columns[1:], said)
        body += f'<tr><th scope="row">{escape(project_words(row))}{id}</th>{cells}</tr>'
    return stacked(framed(head, body, title))


def _becomes(each: Match, link: str | None, names: Mapping[str, str], language: str) -> str:
    if link == NEW:
        return text(language, "import-new")
    if link == OUT:
        return text(language, "import-left-out")
    if link is None:
        first = each.candidates[0][0]
        return text(language, "import-near-project", name=names.get(first, first))
    id = "import-known" if each.how == "id" else "import-known-name"
    return text(language, id, name=names.get(link, link))


# --- which values ---


def _sides(differences: Sequence[Difference], language: str) -> dict[tuple[str, str, str], str]:
    """Whose value each differing cell gets: the published one unless the list's is chosen."""
    if not differences:
        return {}
    everywhere = False
    with st.expander(
        text(language, "import-differences", count=len(differences)), expanded=True, key="import-differences"
    ):
        show(f'<p class="why">{escape(text(language, "import-differences-words"))}</p>')
        everywhere = st.toggle(text(language, "import-all-incoming"), key=f"import-everywhere-{state.upload_round()}")
        now = [] if everywhere else differences[:MOST_CHOICES]
        if now:
            _side_choices(now, language)
        if not everywhere and len(differences) > len(now):
            more = text(language, "import-more", shown=len(now), count=len(differences))
            show(f'<p class="why">{escape(more)}</p>')
    if everywhere:
        return {_cell(each): "incoming" for each in differences}
    kept = state.kept("sides") or {}
    return {_cell(each): kept[_cell(each)] for each in differences if _cell(each) in kept}


def _side_choices(differences: Sequence[Difference], language: str) -> None:
    kept = state.kept("sides") or {}
    with st.form("sides", border=False):
        for each in differences:
            label = text(
                language,
                "import-difference",
                row=_key_words(each, language),
                column=column_name(language, each.table, each.column),
            )
            values = {"published": each.published, "incoming": each.incoming}
            labels = {
                side: plain(text(language, f"import-side-{side}", value=_value_words(value, language)))
                for side, value in values.items()
            }
            st.radio(
                plain(label),
                list(labels),
                index=list(labels).index(kept.get(_cell(each), "published")),
                format_func=labels.__getitem__,
                horizontal=True,
                key=_side_key(each),
            )
        st.form_submit_button(text(language, "import-take"), on_click=_sided, args=(differences,))


def _key_words(each: Difference, language: str) -> str:
    """The row's key, which stands as JSON in a difference, in words."""
    return key_words(language, [int(part) if part and part.isdecimal() else part for part in json.loads(each.key)])


def _value_words(value: str, language: str) -> str:
    """A value as a person reads it; in a difference days are written ISO."""
    written = day_of(value)
    return value_words(language, written or value)


def _cell(each: Difference) -> tuple[str, str, str]:
    return each.table, each.key, each.column


def _side_key(each: Difference) -> str:
    return f"side-{state.upload_round()}-{each.table}-{each.key}-{each.column}"


def _sided(differences: Sequence[Difference]) -> None:
    kept = state.kept("sides") or {}
    state.keep("sides", kept | {_cell(each): state.value(_side_key(each)) for each in differences})
