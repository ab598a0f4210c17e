"""Windows over an article: what the encoder reads at once, whole paragraphs where it can be."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.pieces import Gap, Ints, Pieces

CLS, SEP = 101, 102
"""The vocabulary's own marks of the beginning and the end of what the encoder reads."""
WINDOW = 256
"""The most pieces the encoder reads at once, the two marks included. More cost more each, and are
read no better."""
MARGIN = 48
"""Where a paragraph fills more than a window: pieces at a window's inner edge whose anchors the
neighbouring window decides, which sees more around them."""
STRIDE = 64
"""Windows are lengthened at their beginning to a multiple of so many pieces, marks included: what
stands before helps. Without it the encoder reads a ninth less, and the held-out articles lose 4
points of F1 on nested quotations."""


class Window(NamedTuple):
    """Pieces `start` to `end` are read; anchors are looked for from `first` to `last` (half-open,
    all of them)."""

    start: int
    end: int
    first: int
    last: int


def windows(opens: NDArray[np.bool_], room: int = WINDOW - 2) -> Iterator[Window]:
    """Windows of at most `room` pieces, so that each piece's anchor is decided exactly once.

    `opens` [pieces]: which of them open a paragraph. Windows end where paragraphs do, as evenly as
    that allows, and begin a little before what they decide; a paragraph longer than a window is
    read in several, which overlap.
    """
    edges = [0, *(np.flatnonzero(opens[1:]) + 1).tolist(), len(opens)]
    first = 0
    while first < len(opens):
        last = _last(first, edges, room)
        if last - first > room:
            for inner in _overlapping(last - first, room):
                yield Window(*(offset + first for offset in inner))
        else:
            size = min(_lengthened(last - first, room), len(opens))
            start = max(0, last - size)
            yield Window(start, start + size, first, last)
        first = last


def _last(first: int, edges: list[int], room: int) -> int:
    """Where the window from `first` ends: with the first paragraph that fills its share of what is
    left, or with the one before, if that one is too much."""
    left = edges[-1] - first
    share = first + left / -(-left // room)
    index = bisect_left(edges, share)
    before = edges[index - 1]
    return before if edges[index] - first > room and before > first else edges[index]


def _overlapping(count: int, room: int) -> Iterator[Window]:
    """Evenly spread windows over `count` pieces, no longer than they need be."""
    number = max(1, -(-(count - 2 * MARGIN) // (room - 2 * MARGIN)))
    needed = -(-(count + (number - 1) * 2 * MARGIN) // number)
    size = min(count, _lengthened(needed, room))
    starts = (
        [round(index * (count - size) / (number - 1)) for index in range(number)]
        if number > 1
        else [0]
    )
    edges = [0, *((start + previous + size) // 2 for previous, start in pairwise(starts)), count]
    for start, (first, last) in zip(starts, pairwise(edges), strict=True):
        yield Window(start, start + size, first, last)


def _lengthened(count: int, room: int) -> int:
    return min(-(-(count + 2) // STRIDE) * STRIDE - 2, room)


def features(pieces: Pieces, part: slice) -> Ints:
    """The features [pieces, 3] of a window, its two marks included."""
    columns = np.stack([pieces.case[part], pieces.gap[part], pieces.quoted[part]], axis=1)
    ends = np.array([[0, Gap.PARAGRAPH, 0]], np.int64)
    return np.concatenate([ends, columns, ends])
