"""The watch: looks at what is due, puts what is new on the record, and waits.

All that it knows stands on the record: it may be killed at any moment, and goes on where it was. An
article that was added and whose entry was not yet ticked off is fetched once more, found on record,
and ticked off.
"""

import logging
import random
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Event
from typing import TypeVar

from onrecord.errors import InputError, RecordError, UnavailableError
from onrecord.ingest import Options
from onrecord.ingest.web.fetched import FetchError
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.pipeline import Outcome, Tally, add, articles
from onrecord.reader import Reader
from onrecord.record import Fate, Record, Settled
from onrecord.types import Document, Reading
from onrecord.watch.fetching import Arrived, by_host, fetched
from onrecord.watch.holders import is_dead, new_holder
from onrecord.watch.looking import Look, look, scheduled
from onrecord.watch.schedule import LOOK_AGAIN, article_after_failure, article_after_look

Item = TypeVar("Item")
Result = TypeVar("Result")
LONGEST_WAIT = 5.0
"""The longest, in seconds, that is waited before a look at what is due: somebody may have added a
feed."""
LEAST_WAIT = 0.5
BUSY_SECONDS = 30.0
"""How long a record that is busy is waited for."""
HOUR = timedelta(hours=1)
HELD = timedelta(minutes=10)
"""How long a process that watches is taken to be alive without a word from it."""


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How much is done at once. `fetchers`: requests at one time, to as many hosts; `feeds` and
    `articles`: how many of each are looked at before the next look at what is due; `of_host`: how
    many articles of one host among them; `look_again`: how long after it came in an article is
    looked at again; `kept`: how long an entry is remembered after it was dealt with."""

    fetchers: int = 8
    feeds: int = 64
    articles: int = 64
    of_host: int = 8
    look_again: tuple[timedelta, ...] = LOOK_AGAIN
    kept: timedelta = timedelta(days=60)


DEFAULTS = WatchSettings()
READ_AS = Options()


@dataclass(frozen=True, slots=True)
class Round:
    """What was done in one round. `feeds`: how many were looked at, `troubled`: how many of them in
    vain; `listed`: the entries that were new or told otherwise; `articles`: what became of those
    that were looked at; `unchanged`: how many of these are as they were."""

    feeds: int = 0
    troubled: int = 0
    listed: int = 0
    unchanged: int = 0
    articles: Tally = field(default_factory=Tally)

    @property
    def is_idle(self) -> bool:
        """Whether nothing was due."""
        of_articles = self.articles.new + self.articles.known + self.articles.failed
        return not (self.feeds or self.unchanged or of_articles)


Tell = Callable[[Outcome | Look], None]
"""Called with each look at a feed, and with what became of each article."""


def _now() -> datetime:
    return datetime.now(UTC)


class Watch:
    """Keeps a record current. One at a time watches for one record."""

    def __init__(
        self,
        record: Record,
        reader: Reader,
        fetcher: Fetcher,
        settings: WatchSettings = DEFAULTS,
        options: Options = READ_AS,
        tell: Tell = lambda told: None,
        clock: Callable[[], datetime] = _now,
        chance: Callable[[], float] = random.random,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """`options`: how articles are read; `then`: what is done after each round, such as sending
        alerts; `clock` and `chance`: time and randomness, other ones
        for tests."""
        self._record, self._reader, self._fetcher = record, reader, fetcher
        self._settings, self._options, self._tell = settings, options, tell
        self._clock, self._chance = clock, chance
        self._forgot, self._then = clock(), then

    def run(self, stop: Event) -> None:
        """Looks at what is due, time and again, until it is told to stop.

        Raises:
            RecordError: another process watches for this record, or the record cannot be used.
        """
        holder = new_holder()
        try:
            while not stop.is_set():
                self._hold(holder)
                self._step(stop)
        finally:
            self._record.feeds.release(holder)

    def _hold(self, holder: str) -> None:
        """Makes sure that nobody else watches; one that was killed on this machine does not.

        Raises:
            RecordError: another process does.
        """
        feeds = self._record.feeds
        holding = feeds.hold(holder, self._clock(), HELD)
        if holding and is_dead(holding):
            feeds.release(holding)
            holding = feeds.hold(holder, self._clock(), HELD)
        if holding:
            raise RecordError("another process watches for this record: stop that one first")

    def _step(self, stop: Event) -> None:
        """One round, and the wait after it; a record that is busy is waited for."""
        try:
            is_idle = self.round(stop).is_idle
            self._then()
            if is_idle:
                self._forget()
                stop.wait(self.seconds_until_due())
        except UnavailableError as error:
            logging.getLogger(__name__).warning("%s: tried again in %d s", error, BUSY_SECONDS)
            stop.wait(BUSY_SECONDS)

    def _forget(self) -> None:
        """Forgets old entries, once an hour."""
        now = self._clock()
        if now - self._forgot > HOUR:
            self._record.feeds.let_go(now - self._settings.kept)
            self._forgot = now

    def seconds_until_due(self) -> float:
        """How long to wait for what is due next."""
        due_at = self._record.feeds.next_due()
        if due_at is None:
            return LONGEST_WAIT
        left = (datetime.fromisoformat(due_at) - self._clock()).total_seconds()
        return min(max(left, LEAST_WAIT), LONGEST_WAIT)

    def round(self, stop: Event | None = None) -> Round:
        """One look at feeds and articles that are due, as many as the settings say."""
        goes_on = (lambda: not stop.is_set()) if stop else (lambda: True)
        with ThreadPoolExecutor(self._settings.fetchers, "onrecord-fetch") as pool:
            done = self._look_at_feeds(pool, goes_on)
            return self._look_at_articles(pool, goes_on, done)

    def _look_at_feeds(self, pool: ThreadPoolExecutor, goes_on: Callable[[], bool]) -> Round:
        done = Round()
        due = self._record.feeds.due(self._clock(), self._settings.feeds)
        for seen in _as_they_come(pool, goes_on, look, due, self._fetcher):
            now = self._clock()
            new = self._record.feeds.looked(
                seen.due.number,
                partial(scheduled, seen, now, self._chance()),
                seen.listings,
                now,
            )
            if seen.feeds:
                self._record.feeds.follow(seen.feeds)
            self._tell(seen)
            done = replace(
                done,
                feeds=done.feeds + 1,
                troubled=done.troubled + (seen.problem is not None),
                listed=done.listed + len(new),
            )
        return done

    def _look_at_articles(
        self, pool: ThreadPoolExecutor, goes_on: Callable[[], bool], done: Round
    ) -> Round:
        settings, now = self._settings, self._clock()
        waiting = self._record.feeds.waiting(now, settings.articles * settings.of_host)
        chosen = list(by_host(waiting, settings.articles, settings.of_host))
        arrived = _as_they_come(pool, goes_on, fetched, chosen, self._fetcher)
        for arrival, outcome in self._added(arrived, goes_on):
            self._settle(arrival, outcome)
            if outcome is None:
                done = replace(done, unchanged=done.unchanged + 1)
            else:
                self._tell(outcome)
                done = replace(done, articles=done.articles.after(outcome))
        return done

    def _added(
        self, arrived: Iterator[Arrived], goes_on: Callable[[], bool]
    ) -> Iterator[tuple[Arrived, Outcome | None]]:
        """What became of each, once it is on record; None of what has not changed."""
        unchanged: list[Arrived] = []
        arrivals: deque[Arrived] = deque()

        def parsed() -> Iterator[Document | Reading | InputError]:
            for arrival in arrived:
                if arrival.input is None:
                    unchanged.append(arrival)
                    continue
                for article in articles([arrival.input], self._options):
                    arrivals.append(arrival)  # outcomes come in the order of articles
                    yield article

        for outcome in add(parsed(), self._record, self._reader, goes_on=goes_on):
            yield arrivals.popleft(), outcome
        yield from ((arrival, None) for arrival in unchanged)

    def _settle(self, arrival: Arrived, outcome: Outcome | None) -> None:
        """Writes down what became of an entry."""
        now, entry = self._clock(), arrival.entry
        fate: Fate = outcome.fate if outcome else "unchanged"
        failure = outcome.failure if outcome else None
        failures = entry.failures + 1 if failure else 0
        due_at = article_after_look(now, entry.looks, self._settings.look_again)
        if failure:
            is_temporary = isinstance(failure, FetchError) and failure.is_temporary
            asked = failure.seconds if isinstance(failure, FetchError) else None
            due_at = article_after_failure(now, failures, asked) if is_temporary else None
        settled = Settled(
            number=entry.number,
            fate="unchanged" if fate == "known" and entry.looks else fate,
            due_at=due_at if entry.url else None,
            article=self._record.number(outcome.document) if outcome and outcome.document else None,
            failures=failures,
            problem=str(failure) if failure else None,
            etag=arrival.seen.etag,
            last_modified=arrival.seen.last_modified,
        )
        self._record.feeds.settle([settled], now)


def _as_they_come(
    pool: ThreadPoolExecutor,
    goes_on: Callable[[], bool],
    work: Callable[[Item, Fetcher], Result],
    items: Sequence[Item],
    fetcher: Fetcher,
) -> Iterator[Result]:
    """The results of work on items, done side by side, as they come; no more than was begun once it
    does not go on."""
    futures = [pool.submit(work, item, fetcher) for item in items]
    try:
        for future in as_completed(futures):
            if not goes_on():
                return
            yield future.result()
    finally:
        for future in futures:
            future.cancel()
