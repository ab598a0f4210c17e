"""The list of watched feeds of a record, as the rest of the package uses it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from onrecord.record.feeds import entries, watched
from onrecord.record.feeds.entries import Arrival, Fate, Listing, Settled, Waiting
from onrecord.record.feeds.watched import Due, ToFollow, Watched
from onrecord.record.store.store import Store


class Feeds:
    """The feeds that are watched, what they list, and what became of it. Each call is one
    transaction: a process may be killed at any moment, and another goes on. Every method raises
    RecordError if the file cannot be read or written."""

    def __init__(self, store: Store) -> None:
        """For `Record.feeds`."""
        self._store = store

    def follow(self, feeds: Iterable[ToFollow]) -> int:
        """Watches these feeds, from now on; how many of them are new. One that was paused or gone
        is watched again."""
        with self._store.writing() as session:
            return len(watched.follow(session, feeds))

    def unfollow(self, url: str) -> None:
        """Takes a feed off the list. The articles that it brought stay on record.

        Raises:
            RecordError: it is not on the list.
        """
        with self._store.writing() as session:
            watched.unfollow(session, url)

    def pause(self, url: str) -> None:
        """Leaves a feed alone until it is resumed.

        Raises:
            RecordError: it is not on the list.
        """
        with self._store.writing() as session:
            watched.set_state(session, url, "paused")

    def resume(self, url: str) -> None:
        """Watches a feed again that was paused or gone; it is due at once.

        Raises:
            RecordError: it is not on the list.
        """
        with self._store.writing() as session:
            watched.set_state(session, url, "watched")

    def all(self) -> tuple[Watched, ...]:
        """All feeds on the list: those in trouble first, then by name."""
        with self._store.reading() as session:
            return watched.all_feeds(session)

    def due(self, at: datetime, most: int) -> list[Due]:
        """So many feeds at most that are due at a time, those due longest first."""
        with self._store.reading() as session:
            return watched.due(session, at, most)

    def next_due(self) -> str | None:
        """When the next feed or article is due (UTC, ISO 8601); None if none ever is."""
        with self._store.reading() as session:
            return watched.next_due(session)

    def looked(
        self,
        number: int,
        changes: Callable[[bool], Mapping[str, Any]],
        listings: Sequence[Listing],
        at: datetime,
    ) -> list[Listing]:
        """Writes down a look at a feed: what it lists, and what changed of it, given whether
        anything of that is new; gives the entries that are new or told otherwise, whose articles
        are due at once."""
        with self._store.writing() as session:
            new = entries.list_entries(session, number, listings, at)
            watched.looked(session, number, changes(bool(new)))
            return new

    def hold(self, holder: str, at: datetime, held: timedelta) -> str | None:
        """Takes hold of the feeds for a process that watches, or goes on holding them, for a while;
        if another one does, who that is. `holder`: what no other is called."""
        with self._store.writing() as session:
            return watched.hold(session, holder, at, at + held)

    def release(self, holder: str) -> None:
        """Lets go of the feeds."""
        with self._store.writing() as session:
            watched.release(session, holder)

    def waiting(self, at: datetime, most: int) -> list[Waiting]:
        """So many entries at most whose articles are due at a time, those due longest first."""
        with self._store.reading() as session:
            return entries.waiting(session, at, most)

    def settle(self, settled: Sequence[Settled], at: datetime) -> None:
        """Writes down what became of entries."""
        with self._store.writing() as session:
            entries.settle(session, settled, at)

    def let_go(self, before: datetime) -> int:
        """Forgets entries that were settled before a time; how many."""
        with self._store.writing() as session:
            return entries.let_go(session, before)

    def arrivals(self, most: int, fate: Fate | None = None) -> list[Arrival]:
        """What came in last, the latest first; of one fate, or whatever became of it."""
        with self._store.reading() as session:
            return entries.arrivals(session, most, fate)
