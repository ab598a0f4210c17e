"""The feeds that are watched, as they stand on the record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import RowMapping, delete, func, insert, select, update

from onrecord.errors import RecordError
from onrecord.forms import Form
from onrecord.record.store.rows import now
from onrecord.record.store.schema import ENTRY, FEED, LEASE
from onrecord.record.store.session import Session
from onrecord.types import Natural

State = Literal["watched", "paused", "gone"]
"""Of a feed: it is looked at; it is left alone until somebody says otherwise; it is gone for
good."""
FIRST_SECONDS = 900
"""How long after its first look a feed is looked at again, as long as nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Watched(Form):
    """A feed that is watched.

    `folders`: those it stands in, in a list of feeds, the outermost first. Times are in UTC (ISO
    8601): `due_at`, when it will be looked at next; `looked_at`, the last look, and `changed_at`,
    the last that brought something new. `seconds`: how long it is left alone between looks;
    `failures`: how many looks failed since the last that did not, and `problem` why. `listed`: the
    articles that it has listed; `added`: those of them that it brought onto the record.
    """

    number: int
    url: str
    title: str | None
    home: str | None
    folders: tuple[str, ...]
    state: State
    added_at: str
    due_at: str
    seconds: Natural
    looked_at: str | None
    changed_at: str | None
    failures: Natural
    problem: str | None
    listed: Natural = 0
    added: Natural = 0


@dataclass(frozen=True, slots=True)
class ToFollow:
    """A feed that somebody wants to be watched."""

    url: str
    title: str | None = None
    home: str | None = None
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A feed that is due, with what makes the next look cheap: `etag` and `last_modified` as its
    server gave them last."""

    number: int
    url: str
    title: str | None
    seconds: int
    failures: int
    etag: str | None
    last_modified: str | None


def follow(session: Session, feeds: Iterable[ToFollow]) -> list[int]:
    """Puts feeds on the list, due at once, and gives the numbers of those that were not there. One
    that was paused or gone is watched again."""
    new: list[int] = []
    for feed in feeds:
        number = session.value(select(FEED.c.id).where(FEED.c.url == feed.url))
        if number is not None:
            again = {"state": "watched", "failures": 0, "due_at": now()}
            stopped = (FEED.c.id == number) & (FEED.c.state != "watched")
            session.execute(update(FEED).where(stopped).values(again))
            continue
        row = {
            "url": feed.url,
            "title": feed.title,
            "home": feed.home,
            "folders": list(feed.folders),
            "state": "watched",
            "added_at": now(),
            "due_at": now(),
            "seconds": FIRST_SECONDS,
            "failures": 0,
        }
        new.append(session.value(insert(FEED).values(row).returning(FEED.c.id)))
    return new


def all_feeds(session: Session) -> tuple[Watched, ...]:
    """All feeds on the list: those in trouble first, then in the order of their names."""
    rows = session.rows(
        select(FEED).order_by(
            FEED.c.problem.is_(None), func.lower(func.coalesce(FEED.c.title, FEED.c.url)), FEED.c.id
        )
    )
    counted = _counts(session)
    return tuple(_watched(row, counted.get(row["id"], (0, 0))) for row in rows)


def set_state(session: Session, url: str, state: State) -> None:
    """Pauses a feed, or has it watched again, at once.

    Raises:
        RecordError: it is not on the list.
    """
    number = _number(session, url)
    changes: dict[str, Any] = {"state": state}
    if state == "watched":
        changes |= {"due_at": now(), "failures": 0, "problem": None}
    session.execute(update(FEED).where(FEED.c.id == number).values(changes))


def unfollow(session: Session, url: str) -> None:
    """Takes a feed off the list. The articles that it brought stay on record.

    Raises:
        RecordError: it is not on the list.
    """
    number = _number(session, url)
    session.execute(delete(ENTRY).where(ENTRY.c.feed_id == number))
    session.execute(delete(FEED).where(FEED.c.id == number))


def due(session: Session, at: datetime, most: int) -> list[Due]:
    """So many feeds at most that are due at a time, those due longest first."""
    names = ("url", "title", "seconds", "failures", "etag", "last_modified")
    query = (
        select(FEED.c.id.label("number"), *(FEED.c[name] for name in names))
        .where(FEED.c.state == "watched", FEED.c.due_at <= timestamp(at))
        .order_by(FEED.c.due_at)
        .limit(most)
    )
    return [Due(**row) for row in session.rows(query)]


def next_due(session: Session) -> str | None:
    """When the next feed or entry is due; None if there will never be one."""
    feed = session.value(select(func.min(FEED.c.due_at)).where(FEED.c.state == "watched"))
    entry = session.value(select(func.min(ENTRY.c.due_at)).where(ENTRY.c.due_at.is_not(None)))
    return min((time for time in (feed, entry) if time), default=None)


def looked(session: Session, number: int, changes: Mapping[str, Any]) -> None:
    """Writes down what a look at a feed changed: columns of the table by their names. A feed that
    has moved to the address of another on the list is gone: that one has its articles."""
    values = dict(changes)
    if "url" in values:
        there = select(FEED.c.id).where(FEED.c.url == values["url"], FEED.c.id != number)
        if session.value(there) is not None:
            problem = f"has moved to {values.pop('url')}, which is watched, too"
            values |= {"state": "gone", "problem": problem}
    session.execute(update(FEED).where(FEED.c.id == number).values(values))


def hold(session: Session, holder: str, at: datetime, until: datetime) -> str | None:
    """Who else holds the feeds; None if from now until a time this process does."""
    row = session.row(select(LEASE))
    if row and row["holder"] != holder and row["until"] > timestamp(at):
        return str(row["holder"])
    session.execute(delete(LEASE))
    session.execute(insert(LEASE).values(id=1, holder=holder, until=timestamp(until)))
    return None


def release(session: Session, holder: str) -> None:
    """Ends what `hold` began."""
    session.execute(delete(LEASE).where(LEASE.c.holder == holder))


def timestamp(time: datetime) -> str:
    """A time as the record holds it: UTC, ISO 8601, to the second, so that it sorts as text."""
    return time.isoformat(timespec="seconds")


def _number(session: Session, url: str) -> int:
    number = session.value(select(FEED.c.id).where(FEED.c.url == url))
    if number is None:
        raise RecordError(f"no feed {url} is watched: see `onrecord feeds` for those that are")
    return int(number)


def _counts(session: Session) -> dict[int, tuple[int, int]]:
    """How many entries each feed has listed, and how many of them it brought onto the record."""
    brought = func.count().filter(ENTRY.c.fate.in_(("new", "version")))
    query = select(ENTRY.c.feed_id, func.count(), brought).group_by(ENTRY.c.feed_id)
    return {feed: (listed, added) for feed, listed, added in session.tuples(query)}


def _watched(row: RowMapping, counts: Sequence[int]) -> Watched:
    names = ("url", "title", "home", "state", "added_at", "due_at", "seconds", "looked_at")
    more = ("changed_at", "failures", "problem")
    listed, added = counts
    return Watched(
        number=row["id"],
        folders=tuple(row["folders"]),
        listed=listed,
        added=added,
        **{name: row[name] for name in (*names, *more)},
    )
