"""The only place that touches `st.session_state`. The URL is the truth; the session only follows it."""

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import streamlit as st

SEPARATOR = "~"
Made = TypeVar("Made")
_PLAIN = (str, int, date, tuple, frozenset)
"""What is told apart by its value; comparing an upload's tables would take as long as working on them."""


def follow(name: str, allowed: Sequence[str]) -> str:
    """Ready a many-choice widget for the query parameter `name`, and return its key. The parameter holds stable ids
    joined by ~; ids that are not allowed are left out."""
    written = st.query_params.get(name, "")
    seen = f"url:{name}"
    if st.session_state.get(seen) != written or name not in st.session_state:
        st.session_state[name] = [each for each in written.split(SEPARATOR) if each in allowed]
        st.session_state[seen] = written
    else:
        st.session_state[name] = [each for each in st.session_state[name] if each in allowed]
    return name


def follow_text(name: str) -> str:
    """Ready a text widget for the query parameter `name`, and return its key."""
    written = st.query_params.get(name, "")
    seen = f"url:{name}"
    if st.session_state.get(seen) != written or name not in st.session_state:
        st.session_state[name] = written
        st.session_state[seen] = written
    return name


def write_back(name: str) -> Callable[[], None]:
    """A widget's on_change: put what the widget now holds into the query parameter of that name."""

    def changed() -> None:
        value = st.session_state[name]
        written = SEPARATOR.join(value) if isinstance(value, list) else str(value or "")
        st.session_state[f"url:{name}"] = written
        if written:
            st.query_params[name] = written
        else:
            st.query_params.pop(name, None)

    return changed


def value(key: str) -> Any:
    """What a widget holds, or None."""
    return st.session_state.get(key)


def remember(page: str, filters: dict[str, str]) -> None:
    """Keep a page's filters, so that the way back to it finds them again."""
    st.session_state[f"filters:{page}"] = filters


def remembered(page: str) -> dict[str, str]:
    """The filters last used on a page."""
    return dict(st.session_state.get(f"filters:{page}", {}))


def upload_round() -> int:
    """Number of the upload being made; a new one empties the page's widgets."""
    return int(st.session_state.setdefault("upload:round", 1))


def request_id() -> str:
    """The id of the upload being made: pressing publish twice publishes once."""
    return str(st.session_state.setdefault("upload:request", uuid.uuid4().hex))


def upload_base(head: int) -> int:
    """The edition the upload being made is based on: the newest when the files were chosen."""
    return int(st.session_state.setdefault("upload:base", head))


def forget_base() -> None:
    """The upload is to be based on whatever is newest now."""
    st.session_state.pop("upload:base", None)


def rebase(base: int) -> None:
    """Base the upload being made on that edition from now on."""
    st.session_state["upload:base"] = base


def keep(name: str, something: Any) -> None:
    """Keep something of the upload being made for the next run."""
    st.session_state[f"upload:kept:{name}"] = something


def kept(name: str) -> Any:
    """What `keep` was given, or None."""
    return st.session_state.get(f"upload:kept:{name}")


def once(name: str, depends_on: tuple[Any, ...], work: Callable[[], Made]) -> Made:
    """The result of some work on the upload being made, kept as long as all it depends on stays: plain values equal,
    anything else the very same object. So a click does not do again what it does not touch."""
    before = kept(f"once:{name}")
    if before and len(before[0]) == len(depends_on) and all(map(_same, before[0], depends_on)):
        made: Made = before[1]
        return made
    made = work()
    keep(f"once:{name}", (depends_on, made))
    return made


def _same(one: Any, other: Any) -> bool:
    return one is other or (type(one) in _PLAIN and type(one) is type(other) and bool(one == other))


def given() -> dict[str, str]:
    """The answers given for the upload being made: question key → answer."""
    return dict(kept("answers") or {})


def give(answers: Mapping[str, str]) -> None:
    """Answer questions of the upload being made; an answer that was withdrawn counts again."""
    keep("answers", given() | dict(answers))
    keep("withdrawn", withdrawn() - set(answers))


def withdrawn() -> frozenset[str]:
    """The keys of remembered answers that do not count for the upload being made."""
    return frozenset(kept("withdrawn") or ())


def withdraw(keys: Collection[str]) -> None:
    """Take answers back: their questions are asked again."""
    keep("answers", {key: answer for key, answer in given().items() if key not in keys})
    keep("withdrawn", withdrawn() | set(keys))


def cancel_upload(message: Any) -> None:
    """Let go of the chosen files, with a message to show once. Answers given stay."""
    answers = given()
    finish_upload(None)
    give(answers)
    st.session_state["message"] = message


def finish_upload(message: Any) -> None:
    """Begin a new upload, with a message about the last one to show once."""
    for key in [key for key in st.session_state if str(key).startswith("upload:") and key != "upload:round"]:
        del st.session_state[key]
    st.session_state["upload:round"] = upload_round() + 1
    st.session_state["message"] = message


def reach(chart: str) -> None:
    """Somebody reached for a chart: it is interactive from now on."""
    st.session_state[f"reached:{chart}"] = True


def reached(chart: str) -> bool:
    """Whether somebody has reached for a chart."""
    return bool(st.session_state.get(f"reached:{chart}"))


def message() -> Any:
    """The message left for this run, once."""
    return st.session_state.pop("message", None)


def leave_message(message: Any) -> None:
    """Leave a message for the next run."""
    st.session_state["message"] = message


def mirror(key: str, written: str, holds: Any) -> str:
    """Ready a widget for something in the address that is not a parameter of its own, and return its key: whenever
    `written`, what the address says, is another than before, the widget shows `holds`."""
    seen = f"url:{key}"
    if st.session_state.get(seen) != written or key not in st.session_state:
        st.session_state[key] = holds
        st.session_state[seen] = written
    return key


def entry(name: str) -> str:
    """The id of something being entered on screen, such as a note: pressing twice publishes once."""
    return str(st.session_state.setdefault(f"entry:{name}:request", uuid.uuid4().hex))


def entry_round(name: str) -> int:
    """Number of the entry being made; a new one empties its widgets."""
    return int(st.session_state.setdefault(f"entry-round:{name}", 1))


def entry_value(name: str, what: str, otherwise: Any) -> Any:
    """What was kept of an entry, or `otherwise`, which is kept then."""
    return st.session_state.setdefault(f"entry:{name}:{what}", otherwise)


def keep_entry(name: str, what: str, something: Any) -> None:
    """Keep something of an entry for the next run."""
    st.session_state[f"entry:{name}:{what}"] = something


def finish_entry(name: str, message: Any = None) -> None:
    """Let go of an entry, published or given up, with a message to show once."""
    for key in [key for key in st.session_state if str(key).startswith(f"entry:{name}:")]:
        del st.session_state[key]
    st.session_state[f"entry-round:{name}"] = entry_round(name) + 1
    if message:
        st.session_state["message"] = message
