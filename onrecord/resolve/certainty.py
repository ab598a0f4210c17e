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
from onrecord.resolve.entities import Entity
from onrecord.resolve.lexicon import DETERMINERS, FIRST_PERSON, HE, PRONOUNS, RELATIVE, SHE, THEY
from onrecord.resolve.referents import Candidates, Referent
from onrecord.resolve.sources import head_name, plain
from onrecord.resolve.tokens import Token
from onrecord.types import Kind, Quotation, State

Basis = Literal[
    "name",
    "shared name",
    "described",
    "he or she",
    "they",
    "two people",
    "it",
    "first person",
    "role",
    "description",
    "main organization",
    "organization",
    "fuller description",
    "goes on",
    "headline",
]
"""What tells who the speaker is: a name, a last name that several in the article have, or a description of somebody
unnamed that stands beside the words; a pronoun; two people named together; a description of somebody named elsewhere,
by what the article says they are or by its noun alone, of the organization that it names most or of another; a fuller
description elsewhere; the quotations before; the headline alone."""
BESIDE: tuple[Basis, ...] = ("name", "described")
"""What stands beside the words: nothing is inferred."""
LIKELY = 0.5
"""A speaker who is less likely than this is not given: it stays open who is meant, and the candidates are told."""
LIKELIHOOD: Mapping[Basis, float] = MappingProxyType(
    {
        "name": 0.93,
        "shared name": 0.81,
        "described": 0.72,
        "he or she": 0.92,
        "they": 0.5,
        "two people": 0.47,
        "it": 0.14,
        "first person": 0.7,
        "role": 0.94,
        "description": 0.64,
        "main organization": 0.6,
        "organization": 0.2,
        "fuller description": 0.52,
        "goes on": 0.67,
        "headline": 0.7,
    }
)
"""How likely the speaker found is the right one, by what tells it."""
AT_EVEN, STEEP = 2.55, 1.94
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
            return _of_pronoun(PRONOUNS[first], found)
        if first in RELATIVE:
            return "name"
        head = head_name(article, span)
        if found.entity is not None:
            if head is None or article.entity[head] is not found.entity:
                return _of_description(article, words, found.entity)
            return "shared name" if article.is_shared(head) else "name"
        return "described" if span.start <= found.name.start < span.end else _of_fuller(article, words, found)
    return "goes on"


def _of_fuller(article: Article, words: Sequence[Token], found: Referent) -> Basis:
    """What is found for "the two ministers", "the report", "the family": two people, or a fuller description; of a
    group one that turns on the same noun, for others are seldom the same."""
    inside = article.words_in(found.name)
    if found.kind == "group" and len(article.names_in(found.name)) > 1:
        return "two people"
    if found.kind in ("group", "organization") and (not inside or inside[-1].lower != words[-1].lower):
        return "described"
    return "fuller description"


def _of_pronoun(gender: str, found: Referent) -> Basis:
    """They may be several people; of organizations they are as unsure as it."""
    if gender in (HE, SHE):
        return "he or she"
    kinds: dict[Kind, Basis] = {"unnamed_group": "they", "group": "two people"}
    return kinds.get(found.kind, "it") if gender == THEY else "it"


def _of_description(article: Article, words: Sequence[Token], entity: Entity) -> Basis:
    if entity.kind == "person":
        told = {token.lower for token in words} - DETERMINERS
        return "role" if any(told & set(role.words) for role in article.roles.get(entity, ())) else "description"
    return "main organization" if entity in article.main_organizations else "organization"
