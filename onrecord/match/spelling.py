"""One spelling for each word, whatever the house style: colour and color, organise and organize,
won't and will not."""

import re
from functools import lru_cache

from onrecord.language.english.spelling import (
    BEGINNING,
    BEGINNINGS,
    CONTRACTIONS,
    HAS_BEEN,
    IS,
    NO_SUFFIX,
    PREFIX,
    SHORTENED,
    WHOLE,
)

KEPT = 1 << 15
"""Words whose spelling is remembered."""
_YIELDED = re.compile(r"^(\w{3,})([iy])z(e|es|ed|er|ers|ing|ings|ation|ations|able|ational)$")


@lru_cache(KEPT)
def spelled(word: str) -> str:
    """A folded word in the one spelling that stands for all."""
    if (standard := WHOLE.get(word)) is not None:
        return standard
    prefix = PREFIX.match(word)
    for start in (0, prefix.end() if prefix else 0):
        if match := BEGINNING.match(word, start):
            word = word[:start] + BEGINNINGS[match[0]] + word[match.end() :]
            break
    if word not in NO_SUFFIX:
        word = _YIELDED.sub(r"\1\2s\3", word)
    return word


def may_be_contracted(word: str) -> bool:
    """Whether a folded word may stand for others."""
    return "'" in word or word in CONTRACTIONS


def expanded(word: str, following: str) -> tuple[str, ...]:
    """The words that a folded contraction stands for, by the word that follows; any other word
    stands for itself."""
    if not may_be_contracted(word):
        return (word,)
    if word in CONTRACTIONS:
        return CONTRACTIONS[word]
    if word.endswith("n't"):
        return (word[:-3], "not")
    for ending, whole in SHORTENED.items():
        if word.endswith(ending):
            return (word[: -len(ending)], whole)
    if match := IS.match(word):
        return (match[1], "has" if HAS_BEEN.match(following) else "is")
    return (word,)
