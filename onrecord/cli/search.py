"""`onrecord search`: quotations on the record by their words or their meaning, who, where, when and
how."""

import json
import sys
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.facets import show_facets
from onrecord.cli.filter_options import choosing
from onrecord.cli.naming import show_whom
from onrecord.cli.opened import opened
from onrecord.cli.read import Fragments
from onrecord.cli.screen import (
    address,
    heading,
    highlighted,
    output,
    show_folded,
    show_indented,
    source_line,
    visible,
)
from onrecord.export.citation import citation

if TYPE_CHECKING:
    from onrecord.record import Hit, Query


class Format(StrEnum):
    """How hits are shown."""

    TEXT, JSONL = "text", "jsonl"


@choosing
def search(
    query: "Query",
    meaning: Annotated[bool, typer.Option("--meaning", help="Find similar wording, too.")] = False,
    sort: Annotated[
        Literal["relevance", "newest", "oldest"],
        typer.Option(help="Sort by relevance or by date of publication."),
    ] = "relevance",
    facets: Annotated[
        bool,
        typer.Option(
            "--facets",
            help="Show how many quotations there are by speaker, outlet, date and so on.",
        ),
    ] = False,
    fragments: Fragments = False,
    cite: Annotated[
        bool, typer.Option("--cite", help="Show each result as a citation, in one line.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="The most results to show.")] = 20,
    format: Annotated[
        Format, typer.Option(help="text is for people, jsonl is data.")
    ] = Format.TEXT,
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Search the record for what was said.

    Words in quotation marks come before indirect speech. Indirect quotations of three words or
    fewer are counted but not shown; --format jsonl has them all. Exit status 1 if nothing is found.

    Examples:

    - onrecord search "school roof"

    - onrecord search budget --speaker mayor --since 2026-01 --sort newest

    - onrecord search "raising taxes" --meaning --facets

    - onrecord search --speaker "Maria Lopez" --denies --format jsonl

    - onrecord search budget --state named --cite
    """

    every = fragments or format is Format.JSONL
    query = replace(query, meaning=meaning, sort=sort, limit=limit, fragments=every)
    with opened(record_path) as record:
        results = record.facets(query) if facets else record.search(replace(query, limit=limit + 1))
        if format is Format.TEXT and not cite:
            show_whom(record, query.speaker)
        folded = 0 if facets or every or cite else record.folded(query)
    if not isinstance(results, tuple):
        show_facets(results, format is Format.JSONL)
    elif cite and format is Format.TEXT:
        _cite(results[:limit])
    else:
        _show_hits(results[:limit], format)
        show_folded(output(), folded)
    if isinstance(results, tuple) and len(results) > limit and format is Format.TEXT:
        print(
            f"Showing the first {limit}; there are more: --limit shows them, --facets counts them.",
            file=sys.stderr,
        )
    if not (results if isinstance(results, tuple) else results.total):
        if format is Format.TEXT:
            output().print(
                f"No quotation on {record_path} matches this search; that does not mean it was not said."
            )
        raise typer.Exit(1)


def _cite(hits: tuple["Hit", ...]) -> None:
    for hit in hits:
        typer.echo(visible(citation(hit.quotation, hit.content, hit.source, hit.document)))


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
    show_indented(
        console, highlighted(passage.text, passage.span.start, hit.quotation.content, "bold")
    )
    document = hit.document
    show_indented(
        console,
        source_line(
            hit.number, document.outlet, document.published, document.title, address(document)
        ),
    )
    console.print()
