"""`onrecord speaker`: what somebody has said, in the order of time; and who is who, by hand."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text
from typer.core import TyperGroup

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.hand import alias, export, import_, merge, split
from onrecord.cli.naming import show_like
from onrecord.cli.opened import opened
from onrecord.cli.read import Fragments
from onrecord.cli.screen import QUIET, SOURCE, TYPES, number_of, output, place, show_folded, show_indented, visible
from onrecord.export.attribution import attributed
from onrecord.match.naming import is_last_name_alone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.record import Profile, Role, Statement

MOST_ROLES, MOST_NAMES = 8, 12
HELP = ("-h", "--help")


class Format(StrEnum):
    """How a profile is shown."""

    TEXT, JSON, JSONL = "text", "json", "jsonl"


class ShowFirst(TyperGroup):
    """A group of commands in which `show` is meant where none is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # Typer's own context, or Click's in older ones
        """The arguments, with the command that is meant."""
        named = not args or args[0] in self.commands or args[0] in HELP
        return super().parse_args(ctx, args if named else ["show", *args])


speakers = typer.Typer(
    cls=ShowFirst,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": list(HELP)},
)


@speakers.callback()
def speaker() -> None:
    """Show what somebody has said; merge, split and rename speakers by hand.

    `onrecord speaker NAME` is short for `onrecord speaker show NAME`, whose options it takes.

    Examples:

    - onrecord speaker "Maria Lopez"

    - onrecord speaker Lopez --about bridge

    - onrecord speaker merge "Bob Keel" "Robert Keel"

    - onrecord speaker split "Joel Marrick" --role striker

    - onrecord speaker alias "Robert Keel" "Bob Keel"

    - onrecord speaker import people.csv
    """


