"""The record of who said what, in one file."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import func, select

from onrecord.record.adding import (
    Added,
    added_at,
    batches,
    number_of,
    on_record,
    prepared,
    urls_on_record,
    write,
)
from onrecord.record.alerts.book import Alerts
from onrecord.record.counts import Counts
from onrecord.record.feeds.feeds import Feeds
from onrecord.record.identity.authority import Imported, exported, import_entries
from onrecord.record.identity.authority_file import read
from onrecord.record.identity.by_hand import alias, merge, split, split_by_role
from onrecord.record.identity.did_you_mean import bearers, did_you_mean
from onrecord.record.identity.identities import Identity
from onrecord.record.identity.speaker_keys import rekey
from onrecord.record.linking.copies import alike
from onrecord.record.linking.documents import link_rest
from onrecord.record.search.hits import Hit, folded, search
from onrecord.record.search.query import Query
from onrecord.record.search.readings import (
    PAGE_DOCUMENTS,
    Keys,
    chosen,
    everything,
    page,
    reading_of,
    readings_of,
)
from onrecord.record.store.opening import opened, path_of
from onrecord.record.store.rows import fingerprint
from onrecord.record.store.schema import DOCUMENT, QUOTATION
from onrecord.record.store.store import Store
from onrecord.record.store.terms import plain
from onrecord.record.store.upkeep import Watcher, unwatched
from onrecord.record.views.article import Article, article
from onrecord.record.views.check.checking import Checked, check
from onrecord.record.views.check.saved import SavedCheck, keep, saved_under
from onrecord.record.views.facets import LOOKED_AT, Facets, facets
from onrecord.record.views.overview import Overview, overview
from onrecord.record.views.speaker.portrait import Portrait, portrait
from onrecord.record.views.speaker.profile import Profile, profile
from onrecord.record.views.statement import MOST, Reports, reports
from onrecord.types import Document, Reading


class Record:
    """The record of who said what: documents and their quotations, to add to and to search; in
    `feeds` the feeds that bring new ones, in `alerts` who wants to be told of them.

    Any number of processes may read it while some add to it. It may be shared between threads; a
    process that was forked opens its own. Every method raises RecordError if the file cannot be
    read or written.
    """

    def __init__(self, store: Store) -> None:
        """For `Record.open`: a record that is there already."""
        self._store = store
        self.feeds = Feeds(store)
        self.alerts = Alerts(store)

    @classmethod
    def open(
        cls, location: str | Path, *, create: bool = True, watcher: Watcher = unwatched
    ) -> Self:
        """The record at a path or a "sqlite:///" URL, brought to the present version.

        Args:
            location: where it is.
            create: make one if there is none.
            watcher: called with an `Upkeep` after each step of bringing an older record up to date.

        Raises:
            RecordError: there is none, or what is there is not a record that this version can use.
        """
        store = opened(path_of(location), create, rekey, watcher)
        try:
            link_rest(store, watcher)
        except BaseException:
            store.close()
            raise
        return cls(store)

    def close(self) -> None:
        """Lets go of the file."""
        self._store.close()

    def __enter__(self) -> Self:
        """The record itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Closes the record."""
        self.close()

    def add(self, reading: Reading) -> bool:
        """Puts a reading on record, whole or not at all; False if its document was there already.

        Raises:
            RecordError: the reading cannot be stored as it is.
        """
        [added] = self._write([reading])
        if added.failure:
            raise added.failure
        return added.new

    def add_all(self, readings: Iterable[Reading]) -> Iterator[Added]:
        """Puts readings on record, in batches of about a hundred or a second's worth; each is
        yielded once it is on record.

        The process may be killed at any moment: what was yielded stays, and a second run adds what
        is missing. A reading that cannot be stored is yielded with its failure, and the others go
        on.
        """
        for batch in batches(readings):
            yield from self._write(batch)

    def has(self, document: Document) -> bool:
        """Whether the document is on record, under whatever id."""
        return not any(self.missing([document]))

    def number(self, document: Document) -> int | None:
        """The number of the document on this record, under whatever id; None if it is not there."""
        with self._store.reading() as session:
            return number_of(session, document)

    def added_at(self, document: Document) -> datetime | None:
        """When the document was put on record, under whatever id; None if it is not there."""
        with self._store.reading() as session:
            return added_at(session, document)

    def missing(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents that are not on record. They are looked up in batches of about a hundred,
        or of a second."""
        for batch in batches(documents):
            marks = [fingerprint(document) for document in batch]
            with self._store.reading() as session:
                present = on_record(session, marks)
            yield from (
                document for document, mark in zip(batch, marks, strict=True) if mark not in present
            )

    def known_urls(self, urls: Iterable[str]) -> set[str]:
        """The URLs under which something is on record, in this or another version."""
        with self._store.reading() as session:
            return urls_on_record(session, tuple(map(plain, urls)))

    def search(self, query: Query) -> tuple[Hit, ...]:
        """The quotations that answer the query, in its order; by relevance, if equal, newest first.

        Raises:
            RecordError: the query asks for nothing, or for a date or limit that is none.
        """
        with self._store.reading() as session:
            return search(session, query)

    def folded(self, query: Query) -> int:
        """How many fragments, indirect quotations of three words or fewer, answer the query's
        words.

        Raises:
            RecordError: the query asks for nothing, or for a date that is none.
        """
        with self._store.reading() as session:
            return folded(session, query)

    def facets(self, query: Query, most: int = LOOKED_AT) -> Facets:
        """How the quotations that match the query are spread over speakers, outlets, kinds, types,
        modes and years; of very many only a part is counted.

        Raises:
            RecordError: the query asks for nothing, or for a date that is none.
        """
        with self._store.reading() as session:
            return facets(session, query, most)

    def check(
        self, words: str, speaker: str | None = None, without: Collection[int] = ()
    ) -> Checked:
        """Whether a speaker, or anybody, is on record with these words, and what the reports have
        instead. Articles whose numbers are in `without` are left out.

        Raises:
            RecordError: there is no word to look for.
        """
        with self._store.reading() as session:
            return check(session, words, speaker, without)

    def alike(self, document: Document) -> frozenset[int]:
        """The numbers of the articles on record that are the same report as a document: itself, its
        copies, and theirs."""
        with self._store.reading() as session:
            return frozenset(alike(session, document))

    def save(self, checked: Checked) -> SavedCheck:
        """Keeps the answer of a check, dated, under a key that nobody can guess."""
        with self._store.writing() as session:
            return keep(session, checked.to_json())

    def saved(self, key: str) -> SavedCheck | None:
        """The saved check with this key, answered as it was then; None if there is none."""
        with self._store.reading() as session:
            return saved_under(session, key)

    def speaker(
        self, name: str, about: str = "", limit: int = 20, fragments: bool = True
    ) -> Profile | None:
        """The speaker whom a name means: what articles call them, and what they said, about these
        words or at all, in order of time, with statements that are only fragments or without. None
        if nobody of the name is quoted. If several speakers have the name, only who they are."""
        with self._store.reading() as session:
            return profile(session, name, about, limit, fragments)

    def portrait(self, number: int) -> Portrait | None:
        """The speaker of a number at a glance; None if there is no such speaker, or if they are not
        quoted."""
        with self._store.reading() as session:
            return portrait(session, number)

    def statement(self, number: int, most: int = MOST) -> Reports | None:
        """The reports of the utterance that a quotation reports, the earliest if there are more
        than `most`; None if there is no such quotation."""
        with self._store.reading() as session:
            return reports(session, number, most)

    def merge(self, name: str, into: str) -> Identity:
        """Merges the speaker whom `name` means into the speaker whom `into` means, for what is on
        record and from now on; no document is changed. A name may also be a number: "#12".

        Raises:
            RecordError: a name means nobody or several speakers, or both mean one speaker already.
        """
        with self._store.writing() as session:
            return merge(session, name, into)

    def split(self, name: str, role: str | None = None) -> tuple[Identity, ...]:
        """Undoes what `merge` and `alias` did to the speaker whom a name means. With a role it
        splits off the quotations in which the role, or the body the speaker speaks for, has these
        words: they are another speaker's, and so are later ones.

        Raises:
            RecordError: the name means nobody or several speakers, or there is nothing to undo or
            to split off.
        """
        with self._store.writing() as session:
            return split(session, name) if role is None else (split_by_role(session, name, role),)

    def alias(self, name: str, other_name: str) -> Identity:
        """Gives a speaker another name; whoever is on record under that name alone is merged into
        the speaker. `split` of that name undoes it.

        Raises:
            RecordError: the name means nobody or several speakers, or somebody with more names has
            the
                other name.
        """
        with self._store.writing() as session:
            return alias(session, name, other_name)

    def import_authority(
        self, source: str | Path | Iterable[Mapping[str, Any]], *, dry_run: bool = False
    ) -> Imported:
        """Puts an authority file on record: a CSV or JSON file, or rows of it as objects, in the
        form that `identity/authority_file.py` describes.

        Args:
            source: the file, or the rows.
            dry_run: change nothing, and report what would be changed.

        Raises:
            RecordError: the file cannot be read. A row that cannot be used is listed in the result.
        """
        with self._store.writing() as session:
            done = import_entries(session, read(source))
            if dry_run:
                session.undo()
            return done

    def exported_authority(self) -> Iterator[dict[str, Any]]:
        """The speakers with what was imported and decided by hand, a row each, in the form that
        `import_authority` takes."""
        with self._store.reading() as session:
            yield from exported(session)

    def bearers(self, speaker: str) -> tuple[Identity, ...]:
        """The quoted speakers whom a name may mean (of names with OR between, those of each)."""
        with self._store.reading() as session:
            return bearers(session, speaker)

    def did_you_mean(self, name: str) -> tuple[Identity, ...]:
        """Quoted speakers whose names differ from this one by a slip of the pen, the likeliest
        first; empty if somebody has this name."""
        with self._store.reading() as session:
            return did_you_mean(session, name)

    def article(self, reference: str | int) -> Article | None:
        """The article of a URL, name or number, the latest of several: its quotations, copies and
        versions; None if there is none."""
        with self._store.reading() as session:
            return article(session, reference)

    def reading(self, number: int) -> Reading | None:
        """The document of this number on the record with all its quotations, as it was added; None
        if there is none."""
        with self._store.reading() as session:
            return reading_of(session, number)

    def found(self, query: Query) -> tuple[Reading, ...]:
        """The readings of the quotations that `search` finds, each with only these quotations, in
        the order of adding.

        Raises:
            RecordError: the query asks for nothing, or for a date or limit that is none.
        """
        with self._store.reading() as session:
            return tuple(readings_of(session, _by_article(search(session, query))))

    def readings_of(self, hits: Iterable[Hit]) -> tuple[Reading, ...]:
        """The readings of these quotations, each with these only, in the order of adding."""
        with self._store.reading() as session:
            return tuple(readings_of(session, _by_article(hits)))

    def counts(self) -> Counts:
        """How much is on record."""
        with self._store.reading() as session:
            counted = (select(func.count()).select_from(table) for table in (DOCUMENT, QUOTATION))
            return Counts(*map(session.value, counted))

    def overview(self) -> Overview:
        """What is on record, by what came in last."""
        with self._store.reading() as session:
            return overview(session)

    def latest(self) -> int:
        """The highest number of a quotation on record, 0 if there is none: later ones get higher
        numbers."""
        with self._store.reading() as session:
            return session.value(select(func.max(QUOTATION.c.id))) or 0

    def readings(self, query: Query | None = None) -> Iterator[Reading]:
        """Everything on record now, in the order of adding; for a query the documents that match,
        each with its matching quotations. The query's limit and order do not count.

        Raises:
            RecordError: the query asks for nothing, or for a date that is none.
        """
        return self._all() if query is None else self._chosen(query)

    def _all(self) -> Iterator[Reading]:
        with self._store.reading() as session:
            keys: Keys | None = everything(session)
        while keys:
            with self._store.reading() as session:
                page_of_readings = page(session, keys)
            yield from page_of_readings.readings
            keys = page_of_readings.rest

    def _chosen(self, query: Query) -> Iterator[Reading]:
        with self._store.reading() as session:
            numbers = list(chosen(session, query).items())
        for first in range(0, len(numbers), PAGE_DOCUMENTS):
            with self._store.reading() as session:
                readings = readings_of(session, dict(numbers[first : first + PAGE_DOCUMENTS]))
            yield from readings

    def documents(self) -> Iterator[Document]:
        """All documents on record now, as they were added and in that order."""
        return (reading.document for reading in self.readings())

    def _write(self, readings: Iterable[Reading]) -> list[Added]:
        batch = [prepared(reading) for reading in readings]
        with self._store.writing() as session:
            return write(session, batch)


def _by_article(hits: Iterable[Hit]) -> dict[int, list[int]]:
    """The numbers of quotations by the numbers of their articles."""
    numbers = defaultdict[int, list[int]](list)
    for hit in hits:
        numbers[hit.article].append(hit.number)
    return numbers
