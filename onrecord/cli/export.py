"""`onrecord export`: all that is on record, in a format for other programs."""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.filter_options import choosing
from onrecord.cli.formats import ExportFormat
from onrecord.cli.opened import opened
from onrecord.cli.read import Bom, Excel, counted, excel_writer
from onrecord.cli.screen import progress
from onrecord.export import FORMATS, Write, explained
from onrecord.types import Reading

if TYPE_CHECKING:
    from onrecord.record import Query, Record


FEED = "For atom and rss"


@choosing
def export(
    query: "Query",
    format: Annotated[
        ExportFormat,
        typer.Option(help=explained(FORMATS.values())),
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
    row = FORMATS[format]
    if out is None and not row.is_streamed:
        raise typer.BadParameter(
            f"{format} is written to {row.goes_to}: say which with --out PATH",
            param_hint="--format",
        )
    csv_writer = excel_writer(format, bom, excel)
    from onrecord.export.feed import Feed
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
        write: Any = csv_writer or (partial(row.write, feed=feed) if row.is_feed else row.write)
        if out is None:
            write(readings, sys.stdout)
            sys.stdout.flush()
        elif row.is_streamed:
            _write(readings, write, out)
        else:
            write(readings, out)
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


def _write(readings: Iterable[Reading], write: Write, out: Path) -> None:
    from onrecord.export.whole import whole

    with whole(out) as part, part.open("w", encoding="utf8", errors="replace", newline="") as file:
        write(readings, file)
