"""The record that a command reads or writes, opened; of an older one is told what is done to bring it up to date."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from onrecord.cli.screen import complain, is_watched, progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.record import Record, Upkeep


@contextmanager
def opened(record: str, create: bool = False) -> "Iterator[Record]":
    """The record at a path or URL; `create`: made if there is none.

    What is done on a record of an earlier version is told on standard error: by a bar where that is a terminal, by a
    line where it is not, and not at all where nothing is to be done.

    Raises:
        RecordError: there is none, or it cannot be read or written.
    """
    from onrecord.record import Record

    with ExitStack() as bars:
        kept = Record.open(record, create=create, watcher=_shown(bars))
    with kept:
        yield kept


def _shown(bars: ExitStack) -> "Callable[[Upkeep], None]":
    """What shows each kind of work while it is done."""
    shown: dict[str, Callable[[int], None]] = {}

    def show(step: "Upkeep") -> None:
        if step.what not in shown:
            bars.close()  # what came before is done
            shown[step.what] = bars.enter_context(progress(step.what, step.total))
            if not is_watched():
                complain(step.what)
        shown[step.what](step.done)

    return show
