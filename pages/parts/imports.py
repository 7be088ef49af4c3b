"""Public lists on the upload page: whose projects, which of them are known already, and which values are to stand."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pyarrow as pa
import streamlit as st

from analytics.findings import Finding
from analytics.i18n import text
from analytics.i18n.formats import BLANK, day
from analytics.intake.sources.combine import COMBINED, Difference, combine
from analytics.intake.sources.match import Match, match
from analytics.intake.sources.organisations import Organisation, find, search
from analytics.intake.sources.records import SourceRead
from analytics.intake.sources.take import Taken, take
from analytics.tables import Tables, complete
from pages.parts import state
from pages.parts.differences import distinct, key_words, value_words
from pages.parts.html import box, framed, headings, labelled, plain, show, stacked
from pages.parts.missing import column_name
from pages.parts.view import day_of

MOST_NAMES = 20
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


def choose(sources: Sequence[SourceRead], uploaded: Tables, published: Tables, language: str) -> Imported | None:
    """The choices, one after the other on the page. None where nobody is chosen, so that nothing is taken."""
    before = complete({**published, **uploaded})
    names = _whose(sources, before, language)
    if not names:
        show(box(text(language, "import-nobody"), kind="warn"))
        return None
    taken = _once("taken", (sources, tuple(names)), lambda: take(list(sources), names))
    matches = match(taken.tables["projects"], before["projects"])
    links, undecided = _links(matches, taken, before, language)
    known = {incoming: None if link == NEW else link for incoming, link in links.items() if link != OUT}
    sides = _sides(combine(taken, before, known).differences, language)
    made = combine(taken, before, known, sides)
    tables = {name: made.tables[name] for name in COMBINED}
    return Imported(tables, taken.sheet_columns, made.cell_origins, list(taken.findings), undecided)


def _once(name: str, key: tuple[Any, ...], work: Any) -> Any:
    """The result of some work, kept as long as its key stays: the first part the very same object, the rest equal."""
    kept = state.kept(name)
    if kept and kept[0][0] is key[0] and kept[0][1:] == key[1:]:
        return kept[1]
    made = work()
    state.keep(name, (key, made))
    return made


# --- whose projects ---


def _whose(sources: Sequence[SourceRead], published: Tables, language: str) -> list[str]:
    """The names, as the lists write them, of the organisations whose projects are wanted."""
    projects, partners = sum(len(each.projects) for each in sources), sum(len(each.partners) for each in sources)
    show(f"<p>{escape(text(language, 'import-words', projects=projects, partners=partners))}</p>")
    own = published["organisation"].to_pylist()
    name = own[0]["name"] if own else ""
    identifiers = [part.strip() for part in (own[0]["identifiers"] or "").split(";") if part.strip()] if own else []
    found = _once("found", (sources, name, *identifiers), lambda: find(list(sources), name, identifiers))
    picked: dict[tuple[str, ...], Organisation] = _once(
        "picked", (sources, name), lambda: {tuple(each.names): each for each in found.exact}
    )
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
    hits = search(list(sources), words, MOST_NAMES) if words.strip() else []
    if words.strip() and not hits:
        show(f"<p>{escape(text(language, 'import-search-none'))}</p>")
    boxes(hits)
    boxes(list(picked.values()))  # found by other words before
    return [name for each in picked.values() for name in each.names]


def _box(each: Organisation, picked: dict[tuple[str, ...], Organisation], language: str) -> None:
    """One organisation to be ticked, with how often it takes part and as what."""
    names = tuple(each.names)
    key = f"organisation-{state.upload_round()}-{'|'.join(names)}"

    def changed() -> None:
        if state.value(key):
            picked[names] = each
        else:
            picked.pop(names, None)

    who = " / ".join(names[:3])
    counts = {"lead": each.lead, "partner": each.partner, "associated": each.associated, "unknown": each.unknown}
    label = text(language, "import-exact", name=who, **counts)
    about = " · ".join(part for part in (*each.identifiers, each.town, each.country) if part)
    st.checkbox(plain(label), value=names in picked, key=key, on_change=changed)
    if about:
        show(f'<p class="why">{escape(about)}</p>')


# --- which projects ---


def _links(matches: Sequence[Match], taken: Taken, published: Tables, language: str) -> tuple[dict[str, str], int]:
    """For each project of the list: the id it has here already, NEW, or OUT; and how many are undecided (they are left
    out for the time being)."""
    rows = {row["project_id"]: row for row in taken.tables["projects"].to_pylist()}
    names = {row["project_id"]: project_words(row) for row in published["projects"].to_pylist()}
    decided: dict[str, str] = state.kept("links") or {}
    links = {each.incoming: decided.get(each.incoming) or _default(each) for each in matches}
    near = [each for each in matches if each.how == "near"]
    if near:
        _decide("near", near, decided, rows, names, language)
    show(_matches_table(matches, links, rows, names, language))
    others = [each for each in matches if each.how != "near"]
    if others and st.toggle(text(language, "import-correct"), key=f"import-correct-{state.upload_round()}"):
        _decide("others", others, decided, rows, names, language)
    return {incoming: link or OUT for incoming, link in links.items()}, sum(not link for link in links.values())


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
    rows: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, str],
    language: str,
) -> str:
    names_of_columns = ("import-match-project", "import-match-role", "import-match-dates", "import-match-what")
    head = headings(language, names_of_columns)
    body = ""
    for each in matches:
        row = rows[each.incoming]
        id = f"<small>{escape(each.incoming)}</small>"
        said = (
            value_words(language, row["role"]),
            _from_to(row, language),
            _becomes(each, links[each.incoming], names, language),
        )
        cells = labelled(language, names_of_columns[1:], said)
        body += f'<tr><th scope="row">{escape(project_words(row))}{id}</th>{cells}</tr>'
    counts = {
        "new": sum(link == NEW for link in links.values()),
        "known": sum(link not in (NEW, OUT, None) for link in links.values()),
        "near": sum(link is None for link in links.values()),
    }
    return stacked(framed(head, body, text(language, "import-caption", **counts)))


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
