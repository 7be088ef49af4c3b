"""Plain HTML on a page: tables, boxes, links. Whatever comes from a workbook goes through `escape`."""

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics.i18n import text


def show(body: str) -> None:
    """Show HTML that this program wrote (Streamlit sanitises it once more)."""
    st.html(leading_somewhere(body))


def leading_somewhere(body: str) -> str:
    """The HTML without links that lead nowhere. Where a page is closed to the visitor `View.href` gives '': of such a
    link the words stay."""
    return _NOWHERE.sub(lambda link: link[1], body) if 'href=""' in body else body


def table(heading: Sequence[str], rows: Sequence[Sequence[str]], caption: str = "", numbers: Sequence[int] = ()) -> str:
    """A table as HTML from plain words; `numbers` are the columns to set flush right."""

    def cell(tag: str, index: int, words: str) -> str:
        name = ' class="n"' if index in numbers else ""
        scope = ' scope="row"' if tag == "th" else ""
        return f"<{tag}{scope}{name}>{escape(words)}</{tag}>"

    head = "".join(
        f'<th scope="col"{" class=n" if index in numbers else ""}>{escape(words)}</th>'
        for index, words in enumerate(heading)
    )
    body = "".join(
        "<tr>" + "".join(cell("th" if index == 0 else "td", index, words) for index, words in enumerate(row)) + "</tr>"
        for row in rows
    )
    return framed(head, body, caption)


def headings(language: str, names: Sequence[str], figures: Sequence[str] = ()) -> str:
    """Heading cells from the catalogue's ids; those of `figures` flush right."""
    return "".join(
        f'<th scope="col"{" class=n" if name in figures else ""}>{escape(text(language, name))}</th>' for name in names
    )


def cells(*words: str) -> str:
    """Table cells from plain words."""
    return "".join(f"<td>{escape(each)}</td>" for each in words)


def labelled(language: str, names: Sequence[str], words: Sequence[str]) -> str:
    """Table cells that carry their column's heading (ids of the catalogue): on a phone, where the cells of a row stand
    below each other, it is written in front of them. For tables in a `stack`."""
    pairs = zip(names, words, strict=True)
    return "".join(f'<td data-label="{escape(text(language, name))}">{escape(each)}</td>' for name, each in pairs)


def stacked(table: str) -> str:
    """A `framed` table whose rows become blocks on a phone, for rows of many words."""
    return f'<div class="stack">{table}</div>'


def tile(title: str, figure: str, words: str = "") -> str:
    """One figure in a box, with its name above and a remark below."""
    inside = f'<div class="t">{escape(title)}</div><div class="v">{escape(figure)}</div>'
    return f'<div>{inside}<div class="w">{escape(words)}</div></div>' if words else f"<div>{inside}</div>"


def badge(language: str, status: str) -> str:
    """A status as icon and word; what it means shows on hover and is on the goal's own page."""
    meaning = escape(text(language, f"status-{status}.meaning"))
    return f'<span class="badge {status}" title="{meaning}">{escape(text(language, f"status-{status}"))}</span>'


def framed(head: str, body: str, caption: str = "") -> str:
    """A table from finished heading cells and rows, in a frame that scrolls sideways and can be reached by keyboard."""
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    label = f' role="region" aria-label="{escape(caption)}"' if caption else ""
    inside = f"{said}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="table" tabindex="0"{label}><table>{inside}</table></div>'


def box(words: str, title: str = "", kind: str = "") -> str:
    """A box with a coloured edge; kind: '', warn, bad or good. Lines of `words` become paragraphs."""
    inside = "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip())
    top = f'<p class="name">{escape(title)}</p>' if title else ""
    return f'<div class="box {kind}">{top}{inside}</div>'


def link(href: str, words: str, download: bool = False) -> str:
    """A link; with `download` the browser saves what it leads to."""
    return f'<a href="{escape(href)}"{" download" if download else ""}>{escape(words)}</a>'


def day_format(language: str) -> str:
    """How a widget that asks for a day shows it."""
    return "DD.MM.YYYY" if language == "da" else "DD/MM/YYYY"


_NOWHERE = re.compile(r'<a\b[^>]*?\bhref=""[^>]*>(.*?)</a>', re.DOTALL)
_MARKDOWN = re.compile(
    r"^\s*(?:[#+-]+(?=\s|$)|\d+[.)](?=\s|$))"  # a heading, a list: only where the words begin
    r"|[\\`*\[\]<>$~]|-(?=-)|(?<!\w)_|_(?!\w)|:(?=\S)|(?<=www)\.(?=\w)|(?<=\w)@(?=\w)"
)
"""What Markdown, or Streamlit in it, takes for a sign where it stands. No more than that: a screen reader is given the
words with their escapes."""


def plain(words: str) -> str:
    """Words as they are, where Streamlit would read Markdown."""
    return _MARKDOWN.sub(lambda sign: f"{sign[0][:-1]}\\{sign[0][-1]}", words)
