"""Documents that are one report: copies of an agency's text, and versions of what stands under one URL."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, update

from onrecord.record.schema import DOCUMENT

NEEDED = tuple(DOCUMENT.c[name] for name in ("id", "url", "published_sortable", "furniture", "text"))


def link_copies(connection: Connection, documents: Sequence[RowMapping]) -> None:
    """Gives each new document (a row of `NEEDED`), in their order, its original: the first of those that are one
    report with it, or itself."""
    for row in documents:
        connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == row["id"]).values(original_id=row["id"]))
