"""Words without their endings: closes, closed and closing are forms of close; and as indirect
speech turns them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.language.english.verbs import IRREGULAR_VERBS, SHIFTING
from onrecord.match.spelling import KEPT, spelled

_FINAL = re.compile(r"(?:'s|s')$")
_DOUBLED = re.compile(r"([bdfgklmnprtz])\1$")
_VOWEL = re.compile(r"[aeiouy]")
SHORTEST = 3
"""Letters that a stem has at least."""


def _forms(listed: Iterable[str]) -> dict[str, str]:
    bases: dict[str, str] = {}
    for line in listed:
        base, *others = line.replace(":", "").split()
        bases.update(dict.fromkeys((base, *others), base))
    return bases


IRREGULAR, SHIFTS = _forms(IRREGULAR_VERBS), _forms(SHIFTING)


@lru_cache(KEPT)
def stem(word: str) -> str:
    """A folded word without its inflection; words of one stem are forms of one word."""
    word = spelled(_FINAL.sub("", word))
    if word in IRREGULAR:
        return _bare(IRREGULAR[word])
    base = _without_ending(word)
    return _bare(IRREGULAR.get(base, base))


def _without_ending(word: str) -> str:
    """A word without -s, -es, -ed, -ing, and without the e that these take the place of."""
    if word.endswith("ies") and len(word) > SHORTEST + 2:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > SHORTEST + 2:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > SHORTEST:
        return _bare(word[:-1])
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if (
            root != word
            and len(root) >= SHORTEST
            and _VOWEL.search(root)
            and not word.endswith("eed")
        ):
            return _bare(_DOUBLED.sub(r"\1", root))
    return _bare(word)


def _bare(word: str) -> str:
    bare = word.rstrip("e")
    return bare if len(bare) >= SHORTEST - 1 else word


@lru_cache(KEPT)
def shifted(word: str) -> str:
    """A folded word as it is the same in direct and indirect speech: I will close, she would
    close."""
    return SHIFTS.get(word) or stem(word)


def is_past(word: str) -> bool:
    """Whether a folded word may be a verb's past form."""
    if word in IRREGULAR:
        return (word != IRREGULAR[word] and not word.endswith(("s", "ing"))) or word == "was"
    return word.endswith("ed") and len(word) > SHORTEST + 1
