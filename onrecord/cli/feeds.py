"""`onrecord feeds`: the list of feeds that are watched."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.groups import HELP, ListFirst
from onrecord.cli.opened import opened
from onrecord.cli.screen import QUIET, output, visible
from onrecord.cli.watch import follow
from onrecord.export.times import time_from

if TYPE_CHECKING:
    from onrecord.record import Watched

feeds = typer.Typer(
    cls=ListFirst,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": list(HELP)},
)
Url = Annotated[str, typer.Argument(metavar="ADDRESS", help="The feed's address, as listed.")]
TROUBLE = "red"


class Format(StrEnum):
    """How the list is shown."""

    TEXT, JSON, OPML = "text", "json", "opml"


@feeds.callback()
def group() -> None:
    """Show the feeds that are watched; add, pause and remove them.

    `onrecord feeds` is short for `onrecord feeds list`, whose options it takes.

    Examples:

    - onrecord feeds

    - onrecord feeds --format opml > papers.opml

    - onrecord feeds add papers.opml https://harbour.example/

    - onrecord feeds pause https://harbour.example/feed.xml
    """


@feeds.command("list")
def show(
    record_path: RecordPath = DEFAULT_RECORD,
    format: Annotated[
        Format,
        typer.Option(help="text is for people; opml is what other feed readers take."),
    ] = Format.TEXT,
) -> None:
    """Show the feeds that are watched, those in trouble first.

    Examples:

    - onrecord feeds

    - onrecord feeds --format opml > papers.opml
    """
    from onrecord.watch.following import list_of

    with opened(record_path) as record:
        watched = record.feeds.all()
    if format == Format.OPML:
        typer.echo(list_of(watched, "Feeds watched by onrecord"), nl=False)
    elif format == Format.JSON:
        typer.echo(json.dumps([feed.to_json() for feed in watched], ensure_ascii=False, indent=2))
    elif watched:
        output().print(_table(watched))
    else:
        typer.echo(f"No feed is watched on {record_path}.")


@feeds.command(no_args_is_help=True)
def add(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="FEED", help="Addresses of feeds or of sites, and lists of feeds (OPML files)."
        ),
    ],
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Put feeds on the list; `onrecord watch` looks at them.

    Examples:

    - onrecord feeds add papers.opml https://harbour.example/
    """
    with opened(record_path, create=True) as record:
        failed = follow(record, names)
    if failed:
        raise typer.Exit(1)


@feeds.command(no_args_is_help=True)
def remove(url: Url, record_path: RecordPath = DEFAULT_RECORD) -> None:
    """Take a feed off the list; the articles that it brought stay on the record.

    Examples:

    - onrecord feeds remove https://harbour.example/feed.xml
    """
    with opened(record_path) as record:
        record.feeds.unfollow(url)
    typer.echo("Taken off the list; its articles stay on the record.")


@feeds.command(no_args_is_help=True)
def pause(url: Url, record_path: RecordPath = DEFAULT_RECORD) -> None:
    """Leave a feed alone until it is resumed.

    Examples:

    - onrecord feeds pause https://harbour.example/feed.xml
    """
    with opened(record_path) as record:
        record.feeds.pause(url)
    typer.echo("Paused.")


@feeds.command(no_args_is_help=True)
def resume(url: Url, record_path: RecordPath = DEFAULT_RECORD) -> None:
    """Watch a feed again that was paused or gone.

    Examples:

    - onrecord feeds resume https://harbour.example/feed.xml
    """
    with opened(record_path) as record:
        record.feeds.resume(url)
    typer.echo("Watched again, from now on.")


def _table(watched: "tuple[Watched, ...]") -> Table:
    table = Table(box=None, header_style=QUIET, pad_edge=False)
    table.add_column("Feed", overflow="fold")
    for heading in ("Last look", "Next look"):
        table.add_column(heading, no_wrap=True)
    table.add_column("Articles", justify="right")
    now = datetime.now(UTC)
    for feed in watched:
        name = Text(visible(feed.title or feed.url))
        if feed.title:
            name.append(f"\n{visible(feed.url)}", QUIET)
        if feed.problem:
            name.append(f"\n{visible(feed.problem)}", TROUBLE)
        next_look = time_from(feed.due_at, now) if feed.state == "watched" else feed.state
        table.add_row(name, time_from(feed.looked_at, now), next_look, f"{feed.added:,}")
    return table
