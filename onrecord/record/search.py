"""A query to the quotations that answer it, best first."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Float, RowMapping, Select, Subquery, literal, null, select

from onrecord.record import sqlite
from onrecord.record.passage import Passage, passage
from onrecord.record.query import Query, plain, terms
from onrecord.record.rows import GAP, folded_outlet, quotation, words
from onrecord.record.schema import DOCUMENT, QUOTATION
from onrecord.types import Quotation, Span

_SHOWN = (
    *(QUOTATION.c[name] for name in ("id", "content", "cue", "source", "type", "confidence", "resolved")),
    *(DOCUMENT.c[name] for name in ("name", "title", "outlet", "url", "published", "text")),
)
_NEWEST = DOCUMENT.c.published_sortable.desc().nulls_last()


@dataclass(frozen=True, slots=True)
class Heading:
    """What names a document on record; its text is not loaded."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A quotation that answers a query.

    `number`: the quotation's on this record. `content`, `cue` and `source` are the words of its spans, with " … " where
    these leave something out.
    `passage` is what stands around it; `matched` are the spans of the content that the query's words met.
    """

    number: int
    document: Heading
    quotation: Quotation
    content: str
    cue: str
    source: str
    passage: Passage
    matched: tuple[Span, ...]

    def to_json(self) -> dict[str, Any]:
        """The hit as a JSON object; its spans point into the document's text."""
        return {
            "document": {name: value for name, value in asdict(self.document).items() if value is not None},
            "quotation": self.quotation.to_json(),
            "content": self.content,
            "cue": self.cue,
            "source": self.source,
            "passage": {"span": list(self.passage.span), "text": self.passage.text},
            "matched": [list(span) for span in self.matched],
        }


@dataclass(frozen=True, slots=True)
class Marks:
    """What the database puts around a match; drawn anew for each search, so that no article can contain it."""

    opening: str
    closing: str


def search(connection: Connection, query: Query) -> tuple[Hit, ...]:
    """The quotations that answer the query: best match first, then newest, then first on record.

    Raises:
        RecordError: the query asks for nothing, or for what no record can tell.
    """
    query.check()
    marks = Marks(f"<{secrets.token_hex(8)}>", f"</{secrets.token_hex(8)}>")
    found = connection.execute(_details(query, marks))
    return tuple(_hit(row, marks) for row in found.mappings())


def hits(connection: Connection, numbers: Sequence[int]) -> tuple[Hit, ...]:
    """The quotations of these numbers."""
    wanted = select(*_SHOWN).join_from(QUOTATION, DOCUMENT).where(QUOTATION.c.id.in_(numbers))
    found = connection.execute(wanted.add_columns(null().label("marked"))).mappings()
    return tuple(_hit(row, Marks("\0", "\0")) for row in found)


def _details(query: Query, marks: Marks) -> Select[Any]:
    ranked = _ranked(query).subquery("ranked")
    return (
        select(
            *_SHOWN,
            _marked(query, ranked, marks).label("marked"),
        )
        .join_from(ranked, QUOTATION, QUOTATION.c.id == ranked.c.id)
        .join(DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
        .order_by(ranked.c.score, ranked.c.published_sortable.desc().nulls_last(), ranked.c.id)
    )


def _ranked(query: Query) -> Select[Any]:
    required = _required(query)
    return (_by_match(required) if required else _by_date()).where(*_filters(query)).limit(query.limit)


def _by_match(required: str) -> Select[Any]:
    index, score = sqlite.index(), sqlite.score()
    return (
        select(QUOTATION.c.id, score.label("score"), DOCUMENT.c.published_sortable)
        .join_from(index, QUOTATION, QUOTATION.c.id == index.c.rowid)
        .join(DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
        .where(sqlite.matching(required))
        .order_by(score, _NEWEST, QUOTATION.c.id)
    )


def _by_date() -> Select[Any]:
    # "+ 0" bars the way from a quotation to its document, lest SQLite go through all quotations and sort them.
    return (
        select(QUOTATION.c.id, literal(0.0, Float).label("score"), DOCUMENT.c.published_sortable)
        .join_from(DOCUMENT, QUOTATION, QUOTATION.c.document_id == DOCUMENT.c.id + 0)
        .order_by(_NEWEST, QUOTATION.c.id)
    )


def _filters(query: Query) -> Iterator[ColumnElement[bool]]:
    date = DOCUMENT.c.published_sortable
    if query.outlet:
        yield DOCUMENT.c.outlet_folded == folded_outlet(plain(query.outlet))
    if query.type:
        yield QUOTATION.c.type == query.type
    if query.since:
        yield date >= query.since
    if query.until:
        yield date <= query.until + "~"  # sorts after all that may follow in an ISO 8601 date
    if unwanted := sqlite.excluded(terms(query.words), terms(query.speaker or "")):
        index = sqlite.index()
        yield QUOTATION.c.id.not_in(select(index.c.rowid).where(sqlite.matching(unwanted)))


def _required(query: Query) -> str:
    return sqlite.required(terms(query.words), terms(query.speaker or ""))


def _marked(query: Query, ranked: Subquery, marks: Marks) -> ColumnElement[Any]:
    required = _required(query)
    if not required:
        return null()
    index = sqlite.index()
    marked = select(sqlite.marked_content(marks.opening, marks.closing)).select_from(index)
    return marked.where(sqlite.matching(required), index.c.rowid == ranked.c.id).scalar_subquery()


def _hit(row: RowMapping, marks: Marks) -> Hit:
    text = row["text"]
    found = quotation(row)
    return Hit(
        number=row["id"],
        document=Heading(row["name"], row["title"], row["outlet"], row["url"], row["published"]),
        quotation=found,
        content=words(found.content, text),
        cue=words(found.cue, text),
        source=words(found.source, text),
        passage=passage(found, text),
        matched=tuple(_in_document(_matches(row["marked"] or "", marks), found.content)),
    )


def _matches(marked: str, marks: Marks) -> Iterator[Span]:
    """The marked stretches, as offsets into the words without the marks."""
    before, *rest = marked.split(marks.opening)
    at = len(before)
    for piece in rest:
        match, _, after = piece.partition(marks.closing)
        yield Span(at, at + len(match))
        at += len(match) + len(after)


def _in_document(matches: Iterator[Span], content: tuple[Span, ...]) -> Iterator[Span]:
    """Stretches of the content's joined words, as spans of the document; one that spans a gap becomes two."""
    for match in matches:
        at = 0
        for span in content:
            start, end = max(match.start, at), min(match.end, at + span.end - span.start)
            if start < end:
                yield Span(span.start + start - at, span.start + end - at)
            at += span.end - span.start + len(GAP)
