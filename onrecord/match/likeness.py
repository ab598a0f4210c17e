"""Whether two reports are of one utterance: the chance of it, from their words, who said them and when.

A logistic regression over what `features` tells; `bench/statements.py --fit` makes its weights.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np

from onrecord.match.meaning import Floats, Meanings, meanings
from onrecord.match.weight import EMPTY, is_negation
from onrecord.match.wording import Wording

FEATURES = (
    "same speaker",
    "days apart",
    "shorter told by longer",
    "words that tell something",
    "nearest sentences",
    "both quoted, words not in a run",
    "one not quoted, nearest sentences",
    "same speaker, shorter told by longer",
    "longest run of words",
    "same speaker, both quoted, same days",
)
WEIGHTS = (3.568, -0.701, 2.574, 0.078, 2.257, -1.287, 0.455, -2.729, 3.944, 1.685)
BIAS = -5.802
UNKNOWN_DAYS = 3
"""How many days lie between two reports of which one has no date."""
LONG_RUN = 40
"""A run of words that tell so much together is as telling as any longer one."""
MOST_SENTENCES = 30
"""Sentences of one report that are compared with the other's."""


@dataclass(frozen=True)
class Rendering:
    """One report of something said, as far as likeness goes by it.

    `speaker`: the same for the same speaker, None where it is not known; `quoted`: whether the words are inside
    quotation marks; `denied`: whether a cue denies them.
    """

    wording: Wording
    speaker: object | None
    day: date | None
    quoted: bool
    denied: bool

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The folded words that tell something."""
        return tuple(word for word in self.wording.words if word not in EMPTY)

    @cached_property
    def negates(self) -> bool:
        """Whether the words negate, or the cue does."""
        return any(map(is_negation, self.wording.words)) != self.denied

    @cached_property
    def meaning(self) -> Floats:
        """The meaning of all words together."""
        return meanings().of(self.wording.words)

    @cached_property
    def sentences(self) -> Floats:
        """The meanings of the sentences `[sentences, directions]`."""
        known = meanings()
        firsts, words = self.wording.firsts[: MOST_SENTENCES + 1], self.wording.words
        return np.array([known.of(words[first:last]) for first, last in pairwise(firsts)])


def features(one: Rendering, other: Rendering, known: Meanings) -> Floats:
    """What likeness goes by, in the order of `FEATURES`."""
    shorter, longer = sorted((one, other), key=lambda rendering: (len(rendering.telling), rendering.wording.words))
    same = one.speaker is not None and one.speaker == other.speaker
    days = abs((one.day - other.day).days) if one.day and other.day else UNKNOWN_DAYS
    quoted = one.quoted and other.quoted
    told = known.coverage(shorter.telling, longer.telling)
    nearest = _nearest(shorter, longer)
    weights = [known.weight(word) for word in shorter.wording.words]
    run = longest_run(shorter.wording.words, longer.wording.words, weights)
    return np.array(
        [
            same,
            math.log1p(days),
            told,
            math.log1p(len(shorter.telling)),
            nearest,
            quoted * (1 - run / (sum(weights) or 1)),
            (not quoted) * nearest,
            same * told,
            min(run / LONG_RUN, 1),
            (same and quoted) / (1 + days),
        ],
        np.float32,
    )


def likeness(one: Rendering, other: Rendering, known: Meanings) -> float:
    """The chance, from 0 to 1, that both report one utterance."""
    return 1 / (1 + math.exp(-float(features(one, other, known) @ np.array(WEIGHTS, np.float32)) - BIAS))


def sense(asked: Rendering, told: Rendering, known: Meanings) -> float:
    """How much of what is asked is told, in whatever words, from 0 to 1: word by word and by the nearest sentences."""
    nearest = min(max(_nearest(asked, told), 0.0), 1.0)
    return (known.coverage(asked.telling, told.telling) + nearest) / 2


def longest_run(words: Sequence[str], others: Sequence[str], weights: Sequence[float]) -> float:
    """How much the most telling stretch of words weighs that stands in both, word for word."""
    places = defaultdict(list)
    for place, word in enumerate(others):
        places[word].append(place)
    best, before = 0.0, dict[int, float]()
    for word, weight in zip(words, weights, strict=True):
        before = {place: before.get(place - 1, 0.0) + weight for place in places.get(word, ())}
        best = max(best, max(before.values(), default=0.0))
    return best


def _nearest(one: Rendering, other: Rendering) -> float:
    """How near in meaning the two nearest sentences are."""
    ours, theirs = one.sentences, other.sentences
    return float((ours @ theirs.T).max()) if ours.size and theirs.size else 0.0
