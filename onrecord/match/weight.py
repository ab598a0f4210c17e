"""Words of weight: those that turn a sentence round, bind it to a condition or take its edge off;
and those of none."""

from collections.abc import Iterable
from typing import Literal

from onrecord.language.english.weight import CONDITIONS, HEDGES, NEGATIONS

Weight = Literal["negation", "condition", "hedge"]


def is_negation(word: str) -> bool:
    """Whether a folded word negates."""
    return word in NEGATIONS or word.endswith("n't")


def weights(words: Iterable[str]) -> list[Weight]:
    """Which kinds of words of weight are among some folded words, the gravest first."""
    distinct = set(words)
    kinds: list[Weight] = []
    if any(map(is_negation, distinct)):
        kinds.append("negation")
    if distinct & CONDITIONS:
        kinds.append("condition")
    if distinct & HEDGES:
        kinds.append("hedge")
    return kinds
