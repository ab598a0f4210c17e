"""Which quotations of one version of an article are which of the next, by their words."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.language.english.weight import EMPTY
from onrecord.match.comparing import compare
from onrecord.match.wording import Wording

LIKELY, HOLDERS = 5, 50
"""Wordings compared with one: those with most words in common, of words that no more than so many
have."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The numbers of a wording before and after; None where it was not there."""

    before: int | None
    after: int | None


def pairs(before: Sequence[Wording], after: Sequence[Wording]) -> tuple[Pair, ...]:
    """Each wording with what it became: the same words, or else the nearest. Wordings that are gone
    come first, then the others in their order afterwards."""
    successors = _same(before, after)
    rest_before = [number for number in range(len(before)) if number not in successors]
    taken = set(successors.values())
    rest_after = [number for number in range(len(after)) if number not in taken]
    likely = [
        (share, earlier, later)
        for earlier, later in _likely(before, after, rest_before, rest_after)
        if (share := _share(before[earlier], after[later]))
    ]
    for _, earlier, later in sorted(likely, key=lambda pair: (-pair[0], pair[1:])):
        if earlier not in successors and later not in taken:
            successors[earlier] = later
            taken.add(later)
    became = {later: earlier for earlier, later in successors.items()}
    gone = (Pair(number, None) for number in rest_before if number not in successors)
    return (*gone, *(Pair(became.get(number), number) for number in range(len(after))))


def _same(before: Sequence[Wording], after: Sequence[Wording]) -> dict[int, int]:
    """What has the same words, in the order of the text where it is repeated."""
    places: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for number, wording in enumerate(after):
        places[wording.words].append(number)
    same = ((number, places.get(wording.words)) for number, wording in enumerate(before))
    return {number: numbers.popleft() for number, numbers in same if numbers}


def _likely(
    before: Sequence[Wording],
    after: Sequence[Wording],
    rest_before: Sequence[int],
    rest_after: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """The pairs among the remaining wordings that have most words in common."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number in rest_after:
        for word in set(after[number].words) - EMPTY:
            holders[word].append(number)
    for number in rest_before:
        common: Counter[int] = Counter()
        for word in sorted(set(before[number].words)):
            if len(holders.get(word, ())) <= HOLDERS:
                common.update(holders.get(word, ()))
        yield from ((number, candidate) for candidate, _ in common.most_common(LIKELY))


def _share(earlier: Wording, later: Wording) -> float:
    """How much of the shorter wording the longer has, if one was made of the other; 0 if not."""
    shorter, longer = (
        (earlier, later) if len(earlier.words) <= len(later.words) else (later, earlier)
    )
    comparison = compare(shorter, longer)
    return 0.0 if comparison.manner == "other" else comparison.share
