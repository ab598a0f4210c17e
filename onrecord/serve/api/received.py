"""What is sent: articles as JSON, JSON Lines, plain text or web pages, by their media type; quotations to check."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi import Query as Parameters
from pydantic import BaseModel, ConfigDict, Field

from onrecord.errors import InputError
from onrecord.ingest import sent_documents
from onrecord.language import TAG
from onrecord.record import LONGEST_CHECKED
from onrecord.serve.answers import NDJSON
from onrecord.serve.choosing import LONGEST
from onrecord.serve.problems import Problem
from onrecord.serve.sent import Limits
from onrecord.types import Document

JSON = "application/json"
ONE, MANY = "sent.json", "sent.jsonl"
NAMES = {
    JSON: ONE,
    NDJSON: MANY,
    "application/jsonl": MANY,
    "text/plain": "sent.txt",
    "text/html": "sent.html",
}
"""What is of a media type, as if it were a file."""
GZIP = b"\x1f\x8b"
CHARSET = re.compile(r';\s*charset\s*=\s*"?([\w.:+-]{1,40})"?', re.IGNORECASE)
ENCODINGS = re.compile(
    "ascii|utf-(16|32)(-[bl]e)?|iso8859-[0-9]+|cp[0-9]+|koi8-[rut]|gb(2312|k|18030)|big5|euc_(jp|kr)|shift_jis"
)
"""Encodings that text is declared to be in; some of the others that Python knows take endless time. What is declared to
be UTF-8 is found to be so, or what else it is."""


class About(BaseModel):
    """What is known of the articles that they do not tell themselves."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Annotated[str | None, Field(max_length=500, description="Its name, if it tells none.")] = None
    url: Annotated[str | None, Field(max_length=2000, description="Where it appeared, if it does not tell.")] = None
    title: Annotated[str | None, Field(max_length=1000, description="Its headline, if it tells none.")] = None
    outlet: Annotated[str | None, Field(max_length=500, description="Who published it, if it does not tell.")] = None
    published: Annotated[
        str | None,
        Field(max_length=100, description="The day it appeared, if it does not tell: it dates what was said."),
    ] = None

    language: Annotated[
        str | None,
        Field(max_length=50, pattern=f"^{TAG.pattern}$", description="What it is in, instead of finding it out: en."),
    ] = None
    any_language: Annotated[bool, Field(description="Read it also if no model reads its language.")] = False

    def told(self, document: Document) -> Document:
        """The document, with this where it tells nothing."""
        known = self.model_dump(exclude={"id", "language", "any_language"}, exclude_none=True)
        return replace(document, **{name: value for name, value in known.items() if not getattr(document, name)})


class Asked(BaseModel):
    """Words, and who is said to have said them."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    quotation: Annotated[str, Field(min_length=1, max_length=LONGEST_CHECKED)]
    speaker: Annotated[str | None, Field(max_length=LONGEST)] = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent, whole. `name`: a file's that holds the like; `encoding`: the declared one, if it need not be found
    out."""

    data: bytes
    name: str
    encoding: str | None

    @property
    def is_stream(self) -> bool:
        """Whether it may be many documents, each with an answer of its own."""
        return self.name == MANY

    def documents(self, about: About, max_chars: int) -> Iterator[Document | InputError]:
        """The documents one by one; in the place of what is none, why."""
        limits = Limits(max_chars, self.encoding, about.language, about.any_language)
        for document in sent_documents(self.name, self.data, limits):
            yield document if isinstance(document, InputError) else about.told(document)

    def document(self, about: About, max_chars: int) -> Document:
        """The one document.

        Raises:
            InputError: it is none.
            Problem: these are several.
        """
        first, *more = islice(self.documents(about, max_chars), 2)
        if more:
            raise Problem(422, f"got several articles, expected one: send them as {NDJSON}, one a line")
        if isinstance(first, InputError):
            raise first
        return replace(first, id=about.id) if about.id and first.id == self.name else first


async def _received(request: Request) -> Sent:
    declared = request.headers.get("content-type", "")
    name = NAMES.get(declared.partition(";")[0].strip().lower())
    if name is None:
        raise Problem(415, f"got the media type {declared[:80]!a}, expected one of {', '.join(NAMES)}")
    charset = CHARSET.search(declared)
    encoding = _encoding(charset[1]) if charset else None
    data = await request.body()
    if data.startswith(GZIP) or request.headers.get("content-encoding", "identity") != "identity":
        raise Problem(415, "what was sent is compressed, which could be endless: send it as it is")
    return Sent(data, name, encoding)


def _encoding(charset: str) -> str | None:
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        name = ""
    if name.startswith("utf-8"):
        return None
    if not ENCODINGS.fullmatch(name):
        raise Problem(415, f"got the charset {charset!a}, expected one for text: send UTF-8")
    return name


Received = Annotated[Sent, Depends(_received)]
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
        "id": {"type": ["string", "integer", "null"], "description": "Its name; by default one is made."},
        "text": {"type": "string", "minLength": 1, "pattern": r"\S"},
        **{name: {"type": ["string", "null"]} for name in ("url", "title", "outlet", "published", "language")},
        "authors": {"type": ["array", "string", "null"], "items": {"type": "string"}},
    },
}
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "One article as JSON, plain text or a web page; or many, as JSON Lines, one a line.",
        "content": {
            JSON: {"schema": GIVEN, "example": EXAMPLE},
            NDJSON: {"schema": {"type": "string", "description": "A line an article, each as in application/json."}},
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
