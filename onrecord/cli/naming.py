"""A line on the screen that says whom a name means, or which names are like it if nobody has it."""

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
    bearers = record.bearers(speaker)
    if len(bearers) > 1:
        output().print(Text(f"{visible(in_one_line(speaker, bearers))}\n", QUIET))
    elif not bearers:
        show_like(record.did_you_mean(speaker))


def show_like(identities: Sequence["Identity"]) -> None:
    """The speakers who may be meant by a name that nobody has."""
    if identities:
        output().print(Text(f"Did you mean {visible(' or '.join(map(str, identities)))}?"))
