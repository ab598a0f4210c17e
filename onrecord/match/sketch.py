"""A text as far as copies of it are recognised: runs of its words outside quotation marks, and a
sketch of these.

After Broder 1997, "On the resemblance and containment of documents": a text's shingles are its runs
of five words, its sketch the smallest of their numbers. Texts that share much of one share some of
these smallest, so that a sketch can be looked up; containment then tells how much of the shorter
text the longer one has.

What stands inside quotation marks is left out: independent reports of a speech have it in common.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.match.wording import WORD, folded
from onrecord.types import Span

Numbers = NDArray[np.uint64]
SHINGLE = 5
"""Words in a shingle."""
MARKS = 32
"""Shingles in a sketch: of a text eight times as long as its copy about four are still the
copy's."""
FEWEST = 26
"""Shingles of thirty words; what has fewer is too short to be a copy, unless it is the same."""
COPIED = 0.65
"""The share of the shorter text that the longer one has if they are one report; see
`bench/copies.py`."""
SAME_FIGURES, FEWEST_FIGURES = 0.5, 5
"""The share of shingles with a figure, if there are so many, that copies have in common: in what is
written anew from one pattern every day (weather, shares, lotteries) hardly any stays."""
REACH = 3
"""How many times the shorter text's length of the longer one is looked at: a text is cut at its
end, whereas a digest has the texts of many one after the other."""
QUOTED = re.compile(
    r"""[“„«»"‘'] (?:
        (?<=[“„«»"]) [^“”„«»"\n]*+ [”“«»"]?+
        | (?<=[‘']) (?<!\w.) (?=\S) (?:[^\n‘’']|(?<=\w)[’'](?=\w))++ [’'](?!\w)
    )""",
    re.VERBOSE,
)
"""What stands inside quotation marks, to the end of the paragraph where they are not closed."""
LONGEST = 50
"""Characters between spaces that are one word, with marks; more are seldom seen twice."""
_FIGURE = np.uint64(1)
_MULTIPLIER, _FIRST, _SECOND = (
    np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)
"""SplitMix64's (Steele, Lea and Flood 2014)."""


@dataclass(frozen=True)
class Shingled:
    """A text without its furniture as shingles, each a number.

    `prose`: the text; `shingles`: those outside quotation marks, in the order of the text
    `[shingles]`; `figures`: which of them hold a figure `[shingles]`.
    """

    prose: str
    shingles: Numbers
    figures: NDArray[np.bool_]

    @cached_property
    def distinct(self) -> Numbers:
        """The shingles, each once, the smallest first."""
        return np.unique(self.shingles)

    @cached_property
    def words(self) -> bytes:
        """All words, those inside quotation marks too, as numbers."""
        return _numbers(self.prose).astype("<u8").tobytes()

    @property
    def is_long(self) -> bool:
        """Whether there is enough to know a copy by."""
        return len(self.distinct) >= FEWEST

    def sketch(self) -> tuple[int, ...]:
        """The marks by which copies are looked up, 40 bits each: of a short text one for all its
        words."""
        if self.is_long:
            return tuple(dict.fromkeys((self.distinct[:MARKS] >> np.uint64(24)).tolist()))
        return (int.from_bytes(blake2b(self.words, digest_size=5).digest()),) if self.words else ()


def shingled(text: str, furniture: Iterable[Span] = ()) -> Shingled:
    """The text as shingles."""
    prose = _without(text, furniture)
    words = _numbers(QUOTED.sub(" ", prose))
    count = max(len(words) - SHINGLE + 1, 0)
    runs = [words[offset : offset + count] for offset in range(SHINGLE)]
    return Shingled(prose, _shingles(runs), np.bitwise_or.reduce(runs) & _FIGURE != 0)


def is_copy(article: Shingled, copy: Shingled) -> bool:
    """Whether two texts are one report: the same words or, if they are long, nearly all of the
    shorter text's."""
    if not (article.is_long and copy.is_long):
        return bool(article.words) and article.words == copy.words
    return containment(article, copy) >= COPIED and _has_figures(*_by_length(article, copy))


def containment(article: Shingled, copy: Shingled) -> float:
    """The share of the shorter text's shingles that the longer one has in its opening; 0 if one has
    none."""
    shorter, longer = _by_length(article, copy)
    return _share(shorter.distinct, _opening(shorter, longer))


def _by_length(article: Shingled, copy: Shingled) -> tuple[Shingled, Shingled]:
    """The shorter first; of two as long the same one, whichever way they are given."""

    def length(text: Shingled) -> tuple[int, int, bytes]:
        return len(text.distinct), len(text.shingles), text.shingles.tobytes()

    return (article, copy) if length(article) <= length(copy) else (copy, article)


def _opening(shorter: Shingled, longer: Shingled) -> Numbers:
    """The shingles that the longer text opens with, each once."""
    reach = REACH * len(shorter.shingles)
    return longer.distinct if reach >= len(longer.shingles) else np.unique(longer.shingles[:reach])


def _has_figures(shorter: Shingled, longer: Shingled) -> bool:
    """Whether the figures of the shorter text, if it has any to speak of, stand in the same words
    in the longer."""
    figures = np.unique(shorter.shingles[shorter.figures])
    return (
        len(figures) < FEWEST_FIGURES or _share(figures, _opening(shorter, longer)) >= SAME_FIGURES
    )


def _share(numbers: Numbers, others: Numbers) -> float:
    """How many of the numbers are among others; both hold each once."""
    return (
        len(np.intersect1d(numbers, others, assume_unique=True)) / len(numbers)
        if numbers.size
        else 0.0
    )


def _without(text: str, spans: Iterable[Span]) -> str:
    """The text with a line's end in the place of each span."""
    return "\n".join(_between(text, spans))


def _between(text: str, spans: Iterable[Span]) -> Iterator[str]:
    done = 0
    for start, end in sorted(spans):
        yield text[done:start]
        done = max(done, end)
    yield text[done:]


def _numbers(text: str) -> Numbers:
    """The words of a text as numbers."""
    numbers: list[int] = []
    for piece in text.split():
        numbers += _known(piece) if len(piece) <= LONGEST else _read(piece)
    return np.array(numbers, np.uint64)


def _read(piece: str) -> tuple[int, ...]:
    """The numbers of the words in a piece of text."""
    return tuple(map(_number, WORD.findall(piece)))


_known = lru_cache(maxsize=1 << 16)(_read)


def _number(word: str) -> int:
    """The number of a word, the same in every process, odd if it is a figure."""
    number = int.from_bytes(
        blake2b(folded(word).encode("utf8", "surrogatepass"), digest_size=8).digest()
    )
    return number | 1 if word[0].isdigit() else number & ~1


def _shingles(runs: Sequence[Numbers]) -> Numbers:
    """The numbers of runs of words, given as their first words, their second words and so on."""
    hashes = np.zeros_like(runs[0])
    for words in runs:
        hashes = hashes * _MULTIPLIER + words
    hashes = (hashes ^ (hashes >> np.uint64(30))) * _FIRST
    hashes = (hashes ^ (hashes >> np.uint64(27))) * _SECOND
    return hashes ^ (hashes >> np.uint64(31))
