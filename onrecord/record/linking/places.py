"""Where quotations stand in their articles, read when two of them are compared as reports of one
occasion."""

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import bindparam, select

from onrecord.match.occasion import Article, Place
from onrecord.record.store.schema import DOCUMENT
from onrecord.record.store.session import Session

KEPT = 200
"""Articles kept in memory at most."""
_TEXTS = select(DOCUMENT.c.text, DOCUMENT.c.title).where(DOCUMENT.c.id == bindparam("number"))


class Places:
    """The places of quotations, within one transaction."""

    def __init__(self, session: Session) -> None:
        """For a transaction that reads or writes."""
        self.session = session
        self._article = lru_cache(KEPT)(self._read)

    def place(self, document: int, content: Iterable[Iterable[int]]) -> Place:
        """Where content stands in an article: spans of its text, as the record stores them."""
        article, ends = self._article(document), [end for span in content for end in span]
        return Place(article, article.around(min(ends, default=0), max(ends, default=0)))

    def _read(self, document: int) -> Article:
        row = self.session.execute(_TEXTS, {"number": document}).one()
        return Article(row.title or "", row.text)
