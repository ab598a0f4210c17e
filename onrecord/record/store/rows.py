"""Readings to rows of the tables and back. Pure: no database here."""

import hashlib
import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import RowMapping

from onrecord.errors import RecordError
from onrecord.record.store.indexing import search_words
from onrecord.types import GAP, Document, Quotation, Reading, Span, words


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """A reading as it is stored. Its quotations' rows lack only `document_id`, which the database
    gives."""

    fingerprint: bytes
    document: dict[str, Any]
    quotations: tuple[dict[str, Any], ...]


def fingerprint(document: Document) -> bytes:
    """SHA-256 of what makes an article this article. Its id is left out, so that a copy under
    another path is the same article."""
    identity = [document.url, document.outlet, document.published, document.text]
    return hashlib.sha256(
        json.dumps(identity, ensure_ascii=False).encode("utf-8", "surrogatepass")
    ).digest()


def rows(reading: Reading) -> ReadingRows:
    """The reading as rows.

    Raises:
        RecordError: the reading holds something that the record could not give back as it was.
    """
    _check(reading)
    document = reading.document
    mark = fingerprint(document)
    return ReadingRows(
        fingerprint=mark,
        document={"fingerprint": mark, **_document_row(document)},
        quotations=tuple(
            _quotation_row(position, q, document.text)
            for position, q in enumerate(reading.quotations)
        ),
    )


def reading(document: RowMapping, quotations: Iterable[RowMapping]) -> Reading:
    """The reading that the rows were made from."""
    return Reading(
        document=Document(
            id=document["name"],
            text=document["text"],
            url=document["url"],
            title=document["title"],
            outlet=document["outlet"],
            authors=tuple(document["authors"]),
            published=document["published"],
            language=document["language"],
            furniture=_spans(document["furniture"]),
            extra=MappingProxyType(document["extra"]),
        ),
        quotations=tuple(quotation(row) for row in quotations),
    )


def quotation(row: RowMapping) -> Quotation:
    """The quotation that the row was made from."""
    parts = {name: row[name] for name in ("content", "cue", "source", "type", "confidence")}
    return Quotation.from_json(parts | row["resolved"])


def folded_outlet(outlet: str) -> str:
    """The outlet's name without regard to case and spacing."""
    return " ".join(outlet.casefold().split())


def sortable_date(published: str) -> str | None:
    """An ISO 8601 date or date-time in the one form that sorts as text; None if it is no date.

    The time zone is not reckoned with: an article's date is the one printed on it.
    """
    try:
        return datetime.fromisoformat(published.strip()).isoformat()
    except ValueError:
        date = re.match(r"\s*([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)(?![0-9])", published)
        return date[1] if date else None


def now() -> str:
    """The time, in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _document_row(document: Document) -> dict[str, Any]:
    return {
        "name": document.id,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "outlet_folded": None if document.outlet is None else folded_outlet(document.outlet),
        "authors": document.authors,
        "published": document.published,
        "published_sortable": None
        if document.published is None
        else sortable_date(document.published),
        "language": document.language,
        "furniture": document.furniture,
        "extra": dict(document.extra),
        "added_at": now(),
        "text": document.text,
    }


def _quotation_row(position: int, quotation: Quotation, text: str) -> dict[str, Any]:
    # FTS5's highlight() ends a text at NUL; a space in its place keeps every offset.
    content = words(quotation.content, text).replace("\0", " ")
    names = _names(quotation, text).replace("\0", " ")
    return {
        "position": position,
        "content": quotation.content,
        "cue": quotation.cue,
        "source": quotation.source,
        "type": quotation.type,
        "confidence": quotation.confidence,
        "resolved": {
            name: value for name, value in quotation.resolved_json().items() if value is not None
        },
        "content_words": content,
        "source_words": search_words(names) or names,
        "search_words": search_words(content),
    }


def _names(quotation: Quotation, text: str) -> str:
    """The source as written and, where that is not in it, the speaker's name."""
    written = words(quotation.source, text)
    name = quotation.speaker_name or ""
    return written if name in written else f"{written}{GAP}{name}"


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _check(reading: Reading) -> None:
    document = reading.document
    stored_as_text = (
        document.id,
        document.text,
        document.url,
        document.title,
        document.outlet,
        document.published,
        document.language,
    )
    try:
        "".join(part for part in stored_as_text if part is not None).encode()
    except UnicodeEncodeError as err:
        problem = f"a lone surrogate (U+{ord(err.object[err.start]):04X}), half of a character"
        raise _not_storable(
            document, f"got {problem}, expected Unicode text: decode the article anew"
        ) from err
    try:
        json.dumps(dict(document.extra))
    except (TypeError, ValueError) as err:
        raise _not_storable(
            document, f"got a field that is not JSON ({err}): give it as text"
        ) from err
    for number, quotation in enumerate(reading.quotations, start=1):
        _check_quotation(quotation, number, document)


def _check_quotation(quotation: Quotation, number: int, document: Document) -> None:
    for start, end in quotation.spans():
        if not 0 <= start <= end <= len(document.text):
            problem = (
                f"quotation {number} has the span {start}-{end}, expected one within the text's"
            )
            raise _not_storable(
                document, f"{problem} {len(document.text)} characters: read the article anew"
            )
    try:
        json.dumps(quotation.resolved_json(), ensure_ascii=False).encode()
    except UnicodeEncodeError as err:
        problem = f"a name with a lone surrogate (U+{ord(err.object[err.start]):04X}), half of a character"
        raise _not_storable(
            document, f"quotation {number} has {problem}, expected text: read the article anew"
        ) from err
    if not math.isfinite(quotation.confidence):
        problem = f"quotation {number} has the confidence {quotation.confidence}"
        raise _not_storable(document, f"{problem}, expected 0 to 1: read the article anew")


def _not_storable(document: Document, problem: str) -> RecordError:
    return RecordError(f"document {document.id!a}: {problem}")
