"""Opens the record that a command reads or writes, and shows how an older record is brought up to
date."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from onrecord.cli.screen import complain, is_watched, progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.record import Record, Upkeep


@contextmanager
def opened(path: str, create: bool = False) -> "Iterator[Record]":
    """The record at a path or URL. With `create`, a new one is made if there is none.

    If a record of an earlier version is brought up to date, standard error shows it: with a bar in
    a terminal, with a line elsewhere.

    Raises:
        RecordError: there is none, or it cannot be read or written.
    """
    from onrecord.record import Record

    with ExitStack() as bars:
        record = Record.open(path, create=create, watcher=_shown(bars))
    with record:
        yield record


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
