"""Whether words that are claimed as somebody's own are an article's report of them: “she would close the bridge”.

Indirect speech puts verbs back in time and turns persons: I will, she would. What it says is compared without that.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq, Opcode

from onrecord.language.english.indirect import AUXILIARY, COLLECTIVES, OURS, OWNERS, PEOPLE, PRONOUNS
from onrecord.match.claims import same_person
from onrecord.match.clauses import weights_left_out
from onrecord.match.comparing import FEWEST
from onrecord.match.stems import shifted
from onrecord.match.units import Units, units_of
from onrecord.match.weight import Weight
from onrecord.match.wording import Wording
from onrecord.types import Span

PIECES = 3
"""Stretches at most into which what was left out of a report parts it."""
THEY, THEM, MINE = shifted("they"), shifted("them"), shifted("my")
"""What pronouns are turned to; after a verb or before it is told by their cases."""
LONGER = 3
"""How many times as long as the claim a report is at most in which words were left out between."""


def made_direct(asked: Wording, reported: Wording) -> tuple[Weight, ...] | None:
    """The kinds of weighty words left out if the words asked are those of a report in the article's own words, turned
    to direct speech or not; None if they are not. None may be another, and no "not" may be left out."""
    ours, theirs = units_of(asked.text), units_of(reported.text)
    keys, places = _turned(ours), _turned(theirs)
    if len(keys) < FEWEST or len(places) < FEWEST:
        return None
    words, others = [word for word, _ in keys], [word for word, _ in places]
    if (first := _place(others, words)) is not None:
        pairs = list(zip(keys, places[first:], strict=False))
    elif len(others) > LONGER * len(words) or (found := _in_order(words, others)) is None:
        return None
    else:
        pairs = [(keys[one], places[other]) for one, other in found]
    if not all(_same_person(ours.keys[one], theirs.keys[other]) for (_, one), (_, other) in pairs):
        return None
    dropped = weights_left_out(
        theirs, _gaps({at for _, (_, at) in pairs}, len(theirs.units)), Span(0, len(theirs.units))
    )
    return None if "negation" in dropped else dropped


def _in_order(words: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]] | None:
    """The numbers of the words that are the same, if all of them stand in this order with few left out between."""
    equal = [step for step in LCSseq.opcodes(words, others) if step.tag == "equal"]
    if sum(map(_size, equal)) < len(words) or len(equal) > PIECES:
        return None
    return [(step.src_start + at, step.dest_start + at) for step in equal for at in range(_size(step))]


def _turned(units: Units) -> list[tuple[str, int]]:
    """The units as they are the same in direct and indirect speech, with their numbers."""
    each = list(_each_turned(units))
    if each and each[0][0] == "that" and units.keys[0] == "that":
        each = each[1:]
    return [one for one in each if one[0] not in AUXILIARY]


def _each_turned(units: Units) -> Iterator[tuple[str, int]]:
    """The same of each; “her country” is "we" where she speaks of it, and “her country's” "our"."""
    at, keys = 0, units.keys
    while at < len(keys):
        if keys[at] in OWNERS and at + 1 < len(keys) and _singular(keys[at + 1]) in COLLECTIVES:
            yield MINE if keys[at + 1].endswith(("'s", "s'")) else THEY, at + 1
            at += 2
            continue
        if keys[at] in PEOPLE and keys[at + 1 : at + 2] == ("who",):
            yield "those", at
        else:
            word = keys[at] if units.units[at].figure else shifted(keys[at])
            yield THEY if word == THEM else word, at
        at += 1


def _singular(key: str) -> str:
    return key.removesuffix("'s").removesuffix("s'")


def _same_person(asked: str, told: str) -> bool:
    """Whether two words that may be turned into each other are not pronouns of different persons."""
    if _singular(told) in COLLECTIVES and asked in PRONOUNS:
        return asked in OURS
    if _singular(asked) in COLLECTIVES and told in PRONOUNS:
        return False
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
