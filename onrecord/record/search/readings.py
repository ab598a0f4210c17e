"""What is on record, read back a page at a time: each page is one short look, so none holds up a
writer.

After the "seek method" (Winand, use-the-index-luke.com): a page begins behind the last key of the
one before.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import RowMapping, func, select

from onrecord.record.search.hits import AT_ONCE, answering
from onrecord.record.search.query import Query
from onrecord.record.store.rows import reading
from onrecord.record.store.schema import DOCUMENT, QUOTATION
from onrecord.record.store.session import Session
from onrecord.types import Reading

PAGE_DOCUMENTS = 100


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of documents, `after` excluded and `last` included."""

    after: int
    last: int


@dataclass(frozen=True, slots=True)
class Page:
    """Readings in the order in which they were added, and the keys of those that follow; None at
    the end."""

    readings: tuple[Reading, ...]
    rest: Keys | None


def everything(session: Session) -> Keys:
    """The keys of all that is on record now; what is added later stays out."""
    return Keys(0, session.execute(select(func.coalesce(func.max(DOCUMENT.c.id), 0))).scalar_one())


def page(session: Session, keys: Keys) -> Page:
    """The first readings of those with these keys."""
    wanted = select(DOCUMENT).where(DOCUMENT.c.id > keys.after, DOCUMENT.c.id <= keys.last)
    documents = session.rows(wanted.order_by(DOCUMENT.c.id).limit(PAGE_DOCUMENTS))
    if not documents:
        return Page((), None)
    reached = Keys(keys.after, documents[-1]["id"])
    quotations = _quotations(session, reached)
    readings = tuple(reading(document, quotations[document["id"]]) for document in documents)
    return Page(readings, Keys(reached.last, keys.last))


def chosen(session: Session, query: Query) -> dict[int, list[int]]:
    """The keys of the documents that answer a query, in the order in which they were added, each
    with the numbers of its quotations that do.

    Raises:
        RecordError: the query asks for nothing, or for what no record can tell.
    """
    numbers, found = sorted(answering(session, query)), defaultdict[int, list[int]](list)
    for first in range(0, len(numbers), AT_ONCE):
        some = QUOTATION.c.id.in_(numbers[first : first + AT_ONCE])
        wanted = (
            select(QUOTATION.c.id, QUOTATION.c.document_id).where(some).order_by(QUOTATION.c.id)
        )
        for row in session.execute(wanted):
            found[row.document_id].append(row.id)
    return dict(sorted(found.items()))


def readings_of(session: Session, numbers: dict[int, list[int]]) -> list[Reading]:
    """The readings of some documents, each with its quotations of these numbers alone."""
    documents = session.execute(
        select(DOCUMENT).where(DOCUMENT.c.id.in_(numbers)).order_by(DOCUMENT.c.id)
    )
    wanted = {number for each in numbers.values() for number in each}
    rows = session.execute(
        select(QUOTATION).where(QUOTATION.c.id.in_(wanted)).order_by(QUOTATION.c.position)
    )
    found: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for row in rows.mappings():
        found[row["document_id"]].append(row)
    return [
        _alone(reading(row, found[row["id"]]), found[row["id"]]) for row in documents.mappings()
    ]


def reading_of(session: Session, document: int) -> Reading | None:
    """The reading of a document of this number; None if there is none."""
    return next(iter(page(session, Keys(document - 1, document)).readings), None)


def _alone(one: Reading, rows: Sequence[RowMapping]) -> Reading:
    """A reading of some quotations of a document, which are within each other as far as they are
    among these."""
    places: dict[int | None, int] = {row["position"]: place for place, row in enumerate(rows)}
    quotations = (replace(each, within=places.get(each.within)) for each in one.quotations)
    return Reading(one.document, tuple(quotations))


def _quotations(session: Session, keys: Keys) -> defaultdict[int, list[RowMapping]]:
    column = QUOTATION.c.document_id
    wanted = (
        select(QUOTATION)
        .where(column > keys.after, column <= keys.last)
        .order_by(QUOTATION.c.position)
    )
    found: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for row in session.rows(wanted):
        found[row["document_id"]].append(row)
    return found
