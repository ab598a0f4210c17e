"""What somebody claims was said beside what a report has: the same words, shortened or altered, word by word.

Alignment by the longest common subsequence of words (rapidfuzz), within the sentences that the two share.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq, Opcode

from onrecord.match.weight import EMPTY, Weight, weights
from onrecord.match.wording import Wording
from onrecord.types import Span

Manner = Literal["verbatim", "shortened", "altered", "other"]
FEWEST = 3
"""Words that say enough to be taken for a shortened sentence."""
SAME, SAME_TELLING = 0.6, 0.5
"""Shares of all words and of the telling ones that an altered wording has in common with the original."""
MOST_SENTENCES = 12
"""Sentences of the claim; a longer claim is compared with all sentences at once."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the wordings differ: the span in what was asked, and that in what was told; one may be empty."""

    asked: Span
    told: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one wording stands to another.

    `share`: of the words asked, how many are told in this order; `differences`: where they are not the same, spans of
    the two texts; `dropped`: the kinds of weighty words that were left out.
    """

    manner: Manner
    share: float
    differences: tuple[Difference, ...] = ()
    dropped: tuple[Weight, ...] = ()


OTHER = Comparison("other", 0.0)


def compare(asked: Wording, told: Wording) -> Comparison:
    """How the words asked stand to the words told."""
    if not asked.words or not told.words:
        return OTHER
    found = _whole(asked, told)
    if found is not None:
        return found
    if not _may_be_altered(asked, told):
        return OTHER
    return max((_aligned(asked, told, part) for part in _parts(asked, told)), key=_rank, default=OTHER)


def _may_be_altered(asked: Wording, told: Wording) -> bool:
    """Whether enough of the words are told, in whatever order: quick to tell, and mostly they are not."""
    there = set(told.words)
    kept = [word for word in asked.words if word in there]
    telling = sum(word not in EMPTY for word in asked.words)
    enough = len(kept) >= SAME * len(asked.words)
    return enough and sum(word not in EMPTY for word in kept) >= SAME_TELLING * telling


def differences(one: Wording, other: Wording) -> tuple[Difference, ...]:
    """Where two wordings differ, word by word, from the beginning of both to their end."""
    steps = LCSseq.opcodes(one.words, other.words)
    return tuple(Difference(_stretch(one, ours), _stretch(other, theirs)) for ours, theirs in _unlike(steps))


def _whole(asked: Wording, told: Wording) -> Comparison | None:
    """The words as they stand in one piece: verbatim if that is whole sentences, or else shortened at its ends."""
    size, places = len(asked.words), list(_places(asked.words, told.words))
    firsts = set(told.firsts)
    if any(place in firsts and place + size in firsts for place in places):
        return Comparison("verbatim", 1.0)
    if places and (size >= FEWEST or size == len(told.words)):
        return min((_cut(told, place, place + size) for place in places), key=lambda one: len(one.dropped))
    return None


def _places(words: Sequence[str], within: Sequence[str]) -> Iterator[int]:
    for place in range(len(within) - len(words) + 1):
        if within[place] == words[0] and tuple(within[place : place + len(words)]) == tuple(words):
            yield place


def _cut(told: Wording, first: int, last: int) -> Comparison:
    """Shortened at the ends: what the sentences that it begins and ends in have besides."""
    begin = max(place for place in told.firsts if place <= first)
    end = min(place for place in told.firsts if place >= last)
    left_out = [*told.words[begin:first], *told.words[last:end]]
    gone = [Span(a, b) for a, b in ((begin, first), (last, end)) if a < b]
    differences = tuple(Difference(Span(0, 0), _stretch(told, span)) for span in gone)
    return Comparison("shortened", 1.0, differences, tuple(weights(left_out)))


def _parts(asked: Wording, told: Wording) -> Iterator[Span]:
    """Runs of the told sentences, as spans of words: of about as many as were asked, those with most in common."""
    telling = set(asked.words) - EMPTY or set(asked.words)
    firsts, count = told.firsts, len(asked.firsts) - 1
    if count > MOST_SENTENCES or len(firsts) - 1 <= count:
        yield Span(0, len(told.words))
        return
    runs = [
        Span(firsts[i], firsts[min(i + more, len(firsts) - 1)])
        for more in (count, count + 1)
        for i in range(len(firsts) - more)
    ]
    common = {run: len(telling & set(told.words[run.start : run.end])) for run in runs}
    best = max(common.values(), default=0)
    yield from [run for run in runs if common[run] == best and best][:5]


def _aligned(asked: Wording, told: Wording, part: Span) -> Comparison:
    words = told.words[part.start : part.end]
    steps = LCSseq.opcodes(asked.words, words)
    kept = [word for step in steps if step.tag == "equal" for word in asked.words[step.src_start : step.src_end]]
    share = len(kept) / len(asked.words)
    telling = [word for word in asked.words if word not in EMPTY]
    telling_share = sum(word not in EMPTY for word in kept) / len(telling) if telling else share
    left_out = [w for s in steps if s.tag != "equal" for w in words[s.dest_start : s.dest_end]]
    differences = tuple(
        Difference(_stretch(asked, ours), _stretch(told, Span(part.start + theirs.start, part.start + theirs.end)))
        for ours, theirs in _unlike(steps)
    )
    if share == 1 and len(asked.words) >= FEWEST and len(asked.words) * 3 >= len(words):
        return Comparison("shortened", 1.0, differences, tuple(weights(left_out)))
    if share >= SAME and telling_share >= SAME_TELLING and len(kept) >= FEWEST:
        return Comparison("altered", share, differences, ())
    return Comparison("other", share)


def _unlike(steps: Iterable[Opcode]) -> Iterator[tuple[Span, Span]]:
    """The stretches between those that are alike, as numbers of words on either side."""
    ours, theirs = Span(0, 0), Span(0, 0)
    for step in [*steps, Opcode("equal", 0, 0, 0, 0)]:
        if step.tag != "equal":
            first = ours == Span(0, 0) == theirs
            ours = Span(step.src_start if first else ours.start, step.src_end)
            theirs = Span(step.dest_start if first else theirs.start, step.dest_end)
        elif (ours, theirs) != (Span(0, 0), Span(0, 0)):
            yield ours, theirs
            ours, theirs = Span(0, 0), Span(0, 0)


def _stretch(wording: Wording, numbers: Span) -> Span:
    """The span of the text that words of these numbers take; an empty one where they would stand."""
    spans = wording.spans
    if numbers.start == numbers.end:
        place = spans[numbers.start].start if numbers.start < len(spans) else len(wording.text)
        return Span(place, place)
    return Span(spans[numbers.start].start, spans[numbers.end - 1].end)


def _rank(one: Comparison) -> tuple[int, float]:
    return ("other", "altered", "shortened", "verbatim").index(one.manner), one.share
