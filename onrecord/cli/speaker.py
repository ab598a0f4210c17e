"""`onrecord speaker`: what somebody has said, in the order of time; and who is who, by hand."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text
from typer.core import TyperGroup

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.by_hand import alias, export, import_, merge, split
from onrecord.cli.naming import show_like
from onrecord.cli.opened import opened
from onrecord.cli.read import Fragments
from onrecord.cli.screen import (
    QUIET,
    SOURCE,
    TYPES,
    number_of,
    output,
    show_folded,
    show_indented,
    source_line,
    visible,
)
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
    """A group of commands that runs `show` if no command is named."""

    def parse_args(
        self, ctx: Any, args: list[str]
    ) -> list[str]:  # Typer's own context, or Click's in older ones
        """The arguments, with `show` before them if they name no command."""
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
    name: Annotated[
        str, typer.Argument(help='The speaker\'s full name, surname or number, such as "#12".')
    ],
    about: Annotated[
        str, typer.Option(help='Only quotations with these words: "a phrase", a prefix*, -without.')
    ] = "",
    limit: Annotated[
        int, typer.Option(min=1, help="The most statements to show; the latest are shown.")
    ] = 20,
    format: Annotated[
        Format,
        typer.Option(
            help="text: for people; json: everything, as data; jsonl: a line for each statement."
        ),
    ] = Format.TEXT,
    fragments: Fragments = False,
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Show what somebody has said, by date, and what articles call them.

    Reports of one utterance are shown once, in the fullest words, with all outlets that report it.
    If several people have the name, they are listed with their numbers, the most quoted first.
    Quotations under a surname alone are shown with the one person who has it, or as what may be
    theirs. Exit status 1 if nobody, or more than one, is found.

    Examples:

    - onrecord speaker "Maria Lopez"

    - onrecord speaker Lopez --about bridge

    - onrecord speaker "Maria Lopez" --format jsonl --limit 1000
    """

    with opened(record_path) as record:
        profile = record.speaker(name, about, limit, fragments or format is not Format.TEXT)
        like = () if profile or format is not Format.TEXT else record.did_you_mean(name)
    if profile is None:
        if format is Format.TEXT:
            nothing = f"has said anything with the words {visible(about)}" if about else "is quoted"
            whom = f"Nobody called {visible(name)} {nothing} on {record_path}"
            output().print(f"{whom}; that does not mean it was not said.")
            show_like(like)
        raise typer.Exit(1)
    if format is Format.JSON:
        typer.echo(json.dumps(profile.to_json(), ensure_ascii=False))
    elif format is Format.JSONL:
        for statement in profile.statements:
            typer.echo(json.dumps(statement.to_json(), ensure_ascii=False))
    elif not profile.several:
        _show(output(), profile)
    if profile.several:
        _list(
            output()
            if format is Format.TEXT
            else Console(stderr=True, highlight=False, markup=False),
            profile,
        )
        raise typer.Exit(1)


for command in (merge, split, alias):
    speakers.command(no_args_is_help=True)(command)
speakers.command("import", no_args_is_help=True)(import_)
speakers.command("export")(export)


def _list(console: Console, profile: "Profile") -> None:
    """The people a name means, and how to ask for one of them."""
    console.print(
        Text(f"{visible(profile.name)} means {len(profile.several)} people on the record:")
    )
    for identity in profile.several:
        console.print(Text(f"  {visible(str(identity))}"))
    console.print(Text(f'Ask for one by number: onrecord speaker "#{profile.several[0].number}"'))


