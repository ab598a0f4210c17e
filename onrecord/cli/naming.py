"""Whom a name means, in a line on the screen; and whose name is like it, if it means nobody."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.cli.screen import QUIET, output, visible

if TYPE_CHECKING:
    from onrecord.record import Identity, Record


def show_whom(record: "Record", speaker: str | None) -> None:
    """Whom the name of a speaker means: "Lopez: Maria Lopez (41 quotations), Juan Lopez (3)"."""
    from onrecord.record import in_one_line

    if not speaker:
        return
    found = record.bearers(speaker)
    if len(found) > 1:
        output().print(Text(f"{visible(in_one_line(speaker, found))}\n", QUIET))
    elif not found:
        show_like(record.did_you_mean(speaker))


def show_like(found: Sequence["Identity"]) -> None:
    """Who may be meant by a name that nobody has."""
    if found:
        output().print(Text(f"Did you mean {visible(' or '.join(map(str, found)))}?"))
