"""What the OpenAPI document says beside what FastAPI finds out: what can go wrong, who may ask,
what the parts are."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from onrecord.serve.answers import NDJSON
from onrecord.serve.api.request_body import JSON, Asked
from onrecord.serve.api.shapes import Failed, Problem
from onrecord.serve.problems import MEDIA_TYPE

Responses = dict[int | str, dict[str, Any]]

WHY = {
    400: "What is asked for cannot be: no word to look for, no such date, a cursor that is none.",
    401: "The record is open to who has its token.",
    403: "A page of another site asked, or the record is open to read only.",
    404: "There is nothing of this number or name on record.",
    408: "What was to be sent did not come in time.",
    413: "More was sent than is taken at once.",
    415: "What was sent is of a media type that cannot be read.",
    421: "The server has no such name.",
    422: "A parameter, or what was sent, is not as it must be.",
    429: "More requests than one client may make; Retry-After tells when to go on.",
}
HEADERS = {
    401: {
        "WWW-Authenticate": {"description": "How to give the token.", "schema": {"type": "string"}}
    },
    429: {
        "Retry-After": {
            "description": "Seconds to wait.",
            "schema": {"type": "string", "pattern": "^[0-9]+$"},
        }
    },
}
ALWAYS = (400, 401, 421, 422, 429)
WITH_BODY = (403, 408, 413, 415)
TAGS = [
    {
        "name": "search",
        "description": "What is on record: by words, speaker, outlet, date and more.",
    },
    {
        "name": "look",
        "description": "One article, utterance or speaker; and whether something was said.",
    },
    {"name": "read", "description": "Who said what in articles that you send."},
]
ABOUT = """Every quotation is a span of the article it stands in: nothing is rewritten. What is not on record may have
been said all the same. `null` stands wherever an article does not say. Spans are half-open, in Unicode code points."""
PARTS = (Problem, Failed, Asked)
"""What FastAPI does not find out that answers and what is sent are made of."""
REFERENCE = "#/components/schemas/{model}"


def part(name: str) -> dict[str, str]:
    """The schema that is described under this name."""
    return {"$ref": REFERENCE.format(model=name)}


def problems(*more: int) -> Responses:
    """What can go wrong with any request, and these statuses."""
    return {
        status: {
            "description": WHY[status],
            "content": {MEDIA_TYPE: {"schema": part("Problem")}},
            **({"headers": HEADERS[status]} if status in HEADERS else {}),
        }
        for status in sorted({*ALWAYS, *more})
    }


def one_or_lines(one: str, line: str, description: str) -> dict[str, Any]:
    """The response that is one answer to one thing sent, and a line each to many."""
    return {
        "description": f"{description} To many, JSON Lines: a line each, in their order, {line}.",
        "content": {
            JSON: {"schema": part(one)},
            NDJSON: {"schema": {"type": "string", "description": f"A line each, {line}."}},
        },
    }


EXAMPLES = {
    "words": "bridge",
    "speaker": "Ilse Marn",
    "outlet": "Varn Courier",
    "since": "2026-03",
    "about": "ferry",
}
"""Of parameters that pages share and that have none of their own."""


def describe(app: FastAPI) -> None:
    """Has the application's OpenAPI document say all of it."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's own way to extend it


def _document(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=ABOUT,
        routes=app.routes,
        tags=TAGS,
    )
    parts = found.setdefault("components", {}).setdefault("schemas", {})
    for one in PARTS:
        described = TypeAdapter(one).json_schema(ref_template=REFERENCE)
        parts.update(described.pop("$defs", {}))
        parts[one.__name__] = described
    for path in found["paths"].values():
        for operation in path.values():
            operation["parameters"] = [_plain(one) for one in operation.get("parameters", ())]
    token = app.state.settings.token is not None
    found["components"]["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer", "description": "The record's token."},
        "basic": {
            "type": "http",
            "scheme": "basic",
            "description": "Any name; the token as the password.",
        },
    }
    found["security"] = [{"bearer": []}, {"basic": []}] + ([] if token else [{}])
    return found


def _plain(parameter: dict[str, Any]) -> dict[str, Any]:
    """A parameter that is left out rather than null, as no address can say null; with an
    example."""
    schema = parameter["schema"]
    [given] = [one for one in schema.get("anyOf", [schema]) if one != {"type": "null"}]
    schema = {
        **given,
        **{name: told for name, told in schema.items() if name in ("default", "examples")},
    }
    example = EXAMPLES.get(parameter["name"])
    return {
        **parameter,
        "schema": schema,
        **({"example": example} if example and "examples" not in schema else {}),
    }
