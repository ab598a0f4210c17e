"""Words of weight: those that turn a sentence round, bind it to a condition or take its edge off; and those of none."""

from collections.abc import Iterable
from typing import Literal

from onrecord.language.english.weight import CONDITIONS, HEDGES, NEGATIONS

Weight = Literal["negation", "condition", "hedge"]


def is_negation(word: str) -> bool:
    """Whether a folded word negates."""
    return word in NEGATIONS or word.endswith("n't")


def weights(words: Iterable[str]) -> list[Weight]:
    """Which kinds of words of weight are among some folded words, the gravest first."""
    known = set(words)
    found: list[Weight] = []
    if any(map(is_negation, known)):
        found.append("negation")
    if known & CONDITIONS:
        found.append("condition")
    if known & HEDGES:
        found.append("hedge")
    return found
