"""Quotations as W3C Web Annotations (Web Annotation Data Model, 2017): one page of annotations, in
JSON-LD.

An annotation's targets are the parts of what was said; its bodies are the cue and the source, which
are places in the article, too, and who the speaker is and of what type the quotation is, in words.
A speaker who is not named beside the words is commented on, not identified. `styleClass` tells each
place's role. The positions count characters of the text that was read; where that is not the page's
own text, the exact words with what stands before and after them lead to the place.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO
from uuid import uuid5

from onrecord.export.attribution import note
from onrecord.export.identifiers import ONRECORD, document_urn, quotation_urn, source_iri
from onrecord.export.json import encoded
from onrecord.types import Document, Quotation, Reading, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after, as the Hypothesis client takes them."""


def write_webannotation(readings: Iterable[Reading], out: TextIO) -> None:
    """One AnnotationPage with an annotation a quotation; what is made of all of them, such as its
    id, comes last."""
    out.write(f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "startIndex": 0, "items": [')
    page, total = ONRECORD, 0
    for total, annotation in enumerate(_annotations(readings), 1):
        out.write((",\n" if total > 1 else "\n") + encoded(annotation))
        page = uuid5(page, annotation["id"])
    collection = {
        "id": uuid5(page, "collection").urn,
        "type": "AnnotationCollection",
        "total": total,
    }
    out.write(f'\n], "id": "{page.urn}", "partOf": {encoded(collection)}}}\n')


def _annotations(readings: Iterable[Reading]) -> Iterator[dict[str, Any]]:
    for reading in readings:
        urn = document_urn(reading.document)
        for quotation in reading.quotations:
            yield _annotation(quotation, reading.document, quotation_urn(urn, quotation))


def _annotation(quotation: Quotation, document: Document, urn: str) -> dict[str, Any]:
    return {
        "id": urn,
        "type": "Annotation",
        "motivation": "identifying",
        "body": [*_places(quotation, document), *_texts(quotation)],
        "target": [_place("content", span, document) for span in quotation.content],
    }


def _places(quotation: Quotation, document: Document) -> Iterator[dict[str, Any]]:
    """The cue and the source as written."""
    for span in quotation.cue:
        yield {**_place("cue", span, document), "purpose": "describing"}
    for span in quotation.source:
        yield {**_place("source", span, document), "purpose": "identifying"}


def _texts(quotation: Quotation) -> Iterator[dict[str, Any]]:
    """Who the speaker is, if named; else a comment on who it may be; and what is said of the
    quotation as a whole."""
    if speaker := note(quotation):
        is_named = quotation.speaker_state == "named"
        yield (
            _text(speaker, "identifying")
            if is_named
            else _text(f"Speaker: {speaker}", "commenting")
        )
    yield _text(quotation.type, "classifying")
    if quotation.mode:
        yield _text(quotation.mode, "classifying")
    if not quotation.asserted:
        yield _text("not said", "classifying")


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _place(role: str, span: Span, document: Document) -> dict[str, Any]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(document.text),
        "prefix": document.text[max(span.start - AROUND, 0) : span.start],
        "suffix": document.text[span.end : span.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {
        "type": "SpecificResource",
        "source": source_iri(document),
        "selector": [quote, position],
        "styleClass": role,
    }
