"""The reader: documents in, readings out, one by one as they are asked for."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path

from onrecord.errors import ReaderError
from onrecord.extract.encoder import SHIPPED, load
from onrecord.extract.extractor import Extractor
from onrecord.resolve import resolve
from onrecord.types import Document, Quotation, Reading

AHEAD = 4
"""Documents handed to each process before the first of them is asked back: bounds the memory of an endless stream."""


class Reader:
    """Reads documents for quotations. Loading the model takes a moment: make one reader and keep it."""

    def __init__(self, model: Path = SHIPPED, min_confidence: float | None = None, threads: int = 0) -> None:
        """Begin to load a model's folder, by default the one that ships, in the background.

        `min_confidence`, from 0 to 1: keep quotations at least this sure, instead of the model's own threshold.
        `threads`: how many one document may use; 0 for one per core.
        If the model's files are missing or damaged, the first reading raises ModelError.
        """
        self._model, self._min_confidence, self._threads = model, min_confidence, threads
        loader = ThreadPoolExecutor(1, thread_name_prefix="onrecord-load")
        self._loading = loader.submit(load, model, threads)
        loader.shutdown(wait=False)

    @cached_property
    def _extractor(self) -> Extractor:
        return Extractor(self._loading.result())

    def read(self, document: Document) -> Reading:
        """The quotations of one document, and what they resolve to."""
        return Reading(document, resolve(document, self._extractor.extract(document, self._min_confidence)))

    def pipe(self, documents: Iterable[Document], processes: int = 1) -> Iterator[Reading]:
        """The readings of a stream of documents, in order.

        With several `processes`, each with a model and a thread of its own, a few documents are taken ahead of the
        readings; never more, however long the stream is. A script that asks for several has to be importable: keep
        its work under `if __name__ == "__main__":`. Raises ReaderError if a process is killed.
        """
        return self._spread(documents, processes) if processes > 1 else map(self.read, documents)

    def _spread(self, documents: Iterable[Document], processes: int) -> Iterator[Reading]:
        waiting: deque[tuple[Document, Future[tuple[Quotation, ...]]]] = deque()
        start = (self._model, self._min_confidence)
        with ProcessPoolExecutor(processes, get_context("spawn"), _start, start) as pool:
            try:
                for document in documents:
                    waiting.append((document, pool.submit(_read, replace(document, extra={}))))  # extra may not travel
                    if len(waiting) >= AHEAD * processes:
                        yield _finished(*waiting.popleft())
                while waiting:
                    yield _finished(*waiting.popleft())
            finally:
                pool.shutdown(cancel_futures=True)


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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked for the readings ends this one
    _reader = Reader(model, min_confidence, threads=1)


def _read(document: Document) -> tuple[Quotation, ...]:
    return _reader.read(document).quotations
