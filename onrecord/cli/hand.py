"""`onrecord speaker merge|split|alias|import`: what is known by hand of who is who."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.screen import complain, number_of, visible

Name = Annotated[str, typer.Argument(help='The speaker\'s name, or number on the record, such as "#12".')]


def merge(
    name: Name,
    into: Annotated[str, typer.Argument(help="Whom they are: the name or number that is kept.")],
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Make two speakers one: who NAME means is who INTO means, also in what is added later.

    What articles call them stays as it is. `onrecord speaker split NAME` undoes it.

    Examples:

    - onrecord speaker merge "Bob Keel" "Robert Keel"

    - onrecord speaker merge "#12" "#3"
    """
    from onrecord.record import Record

    with Record.open(record, create=False) as kept:
        now = kept.merge(name, into)
    typer.echo(visible(f"{name} is now {now}."))


def split(
    name: Name,
    role: Annotated[
        str | None, typer.Option(help="Part what is said by who is called so: a striker, of Varn Ferries.")
    ] = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Undo a merger or another name; or, with --role, part two people of one name.

    With --role those quotations become another speaker's in which the role, or whom they speak for, has all the words;
    so will later ones. `onrecord speaker merge` of the two numbers undoes it.

    Examples:

    - onrecord speaker split "Bob Keel"

    - onrecord speaker split "Joel Marrick" --role striker
    """
    from onrecord.record import Record

    with Record.open(record, create=False) as kept:
        parted = kept.split(name, role)
    for one in parted:
        typer.echo(visible(f"Apart now: {one}."))


def alias(
    name: Name,
    other: Annotated[str, typer.Argument(metavar="ALIAS", help="What they are called, too.")],
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Give a speaker another name: who is known by it alone is them, also in what is added later.

    `onrecord speaker split ALIAS` undoes it.

    Examples:

    - onrecord speaker alias "Robert Keel" "Bob Keel"
    """
    from onrecord.record import Record

    with Record.open(record, create=False) as kept:
        now = kept.alias(name, other)
    typer.echo(visible(f"{other} is now another name of {now}."))


def import_(
    file: Annotated[Path, typer.Argument(help="CSV with a header, a JSON list, or JSON Lines; UTF-8.")],
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Import who is who: names, aliases, and numbers in catalogues such as Wikidata's.

    CSV has a column name and, if you like, aliases (parted by | or ;), kind (person, organization, group) and role; any
    other column is a catalogue. JSON objects have name, aliases, kind, role and ids. Rows that cannot be used are told
    and the others imported; exit status 1 if there were any. It may be imported again.

    Examples:

    - onrecord speaker import people.csv

    - onrecord speaker import people.jsonl --record newsroom.db
    """
    from onrecord.record import Record

    with Record.open(record) as kept:
        done = kept.import_authority(file)
    for failure in done.failures:
        complain(failure)
    aliases = number_of(done.aliases, "other name")
    told = f"{number_of(done.known, 'speaker')} on record already, {done.new:,} new, {aliases}"
    failed = f"; {number_of(len(done.failures), 'thing')} could not be imported (see above)" if done.failures else ""
    typer.echo(f"{told} on {record}{failed}.")
    if done.failures:
        raise typer.Exit(1)
