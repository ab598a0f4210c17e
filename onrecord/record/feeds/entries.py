"""What feeds list: which articles are to be fetched, and what became of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import delete, insert, select, update

from onrecord.record.feeds.watched import timestamp
from onrecord.record.store.schema import ENTRY, FEED
from onrecord.record.store.session import Session

Fate = Literal["new", "version", "known", "unchanged", "failed"]
"""What became of an entry at its last look: its article was added; added as another wording of what
is on record under its address; was there already; is what it was; or could not be added."""
AT_ONCE = 400
"""Keys that are looked up by one statement, whose variables are limited."""


@dataclass(frozen=True, slots=True)
class Listing:
    """An article as a feed lists it. `key`: what the feed knows it by; `told`: what the feed tells
    of it (JSON), its text included if the feed has it as a whole."""

    key: str
    url: str | None
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Tells whether the feed tells something else of it than before."""
        parts = [self.url, *(f"{name}={self.told[name]}" for name in sorted(self.told))]
        return sha256("\n".join(map(str, parts)).encode(errors="replace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry whose article is to be fetched. `looks`: how often that was done; `failures`: how
    often in a row in vain; `etag` and `last_modified` as its server gave them last."""

    number: int
    url: str | None
    told: Mapping[str, Any]
    feed_title: str | None
    looks: int
    failures: int
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an entry. `article`: the number of its article on record; `due_at`: when that
    is looked at again, None for never; `failures`: how many looks in a row failed."""

    number: int
    fate: Fate
    due_at: datetime | None
    article: int | None = None
    failures: int = 0
    problem: str | None = None
    etag: str | None = None
    last_modified: str | None = None


def list_entries(
    session: Session, feed: int, listings: Sequence[Listing], at: datetime
) -> list[Listing]:
    """Puts down what a feed lists at a time, and gives what is new or told otherwise than before,
    which is due at once."""
    digests = _digests(session, feed, [listing.key for listing in listings])
    changed = [listing for listing in listings if digests.get(listing.key) != listing.digest]
    for listing in changed:
        values = {
            "url": listing.url,
            "told": dict(listing.told),
            "digest": listing.digest,
            "due_at": timestamp(at),
            "looks": 0,
            "failures": 0,
        }
        if listing.key in digests:
            same = (ENTRY.c.feed_id == feed) & (ENTRY.c.key == listing.key)
            session.execute(update(ENTRY).where(same).values(values))
        else:
            new = {"feed_id": feed, "key": listing.key, "listed_at": timestamp(at)}
            session.execute(insert(ENTRY).values(values | new))
    return changed


def _digests(session: Session, feed: int, keys: Sequence[str]) -> dict[str, str]:
    digests: dict[str, str] = {}
    for start in range(0, len(keys), AT_ONCE):
        some = ENTRY.c.key.in_(keys[start : start + AT_ONCE])
        query = select(ENTRY.c.key, ENTRY.c.digest).where(ENTRY.c.feed_id == feed, some)
        digests.update((row.key, row.digest) for row in session.execute(query))
    return digests


def waiting(session: Session, at: datetime, most: int) -> list[Waiting]:
    """So many entries at most whose articles are due at a time, those due longest first; of an
    address that several feeds list, the first."""
    names = ("id", "url", "told", "looks", "failures", "etag", "last_modified")
    query = (
        select(*(ENTRY.c[name] for name in names), FEED.c.title)
        .join_from(ENTRY, FEED)
        .where(ENTRY.c.due_at <= timestamp(at))
        .order_by(ENTRY.c.due_at, ENTRY.c.id)
        .limit(most)
    )
    return [
        Waiting(
            number=row["id"],
            feed_title=row["title"],
            **{name: row[name] for name in names if name != "id"},
        )
        for row in session.rows(query)
    ]


def settle(session: Session, settled: Iterable[Settled], at: datetime) -> None:
    """Writes down what became of entries; a text that the feed had is let go of."""
    for outcome in settled:
        values: dict[str, Any] = {
            "fate": outcome.fate,
            "problem": outcome.problem,
            "due_at": timestamp(outcome.due_at) if outcome.due_at else None,
            "failures": outcome.failures,
            "looks": ENTRY.c.looks + 1,
            "etag": outcome.etag,
            "last_modified": outcome.last_modified,
            "settled_at": timestamp(at),
        }
        if outcome.article:
            values["document_id"] = outcome.article
        session.execute(update(ENTRY).where(ENTRY.c.id == outcome.number).values(values))


def let_go(session: Session, before: datetime) -> int:
    """Forgets entries that were settled before a time and are not due; how many. A feed that still
    lists one has it looked at once more, and found on record."""
    old = (ENTRY.c.settled_at < timestamp(before)) & ENTRY.c.due_at.is_(None)
    return len(session.values(delete(ENTRY).where(old).returning(ENTRY.c.id)))


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of an entry, for a list of what came in. `article`: the number of its article, if
    it is on record."""

    settled_at: str
    fate: Fate
    article: int | None
    url: str | None
    title: str | None
    feed: str | None
    problem: str | None


def arrivals(session: Session, most: int, fate: Fate | None = None) -> list[Arrival]:
    """What came in last, or of this fate, the latest first."""
    columns = (
        ENTRY.c[name] for name in ("settled_at", "fate", "document_id", "url", "told", "problem")
    )
    query = (
        select(*columns, FEED.c.title.label("feed"), FEED.c.url.label("feed_url"))
        .join_from(ENTRY, FEED)
        .where(ENTRY.c.settled_at.is_not(None))
        .order_by(ENTRY.c.settled_at.desc(), ENTRY.c.id.desc())
        .limit(most)
    )
    query = query.where(ENTRY.c.fate == fate) if fate else query
    return [
        Arrival(
            row["settled_at"],
            row["fate"],
            row["document_id"],
            row["url"],
            row["told"].get("title"),
            row["feed"] or row["feed_url"],
            row["problem"],
        )
        for row in session.rows(query)
    ]
