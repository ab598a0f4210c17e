"""One look at a feed: fetched, read, and what that changes on its row."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from onrecord.errors import FaultError, InputError
from onrecord.ingest.feeds.discovery import feeds_of_page
from onrecord.ingest.feeds.entries import Entry, Feed
from onrecord.ingest.feeds.reading import read_feed
from onrecord.ingest.web.fetched import Fetched, FetchError, Seen
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.online import is_feed
from onrecord.record import Due, Listing, ToFollow
from onrecord.watch.schedule import seconds_after_failure, seconds_after_look

MOST_ENTRIES = 1_000
"""Entries of a feed that are looked at, from the first, which is the latest."""
MOST_FEEDS = 200
"""Feeds that a list of feeds may bring."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a feed gave: what changes on its row, what it lists, and the feeds that it
    names; or the `problem` why it failed. `at_once`: the feed is elsewhere, and due there now."""

    due: Due
    changes: dict[str, Any]
    listings: tuple[Listing, ...] = ()
    feeds: tuple[ToFollow, ...] = ()
    published: tuple[datetime, ...] = field(default=(), repr=False)
    wish: int | None = None
    at_once: bool = False
    problem: InputError | None = None


def look(due: Due, fetcher: Fetcher) -> Look:
    """Looks at a feed."""
    try:
        page = fetcher.get(due.url, Seen(due.etag, due.last_modified))
        return _seen(due, page)
    except InputError as error:
        return _failed(due, error)
    except Exception as error:  # nobody foresaw it; here it becomes that of one feed
        logging.getLogger(__name__).error("looking at %s broke off", ascii(due.url), exc_info=error)
        return _failed(due, FaultError(due.url))


def scheduled(look: Look, now: datetime, chance: float, is_new: bool) -> dict[str, Any]:
    """What a look changes on the feed's row, with when it is due next. `chance`, from 0 to 1,
    spreads feeds that would be due at one moment."""
    changes = {**look.changes, "looked_at": _time(now)}
    if look.problem is None:
        changes["seconds"] = seconds_after_look(look.due.seconds, is_new, look.published, look.wish)
        wait = 0 if look.at_once else changes["seconds"]
        if is_new:
            changes["changed_at"] = _time(now)
    else:
        asked = look.problem.seconds if isinstance(look.problem, FetchError) else None
        wait = seconds_after_failure(look.due.seconds, look.due.failures + 1, asked)
    changes["due_at"] = _time(now + timedelta(seconds=wait * (0.95 + 0.1 * chance)))
    return changes


def _seen(due: Due, page: Fetched) -> Look:
    changes: dict[str, Any] = {
        "etag": page.seen.etag,
        "last_modified": page.seen.last_modified,
        "failures": 0,
        "problem": None,
    }
    if page.moved_to and page.moved_to != due.url:
        changes["url"] = page.moved_to
    if page.data is None:
        return Look(due, changes, wish=page.fresh_seconds)
    if not is_feed(page):
        return _of_page(due, page, changes)
    feed = read_feed(due.url, page.data, page.url, page.charset)
    entries = feed.entries[:MOST_ENTRIES]
    return Look(
        due,
        changes | _told(due, feed),
        tuple(_listing(entry) for entry in entries if entry.url or entry.is_whole),
        _listed_feeds(feed),
        tuple(_dates(entries)),
        max((feed.minutes or 0) * 60, page.fresh_seconds or 0),
    )


def _of_page(due: Due, page: Fetched, changes: dict[str, Any]) -> Look:
    """A page that is no feed, but names one: that one is watched from now on.

    Raises:
        InputError: it names none.
    """
    feeds = feeds_of_page((page.data or b"").decode(page.charset or "utf-8", "replace"), page.url)
    if not feeds:
        problem = "no feed, nor a page that names one: give the address of its feed"
        raise InputError(due.url, problem)
    return Look(due, changes | {"url": feeds[0], "etag": None, "last_modified": None}, at_once=True)


def _told(due: Due, feed: Feed) -> dict[str, Any]:
    """What a feed tells of itself, where nobody has said otherwise."""
    told = {"home": feed.home} if feed.home else {}
    return told | ({"title": feed.title} if feed.title and not due.title else {})


def _listed_feeds(feed: Feed) -> tuple[ToFollow, ...]:
    folders = (feed.title,) if feed.title else ()
    return tuple(ToFollow(url, folders=folders) for url in feed.feeds[:MOST_FEEDS])


def _listing(entry: Entry) -> Listing:
    told = {
        "title": entry.title,
        "outlet": entry.outlet,
        "authors": list(entry.authors),
        "published": entry.published,
        "updated": entry.updated,
        "language": entry.language,
        "text": entry.text if entry.is_whole else None,
    }
    return Listing(entry.key, entry.url, {name: value for name, value in told.items() if value})


def _dates(entries: Sequence[Entry]) -> Iterator[datetime]:
    for entry in entries:
        try:
            date = datetime.fromisoformat(entry.published or "")
        except ValueError:
            continue
        yield date if date.tzinfo else date.replace(tzinfo=UTC)


def _failed(due: Due, error: InputError) -> Look:
    changes: dict[str, Any] = {"failures": due.failures + 1, "problem": error.problem}
    if isinstance(error, FetchError) and error.is_gone:
        changes["state"] = "gone"
    return Look(due, changes, problem=error)


def _time(time: datetime) -> str:
    return time.isoformat(timespec="seconds")
