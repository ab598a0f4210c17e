"""What is on record, read back a page at a time: each page is one short look, so none holds up a writer.

After the "seek method" (Winand, use-the-index-luke.com): a page begins behind the last key of the one before.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, func, select

from onrecord.record.rows import reading
from onrecord.record.schema import DOCUMENT, QUOTATION
from onrecord.types import Reading

PAGE_DOCUMENTS = 100


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of documents, `after` excluded and `last` included."""

    after: int
    last: int


@dataclass(frozen=True, slots=True)
class Page:
    """Readings in the order in which they were added, and the keys of those that follow; None at the end."""

    readings: tuple[Reading, ...]
    rest: Keys | None


def everything(connection: Connection) -> Keys:
    """The keys of all that is on record now; what is added later stays out."""
    return Keys(0, connection.execute(select(func.coalesce(func.max(DOCUMENT.c.id), 0))).scalar_one())


def page(connection: Connection, keys: Keys) -> Page:
    """The first readings of those with these keys."""
    wanted = select(DOCUMENT).where(DOCUMENT.c.id > keys.after, DOCUMENT.c.id <= keys.last)
    documents = connection.execute(wanted.order_by(DOCUMENT.c.id).limit(PAGE_DOCUMENTS)).mappings().all()
    if not documents:
        return Page((), None)
    reached = Keys(keys.after, documents[-1]["id"])
    quotations = _quotations(connection, reached)
    readings = tuple(reading(document, quotations[document["id"]]) for document in documents)
    return Page(readings, Keys(reached.last, keys.last))


def _quotations(connection: Connection, keys: Keys) -> defaultdict[int, list[RowMapping]]:
    column = QUOTATION.c.document_id
    wanted = select(QUOTATION).where(column > keys.after, column <= keys.last).order_by(QUOTATION.c.position)
    found: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        found[row["document_id"]].append(row)
    return found
