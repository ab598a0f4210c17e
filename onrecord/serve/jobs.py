"""Adding in the background: one job after the other, in one thread, each with its progress to look at."""

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
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve.problems import Problem
from onrecord.serve.sent import Sent, documents
from onrecord.serve.settings import Settings
from onrecord.types import Document, Reading

State = Literal["waiting", "reading", "done", "failed"]
MOST_WAITING = 10
"""Jobs that may wait; each holds what was sent in memory."""
RETRY_SECONDS = 10
MOST_DOCUMENTS = 10_000
"""Documents of one job."""
LISTED = 200
"""Articles and failures that a job tells one by one; of more it tells how many."""
KEPT, KEPT_SECONDS = 100, 3600.0
"""How many finished jobs can be looked at, and for how long."""
STOP_SECONDS = 5.0
"""How long the end waits for the article that is being read; of one that takes longer nothing is put on record."""


@dataclass(frozen=True, slots=True)
class Put:
    """An article of a job that is on record. `number`: its own; `quotations`: how many; `new`: the job put it there."""

    number: int
    title: str
    outlet: str | None
    quotations: int
    new: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is. `given`: documents, None as long as nobody has counted; `done`: those that were read or were
    there already; `quotations`: in those that were read; `new`, `there` and `failed`: what became of them, of which
    `articles` and `failures` tell the first. A job that failed broke off; what it had added is on record.
    """

    state: State = "waiting"
    given: int | None = None
    done: int = 0
    quotations: int = 0
    new: int = 0
    there: int = 0
    failed: int = 0
    articles: tuple[Put, ...] = ()
    failures: tuple[str, ...] = ()

    def with_article(self, put: Put | None, new: bool) -> "Progress":
        """The progress when one more article is on record."""
        articles = self.articles if put is None else (*self.articles, put)
        return replace(self, articles=articles, new=self.new + new, there=self.there + (not new))

    def with_failure(self, told: str) -> "Progress":
        """The progress when one more document could not be added, or the job broke off."""
        return replace(self, failed=self.failed + 1, failures=(*self.failures, told)[:LISTED])


class Job:
    """Something to be added. `id`: nobody can guess it; `ended`: when, by the clock of its `Jobs`."""

    def __init__(self) -> None:
        """That waits for its turn."""
        self.id = token_urlsafe(16)
        self.progress = Progress()
        self.ended: float | None = None

    def tell(self, **changes: Any) -> None:
        """Changes what the progress tells. Only one thread does; the others see the one or the other."""
        self.progress = replace(self.progress, **changes)


class Jobs:
    """What is added and was: within `with` the jobs are done, one after the other, in the order they came."""

    def __init__(
        self, record: Record, reader: Reader, settings: Settings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """For this record."""
        self._record, self._reader, self._settings, self._clock = record, reader, settings, clock
        self._changed = threading.Condition()
        self._waiting: deque[tuple[Job, Sequence[Sent]]] = deque()
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

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Ends after the document that is being read, if that does not take long."""
        with self._changed:
            self._stopping.set()
            self._changed.notify_all()
        if self._worker:
            self._worker.join(STOP_SECONDS)

    def submit(self, sent: Sequence[Sent]) -> Job:
        """Takes what was sent, to be added soon.

        Raises:
            Problem: too much waits already.
        """
        with self._changed:
            self._forget()
            if len(self._waiting) >= MOST_WAITING:
                told = f"{MOST_WAITING} others wait to be added: send it again in {RETRY_SECONDS} s"
                raise Problem(503, told, {"retry-after": str(RETRY_SECONDS)})
            job = Job()
            self._jobs[job.id] = job
            self._waiting.append((job, sent))
            self._changed.notify()
        return job

    def get(self, id: str) -> Job | None:
        """The job of this id; None if there is none, or none any more."""
        with self._changed:
            self._forget()
            return self._jobs.get(id)

    def before(self, job: Job) -> int:
        """How many wait that come first."""
        with self._changed:
            return next((at for at, (other, _) in enumerate(self._waiting) if other is job), 0)

    def _forget(self) -> None:
        """Drops the finished jobs that are old, or too many."""
        ended = [job for job in self._jobs.values() if job.ended is not None]
        old = self._clock() - KEPT_SECONDS
        for at, job in enumerate(reversed(ended)):
            if at >= KEPT or (job.ended is not None and job.ended < old):
                del self._jobs[job.id]

    def _next(self) -> tuple[Job, Sequence[Sent]] | None:
        """The next job, once there is one; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._stopping.is_set())
            return None if self._stopping.is_set() else self._waiting.popleft()

    def _work(self) -> None:
        while following := self._next():
            job, sent = following
            job.tell(state="reading")
            try:
                self._add(job, sent)
                job.tell(state="failed" if self._stopping.is_set() else "done")
            except OnRecordError as error:
                job.progress = replace(job.progress.with_failure(str(error)), state="failed")
            except Exception:  # a bug, which ends this job and not those that come after it
                logging.getLogger(__name__).exception("a job of adding broke off")
                told = "this is a fault of onrecord, not of yours; its log says more"
                job.progress = replace(job.progress.with_failure(told), state="failed")
            job.ended = self._clock()

    def _add(self, job: Job, sent: Sequence[Sent]) -> None:
        given = list(self._given(job, sent))
        job.tell(given=len(given))
        missing = list(self._record.missing(given))
        new = set(map(id, missing))
        for document in given:
            if id(document) not in new:
                job.tell(done=job.progress.done + 1)
                self._put(job, document)
        for added in self._record.add_all(self._readings(job, missing)):
            if added.failure:
                job.progress = job.progress.with_failure(str(added.failure))
            else:
                self._put(job, added.reading.document, added.reading if added.new else None)

    def _given(self, job: Job, sent: Iterable[Sent]) -> Iterator[Document]:
        """The documents of what was sent; the job is told of what cannot be read."""
        every = chain.from_iterable(documents(one, self._settings) for one in sent)
        for number, found in enumerate(takewhile(self._goes_on, every)):
            if number == MOST_DOCUMENTS:
                told = f"more than {MOST_DOCUMENTS:,} articles were sent: send those after them by themselves"
                job.progress = job.progress.with_failure(told)
                return
            if isinstance(found, InputError):
                job.progress = job.progress.with_failure(str(found))
            else:
                yield found

    def _readings(self, job: Job, missing: Iterable[Document]) -> Iterator[Reading]:
        for reading in self._reader.pipe(takewhile(self._goes_on, missing)):
            done, quotations = job.progress.done + 1, job.progress.quotations + len(reading.quotations)
            job.tell(done=done, quotations=quotations)
            yield reading

    def _goes_on(self, _: object) -> bool:
        return not self._stopping.is_set()

    def _put(self, job: Job, document: Document, reading: Reading | None = None) -> None:
        """Tells the job of a document that is on record: by a reading that it put there, or already."""
        put = None
        if len(job.progress.articles) < LISTED and (number := self._record.number(document)) is not None:
            there = reading or self._record.reading(number)
            count = len(there.quotations) if there else 0
            put = Put(number, document.title or document.id, document.outlet, count, reading is not None)
        job.progress = job.progress.with_article(put, reading is not None)
