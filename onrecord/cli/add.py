"""`onrecord add`: articles onto the record."""

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.opened import opened
from onrecord.cli.read import (
    AllowPrivate,
    AnyLanguage,
    Encoding,
    Inputs,
    Language,
    Map,
    MaxChars,
    MinConfidence,
    Processes,
    Published,
    counted,
    renamed,
)
from onrecord.cli.screen import complain, number_of, progress

if TYPE_CHECKING:
    from onrecord.pipeline import Tally

RecordPath = Annotated[
    str,
    typer.Option(
        "--record", envvar="ONRECORD_RECORD", metavar="FILE", help="The record: a SQLite file."
    ),
]
DEFAULT_RECORD = "onrecord.db"


def add(
    inputs: Inputs,
    record_path: RecordPath = DEFAULT_RECORD,
    min_confidence: MinConfidence = None,
    published: Published = None,
    language: Language = None,
    any_language: AnyLanguage = False,
    encoding: Encoding = None,
    max_chars: MaxChars = 5_000_000,
    allow_private: AllowPrivate = False,
    map_: Map = None,
    processes: Processes = 1,
    read_again: Annotated[
        bool,
        typer.Option(
            "--read-again", help="Read also articles anew that come with their quotations."
        ),
    ] = False,
) -> None:
    """Read articles and put their quotations on the record.

    Articles that are on the record already are not read again, so a run that was stopped can simply
    be started again. JSON Lines that `onrecord read` or `onrecord export` wrote go on the record
    with their quotations as they stand. An article in another language than English is skipped,
    with a line that names it. Exit status 1 if anything could not be added.

    Examples:

    - onrecord add articles/

    - onrecord add https://harbour.example/feed.xml

    - onrecord add today.jsonl page.html --record newsroom.db

    - onrecord add archive.jsonl.gz --processes 4

    - onrecord add archive.csv --map publisher=outlet --map body=text

    - onrecord add exported.jsonl --read-again
    """
    from onrecord.reader import Reader

    reader = Reader(min_confidence=min_confidence)  # which loads while the rest is imported
    from onrecord.ingest import Known, Options, count, named
    from onrecord.pipeline import Tally, articles
    from onrecord.pipeline import add as add_all

    options = Options(
        max_chars,
        encoding,
        language,
        any_language,
        keeps_quotations=not read_again,
        fields=renamed(map_),
    )
    tally = Tally()
    with opened(record_path, create=True) as record, progress("Adding", count(inputs)) as done:
        entries = articles(
            named(inputs, Known(published=published), allow_private=allow_private), options
        )
        for outcome in counted(add_all(entries, record, reader, processes), done):
            tally = tally.after(outcome)
            if outcome.failure:
                complain(outcome.failure)
    typer.echo(summary(tally, record_path, "input"))
    if tally.failed:
        raise typer.Exit(1)


def summary(tally: "Tally", record_path: str, failed: str) -> str:
    """What became of articles, in a sentence. `failed`: what is called so that could not be
    added."""
    parts = [
        f"{number_of(tally.new, 'new article')} with {number_of(tally.quotations, 'quotation')} on {record_path}"
    ]
    if tally.versions:
        versions = "a new version" if tally.versions == 1 else "new versions"
        parts.append(f"{tally.versions:,} of them {versions} of what was there")
    if tally.known:
        parts.append(f"{tally.known:,} {'was' if tally.known == 1 else 'were'} there already")
    if tally.failed:
        parts.append(f"{number_of(tally.failed, failed)} could not be added (see above)")
    return "; ".join(parts) + "."
