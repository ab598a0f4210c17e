"""What speaks for two reports being of one utterance: their words, who said them and when, as the
features of the pair. `chances.py` tells how likely it is from them.
"""

import math
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq

from onrecord.language.english.weight import EMPTY, NUMBERS
from onrecord.match.meaning import Floats, meanings
from onrecord.match.naming import may_be_meant
from onrecord.match.weight import is_negation
from onrecord.match.wording import Wording, longest_run

UNKNOWN_DAYS = 3
"""How many days lie between two reports of which one has no date."""
LONG_RUN, LONGEST_RUN = 40, 100
"""A run of words that tell so much together is as telling as any longer one; for the second
regression."""
ENDINGS = ("'s", "ing", "ed", "es", "s", "ly")
SHORTEST_STEM = 4
"""What an inflected word may end in, and the letters that are left of it at least."""
MOST_SENTENCES = 30
"""Sentences of one report that are compared with the other's."""
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
"""The names of the first features."""
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
"""The names of the others, by which pairs among others are judged besides: the words themselves, inflected or not, and how much the speaker
says."""


@dataclass(frozen=True)
class Rendering:
    """One report of something said, as far as likeness goes by it.

    `speaker`: the same for the same speaker, None where it is not known; `quoted`: whether the
    words are inside quotation marks; `denied`: whether a cue denies them; `mixed`: whether some are
    inside quotation marks; `is_person`: whether one person says it, not a group, a newspaper or a
    poll; `name`: what the article calls them.
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
        """The meanings of the words that tell something `[words, directions]`; zeros of those not
        known."""
        return meanings().vectors_of(self.telling)

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
        """The weight of each word, added up over its occurrences."""
        weights = defaultdict[str, float](float)
        for word, weight in zip(self.wording.words, self.word_weights, strict=True):
            weights[word] += weight
        return dict(weights)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each of all words stands."""
        positions = defaultdict[str, list[int]](list)
        for position, word in enumerate(self.wording.words):
            positions[word].append(position)
        return dict(positions)

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
        return frozenset(
            NUMBERS.get(word, word)
            for word in self.telling
            if word in NUMBERS or word[:1].isdigit()
        )

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
        lexicon = meanings()
        firsts, words = self.wording.firsts[: MOST_SENTENCES + 1], self.wording.words
        if firsts == (0, len(words)):
            return self.meaning[np.newaxis]
        return np.array([lexicon.of(words[first:last]) for first, last in pairwise(firsts)])


def features(report: Rendering, counterpart: Rendering, spoken: int = 0) -> Floats:
    """The features of a pair, in the order of `FEATURES` and `SHARED`. `spoken`: how many other
    quotations of the speaker are on record from about that time."""
    shorter, longer = in_order(report, counterpart)
    same = is_same_speaker(report, counterpart)
    days = days_apart(report, counterpart)
    quoted = report.quoted and counterpart.quoted
    covered, nearest = coverage(shorter, longer), _nearest(shorter, longer)
    run = longest_run(shorter.wording.words, shorter.word_weights, longer.places)
    whole = shorter.whole_weight or 1
    basic = [
        bool(same),
        math.log1p(days),
        covered,
        math.log1p(len(shorter.telling)),
        nearest,
        quoted * (1 - run / whole),
        (not quoted) * nearest,
        bool(same) * covered,
        min(run / LONG_RUN, 1),
        bool(same and quoted) / (1 + days),
        bool(report.numbers & counterpart.numbers),
        same is None,
    ]
    in_longer, in_shorter = contained(shorter, longer), contained(longer, shorter)
    much = math.log1p(spoken)
    shared = [
        run / whole,
        min(run / LONGEST_RUN, 1),
        LCSseq.similarity(shorter.wording.words, longer.wording.words)
        / (len(shorter.wording.words) or 1),
        in_longer,
        in_shorter,
        (not quoted) * in_longer,
        bool(same) * in_longer,
        much,
        much * in_longer,
        same is None and report.speaker is not None and counterpart.speaker is not None,
        quoted,
        report.denied or counterpart.denied,
    ]
    return np.array([*basic, *shared], np.float32)


def is_same_speaker(report: Rendering, counterpart: Rendering) -> bool | None:
    """Whether both reports are of one speaker; None if it is not known: a speaker is open, or has
    only a last name that the other bears, too."""
    if report.speaker is None or counterpart.speaker is None:
        return None
    if report.speaker == counterpart.speaker:
        return True
    return (
        None
        if report.name and counterpart.name and may_be_meant(report.name, counterpart.name)
        else False
    )


def in_order(report: Rendering, counterpart: Rendering) -> tuple[Rendering, Rendering]:
    """The report that tells less, then the other, in whichever order they come."""
    fewer = len(report.telling) - len(counterpart.telling)
    is_shorter = fewer < 0 or (fewer == 0 and report.wording.words <= counterpart.wording.words)
    return (report, counterpart) if is_shorter else (counterpart, report)


def days_apart(report: Rendering, counterpart: Rendering) -> int:
    """How many days lie between two reports."""
    return (
        abs((report.day - counterpart.day).days) if report.day and counterpart.day else UNKNOWN_DAYS
    )


def contained(report: Rendering, counterpart: Rendering) -> float:
    """How much of a report its counterpart has in the same words, inflected or not, from 0 to 1."""
    shared = map(report.stems.__getitem__, report.stems.keys() & counterpart.stems.keys())
    return sum(shared) / report.stems_weight if report.stems_weight else 0.0


def in_common(report: Rendering, counterpart: Rendering) -> float:
    """The weight of a report's words that its counterpart has too, in whatever order."""
    return sum(
        map(report.weight_of.__getitem__, report.weight_of.keys() & counterpart.places.keys())
    )


def stem(word: str) -> str:
    """A folded word without its ending."""
    ending = next(
        (end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= SHORTEST_STEM), ""
    )
    return word.removesuffix(ending)


def alike(report: Rendering, counterpart: Rendering) -> float:
    """How alike two reports are in wording and meaning, from 0 to 1, whoever said them and when."""
    shorter, longer = in_order(report, counterpart)
    return (coverage(shorter, longer) + max(_nearest(shorter, longer), 0.0)) / 2


def coverage(report: Rendering, counterpart: Rendering) -> float:
    """How much of a report its counterpart has: each word by the word nearest in meaning, from 0 to
    1."""
    if not report.telling or not counterpart.telling:
        return 0.0
    near = np.maximum.reduce(report.vectors @ counterpart.vectors.T, axis=1)
    np.minimum(np.maximum(near, 0, out=near), 1, out=near)
    near[[index for index, word in enumerate(report.telling) if word in counterpart.places]] = 1
    return float(report.weights @ near / np.add.reduce(report.weights))


def _nearest(report: Rendering, counterpart: Rendering) -> float:
    """How near in meaning the two nearest sentences are."""
    ours, theirs = report.sentences, counterpart.sentences
    return float((ours @ theirs.T).max()) if ours.size and theirs.size else 0.0
