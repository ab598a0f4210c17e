"""The page that describes the API for people, made from the description for programs."""

import json
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.export import STREAMED
from onrecord.serve.answers import NDJSON
from onrecord.serve.dependencies import Set
from onrecord.serve.rendering import page

router = APIRouter()
TOKEN = '-H "Authorization: Bearer $ONRECORD_TOKEN"'
NARROWING = "words"
"""The parameter that an example gives if none is required."""
DOWNLOADS = (
    (
        "/search.json?words=bridge",
        "what a search finds, up to 200 quotations; in a feed the newest 100",
    ),
    ("/article/1.json", "an article"),
    ("/speaker/1.json", "what a speaker said, the newest 100 quotations"),
    ("/statement/1.json", "the reports of an utterance"),
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter; `values`: its possible values, in words."""

    name: str
    required: bool
    values: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the API, with an example command."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    bodies: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    example: str


@router.get("/api")
def api(request: Request, settings: Set) -> HTMLResponse:
    """The operations of the API, by group, and the formats of downloads."""
    described = request.app.openapi()
    root = f"{request.scope['scheme']}://{request.headers.get('host', 'localhost')}"
    operations = list(_operations(described, root, settings.token is not None))
    groups = [(tag, _of_group(operations, tag["name"])) for tag in described["tags"]]
    context = {
        "about": described["info"]["description"],
        "downloads": DOWNLOADS,
        "formats": STREAMED.values(),
    }
    return page(request, "api.html", groups=groups, root=root, ndjson=NDJSON, **context)


def _of_group(operations: Iterable[tuple[str, Operation]], group: str) -> list[Operation]:
    return [operation for name, operation in operations if name == group]


def _operations(
    described: dict[str, Any], root: str, with_token: bool
) -> Iterator[tuple[str, Operation]]:
    """The operations, each with the name of its group."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            body = operation.get("requestBody", {}).get("content", {})
            yield (
                operation["tags"][0],
                Operation(
                    id=operation["operationId"],
                    method=method.upper(),
                    path=path,
                    summary=operation["summary"],
                    description=operation.get("description", ""),
                    parameters=tuple(
                        _parameter(parameter) for parameter in operation["parameters"]
                    ),
                    bodies=tuple(body),
                    answers=tuple(
                        (status, answer["description"])
                        for status, answer in operation["responses"].items()
                    ),
                    example=_example(method, root + path, operation, with_token),
                ),
            )


def _parameter(described: dict[str, Any]) -> Parameter:
    return Parameter(
        described["name"],
        described["required"],
        _values(described["schema"]),
        described.get("description", ""),
    )


def _values(schema: dict[str, Any]) -> str:
    """The possible values of a parameter, in words."""
    match schema:
        case {"enum": values}:
            allowed = ", ".join(map(str, values))
        case {"const": value}:
            allowed = str(value)
        case {"type": "integer", "minimum": least, "maximum": most}:
            allowed = f"{least:,} to {most:,}" if most < 10**9 else "a number"
        case {"type": "boolean"}:
            allowed = "true, false"
        case {"maxLength": most}:
            allowed = f"text, up to {most:,} characters"
        case _:
            allowed = "text"
    default = schema.get("default")
    shown = json.dumps(default) if isinstance(default, bool) else default
    return f"{allowed}; by default {shown}" if default not in (None, "") else allowed


def _example(method: str, address: str, operation: dict[str, Any], with_token: bool) -> str:
    """An example command for an operation."""
    query: dict[str, Any] = {}
    for parameter in operation["parameters"]:
        value = parameter.get("example") or next(
            iter(parameter["schema"].get("examples", ())), None
        )
        if parameter["in"] == "path":
            address = address.replace(f"{{{parameter['name']}}}", str(value))
        elif value is not None and (parameter["required"] or parameter["name"] == NARROWING):
            query[parameter["name"]] = value
    parts = ["curl", shlex.quote(f"{address}?{urlencode(query)}" if query else address)]
    if with_token:
        parts.append(TOKEN)
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if body:
        parts += [
            "-H 'Content-Type: application/json'",
            f"-d {shlex.quote(json.dumps(body['example'], ensure_ascii=False))}",
        ]
    return " \\\n  ".join([" ".join(parts[:2]), *parts[2:]])
