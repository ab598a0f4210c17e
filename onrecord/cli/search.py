"""`onrecord search`: quotations on the record by their words or their meaning, who, where, when and how."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.facets import show_facets
from onrecord.cli.screen import QUIET, heading, highlighted, output, show_indented, visible
from onrecord.types import Kind, Mode, QuotationType

if TYPE_CHECKING:
    from onrecord.record import Hit

WHO, HOW, WHEN = "Who", "How", "When"
"""Panels of the options."""


class Format(StrEnum):
    """How hits are shown."""

    TEXT, JSONL = "text", "jsonl"


def search(
    words: Annotated[
        str, typer.Argument(help='Words that were said; "a phrase", a prefix*, one OR another, -without.')
    ] = "",
    meaning: Annotated[bool, typer.Option("--meaning", help="Find other words of the same meaning, too.")] = False,
    speaker: Annotated[
        str | None, typer.Option(help="Words of the source, or the speaker's name.", rich_help_panel=WHO)
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="What the speaker is.", rich_help_panel=WHO)] = None,
    role: Annotated[str | None, typer.Option(help="Words of the speaker's role.", rich_help_panel=WHO)] = None,
    addressee: Annotated[
        str | None, typer.Option(help="Words of the name of whom it was told.", rich_help_panel=WHO)
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="The outlet's whole name.", rich_help_panel=WHO)] = None,
    type: Annotated[
        QuotationType | None, typer.Option(help="Only quotations of this type.", rich_help_panel=HOW)
    ] = None,
    mode: Annotated[Mode | None, typer.Option(help="Only what was said so.", rich_help_panel=HOW)] = None,
    venue: Annotated[str | None, typer.Option(help="Words of where it was said.", rich_help_panel=HOW)] = None,
    denies: Annotated[
        bool | None, typer.Option("--denies/--no-denies", help="Only denials, or none.", rich_help_panel=HOW)
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(help="Published on this date or later: YYYY, YYYY-MM or YYYY-MM-DD.", rich_help_panel=WHEN),
    ] = None,
    until: Annotated[str | None, typer.Option(help="Published on this date or earlier.", rich_help_panel=WHEN)] = None,
    said_since: Annotated[
        str | None, typer.Option(help="Said on this date or later, where the article tells.", rich_help_panel=WHEN)
    ] = None,
    said_until: Annotated[str | None, typer.Option(help="Said on this date or earlier.", rich_help_panel=WHEN)] = None,
    sort: Annotated[Literal["relevance", "newest", "oldest"], typer.Option(help="What comes first.")] = "relevance",
    facets: Annotated[
        bool, typer.Option("--facets", help="Count who says it, where, when and how, instead of showing it.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="The most quotations to show.")] = 20,
    format: Annotated[Format, typer.Option(help="text is for people, jsonl is data.")] = Format.TEXT,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Search the record for what was said. Exit status 1 if nothing is found.

    Examples:

    - onrecord search "school roof"

    - onrecord search budget --speaker mayor --since 2026-01 --sort newest

    - onrecord search "raising taxes" --meaning --facets

    - onrecord search --speaker "Maria Lopez" --denies --format jsonl
    """
    from onrecord.record import Query, Record

    query = Query(
        words,
        speaker=speaker,
        outlet=outlet,
        type=type,
        since=since,
        until=until,
        limit=limit,
        kind=kind,
        role=role,
        mode=mode,
        venue=venue,
        addressee=addressee,
        denies=denies,
        said_since=said_since,
        said_until=said_until,
        sort=sort,
        meaning=meaning,
    )
    with Record.open(record, create=False) as kept:
        found = kept.facets(query) if facets else kept.search(query)
    if isinstance(found, tuple):
        _show_hits(found, format)
    else:
        show_facets(found, format is Format.JSONL)
    if not (found if isinstance(found, tuple) else found.total):
        if format is Format.TEXT:
            output().print(f"Nothing on {record} answers this; that does not mean it was not said.")
        raise typer.Exit(1)


def _show_hits(hits: tuple["Hit", ...], format: Format) -> None:
    if format is Format.JSONL:
        for hit in hits:
            typer.echo(json.dumps(hit.to_json(), ensure_ascii=False))
    else:
        console = output()
        for number, hit in enumerate(hits, 1):
            _show(console, number, hit)


def _show(console: Console, number: int, hit: "Hit") -> None:
    """Who said it, the passage with what was said in it, and where it stands."""
    show_indented(console, heading(visible(hit.source), visible(hit.cue), hit.quotation), number)
    passage = hit.passage
    show_indented(console, highlighted(passage.text, passage.span.start, hit.quotation.content, "bold"))
    document = hit.document
    where = [visible(part) for part in (document.outlet, document.published, document.title, document.id) if part]
    show_indented(console, Text(" · ".join(where), style=QUIET))
    console.print()
