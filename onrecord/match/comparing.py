"""What somebody claims was said beside what a report has: the same words, shortened or altered, word by word.

What is compared are units (`units.py`): words, and quantities with their sign, currency and unit, in the spelling
that stands for all (`tiers.py`). Alignment by their longest common subsequence (rapidfuzz), within the sentences that
the two share.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import LCSseq, Opcode

from onrecord.language.english.weight import EMPTY
from onrecord.match.clauses import weights_left_out
from onrecord.match.quantities import millions
from onrecord.match.tiers import TIERS, Tier
from onrecord.match.units import Unit, Units, units_of
from onrecord.match.weight import Weight, is_negation
from onrecord.match.wording import Wording
from onrecord.text.marks import ANY, DASHES
from onrecord.types import Span

Manner = Literal["verbatim", "shortened", "altered", "spliced", "other"]
RANKED: tuple[Manner, ...] = ("other", "spliced", "altered", "shortened", "verbatim")
FEWEST = 3
"""Words that say enough to be taken for a shortened sentence."""
SAME, SAME_TELLING = 0.6, 0.5
"""Shares of all words and of the telling ones that an altered wording has in common with the original."""
MOVED, MOVED_IN_ALL = 0.45, 0.8
"""Shares of the words in this order and in any, if some were moved."""
STRETCHED, STRETCHED_BY = 1.5, 2
"""How many times as long as the claim, and words more, the words of an altered one stretch over a report at most."""
ALTERED = 0.999
"""The share of an altered wording at most: all words may be there, but not as they were."""
MOST_SENTENCES = 12
"""Sentences of the claim; a longer claim is compared with all sentences at once."""
SPARSE, PIECES = 3, 4
"""How many times as long as the claim a report is at most that is shortened between; pieces that may be spliced."""
ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
"""What marks that something is left out."""
AFTER = 2
"""Characters between a word and the [sic] that belongs to it."""
OUTER = f" \t\n\r{ANY}.,;:!?…{DASHES}-"
"""Marks around a quotation that are not its own."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the wordings differ: the span in what was asked, and that in what was told; one may be empty."""

    asked: Span
    told: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one wording stands to another.

    `share`: of the words asked, how many are told in this order; `differences`: where they are not the same, spans of
    the two texts; `dropped`: the kinds of weighty words that were left out of the clauses that are quoted; `tier`: of
    what is verbatim or shortened, the first tier at which the words are the same.
    """

    manner: Manner
    share: float
    differences: tuple[Difference, ...] = ()
    dropped: tuple[Weight, ...] = ()
    tier: Tier | None = None


OTHER = Comparison("other", 0.0)


@dataclass(frozen=True, slots=True)
class _Both:
    """The units of the two, without an editor's insertions that only one of them has."""

    asked: Units
    told: Units


def compare(asked: Wording, told: Wording) -> Comparison:
    """How the words asked stand to the words told."""
    if not asked.words or not told.words:
        return OTHER
    both = _both(units_of(asked.text), units_of(told.text))
    if not both.asked.units or not both.told.units:
        return OTHER
    found = _whole(both)
    if found is None and _may_be_altered(both):
        found = max((_aligned(both, part) for part in _parts(both)), key=_rank, default=OTHER)
    return _turned(found, asked) if found else OTHER


def _turned(found: Comparison, asked: Wording) -> Comparison:
    """What is shortened by a "not" says the contrary: it is altered, unless the claim marks that words are left out."""
    if found.manner != "shortened" or "negation" not in found.dropped or ELLIPSIS.search(asked.text):
        return found
    return replace(found, manner="altered", share=ALTERED, tier=None)


def differences(one: Wording, other: Wording) -> tuple[Difference, ...]:
    """Where two wordings differ, word by word, from the beginning of both to their end."""
    ours, theirs = units_of(one.text), units_of(other.text)
    steps = _steps(ours, theirs, Span(0, len(theirs.units)))
    return tuple(_difference(ours, theirs, step) for step in _unlike(steps))


def is_same(one: Wording, other: Wording) -> bool:
    """Whether two wordings are the same, at whatever tier."""
    return units_of(one.text).keys == units_of(other.text).keys


def stands_in(one: Wording, other: Wording) -> bool:
    """Whether all of one stands in another in a row, at whatever tier."""
    ours, theirs = units_of(one.text).keys, units_of(other.text).keys
    return bool(ours) and next(_places(ours, theirs), None) is not None


