"""Names of documents and quotations for the formats that want an IRI: the same at every export."""

import json
import re
from typing import TypeGuard
from uuid import UUID, uuid5

from onrecord.types import Document, Quotation

ONRECORD = UUID("7c0c6d53-3d0c-4b0e-9a5e-2f6b5a3c9e11")
"""The namespace of our names (RFC 9562, version 5), drawn once."""
WEB_ADDRESS = re.compile(
    r"https?://[^/?#:@]+(:[0-9]+)?([/?#]([^%]|%[0-9A-Fa-f]{2})*)?", re.IGNORECASE
)
NO_IRI = frozenset(' <>"{}|\\^`')


def is_web_address(url: str | None) -> TypeGuard[str]:
    """Whether it is an http or https IRI (RFC 3987) that can stand in a link: nothing invisible,
    nobody's password."""
    return (
        url is not None
        and url.isprintable()
        and not NO_IRI & set(url)
        and bool(WEB_ADDRESS.fullmatch(url))
    )


def document_urn(document: Document) -> str:
    """A name that only this text under this id has."""
    return _urn(document.id, document.text)


def source_iri(document: Document) -> str:
    """The article's address, or its URN where it has none."""
    return document.url if is_web_address(document.url) else document_urn(document)


def quotation_urn(document: str, quotation: Quotation) -> str:
    """A name that only the quotation with these spans has in the document of this URN."""
    return _urn(document, quotation.content, quotation.cue, quotation.source)


def feed_urn(title: str, link: str | None) -> str:
    """A name that only the feed of this title at this page has."""
    return _urn("feed", title, link)


def _urn(*parts: object) -> str:
    return uuid5(ONRECORD, json.dumps(parts)).urn
