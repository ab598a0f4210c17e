"""`onrecord export`: all that is on record, in a format for other programs."""

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.choosing import choosing
from onrecord.cli.opened import opened
from onrecord.cli.read import Bom, Excel, counted, excel_writer
from onrecord.cli.screen import progress
from onrecord.types import Reading

if TYPE_CHECKING:
    from onrecord.export import Feed, Write
    from onrecord.record import Query, Record


class Format(StrEnum):
    """What can be written; brat is a folder, parquet a file."""

    JSONL, JSON, CSV, PARQUET = "jsonl", "json", "csv", "parquet"
    JSONLD, WEBANNOTATION, TEI, BRAT = "jsonld", "webannotation", "tei", "brat"
    ATOM, RSS = "atom", "rss"


IN_FILES = (Format.BRAT, Format.PARQUET)
"""Formats that no stream can take."""
FEED = "For atom and rss"


@choosing
def export(
    query: "Query",
    format: Annotated[
        Format,
        typer.Option(
            help="jsonl and json: everything; csv and parquet: a row for each quotation; jsonld: schema.org; "
            "webannotation: W3C Web Annotation; tei: TEI P5; brat: a folder for that annotation tool; atom and rss: "
            "feeds."
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="The file to write (for brat a folder); by default standard output.",
        ),
    ] = None,
    record_path: RecordPath = DEFAULT_RECORD,
    title: Annotated[
        str, typer.Option(help="The feed's title.", rich_help_panel=FEED)
    ] = "Who said what",
    link: Annotated[
        str | None,
        typer.Option(
            help="The web page that the feed belongs to.", rich_help_panel=FEED, metavar="URL"
        ),
    ] = None,
    bom: Bom = False,
    excel: Excel = False,
    newest: Annotated[
        int,
        typer.Option(
            min=1, help="The most quotations in the feed.", rich_help_panel=FEED, metavar="COUNT"
        ),
    ] = 100,
) -> None:
    """Write the record, or the results of a search, in a format for other programs.

    The options are those of `onrecord search`; articles are then written with the quotations that
    are found. A file is written whole or not at all.

    Examples:

    - onrecord export --format jsonl > quotations.jsonl

    - onrecord export --format parquet --out quotations.parquet

    - onrecord export --format csv --excel --out for-excel.csv

    - onrecord export --format brat --out for-brat/

    - onrecord export budget --speaker "Maria Lopez" --format rss --out lopez.xml

    - onrecord export --format atom --title "Ardell, word for word" --newest 50 --out feed.xml
    """
    if out is None and format in IN_FILES:
        kind = "a folder" if format is Format.BRAT else "a file"
        raise typer.BadParameter(
            f"{format} is written to {kind}: say which with --out PATH", param_hint="--format"
        )
    csv_writer = excel_writer(format.value, bom, excel)
    from onrecord.export import Feed
    from onrecord.record import Query

    chosen = None if query == Query() else query
    hidden = out is None and sys.stdout.isatty()
    with (
        opened(record_path) as record,
        progress("Exporting", _total(record, chosen), hidden) as done,
    ):
        last = _Last(done)
        readings = counted(record.readings(chosen), last)
        feed = Feed(title, link, newest=newest, added=record.added_at)
        if out is None:
            (csv_writer or _writer(format, feed))(readings, sys.stdout)
            sys.stdout.flush()
        elif format in IN_FILES:
            _write_files(readings, format, out)
        else:
            _write(readings, csv_writer or _writer(format, feed), out)
    if not last.number:
        print(f"Nothing was found on {record_path} to write.", file=sys.stderr)


class _Last:
    """Keeps the number of the article written last, and passes it on."""

    def __init__(self, done: Callable[[int], None]) -> None:
        self.number, self._done = 0, done

    def __call__(self, number: int) -> None:
        self.number = number
        self._done(number)


def _total(record: "Record", chosen: "Query | None") -> int | None:
    """How many articles there are to write; None for a selection, which nobody has counted yet."""
    return None if chosen else record.counts().documents


def _write_files(readings: Iterable[Reading], format: Format, out: Path) -> None:
    from onrecord.export.brat import write_brat
    from onrecord.export.parquet import write_parquet

    (write_brat if format is Format.BRAT else write_parquet)(readings, out)


def _write(readings: Iterable[Reading], write: "Write", out: Path) -> None:
    from onrecord.export.whole import whole

    with whole(out) as part, part.open("w", encoding="utf8", errors="replace", newline="") as file:
        write(readings, file)


def _writer(format: Format, feed: "Feed") -> "Write":
    from onrecord.export import FORMATS, write_atom, write_rss

    feeds: dict[Format, Write] = {
        Format.ATOM: partial(write_atom, feed=feed),
        Format.RSS: partial(write_rss, feed=feed),
    }
    return feeds.get(format) or FORMATS[format.value]
