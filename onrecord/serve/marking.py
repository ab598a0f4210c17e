"""Words with their cuts and additions marked, for a page that compares two wordings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.types import Span

Manner = Literal["same", "cut", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are the same, or were cut, or were added."""

    manner: Manner
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where two wordings differ: the span in the words as they are `now` and in those `before`; one
    may be empty."""

    now: Span
    before: Span


def marked(now: str, before: str, differences: Iterable[Place]) -> Iterator[Piece]:
    """The words as they are now, with the cut words of before where they would stand. A change is a
    cut followed by an addition. The pieces that are not cut are, together, the words as they are
    now.
    """
    offset = 0
    for difference in differences:
        if offset < difference.now.start:
            yield Piece("same", now[offset : difference.now.start])
        if difference.before.start < difference.before.end:
            yield Piece("cut", difference.before.of(before))
        if difference.now.start < difference.now.end:
            yield Piece("added", difference.now.of(now))
        offset = difference.now.end
    if offset < len(now):
        yield Piece("same", now[offset:])
