"""Writes readings into the tables. They are prepared outside the transaction, so that it is
short."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import insert, select

from onrecord.errors import RecordError
from onrecord.record.linking.documents import link_documents
from onrecord.record.store.rows import ReadingRows, fingerprint, rows
from onrecord.record.store.schema import DOCUMENT, QUOTATION
from onrecord.record.store.session import Session
from onrecord.types import Document, Reading

# What a killed run loses at most; each commit waits for the disk.
BATCH_DOCUMENTS = 100
BATCH_SECONDS = 1.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Added:
    """A reading given to the record. `new`: it was not there before. `failure`: why it could not be
    stored."""

    reading: Reading
    new: bool
    failure: RecordError | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading and its rows, or why it has none."""

    reading: Reading
    rows: ReadingRows | None
    failure: RecordError | None = None


def prepared(reading: Reading) -> Prepared:
    """The reading, ready to be written."""
    try:
        return Prepared(reading, rows(reading))
    except RecordError as failure:
        return Prepared(reading, None, failure)


def batches(things: Iterable[T]) -> Iterator[list[T]]:
    """The things in lists of `BATCH_DOCUMENTS`, or of what came within about `BATCH_SECONDS`.

    If the things end in an error, what came before it is still handed on.
    """
    batch: list[T] = []
    began = time.monotonic()
    try:
        for thing in things:
            batch.append(thing)
            if len(batch) >= BATCH_DOCUMENTS or time.monotonic() - began >= BATCH_SECONDS:
                full, batch = batch, []
                yield full
                began = time.monotonic()
    finally:
        if batch:
            yield batch


def write(session: Session, batch: Sequence[Prepared]) -> list[Added]:
    """Writes what is not on record yet, within the caller's transaction, which no other writer
    shares."""
    fingerprints = on_record(session, [entry.rows.fingerprint for entry in batch if entry.rows])
    added: list[Added] = []
    keys: list[int] = []
    for entry in batch:
        new = entry.rows is not None and entry.rows.fingerprint not in fingerprints
        if entry.rows is not None and new:
            fingerprints.add(entry.rows.fingerprint)
            keys.append(_insert(session, entry.rows))
        added.append(Added(entry.reading, new, entry.failure))
    link_documents(session, keys)
    return added


def on_record(session: Session, fingerprints: Sequence[bytes]) -> set[bytes]:
    """Those of the fingerprints that are on record."""
    query = select(DOCUMENT.c.fingerprint).where(DOCUMENT.c.fingerprint.in_(fingerprints))
    return set(session.values(query))


def urls_on_record(session: Session, urls: Sequence[str]) -> set[str]:
    """Those of the URLs under which something is on record."""
    query = select(DOCUMENT.c.url).where(DOCUMENT.c.url.in_(urls)).distinct()
    return set(session.values(query))


def number_of(session: Session, document: Document) -> int | None:
    """The number of the document on this record; None if it is not there."""
    query = select(DOCUMENT.c.id).where(DOCUMENT.c.fingerprint == fingerprint(document))
    number: int | None = session.value(query)
    return number


def added_at(session: Session, document: Document) -> datetime | None:
    """When the document was put on record; None if it is not there, or that is not known."""
    query = select(DOCUMENT.c.added_at).where(DOCUMENT.c.fingerprint == fingerprint(document))
    added = session.value(query)
    try:
        return datetime.fromisoformat(added) if added else None
    except ValueError:
        return None


def _insert(session: Session, rows: ReadingRows) -> int:
    key = session.execute(insert(DOCUMENT).returning(DOCUMENT.c.id), rows.document).scalar_one()
    if rows.quotations:
        session.execute(insert(QUOTATION), [{**row, "document_id": key} for row in rows.quotations])
    return int(key)
