"""How well a speaker is known: named beside the words, inferred with a likelihood, or open.

The likelihoods are shares of right speakers, counted on annotated articles of the training parts (`bench/certainty.py`
counts them anew).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from onrecord.resolve.article import Article
from onrecord.resolve.lexicon import FIRST_PERSON, HE, PRONOUNS, RELATIVE, SHE
from onrecord.resolve.referents import Referent
from onrecord.resolve.sources import head_name
from onrecord.types import Quotation, State

Basis = Literal["name", "described", "he or she", "it or they", "first person", "description", "goes on", "headline"]
"""What tells who the speaker is: a name or a description of somebody unnamed that stands beside the words, a pronoun, a
description of somebody named elsewhere, the quotations before, the headline alone."""
BESIDE: tuple[Basis, ...] = ("name", "described")
"""What stands beside the words: nothing is inferred."""
LIKELY = 0.5
"""A speaker who is less likely than this is not given: it stays open who is meant, and the candidates are told."""
LIKELIHOOD: Mapping[Basis, float] = MappingProxyType(
    {
        "name": 0.97,
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


def basis_of(article: Article, quotation: Quotation, found: Referent) -> Basis:
    """What tells who the speaker of a quotation is, where somebody was found."""
    for span in quotation.source:
        words = article.words_in(span)
        if not words:
            continue
        first = words[0].lower
        if first in FIRST_PERSON:
            return "first person"
        if first in PRONOUNS and len(words) == 1:
            return "he or she" if PRONOUNS[first] in (HE, SHE) else "it or they"
        if first in RELATIVE:
            return "name"
        head = head_name(article, span)
        if found.entity is not None:
            return "name" if head and article.entity[head] is found.entity else "description"
        return "described" if span.start <= found.name.start < span.end else "description"
    return "goes on"


def state_of(basis: Basis, likelihood: float) -> State:
    """Whether a speaker found so is named, inferred or, if not likely enough, open."""
    if basis in BESIDE:
        return "named"
    return "inferred" if likelihood >= LIKELY else "open"
