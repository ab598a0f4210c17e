"""Which quotations of one version of an article are which of the next, by their words."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.language.english.weight import EMPTY
from onrecord.match.comparing import compare
from onrecord.match.wording import Wording

LIKELY, HOLDERS = 5, 50
"""Wordings compared with one: those with most words in common, of words that no more than so many have."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The numbers of a wording before and after; None where it was not there."""

    before: int | None
    after: int | None


def pairs(before: Sequence[Wording], after: Sequence[Wording]) -> tuple[Pair, ...]:
    """Each wording with what it became: the same words, or else the nearest; first what is gone, then as they stand
    after."""
    found = _same(before, after)
    rest_before = [number for number in range(len(before)) if number not in found]
    taken = set(found.values())
    rest_after = [number for number in range(len(after)) if number not in taken]
    likely = [
        (share, one, other)
        for one, other in _likely(before, after, rest_before, rest_after)
        if (share := _share(before[one], after[other]))
    ]
    for _, one, other in sorted(likely, key=lambda pair: (-pair[0], pair[1:])):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    became = {other: one for one, other in found.items()}
    gone = (Pair(number, None) for number in rest_before if number not in found)
    return (*gone, *(Pair(became.get(number), number) for number in range(len(after))))


def _same(before: Sequence[Wording], after: Sequence[Wording]) -> dict[int, int]:
    """What has the same words, in the order of the text where it is repeated."""
    places: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for number, wording in enumerate(after):
        places[wording.words].append(number)
    return {number: at.popleft() for number, one in enumerate(before) if (at := places.get(one.words))}


def _likely(
    before: Sequence[Wording], after: Sequence[Wording], rest_before: Sequence[int], rest_after: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Those of the rest that have most words in common."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number in rest_after:
        for word in set(after[number].words) - EMPTY:
            holders[word].append(number)
    for number in rest_before:
        common: Counter[int] = Counter()
        for word in sorted(set(before[number].words)):
            if len(holders.get(word, ())) <= HOLDERS:
                common.update(holders.get(word, ()))
        yield from ((number, other) for other, _ in common.most_common(LIKELY))


def _share(one: Wording, other: Wording) -> float:
    """How much of the shorter wording the longer has, if one was made of the other; 0 if not."""
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    found = compare(shorter, longer)
    return 0.0 if found.manner == "other" else found.share
