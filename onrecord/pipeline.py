"""Documents onto the record: missing, read, added, told. The one way, for whoever adds.

The command line, the server's jobs and its API give what they found and are told, in the order of
what was given, what became of each. It works as a stream: about a hundred articles, or a second's
worth, are in memory at any moment. It may be killed at any moment, too: what was told of is on
record, and the same again adds what is missing.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import takewhile
from typing import Literal, Self

from onrecord.errors import FaultError, InputError, OnRecordError
from onrecord.ingest import Options, Raw, document_of
from onrecord.ingest import articles as parsed_articles
from onrecord.reader import Reader
from onrecord.record import Record, batches
from onrecord.types import Document, Reading

Fate = Literal["new", "version", "known", "failed"]
"""What became of an article: it was added; added, while another wording of it stands under its URL;
on record already; or it could not be read or stored."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article. `document`: None of what is none; `reading`: of what was added;
    `failure`: why it could not be read or stored, in one line with its remedy."""

    fate: Fate
    document: Document | None = None
    reading: Reading | None = None
    failure: OnRecordError | None = None

    @property
    def is_new(self) -> bool:
        """Whether it was added, as the first under its URL or as a new version."""
        return self.fate in ("new", "version")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles became what. `new`: added, with `quotations` in them; `versions`: those of
    them that are another wording of what stands under their URL; `known`: on record already;
    `failed`: neither."""

    new: int = 0
    versions: int = 0
    known: int = 0
    failed: int = 0
    quotations: int = 0

    @property
    def told(self) -> int:
        """How many articles in all."""
        return self.new + self.known + self.failed

    def after(self, outcome: Outcome) -> Self:
        """The tally with one more article."""
        return replace(
            self,
            new=self.new + outcome.is_new,
            versions=self.versions + (outcome.fate == "version"),
            known=self.known + (outcome.fate == "known"),
            failed=self.failed + (outcome.fate == "failed"),
            quotations=self.quotations
            + (len(outcome.reading.quotations) if outcome.reading else 0),
        )

    def plus(self, other: "Tally") -> Self:
        """Two tallies together."""
        return replace(
            self, **{name: getattr(self, name) + getattr(other, name) for name in _COUNTED}
        )


_COUNTED = tuple(counted.name for counted in fields(Tally))


def documents(
    given: Iterable[Raw | InputError], options: Options
) -> Iterator[Document | InputError]:
    """The documents of what came in; in the place of what cannot be read, why."""
    for entry in articles(given, options):
        yield entry if isinstance(entry, InputError) else document_of(entry)


def articles(
    given: Iterable[Raw | InputError], options: Options
) -> Iterator[Document | Reading | InputError]:
    """The same; if `options` keep them, a document that comes with its quotations is a reading."""
    for raw in given:
        if isinstance(raw, InputError):
            yield raw
            continue
        try:
            yield from parsed_articles(raw, options)
        except Exception as error:  # nobody foresaw it; here it becomes that of one input
            yield _fault(raw.source.where, error)


def read(
    found: Iterable[Document | InputError], reader: Reader, processes: int = 1
) -> Iterator[Reading | InputError]:
    """The readings of documents, in their order; in the place of what cannot be read, why.

    Raises:
        ModelError: the model cannot be used.
        ReaderError: one of several processes ended.
    """
    return reader.attempt(found, processes)


def add(
    found: Iterable[Document | Reading | InputError],
    record: Record,
    reader: Reader,
    processes: int = 1,
    goes_on: Callable[[], bool] = lambda: True,
) -> Iterator[Outcome]:
    """Puts articles on record that are not there yet, and tells what became of each, in their
    order, once that is on disk. A reading is not read again, but put there as it is. `goes_on`:
    asked before each article is read; once it says no, what was read is still put on record.

    Raises:
        ModelError: the model cannot be used. ReaderError: one of several processes ended.
        RecordError: the record cannot be written at all. What was told of, and what was read
        before, is on record.
    """
    sifted = takewhile(lambda _: goes_on(), _sifted(found, record))
    return _written(reader.attempt(sifted, processes), record)


def _sifted(
    found: Iterable[Document | Reading | InputError], record: Record
) -> Iterator[Document | Reading | Outcome]:
    """The articles that are not on record yet, read or not; of the rest, what became of it."""
    for batch in batches(found):
        missing = {
            id(one)
            for one in record.missing(
                document_of(one) for one in batch if not isinstance(one, InputError)
            )
        }
        for one in batch:
            if isinstance(one, InputError):
                yield Outcome("failed", failure=one)
            else:
                yield one if id(document_of(one)) in missing else Outcome("known", document_of(one))


def _written(read: Iterable[Reading | InputError | Outcome], record: Record) -> Iterator[Outcome]:
    """What became of each, once the readings are on record."""
    for batch in batches(read):
        readings = [one for one in batch if isinstance(one, Reading)]
        urls = {one.document.url for one in readings if one.document.url}
        there = record.known_urls(urls) if urls else set[str]()
        added = iter(list(record.add_all(readings)))
        for one in batch:
            if isinstance(one, Outcome):
                yield one
            elif isinstance(one, InputError):
                yield Outcome("failed", failure=one)
            else:
                told = next(added)
                yield _added(one, told.new, told.failure, there)


def _added(reading: Reading, new: bool, failure: OnRecordError | None, urls: set[str]) -> Outcome:
    """What became of a reading. `urls`: those that were on record before it, to which its own is
    added."""
    document = reading.document
    if failure:
        return Outcome("failed", document, failure=failure)
    if not new:
        return Outcome("known", document)
    fate: Fate = "version" if document.url in urls else "new"
    if document.url:
        urls.add(document.url)
    return Outcome(fate, document, reading)


def _fault(where: str, error: Exception) -> FaultError:
    logging.getLogger(__name__).error("parsing %s broke off", ascii(where), exc_info=error)
    fault = FaultError(where)
    fault.__cause__ = error
    return fault
