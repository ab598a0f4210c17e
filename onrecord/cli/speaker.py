"""`onrecord speaker`: what somebody has said, in the order of time."""

import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.screen import QUIET, SOURCE, TYPES, number_of, output, show_indented, visible
from onrecord.cli.search import Format

if TYPE_CHECKING:
    from onrecord.record import Profile, Statement

MOST_ROLES = 8


def speaker(
    name: Annotated[str, typer.Argument(help="The speaker's name, whole or the last of it.")],
    about: Annotated[str, typer.Option(help='Only what has these words; "a phrase", a prefix*, -without.')] = "",
    limit: Annotated[int, typer.Option(min=1, help="The most statements to show, the latest.")] = 20,
    format: Annotated[Format, typer.Option(help="text is for people, jsonl is data.")] = Format.TEXT,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Show what somebody has said, in the order of time, and what articles call them. Exit status 1 if it is nothing.

    Reports of one utterance are shown once, in the fullest words, with all who report it.

    Examples:

    - onrecord speaker "Maria Lopez"

    - onrecord speaker Lopez --about bridge

    - onrecord speaker "Maria Lopez" --format jsonl --limit 1000
    """
    from onrecord.record import Record

    with Record.open(record, create=False) as kept:
        found = kept.speaker(name, about, limit)
    if found is None:
        if format is Format.TEXT:
            output().print(
                f"Nobody called {visible(name)} has said that on {record}; that does not mean it was not said."
            )
        raise typer.Exit(1)
    if format is Format.JSONL:
        for statement in found.statements:
            typer.echo(json.dumps(statement.to_json(), ensure_ascii=False))
    else:
        _show(output(), found)


def _show(console: Console, found: "Profile") -> None:
    console.print(Text.assemble((visible(found.name), "bold underline"), (f"  {found.kind}", QUIET)))
    for role in found.roles[:MOST_ROLES]:
        days = " to ".join(dict.fromkeys(day for day in (role.first, role.last) if day))
        console.print(
            Text(f"  {visible(role.words)} · {number_of(role.count, 'time')}{' · ' + days if days else ''}", QUIET)
        )
    shown = f"; the latest {len(found.statements)}:" if len(found.statements) < found.total else ":"
    counts = f"{number_of(found.quotations, 'quotation')} in {number_of(found.total, 'statement')}"
    console.print(Text(f"  {counts}{shown}\n", QUIET))
    for number, statement in enumerate(found.statements, 1):
        _show_statement(console, number, statement)


def _show_statement(console: Console, number: int, statement: "Statement") -> None:
    hit = statement.fullest
    line = Text.assemble(
        (statement.day or "no date", SOURCE), (" · ", QUIET), (hit.quotation.type, TYPES[hit.quotation.type])
    )
    show_indented(console, line.append(" · denies", "bold") if hit.quotation.denies else line, number)
    show_indented(console, Text(visible(hit.content)))
    where = [*statement.outlets] or [hit.document.title or hit.document.id]
    reports = f"{statement.reports} reports: " if statement.reports > 1 else ""
    show_indented(console, Text(visible(reports + ", ".join(where)), style=QUIET))
    console.print()
