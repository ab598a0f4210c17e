"""What somebody claims was said beside what a report has: the same words, shortened or altered,
word by word.

What is compared are units (`units.py`): words, and quantities with their sign, currency and unit,
in the spelling that stands for all (`tiers.py`). Alignment by their longest common subsequence
(rapidfuzz), within the sentences that the two share.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import Opcode

from onrecord.forms import Form
from onrecord.language.english.weight import EMPTY
from onrecord.match.clauses import weights_left_out
from onrecord.match.edits import moved_apart, steps_between, unlike_stretches
from onrecord.match.tiers import TIERS, Tier
from onrecord.match.units import Units, units_of
from onrecord.match.weight import Weight, is_negation
from onrecord.match.wording import Wording
from onrecord.text.marks import ANY, DASHES
from onrecord.types import Span

Manner = Literal["verbatim", "shortened", "altered", "spliced", "other"]
RANKED: tuple[Manner, ...] = ("other", "spliced", "altered", "shortened", "verbatim")
FEWEST = 3
"""Words that say enough to be taken for a shortened sentence."""
SAME, SAME_TELLING = 0.6, 0.5
"""Shares of all words and of the telling ones that an altered wording has in common with the
original."""
MOVED, MOVED_IN_ALL = 0.45, 0.8
"""Shares of the words in this order and in any, if some were moved."""
STRETCHED, STRETCHED_BY = 1.5, 2
"""How many times as long as the claim, and words more, the words of an altered one stretch over a
report at most."""
ALTERED = 0.999
"""The share of an altered wording at most: all words may be there, but not as they were."""
MOST_SENTENCES = 12
"""Sentences of the claim; a longer claim is compared with all sentences at once."""
SPARSE, PIECES = 3, 4
"""How many times as long as the claim a report is at most that is shortened between; pieces that
may be spliced."""
ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
"""What marks that something is left out."""
AFTER = 2
"""Characters between a word and the [sic] that belongs to it."""
OUTER = f" \t\n\r{ANY}.,;:!?…{DASHES}-"
"""Marks around a quotation that are not its own."""


@dataclass(frozen=True, slots=True)
class Difference(Form):
    """One difference between wordings: the span in the claim (`asked`) and in the report (`told`);
    one may be empty."""

    TITLE = "Otherwise"

    asked: Span
    told: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a claim compares with a report.

    `share`: the share of the claim's words that the report has in this order; `differences`: where
    the two differ, as spans of both texts; `dropped`: the kinds of weighty words left out of the
    clauses that are quoted; `tier`: if verbatim or shortened, the first tier at which the words are
    the same.
    """

    manner: Manner
    share: float
    differences: tuple[Difference, ...] = ()
    dropped: tuple[Weight, ...] = ()
    tier: Tier | None = None


OTHER = Comparison("other", 0.0)


@dataclass(frozen=True, slots=True)
class _Both:
    """The units of claim and report, without an editor's insertions that only one of them has."""

    claim: Units
    report: Units


def compare(claim: Wording, report: Wording) -> Comparison:
    """How the words of a claim compare with those of a report."""
    if not claim.words or not report.words:
        return OTHER
    both = _both(units_of(claim.text), units_of(report.text))
    if not both.claim.units or not both.report.units:
        return OTHER
    comparison = _whole(both)
    if comparison is None and _may_be_altered(both):
        comparison = max((_aligned(both, part) for part in _parts(both)), key=_rank, default=OTHER)
    return _turned(comparison, claim) if comparison else OTHER


def _turned(comparison: Comparison, claim: Wording) -> Comparison:
    """What is shortened by a "not" says the contrary: it is altered, unless the claim marks that
    words are left out."""
    if (
        comparison.manner != "shortened"
        or "negation" not in comparison.dropped
        or ELLIPSIS.search(claim.text)
    ):
        return comparison
    return replace(comparison, manner="altered", share=ALTERED, tier=None)


def differences(wording: Wording, counterpart: Wording) -> tuple[Difference, ...]:
    """Where two wordings differ, word by word, from the beginning of both to their end."""
    ours, theirs = units_of(wording.text), units_of(counterpart.text)
    steps = steps_between(ours, theirs, Span(0, len(theirs.units)))
    return tuple(_difference(ours, theirs, step) for step in unlike_stretches(steps))


def is_same(wording: Wording, counterpart: Wording) -> bool:
    """Whether two wordings are the same, at whatever tier."""
    return units_of(wording.text).keys == units_of(counterpart.text).keys


def stands_in(passage: Wording, wording: Wording) -> bool:
    """Whether a passage stands whole in a wording, at whatever tier."""
    ours, theirs = units_of(passage.text).keys, units_of(wording.text).keys
    return bool(ours) and next(_places(ours, theirs), None) is not None


def _both(claim: Units, report: Units) -> _Both:
    """Claim and report, each without an editor's insertions that the other lacks; a marked "not"
    always stays."""
    ours, theirs = _inserted(claim, report), _inserted(report, claim)
    return _Both(
        claim.without(ours) if ours else claim, report.without(theirs) if theirs else report
    )


