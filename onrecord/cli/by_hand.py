"""`onrecord speaker merge|split|alias|import`: what is known by hand of who is who."""

import json
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.opened import opened
from onrecord.cli.screen import complain, number_of, visible

Name = Annotated[
    str, typer.Argument(help='The speaker\'s name, or number on the record, such as "#12".')
]


def merge(
    name: Name,
    into: Annotated[str, typer.Argument(help="Who they are: the name or number that is kept.")],
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Make two speakers one: NAME is the same as INTO, also in articles that are added later.

    The articles' own words stay as they are. `onrecord speaker split NAME` undoes it.

    Examples:

    - onrecord speaker merge "Bob Keel" "Robert Keel"

    - onrecord speaker merge "#12" "#3"
    """

    with opened(record_path) as record:
        now = record.merge(name, into)
    typer.echo(visible(f"{name} is now {now}."))


def split(
    name: Name,
    role: Annotated[
        str | None,
        typer.Option(
            help="Move what is said in this role, such as striker, to a speaker of its own."
        ),
    ] = None,
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Undo a merger or an alias; or, with --role, separate two people who have the same name.

    With --role, quotations whose role, or whom they are said for, has all these words become
    another speaker's, also those that are added later. `onrecord speaker merge` of the two numbers
    undoes it.

    Examples:

    - onrecord speaker split "Bob Keel"

    - onrecord speaker split "Joel Marrick" --role striker
    """

    with opened(record_path) as record:
        parted = record.split(name, role)
    for speaker in parted:
        typer.echo(visible(f"Apart now: {speaker}."))


def alias(
    name: Name,
    new_name: Annotated[str, typer.Argument(metavar="ALIAS", help="Another name of theirs.")],
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Give a speaker another name, also in articles that are added later.

    `onrecord speaker split ALIAS` undoes it.

    Examples:

    - onrecord speaker alias "Robert Keel" "Bob Keel"
    """

    with opened(record_path) as record:
        now = record.alias(name, new_name)
    typer.echo(visible(f"{new_name} is now another name of {now}."))


def import_(
    file: Annotated[
        Path, typer.Argument(help="CSV with a header, a JSON list, or JSON Lines; UTF-8.")
    ],
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Change nothing; list what would be merged and what cannot be used."
        ),
    ] = False,
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Import who is who from a file: names, aliases, identifiers such as Wikidata's, attributes
    such as the party.

    CSV has a column name and, if you like, aliases (parted by | or ;), kind (person, organization,
    group) and role. Columns called wikidata, qid, viaf, gnd, isni, imdb, parlgov and the like, or
    id:NAME, are identifiers; any other column is an attribute (gender, party, born). JSON objects
    have the same, or ids and attributes.

    A row belongs to the speaker on record with the same identifier, or else the same name; a shared
    attribute never makes two people one. Mergers are listed; --dry-run lists them before anything
    is changed. Rows that cannot be used are listed and the others imported; exit status 1 if there
    were any. The same file may be imported again.

    Examples:

    - onrecord speaker import people.csv

    - onrecord speaker import people.csv --dry-run

    - onrecord speaker import people.jsonl --record newsroom.db
    """

    with opened(record_path, create=True) as record:
        done = record.import_authority(file, dry_run=dry_run)
    for failure in done.failures:
        complain(failure)
    for joined in done.joined:
        if dry_run or joined.is_merger:
            typer.echo(visible(str(joined)))
    aliases = number_of(done.aliases, "other name")
    summary = f"{number_of(done.known, 'speaker')} on record already, {done.new:,} new, {aliases}"
    failed = (
        f"; {number_of(len(done.failures), 'thing')} could not be imported (see above)"
        if done.failures
        else ""
    )
    typer.echo(
        f"Nothing was changed. It would be: {summary}{failed}."
        if dry_run
        else f"{summary} on {record_path}{failed}."
    )
    if done.failures:
        raise typer.Exit(1)


def export(record_path: RecordPath = DEFAULT_RECORD) -> None:
    """Write who is who as JSON Lines, for `onrecord speaker import`: names, aliases, identifiers
    and attributes.

    Examples:

    - onrecord speaker export > people.jsonl
    """

    with opened(record_path) as record:
        for row in record.exported_authority():
            typer.echo(json.dumps(row, ensure_ascii=False))
