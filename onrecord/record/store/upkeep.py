"""The work on a record of an earlier version when it is opened, reported while it goes on."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upkeep:
    """One kind of work on an older record, and how much of it is done. `what`: in words; `total`:
    steps or articles."""

    what: str
    done: int
    total: int


Watcher = Callable[[Upkeep], None]
"""What is told of each step as soon as it is done, and of the beginning; never of a record on which
there is nothing to do."""


def unwatched(step: Upkeep) -> None:
    """Reports to nobody."""
