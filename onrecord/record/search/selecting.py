"""Which quotations answer a query: its words by the full-text index, all else as conditions in
SQL."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import (
    CTE,
    ColumnElement,
    Float,
    Select,
    TextClause,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from onrecord.record.identity.people import called
from onrecord.record.search.filters import Door
from onrecord.record.search.query import FILTERS, Query, Sort
from onrecord.record.store.schema import DOCUMENT, INDIRECT, QUOTATION
from onrecord.record.store.session import Session
from onrecord.record.store.terms import Terms, names_in, terms

Wording = Literal["any", "exact", "other"]
EXACT_FIRST: tuple[Wording, Wording] = ("exact", "other")
BEFORE_ALL = 1e6
"""Of the score: more than any word has."""
QUOTED, FIRST = 1.0, 1000.0
"""How much more a match counts in quotation marks than in indirect speech: as much again; and if no
words are asked for, more than any score."""
Condition = ColumnElement[bool] | TextClause


@dataclass(frozen=True, slots=True)
class Selection:
    """A query, and the numbers of the speakers on record whom its `speaker` names.

    `wording`: whether its very words must be there, or only other forms of some, or either.
    """

    session: Session
    query: Query
    persons: frozenset[int]
    wording: Wording = "any"

    def required(self, but: str = "") -> str:
        """The expression for the words that must be there, but for those in one column; empty if
        nothing must."""
        columns = self.query.in_columns()
        columns.pop(but, None)
        words = terms(self.query.words)
        exact, either = (
            self.session.words.required(words, columns, exactly) for exactly in (True, False)
        )
        return {"any": either, "exact": exact, "other": self.session.words.without(either, exact)}[
            self.wording
        ]

    def has_forms(self) -> bool:
        """Whether some of its words have other forms."""
        return self.required() != replace(self, wording="exact").required()

    def in_columns(self, but: str = "") -> str:
        """The same of the words in columns alone."""
        columns = self.query.in_columns()
        columns.pop(but, None)
        return self.session.words.required(Terms((), ()), columns)


def selection(session: Session, query: Query) -> Selection:
    """The query with those whom it names.

    Raises:
        RecordError: the query asks for nothing, or for what no record can tell.
    """
    query.check()
    named = (called(session, name) for name in names_in(terms(query.speaker or "")))
    return Selection(session, query, frozenset(number for numbers in named for number in numbers))


def matches(one: Selection) -> Select[Any]:
    """The quotations that answer, in no order: `id`, without the score, which takes as long as
    finding them."""
    found = _found(one)
    return found.with_only_columns(found.selected_columns.id)


def _scored(one: Selection) -> Select[Any]:
    """The same and, where words are asked for, `score` (the lower the better): that of the very
    words before all."""
    if one.wording != "any" or not one.has_forms():
        return _found(one)
    exact, other = (
        _found(replace(one, wording=wording)).subquery(wording) for wording in EXACT_FIRST
    )
    both = union_all(
        select(exact.c.id, (exact.c.score - BEFORE_ALL).label("score")), select(other)
    ).subquery("all")
    return select(both.c.id, both.c.score)


def _found(one: Selection) -> Select[Any]:
    """What answers and, where words are asked for, how well."""
    if one.query.is_numbered:
        return _by_speaker(one)
    if not (expression := one.required()):
        conditions = (*_of_quotation(one), *_of_document(one), *_of_form(one.query))
        return _by_dates(one).where(*conditions)
    found = _by_words(expression, one)
    if not one.persons:
        return found
    both = union_all(found, _by_speaker(one)).subquery("both")
    return select(both.c.id, both.c.score)


def ordered(one: Selection, sort: Sort, most: int) -> Select[Any]:
    """So many of the same at most, in an order: what is equal in it newest first or by score, then
    first on record."""
    date = DOCUMENT.c.published_sortable
    newest = date.desc().nulls_last()
    by_date = date.asc().nulls_last() if sort == "oldest" else newest
    indirect = QUOTATION.c.type == "indirect"
    if not one.required():
        if sort == "relevance" and not one.query.type:
            return _quoted_first(one, most)
        return matches(one).order_by(by_date, indirect, QUOTATION.c.id).limit(most)
    found = _scored(one).cte("found")
    dated = (
        select(found.c.id)
        .join_from(found, QUOTATION, QUOTATION.c.id == found.c.id)
        .join(DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
        .limit(most)
    )
    if sort == "relevance":
        return dated.where(_among_best(found, most)).order_by(found.c.score, newest, found.c.id)
    return dated.order_by(by_date, indirect, found.c.score, found.c.id)


def _quoted_first(one: Selection, most: int) -> Select[Any]:
    """So many of what answers that is in quotation marks, the newest first; then of what is
    indirect. Each is ended by its own limit, lest all that answers be sorted."""
    date = DOCUMENT.c.published_sortable
    arms = []
    for indirect in (False, True):
        is_such = (QUOTATION.c.type == "indirect") == literal(indirect)
        arm = (
            matches(one)
            .add_columns(date.label("date"), literal(indirect).label("indirect"))
            .where(is_such)
        )
        arms.append(
            select(arm.order_by(date.desc().nulls_last(), QUOTATION.c.id).limit(most).subquery())
        )
    both = union_all(*arms).subquery("both")
    return (
        select(both.c.id)
        .order_by(both.c.indirect, both.c.date.desc().nulls_last(), both.c.id)
        .limit(most)
    )


def _among_best(found: CTE, most: int) -> ColumnElement[bool]:
    """Whether one scores as well as the last of so many: only of these the dates are looked up, for
    to look up those of all that a frequent word finds would take most of the time."""
    last = select(found.c.score).order_by(found.c.score).limit(1).offset(most - 1).scalar_subquery()
    return found.c.score <= func.coalesce(last, found.c.score)


def restricted(wanted: Select[Any], one: Selection) -> Select[Any]:
    """Of a select of quotations those that answer all of the query but its words."""
    wanted = wanted.where(*_of_quotation(one))
    if not one.query.fragments:
        fragment = select(INDIRECT.c.quotation_id).where(
            INDIRECT.c.quotation_id == QUOTATION.c.id, INDIRECT.c.fragment == 1
        )
        wanted = wanted.where(~fragment.exists())
    if one.query.is_numbered:
        wanted = wanted.where(QUOTATION.c.speaker_id.in_(one.persons))
    if there := one.in_columns():
        others = one.in_columns(but="source")
        by_person = QUOTATION.c.speaker_id.in_(one.persons) & (
            _is_in_index(one, others) if others else literal(True)
        )
        wanted = wanted.where(
            or_(_is_in_index(one, there), by_person) if one.persons else _is_in_index(one, there)
        )
    if conditions := list(_of_document(one)):
        # Not from a document to its quotations, lest the database go through all of many days.
        of_document = DOCUMENT.c.id == one.session.sql.by_no_index(QUOTATION.c.document_id)
        wanted = wanted.join(DOCUMENT, of_document).where(*conditions)
    return wanted


def _by_words(expression: str, one: Selection, *conditions: Condition) -> Select[Any]:
    """What matches the expression and all else of the query, and further conditions on the
    quotation; the tables that nothing is asked of are left out."""
    words, query = one.session.words, one.query
    of_quotation, of_document = [*conditions, *_of_quotation(one)], list(_of_document(one))
    score = _preferring_quoted(words.score(), query).label("score")
    found = select(words.id.label("id"), score).where(words.matching(expression))
    found = found.join_from(
        words.table, INDIRECT, INDIRECT.c.quotation_id == words.id, isouter=True
    )
    if of_quotation or of_document:
        found = found.join(QUOTATION, QUOTATION.c.id == words.id)
    if of_document:
        found = found.join(DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
    return found.where(*of_quotation, *of_document, *_of_form(query))


def _preferring_quoted(score: ColumnElement[float], query: Query) -> ColumnElement[float]:
    """The score, the lower the better, with what is in quotation marks preferred."""
    quoted = cast(INDIRECT.c.quotation_id.is_(None), Float)
    return score * (1 + QUOTED * quoted) if terms(query.words).required else score - FIRST * quoted


def _of_form(query: Query) -> Iterator[Condition]:
    """What is asked of the form, in a select that has it joined."""
    if not query.fragments:
        yield INDIRECT.c.fragment.is_distinct_from(1)


def _by_speaker(one: Selection) -> Select[Any]:
    """What the speakers said who are known by the name, where the source has it otherwise."""
    by_them: list[Condition] = [QUOTATION.c.speaker_id.in_(one.persons)]
    if not one.query.is_numbered:
        in_source = one.session.words.required(
            Terms((), ()), {"source": terms(one.query.speaker or "")}
        )
        by_them.append(~_is_in_index(one, in_source))
    if expression := one.required(but="source"):
        return _by_words(expression, one, *by_them)
    score = _preferring_quoted(literal(0.0, Float), one.query).label("score")
    unscored = _through_quotations().add_columns(score)
    return unscored.where(*by_them, *_of_quotation(one), *_of_document(one), *_of_form(one.query))


def _by_dates(one: Selection) -> Select[Any]:
    """All quotations, by the index that is likely to leave out most: of what few have, else of
    publication."""
    sql, query = one.session.sql, one.query
    if not query.outlet and (query.said_since or query.said_until):
        return sql.by_index(_through_quotations(), QUOTATION, "quotation_by_said")
    if not query.outlet and query.denies:
        return sql.by_index(_through_quotations(), QUOTATION, "quotation_denying")
    # Not from a quotation to its document, lest the database go through all quotations and sort
    # them.
    by_document = QUOTATION.c.document_id == sql.by_no_index(DOCUMENT.c.id)
    found = select(QUOTATION.c.id).join_from(DOCUMENT, QUOTATION, by_document)
    return found.outerjoin(INDIRECT, INDIRECT.c.quotation_id == QUOTATION.c.id)


def _through_quotations() -> Select[Any]:
    found = select(QUOTATION.c.id).join_from(
        QUOTATION, DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id
    )
    return found.outerjoin(INDIRECT, INDIRECT.c.quotation_id == QUOTATION.c.id)


def _of_quotation(one: Selection) -> Iterator[Condition]:
    session, query = one.session, one.query
    yield from _filtered(session, query, of_article=False)
    if query.latest is not None:
        yield QUOTATION.c.id <= query.latest
    if unwanted := session.words.excluded(terms(query.words), query.in_columns()):
        yield ~_is_in_index(one, unwanted)


def _of_document(one: Selection) -> Iterator[Condition]:
    yield from _filtered(one.session, one.query, of_article=True)


def _filtered(session: Session, query: Query, of_article: bool) -> Iterator[Condition]:
    """The conditions of the filters that are chosen, on quotations or on articles."""
    door = Door(QUOTATION.c, DOCUMENT.c, session)
    for one in FILTERS:
        value = getattr(query, one.name)
        if (
            one.filter.condition
            and one.filter.of_article == of_article
            and value not in (None, "", ())
        ):
            yield one.filter.condition(door, value)


def _is_in_index(one: Selection, expression: str) -> ColumnElement[bool]:
    return QUOTATION.c.id.in_(one.session.words.found(expression))
