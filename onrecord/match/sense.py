"""How much of the sense of what is asked others tell, in whatever words: of many at once, for there it saves most."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np

from onrecord.match.likeness import Rendering
from onrecord.match.meaning import Floats, Ints, meanings

AT_ONCE = 4096
"""About how many words are compared at once."""
DIGITS = 4
"""That the same words tell as much, wherever they stand among those compared at once."""
TINIEST = 1e-6
"""Less than the length of any meaning."""


def sense(asked: Rendering, told: Rendering) -> float:
    """How much of what is asked is told, from 0 to 1: word by word, each by that nearest in meaning, and by the nearest
    sentences, which count as much."""
    [found] = senses(asked, [told])
    return found


def senses(asked: Rendering, told: Sequence[Rendering]) -> list[float]:
    """The `sense` of each, in their order."""
    return [found for batch in _batches(told) for found in _senses(asked, batch)]


def _batches(told: Sequence[Rendering]) -> Iterator[Sequence[Rendering]]:
    """As they come, of about `AT_ONCE` words each, but of one at least."""
    first, words = 0, 0
    for place, one in enumerate(told):
        words += len(one.wording.words)
        if words >= AT_ONCE:
            yield told[first : place + 1]
            first, words = place + 1, 0
    if first < len(told):
        yield told[first:]


def _senses(asked: Rendering, told: Sequence[Rendering]) -> list[float]:
    """The sense of some; what has no words tells nothing."""
    found, places = [0.0] * len(told), [place for place, one in enumerate(told) if one.wording.words]
    if not places or not asked.telling:
        return found
    each = [told[place] for place in places]
    numbers = meanings().numbers(word for one in each for word in one.wording.words)
    firsts = [0, *accumulate(len(one.wording.words) for one in each)][:-1]
    both = _covered(asked, each, numbers, firsts) + _nearest(asked, each, numbers, firsts)
    for place, value in zip(places, (both / 2).tolist(), strict=True):
        found[place] = round(value, DIGITS)
    return found


def _covered(asked: Rendering, told: Sequence[Rendering], numbers: Ints, firsts: Sequence[int]) -> Floats:
    """How much of the words asked each tells. `numbers` [words]: those of all that is told, of which `firsts` begin a
    report."""
    each, places = np.unique(numbers, return_inverse=True)  # the same words stand in many
    near = np.maximum.reduceat((asked.vectors @ meanings().vectors[each].T)[:, places], firsts, axis=1)
    np.clip(near, 0, 1, out=near)
    for place, one in enumerate(told):
        there = set(one.wording.words)
        near[[number for number, word in enumerate(asked.telling) if word in there], place] = 1
    covered: Floats = asked.weights @ near / np.add.reduce(asked.weights)
    return covered


def _nearest(asked: Rendering, told: Sequence[Rendering], numbers: Ints, firsts: Sequence[int]) -> Floats:
    """How near in meaning to a sentence that is asked each one's nearest sentence is; what is unlike counts nothing."""
    begins = [first + place for one, first in zip(told, firsts, strict=True) for place in one.wording.firsts[:-1]]
    sums = np.add.reduceat(meanings().weighted[numbers], begins, axis=0)
    lengths = np.sqrt(np.add.reduce(sums * sums, axis=1))
    near = np.maximum.reduce(asked.sentences @ sums.T, axis=0) / np.maximum(lengths, TINIEST)
    nearest: Floats = np.clip(np.maximum.reduceat(near, np.searchsorted(begins, firsts)), 0, 1)
    return nearest
