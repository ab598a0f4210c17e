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
        ends = (at + 1 for at, c in enumerate(text) if c == "\n" or (c == "\r" and text[at + 1 : at + 2] != "\n"))
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
    """The text cut where any of the spans begins or ends, each with its number; put together again it is the text."""
    given = [(span, number) for span, number in spans if span.start < span.end]
    begin: dict[int, list[tuple[Span, int]]] = {}
    end: dict[int, list[tuple[Span, int]]] = {}
    for span, number in sorted(given, key=lambda one: -one[0].end):
        begin.setdefault(span.start, []).append((span, number))
        end.setdefault(span.end, []).append((span, number))
    covering: dict[tuple[Span, int], None] = {}
    found = []
    for at, until in pairwise(sorted({0, len(text), *begin, *end})):
        for one in end.get(at, ()):
            covering.pop(one, None)
        covering.update(dict.fromkeys(begin.get(at, ())))
        found.append(Stretch(text[at:until], tuple(number for _, number in covering)))
    return found