def _both(asked: Units, told: Units) -> _Both:
    """The two without the insertions of an editor that the other lacks; a marked "not" is never left out."""
    ours, theirs = _inserted(asked, told), _inserted(told, asked)
    return _Both(asked.without(ours) if ours else asked, told.without(theirs) if theirs else told)


def _inserted(units: Units, other: Units) -> set[int]:
    """The numbers of the units in those square brackets whose words the other does not have in this order."""
    if not units.edits:
        return set()
    groups: dict[int, list[int]] = {}
    for number, unit in enumerate(units.units):
        if unit.inserted is not None:
            groups.setdefault(unit.inserted, []).append(number)
    found: set[int] = set()
    for numbers in groups.values():
        keys = [units.keys[number] for number in numbers]
        if not any(map(is_negation, keys)) and next(_places(keys, other.keys), None) is None:
            found.update(numbers)
    return found


def _may_be_altered(both: _Both) -> bool:
    """Whether enough of the words are told, in whatever order: quick to tell, and mostly they are not."""
    there, asked = both.told.key_set, both.asked.keys
    kept = [word for word in asked if word in there]
    telling = sum(word not in EMPTY for word in asked)
    if any(unit.broken for unit in both.asked.units):  # a word in two pieces, which the other may have in one
        return bool(kept)
    enough = len(kept) >= SAME * len(asked)
    return enough and sum(word not in EMPTY for word in kept) >= SAME_TELLING * telling


def _whole(both: _Both) -> Comparison | None:
    """The words as they stand in one piece: verbatim if that is whole sentences, or else shortened at its ends."""
    asked, told = both.asked, both.told
    size = len(asked.units)
    places = [place for place in _places(asked.keys, told.keys) if not _parts_figure(told, (place, place + size))]
    if not places:
        return None
    firsts = set(told.firsts)
    whole = [place for place in places if place in firsts and place + size in firsts]
    if whole:
        return min((_verbatim(both, place) for place in whole), key=lambda one: TIERS.index(one.tier or "editorial"))
    if size >= FEWEST or size == len(told.units):
        return min((_cut(both, place) for place in places), key=lambda one: len(one.dropped))
    return None


def _places(words: Sequence[str], within: Sequence[str]) -> Iterator[int]:
    words, within = tuple(words), tuple(within)
    for place in range(len(within) - len(words) + 1):
        if within[place] == words[0] and within[place : place + len(words)] == words:
            yield place


def _verbatim(both: _Both, place: int) -> Comparison:
    return Comparison("verbatim", 1.0, tier=_tier(both, [(n, place + n) for n in range(len(both.asked.units))]))


def _cut(both: _Both, first: int) -> Comparison:
    """Shortened at the ends: what the sentences that it begins and ends in have besides."""
    told, last = both.told, first + len(both.asked.units)
    begin = max(place for place in told.firsts if place <= first)
    end = min(place for place in told.firsts if place >= last)
    gone = [Span(a, b) for a, b in ((begin, first), (last, end)) if a < b]
    unlike = tuple(Difference(Span(0, 0), told.stretch(*span)) for span in gone)
    pairs = [(number, first + number) for number in range(len(both.asked.units))]
    return Comparison("shortened", 1.0, unlike, weights_left_out(told, gone, Span(begin, end)), _tier(both, pairs))


def _parts(both: _Both) -> Iterator[Span]:
    """Runs of the told sentences, as spans of units: of about as many as were asked, those with most in common."""
    asked, told = both.asked, both.told
    telling = set(asked.keys) - EMPTY or set(asked.keys)
    firsts, count = told.firsts, len(asked.firsts) - 1
    if count > MOST_SENTENCES or len(firsts) - 1 <= count:
        yield Span(0, len(told.units))
        return
    runs = [
        Span(firsts[i], firsts[min(i + more, len(firsts) - 1)])
        for more in (count, count + 1)
        for i in range(len(firsts) - more)
    ]
    common = {run: len(telling & set(told.keys[run.start : run.end])) for run in runs}
    best = max(common.values(), default=0)
    yield from [run for run in runs if common[run] == best and best][:5]
    yield Span(0, len(told.units))


