"""The quotations that may report the same utterance as a new one, found by indexes and never by
reading all: those that share three words in a row, and what the same speaker said at about that
time."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from onrecord.match.likeness import Rendering
from onrecord.match.meaning import Floats, meanings
from onrecord.record.store.session import Session

GRAM_WORDS = 3
GRAM_WEIGHT = 11.0
"""How much three words tell together at least to be looked for."""
PER_GRAM, BY_GRAMS, BY_SPEAKER, SPOKEN = 40, 8, 6, 300
"""Quotations looked at: the latest with one gram, of all those with the most in common, of the
speaker's those nearest in meaning among so many."""
WITHIN = timedelta(days=21)
"""How far apart two reports of one utterance are at most that have no three words in common."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The numbers of the quotations that may report the same utterance as a new one, and how many
    quotations of its speaker from about that time are on record."""

    numbers: frozenset[int]
    spoken: int


def candidates(
    session: Session, quotation: Rendering, keys: Iterable[int], persons: Iterable[int]
) -> Candidates:
    """The quotations that may report the same utterance as this one, which has these grams and is
    by one of these persons."""
    spoken = _by_speaker(session, quotation, persons)
    near = nearest(spoken, quotation.meaning, BY_SPEAKER)
    return Candidates(frozenset((*sharing(session, keys, BY_GRAMS), *near)), len(spoken))


def grams(words: Sequence[str]) -> set[int]:
    """The numbers of every three words in a row that tell enough; of fewer words one number."""
    if len(words) <= GRAM_WORDS:
        return {_gram(words)} if words else set()
    weights = [meanings().weight(word) for word in words]
    threes = list(zip(words, words[1:], words[2:], strict=False))
    weigh = map(sum, zip(weights, weights[1:], weights[2:], strict=False))
    telling = [three for three, weight in zip(threes, weigh, strict=True) if weight >= GRAM_WEIGHT]
    return set(map(_gram, telling or threes))


def sharing(session: Session, keys: Iterable[int], most: int) -> list[int]:
    """The quotations that share most of these grams."""
    common = Counter[int]()
    for numbers in session.ask.with_grams(sorted(keys), PER_GRAM):
        common.update(numbers)
    return [number for number, _ in common.most_common(most)]


def nearest(rows: Iterable[tuple[int, bytes]], meaning: Floats, most: int) -> list[int]:
    """The numbers of the quotations whose stored meanings are nearest to a meaning; vectors of
    another size are left out."""
    comparable = [row for row in rows if len(row[1]) == meaning.size]
    if len(comparable) <= most:
        return [number for number, _ in comparable]
    vectors = np.frombuffer(b"".join([packed for _, packed in comparable]), np.int8).reshape(
        len(comparable), meaning.size
    )
    return [
        comparable[index][0]
        for index in np.argsort(-(vectors @ meaning), kind="stable")[:most].tolist()
    ]


def around(day: date, within: timedelta) -> tuple[str, str]:
    """The first and the last day of those within this distance of a day."""
    first = max(day.toordinal() - within.days, 1)
    last = min(day.toordinal() + within.days, date.max.toordinal())
    return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()


def packed(meaning: Floats) -> bytes:
    """A meaning as it is stored: 8 bits for each dimension."""
    return np.round(meaning * 127).astype(np.int8).tobytes()


def _by_speaker(
    session: Session, quotation: Rendering, persons: Iterable[int]
) -> list[tuple[int, bytes]]:
    """What the speaker said at about that time, as numbers and meanings."""
    if quotation.day is None:
        return []
    first, last = around(quotation.day, WITHIN)
    return [row for person in persons for row in session.ask.spoken(person, first, last, SPOKEN)]


def _gram(words: Sequence[str]) -> int:
    return int.from_bytes(
        hashlib.blake2b(" ".join(words).encode("utf8", "replace"), digest_size=5).digest()
    )
