"""The API described as OpenAPI 3.1, from the same models that its answers are written with."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from analytics.i18n import text
from analytics.reports.documents import Problem
from analytics.settings import settings
from pages.parts.filters import COLUMNS
from pages.web.asked import LOOK, PROBLEM

VERSION = "/api/v1"
JSON, CSV, SVG = "application/json", "text/csv", "image/svg+xml"
REFERENCE = "#/components/schemas/{model}"


def described(language: str, root: str, resources: Mapping[str, tuple[type[BaseModel], tuple[str, ...]]]) -> bytes:
    """The description as JSON. `root`: what stands before each address, '' for nothing. `resources`: name → the model
    of its answer and the parameters of its address."""
    models: list[type[BaseModel]] = [Problem, *(model for model, _ in resources.values())]
    names, schemas = models_json_schema([(model, "serialization") for model in models], ref_template=REFERENCE)
    paths = {f"{VERSION}/{name}": _listing(name, *said, names, language) for name, said in resources.items()}
    goal = {"name": "goal_id", "in": "path", "required": True, "schema": {"type": "string"}}
    problem = names[(Problem, "serialization")]
    paths[f"{VERSION}/goals/{{goal_id}}/badge.svg"] = _get(
        "badge", language, [goal, *_parameters(LOOK, language)], {SVG: {"schema": {"type": "string"}}}, problem
    )
    paths[f"{VERSION}/openapi.json"] = _get(
        "openapi", language, _parameters(("lang", "share"), language), {JSON: {"schema": {"type": "object"}}}, problem
    )
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": text(language, "api-title"),
            "description": text(language, "api-description"),
            "version": "1",
        },
        **({"servers": [{"url": root}]} if root else {}),
        "paths": paths,
        "components": {"schemas": schemas["$defs"]},
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _listing(
    name: str, model: type[BaseModel], parameters: tuple[str, ...], names: Mapping[Any, Any], language: str
) -> dict[str, Any]:
    forms = {JSON: {"schema": names[(model, "serialization")]}, CSV: {"schema": {"type": "string"}}}
    return _get(name, language, _parameters(parameters, language), forms, names[(Problem, "serialization")])


def _get(
    name: str, language: str, parameters: list[dict[str, Any]], forms: Mapping[str, Any], problem: Any
) -> dict[str, Any]:
    problems = {
        str(status): {"description": text(language, f"api-{status}"), "content": {PROBLEM: {"schema": problem}}}
        for status in (400, 404, 406)
    }
    found = {"description": text(language, "api-ok"), "headers": {"ETag": {"schema": {"type": "string"}}}}
    return {
        "get": {
            "operationId": name,
            "summary": text(language, f"api-{name}"),
            "parameters": parameters,
            "responses": {
                "200": {**found, "content": forms},
                "304": {"description": text(language, "api-unchanged")},
                **problems,
            },
        }
    }


def _parameters(names: tuple[str, ...], language: str) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "query",
            "schema": _schema(name),
            "description": text(language, "api-filter" if name in COLUMNS else f"api-{name}"),
        }
        for name in names
    ]


def _schema(name: str) -> dict[str, Any]:
    if name == "edition":
        return {"type": "integer", "minimum": 1}
    if name in ("as_of", "known_on"):
        return {"type": "string", "format": "date"}
    if name == "lang":
        return {"type": "string", "enum": list(settings().languages)}
    return {"type": "string"}
