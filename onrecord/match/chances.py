"""Whether two reports are of one utterance: the chance of it, from their words, who said them and
when.

Two logistic regressions: one over what `features` tells of a pair by itself, one over that, the
words that the two share, how much the speaker says at the time, what the two articles have in
common, and how the pair stands among the others that might be one instead: of what two articles
quote of one speech each is likeliest the same as what is nearest to it. The second is fitted to
pairs in different words alone. `bench/pairs.py --fit` makes the weights of the second. A chance is
no evidence yet: see `evidence.py`.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.match.likeness import FEATURES, SHARED, Rendering, features
from onrecord.match.meaning import Floats

WEIGHTS = (1.772, 0.067, 1.878, 0.273, 3.008, -2.804, -1.99, -0.44, 0.659, 1.828, 1.332, 0.64)
BIAS = -5.324
STANDING = (
    "alone",
    "above the next in the other article",
    "above the next in its own",
    "the likeliest of both",
    "others in the other article",
    "others in its own",
)
"""How a pair stands among others; the first is the logarithm of its odds by `WEIGHTS`."""
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
TOGETHER = (
    "near in time",
    "same speaker, near in time",
    "few quotations of the same speaker, near in time",
    "same speaker, near in time, words around the quotations",
    "same speaker, near in time, meanings of the articles",
    "same speaker or last name, shorter told by longer",
    "same speaker or last name, nearest sentences",
    "near in time, shorter told by longer",
    "near in time, nearest sentences",
    "both quoted, shorter told by longer",
    "both quoted, nearest sentences",
    "few quotations of the same speaker, near in time, shorter told by longer",
    "few quotations of the same speaker, near in time, nearest sentences",
)
"""What the others tell together."""
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


def likeness(report: Rendering, counterpart: Rendering) -> float:
    """The chance, from 0 to 1, that both report one utterance, if no other report might be
    meant."""
    [chance] = chances([Pair(0, 1, 1, features(report, counterpart))])
    return chance


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
    covered = column["shorter told by longer"]
    nearest = column["nearest sentences"]
    quoted = column["both quoted"]
    same = np.maximum(column["same speaker"], column["a last name alone"])
    near = np.exp(-column["days apart"])
    few = np.exp(-column["quotations of the speaker at the time"])
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
