"""Groups of commands with one that runs where none is named."""

from typing import Any

from typer.core import TyperGroup

HELP = ("-h", "--help")


class ListFirst(TyperGroup):
    """A group of commands that runs `list` if no command is named."""

    def parse_args(
        self, ctx: Any, args: list[str]
    ) -> list[str]:  # Typer's own context, or Click's in older ones
        """The arguments, with `list` before them if they name no command."""
        is_named = bool(args) and (args[0] in HELP or not args[0].startswith("-"))
        return super().parse_args(ctx, args if is_named else ["list", *args])
