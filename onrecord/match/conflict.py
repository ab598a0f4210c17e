"""Which two things that somebody said ought to be looked at side by side: much the same, but one negates, or with
another figure. It is for people to say whether they conflict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.match.likeness import Rendering, coverage
from onrecord.match.sense import sense
from onrecord.match.weight import NUMBERS
from onrecord.match.wording import Wording

NEAR, SENSE, NEARLY_ALL = 0.5, 0.65, 0.85
"""How near in meaning two are at least, how much of the sense of the shorter the longer tells, and how much but for the
figures."""
FEWEST = 3
"""Words that tell something, in either."""


def to_compare(said: Sequence[Rendering]) -> Iterator[tuple[int, int]]:
    """The places of those among several that are to be compared, two and two."""
    long_enough = [place for place, one in enumerate(said) if len(one.telling) >= FEWEST]
    if len(long_enough) < 2:
        return
    meanings = np.stack([said[place].meaning for place in long_enough])
    for first, second in np.argwhere(np.triu(meanings @ meanings.T >= NEAR, 1)).tolist():
        one, other = long_enough[first], long_enough[second]
        if is_turned(said[one], said[other]) or has_another_figure(said[one], said[other]):
            yield one, other


def is_turned(one: Rendering, other: Rendering) -> bool:
    """Whether one says what the other does, but for a negation."""
    shorter, longer = sorted((one, other), key=lambda each: (len(each.telling), each.wording.words))
    return one.negates != other.negates and sense(shorter, longer) >= SENSE


def has_another_figure(one: Rendering, other: Rendering) -> bool:
    """Whether both say the same but for a figure: each tells one that the other does not."""
    if one.numbers <= other.numbers or other.numbers <= one.numbers:
        return False
    words, others = _without_figures(one), _without_figures(other)
    return min(coverage(words, others), coverage(others, words)) >= NEARLY_ALL


def _without_figures(one: Rendering) -> Rendering:
    rest = (word for word in one.wording.words if word not in NUMBERS and not word[:1].isdigit())
    return replace(one, wording=Wording(" ".join(rest)))
