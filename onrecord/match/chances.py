"""How likely pairs of reports are reports of one statement, each by itself and among the others."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.match.meaning import Floats

FEATURES = (
    "same speaker",
    "days apart",
    "shorter told by longer",
    "words that tell something",
    "nearest sentences",
    "both quoted, words not in a run",
    "one not quoted, nearest sentences",
    "same speaker, shorter told by longer",
    "longest run of words",
    "same speaker, both quoted, same days",
    "a number in both",
    "a speaker unknown",
)


WEIGHTS = (1.772, 0.067, 1.878, 0.273, 3.008, -2.804, -1.99, -0.44, 0.659, 1.828, 1.332, 0.64)


BIAS = -5.324


SHARED = (
    "share of the shorter in one run of words",
    "longest run of words, in all",
    "words of the shorter in the order of the longer",
    "words of the shorter in the longer",
    "words of the longer in the shorter",
    "not both quoted, words of the shorter",
    "same speaker, words of the shorter",
    "quotations of the speaker at the time",
    "quotations of the speaker at the time, words of the shorter",
    "a last name alone",
    "both quoted",
    "one denied",
)
"""What the second goes by besides: the words themselves, inflected or not, and how much the speaker
says."""


OCCASION = (
    "words of the articles",
    "rare words of the articles",
    "meanings of the articles",
    "words around the quotations",
    "rare words around the quotations",
    "words quoted in one that stand around the other",
    "words quoted in either that stand around the other",
)
"""What two articles have in common: see `occasion.py`."""


NO_OCCASION = (0.3, 0.25, 0.6, 0.15, 0.15, 0.7, 0.3)
"""What articles mostly have in common, where it is not looked up."""


WEIGHTS_AMONG = (
    *(2.231, -1.291, 1.365, 0.198, -0.077, -0.824, 1.323, 1.77, -1.811, -1.395, -0.238, -0.452),
    *(-2.334, 5.931, 2.419, 1.706, 1.339, -1.366, -1.169, -0.574, 0.4, 5.084, 2.476, 0.915),
    *(0.603, 0.255, 0.105, 1.084, 1.147, -0.457),
    *(-4.862, 3.125, 0.337, 1.29, 1.183, 0.24, -0.499),
    *(
        -0.901,
        5.546,
        -2.723,
        2.025,
        -6.487,
        -1.223,
        -0.805,
        -1.964,
        1.084,
        -0.6,
        -2.001,
        5.445,
        -0.794,
    ),
)


BIAS_AMONG = -4.686


LOWEST, FURTHEST = -6.0, 6.0
"""The odds of nothing, and how far above the next a pair counts, as logarithms."""


LEAST, LEAST_QUOTED = 0.25, 0.4
"""How much of the sense of one the other tells at least, and if both are in quotation marks:
whatever else speaks for it, what has nothing in common is not the same."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of different articles, by their numbers, with the second one's article and the
    features of the pair (`seen`); `occasion`: what the articles have in common, if it was looked
    up."""

    one: int
    other: int
    article: int
    seen: Floats
    occasion: Floats | None = None


def chances(pairs: Sequence[Pair]) -> list[float]:
    """For the pairs of one article's reports with others': the chance, from 0 to 1, that each is of
    one utterance."""
    if not pairs:
        return []
    seen = np.stack([pair.seen for pair in pairs])
    odds = inputs(pairs) @ np.array(WEIGHTS_AMONG, np.float32) + BIAS_AMONG
    probabilities: list[float] = np.where(_have_enough(seen), 1 / (1 + np.exp(-odds)), 0.0).tolist()
    return probabilities


def inputs(pairs: Sequence[Pair]) -> Floats:
    """The inputs of the second regression: all of `FEATURES`, `SHARED`, `STANDING`, `OCCASION` and
    `TOGETHER` `[pairs, inputs]`."""
    seen = np.stack([pair.seen for pair in pairs])
    unknown = np.array(NO_OCCASION, np.float32)
    occasion = np.stack([unknown if pair.occasion is None else pair.occasion for pair in pairs])
    return np.hstack((seen, standings(pairs), occasion, _together(seen, occasion)))


def _together(seen: Floats, occasion: Floats) -> Floats:
    """The other features multiplied with each other `[pairs, TOGETHER]`."""
    column = {name: seen[:, index] for index, name in enumerate((*FEATURES, *SHARED))}
    covered, nearest, quoted = (
        column["shorter told by longer"],
        column["nearest sentences"],
        column["both quoted"],
    )
    same = np.maximum(column["same speaker"], column["a last name alone"])
    near, few = (
        np.exp(-column["days apart"]),
        np.exp(-column["quotations of the speaker at the time"]),
    )
    at_once = same * near
    few_at_once = at_once * few
    return np.stack(
        (
            near,
            at_once,
            few_at_once,
            at_once * occasion[:, OCCASION.index("words around the quotations")],
            at_once * occasion[:, OCCASION.index("meanings of the articles")],
            same * covered,
            same * nearest,
            near * covered,
            near * nearest,
            quoted * covered,
            quoted * nearest,
            few_at_once * covered,
            few_at_once * nearest,
        ),
        axis=1,
    )


def _have_enough(seen: Floats) -> NDArray[np.bool_]:
    """Whether the two of each pair have enough in common to be the same."""
    covered, nearest, if_not_quoted = seen[:, 2], seen[:, 4], seen[:, 6]
    quoted = (if_not_quoted == 0) & (nearest != 0)
    return np.asarray((covered + nearest) / 2 >= np.where(quoted, LEAST_QUOTED, LEAST))


def standings(pairs: Sequence[Pair]) -> Floats:
    """How each pair stands among those of the same report with the same article, and those of the
    same other report `[pairs, STANDING]`."""
    seen = np.stack([pair.seen[: len(FEATURES)] for pair in pairs])
    alone: list[float] = (seen @ np.array(WEIGHTS, np.float32) + BIAS).tolist()
    theirs, ours = defaultdict[object, list[float]](list), defaultdict[object, list[float]](list)
    for pair, odds in zip(pairs, alone, strict=True):
        theirs[pair.one, pair.article].append(odds)
        ours[pair.other].append(odds)
    for group in (*theirs.values(), *ours.values()):
        group.sort(reverse=True)
    both = zip(pairs, alone, strict=True)
    return np.array(
        [_standing(odds, theirs[pair.one, pair.article], ours[pair.other]) for pair, odds in both],
        np.float32,
    )


def _standing(odds: float, theirs: Sequence[float], ours: Sequence[float]) -> tuple[float, ...]:
    their_next, our_next = max(_next(odds, theirs), LOWEST), max(_next(odds, ours), LOWEST)
    above = min(odds - their_next, FURTHEST), min(odds - our_next, FURTHEST)
    return odds, *above, odds > max(their_next, our_next), their_next > LOWEST, our_next > LOWEST


def _next(odds: float, falling: Sequence[float]) -> float:
    """The best of the odds without a pair's own."""
    others = falling[1:2] if odds == falling[0] else falling[:1]
    return others[0] if others else LOWEST
