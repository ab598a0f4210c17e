"""Whether words that are claimed as somebody's own are an article's report of them: “she would
close the bridge”.

Indirect speech puts verbs back in time and turns persons: I will, she would. What it says is
compared without that.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq, Opcode

from onrecord.language.english.indirect import (
    AUXILIARY,
    COLLECTIVES,
    OURS,
    OWNERS,
    PEOPLE,
    PRONOUNS,
)
from onrecord.match.agreement import same_person
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


def made_direct(claim: Wording, reported: Wording) -> tuple[Weight, ...] | None:
    """The kinds of weighty words left out if a claim has the words of a report in the article's own
    words, turned to direct speech or not; None if it has others. No word may be another, and no
    "not" may be left out."""
    ours, theirs = units_of(claim.text), units_of(reported.text)
    keys, places = _turned(ours), _turned(theirs)
    if len(keys) < FEWEST or len(places) < FEWEST:
        return None
    words, others = [word for word, _ in keys], [word for word, _ in places]
    if (first := _place(others, words)) is not None:
        pairs = list(zip(keys, places[first:], strict=False))
    elif len(others) > LONGER * len(words) or (matched := _in_order(words, others)) is None:
        return None
    else:
        pairs = [(keys[number], places[counterpart]) for number, counterpart in matched]
    if not all(
        _same_person(ours.keys[number], theirs.keys[counterpart])
        for (_, number), (_, counterpart) in pairs
    ):
        return None
    dropped = weights_left_out(
        theirs,
        _gaps({number for _, (_, number) in pairs}, len(theirs.units)),
        Span(0, len(theirs.units)),
    )
    return None if "negation" in dropped else dropped


def _in_order(words: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]] | None:
    """The numbers of the words that are the same, if all of them stand in this order with few left
    out between."""
    equal = [step for step in LCSseq.opcodes(words, others) if step.tag == "equal"]
    if sum(map(_size, equal)) < len(words) or len(equal) > PIECES:
        return None
    return [
        (step.src_start + offset, step.dest_start + offset)
        for step in equal
        for offset in range(_size(step))
    ]


def _turned(units: Units) -> list[tuple[str, int]]:
    """The units as they are the same in direct and indirect speech, with their numbers."""
    turned = list(_each_turned(units))
    if turned and turned[0][0] == "that" and units.keys[0] == "that":
        turned = turned[1:]
    return [pair for pair in turned if pair[0] not in AUXILIARY]


def _each_turned(units: Units) -> Iterator[tuple[str, int]]:
    """Each unit in that form; “her country” is "we" where she speaks of it, and “her country's”
    "our"."""
    index, keys = 0, units.keys
    while index < len(keys):
        if (
            keys[index] in OWNERS
            and index + 1 < len(keys)
            and _singular(keys[index + 1]) in COLLECTIVES
        ):
            yield MINE if keys[index + 1].endswith(("'s", "s'")) else THEY, index + 1
            index += 2
            continue
        if keys[index] in PEOPLE and keys[index + 1 : index + 2] == ("who",):
            yield "those", index
        else:
            word = keys[index] if units.units[index].figure else shifted(keys[index])
            yield THEY if word == THEM else word, index
        index += 1


def _singular(key: str) -> str:
    return key.removesuffix("'s").removesuffix("s'")


def _same_person(claimed: str, reported: str) -> bool:
    """Whether two words that may be turned into each other are not pronouns of different
    persons."""
    if _singular(reported) in COLLECTIVES and claimed in PRONOUNS:
        return claimed in OURS
    if _singular(claimed) in COLLECTIVES and reported in PRONOUNS:
        return False
    return claimed not in PRONOUNS or reported not in PRONOUNS or same_person(claimed, reported)


def _size(step: Opcode) -> int:
    return step.src_end - step.src_start


def _place(words: Sequence[str], others: Sequence[str]) -> int | None:
    """Where others stand in a row among words."""
    size = len(others)
    starts = range(len(words) - size + 1)
    return next(
        (start for start in starts if list(words[start : start + size]) == list(others)), None
    )


def _gaps(quoted: set[int], count: int) -> list[Span]:
    """The stretches between the units that are kept."""
    gaps: list[Span] = []
    for number in range(count):
        if number in quoted:
            continue
        if gaps and gaps[-1].end == number:
            gaps[-1] = Span(gaps[-1].start, number + 1)
        else:
            gaps.append(Span(number, number + 1))
    return gaps
