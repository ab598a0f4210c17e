"""Whether a claim is joined from words of several quotations: each piece stands whole in one of
them, none has all."""

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


def pieces(claim: Wording, wordings: Sequence[Wording]) -> tuple[Piece, ...]:
    """The pieces that a claim is joined from, in its order; none if it is not joined."""
    ours = units_of(claim.text)
    theirs = [units_of(wording.text) for wording in wordings]
    places = _places(ours, theirs)
    joined: list[Piece] = []
    index = loose = 0
    while index < len(ours.units):
        longest = max(
            _runs(ours, theirs, places, index), key=lambda run: (run[1], -run[0]), default=None
        )
        if longest is None:
            index, loose = index + 1, loose + 1
            if (
                loose > MOST_LOOSE
                or ours.keys[index - 1] not in EMPTY
                or is_negation(ours.keys[index - 1])
            ):
                return ()
            continue
        number, size = longest
        joined.append(Piece(number, ours.stretch(index, index + size)))
        index, loose = index + size, 0
        if len(joined) > MOST_PIECES:
            return ()
    return tuple(joined) if len({piece.told for piece in joined}) > 1 else ()


def _places(ours: Units, theirs: Sequence[Units]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Where each gram of the claim stands: the number of a wording, and of the unit in it."""
    grams = {ours.keys[index : index + GRAM] for index in range(len(ours.keys) - GRAM + 1)}
    positions = defaultdict[tuple[str, ...], list[tuple[int, int]]](list)
    for number, units in enumerate(theirs):
        for index in range(len(units.keys) - GRAM + 1):
            gram = units.keys[index : index + GRAM]
            if gram in grams and len(positions[gram]) < MOST_PLACES:
                positions[gram].append((number, index))
    return positions


def _runs(
    ours: Units,
    theirs: Sequence[Units],
    places: dict[tuple[str, ...], list[tuple[int, int]]],
    index: int,
) -> Iterator[tuple[int, int]]:
    """The runs of units that begin here and are long enough to be a piece: a wording's number, and
    how many units."""
    for number, position in places.get(ours.keys[index : index + GRAM], ()):
        units, size = theirs[number], GRAM
        while ours.keys[index + size : index + size + 1] and ours.keys[index + size] == "".join(
            units.keys[position + size : position + size + 1]
        ):
            size += 1
        sentence = position in units.firsts and position + size in units.firsts
        telling = sum(key not in EMPTY for key in ours.keys[index : index + size])
        if sentence or (size >= FEWEST and telling >= FEWEST_TELLING):
            yield number, size
