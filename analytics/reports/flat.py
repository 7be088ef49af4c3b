"""A document of the API as rows of a CSV: one column a field, `interval_low` for what stands inside another.

A list or a map is JSON within its cell. A blank is not known; where an interval has a low end and no high one, nothing
bounds it.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, get_args

from pydantic import BaseModel


def flat_rows(model: type[BaseModel], documents: Sequence[BaseModel], comma: bool) -> list[list[str]]:
    """The heading, which depends on the model alone, then a row a document. `comma`: decimals are written with one."""
    paths = list(columns(model))
    rows = [[_cell(_at(document, path), comma) for path in paths] for document in documents]
    return [["_".join(path) for path in paths], *rows]


def columns(model: type[BaseModel], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The fields of a model, each as its path; a model within it by its own fields."""
    for name, field in model.model_fields.items():
        inside = [each for each in (field.annotation, *get_args(field.annotation)) if _is_model(each)]
        if inside and not _is_list(field.annotation):
            yield from columns(inside[0], (*before, name))
        else:
            yield (*before, name)


def _is_model(given: Any) -> bool:
    return isinstance(given, type) and issubclass(given, BaseModel)


def _is_list(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", NoneType) in (list, dict)


def _at(document: Any, path: Sequence[str]) -> Any:
    """What stands at a path; None where something on the way is not there."""
    for name in path:
        if document is None:
            return None
        document = getattr(document, name)
    return document


def _cell(value: Any, comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        written = format(Decimal(repr(value)), "f").removesuffix(".0")
        return written.replace(".", ",") if comma else written
    if isinstance(value, date):  # and moments
        return value.isoformat()
    if isinstance(value, list | dict):
        plain = [each.model_dump(mode="json") if isinstance(each, BaseModel) else each for each in value]
        return json.dumps(value if isinstance(value, dict) else plain, ensure_ascii=False, allow_nan=False)
    return str(value)
