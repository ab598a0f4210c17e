"""Documents that are one report: copies of an agency's text, and versions of what stands under one
URL.

Candidates come from an index of marks, never from going through all: what many documents have in
common, such as the foot of every page of an outlet, is looked up no further than the latest of them
and counts for little.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, func, select

from onrecord.match.sketch import Shingled, is_copy, shingled
from onrecord.record.store.schema import DOCUMENT
from onrecord.record.store.session import Session
from onrecord.types import Document, Span

NEEDED = tuple(DOCUMENT.c[name] for name in ("id", "url", "furniture", "text"))
PER_MARK, RARE, COMMON, LEAST, LIKELY = 10, 4, 1, 8, 4
"""Documents looked at: the latest with one mark; what a mark counts, and one that so many have;
with so much in common; of these the likeliest in full."""
_ORIGINAL = func.coalesce(DOCUMENT.c.original_id, DOCUMENT.c.id)
_AFTER_ALL = 2**62
"""A number that no document reaches."""


def link_copies(session: Session, documents: Sequence[RowMapping]) -> None:
    """Gives each new document (a row of `NEEDED`), in order, its original: the first document that
    is the same report, or itself."""
    for row in documents:
        text = _shingled(row)
        marks = text.sketch()
        original = _version_of(session, row) or next(
            _copies_of(session, row["id"], text, marks), row["id"]
        )
        session.ask.keep_original(row["id"], original, marks)


def alike(session: Session, document: Document) -> set[int]:
    """The numbers of the documents that are the same report as this one, which may be on record or
    not: itself, its copies and versions, and theirs."""
    text = shingled(document.text, document.furniture)
    originals = set(_copies_of(session, _AFTER_ALL, text, text.sketch()))
    if document.url:
        originals |= set(session.values(select(_ORIGINAL).where(DOCUMENT.c.url == document.url)))
    return set(session.values(select(DOCUMENT.c.id).where(_ORIGINAL.in_(originals))))


def independent(rows: Iterable[RowMapping | Mapping[str, Any]]) -> int:
    """How many reports these rows are from (each row has its `original_id`); copies and versions
    are not counted."""
    return len({row["original_id"] for row in rows})


def _version_of(session: Session, row: RowMapping) -> int | None:
    """The original of what stood first under the document's URL."""
    if not row["url"]:
        return None
    earlier = select(_ORIGINAL).where(DOCUMENT.c.url == row["url"], DOCUMENT.c.id < row["id"])
    first: int | None = session.value(earlier.order_by(DOCUMENT.c.id).limit(1))
    return first


def _copies_of(
    session: Session, number: int, text: Shingled, marks: Sequence[int]
) -> Iterator[int]:
    """The originals of the earlier documents that the text is a copy of, the likeliest first."""
    by_mark = session.ask.with_marks(marks, number, PER_MARK)
    for likely in _likely(by_mark, LEAST if text.is_long else COMMON):
        query = select(DOCUMENT.c.furniture, DOCUMENT.c.text, _ORIGINAL.label("original")).where(
            DOCUMENT.c.id == likely
        )
        row = session.execute(query).mappings().one()
        if is_copy(text, _shingled(row)):
            yield int(row["original"])


def _likely(by_mark: Iterable[Sequence[int]], least: int) -> list[int]:
    """The documents that share most marks."""
    common = Counter[int]()
    for documents in by_mark:
        weight = COMMON if len(documents) == PER_MARK else RARE
        for document in documents:
            common[document] += weight
    likely = [document for document, count in common.items() if count >= least]
    return sorted(likely, key=lambda document: (-common[document], document))[:LIKELY]


def _shingled(row: RowMapping) -> Shingled:
    return shingled(row["text"], (Span(*span) for span in row["furniture"]))