@speakers.command(no_args_is_help=True)
def show(
    name: Annotated[str, typer.Argument(help='The speaker\'s full name, surname or number, such as "#12".')],
    about: Annotated[str, typer.Option(help='Only quotations with these words: "a phrase", a prefix*, -without.')] = "",
    limit: Annotated[int, typer.Option(min=1, help="The most statements to show; the latest are shown.")] = 20,
    format: Annotated[
        Format, typer.Option(help="text: for people; json: everything, as data; jsonl: a line for each statement.")
    ] = Format.TEXT,
    fragments: Fragments = False,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Show what somebody has said, by date, and what articles call them.

    Reports of one utterance are shown once, in the fullest words, with all outlets that report it. If several people
    have the name, they are listed with their numbers, the most quoted first. Quotations under a surname alone are
    shown with the one person who has it, or as what may be theirs. Exit status 1 if nobody, or more than one, is found.

    Examples:

    - onrecord speaker "Maria Lopez"

    - onrecord speaker Lopez --about bridge

    - onrecord speaker "Maria Lopez" --format jsonl --limit 1000
    """

    with opened(record) as kept:
        found = kept.speaker(name, about, limit, fragments or format is not Format.TEXT)
        like = () if found or format is not Format.TEXT else kept.did_you_mean(name)
    if found is None:
        if format is Format.TEXT:
            nothing = f"has said anything with the words {visible(about)}" if about else "is quoted"
            whom = f"Nobody called {visible(name)} {nothing} on {record}"
            output().print(f"{whom}; that does not mean it was not said.")
            show_like(like)
        raise typer.Exit(1)
    if format is Format.JSON:
        typer.echo(json.dumps(found.to_json(), ensure_ascii=False))
    elif format is Format.JSONL:
        for statement in found.statements:
            typer.echo(json.dumps(statement.to_json(), ensure_ascii=False))
    elif not found.several:
        _show(output(), found)
    if found.several:
        _list(output() if format is Format.TEXT else Console(stderr=True, highlight=False, markup=False), found)
        raise typer.Exit(1)


for command in (merge, split, alias):
    speakers.command(no_args_is_help=True)(command)
speakers.command("import", no_args_is_help=True)(import_)
speakers.command("export")(export)


def _list(console: Console, found: "Profile") -> None:
    """Whom a name means, and how to ask for one."""
    console.print(Text(f"{visible(found.name)} means {len(found.several)} people on the record:"))
    for one in found.several:
        console.print(Text(f"  {visible(str(one))}"))
    console.print(Text(f'Ask for one by number: onrecord speaker "#{found.several[0].number}"'))


def _show(console: Console, found: "Profile") -> None:
    numbers = ", ".join(f"#{number}" for number in found.numbers)
    console.print(Text.assemble((visible(found.name), "bold underline"), (f"  {found.kind} · {numbers}", QUIET)))
    others = [visible(name) for name in found.names if name != found.name]
    if others:
        more = f" and {len(others) - MOST_NAMES} more" if len(others) > MOST_NAMES else ""
        console.print(Text(f"  known as {'; '.join(others[:MOST_NAMES])}{more}", QUIET))
    if found.ids:
        console.print(Text("  " + " · ".join(visible(f"{name} {told}") for name, told in found.ids.items()), QUIET))
    if found.attributes:
        told = " · ".join(visible(f"{name}: {value}") for name, value in found.attributes.items())
        console.print(Text(f"  {told}", QUIET))
    for role in found.roles[:MOST_ROLES]:
        _show_role(console, role)
    for role in found.on_behalf_of[:MOST_ROLES]:
        _show_role(console, role, "for ")
    _show_doubts(console, found)
    shown = f"; the latest {len(found.statements)}:" if len(found.statements) < found.total else ":"
    counts = f"{number_of(found.quotations, 'quotation')} in {number_of(found.total, 'statement')}"
    console.print(Text(f"  {counts}{shown}\n", QUIET))
    places = {statement.number: place for place, statement in enumerate(found.statements, 1)}
    for statement in found.statements:
        _show_statement(console, places, statement)
    show_folded(console, found.folded)


def _show_doubts(console: Console, found: "Profile") -> None:
    """Who else it may be: of a surname alone who bears it, else what may be theirs; and whether it may be several."""
    from onrecord.record import in_one_line

    if found.may_be:
        of_surname = "the surname alone: it may be" if found.surname_alone else "may be theirs, or somebody else's"
        console.print(Text(f"  {visible(in_one_line(of_surname, found.may_be))}"))
    elif found.surname_alone:
        console.print(Text("  the surname alone: nobody on record is known to bear it"))
    if found.unlike:
        roles = ", ".join(map(visible, found.unlike))
        part = f'onrecord speaker split "#{found.numbers[0]}" --role {visible(found.unlike[-1])!r}'
        console.print(Text(f"  may be several people: {roles}; `{part}` parts them"))


def _show_role(console: Console, role: "Role", before: str = "") -> None:
    days = " to ".join(dict.fromkeys(day for day in (role.first, role.last) if day))
    times = f"{number_of(role.count, 'time')}{' · ' + days if days else ''}"
    console.print(Text(f"  {before}{visible(role.words)} · {times}", QUIET))


def _show_statement(console: Console, places: "Mapping[int, int]", statement: "Statement") -> None:
    hit, number = statement.fullest, places[statement.number]
    line = Text.assemble(
        (statement.day or "no date", SOURCE), (" · ", QUIET), (hit.quotation.type, TYPES[hit.quotation.type])
    )
    if hit.quotation.speaker_state != "named":
        line.append(f" · {visible(attributed(hit.source, hit.quotation))}", QUIET)
    if hit.quotation.speaker_name and is_last_name_alone(hit.quotation.speaker_name):
        line.append(f" · as {visible(hit.quotation.speaker_name)} alone")
    show_indented(console, line.append(" · denies", "bold") if hit.quotation.denies else line, number)
    show_indented(console, Text(visible(hit.content)))
    where = [*statement.outlets] or [hit.document.title or hit.document.id]
    independent = f", {statement.independent} independent" if statement.independent < statement.reports else ""
    reports = f"{statement.reports} reports{independent}: " if statement.reports > 1 else ""
    show_indented(console, place(hit.number, reports + ", ".join(where), hit.document.url))
    if statement.compare:
        others = ", ".join(str(places[other]) for other in statement.compare)
        show_indented(console, Text(f"to compare: {others}", style="bold"))
    console.print()
