"""Whether two reports are of one utterance: the chance of it, from their words, who said them and when.

Two logistic regressions: one over what `features` tells of a pair by itself, one over that, the words that the two
share, how much the speaker says at the time, what the two articles have in common, and how the pair stands among the
others that might be one instead: of what two articles quote of one speech each is likeliest the same as what is nearest
to it. The second is fitted to pairs in different words alone. `bench/pairs.py --fit` makes
the weights of the second. A chance is no evidence yet: see `evidence.py`.
"""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from onrecord.language.english.weight import EMPTY, NUMBERS
from onrecord.match.meaning import Floats, meanings
from onrecord.match.naming import may_be_meant
from onrecord.match.weight import is_negation
from onrecord.match.wording import Wording, longest_run

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
"""What the second goes by besides: the words themselves, inflected or not, and how much the speaker says."""
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
    *(-0.901, 5.546, -2.723, 2.025, -6.487, -1.223, -0.805, -1.964, 1.084, -0.6, -2.001, 5.445, -0.794),
)
BIAS_AMONG = -4.686
LOWEST, FURTHEST = -6.0, 6.0
"""The odds of nothing, and how far above the next a pair counts, as logarithms."""
LEAST, LEAST_QUOTED = 0.25, 0.4
"""How much of the sense of one the other tells at least, and if both are in quotation marks: whatever else speaks for
it, what has nothing in common is not the same."""
UNKNOWN_DAYS = 3
"""How many days lie between two reports of which one has no date."""
LONG_RUN, LONGEST_RUN = 40, 100
"""A run of words that tell so much together is as telling as any longer one; for the second regression."""
ENDINGS = ("'s", "ing", "ed", "es", "s", "ly")
SHORTEST_STEM = 4
"""What an inflected word may end in, and the letters that are left of it at least."""
MOST_SENTENCES = 30
"""Sentences of one report that are compared with the other's."""


