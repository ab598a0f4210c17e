"""`onrecord search`: quotations on the record by their words, speaker, outlet, type and date."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.screen import QUIET, heading, highlighted, output, show_indented, visible
from onrecord.types import QuotationType

if TYPE_CHECKING:
    from onrecord.record import Hit


class Format(StrEnum):
    """How hits are shown."""

    TEXT, JSONL = "text", "jsonl"


def search(
    words: Annotated[str, typer.Argument(help='Words that were said; "a phrase", a prefix*, -without.')] = "",
    speaker: Annotated[str | None, typer.Option(help="Words of the source as written.")] = None,
    outlet: Annotated[str | None, typer.Option(help="The outlet's whole name.")] = None,
    type: Annotated[QuotationType | None, typer.Option(help="Only quotations of this type.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Published on this date or later: YYYY, YYYY-MM or YYYY-MM-DD.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Published on this date or earlier.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="The most quotations to show.")] = 20,
    format: Annotated[Format, typer.Option(help="text is for people, jsonl is data.")] = Format.TEXT,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Search the record for what was said. Exit status 1 if nothing is found.

    Examples:

    - onrecord search "school roof"

    - onrecord search budget --speaker mayor --since 2026-01

    - onrecord search --speaker "Maria Lopez" --type direct --format jsonl
    """
    from onrecord.record import Query, Record

    query = Query(words, speaker=speaker, outlet=outlet, type=type, since=since, until=until, limit=limit)
    with Record.open(record, create=False) as kept:
        hits = kept.search(query)
    if format is Format.JSONL:
        for hit in hits:
            typer.echo(json.dumps(hit.to_json(), ensure_ascii=False))
    else:
        console = output()
        for number, hit in enumerate(hits, 1):
            _show(console, number, hit)
        if not hits:
            console.print(f"Nothing on {record} answers this; that does not mean it was not said.")
    if not hits:
        raise typer.Exit(1)


def _show(console: Console, number: int, hit: "Hit") -> None:
    """Who said it, the passage with what was said in it, and where it stands."""
    show_indented(console, heading(visible(hit.source), visible(hit.cue), hit.quotation), number)
    passage = hit.passage
    show_indented(console, highlighted(passage.text, passage.span.start, hit.quotation.content, "bold"))
    document = hit.document
    where = [visible(part) for part in (document.outlet, document.published, document.title, document.id) if part]
    show_indented(console, Text(" · ".join(where), style=QUIET))
    console.print()
