"""What is on record, at a glance: how much, from when, what came last, who is quoted lately."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from onrecord.forms import Form
from onrecord.record.search.hits import Heading, heading
from onrecord.record.store.schema import DOCUMENT, QUOTATION, SPEAKER
from onrecord.record.store.session import Session
from onrecord.record.views.check.searched import Searched, searched
from onrecord.types import Natural

SHOWN = 8
"""Articles and people of each kind that are told."""
LOOKED_AT = 20_000
"""Quotations, the last put on record, among which is looked for who is quoted lately."""
LATELY = timedelta(days=7)
_NAMED = ("id", "name", "title", "outlet", "url", "published", "language")


@dataclass(frozen=True, slots=True)
class Newest(Form):
    """An article that came in last. `number`: its own on this record."""

    number: int
    document: Heading


@dataclass(frozen=True, slots=True)
class Quoted(Form):
    """Somebody who is quoted. `number`: the speaker's; `statements`: how many of theirs there are,
    lately."""

    number: int
    name: str
    statements: Natural


@dataclass(frozen=True, slots=True)
class Overview(Form):
    """What is on record. `searched`: how many articles, of how many outlets, from which day to
    which; `newest`: the articles that came in last; `lately`: the people most quoted in the week
    that ends with the latest day, among the last quotations put on record; `first`: the people who
    came onto the record last."""

    quotations: Natural
    searched: Searched
    newest: tuple[Newest, ...]
    lately: tuple[Quoted, ...]
    first: tuple[Quoted, ...]


def overview(session: Session) -> Overview:
    """What is on record, by what came in last."""
    return Overview(
        quotations=int(session.value(select(func.count()).select_from(QUOTATION))),
        searched=searched(session),
        newest=_newest(session),
        lately=_lately(session),
        first=_first(session),
    )


def _newest(session: Session) -> tuple[Newest, ...]:
    columns = (DOCUMENT.c[name] for name in _NAMED)
    rows = session.rows(select(*columns).order_by(DOCUMENT.c.id.desc()).limit(SHOWN))
    return tuple(Newest(row["id"], heading(row)) for row in rows)


def _lately(session: Session) -> tuple[Quoted, ...]:
    last = session.value(select(func.max(QUOTATION.c.id))) or 0
    recent = QUOTATION.c.id > last - LOOKED_AT
    is_whole = func.length(QUOTATION.c.day) >= len("2026-03-04")
    latest = session.value(select(func.max(QUOTATION.c.day)).where(recent, is_whole))
    if latest is None:
        return ()
    since = (date.fromisoformat(latest[:10]) - LATELY).isoformat()
    person = func.coalesce(SPEAKER.c.merged_into, SPEAKER.c.id)
    statements = func.count(QUOTATION.c.statement_id.distinct())
    query = (
        select(person.label("person"), statements.label("statements"))
        .join_from(QUOTATION, SPEAKER, SPEAKER.c.id == QUOTATION.c.speaker_id)
        .where(recent, QUOTATION.c.day > since, SPEAKER.c.kind == "person")
        .group_by(person)
        .order_by(statements.desc(), person)
        .limit(SHOWN)
    )
    counts = {row["person"]: row["statements"] for row in session.rows(query)}
    names = select(SPEAKER.c.id, SPEAKER.c.name).where(SPEAKER.c.id.in_(counts))
    name_of = {row.id: row.name for row in session.execute(names)}
    return tuple(Quoted(number, name_of[number], count) for number, count in counts.items())


def _first(session: Session) -> tuple[Quoted, ...]:
    """The people who came onto the record last, with how many statements they have."""
    theirs = QUOTATION.c.speaker_id == SPEAKER.c.id
    statements = (
        select(func.count(QUOTATION.c.statement_id.distinct())).where(theirs).scalar_subquery()
    )
    query = (
        select(SPEAKER.c.id, SPEAKER.c.name, statements)
        .where(SPEAKER.c.kind == "person", SPEAKER.c.merged_into.is_(None))
        .where(select(QUOTATION.c.id).where(theirs).exists())
        .order_by(SPEAKER.c.id.desc())
        .limit(SHOWN)
    )
    return tuple(Quoted(*row) for row in session.tuples(query))
