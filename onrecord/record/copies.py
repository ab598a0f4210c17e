"""Documents that are one report: copies of an agency's text, and versions of what stands under one URL.

Candidates come from an index of marks, never from going through all: what many documents have in common, such as the
foot of every page of an outlet, is looked up no further than the latest of them and counts for little.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from onrecord.match.sketch import Shingled, is_copy, shingled
from onrecord.record import sqlite
from onrecord.record.schema import DOCUMENT
from onrecord.types import Span

NEEDED = tuple(DOCUMENT.c[name] for name in ("id", "url", "furniture", "text"))
PER_MARK, RARE, COMMON, LEAST, LIKELY = 10, 4, 1, 8, 4
"""Documents looked at: the latest with one mark; what a mark counts, and one that so many have; with so much in common;
of these the likeliest in full."""
_ORIGINAL = func.coalesce(DOCUMENT.c.original_id, DOCUMENT.c.id)


def link_copies(connection: Connection, documents: Sequence[RowMapping]) -> None:
    """Gives each new document (a row of `NEEDED`), in their order, its original: the first of those that are one
    report with it, or itself."""
    for row in documents:
        text = _shingled(row)
        marks = text.sketch()
        original = _version_of(connection, row) or _copy_of(connection, row["id"], text, marks) or row["id"]
        sqlite.keep_original(connection, row["id"], original, marks)


def independent(rows: Iterable[RowMapping | Mapping[str, Any]]) -> int:
    """How many reports the rows are of documents (each with its `original_id`), copies and versions not counted."""
    return len({row["original_id"] for row in rows})


def _version_of(connection: Connection, row: RowMapping) -> int | None:
    """The original of what stood first under the document's URL."""
    if not row["url"]:
        return None
    earlier = select(_ORIGINAL).where(DOCUMENT.c.url == row["url"], DOCUMENT.c.id < row["id"])
    return connection.execute(earlier.order_by(DOCUMENT.c.id).limit(1)).scalar()


def _copy_of(connection: Connection, number: int, text: Shingled, marks: Sequence[int]) -> int | None:
    """The original of the likeliest earlier document that the text is a copy of."""
    found = sqlite.with_marks(connection, marks, number, PER_MARK)
    for likely in _likely(found, LEAST if text.is_long else COMMON):
        wanted = select(DOCUMENT.c.furniture, DOCUMENT.c.text, _ORIGINAL.label("original")).where(
            DOCUMENT.c.id == likely
        )
        row = connection.execute(wanted).mappings().one()
        if is_copy(text, _shingled(row)):
            return int(row["original"])
    return None


def _likely(found: Iterable[Sequence[int]], least: int) -> list[int]:
    """Of the documents with each mark those that have most in common."""
    common = Counter[int]()
    for documents in found:
        weight = COMMON if len(documents) == PER_MARK else RARE
        for document in documents:
            common[document] += weight
    likely = [document for document, count in common.items() if count >= least]
    return sorted(likely, key=lambda document: (-common[document], document))[:LIKELY]


def _shingled(row: RowMapping) -> Shingled:
    return shingled(row["text"], (Span(*span) for span in row["furniture"]))