def _steps(asked: Units, told: Units, part: Span) -> list[Opcode]:
    """What becomes of the units asked, one stretch after the other; a compound written otherwise stays equal."""
    steps: list[Opcode] = []
    for step in _merged(LCSseq.opcodes(asked.keys, told.keys[part.start : part.end])):
        ours = asked.units[step.src_start : step.src_end]
        theirs = told.units[part.start + step.dest_start : part.start + step.dest_end]
        same = step.tag != "equal" and (_is_one_word(ours, theirs) or _is_one_figure(ours, theirs))
        bounds = step.src_start, step.src_end, step.dest_start, step.dest_end
        steps.append(Opcode("equal", *bounds) if same else step)
    return steps


def _merged(steps: Iterable[Opcode]) -> Iterator[Opcode]:
    """What is taken out and what is put in at one place, as one step."""
    before: Opcode | None = None
    for step in steps:
        if before and before.tag != "equal" != step.tag:
            before = Opcode("replace", before.src_start, step.src_end, before.dest_start, step.dest_end)
            continue
        if before:
            yield before
        before = step
    if before:
        yield before


def _is_one_figure(ours: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    """Whether one has in full what the other has with an m, which may be metres: 5 million and 5m."""
    short, long = sorted((ours, theirs), key=len)
    if len(short) != 1 or len(long) != 2 or long[1].key != "m" or not long[0].key.replace(".", "").isdigit():
        return False
    return millions(long[0].key) == short[0].key


def _is_one_word(ours: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    """Whether one has in pieces what the other has in one: policy maker and policymaker, a word across two lines."""
    short, long = sorted((ours, theirs), key=len)
    if len(short) != 1 or not 1 < len(long) <= 3 or "".join(one.key for one in long) != short[0].key:
        return False
    if any(one.figure for one in (*short, *long)):
        return False
    across = all(one.broken for one in long[:-1])
    return across or not any(one.key in EMPTY or is_negation(one.key) for one in long)


def _aligned(both: _Both, part: Span) -> Comparison:
    asked, told = both.asked, both.told
    steps = _steps(asked, told, part)
    equal = [step for step in steps if step.tag == "equal"]
    kept = [unit.key for step in equal for unit in asked.units[step.src_start : step.src_end]]
    share = len(kept) / len(asked.units)
    telling = [word for word in asked.keys if word not in EMPTY]
    telling_share = sum(word not in EMPTY for word in kept) / len(telling) if telling else share
    unlike = list(_moved(_unlike(steps), part))
    found = tuple(_difference(asked, told, step) for step in unlike)
    torn = _tears(asked, told, unlike) or (_regroups(told, unlike, part) and not ELLIPSIS.search(asked.text))
    if share == 1 and len(asked.units) >= FEWEST and not torn:
        if len(asked.units) * SPARSE >= part.end - part.start:
            pairs = [pair for step in equal for pair in _paired(step, part)]
            gone = [theirs for _, theirs in unlike if theirs.start < theirs.end]
            tier = max(_tier(both, pairs), _compound(both, equal), key=TIERS.index)
            if not unlike:
                return Comparison("verbatim", 1.0, tier=tier)
            return Comparison("shortened", 1.0, found, weights_left_out(told, gone, part), tier)
        if _in_pieces(equal):
            return Comparison("spliced", 1.0, found)
    if len(kept) >= FEWEST and telling_share >= SAME_TELLING and _is_near(asked, told, equal, part):
        return Comparison("altered", min(share, ALTERED), found)
    return Comparison("other", share)


def _is_near(asked: Units, told: Units, equal: Sequence[Opcode], part: Span) -> bool:
    """Whether what is alike is most of what was asked, or nearly all of it in another order, and stands together."""
    size, first, last = len(asked.units), equal[0].dest_start, equal[-1].dest_end
    share = sum(step.src_end - step.src_start for step in equal) / size
    if share < MOVED or last - first > size * STRETCHED + STRETCHED_BY:
        return False
    there = set(told.keys[part.start : part.end])
    return share >= SAME or sum(key in there for key in asked.keys) / size >= MOVED_IN_ALL


def _paired(step: Opcode, part: Span) -> Iterator[tuple[int, int]]:
    """The numbers of the units that are alike; of compounds the ends."""
    ours, theirs = range(step.src_start, step.src_end), range(step.dest_start, step.dest_end)
    if len(ours) == len(theirs):
        yield from ((one, part.start + other) for one, other in zip(ours, theirs, strict=True))


def _compound(both: _Both, equal: Sequence[Opcode]) -> Tier:
    """The tier that compounds written otherwise need, or figures."""
    unequal = [step for step in equal if step.src_end - step.src_start != step.dest_end - step.dest_start]
    figures = any(both.asked.units[step.src_start].figure for step in unequal)
    return "numbers" if figures else "spelling" if unequal else "exact"


def _in_pieces(equal: Sequence[Opcode]) -> bool:
    """Whether the words are a few whole pieces, far apart: not words picked out here and there."""
    return 1 < len(equal) <= PIECES and all(step.src_end - step.src_start >= FEWEST for step in equal)


def _tears(asked: Units, told: Units, unlike: Sequence[tuple[Span, Span]]) -> bool:
    """Whether a contraction or a figure is only half there: "will" of "won't" is another word, not one left out."""
    for _, theirs in unlike:
        for number in theirs:
            around = told.units[number - 1 : number + 1] if number else ()
            if len(around) == 2 and around[0].span == around[1].span:
                return True
    return _parts_figure(told, (number for _, theirs in unlike for number in theirs))


def _regroups(told: Units, unlike: Sequence[tuple[Span, Span]], part: Span) -> bool:
    """Whether a figure stands before what belonged to another that was left out, or behind it: of “5,000 homes and 3
    schools” 5,000 schools, of “fell 4% here and rose 9% there” fell 9% there."""
    for _, gone in unlike:
        if part.start < gone.start < gone.end < part.end:
            beside = told.units[gone.start - 1].figure or told.units[gone.end].figure
            if beside and any(unit.figure for unit in told.units[gone.start : gone.end]):
                return True
    return False


def _parts_figure(told: Units, numbers: Iterable[int]) -> bool:
    """Whether one of the units of some numbers is written in one with that before, which is a figure, or is one: 3-1,
    2024/25, the 1990s, US$40."""
    pairs = (told.units[number - 1 : number + 1] for number in numbers if 0 < number < len(told.units))
    return any(one.span.end == other.span.start and (one.figure or other.figure) for one, other in pairs)


def _tier(both: _Both, pairs: Sequence[tuple[int, int]]) -> Tier:
    """The first tier at which the units of each pair are the same."""
    worst = 1
    for one, other in pairs:
        ours, theirs = both.asked.units[one].forms, both.told.units[other].forms
        if ours is theirs or ours[1] == theirs[1]:
            continue
        worst = max(worst, next((tier for tier in (2, 3) if ours[tier] == theirs[tier]), 4))
    if both.asked.edits or _is_edited(both.told, pairs):
        return "editorial"
    if worst == 1 and both.asked.text.strip(OUTER) in both.told.text:
        return "exact"
    return TIERS[worst]


def _is_edited(told: Units, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether an editor put something between the units told that are quoted."""
    first, last = (told.units[pairs[at][1]].span for at in (0, -1)) if pairs else (Span(0, 0), Span(0, 0))
    return any(first.start <= one.end and one.start <= last.end + AFTER for one in told.edits)


def _unlike(steps: Iterable[Opcode]) -> Iterator[tuple[Span, Span]]:
    """The stretches between those that are alike, as numbers of units on either side."""
    ours, theirs = Span(0, 0), Span(0, 0)
    for step in [*steps, Opcode("equal", 0, 0, 0, 0)]:
        if step.tag != "equal":
            first = ours == Span(0, 0) == theirs
            ours = Span(step.src_start if first else ours.start, step.src_end)
            theirs = Span(step.dest_start if first else theirs.start, step.dest_end)
        elif (ours, theirs) != (Span(0, 0), Span(0, 0)):
            yield ours, theirs
            ours, theirs = Span(0, 0), Span(0, 0)


def _moved(unlike: Iterable[tuple[Span, Span]], part: Span) -> Iterator[tuple[Span, Span]]:
    """The stretches, on the side of what is told counted from its beginning."""
    for ours, theirs in unlike:
        yield ours, Span(part.start + theirs.start, part.start + theirs.end)


def _difference(asked: Units, told: Units, step: tuple[Span, Span]) -> Difference:
    ours, theirs = step
    return Difference(asked.stretch(*ours), told.stretch(*theirs))


def _rank(one: Comparison) -> tuple[int, float]:
    return RANKED.index(one.manner), one.share
