"""Links documents to their originals, and quotations to their speakers and statements: those just
added, and those that an earlier version left unlinked."""

from collections.abc import Sequence

from sqlalchemy import func, select

from onrecord.record.linking.copies import NEEDED, link_copies
from onrecord.record.linking.statements import link_statements
from onrecord.record.store.schema import DOCUMENT
from onrecord.record.store.session import Session
from onrecord.record.store.store import Store
from onrecord.record.store.upkeep import Upkeep, Watcher, unwatched

AT_ONCE = 50
"""Documents that are linked in one transaction."""
LINKING = "Linking what an earlier version put on record"
"""What is told of it while it is done."""


def link_documents(session: Session, documents: Sequence[int]) -> None:
    """Links new documents and their quotations, in their order."""
    query = select(*NEEDED).where(DOCUMENT.c.id.in_(documents)).order_by(DOCUMENT.c.id)
    link_copies(session, session.rows(query))
    link_statements(session, documents)


def link_rest(store: Store, watcher: Watcher = unwatched) -> None:
    """Links what is not linked yet, part by part: what is linked stays so if the process is
    killed."""
    unlinked = (
        select(DOCUMENT.c.id)
        .where(DOCUMENT.c.original_id.is_(None))
        .order_by(DOCUMENT.c.id)
        .limit(AT_ONCE)
    )
    with store.reading() as session:
        if not session.values(unlinked):
            return  # so that who may only read can open the record
        total = session.value(select(func.count()).where(DOCUMENT.c.original_id.is_(None)))
    done = 0
    watcher(Upkeep(LINKING, done, total))
    while True:
        with store.writing() as session:
            documents = session.values(unlinked)
            link_documents(session, documents)
        done += len(documents)
        watcher(Upkeep(LINKING, min(done, total), total))
        if len(documents) < AT_ONCE:
            return
