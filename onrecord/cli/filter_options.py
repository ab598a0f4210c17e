"""The options by which quotations of the record are chosen, the same for every command: the filters
of a search."""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from onrecord.record import FILTERS, Field, Query


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose first parameter is a query, as one that takes the filters of a query in its
    place."""
    _, *own = inspect.signature(command).parameters.values()
    by_name = inspect.Parameter.KEYWORD_ONLY
    chosen = [
        inspect.Parameter(
            one.name, by_name, default=None if one.is_many else one.default, annotation=_option(one)
        )
        for one in FILTERS
    ]

    @functools.wraps(command)
    def with_options(**given: Any) -> None:
        command(_query({one.name: given.pop(one.name) for one in FILTERS}), **given)

    others = [each.replace(kind=by_name) for each in own]
    with_options.__signature__ = inspect.Signature([*chosen, *others])  # type: ignore[attr-defined]
    with_options.__annotations__ = {}  # the signature tells all
    return with_options


def _option(one: Field) -> Any:
    """What Typer makes an option of; of the words an argument."""
    told = one.filter
    if not told.panel:
        return Annotated[one.type, typer.Argument(help=told.help)]
    name = one.name.replace("_", "-")
    flags = (f"--{name}/--{told.opposite}",) if told.opposite else ()
    option = typer.Option(*flags, help=told.help, metavar=told.metavar, rich_help_panel=told.panel)
    return Annotated[list[str] | None if one.is_many else one.type, option]


def _query(chosen: dict[str, Any]) -> Query:
    many = {one.name: tuple(chosen[one.name] or ()) for one in FILTERS if one.is_many}
    return Query(**(chosen | many))
