"""Jobs that add articles in the background: one after the other, in one thread, each with its
progress."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from secrets import token_urlsafe
from types import TracebackType
from typing import Any, Literal, Self

from onrecord.errors import InputError, OnRecordError
from onrecord.ingest import Options, Raw, held, named
from onrecord.pipeline import Outcome, Tally, add, documents
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve.entries import Entry, entry
from onrecord.serve.problems import Problem
from onrecord.serve.settings import Settings
from onrecord.serve.uploads import BY_PAGE, options
from onrecord.types import Document

State = Literal["waiting", "reading", "done", "failed"]
MOST_WAITING = 10
"""Jobs that may wait; each keeps the articles sent in memory."""
RETRY_SECONDS = 10
MOST_DOCUMENTS = 10_000
"""Documents of one job."""
LISTED = 200
"""Articles and failures that a job lists; it only counts the others."""
KEPT, KEPT_SECONDS = 100, 3600.0
"""How many finished jobs can be looked at, and for how long."""
STOP_SECONDS = 5.0
"""How long the server, when it stops, waits for the article being read; one that takes longer is
not recorded."""


@dataclass(frozen=True, slots=True)
class Progress(Tally):
    """How far a job is, and what became of its articles. `given`: about how many there are, None
    until that is known; `done`: how many are finished; `entries` and `failures`: the first of each.
    A job that failed broke off; the articles it had added are on record.
    """

    state: State = "waiting"
    given: int | None = None
    done: int = 0
    entries: tuple[Entry, ...] = ()
    failures: tuple[str, ...] = ()

    def with_failure(self, message: str) -> "Progress":
        """The progress after a failure that belongs to no article."""
        return replace(self, failed=self.failed + 1, failures=(*self.failures, message)[:LISTED])


@dataclass(frozen=True, slots=True)
class Work:
    """The inputs that a job adds, the addresses of others, and how they are read."""

    raws: tuple[Raw, ...]
    addresses: tuple[str, ...]
    options: Options


class Job:
    """Articles to be added. `id`: one that nobody can guess; `ended`: when it ended, by the clock
    of its `Jobs`."""

    def __init__(self) -> None:
        """A job that waits for its turn."""
        self.id = token_urlsafe(16)
        self.progress = Progress()
        self.ended: float | None = None

    def tell(self, **changes: Any) -> None:
        """Change fields of the progress. Only one thread does; the others see the old progress or
        the new."""
        self.progress = replace(self.progress, **changes)


class Jobs:
    """The jobs that wait, run or have ended. Within `with` they run one after the other, in the
    order they came."""

    def __init__(
        self,
        record: Record,
        reader: Reader,
        settings: Settings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """For this record."""
        self._record, self._reader, self._settings, self._clock = record, reader, settings, clock
        self._changed = threading.Condition()
        self._waiting: deque[tuple[Job, Work]] = deque()
        self._jobs: dict[str, Job] = {}
        self._stopping = threading.Event()
        self._worker: threading.Thread | None = None

    def __enter__(self) -> Self:
        """Begins to work."""
        self._stopping.clear()
        # A daemon: who ends the process is not kept by a long article.
        self._worker = threading.Thread(target=self._work, name="onrecord-add", daemon=True)
        self._worker.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Ends after the document that is being read, if that does not take long."""
        with self._changed:
            self._stopping.set()
            self._changed.notify_all()
        if self._worker:
            self._worker.join(STOP_SECONDS)

    def submit(
        self, raws: Sequence[Raw], read_by: Options | None = None, addresses: Sequence[str] = ()
    ) -> Job:
        """A new job that adds these inputs, and what stands at these addresses. `read_by`: how they
        are read, by default as inputs from a page.

        Raises:
            Problem: too many jobs wait already.
        """
        with self._changed:
            self._forget()
            if len(self._waiting) >= MOST_WAITING:
                message = (
                    f"{MOST_WAITING} others wait to be added: send it again in {RETRY_SECONDS} s"
                )
                raise Problem(503, message, {"retry-after": str(RETRY_SECONDS)})
            job = Job()
            self._jobs[job.id] = job
            read_by = read_by or options(self._settings, BY_PAGE)
            self._waiting.append((job, Work(tuple(raws), tuple(addresses), read_by)))
            self._changed.notify()
        return job

    def get(self, id: str) -> Job | None:
        """The job of this id; None if there is none, or it was forgotten."""
        with self._changed:
            self._forget()
            return self._jobs.get(id)

    def before(self, job: Job) -> int:
        """How many jobs wait before this one."""
        with self._changed:
            return next(
                (position for position, (waiting, _) in enumerate(self._waiting) if waiting is job),
                0,
            )

    def _forget(self) -> None:
        """Drop the finished jobs that are too old, or beyond the number that is kept."""
        ended = [job for job in self._jobs.values() if job.ended is not None]
        old = self._clock() - KEPT_SECONDS
        for rank, job in enumerate(reversed(ended)):
            if rank >= KEPT or (job.ended is not None and job.ended < old):
                del self._jobs[job.id]

    def _next(self) -> tuple[Job, Work] | None:
        """The next job, once there is one; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._stopping.is_set())
            return None if self._stopping.is_set() else self._waiting.popleft()

    def _work(self) -> None:
        while following := self._next():
            job, work = following
            job.tell(state="reading")
            try:
                self._add(job, work)
                job.tell(state="failed" if self._stopping.is_set() else "done")
            except OnRecordError as error:
                job.progress = replace(job.progress.with_failure(str(error)), state="failed")
            except Exception:  # a bug, which ends this job and not those that come after it
                logging.getLogger(__name__).exception("a job of adding broke off")
                message = "this is a fault of onrecord, not of yours; its log says more"
                job.progress = replace(job.progress.with_failure(message), state="failed")
            job.ended = self._clock()

    def _add(self, job: Job, work: Work) -> None:
        total = sum(map(held, work.raws)) + len(work.addresses)
        job.tell(given=min(total, MOST_DOCUMENTS))
        online = named(work.addresses, allow_private=self._settings.allow_private)
        articles = self._first(job, documents(chain(work.raws, online), work.options))
        for outcome in add(articles, self._record, self._reader, goes_on=self._goes_on):
            self._report(job, outcome)

    def _first(
        self, job: Job, articles: Iterable[Document | InputError]
    ) -> Iterator[Document | InputError]:
        """As many articles as one job may have; more are a failure of the job."""
        for number, article in enumerate(takewhile(lambda _: self._goes_on(), articles)):
            if number == MOST_DOCUMENTS:
                message = f"more than {MOST_DOCUMENTS:,} articles were sent: send those after them by themselves"
                job.progress = job.progress.with_failure(message)
                return
            yield article

    def _goes_on(self) -> bool:
        return not self._stopping.is_set()

    def _report(self, job: Job, outcome: Outcome) -> None:
        """Add what became of one article to the job's progress."""
        now = job.progress.after(outcome)
        done = now.done + 1
        entries, failures = now.entries, now.failures
        if outcome.failure:
            failures = (*failures, str(outcome.failure))[:LISTED]
        elif len(entries) < LISTED and (added := entry(self._record, outcome)):
            entries = (*entries, added)
        total = max(now.given or 0, done)
        job.progress = replace(now, done=done, given=total, entries=entries, failures=failures)
