"""Whether words that are claimed as somebody's own are an article's report of them: “she would close the bridge”.

Indirect speech puts verbs back in time and turns persons: I will, she would. What it says is compared without that.
"""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq, Opcode

from onrecord.match.claims import same_person
from onrecord.match.clauses import weights_left_out
from onrecord.match.comparing import FEWEST
from onrecord.match.stems import shifted
from onrecord.match.units import Units, units_of
from onrecord.match.wording import Wording
from onrecord.types import Span

PIECES = 3
"""Stretches at most into which what was left out of a report parts it."""
PRONOUNS = frozenset({"i", "he", "we", "she", "they", "me", "him", "us", "them", "her", "my", "his", "our", "their"})
AUXILIARY = frozenset({"have"})
"""What a verb that is put back in time may have more."""
LONGER = 3
"""How many times as long as the claim a report is at most in which words were left out between."""


def is_made_direct(asked: Wording, reported: Wording) -> bool:
    """Whether the words asked are those of a report in the article's own words, turned to direct speech or not; some may
    be left out, but none of weight, and none may be another."""
    ours, theirs = units_of(asked.text), units_of(reported.text)
    keys, places = _turned(ours), _turned(theirs)
    if len(keys) < FEWEST or len(places) < FEWEST:
        return False
    words, others = [word for word, _ in keys], [word for word, _ in places]
    if (first := _place(others, words)) is not None:
        pairs = zip(keys, places[first:], strict=False)
        return all(_same_person(ours.keys[one], theirs.keys[other]) for (_, one), (_, other) in pairs)
    if len(others) > LONGER * len(words):
        return False
    steps = LCSseq.opcodes(words, others)
    equal = [step for step in steps if step.tag == "equal"]
    if sum(step.src_end - step.src_start for step in equal) < len(words) or len(equal) > PIECES:
        return False
    kept = {places[at][1] for step in equal for at in range(step.dest_start, step.dest_end)}
    pairs = [(keys[step.src_start + at], places[step.dest_start + at]) for step in equal for at in range(_size(step))]
    if not all(_same_person(ours.keys[one], theirs.keys[other]) for (_, one), (_, other) in pairs):
        return False
    return not weights_left_out(theirs, _gaps(kept, len(theirs.units)), Span(0, len(theirs.units)))


def _turned(units: Units) -> list[tuple[str, int]]:
    """The units as they are the same in direct and indirect speech, with their numbers."""
    each = [(key if unit.figure else shifted(key), at) for at, (key, unit) in enumerate(zip(units.keys, units.units, strict=True))]
    if each and each[0][0] == "that" and units.keys[0] == "that":
        each = each[1:]
    return [one for one in each if one[0] not in AUXILIARY]


def _same_person(asked: str, told: str) -> bool:
    """Whether two words that may be turned into each other are not pronouns of different persons."""
    return asked not in PRONOUNS or told not in PRONOUNS or same_person(asked, told)


def _size(step: Opcode) -> int:
    return step.src_end - step.src_start


def _place(words: Sequence[str], others: Sequence[str]) -> int | None:
    """Where others stand in a row among words."""
    size = len(others)
    return next((at for at in range(len(words) - size + 1) if list(words[at : at + size]) == list(others)), None)


def _gaps(kept: set[int], count: int) -> list[Span]:
    """The stretches between the units that are kept."""
    found: list[Span] = []
    for number in range(count):
        if number in kept:
            continue
        if found and found[-1].end == number:
            found[-1] = Span(found[-1].start, number + 1)
        else:
            found.append(Span(number, number + 1))
    return found
