"""Counts of a speaker's quotations, made by the database: no rows are read to count them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, get_args

from sqlalchemy import Alias, ColumnElement, FromClause, Row, Select, and_, case, func, or_, select

from onrecord.record.store.schema import DENIAL, DOCUMENT, INDIRECT, QUOTATION
from onrecord.record.store.session import Session
from onrecord.record.store.terms import Terms
from onrecord.record.views.speaker.figures import (
    Called,
    Figures,
    Group,
    InArticle,
    called_together,
)
from onrecord.types import Mode, QuotationType

MOST = 20_000
"""Quotations of one speaker that are counted, the latest."""
AT_ONCE = 500
"""Numbers or words that are looked up by one statement, whose variables are limited."""
_DAY, _INDIRECT = QUOTATION.c.day, QUOTATION.c.type == "indirect"
LATEST = (_DAY.desc().nulls_last(), QUOTATION.c.id.desc())
QUOTED_FIRST = (_DAY.desc().nulls_last(), _INDIRECT, QUOTATION.c.id.desc())
"""The latest first; of a day what is in quotation marks."""


class Spoken:
    """The latest `MOST` quotations on record by some speakers, or those of them that have some
    words.

    `of_all`: count the latest among all quotations that articles attribute to the speakers, those
    not said included.
    """

    def __init__(
        self,
        session: Session,
        persons: Iterable[int],
        about: Terms | None = None,
        of_all: bool = False,
    ) -> None:
        """For the speakers of these numbers, with those that were merged with them."""
        self.session = session
        self.persons = set(persons)
        self.with_words = self._with_words(about) if about else None
        self.cut = None if about or not self.more else self._cut(None if of_all else 1)

    @cached_property
    def by_speaker(self) -> dict[int, int]:
        """How many quotations there are by each speaker's own number."""
        if not self.persons:
            return {}
        number = QUOTATION.c.speaker_id
        rows: list[Any] = self.session.tuples(self._select(number, func.count()).group_by(number))
        return dict(rows)

    @cached_property
    def attributed(self) -> int:
        """How many quotations articles attribute to them, and if it was not said, and of however
        many."""
        if not self.persons:
            return 0
        of_persons = QUOTATION.c.speaker_id.in_(self.persons)
        return int(self.session.value(select(func.count()).where(of_persons)))

    @property
    def more(self) -> bool:
        """Whether there are more than are counted."""
        return self.attributed > MOST

    def count_statements(self, fragments: bool = True) -> int:
        """How many statements there are; `fragments`: with those that are fragments in every
        report."""
        query = self._select(func.count(QUOTATION.c.statement_id.distinct()))
        return int(self.session.value(query if fragments else query.where(~_is_fragment())))

    def statements(self, most: int, fragments: bool = True) -> list[int]:
        """The numbers of so many statements, the latest reported first."""
        newest: dict[int, None] = {}
        page = 4 * most + 100
        ordered = self._select(QUOTATION.c.statement_id).order_by(*QUOTED_FIRST).limit(page)
        for offset in range(0, MOST, page):
            numbers = [number for (number,) in self.session.tuples(ordered.offset(offset))]
            whole = None if fragments else self._whole(numbers)
            newest |= dict.fromkeys(
                number for number in numbers if whole is None or number in whole
            )
            if len(newest) >= most or len(numbers) < page:
                break
        return list(newest)[:most]

    def reports(self, statements: Sequence[int]) -> dict[int, list[Row[Any]]]:
        """The reports of each statement, the latest first: `id`, `type`, `day`, `outlet`,
        `original_id`, `size`."""
        by_statement: dict[int, list[Row[Any]]] = {number: [] for number in statements}
        columns = (
            *(QUOTATION.c[name] for name in ("id", "statement_id", "type", "day")),
            DOCUMENT.c.outlet,
        )
        for part in _parts(statements):
            size = func.length(QUOTATION.c.content_words).label("size")
            query = self._select(
                *columns, DOCUMENT.c.original_id, size, by=QUOTATION.c.statement_id.in_(part)
            )
            query = query.join_from(QUOTATION, DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
            for row in self.session.execute(query.order_by(*QUOTED_FIRST)):
                by_statement[row.statement_id].append(row)
        return by_statement

    def called(self) -> tuple[list[Called], ...]:
        """The names and the roles that articles give, and the bodies that the speaker speaks for,
        the most frequent first."""
        query = self._select(QUOTATION.c.called, func.count(), func.min(_DAY), func.max(_DAY))
        groups = [Group(*row) for row in self.session.tuples(query.group_by(QUOTATION.c.called))]
        return tuple(self._ranked(groups, index) for index in range(3))

    def figures(self) -> Figures:
        """How the quotations are spread over types and modes."""
        types, modes = get_args(QuotationType), get_args(Mode)
        counted = (
            *(_count(QUOTATION.c.type == quotation_type) for quotation_type in types),
            *(_count(QUOTATION.c.mode == mode) for mode in modes),
        )
        [row] = self.session.tuples(
            self._select(func.count(), _count(QUOTATION.c.denies != 0), *counted)
        )
        by_type, by_mode = row[2 : 2 + len(types)], row[2 + len(types) :]
        return Figures(
            row[0],
            dict(zip(types, by_type, strict=True)),
            dict(zip(modes, by_mode, strict=True)),
            row[1],
        )

    def by_article(self) -> list[InArticle]:
        """How many there are in each article, the latest first."""
        number = QUOTATION.c.document_id
        counted: dict[str, ColumnElement[int]] = {
            "quotations": func.count(),
            "indirect": _count(_INDIRECT),
            "statements": func.count(QUOTATION.c.statement_id.distinct()),
        }
        columns = (column.label(name) for name, column in counted.items())
        latest = (func.max(_DAY).label("day"), func.max(QUOTATION.c.id).label("last"))
        counts = self._select(number, *columns, *latest).group_by(number).subquery()
        of_document = (DOCUMENT.c[name] for name in ("original_id", "outlet", "published_sortable"))
        query = (
            select(counts.c.document_id, *of_document, *(counts.c[name] for name in counted))
            .join_from(counts, DOCUMENT, DOCUMENT.c.id == counts.c.document_id)
            .order_by(counts.c.day.desc().nulls_last(), counts.c.last.desc())
        )
        return list(map(InArticle._make, self.session.tuples(query)))

    def statements_in(self, articles: Sequence[int]) -> dict[int, set[int]]:
        """The numbers of the statements that each of these articles reports."""
        by_article: dict[int, set[int]] = {number: set() for number in articles}
        for part in _parts(articles):
            by = QUOTATION.c.document_id.in_(part)
            for article, statement in self.session.tuples(
                self._select(QUOTATION.c.document_id, QUOTATION.c.statement_id, by=by)
            ):
                by_article[article].add(statement)
        return by_article

    def latest(self, most: int) -> list[tuple[int, int, int]]:
        """The latest quotations: their numbers, those of their statements, and those of the
        originals of their articles."""
        names = ("id", "statement_id", "document_id", "day")
        newest = (
            self._select(*(QUOTATION.c[name] for name in names))
            .order_by(*LATEST)
            .limit(most)
            .subquery()
        )
        query = select(newest.c.id, newest.c.statement_id, DOCUMENT.c.original_id)
        query = query.join_from(newest, DOCUMENT, DOCUMENT.c.id == newest.c.document_id)
        return [
            (number, statement, original)
            for number, statement, original in self.session.tuples(
                query.order_by(newest.c.day.desc().nulls_last(), newest.c.id.desc())
            )
        ]

    def denying(self, most: int) -> list[int]:
        """The latest quotations that deny something, one of each statement."""
        query = self._select(QUOTATION.c.id, QUOTATION.c.statement_id).where(
            QUOTATION.c.denies != 0
        )
        newest: dict[int, int] = {}
        for number, statement in self.session.tuples(query.order_by(*LATEST)):
            newest.setdefault(statement, number)
        return list(newest.values())[:most]

    def denied(self, most: int) -> list[tuple[int, int]]:
        """The latest denials by others of what the speakers said, one of each statement, each with
        the latest report of what it denies."""
        said = QUOTATION.alias("said")
        is_own = case((and_(*self._conditions(QUOTATION)), 1), else_=0) == 1
        query = (
            select(DENIAL.c.quotation_id, DENIAL.c.asserting_id, QUOTATION.c.statement_id)
            .join_from(said, DENIAL, DENIAL.c.asserting_id == said.c.id)
            .join(QUOTATION, QUOTATION.c.id == DENIAL.c.quotation_id)
            .where(*self._conditions(said), ~is_own)
            .order_by(
                _DAY.desc().nulls_last(), DENIAL.c.quotation_id.desc(), DENIAL.c.asserting_id.desc()
            )
            .limit(MOST)
        )
        pairs: dict[int, tuple[int, int]] = {}
        for denial, asserting, statement in self.session.tuples(query):
            pairs.setdefault(statement, (denial, asserting))
        return list(pairs.values())[:most]

    def _select(self, *columns: Any, by: ColumnElement[bool] | None = None) -> Select[Any]:
        """A select of the quotations; `by`: a condition whose index is used."""
        conditions = self._conditions(QUOTATION, by is not None)
        return (
            select(*columns).where(*conditions)
            if by is None
            else select(*columns).where(by, *conditions)
        )

    def _conditions(
        self, of: FromClause | Alias, is_found: bool = False
    ) -> list[ColumnElement[bool]]:
        """The conditions for these quotations; `is_found`: another condition's index is used
        already, so that these use none."""
        if self.with_words is not None:
            return [of.c.id.in_(self.with_words)]
        speaker = self.session.sql.by_no_index(of.c.speaker_id) if is_found else of.c.speaker_id
        conditions = [speaker.in_(self.persons), of.c.asserted == 1]
        if self.cut is not None:
            day, number = self.cut
            if day is None:
                conditions.append(or_(of.c.day.is_not(None), of.c.id >= number))
            else:
                conditions.append(or_(of.c.day > day, and_(of.c.day == day, of.c.id >= number)))
        return conditions

    def _cut(self, asserted: int | None) -> tuple[str | None, int] | None:
        """The day and number of the last quotation that is counted; None if all are counted."""
        query = select(_DAY, QUOTATION.c.id).where(QUOTATION.c.speaker_id.in_(self.persons))
        query = query if asserted is None else query.where(QUOTATION.c.asserted == asserted)
        row = self.session.row(query.order_by(*LATEST).limit(1).offset(MOST - 1))
        return None if row is None else (row["day"], row["id"])

    def _with_words(self, about: Terms) -> Select[tuple[int]]:
        """The numbers of those that have the words, which are looked for once."""
        words, number = self.session.words, QUOTATION.c.id
        wanted = select(number).where(
            QUOTATION.c.speaker_id.in_(self.persons), QUOTATION.c.asserted == 1
        )
        if required := words.required(about):
            wanted = wanted.where(number.in_(words.found(required)))
        if unwanted := words.excluded(about):
            wanted = wanted.where(number.not_in(words.found(unwanted)))
        found = self.session.tuples(wanted.order_by(*LATEST).limit(MOST))
        return self.session.sql.each_of([one for (one,) in found])

    def _whole(self, statements: Sequence[int]) -> set[int]:
        """The statements that are not fragments in every report."""
        number = QUOTATION.c.statement_id
        queries = (
            self._select(number, by=number.in_(part)).where(~_is_fragment())
            for part in _parts(statements)
        )
        return {
            statement for query in queries for (statement,) in self.session.tuples(query.distinct())
        }

    def _ranked(self, groups: Sequence[Group], index: int) -> list[Called]:
        """What stands at this index in the groups, the most frequent first; of equal counts the
        latest, words inside quotation marks before indirect ones."""
        of_words: dict[str, list[Group]] = {}
        for group in groups:
            if words := group.parts()[index]:
                of_words.setdefault(words, []).append(group)
        ranked = [
            called_together(words, groups_of_words) for words, groups_of_words in of_words.items()
        ]
        alike = Counter((phrase.count, phrase.last) for phrase in ranked)
        tied = [phrase for phrase in ranked if alike[phrase.count, phrase.last] > 1]
        called_of = {
            words: [group.called for group in groups_of_words]
            for words, groups_of_words in of_words.items()
        }
        last_told = self._last_told(
            {phrase.words: called_of[phrase.words] for phrase in tied}, tied
        )
        ranked.sort(
            key=lambda phrase: (
                phrase.count,
                phrase.last or "",
                *last_told.get(phrase.words, (False, 0)),
            ),
            reverse=True,
        )
        return ranked

    def _last_told(
        self, groups: Mapping[str, Sequence[str]], tied: Sequence[Called]
    ) -> dict[str, tuple[bool, int]]:
        """For each phrase, from its groups, the last quotation on its last day: whether it is in
        quotation marks, and its number."""
        days, called = {phrase.last for phrase in tied}, QUOTATION.c.called
        on_days: ColumnElement[bool] = _DAY.in_([day for day in days if day])
        on_days = or_(on_days, _DAY.is_(None)) if None in days else on_days
        last: dict[tuple[str, str | None], tuple[bool, int]] = {}
        for part in _parts(
            sorted({group for groups_of_words in groups.values() for group in groups_of_words})
        ):
            query = self._select(called, _DAY, ~_INDIRECT, func.max(QUOTATION.c.id)).where(
                called.in_(part), on_days
            )
            for group, day, quoted, number in self.session.tuples(
                query.group_by(called, _DAY, ~_INDIRECT)
            ):
                last[group, day] = max(last.get((group, day), (False, 0)), (bool(quoted), number))
        last_of_phrase: dict[str, tuple[bool, int]] = {}
        for phrase in tied:
            on_last_day = (
                last.get((group, phrase.last), (False, 0)) for group in groups[phrase.words]
            )
            last_of_phrase[phrase.words] = max(on_last_day)
        return last_of_phrase


def _is_fragment() -> ColumnElement[bool]:
    fragment = select(INDIRECT.c.quotation_id)
    return fragment.where(
        INDIRECT.c.quotation_id == QUOTATION.c.id, INDIRECT.c.fragment == 1
    ).exists()


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(condition)


def _parts(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (things[start : start + AT_ONCE] for start in range(0, len(things), AT_ONCE))
