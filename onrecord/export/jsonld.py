"""Quotations as schema.org in JSON-LD 1.1: a Quotation each, part of its NewsArticle, never with a
rating.

A speaker who is inferred stands in a Role that says so and how likely it is; one who is open is not
given, and `creditText` has the source as written.

The context is in the document itself, so that reading it needs no network. "<" is written as an
escape: the whole can stand in a page's `<script type="application/ld+json">`, whatever an article
says.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from onrecord.export.attribution import state_in_words
from onrecord.export.identifiers import document_urn, quotation_urn, source_iri
from onrecord.export.json import encoded
from onrecord.types import Document, Kind, Quotation, Reading, Speaker, words

CONTEXT = {"@vocab": "https://schema.org/"}
NOT_SAID = "The article says that this was not said."
TYPES: dict[Kind, str] = {
    "person": "Person",
    "unnamed_person": "Person",
    "organization": "Organization",
}
"""What schema.org calls a kind of speaker; the others are a Thing."""


def write_jsonld(readings: Iterable[Reading], out: TextIO) -> None:
    """One document: an article, then the quotations in it, then the next article."""
    out.write(f'{{"@context": {_encoded(CONTEXT)}, "@graph": [')
    separator = "\n"
    for reading in readings:
        for node in _nodes(reading):
            out.write(separator + _encoded(node))
            separator = ",\n"
    out.write("\n]}\n")


def _encoded(node: dict[str, Any]) -> str:
    return encoded(node).replace("<", "\\u003c")


def _nodes(reading: Reading) -> Iterator[dict[str, Any]]:
    document, urn = reading.document, document_urn(reading.document)
    yield _article(document)
    for quotation in reading.quotations:
        node = _quotation(quotation, document)
        yield {"@type": "Quotation", "@id": quotation_urn(urn, quotation), **_given(node)}


def _article(document: Document) -> dict[str, Any]:
    node = {
        "url": document.url,
        "headline": document.title,
        "publisher": {"@type": "Organization", "name": document.outlet}
        if document.outlet
        else None,
        "author": [{"@type": "Person", "name": author} for author in document.authors] or None,
        "datePublished": document.published,
        "inLanguage": document.language,
    }
    return {"@type": "NewsArticle", "@id": source_iri(document), **_given(node)}


def _quotation(quotation: Quotation, document: Document) -> dict[str, Any]:
    return {
        "text": words(quotation.content, document.text),
        "creator": _creator(quotation) if quotation.asserted else None,
        "disambiguatingDescription": None if quotation.asserted else NOT_SAID,
        "creditText": words(quotation.source, document.text) or None,
        "isPartOf": {"@id": source_iri(document)},
    }


def _creator(quotation: Quotation) -> dict[str, Any] | None:
    """The speaker who is named or, in a role that says so, inferred."""
    speaker = quotation.speaker
    if speaker is None or not speaker.name or speaker.state == "open":
        return None
    if speaker.state == "named":
        return _somebody(speaker)
    inferred = {
        "@type": "Role",
        "roleName": "inferred speaker",
        "description": state_in_words(quotation),
    }
    return {**inferred, "creator": _somebody(speaker)}


def _somebody(speaker: Speaker) -> dict[str, Any]:
    """Somebody unnamed has a description instead of a name."""
    called = "description" if speaker.kind in ("unnamed_person", "unnamed_group") else "name"
    node = {
        "@type": TYPES.get(speaker.kind, "Thing") if speaker.kind else "Thing",
        called: speaker.name,
    }
    return node | ({"jobTitle": speaker.role} if speaker.role and node["@type"] == "Person" else {})


def _given(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value is not None}
