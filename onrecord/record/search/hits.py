"""A query to the quotations that answer it, best first."""

import secrets
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from sqlalchemy import ColumnElement, RowMapping, Select, func, null, select

from onrecord.forms import Form, Member
from onrecord.match.naming import is_last_name_alone
from onrecord.record.search.by_meaning import MOST, fused, near
from onrecord.record.search.passage import Passage, passage
from onrecord.record.search.query import Query, Sort
from onrecord.record.search.selecting import Selection, matches, ordered, selection
from onrecord.record.store.indexing import indexed
from onrecord.record.store.rows import quotation
from onrecord.record.store.schema import DOCUMENT, INDIRECT, QUOTATION, SPEAKER
from onrecord.record.store.session import Session
from onrecord.record.store.terms import terms
from onrecord.types import GAP, Given, Quotation, Span, words

_HEAD = SPEAKER.alias("head")
_OF_QUOTATION = ("id", "statement_id", "content", "cue", "source", "type", "confidence", "resolved")
_SHOWN = (
    *(QUOTATION.c[name] for name in _OF_QUOTATION),
    *(DOCUMENT.c[name] for name in ("name", "title", "outlet", "url", "published", "language")),
    DOCUMENT.c.id.label("article"),
    _HEAD.c.id.label("person"),
    _HEAD.c.name.label("person_name"),
)
AT_ONCE = 500
"""Quotations that are fetched by one statement, whose variables are limited."""


BySurname = Annotated[
    bool,
    Member("Whether the article gives the last name alone, and the record infers whose it is."),
]


@dataclass(frozen=True, slots=True)
class Heading(Form):
    """What names a document on record; its text is not loaded."""

    id: str
    title: Given[str | None] = None
    outlet: Given[str | None] = None
    url: Given[str | None] = None
    published: Given[str | None] = None
    language: Given[str | None] = None