def _inserted(units: Units, counterpart: Units) -> set[int]:
    """The numbers of the units in those square brackets whose words the other does not have in this
    order."""
    if not units.edits:
        return set()
    groups: dict[int, list[int]] = {}
    for number, unit in enumerate(units.units):
        if unit.inserted is not None:
            groups.setdefault(unit.inserted, []).append(number)
    unmatched: set[int] = set()
    for numbers in groups.values():
        keys = [units.keys[number] for number in numbers]
        if not any(map(is_negation, keys)) and next(_places(keys, counterpart.keys), None) is None:
            unmatched.update(numbers)
    return unmatched


def _may_be_altered(both: _Both) -> bool:
    """Whether a report has enough of the claim's words, in any order: a quick test, which mostly
    fails."""
    reported, claimed = both.report.key_set, both.claim.keys
    shared_words = [word for word in claimed if word in reported]
    telling = sum(word not in EMPTY for word in claimed)
    if any(
        unit.broken for unit in both.claim.units
    ):  # a word in two pieces, which the other may have in one
        return bool(shared_words)
    enough = len(shared_words) >= SAME * len(claimed)
    return enough and sum(word not in EMPTY for word in shared_words) >= SAME_TELLING * telling


def _whole(both: _Both) -> Comparison | None:
    """The words as they stand in one piece: verbatim if that is whole sentences, or else shortened
    at its ends."""
    claim, report = both.claim, both.report
    size = len(claim.units)
    places = [
        index
        for index in _places(claim.keys, report.keys)
        if not _parts_figure(report, (index, index + size))
    ]
    if not places:
        return None
    firsts = set(report.firsts)
    whole = [index for index in places if index in firsts and index + size in firsts]
    if whole:
        verbatim = (_verbatim(both, index) for index in whole)
        return min(verbatim, key=lambda comparison: TIERS.index(comparison.tier or "editorial"))
    if size >= FEWEST or size == len(report.units):
        return min(
            (_cut(both, index) for index in places), key=lambda comparison: len(comparison.dropped)
        )
    return None


def _places(words: Sequence[str], within: Sequence[str]) -> Iterator[int]:
    words, within = tuple(words), tuple(within)
    for index in range(len(within) - len(words) + 1):
        if within[index] == words[0] and within[index : index + len(words)] == words:
            yield index


def _verbatim(both: _Both, index: int) -> Comparison:
    return Comparison(
        "verbatim", 1.0, tier=_tier(both, [(n, index + n) for n in range(len(both.claim.units))])
    )


def _cut(both: _Both, first: int) -> Comparison:
    """A claim shortened at its ends; the differences are the rest of the sentences that it begins
    and ends in."""
    report, last = both.report, first + len(both.claim.units)
    begin = max(index for index in report.firsts if index <= first)
    end = min(index for index in report.firsts if index >= last)
    gone = [Span(a, b) for a, b in ((begin, first), (last, end)) if a < b]
    unlike = tuple(Difference(Span(0, 0), report.stretch(*span)) for span in gone)
    pairs = [(number, first + number) for number in range(len(both.claim.units))]
    return Comparison(
        "shortened",
        1.0,
        unlike,
        weights_left_out(report, gone, Span(begin, end)),
        _tier(both, pairs),
    )


def _parts(both: _Both) -> Iterator[Span]:
    """Runs of the report's sentences as spans of units: about as many as the claim has, with most
    in common."""
    claim, report = both.claim, both.report
    telling = set(claim.keys) - EMPTY or set(claim.keys)
    firsts, count = report.firsts, len(claim.firsts) - 1
    if count > MOST_SENTENCES or len(firsts) - 1 <= count:
        yield Span(0, len(report.units))
        return
    runs = [
        Span(firsts[i], firsts[min(i + more, len(firsts) - 1)])
        for more in (count, count + 1)
        for i in range(len(firsts) - more)
    ]
    common = {run: len(telling & set(report.keys[run.start : run.end])) for run in runs}
    best = max(common.values(), default=0)
    yield from [run for run in runs if common[run] == best and best][:5]
    yield Span(0, len(report.units))


def _aligned(both: _Both, part: Span) -> Comparison:
    claim, report = both.claim, both.report
    steps = steps_between(claim, report, part)
    equal = [step for step in steps if step.tag == "equal"]
    shared_words = [
        unit.key for step in equal for unit in claim.units[step.src_start : step.src_end]
    ]
    share = len(shared_words) / len(claim.units)
    telling = [word for word in claim.keys if word not in EMPTY]
    telling_share = (
        sum(word not in EMPTY for word in shared_words) / len(telling) if telling else share
    )
    unlike = list(moved_apart(unlike_stretches(steps), part))
    unlike_spans = tuple(_difference(claim, report, step) for step in unlike)
    torn = _tears(claim, report, unlike) or (
        _regroups(report, unlike, part) and not ELLIPSIS.search(claim.text)
    )
    if share == 1 and len(claim.units) >= FEWEST and not torn:
        if len(claim.units) * SPARSE >= part.end - part.start:
            pairs = [pair for step in equal for pair in _paired(step, part)]
            gone = [theirs for _, theirs in unlike if theirs.start < theirs.end]
            tier = max(_tier(both, pairs), _compound(both, equal), key=TIERS.index)
            if not unlike:
                return Comparison("verbatim", 1.0, tier=tier)
            return Comparison(
                "shortened", 1.0, unlike_spans, weights_left_out(report, gone, part), tier
            )
        if _in_pieces(equal):
            return Comparison("spliced", 1.0, unlike_spans)
    if (
        len(shared_words) >= FEWEST
        and telling_share >= SAME_TELLING
        and _is_near(claim, report, equal, part)
    ):
        return Comparison("altered", min(share, ALTERED), unlike_spans)
    return Comparison("other", share)