def _show(console: Console, profile: "Profile") -> None:
    numbers = ", ".join(f"#{number}" for number in profile.numbers)
    console.print(
        Text.assemble(
            (visible(profile.name), "bold underline"), (f"  {profile.kind} · {numbers}", QUIET)
        )
    )
    others = [visible(name) for name in profile.names if name != profile.name]
    if others:
        more = f" and {len(others) - MOST_NAMES} more" if len(others) > MOST_NAMES else ""
        console.print(Text(f"  known as {'; '.join(others[:MOST_NAMES])}{more}", QUIET))
    if profile.ids:
        ids = " · ".join(
            visible(f"{catalogue} {number}") for catalogue, number in profile.ids.items()
        )
        console.print(Text(f"  {ids}", QUIET))
    if profile.attributes:
        attributes = " · ".join(
            visible(f"{name}: {value}") for name, value in profile.attributes.items()
        )
        console.print(Text(f"  {attributes}", QUIET))
    for role in profile.roles[:MOST_ROLES]:
        _show_role(console, role)
    for role in profile.on_behalf_of[:MOST_ROLES]:
        _show_role(console, role, "for ")
    _show_doubts(console, profile)
    shown = (
        f"; the latest {len(profile.statements)}:"
        if len(profile.statements) < profile.total
        else ":"
    )
    counts = (
        f"{number_of(profile.quotations, 'quotation')} in {number_of(profile.total, 'statement')}"
    )
    console.print(Text(f"  {counts}{shown}\n", QUIET))
    ranks = {statement.number: rank for rank, statement in enumerate(profile.statements, 1)}
    for statement in profile.statements:
        _show_statement(console, ranks, statement)
    show_folded(console, profile.folded)


def _show_doubts(console: Console, profile: "Profile") -> None:
    """Who else it may be: the bearers of a surname that stands alone, else what may be theirs; and
    whether these may be several people."""
    from onrecord.record import in_one_line

    if profile.may_be:
        of_surname = (
            "the surname alone: it may be"
            if profile.surname_alone
            else "may be theirs, or somebody else's"
        )
        console.print(Text(f"  {visible(in_one_line(of_surname, profile.may_be))}"))
    elif profile.surname_alone:
        console.print(Text("  the surname alone: nobody on record is known to bear it"))
    if profile.unlike:
        roles = ", ".join(map(visible, profile.unlike))
        part = (
            f'onrecord speaker split "#{profile.numbers[0]}" --role {visible(profile.unlike[-1])!r}'
        )
        console.print(Text(f"  may be several people: {roles}; `{part}` parts them"))


def _show_role(console: Console, role: "Role", before: str = "") -> None:
    days = " to ".join(dict.fromkeys(day for day in (role.first, role.last) if day))
    times = f"{number_of(role.count, 'time')}{' · ' + days if days else ''}"
    console.print(Text(f"  {before}{visible(role.words)} · {times}", QUIET))


def _show_statement(console: Console, ranks: "Mapping[int, int]", statement: "Statement") -> None:
    hit, number = statement.fullest, ranks[statement.number]
    line = Text.assemble(
        (statement.day or "no date", SOURCE),
        (" · ", QUIET),
        (hit.quotation.type, TYPES[hit.quotation.type]),
    )
    if hit.quotation.speaker_state != "named":
        line.append(f" · {visible(attributed(hit.source, hit.quotation))}", QUIET)
    if hit.quotation.speaker_name and is_last_name_alone(hit.quotation.speaker_name):
        line.append(f" · as {visible(hit.quotation.speaker_name)} alone")
    show_indented(
        console, line.append(" · denies", "bold") if hit.quotation.denies else line, number
    )
    show_indented(console, Text(visible(hit.content)))
    where = [*statement.outlets] or [hit.document.title or hit.document.id]
    independent = (
        f", {statement.independent} independent"
        if statement.independent < statement.reports
        else ""
    )
    reports = f"{statement.reports} reports{independent}: " if statement.reports > 1 else ""
    show_indented(console, source_line(hit.number, reports + ", ".join(where), hit.document.url))
    if statement.compare:
        others = ", ".join(str(ranks[compared]) for compared in statement.compare)
        show_indented(console, Text(f"to compare: {others}", style="bold"))
    console.print()