@dataclass(frozen=True)
class Rendering:
    """One report of something said, as far as likeness goes by it.

    `speaker`: the same for the same speaker, None where it is not known; `quoted`: whether the words are inside
    quotation marks; `denied`: whether a cue denies them; `mixed`: whether some are inside quotation marks;
    `is_person`: whether one person says it, not a group, a newspaper or a poll; `name`: what the article calls them.
    """

    wording: Wording
    speaker: object | None
    day: date | None
    quoted: bool
    denied: bool
    mixed: bool = False
    is_person: bool = True
    name: str | None = None

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The folded words that tell something."""
        return tuple(word for word in self.wording.words if word not in EMPTY)

    @cached_property
    def vectors(self) -> Floats:
        """The meanings of the words that tell something `[words, directions]`; zeros of those not known."""
        return meanings().each(self.telling)

    @cached_property
    def weights(self) -> Floats:
        """How much each of the words tells that tell something."""
        return np.array([meanings().weight(word) for word in self.telling], np.float32)

    @cached_property
    def word_weights(self) -> tuple[float, ...]:
        """How much each of all words tells."""
        return tuple(map(meanings().weight, self.wording.words))

    @cached_property
    def whole_weight(self) -> float:
        """How much all words tell together."""
        return sum(self.word_weights)

    @cached_property
    def weight_of(self) -> dict[str, float]:
        """How much each of all words tells, as often as it stands there."""
        found = defaultdict[str, float](float)
        for word, weight in zip(self.wording.words, self.word_weights, strict=True):
            found[word] += weight
        return dict(found)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each of all words stands."""
        found = defaultdict[str, list[int]](list)
        for place, word in enumerate(self.wording.words):
            found[word].append(place)
        return dict(found)

    @cached_property
    def stems(self) -> dict[str, float]:
        """The words that tell something without their endings, and how much each tells."""
        return {stem(word): meanings().weight(word) for word in self.telling}

    @cached_property
    def stems_weight(self) -> float:
        """How much the stems tell together."""
        return sum(self.stems.values())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers that are told, in words or figures."""
        return frozenset(NUMBERS.get(word, word) for word in self.telling if word in NUMBERS or word[:1].isdigit())

    @cached_property
    def currencies(self) -> frozenset[str]:
        """The signs of currencies."""
        return frozenset(sign for sign in self.wording.text if unicodedata.category(sign) == "Sc")

    @cached_property
    def negates(self) -> bool:
        """Whether the words negate, or the cue does."""
        return any(map(is_negation, self.wording.words)) != self.denied

    @cached_property
    def meaning(self) -> Floats:
        """The meaning of all words together."""
        return meanings().of(self.wording.words)

    @cached_property
    def sentences(self) -> Floats:
        """The meanings of the sentences `[sentences, directions]`."""
        known = meanings()
        firsts, words = self.wording.firsts[: MOST_SENTENCES + 1], self.wording.words
        if firsts == (0, len(words)):
            return self.meaning[np.newaxis]
        return np.array([known.of(words[first:last]) for first, last in pairwise(firsts)])


def features(one: Rendering, other: Rendering, spoken: int = 0) -> Floats:
    """What likeness goes by, in the order of `FEATURES` and `SHARED`. `spoken`: how many other quotations of the
    speaker are on record from about that time."""
    shorter, longer = in_order(one, other)
    same = is_same_speaker(one, other)
    days = days_apart(one, other)
    quoted = one.quoted and other.quoted
    told, nearest = coverage(shorter, longer), _nearest(shorter, longer)
    run, whole = longest_run(shorter.wording.words, shorter.word_weights, longer.places), shorter.whole_weight or 1
    own = [
        bool(same),
        math.log1p(days),
        told,
        math.log1p(len(shorter.telling)),
        nearest,
        quoted * (1 - run / whole),
        (not quoted) * nearest,
        bool(same) * told,
        min(run / LONG_RUN, 1),
        bool(same and quoted) / (1 + days),
        bool(one.numbers & other.numbers),
        same is None,
    ]
    in_longer, in_shorter = contained(shorter, longer), contained(longer, shorter)
    much = math.log1p(spoken)
    shared = [
        run / whole,
        min(run / LONGEST_RUN, 1),
        LCSseq.similarity(shorter.wording.words, longer.wording.words) / (len(shorter.wording.words) or 1),
        in_longer,
        in_shorter,
        (not quoted) * in_longer,
        bool(same) * in_longer,
        much,
        much * in_longer,
        same is None and one.speaker is not None and other.speaker is not None,
        quoted,
        one.denied or other.denied,
    ]
    return np.array([*own, *shared], np.float32)


def is_same_speaker(one: Rendering, other: Rendering) -> bool | None:
    """Whether both reports are of one speaker's; None where nobody knows: one is open, or has a last name alone that
    the other bears, too."""
    if one.speaker is None or other.speaker is None:
        return None
    if one.speaker == other.speaker:
        return True
    return None if one.name and other.name and may_be_meant(one.name, other.name) else False


def in_order(one: Rendering, other: Rendering) -> tuple[Rendering, Rendering]:
    """The one that tells less, then the other, whichever way they are given."""
    fewer = len(one.telling) - len(other.telling)
    is_shorter = fewer < 0 or (fewer == 0 and one.wording.words <= other.wording.words)
    return (one, other) if is_shorter else (other, one)


def days_apart(one: Rendering, other: Rendering) -> int:
    """How many days lie between two reports."""
    return abs((one.day - other.day).days) if one.day and other.day else UNKNOWN_DAYS


def contained(one: Rendering, other: Rendering) -> float:
    """How much of what one tells the other tells in the same words, inflected or not, from 0 to 1."""
    shared = map(one.stems.__getitem__, one.stems.keys() & other.stems.keys())
    return sum(shared) / one.stems_weight if one.stems_weight else 0.0


def in_common(one: Rendering, other: Rendering) -> float:
    """How much the words of one tell that stand in the other, in whatever order."""
    return sum(map(one.weight_of.__getitem__, one.weight_of.keys() & other.places.keys()))


def stem(word: str) -> str:
    """A folded word without its ending."""
    ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= SHORTEST_STEM), "")
    return word.removesuffix(ending)


@dataclass(frozen=True, slots=True)
class Pair:
    """A report of one article and one of another, by numbers that tell them apart, the other's article, and what
    likeness goes by; `occasion`: what the articles have in common, if it was looked up."""

    one: int
    other: int
    article: int
    seen: Floats
    occasion: Floats | None = None


def chances(pairs: Sequence[Pair]) -> list[float]:
    """For the pairs of one article's reports with others': the chance, from 0 to 1, that each is of one utterance."""
    if not pairs:
        return []
    seen = np.stack([pair.seen for pair in pairs])
    odds = inputs(pairs) @ np.array(WEIGHTS_AMONG, np.float32) + BIAS_AMONG
    found: list[float] = np.where(_have_enough(seen), 1 / (1 + np.exp(-odds)), 0.0).tolist()
    return found


def inputs(pairs: Sequence[Pair]) -> Floats:
    """What the second regression goes by: all of `FEATURES`, `SHARED`, `STANDING`, `OCCASION` and `TOGETHER`
    `[pairs, inputs]`."""
    seen = np.stack([pair.seen for pair in pairs])
    unknown = np.array(NO_OCCASION, np.float32)
    occasion = np.stack([unknown if pair.occasion is None else pair.occasion for pair in pairs])
    return np.hstack((seen, standings(pairs), occasion, _together(seen, occasion)))


def _together(seen: Floats, occasion: Floats) -> Floats:
    """What the others tell together `[pairs, TOGETHER]`."""
    column = {name: seen[:, place] for place, name in enumerate((*FEATURES, *SHARED))}
    told, nearest, quoted = column["shorter told by longer"], column["nearest sentences"], column["both quoted"]
    same = np.maximum(column["same speaker"], column["a last name alone"])
    near, few = np.exp(-column["days apart"]), np.exp(-column["quotations of the speaker at the time"])
    at_once = same * near
    few_at_once = at_once * few
    return np.stack(
        (
            near,
            at_once,
            few_at_once,
            at_once * occasion[:, OCCASION.index("words around the quotations")],
            at_once * occasion[:, OCCASION.index("meanings of the articles")],
            same * told,
            same * nearest,
            near * told,
            near * nearest,
            quoted * told,
            quoted * nearest,
            few_at_once * told,
            few_at_once * nearest,
        ),
        axis=1,
    )


def _have_enough(seen: Floats) -> NDArray[np.bool_]:
    """Whether the two of each pair have enough in common to be the same."""
    told, nearest, if_not_quoted = seen[:, 2], seen[:, 4], seen[:, 6]
    quoted = (if_not_quoted == 0) & (nearest != 0)
    return np.asarray((told + nearest) / 2 >= np.where(quoted, LEAST_QUOTED, LEAST))


def standings(pairs: Sequence[Pair]) -> Floats:
    """How each pair stands among those of the same report with the same article, and those of the same other report
    `[pairs, STANDING]`."""
    own = np.stack([pair.seen[: len(FEATURES)] for pair in pairs])
    alone: list[float] = (own @ np.array(WEIGHTS, np.float32) + BIAS).tolist()
    theirs, ours = defaultdict[object, list[float]](list), defaultdict[object, list[float]](list)
    for pair, odds in zip(pairs, alone, strict=True):
        theirs[pair.one, pair.article].append(odds)
        ours[pair.other].append(odds)
    for group in (*theirs.values(), *ours.values()):
        group.sort(reverse=True)
    both = zip(pairs, alone, strict=True)
    return np.array(
        [_standing(odds, theirs[pair.one, pair.article], ours[pair.other]) for pair, odds in both], np.float32
    )


def _standing(own: float, theirs: Sequence[float], ours: Sequence[float]) -> tuple[float, ...]:
    their_next, our_next = max(_next(own, theirs), LOWEST), max(_next(own, ours), LOWEST)
    above = min(own - their_next, FURTHEST), min(own - our_next, FURTHEST)
    return own, *above, own > max(their_next, our_next), their_next > LOWEST, our_next > LOWEST


def _next(own: float, falling: Sequence[float]) -> float:
    """The best of some but for one's own."""
    others = falling[1:2] if own == falling[0] else falling[:1]
    return others[0] if others else LOWEST


def likeness(one: Rendering, other: Rendering) -> float:
    """The chance, from 0 to 1, that both report one utterance, if no other report might be meant."""
    [chance] = chances([Pair(0, 1, 1, features(one, other))])
    return chance


def alike(one: Rendering, other: Rendering) -> float:
    """How alike two reports are in wording and meaning, from 0 to 1, whoever said them and when."""
    shorter, longer = in_order(one, other)
    return (coverage(shorter, longer) + max(_nearest(shorter, longer), 0.0)) / 2


def coverage(one: Rendering, other: Rendering) -> float:
    """How much of what one tells the other tells: each word by that nearest in meaning, from 0 to 1."""
    if not one.telling or not other.telling:
        return 0.0
    near = np.maximum.reduce(one.vectors @ other.vectors.T, axis=1)
    np.minimum(np.maximum(near, 0, out=near), 1, out=near)
    near[[place for place, word in enumerate(one.telling) if word in other.places]] = 1
    return float(one.weights @ near / np.add.reduce(one.weights))


def _nearest(one: Rendering, other: Rendering) -> float:
    """How near in meaning the two nearest sentences are."""
    ours, theirs = one.sentences, other.sentences
    return float((ours @ theirs.T).max()) if ours.size and theirs.size else 0.0
