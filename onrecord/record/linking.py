"""Quotations to their speakers and statements: of each document as it is added, and of what an earlier version left."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, select

from onrecord.match.likeness import Rendering
from onrecord.record import sqlite
from onrecord.record.people import People
from onrecord.record.schema import DOCUMENT, QUOTATION
from onrecord.record.statements import link
from onrecord.types import Speaker

AT_ONCE = 500
"""Quotations that are linked in one transaction."""

_NEEDED = (
    *(QUOTATION.c[name] for name in ("id", "document_id", "content", "content_words", "type", "resolved")),
    DOCUMENT.c.published_sortable,
)


def link_documents(connection: Connection, documents: Sequence[int]) -> None:
    """Links the quotations of new documents, in their order."""
    wanted = select(*_NEEDED).join_from(QUOTATION, DOCUMENT).where(QUOTATION.c.document_id.in_(documents))
    _link(connection, connection.execute(wanted.order_by(QUOTATION.c.id)).mappings().all())


def link_rest(engine: Engine) -> None:
    """Links what is not linked yet, a part at a time: what is linked stays so if the process is killed."""
    unlinked = QUOTATION.c.statement_id.is_(None)
    wanted = select(*_NEEDED).join_from(QUOTATION, DOCUMENT).where(unlinked)
    with engine.begin() as connection:
        if connection.execute(select(QUOTATION.c.id).where(unlinked).limit(1)).first() is None:
            return  # so that who may only read can open the record
    while True:
        with sqlite.writing(engine).begin() as connection:
            rows = connection.execute(wanted.order_by(QUOTATION.c.id).limit(AT_ONCE)).mappings().all()
            _link(connection, rows)
        if len(rows) < AT_ONCE:
            return


def _link(connection: Connection, rows: Sequence[RowMapping]) -> None:
    people, seen = People(connection), dict[int, Rendering]()
    for row in rows:
        speaker = row["resolved"].get("speaker")
        told: dict[str, Any] = {
            **row,
            "speaker_id": people.number(Speaker(**speaker) if speaker else None),
            "day": (row["published_sortable"] or "")[:10] or None,
        }
        link(connection, told, seen)
