"""How well a speaker is known: named beside the words, inferred with a likelihood, or open.

The likelihoods are shares of right speakers, counted on annotated articles of the training parts (`bench/certainty.py`
counts them anew).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from onrecord.resolve.article import Article
from onrecord.resolve.lexicon import FIRST_PERSON, HE, PRONOUNS, RELATIVE, SHE
from onrecord.resolve.referents import Candidates, Referent
from onrecord.resolve.sources import head_name, plain
from onrecord.types import Quotation, State

Basis = Literal[
    "name", "shared name", "described", "he or she", "it or they", "first person", "description", "goes on", "headline"
]
"""What tells who the speaker is: a name or a description of somebody unnamed that stands beside the words, a last
name that several in the article have, a pronoun, a description of somebody named elsewhere, the quotations before, the
headline alone."""
BESIDE: tuple[Basis, ...] = ("name", "described")
"""What stands beside the words: nothing is inferred."""
LIKELY = 0.5
"""A speaker who is less likely than this is not given: it stays open who is meant, and the candidates are told."""
LIKELIHOOD: Mapping[Basis, float] = MappingProxyType(
    {
        "name": 0.97,
        "shared name": 0.85,
        "described": 0.9,
        "he or she": 0.8,
        "it or they": 0.6,
        "first person": 0.8,
        "description": 0.6,
        "goes on": 0.75,
        "headline": 0.8,
    }
)
"""How likely the speaker found is the right one, by what tells it."""
AT_EVEN, STEEP = 1.87, 1.75
"""How likely the first candidate for a "he" or "she" is, as the logarithm of its odds, from that of its share of the
weights of all (`pronouns.py`): at a share of one half, and for each step above it."""
TINY = 0.001


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a speaker was found by. `share`: of the weights of all candidates that of the one found."""

    basis: Basis
    share: float | None = None

    @property
    def likelihood(self) -> float:
        """How likely it is, from 0 to 1, that the speaker found is the right one."""
        return LIKELIHOOD[self.basis] if self.share is None else of_share(self.share)

    @property
    def state(self) -> State:
        """Whether a speaker found so is named, inferred or, if not likely enough, open."""
        if self.basis in BESIDE:
            return "named"
        return "inferred" if self.likelihood >= LIKELY else "open"


def grounds(article: Article, quotation: Quotation, found: Referent, candidates: Candidates) -> Grounds:
    """What the speaker of a quotation was found by."""
    basis = basis_of(article, quotation, found)
    shares = (share for entity, share in candidates if entity is found.entity)
    return Grounds(basis, next(shares, None) if basis == "he or she" else None)


def of_share(share: float) -> float:
    """How likely the first candidate is whose share of the weights this is."""
    share = min(max(share, TINY), 1 - TINY)
    return 1 / (1 + math.exp(-AT_EVEN - STEEP * math.log(share / (1 - share))))


def likely(shares: Sequence[float]) -> list[float]:
    """How likely each candidate is: the first as it was found, what is left to the others by their shares."""
    if not shares:
        return []
    first = of_share(shares[0])
    rest = (1 - first) / max(1 - shares[0], TINY)
    return [first, *(min(share * rest, first) for share in shares[1:])]


def basis_of(article: Article, quotation: Quotation, found: Referent) -> Basis:
    """What tells who the speaker of a quotation is, where somebody was found."""
    for span in quotation.source:
        words = article.words_in(span)
        if not words:
            continue
        first = plain(words[0]) if not words[0].word.isupper() or len(words[0].word) == 1 else words[0].word
        if first in FIRST_PERSON:
            return "first person"
        if first in PRONOUNS and len(words) == 1:
            return "he or she" if PRONOUNS[first] in (HE, SHE) else "it or they"
        if first in RELATIVE:
            return "name"
        head = head_name(article, span)
        if found.entity is not None:
            if head is None or article.entity[head] is not found.entity:
                return "description"
            return "shared name" if article.is_shared(head) else "name"
        return "described" if span.start <= found.name.start < span.end else "description"
    return "goes on"
