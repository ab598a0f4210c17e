"""What is sent: articles as JSON, JSON Lines, plain text or web pages, by their media type;
quotations to check."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi import Query as Parameters
from pydantic import BaseModel, ConfigDict, Field

from onrecord.errors import InputError
from onrecord.ingest import BY_MEDIA_TYPE, Known, Raw, codec_of, declared
from onrecord.language import TAG
from onrecord.pipeline import documents
from onrecord.record import LONGEST_CHECKED
from onrecord.serve.answers import NDJSON
from onrecord.serve.parameters import LONGEST
from onrecord.serve.problems import Problem
from onrecord.serve.settings import Settings
from onrecord.serve.uploads import BY_API, options
from onrecord.types import Document

JSON = "application/json"
TAKEN = {name: format for name, format in BY_MEDIA_TYPE.items() if format.is_text}
"""What can be sent, by its media type."""
GZIP = b"\x1f\x8b"
CHARSET = re.compile(r';\s*charset\s*=\s*"?([\w.:+-]{1,40})"?', re.IGNORECASE)


class About(BaseModel):
    """What is known of the articles. The fields of an article that is sent as JSON are its own and
    stand over it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Annotated[
        str | None, Field(max_length=500, description="Its name, if it has none of its own.")
    ] = None
    url: Annotated[str | None, Field(max_length=2000, description="Where it appeared.")] = None
    title: Annotated[
        str | None,
        Field(max_length=1000, description="Its headline, instead of the one that it tells."),
    ] = None
    outlet: Annotated[
        str | None, Field(max_length=500, description="Its outlet, instead of the one it tells.")
    ] = None
    published: Annotated[
        str | None,
        Field(
            max_length=100,
            description="The day it appeared, instead of the one it tells: it dates what was said.",
        ),
    ] = None

    language: Annotated[
        str | None,
        Field(
            max_length=50,
            pattern=f"^{TAG.pattern}$",
            description="What it is in, instead of finding it out: en.",
        ),
    ] = None
    any_language: Annotated[
        bool, Field(description="Read it also if no model reads its language.")
    ] = False

    def known(self) -> Known:
        """What is known of each article."""
        return Known(self.url, self.title, self.outlet, self.published)


class Asked(BaseModel):
    """Words, and who is said to have said them."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    quotation: Annotated[str, Field(min_length=1, max_length=LONGEST_CHECKED)]
    speaker: Annotated[str | None, Field(max_length=LONGEST)] = None


def has_lines(raw: Raw) -> bool:
    """Whether it may be many documents, each with an answer of its own."""
    format = declared(raw)
    return format is not None and format.has_lines


def sent_documents(raw: Raw, about: About, settings: Settings) -> Iterator[Document | InputError]:
    """The documents that were sent, one by one; in the place of what is none, why."""
    source = raw.source._replace(id=about.id) if about.id else raw.source
    read_by = options(settings, BY_API, about.language, about.any_language)
    return documents([replace(raw, source=source, known=about.known())], read_by)


def sent_document(raw: Raw, about: About, settings: Settings) -> Document:
    """The one document that was sent.

    Raises:
        InputError: it is none.
        Problem: these are several.
    """
    first, *more = islice(sent_documents(raw, about, settings), 2)
    if more:
        raise Problem(422, f"got several articles, expected one: send them as {NDJSON}, one a line")
    if isinstance(first, InputError):
        raise first
    return first


async def _received(request: Request) -> Raw:
    header = request.headers.get("content-type", "")
    media_type = header.partition(";")[0].strip().lower()
    if media_type not in TAKEN:
        raise Problem(
            415, f"got the media type {header[:80]!a}, expected one of {', '.join(TAKEN)}"
        )
    charset = CHARSET.search(header)
    if charset and codec_of(charset[1]) is None:
        raise Problem(415, f"got the charset {charset[1]!a}, expected one for text: send UTF-8")
    data = await request.body()
    if data.startswith(GZIP) or request.headers.get("content-encoding", "identity") != "identity":
        raise Problem(415, "what was sent is compressed, which could be endless: send it as it is")
    raw = Raw.of_bytes(f"sent{TAKEN[media_type].suffixes[0]}", data)
    return replace(raw, media_type=media_type, charset=charset[1] if charset else None)


Received = Annotated[Raw, Depends(_received)]
"""A parameter of an endpoint that takes what is sent to be read."""
Told = Annotated[About, Parameters()]
"""A parameter of an endpoint that takes from the address what is known of the articles."""

EXAMPLE = {
    "id": "bridge",
    "title": "Old bridge stays open",
    "outlet": "Varn Courier",
    "published": "2026-03-04",
    "text": "Old bridge stays open\n\n“We will not close the bridge,” Mayor Ilse Marn said on Wednesday.",
}
GIVEN: dict[str, Any] = {
    "type": "object",
    "title": "Given",
    "description": "An article to read. Other members come back unchanged.",
    "required": ["text"],
    "properties": {
        "id": {
            "type": ["string", "integer", "null"],
            "description": "Its name; by default one is made.",
        },
        "text": {"type": "string", "minLength": 1, "pattern": r"\S"},
        **{
            name: {"type": ["string", "null"]}
            for name in ("url", "title", "outlet", "published", "language")
        },
        "authors": {"type": ["array", "string", "null"], "items": {"type": "string"}},
    },
}
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "One article as JSON, plain text or a web page; or many, as JSON Lines, one a line.",
        "content": {
            JSON: {"schema": GIVEN, "example": EXAMPLE},
            NDJSON: {
                "schema": {
                    "type": "string",
                    "description": "A line an article, each as in application/json.",
                }
            },
            "text/plain": {"schema": {"type": "string"}, "example": EXAMPLE["text"]},
            "text/html": {"schema": {"type": "string"}},
        },
    }
}
"""What can be sent to be read, described."""
_CONTENT = BODY["requestBody"]["content"]
DRAFT: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The draft as JSON, plain text or a web page.",
        "content": {name: _CONTENT[name] for name in (JSON, "text/plain", "text/html")},
    }
}
"""What can be sent to be proofed, described."""
