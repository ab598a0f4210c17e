"""The options by which quotations of the record are chosen, the same for every command."""

from typing import Annotated

import typer

from onrecord.types import Kind, Mode, QuotationType

WHO, HOW, WHEN = "Who", "How", "When"
"""Panels of the options."""

Words = Annotated[str, typer.Argument(help='Words that were said; "a phrase", a prefix*, one OR another, -without.')]
Meaning = Annotated[bool, typer.Option("--meaning", help="Find other words of the same meaning, too.")]
Speaker = Annotated[str | None, typer.Option(help="Words of the source, or the speaker's name.", rich_help_panel=WHO)]
OfKind = Annotated[Kind | None, typer.Option(help="What the speaker is.", rich_help_panel=WHO)]
Role = Annotated[str | None, typer.Option(help="Words of the speaker's role.", rich_help_panel=WHO)]
Addressee = Annotated[str | None, typer.Option(help="Words of the name of whom it was told.", rich_help_panel=WHO)]
Outlet = Annotated[str | None, typer.Option(help="The outlet's whole name.", rich_help_panel=WHO)]
Type = Annotated[QuotationType | None, typer.Option(help="Only quotations of this type.", rich_help_panel=HOW)]
InMode = Annotated[Mode | None, typer.Option(help="Only what was said so.", rich_help_panel=HOW)]
Venue = Annotated[str | None, typer.Option(help="Words of where it was said.", rich_help_panel=HOW)]
Denies = Annotated[
    bool | None, typer.Option("--denies/--no-denies", help="Only denials, or none.", rich_help_panel=HOW)
]
Since = Annotated[
    str | None, typer.Option(help="Published on this date or later: YYYY, YYYY-MM or YYYY-MM-DD.", rich_help_panel=WHEN)
]
Until = Annotated[str | None, typer.Option(help="Published on this date or earlier.", rich_help_panel=WHEN)]
SaidSince = Annotated[
    str | None, typer.Option(help="Said on this date or later, where the article tells.", rich_help_panel=WHEN)
]
SaidUntil = Annotated[str | None, typer.Option(help="Said on this date or earlier.", rich_help_panel=WHEN)]
