"""Words of weight: those that turn a sentence round, bind it to a condition or take its edge off; and those of none."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

Weight = Literal["negation", "condition", "hedge"]

ENGLISH = Path(__file__).parent / "english"


def vocabulary(file: str) -> frozenset[str]:
    """The words of a file of `english/`, folded, parted by white space."""
    return frozenset((ENGLISH / f"{file}.txt").read_text(encoding="utf8").split())


NEGATIONS, CONDITIONS, HEDGES = vocabulary("negations"), vocabulary("conditions"), vocabulary("hedges")
EMPTY = vocabulary("empty")
"""Words that tell little about what was said."""
_PAIRS = [line.split() for line in (ENGLISH / "numbers.txt").read_text(encoding="utf8").splitlines()]
NUMBERS = dict(_PAIRS)
"""Numbers in words, and how they are written in figures."""


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
