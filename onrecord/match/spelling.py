"""One spelling for each word, whatever the house style: colour and color, organise and organize, won't and will not."""

import re
from functools import lru_cache

from onrecord.language.english.lists import lines

KEPT = 1 << 15
"""Words whose spelling is remembered."""
_YIELDED = re.compile(r"^(\w{3,})([iy])z(e|es|ed|er|ers|ing|ings|ation|ations|able|ational)$")
_NO_SUFFIX = frozenset(
    {"prize", "prizes", "prized", "prizing", "seize", "seizes", "seized", "seizing", "size", "capsize"}
)
"""Words in -ize that are no verbs made with it: to prise is another word."""
_PREFIX = re.compile(r"^(?:un|dis|mis|re|over|multi|anti|self)(?=\w{4})")
_SHORTENED = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_IS = re.compile(r"^(he|she|it|that|there|here|what|who|where|how|this|everybody|everyone|nobody|somebody)'s$")
_HAS_BEEN = re.compile(r"^(?:been|had|got|become|taken|gone|done|made|given|come|\w+ed)$")


_WHOLE: dict[str, str] = {}
_BEGINNINGS: dict[str, str] = {}
for _line in lines("spelling/spellings"):
    _standard, *_others = _line.split()
    for _other in _others:
        (_BEGINNINGS if _other.endswith("*") else _WHOLE)[_other.rstrip("*")] = _standard.rstrip("*")
_BEGINNING = re.compile("|".join(sorted(map(re.escape, _BEGINNINGS), key=len, reverse=True)))
CONTRACTIONS = {
    short: tuple(whole.split()) for short, _, whole in (_l.partition(": ") for _l in lines("spelling/contractions"))
}
"""What is contracted otherwise than by rule, and the words it stands for."""


@lru_cache(KEPT)
def spelled(word: str) -> str:
    """A folded word in the one spelling that stands for all."""
    if (standard := _WHOLE.get(word)) is not None:
        return standard
    prefix = _PREFIX.match(word)
    for start in (0, prefix.end() if prefix else 0):
        if found := _BEGINNING.match(word, start):
            word = word[:start] + _BEGINNINGS[found[0]] + word[found.end() :]
            break
    if word not in _NO_SUFFIX:
        word = _YIELDED.sub(r"\1\2s\3", word)
    return word


def may_be_contracted(word: str) -> bool:
    """Whether a folded word may stand for others."""
    return "'" in word or word in CONTRACTIONS


def expanded(word: str, following: str) -> tuple[str, ...]:
    """The words that a folded contraction stands for, by the word that follows; a word that is none by itself."""
    if not may_be_contracted(word):
        return (word,)
    if word in CONTRACTIONS:
        return CONTRACTIONS[word]
    if word.endswith("n't"):
        return (word[:-3], "not")
    for ending, whole in _SHORTENED.items():
        if word.endswith(ending):
            return (word[: -len(ending)], whole)
    if found := _IS.match(word):
        return (found[1], "has" if _HAS_BEEN.match(following) else "is")
    return (word,)
