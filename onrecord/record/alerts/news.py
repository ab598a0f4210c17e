"""What is new for an alert since it was sent last. Copies and versions of what was there tell
nothing new: a statement that was on record before is left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select

from onrecord.record.alerts.alerts import Alert
from onrecord.record.identity.people import heads
from onrecord.record.search.hits import Hit, hits
from onrecord.record.search.selecting import matches, selection
from onrecord.record.store.schema import DENIAL, DOCUMENT, QUOTATION, SPEAKER
from onrecord.record.store.session import Session
from onrecord.record.views.article import article

MOST = 100
"""Quotations that one message tells of; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Item:
    """What one line of an alert tells of: a quotation that was said, or that denies or replaces
    another one, `before`."""

    hit: Hit
    before: Hit | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What is new for an alert. `more`: how many items there are besides; `last`: the number of the
    last quotation that was looked at."""

    items: tuple[Item, ...]
    more: int
    last: int


def news(session: Session, alert: Alert) -> News:
    """What is new for an alert, in the order in which it was put on record.

    Raises:
        RecordError: its query is none any more.
    """
    last = int(session.value(select(func.max(QUOTATION.c.id))) or 0)
    if last <= alert.last:
        return News((), 0, last)
    found = {"denied": _denied, "changed": _changed, "first": _first}.get(alert.event, _said)
    items = list(found(session, alert, last))
    return News(tuple(items[:MOST]), max(0, len(items) - MOST), last)


def _said(session: Session, alert: Alert, last: int) -> Iterator[Item]:
    """What was said for the first time."""
    numbers = _new_statements(session, alert, _matching(session, alert, last))
    return (Item(hit) for hit in hits(session, numbers))


def _first(session: Session, alert: Alert, last: int) -> Iterator[Item]:
    """The first quotation of each speaker who was never quoted before."""
    by_speaker: dict[int, Hit] = {}
    for item in _said(session, alert, last):
        if item.hit.speaker is not None:
            by_speaker.setdefault(item.hit.speaker, item.hit)
    known = set(_quoted_before(session, by_speaker, alert.last))
    return (Item(hit) for speaker, hit in by_speaker.items() if speaker not in known)


def _quoted_before(session: Session, speakers: Iterable[int], last: int) -> Iterator[int]:
    """The speakers of whom there was a quotation up to a number, under whatever name."""
    for speaker in speakers:
        whole = select(SPEAKER.c.id).where(
            (SPEAKER.c.id == speaker) | (SPEAKER.c.merged_into == speaker)
        )
        earlier = select(QUOTATION.c.id).where(
            QUOTATION.c.speaker_id.in_(whole), QUOTATION.c.id <= last
        )
        if session.value(earlier.limit(1)) is not None:
            yield from heads(session, [speaker]).values()


def _denied(session: Session, alert: Alert, last: int) -> Iterator[Item]:
    """The denials of what answers the query, whenever that was said."""
    asked = matches(selection(session, alert.asked)).subquery()
    query = (
        select(DENIAL.c.quotation_id, DENIAL.c.asserting_id)
        .where(DENIAL.c.quotation_id > alert.last, DENIAL.c.quotation_id <= last)
        .where(DENIAL.c.asserting_id.in_(select(asked.c.id)))
        .order_by(DENIAL.c.quotation_id, DENIAL.c.asserting_id)
    )
    pairs: dict[int, int] = {}
    for denial, asserting in session.tuples(query):
        pairs.setdefault(denial, asserting)
    new = set(_new_statements(session, alert, list(pairs)))
    numbers = [number for pair in pairs.items() for number in pair if pair[0] in new]
    hit_of = {hit.number: hit for hit in hits(session, numbers)}
    return (Item(hit_of[denial], hit_of[said]) for denial, said in pairs.items() if denial in new)


def _changed(session: Session, alert: Alert, last: int) -> Iterator[Item]:
    """The quotations that a new version of an article has changed, taken out or put in."""
    earlier = DOCUMENT.alias("earlier")
    is_version = (
        select(earlier.c.id)
        .where(earlier.c.url == DOCUMENT.c.url, earlier.c.id < DOCUMENT.c.id)
        .exists()
    )
    with_quotations = select(QUOTATION.c.document_id).where(
        QUOTATION.c.id > alert.last, QUOTATION.c.id <= last
    )
    query = select(DOCUMENT.c.id).where(DOCUMENT.c.id.in_(with_quotations), is_version)
    asked = set(session.values(matches(selection(session, alert.asked))))
    for number in session.values(query.order_by(DOCUMENT.c.id)):
        found = article(session, number)
        versions = found.versions if found else ()
        for version in versions:
            changes = version.changes if version.number == number else ()
            for change in changes:
                hit = change.after or change.before
                touched = {each.number for each in (change.after, change.before) if each}
                if hit and touched & asked:
                    yield Item(hit, change.before if change.after else None)


def _matching(session: Session, alert: Alert, last: int) -> list[int]:
    """The new quotations that answer the query."""
    found: Select[tuple[int]] = matches(selection(session, alert.asked))
    answering = found.subquery()
    query = select(answering.c.id).where(answering.c.id > alert.last, answering.c.id <= last)
    return sorted(set(session.values(query)))


def _new_statements(session: Session, alert: Alert, numbers: Sequence[int]) -> list[int]:
    """Of new quotations the first of each statement that was not on record before."""
    if not numbers:
        return []
    statement = func.coalesce(QUOTATION.c.statement_id, QUOTATION.c.id)
    earlier = QUOTATION.alias("earlier")
    is_old = (
        select(earlier.c.id)
        .where(earlier.c.statement_id == QUOTATION.c.statement_id, earlier.c.id <= alert.last)
        .exists()
    )
    among = QUOTATION.c.id.in_(session.sql.each_of(list(numbers)))
    query = select(func.min(QUOTATION.c.id)).where(among, ~is_old).group_by(statement)
    return sorted(session.values(query))
