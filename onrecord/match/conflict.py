"""Which two things that somebody said ought to be looked at side by side: the same claim, but one negates, or with
another figure. It is for people to say whether they conflict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq

from onrecord.language.english.asserting import DENY_NOTHING
from onrecord.language.english.weight import NUMBERS
from onrecord.match.likeness import Rendering, contained, in_order
from onrecord.match.weight import is_negation
from onrecord.match.wording import Wording

NEAR = 0.5
"""How near in meaning two are at least: quick to tell, and mostly they are not."""
SAME_CLAIM, IN_ORDER, NEARLY_ALL = 0.6, 0.5, 0.75
"""How much of the shorter claim the longer's sentence tells in the same words, inflected or not; how many of all words
stand in the same order; and how much both tell of each other but for the figures."""
FEWEST, CLAUSE = 3, 5
"""Words that tell something, and all words, in either: what is shorter is no claim."""
BEFORE = 3
"""How many words before the claim what negates it stands at most."""
OF_LONGER = 0.3
"""How much of the longer's sentence the shorter tells at least."""


def to_compare(said: Sequence[Rendering]) -> Iterator[tuple[int, int]]:
    """The places of those among several that are to be compared, two and two."""
    long_enough = [
        place for place, one in enumerate(said) if len(one.telling) >= FEWEST and len(one.wording.words) >= CLAUSE
    ]
    if len(long_enough) < 2:
        return
    meanings = np.stack([said[place].meaning for place in long_enough])
    for first, second in np.argwhere(np.triu(meanings @ meanings.T >= NEAR, 1)).tolist():
        one, other = long_enough[first], long_enough[second]
        if is_turned(said[one], said[other]) or has_another_figure(said[one], said[other]):
            yield one, other


def is_turned(one: Rendering, other: Rendering) -> bool:
    """Whether one says what the other does, but for a negation in that very claim."""
    shorter, longer = in_order(one, other)
    nearest = max(_sentences(longer), key=lambda each: contained(shorter, each))
    if shorter.negates == nearest.negates or _differ_in_figures(shorter, nearest):
        return False
    if contained(shorter, nearest) < SAME_CLAIM or contained(nearest, shorter) < OF_LONGER:
        return False
    if shorter.denied != longer.denied:
        return min(contained(shorter, nearest), contained(nearest, shorter)) >= NEARLY_ALL
    negating, plain = (shorter, nearest) if shorter.negates else (nearest, shorter)
    return _negates_claim(negating.wording.words, plain.wording.words)


def _negates_claim(negating: Sequence[str], plain: Sequence[str]) -> bool:
    """Whether what is negated are the words that the two share, in their order."""
    same = [step for step in LCSseq.opcodes(negating, plain) if step.tag == "equal"]
    size = sum(step.src_end - step.src_start for step in same)
    if not same or size < IN_ORDER * min(len(negating), len(plain)):
        return False
    claim = range(max(same[0].src_start - BEFORE, 0), same[-1].src_end)
    return any(is_negation(negating[at]) and not _denies_nothing(negating[at + 1 : at + 3]) for at in claim)


def _denies_nothing(following: Sequence[str]) -> bool:
    """Whether a negation with these words behind it turns nothing round."""
    return " ".join(following[:1]) in DENY_NOTHING or " ".join(following) in DENY_NOTHING


def has_another_figure(one: Rendering, other: Rendering) -> bool:
    """Whether both say the same but for a figure: each tells one that the other does not."""
    if not _differ_in_figures(one, other) or _negates(one) != _negates(other):
        return False
    words, others = _without_figures(one), _without_figures(other)
    return min(contained(words, others), contained(others, words)) >= NEARLY_ALL


def _differ_in_figures(one: Rendering, other: Rendering) -> bool:
    ours, theirs = _figures(one), _figures(other)
    return not (ours <= theirs or theirs <= ours)


def _figures(one: Rendering) -> frozenset[str]:
    """The figures that are told, without those that are told not to be: six million and not four."""
    words = one.wording.words
    refused = {NUMBERS.get(word, word) for before, word in pairwise(words) if is_negation(before)}
    return one.numbers - refused


def _negates(one: Rendering) -> bool:
    """Whether the words negate anything but a figure."""
    negating = (is_negation(word) and not _is_figure(after) for word, after in pairwise((*one.wording.words, "")))
    return any(negating) != one.denied


def _is_figure(word: str) -> bool:
    return word in NUMBERS or word[:1].isdigit()


def _sentences(one: Rendering) -> list[Rendering]:
    """Each sentence by itself."""
    spans, text = one.wording.spans, one.wording.text
    parts = (Wording(text[spans[a].start : spans[b - 1].end]) for a, b in pairwise(one.wording.firsts) if a < b)
    return [replace(one, wording=part) for part in parts] or [one]


def _without_figures(one: Rendering) -> Rendering:
    words = one.wording.words
    refused = {at for at, (word, after) in enumerate(pairwise(words)) if is_negation(word) and _is_figure(after)}
    rest = (word for at, word in enumerate(words) if not _is_figure(word) and at not in refused)
    return replace(one, wording=Wording(" ".join(rest)))
