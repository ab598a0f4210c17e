"""`onrecord read`: who said what, on the screen or as data."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Annotated, TypeVar

import typer

from onrecord.cli.formats import TEXT, ReadFormat
from onrecord.cli.screen import complain, output, progress, show_reading
from onrecord.errors import InputError
from onrecord.export import STREAMED, Write, explained
from onrecord.language import TAG
from onrecord.types import Reading


def _day(text: str | None) -> str | None:
    """A day in ISO 8601; raises BadParameter if the text is no day."""
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as err:
        raise typer.BadParameter(
            f"{text}: expected a day of the calendar, such as 2026-03-14"
        ) from err


def _tag(tag: str | None) -> str | None:
    """The tag of a language; raises BadParameter if it is none."""
    if tag and not TAG.fullmatch(tag):
        raise typer.BadParameter(f"{tag}: expected the tag of a language, such as en, en-GB or de")
    return tag


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Addresses of articles or feeds; files or folders of text, HTML, Word, JSON Lines, tables and more, also "
        "gzipped; - is standard input.",
    ),
]
MaxChars = Annotated[
    int, typer.Option(min=0, help="Refuse an article that is longer; 0 for no limit.")
]
Encoding = Annotated[
    str | None, typer.Option(help="The encoding of every input; by default it is detected.")
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        min=0, max=1, help="Leave out quotations that are less sure than this, from 0 to 1."
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        callback=_day,
        metavar="YYYY-MM-DD",
        help="When the articles were published, in place of what they say; a JSON article keeps its own date. It "
        "dates what was said “on Thursday”.",
    ),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="NAME=FIELD",
        help="What a field or column is called in the input, and what it is here: publisher=outlet. May be repeated.",
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Fetch also addresses of an intranet, or of this machine."
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        callback=_tag,
        metavar="TAG",
        help="The language of every input, such as en or en-GB; by default it is detected.",
    ),
]
AnyLanguage = Annotated[
    bool,
    typer.Option(
        "--any-language", help="Read articles in other languages, too, as if they were English."
    ),
]
Processes = Annotated[
    int,
    typer.Option(
        min=1, help="How many processes read. For an archive: as many as there are processor cores."
    ),
]


CSV_OPTIONS = "For csv"
Bom = Annotated[
    bool,
    typer.Option(
        "--bom",
        help="Begin with a byte order mark: without it Excel garbles accents and quotation marks.",
        rich_help_panel=CSV_OPTIONS,
    ),
]
Excel = Annotated[
    bool,
    typer.Option(
        "--excel",
        help="As --bom, and with an apostrophe, which the article does not have, before any cell that Excel would run "
        "as a formula.",
        rich_help_panel=CSV_OPTIONS,
    ),
]
Fragments = Annotated[
    bool, typer.Option("--fragments", help="Show indirect quotations of three words or fewer, too.")
]


def read(
    inputs: Inputs,
    format: Annotated[
        ReadFormat,
        typer.Option(
            help=f"text is for people, the others are data. {explained(STREAMED.values())}"
        ),
    ] = TEXT,
    fragments: Fragments = False,
    min_confidence: MinConfidence = None,
    published: Published = None,
    language: Language = None,
    any_language: AnyLanguage = False,
    encoding: Encoding = None,
    max_chars: MaxChars = 5_000_000,
    allow_private: AllowPrivate = False,
    map_: Map = None,
    processes: Processes = 1,
    bom: Bom = False,
    excel: Excel = False,
) -> None:
    """Show who said what in articles.

    A pronoun or description is shown with the speaker it stands for: he → Jon Bask (inferred, 72
    %). If that is open, it is shown with who it may be. Indirect quotations of three words or fewer
    are counted but not shown; the data formats have them all.

    Only English is read: an article in another language is skipped, with a line that names it. Exit
    status 1 if anything could not be read.

    Examples:

    - onrecord read article.txt

    - onrecord read https://harbour.example/2026/ferry

    - onrecord read page.html --format jsonl > quotations.jsonl

    - onrecord read report.txt --published 2026-03-14

    - cat articles.jsonl | onrecord read - --format csv

    - onrecord read articles.jsonl --format csv --excel > quotations.csv
    """
    csv_writer = excel_writer(format, bom, excel)
    from onrecord.reader import Reader

    reader = Reader(min_confidence=min_confidence)  # which loads while the rest is imported
    from onrecord.ingest import Known, Options, count, named
    from onrecord.pipeline import documents
    from onrecord.pipeline import read as read_all

    failures: list[InputError] = []
    options = Options(max_chars, encoding, language, any_language, fields=renamed(map_))
    to_screen = format == TEXT and sys.stdout.isatty()
    with progress("Reading", count(inputs), hidden=to_screen) as done:
        articles = documents(
            named(inputs, Known(published=published), allow_private=allow_private), options
        )
        readings = readable(read_all(articles, reader, processes), failures)
        _show(counted(readings, done), format, csv_writer, fragments)
    if failures:
        raise typer.Exit(1)


FIELDS = ("id", "text", "url", "title", "outlet", "authors", "published", "language")
"""The fields of an article that an input's own may stand for."""


def renamed(pairs: list[str] | None) -> dict[str, str]:
    """What fields are called in the input, and here, out of NAME=FIELD.

    Raises:
        typer.BadParameter: one is not so written, or no field of an article.
    """
    names: dict[str, str] = {}
    for pair in pairs or ():
        name, _, field = pair.partition("=")
        if not name or field not in FIELDS:
            expected = f"expected NAME=FIELD, where FIELD is one of {', '.join(FIELDS)}"
            raise typer.BadParameter(f"got {pair}; {expected}", param_hint="--map")
        names[name] = field
    return names


Item = TypeVar("Item")


def readable(outcomes: Iterable[Item | InputError], failures: list[InputError]) -> Iterator[Item]:
    """The articles that could be read. Failures go to standard error and to `failures`."""
    for outcome in outcomes:
        if isinstance(outcome, InputError):
            failures.append(outcome)
            complain(outcome)
        else:
            yield outcome


def counted(items: Iterable[Item], done: Callable[[int], None]) -> Iterator[Item]:
    """The items, telling `done` how many have come."""
    for number, item in enumerate(items, 1):
        done(number)
        yield item


def excel_writer(format: str, bom: bool, excel: bool) -> Write | None:
    """The function that writes CSV for Excel; None without --bom and --excel.

    Raises:
        typer.BadParameter: --bom or --excel stands with another format than csv.
    """
    if not (bom or excel):
        return None
    if format != "csv":
        raise typer.BadParameter(
            f"got {format}, expected csv with --bom or --excel", param_hint="--format"
        )
    from onrecord.export.csv import write_csv

    return partial(write_csv, mark=True, guarded=excel)


def _show(
    readings: Iterable[Reading], format: str, csv_writer: Write | None, fragments: bool
) -> None:
    if format == TEXT:
        console = output()
        for reading in readings:
            show_reading(console, reading, fragments)
    else:
        (csv_writer or STREAMED[format].write)(readings, sys.stdout)
    sys.stdout.flush()
