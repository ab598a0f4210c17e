"""`onrecord article`: one article, what else is the same report, and what changed in it."""

import itertools
import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.opened import opened
from onrecord.cli.read import Fragments
from onrecord.cli.screen import (
    QUIET,
    heading,
    highlighted,
    number_of,
    output,
    show_folded,
    show_indented,
    visible,
)
from onrecord.text.marks import DOUBLE

if TYPE_CHECKING:
    from onrecord.record import Article, Change, Heading, Hit, Version

SHOWN, MOST_WORDS = 20, 8
"""Copies that are shown, and words that differ of one quotation."""


class Format(StrEnum):
    """How an article is shown."""

    TEXT, JSON = "text", "json"


def article(
    reference: Annotated[
        str,
        typer.Argument(
            metavar="ID|URL", help="The article's id (such as its file name), URL or number."
        ),
    ],
    format: Annotated[Format, typer.Option(help="text is for people, json is data.")] = Format.TEXT,
    fragments: Fragments = False,
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Show one article: its quotations, its copies, and what changed from version to version.

    Exit status 1 if the article is not on the record.

    Examples:

    - onrecord article https://echo.example/harbour

    - onrecord article harbour.txt --format json
    """

    with opened(record_path) as record:
        on_record = record.article(reference)
        reading = record.reading(on_record.number) if on_record else None
    language = reading.document.language if reading else None
    if on_record is None:
        if format is Format.TEXT:
            output().print(
                f"There is no article {visible(reference)} on {record_path}: onrecord search shows their names."
            )
        raise typer.Exit(1)
    if format is Format.JSON:
        typer.echo(json.dumps(_as_json(on_record, language), ensure_ascii=False))
    else:
        _show(output(), on_record, language, fragments)


def _as_json(article: "Article", language: str | None) -> dict[str, Any]:
    """The article as a JSON object; its document has the language, if that is known."""
    shown = article.to_json()
    return {**shown, "document": {**shown["document"], "language": language}} if language else shown


def _show(console: Console, article: "Article", language: str | None, fragments: bool) -> None:
    from onrecord.language import TAG, name_of

    console.print(Text(visible(article.document.title or article.document.id), "bold underline"))
    written = f" · in {name_of(language)}" if language and TAG.fullmatch(language) else ""
    console.print(Text(f"{_where(article.document)}{written}", QUIET))
    console.print()
    folded = 0 if fragments else sum(hit.is_fragment for hit in article.quotations)
    for number, hit in enumerate(article.quotations, 1):
        if fragments or not hit.is_fragment:
            _show_quotation(console, number, hit)
    show_folded(console, folded)
    if not article.quotations:
        console.print(Text("   no quotations found\n", QUIET))
    _show_copies(console, article)
    if len(article.versions) > 1:
        _show_versions(console, article.versions)


def _show_quotation(console: Console, number: int, hit: "Hit") -> None:
    show_indented(console, heading(visible(hit.source), visible(hit.cue), hit.quotation), number)
    passage = hit.passage
    show_indented(
        console, highlighted(passage.text, passage.span.start, hit.quotation.content, "bold")
    )
    console.print()


def _show_copies(console: Console, article: "Article") -> None:
    copies = [copy for copy in article.copies if not copy.version]
    if not copies:
        return
    console.print(Text(f"copies: {number_of(len(copies), 'other document')} with the same report"))
    for copy in copies[:SHOWN]:
        first = " · first on record" if copy.number == article.original else ""
        show_indented(console, Text(visible(copy.document.title or copy.document.id) + first))
        show_indented(console, Text(_where(copy.document), QUIET))
    if len(copies) > SHOWN:
        console.print(
            Text(f"     and {len(copies) - SHOWN:,} more: --format json shows them", QUIET)
        )
    console.print()


def _where(document: "Heading") -> str:
    parts = (document.outlet, document.published, document.url, document.id)
    return " · ".join(visible(part) for part in parts if part)


def _show_versions(console: Console, versions: "Sequence[Version]") -> None:
    for number, version in enumerate(versions, 1):
        title = visible(version.document.title or version.document.id)
        counted = f"version {number} of {len(versions)}"
        console.print(
            Text.assemble((counted, "bold"), (f", added {version.added} · {title}", QUIET))
        )
        for line in itertools.chain.from_iterable(map(_change_in_words, version.changes)):
            show_indented(console, line)
        if number > 1 and not version.changes:
            show_indented(console, Text("nothing changed in its quotations", QUIET))
        console.print()


def _change_in_words(change: "Change") -> Iterator[Text]:
    """A change in words, readable without colour."""
    before, after = change.before, change.after
    if before and after:
        yield Text(f"~ changed: {_quoted(before)} became {_quoted(after)}", "yellow")
        yield from (
            Text(f"  {particular}", QUIET) for particular in _particulars(change, before, after)
        )
    elif hit := before or after:
        sign, style = ("-", "red") if before else ("+", "green")
        yield Text(f"{sign} {change.manner} {_quoted(hit)}", style)


def _particulars(change: "Change", before: "Hit", after: "Hit") -> Iterator[str]:
    """The words that differ, and whether the type or the speaker does."""
    for difference in change.differences[:MOST_WORDS]:
        ours = visible(difference.before.of(before.content))
        theirs = visible(difference.after.of(after.content))
        if ours and theirs:
            yield f"“{ours}” became “{theirs}”"
        else:
            yield f"left out “{ours}”" if ours else f"new: “{theirs}”"
    if before.quotation.type != after.quotation.type:
        yield f"{before.quotation.type}, then {after.quotation.type}"
    if change.speakers:
        yield "said by {}, then by {}".format(*map(visible, change.speakers))


def _quoted(hit: "Hit") -> str:
    return f"“{visible(hit.content).strip(DOUBLE)}”"