def _is_near(claim: Units, report: Units, equal: Sequence[Opcode], part: Span) -> bool:
    """Whether the report has most of the claim's words, or nearly all in another order, and has
    them together."""
    size, first, last = len(claim.units), equal[0].dest_start, equal[-1].dest_end
    share = sum(step.src_end - step.src_start for step in equal) / size
    if share < MOVED or last - first > size * STRETCHED + STRETCHED_BY:
        return False
    reported = set(report.keys[part.start : part.end])
    return share >= SAME or sum(key in reported for key in claim.keys) / size >= MOVED_IN_ALL


def _paired(step: Opcode, part: Span) -> Iterator[tuple[int, int]]:
    """The numbers of the units that are alike, in pairs; none for compounds of different length."""
    ours, theirs = range(step.src_start, step.src_end), range(step.dest_start, step.dest_end)
    if len(ours) == len(theirs):
        yield from (
            (number, part.start + counterpart)
            for number, counterpart in zip(ours, theirs, strict=True)
        )


def _compound(both: _Both, equal: Sequence[Opcode]) -> Tier:
    """The tier at which compounds or figures written in another way are the same."""
    unequal = [
        step for step in equal if step.src_end - step.src_start != step.dest_end - step.dest_start
    ]
    figures = any(both.claim.units[step.src_start].figure for step in unequal)
    return "numbers" if figures else "spelling" if unequal else "exact"


def _in_pieces(equal: Sequence[Opcode]) -> bool:
    """Whether the words are a few whole pieces, far apart: not words picked out here and there."""
    return 1 < len(equal) <= PIECES and all(
        step.src_end - step.src_start >= FEWEST for step in equal
    )


def _tears(claim: Units, report: Units, unlike: Sequence[tuple[Span, Span]]) -> bool:
    """Whether a contraction or a figure is only half there: "will" of "won't" is another word, not
    one left out."""
    for _, theirs in unlike:
        for number in theirs:
            around = report.units[number - 1 : number + 1] if number else ()
            if len(around) == 2 and around[0].span == around[1].span:
                return True
    return _parts_figure(report, (number for _, theirs in unlike for number in theirs))


def _regroups(report: Units, unlike: Sequence[tuple[Span, Span]], part: Span) -> bool:
    """Whether a figure stands before what belonged to another that was left out, or behind it: of
    “5,000 homes and 3 schools” 5,000 schools, of “fell 4% here and rose 9% there” fell 9% there."""
    for _, gone in unlike:
        if part.start < gone.start < gone.end < part.end:
            beside = report.units[gone.start - 1].figure or report.units[gone.end].figure
            if beside and any(unit.figure for unit in report.units[gone.start : gone.end]):
                return True
    return False


def _parts_figure(report: Units, numbers: Iterable[int]) -> bool:
    """Whether one of the units of some numbers is written in one with that before, which is a
    figure, or is one: 3-1, 2024/25, the 1990s, US$40."""
    pairs = (
        report.units[number - 1 : number + 1]
        for number in numbers
        if 0 < number < len(report.units)
    )
    return any(
        before.span.end == unit.span.start and (before.figure or unit.figure)
        for before, unit in pairs
    )


def _tier(both: _Both, pairs: Sequence[tuple[int, int]]) -> Tier:
    """The first tier at which the units of each pair are the same."""
    worst = 1
    for number, counterpart in pairs:
        ours, theirs = both.claim.units[number].forms, both.report.units[counterpart].forms
        if ours is theirs or ours[1] == theirs[1]:
            continue
        worst = max(worst, next((tier for tier in (2, 3) if ours[tier] == theirs[tier]), 4))
    if both.claim.edits or _is_edited(both.report, pairs):
        return "editorial"
    if worst == 1 and both.claim.text.strip(OUTER) in both.report.text:
        return "exact"
    return TIERS[worst]


def _is_edited(report: Units, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether an editor put something between the report's units that are quoted."""
    first, last = (
        (report.units[pairs[end][1]].span for end in (0, -1)) if pairs else (Span(0, 0), Span(0, 0))
    )
    return any(first.start <= edit.end and edit.start <= last.end + AFTER for edit in report.edits)


def _difference(claim: Units, report: Units, step: tuple[Span, Span]) -> Difference:
    ours, theirs = step
    return Difference(claim.stretch(*ours), report.stretch(*theirs))


def _rank(comparison: Comparison) -> tuple[int, float]:
    return RANKED.index(comparison.manner), comparison.share