@dataclass(frozen=True, slots=True)
class Hit(Form):
    """A quotation that answers a query.

    Its numbers on this record: `number` its own, `statement` that of the statement that it reports,
    `article` that of its document, `speaker` that of whom it is known to be by, over all documents;
    `known_as`: the name of this one on record, which may be fuller than the article's. `content`,
    `cue` and `source` are the words of its spans, with " … " where these leave something out.
    `passage` is what stands around it; `matched` are the spans of the content that the query's
    words met.
    """

    MEMBERS = (
        *("number", "statement", "article", "speaker", "known_as", "by_surname", "document"),
        *("quotation", "content", "cue", "source", "passage", "matched"),
    )

    number: int
    document: Heading
    quotation: Quotation
    content: Annotated[
        str, Member("The words of its spans, “ … ” where these leave something out.")
    ]
    cue: str
    source: str
    passage: Passage
    article: int
    matched: Annotated[
        tuple[Span, ...], Member("The spans of the content that the words of the search met.")
    ] = ()
    statement: Annotated[int | None, Member("That of the utterance it reports.")] = None
    speaker: Annotated[
        int | None, Member("That of whom it is known to be by, over all articles.")
    ] = None
    known_as: Annotated[str | None, Member("The name of this one on the record.")] = None

    @property
    def by_surname(self) -> BySurname:
        """Whether the article gives no more than a last name, and the record infers from its other
        articles who that is (`identity/surnames.py`)."""
        told = self.quotation.speaker
        if told is None or told.name is None or told.kind != "person" or self.known_as is None:
            return False
        return is_last_name_alone(told.name) and not is_last_name_alone(self.known_as)

    @property
    def is_fragment(self) -> bool:
        """Whether it is an indirect quotation of three words or fewer."""
        return self.quotation.is_fragment(self.content)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the database puts around a match; drawn anew for each search, so that no article can
    contain it."""

    opening: str
    closing: str


def search(session: Session, query: Query) -> tuple[Hit, ...]:
    """The quotations that answer the query, in its order; what is equal in that newest first, then
    first on record.

    Raises:
        RecordError: the query asks for nothing, or for what no record can tell.
    """
    numbers = _numbers(session, query)[query.offset : query.offset + query.limit]
    return hits(session, numbers, session.words.required(terms(query.words)))


def hits(session: Session, numbers: Sequence[int], expression: str = "") -> tuple[Hit, ...]:
    """The quotations of these numbers, in this order, with what in them matches an expression of
    the index."""
    marks = Marks(f"<{secrets.token_hex(8)}>", f"</{secrets.token_hex(8)}>")
    found: dict[int, Hit] = {}
    for first in range(0, len(numbers), AT_ONCE):
        rows = session.rows(_details(session, numbers[first : first + AT_ONCE], expression, marks))
        texts = _texts(session, {row["article"] for row in rows})
        found.update((row["id"], _hit(row, texts[row["article"]], marks)) for row in rows)
    return tuple(found[number] for number in numbers if number in found)


def folded(session: Session, query: Query) -> int:
    """How many fragments answer by the query's words, which it leaves out unless it asks for them.

    Raises:
        RecordError: the query asks for nothing, or for what no record can tell.
    """
    found = matches(selection(session, replace(query, fragments=True)))
    fragments = INDIRECT.c.quotation_id.in_(found) & (INDIRECT.c.fragment == 1)
    return int(session.value(select(func.count()).select_from(INDIRECT).where(fragments)))


def answering(session: Session, query: Query) -> list[int]:
    """The numbers of all quotations that answer, whatever the query's limit; in no order.

    Raises:
        RecordError: the query asks for nothing, or for what no record can tell.
    """
    one = selection(session, query)
    found = {row.id for row in session.execute(matches(one))}
    return list(found.union(near(session, one) if query.meaning else ()))


def _numbers(session: Session, query: Query) -> list[int]:
    """The numbers of the quotations that answer, in the order asked for."""
    one = selection(session, query)
    by_meaning = near(session, one) if query.meaning else []
    depth = query.offset + query.limit
    depth = max(depth, MOST) if by_meaning else depth
    by_words = _by_words(session, one, depth)
    if not by_meaning:
        return by_words
    both = fused(by_words, by_meaning)
    return both if query.sort == "relevance" else _by_date(session, both, query.sort)


def _by_words(session: Session, one: Selection, most: int) -> list[int]:
    """The numbers of so many that answer at most; other forms of words are looked for only where
    the very words are too few."""
    sort = one.query.sort
    if sort == "relevance" and one.has_forms():
        exact = [
            row.id for row in session.execute(ordered(replace(one, wording="exact"), sort, most))
        ]
        left = most - len(exact)
        if not left:
            return exact
        return [
            *exact,
            *(
                row.id
                for row in session.execute(ordered(replace(one, wording="other"), sort, left))
            ),
        ]
    return [row.id for row in session.execute(ordered(one, sort, most))]


def _by_date(session: Session, numbers: Sequence[int], sort: Sort) -> list[int]:
    """The numbers in the order of publication; those equal stay as they are."""
    dates: dict[int, str] = {}
    for first in range(0, len(numbers), AT_ONCE):
        some = QUOTATION.c.id.in_(numbers[first : first + AT_ONCE])
        wanted = (
            select(QUOTATION.c.id, DOCUMENT.c.published_sortable)
            .join_from(QUOTATION, DOCUMENT)
            .where(some)
        )
        dates.update(
            (row.id, row.published_sortable)
            for row in session.execute(wanted)
            if row.published_sortable
        )
    dated = sorted(
        (one for one in numbers if one in dates),
        key=lambda one: dates[one],
        reverse=sort == "newest",
    )
    return dated + [one for one in numbers if one not in dates]


def _details(
    session: Session, numbers: Sequence[int], expression: str, marks: Marks
) -> Select[Any]:
    return (
        select(*_SHOWN, _marked(session, expression, marks).label("marked"))
        .join_from(QUOTATION, DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
        .outerjoin(SPEAKER, SPEAKER.c.id == QUOTATION.c.speaker_id)
        .outerjoin(_HEAD, _HEAD.c.id == func.coalesce(SPEAKER.c.merged_into, SPEAKER.c.id))
        .where(QUOTATION.c.id.in_(numbers))
    )


def _texts(session: Session, documents: Collection[int]) -> dict[int, str]:
    """The texts of documents by their numbers: each is fetched once, however many quotations it
    has."""
    wanted = select(DOCUMENT.c.id, DOCUMENT.c.text).where(DOCUMENT.c.id.in_(documents))
    return {row.id: row.text for row in session.execute(wanted)}


def _marked(session: Session, expression: str, marks: Marks) -> ColumnElement[Any]:
    if not expression:
        return null()
    words = session.words
    marked = select(words.marked_content(marks.opening, marks.closing)).select_from(words.table)
    return marked.where(words.matching(expression), words.id == QUOTATION.c.id).scalar_subquery()


def heading(row: RowMapping) -> Heading:
    """The heading of a document's row."""
    known = (row[name] for name in ("title", "outlet", "url", "published", "language"))
    return Heading(row["name"], *known)


def _hit(row: RowMapping, text: str, marks: Marks) -> Hit:
    found = quotation(row)
    return Hit(
        number=row["id"],
        document=heading(row),
        quotation=found,
        content=words(found.content, text),
        cue=words(found.cue, text),
        source=words(found.source, text),
        passage=passage(found, text),
        matched=tuple(
            _in_document(
                _matched(row["marked"] or "", marks, words(found.content, text)), found.content
            )
        ),
        statement=row["statement_id"],
        article=row["article"],
        speaker=row["person"],
        known_as=row["person_name"],
    )


def _matched(marked: str, marks: Marks, content: str) -> Iterator[Span]:
    """The marked stretches in the order of the content, each once: the index has some words
    twice."""
    if marks.opening not in marked:
        return
    form = indexed(content)
    found = deque(sorted(form.origin(match) for match in _matches(marked, marks)))
    while found:
        match = found.popleft()
        while found and found[0].start < match.end:
            match = Span(match.start, max(match.end, found.popleft().end))
        yield match


def _matches(marked: str, marks: Marks) -> Iterator[Span]:
    """The marked stretches, as offsets into the words without the marks."""
    before, *rest = marked.split(marks.opening)
    at = len(before)
    for piece in rest:
        match, _, after = piece.partition(marks.closing)
        yield Span(at, at + len(match))
        at += len(match) + len(after)


def _in_document(matches: Iterator[Span], content: tuple[Span, ...]) -> Iterator[Span]:
    """Stretches of the content's joined words, as spans of the document; one that spans a gap
    becomes two."""
    for match in matches:
        at = 0
        for span in content:
            start, end = max(match.start, at), min(match.end, at + span.end - span.start)
            if start < end:
                yield Span(span.start + start - at, span.start + end - at)
            at += span.end - span.start + len(GAP)
