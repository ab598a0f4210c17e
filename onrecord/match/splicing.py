"""Whether a claim is joined from words of several quotations: each piece stands whole in one of them, none has all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.language.english.weight import EMPTY
from onrecord.match.units import Units, units_of
from onrecord.match.weight import is_negation
from onrecord.match.wording import Wording
from onrecord.types import Span

GRAM = 3
"""Units that are looked up together."""
FEWEST, FEWEST_TELLING = 4, 2
"""Units of a piece, and how many of them say something; or it is a whole sentence of three."""
MOST_PIECES, MOST_LOOSE = 4, 2
"""Pieces, and units between two of them that stand in neither: "and", "but"."""
MOST_PLACES = 200
"""Places looked at for one gram."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the claim (a span of its text) that stands in a wording of this number."""

    told: int
    asked: Span


def pieces(asked: Wording, told: Sequence[Wording]) -> tuple[Piece, ...]:
    """The pieces that a claim is joined from, in its order; none if it is not."""
    ours = units_of(asked.text)
    theirs = [units_of(one.text) for one in told]
    places = _places(ours, theirs)
    found: list[Piece] = []
    at = loose = 0
    while at < len(ours.units):
        longest = max(_runs(ours, theirs, places, at), key=lambda run: (run[1], -run[0]), default=None)
        if longest is None:
            at, loose = at + 1, loose + 1
            if loose > MOST_LOOSE or ours.keys[at - 1] not in EMPTY or is_negation(ours.keys[at - 1]):
                return ()
            continue
        number, size = longest
        found.append(Piece(number, ours.stretch(at, at + size)))
        at, loose = at + size, 0
        if len(found) > MOST_PIECES:
            return ()
    return tuple(found) if len({piece.told for piece in found}) > 1 else ()


def _places(ours: Units, theirs: Sequence[Units]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Where each gram of the claim stands: the number of a wording, and of the unit in it."""
    wanted = {ours.keys[at : at + GRAM] for at in range(len(ours.keys) - GRAM + 1)}
    found = defaultdict[tuple[str, ...], list[tuple[int, int]]](list)
    for number, one in enumerate(theirs):
        for at in range(len(one.keys) - GRAM + 1):
            gram = one.keys[at : at + GRAM]
            if gram in wanted and len(found[gram]) < MOST_PLACES:
                found[gram].append((number, at))
    return found


def _runs(
    ours: Units, theirs: Sequence[Units], places: dict[tuple[str, ...], list[tuple[int, int]]], at: int
) -> Iterator[tuple[int, int]]:
    """The runs of units that begin here and are long enough to be a piece: a wording's number, and how many units."""
    for number, place in places.get(ours.keys[at : at + GRAM], ()):
        there, size = theirs[number], GRAM
        while ours.keys[at + size : at + size + 1] and ours.keys[at + size] == "".join(
            there.keys[place + size : place + size + 1]
        ):
            size += 1
        sentence = place in there.firsts and place + size in there.firsts
        telling = sum(key not in EMPTY for key in ours.keys[at : at + size])
        if sentence or (size >= FEWEST and telling >= FEWEST_TELLING):
            yield number, size
