"""The reader: documents in, readings out, one by one as they are asked for."""

import logging
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cached_property, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar, cast

from onrecord.errors import FaultError, InputError, OnRecordError, ReaderError
from onrecord.extract.encoder import SHIPPED, load
from onrecord.extract.extractor import Extractor
from onrecord.language import ENGLISH
from onrecord.resolve import resolve
from onrecord.types import Document, Quotation, Reading

T = TypeVar("T")
Read = Callable[[], Reading]
"""Gives the reading of a document, or raises what went wrong with it."""
AHEAD = 4
"""Documents handed to each process before the first of them is asked back: bounds the memory of an
endless stream."""


class Reader:
    """Reads documents for quotations. Loading the model takes a moment: make one reader and keep
    it."""

    def __init__(
        self, model: Path = SHIPPED, min_confidence: float | None = None, threads: int = 0
    ) -> None:
        """Begin to load a model's folder, by default the one that ships, in the background.

        `min_confidence`, from 0 to 1: keep quotations at least this sure, instead of the model's
        own threshold. `threads`: how many one document may use; 0 for one per core. If the model's
        files are missing or damaged, the first reading raises ModelError.
        """
        self._model, self._min_confidence, self._threads = model, min_confidence, threads
        self._language = ENGLISH  # that of all models there are
        loader = ThreadPoolExecutor(1, thread_name_prefix="onrecord-load")
        self._loading = loader.submit(load, model, threads)
        loader.shutdown(wait=False)

    @cached_property
    def _extractor(self) -> Extractor:
        return Extractor(self._loading.result(), self._language)

    def read(self, document: Document) -> Reading:
        """The quotations of one document, and what they resolve to."""
        found = self._extractor.extract(document, self._min_confidence)
        return Reading(document, resolve(document, found, self._language))

    def pipe(self, documents: Iterable[Document], processes: int = 1) -> Iterator[Reading]:
        """The readings of a stream of documents, in order.

        With several `processes`, each with a model and a thread of its own, a few documents are
        taken ahead of the readings; never more, however long the stream is. A script that asks for
        several has to be importable: keep its work under `if __name__ == "__main__":`. Raises
        ReaderError if a process is killed.
        """
        return (read() for _, read in self._begun(documents, processes) if read)

    def attempt(
        self, given: Iterable[Document | T], processes: int = 1
    ) -> Iterator[Reading | InputError | T]:
        """The same of a stream whose documents may be bad, and which may hold other things. In the
        place of what cannot be read comes why, and the stream goes on; what is no document comes
        out as it is, in its place.

        Raises ModelError and ReaderError, after which nothing can be read.
        """
        for one, read in self._begun(given, processes):
            yield _attempted(one.id, read) if read and isinstance(one, Document) else cast(T, one)

    def _begun(self, given: Iterable[T], processes: int) -> Iterator[tuple[T, Read | None]]:
        """Each thing; a document with its reading, which with several processes is under way."""
        if processes > 1:
            yield from self._spread(given, processes)
            return
        for one in given:
            yield one, partial(self.read, one) if isinstance(one, Document) else None

    def _spread(self, given: Iterable[T], processes: int) -> Iterator[tuple[T, Read | None]]:
        waiting: deque[tuple[T, Read | None]] = deque()
        start = (self._model, self._min_confidence)
        with ProcessPoolExecutor(processes, get_context("spawn"), _start, start) as pool:
            try:
                for one in given:
                    waiting.append(
                        (one, _submitted(pool, one) if isinstance(one, Document) else None)
                    )
                    if len(waiting) >= AHEAD * processes:
                        yield waiting.popleft()
                while waiting:
                    yield waiting.popleft()
            finally:
                pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, document: Document) -> Read:
    bare = replace(document, extra={})  # extra may not travel
    return partial(_finished, document, pool.submit(_read, bare))


def _attempted(where: str, read: Read) -> Reading | InputError:
    """The reading, or why there is none. The one boundary at which an error that nobody foresaw is
    one article's."""
    try:
        return read()
    except InputError as error:
        return error
    except OnRecordError:
        raise
    except Exception as error:
        logging.getLogger(__name__).exception("reading %s broke off", ascii(where))
        fault = FaultError(where)
        fault.__cause__ = error
        return fault


def _finished(document: Document, reading: "Future[tuple[Quotation, ...]]") -> Reading:
    try:
        return Reading(document, reading.result())
    except BrokenProcessPool as err:
        remedy = "use fewer processes if memory is short"
        raise ReaderError(f"{document.id}: a reading process ended unexpectedly: {remedy}") from err


_reader: Reader
"""A reading process's own."""


def _start(model: Path, min_confidence: float | None) -> None:
    global _reader
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # the process that asked for the readings ends this one
    _reader = Reader(model, min_confidence, threads=1)


def _read(document: Document) -> tuple[Quotation, ...]:
    return _reader.read(document).quotations
