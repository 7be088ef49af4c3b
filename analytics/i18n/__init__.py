"""The catalogue: every word on screen, by id and language (Project Fluent files in `locales/<language>/*.ftl`)."""

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone

LOCALES = Path(__file__).parent / "locales"
TERRITORIES = {"da": "da_DK", "en": "en_GB", "sv": "sv_SE", "pl": "pl_PL"}


@cache
def bundle(language: str) -> FluentBundle:
    """The texts of one language. Raises KeyError for a language without a folder."""
    files = sorted((LOCALES / language).glob("*.ftl"))
    if not files:
        raise KeyError(language)
    texts = FluentBundle([TERRITORIES[language].replace("_", "-")], use_isolating=False)
    for file in files:
        texts.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return texts


LONGEST_ARGUMENT = 1000
"""A cell may hold 30,000 characters; Fluent refuses arguments of more than 2,500, and nobody reads so many."""


def text(language: str, id: str, **arguments: object) -> str:
    """The text `id` (or `id.attribute`) in a language. Numbers among the arguments choose the plural form and are
    written as the language writes them; of a very long text the beginning is used. Raises KeyError where the text, or
    an argument it needs, is missing."""
    name, _, attribute = id.partition(".")
    message = bundle(language).get_message(name)
    pattern = message.attributes[attribute] if attribute else message.value
    if pattern is None:
        raise KeyError(id)
    shown = {key: _shortened(word) if isinstance(word, str) else word for key, word in arguments.items()}
    answer, errors = bundle(language).format_pattern(pattern, shown)
    if errors or isinstance(answer, FluentNone):
        raise KeyError(f"{language}: {id}: {errors}")
    return str(answer)


def _shortened(word: str) -> str:
    return word if len(word) <= LONGEST_ARGUMENT else word[: LONGEST_ARGUMENT - 1] + "…"


def has_text(language: str, id: str) -> bool:
    """Whether the catalogue has that text in that language."""
    name, _, attribute = id.partition(".")
    if not bundle(language).has_message(name):
        return False
    message = bundle(language).get_message(name)
    return attribute in message.attributes if attribute else message.value is not None
