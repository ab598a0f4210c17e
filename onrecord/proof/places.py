"""Places in a draft as people and editors count them: lines and columns, from 1."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from onrecord.types import Span


class Place(NamedTuple):
    """A line and a column in it, both counted from 1, the column in Unicode code points."""

    line: int
    column: int


class Lines:
    """The lines of a text, to tell where an offset is."""

    def __init__(self, text: str) -> None:
        """A line ends in LF or CR LF, or in CR alone."""
        ends = (
            offset + 1
            for offset, c in enumerate(text)
            if c == "\n" or (c == "\r" and text[offset + 1 : offset + 2] != "\n")
        )
        self._starts = [0, *ends]

    def place(self, offset: int) -> Place:
        """Where an offset is."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a draft. `marks`: the numbers of what covers them, the outermost first."""

    words: str
    marks: tuple[int, ...]


def stretches(text: str, spans: list[tuple[Span, int]]) -> list[Stretch]:
    """The text cut where any of the spans begins or ends, each with its number; put together again
    it is the text."""
    covered = [(span, number) for span, number in spans if span.start < span.end]
    begin: dict[int, list[tuple[Span, int]]] = {}
    end: dict[int, list[tuple[Span, int]]] = {}
    for span, number in sorted(covered, key=lambda mark: -mark[0].end):
        begin.setdefault(span.start, []).append((span, number))
        end.setdefault(span.end, []).append((span, number))
    covering: dict[tuple[Span, int], None] = {}
    cut = []
    for offset, until in pairwise(sorted({0, len(text), *begin, *end})):
        for mark in end.get(offset, ()):
            covering.pop(mark, None)
        covering.update(dict.fromkeys(begin.get(offset, ())))
        cut.append(Stretch(text[offset:until], tuple(number for _, number in covering)))
    return cut
