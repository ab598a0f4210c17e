"""Which two things that somebody said ought to be looked at side by side: the same claim, but one
negates, or with another figure. It is for people to say whether they conflict."""

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
"""How much of the shorter claim the longer's sentence tells in the same words, inflected or not;
how many of all words stand in the same order; and how much both tell of each other but for the
figures."""
FEWEST, CLAUSE = 3, 5
"""Words that tell something, and all words, in either: what is shorter is no claim."""
BEFORE = 3
"""How many words before the claim what negates it stands at most."""
OF_LONGER = 0.3
"""How much of the longer's sentence the shorter tells at least."""


def to_compare(said: Sequence[Rendering]) -> Iterator[tuple[int, int]]:
    """Pairs of indices of the reports that are to be compared."""
    long_enough = [index for index, report in enumerate(said) if _is_long_enough(report)]
    if len(long_enough) < 2:
        return
    meanings = np.stack([said[index].meaning for index in long_enough])
    for first, second in np.argwhere(np.triu(meanings @ meanings.T >= NEAR, 1)).tolist():
        index, counterpart = long_enough[first], long_enough[second]
        if is_turned(said[index], said[counterpart]) or has_another_figure(
            said[index], said[counterpart]
        ):
            yield index, counterpart


def _is_long_enough(report: Rendering) -> bool:
    return len(report.telling) >= FEWEST and len(report.wording.words) >= CLAUSE


def is_turned(report: Rendering, counterpart: Rendering) -> bool:
    """Whether the two make the same claim, but only one of them negates it."""
    shorter, longer = in_order(report, counterpart)
    nearest = max(_sentences(longer), key=lambda sentence: contained(shorter, sentence))
    if shorter.negates == nearest.negates or _differ_in_figures(shorter, nearest):
        return False
    if contained(shorter, nearest) < SAME_CLAIM or contained(nearest, shorter) < OF_LONGER:
        return False
    if shorter.denied != longer.denied:
        return min(contained(shorter, nearest), contained(nearest, shorter)) >= NEARLY_ALL
    negating, plain = (shorter, nearest) if shorter.negates else (nearest, shorter)
    return _negates_claim(negating.wording.words, plain.wording.words)


def _negates_claim(negating: Sequence[str], plain: Sequence[str]) -> bool:
    """Whether the words negated are those that the two share, in the same order."""
    same = [step for step in LCSseq.opcodes(negating, plain) if step.tag == "equal"]
    size = sum(step.src_end - step.src_start for step in same)
    if not same or size < IN_ORDER * min(len(negating), len(plain)):
        return False
    claim = range(max(same[0].src_start - BEFORE, 0), same[-1].src_end)
    return any(
        is_negation(negating[index]) and not _denies_nothing(negating[index + 1 : index + 3])
        for index in claim
    )


def _denies_nothing(following: Sequence[str]) -> bool:
    """Whether a negation with these words behind it turns nothing round."""
    return " ".join(following[:1]) in DENY_NOTHING or " ".join(following) in DENY_NOTHING


def has_another_figure(report: Rendering, counterpart: Rendering) -> bool:
    """Whether both say the same but for a figure: each tells one that the other does not."""
    if not _differ_in_figures(report, counterpart) or _negates(report) != _negates(counterpart):
        return False
    words, others = _without_figures(report), _without_figures(counterpart)
    return min(contained(words, others), contained(others, words)) >= NEARLY_ALL


def _differ_in_figures(report: Rendering, counterpart: Rendering) -> bool:
    ours, theirs = _figures(report), _figures(counterpart)
    return not (ours <= theirs or theirs <= ours)


def _figures(report: Rendering) -> frozenset[str]:
    """The figures of a report, without those it rejects: six million and not four."""
    words = report.wording.words
    refused = {NUMBERS.get(word, word) for before, word in pairwise(words) if is_negation(before)}
    return report.numbers - refused


def _negates(report: Rendering) -> bool:
    """Whether the words negate anything but a figure."""
    negating = (
        is_negation(word) and not _is_figure(after)
        for word, after in pairwise((*report.wording.words, ""))
    )
    return any(negating) != report.denied


def _is_figure(word: str) -> bool:
    return word in NUMBERS or word[:1].isdigit()


def _sentences(report: Rendering) -> list[Rendering]:
    """Each sentence by itself."""
    spans, text = report.wording.spans, report.wording.text
    parts = (
        Wording(text[spans[a].start : spans[b - 1].end])
        for a, b in pairwise(report.wording.firsts)
        if a < b
    )
    return [replace(report, wording=part) for part in parts] or [report]


def _without_figures(report: Rendering) -> Rendering:
    words = report.wording.words
    refused = {
        index
        for index, (word, after) in enumerate(pairwise(words))
        if is_negation(word) and _is_figure(after)
    }
    kept_words = (
        word for index, word in enumerate(words) if not _is_figure(word) and index not in refused
    )
    return replace(report, wording=Wording(" ".join(kept_words)))
