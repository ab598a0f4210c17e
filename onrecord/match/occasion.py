"""Whether two reports may be of one occasion: what their articles have in common, besides what is
quoted.

Two articles about one event share its names, places and rare words; and what one quotes, the other
often tells around its own quotation. Of a speech, though, all that was said in it has that in
common: it is evidence among other evidence (`likeness.py`).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onrecord.language.english.weight import EMPTY
from onrecord.match.likeness import Rendering, stem
from onrecord.match.meaning import Floats, meanings
from onrecord.match.wording import WORD, folded

ARTICLE, PASSAGE = 8000, 300
"""Characters of an article that are looked at, from its beginning; and before and behind a
quotation."""
RARE = 7.5
"""How much a rare word tells at least: the 20,000 most used words are known, these are not among
the first 1,800."""
A_NAME = 9.0
"""How much a word tells that is not known."""
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Article:
    """The text of an article, with its title, as far as it is looked at."""

    title: str
    text: str

    @cached_property
    def stems(self) -> Weights:
        """The words that tell something, without their endings, and how much each tells."""
        return _stems(self._words)

    @cached_property
    def meaning(self) -> Floats:
        """The meaning of all words together."""
        return meanings().of(word for word in self._words if word not in EMPTY)

    @cached_property
    def _words(self) -> Sequence[str]:
        return _words(f"{self.title}. {self.text[:ARTICLE]}")

    def around(self, first: int, last: int) -> Weights:
        """The words around a stretch of the text."""
        before = self.text[max(first - PASSAGE, 0) : first]
        behind = self.text[last : last + PASSAGE]
        return _stems(_words(f"{before} {behind}"))


@dataclass(frozen=True)
class Place:
    """Where a quotation stands: its article and the words around it there."""

    article: Article
    around: Weights


def occasion(report: Rendering, counterpart: Rendering, here: Place, there: Place) -> Floats:
    """What the places of two reports have in common, in the order of `chances.OCCASION`; the
    speakers' names tell nothing, for they are the same anyway."""
    names = {
        stem(word) for name in (report.name, counterpart.name) if name for word in _words(name)
    }
    ours, theirs = (_without(passage.article.stems, names) for passage in (here, there))
    around, beside = (_without(passage.around, names) for passage in (here, there))
    quoted = sorted(
        math.log1p(_common(_without(said.stems, names), words) / A_NAME)
        for said, words in ((report, beside), (counterpart, around))
    )
    shares = _share(ours, theirs), _share(_rare(ours), _rare(theirs))
    near = float(here.article.meaning @ there.article.meaning)
    passages = _share(around, beside), _share(_rare(around), _rare(beside))
    return np.array([*shares, near, *passages, quoted[1], quoted[0]], np.float32)


def _words(text: str) -> list[str]:
    return [folded(match.group()) for match in WORD.finditer(text)]


def _stems(words: Sequence[str]) -> Weights:
    weight = meanings().weight
    return {stem(word): weight(word) for word in words if word not in EMPTY}


def _without(stems: Weights, names: set[str]) -> Weights:
    return {word: weight for word, weight in stems.items() if word not in names}


def _rare(stems: Weights) -> Weights:
    return {word: weight for word, weight in stems.items() if weight >= RARE}


def _common(weights: Weights, counterpart: Weights) -> float:
    return sum(weights[word] for word in weights.keys() & counterpart.keys())


def _share(weights: Weights, counterpart: Weights) -> float:
    """The weight that two sets of words have in common, as a share of the lighter set's."""
    whole = min(sum(weights.values()), sum(counterpart.values()))
    return _common(weights, counterpart) / whole if whole else 0.0
