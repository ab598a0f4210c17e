"""Which two things that somebody said ought to be looked at side by side: the same claim, but one negates, or with
another figure. It is for people to say whether they conflict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from onrecord.match.likeness import Rendering, contained, in_order
from onrecord.match.weight import NUMBERS
from onrecord.match.wording import Wording

NEAR = 0.5
"""How near in meaning two are at least: quick to tell, and mostly they are not."""
SAME_CLAIM, OF_LONGER, NEARLY_ALL = 0.7, 0.3, 0.85
"""How much of the words of the shorter the longer has, inflected or not, and the shorter of the longer's sentence that
has most of them; and both of each other but for the figures."""
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
    """Whether one says what the other does, but for a negation in that very sentence."""
    shorter, longer = in_order(one, other)
    if one.negates == other.negates or contained(shorter, longer) < SAME_CLAIM:
        return False
    nearest = max(_sentences(longer), key=lambda each: contained(shorter, each))
    same = min(contained(shorter, nearest) / SAME_CLAIM, contained(nearest, shorter) / OF_LONGER) >= 1
    return same and shorter.negates != nearest.negates and not _differ_in_figures(shorter, nearest)


def has_another_figure(one: Rendering, other: Rendering) -> bool:
    """Whether both say the same but for a figure: each tells one that the other does not."""
    if not _differ_in_figures(one, other) or one.negates != other.negates:
        return False
    words, others = _without_figures(one), _without_figures(other)
    return min(contained(words, others), contained(others, words)) >= NEARLY_ALL


def _differ_in_figures(one: Rendering, other: Rendering) -> bool:
    return not (one.numbers <= other.numbers or other.numbers <= one.numbers)


def _sentences(one: Rendering) -> list[Rendering]:
    """Each sentence by itself."""
    spans, text = one.wording.spans, one.wording.text
    parts = (Wording(text[spans[a].start : spans[b - 1].end]) for a, b in pairwise(one.wording.firsts) if a < b)
    return [replace(one, wording=part) for part in parts] or [one]


def _without_figures(one: Rendering) -> Rendering:
    rest = (word for word in one.wording.words if word not in NUMBERS and not word[:1].isdigit())
    return replace(one, wording=Wording(" ".join(rest)))
