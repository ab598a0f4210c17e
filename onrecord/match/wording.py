"""A text as words that can be compared: without regard to case, accents and marks."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice, pairwise

from onrecord.text.characters import COMBINING, JOINERS
from onrecord.text.marks import APOSTROPHES
from onrecord.types import Span

_LETTERS = rf"[^\W_ʼ]++(?:[{COMBINING}{JOINERS}]++[^\W_ʼ]*+)*+"
WORD = re.compile(rf"{_LETTERS}(?:[{APOSTROPHES}]{_LETTERS})*")
SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[”\"’')\]]*(?:\s|$)|\n\s*\n|\s…\s")
LONGEST = 2000
"""Words that are compared; what is longer is no quotation."""


@dataclass(frozen=True)
class Wording:
    """The words of a text in the order of it: folded, and where each stands.

    `firsts`: the numbers of the words that open a sentence, and the number behind the last word.
    """

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words folded."""
        surfaces: list[str] = WORD.findall(self.text)
        return tuple(map(folded, surfaces[:LONGEST]))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where the words stand in the text."""
        return tuple(Span(*match.span()) for match in islice(WORD.finditer(self.text), LONGEST))

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """Numbers of the words that open sentences, then how many words there are."""
        ends = [end.end() for end in SENTENCE_END.finditer(self.text) if end.end() < len(self.text)]
        counts = (len(WORD.findall(self.text, *stretch)) for stretch in pairwise((0, *ends)))
        last = len(self.words)
        return tuple(sorted({0, last, *(count for count in accumulate(counts) if count < last)}))


def folded(word: str) -> str:
    """A word without regard to case, accents and kind of apostrophe."""
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(
        "'" if c in APOSTROPHES else c
        for c in plain
        if not unicodedata.combining(c) and c not in JOINERS
    )


def longest_run(
    words: Sequence[str], weights: Sequence[float], places: Mapping[str, Sequence[int]]
) -> float:
    """The weight of the heaviest stretch of words that another text has word for word.

    `places`: where each word stands in that text.
    """
    best, before = 0.0, dict[int, float]()
    for word, weight in zip(words, weights, strict=True):
        now = {}
        for position in places.get(word, ()):
            now[position] = run = before.get(position - 1, 0.0) + weight
            best = max(best, run)
        before = now
    return best
