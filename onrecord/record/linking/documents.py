"""Documents to their originals, quotations to their speakers and statements: of what is added, and of what an earlier
version left."""

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, select

from onrecord.record.linking.copies import NEEDED, link_copies
from onrecord.record.linking.statements import link_statements
from onrecord.record.store import sqlite
from onrecord.record.store.schema import DOCUMENT

AT_ONCE = 50
"""Documents that are linked in one transaction."""


def link_documents(connection: Connection, documents: Sequence[int]) -> None:
    """Links new documents and their quotations, in their order."""
    wanted = select(*NEEDED).where(DOCUMENT.c.id.in_(documents)).order_by(DOCUMENT.c.id)
    link_copies(connection, connection.execute(wanted).mappings().all())
    link_statements(connection, documents)


def link_rest(engine: Engine) -> None:
    """Links what is not linked yet, a part at a time: what is linked stays so if the process is killed."""
    unlinked = select(DOCUMENT.c.id).where(DOCUMENT.c.original_id.is_(None)).order_by(DOCUMENT.c.id).limit(AT_ONCE)
    with engine.begin() as connection:
        if connection.execute(unlinked).first() is None:
            return  # so that who may only read can open the record
    while True:
        with sqlite.writing(engine).begin() as connection:
            documents = connection.execute(unlinked).scalars().all()
            link_documents(connection, documents)
        if len(documents) < AT_ONCE:
            return
