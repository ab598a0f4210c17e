"""The options by which quotations of the record are chosen, the same for every command."""

import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.types import Kind, Mode, QuotationType, State

if TYPE_CHECKING:
    from onrecord.record import Query

WHO, HOW, WHEN = "Who", "How", "When"
"""Panels of the options."""

OPTIONS: dict[str, Any] = {
    "words": Annotated[
        str, typer.Argument(help='Words of the quotation: "a phrase", a prefix*, one OR another, -without.')
    ],
    "speaker": Annotated[
        str | None,
        typer.Option(help="The speaker's name, or words of the source as the article has it.", rich_help_panel=WHO),
    ],
    "kind": Annotated[Kind | None, typer.Option(help="Only speakers of this kind.", rich_help_panel=WHO)],
    "state": Annotated[
        State | None,
        typer.Option(help="How the speaker is known: named beside the words, inferred, or open.", rich_help_panel=WHO),
    ],
    "role": Annotated[
        str | None, typer.Option(help="The speaker's role: words of it, such as mayor.", rich_help_panel=WHO)
    ],
    "where": Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="What `onrecord speaker import` knows of the speaker: party=Green. May be repeated.",
            rich_help_panel=WHO,
        ),
    ],
    "addressee": Annotated[
        str | None, typer.Option(help="To whom it was said: words of the name.", rich_help_panel=WHO)
    ],
    "outlet": Annotated[str | None, typer.Option(help="The outlet, by its full name.", rich_help_panel=WHO)],
    "language": Annotated[
        str | None,
        typer.Option(metavar="TAG", help="The article's language: en (en-GB included) or en-GB.", rich_help_panel=WHO),
    ],
    "type": Annotated[QuotationType | None, typer.Option(help="Only quotations of this type.", rich_help_panel=HOW)],
    "mode": Annotated[
        Mode | None, typer.Option(help="Only what was put this way: said, written, thought.", rich_help_panel=HOW)
    ],
    "venue": Annotated[
        str | None, typer.Option(help="Where it was said: words of the place or occasion.", rich_help_panel=HOW)
    ],
    "denies": Annotated[
        bool | None, typer.Option("--denies/--no-denies", help="Only denials, or no denials.", rich_help_panel=HOW)
    ],
    "asserted": Annotated[
        bool | None,
        typer.Option(
            "--asserted/--not-asserted",
            help="Only what articles report as said, or only what they report as not said.",
            rich_help_panel=HOW,
        ),
    ],
    "since": Annotated[
        str | None,
        typer.Option(help="Published on this date or later: YYYY, YYYY-MM or YYYY-MM-DD.", rich_help_panel=WHEN),
    ],
    "until": Annotated[str | None, typer.Option(help="Published on this date or earlier.", rich_help_panel=WHEN)],
    "said_since": Annotated[
        str | None, typer.Option(help="Said on this date or later, where the article says when.", rich_help_panel=WHEN)
    ],
    "said_until": Annotated[str | None, typer.Option(help="Said on this date or earlier.", rich_help_panel=WHEN)],
}
"""The fields of a query that are options, and what Typer makes of each."""


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose first parameter is a query, as one that takes the options of a query in its place."""
    _, *own = inspect.signature(command).parameters.values()
    by_name = inspect.Parameter.KEYWORD_ONLY
    chosen = [
        inspect.Parameter(name, by_name, default="" if name == "words" else None, annotation=told)
        for name, told in OPTIONS.items()
    ]

    @functools.wraps(command)
    def with_options(**given: Any) -> None:
        command(_query({name: given.pop(name) for name in OPTIONS}), **given)

    others = [each.replace(kind=by_name) for each in own]
    with_options.__signature__ = inspect.Signature([*chosen, *others])  # type: ignore[attr-defined]
    with_options.__annotations__ = {}  # the signature tells all; a query's type is known to type checkers alone
    return with_options


def _query(chosen: dict[str, Any]) -> "Query":
    from onrecord.record import Query

    return Query(**{**chosen, "where": tuple(chosen["where"] or ())})
