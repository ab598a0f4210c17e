"""Windows over an article: what the encoder reads at once, crossing paragraphs."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from onrecord.extract.pieces import Gap, Ints, Pieces

CLS, SEP = 101, 102
"""The vocabulary's own marks of the beginning and the end of what the encoder reads."""
WINDOW = 448
"""The most pieces the encoder reads at once, the two marks included."""
MARGIN = 48
"""Pieces at a window's inner edge whose anchors the neighbouring window decides, which sees more around them."""
STRIDE = 64
"""Windows are lengthened to a multiple of so many pieces, marks included: few lengths are quicker than many,
and take less memory."""


class Window(NamedTuple):
    """Pieces `start` to `end` are read; anchors are looked for from `first` to `last` (half-open, all of them)."""

    start: int
    end: int
    first: int
    last: int


def windows(count: int) -> Iterator[Window]:
    """Evenly spread windows over `count` pieces, no longer than they need be, so that each piece's anchor is decided
    exactly once."""
    if not count:
        return
    room = WINDOW - 2
    number = max(1, -(-(count - 2 * MARGIN) // (room - 2 * MARGIN)))
    needed = -(-(count + (number - 1) * 2 * MARGIN) // number)
    size = min(count, -(-(needed + 2) // STRIDE) * STRIDE - 2)
    starts = [round(index * (count - size) / (number - 1)) for index in range(number)] if number > 1 else [0]
    edges = [0, *((start + previous + size) // 2 for previous, start in pairwise(starts)), count]
    for start, (first, last) in zip(starts, pairwise(edges), strict=True):
        yield Window(start, start + size, first, last)


def features(pieces: Pieces, part: slice) -> Ints:
    """The features [pieces, 3] of a window, its two marks included."""
    columns = np.stack([pieces.case[part], pieces.gap[part], pieces.quoted[part]], axis=1)
    ends = np.array([[0, Gap.PARAGRAPH, 0]], np.int64)
    return np.concatenate([ends, columns, ends])
