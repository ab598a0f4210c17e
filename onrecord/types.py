"""The words of the domain as frozen types: document, quotation, reading. No input or output here.

A span is a half-open pair of offsets in Unicode code points: `text[start:end]` is exactly what it denotes.
The JSON forms follow one contract, the same in files, on the command line and from Python.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

QuotationType = Literal["direct", "indirect", "mixed"]


class Span(NamedTuple):
    """A stretch of a document's text, half-open, in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read. `text` never changes: everything else points into it.

    `published` is an ISO 8601 date or date-time as the input gave it; `language` a BCP 47 tag.
    `furniture` are the spans that are not the article's prose (mastheads, captions, share bars, view
    counters): they stay in the text and are not read for quotations. `extra` holds fields of the
    input that onrecord does not know; they come back out unchanged.
    """

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    furniture: tuple[Span, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def to_json(self) -> dict[str, Any]:
        """The document's own fields as given; those that the input did not give are left out."""
        given = {
            "url": self.url,
            "title": self.title,
            "outlet": self.outlet,
            "authors": list(self.authors) or None,
            "published": self.published,
            "language": self.language,
        }
        return {"id": self.id, "text": self.text, **{k: v for k, v in given.items() if v is not None}, **self.extra}


@dataclass(frozen=True, slots=True)
class Quotation:
    """One report, in one document, of something said, written or thought (an attribution, Pareti 2012).

    `content` is what was said, `cue` the words that signal it, `source` the words it is attributed to, as
    written; each in the order of the text. `source` and `cue` are empty where the article gives none.
    `type`: direct (all of the content inside quotation marks), indirect (none of it), mixed (some).
    `confidence`: from 0 to 1, that this is a quotation with these parts.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    type: QuotationType
    confidence: float

    def to_json(self) -> dict[str, Any]:
        """The quotation in the form of the JSON contract."""
        return {
            "content": [list(span) for span in self.content],
            "cue": [list(span) for span in self.cue],
            "source": [list(span) for span in self.source],
            "type": self.type,
            "confidence": round(self.confidence, 4),
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and the quotations found in it, in the order of the text."""

    document: Document
    quotations: tuple[Quotation, ...]

    def to_json(self) -> dict[str, Any]:
        """One object of the JSON contract: the document's fields and its quotations."""
        return {**self.document.to_json(), "quotations": [quotation.to_json() for quotation in self.quotations]}
