"""`onrecord add`: articles onto the record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from onrecord.cli.opened import opened
from onrecord.cli.read import (
    AnyLanguage,
    Encoding,
    Inputs,
    Language,
    MaxChars,
    MinConfidence,
    Processes,
    Published,
    counted,
    dated,
    readable,
)
from onrecord.cli.screen import complain, number_of, progress
from onrecord.errors import InputError
from onrecord.types import Document

RecordPath = Annotated[
    str, typer.Option("--record", envvar="ONRECORD_RECORD", metavar="FILE", help="The record: a SQLite file.")
]
DEFAULT_RECORD = "onrecord.db"


@dataclass
class Tally:
    """What became of the articles of one run."""

    given: int = 0
    new: int = 0
    quotations: int = 0
    failed: int = 0


def add(
    inputs: Inputs,
    record: RecordPath = DEFAULT_RECORD,
    min_confidence: MinConfidence = None,
    published: Published = None,
    language: Language = None,
    any_language: AnyLanguage = False,
    encoding: Encoding = None,
    max_chars: MaxChars = 5_000_000,
    processes: Processes = 1,
) -> None:
    """Read articles and put who said what on the record.

    What is there already is not read again, so a run that was stopped can simply be started again.

    Examples:

    - onrecord add articles/

    - onrecord add today.jsonl page.html --record newsroom.db

    - onrecord add archive.jsonl.gz --processes 4
    """
    from onrecord.reader import Reader

    reader = Reader(min_confidence=min_confidence)  # which loads while the rest is imported
    from onrecord.ingest import Options, count, documents

    failures: list[InputError] = []
    options = Options(max_chars, encoding, language, any_language)
    tally = Tally()
    with opened(record, create=True) as kept, progress("Adding", count(inputs)) as done:
        found = dated(readable(documents(inputs, options), failures), published)
        missing = kept.missing(_given(counted(found, done), tally))
        for added in kept.add_all(reader.pipe(missing, processes)):
            if added.failure:
                complain(added.failure)
                tally.failed += 1
            elif added.new:
                tally.new += 1
                tally.quotations += len(added.reading.quotations)
    tally.failed += len(failures)
    typer.echo(_summary(tally, len(failures), record))
    if tally.failed:
        raise typer.Exit(1)


def _given(documents: Iterable[Document], tally: Tally) -> Iterator[Document]:
    for document in documents:
        tally.given += 1
        yield document


def _summary(tally: Tally, unread: int, record: str) -> str:
    there = tally.given + unread - tally.failed - tally.new
    parts = [f"{number_of(tally.new, 'new article')} with {number_of(tally.quotations, 'quotation')} on {record}"]
    if there:
        parts.append(f"{there:,} {'was' if there == 1 else 'were'} there already")
    if tally.failed:
        parts.append(f"{number_of(tally.failed, 'input')} could not be added (see above)")
    return "; ".join(parts) + "."
