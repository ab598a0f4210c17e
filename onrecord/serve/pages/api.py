"""The API for people: what the application describes of itself to programs, to read."""

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.serve.answers import NDJSON
from onrecord.serve.formats import FEEDS, MEDIA_TYPES
from onrecord.serve.holding import Set
from onrecord.serve.rendering import page

router = APIRouter()
TOKEN = '-H "Authorization: Bearer $ONRECORD_TOKEN"'
NARROWING = "words"
"""The parameter that an example asks with where no parameter must be given."""
DOWNLOADS = (
    ("/search.json?words=bridge", "what a search finds, up to 200 quotations; in a feed the newest 100"),
    ("/article/1.json", "an article"),
    ("/speaker/1.json", "what a speaker said, the newest 100 quotations"),
    ("/statement/1.json", "the reports of an utterance"),
)
FORMATS = {
    "json": "what the API answers for the view",
    "jsonl": "JSON Lines: an article a line, with the quotations that the view shows",
    "csv": "a row a quotation",
    "jsonld": "schema.org in JSON-LD",
    "webannotation": "W3C Web Annotations",
    "tei": "TEI P5",
    "atom": "an Atom feed",
    "rss": "an RSS feed",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that may be told; `values`: what it may be, in words."""

    name: str
    required: bool
    values: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked, and an example of it as a command."""

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
    """What can be asked, and how."""
    described = request.app.openapi()
    root = f"{request.scope['scheme']}://{request.headers.get('host', 'localhost')}"
    found = list(_operations(described, root, settings.token is not None))
    groups = [(tag, [one for name, one in found if name == tag["name"]]) for tag in described["tags"]]
    formats = [(name, told, MEDIA_TYPES[name], name in FEEDS) for name, told in FORMATS.items()]
    told = {"about": described["info"]["description"], "downloads": DOWNLOADS, "formats": formats}
    return page(request, "api.html", groups=groups, root=root, ndjson=NDJSON, **told)


def _operations(described: dict[str, Any], root: str, with_token: bool) -> Iterator[tuple[str, Operation]]:
    """The operations, each with the name of its group."""
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            body = told.get("requestBody", {}).get("content", {})
            yield (
                told["tags"][0],
                Operation(
                    id=told["operationId"],
                    method=method.upper(),
                    path=path,
                    summary=told["summary"],
                    description=told.get("description", ""),
                    parameters=tuple(_parameter(one) for one in told["parameters"]),
                    bodies=tuple(body),
                    answers=tuple((status, one["description"]) for status, one in told["responses"].items()),
                    example=_example(method, root + path, told, with_token),
                ),
            )


def _parameter(told: dict[str, Any]) -> Parameter:
    return Parameter(told["name"], told["required"], _values(told["schema"]), told.get("description", ""))


def _values(schema: dict[str, Any]) -> str:
    """What a parameter may be, in words."""
    match schema:
        case {"enum": values}:
            told = ", ".join(map(str, values))
        case {"const": value}:
            told = str(value)
        case {"type": "integer", "minimum": least, "maximum": most}:
            told = f"{least:,} to {most:,}" if most < 10**9 else "a number"
        case {"type": "boolean"}:
            told = "true, false"
        case {"maxLength": most}:
            told = f"text, up to {most:,} characters"
        case _:
            told = "text"
    default = schema.get("default")
    shown = json.dumps(default) if isinstance(default, bool) else default
    return f"{told}; by default {shown}" if default not in (None, "") else told


def _example(method: str, address: str, told: dict[str, Any], with_token: bool) -> str:
    """A command that asks for it."""
    asked: dict[str, Any] = {}
    for one in told["parameters"]:
        value = one.get("example") or next(iter(one["schema"].get("examples", ())), None)
        if one["in"] == "path":
            address = address.replace(f"{{{one['name']}}}", str(value))
        elif value is not None and (one["required"] or one["name"] == NARROWING):
            asked[one["name"]] = value
    parts = ["curl", shlex.quote(f"{address}?{urlencode(asked)}" if asked else address)]
    if with_token:
        parts.append(TOKEN)
    body = told.get("requestBody", {}).get("content", {}).get("application/json")
    if body:
        parts += [
            "-H 'Content-Type: application/json'",
            f"-d {shlex.quote(json.dumps(body['example'], ensure_ascii=False))}",
        ]
    return " \\\n  ".join([" ".join(parts[:2]), *parts[2:]])
